#include "ledger/exchange_rate.hpp"

#include "ledger/refusals.hpp"

#include <string>

namespace penstock {

Words words(Rounding rounding)
{
    switch (rounding) {
    case Rounding::half_even: return {"四舍六入五成双", "To the nearest, of two the even one"};
    case Rounding::half_up:   return {"四舍五入", "To the nearest, of two the greater"};
    case Rounding::down:      return {"舍去尾数", "Down"};
    }
    std::unreachable();
}

Result<Rate> Rate::parse(std::string_view decimal)
{
    constexpr std::size_t digits_most = 12, decimals_most = 10;
    auto                  dot      = decimal.find('.');
    auto                  whole    = decimal.substr(0, dot);
    auto                  decimals = dot == decimal.npos ? std::string_view{} : decimal.substr(dot + 1);
    auto                  digits   = std::string{whole} + std::string{decimals};
    if (whole.empty() || (dot != decimal.npos && decimals.empty()) ||
        digits.find_first_not_of("0123456789") != std::string::npos)
        return refuse(refusal::not_an_amount, std::string{decimal});
    if (decimals.size() > decimals_most) return refuse(refusal::too_many_decimals, std::to_string(decimals_most));
    if (digits.size() > digits_most) return refuse(refusal::number_out_of_range, std::string{decimal});
    Rate out;
    out.decimals_ = static_cast<int>(decimals.size());
    out.digits_   = std::stoll(digits);
    if (out.digits_ == 0) return refuse(refusal::not_positive);
    return out;
}

std::string Rate::text() const
{
    auto out = std::to_string(digits_);
    if (decimals_ == 0) return out;
    auto places = static_cast<std::size_t>(decimals_);
    if (out.size() <= places) out.insert(0, places + 1 - out.size(), '0');
    return out.insert(out.size() - places, ".");
}

Result<Money> exchanged(Money given, Currency into, Rate const& rate, Rounding rounding)
{
    __extension__ using Wide = __int128;
    if (!given.in_range()) return refuse(refusal::number_out_of_range);
    Wide above = static_cast<Wide>(given.minor) * rate.digits(), below = 1;
    for (int i = 0; i < into.decimals(); ++i) above *= 10;
    for (int i = 0; i < rate.decimals() + given.currency.decimals(); ++i) below *= 10;
    Wide minor = above / below, rest = above % below;
    bool up = false;
    switch (rounding) {
    case Rounding::half_even: up = rest * 2 > below || (rest * 2 == below && minor % 2 == 1); break;
    case Rounding::half_up:   up = rest * 2 >= below; break;
    case Rounding::down:      break;
    }
    minor += up;
    if (minor > Money::most) return refuse(refusal::number_out_of_range);
    if (minor <= 0) return refuse(refusal::not_positive);
    return Money{static_cast<std::int64_t>(minor), into};
}

} // namespace penstock
