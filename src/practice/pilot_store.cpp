// What facts about pilots do to the tables, and the acts that write them.
#include "mandate/decision_facts.hpp"
#include "practice/pilot_facts.hpp"
#include "practice/refusals.hpp"
#include "store/blob.hpp"

namespace penstock {

void apply(Writer& db, Stamp const& stamp, PilotProposed const& fact)
{
    auto const& text = fact.text;
    db.run(R"sql(
        INSERT INTO pilot (id, body_id, practice_id, title_zh, title_en, scope, bounds, hypothesis, starts_on, ends_on,
                           first_ends_on, measures, state, item_id, started_on, ended_on, reason, verdict, evaluation,
                           evaluated_by, evaluated_at, proposed_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, $11, 'proposed', 0, NULL, NULL, '', NULL, '', 0, NULL,
                $12)
    )sql",
           stamp.seq, fact.unit, fact.practice ? fact.practice->value : 0, text.title.zh, text.title.en, text.scope,
           text.bounds, text.hypothesis, text.starts_on, text.ends_on, json::to_text(text.measures), stamp.actor);
}

void apply(Writer& db, Stamp const&, PilotStarted const& fact)
{
    db.run("UPDATE pilot SET state = 'running', item_id = $2, started_on = $3 WHERE id = $1", fact.pilot, fact.item,
           fact.on);
}

void apply(Writer& db, Stamp const&, PilotExtended const& fact)
{
    db.run("UPDATE pilot SET ends_on = $2, reason = $3 WHERE id = $1", fact.pilot, fact.until, fact.reason);
}

void apply(Writer& db, Stamp const&, PilotStopped const& fact)
{
    db.run("UPDATE pilot SET state = 'stopped', ended_on = $2, reason = $3 WHERE id = $1", fact.pilot, fact.on,
           fact.reason);
}

void apply(Writer& db, Stamp const&, PilotEnded const& fact)
{
    db.run("UPDATE pilot SET state = 'ended', ended_on = $2, reason = $3 WHERE id = $1", fact.pilot, fact.on,
           fact.reason);
}

void apply(Writer& db, Stamp const&, PilotWithdrawn const& fact)
{
    db.run("UPDATE pilot SET state = 'withdrawn', reason = $2 WHERE id = $1", fact.pilot, fact.reason);
}

void apply(Writer& db, Stamp const& stamp, PilotEvaluated const& fact)
{
    db.run(R"sql(
        UPDATE pilot SET state = 'evaluated', verdict = $2, evaluation = $3, evaluated_by = $4, evaluated_at = $5
         WHERE id = $1
    )sql",
           fact.pilot, fact.evaluation.verdict, json::to_text(fact.evaluation), stamp.actor, stamp.at);
}

void add_pilot_facts(FactKinds& kinds)
{
    kinds.add<PilotProposed, PilotStarted, PilotExtended, PilotStopped, PilotEnded, PilotWithdrawn, PilotEvaluated>();
}

namespace {

struct PilotNowRow {
    Id<Pilot>                   id;
    Id<Body>                    unit;
    PilotState                  state{};
    Day                         ends_on;
    std::optional<PilotVerdict> verdict;
    std::int64_t                proposed_by{};
    std::int64_t                practice{};
};
BOOST_DESCRIBE_STRUCT(PilotNowRow, (), (id, unit, state, ends_on, verdict, proposed_by, practice))

} // namespace

Result<PilotNow> load_pilot(Reader& reader, Id<Pilot> id, Caller const& by, Day today)
{
    auto row = reader.row<PilotNowRow>(R"sql(
        SELECT id, body_id AS unit, state, ends_on, verdict, proposed_by, practice_id AS practice FROM pilot
         WHERE id = $1
    )sql",
                                       id);
    if (!row) return refuse(refusal::not_found);
    bool of_unit = false;
    for (auto body : bodies_of(reader, by.person(), today)) of_unit = of_unit || body == row->unit;
    return PilotNow{row->id,      row->unit,        row->state,    row->ends_on,
                    row->verdict, row->proposed_by, row->practice, of_unit};
}

Result<ItemNow> load_item_seen(Reader& reader, Id<AgendaItem> id, Caller const& by, Day today)
{
    auto item = load_item(reader, id);
    if (!item) return refuse(refusal::not_found, "/item", "");
    auto meeting = load_meeting(reader, item->meeting, by, today);
    if (!meeting || !sees_item(*meeting, item->visibility, by)) return refuse(refusal::not_found, "/item", "");
    return *std::move(item);
}

Result<void> rest_on(Act& act, Caller const& by, Id<AgendaItem> item, std::string const& noun, std::int64_t id)
{
    RecordLink const effect{TRY(Line<40>::from(noun)), id};
    if (is_carried_out(act.read(), item, effect)) return {};
    return carry_out(act, by, item, effect);
}

Result<Id<Pilot>> propose_pilot(Act& act, Caller const& by, PilotProposed const& wanted)
{
    CHECK(by.check_in(Permission::manage_mandate, 0));
    auto text = TRY(plan_pilot(wanted.text));
    if (!load_body(act.read(), wanted.unit)) return refuse(refusal::not_found, "/unit", "");
    for (std::size_t i = 0; i < text.measures.size(); ++i)
        if (auto const& indicator = text.measures[i].indicator;
            indicator && !act.read().row<std::int64_t>("SELECT 1 FROM indicator WHERE id = $1", *indicator))
            return refuse(refusal::not_found, "/measures/" + std::to_string(i) + "/indicator", "");
    if (wanted.practice &&
        !act.read().row<std::int64_t>("SELECT 1 FROM practice WHERE id = $1 AND state <> 'retired'", *wanted.practice))
        return refuse(refusal::not_found, "/practice", "");
    return Id<Pilot>{act.record(PilotProposed{wanted.unit, std::move(text), wanted.practice})};
}

Result<void> move_pilot(Act& act, Caller const& by, Id<Pilot> id, PilotEvent event, std::optional<Id<AgendaItem>> item,
                        std::optional<Day> until, std::string const& reason)
{
    auto      pilot = TRY(load_pilot(act.read(), id, by, act.today));
    PilotStep step{event, {}, until, reason};
    if (item) step.item = TRY(load_item_seen(act.read(), *item, by, act.today));
    CHECK(plan_pilot_step(pilot, step, by, act.today));
    switch (event) {
    case PilotEvent::start:
        act.record(PilotStarted{{id}, *item, act.today});
        return rest_on(act, by, *item, "pilot", id.value);
    case PilotEvent::extend:   act.record(PilotExtended{{id}, *until, reason}); break;
    case PilotEvent::stop:     act.record(PilotStopped{{id}, act.today, reason}); break;
    case PilotEvent::end:      act.record(PilotEnded{{id}, act.today, reason}); break;
    case PilotEvent::withdraw: act.record(PilotWithdrawn{{id}, reason}); break;
    case PilotEvent::evaluate: break; // refused above
    }
    return {};
}

Result<void> check_files(Reader& reader, std::optional<std::vector<EvidenceFile>> const& files)
{
    if (!files) return {};
    for (std::size_t i = 0; i < files->size(); ++i)
        if (!find_blob(reader, (*files)[i].digest))
            return refuse(refusal::evidence_missing, "/files/" + std::to_string(i) + "/digest", "");
    return {};
}

Result<void> evaluate_pilot(Act& act, Caller const& by, Id<Pilot> id, PilotEvaluation const& evaluation)
{
    auto pilot = TRY(load_pilot(act.read(), id, by, act.today));
    CHECK(plan_evaluation(pilot, evaluation, by));
    CHECK(check_files(act.read(), evaluation.files));
    act.record(PilotEvaluated{{id}, evaluation});
    return {};
}

} // namespace penstock
