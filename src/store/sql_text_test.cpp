// What the reader's first guard lets through, and what it does not.
#include "store/sql_text.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

using namespace penstock::store;

TEST(SqlTokens, skip_comments_and_keep_texts_whole)
{
    std::vector<std::string> found;
    SqlTokens                tokens{"select a_1, 'it''s; --' /* no; */ FROM \"x y\" -- end\n;"};
    while (auto const token = tokens.next()) found.emplace_back(*token);
    EXPECT_EQ(found, (std::vector<std::string>{"select", "a_1", ",", "'it'", "'s; --'", "FROM", "\"x y\"", ";"}));
}

TEST(OnlyReads, lets_queries_through)
{
    EXPECT_TRUE(only_reads("SELECT 1"));
    EXPECT_TRUE(only_reads("  -- why\n select x from delete_log where a = 'INSERT INTO'"));
    EXPECT_TRUE(only_reads("WITH a AS (SELECT 1) SELECT * FROM a;"));
    EXPECT_TRUE(only_reads("VALUES (1), (2)"));
    EXPECT_TRUE(only_reads("SELECT 1 FROM journal_head FOR UPDATE"));
}

TEST(OnlyReads, stops_what_may_write)
{
    for (auto const* sql :
         {"", "INSERT INTO a VALUES (1)", "delete from a", "WITH b AS (DELETE FROM a RETURNING x) SELECT * FROM b",
          "SELECT 1 INTO other", "SELECT 1; DELETE FROM a", "DROP TABLE a", "PRAGMA user_version = 3",
          "/* SELECT */ UPDATE a SET b = 1", "COMMIT", "COPY a TO '/x'", "EXPLAIN ANALYZE DELETE FROM a"})
        EXPECT_FALSE(only_reads(sql)) << sql;
}
