// Races: several awards with one aim, measured against one protocol that was frozen before the stage began. Scores are
// seen when every team has been measured, and the verdicts on all teams are given in one act.
#pragma once

#include "award/agreement.hpp"

namespace penstock {

struct Race; // the kinds of thing identifiers here belong to
struct RaceStage;

BOOST_DEFINE_ENUM_CLASS(RaceState, planned, running, decided, stopped)
BOOST_DEFINE_ENUM_CLASS(RaceEvent, open_stage, decide_stage, decide_race, stop)

// clang-format off
inline constexpr Step<RaceState, RaceEvent, Permission> race_life[] = {
    {RaceState::planned, RaceEvent::open_stage,   RaceState::running, Permission::decide_awards},
    {RaceState::planned, RaceEvent::stop,         RaceState::stopped, Permission::decide_awards},
    {RaceState::running, RaceEvent::open_stage,   RaceState::running, Permission::decide_awards},
    {RaceState::running, RaceEvent::decide_stage, RaceState::running, Permission::decide_awards},
    {RaceState::running, RaceEvent::decide_race,  RaceState::decided, Permission::decide_awards},
    {RaceState::running, RaceEvent::stop,         RaceState::stopped, Permission::decide_awards},
};
// clang-format on
static_assert(deterministic(race_life));
static_assert(final(race_life, RaceState::decided) && final(race_life, RaceState::stopped));

BOOST_DEFINE_ENUM_CLASS(StageState, open, measuring, deciding, decided)
BOOST_DEFINE_ENUM_CLASS(StageEvent, measure, measure_last, decide)

// clang-format off
inline constexpr Step<StageState, StageEvent, Permission> race_stage_life[] = {
    {StageState::open,      StageEvent::measure,      StageState::measuring, Permission::verify_milestones},
    {StageState::open,      StageEvent::measure_last, StageState::deciding,  Permission::verify_milestones},
    {StageState::measuring, StageEvent::measure,      StageState::measuring, Permission::verify_milestones},
    {StageState::measuring, StageEvent::measure_last, StageState::deciding,  Permission::verify_milestones},
    {StageState::deciding,  StageEvent::decide,       StageState::decided,   Permission::decide_awards},
};
// clang-format on
static_assert(deterministic(race_stage_life));
static_assert(final(race_stage_life, StageState::decided));

constexpr bool scores_are_seen(StageState state)
{
    return state == StageState::deciding || state == StageState::decided;
}

BOOST_DEFINE_ENUM_CLASS(TeamState, running, stopped, merged, won)
// A wildcard goes on although it did not reach everything, for a reason that is written down.
BOOST_DEFINE_ENUM_CLASS(TeamVerdict, go_on, stop, merge, wildcard, win)

struct TeamDecision {
    Id<Award>                award;
    TeamVerdict              verdict{};
    std::optional<Id<Award>> into;   // of a merge: the team that takes it in
    Line<1000, 0>            reason; // owed for all but going on and winning
};
BOOST_DESCRIBE_STRUCT(TeamDecision, (), (award, verdict, into, reason))

// A team as the verdicts see it.
struct RunningTeam {
    Id<Award>    award;
    bool         reached{};   // every criterion of the stage
    std::int64_t committed{}; // to it and not due: what the next stage can cost
};

// What keeps the verdicts from being given: one for each running team and no other (missing_field, not_found,
// already_exists), missing_field of a reason or of whom to merge into, step_not_allowed (winning before the last stage,
// going on after it, merging into one that does not go on), criterion_not_reached (going on or winning without having
// reached the aim: a wildcard does), and exceeds_available when the money of those that go on exceeds the plan of the
// next stage.
std::vector<Fault> faults_of(std::vector<TeamDecision> const& decisions, std::vector<RunningTeam> const& teams,
                             bool last, std::int64_t next_plan);

constexpr bool goes_on(TeamVerdict verdict)
{
    return verdict == TeamVerdict::go_on || verdict == TeamVerdict::wildcard;
}
constexpr bool ends(TeamVerdict verdict) { return verdict == TeamVerdict::stop || verdict == TeamVerdict::merge; }

} // namespace penstock
