// Directives: duties a body lays down, followed to the end. Each has an owner, a date, a report with evidence, a check
// by somebody outside the owner's unit, and is struck off by the office that supervises it.
#pragma once

#include "base/evidence_file.hpp"
#include "mandate/body.hpp"

#include <optional>
#include <string>
#include <vector>

namespace penstock {

struct Directive; // the kinds of thing identifiers here belong to
struct AgendaItem;

BOOST_DEFINE_ENUM_CLASS(DirectiveState, captured, confirmed, decomposed, assigned, disputed, accepted, in_progress,
                        reported, under_check, closed, struck_off, suspended, cancelled)
BOOST_DEFINE_ENUM_CLASS(DirectiveEvent, confirm, decompose, assign, accept, dispute, start, report, take_up, send_back,
                        verify, strike_off, suspend, resume, cancel, reopen, ask_date, grant_date, decline_date)
// office: whoever supervises directives; owner: the person answerable, or a member of the lead unit; checker: whoever
// may check, and belongs neither to the lead unit nor to one that helps.
BOOST_DEFINE_ENUM_CLASS(DirectiveBy, office, owner, checker)

Words words(DirectiveState state);
Words words(DirectiveEvent event);
Words words(DirectiveBy by);

// Escalation runs beside this table, not in it; so does the date, but for the rows that lead back to where they began.
// clang-format off
inline constexpr Step<DirectiveState, DirectiveEvent, DirectiveBy> directive_life[] = {
    {DirectiveState::captured,    DirectiveEvent::confirm,      DirectiveState::confirmed,   DirectiveBy::office},
    {DirectiveState::captured,    DirectiveEvent::cancel,       DirectiveState::cancelled,   DirectiveBy::office},
    {DirectiveState::confirmed,   DirectiveEvent::decompose,    DirectiveState::decomposed,  DirectiveBy::office},
    {DirectiveState::confirmed,   DirectiveEvent::assign,       DirectiveState::assigned,    DirectiveBy::office},
    {DirectiveState::confirmed,   DirectiveEvent::cancel,       DirectiveState::cancelled,   DirectiveBy::office},
    {DirectiveState::decomposed,  DirectiveEvent::decompose,    DirectiveState::decomposed,  DirectiveBy::office},
    {DirectiveState::decomposed,  DirectiveEvent::assign,       DirectiveState::assigned,    DirectiveBy::office},
    {DirectiveState::decomposed,  DirectiveEvent::cancel,       DirectiveState::cancelled,   DirectiveBy::office},
    {DirectiveState::assigned,    DirectiveEvent::accept,       DirectiveState::accepted,    DirectiveBy::owner},
    {DirectiveState::assigned,    DirectiveEvent::dispute,      DirectiveState::disputed,    DirectiveBy::owner},
    {DirectiveState::assigned,    DirectiveEvent::cancel,       DirectiveState::cancelled,   DirectiveBy::office},
    {DirectiveState::disputed,    DirectiveEvent::assign,       DirectiveState::assigned,    DirectiveBy::office},
    {DirectiveState::disputed,    DirectiveEvent::cancel,       DirectiveState::cancelled,   DirectiveBy::office},
    {DirectiveState::accepted,    DirectiveEvent::start,        DirectiveState::in_progress, DirectiveBy::owner},
    {DirectiveState::accepted,    DirectiveEvent::decompose,    DirectiveState::accepted,    DirectiveBy::office},
    {DirectiveState::accepted,    DirectiveEvent::ask_date,     DirectiveState::accepted,    DirectiveBy::owner},
    {DirectiveState::accepted,    DirectiveEvent::grant_date,   DirectiveState::accepted,    DirectiveBy::office},
    {DirectiveState::accepted,    DirectiveEvent::decline_date, DirectiveState::accepted,    DirectiveBy::office},
    {DirectiveState::accepted,    DirectiveEvent::suspend,      DirectiveState::suspended,   DirectiveBy::office},
    {DirectiveState::accepted,    DirectiveEvent::cancel,       DirectiveState::cancelled,   DirectiveBy::office},
    {DirectiveState::in_progress, DirectiveEvent::report,       DirectiveState::reported,    DirectiveBy::owner},
    {DirectiveState::in_progress, DirectiveEvent::decompose,    DirectiveState::in_progress, DirectiveBy::office},
    {DirectiveState::in_progress, DirectiveEvent::ask_date,     DirectiveState::in_progress, DirectiveBy::owner},
    {DirectiveState::in_progress, DirectiveEvent::grant_date,   DirectiveState::in_progress, DirectiveBy::office},
    {DirectiveState::in_progress, DirectiveEvent::decline_date, DirectiveState::in_progress, DirectiveBy::office},
    {DirectiveState::in_progress, DirectiveEvent::suspend,      DirectiveState::suspended,   DirectiveBy::office},
    {DirectiveState::in_progress, DirectiveEvent::cancel,       DirectiveState::cancelled,   DirectiveBy::office},
    {DirectiveState::reported,    DirectiveEvent::take_up,      DirectiveState::under_check, DirectiveBy::checker},
    {DirectiveState::reported,    DirectiveEvent::cancel,       DirectiveState::cancelled,   DirectiveBy::office},
    {DirectiveState::under_check, DirectiveEvent::send_back,    DirectiveState::in_progress, DirectiveBy::checker},
    {DirectiveState::under_check, DirectiveEvent::verify,       DirectiveState::closed,      DirectiveBy::checker},
    {DirectiveState::under_check, DirectiveEvent::cancel,       DirectiveState::cancelled,   DirectiveBy::office},
    {DirectiveState::closed,      DirectiveEvent::strike_off,   DirectiveState::struck_off,  DirectiveBy::office},
    {DirectiveState::closed,      DirectiveEvent::reopen,       DirectiveState::in_progress, DirectiveBy::office},
    {DirectiveState::struck_off,  DirectiveEvent::reopen,       DirectiveState::in_progress, DirectiveBy::office},
    {DirectiveState::suspended,   DirectiveEvent::resume,       DirectiveState::in_progress, DirectiveBy::office},
    {DirectiveState::suspended,   DirectiveEvent::cancel,       DirectiveState::cancelled,   DirectiveBy::office},
};
// clang-format on
static_assert(deterministic(directive_life));
static_assert(final(directive_life, DirectiveState::cancelled));

// Time runs against it: it is overdue when its date has passed.
constexpr bool running(DirectiveState state)
{
    return state != DirectiveState::closed && state != DirectiveState::struck_off &&
           state != DirectiveState::suspended && state != DirectiveState::cancelled;
}
// Nothing more is owed of it as a part of another.
constexpr bool ended(DirectiveState state)
{
    return state == DirectiveState::struck_off || state == DirectiveState::cancelled;
}

// What a clause of a directive asks. study, attitude and political ask no deed; the others can be followed.
BOOST_DEFINE_ENUM_CLASS(ClauseKind, action, deliverable, outcome, method, purpose, principle, commitment, study,
                        attitude, political)

// A part of the text as it was read: positions count code points of the text the span is of.
struct Clause {
    Line<1000>    text;
    std::int64_t  start{};
    std::int64_t  end{};
    ClauseKind    kind{};
    Line<200, 0>  verb;
    Line<1000, 0> object;
};
BOOST_DESCRIBE_STRUCT(Clause, (), (text, start, end, kind, verb, object))

// Where the text was read: the file as it came, by its digest, and the span of code points in the text read from it.
struct SourceSpan {
    Digest       digest;
    std::int64_t start{};
    std::int64_t end{};
    friend bool  operator==(SourceSpan const&, SourceSpan const&) = default;
};
BOOST_DESCRIBE_STRUCT(SourceSpan, (), (digest, start, end))

struct DirectiveText {
    Bilingual   title; // in one language at least
    Prose<4000> text;  // as it was laid down
};
BOOST_DESCRIBE_STRUCT(DirectiveText, (), (title, text))

struct NewDirective {
    Id<Body>                  body; // that laid it down
    DirectiveText             text;
    std::vector<Clause>       clauses;
    std::optional<SourceSpan> source;
};

inline constexpr std::size_t clauses_most = 100, parts_most = 50, units_most = 20, files_most = 20, links_most = 20;

// Checks and normalises what was typed: missing_field of the title, too_large, and spans that end before they start.
Result<DirectiveText> plan_text(DirectiveText const& typed, std::string const& at = "");
Result<void>          plan_capture(NewDirective const& wanted);

// Whom it is laid on: the unit that leads, those that help, the person answerable, and the day it is due.
struct Assignment {
    Id<Body>                  unit;
    std::vector<Id<Body>>     with;
    std::optional<Id<Person>> person; // a member of the lead unit
    Day                       due_on;
};
BOOST_DESCRIBE_STRUCT(Assignment, (), (unit, with, person, due_on))

// A thing of the record that shows the work: "award", 12.
struct RecordLink {
    Line<40>     noun;
    std::int64_t id{};
    friend bool  operator==(RecordLink const&, RecordLink const&) = default;
};
BOOST_DESCRIBE_STRUCT(RecordLink, (), (noun, id))

struct DutyReport {
    Prose<8000>               text;
    std::vector<EvidenceFile> files;
    std::vector<RecordLink>   links;
};
BOOST_DESCRIBE_STRUCT(DutyReport, (), (text, files, links))

// What the person who acts is to the directive.
struct Standing {
    bool owner{};  // answerable, or a member of the lead unit
    bool inside{}; // a member of the lead unit or of one that helps, or answerable
    bool told{};   // of an escalation of it
};

struct DirectiveNow {
    Id<Directive>                 id;
    Id<Body>                      body;
    DirectiveState                state{};
    std::int64_t                  whole{}; // the directive it is a part of; 0: of none
    std::optional<DirectiveState> whole_state;
    std::int64_t                  open_parts{};
    std::int64_t                  reported_by{};
    std::optional<Day>            due_on;
    std::optional<Day>            asked_on; // the new date that was asked for
    std::int64_t                  asked_by{};
    Standing                      standing; // of the caller it was loaded for
};

// What a step is taken with.
struct StepGiven {
    std::string        reason;
    std::optional<Day> until;     // of a suspension: its last day
    std::string        authority; // by which it is cancelled: the decision
    std::optional<Day> on;        // the date that is asked for
};

// The state after the step. Refuses step_not_allowed, not_your_role, of_owners_unit and same_person (checking and
// striking off), parts_open, whole_ended, no_date_asked, date_in_past, and missing_field of what the step owes.
Result<DirectiveState> plan_step(DirectiveNow const& directive, DirectiveEvent event, StepGiven const& given,
                                 Caller const& by, Day today);

// Refuses what the assignment lacks, with its pointer: a unit twice, date_in_past, too_large.
Result<void> plan_assignment(Assignment const& wanted, Day today);
// missing_field of the text, evidence_missing, too_large.
Result<void> plan_report(DutyReport const& report);

// Every step of the table from this state, with the reason where it is not possible for this caller.
std::vector<api::May> may(DirectiveNow const& directive, Caller const& by);

// By how many days it is late; 0: it is not.
std::int64_t days_late(DirectiveState state, std::optional<Day> due_on, Day today);

} // namespace penstock
