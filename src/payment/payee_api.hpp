// Endpoints for the contacts of organisations and for the accounts they are paid to.
#pragma once

#include "api/endpoint.hpp"

namespace penstock {

void register_payees(api::Registry& registry);

} // namespace penstock
