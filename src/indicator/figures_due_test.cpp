// Which periods owe a value, worked out by hand and as a property of any of them.
#include "indicator/figures_due.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace penstock {
namespace {

std::string due(Frequency frequency, std::string_view from, std::int64_t last_year, std::set<std::string> const& told,
                std::string_view today)
{
    std::set<std::int64_t> months;
    for (auto const& each : told) months.insert(Period::from(each)->last_month());
    std::string out;
    for (auto const& each :
         periods_due(frequency, Period::from(from)->last_month(), last_year, months, *Day::from_iso(today)))
        out += (out.empty() ? "" : " ") + each.value;
    return out;
}

TEST(PeriodsDue, are_over_and_without_a_value)
{
    EXPECT_EQ(due(Frequency::yearly, "2021", 2030, {}, "2024-12-31"), "2022 2023");
    EXPECT_EQ(due(Frequency::yearly, "2021", 2030, {}, "2025-01-01"), "2022 2023 2024");
    EXPECT_EQ(due(Frequency::yearly, "2021", 2030, {"2023"}, "2025-01-01"), "2022 2024");
    EXPECT_EQ(due(Frequency::yearly, "2021", 2023, {}, "2029-01-01"), "2022 2023");
    EXPECT_EQ(due(Frequency::half_yearly, "2024", 2030, {}, "2025-12-31"), "2025-H1");
    EXPECT_EQ(due(Frequency::quarterly, "2024-Q3", 2030, {"2025-Q1"}, "2025-07-01"), "2024-Q4 2025-Q2");
    EXPECT_EQ(due(Frequency::monthly, "2024-08", 2030, {}, "2025-01-15"), "2024-09 2024-10 2024-11 2024-12");
    EXPECT_EQ(due(Frequency::monthly, "2024-12", 2030, {}, "2025-01-31"), "");
    EXPECT_EQ(due(Frequency::yearly, "2030", 2030, {}, "2035-01-01"), "");
    // A baseline of another rhythm: the year it lies in is still owed.
    EXPECT_EQ(due(Frequency::yearly, "2021-Q2", 2030, {}, "2023-05-01"), "2021 2022");
}

TEST(PeriodsDue, follow_each_other_without_a_gap)
{
    for (auto frequency : {Frequency::yearly, Frequency::half_yearly, Frequency::quarterly, Frequency::monthly}) {
        auto const all = periods_due(frequency, 2000 * 12, 2019, {}, *Day::from_iso("2040-06-30"));
        ASSERT_EQ(all.size(), 20U * (frequency == Frequency::yearly        ? 1
                                     : frequency == Frequency::half_yearly ? 2
                                     : frequency == Frequency::quarterly   ? 4
                                                                           : 12));
        for (auto const& each : all) {
            EXPECT_TRUE(Period::from(each.value)) << each.value;
            EXPECT_EQ(each.frequency(), frequency) << each.value;
        }
        EXPECT_TRUE(std::ranges::is_sorted(all, {}, &Period::last_month));
        EXPECT_EQ(all.front().last_month() - 2000 * 12, all[1].last_month() - all[0].last_month());
        EXPECT_EQ(all.back().last_month(), 2019 * 12 + 12);
    }
}

} // namespace
} // namespace penstock
