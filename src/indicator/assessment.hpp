// How an indicator stands: computed from its figures and never typed. Pure functions of values; what they say is
// explained in one sentence, in both languages.
#pragma once

#include "base/bilingual.hpp"
#include "base/enumerator.hpp"
#include "base/words.hpp"
#include "indicator/decimal.hpp"
#include "indicator/period.hpp"

#include <optional>
#include <vector>

namespace penstock {

BOOST_DEFINE_ENUM_CLASS(Assessment, no_data, off_track, at_risk, on_track, met, met_early, regressed, not_comparable)
BOOST_DEFINE_ENUM_CLASS(Operator, at_least, at_most, more_than, less_than, equal, within)
BOOST_DEFINE_ENUM_CLASS(ForecastMethod, none, last_change, least_squares)

Words words(Assessment assessment);
Words words(Operator op);

// A value that was measured.
struct Measured {
    Period  period;
    Decimal value;
};

// A value that is to be reached. Several make a path: the last is the goal.
struct Target {
    Period                 period;
    Operator               op{};
    Decimal                value;
    std::optional<Decimal> upper; // of within

    bool met_by(Decimal const& value) const;
};

// What is known of an indicator: approved figures only, one value for each period.
struct Series {
    std::optional<Measured> baseline;
    std::vector<Target>     targets;  // rising by period
    std::vector<Measured>   actuals;  // rising by period
    std::vector<Period>     breaks;   // periods from which values no longer compare with those before
    std::vector<Period>     disputed; // periods of which several published values differ and none is chosen
    bool                    unsettled{}; // the same of the baseline or of a target
};

struct Judgement {
    Assessment             state{};
    std::optional<Decimal> expected; // what the path asks for in the period of the latest value
    Bilingual              why;
    bool                   met_at_start{}; // the first value after the baseline met the target already
};

// The rules, first that applies: without a value, or without a target, baseline and path, there is no_data; values that
// differ unchosen, or a break between where the path begins and the latest value, make it not_comparable. Met before
// its period it is met_early, then met. Worse than where it began, or met before and no longer, it has regressed. Else
// the straight line from baseline to target, or from each target to the next, says what should have been gained by now:
// all of it is on_track, three quarters at_risk, less off_track; as is what its period ended without.
Judgement assess(Series const& series);

// How much of the way from the baseline to the goal is done, in hundredths of a percent from 0 to 10,000; nothing when
// there is no value, no goal, no baseline before it, or values that do not compare. A goal that is met counts in full.
std::optional<std::int64_t> progress_of(Series const& series);

// What the path asks for at each of its corners: the baseline and the targets. Empty without a path.
std::vector<Measured> path_of(Series const& series);

struct Forecast {
    static constexpr std::int64_t percent = 80; // of the interval

    ForecastMethod         method{};
    std::optional<Decimal> value, low, high; // low and high of least squares only
    std::int64_t           points{};         // it is drawn from, those after the last break
};

// Where the values lead by `at`: a line of least squares with its Student prediction interval from three points on; the
// last change prolonged, without an interval, from two; nothing from fewer, or when `at` is not after the last value.
Forecast forecast(Series const& series, Period const& at);

// The quantile at 90 % of Student's distribution, whose interval holds 80 %.
long double student_quantile(std::int64_t degrees_of_freedom);

} // namespace penstock
