// Migrations go forward only, one text at a time, and never over another history.
#include "store/schema.hpp"
#include "support/engines.hpp"

#include <gtest/gtest.h>

using namespace penstock;
using store::SchemaText;

namespace {

using Migration = test::OnEachEngineEmpty;

SchemaText const one{1, "0001_one", "CREATE TABLE one (\n    id BIGINT PRIMARY KEY,\n    content BYTEA\n);\n"};
SchemaText const two{2, "0002_two", "CREATE TABLE two (id BIGINT PRIMARY KEY); INSERT INTO two (id) VALUES (7);"};
SchemaText const broken{3, "0003_broken",
                        "CREATE TABLE three (id BIGINT PRIMARY KEY); INSERT INTO two (id) VALUES (7);"};
SchemaText const three{3, "0003_three", "CREATE TABLE three (id BIGINT PRIMARY KEY);"};

Db reopen(std::string const& address) { return std::move(*Db::open(address, OpenMode::create, {.newest_schema = 99})); }

} // namespace

TEST_P(Migration, applies_what_is_not_yet_applied)
{
    Db db = reopen(address());
    EXPECT_EQ(store::migrate(db, Instant{5}, std::vector{one}).value(), 1);
    EXPECT_EQ(store::migrate(db, Instant{6}, std::vector{one, two, three}).value(), 2);
    EXPECT_EQ(store::migrate(db, Instant{7}, std::vector{one, two, three}).value(), 0);
    auto snapshot = db.snapshot();
    EXPECT_EQ(store::schema_number(snapshot), 3);
    EXPECT_EQ(store::tables(snapshot), (std::vector<std::string>{"one", "three", "two"}));
    EXPECT_EQ(snapshot.rows<std::int64_t>("SELECT at FROM schema_version ORDER BY number"),
              (std::vector<std::int64_t>{5, 6, 6}));
}

TEST_P(Migration, refuses_a_text_that_was_changed_after_it_was_applied)
{
    Db db = reopen(address());
    ASSERT_TRUE(store::migrate(db, Instant{}, std::vector{one}));
    auto const changed =
        store::migrate(db, Instant{}, std::vector{SchemaText{1, "0001_one", "CREATE TABLE one (id TEXT);"}, two});
    ASSERT_FALSE(changed);
    EXPECT_EQ(changed.error().why, refusal::database_schema_differs);
    auto snapshot = db.snapshot();
    EXPECT_EQ(store::tables(snapshot), std::vector<std::string>{"one"});
}

TEST_P(Migration, refuses_a_text_squeezed_in_before_an_applied_one)
{
    Db db = reopen(address());
    ASSERT_TRUE(store::migrate(db, Instant{}, std::vector{one, three}));
    EXPECT_EQ(store::migrate(db, Instant{}, std::vector{one, two, three}).error().why,
              refusal::database_schema_differs);
}

TEST_P(Migration, refuses_a_view_which_no_text_of_ours_makes)
{
    Db               db = reopen(address());
    SchemaText const viewed{2, "0002_viewed", "CREATE VIEW peephole AS SELECT id FROM one;"};
    ASSERT_TRUE(store::migrate(db, Instant{}, std::vector{one, viewed}));
    auto const next = store::migrate(db, Instant{}, std::vector{one, viewed, three});
    ASSERT_FALSE(next);
    EXPECT_EQ(next.error().why, refusal::database_schema_differs);
    EXPECT_NE(next.error().detail.find("peephole"), std::string::npos);
    auto snapshot = db.snapshot();
    EXPECT_FALSE(store::foreign_objects(snapshot).empty());
    EXPECT_EQ(store::schema_number(snapshot), 2);
}

TEST_P(Migration, refuses_a_newer_schema)
{
    Db db = reopen(address());
    ASSERT_TRUE(store::migrate(db, Instant{}, std::vector{one, two}));
    EXPECT_EQ(store::migrate(db, Instant{}, std::vector{one}).error().why, refusal::database_newer);
}

TEST_P(Migration, a_text_that_fails_leaves_nothing_of_itself)
{
    Db db = reopen(address());
    EXPECT_THROW((void)store::migrate(db, Instant{}, std::vector{one, two, broken}), store::StoreDefect);
    EXPECT_FALSE(db.in_transaction());
    {
        auto snapshot = db.snapshot();
        EXPECT_EQ(store::schema_number(snapshot), 2);
        EXPECT_EQ(store::tables(snapshot), (std::vector<std::string>{"one", "two"}));
    }
    EXPECT_EQ(store::migrate(db, Instant{}, std::vector{one, two, three}).value(), 1);
}

TEST_P(Migration, the_programs_own_texts_apply_and_are_in_order)
{
    Db db = open();
    EXPECT_EQ(store::migrate(db, Instant{}).value(), static_cast<int>(store::schema_texts().size()));
    int before = 0;
    for (auto const& text : store::schema_texts()) EXPECT_GT(text.number, std::exchange(before, text.number));
}

ON_EACH_ENGINE(Migration);

TEST(SchemaText, becomes_strict_tables_with_the_types_of_sqlite)
{
    EXPECT_EQ(store::schema_for(Dialect::sqlite,
                                "-- BIGINT in a remark;\nCREATE TABLE a (\n x BIGINT CHECK (x IN (1, 2)), "
                                "BIGINTS BYTEA DEFAULT 'BYTEA);'\n);\nCREATE INDEX i ON a (x);"),
              "-- BIGINT in a remark;\nCREATE TABLE a (\n x INTEGER CHECK (x IN (1, 2)), "
              "BIGINTS BLOB DEFAULT 'BYTEA);'\n) STRICT;\nCREATE INDEX i ON a (x);");
    EXPECT_EQ(store::schema_for(Dialect::sqlite, "CREATE TABLE a (x TEXT PRIMARY KEY)\nWITHOUT ROWID;"),
              "CREATE TABLE a (x TEXT PRIMARY KEY) STRICT,\nWITHOUT ROWID;");
    EXPECT_EQ(store::schema_for(Dialect::sqlite, "CREATE VIRTUAL TABLE f USING fts5 (x);"),
              "CREATE VIRTUAL TABLE f USING fts5 (x);");
    EXPECT_EQ(store::schema_for(Dialect::postgresql, "CREATE TABLE a (x BIGINT);"), "CREATE TABLE a (x BIGINT);");
}

TEST(SchemaText, compares_with_one_listed_text_after_another)
{
    EXPECT_EQ(store::schema_for(Dialect::sqlite, "CREATE TABLE a (x TEXT CHECK (x IN ('a', 'b',\n 'c')), y TEXT);"),
              "CREATE TABLE a (x TEXT CHECK ((x = 'a' OR x = 'b' OR x = 'c')), y TEXT) STRICT;");
    EXPECT_EQ(store::schema_for(Dialect::sqlite, "CREATE TABLE a (x TEXT, CHECK ((x IN ('a')) = (x <> 'b')));"),
              "CREATE TABLE a (x TEXT, CHECK (((x = 'a')) = (x <> 'b'))) STRICT;");
    for (std::string const kept : {"CREATE TABLE a (x TEXT CHECK (x NOT IN ('a', 'b'))", // says something else
                                   "CREATE TABLE a (x TEXT CHECK (x IN ('it''s', 'b'))",
                                   "CREATE TABLE a (x TEXT CHECK (lower(x) IN ('a', 'b'))"})
        EXPECT_EQ(store::schema_for(Dialect::sqlite, kept + ");"), kept + ") STRICT;");
    constexpr std::string_view query = "UPDATE a SET x = 'b' WHERE x IN ('a', 'c');"; // here an index may serve
    EXPECT_EQ(store::schema_for(Dialect::sqlite, query), query);
}

TEST(SchemaText, keeps_the_lines_of_its_engine)
{
    constexpr std::string_view text = "a\n-- only sqlite\nb\n-- end\n-- only postgresql\nc\n-- end\nd";
    EXPECT_EQ(store::schema_for(Dialect::sqlite, text), "a\n-- only sqlite\nb\n-- end\n\n\n-- end\nd");
    EXPECT_EQ(store::schema_for(Dialect::postgresql, text), "a\n\n\n-- end\n-- only postgresql\nc\n-- end\nd");
}
