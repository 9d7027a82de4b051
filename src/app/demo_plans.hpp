// A plan of the demonstration, with indicators in every state and figures that wait for approval.
#pragma once

#include "app/local_client.hpp"
#include "base/day.hpp"

#include <map>
#include <string>

namespace penstock {

struct PlanPeople {
    Caller secretary; // keeps the plan and enters
    Caller monitor;   // approves
};

// Everything happens on one day; `keeper` is the body that keeps the plan.
Result<void> make_demo_plan(LocalClient& client, PlanPeople const& people, std::int64_t keeper, Day today);

} // namespace penstock
