// What facts about papers do to the tables, and the acts that write them.
#include "mandate/meeting_document_facts.hpp"
#include "mandate/paper_facts.hpp"
#include "mandate/refusals.hpp"
#include "store/blob.hpp"

#include <algorithm>

namespace penstock {

namespace {

void enter(Writer& db, OfPaper const& fact, PaperState state)
{
    db.run("UPDATE paper SET state = $2 WHERE id = $1", fact.paper, state);
}

void keep_version(Writer& db, Stamp const& stamp, Id<Paper> paper, std::int64_t version, EvidenceFile const& file,
                  std::string const& note)
{
    db.run(R"sql(
        INSERT INTO paper_version (paper_id, version, name, digest, size, note, person, at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
    )sql",
           paper, version, file.name.value, file.digest, file.size, note, stamp.actor, stamp.at);
}

} // namespace

void apply(Writer& db, Stamp const& stamp, PaperDrafted const& fact)
{
    db.run(R"sql(
        INSERT INTO paper (id, body_id, item_id, title_zh, title_en, visibility, state, versions, outright,
                           adopted_version, issued_version, number, authority, ended_by)
        VALUES ($1, $2, 0, $3, $4, $5, 'draft', 1, 0, 0, 0, '', '', 0)
    )sql",
           stamp.seq, fact.body, fact.text.title.zh, fact.text.title.en, fact.text.visibility);
    keep_version(db, stamp, {stamp.seq}, 1, fact.file, "");
}

void apply(Writer& db, Stamp const& stamp, PaperRevised const& fact)
{
    db.run(R"sql(
        UPDATE paper
           SET versions = $2,
               state = CASE WHEN state IN ('draft', 'returned') THEN 'draft' ELSE 'under_revision' END
         WHERE id = $1
    )sql",
           fact.paper, fact.version);
    keep_version(db, stamp, fact.paper, fact.version, fact.file, fact.reason);
}

void apply(Writer& db, Stamp const&, PaperSubmitted const& fact) { enter(db, fact, PaperState::submitted); }

void apply(Writer& db, Stamp const&, PaperPlaced const& fact)
{
    db.run("UPDATE paper SET item_id = $2 WHERE id = $1", fact.paper, fact.item ? fact.item->value : 0);
}

void apply(Writer& db, Stamp const&, PaperMoved const& fact)
{
    if (!adopted(fact.state)) {
        db.run(R"sql(
            UPDATE paper
               SET state = $2, outright = 0, adopted_version = 0, adopted_digest = NULL, adopted_on = NULL
             WHERE id = $1
        )sql",
               fact.paper, fact.state);
        return;
    }
    db.run(R"sql(
        UPDATE paper SET state = $2, outright = $3, adopted_version = $4, adopted_digest = $5, adopted_on = $6
         WHERE id = $1
    )sql",
           fact.paper, fact.state, static_cast<std::int64_t>(fact.state == PaperState::adopted), fact.version,
           fact.digest, fact.on);
}

void apply(Writer& db, Stamp const&, PaperChecked const& fact) { enter(db, fact, PaperState::final_check); }
void apply(Writer& db, Stamp const&, PaperReopened const& fact) { enter(db, fact, PaperState::under_revision); }

void apply(Writer& db, Stamp const&, PaperIssued const& fact)
{
    db.run(R"sql(
        UPDATE paper
           SET state = 'issued', issued_version = $2, issued_digest = $3, issued_on = $4, number = $5, authority = $6,
               openness = $7
         WHERE id = $1
    )sql",
           fact.paper, fact.version, fact.digest, fact.issue.on, fact.issue.number.value, fact.issue.authority.value,
           fact.issue.openness);
}

void apply(Writer& db, Stamp const&, PaperInForce const& fact) { enter(db, fact, PaperState::in_force); }

void apply(Writer& db, Stamp const&, PaperAmended const& fact)
{
    enter(db, fact, PaperState::amended);
    db.run("UPDATE paper SET ended_by = $2 WHERE id = $1", fact.paper, fact.by);
}

void apply(Writer& db, Stamp const&, PaperSuperseded const& fact)
{
    enter(db, fact, PaperState::superseded);
    db.run("UPDATE paper SET ended_by = $2 WHERE id = $1", fact.paper, fact.by);
}

void apply(Writer& db, Stamp const&, PaperRepealed const& fact) { enter(db, fact, PaperState::repealed); }

void add_paper_facts(FactKinds& kinds)
{
    kinds.add<PaperDrafted, PaperRevised, PaperSubmitted, PaperPlaced, PaperMoved, PaperChecked, PaperReopened,
              PaperIssued, PaperInForce, PaperAmended, PaperSuperseded, PaperRepealed>();
}

namespace {

struct PaperRow {
    Id<Paper>          id;
    Id<Body>           body;
    PaperState         state{};
    ItemVisibility     visibility{};
    std::int64_t       item{};
    std::int64_t       versions{};
    std::int64_t       adopted_version{};
    std::int64_t       outright{};
    std::optional<Day> adopted_on;
};
BOOST_DESCRIBE_STRUCT(PaperRow, (),
                      (id, body, state, visibility, item, versions, adopted_version, outright, adopted_on))

struct VersionNowRow {
    std::string  name;
    Digest       digest;
    std::int64_t size{};
};
BOOST_DESCRIBE_STRUCT(VersionNowRow, (), (name, digest, size))

struct PaperOnItem {
    Id<Paper>    id;
    PaperState   state{};
    std::int64_t versions{};
};
BOOST_DESCRIBE_STRUCT(PaperOnItem, (), (id, state, versions))

std::vector<PaperOnItem> papers_on(Reader& reader, Id<AgendaItem> item)
{
    return reader.rows<PaperOnItem>("SELECT id, state, versions FROM paper WHERE item_id = $1 ORDER BY id", item);
}

void move(Act& act, PaperOnItem const& paper, Id<AgendaItem> item, PaperState to)
{
    auto file = file_of(act.read(), paper.id, paper.versions);
    expects(file.has_value());
    act.record(PaperMoved{{paper.id, ""}, item, to, paper.versions, file->digest, act.today});
}

Result<void> kept(Reader& reader, EvidenceFile const& file)
{
    if (!find_blob(reader, file.digest)) return refuse(refusal::evidence_missing, "/file/digest", "");
    return {};
}

// The issued paper that amends or supersedes this one.
Result<Id<Paper>> other_of(Reader& reader, Id<Paper> id, std::optional<Id<Paper>> other)
{
    if (!other) return refuse(refusal::missing_field, "/other", "");
    auto state = reader.row<PaperState>("SELECT state FROM paper WHERE id = $1", *other);
    if (!state || *other == id) return refuse(refusal::not_found, "/other", "");
    if (*state != PaperState::issued && *state != PaperState::in_force)
        return refuse(refusal::paper_not_issued, "/other", std::string{name_of(*state)});
    return *other;
}

} // namespace

Result<PaperNow> load_paper(Reader& reader, Id<Paper> id, Caller const& by, Day today)
{
    auto row = reader.row<PaperRow>(R"sql(
        SELECT id, body_id AS body, state, visibility, item_id AS item, versions, adopted_version, outright, adopted_on
          FROM paper
         WHERE id = $1
    )sql",
                                    id);
    if (!row) return refuse(refusal::not_found);
    auto mine   = bodies_of(reader, by.person(), today);
    bool member = by.person() != 0 && std::ranges::find(mine, row->body) != mine.end();
    return PaperNow{row->id,         row->body,     row->state,           row->visibility,
                    row->item,       row->versions, row->adopted_version, row->outright != 0,
                    row->adopted_on, member};
}

Result<EvidenceFile> file_of(Reader& reader, Id<Paper> id, std::int64_t version)
{
    auto row = reader.row<VersionNowRow>(
        "SELECT name, digest, size FROM paper_version WHERE paper_id = $1 AND version = $2", id, version);
    if (!row) return refuse(refusal::not_found);
    return EvidenceFile{{std::move(row->name)}, row->digest, row->size};
}

Result<Id<Paper>> draft_paper(Act& act, Caller const& by, Id<Body> body, PaperText const& typed,
                              EvidenceFile const& file)
{
    CHECK(by.check_in(Permission::manage_mandate, 0));
    auto text = TRY(plan_text(typed));
    if (!load_body(act.read(), body)) return refuse(refusal::not_found, "/held_by", "");
    CHECK(kept(act.read(), file));
    return Id<Paper>{act.record(PaperDrafted{body, text, file})};
}

Result<void> step_paper(Act& act, Caller const& by, Id<Paper> id, PaperEvent event, PaperStepGiven const& given)
{
    auto paper   = TRY(load_paper(act.read(), id, by, act.today));
    auto planned = plan_step(paper, event, given.reason, by);
    if (!planned) return std::unexpected{std::move(planned).error()};
    OfPaper of{id, given.reason};
    switch (event) {
    case PaperEvent::revise:
        if (!given.file) return refuse(refusal::missing_field, "/file", "");
        CHECK(kept(act.read(), *given.file));
        act.record(PaperRevised{of, paper.versions + 1, *given.file});
        break;
    case PaperEvent::submit: act.record(PaperSubmitted{of}); break;
    case PaperEvent::check:  act.record(PaperChecked{of}); break;
    case PaperEvent::reopen: act.record(PaperReopened{of}); break;
    case PaperEvent::issue:  {
        if (!given.issue) return refuse(refusal::missing_field, "/issue", "");
        CHECK(plan_issue(paper, *given.issue, by, act.today));
        if (auto there =
                act.read().row<std::int64_t>("SELECT id FROM paper WHERE number = $1", given.issue->number.value))
            return refuse(refusal::already_exists, "/issue/number", std::to_string(*there));
        if (find_document(act.read(), given.issue->number.value))
            return refuse(refusal::already_exists, "/issue/number", given.issue->number.value);
        auto file = TRY(file_of(act.read(), id, paper.versions));
        act.record(PaperIssued{of, *given.issue, paper.versions, file.digest});
        break;
    }
    case PaperEvent::bring_into_force:   act.record(PaperInForce{of}); break;
    case PaperEvent::amend: {
        auto other = TRY(other_of(act.read(), id, given.other));
        act.record(PaperAmended{of, other});
        break;
    }
    case PaperEvent::supersede: {
        auto other = TRY(other_of(act.read(), id, given.other));
        act.record(PaperSuperseded{of, other});
        break;
    }
    case PaperEvent::repeal:             act.record(PaperRepealed{of}); break;
    case PaperEvent::take:
    case PaperEvent::adopt:
    case PaperEvent::adopt_in_principle:
    case PaperEvent::send_back:          return refuse(refusal::follows_its_item);
    }
    return {};
}

Result<void> place_paper(Act& act, Caller const& by, Id<Paper> id, std::optional<Id<AgendaItem>> to)
{
    auto paper = TRY(load_paper(act.read(), id, by, act.today));
    CHECK(by.check_in(Permission::manage_mandate, 0));
    if (paper.item != 0) {
        auto here    = TRY(load_item(act.read(), {paper.item}));
        auto meeting = TRY(load_meeting(act.read(), here.meeting, by, act.today));
        bool off     = meeting.state == MeetingState::cancelled || meeting.state == MeetingState::postponed;
        if (to && here.id == *to) return refuse(refusal::already_exists, "/item", std::to_string(paper.item));
        if (to && !decided(here.state) && !off)
            return refuse(refusal::paper_on_agenda, "/item", std::to_string(paper.item));
        if (!to) CHECK(plan_placing(paper, meeting, here, by));
    } else if (!to) return refuse(refusal::step_not_allowed);
    if (to) {
        auto item = load_item(act.read(), *to);
        if (!item) return refuse(refusal::not_found, "/item", "");
        auto meeting = TRY(load_meeting(act.read(), item->meeting, by, act.today));
        if (meeting.body != paper.body) return refuse(refusal::not_found, "/item", "");
        CHECK(plan_placing(paper, meeting, *item, by));
        if (papers_on(act.read(), *to).size() >= papers_on_item_most)
            return refuse(refusal::too_large, "/item", std::to_string(papers_on_item_most));
    }
    act.record(PaperPlaced{{id, ""}, to});
    return {};
}

void take_papers(Act& act, Id<AgendaItem> item)
{
    for (auto const& paper : papers_on(act.read(), item))
        if (paper.state == PaperState::submitted) move(act, paper, item, PaperState::in_deliberation);
}

void move_papers(Act& act, Id<AgendaItem> item, ItemState outcome)
{
    auto to = after(outcome);
    if (!to) return;
    // One withdrawn before it was taken was never deliberated.
    for (auto const& paper : papers_on(act.read(), item))
        if (paper.state == PaperState::in_deliberation) move(act, paper, item, *to);
}

Result<void> move_papers_again(Act& act, Id<AgendaItem> item, ItemState from, ItemState outcome)
{
    auto was = after(from).value_or(PaperState::in_deliberation);
    auto to  = after(outcome).value_or(PaperState::in_deliberation);
    if (was == to) return {};
    auto papers = papers_on(act.read(), item);
    for (auto const& paper : papers)
        if (paper.state != was) return refuse(refusal::paper_moved_on, "/outcome", std::to_string(paper.id.value));
    for (auto const& paper : papers) move(act, paper, item, to);
    return {};
}

} // namespace penstock
