// Reading amounts and dates as publishers write them, in exact decimals only.
#pragma once

#include "base/day.hpp"
#include "base/money.hpp"
#include "exchange/award_row.hpp"

#include <set>
#include <span>

namespace penstock::exchange {

// How numbers are written in a file.
struct AmountStyle {
    Currency     currency{};
    std::int64_t unit{1}; // whole currency units one unit of the file is worth
    char         decimal_mark{'.'};
    char         group_mark{','}; // between groups of three digits
};

// An amount such as "1,234.50", "２２．５", "￥100" or "1.5e3". Refuses not_an_amount, too_many_decimals,
// number_out_of_range; what was tidied is added to `adjusted`.
Result<Money> read_amount(std::string_view cell, AmountStyle const& style, std::set<Adjustment>& adjusted);

// A decimal with an exponent written out ("1.5e3" gives "1500"); other text comes back as it is.
// Exponents beyond +-400 are left alone, as no amount has them.
std::string without_exponent(std::string_view number);

// A way of writing dates: YYYY, MM and DD are fixed digits, M and D one or two, `Month` an English name, `time` the
// rest of a date-time, `serial` a spreadsheet's day number; anything else stands for itself.
class DateShape {
public:
    // Nothing when the text has no year or mixes `serial` with anything else.
    static std::optional<DateShape> parse(std::string_view shape);

    // The days meant: one, or a whole month or year where the shape has no more. Nothing when the text does not fit.
    struct Days {
        Day  first, last;
        bool with_time{}; // a time other than midnight was there
    };
    std::optional<Days> read(std::string_view text) const;

private:
    enum class Part { year, month, month_or_digit, day, day_or_digit, month_name, time, serial, literal };
    struct Piece {
        Part part{};
        char literal{};
    };
    std::vector<Piece> pieces_;
};

// Shapes no reader can mistake, and those that occur in 360Giving files as well (day before month).
std::span<DateShape const> usual_shapes();
std::span<DateShape const> giving_shapes();

std::optional<DateShape::Days> read_days(std::string_view cell, std::span<DateShape const> shapes,
                                         std::set<Adjustment>& adjusted);

// A start and an end in one cell, such as "2018.01-2020.12" or "2018年1月至2020年12月". A half that cannot be read is
// empty; both are when no separator makes sense.
struct Period {
    std::optional<Day> starts_on, ends_on;
};
Period read_period(std::string_view cell, std::span<DateShape const> shapes, std::set<Adjustment>& adjusted);

// Without white space around it, ideographic and non-breaking spaces included.
std::string_view trimmed(std::string_view text);

// Valid UTF-8 without NUL for messages and storage: U+FFFD stands for what is not; cut at `most` bytes.
std::string shown(std::string_view text, std::size_t most);

} // namespace penstock::exchange
