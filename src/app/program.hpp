// Everything the program consists of, put together once: kinds of facts, endpoints, what is searched, what the
// line leads through.
#pragma once

#include "api/endpoint.hpp"
#include "api/line.hpp"
#include "journal/schedule.hpp"
#include "search/search.hpp"

namespace penstock {

std::string_view program_version();

FactKinds const&     all_fact_kinds();
api::Registry const& all_endpoints();
search::Index const& search_index();
LineNouns const&     line_nouns();
Schedule const&      daily_jobs();

// The OpenAPI description with the addresses that are not JSON in and out (uploads, tables, events).
std::string api_description();

} // namespace penstock
