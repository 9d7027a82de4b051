// One database connection, two engines behind it. SQL is written once, with $1..$n, whole and beside the function that
// needs it. A Reader cannot write; a Writer can be made only with a WriterKey (writer_key.hpp).
#pragma once

#include "base/refusal.hpp"
#include "store/driver.hpp"
#include "store/row.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace penstock::store {

class Db;
class WriterKey;

// One row of which only the statement knows the columns.
class RowView {
public:
    explicit RowView(Rows const& rows) : rows_{rows} {}
    int                size() const { return static_cast<int>(rows_.names().size()); }
    std::string const& name(int column) const { return rows_.names()[static_cast<std::size_t>(column)]; }
    Value              value(int column) const { return rows_.value(column); } // a view, while the row lasts

private:
    Rows const& rows_;
};

// Reads in the transaction it came from. Wrong SQL, a statement that may write, and rows that do not fit their type
// are Defects; a database that fails is StoreUnavailable or Transient (error.hpp).
class Reader {
public:
    // All rows. Row is a described struct, or a scalar for a query of one column.
    template <class Row, class... Args> std::vector<Row> rows(std::string_view sql, Args const&... args)
    {
        std::vector<Row> out;
        with(args...)([&](std::span<Value const> parameters) {
            auto rows = driver_->query(sql, parameters, Fetch::all);
            while (rows->next()) out.push_back(read_row<Row>(*rows));
        });
        return out;
    }

    // The row if there is one; two are a Defect.
    template <class Row, class... Args> std::optional<Row> row(std::string_view sql, Args const&... args)
    {
        std::optional<Row> out;
        with(args...)([&](std::span<Value const> parameters) {
            auto rows = driver_->query(sql, parameters, Fetch::all);
            out       = at_most_one<Row>(*rows, sql);
        });
        return out;
    }

    // The row, which must be there.
    template <class Row, class... Args> Row one(std::string_view sql, Args const&... args)
    {
        auto out = row<Row>(sql, args...);
        if (!out) no_row(sql);
        return std::move(*out);
    }

    // Row by row in flat memory: each<Row>(sql, parameters..., callback). The callback may query this reader, and
    // stops the run by returning false.
    template <class Row, class... Args> void each(std::string_view sql, Args const&... args)
    {
        static_assert(sizeof...(Args) > 0, "the last argument is the callback");
        auto all = std::forward_as_tuple(args...);
        [&]<std::size_t... I>(std::index_sequence<I...>) {
            auto const& callback = std::get<sizeof...(Args) - 1>(all);
            with(std::get<I>(all)...)([&](std::span<Value const> parameters) {
                auto rows = driver_->query(sql, parameters, Fetch::streaming);
                while (rows->next())
                    if (!call<Row>(callback, *rows)) break;
            });
        }(std::make_index_sequence<sizeof...(Args) - 1>{});
    }

    // The rows of a statement without parameters, to be pulled; the text must outlive them.
    std::unique_ptr<Rows> pull(std::string_view sql) { return driver_->query(sql, {}, Fetch::streaming); }

    Dialect dialect() const { return driver_->dialect(); }

protected:
    explicit Reader(Driver& driver) : driver_{&driver} {}

    // Gives the parameters as one span that lives while they are used. A Values stands for all of them.
    template <class... Args> static auto with(Args const&... args)
    {
        return [&](auto&& use) {
            std::array<Value, sizeof...(Args)> const parameters{to_value(args)...};
            use(std::span<Value const>{parameters});
        };
    }
    static auto with(Values const& values)
    {
        return [&](auto&& use) { use(std::span<Value const>{values.list()}); };
    }

    template <class Row> static std::optional<Row> at_most_one(Rows& rows, std::string_view sql)
    {
        if (!rows.next()) return std::nullopt;
        std::optional<Row> out{read_row<Row>(rows)};
        if (rows.next()) two_rows(sql);
        return out;
    }

    template <class Row, class Callback> static bool call(Callback const& callback, Rows& rows)
    {
        auto invoke = [&](auto&& row) {
            if constexpr (std::is_same_v<decltype(callback(row)), bool>) return callback(row);
            else {
                callback(row);
                return true;
            }
        };
        if constexpr (std::is_same_v<Row, RowView>) return invoke(RowView{rows});
        else return invoke(read_row<Row>(rows));
    }

    [[noreturn]] static void no_row(std::string_view sql);
    [[noreturn]] static void two_rows(std::string_view sql);

    Driver* driver_;
};

// Reads and writes in the write transaction of its Db. Only record, replay and migration make one.
class Writer : public Reader {
public:
    Writer(WriterKey const&, Db& db); // the Db must be in a write transaction

    // What goes wrong is raised by the next statement that is looked at, or by the commit, at the latest.
    template <class... Args> Changed run(std::string_view sql, Args const&... args)
    {
        Changed changed{0};
        with(args...)([&](std::span<Value const> parameters) { changed = driver_->run(sql, parameters); });
        return changed;
    }

    // INSERT ... RETURNING and the like: at most one row.
    template <class Row, class... Args> std::optional<Row> returning(std::string_view sql, Args const&... args)
    {
        std::optional<Row> out;
        with(args...)([&](std::span<Value const> parameters) {
            auto rows = driver_->writing_query(sql, parameters);
            out       = at_most_one<Row>(*rows, sql);
        });
        return out;
    }

    void script(std::string const& sql) { driver_->script(sql); } // several statements, no parameters

    // Raises what went wrong with the statements before, for whoever must know with which of them.
    void settle() { driver_->settle(); }
};

// A read transaction: everything read through it is of one moment. Ends when it goes out of scope.
class Snapshot : public Reader {
public:
    explicit Snapshot(Db& db);
    ~Snapshot();
    Snapshot(Snapshot const&)            = delete;
    Snapshot& operator=(Snapshot const&) = delete;
};

// create: makes the database when it is not there (SQLite; a PostgreSQL database must exist and may be empty).
// existing: it must be there. read_only: it must be there, and nothing can be written by any means.
enum class OpenMode { create, existing, read_only };

struct OpenOptions {
    std::string        vfs;                    // the name of a SQLite VFS; empty: the system's
    int                busy_milliseconds{5000}; // how long a lock is waited for
    std::optional<int> newest_schema;          // the highest schema number this program knows; default: its own texts
};

// Owns one connection. May move between threads, is never shared by two.
class Db {
public:
    // "sqlite:path", "sqlite::memory:" or a libpq address "postgresql://...". Refused with what would help when the
    // database is missing, not ours, damaged, of a newer program, or made with another encoding or collation.
    static Result<Db> open(std::string_view address, OpenMode mode, OpenOptions const& options = {});

    Db(Db&&) noexcept;
    Db& operator=(Db&&) noexcept;
    ~Db();

    Dialect            dialect() const { return driver_->dialect(); }
    std::string const& address() const { return address_; }

    Snapshot snapshot() { return Snapshot{*this}; }

    // A write transaction, alone on SQLite; on PostgreSQL (read committed) the caller locks a row to be alone.
    void           begin_write();
    Commit         commit(); // whatever it answers, the transaction is over
    void           rollback() noexcept; // also when none is open
    bool           in_transaction() const { return driver_->in_transaction(); }
    Failure const& last_failure() const { return driver_->last_failure(); } // why commit() was not committed

    void        gather_statistics() { driver_->gather_statistics(); } // for the planner; cheap, at times of rest
    std::size_t prepared() const { return driver_->prepared(); }

private:
    friend class Writer;
    friend class Snapshot;
    Db(std::string address, OpenMode mode, std::unique_ptr<Driver> driver);

    std::string             address_;
    OpenMode                mode_;
    std::unique_ptr<Driver> driver_;
};

} // namespace penstock::store

namespace penstock {
using store::Bytes;
using store::ByteString;
using store::Commit;
using store::Db;
using store::Dialect;
using store::OpenMode;
using store::Reader;
using store::Snapshot;
using store::Writer;
} // namespace penstock
