// The driver for PostgreSQL, seen by postgres.cpp (its work) and postgres_open.cpp (how it is connected).
#pragma once

#include "store/driver.hpp"
#include "store/statement_cache.hpp"

#include <libpq-fe.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::store {

struct PostgresFinish {
    void operator()(PGconn* connection) const { PQfinish(connection); }
};
struct PostgresClear {
    void operator()(PGresult* result) const { PQclear(result); }
};
using PostgresHandle = std::unique_ptr<PGconn, PostgresFinish>;
using PostgresResult = std::unique_ptr<PGresult, PostgresClear>;

// A prepared statement of the server. Dropped there when next something is prepared.
struct PostgresStatement {
    std::string                               name;
    std::string                               sql; // as far as a message quotes it
    std::shared_ptr<std::vector<std::string>> dropped;
    std::vector<std::string>                  names;
    Shape                                     shape;
    bool                                      only_reads{};

    PostgresStatement(std::string n, std::string_view s, std::shared_ptr<std::vector<std::string>> d)
        : name{std::move(n)},
          sql{s.substr(0, 500)},
          dropped{std::move(d)}
    {}
    PostgresStatement(PostgresStatement const&)            = delete;
    PostgresStatement& operator=(PostgresStatement const&) = delete;
    ~PostgresStatement() { dropped->push_back(std::move(name)); }
};

// Parameters as libpq takes them: typed and binary. Refuses unclean text; the values must outlive it.
class PostgresParameters {
public:
    explicit PostgresParameters(std::span<Value const> values);

    int                count() const { return static_cast<int>(starts_.size()); }
    Oid const*         types() const { return types_.data(); }
    char const* const* starts() const { return starts_.data(); }
    int const*         sizes() const { return sizes_.data(); }
    int const*         formats() const { return formats_.data(); }
    std::string const& signature() const { return signature_; } // one letter per parameter, its type

private:
    std::vector<std::array<char, 8>> numbers_;
    std::vector<Oid>                 types_;
    std::vector<char const*>         starts_;
    std::vector<int>                 sizes_;
    std::vector<int>                 formats_;
    std::string                      signature_;
};

// One column of one row, sent in binary. A sum, which the server makes a numeric, is read as a whole number.
Value postgres_value(PGresult const* result, int row, int column);

StoreError postgres_error(std::string_view sqlstate);

// Sets what every session of ours needs.
void postgres_session(PGconn* connection, int busy_milliseconds);

// Statements whose outcome nobody waits for are sent one after the other (libpq's pipeline mode, manual 34.5), and what
// the server says is read when something is asked of it: a journey to the server and back costs more than an INSERT.
class PostgresDriver final : public Driver {
public:
    PostgresDriver(PostgresHandle connection, int busy_milliseconds);

    Dialect               dialect() const override { return Dialect::postgresql; }
    std::unique_ptr<Rows> query(std::string_view sql, std::span<Value const> parameters, Fetch fetch) override;
    std::unique_ptr<Rows> writing_query(std::string_view sql, std::span<Value const> parameters) override;
    Changed               run(std::string_view sql, std::span<Value const> parameters) override;
    std::int64_t          changed_by(std::size_t statement) override;
    void                  settle() override { answer(); }
    void                  script(std::string const& sql) override;

    void           begin_write() override;
    void           begin_read() override;
    Commit         commit() override;
    void           rollback() noexcept override;
    bool           in_transaction() const override { return open_; }
    void           gather_statistics() override;
    Failure const& last_failure() const override { return failure_; }
    std::size_t    prepared() const override { return prepared_; }

    PostgresResult command(std::string const& sql);
    PostgresResult fetch(std::string const& cursor, int rows);
    void           close_cursor(std::string const& name) noexcept;

private:
    std::shared_ptr<PostgresStatement> prepare(std::string_view sql, PostgresParameters const& parameters);
    PostgresResult         execute(std::shared_ptr<PostgresStatement> statement, PostgresParameters const& parameters);
    PostgresResult checked(PGresult* raw, std::string_view sql);
    void                   send(std::shared_ptr<PostgresStatement> statement, PostgresParameters const& parameters);
    PostgresResult         answer(); // waits for all that was sent; raises what went wrong first; gives the last result
    std::optional<Failure> hear_all(PostgresResult& last); // the same without raising
    bool                   end_pipeline(); // false when nobody can say what is still on its way
    void                   discard() noexcept; // all that was sent, with what became of it
    std::unique_ptr<Rows> stream(std::string_view sql, PostgresParameters const& parameters);
    void                  begin(char const* sql);
    void                  reconnect();
    bool                  lost() const { return PQstatus(connection_.get()) == CONNECTION_BAD; }

    PostgresHandle                            connection_;
    int                                       busy_milliseconds_;
    std::shared_ptr<std::vector<std::string>> dropped_{std::make_shared<std::vector<std::string>>()};
    StatementCache<PostgresStatement>         cache_;
    std::vector<std::shared_ptr<PostgresStatement>> sent_; // and not yet answered
    std::vector<std::int64_t>                       changed_; // rows, by each statement that was run in the transaction
    std::size_t                                     statements_before_{}; // in transactions before
    bool                                            broken_{}; // the connection is to be made anew
    Failure                                         failure_;
    std::size_t                               prepared_{};
    std::size_t                               cursors_{};
    bool                                      open_{};
    bool                                      warned_{};
};

} // namespace penstock::store
