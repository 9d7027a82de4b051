// Finds the engine by the address, checks the schema's number, and keeps transactions in order.
#include "store/db.hpp"

#include "store/postgres.hpp"
#include "store/schema.hpp"
#include "store/sqlite.hpp"
#include "store/writer_key.hpp"

#include <fmt/format.h>

namespace penstock::store {

void Reader::no_row(std::string_view sql) { raise(StoreError::other, "no row where one must be: " + std::string{sql}); }

void Reader::two_rows(std::string_view sql)
{
    raise(StoreError::other, "two rows where at most one may be: " + std::string{sql});
}

Writer::Writer(WriterKey const&, Db& db) : Reader{*db.driver_} { expects(db.in_transaction()); }

Snapshot::Snapshot(Db& db) : Reader{*db.driver_}
{
    expects(!db.in_transaction());
    driver_->begin_read();
}

Snapshot::~Snapshot() { driver_->rollback(); }

Db::Db(std::string address, OpenMode mode, std::unique_ptr<Driver> driver)
    : address_{std::move(address)},
      mode_{mode},
      driver_{std::move(driver)}
{}
Db::Db(Db&&) noexcept            = default;
Db& Db::operator=(Db&&) noexcept = default;
Db::~Db()                        = default;

static Result<std::unique_ptr<Driver>> driver_for(std::string_view address, OpenMode mode, OpenOptions const& options)
{
    constexpr std::string_view sqlite = "sqlite:";
    if (address.starts_with(sqlite)) return open_sqlite(std::string{address.substr(sqlite.size())}, mode, options);
    if (address.starts_with("postgresql://") || address.starts_with("postgres://"))
        return open_postgres(std::string{address}, mode, options);
    return refuse(refusal::bad_database_address, std::string{address.substr(0, address.find(':'))});
}

Result<Db> Db::open(std::string_view address, OpenMode mode, OpenOptions const& options)
{
    Db        db{std::string{address}, mode, TRY(driver_for(address, mode, options))};
    int const newest   = options.newest_schema.value_or(schema_texts().empty() ? 0 : schema_texts().back().number);
    auto      snapshot = db.snapshot();
    int const number   = schema_number(snapshot);
    if (number > newest)
        return refuse(refusal::database_newer, fmt::format("schema {}, known up to {}", number, newest));
    return db;
}

void Db::begin_write()
{
    expects(!in_transaction());
    expects(mode_ != OpenMode::read_only);
    driver_->begin_write();
}

Commit Db::commit()
{
    expects(in_transaction());
    return driver_->commit();
}

void Db::rollback() noexcept { driver_->rollback(); }

} // namespace penstock::store
