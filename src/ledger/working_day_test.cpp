// Working days: public holidays and the weekend days worked for them, waits counted over them, and calendars refused.
#include "ledger/working_day.hpp"

#include "support/today.hpp"

#include <gtest/gtest.h>

#include <random>

using namespace penstock;

namespace {

Day day_of(int year, unsigned month, unsigned day) { return *Day::of(year, month, day); }

SpecialDays free_days(Day first, Day last) { return {first, last, false, {"国庆节", "National Day"}}; }
SpecialDays worked_day(Day day) { return {day, day, true, {"调休上班", "Worked in exchange"}}; }

std::string refusals_of_calendar(std::int64_t year, std::vector<SpecialDays> const& days)
{
    auto        planned = plan_work_calendar(year, days);
    std::string out;
    if (!planned)
        for (auto const& fault : planned.error().faults)
            out += (out.empty() ? "" : ", ") + fault.pointer + " " + std::string{name_of(fault.why)};
    return out;
}

} // namespace

// The holiday of October 2025 as 国办发明电〔2024〕12号 arranged it: eight days, two weekend days worked for them.
TEST(WorkingDay, is_not_a_holiday_and_may_be_a_weekend_day)
{
    std::vector<SpecialDays> const special{free_days(day_of(2025, 10, 1), day_of(2025, 10, 8)),
                                           worked_day(day_of(2025, 9, 28)), worked_day(day_of(2025, 10, 11))};
    EXPECT_TRUE(is_working_day(day_of(2025, 9, 28), special)); // a Sunday
    EXPECT_TRUE(is_working_day(day_of(2025, 9, 30), special));
    EXPECT_FALSE(is_working_day(day_of(2025, 10, 1), special)); // a Wednesday
    EXPECT_FALSE(is_working_day(day_of(2025, 10, 8), special));
    EXPECT_TRUE(is_working_day(day_of(2025, 10, 9), special));
    EXPECT_TRUE(is_working_day(day_of(2025, 10, 11), special)); // a Saturday
    EXPECT_FALSE(is_working_day(day_of(2025, 10, 12), special));

    // Five whole days after the 30th of September: the 9th, 10th, 11th, 13th and 14th of October.
    EXPECT_EQ(cooled_off_on(day_of(2025, 9, 30), 5, special), day_of(2025, 10, 15));
    EXPECT_EQ(cooled_off_on(day_of(2025, 9, 30), 5, {}), day_of(2025, 10, 8)); // before anybody was back at work
    EXPECT_EQ(cooled_off_on(day_of(2025, 9, 30), 0, special), day_of(2025, 10, 1));
}

// Whatever the calendar, a wait of n working days has n of them strictly between its two ends, and the last day before
// its end is one.
TEST(WorkingDay, a_wait_holds_as_many_as_it_was_given)
{
    std::mt19937_64 random{20261130};
    auto below = [&](std::int64_t n) { return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(n)); };
    for (int round = 0; round < 2'000; ++round) {
        std::vector<SpecialDays> special;
        for (auto day = day_of(2026, 1, 1); day < day_of(2026, 12, 1);) {
            auto const worked = below(3) == 0;
            while (worked && is_working_day(day, {})) day = day.plus_days(1);
            auto last = worked ? day : day.plus_days(static_cast<int>(below(9)));
            special.push_back({day, last, worked, {"", "x"}});
            day = last.plus_days(1 + static_cast<int>(below(40)));
        }
        ASSERT_EQ(refusals_of_calendar(2026, special), "");
        auto const   changed = day_of(2026, 1, 1).plus_days(static_cast<int>(below(365)));
        auto const   count   = 1 + below(30);
        auto const   usable  = cooled_off_on(changed, count, special);
        std::int64_t between = 0;
        for (auto day = changed.plus_days(1); day < usable; day = day.plus_days(1))
            between += is_working_day(day, special);
        ASSERT_EQ(between, count);
        ASSERT_TRUE(is_working_day(usable.plus_days(-1), special));
    }
}

TEST(WorkCalendar, refuses_days_that_overlap_leave_the_year_or_are_worked_anyway)
{
    auto const national = free_days(day_of(2025, 10, 1), day_of(2025, 10, 8));
    EXPECT_EQ(refusals_of_calendar(2025, {national, worked_day(day_of(2025, 10, 11))}), "");
    EXPECT_EQ(refusals_of_calendar(2025, {}), ""); // every Monday to Friday counts again
    EXPECT_EQ(refusals_of_calendar(1899, {national}), "/year number_out_of_range");
    EXPECT_EQ(refusals_of_calendar(2026, {national}),
              "/days/0/first_day day_outside_year, /days/0/last_day day_outside_year");
    EXPECT_EQ(refusals_of_calendar(2025, {national, free_days(day_of(2025, 10, 8), day_of(2025, 10, 9))}),
              "/days/1/first_day days_overlap");
    EXPECT_EQ(refusals_of_calendar(2025, {worked_day(day_of(2025, 10, 10))}), "/days/0/first_day worked_on_a_weekday");
    EXPECT_EQ(refusals_of_calendar(2025, {{day_of(2025, 10, 11), day_of(2025, 10, 13), true, {"", "x"}}}),
              "/days/0/first_day worked_on_a_weekday");
    EXPECT_EQ(refusals_of_calendar(2025, {free_days(day_of(2025, 10, 8), day_of(2025, 10, 1))}),
              "/days/0/last_day ends_before_start");
    EXPECT_EQ(refusals_of_calendar(2025, {{day_of(2025, 1, 1), day_of(2025, 1, 1), false, {}}}),
              "/days/0/title missing_field");
    std::vector<SpecialDays> many;
    for (int i = 0; i <= static_cast<int>(most_special_days); ++i)
        many.push_back(free_days(day_of(2025, 1, 1).plus_days(i), day_of(2025, 1, 1).plus_days(i)));
    EXPECT_EQ(refusals_of_calendar(2025, many), "/days too_long");
    many.pop_back();
    EXPECT_EQ(refusals_of_calendar(2025, many), "");
}
