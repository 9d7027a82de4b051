// Where the values of an indicator lead. Floating point serves the forecast alone and never enters the record.
#include "indicator/assessment.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace penstock {

namespace {

struct Point {
    std::int64_t month{};
    long double  value{};
};

long double as_real(Decimal const& value)
{
    auto out = static_cast<long double>(value.digits);
    for (auto i = value.decimals; i > 0; --i) out /= 10;
    return out;
}

std::optional<Decimal> as_decimal(long double value, std::int64_t decimals)
{
    for (std::int64_t i = 0; i < decimals; ++i) value *= 10;
    if (!std::isfinite(value) || std::abs(value) > static_cast<long double>(Decimal::most)) return std::nullopt;
    return Decimal{std::llround(value), decimals};
}

// The comparable values: those after the last break, the baseline among them.
std::vector<Point> points_of(Series const& series)
{
    std::int64_t from = 0;
    for (auto const& each : series.breaks) from = std::max(from, each.last_month());
    std::vector<Point> out;
    auto               add = [&](Measured const& each) {
        auto const month = each.period.last_month();
        if (month >= from && std::ranges::find(out, month, &Point::month) == out.end())
            out.push_back({month, as_real(each.value)});
    };
    for (auto const& each : series.actuals) add(each);
    if (series.baseline) add(*series.baseline);
    std::ranges::sort(out, {}, &Point::month);
    return out;
}

std::int64_t decimals_of(Series const& series)
{
    std::int64_t out = 0;
    for (auto const& each : series.actuals) out = std::max(out, each.value.decimals);
    return std::min<std::int64_t>(out + 1, Decimal::most_decimals);
}

} // namespace

long double student_quantile(std::int64_t degrees_of_freedom)
{
    expects(degrees_of_freedom > 0);
    static constexpr std::array<long double, 30> table{
        3.078L, 1.886L, 1.638L, 1.533L, 1.476L, 1.440L, 1.415L, 1.397L, 1.383L, 1.372L,
        1.363L, 1.356L, 1.350L, 1.345L, 1.341L, 1.337L, 1.333L, 1.330L, 1.328L, 1.325L,
        1.323L, 1.321L, 1.319L, 1.318L, 1.316L, 1.315L, 1.314L, 1.313L, 1.311L, 1.310L};
    if (degrees_of_freedom <= 30) return table[static_cast<std::size_t>(degrees_of_freedom - 1)];
    return 1.282L + 0.85L / static_cast<long double>(degrees_of_freedom); // within 0.001 of the exact value
}

Forecast forecast(Series const& series, Period const& at)
{
    auto const points = points_of(series);
    Forecast   out{.points = static_cast<std::int64_t>(points.size())};
    if (points.size() < 2 || at.last_month() <= points.back().month) return out;
    auto const decimals = decimals_of(series);
    auto const x        = static_cast<long double>(at.last_month());
    if (points.size() == 2) {
        auto const &a = points[0], &b = points[1];
        auto const slope = (b.value - a.value) / static_cast<long double>(b.month - a.month);
        out.value        = as_decimal(b.value + slope * (x - static_cast<long double>(b.month)), decimals);
        if (out.value) out.method = ForecastMethod::last_change;
        return out;
    }
    auto const  n      = static_cast<long double>(points.size());
    long double mean_x = 0, mean_y = 0, sxx = 0, sxy = 0, residual = 0;
    for (auto const& each : points) {
        mean_x += static_cast<long double>(each.month) / n;
        mean_y += each.value / n;
    }
    for (auto const& each : points) {
        auto const dx = static_cast<long double>(each.month) - mean_x;
        sxx += dx * dx;
        sxy += dx * (each.value - mean_y);
    }
    auto const slope = sxy / sxx;
    auto const line  = [&](long double month) { return mean_y + slope * (month - mean_x); };
    for (auto const& each : points) {
        auto const off = each.value - line(static_cast<long double>(each.month));
        residual += off * off;
    }
    auto const spread = std::sqrt(residual / (n - 2)) * std::sqrt(1 + 1 / n + (x - mean_x) * (x - mean_x) / sxx) *
                        student_quantile(out.points - 2);
    out.value = as_decimal(line(x), decimals);
    out.low   = as_decimal(line(x) - spread, decimals);
    out.high  = as_decimal(line(x) + spread, decimals);
    if (out.value && out.low && out.high) out.method = ForecastMethod::least_squares;
    else out.value = out.low = out.high = std::nullopt;
    return out;
}

} // namespace penstock
