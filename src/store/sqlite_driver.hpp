// The driver for SQLite, seen by sqlite.cpp (its work) and sqlite_open.cpp (how it is opened).
#pragma once

#include "store/driver.hpp"
#include "store/statement_cache.hpp"

#include <sqlite3.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::store {

struct SqliteClose {
    void operator()(sqlite3* db) const { sqlite3_close_v2(db); }
};
struct SqliteFinalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using SqliteHandle = std::unique_ptr<sqlite3, SqliteClose>;
using SqliteStep   = std::unique_ptr<sqlite3_stmt, SqliteFinalize>;

struct SqliteStatement {
    explicit SqliteStatement(sqlite3_stmt* raw) : handle{raw} {}

    SqliteStep               handle;
    std::vector<std::string> names;
    std::vector<std::size_t> parameters; // for each place of SQLite, our number
    std::size_t              most_parameter{}; // the highest of these
    Shape                    shape;
    bool                     only_reads{};
    bool                     in_use{};
};

StoreError sqlite_error(int code);

class SqliteDriver final : public Driver {
public:
    explicit SqliteDriver(SqliteHandle db) : db_{std::move(db)} {}

    Dialect               dialect() const override { return Dialect::sqlite; }
    std::unique_ptr<Rows> query(std::string_view sql, std::span<Value const> parameters, Fetch fetch) override;
    std::unique_ptr<Rows> writing_query(std::string_view sql, std::span<Value const> parameters) override;
    Changed               run(std::string_view sql, std::span<Value const> parameters) override;
    std::int64_t          changed_by(std::size_t) override; // never asked: run() knows at once
    void                  settle() override {}
    void                  script(std::string const& sql) override;

    void           begin_write() override;
    void           begin_read() override;
    Commit         commit() override;
    void           rollback() noexcept override;
    bool           in_transaction() const override { return sqlite3_get_autocommit(db_.get()) == 0; }
    void           gather_statistics() override;
    Failure const& last_failure() const override { return failure_; }
    std::size_t    prepared() const override { return prepared_; }

    void              command(char const* sql);
    [[noreturn]] void fail(int code, std::string_view sql) const;

private:
    std::shared_ptr<SqliteStatement> prepare(std::string_view sql);
    std::shared_ptr<SqliteStatement> bound(std::string_view sql, std::span<Value const> parameters);
    int                              step_kept(SqliteStep& step, char const* sql) noexcept;

    SqliteHandle                    db_; // closed last: the statements below belong to it
    SqliteStep                      begin_; // every read has these two, so they are prepared once
    SqliteStep                      rollback_;
    StatementCache<SqliteStatement> cache_;
    Failure                         failure_;
    std::size_t                     prepared_{};
};

} // namespace penstock::store
