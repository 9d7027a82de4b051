// Scores that can be worked out by hand, and what holds of any of them.
#include "indicator/plan_template.hpp"
#include "indicator/scorecard.hpp"

#include <gtest/gtest.h>

#include <random>
#include <set>

namespace penstock {
namespace {

Measured value_in(std::string_view period, std::string_view value)
{
    return {*Period::from(period), *Decimal::parse(value)};
}

Series risen_to(std::string_view value)
{
    return {.baseline = value_in("2020", "50"),
            .targets  = {{*Period::from("2030"), Operator::at_least, *Decimal::parse("80"), {}}},
            .actuals  = {value_in("2025", value)}};
}

TEST(Progress, is_the_share_of_the_way_from_the_baseline_to_the_goal)
{
    EXPECT_EQ(progress_of(risen_to("50")), 0);
    EXPECT_EQ(progress_of(risen_to("65")), 5'000);
    EXPECT_EQ(progress_of(risen_to("60")), 3'333);
    EXPECT_EQ(progress_of(risen_to("60.001")), 3'334); // 10.001 of 30
    EXPECT_EQ(progress_of(risen_to("80")), 10'000);
    EXPECT_EQ(progress_of(risen_to("95")), 10'000);
    EXPECT_EQ(progress_of(risen_to("40")), 0); // worse than where it began is no less than nothing
}

TEST(Progress, needs_a_value_a_goal_a_baseline_and_values_that_compare)
{
    auto series = risen_to("65");
    series.actuals.clear();
    EXPECT_FALSE(progress_of(series));
    series = risen_to("65");
    series.targets.clear();
    EXPECT_FALSE(progress_of(series));
    series = risen_to("65");
    series.baseline.reset();
    EXPECT_FALSE(progress_of(series));
    EXPECT_EQ(progress_of(Series{.targets = risen_to("80").targets, .actuals = risen_to("80").actuals}), 10'000);
    series        = risen_to("65");
    series.breaks = {*Period::from("2023")};
    EXPECT_FALSE(progress_of(series));
}

TEST(Composites, are_weighted_means_of_what_has_a_score)
{
    EXPECT_EQ(composite_of({{1, 10'000}, {1, 0}}, 100).score, 5'000);
    EXPECT_EQ(composite_of({{2, 10'000}, {1, 0}}, 100).score, 6'667);
    EXPECT_EQ(composite_of({{2, 10'000}, {1, std::nullopt}}, 60).score, 10'000);
    EXPECT_EQ(composite_of({{2, 10'000}, {1, std::nullopt}}, 60).coverage, 66);
    EXPECT_FALSE(composite_of({{2, 10'000}, {1, std::nullopt}}, 67).score);
    EXPECT_FALSE(composite_of({}, 1).score);
    EXPECT_FALSE(composite_of({{1, std::nullopt}}, 1).score);
}

TEST(Composites, lie_between_their_parts_and_do_not_change_when_all_weights_are_doubled)
{
    std::mt19937 random{7};
    for (int round = 0; round < 2'000; ++round) {
        std::vector<Weighed> parts, doubled;
        std::int64_t         low = 10'000, high = 0;
        for (auto count = 1 + random() % 8; count > 0; --count) {
            Weighed part{1 + static_cast<std::int64_t>(random() % 500), std::nullopt};
            if (random() % 4) part.score = static_cast<std::int64_t>(random() % 10'001);
            if (part.score) low = std::min(low, *part.score), high = std::max(high, *part.score);
            parts.push_back(part);
            doubled.push_back({part.weight * 2, part.score});
        }
        auto const one = composite_of(parts, 1), two = composite_of(doubled, 1);
        EXPECT_EQ(one.score, two.score);
        EXPECT_EQ(one.coverage, two.coverage);
        if (one.score) {
            EXPECT_GE(*one.score, low);
            EXPECT_LE(*one.score, high);
        }
    }
}

TEST(Scorecards, refuse_weights_that_cannot_be_and_parts_that_stand_twice)
{
    ScorecardText const good{60, {{Id<PlanPart>{1}, 2}}, {{Id<Indicator>{1}, 1}}};
    EXPECT_TRUE(plan_scorecard(good));
    auto with = [&](auto change) {
        auto text = good;
        change(text);
        return plan_scorecard(text).has_value();
    };
    EXPECT_FALSE(with([](ScorecardText& text) { text.least_coverage = 0; }));
    EXPECT_FALSE(with([](ScorecardText& text) { text.least_coverage = 101; }));
    EXPECT_FALSE(with([](ScorecardText& text) { text.domains.clear(); }));
    EXPECT_FALSE(with([](ScorecardText& text) { text.indicators.clear(); }));
    EXPECT_FALSE(with([](ScorecardText& text) { text.domains[0].weight = 0; }));
    EXPECT_FALSE(with([](ScorecardText& text) { text.indicators[0].weight = weight_most + 1; }));
    EXPECT_FALSE(with([](ScorecardText& text) { text.domains.push_back(text.domains[0]); }));
    EXPECT_FALSE(with([](ScorecardText& text) { text.indicators.push_back(text.indicators[0]); }));
}

TEST(Templates, are_whole_in_both_languages_and_their_codes_are_their_own)
{
    ASSERT_GE(shipped_plans().size(), 4U);
    for (auto const& plan : shipped_plans()) {
        std::set<std::string> codes;
        EXPECT_FALSE(plan.title.zh.empty() || plan.title.en.empty() || plan.sources.empty());
        for (auto const& domain : plan.domains) {
            EXPECT_FALSE(domain.title.zh.empty() || domain.title.en.empty() || domain.indicators.empty());
            EXPECT_EQ(domain.weight.has_value(), plan.least_coverage.has_value());
            for (auto const& each : domain.indicators) {
                EXPECT_TRUE(codes.insert(each.code.value).second) << each.code.value;
                EXPECT_FALSE(each.name.zh.empty() || each.name.en.empty()) << each.code.value;
                EXPECT_FALSE(each.measured_in.zh.empty() || each.measured_in.en.empty()) << each.code.value;
            }
        }
    }
}

} // namespace
} // namespace penstock
