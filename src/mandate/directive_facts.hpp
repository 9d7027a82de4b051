// What may be written about directives.
#pragma once

#include "journal/act.hpp"
#include "mandate/body_facts.hpp"
#include "mandate/directive.hpp"

namespace penstock {

// A duty was read out of what a body decided, or typed; nobody owes it yet.
struct DirectiveCaptured {
    static constexpr Words            words{"登记督办事项", "Directive captured"};
    static constexpr std::string_view noun = "directive";

    Id<Body>                      body;
    std::optional<Id<AgendaItem>> item; // under which it was laid down
    DirectiveText                 text;
    std::vector<Clause>           clauses;
    std::optional<SourceSpan>     source;
};
BOOST_DESCRIBE_STRUCT(DirectiveCaptured, (), (body, item, text, clauses, source))

// One part of a directive that was decomposed: a directive of its own, confirmed from its beginning.
struct DirectiveDerived {
    static constexpr Words            words{"分解出的事项", "Part of a directive set"};
    static constexpr std::string_view noun = "directive";

    Id<Directive> whole;
    DirectiveText text;
};
BOOST_DESCRIBE_STRUCT(DirectiveDerived, (), (whole, text))

// What is told of a directive that is there already.
struct OfDirective {
    static constexpr std::string_view noun = "directive";
    std::int64_t                      subject() const { return directive.value; }

    Id<Directive> directive;
    std::string   reason;
};
BOOST_DESCRIBE_STRUCT(OfDirective, (), (directive, reason))

struct DirectiveConfirmed : OfDirective {
    static constexpr Words words{"立项", "Directive confirmed"};
};
BOOST_DESCRIBE_STRUCT(DirectiveConfirmed, (OfDirective), ())

struct DirectiveDecomposed : OfDirective {
    static constexpr Words words{"分解", "Directive decomposed"};
};
BOOST_DESCRIBE_STRUCT(DirectiveDecomposed, (OfDirective), ())

struct DirectiveAssigned : OfDirective {
    static constexpr Words words{"交办", "Directive assigned"};
    Assignment             assignment;
};
BOOST_DESCRIBE_STRUCT(DirectiveAssigned, (OfDirective), (assignment))

struct DirectiveAccepted : OfDirective {
    static constexpr Words words{"签收", "Directive accepted"};
};
BOOST_DESCRIBE_STRUCT(DirectiveAccepted, (OfDirective), ())

struct DirectiveDisputed : OfDirective {
    static constexpr Words words{"提出异议", "Directive disputed"};
};
BOOST_DESCRIBE_STRUCT(DirectiveDisputed, (OfDirective), ())

struct DirectiveStarted : OfDirective {
    static constexpr Words words{"开始办理", "Work on a directive started"};
};
BOOST_DESCRIBE_STRUCT(DirectiveStarted, (OfDirective), ())

struct DirectiveReported : OfDirective {
    static constexpr Words words{"反馈", "Directive reported on"};
    DutyReport             report;
};
BOOST_DESCRIBE_STRUCT(DirectiveReported, (OfDirective), (report))

struct DirectiveCheckBegun : OfDirective {
    static constexpr Words words{"开始核查", "Check of a directive begun"};
};
BOOST_DESCRIBE_STRUCT(DirectiveCheckBegun, (OfDirective), ())

struct DirectiveSentBack : OfDirective {
    static constexpr Words words{"核查退回", "Directive sent back"};
};
BOOST_DESCRIBE_STRUCT(DirectiveSentBack, (OfDirective), ())

struct DirectiveVerified : OfDirective {
    static constexpr Words words{"核查通过，办结", "Directive verified and closed"};
};
BOOST_DESCRIBE_STRUCT(DirectiveVerified, (OfDirective), ())

struct DirectiveStruckOff : OfDirective {
    static constexpr Words words{"销号", "Directive struck off"};
};
BOOST_DESCRIBE_STRUCT(DirectiveStruckOff, (OfDirective), ())

struct DirectiveSuspended : OfDirective {
    static constexpr Words words{"中止", "Directive suspended"};
    Day                    until;
};
BOOST_DESCRIBE_STRUCT(DirectiveSuspended, (OfDirective), (until))

struct DirectiveResumed : OfDirective {
    static constexpr Words words{"恢复办理", "Directive resumed"};
};
BOOST_DESCRIBE_STRUCT(DirectiveResumed, (OfDirective), ())

struct DirectiveCancelled : OfDirective {
    static constexpr Words words{"撤销", "Directive cancelled"};
    std::string            authority; // the decision it was cancelled by
};
BOOST_DESCRIBE_STRUCT(DirectiveCancelled, (OfDirective), (authority))

struct DirectiveReopened : OfDirective {
    static constexpr Words words{"重启", "Directive reopened"};
};
BOOST_DESCRIBE_STRUCT(DirectiveReopened, (OfDirective), ())

struct DirectiveDateAsked : OfDirective {
    static constexpr Words words{"申请改期", "Another date asked for"};
    Day                    on;
};
BOOST_DESCRIBE_STRUCT(DirectiveDateAsked, (OfDirective), (on))

struct DirectiveDateGranted : OfDirective {
    static constexpr Words words{"批准改期", "Date of a directive changed"};
    Day                    on;
};
BOOST_DESCRIBE_STRUCT(DirectiveDateGranted, (OfDirective), (on))

struct DirectiveDateDeclined : OfDirective {
    static constexpr Words words{"不同意改期", "Change of date declined"};
};
BOOST_DESCRIBE_STRUCT(DirectiveDateDeclined, (OfDirective), ())

void apply(Writer& db, Stamp const& stamp, DirectiveCaptured const& fact);
void apply(Writer& db, Stamp const& stamp, DirectiveDerived const& fact);
void apply(Writer& db, Stamp const& stamp, DirectiveConfirmed const& fact);
void apply(Writer& db, Stamp const& stamp, DirectiveDecomposed const& fact);
void apply(Writer& db, Stamp const& stamp, DirectiveAssigned const& fact);
void apply(Writer& db, Stamp const& stamp, DirectiveAccepted const& fact);
void apply(Writer& db, Stamp const& stamp, DirectiveDisputed const& fact);
void apply(Writer& db, Stamp const& stamp, DirectiveStarted const& fact);
void apply(Writer& db, Stamp const& stamp, DirectiveReported const& fact);
void apply(Writer& db, Stamp const& stamp, DirectiveCheckBegun const& fact);
void apply(Writer& db, Stamp const& stamp, DirectiveSentBack const& fact);
void apply(Writer& db, Stamp const& stamp, DirectiveVerified const& fact);
void apply(Writer& db, Stamp const& stamp, DirectiveStruckOff const& fact);
void apply(Writer& db, Stamp const& stamp, DirectiveSuspended const& fact);
void apply(Writer& db, Stamp const& stamp, DirectiveResumed const& fact);
void apply(Writer& db, Stamp const& stamp, DirectiveCancelled const& fact);
void apply(Writer& db, Stamp const& stamp, DirectiveReopened const& fact);
void apply(Writer& db, Stamp const& stamp, DirectiveDateAsked const& fact);
void apply(Writer& db, Stamp const& stamp, DirectiveDateGranted const& fact);
void apply(Writer& db, Stamp const& stamp, DirectiveDateDeclined const& fact);

void add_directive_facts(FactKinds& kinds);

// Whoever may read of meetings and directives sees them all; everybody else those he is answerable for, or his units.
bool                 sees(Caller const& caller, DirectiveNow const& directive);
Result<DirectiveNow> load_directive(Reader& reader, Id<Directive> id, Caller const& by, Day today);
// The directive that was read from this very span, if there is one.
std::optional<Id<Directive>> captured_from(Reader& reader, SourceSpan const& source);

// already_exists, naming the directive, when its span was captured before; not_found of the body, and of an item that
// is not of one of its meetings.
Result<Id<Directive>> capture_directive(Act& act, Caller const& by, NewDirective const& wanted,
                                        std::optional<Id<AgendaItem>> item = std::nullopt);
Result<void> step_directive(Act& act, Caller const& by, Id<Directive> id, DirectiveEvent event, StepGiven const& given);
Result<void> assign_directive(Act& act, Caller const& by, Id<Directive> id, Assignment const& wanted,
                              std::string const& note);
// Sets its parts; gives their numbers.
Result<std::vector<Id<Directive>>> decompose_directive(Act& act, Caller const& by, Id<Directive> id,
                                                       std::vector<DirectiveText> const& parts,
                                                       std::string const&                note);
Result<void> report_directive(Act& act, Caller const& by, Id<Directive> id, DutyReport const& report);

} // namespace penstock
