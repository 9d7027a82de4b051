// Endpoints for authority: the register of delegations, acting for somebody, why something may not be done, and acts
// that wait for a second person.
#pragma once

#include "award/award_api.hpp"
#include "ledger/delegation_facts.hpp"

namespace penstock {

void register_authority(api::Registry& registry);         // the register of delegations and their uses
void register_authority_answers(api::Registry& registry); // why not, and what was tried
void register_two_persons(api::Registry& registry);       // acting for somebody, and second persons
void register_funding_rules(api::Registry& registry);

} // namespace penstock
