// The day on which tests take place that need one, its noon in China, and any other day.
#pragma once

#include "base/day.hpp"

namespace penstock::test {

inline constexpr Day today{std::chrono::sys_days{std::chrono::year{2026} / 11 / 23}};
inline Instant const noon = *Instant::from_iso("2026-11-23T04:00:00.000Z");

inline Day on(char const* iso) { return *Day::from_iso(iso); }

} // namespace penstock::test
