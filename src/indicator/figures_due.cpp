#include "indicator/figures_due.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace penstock {

namespace {

std::int64_t months_of(Frequency frequency)
{
    switch (frequency) {
    case Frequency::yearly:      return 12;
    case Frequency::half_yearly: return 6;
    case Frequency::quarterly:   return 3;
    case Frequency::monthly:     return 1;
    }
    std::unreachable();
}

// The period that ends with a month.
Period period_ending(Frequency frequency, std::int64_t month)
{
    auto const year  = std::to_string((month - 1) / 12);
    auto const place = std::to_string((month - 1) % 12 / months_of(frequency) + 1);
    switch (frequency) {
    case Frequency::yearly:      return {year};
    case Frequency::half_yearly: return {year + "-H" + place};
    case Frequency::quarterly:   return {year + "-Q" + place};
    case Frequency::monthly:     return {year + (place.size() == 1 ? "-0" : "-") + place};
    }
    std::unreachable();
}

} // namespace

std::vector<Period> periods_due(Frequency frequency, std::int64_t from, std::int64_t last_year,
                                std::set<std::int64_t> const& told, Day today)
{
    auto const          step = months_of(frequency);
    auto const          over = std::min(std::int64_t{today.year()} * 12 + today.month() - 1, last_year * 12 + 12);
    std::vector<Period> out;
    for (auto month = (from / step + 1) * step; month <= over; month += step)
        if (!told.contains(month)) out.push_back(period_ending(frequency, month));
    return out;
}

} // namespace penstock
