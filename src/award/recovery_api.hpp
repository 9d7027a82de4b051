// Endpoints for recoveries, and their place on the line.
#pragma once

#include "api/endpoint.hpp"
#include "api/line.hpp"

namespace penstock {

void register_recoveries(api::Registry& registry);
void describe_line_of_recoveries(LineNouns& nouns);

} // namespace penstock
