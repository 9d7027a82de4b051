// The time a figure is of: a year, or a half, a quarter or a month of one.
#pragma once

#include "store/value.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace penstock {

BOOST_DEFINE_ENUM_CLASS(Frequency, yearly, half_yearly, quarterly, monthly)

struct Period {
    std::string value; // "2026", "2026-H1", "2026-Q3" or "2026-05", of the years 1000 to 9998

    static Result<Period> from(std::string_view raw); // not_a_period
    static Period         of_year(std::int64_t year) { return {std::to_string(year)}; }

    Frequency    frequency() const;
    std::int64_t year() const;
    // Its last month, counted from the beginning of the calendar: orders periods, and tells how far apart two are.
    std::int64_t last_month() const;

    friend bool operator==(Period const&, Period const&) = default;
};

} // namespace penstock

namespace penstock::store {

template <> struct Stored<Period> { // what is stored was checked before
    static constexpr Kind        type = Kind::text;
    static Value                 to(Period const& value) { return Value::of_text(value.value); }
    static std::optional<Period> from(Value const& column)
    {
        if (column.kind() != Kind::text) return std::nullopt;
        return Period{std::string{column.view()}};
    }
};

} // namespace penstock::store
