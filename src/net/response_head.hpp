// The head of an answer as text, with the headers every answer carries.
#pragma once

#include "net/response.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace penstock::net {

struct HeadFacts {
    std::string_view             date; // IMF-fixdate
    std::optional<std::uint64_t> length;
    bool                         chunked{};
    bool                         keep_alive{};
    bool                         http_1_1{};
    bool                         secure{}; // then the browser is told to stay with TLS
};

// Appends the head to `out`. A line break inside a header is a defect.
void write_head(Response const& response, HeadFacts const& facts, std::string& out);

// "Mon, 23 Nov 2026 20:30:00 GMT" (RFC 9110 section 5.6.7).
std::string http_date(std::int64_t seconds_since_1970);

} // namespace penstock::net
