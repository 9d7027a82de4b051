// Endpoints for claims, and their place on the line.
#pragma once

#include "api/endpoint.hpp"
#include "api/line.hpp"

namespace penstock {

void register_claims(api::Registry& registry);
void describe_line_of_claims(LineNouns& nouns);

} // namespace penstock
