#include "base/day.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

using namespace penstock;

TEST(Day, only_real_dates_written_in_one_way_are_read)
{
    EXPECT_EQ(Day::from_iso("2024-02-29")->iso(), "2024-02-29");
    for (std::string_view bad : {"2023-02-29", "2024-02-30", "0000-00-00", "0000-01-01", "9999-12-31", "+002024-01-01",
                                 "2024-1-1", "2024/01/01", "2024-01-01 ", "", "２０２４-01-01", "2024-13-01"})
        EXPECT_FALSE(Day::from_iso(bad)) << bad;
}

TEST(Day, months_are_added_without_leaving_the_month)
{
    EXPECT_EQ(Day::from_iso("2024-01-31")->plus_months(1).iso(), "2024-02-29");
    EXPECT_EQ(Day::from_iso("2018-01-01")->plus_months(-1).end_of_month().iso(), "2017-12-31");
}

TEST(Instant, only_utc_is_read_and_three_decimals_are_written)
{
    EXPECT_EQ(Instant::from_iso("2026-01-01T00:00:00Z")->iso(), "2026-01-01T00:00:00.000Z");
    EXPECT_EQ(Instant::from_iso("1969-12-31T23:59:59.999Z")->milliseconds, -1);
    for (std::string_view bad : {"2026-01-01T24:00:00Z", "2026-01-01T23:59:60Z", "2026-01-01T00:00:00",
                                 "2026-01-01T00:00:00+08:00", "2026-01-01", "2026-01-01T00:00:00.1Z"})
        EXPECT_FALSE(Instant::from_iso(bad)) << bad;
}

TEST(Instant, the_civil_date_depends_on_the_zone)
{
    auto evening = *Instant::from_iso("2026-11-23T20:30:00.000Z");
    EXPECT_EQ(evening.day_in_utc().iso(), "2026-11-23");
    EXPECT_EQ(day_in(evening, "Asia/Shanghai")->iso(), "2026-11-24");
    EXPECT_FALSE(day_in(evening, "Atlantis/Capital"));
    EXPECT_EQ(start_of(*Day::from_iso("2026-11-24"), "Asia/Shanghai")->iso(), "2026-11-23T16:00:00.000Z");
    EXPECT_EQ(start_of(*Day::from_iso("2026-11-24"), "America/New_York")->iso(), "2026-11-24T05:00:00.000Z");
    // Clocks went from 0:00 to 1:00 there, so the day began at what would have been midnight.
    EXPECT_EQ(start_of(*Day::from_iso("2018-11-04"), "America/Sao_Paulo")->iso(), "2018-11-04T03:00:00.000Z");
    EXPECT_FALSE(start_of(*Day::from_iso("2026-11-24"), "Atlantis/Capital"));
}

RC_GTEST_PROP(Instant, what_is_written_reads_back, ())
{
    Instant at{*rc::gen::inRange<std::int64_t>(-30'000'000'000'000, 250'000'000'000'000)};
    RC_ASSERT(*Instant::from_iso(at.iso()) == at);
}
