// Milestones: what was promised, measured and accepted, and the only gate through which money of an agreement passes.
#pragma once

#include "award/agreement.hpp"
#include "base/evidence_file.hpp"

namespace penstock {

BOOST_DEFINE_ENUM_CLASS(MilestoneState, planned, active, submitted, met, met_with_conditions, missed, waived,
                        superseded)
BOOST_DEFINE_ENUM_CLASS(MilestoneEvent, activate, submit, verify, accept, accept_with_conditions, send_back, miss,
                        waive, supersede)

Words words(MilestoneState state);
Words words(MilestoneEvent event);

// clang-format off
inline constexpr Step<MilestoneState, MilestoneEvent, Permission> milestone_life[] = {
    {MilestoneState::planned,   MilestoneEvent::activate,  MilestoneState::active,     Permission::decide_awards},
    {MilestoneState::planned,   MilestoneEvent::waive,     MilestoneState::waived,     Permission::waive_milestones},
    {MilestoneState::planned,   MilestoneEvent::supersede, MilestoneState::superseded, Permission::decide_awards},
    {MilestoneState::active,    MilestoneEvent::submit,    MilestoneState::submitted,  Permission::report_on_awards},
    {MilestoneState::active,    MilestoneEvent::miss,      MilestoneState::missed,     Permission::decide_awards},
    {MilestoneState::active,    MilestoneEvent::waive,     MilestoneState::waived,     Permission::waive_milestones},
    {MilestoneState::active,    MilestoneEvent::supersede, MilestoneState::superseded, Permission::decide_awards},
    {MilestoneState::submitted, MilestoneEvent::verify,    MilestoneState::submitted,  Permission::verify_milestones},
    {MilestoneState::submitted, MilestoneEvent::accept,    MilestoneState::met,        Permission::decide_awards},
    {MilestoneState::submitted, MilestoneEvent::accept_with_conditions, MilestoneState::met_with_conditions,
                                                                                       Permission::decide_awards},
    {MilestoneState::submitted, MilestoneEvent::send_back, MilestoneState::active,     Permission::decide_awards},
    {MilestoneState::submitted, MilestoneEvent::miss,      MilestoneState::missed,     Permission::decide_awards},
    {MilestoneState::submitted, MilestoneEvent::waive,     MilestoneState::waived,     Permission::waive_milestones},
    {MilestoneState::submitted, MilestoneEvent::supersede, MilestoneState::superseded, Permission::decide_awards},
    {MilestoneState::missed,    MilestoneEvent::waive,     MilestoneState::waived,     Permission::waive_milestones},
    {MilestoneState::missed,    MilestoneEvent::supersede, MilestoneState::superseded, Permission::decide_awards},
};
// clang-format on
static_assert(deterministic(milestone_life));
static_assert(final(milestone_life, MilestoneState::met) &&
              final(milestone_life, MilestoneState::met_with_conditions) &&
              final(milestone_life, MilestoneState::waived) && final(milestone_life, MilestoneState::superseded));

constexpr bool accepted(MilestoneState state)
{
    return state == MilestoneState::met || state == MilestoneState::met_with_conditions;
}

// What depends on it, and what stands behind it as a gate, may go on.
constexpr bool passed(MilestoneState state)
{
    return accepted(state) || state == MilestoneState::waived || state == MilestoneState::superseded;
}

// A verdict is given by somebody who had no part in what is judged.
constexpr bool is_verdict(MilestoneEvent event)
{
    return event == MilestoneEvent::accept || event == MilestoneEvent::accept_with_conditions ||
           event == MilestoneEvent::send_back || event == MilestoneEvent::miss;
}

BOOST_DEFINE_ENUM_CLASS(Opinion, none, supports, doubts)

struct MilestoneNow {
    Id<Milestone>            id;
    Id<Award>                award;
    Id<Programme>            programme;
    MilestoneState           state{};
    AwardState               award_state{};
    std::int64_t             tranche{}, prize{}, advanced{}; // minor units
    std::int64_t             acceptor{};                     // the person whose opinion is needed; 0: nobody's
    Currency                 currency;
    std::int64_t             submitted_by{}, verified_by{};
    std::int64_t             missed_by{}; // who found it missed; 0: nobody
    Opinion                  opinion{};
    std::vector<std::string> before;   // the numbers of what it depends on and is not passed
    std::vector<std::string> gates;    // the numbers of go/no-go milestones before it that are not passed
    bool                     all_reached{}; // every measured criterion reached its target
    bool                     party{};  // whoever looks performs this very award
};

// The state after the event, or the first that refuses it: step_not_allowed, not_your_role, party_to_it, same_person,
// award_not_active, dependency_not_met, gate_not_passed, verification_needed, criterion_not_reached.
Result<MilestoneState> plan_step(MilestoneNow const& milestone, MilestoneEvent event, Caller const& by);

std::vector<api::May> may(MilestoneNow const& milestone, Caller const& by);

// What falls due by the event: the tranche that was not advanced, and the prize when it is met outright.
std::int64_t falls_due(MilestoneNow const& milestone, MilestoneEvent event);

// Whether a part of the tranche may be paid before the milestone is met, as a typed advance: step_not_allowed,
// not_your_role, party_to_it, award_not_active, gate_not_passed, not_positive, exceeds_due with what is left.
Result<void> plan_advance(MilestoneNow const& milestone, std::int64_t minor, Caller const& by);

// How late a team is: derived from the day, never stored.
BOOST_DEFINE_ENUM_CLASS(Lateness, none, due_soon, overdue, escalated)
inline constexpr int due_soon_days = 30, escalated_days = 30;
Lateness             lateness(MilestoneState state, Day due_on, Day today);

// ---- what a team hands in ----------------------------------------------------------------------------------------

// Of one criterion, in the order of the agreement: the value, or why there is none.
struct Measurement {
    std::optional<Measure> value;
    Line<500, 0>           reason;
};
BOOST_DESCRIBE_STRUCT(Measurement, (), (value, reason))

// As a working paper of any completeness.
struct MilestoneReport {
    Prose<20'000>             account;
    std::vector<EvidenceFile> files;
    std::vector<Line<500, 0>> links;
    std::vector<Measurement>  measurements;
};
BOOST_DESCRIBE_STRUCT(MilestoneReport, (), (account, files, links, measurements))

// Everything that keeps the report from being handed in: evidence_missing, measurement_missing of each criterion,
// not_an_address of a link that is none.
std::vector<Fault> faults_of(MilestoneReport const& report, std::vector<Criterion> const& criteria);

// Whether each criterion with a value was reached; one that does not apply says so by its reason.
bool all_reached(MilestoneReport const& report, std::vector<Criterion> const& criteria);

} // namespace penstock
