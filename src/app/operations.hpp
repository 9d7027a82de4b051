// Addresses for those who run the server or check it: health, metrics, and the journal's tiles.
#pragma once

#include "api/look.hpp"
#include "net/metrics.hpp"
#include "net/request.hpp"
#include "net/response.hpp"

namespace penstock {

net::Response operations_answer(Reader& reader, net::Request const& request, net::Counts const& counts,
                                Installation const& installation);

// One line of JSON on standard error. `what` names places in the code, never persons.
void log_incident(std::string_view what, std::string_view trace);

} // namespace penstock
