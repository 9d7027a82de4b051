// Amendments: what both sides change about a signed agreement, with what it said before and what it says after.
#pragma once

#include "award/agreement.hpp"

#include <map>
#include <set>

namespace penstock {

struct Amendment; // the kind of thing an Id<Amendment> identifies

//   extension     a later end, and later days for what is not yet accepted; no more money
//   milestones    other milestones in place of those that are not passed
//   budget        money from one line to another
//   amount        more or less money, in the tranche of one milestone
//   lead, organisation   who performs it
//   pause, stop   nothing is paid for a time; or the award ends, and what is not due goes back to the programme
BOOST_DEFINE_ENUM_CLASS(AmendmentType, extension, milestones, budget, amount, lead, organisation, pause, stop)
BOOST_DEFINE_ENUM_CLASS(AmendmentState, submitted, queried, recommended, approved, rejected, withdrawn)
BOOST_DEFINE_ENUM_CLASS(AmendmentEvent, query, answer, recommend, approve, reject, withdraw)
// The team that performs the award, or an officer in its name; whoever examines what is asked; whoever decides.
BOOST_DEFINE_ENUM_CLASS(AmendmentSide, asking, examining, deciding)

Words words(AmendmentType type);

// clang-format off
inline constexpr Step<AmendmentState, AmendmentEvent, AmendmentSide> amendment_life[] = {
    {AmendmentState::submitted,   AmendmentEvent::query,     AmendmentState::queried,     AmendmentSide::examining},
    {AmendmentState::submitted,   AmendmentEvent::recommend, AmendmentState::recommended, AmendmentSide::examining},
    {AmendmentState::submitted,   AmendmentEvent::reject,    AmendmentState::rejected,    AmendmentSide::deciding},
    {AmendmentState::submitted,   AmendmentEvent::withdraw,  AmendmentState::withdrawn,   AmendmentSide::asking},
    {AmendmentState::queried,     AmendmentEvent::answer,    AmendmentState::submitted,   AmendmentSide::asking},
    {AmendmentState::queried,     AmendmentEvent::reject,    AmendmentState::rejected,    AmendmentSide::deciding},
    {AmendmentState::queried,     AmendmentEvent::withdraw,  AmendmentState::withdrawn,   AmendmentSide::asking},
    {AmendmentState::recommended, AmendmentEvent::query,     AmendmentState::queried,     AmendmentSide::examining},
    {AmendmentState::recommended, AmendmentEvent::approve,   AmendmentState::approved,    AmendmentSide::deciding},
    {AmendmentState::recommended, AmendmentEvent::reject,    AmendmentState::rejected,    AmendmentSide::deciding},
    {AmendmentState::recommended, AmendmentEvent::withdraw,  AmendmentState::withdrawn,   AmendmentSide::asking},
};
// clang-format on
static_assert(deterministic(amendment_life));
static_assert(final(amendment_life, AmendmentState::approved) && final(amendment_life, AmendmentState::rejected) &&
              final(amendment_life, AmendmentState::withdrawn));

// Why an award is stopped: what was learned is kept apart from what went wrong.
BOOST_DEFINE_ENUM_CLASS(StopReason, cannot_work, no_longer_needed, team_withdrew, obligations_broken, lost_the_race)

struct MovedDay {
    Line<20> milestone; // its number
    Day      due_on;
};
BOOST_DESCRIBE_STRUCT(MovedDay, (), (milestone, due_on))

// What is asked. Each type has its own particulars; others are refused.
struct AmendmentChange {
    std::optional<Day>                         ends_on;      // extension
    std::optional<std::vector<MovedDay>>       due;          // extension
    std::optional<std::vector<MilestoneTerms>> milestones;   // milestones: all that are not passed, as they shall be
    std::optional<std::vector<Instalment>>     instalments;  // milestones: theirs
    std::optional<Line<40>>                    from_line;    // budget
    std::optional<Line<40>>                    to_line;      // budget; amount: the line that takes the difference
    std::optional<Money>                       amount;       // budget: what is moved; amount: the new whole
    std::optional<Line<20>>                    milestone;    // amount: whose tranche takes the difference
    std::optional<Line<100>>                   lead;         // lead
    std::optional<Id<Organisation>>            organisation; // organisation
    std::optional<Day>                         resume_on;    // pause: when it is expected to go on
    std::optional<StopReason>                  stop_reason;  // stop
};
BOOST_DESCRIBE_STRUCT(AmendmentChange, (),
                      (ends_on, due, milestones, instalments, from_line, to_line, amount, milestone, lead, organisation,
                       resume_on, stop_reason))

// How far an agreement may be changed: what the funding rules in force say.
struct AmendmentLimits {
    std::int64_t extensions{};
    int          extension_months{};
    std::int64_t virement{}; // of the line moved from, in basis points, all moves together
};

// What a change is judged by, beside itself.
struct AmendmentGround {
    AgreementTerms                      terms;
    Currency                            currency;
    std::set<std::string>               passed;   // milestones that nothing changes any more
    std::map<std::string, std::int64_t> advanced; // of the tranches of the others, paid already
    std::map<std::string, std::int64_t> free;     // what is committed on each line and not bound otherwise
    std::int64_t                        extensions{}; // approved before
    Day                                 first_end;    // as first signed
    std::map<std::string, std::int64_t> moved; // out of each line before, in minor units
    std::string                         organisation; // the name of the one that shall take over
    AmendmentLimits                     limits;
};

// The agreement as it would be: missing_field and unknown_field of particulars, date_in_past, extension_limit,
// not_found and step_not_allowed of milestones, unknown_line, exceeds_virement_limit, exceeds_available of a line,
// amounts_differ, already_exists (it is so now), and whatever keeps the whole from being an agreement (faults_of).
Result<AgreementTerms> amended(AmendmentGround const& ground, AmendmentType type, AmendmentChange const& change);

// What each line of the budget gains or loses; "" stands for a lump sum. The sum is what the amount gains or loses.
std::map<std::string, std::int64_t> line_changes(AgreementTerms const& before, AgreementTerms const& after);

// The numbers of milestones that are not as they were: those that are replaced or fall away, and all that wait for one
// of them. Those that are passed are never among them.
std::set<std::string> replaced(AgreementTerms const& before, AgreementTerms const& after,
                               std::set<std::string> const& passed);

// One thing that differs, for the eye: side by side.
BOOST_DEFINE_ENUM_CLASS(DifferenceField, ends_on, amount, lead, organisation, line, milestone, due_on, tranche,
                        criteria)
struct Difference {
    DifferenceField      field{};
    std::string          of; // which line or milestone
    std::string          before;
    std::string          after;
    std::optional<Money> before_amount;
    std::optional<Money> after_amount;
};
BOOST_DESCRIBE_STRUCT(Difference, (), (field, of, before, after, before_amount, after_amount))
std::vector<Difference> differences(AgreementTerms const& before, AgreementTerms const& after);

struct AmendmentNow {
    Id<Amendment>  id;
    Id<Award>      award;
    Id<Programme>  programme;
    AmendmentType  type{};
    AmendmentState state{};
    AwardState     award_state{};
    std::int64_t   submitted_by{};
    std::int64_t   recommended_by{};
    bool           party{}; // whoever looks performs this very award
};

// The state after the event, or the first that refuses it: step_not_allowed, not_your_role, party_to_it, same_person
// (nobody decides on what he asked for or recommended), award_not_active.
Result<AmendmentState> plan_step(AmendmentNow const& amendment, AmendmentEvent event, Caller const& by);

std::vector<api::May> may(AmendmentNow const& amendment, Caller const& by);

// Whether an award in this state can be amended so: a stopped one not at all, a paused one is not paused again.
Result<void> may_be_amended(AwardState state, AmendmentType type);

} // namespace penstock
