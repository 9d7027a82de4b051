// Plans: what a body sets out to reach, in domains and objectives, over a number of years.
#pragma once

#include "api/caller.hpp"
#include "api/problem.hpp"
#include "indicator/period.hpp"
#include "mandate/body.hpp"

#include <optional>
#include <string>
#include <vector>

namespace penstock {

struct Plan; // the kinds of thing identifiers here belong to
struct PlanPart;

BOOST_DEFINE_ENUM_CLASS(PlanState, draft, public_comment, adopted, in_force, mid_term_review, final_evaluation, closed)
BOOST_DEFINE_ENUM_CLASS(PlanEvent, publish, adopt, put_in_force, review, revise, evaluate, close)
// An objective belongs to a domain.
BOOST_DEFINE_ENUM_CLASS(PlanPartKind, domain, objective)

Words words(PlanState state);
Words words(PlanEvent event);

// clang-format off
inline constexpr Step<PlanState, PlanEvent, Permission> plan_life[] = {
    {PlanState::draft,            PlanEvent::publish,      PlanState::public_comment,   Permission::manage_mandate},
    {PlanState::draft,            PlanEvent::adopt,        PlanState::adopted,          Permission::manage_mandate},
    {PlanState::public_comment,   PlanEvent::adopt,        PlanState::adopted,          Permission::manage_mandate},
    {PlanState::adopted,          PlanEvent::put_in_force, PlanState::in_force,         Permission::manage_mandate},
    {PlanState::in_force,         PlanEvent::review,       PlanState::mid_term_review,  Permission::manage_mandate},
    {PlanState::in_force,         PlanEvent::evaluate,     PlanState::final_evaluation, Permission::manage_mandate},
    {PlanState::mid_term_review,  PlanEvent::revise,       PlanState::in_force,         Permission::manage_mandate},
    {PlanState::final_evaluation, PlanEvent::close,        PlanState::closed,           Permission::manage_mandate},
};
// clang-format on
static_assert(deterministic(plan_life));
static_assert(final(plan_life, PlanState::closed));

// Nothing of it is binding yet, so its targets change without a decision.
constexpr bool unbound(PlanState state) { return state == PlanState::draft || state == PlanState::public_comment; }
// Its parts, indicators and targets may still change.
constexpr bool open(PlanState state) { return state != PlanState::final_evaluation && state != PlanState::closed; }

struct PlanText {
    Bilingual    title; // in one language at least
    Line<500, 0> source; // the address or the number of the paper it stands in
    std::int64_t first_year{};
    std::int64_t last_year{};
};
BOOST_DESCRIBE_STRUCT(PlanText, (), (title, source, first_year, last_year))

struct PlanNow {
    Id<Plan>     id;
    PlanState    state{};
    std::int64_t first_year{};
    std::int64_t last_year{};
};
BOOST_DESCRIBE_STRUCT(PlanNow, (), (id, state, first_year, last_year))

// Checks and normalises what was typed: missing_field without a title; ends_before_start; number_out_of_range of years.
Result<PlanText>  plan_of(PlanText const& typed);
Result<Bilingual> titled(Bilingual const& typed, std::string const& at);

// Refuses step_not_allowed, not_your_role, and missing_field of the decision that adopting and revising rest on.
Result<PlanState> plan_plan_step(PlanState state, PlanEvent event, std::string const& decision, Caller const& by);

std::vector<api::May> may(PlanState state, Caller const& by);

} // namespace penstock
