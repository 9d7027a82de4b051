// Endpoints for reservations: money bound for something that is not yet certain.
#pragma once

#include "api/endpoint.hpp"

namespace penstock {

void register_reservations(api::Registry& registry);

} // namespace penstock
