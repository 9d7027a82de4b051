// The same rows give the same digest on both engines, and every changed cell gives another and is found.
#include "store/schema.hpp"
#include "support/engines.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <set>

using namespace penstock;

namespace {

constexpr std::string_view tables_schema = R"sql(
CREATE TABLE thing (
    place   BIGINT NOT NULL,
    name    TEXT   NOT NULL,
    number  BIGINT,
    remark  TEXT,
    content BYTEA,
    PRIMARY KEY (name, place)
);
CREATE TABLE keyless (x BIGINT);
-- only sqlite
CREATE VIRTUAL TABLE words USING fts5 (word);
-- end
)sql";

struct Thing {
    std::int64_t                place{};
    std::string                 name;
    std::optional<std::int64_t> number;
    std::optional<std::string>  remark;
    std::optional<ByteString>   content;

    friend bool operator==(Thing const&, Thing const&) = default;
};
BOOST_DESCRIBE_STRUCT(Thing, (), (place, name, number, remark, content))

void insert(Writer& writer, Thing const& t)
{
    writer.run("INSERT INTO thing (place, name, number, remark, content) VALUES ($1, $2, $3, $4, $5)", t.place, t.name,
               t.number, t.remark, t.content);
}

std::vector<Thing> few()
{
    return {{2, "b", 1, "x", std::nullopt},
            {1, "b", std::nullopt, "", ByteString{std::string("\0\1", 2)}},
            {9, "管理", -1, std::nullopt, ByteString{}},
            {10, "B", std::numeric_limits<std::int64_t>::min(), "'", {}}};
}

class Tables : public test::OnEachEngineEmpty {
protected:
    void SetUp() override
    {
        test::OnEachEngineEmpty::SetUp();
        if (IsSkipped()) return;
        db_ = std::make_unique<Db>(open());
        test::write(db(), [](Writer& w) {
            w.script(store::schema_for(w.dialect(), tables_schema));
            for (auto const& thing : few()) insert(w, thing);
        });
    }
    Db&    db() { return *db_; }
    Digest dump()
    {
        auto snapshot = db().snapshot();
        return store::canonical_dump(snapshot, "thing");
    }

private:
    std::unique_ptr<Db> db_;
};

std::string random_text()
{
    static std::vector<std::string> const pieces{"a",  "Z",  " ", "'",  "\"",         "%",
                                                 "\\", "\n", "é", "管", "\U0001F600", "\u00a0"};
    std::string                           out;
    for (auto const& piece : *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(pieces))) out += piece;
    return out;
}

std::vector<Thing> random_things()
{
    std::vector<Thing>                             out;
    std::set<std::pair<std::string, std::int64_t>> keys;
    int const                                      count = *rc::gen::inRange(0, 20);
    auto                                           maybe = [] { return *rc::gen::inRange(0, 3) != 0; };
    while (std::ssize(out) < count) {
        Thing t{*rc::gen::arbitrary<std::int64_t>(), random_text(), {}, {}, {}};
        if (maybe()) t.number = *rc::gen::arbitrary<std::int64_t>();
        if (maybe()) t.remark = random_text();
        if (maybe()) t.content = ByteString{*rc::gen::arbitrary<std::string>()};
        if (keys.emplace(t.name, t.place).second) out.push_back(t);
    }
    return out;
}

} // namespace

TEST_P(Tables, are_told_with_their_columns)
{
    auto snapshot = db().snapshot();
    EXPECT_EQ(store::tables(snapshot), (std::vector<std::string>{"keyless", "thing"}));
    auto const columns = store::columns(snapshot, "thing");
    ASSERT_EQ(columns.size(), 5u);
    EXPECT_EQ(columns[0].name, "place");
    EXPECT_EQ(columns[0].type, store::Kind::integer);
    EXPECT_EQ(columns[0].key, 2);
    EXPECT_EQ(columns[1].key, 1);
    EXPECT_FALSE(columns[1].nullable);
    EXPECT_TRUE(columns[4].nullable);
    EXPECT_EQ(columns[4].type, store::Kind::bytes);
    EXPECT_THROW(store::columns(snapshot, "no_such_table"), store::StoreDefect);
    EXPECT_THROW(store::canonical_dump(snapshot, "keyless"), store::StoreDefect);
}

TEST_P(Tables, have_a_digest_that_every_change_of_a_cell_changes)
{
    std::set<Digest> seen{dump()};
    auto             next = [&](char const* sql) {
        test::write(db(), [&](Writer& w) { ASSERT_EQ(w.run(sql), 1) << sql; });
        EXPECT_TRUE(seen.insert(dump()).second) << sql;
    };
    next("UPDATE thing SET number = 2 WHERE place = 2");
    next("UPDATE thing SET number = NULL WHERE place = 2");
    next("UPDATE thing SET remark = NULL WHERE place = 1");
    next("UPDATE thing SET remark = 'xy', name = 'a' WHERE place = 2");
    next("UPDATE thing SET remark = 'x', name = 'ay' WHERE place = 2");
    next("UPDATE thing SET content = NULL WHERE place = 9");
    next("DELETE FROM thing WHERE place = 9");
}

// Side by side, "ab" and "" must not read like "a" and "b".
TEST_P(Tables, have_a_digest_that_knows_where_a_value_ends)
{
    auto with = [&](std::string_view remark, std::string_view content) {
        test::write(db(), [&](Writer& w) {
            w.run("UPDATE thing SET remark = $1, content = $2 WHERE place = 2", remark, Bytes{content});
        });
        return dump();
    };
    EXPECT_NE(with("ab", ""), with("a", "b"));
}

TEST_P(Tables, differ_first_where_the_lowest_key_differs)
{
    test::FreshDatabase same{GetParam() == Dialect::sqlite || test::postgres_is_left_out() ? Dialect::sqlite
                                                                                           : Dialect::postgresql,
                             test::Fresh::empty};
    Db other = same.open();
    test::write(other, [](Writer& w) {
        w.script(store::schema_for(w.dialect(), tables_schema));
        auto things = few();
        for (auto const& thing : std::vector<Thing>{things.rbegin(), things.rend()}) insert(w, thing);
    });
    auto difference = [&] {
        auto left  = db().snapshot();
        auto right = other.snapshot();
        return store::first_difference(left, right, "thing");
    };
    EXPECT_FALSE(difference());

    test::write(other, [](Writer& w) { w.run("UPDATE thing SET remark = 'y' WHERE place = 2"); });
    auto found = difference();
    ASSERT_TRUE(found);
    EXPECT_EQ(found->key, "b/2");
    EXPECT_EQ(found->column, "remark");
    EXPECT_EQ(found->left, "x");
    EXPECT_EQ(found->right, "y");

    test::write(other, [](Writer& w) { w.run("DELETE FROM thing WHERE place = 1"); });
    found = difference();
    ASSERT_TRUE(found);
    EXPECT_EQ(found->key, "b/1");
    EXPECT_EQ(found->column, "");
    EXPECT_EQ(found->right, "(no row)");

    test::write(db(), [](Writer& w) { w.run("DELETE FROM thing WHERE place = 10"); });
    found = difference();
    ASSERT_TRUE(found);
    EXPECT_EQ(found->key, "B/10");
    EXPECT_EQ(found->left, "(no row)");
}

TEST_P(Tables, of_random_rows_are_read_back_equal)
{
    EXPECT_TRUE(rc::check([&] {
        auto const things = random_things();
        test::write(db(), [&](Writer& w) {
            w.run("DELETE FROM thing");
            for (auto const& thing : things) insert(w, thing);
        });
        auto snapshot = db().snapshot();
        RC_ASSERT(snapshot.one<std::int64_t>("SELECT count(*) FROM thing") == std::ssize(things));
        for (auto const& thing : things)
            RC_ASSERT(snapshot.one<Thing>(
                          "SELECT place, name, number, remark, content FROM thing WHERE name = $1 AND place = $2",
                          thing.name, thing.place) == thing);
    }));
}

ON_EACH_ENGINE(Tables);

TEST(TablesOfBothEngines, have_the_same_digest)
{
    if (test::postgres_is_left_out()) GTEST_SKIP() << "PENSTOCK_SKIP_POSTGRES=1";
    test::FreshDatabase a{Dialect::sqlite, test::Fresh::empty};
    test::FreshDatabase b{Dialect::postgresql, test::Fresh::empty};
    Db                  left  = a.open();
    Db                  right = b.open();
    for (Db* db : {&left, &right})
        test::write(*db, [](Writer& w) { w.script(store::schema_for(w.dialect(), tables_schema)); });
    EXPECT_TRUE(rc::check([&] {
        auto const things = random_things();
        for (Db* db : {&left, &right})
            test::write(*db, [&](Writer& w) {
                w.run("DELETE FROM thing");
                for (auto const& thing : things) insert(w, thing);
            });
        auto x = left.snapshot();
        auto y = right.snapshot();
        RC_ASSERT(!store::first_difference(x, y, "thing"));
        RC_ASSERT(store::canonical_dump(x, "thing") == store::canonical_dump(y, "thing"));
    }));
}

TEST(TablesOfBothEngines, are_the_same_for_the_programs_own_schema)
{
    if (test::postgres_is_left_out()) GTEST_SKIP() << "PENSTOCK_SKIP_POSTGRES=1";
    test::FreshDatabase a{Dialect::sqlite};
    test::FreshDatabase b{Dialect::postgresql};
    Db                  left  = a.open();
    Db                  right = b.open();
    auto                x     = left.snapshot();
    auto                y     = right.snapshot();
    for (auto const& table : store::tables(x)) EXPECT_FALSE(store::first_difference(x, y, table)) << table;
    auto const known = store::tables(y); // may have one more, where SQLite has a full-text index
    EXPECT_TRUE(std::ranges::includes(known, store::tables(x)));
}
