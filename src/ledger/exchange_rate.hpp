// Exchange: money of one appropriation becomes money of another in a second currency, at a rate that somebody recorded.
// Nothing is ever converted silently: rate, source, day, rounding and both amounts stand in the record.
#pragma once

#include "base/day.hpp"
#include "ledger/entry.hpp"

namespace penstock {

struct ExchangeRate; // the kinds of thing identifiers here belong to
struct Exchange;

// How many units of the second currency one unit of the first is: an exact decimal, "7.1234".
class Rate {
public:
    static Result<Rate> parse(std::string_view decimal); // above zero; at most 12 digits, 10 of them decimals

    std::int64_t digits() const { return digits_; }
    int          decimals() const { return decimals_; }
    std::string  text() const;

private:
    std::int64_t digits_{};
    int          decimals_{};
};

// What becomes of the part below the smallest unit: the nearest unit (of two equally near the even one, or the
// greater), or the unit below.
BOOST_DEFINE_ENUM_CLASS(Rounding, half_even, half_up, down)
Words words(Rounding rounding);

// The amount in the other currency. Refuses not_positive for an amount, or a result, of nothing; number_out_of_range.
Result<Money> exchanged(Money given, Currency into, Rate const& rate, Rounding rounding);

} // namespace penstock
