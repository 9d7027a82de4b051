// What is written is read back the same on both engines, and rows that do not fit their type are defects.
#include "base/money.hpp"
#include "store/schema.hpp"
#include "support/engines.hpp"

#include <gtest/gtest.h>

#include <limits>

using namespace penstock;
using store::StoreDefect;

namespace {

BOOST_DEFINE_ENUM_CLASS(Colour, red, green)
struct Thing;

struct Everything {
    Id<Thing>                   id;
    std::int64_t                number{};
    bool                        flag{};
    std::string                 text;
    std::optional<std::string>  maybe_text;
    ByteString                  bytes;
    Digest                      digest;
    Colour                      colour{};
    Day                         on;
    std::optional<Day>          maybe_on;
    Instant                     at;
    std::array<std::uint8_t, 3> three{};

    friend bool operator==(Everything const&, Everything const&) = default;
};
BOOST_DESCRIBE_STRUCT(Everything, (),
                      (id, number, flag, text, maybe_text, bytes, digest, colour, on, maybe_on, at, three))

constexpr char const* everything_table = R"sql(
CREATE TABLE everything (
    id BIGINT PRIMARY KEY, number BIGINT NOT NULL, flag BIGINT NOT NULL, text TEXT NOT NULL, maybe_text TEXT,
    bytes BYTEA NOT NULL, digest BYTEA NOT NULL, colour TEXT NOT NULL, "on" TEXT NOT NULL, maybe_on TEXT,
    at BIGINT NOT NULL, three BYTEA NOT NULL
);
)sql";

Everything sample(std::int64_t id)
{
    return {{id},
            -5,
            true,
            "it's \"quoted\"; 管理 經理 \U0001F600\n\t%_\\",
            std::nullopt,
            {std::string("\0\xff\x80 a\0", 6)},
            sha256("x"),
            Colour::green,
            *Day::of(2026, 11, 23),
            std::nullopt,
            Instant{1'795'000'000'123},
            {0, 1, 255}};
}

struct Pair {
    std::int64_t a{};
    std::string  b;
};
BOOST_DESCRIBE_STRUCT(Pair, (), (a, b))

struct Priced {
    std::int64_t id{};
    Money        amount;
};
BOOST_DESCRIBE_STRUCT(Priced, (), (id, amount))

class RowsOf : public test::OnEachEngineEmpty {
protected:
    void SetUp() override
    {
        test::OnEachEngineEmpty::SetUp();
        if (IsSkipped()) return;
        db_ = std::make_unique<Db>(open());
    }
    Db& db() { return *db_; }

    void insert(Everything const& e)
    {
        test::write(db(), [&](Writer& writer) {
            writer.run(R"sql(
                INSERT INTO everything
                    (id, number, flag, text, maybe_text, bytes, digest, colour, "on", maybe_on, at, three)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            )sql",
                       e.id, e.number, e.flag, e.text, e.maybe_text, e.bytes, e.digest, e.colour, e.on, e.maybe_on,
                       e.at, e.three);
        });
    }
    void make_table()
    {
        test::write(db(), [](Writer& w) { w.script(store::schema_for(w.dialect(), everything_table)); });
    }
    Everything read(std::int64_t id)
    {
        return db().snapshot().one<Everything>(R"sql(
            SELECT three, at, maybe_on, "on", colour, digest, bytes, maybe_text, text, flag, number, id
              FROM everything WHERE id = $1
        )sql",
                                               id);
    }
    template <class Row> void expect_defect(std::string_view sql, std::string_view naming)
    {
        try {
            db().snapshot().rows<Row>(sql);
            FAIL() << sql;
        } catch (StoreDefect const& defect) {
            EXPECT_NE(std::string_view{defect.what()}.find(naming), std::string_view::npos) << defect.what();
        }
    }

private:
    std::unique_ptr<Db> db_;
};

} // namespace

TEST_P(RowsOf, every_type_come_back_the_same)
{
    make_table();
    auto first           = sample(1);
    auto second          = sample(std::numeric_limits<std::int64_t>::max());
    second.number        = std::numeric_limits<std::int64_t>::min();
    second.text          = "";
    second.maybe_text    = "";
    second.bytes.content = "";
    second.maybe_on      = Day{};
    insert(first);
    insert(second);
    EXPECT_EQ(read(1), first);
    EXPECT_EQ(read(second.id.value), second);
    EXPECT_EQ(db().snapshot().one<std::int64_t>("SELECT count(*) FROM everything WHERE maybe_text IS NULL"), 1);
}

TEST_P(RowsOf, a_parameter_may_occur_twice_and_in_any_order)
{
    auto const row =
        db().snapshot().one<Pair>("SELECT $2 + $1 * 10 AS a, $3 || $3 AS b WHERE $2 = $2", 4, 2, std::string{"x"});
    EXPECT_EQ(row.a, 42);
    EXPECT_EQ(row.b, "xx");
}

TEST_P(RowsOf, a_number_is_never_squeezed_into_a_smaller_type)
{
    auto const large = std::int64_t{1} << 53;
    EXPECT_EQ(db().snapshot().one<std::int64_t>("SELECT $1 WHERE $1 = 0 OR $1 > 0", large), large);
}

TEST_P(RowsOf, parameters_may_be_put_together)
{
    store::Values values;
    auto const    sql = "SELECT " + values.add(7) + " AS a, " + values.add("seven") + " AS b";
    auto const    row = db().snapshot().one<Pair>(sql, values);
    EXPECT_EQ(row.a, 7);
    EXPECT_EQ(row.b, "seven");
}

TEST_P(RowsOf, sums_and_truths_are_whole_numbers)
{
    auto snapshot = db().snapshot();
    EXPECT_EQ(snapshot.one<std::int64_t>("SELECT sum(x) FROM (SELECT $1 AS x UNION ALL SELECT $2) t",
                                         std::numeric_limits<std::int64_t>::max() - 1, 1),
              std::numeric_limits<std::int64_t>::max());
    EXPECT_EQ(
        snapshot.one<std::int64_t>("SELECT sum(x) FROM (SELECT $1 AS x) t", std::numeric_limits<std::int64_t>::min()),
        std::numeric_limits<std::int64_t>::min());
    for (std::int64_t const n :
         {0LL, 1LL, -1LL, 9999LL, 10000LL, -10000LL, 100000000LL, 120000000000LL, -123456789012345678LL})
        EXPECT_EQ(snapshot.one<std::int64_t>("SELECT sum(x) FROM (SELECT $1 AS x) t", n), n);
    EXPECT_TRUE(snapshot.one<bool>("SELECT $1 = $1", 1));
    EXPECT_EQ(snapshot.one<std::optional<std::int64_t>>("SELECT sum($1) WHERE $1 = 2", 1), std::nullopt);
}

TEST_P(RowsOf, fractions_are_defects) { expect_defect<std::int64_t>("SELECT 1.5 AS share", "share"); }

TEST_P(RowsOf, money_takes_two_columns)
{
    auto const row = db().snapshot().one<Priced>("SELECT 1 AS id, 'CNY' AS amount_currency, 1999 AS amount_minor");
    EXPECT_EQ(row.amount.minor, 1999);
    expect_defect<Priced>("SELECT 1 AS id, 'CNY' AS amount_currency", "amount_minor");
}

TEST_P(RowsOf, columns_that_do_not_fit_are_defects_that_name_them)
{
    expect_defect<Pair>("SELECT 1 AS a", "no column b");
    expect_defect<Pair>("SELECT 1 AS a, 'x' AS b, 2 AS extra", "no member for column extra");
    expect_defect<Pair>("SELECT 1 AS a, NULL AS b", "column b holds null");
    expect_defect<Pair>("SELECT 'x' AS a, 'x' AS b", "column a holds text");
    expect_defect<Pair>("SELECT 1 AS a, 2 AS b", "column b holds integer");
    expect_defect<Pair>("SELECT 1 AS a, 2 AS a, 'x' AS b", "two columns a");
    expect_defect<std::int64_t>("SELECT 1 AS a, 2 AS b", "one column");
    expect_defect<Colour>("SELECT 'blue' AS colour", "column colour holds a value that its type does not know");
}

TEST_P(RowsOf, counts_of_rows_are_kept)
{
    auto snapshot = db().snapshot();
    EXPECT_EQ(snapshot.row<std::int64_t>("SELECT 1 WHERE 1 = 0"), std::nullopt);
    EXPECT_THROW(snapshot.one<std::int64_t>("SELECT 1 WHERE 1 = 0"), StoreDefect);
    EXPECT_THROW(snapshot.row<std::int64_t>("SELECT 1 UNION ALL SELECT 2"), StoreDefect);
    EXPECT_EQ(snapshot.rows<std::int64_t>("SELECT 2 AS n UNION ALL SELECT 1 ORDER BY n"),
              (std::vector<std::int64_t>{1, 2}));
}

TEST_P(RowsOf, wrong_parameters_and_wrong_sql_are_defects)
{
    EXPECT_THROW(db().snapshot().one<std::int64_t>("SELECT $1 + $2", 1), StoreDefect);
    EXPECT_THROW(db().snapshot().one<std::int64_t>("SELEKT 1"), StoreDefect);
    EXPECT_THROW(db().snapshot().one<std::int64_t>("SELECT 1; SELECT 2"), StoreDefect);
    EXPECT_THROW(db().snapshot().one<std::int64_t>("SELECT nothing_like_it"), StoreDefect);
    EXPECT_THROW(db().snapshot().one<std::string>("SELECT $1", std::string_view{"a\0b", 3}), StoreDefect);
    EXPECT_THROW(db().snapshot().one<std::string>("SELECT $1", "\xff"), StoreDefect);
}

constexpr std::string_view count_to = R"sql(
    WITH RECURSIVE t (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t WHERE n < $1) SELECT n FROM t
)sql";

TEST_P(RowsOf, each_streams_may_stop_and_may_be_nested)
{
    auto         snapshot = db().snapshot();
    std::int64_t sum      = 0;
    snapshot.each<std::int64_t>(count_to, 1200, [&](std::int64_t n) { sum += n; });
    EXPECT_EQ(sum, 1200 * 1201 / 2);

    std::int64_t seen = 0;
    snapshot.each<std::int64_t>(count_to, 1200, [&](std::int64_t n) {
        ++seen;
        return n < 10;
    });
    EXPECT_EQ(seen, 10);

    std::int64_t inner = 0;
    snapshot.each<std::int64_t>(count_to, 3, [&](std::int64_t n) {
        snapshot.each<std::int64_t>(count_to, n, [&](std::int64_t m) { inner += m; });
    });
    EXPECT_EQ(inner, 1 + 3 + 6);
}

TEST_P(RowsOf, a_row_may_be_seen_without_a_type)
{
    std::string seen;
    db().snapshot().each<store::RowView>("SELECT 1 AS a, 'x' AS b", [&](store::RowView const& row) {
        for (int i = 0; i < row.size(); ++i) seen += row.name(i);
        seen += std::to_string(row.value(0).integer()) + std::string{row.value(1).view()};
    });
    EXPECT_EQ(seen, "ab1x");
}

TEST_P(RowsOf, text_is_compared_and_ordered_by_bytes)
{
    auto snapshot = db().snapshot();
    EXPECT_EQ(
        snapshot.rows<std::string>("SELECT x FROM (SELECT 'b' AS x UNION ALL SELECT 'B' UNION ALL SELECT 'é' UNION ALL "
                                   "SELECT '管' UNION ALL SELECT 'a') t ORDER BY x"),
        (std::vector<std::string>{"B", "a", "b", "é", "管"}));
    EXPECT_FALSE(snapshot.one<bool>("SELECT 'ABC' LIKE 'a%'"));
    EXPECT_EQ(snapshot.one<int>("SELECT length('管理')"), 2);
}

ON_EACH_ENGINE(RowsOf);
