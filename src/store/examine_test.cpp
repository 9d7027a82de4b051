// What is read at night finds what nobody has stumbled on yet.
#include "store/examine.hpp"
#include "support/engines.hpp"

#include <gtest/gtest.h>
#include <sqlite3.h>

using namespace penstock;

namespace {

class Examine : public test::OnEachEngine {};
ON_EACH_ENGINE(Examine);

void run(sqlite3* base, char const* sql)
{
    char* said = nullptr;
    EXPECT_EQ(sqlite3_exec(base, sql, nullptr, nullptr, &said), SQLITE_OK) << sql << ": " << (said ? said : "");
    sqlite3_free(said);
}

} // namespace

TEST_P(Examine, finds_nothing_in_a_database_that_is_whole)
{
    auto db       = open();
    auto snapshot = db.snapshot();
    auto examined = store::examine(snapshot);
    EXPECT_EQ(examined.wrong, std::vector<std::string>{});
    EXPECT_EQ(examined.pages > 0, db.dialect() == Dialect::sqlite);
}

TEST(ExamineSqlite, finds_a_row_that_its_index_does_not_have)
{
    test::FreshDatabase fresh{Dialect::sqlite};
    {
        auto db = Db::open(fresh.address(), OpenMode::create);
        ASSERT_TRUE(db);
        test::write(*db, [](Writer& w) {
            w.script("CREATE TABLE paid (id INTEGER PRIMARY KEY, minor INTEGER); CREATE INDEX by_minor ON paid (minor);"
                     "INSERT INTO paid (minor) VALUES (1), (2)");
        });
    }
    // The index is told to leave a row out while it comes, and afterwards to have been whole: as if a write were lost.
    auto told = [&](std::string const& what, std::string const& then) {
        sqlite3* base = nullptr;
        ASSERT_EQ(sqlite3_open(fresh.address().substr(7).c_str(), &base), SQLITE_OK);
        run(base,
            ("PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = 'CREATE INDEX by_minor ON paid (minor)" +
             what + "' WHERE name = 'by_minor'")
                .c_str());
        sqlite3_close(base);
        ASSERT_EQ(sqlite3_open(fresh.address().substr(7).c_str(), &base), SQLITE_OK);
        run(base, then.c_str());
        sqlite3_close(base);
    };
    told(" WHERE minor < 3", "INSERT INTO paid (minor) VALUES (3)");
    told("", "SELECT 1");

    auto db = Db::open(fresh.address(), OpenMode::existing);
    ASSERT_TRUE(db);
    auto snapshot = db->snapshot();
    auto wrong    = store::examine(snapshot).wrong;
    ASSERT_FALSE(wrong.empty());
    EXPECT_NE(wrong[0].find("by_minor"), std::string::npos) << wrong[0];
}
