// Endpoints for money, named by programmes and awards.
#pragma once

#include "award/award_api.hpp"
#include "ledger/ledger_api.hpp"

namespace penstock {

void register_money(api::Registry& registry);

} // namespace penstock
