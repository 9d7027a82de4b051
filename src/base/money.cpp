#include "base/money.hpp"

#include <algorithm>
#include <array>

namespace penstock {

namespace {

struct Row {
    std::string_view code;
    int              decimals;
};

// ISO 4217 list one. The yuan stands first because it is the default; the rest is in order of code.
constexpr Row rows[] = {
    {"CNY", 2}, {"AED", 2}, {"AFN", 2}, {"ALL", 2}, {"AMD", 2}, {"AOA", 2}, {"ARS", 2}, {"AUD", 2}, {"AWG", 2},
    {"AZN", 2}, {"BAM", 2}, {"BBD", 2}, {"BDT", 2}, {"BHD", 3}, {"BIF", 0}, {"BMD", 2}, {"BND", 2}, {"BOB", 2},
    {"BRL", 2}, {"BSD", 2}, {"BTN", 2}, {"BWP", 2}, {"BYN", 2}, {"BZD", 2}, {"CAD", 2}, {"CDF", 2}, {"CHF", 2},
    {"CLF", 4}, {"CLP", 0}, {"COP", 2}, {"CRC", 2}, {"CUP", 2}, {"CVE", 2}, {"CZK", 2}, {"DJF", 0}, {"DKK", 2},
    {"DOP", 2}, {"DZD", 2}, {"EGP", 2}, {"ERN", 2}, {"ETB", 2}, {"EUR", 2}, {"FJD", 2}, {"FKP", 2}, {"GBP", 2},
    {"GEL", 2}, {"GHS", 2}, {"GIP", 2}, {"GMD", 2}, {"GNF", 0}, {"GTQ", 2}, {"GYD", 2}, {"HKD", 2}, {"HNL", 2},
    {"HTG", 2}, {"HUF", 2}, {"IDR", 2}, {"ILS", 2}, {"INR", 2}, {"IQD", 3}, {"IRR", 2}, {"ISK", 0}, {"JMD", 2},
    {"JOD", 3}, {"JPY", 0}, {"KES", 2}, {"KGS", 2}, {"KHR", 2}, {"KMF", 0}, {"KPW", 2}, {"KRW", 0}, {"KWD", 3},
    {"KYD", 2}, {"KZT", 2}, {"LAK", 2}, {"LBP", 2}, {"LKR", 2}, {"LRD", 2}, {"LSL", 2}, {"LYD", 3}, {"MAD", 2},
    {"MDL", 2}, {"MGA", 2}, {"MKD", 2}, {"MMK", 2}, {"MNT", 2}, {"MOP", 2}, {"MRU", 2}, {"MUR", 2}, {"MVR", 2},
    {"MWK", 2}, {"MXN", 2}, {"MYR", 2}, {"MZN", 2}, {"NAD", 2}, {"NGN", 2}, {"NIO", 2}, {"NOK", 2}, {"NPR", 2},
    {"NZD", 2}, {"OMR", 3}, {"PAB", 2}, {"PEN", 2}, {"PGK", 2}, {"PHP", 2}, {"PKR", 2}, {"PLN", 2}, {"PYG", 0},
    {"QAR", 2}, {"RON", 2}, {"RSD", 2}, {"RUB", 2}, {"RWF", 0}, {"SAR", 2}, {"SBD", 2}, {"SCR", 2}, {"SDG", 2},
    {"SEK", 2}, {"SGD", 2}, {"SHP", 2}, {"SLE", 2}, {"SOS", 2}, {"SRD", 2}, {"SSP", 2}, {"STN", 2}, {"SVC", 2},
    {"SYP", 2}, {"SZL", 2}, {"THB", 2}, {"TJS", 2}, {"TMT", 2}, {"TND", 3}, {"TOP", 2}, {"TRY", 2}, {"TTD", 2},
    {"TWD", 2}, {"TZS", 2}, {"UAH", 2}, {"UGX", 0}, {"USD", 2}, {"UYU", 2}, {"UYW", 4}, {"UZS", 2}, {"VED", 2},
    {"VES", 2}, {"VND", 0}, {"VUV", 0}, {"WST", 2}, {"XAF", 0}, {"XCD", 2}, {"XCG", 2}, {"XOF", 0}, {"XPF", 0},
    {"YER", 2}, {"ZAR", 2}, {"ZMW", 2}, {"ZWG", 2},
};

constexpr std::int64_t power_of_ten(int exponent)
{
    std::int64_t out = 1;
    for (int i = 0; i < exponent; ++i) out *= 10;
    return out;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

} // namespace

std::optional<Currency> Currency::from_code(std::string_view code)
{
    auto found = std::ranges::find(rows, code, &Row::code);
    if (found == std::end(rows)) return std::nullopt;
    return Currency{static_cast<std::uint16_t>(found - std::begin(rows))};
}

std::span<Currency const> Currency::all()
{
    static auto const list = [] {
        std::array<Currency, std::size(rows)> out;
        for (std::size_t i = 0; i < out.size(); ++i) out[i] = Currency{static_cast<std::uint16_t>(i)};
        return out;
    }();
    return list;
}

std::string_view Currency::code() const { return rows[row_].code; }
int              Currency::decimals() const { return rows[row_].decimals; }

Result<Money> Money::parse(std::string_view decimal, Currency currency, std::int64_t unit)
{
    expects(unit > 0 && unit <= 100'000'000);
    bool negative = decimal.starts_with('-');
    if (negative) decimal.remove_prefix(1);

    auto point    = decimal.find('.');
    auto whole    = decimal.substr(0, point);
    auto fraction = point == decimal.npos ? std::string_view{} : decimal.substr(point + 1);
    if (whole.empty() || !std::ranges::all_of(whole, is_digit)) return refuse(refusal::not_an_amount);
    if (point != decimal.npos && (fraction.empty() || !std::ranges::all_of(fraction, is_digit)))
        return refuse(refusal::not_an_amount);
    while (fraction.ends_with('0')) fraction.remove_suffix(1);

    // digits · unit · 10^decimals / 10^(fraction digits), in 128 bits so that nothing is lost on the way.
    if (whole.size() + fraction.size() > 20) return refuse(refusal::number_out_of_range);
    __int128 digits = 0;
    for (char c : whole) digits = digits * 10 + (c - '0');
    for (char c : fraction) digits = digits * 10 + (c - '0');
    __int128 scaled = digits * unit * power_of_ten(currency.decimals());
    __int128 by     = 1;
    for (std::size_t i = 0; i < fraction.size(); ++i) by *= 10;
    if (scaled % by != 0) return refuse(refusal::too_many_decimals);
    scaled /= by;
    if (scaled > most) return refuse(refusal::number_out_of_range);
    auto minor = static_cast<std::int64_t>(scaled);
    return Money{negative ? -minor : minor, currency};
}

std::string Money::decimal() const
{
    int  places = currency.decimals();
    auto digits = std::to_string(minor < 0 ? -minor : minor);
    if (digits.size() <= static_cast<std::size_t>(places))
        digits.insert(0, static_cast<std::size_t>(places) + 1 - digits.size(), '0');
    if (places > 0) digits.insert(digits.size() - static_cast<std::size_t>(places), 1, '.');
    return minor < 0 ? "-" + digits : digits;
}

std::string Money::grouped() const
{
    auto out   = decimal();
    auto first = std::size_t{minor < 0};
    auto point = std::min(out.find('.'), out.size());
    for (auto at = point; at > first + 3;) out.insert(at -= 3, 1, ',');
    return out;
}

} // namespace penstock
