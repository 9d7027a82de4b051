// Whom an answer names, and leaves out when there is nobody.
#pragma once

#include "api/named.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

namespace penstock {

inline std::optional<Named> somebody(std::int64_t id, std::string name)
{
    return id ? std::optional{Named{id, std::move(name)}} : std::nullopt;
}

} // namespace penstock
