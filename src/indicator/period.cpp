#include "indicator/period.hpp"

#include "indicator/decimal.hpp"
#include "indicator/refusals.hpp"

#include <algorithm>

namespace penstock {

Result<Period> Period::from(std::string_view raw)
{
    auto const year = raw.substr(0, 4);
    if (year.size() != 4 || !std::ranges::all_of(year, is_digit) || year < "1000" || year > "9998")
        return refuse(refusal::not_a_period);
    auto const rest = raw.substr(4);
    bool       good = rest.empty() || rest == "-H1" || rest == "-H2";
    if (rest.size() == 3 && rest[0] == '-') {
        good |= rest[1] == 'Q' && rest[2] >= '1' && rest[2] <= '4';
        good |= is_digit(rest[1]) && is_digit(rest[2]) && rest.substr(1) >= "01" && rest.substr(1) <= "12";
    }
    if (!good) return refuse(refusal::not_a_period);
    return Period{std::string{raw}};
}

Frequency Period::frequency() const
{
    if (value.size() < 6) return Frequency::yearly;
    return value[5] == 'H' ? Frequency::half_yearly : value[5] == 'Q' ? Frequency::quarterly : Frequency::monthly;
}

std::int64_t Period::year() const { return std::stoll(value.substr(0, 4)); }

std::int64_t Period::last_month() const
{
    auto const before = year() * 12;
    switch (frequency()) {
    case Frequency::yearly:      return before + 12;
    case Frequency::half_yearly: return before + (value[6] - '0') * 6;
    case Frequency::quarterly:   return before + (value[6] - '0') * 3;
    case Frequency::monthly:     return before + std::stoll(value.substr(5));
    }
    std::unreachable();
}

} // namespace penstock
