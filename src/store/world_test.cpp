// The clock moves only when it is moved, and a seed gives the same bytes for ever.
#include "store/world.hpp"

#include "base/digest.hpp"

#include <gtest/gtest.h>

#include <set>

using namespace penstock;

TEST(ManualClock, stands_until_it_is_moved)
{
    ManualClock clock{Instant{1000}};
    EXPECT_EQ(clock.now(), Instant{1000});
    clock.advance(std::chrono::seconds{2});
    EXPECT_EQ(clock.now(), Instant{3000});
    clock.set(Instant{5});
    EXPECT_EQ(clock.now(), Instant{5});
}

TEST(SystemClock, knows_this_century) { EXPECT_GT(SystemClock{}.now(), *Instant::from_iso("2024-01-01T00:00:00Z")); }

// The first outputs of xoshiro256** from SplitMix64(0); journals made from a seed depend on them.
TEST(SeededChance, never_changes_what_a_seed_gives)
{
    SeededChance chance{0};
    EXPECT_EQ(chance.number(), 0x99ec5f36cb75f2b4U);
    EXPECT_EQ(chance.number(), 0xbf6e1f784956452aU);
}

TEST(SeededChance, differs_by_seed_and_repeats_by_seed)
{
    std::set<std::uint64_t> firsts;
    for (std::uint64_t seed = 0; seed < 1000; ++seed) firsts.insert(SeededChance{seed}.number());
    EXPECT_EQ(firsts.size(), 1000u);
    SeededChance a{7};
    SeededChance b{7};
    EXPECT_EQ(a.bytes<100>(), b.bytes<100>());
}

TEST(SystemChance, does_not_repeat)
{
    SystemChance chance;
    EXPECT_NE(chance.bytes<32>(), chance.bytes<32>());
}
