// A fresh database for each test, on SQLite and on PostgreSQL alike.
//
//   using MilestoneTable = test::OnEachEngine;
//   TEST_P(MilestoneTable, refuses_a_zero_amount) { Db db = open(); ... }
//   ON_EACH_ENGINE(MilestoneTable);
#pragma once

#include "store/db.hpp"
#include "store/writer_key.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <string>

namespace penstock::test {

// What is in a fresh database: nothing at all, or every table of schema/.
enum class Fresh { empty, migrated };

// A database that exists as long as this object.
class FreshDatabase {
public:
    explicit FreshDatabase(Dialect dialect, Fresh fresh = Fresh::migrated);
    ~FreshDatabase();
    FreshDatabase(FreshDatabase const&)            = delete;
    FreshDatabase& operator=(FreshDatabase const&) = delete;

    std::string const& address() const { return address_; }
    Db                 open(OpenMode mode = OpenMode::create) const;

private:
    struct Folder { // removed with all it holds
        std::string path;
        ~Folder();
    };
    std::string address_;
    Folder      folder_; // of SQLite
    std::string name_;   // on PostgreSQL
};

// PostgreSQL's server is the one PENSTOCK_POSTGRES gives the address of, or else one of this program, stopped at its
// end. Without the server's programs the tests fail, unless PENSTOCK_SKIP_POSTGRES=1 says to leave them out.
bool        postgres_is_left_out();
std::string postgres_address(std::string const& database);
void        administer(std::string const& sql); // on PostgreSQL, outside of any transaction

std::string unused_name(); // for a database or a table of this run

// Runs `work` with a Writer in a transaction of its own and commits.
template <class Work> void write(Db& db, Work const& work)
{
    db.begin_write();
    store::WriterKey const key;
    Writer                 writer{key, db};
    work(writer);
    ASSERT_EQ(db.commit(), Commit::committed);
}

template <Fresh fresh> class OnEachEngineWith : public testing::TestWithParam<Dialect> {
protected:
    void SetUp() override
    {
        if (GetParam() == Dialect::postgresql && postgres_is_left_out()) GTEST_SKIP() << "PENSTOCK_SKIP_POSTGRES=1";
        database_ = std::make_unique<FreshDatabase>(GetParam(), fresh);
    }

    std::string const& address() const { return database_->address(); }
    Db                 open(OpenMode mode = OpenMode::create) const { return database_->open(mode); }

private:
    std::unique_ptr<FreshDatabase> database_;
};

using OnEachEngine      = OnEachEngineWith<Fresh::migrated>;
using OnEachEngineEmpty = OnEachEngineWith<Fresh::empty>;

inline auto engine_names = [](auto const& info) { return std::string{name_of(info.param)}; };

} // namespace penstock::test

#define ON_EACH_ENGINE(suite)                                                                                          \
    INSTANTIATE_TEST_SUITE_P(Each, suite, testing::Values(penstock::Dialect::sqlite, penstock::Dialect::postgresql),   \
                             penstock::test::engine_names)
