// Pilots: something new tried within bounds, from one day to another, on the ground of a decision, to see whether a
// hypothesis holds; and the evaluation by somebody who did not run it.
#pragma once

#include "api/caller.hpp"
#include "api/problem.hpp"
#include "base/evidence_file.hpp"
#include "base/life.hpp"
#include "indicator/indicator.hpp"
#include "mandate/body.hpp"
#include "mandate/meeting.hpp"

namespace penstock {

struct Pilot; // the kinds of thing identifiers here belong to
struct Practice;

BOOST_DEFINE_ENUM_CLASS(PilotState, proposed, running, stopped, ended, evaluated, withdrawn)
BOOST_DEFINE_ENUM_CLASS(PilotEvent, start, extend, stop, end, evaluate, withdraw)
BOOST_DEFINE_ENUM_CLASS(PilotVerdict, works, works_under_conditions, does_not_work, inconclusive)
// office: whoever supervises; outsider: whoever may check, is not of the piloting unit and did not propose it.
BOOST_DEFINE_ENUM_CLASS(PilotBy, office, outsider)

Words words(PilotState state);
Words words(PilotEvent event);
Words words(PilotVerdict verdict);

// clang-format off
inline constexpr Step<PilotState, PilotEvent, PilotBy> pilot_life[] = {
    {PilotState::proposed, PilotEvent::start,    PilotState::running,   PilotBy::office},
    {PilotState::proposed, PilotEvent::withdraw, PilotState::withdrawn, PilotBy::office},
    {PilotState::running,  PilotEvent::extend,   PilotState::running,   PilotBy::office},
    {PilotState::running,  PilotEvent::stop,     PilotState::stopped,   PilotBy::office},
    {PilotState::running,  PilotEvent::end,      PilotState::ended,     PilotBy::office},
    {PilotState::stopped,  PilotEvent::evaluate, PilotState::evaluated, PilotBy::outsider},
    {PilotState::ended,    PilotEvent::evaluate, PilotState::evaluated, PilotBy::outsider},
};
// clang-format on
static_assert(deterministic(pilot_life));
static_assert(final(pilot_life, PilotState::evaluated) && final(pilot_life, PilotState::withdrawn));

constexpr bool says_it_works(PilotVerdict verdict)
{
    return verdict == PilotVerdict::works || verdict == PilotVerdict::works_under_conditions;
}

// What is looked at to tell whether the hypothesis holds: an indicator of a plan, or something of its own in words.
struct PilotMeasure {
    Line<300>                    name;
    Line<300, 0>                 expected; // where it stands before, and where it should stand after
    std::optional<Id<Indicator>> indicator;
};
BOOST_DESCRIBE_STRUCT(PilotMeasure, (), (name, expected, indicator))

struct PilotText {
    Bilingual                 title; // in one language at least
    Prose<5000>               scope; // where, for whom and how much
    Prose<5000>               bounds; // what it must not touch, and when it is stopped early
    Prose<5000>               hypothesis;
    Day                       starts_on;
    Day                       ends_on; // its last day
    std::vector<PilotMeasure> measures;
};
BOOST_DESCRIBE_STRUCT(PilotText, (), (title, scope, bounds, hypothesis, starts_on, ends_on, measures))

inline constexpr std::size_t measures_most = 20, evidence_most = 20;

struct PilotEvaluation {
    PilotVerdict            verdict{};
    Prose<10000>            comparison; // with what, and what came out on either side
    Prose<10000>            findings;
    Prose<5000>             conditions; // under which it works
    std::vector<Line<1000>> evidence; // addresses and numbers of papers
    Line<300>               evaluator; // the unit that evaluated, in words

    std::optional<std::vector<EvidenceFile>> files; // beside the addresses, or instead of them
};
BOOST_DESCRIBE_STRUCT(PilotEvaluation, (), (verdict, comparison, findings, conditions, evidence, evaluator, files))

struct PilotNow {
    Id<Pilot>                   id;
    Id<Body>                    unit;
    PilotState                  state{};
    Day                         ends_on;
    std::optional<PilotVerdict> verdict;
    std::int64_t                proposed_by{};
    std::int64_t                practice{}; // it tries; 0: something new
    bool                        of_unit{};  // whoever it was loaded for belongs to the unit
};

// Checks and normalises: missing_field of what bounds it, ends_before_start, too_large.
Result<PilotText> plan_pilot(PilotText const& typed);

// What a step is taken with; which of it a step needs is what plan_pilot_step() asks for.
struct PilotStep {
    PilotEvent             event{};
    std::optional<ItemNow> item;   // the decision to start
    std::optional<Day>     until;  // the new last day
    std::string            reason; // to extend, to stop, to withdraw
};

// Refuses step_not_allowed, not_your_role, of_piloting_unit, missing_field, decision_not_adopted, pilot_over and
// not_later.
Result<PilotState> plan_pilot_step(PilotNow const& pilot, PilotStep const& step, Caller const& by, Day today);

// Refuses also missing_field of the comparison, evidence_missing without an address and a file, too_large, and
// conditions_and_verdict.
Result<PilotState> plan_evaluation(PilotNow const& pilot, PilotEvaluation const& evaluation, Caller const& by);

// The item says yes: what rests on it may be done.
constexpr bool says_yes(ItemState state)
{
    return state == ItemState::adopted || state == ItemState::adopted_in_principle;
}

std::vector<api::May> may(PilotNow const& pilot, Caller const& by);

} // namespace penstock
