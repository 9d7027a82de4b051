// What is computed of an indicator: cases that can be checked by hand, and properties over many series.
#include "indicator/assessment.hpp"
#include "indicator/series.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace penstock {
namespace {

Decimal number(std::string_view text)
{
    auto out = Decimal::parse(text);
    EXPECT_TRUE(out) << text;
    return out.value_or(Decimal{});
}

Measured at(std::string_view period, std::string_view value) { return {*Period::from(period), number(value)}; }

Target target(std::string_view period, Operator op, std::string_view value)
{
    return {*Period::from(period), op, number(value), {}};
}

TEST(Decimals, are_kept_as_they_were_written_and_compared_by_value)
{
    for (auto const* text : {"0", "16.9", "99.90", "-0.01", "1047", "0.000000001", "1000000000000000"})
        EXPECT_EQ(number(text).text(), text);
    EXPECT_EQ(number("99.9"), number("99.90"));
    EXPECT_LT(number("-0.1"), number("0"));
    EXPECT_LT(number("4.08"), number("4.5"));
    EXPECT_GT(number("1000000000000000"), number("0.999999999"));
    for (auto const* text : {"", "-", ".5", "5.", "1,000", "1e3", " 1", "+1", "--1", "0x10", "一"})
        EXPECT_FALSE(Decimal::parse(text)) << text;
    for (auto const* text : {"1000000000000001", "0.0000000001", "99999999999999999999999999"})
        EXPECT_FALSE(Decimal::parse(text)) << text;
    EXPECT_EQ(Decimal::of(149400, 4, 1)->text(), "14.94");
    EXPECT_EQ(Decimal::of(120000, 4, 1)->text(), "12.0");
    EXPECT_FALSE(Decimal::of(Wide{Decimal::most} * 1000, 2));
}

TEST(Periods, are_years_and_parts_of_them)
{
    EXPECT_EQ(Period::from("2026")->last_month(), Period::from("2026-12")->last_month());
    EXPECT_EQ(Period::from("2026-H1")->last_month(), Period::from("2026-Q2")->last_month());
    EXPECT_EQ(Period::from("2027")->last_month() - Period::from("2026-Q3")->last_month(), 15);
    for (auto const* text : {"", "26", "2026-", "2026-H3", "2026-Q0", "2026-13", "2026-00", "2026-1", "2026/01",
                             "9999"})
        EXPECT_FALSE(Period::from(text)) << text;
}

// Invented figures, each checked by hand: from 20 in 2020 to 10 in 2030, the line loses one a year.
Series falling(std::string_view latest_period, std::string_view latest)
{
    return {.baseline = at("2020", "20"),
            .targets  = {target("2030", Operator::at_most, "10")},
            .actuals  = {at(latest_period, latest)}};
}

TEST(Assessments, follow_the_straight_line)
{
    auto on = assess(falling("2024", "16"));
    EXPECT_EQ(on.state, Assessment::on_track);
    EXPECT_EQ(on.expected->text(), "16");
    EXPECT_EQ(on.why.en, "16 in 2024: the path asks for at most 16 by then, so it is on track.");
    EXPECT_EQ(on.why.zh, "2024 的值为 16；按路径当期应不高于 16，进度正常。");
    EXPECT_EQ(assess(falling("2024", "16.1")).state, Assessment::at_risk);
    EXPECT_EQ(assess(falling("2024", "17")).state, Assessment::at_risk); // three of four: three quarters
    EXPECT_EQ(assess(falling("2024", "17.01")).state, Assessment::off_track);
    EXPECT_EQ(assess(falling("2024", "20")).state, Assessment::off_track);
    EXPECT_EQ(assess(falling("2024", "20.1")).state, Assessment::regressed);
    EXPECT_EQ(assess(falling("2024", "10")).state, Assessment::met_early);
    EXPECT_TRUE(assess(falling("2024", "10")).met_at_start);
    EXPECT_EQ(assess(falling("2030", "10")).state, Assessment::met);
    EXPECT_EQ(assess(falling("2030", "10.1")).state, Assessment::off_track);
    EXPECT_EQ(assess(falling("2031", "10")).state, Assessment::met);
    EXPECT_EQ(assess(falling("2030-12", "10")).state, Assessment::met);
    EXPECT_EQ(assess(falling("2025-06", "15.5")).state, Assessment::on_track); // by months
}

TEST(Assessments, say_what_is_missing)
{
    EXPECT_EQ(assess({}).state, Assessment::no_data);
    Series no_baseline{.targets = {target("2025", Operator::at_least, "4.5")}, .actuals = {at("2024", "4.08")}};
    auto   judged = assess(no_baseline);
    EXPECT_EQ(judged.state, Assessment::no_data);
    EXPECT_NE(judged.why.en.find("without a baseline there is no path"), std::string::npos);
    EXPECT_TRUE(path_of(no_baseline).empty());
    EXPECT_EQ(assess({.actuals = {at("2024", "1")}}).state, Assessment::no_data);
    EXPECT_EQ(assess({.targets = no_baseline.targets, .actuals = {at("2024", "4.5")}}).state, Assessment::met_early);
}

TEST(Assessments, take_a_given_path_and_hold_what_was_reached)
{
    Series given{.baseline = at("2020", "0"),
                 .targets  = {target("2022", Operator::at_least, "80"), target("2030", Operator::at_least, "100")},
                 .actuals  = {at("2021", "30")}};
    EXPECT_EQ(assess(given).expected->text(), "40"); // the straight line would ask for 10
    EXPECT_EQ(assess(given).state, Assessment::at_risk);
    given.actuals = {at("2026", "90")};
    EXPECT_EQ(assess(given).state, Assessment::on_track);
    given.actuals = {at("2025", "100"), at("2026", "99")};
    EXPECT_EQ(assess(given).state, Assessment::regressed);
    EXPECT_EQ(path_of(given).size(), 3U);
}

TEST(Assessments, know_strict_ends_ranges_and_exact_values)
{
    auto judged = [](Target goal, std::string_view value) {
        Series const series{
            .baseline = at("2020", "50"), .targets = {std::move(goal)}, .actuals = {at("2030", value)}};
        return assess(series).state;
    };
    EXPECT_EQ(judged(target("2030", Operator::more_than, "60"), "60"), Assessment::off_track);
    EXPECT_EQ(judged(target("2030", Operator::more_than, "60"), "60.1"), Assessment::met);
    EXPECT_EQ(judged(target("2030", Operator::less_than, "40"), "40"), Assessment::off_track);
    EXPECT_EQ(judged(target("2030", Operator::equal, "60"), "60.00"), Assessment::met);
    EXPECT_EQ(judged(target("2030", Operator::equal, "60"), "61"), Assessment::off_track);
    Target within{*Period::from("2030"), Operator::within, number("55"), number("65")};
    EXPECT_EQ(judged(within, "65"), Assessment::met);
    EXPECT_EQ(judged(within, "66"), Assessment::off_track);
    EXPECT_EQ(judged(within, "44"), Assessment::regressed);
}

TEST(Assessments, do_not_compare_over_a_break_or_among_values_that_differ)
{
    auto series   = falling("2024", "16");
    series.breaks = {*Period::from("2022")};
    EXPECT_EQ(assess(series).state, Assessment::not_comparable);
    series.breaks = {*Period::from("2020")}; // the baseline is after it
    EXPECT_EQ(assess(series).state, Assessment::on_track);
    series.breaks = {*Period::from("2025")};
    EXPECT_EQ(assess(series).state, Assessment::on_track);
    series.disputed = {*Period::from("2023")}; // of the past
    EXPECT_EQ(assess(series).state, Assessment::on_track);
    series.disputed = {*Period::from("2024")};
    EXPECT_EQ(assess(series).state, Assessment::not_comparable);
}

Counted published(std::int64_t id, FigureKind kind, std::string_view value, bool chosen = false)
{
    auto period = *Period::from("2022");
    return {.id = {id}, .kind = kind, .period = period, .month = period.last_month(), .value = number(value),
            .chosen = chosen};
}

TEST(PublishedValues, stand_side_by_side_until_one_is_chosen)
{
    std::vector<Counted> figures{published(1, FigureKind::actual, "158"), published(2, FigureKind::actual, "151")};
    mark_taken(figures);
    EXPECT_FALSE(figures[0].taken || figures[1].taken);
    EXPECT_EQ(series_from(figures, {}).disputed.size(), 1U);
    figures[1].chosen = true;
    mark_taken(figures);
    EXPECT_TRUE(figures[1].taken && !figures[0].taken);
    auto series = series_from(figures, {});
    EXPECT_TRUE(series.disputed.empty());
    EXPECT_EQ(series.actuals.at(0).value.text(), "151");
    std::vector<Counted> same{published(1, FigureKind::actual, "99.9"), published(2, FigureKind::actual, "99.90")};
    mark_taken(same);
    EXPECT_TRUE(same[0].taken && !same[1].taken);
    EXPECT_TRUE(series_from(same, {}).disputed.empty());
}

// Whatever the numbers: a better value never stands worse, turning the scale over changes nothing, writing the same
// values with more decimals changes nothing, and every judgement explains itself.
TEST(Assessments, hold_for_any_series)
{
    auto rank = [](Assessment state) {
        switch (state) {
        case Assessment::regressed: return 0;
        case Assessment::off_track: return 1;
        case Assessment::at_risk:   return 2;
        case Assessment::on_track:  return 3;
        default:                    return 4;
        }
    };
    int seen[5]{};
    for (std::uint32_t seed = 1; seed <= 3000; ++seed) {
        std::mt19937 random{seed};
        auto any = [&](std::int64_t from, std::int64_t to) {
            return from + static_cast<std::int64_t>(random() % static_cast<std::uint32_t>(to - from + 1));
        };
        auto year     = any(2021, 2032);
        auto baseline = any(-50, 1000), gain = any(1, 500), value = any(-400, 1600);
        auto made     = [&](std::int64_t sign, std::int64_t reached, std::int64_t decimals) {
            auto decimal = [&](std::int64_t digits) {
                for (auto i = decimals; i > 1; --i) digits *= 10;
                return Decimal{sign * digits, decimals};
            };
            Operator const op = sign > 0 ? Operator::at_least : Operator::at_most;
            return assess({.baseline = Measured{Period::of_year(2020), decimal(baseline)},
                           .targets  = {{Period::of_year(2030), op, decimal(baseline + gain), {}}},
                           .actuals  = {{Period::of_year(year), decimal(reached)}}});
        };
        auto const judged = made(1, value, 1);
        ++seen[rank(judged.state)];
        EXPECT_EQ(made(-1, value, 1).state, judged.state) << seed;
        EXPECT_EQ(made(1, value, 4).state, judged.state) << seed;
        EXPECT_GE(rank(made(1, value + any(0, 300), 1).state), rank(judged.state)) << seed;
        EXPECT_FALSE(judged.why.zh.empty() || judged.why.en.empty()) << seed;
        EXPECT_EQ(judged.state == Assessment::met || judged.state == Assessment::met_early, value >= baseline + gain);
        EXPECT_EQ(judged.state == Assessment::regressed, value < baseline) << seed;
    }
    for (auto count : seen) EXPECT_GT(count, 20);
}

TEST(Forecasts, name_their_method_and_tell_nothing_from_too_little)
{
    auto goal = *Period::from("2030");
    EXPECT_EQ(forecast({.actuals = {at("2024", "5")}}, goal).method, ForecastMethod::none);
    auto two = forecast({.actuals = {at("2022", "10"), at("2024", "12")}}, goal);
    EXPECT_EQ(two.method, ForecastMethod::last_change);
    EXPECT_EQ(two.value->text(), "18.0");
    EXPECT_FALSE(two.low || two.high);
    Series line{.actuals = {at("2021", "1.5"), at("2022", "2.5"), at("2023", "3.5"), at("2024", "4.5")}};
    auto   straight = forecast(line, goal);
    EXPECT_EQ(straight.method, ForecastMethod::least_squares);
    EXPECT_EQ(straight.value->text(), "10.50");
    EXPECT_EQ(straight.low->text(), "10.50");
    line.breaks = {*Period::from("2023")};
    EXPECT_EQ(forecast(line, goal).points, 2);
    EXPECT_EQ(forecast(line, *Period::from("2024")).method, ForecastMethod::none);
}

// The table of quantiles against the density itself, summed by Simpson's rule.
TEST(Forecasts, use_the_quantiles_of_student)
{
    for (std::int64_t degrees : {1, 2, 3, 5, 10, 29, 30, 31, 60, 200}) {
        auto const n       = static_cast<long double>(degrees);
        auto       density = [&](long double t) {
            return std::exp(std::lgamma((n + 1) / 2) - std::lgamma(n / 2)) /
                   std::sqrt(n * 3.14159265358979323846L) * std::pow(1 + t * t / n, -(n + 1) / 2);
        };
        auto const  end   = student_quantile(degrees);
        int const   steps = 2000;
        long double sum   = density(0) + density(end);
        for (int i = 1; i < steps; ++i) sum += density(end * i / steps) * (i % 2 ? 4 : 2);
        EXPECT_NEAR(static_cast<double>(0.5L + sum * end / steps / 3), 0.9, 0.0005) << degrees;
    }
}

// Four fifths of the intervals hold what comes, when values are a line and chance beside it.
TEST(Forecasts, hold_what_comes_four_times_out_of_five)
{
    int held = 0, all = 4000;
    for (int seed = 1; seed <= all; ++seed) {
        std::mt19937                     random{static_cast<std::uint32_t>(seed)};
        std::normal_distribution<double> chance{0, 30};
        auto                             value = [&](int year) {
            return Decimal{std::llround(1000.0 + 20.0 * (year - 2015) + chance(random)), 1};
        };
        Series series;
        for (int year = 2015; year <= 2022; ++year) series.actuals.push_back({Period::of_year(year), value(year)});
        auto const told = forecast(series, Period::of_year(2025));
        auto const came = value(2025);
        held += told.low && *told.low <= came && came <= *told.high;
    }
    EXPECT_NEAR(static_cast<double>(held) / all, 0.8, 0.025);
}

} // namespace
} // namespace penstock
