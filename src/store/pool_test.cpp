// Connections are lent, come back clean, and are never more than were allowed.
#include "store/pool.hpp"
#include "store/schema.hpp"
#include "support/engines.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

using namespace penstock;
using namespace std::chrono_literals;

namespace {
using Pool = test::OnEachEngine;
} // namespace

TEST_P(Pool, lends_no_more_than_it_may_and_takes_back)
{
    ReaderPool pool{address(), 2};
    EXPECT_EQ(pool.open(), 0u);
    {
        auto one = pool.take();
        auto two = pool.take();
        EXPECT_EQ(one.snapshot().one<int>("SELECT 1"), 1);
        EXPECT_THROW(pool.take(10ms), Unavailable);
        EXPECT_EQ(pool.open(), 2u);
    }
    auto again = pool.take(10ms);
    EXPECT_EQ(pool.open(), 2u);
}

TEST_P(Pool, serves_many_threads)
{
    ReaderPool       pool{address(), 3};
    std::atomic<int> sum{};
    std::atomic<int> lent{};
    std::atomic<int> most{};
    {
        std::vector<std::jthread> threads;
        for (int t = 0; t < 8; ++t)
            threads.emplace_back([&] {
                for (int i = 0; i < 50; ++i) {
                    auto      lease = pool.take();
                    int const now   = ++lent;
                    for (int seen = most; seen < now && !most.compare_exchange_weak(seen, now);) {}
                    sum += lease.snapshot().one<int>("SELECT CAST($1 AS BIGINT)", i);
                    --lent;
                }
            });
    }
    EXPECT_EQ(sum, 8 * 49 * 50 / 2);
    EXPECT_LE(most, 3);
    EXPECT_LE(pool.open(), 3u);
}

TEST_P(Pool, reads_only)
{
    ReaderPool pool{address(), 1};
    auto       lease = pool.take();
    EXPECT_THROW(lease->begin_write(), Defect);
}

ON_EACH_ENGINE(Pool);

TEST(PoolOf, a_database_that_is_not_there_is_unavailable_each_time)
{
    ReaderPool pool{"sqlite:/nowhere/at/all.db", 1};
    EXPECT_THROW(pool.take(), Unavailable);
    EXPECT_THROW(pool.take(), Unavailable);
    EXPECT_EQ(pool.open(), 0u);
    EXPECT_THROW((ReaderPool{"sqlite::memory:", 1}), Defect);
}
