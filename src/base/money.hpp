// Money: whole numbers of the smallest unit of an ISO 4217 currency. There is no floating point in money.
#pragma once

#include "base/refusal.hpp"

#include <boost/describe/class.hpp>

#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace penstock {

// One currency of ISO 4217, list one as of 2026; funds, metals and test codes are not money here.
class Currency {
public:
    constexpr Currency() = default; // Chinese yuan
    static std::optional<Currency>   from_code(std::string_view code); // upper case only, as the standard writes it
    static std::span<Currency const> all();
    std::string_view                 code() const;
    int                              decimals() const; // 0, 2, 3 or 4
    friend constexpr auto            operator<=>(Currency, Currency) = default;

private:
    explicit constexpr Currency(std::uint16_t row) : row_{row} {}
    std::uint16_t row_{};
};

inline Currency currency(std::string_view code)
{
    auto found = Currency::from_code(code);
    expects(found.has_value());
    return *found;
}

// An amount in the smallest unit of its currency (fen, cent).
struct Money {
    std::int64_t minor{};
    Currency     currency{};

    // Everything has a limit. Amounts within this one can be added a thousand times and still fit, and every
    // JSON reader carries them exactly.
    static constexpr std::int64_t most = 1'000'000'000'000'000;
    constexpr bool                in_range() const { return -most <= minor && minor <= most; }

    // Reads a plain decimal ("22.5", "-0.01") counted in units of `unit` whole currency units (万元: 10000), exactly.
    // Refuses not_an_amount, too_many_decimals, number_out_of_range. Zeros beyond the last decimal are no decimals.
    static Result<Money> parse(std::string_view decimal, Currency currency, std::int64_t unit = 1);

    // The decimal in whole currency units with all decimals of the currency: "225000.00".
    std::string decimal() const;
    // The same for people to read: "225,000.00".
    std::string grouped() const;

    friend constexpr bool operator==(Money const&, Money const&) = default;
    friend constexpr auto operator<=>(Money const& a, Money const& b)
    {
        expects(a.currency == b.currency);
        return a.minor <=> b.minor;
    }
    friend constexpr Money operator+(Money a, Money b)
    {
        expects(a.currency == b.currency);
        std::int64_t sum{};
        expects(!__builtin_add_overflow(a.minor, b.minor, &sum));
        return {sum, a.currency};
    }
    friend constexpr Money operator-(Money a)
    {
        expects(a.in_range());
        return {-a.minor, a.currency};
    }
};
BOOST_DESCRIBE_STRUCT(Money, (), (minor, currency))

// Cuts an amount into shares without losing a fen: the first shares carry the remainder.
constexpr std::vector<Money> split(Money whole, std::int64_t shares)
{
    expects(whole.minor >= 0);
    expects(shares > 0);
    std::vector<Money> out(static_cast<std::size_t>(shares), Money{whole.minor / shares, whole.currency});
    for (std::int64_t i = 0; i < whole.minor % shares; ++i) ++out[static_cast<std::size_t>(i)].minor;
    return out;
}

constexpr Money yuan(std::int64_t n) { return {n * 100, Currency{}}; }
static_assert(split(yuan(1), 3)[0].minor == 34);
static_assert(split(yuan(1), 3)[2].minor == 33);

} // namespace penstock
