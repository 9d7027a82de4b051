// Judges the cells of one row: each value is read or becomes a problem, whichever format the row came from.
#pragma once

#include "exchange/mapping.hpp"
#include "exchange/values.hpp"

namespace penstock::exchange {

// Where a value stands: column from 1 (0 for a JSON grant), its header or path, and its text.
struct Place {
    int              column{};
    std::string_view header;
    std::string_view cell;
};

class RowBuilder {
public:
    static constexpr std::size_t number_longest = 200, title_longest = 2'000, name_longest = 500,
                                 prose_longest = 50'000;

    explicit RowBuilder(RowOutcome& outcome) : outcome_{outcome} {}

    void problem(Place const& place, Refusal why);
    void note(Place const& place, Adjustment what);

    // A line of text; missing_field when it is needed and empty.
    std::string line(Place const& place, std::size_t longest, bool needed = false);
    std::string prose(Place const& place);

    // An amount; empty cells give nothing, and missing_field when it is needed. With `above_zero`, zero and less are
    // not_positive; without it, less than zero is number_out_of_range.
    std::optional<Money> amount(Place const& place, AmountStyle const& style, bool needed, bool above_zero);

    // A date; empty cells give nothing. Of a month the first day, or the last when `end`.
    std::optional<Day> day(Place const& place, std::span<DateShape const> shapes, bool end, UnreadableDates unreadable);
    Period             period(Place const& place, std::span<DateShape const> shapes, UnreadableDates unreadable);

    // Compares the two dates once both are read.
    void check_order(Place const& end, UnreadableDates unreadable);

    // Decides the row's fate by what was found.
    void finish();

private:
    RowOutcome& outcome_;
};

} // namespace penstock::exchange
