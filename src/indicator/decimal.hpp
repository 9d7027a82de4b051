// Numbers of indicators as they were published: whole digits and where the point stands, so that 99.90 stays 99.90 and
// nothing is rounded on the way.
#pragma once

#include "base/refusal.hpp"

#include <boost/describe/class.hpp>

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace penstock {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Wide enough for any two decimals at one scale, times the months between any two periods.
using Wide = __int128;

struct Decimal {
    static constexpr std::int64_t most          = 1'000'000'000'000'000; // of the digits, either way
    static constexpr std::int64_t most_decimals = 9;

    std::int64_t digits{};   // without the point: 169 of 16.9
    std::int64_t decimals{}; // how many of them stand behind it

    // Plain decimals ("16.9", "-0.01"). Refuses not_a_number, and number_out_of_range beyond the limits above.
    static Result<Decimal> parse(std::string_view text);
    // Nothing when it is out of range even without its trailing zeros; keeps at least so many decimals.
    static std::optional<Decimal> of(Wide digits, std::int64_t decimals, std::int64_t at_least = 0);

    std::string text() const;
    Wide        at_scale(std::int64_t scale) const; // the digits when so many stand behind the point; scale >= decimals

    friend bool                operator==(Decimal const& a, Decimal const& b) { return (a <=> b) == 0; }
    friend std::weak_ordering operator<=>(Decimal const& a, Decimal const& b); // by value: 1.0 and 1 are equivalent
};
BOOST_DESCRIBE_STRUCT(Decimal, (), (digits, decimals))

// A decimal as requests and answers write it: text, so that no reader makes a binary fraction of it.
struct DecimalText {
    std::string value{"0"};

    static Result<DecimalText> from(std::string_view raw) { return DecimalText{TRY(Decimal::parse(raw)).text()}; }
    static DecimalText         of(Decimal const& number) { return {number.text()}; }
    Decimal                    number() const;
};

} // namespace penstock
