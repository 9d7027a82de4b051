// The endpoint that tells of the daily jobs.
#pragma once

#include "api/endpoint.hpp"
#include "journal/schedule.hpp"

namespace penstock {

void register_schedule(api::Registry& registry, Schedule const& schedule);

} // namespace penstock
