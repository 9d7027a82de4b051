// The driver for PostgreSQL: statements, rows, transactions, and what to think of a connection that breaks.
#include "store/postgres_driver.hpp"

#include "store/sql_text.hpp"

#include <fmt/format.h>

#include <charconv>

namespace penstock::store {

namespace {

constexpr int         rows_per_fetch = 500;
constexpr std::size_t sent_most      = 128; // their answers fit into the buffers of a connection, so nobody blocks

struct ErrorClass {
    std::string_view prefix; // of the SQLSTATE
    StoreError       error;
};

// Appendix A of the PostgreSQL manual; the first that fits.
constexpr ErrorClass classes[] = {
    {"23", StoreError::constraint},   {"55P03", StoreError::busy},      // lock not available
    {"40", StoreError::transient},    // serialization, deadlock
    {"08P01", StoreError::other},     // the wrong number of parameters
    {"08", StoreError::transient},    // connection
    {"57P", StoreError::transient},   // shutdown, starting up
    {"57014", StoreError::transient}, // cancelled
    {"53300", StoreError::busy},      // too many connections
    {"53100", StoreError::full},      {"53", StoreError::io},           // out of memory and the like
    {"58", StoreError::io},           {"XX001", StoreError::corrupt}, {"XX002", StoreError::corrupt},
};

std::string sqlstate_of(PGresult const* result)
{
    char const* const state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    return state == nullptr ? "" : state;
}

// Without the detail, which may quote a row.
std::string message_of(PGresult const* result)
{
    char const* const message = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
    return message == nullptr ? "connection lost" : message;
}

std::vector<std::string> names_of(PGresult const* result)
{
    std::vector<std::string> out;
    for (int i = 0; i < PQnfields(result); ++i) out.emplace_back(PQfname(result, i));
    return out;
}

// The rows of a prepared statement, all here.
class WholeRows final : public Rows {
public:
    WholeRows(std::shared_ptr<PostgresStatement> statement, PostgresResult result)
        : statement_{std::move(statement)},
          result_{std::move(result)}
    {
        if (statement_->names.empty()) statement_->names = names_of(result_.get());
    }

    bool  next() override { return ++row_ < PQntuples(result_.get()); }
    Value value(int column) const override { return postgres_value(result_.get(), row_, column); }
    std::vector<std::string> const& names() const override { return statement_->names; }
    Shape&                          shape() override { return statement_->shape; }

private:
    std::shared_ptr<PostgresStatement> statement_;
    PostgresResult                     result_;
    int                                row_{-1};
};

// The rows of a cursor, some hundreds here at a time; other statements may run meanwhile.
class CursorRows final : public Rows {
public:
    CursorRows(PostgresDriver& driver, std::string name) : driver_{driver}, name_{std::move(name)}
    {
        fetch();
        names_ = names_of(result_.get());
    }
    ~CursorRows() override { driver_.close_cursor(name_); }
    CursorRows(CursorRows const&)            = delete;
    CursorRows& operator=(CursorRows const&) = delete;

    bool next() override
    {
        if (++row_ < PQntuples(result_.get())) return true;
        if (PQntuples(result_.get()) < rows_per_fetch) return false;
        fetch();
        return ++row_ < PQntuples(result_.get());
    }
    Value value(int column) const override { return postgres_value(result_.get(), row_, column); }
    std::vector<std::string> const& names() const override { return names_; }
    Shape&                          shape() override { return shape_; }

private:
    void fetch()
    {
        result_ = driver_.fetch(name_, rows_per_fetch);
        row_    = -1;
    }

    PostgresDriver&          driver_;
    std::string              name_;
    PostgresResult           result_;
    std::vector<std::string> names_;
    Shape                    shape_;
    int                      row_{-1};
};

} // namespace

StoreError postgres_error(std::string_view sqlstate)
{
    for (auto const& [prefix, error] : classes)
        if (sqlstate.starts_with(prefix)) return error;
    return StoreError::other;
}

PostgresDriver::PostgresDriver(PostgresHandle connection, int busy_milliseconds)
    : connection_{std::move(connection)},
      busy_milliseconds_{busy_milliseconds}
{
    auto heard = [](void* driver, PGresult const* notice) {
        char const* const severity = PQresultErrorField(notice, PG_DIAG_SEVERITY_NONLOCALIZED);
        if (severity && std::string_view{severity} == "WARNING") static_cast<PostgresDriver*>(driver)->warned_ = true;
    };
    PQsetNoticeReceiver(connection_.get(), heard, this);
    sent_.reserve(sent_most); // so that nothing can fail between sending a statement and knowing that it was sent
}

PostgresResult PostgresDriver::checked(PGresult* raw, std::string_view sql)
{
    PostgresResult result{raw};
    auto const     status = PQresultStatus(raw);
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) return result;
    auto const error = lost() ? StoreError::transient : postgres_error(sqlstate_of(raw));
    raise(error, message_of(raw) + " in: " + std::string{sql.substr(0, 500)});
}

PostgresResult PostgresDriver::command(std::string const& sql)
{
    settle();
    return checked(PQexec(connection_.get(), sql.c_str()), sql);
}

PostgresResult PostgresDriver::fetch(std::string const& cursor, int rows)
{
    settle();
    auto const sql = fmt::format("FETCH {} FROM {}", rows, cursor);
    return checked(PQexecParams(connection_.get(), sql.c_str(), 0, nullptr, nullptr, nullptr, nullptr, 1), sql);
}

std::shared_ptr<PostgresStatement> PostgresDriver::prepare(std::string_view sql, PostgresParameters const& parameters)
{
    if (auto cached = cache_.find(sql, parameters.signature())) return cached;
    settle();
    for (auto const& name : std::exchange(*dropped_, {})) command("DEALLOCATE " + name);

    auto name = fmt::format("s{}", ++prepared_);
    checked(
        PQprepare(connection_.get(), name.c_str(), std::string{sql}.c_str(), parameters.count(), parameters.types()),
        sql);
    auto out        = std::make_shared<PostgresStatement>(std::move(name), sql, dropped_);
    out->only_reads = only_reads(sql);
    cache_.insert(sql, parameters.signature(), out);
    return out;
}

void PostgresDriver::send(std::shared_ptr<PostgresStatement> statement, PostgresParameters const& parameters)
{
    auto* const connection = connection_.get();
    bool const  sent       = (!sent_.empty() || PQenterPipelineMode(connection) == 1) &&
                      PQsendQueryPrepared(connection, statement->name.c_str(), parameters.count(), parameters.starts(),
                                          parameters.sizes(), parameters.formats(), 1) == 1;
    if (!sent) {
        if (sent_.empty()) PQexitPipelineMode(connection);
        raise(lost() ? StoreError::transient : StoreError::other, PQerrorMessage(connection));
    }
    sent_.push_back(std::move(statement));
}

std::optional<Failure> PostgresDriver::hear_all(PostgresResult& last)
{
    std::optional<Failure> failure;
    if (sent_.empty()) return failure;
    auto* const     connection = connection_.get();
    decltype(sent_) sent;
    sent.reserve(sent_most);
    sent.swap(sent_); // which so has room for as many again
    if (PQpipelineSync(connection) != 1) {
        broken_ = true;
        return Failure{StoreError::transient, PQerrorMessage(connection)};
    }
    for (auto const& statement : sent) {
        last.reset(PQgetResult(connection));
        auto const status = PQresultStatus(last.get());
        if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) {
            std::string_view const text = PQcmdTuples(last.get());
            std::int64_t           rows{};
            std::from_chars(text.data(), text.data() + text.size(), rows);
            changed_.push_back(rows);
        } else {
            changed_.push_back(-1);
            if (!failure)
                failure = {lost() ? StoreError::transient : postgres_error(sqlstate_of(last.get())),
                           message_of(last.get()) + " in: " + statement->sql};
        }
        while (!lost()) { // nothing more, which ends the answer to this statement
            PostgresResult const end{PQgetResult(connection)};
            if (!end) break;
        }
    }
    if (!end_pipeline() && !failure) failure = {StoreError::transient, "the answers of the server do not end"};
    return failure;
}

bool PostgresDriver::end_pipeline()
{
    PostgresResult const end{PQgetResult(connection_.get())};
    broken_ = PQresultStatus(end.get()) != PGRES_PIPELINE_SYNC || PQexitPipelineMode(connection_.get()) != 1;
    return !broken_;
}

void PostgresDriver::discard() noexcept
{
    if (sent_.empty()) return;
    auto* const connection = connection_.get();
    broken_                = PQpipelineSync(connection) != 1;
    for (auto left = 3 * sent_.size(); left > 0 && !broken_ && !lost(); --left) { // a result and its end for each
        PostgresResult const result{PQgetResult(connection)};
        if (PQresultStatus(result.get()) == PGRES_PIPELINE_SYNC) break;
    }
    broken_ = broken_ || PQexitPipelineMode(connection) != 1;
    statements_before_ += sent_.size();
    sent_.clear();
}

PostgresResult PostgresDriver::answer()
{
    PostgresResult last;
    if (auto const failure = hear_all(last)) raise(failure->error, failure->why);
    return last;
}

PostgresResult PostgresDriver::execute(std::shared_ptr<PostgresStatement> statement,
                                       PostgresParameters const&          parameters)
{
    if (!sent_.empty()) {
        send(std::move(statement), parameters);
        return answer();
    }
    return checked(PQexecPrepared(connection_.get(), statement->name.c_str(), parameters.count(), parameters.starts(),
                                  parameters.sizes(), parameters.formats(), 1),
                   statement->sql);
}

std::unique_ptr<Rows> PostgresDriver::query(std::string_view sql, std::span<Value const> values, Fetch fetch)
{
    PostgresParameters const parameters{values};
    if (fetch == Fetch::streaming) return stream(sql, parameters);
    auto statement = prepare(sql, parameters);
    if (!statement->only_reads) raise(StoreError::other, "a reader may not write: " + std::string{sql});
    auto result = execute(statement, parameters);
    return std::make_unique<WholeRows>(std::move(statement), std::move(result));
}

std::unique_ptr<Rows> PostgresDriver::stream(std::string_view sql, PostgresParameters const& parameters)
{
    if (!only_reads(sql)) raise(StoreError::other, "a reader may not write: " + std::string{sql});
    settle();
    auto       name    = fmt::format("c{}", ++cursors_);
    auto const declare = fmt::format("DECLARE {} NO SCROLL CURSOR FOR {}", name, sql);
    checked(PQexecParams(connection_.get(), declare.c_str(), parameters.count(), parameters.types(),
                         parameters.starts(), parameters.sizes(), parameters.formats(), 1),
            sql);
    return std::make_unique<CursorRows>(*this, std::move(name));
}

void PostgresDriver::close_cursor(std::string const& name) noexcept
{
    if (!sent_.empty()) return; // it ends with the transaction
    if (PQtransactionStatus(connection_.get()) == PQTRANS_INTRANS)
        PQclear(PQexec(connection_.get(), ("CLOSE " + name).c_str()));
}

std::unique_ptr<Rows> PostgresDriver::writing_query(std::string_view sql, std::span<Value const> values)
{
    PostgresParameters const parameters{values};
    auto                     statement = prepare(sql, parameters);
    auto                     result    = execute(statement, parameters);
    return std::make_unique<WholeRows>(std::move(statement), std::move(result));
}

Changed PostgresDriver::run(std::string_view sql, std::span<Value const> values)
{
    PostgresParameters const parameters{values};
    auto                     statement = prepare(sql, parameters);
    Changed const            changed{*this, statements_before_ + changed_.size() + sent_.size()};
    send(std::move(statement), parameters);
    if (!open_ || sent_.size() == sent_most) settle();
    return changed;
}

std::int64_t PostgresDriver::changed_by(std::size_t statement)
{
    expects(statement >= statements_before_); // of this transaction
    auto const at = statement - statements_before_;
    if (at >= changed_.size()) settle();
    expects(at < changed_.size() && changed_[at] >= 0);
    return changed_[at];
}

void PostgresDriver::script(std::string const& sql)
{
    cache_.clear(); // what a cached statement names may have changed
    command(sql);
}

void PostgresDriver::reconnect()
{
    PQreset(connection_.get());
    broken_ = false;
    cache_.clear();
    dropped_->clear(); // the server has forgotten them
    if (lost()) raise(StoreError::transient, PQerrorMessage(connection_.get()));
    postgres_session(connection_.get(), busy_milliseconds_);
}

// A connection that broke while nothing was open is made again without a word.
void PostgresDriver::begin(char const* sql)
{
    statements_before_ += changed_.size();
    changed_.clear();
    if (!lost() && !broken_) {
        PostgresResult const result{PQexec(connection_.get(), sql)};
        open_ = PQresultStatus(result.get()) == PGRES_COMMAND_OK;
        if (open_) return;
    }
    reconnect();
    command(sql);
    open_ = true;
}

void PostgresDriver::begin_write() { begin("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE"); }

void PostgresDriver::begin_read() { begin("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"); }

Commit PostgresDriver::commit()
{
    PostgresResult last;
    if (auto failure = hear_all(last)) {
        failure_ = *std::move(failure);
        rollback();
        return Commit::failed;
    }
    warned_                   = false;
    bool const           sent = !lost();
    PostgresResult const result{PQexec(connection_.get(), "COMMIT")};
    open_ = false;
    if (PQresultStatus(result.get()) == PGRES_COMMAND_OK) {
        if (std::string_view{PQcmdStatus(result.get())} != "COMMIT") {
            failure_ = {StoreError::other, "an earlier statement of the transaction failed"};
            return Commit::failed;
        }
        if (!warned_) return Commit::committed;
        failure_ = {StoreError::transient, "committed here, but a standby did not confirm it"};
        return Commit::unknown;
    }
    failure_ = {lost() ? StoreError::transient : postgres_error(sqlstate_of(result.get())), message_of(result.get())};
    return sent && lost() ? Commit::unknown : Commit::failed;
}

void PostgresDriver::rollback() noexcept
{
    discard();
    if (open_ && !lost() && !broken_) PQclear(PQexec(connection_.get(), "ROLLBACK"));
    open_ = false;
}

void PostgresDriver::gather_statistics() { command("ANALYZE"); }

} // namespace penstock::store
