// Endpoints for what happens to an award after it was signed: amendments, races, closing.
#pragma once

#include "api/endpoint.hpp"
#include "api/line.hpp"

namespace penstock {

void register_amendments(api::Registry& registry);
void register_races(api::Registry& registry);
void register_closeouts(api::Registry& registry);
void describe_line_of_amendments(LineNouns& nouns);
void describe_line_of_races(LineNouns& nouns);

} // namespace penstock
