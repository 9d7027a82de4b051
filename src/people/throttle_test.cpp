#include "people/throttle.hpp"
#include "support/today.hpp"

#include <gtest/gtest.h>

namespace penstock {
namespace {

using test::noon;

using namespace std::chrono_literals;


TEST(Throttle, waits_1_2_4_seconds_after_the_fifth_failure_and_15_minutes_at_most)
{
    std::int64_t const waits[] = {0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900};
    for (std::int64_t failures = 0; failures < std::ssize(waits); ++failures)
        EXPECT_EQ(account_wait({failures, noon, noon}, noon), waits[failures]) << failures;
    EXPECT_EQ(account_wait({1'000'000, noon, noon}, noon), 900);
    EXPECT_EQ(account_wait({10, noon, noon}, noon.plus(31'001ms)), 1) << "rounded up";
    EXPECT_EQ(account_wait({10, noon, noon}, noon.plus(32s)), 0);
}

TEST(Throttle, allows_thirty_failures_of_an_address_in_fifteen_minutes)
{
    EXPECT_EQ(address_wait({29, noon, noon}, noon), 0);
    EXPECT_EQ(address_wait({30, noon, noon.plus(1min)}, noon.plus(1min)), 14 * 60);
    EXPECT_EQ(address_wait({30, noon, noon.plus(1min)}, noon.plus(15min)), 0);
}

TEST(Throttle, P24_a_clock_that_went_back_locks_nobody_out)
{
    EXPECT_EQ(account_wait({50, noon, noon}, noon.plus(-8760h)), 0);
    EXPECT_EQ(address_wait({50, noon, noon}, noon.plus(-8760h)), 0);
}

TEST(Throttle, counts_a_network_of_IPv6_as_one_address)
{
    EXPECT_EQ(address_mark("2001:db8:1:2::1"), address_mark("2001:db8:1:2:ffff::9"));
    EXPECT_NE(address_mark("2001:db8:1:2::1"), address_mark("2001:db8:1:3::1"));
    EXPECT_NE(address_mark("192.0.2.1"), address_mark("192.0.2.2"));
    EXPECT_EQ(account_mark("Lin@example.org"), account_mark("lin@example.org"));
    EXPECT_NE(account_mark("192.0.2.1"), address_mark("192.0.2.1"));
}

} // namespace
} // namespace penstock
