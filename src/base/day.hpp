// Time: a civil date and an instant in UTC are different types, and nothing here asks what time it is.
#pragma once

#include <boost/describe/class.hpp>

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace penstock {

// A date of the Gregorian calendar as people write it, from 1000-01-01 to 9998-12-31 (GB/T 7408.1, ISO 8601).
class Day {
public:
    constexpr Day() = default; // 1970-01-01
    constexpr explicit Day(std::chrono::sys_days at) : at_{at} {}

    static std::optional<Day> of(int year, unsigned month, unsigned day);
    static std::optional<Day> from_iso(std::string_view text); // exactly YYYY-MM-DD
    std::string               iso() const;

    int      year() const;
    unsigned month() const;
    unsigned day() const;
    Day      plus_days(int days) const { return Day{at_ + std::chrono::days{days}}; }
    Day      plus_months(int months) const; // the last day of the month when the day does not exist there
    Day      end_of_month() const;
    constexpr std::chrono::sys_days at() const { return at_; }

    friend constexpr auto operator<=>(Day, Day) = default;

private:
    std::chrono::sys_days at_{};
};

// A point in time, in milliseconds since 1970-01-01T00:00:00Z without leap seconds.
struct Instant {
    std::int64_t milliseconds{};

    static std::optional<Instant> from_iso(std::string_view text); // YYYY-MM-DDThh:mm:ss[.fff]Z
    std::string                   iso() const;                     // always with three decimals
    Day                           day_in_utc() const;
    Instant                       plus(std::chrono::milliseconds by) const { return {milliseconds + by.count()}; }

    friend constexpr auto operator<=>(Instant, Instant) = default;
};

// The civil date at this instant in a zone of the tz database ("Asia/Shanghai"); nothing when the zone is unknown.
std::optional<Day> day_in(Instant at, std::string_view zone);

// When the day begins there, which need not be at midnight where clocks are set forward then.
std::optional<Instant> start_of(Day day, std::string_view zone);

} // namespace penstock
