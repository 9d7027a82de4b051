// A text is prepared once; what is dropped is dropped on the server too.
#include "store/statement_cache.hpp"

#include "support/engines.hpp"

#include <gtest/gtest.h>

using namespace penstock;

TEST(StatementCache, tells_texts_apart_that_stood_at_the_same_address)
{
    store::StatementCache<int> cache;
    std::string                place = "SELECT 1";
    cache.insert(place, "", std::make_shared<int>(1));
    place[7] = '2';
    EXPECT_EQ(cache.find(place, ""), nullptr);
    cache.insert(place, "", std::make_shared<int>(2));
    EXPECT_EQ(*cache.find(place, ""), 2);
    EXPECT_EQ(*cache.find(std::string{"SELECT 1"}, ""), 1);
    EXPECT_EQ(cache.find(place, "1"), nullptr);
}

TEST(StatementCache, drops_what_was_not_used_for_longest)
{
    store::StatementCache<int> cache;
    auto                       text = [](std::size_t i) { return "SELECT " + std::to_string(i); };
    for (std::size_t i = 0; i < cache.most; ++i) cache.insert(text(i), "", std::make_shared<int>(i));
    EXPECT_NE(cache.find(text(0), ""), nullptr);
    cache.insert(text(1000), "", std::make_shared<int>(1000));
    EXPECT_NE(cache.find(text(0), ""), nullptr);
    EXPECT_EQ(cache.find(text(1), ""), nullptr);
    EXPECT_EQ(cache.size(), cache.most);
}

namespace {
using PreparedOnce = test::OnEachEngineEmpty;
} // namespace

TEST_P(PreparedOnce, a_text_that_runs_often)
{
    Db         db     = open();
    auto const before = db.prepared();
    for (int i = 0; i < 100; ++i) EXPECT_EQ(db.snapshot().one<int>("SELECT $1 + 1", i), i + 1);
    EXPECT_EQ(db.prepared(), before + 1);
    for (int i = 0; i < 10; ++i) db.snapshot().row<int>("SELECT 1 WHERE $1 IS NOT NULL", std::optional<int>{});
    EXPECT_EQ(db.prepared(), before + 2);
}

TEST_P(PreparedOnce, more_texts_than_are_kept)
{
    Db   db       = open();
    auto snapshot = db.snapshot();
    for (int i = 0; i < 600; ++i) EXPECT_EQ(snapshot.one<int>("SELECT " + std::to_string(i)), i);
    if (GetParam() == Dialect::postgresql) {
        EXPECT_LE(snapshot.one<int>("SELECT count(*) FROM pg_prepared_statements"), 258);
    }
    EXPECT_EQ(snapshot.one<int>("SELECT 3"), 3);
}

ON_EACH_ENGINE(PreparedOnce);
