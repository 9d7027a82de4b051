// How a PostgreSQL database is connected: which databases are refused, and what every session sets.
#include "store/postgres.hpp"

#include "store/postgres_driver.hpp"

#include <fmt/format.h>

namespace penstock::store {

namespace {

constexpr char const* remedy = "CREATE DATABASE penstock TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'";

struct DatabaseKind {
    std::string encoding;
    std::string collation;
    bool        ours{};
    bool        empty{};
};
BOOST_DESCRIBE_STRUCT(DatabaseKind, (), (encoding, collation, ours, empty))

constexpr std::string_view what_kind = R"sql(
    SELECT pg_encoding_to_char(d.encoding) AS encoding, d.datcollate AS collation,
           to_regclass('schema_version') IS NOT NULL AS ours,
           NOT EXISTS (SELECT 1 FROM pg_class c WHERE c.relnamespace = current_schema()::regnamespace) AS empty
      FROM pg_database d
     WHERE d.datname = current_database()
)sql";

bool is_address(std::string const& address)
{
    char*       why{};
    auto* const parsed = PQconninfoParse(address.c_str(), &why);
    PQconninfoFree(parsed);
    PQfreemem(why);
    return parsed != nullptr;
}

Result<PostgresHandle> connect(std::string const& address)
{
    // The address comes last, so that what it says wins.
    char const* const keys[]   = {"connect_timeout", "client_encoding", "fallback_application_name", "dbname", nullptr};
    char const* const values[] = {"10", "UTF8", "penstock", address.c_str(), nullptr};
    PostgresHandle    connection{PQconnectdbParams(keys, values, 1)};
    if (PQstatus(connection.get()) == CONNECTION_OK) return connection;

    // libpq gives no SQLSTATE here; a server that speaks English tells a missing database apart.
    std::string const why = PQerrorMessage(connection.get());
    if (why.find("database \"") != std::string::npos && why.find("does not exist") != std::string::npos)
        return refuse(refusal::database_missing, why + remedy);
    raise(StoreError::transient, why);
}

Result<void> suitable(DatabaseKind const& kind, OpenMode mode)
{
    if (kind.encoding != "UTF8" || (kind.collation != "C" && kind.collation != "POSIX"))
        return refuse(refusal::database_wrong_text_order,
                      fmt::format("{}, {}; {}", kind.encoding, kind.collation, remedy));
    if (kind.ours) return {};
    if (!kind.empty) return refuse(refusal::database_not_ours, "it has tables but no schema_version");
    if (mode != OpenMode::create) return refuse(refusal::database_missing, "it is empty");
    return {};
}

} // namespace

void postgres_session(PGconn* connection, int busy_milliseconds)
{
    auto const           sql = fmt::format("SET lock_timeout = {}; SET client_min_messages = warning; "
                                                     "SET standard_conforming_strings = on",
                                           busy_milliseconds);
    PostgresResult const result{PQexec(connection, sql.c_str())};
    if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) raise(StoreError::transient, PQerrorMessage(connection));
}

Result<std::unique_ptr<Driver>> open_postgres(std::string const& address, OpenMode mode, OpenOptions const& options)
{
    if (!is_address(address)) return refuse(refusal::bad_database_address, "postgresql:");
    auto connection = TRY(connect(address));
    postgres_session(connection.get(), options.busy_milliseconds);

    std::unique_ptr<Driver> driver = std::make_unique<PostgresDriver>(std::move(connection), options.busy_milliseconds);
    auto                    rows   = driver->query(what_kind, {}, Fetch::all);
    expects(rows->next());
    CHECK(suitable(read_row<DatabaseKind>(*rows), mode));
    return driver;
}

} // namespace penstock::store
