// What we wrote as JSON ourselves and read back.
#pragma once

#include "base/json_read.hpp"

#include <string_view>

namespace penstock {

// The value of a column in which only we write; a text that does not hold one is a defect.
template <class T> T stored(std::string_view text)
{
    auto value = json::from_text<T>(text);
    expects(value.has_value());
    return *std::move(value);
}

} // namespace penstock
