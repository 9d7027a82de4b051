// What facts about programmes do to the tables, and how programmes are found again.
#include "programme/programme_facts.hpp"

#include "base/fold.hpp"

namespace penstock {

namespace {

void name_programme(Writer& db, std::int64_t id, std::vector<std::string> const& folded)
{
    for (auto const& each : folded)
        db.run("INSERT INTO programme_name (folded, programme_id) VALUES ($1, $2)", each, id);
}

void move_programme(Writer& db, Id<Programme> id, ProgrammeState to)
{
    db.run("UPDATE programme SET state = $2 WHERE id = $1", id, to);
}

} // namespace

std::vector<std::string> folded_titles(ProgrammeText const& text)
{
    std::vector<std::string> out;
    for (auto const* title : {&text.title.zh, &text.title.en}) {
        auto folded = fold_name(*title);
        if (!folded.empty() && (out.empty() || out.front() != folded)) out.push_back(std::move(folded));
    }
    return out;
}

void apply(Writer& db, Stamp const& stamp, ProgrammeFounded const& fact)
{
    auto const& text = fact.text;
    db.run(R"sql(
        INSERT INTO programme (id, code, title_zh, title_en, goal_zh, goal_en, problem_zh, problem_en,
                               result_zh, result_en, state, founded_on)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'active', $11)
    )sql",
           stamp.seq, fact.code, text.title.zh, text.title.en, text.goal.zh, text.goal.en, text.problem.zh,
           text.problem.en, text.result.zh, text.result.en, fact.on);
    name_programme(db, stamp.seq, fact.folded);
}

void apply(Writer& db, Stamp const&, ProgrammeDescribed const& fact)
{
    auto const& text = fact.text;
    db.run(R"sql(
        UPDATE programme
           SET title_zh = $2, title_en = $3, goal_zh = $4, goal_en = $5, problem_zh = $6, problem_en = $7,
               result_zh = $8, result_en = $9
         WHERE id = $1
    )sql",
           fact.programme, text.title.zh, text.title.en, text.goal.zh, text.goal.en, text.problem.zh, text.problem.en,
           text.result.zh, text.result.en);
    db.run("DELETE FROM programme_name WHERE programme_id = $1", fact.programme);
    name_programme(db, fact.programme.value, fact.folded);
}

void apply(Writer& db, Stamp const&, ProgrammeWoundDown const& fact)
{
    move_programme(db, fact.programme, ProgrammeState::winding_down);
}
void apply(Writer& db, Stamp const&, ProgrammeResumed const& fact)
{
    move_programme(db, fact.programme, ProgrammeState::active);
}
void apply(Writer& db, Stamp const&, ProgrammeClosed const& fact)
{
    move_programme(db, fact.programme, ProgrammeState::closed);
}
void apply(Writer& db, Stamp const&, ProgrammeTerminated const& fact)
{
    move_programme(db, fact.programme, ProgrammeState::terminated);
}

void add_programme_facts(FactKinds& kinds)
{
    kinds.add<ProgrammeFounded, ProgrammeDescribed, ProgrammeWoundDown, ProgrammeResumed, ProgrammeClosed,
              ProgrammeTerminated>();
}

void record_step(Act& act, Id<Programme> programme, ProgrammeEvent event, std::string const& reason)
{
    ProgrammeStepped step{programme, reason};
    switch (event) {
    case ProgrammeEvent::wind_down: act.record(ProgrammeWoundDown{step}); return;
    case ProgrammeEvent::resume:    act.record(ProgrammeResumed{step}); return;
    case ProgrammeEvent::close:     act.record(ProgrammeClosed{step}); return;
    case ProgrammeEvent::terminate: act.record(ProgrammeTerminated{step}); return;
    }
    std::unreachable();
}

std::optional<Id<Programme>> find_programme(Reader& reader, std::string const& code, std::string const& title)
{
    if (!code.empty())
        if (auto found =
                reader.row<Id<Programme>>("SELECT min(id) FROM programme WHERE code = $1 HAVING count(*) > 0", code))
            return found;
    auto named = reader.rows<Id<Programme>>(
        "SELECT programme_id FROM programme_name WHERE folded = $1 ORDER BY programme_id", fold_name(title));
    if (named.empty()) return std::nullopt;
    return named.front();
}

Id<Programme> found_programme(Act& act, std::string const& code, ProgrammeText const& text)
{
    return {act.record(ProgrammeFounded{code, text, act.today, folded_titles(text)})};
}

} // namespace penstock
