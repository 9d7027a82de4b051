// The refusals of this module, by name.
#pragma once

#include "base/refusal.hpp"

namespace penstock::refusal {

#define REFUSAL(name, zh, en) inline constexpr Refusal name = refusal_named(#name);
#include "identity/refusals.def"
#undef REFUSAL

} // namespace penstock::refusal
