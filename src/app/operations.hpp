// Addresses for those who run the server or check it: health, metrics, and the journal's tiles.
#pragma once

#include "api/look.hpp"
#include "net/metrics.hpp"
#include "net/request.hpp"
#include "net/response.hpp"

#include <functional>
#include <string>
#include <vector>

namespace penstock {

// Figures say nothing of persons, but of how busy the body is: only these addresses are told.
struct MetricsRule {
    std::vector<std::string>     from{"127.0.0.1", "::1"};
    std::function<std::string()> more; // lines beside our own
};

net::Response operations_answer(Reader& reader, net::Request const& request, net::Counts const& counts,
                                MetricsRule const& metrics_rule, Installation const& installation, Clock& clock);

// One line of JSON on standard error. `what` names places in the code, never persons.
void log_incident(std::string_view what, std::string_view trace);

} // namespace penstock
