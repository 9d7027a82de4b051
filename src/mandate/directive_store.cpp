// What facts about directives do to the tables, and the acts that write them.
#include "mandate/directive_messages.hpp"
#include "mandate/meeting_facts.hpp"
#include "mandate/refusals.hpp"
#include "store/blob.hpp"

#include <algorithm>

namespace penstock {

namespace {

struct Before {
    DirectiveState state{};
    std::int64_t   unit{};
    std::int64_t   whole{};
};
BOOST_DESCRIBE_STRUCT(Before, (), (state, unit, whole))

void count_in(Writer& db, std::int64_t unit, DirectiveState state)
{
    db.run(R"sql(
        INSERT INTO directive_total (unit_id, state, directives) VALUES ($1, $2, 1)
            ON CONFLICT (unit_id, state) DO UPDATE SET directives = directive_total.directives + 1
    )sql",
           unit, state);
}

void count_out(Writer& db, std::int64_t unit, DirectiveState state)
{
    db.run("UPDATE directive_total SET directives = directives - 1 WHERE unit_id = $1 AND state = $2", unit, state);
}

// Brings a directive into a state, led by a unit, with all that is counted by it.
void enter(Writer& db, Id<Directive> id, DirectiveState to, std::optional<Id<Body>> led_by = std::nullopt)
{
    auto before = db.one<Before>("SELECT state, unit_id AS unit, whole_id AS whole FROM directive WHERE id = $1", id);
    auto unit   = led_by ? led_by->value : before.unit;
    db.run("UPDATE directive SET state = $2, running = $3, unit_id = $4 WHERE id = $1", id, to,
           static_cast<std::int64_t>(running(to)), unit);
    count_out(db, before.unit, before.state);
    count_in(db, unit, to);
    if (before.whole != 0 && ended(before.state) != ended(to))
        db.run("UPDATE directive SET open_parts = open_parts + $2 WHERE id = $1", before.whole,
               static_cast<std::int64_t>(ended(to) ? -1 : 1));
}

struct Said {
    std::optional<Day> day;
    std::string        authority;
    std::string        report;
};

void keep_word(Writer& db, Stamp const& stamp, OfDirective const& fact, DirectiveEvent step, Said const& said = {})
{
    auto report = said.report.empty() ? std::optional<std::string>{} : std::optional{said.report};
    db.run(R"sql(
        INSERT INTO directive_word (id, directive_id, step, state, person, at, text, day, authority, report)
        SELECT $1, id, $3, state, $4, $5, $6, $7, $8, $9 FROM directive WHERE id = $2
    )sql",
           stamp.seq, fact.directive, step, stamp.actor, stamp.at, fact.reason, said.day, said.authority, report);
}

// The step, and where one of the seven times belongs to it, when it was taken.
void keep_step(Writer& db, Stamp const& stamp, OfDirective const& fact, DirectiveEvent step, DirectiveState to)
{
    enter(db, fact.directive, to);
    keep_word(db, stamp, fact, step);
}

struct NewRow {
    Id<Body>                  body;
    std::int64_t              item{};
    std::int64_t              whole{};
    DirectiveText             text;
    std::string               clauses{"[]"};
    std::optional<SourceSpan> source;
    DirectiveState            state{};
};

void insert(Writer& db, Stamp const& stamp, NewRow const& row)
{
    auto digest = row.source ? std::optional{row.source->digest} : std::nullopt;
    db.run(R"sql(
        INSERT INTO directive (id, body_id, item_id, whole_id, title_zh, title_en, text, clauses, source, source_start,
                               source_end, state, running, unit_id, person, due_key, date_changes, asked_by, parts,
                               open_parts, reported_by, captured_by, captured_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1, 0, 0, '9999-12-31', 0, 0, 0, 0, 0, $13, $14)
    )sql",
           stamp.seq, row.body, row.item, row.whole, row.text.title.zh, row.text.title.en, row.text.text.value,
           row.clauses, digest, row.source ? row.source->start : 0, row.source ? row.source->end : 0, row.state,
           stamp.actor, stamp.at);
    count_in(db, 0, row.state);
}

} // namespace

void apply(Writer& db, Stamp const& stamp, DirectiveCaptured const& fact)
{
    insert(db, stamp,
           {.body    = fact.body,
            .item    = fact.item ? fact.item->value : 0,
            .text    = fact.text,
            .clauses = json::canonical(fact.clauses),
            .source  = fact.source,
            .state   = DirectiveState::captured});
}

void apply(Writer& db, Stamp const& stamp, DirectiveDerived const& fact)
{
    auto body = db.one<Id<Body>>("SELECT body_id FROM directive WHERE id = $1", fact.whole);
    insert(db, stamp, {.body = body, .whole = fact.whole.value, .text = fact.text, .state = DirectiveState::confirmed});
    db.run("UPDATE directive SET parts = parts + 1, open_parts = open_parts + 1 WHERE id = $1", fact.whole);
}

void apply(Writer& db, Stamp const& stamp, DirectiveConfirmed const& fact)
{
    keep_step(db, stamp, fact, DirectiveEvent::confirm, DirectiveState::confirmed);
}

void apply(Writer& db, Stamp const& stamp, DirectiveDecomposed const& fact)
{
    auto state = db.one<DirectiveState>("SELECT state FROM directive WHERE id = $1", fact.directive);
    enter(db, fact.directive, step_of(directive_life, state, DirectiveEvent::decompose)->to);
    db.run("UPDATE directive SET decomposed_at = $2 WHERE id = $1", fact.directive, stamp.at);
    keep_word(db, stamp, fact, DirectiveEvent::decompose);
}

void apply(Writer& db, Stamp const& stamp, DirectiveAssigned const& fact)
{
    auto const& wanted = fact.assignment;
    enter(db, fact.directive, DirectiveState::assigned, wanted.unit);
    db.run(R"sql(
        UPDATE directive
           SET person = $2, due_on = $3, due_key = $3, first_due_on = COALESCE(first_due_on, $3), issued_at = $4,
               accepted_at = NULL
         WHERE id = $1
    )sql",
           fact.directive, wanted.person ? wanted.person->value : 0, wanted.due_on, stamp.at);
    db.run("DELETE FROM directive_unit WHERE directive_id = $1", fact.directive);
    for (auto unit : wanted.with)
        db.run("INSERT INTO directive_unit (directive_id, unit_id) VALUES ($1, $2)", fact.directive, unit);
    begin_round(db, fact.directive);
    keep_word(db, stamp, fact, DirectiveEvent::assign, {.day = wanted.due_on});
}

void apply(Writer& db, Stamp const& stamp, DirectiveAccepted const& fact)
{
    db.run("UPDATE directive SET accepted_at = $2 WHERE id = $1", fact.directive, stamp.at);
    keep_step(db, stamp, fact, DirectiveEvent::accept, DirectiveState::accepted);
}

void apply(Writer& db, Stamp const& stamp, DirectiveDisputed const& fact)
{
    keep_step(db, stamp, fact, DirectiveEvent::dispute, DirectiveState::disputed);
}

void apply(Writer& db, Stamp const& stamp, DirectiveStarted const& fact)
{
    db.run("UPDATE directive SET started_at = $2 WHERE id = $1", fact.directive, stamp.at);
    keep_step(db, stamp, fact, DirectiveEvent::start, DirectiveState::in_progress);
}

void apply(Writer& db, Stamp const& stamp, DirectiveReported const& fact)
{
    enter(db, fact.directive, DirectiveState::reported);
    db.run("UPDATE directive SET reported_at = $2, reported_by = $3, asked_on = NULL, asked_by = 0 WHERE id = $1",
           fact.directive, stamp.at, stamp.actor);
    keep_word(db, stamp, fact, DirectiveEvent::report, {.report = json::canonical(fact.report)});
}

void apply(Writer& db, Stamp const& stamp, DirectiveCheckBegun const& fact)
{
    keep_step(db, stamp, fact, DirectiveEvent::take_up, DirectiveState::under_check);
}

void apply(Writer& db, Stamp const& stamp, DirectiveSentBack const& fact)
{
    keep_step(db, stamp, fact, DirectiveEvent::send_back, DirectiveState::in_progress);
}

void apply(Writer& db, Stamp const& stamp, DirectiveVerified const& fact)
{
    db.run("UPDATE directive SET closed_at = $2 WHERE id = $1", fact.directive, stamp.at);
    begin_round(db, fact.directive);
    keep_step(db, stamp, fact, DirectiveEvent::verify, DirectiveState::closed);
}

void apply(Writer& db, Stamp const& stamp, DirectiveStruckOff const& fact)
{
    db.run("UPDATE directive SET struck_off_at = $2 WHERE id = $1", fact.directive, stamp.at);
    keep_step(db, stamp, fact, DirectiveEvent::strike_off, DirectiveState::struck_off);
}

void apply(Writer& db, Stamp const& stamp, DirectiveSuspended const& fact)
{
    enter(db, fact.directive, DirectiveState::suspended);
    db.run("UPDATE directive SET suspended_until = $2, asked_on = NULL, asked_by = 0 WHERE id = $1", fact.directive,
           fact.until);
    keep_word(db, stamp, fact, DirectiveEvent::suspend, {.day = fact.until});
}

void apply(Writer& db, Stamp const& stamp, DirectiveResumed const& fact)
{
    db.run("UPDATE directive SET suspended_until = NULL, started_at = COALESCE(started_at, $2) WHERE id = $1",
           fact.directive, stamp.at);
    keep_step(db, stamp, fact, DirectiveEvent::resume, DirectiveState::in_progress);
}

void apply(Writer& db, Stamp const& stamp, DirectiveCancelled const& fact)
{
    enter(db, fact.directive, DirectiveState::cancelled);
    db.run("UPDATE directive SET suspended_until = NULL, asked_on = NULL, asked_by = 0 WHERE id = $1", fact.directive);
    keep_word(db, stamp, fact, DirectiveEvent::cancel, {.authority = fact.authority});
}

void apply(Writer& db, Stamp const& stamp, DirectiveReopened const& fact)
{
    db.run("UPDATE directive SET closed_at = NULL, struck_off_at = NULL WHERE id = $1", fact.directive);
    keep_step(db, stamp, fact, DirectiveEvent::reopen, DirectiveState::in_progress);
}

void apply(Writer& db, Stamp const& stamp, DirectiveDateAsked const& fact)
{
    db.run("UPDATE directive SET asked_on = $2, asked_by = $3 WHERE id = $1", fact.directive, fact.on, stamp.actor);
    keep_word(db, stamp, fact, DirectiveEvent::ask_date, {.day = fact.on});
}

void apply(Writer& db, Stamp const& stamp, DirectiveDateGranted const& fact)
{
    db.run(R"sql(
        UPDATE directive
           SET due_on = $2, due_key = $2, date_changes = date_changes + 1, asked_on = NULL, asked_by = 0
         WHERE id = $1
    )sql",
           fact.directive, fact.on);
    begin_round(db, fact.directive);
    keep_word(db, stamp, fact, DirectiveEvent::grant_date, {.day = fact.on});
}

void apply(Writer& db, Stamp const& stamp, DirectiveDateDeclined const& fact)
{
    db.run("UPDATE directive SET asked_on = NULL, asked_by = 0 WHERE id = $1", fact.directive);
    keep_word(db, stamp, fact, DirectiveEvent::decline_date);
}

void add_directive_facts(FactKinds& kinds)
{
    kinds.add<DirectiveCaptured, DirectiveDerived, DirectiveConfirmed, DirectiveDecomposed, DirectiveAssigned,
              DirectiveAccepted, DirectiveDisputed, DirectiveStarted, DirectiveReported, DirectiveCheckBegun,
              DirectiveSentBack, DirectiveVerified, DirectiveStruckOff, DirectiveSuspended, DirectiveResumed,
              DirectiveCancelled, DirectiveReopened, DirectiveDateAsked, DirectiveDateGranted, DirectiveDateDeclined>();
}

bool sees(Caller const& caller, DirectiveNow const& directive)
{
    return caller.may(Permission::read_mandate) || directive.standing.inside || directive.standing.told;
}

namespace {

struct DirectiveNowRow {
    Id<Directive>                 id;
    Id<Body>                      body;
    DirectiveState                state{};
    std::int64_t                  whole{};
    std::optional<DirectiveState> whole_state;
    std::int64_t                  open_parts{};
    std::int64_t                  reported_by{};
    std::optional<Day>            due_on;
    std::optional<Day>            asked_on;
    std::int64_t                  asked_by{};
    Id<Body>                      unit;
    std::int64_t                  person{};
};
BOOST_DESCRIBE_STRUCT(DirectiveNowRow, (),
                      (id, body, state, whole, whole_state, open_parts, reported_by, due_on, asked_on, asked_by, unit,
                       person))

Standing standing_of(Reader& reader, DirectiveNowRow const& row, Caller const& by, Day today)
{
    if (by.person() == 0) return {};
    bool     answerable = row.person == by.person();
    Standing out{answerable, answerable, false};
    auto     mine  = bodies_of(reader, by.person(), today);
    auto     am_of = [&](Id<Body> unit) { return std::ranges::find(mine, unit) != mine.end(); };
    if (row.unit && am_of(row.unit)) out = {true, true, false};
    for (auto unit :
         reader.rows<Id<Body>>("SELECT unit_id FROM directive_unit WHERE directive_id = $1 ORDER BY unit_id", row.id))
        if (am_of(unit)) out.inside = true;
    out.told = reader
                   .row<std::int64_t>(R"sql(
        SELECT 1
          FROM escalation_recipient r
          JOIN escalation e ON e.id = r.escalation_id
         WHERE r.person = $1 AND e.directive_id = $2
         LIMIT 1
    )sql",
                                      by.person(), row.id)
                   .has_value();
    return out;
}

} // namespace

Result<DirectiveNow> load_directive(Reader& reader, Id<Directive> id, Caller const& by, Day today)
{
    auto row = reader.row<DirectiveNowRow>(R"sql(
        SELECT d.id, d.body_id AS body, d.state, d.whole_id AS whole, w.state AS whole_state, d.open_parts,
               d.reported_by, d.due_on, d.asked_on, d.asked_by, d.unit_id AS unit, d.person
          FROM directive d
          LEFT JOIN directive w ON w.id = d.whole_id
         WHERE d.id = $1
    )sql",
                                           id);
    if (!row) return refuse(refusal::not_found);
    auto standing = standing_of(reader, *row, by, today);
    return DirectiveNow{row->id,          row->body,   row->state,    row->whole,    row->whole_state, row->open_parts,
                        row->reported_by, row->due_on, row->asked_on, row->asked_by, standing};
}

std::optional<Id<Directive>> captured_from(Reader& reader, SourceSpan const& source)
{
    return reader.row<Id<Directive>>(R"sql(
        SELECT id FROM directive WHERE source = $1 AND source_start = $2 AND source_end = $3
    )sql",
                                     source.digest, source.start, source.end);
}

Result<Id<Directive>> capture_directive(Act& act, Caller const& by, NewDirective const& wanted,
                                        std::optional<Id<AgendaItem>> item)
{
    CHECK(by.check_in(Permission::manage_mandate, 0));
    auto text = TRY(plan_text(wanted.text));
    CHECK(plan_capture(wanted));
    if (!load_body(act.read(), wanted.body)) return refuse(refusal::not_found, "/issuer", "");
    if (item) { // of a meeting of that body
        auto of = act.read().row<Id<Body>>(
            "SELECT m.body_id FROM agenda_item i JOIN meeting m ON m.id = i.meeting_id WHERE i.id = $1", *item);
        if (!of || *of != wanted.body) return refuse(refusal::not_found, "/item", "");
    }
    if (wanted.source)
        if (auto there = captured_from(act.read(), *wanted.source))
            return refuse(refusal::already_exists, "/source", std::to_string(there->value));
    return Id<Directive>{act.record(DirectiveCaptured{wanted.body, item, text, wanted.clauses, wanted.source})};
}

Result<void> step_directive(Act& act, Caller const& by, Id<Directive> id, DirectiveEvent event, StepGiven const& given)
{
    auto        directive = TRY(load_directive(act.read(), id, by, act.today));
    OfDirective of{id, given.reason};
    auto        planned = plan_step(directive, event, given, by, act.today);
    if (!planned) return std::unexpected{std::move(planned).error()};
    std::int64_t fact = 0;
    switch (event) {
    case DirectiveEvent::confirm:      fact = act.record(DirectiveConfirmed{of}); break;
    case DirectiveEvent::accept:       fact = act.record(DirectiveAccepted{of}); break;
    case DirectiveEvent::dispute:      fact = act.record(DirectiveDisputed{of}); break;
    case DirectiveEvent::start:        fact = act.record(DirectiveStarted{of}); break;
    case DirectiveEvent::take_up:      fact = act.record(DirectiveCheckBegun{of}); break;
    case DirectiveEvent::send_back:    fact = act.record(DirectiveSentBack{of}); break;
    case DirectiveEvent::verify:       fact = act.record(DirectiveVerified{of}); break;
    case DirectiveEvent::strike_off:   fact = act.record(DirectiveStruckOff{of}); break;
    case DirectiveEvent::suspend:      fact = act.record(DirectiveSuspended{of, *given.until}); break;
    case DirectiveEvent::resume:       fact = act.record(DirectiveResumed{of}); break;
    case DirectiveEvent::cancel:       fact = act.record(DirectiveCancelled{of, given.authority}); break;
    case DirectiveEvent::reopen:       fact = act.record(DirectiveReopened{of}); break;
    case DirectiveEvent::ask_date:     fact = act.record(DirectiveDateAsked{of, *given.on}); break;
    case DirectiveEvent::grant_date:   fact = act.record(DirectiveDateGranted{of, *directive.asked_on}); break;
    case DirectiveEvent::decline_date: fact = act.record(DirectiveDateDeclined{of}); break;
    case DirectiveEvent::decompose:
    case DirectiveEvent::assign:
    case DirectiveEvent::report:       expects(false); // acts of their own, below
    }
    tell_of_step(act, id, event, fact, given.reason);
    return {};
}

Result<void> assign_directive(Act& act, Caller const& by, Id<Directive> id, Assignment const& wanted,
                              std::string const& note)
{
    auto directive = TRY(load_directive(act.read(), id, by, act.today));
    auto planned   = plan_step(directive, DirectiveEvent::assign, {.reason = note}, by, act.today);
    if (!planned) return std::unexpected{std::move(planned).error()};
    CHECK(plan_assignment(wanted, act.today));
    if (!load_body(act.read(), wanted.unit)) return refuse(refusal::not_found, "/unit", "");
    for (std::size_t i = 0; i < wanted.with.size(); ++i)
        if (!load_body(act.read(), wanted.with[i])) return refuse(refusal::not_found, "/with/" + std::to_string(i), "");
    if (wanted.person) {
        auto theirs = bodies_of(act.read(), wanted.person->value, act.today);
        if (std::ranges::find(theirs, wanted.unit) == theirs.end())
            return refuse(refusal::not_of_the_unit, "/person", "");
    }
    auto fact = act.record(DirectiveAssigned{{id, note}, wanted});
    tell_of_step(act, id, DirectiveEvent::assign, fact, note);
    return {};
}

Result<std::vector<Id<Directive>>> decompose_directive(Act& act, Caller const& by, Id<Directive> id,
                                                       std::vector<DirectiveText> const& parts, std::string const& note)
{
    auto directive = TRY(load_directive(act.read(), id, by, act.today));
    auto planned   = plan_step(directive, DirectiveEvent::decompose, {.reason = note}, by, act.today);
    if (!planned) return std::unexpected{std::move(planned).error()};
    if (parts.empty()) return refuse(refusal::missing_field, "/parts", "");
    if (parts.size() > parts_most) return refuse(refusal::too_large, "/parts", std::to_string(parts_most));
    std::vector<DirectiveText> texts;
    for (std::size_t i = 0; i < parts.size(); ++i)
        texts.push_back(TRY(plan_text(parts[i], "/parts/" + std::to_string(i))));
    act.record(DirectiveDecomposed{{id, note}});
    std::vector<Id<Directive>> out;
    for (auto const& text : texts) out.push_back(Id<Directive>{act.record(DirectiveDerived{id, text})});
    return out;
}

Result<void> report_directive(Act& act, Caller const& by, Id<Directive> id, DutyReport const& report)
{
    auto directive = TRY(load_directive(act.read(), id, by, act.today));
    auto planned   = plan_step(directive, DirectiveEvent::report, {}, by, act.today);
    if (!planned) return std::unexpected{std::move(planned).error()};
    CHECK(plan_report(report));
    for (std::size_t i = 0; i < report.files.size(); ++i)
        if (!store::find_blob(act.read(), report.files[i].digest))
            return refuse(refusal::evidence_missing, "/files/" + std::to_string(i) + "/digest", "");
    for (std::size_t i = 0; i < report.links.size(); ++i) {
        auto subject = report.links[i].noun.value + "/" + std::to_string(report.links[i].id);
        if (!act.read().row<std::int64_t>("SELECT 1 FROM journal WHERE subject = $1 LIMIT 1", subject))
            return refuse(refusal::not_found, "/links/" + std::to_string(i), subject);
    }
    auto fact = act.record(DirectiveReported{{id, ""}, report});
    tell_of_step(act, id, DirectiveEvent::report, fact, report.text.value);
    return {};
}

} // namespace penstock
