// Endpoints for findings.
#pragma once

#include "award/award_api.hpp"
#include "award/finding.hpp"

namespace penstock {

void register_findings(api::Registry& registry);
void register_finding_parameters(api::Registry& registry); // the figures of the rules
void register_reports(api::Registry& registry);            // those that teams owe
void register_registers(api::Registry& registry);          // assets and results across awards
void register_burn(api::Registry& registry);

} // namespace penstock
