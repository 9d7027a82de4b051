// An id that may be none: nought in the tables, nothing in the facts.
#pragma once

#include "base/id.hpp"

#include <optional>

namespace penstock {

template <class Thing> std::optional<Id<Thing>> some(Id<Thing> id) { return id ? std::optional{id} : std::nullopt; }
template <class Thing> Id<Thing> or_none(std::optional<Id<Thing>> id) { return id.value_or(Id<Thing>{}); }

} // namespace penstock
