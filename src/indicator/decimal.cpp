#include "indicator/decimal.hpp"

#include "indicator/refusals.hpp"

#include <algorithm>

namespace penstock {

namespace {

Wide power_of_ten(std::int64_t exponent)
{
    Wide out = 1;
    for (; exponent > 0; --exponent) out *= 10;
    return out;
}

} // namespace

Result<Decimal> Decimal::parse(std::string_view text)
{
    bool const negative = text.starts_with('-');
    if (negative) text.remove_prefix(1);
    auto const point    = text.find('.');
    auto const whole    = text.substr(0, point);
    auto const fraction = point == text.npos ? std::string_view{} : text.substr(point + 1);
    if (whole.empty() || !std::ranges::all_of(whole, is_digit)) return refuse(refusal::not_a_number);
    if (point != text.npos && (fraction.empty() || !std::ranges::all_of(fraction, is_digit)))
        return refuse(refusal::not_a_number);
    if (whole.size() + fraction.size() > 24 || fraction.size() > most_decimals)
        return refuse(refusal::number_out_of_range);
    Wide digits = 0;
    for (char c : whole) digits = digits * 10 + (c - '0');
    for (char c : fraction) digits = digits * 10 + (c - '0');
    if (digits > most) return refuse(refusal::number_out_of_range);
    auto const size = static_cast<std::int64_t>(digits);
    return Decimal{negative ? -size : size, static_cast<std::int64_t>(fraction.size())};
}

std::optional<Decimal> Decimal::of(Wide digits, std::int64_t decimals, std::int64_t at_least)
{
    while (decimals > 0 && (decimals > most_decimals || (digits % 10 == 0 && decimals > at_least))) {
        digits /= 10;
        --decimals;
    }
    if (digits > most || digits < -most) return std::nullopt;
    return Decimal{static_cast<std::int64_t>(digits), decimals};
}

std::string Decimal::text() const
{
    auto       out    = std::to_string(digits < 0 ? -digits : digits);
    auto const places = static_cast<std::size_t>(decimals);
    if (out.size() <= places) out.insert(0, places + 1 - out.size(), '0');
    if (places > 0) out.insert(out.size() - places, 1, '.');
    return digits < 0 ? "-" + out : out;
}

Wide Decimal::at_scale(std::int64_t scale) const
{
    expects(scale >= decimals);
    return digits * power_of_ten(scale - decimals);
}

std::weak_ordering operator<=>(Decimal const& a, Decimal const& b)
{
    auto const scale = std::max(a.decimals, b.decimals);
    auto const x = a.at_scale(scale), y = b.at_scale(scale);
    return x < y ? std::weak_ordering::less : x > y ? std::weak_ordering::greater : std::weak_ordering::equivalent;
}

Decimal DecimalText::number() const
{
    auto parsed = Decimal::parse(value);
    expects(parsed.has_value());
    return *parsed;
}

} // namespace penstock
