// The driver for SQLite: statements, rows, transactions. Opening stands in sqlite_open.cpp.
#include "store/sqlite_driver.hpp"

#include "store/sql_text.hpp"

#include <algorithm>
#include <charconv>

namespace penstock::store {

StoreError sqlite_error(int code)
{
    if (code == SQLITE_IOERR_FSYNC || code == SQLITE_IOERR_DIR_FSYNC) return StoreError::unsynced;
    switch (code & 0xff) {
    case SQLITE_CONSTRAINT: return StoreError::constraint;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:     return StoreError::busy;
    case SQLITE_FULL:       return StoreError::full;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_PROTOCOL:
    case SQLITE_READONLY:
    case SQLITE_NOMEM:      return StoreError::io;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:     return StoreError::corrupt;
    case SQLITE_INTERRUPT:  return StoreError::transient;
    default:                return StoreError::other;
    }
}

void SqliteDriver::fail(int code, std::string_view sql) const
{
    std::string why = sqlite3_errmsg(db_.get());
    if (!sql.empty()) why += " in: " + std::string{sql.substr(0, 500)};
    raise(sqlite_error(code), why);
}

// The parameter's place in the list, from "$3".
static std::size_t parameter_number(char const* name, std::string_view sql)
{
    std::string_view const text = name == nullptr ? "" : name;
    std::size_t            number{};
    if (text.size() > 1 && text.front() == '$') {
        auto const [end, error] = std::from_chars(text.data() + 1, text.data() + text.size(), number);
        if (error == std::errc{} && end == text.data() + text.size() && number > 0) return number;
    }
    raise(StoreError::other, "a parameter is not written $1..$n in: " + std::string{sql.substr(0, 500)});
}

std::shared_ptr<SqliteStatement> SqliteDriver::prepare(std::string_view sql)
{
    auto cached = cache_.find(sql, "");
    if (cached && !cached->in_use) return cached;

    sqlite3_stmt* raw{};
    char const*   tail{};
    int const     code =
        sqlite3_prepare_v3(db_.get(), sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &raw, &tail);
    auto out = std::make_shared<SqliteStatement>(raw);
    if (code != SQLITE_OK) fail(code, sql);
    SqlTokens rest{std::string_view{tail, sql.data() + sql.size()}};
    if (raw == nullptr || rest.next()) raise(StoreError::other, "not one statement: " + std::string{sql});

    for (int i = 0; i < sqlite3_column_count(raw); ++i) out->names.emplace_back(sqlite3_column_name(raw, i));
    for (int i = 1; i <= sqlite3_bind_parameter_count(raw); ++i)
        out->parameters.push_back(parameter_number(sqlite3_bind_parameter_name(raw, i), sql));
    if (!out->parameters.empty()) out->most_parameter = std::ranges::max(out->parameters);
    out->only_reads = sqlite3_stmt_readonly(raw) != 0 && only_reads(sql);
    ++prepared_;
    if (!cached) cache_.insert(sql, "", out);
    return out;
}

static int bind(sqlite3_stmt* statement, int place, Value const& value)
{
    std::string_view const view = value.view();
    switch (value.kind()) {
    case Kind::null:    return sqlite3_bind_null(statement, place);
    case Kind::integer: return sqlite3_bind_int64(statement, place, value.integer());
    case Kind::text:
        if (!value.is_clean_text()) raise(StoreError::other, "text that is not UTF-8 or has a NUL byte");
        return sqlite3_bind_text64(statement, place, view.empty() ? "" : view.data(), view.size(), SQLITE_STATIC,
                                   SQLITE_UTF8);
    case Kind::bytes:
        return sqlite3_bind_blob64(statement, place, view.empty() ? "" : view.data(), view.size(), SQLITE_STATIC);
    }
    std::unreachable();
}

std::shared_ptr<SqliteStatement> SqliteDriver::bound(std::string_view sql, std::span<Value const> parameters)
{
    auto statement = prepare(sql);
    if (statement->most_parameter != parameters.size())
        raise(StoreError::other, "another number of parameters than given in: " + std::string{sql});
    for (std::size_t i = 0; i < statement->parameters.size(); ++i) {
        auto const& value = parameters[statement->parameters[i] - 1];
        int const   code  = bind(statement->handle.get(), static_cast<int>(i + 1), value);
        if (code != SQLITE_OK) fail(code, sql);
    }
    return statement;
}

// One run of a statement; when it ends, the statement can run again and forgets its parameters.
class SqliteRows final : public Rows {
public:
    SqliteRows(SqliteDriver& driver, std::shared_ptr<SqliteStatement> statement, std::string_view sql)
        : driver_{driver},
          statement_{std::move(statement)},
          sql_{sql}
    {
        statement_->in_use = true;
    }
    ~SqliteRows() override
    {
        sqlite3_reset(statement_->handle.get());
        sqlite3_clear_bindings(statement_->handle.get());
        statement_->in_use = false;
    }
    SqliteRows(SqliteRows const&)            = delete;
    SqliteRows& operator=(SqliteRows const&) = delete;

    bool next() override
    {
        int const code = sqlite3_step(statement_->handle.get());
        if (code == SQLITE_ROW) return true;
        if (code != SQLITE_DONE) driver_.fail(code, sql_);
        return false;
    }

    Value value(int column) const override
    {
        auto* const row  = statement_->handle.get();
        auto        view = [&](void const* start) {
            auto const size = static_cast<std::size_t>(sqlite3_column_bytes(row, column));
            return size == 0 ? std::string_view{""} : std::string_view{static_cast<char const*>(start), size};
        };
        switch (sqlite3_column_type(row, column)) {
        case SQLITE_NULL:    return {};
        case SQLITE_INTEGER: return Value::of_integer(sqlite3_column_int64(row, column));
        case SQLITE_TEXT:    return Value::of_text(view(sqlite3_column_text(row, column)));
        case SQLITE_BLOB:    return Value::of_bytes(view(sqlite3_column_blob(row, column)));
        default:             raise(StoreError::other, names()[static_cast<std::size_t>(column)] + " holds a fraction");
        }
    }

    std::vector<std::string> const& names() const override { return statement_->names; }
    Shape&                          shape() override { return statement_->shape; }

private:
    SqliteDriver&                    driver_;
    std::shared_ptr<SqliteStatement> statement_;
    std::string_view                 sql_;
};

std::unique_ptr<Rows> SqliteDriver::query(std::string_view sql, std::span<Value const> parameters, Fetch)
{
    auto statement = bound(sql, parameters);
    if (!statement->only_reads) raise(StoreError::other, "a reader may not write: " + std::string{sql});
    return std::make_unique<SqliteRows>(*this, std::move(statement), sql);
}

std::unique_ptr<Rows> SqliteDriver::writing_query(std::string_view sql, std::span<Value const> parameters)
{
    return std::make_unique<SqliteRows>(*this, bound(sql, parameters), sql);
}

std::int64_t SqliteDriver::changed_by(std::size_t)
{
    expects(false);
    return 0;
}

Changed SqliteDriver::run(std::string_view sql, std::span<Value const> parameters)
{
    SqliteRows         rows{*this, bound(sql, parameters), sql};
    std::int64_t const before = sqlite3_total_changes64(db_.get());
    while (rows.next()) {}
    return Changed{sqlite3_total_changes64(db_.get()) == before ? 0 : sqlite3_changes64(db_.get())};
}

void SqliteDriver::script(std::string const& sql)
{
    cache_.clear(); // what a cached statement names may have changed
    int const code = sqlite3_exec(db_.get(), sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) fail(code, sql);
}

void SqliteDriver::command(char const* sql)
{
    int const code = sqlite3_exec(db_.get(), sql, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) fail(code, sql);
}

void SqliteDriver::begin_write() { command("BEGIN IMMEDIATE"); }

void SqliteDriver::begin_read()
{
    if (int const code = step_kept(begin_, "BEGIN"); code != SQLITE_OK) fail(code, "BEGIN");
}

// Runs a statement without rows that is prepared at its first use.
int SqliteDriver::step_kept(SqliteStep& step, char const* sql) noexcept
{
    if (!step) {
        sqlite3_stmt* raw{};
        int const     code = sqlite3_prepare_v3(db_.get(), sql, -1, SQLITE_PREPARE_PERSISTENT, &raw, nullptr);
        step.reset(raw);
        if (code != SQLITE_OK) return code;
    }
    int const code = sqlite3_step(step.get());
    sqlite3_reset(step.get());
    return code == SQLITE_DONE ? SQLITE_OK : code;
}

Commit SqliteDriver::commit()
{
    int const code = sqlite3_exec(db_.get(), "COMMIT", nullptr, nullptr, nullptr);
    if (code == SQLITE_OK) return Commit::committed;
    failure_ = {sqlite_error(sqlite3_extended_errcode(db_.get())), sqlite3_errmsg(db_.get())};
    rollback();
    // When writing or syncing the log failed, its last frames may be on the disk all the same, and count later.
    bool const unknown = failure_.error == StoreError::io || failure_.error == StoreError::unsynced;
    return unknown ? Commit::unknown : Commit::failed;
}

void SqliteDriver::rollback() noexcept
{
    if (in_transaction()) step_kept(rollback_, "ROLLBACK");
}

void SqliteDriver::gather_statistics() { command("PRAGMA analysis_limit = 400; PRAGMA optimize"); }

} // namespace penstock::store
