// The limits an administrator may set: `limits.body_bytes = …`, each with what it may be and what it is for.
#pragma once

#include "base/words.hpp"
#include "exchange/file_limits.hpp"
#include "net/limits.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace penstock {

class Config;

inline constexpr std::string_view limits_prefix = "limits.";

struct Limit {
    std::string_view name; // in the configuration file, with its prefix
    std::int64_t     least{};
    std::int64_t     most{};
    Words            words;
    std::int64_t     standard{};
};

// All of them, with the defaults of the code that keeps them.
std::vector<Limit> const& all_limits();

net::Limits          net_limits(Config const& config);
exchange::FileLimits file_limits_in(Config const& config);

} // namespace penstock
