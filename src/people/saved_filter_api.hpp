// Endpoints for filters that a person has saved.
#pragma once

#include "api/endpoint.hpp"

namespace penstock {

void register_saved_filters(api::Registry& registry);

} // namespace penstock
