// How a SQLite database is opened: what is refused before anything is written, and every setting with its reason.
#include "store/sqlite.hpp"

#include "store/sqlite_driver.hpp"

#include <fmt/format.h>

#include <fcntl.h>
#include <unistd.h>

#include <filesystem>
#include <system_error>

namespace penstock::store {

namespace {

constexpr int cache_kibibytes  = 32 * 1024;        // of pages, per connection
constexpr int checkpoint_pages = 4000; // 16 MB of log between checkpoints: an import is not a hundred of them
constexpr int log_bytes_kept   = 64 * 1024 * 1024; // the log is cut to this after a large import

// No statement of ours comes near these; a damaged or hostile file must not make SQLite use more.
constexpr std::pair<int, int> limits[] = {
    {SQLITE_LIMIT_LENGTH, 64 * 1024 * 1024},
    {SQLITE_LIMIT_SQL_LENGTH, 1024 * 1024},
    {SQLITE_LIMIT_COLUMN, 200},
    {SQLITE_LIMIT_EXPR_DEPTH, 200},
    {SQLITE_LIMIT_COMPOUND_SELECT, 50},
    {SQLITE_LIMIT_VDBE_OP, 100'000},
    {SQLITE_LIMIT_FUNCTION_ARG, 32},
    {SQLITE_LIMIT_ATTACHED, 1}, // VACUUM INTO needs one
    {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000},
    {SQLITE_LIMIT_VARIABLE_NUMBER, 1000},
    {SQLITE_LIMIT_TRIGGER_DEPTH, 10},
    {SQLITE_LIMIT_WORKER_THREADS, 0},
};

std::int64_t size_of(std::filesystem::path const& path)
{
    std::error_code none;
    auto const      size = std::filesystem::file_size(path, none);
    return none ? -1 : static_cast<std::int64_t>(size);
}

// What the file system alone can tell. SQLite would make a missing file, and drop the log beside an emptied one.
Result<void> look_at_file(std::string const& path, OpenMode mode)
{
    auto const size = size_of(path);
    std::error_code none;
    if (std::filesystem::is_directory(path, none)) return refuse(refusal::database_not_ours, path + " is a folder");
    if (size < 0 && mode != OpenMode::create) return refuse(refusal::database_missing, path);
    if (size == 0 && size_of(path + "-wal") > 0)
        return refuse(refusal::database_damaged, path + " is empty but has a log beside it");
    if (size == 0 && mode != OpenMode::create) return refuse(refusal::database_not_ours, path + " is empty");
    return {};
}

// SQLite would make the file readable to everybody the umask allows.
void make_private(std::string const& path)
{
    int const file = ::open(path.c_str(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
    if (file >= 0) ::close(file);
}

// SQLite would count its memory, under a lock that all threads share, at every allocation; nothing asks for the count.
void leave_memory_uncounted() { [[maybe_unused]] static int const code = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }

Result<SqliteHandle> connect(std::string const& path, OpenMode mode, OpenOptions const& options)
{
    leave_memory_uncounted();
    int const flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_EXRESCODE |
                      (mode == OpenMode::read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE) |
                      (mode == OpenMode::create ? SQLITE_OPEN_CREATE : 0);
    sqlite3*     raw{};
    int const    code = sqlite3_open_v2(path.c_str(), &raw, flags, options.vfs.empty() ? nullptr : options.vfs.c_str());
    SqliteHandle db{raw};
    if (code != SQLITE_OK)
        return refuse(refusal::database_missing, path + ": " + (raw ? sqlite3_errmsg(raw) : sqlite3_errstr(code)));
    return db;
}

// A number that a pragma or a query gives; refuses a file that SQLite cannot read.
Result<std::int64_t> ask(sqlite3* db, std::string const& path, char const* sql)
{
    sqlite3_stmt*                                       raw{};
    int                                                 code = sqlite3_prepare_v2(db, sql, -1, &raw, nullptr);
    std::unique_ptr<sqlite3_stmt, SqliteFinalize> const statement{raw};
    if (code == SQLITE_OK) code = sqlite3_step(raw);
    if (code == SQLITE_ROW) return sqlite3_column_int64(raw, 0);
    std::string const why = path + ": " + sqlite3_errmsg(db);
    if ((code & 0xff) == SQLITE_NOTADB) return refuse(refusal::database_not_ours, why);
    if ((code & 0xff) == SQLITE_CORRUPT) return refuse(refusal::database_damaged, why);
    raise(sqlite_error(code), why);
}

// Whether the database is ours (false: it is empty and may become ours).
Result<bool> is_ours(sqlite3* db, std::string const& path, OpenMode mode)
{
    auto const id      = TRY(ask(db, path, "PRAGMA application_id"));
    auto const objects = TRY(ask(db, path, "SELECT count(*) FROM sqlite_schema"));
    if (id == sqlite_application_id) return true;
    if (id != 0 || objects != 0 || mode != OpenMode::create)
        return refuse(refusal::database_not_ours, fmt::format("{}: application_id {:#x}", path, id));
    return false;
}

void restrain(sqlite3* db)
{
    for (auto const& [limit, value] : limits) sqlite3_limit(db, limit, value);
    sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
    sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr); // "name" is a column, never a text
    sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
}

void configure(SqliteDriver& driver, OpenMode mode)
{
    driver.command("PRAGMA trusted_schema = OFF; PRAGMA foreign_keys = ON; PRAGMA mmap_size = 0;"
                   "PRAGMA case_sensitive_like = ON;" // as on PostgreSQL
                   "PRAGMA cell_size_check = ON");
    driver.command(fmt::format("PRAGMA cache_size = -{}", cache_kibibytes).c_str());
    if (mode == OpenMode::read_only) return driver.command("PRAGMA query_only = ON");
    driver.command("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL"); // less lost acknowledged work: see P2
    driver.command(
        fmt::format("PRAGMA wal_autocheckpoint = {}; PRAGMA journal_size_limit = {}", checkpoint_pages, log_bytes_kept)
            .c_str());
}

} // namespace

Result<std::unique_ptr<Driver>> open_sqlite(std::string const& path, OpenMode mode, OpenOptions const& options)
{
    bool const file = path != ":memory:" && options.vfs.empty();
    if (path.empty()) return refuse(refusal::bad_database_address, "sqlite:");
    if (file) CHECK(look_at_file(path, mode));
    if (file && mode == OpenMode::create) make_private(path);

    auto db = TRY(connect(path, mode, options));
    sqlite3_busy_timeout(db.get(), options.busy_milliseconds);
    restrain(db.get());
    bool const ours = TRY(is_ours(db.get(), path, mode));

    auto driver = std::make_unique<SqliteDriver>(std::move(db));
    if (!ours) driver->command(fmt::format("PRAGMA application_id = {}", sqlite_application_id).c_str());
    configure(*driver, mode);
    return driver;
}

} // namespace penstock::store
