// The periods of which an indicator owes a value: those that are over, after its baseline, and still without one.
#pragma once

#include "base/day.hpp"
#include "indicator/period.hpp"

#include <set>
#include <vector>

namespace penstock {

// In order, from the first period that ends after `from` to the last one that is over before `today`, but at most to
// the end of `last_year`. `from` and `told`, the periods that have a value, are counted as last_month() counts.
std::vector<Period> periods_due(Frequency frequency, std::int64_t from, std::int64_t last_year,
                                std::set<std::int64_t> const& told, Day today);

} // namespace penstock
