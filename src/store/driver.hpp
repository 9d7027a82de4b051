// What an engine must give. Two do: SQLite (sqlite.cpp) and PostgreSQL (postgres.cpp). Used by way of db.hpp.
#pragma once

#include "store/error.hpp"
#include "store/value.hpp"

#include <boost/describe/enum.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::store {

BOOST_DEFINE_ENUM_CLASS(Dialect, sqlite, postgresql)

// How the end of a transaction went. Unknown: the connection or the disk failed while committing, so the transaction
// may or may not be there; the journal finds out by idempotency key.
BOOST_DEFINE_ENUM_CLASS(Commit, committed, failed, unknown)

// Why the last commit was not committed.
struct Failure {
    StoreError  error{StoreError::other};
    std::string why;
};

// Which column fills which member of a row type; found once per prepared statement and row type.
struct Shape {
    void const*      row_type{};
    std::vector<int> column_of_leaf;
};

// The rows of one running statement, one at a time.
class Rows {
public:
    virtual ~Rows()                                                 = default;
    virtual bool                            next()                  = 0;
    virtual Value                           value(int column) const = 0; // a view, until next()
    virtual std::vector<std::string> const& names() const           = 0;
    virtual Shape&                          shape()                 = 0;
};

enum class Fetch { all, streaming };

class Driver;

// How many rows a statement inserted, changed or deleted. PostgreSQL is asked only when the number is looked at, and
// then what went wrong with the statement is raised; so look before the transaction ends.
class Changed {
public:
    explicit Changed(std::int64_t rows) : number_{rows} {}
    Changed(Driver& driver, std::size_t statement) : driver_{&driver}, number_{static_cast<std::int64_t>(statement)} {}
    operator std::int64_t() const; // NOLINT(google-explicit-constructor): it is a number that may come later

private:
    Driver*      driver_{};
    std::int64_t number_{}; // of rows, or of the statement in its transaction
};

class Driver {
public:
    virtual ~Driver()               = default;
    virtual Dialect dialect() const = 0;

    // The parameters must outlive the rows. Refuses (Defect) what may write.
    virtual std::unique_ptr<Rows> query(std::string_view sql, std::span<Value const> parameters, Fetch fetch) = 0;
    // As query, but the statement may write: INSERT ... RETURNING.
    virtual std::unique_ptr<Rows> writing_query(std::string_view sql, std::span<Value const> parameters) = 0;
    // May be done by the next query or the commit only; what goes wrong is raised there at the latest.
    virtual Changed               run(std::string_view sql, std::span<Value const> parameters) = 0;
    virtual std::int64_t          changed_by(std::size_t statement) = 0; // as run() numbered it
    virtual void                  settle()                          = 0; // raises what has gone wrong by now
    virtual void                  script(std::string const& sql) = 0; // several statements without parameters

    virtual void           begin_write()          = 0;
    virtual void           begin_read()           = 0;
    virtual Commit         commit()               = 0;
    virtual void           rollback() noexcept    = 0;
    virtual bool           in_transaction() const = 0;
    virtual void           gather_statistics()    = 0;
    virtual Failure const& last_failure() const   = 0;
    virtual std::size_t    prepared() const       = 0; // statements prepared since the connection was made
};

inline Changed::operator std::int64_t() const
{
    return driver_ ? driver_->changed_by(static_cast<std::size_t>(number_)) : number_;
}

} // namespace penstock::store
