// Which databases are refused when they are opened, and that the refusal leaves them as they were.
#include "store/schema.hpp"
#include "store/sqlite.hpp"
#include "support/engines.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

using namespace penstock;

namespace {

class OpenSqlite : public testing::Test {
protected:
    std::string        path(std::string const& name) const { return fresh_.address().substr(7) + "." + name; }
    static std::string address(std::string const& path) { return "sqlite:" + path; }
    static void        put(std::string const& path, std::string_view content) { std::ofstream{path} << content; }
    static std::string get(std::string const& path)
    {
        std::ifstream file{path};
        return {std::istreambuf_iterator<char>{file}, {}};
    }
    static Refusal why(std::string const& address, OpenMode mode)
    {
        auto const db = Db::open(address, mode);
        if (!db) return db.error().why;
        ADD_FAILURE() << address << " was opened";
        return refusal::unavailable;
    }
    test::FreshDatabase fresh_{Dialect::sqlite};
};

} // namespace

TEST_F(OpenSqlite, refuses_what_is_missing_and_does_not_make_it)
{
    EXPECT_EQ(why(address(path("none")), OpenMode::existing), refusal::database_missing);
    EXPECT_EQ(why(address(path("none")), OpenMode::read_only), refusal::database_missing);
    EXPECT_FALSE(std::filesystem::exists(path("none")));
    EXPECT_EQ(why("sqlite:/nowhere/at/all.db", OpenMode::create), refusal::database_missing);
}

TEST_F(OpenSqlite, refuses_what_is_not_ours_and_leaves_it_alone)
{
    for (auto const mode : {OpenMode::create, OpenMode::existing, OpenMode::read_only}) {
        std::string const text(5000, 'x');
        put(path("text"), text);
        EXPECT_EQ(why(address(path("text")), mode), refusal::database_not_ours);
        EXPECT_EQ(get(path("text")), text);
        EXPECT_EQ(why(address("/tmp"), mode), refusal::database_not_ours);
    }
    { // another program's database
        auto ours = Db::open(address(path("other")), OpenMode::create);
        ASSERT_TRUE(ours);
        test::write(*ours, [](Writer& w) { w.script("PRAGMA application_id = 77; CREATE TABLE theirs (id INTEGER)"); });
    }
    auto const before = get(path("other"));
    EXPECT_EQ(why(address(path("other")), OpenMode::create), refusal::database_not_ours);
    EXPECT_EQ(get(path("other")), before);
}

TEST_F(OpenSqlite, refuses_an_emptied_file_with_a_log_beside_it)
{
    put(path("emptied"), "");
    put(path("emptied") + "-wal", std::string(4096, 'w'));
    EXPECT_EQ(why(address(path("emptied")), OpenMode::create), refusal::database_damaged);
    EXPECT_EQ(get(path("emptied") + "-wal").size(), 4096u);
}

TEST_F(OpenSqlite, refuses_a_damaged_file)
{
    auto const file    = fresh_.address().substr(7);
    auto       content = get(file);
    for (std::size_t i = 100; i < 4096; ++i) content[i] = static_cast<char>(0x5a); // the first page's tree
    put(path("damaged"), content);
    EXPECT_EQ(why(address(path("damaged")), OpenMode::existing), refusal::database_damaged);
}

TEST_F(OpenSqlite, takes_what_it_made_and_an_empty_file)
{
    put(path("empty"), "");
    EXPECT_EQ(why(address(path("empty")), OpenMode::existing), refusal::database_not_ours);
    EXPECT_TRUE(Db::open(address(path("empty")), OpenMode::create));
    EXPECT_TRUE(Db::open(address(path("empty")), OpenMode::existing));
    EXPECT_TRUE(Db::open("sqlite::memory:", OpenMode::create));
}

TEST_F(OpenSqlite, takes_another_file_system_by_its_name)
{
    EXPECT_TRUE(Db::open(address(path("dot")), OpenMode::create, {.vfs = "unix-excl"}));
    EXPECT_FALSE(Db::open(address(path("dot")), OpenMode::create, {.vfs = "no-such-vfs"}));
}

TEST(OpenAnything, refuses_an_address_it_does_not_know)
{
    for (auto const* address : {"", "sqlite:", "mysql://x", "penstock.db", "postgresql://[bad"})
        EXPECT_EQ(Db::open(address, OpenMode::create).error().why, refusal::bad_database_address) << address;
    EXPECT_EQ(Db::open("secret:word@place", OpenMode::create).error().detail, "secret");
}

using OpenEither = test::OnEachEngine;

TEST_P(OpenEither, refuses_a_newer_schema)
{
    int const newest = store::schema_texts().back().number;
    EXPECT_TRUE(Db::open(address(), OpenMode::existing, {.newest_schema = newest}));
    auto const older = Db::open(address(), OpenMode::existing, {.newest_schema = newest - 1});
    ASSERT_FALSE(older);
    EXPECT_EQ(older.error().why, refusal::database_newer);
}

ON_EACH_ENGINE(OpenEither);

class OpenPostgres : public testing::Test {
protected:
    void SetUp() override
    {
        if (test::postgres_is_left_out()) GTEST_SKIP() << "PENSTOCK_SKIP_POSTGRES=1";
    }
};

TEST_F(OpenPostgres, refuses_another_encoding_or_collation_with_the_remedy)
{
    for (auto const* kind : {"ENCODING 'LATIN1' LOCALE 'C'", "ENCODING 'UTF8' LOCALE 'C.UTF-8'"}) {
        auto const name = test::unused_name();
        test::administer("CREATE DATABASE " + name + " TEMPLATE template0 " + kind);
        auto const db = Db::open(test::postgres_address(name), OpenMode::create);
        ASSERT_FALSE(db) << kind;
        EXPECT_EQ(db.error().why, refusal::database_wrong_text_order);
        EXPECT_NE(db.error().detail.find("CREATE DATABASE penstock TEMPLATE template0"), std::string::npos);
        test::administer("DROP DATABASE " + name + " WITH (FORCE)");
    }
}

TEST_F(OpenPostgres, refuses_what_is_missing_empty_or_not_ours)
{
    EXPECT_EQ(Db::open(test::postgres_address("no_such_database"), OpenMode::create).error().why,
              refusal::database_missing);
    test::FreshDatabase fresh{Dialect::postgresql, test::Fresh::empty};
    EXPECT_EQ(Db::open(fresh.address(), OpenMode::existing).error().why, refusal::database_missing);
    {
        Db db = fresh.open();
        test::write(db, [](Writer& w) { w.script("CREATE TABLE theirs (id BIGINT)"); });
    }
    EXPECT_EQ(Db::open(fresh.address(), OpenMode::create).error().why, refusal::database_not_ours);
}

TEST_F(OpenPostgres, a_server_that_does_not_answer_is_transient)
{
    EXPECT_THROW((void)Db::open("postgresql:///penstock?host=/nowhere/at/all", OpenMode::create), Transient);
}
