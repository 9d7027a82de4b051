// A broken promise of our own code, as opposed to a refusal (refusal.hpp), which is normal life.
#pragma once

#include <source_location>
#include <stdexcept>
#include <string>

namespace penstock {

// Thrown where our own code broke its word; caught in one place, the edge, which rolls back and answers 500.
struct Defect : std::logic_error {
    explicit Defect(std::source_location at, std::string const& why = {})
        : std::logic_error{std::string{at.file_name()} + ":" + std::to_string(at.line()) +
                           (why.empty() ? "" : ": " + why)}
    {}
};

constexpr void expects(bool holds, std::source_location at = std::source_location::current())
{
    if (!holds) throw Defect{at};
}

// The world failed us: disk, network, database. Not our promise, not the user's mistake; the edge answers 503.
struct Unavailable : std::runtime_error {
    using std::runtime_error::runtime_error;
};

} // namespace penstock
