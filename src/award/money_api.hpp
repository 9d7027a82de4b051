// Endpoints for money, named by programmes and awards.
#pragma once

#include "award/award_api.hpp"
#include "ledger/ledger_api.hpp"

namespace penstock {

void register_money(api::Registry& registry);
void register_exchanges(api::Registry& registry);
void register_fiscal_years(api::Registry& registry);

// A cause somebody made, which must not look like one of the system's own.
Result<void> check_cause(std::string const& cause);

// The programmes and awards that places name must be there, and an award's programme must be its own. `at` says where
// in the request a place stands.
Result<void> check_named(Reader& reader, Place const& place, std::string const& at);

} // namespace penstock
