// What facts about meetings do to the tables, and the acts that write them.
#include "mandate/paper_facts.hpp"
#include "mandate/refusals.hpp"
#include "mandate/voting_facts.hpp"
#include "people/refusals.hpp"

#include <algorithm>
#include <set>

namespace penstock {

namespace {

struct NewMeeting {
    Id<Body>                  body;
    MeetingText               text;
    bool                      day_inferred{};
    MeetingState              state{};
    Confidence                confidence{};
    std::int64_t              chair{};
    std::string               chair_name;
    std::int64_t              instead_of{};
    std::optional<SourceSpan> source;
};

void insert(Writer& db, Stamp const& stamp, NewMeeting const& row)
{
    auto digest = row.source ? std::optional{row.source->digest} : std::nullopt;
    db.run(R"sql(
        INSERT INTO meeting (id, body_id, title_zh, title_en, held_on, day_inferred, place, state, confidence, chair,
                             chair_name, instead_of, items, undecided, source, source_start, source_end)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 0, 0, $13, $14, $15)
    )sql",
           stamp.seq, row.body, row.text.title.zh, row.text.title.en, row.text.held_on,
           static_cast<std::int64_t>(row.day_inferred), row.text.place.value, row.state, row.confidence, row.chair,
           row.chair_name, row.instead_of, digest, row.source ? row.source->start : 0,
           row.source ? row.source->end : 0);
}

struct Reported {
    Id<Meeting> id;
    Id<Body>    body;
};
BOOST_DESCRIBE_STRUCT(Reported, (), (id, body))

struct NewItem {
    Id<Meeting>               meeting;
    ItemText                  text;
    ItemState                 state{};
    std::string               said;
    std::string               papers{"[]"};
    std::optional<Instant>    decided_at;
    std::int64_t              again{};
    std::optional<SourceSpan> source;
};

void insert(Writer& db, Stamp const& stamp, NewItem const& row)
{
    auto digest = row.source ? std::optional{row.source->digest} : std::nullopt;
    db.run("UPDATE meeting SET items = items + 1, undecided = undecided + $2 WHERE id = $1", row.meeting,
           static_cast<std::int64_t>(!decided(row.state)));
    db.run(R"sql(
        INSERT INTO agenda_item (id, meeting_id, position, kind, visibility, title_zh, title_en, presenter, state, text,
                                 papers, decided_at, again, taken_again, corrections, source, source_start, source_end)
        SELECT $1, id, items, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 0, 0, $13, $14, $15 FROM meeting WHERE id = $2
    )sql",
           stamp.seq, row.meeting, row.text.kind, row.text.visibility, row.text.title.zh, row.text.title.en,
           row.text.presenter.value, row.state, row.said, row.papers, row.decided_at, row.again, digest,
           row.source ? row.source->start : 0, row.source ? row.source->end : 0);
    if (row.again == 0) return;
    db.run("UPDATE agenda_item SET taken_again = 1 WHERE id = $1", row.again);
    db.run("UPDATE paper SET item_id = $2 WHERE item_id = $1 AND state IN ('submitted', 'in_deliberation')", row.again,
           stamp.seq);
}

void enter(Writer& db, OfMeeting const& fact, MeetingState state)
{
    db.run("UPDATE meeting SET state = $2 WHERE id = $1", fact.meeting, state);
}

} // namespace

void apply(Writer& db, Stamp const& stamp, MeetingDrafted const& fact)
{
    insert(db, stamp,
           NewMeeting{.body       = fact.body,
                      .text       = fact.text,
                      .state      = MeetingState::draft,
                      .confidence = Confidence::recorded,
                      .chair      = fact.chair ? fact.chair->value : 0,
                      .instead_of = fact.instead_of ? fact.instead_of->value : 0});
}

void apply(Writer& db, Stamp const& stamp, MeetingImported const& fact)
{
    insert(db, stamp,
           NewMeeting{.body         = fact.body,
                      .text         = fact.text,
                      .day_inferred = fact.day_inferred,
                      .state        = MeetingState::communique_published,
                      .confidence   = Confidence::public_report,
                      .chair_name   = fact.chair_name,
                      .source       = fact.source});
}

void apply(Writer& db, Stamp const& stamp, AgendaItemSet const& fact)
{
    insert(db, stamp,
           NewItem{.meeting = fact.meeting,
                   .text    = fact.text,
                   .state   = ItemState::scheduled,
                   .again   = fact.again ? fact.again->value : 0});
}

void apply(Writer& db, Stamp const& stamp, AgendaItemImported const& fact)
{
    insert(db, stamp,
           NewItem{.meeting    = fact.meeting,
                   .text       = fact.text,
                   .state      = fact.outcome,
                   .said       = fact.said,
                   .papers     = json::canonical(fact.papers),
                   .decided_at = stamp.at,
                   .source     = fact.source});
}

void apply(Writer& db, Stamp const&, AgendaOrdered const& fact)
{
    for (std::size_t i = 0; i < fact.items.size(); ++i)
        db.run("UPDATE agenda_item SET position = $2 WHERE id = $1", fact.items[i], static_cast<std::int64_t>(i + 1));
}

void apply(Writer& db, Stamp const&, MeetingConvened const& fact) { enter(db, fact, MeetingState::convened); }
void apply(Writer& db, Stamp const&, MeetingOpened const& fact) { enter(db, fact, MeetingState::in_progress); }
void apply(Writer& db, Stamp const&, MeetingClosed const& fact) { enter(db, fact, MeetingState::closed); }
void apply(Writer& db, Stamp const&, MinutesConfirmed const& fact) { enter(db, fact, MeetingState::minutes_confirmed); }
void apply(Writer& db, Stamp const&, CommuniquePublished const& fact)
{
    enter(db, fact, MeetingState::communique_published);
}
void apply(Writer& db, Stamp const&, MeetingCancelled const& fact) { enter(db, fact, MeetingState::cancelled); }
void apply(Writer& db, Stamp const&, MeetingPostponed const& fact) { enter(db, fact, MeetingState::postponed); }

void apply(Writer& db, Stamp const&, ItemTaken const& fact)
{
    db.run("UPDATE agenda_item SET state = 'taken' WHERE id = $1", fact.item);
}

void apply(Writer& db, Stamp const& stamp, ItemDecided const& fact)
{
    db.run("UPDATE agenda_item SET state = $2, text = $3, decided_at = $4 WHERE id = $1", fact.item, fact.outcome,
           fact.text, stamp.at);
    db.run("UPDATE meeting SET undecided = undecided - 1 WHERE id = (SELECT meeting_id FROM agenda_item WHERE id = $1)",
           fact.item);
}

void apply(Writer& db, Stamp const&, OutcomeCorrected const& fact)
{
    db.run("UPDATE agenda_item SET state = $2, text = $3, corrections = corrections + 1 WHERE id = $1", fact.item,
           fact.outcome, fact.text);
}

void add_meeting_facts(FactKinds& kinds)
{
    kinds.add<MeetingDrafted, MeetingImported, AgendaItemSet, AgendaItemImported, AgendaOrdered, MeetingConvened,
              MeetingOpened, MeetingClosed, MinutesConfirmed, CommuniquePublished, MeetingCancelled, MeetingPostponed,
              ItemTaken, ItemDecided, OutcomeCorrected>();
}

namespace {

struct MeetingRow {
    Id<Meeting>  id;
    Id<Body>     body;
    MeetingState state{};
    Confidence   confidence{};
    std::int64_t chair{};
    std::int64_t items{};
    std::int64_t undecided{};
};
BOOST_DESCRIBE_STRUCT(MeetingRow, (), (id, body, state, confidence, chair, items, undecided))

struct ItemRow {
    ItemKind       kind{};
    ItemVisibility visibility{};
    Bilingual      title;
    std::string    presenter;
};
BOOST_DESCRIBE_STRUCT(ItemRow, (), (kind, visibility, title, presenter))

ItemText text_of(Reader& reader, Id<AgendaItem> id)
{
    auto row = reader.one<ItemRow>(
        "SELECT kind, visibility, title_zh, title_en, presenter FROM agenda_item WHERE id = $1", id);
    return {row.kind, row.visibility, std::move(row.title), {std::move(row.presenter)}};
}

struct TextRow {
    Bilingual   title;
    Day         held_on;
    std::string place;
};
BOOST_DESCRIBE_STRUCT(TextRow, (), (title, held_on, place))

// A meeting in the place of one that is postponed, with all that was on its agenda.
void draft_again(Act& act, MeetingNow const& meeting, Day on)
{
    auto row =
        act.read().one<TextRow>("SELECT title_zh, title_en, held_on, place FROM meeting WHERE id = $1", meeting.id);
    MeetingText text{std::move(row.title), on, {std::move(row.place)}};
    auto        chair = meeting.chair ? std::optional{Id<Person>{meeting.chair}} : std::nullopt;
    auto        items = items_of(act.read(), meeting.id);
    Id<Meeting> next{act.record(MeetingDrafted{meeting.body, text, chair, meeting.id})};
    for (auto const& item : items)
        if (item.state == ItemState::scheduled) act.record(AgendaItemSet{next, text_of(act.read(), item.id), item.id});
}

} // namespace

Result<MeetingNow> load_meeting(Reader& reader, Id<Meeting> id, Caller const& by, Day today)
{
    auto row = reader.row<MeetingRow>(R"sql(
        SELECT id, body_id AS body, state, confidence, chair, items, undecided FROM meeting WHERE id = $1
    )sql",
                                      id);
    if (!row) return refuse(refusal::not_found);
    auto mine   = bodies_of(reader, by.person(), today);
    bool member = by.person() != 0 && std::ranges::find(mine, row->body) != mine.end();
    // A meeting that names nobody is chaired by whoever chairs the body then.
    auto const chair = row->chair != 0 ? row->chair : chair_of(reader, row->body, today).value_or(Id<Person>{}).value;
    return MeetingNow{row->id, row->body, row->state, row->confidence, chair, row->items, row->undecided, member};
}

Result<ItemNow> load_item(Reader& reader, Id<AgendaItem> id)
{
    auto item = reader.row<ItemNow>(
        "SELECT id, meeting_id AS meeting, kind, visibility, state FROM agenda_item WHERE id = $1", id);
    if (!item) return refuse(refusal::not_found);
    return *std::move(item);
}

std::vector<ItemNow> items_of(Reader& reader, Id<Meeting> meeting)
{
    return reader.rows<ItemNow>(R"sql(
        SELECT id, meeting_id AS meeting, kind, visibility, state
          FROM agenda_item
         WHERE meeting_id = $1
         ORDER BY position, id
    )sql",
                                meeting);
}

Result<Id<Meeting>> draft_meeting(Act& act, Caller const& by, Id<Body> body, MeetingText const& typed,
                                  std::optional<Id<Person>> chair)
{
    CHECK(by.check_in(Permission::manage_mandate, 0));
    auto text = TRY(plan_text(typed));
    if (!load_body(act.read(), body)) return refuse(refusal::not_found, "/held_by", "");
    if (!chair) chair = chair_of(act.read(), body, act.today);
    if (chair && !load_person(act.read(), *chair)) return refuse(refusal::not_found, "/chair", "");
    return Id<Meeting>{act.record(MeetingDrafted{body, text, chair, {}})};
}

Result<Id<AgendaItem>> set_item(Act& act, Caller const& by, Id<Meeting> id, ItemText const& typed,
                                std::optional<Id<AgendaItem>> again)
{
    auto meeting = TRY(load_meeting(act.read(), id, by, act.today));
    CHECK(plan_agenda(meeting, by));
    auto text = TRY(plan_text(typed));
    if (meeting.items >= static_cast<std::int64_t>(items_most))
        return refuse(refusal::too_large, "/title", std::to_string(items_most));
    if (again) {
        auto waiting = act.read().row<std::int64_t>(
            "SELECT 1 FROM agenda_item WHERE id = $1 AND state = 'deferred' AND taken_again = 0", *again);
        if (!waiting) return refuse(refusal::not_found, "/again", "");
    }
    return Id<AgendaItem>{act.record(AgendaItemSet{id, text, again})};
}

Result<void> order_agenda(Act& act, Caller const& by, Id<Meeting> id, std::vector<Id<AgendaItem>> const& items)
{
    auto meeting = TRY(load_meeting(act.read(), id, by, act.today));
    CHECK(plan_agenda(meeting, by));
    std::set<Id<AgendaItem>> all, wanted{items.begin(), items.end()};
    for (auto const& item : items_of(act.read(), id)) all.insert(item.id);
    if (wanted != all || wanted.size() != items.size()) return refuse(refusal::missing_field, "/items", "");
    act.record(AgendaOrdered{{id, ""}, items});
    return {};
}

Result<void> step_meeting(Act& act, Caller const& by, Id<Meeting> id, MeetingEvent event, std::string const& reason,
                          std::optional<Day> on)
{
    auto meeting = TRY(load_meeting(act.read(), id, by, act.today));
    auto planned = plan_step(meeting, event, reason, by);
    if (!planned) return std::unexpected{std::move(planned).error()};
    OfMeeting of{id, reason};
    switch (event) {
    case MeetingEvent::convene:         act.record(MeetingConvened{of}); break;
    case MeetingEvent::open:            act.record(MeetingOpened{of}); break;
    case MeetingEvent::close:           act.record(MeetingClosed{of}); break;
    case MeetingEvent::confirm_minutes: act.record(MinutesConfirmed{of}); break;
    case MeetingEvent::publish:         act.record(CommuniquePublished{of}); break;
    case MeetingEvent::cancel:          act.record(MeetingCancelled{of}); break;
    case MeetingEvent::postpone:
        if (!on) return refuse(refusal::missing_field, "/on", "");
        if (*on < act.today) return refuse(refusal::date_in_past, "/on", act.today.iso());
        act.record(MeetingPostponed{of});
        draft_again(act, meeting, *on);
        break;
    }
    return {};
}

Result<void> step_item(Act& act, Caller const& by, Id<AgendaItem> id, ItemEvent event, std::string const& text)
{
    auto item    = TRY(load_item(act.read(), id));
    auto meeting = TRY(load_meeting(act.read(), item.meeting, by, act.today));
    auto to      = TRY(plan_step(meeting, item, event, text, by, load_voting(act.read(), meeting, id, act.today)));
    if (event == ItemEvent::take) {
        act.record(ItemTaken{{id}});
        take_papers(act, id);
        return {};
    }
    act.record(ItemDecided{{id}, to, text});
    move_papers(act, id, to);
    return {};
}

Result<void> correct_outcome(Act& act, Caller const& by, Id<AgendaItem> id, ItemState outcome, std::string const& text,
                             std::string const& reason)
{
    auto item    = TRY(load_item(act.read(), id));
    auto meeting = TRY(load_meeting(act.read(), item.meeting, by, act.today));
    CHECK(plan_correction(meeting, item, outcome, reason, by, load_voting(act.read(), meeting, id, act.today)));
    if (text.empty()) return refuse(refusal::missing_field, "/text", "");
    auto adopted = [](ItemState state) {
        return state == ItemState::adopted || state == ItemState::adopted_in_principle;
    };
    if (adopted(item.state) && !adopted(outcome) &&
        act.read().row<std::int64_t>(
            "SELECT id FROM decision_effect WHERE item_id = $1 AND withdrawn = '' ORDER BY id LIMIT 1", id))
        return refuse(refusal::decision_carried_out);
    CHECK(move_papers_again(act, id, item.state, outcome));
    act.record(OutcomeCorrected{{id}, outcome, text, reason});
    return {};
}

Result<Id<Meeting>> import_meeting(Act& act, Caller const& by, MeetingImported const& wanted)
{
    CHECK(by.check_in(Permission::manage_mandate, 0));
    auto fact = wanted;
    fact.text = TRY(plan_text(wanted.text));
    if (!load_body(act.read(), wanted.body)) return refuse(refusal::not_found, "/held_by", "");
    if (wanted.source) // a report tells of one meeting, whatever of it was read
        if (auto there = act.read().row<Reported>("SELECT id, body_id AS body FROM meeting WHERE source = $1",
                                                  wanted.source->digest)) {
            if (there->body != wanted.body)
                return refuse(refusal::already_exists, "/held_by", std::to_string(there->id.value));
            return there->id;
        }
    return Id<Meeting>{act.record(fact)};
}

Result<Id<AgendaItem>> import_item(Act& act, Caller const& by, AgendaItemImported const& wanted)
{
    auto meeting = TRY(load_meeting(act.read(), wanted.meeting, by, act.today));
    CHECK(by.check_in(Permission::manage_mandate, 0));
    if (meeting.confidence != Confidence::public_report) return refuse(refusal::step_not_allowed, "recorded");
    auto fact = wanted;
    fact.text = TRY(plan_text(wanted.text));
    if (!fits(wanted.text.kind, wanted.outcome)) return refuse(refusal::outcome_not_of_kind, "/outcome", "");
    return Id<AgendaItem>{act.record(fact)};
}

} // namespace penstock
