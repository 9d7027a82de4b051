// Identifiers: the number of the fact that created the thing, typed by the kind of thing.
#pragma once

#include <compare>
#include <cstdint>

namespace penstock {

// An identifier of one kind of thing. An Id<Award> does not fit where an Id<Account> is wanted.
// From 1 to 2^53-1, so that every JSON reader carries it exactly; 0 means none.
template <class Thing> struct Id {
    std::int64_t          value{};
    explicit              operator bool() const { return value != 0; }
    friend constexpr auto operator<=>(Id, Id) = default;
};

} // namespace penstock
