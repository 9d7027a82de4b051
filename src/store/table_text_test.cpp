// A table written as lines and read back is the same table, on each engine, and the lines are the same on both.
#include "store/table_text.hpp"

#include "store/schema.hpp"
#include "support/engines.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <limits>

using namespace penstock;

namespace {

constexpr std::string_view schema = R"sql(
CREATE TABLE owner (
    id BIGINT PRIMARY KEY
);
CREATE TABLE a_thing (
    name    TEXT   NOT NULL,
    place   BIGINT NOT NULL REFERENCES owner (id),
    number  BIGINT CHECK (number <> 13),
    remark  TEXT,
    content BYTEA,
    PRIMARY KEY (name, place)
)
)sql";

struct Cells {
    std::string                 name;
    std::int64_t                place{1};
    std::optional<std::int64_t> number;
    std::optional<std::string>  remark;
    std::optional<ByteString>   content;
};

// Characters of one to four bytes in UTF-8.
std::string any_text()
{
    std::string out;
    for (auto const number : *rc::gen::arbitrary<std::vector<std::uint16_t>>()) {
        auto const places = number % 4;
        auto const c      = static_cast<char32_t>(number);
        auto const tail   = [&](int shift) { return static_cast<char>(0x80 | (c >> shift & 63)); };
        if (places == 0) out += static_cast<char>(1 + c % 0x7f);
        else if (places == 1) out += {static_cast<char>(0xc2 + c % 30), tail(0)};
        else if (places == 2) out += {static_cast<char>(0xe1 + c % 12), tail(6), tail(0)};
        else out += {static_cast<char>(0xf1 + c % 3), tail(10), tail(6), tail(0)};
    }
    return out;
}

class TableText : public test::OnEachEngineEmpty {
protected:
    // A new database of this engine with the tables and their owner.
    static Db with_tables(test::FreshDatabase const& database)
    {
        auto db = database.open();
        test::write(db, [&](Writer& w) {
            w.script(store::schema_for(w.dialect(), schema));
            w.run("INSERT INTO owner (id) VALUES (1)");
        });
        return db;
    }
    static std::string lines_of(Db& db)
    {
        std::string out;
        auto        snapshot = db.snapshot();
        store::write_table(snapshot, "a_thing", [&](auto piece) { out += piece; });
        return out;
    }
    static void insert(Db& db, std::vector<Cells> const& rows)
    {
        test::write(db, [&](Writer& w) {
            for (auto const& row : rows)
                w.run("INSERT INTO a_thing (name, place, number, remark, content) VALUES ($1, $2, $3, $4, $5)",
                      row.name, row.place, row.number, row.remark, row.content);
        });
    }
    // Whether every line is taken.
    static bool load(Db& db, std::string_view lines)
    {
        db.begin_write();
        store::WriterKey const key;
        Writer                 writer{key, db};
        store::TableLoader     loader{writer, "a_thing"};
        bool                   right = true;
        while (right && !lines.empty()) {
            auto const end = lines.find('\n');
            right          = loader.line(lines.substr(0, end));
            lines.remove_prefix(end + 1);
        }
        if (right && loader.end()) return db.commit() == Commit::committed;
        db.rollback();
        return false;
    }
};

// What the same rows are on either engine, to the byte.
constexpr std::string_view golden = "[\"name\",\"place\",\"number\",\"remark\",\"content\"]\n"
                                    "[\"A\",1,-9223372036854775808,null,{\"bytes\":\"AAH/\"}]\n"
                                    "[\"b\\n\\\"\",1,9223372036854775807,\"\",{\"bytes\":\"\"}]\n"
                                    "[\"管理\",1,null,\"'\",null]\n";

std::vector<Cells> golden_rows()
{
    return {{"管理", 1, std::nullopt, "'", std::nullopt},
            {"b\n\"", 1, std::numeric_limits<std::int64_t>::max(), "", ByteString{}},
            {"A", 1, std::numeric_limits<std::int64_t>::min(), std::nullopt, ByteString{std::string{"\0\1\xff", 3}}}};
}

} // namespace

TEST_P(TableText, is_the_same_on_both_engines)
{
    test::FreshDatabase const one{GetParam(), test::Fresh::empty};
    auto                      db = with_tables(one);
    insert(db, golden_rows());
    EXPECT_EQ(lines_of(db), golden);
}

TEST_P(TableText, comes_back_as_it_was)
{
    test::FreshDatabase const one{GetParam(), test::Fresh::empty}, other{GetParam(), test::Fresh::empty};
    auto                      db = with_tables(one), copy = with_tables(other);
    EXPECT_TRUE(rc::check([&] {
        for (auto* each : {&db, &copy}) test::write(*each, [](Writer& w) { store::empty_table(w, "a_thing"); });
        std::vector<Cells> rows;
        for (auto const number : *rc::gen::arbitrary<std::vector<std::int64_t>>()) {
            auto const text = any_text();
            rows.push_back({std::to_string(rows.size()) + text, 1, number == 13 ? std::nullopt : std::optional{number},
                            text, ByteString{*rc::gen::arbitrary<std::string>()}});
        }
        insert(db, rows);
        auto const lines = lines_of(db);
        RC_ASSERT(load(copy, lines));
        RC_ASSERT(lines_of(copy) == lines);
    }));
}

TEST_P(TableText, takes_no_line_that_is_not_of_the_table)
{
    test::FreshDatabase const one{GetParam(), test::Fresh::empty};
    auto                      db    = with_tables(one);
    std::string const         names = "[\"name\",\"place\",\"number\",\"remark\",\"content\"]\n";
    EXPECT_TRUE(load(db, names + "[\"x\",1,2,null,null]\n"));
    for (std::string const line : {
             "", "{}", "[", "[\"y\",1,2,null]", "[\"y\",1,2,null,null,null]", "[\"y\",\"1\",2,null,null]",
             "[1,1,2,null,null]", "[\"y\",1,2.5,null,null]", "[\"y\",1,9223372036854775808,null,null]",
             "[\"y\",1,2,null,\"AAEC\"]", "[\"y\",1,2,null,{\"bytes\":\"A\"}]", "[\"y\",1,2,null,{\"hex\":\"AA\"}]",
             "[null,1,2,null,null]",     // a column that needs a value
             "[\"y\",1,13,null,null]",   // the table's own rule
             "[\"y\",7,2,null,null]",    // of an owner that is not there
             "[\"x\",1,2,null,null]",    // a row that is there
         })
        EXPECT_FALSE(load(db, names + line + "\n")) << line;
    EXPECT_FALSE(load(db, "[\"name\",\"place\",\"number\",\"remark\"]\n"));
    EXPECT_FALSE(load(db, "[\"name\",\"place\",\"number\",\"remark\",\"other\"]\n"));
    EXPECT_FALSE(load(db, "[\"name\",\"name\",\"number\",\"remark\",\"content\"]\n"));
}

TEST_P(TableText, comes_after_what_it_refers_to)
{
    test::FreshDatabase const one{GetParam(), test::Fresh::empty};
    auto                      db       = with_tables(one);
    auto                      snapshot = db.snapshot();
    EXPECT_EQ(store::tables_by_reference(snapshot), (std::vector<std::string>{"owner", "a_thing"}));
}

ON_EACH_ENGINE(TableText);
