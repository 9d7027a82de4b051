// Endpoints for findings.
#pragma once

#include "award/award_api.hpp"
#include "award/finding.hpp"

namespace penstock {

void register_findings(api::Registry& registry);

} // namespace penstock
