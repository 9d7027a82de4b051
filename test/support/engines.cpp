// Makes and drops the databases of tests, and starts the PostgreSQL server they need when nobody else did.
#include "support/engines.hpp"

#include "store/schema.hpp"

#include <fcntl.h>
#include <libpq-fe.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>

namespace penstock::test {

namespace {

// A new folder, in memory where there is such a place: these tests ask what is stored, not what survives.
std::string new_folder()
{
    std::string name = ::access("/dev/shm", W_OK) == 0 ? "/dev/shm/penstock-test.XXXXXX" : "/tmp/penstock-test.XXXXXX";
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error{"no temporary folder"};
    return name;
}

// The server of this program. When the program ends, in whatever way, the pipe closes and the server stops.
class OwnServer {
public:
    OwnServer()
    {
        auto const folder = new_folder();
        int        from[2]{};
        int        to[2]{};
        if (::pipe2(from, O_CLOEXEC) != 0 || ::pipe2(to, O_CLOEXEC) != 0) throw std::runtime_error{"no pipe"};
        child_ = ::fork();
        if (child_ == 0) {
            ::setpgid(0, 0); // a Ctrl-C is for the tests
            ::dup2(to[0], STDIN_FILENO);
            ::dup2(from[1], STDOUT_FILENO);
            ::execl(PENSTOCK_TEST_SUPPORT "/postgres.sh", "postgres.sh", "until-closed", folder.c_str(), nullptr);
            ::_exit(127);
        }
        ::close(to[0]);
        ::close(from[1]);
        held_    = to[1];
        address_ = first_line(from[0]);
        ::close(from[0]);
        if (address_.empty())
            throw std::runtime_error{"PostgreSQL did not start; PENSTOCK_SKIP_POSTGRES=1 leaves it out"};
    }
    ~OwnServer()
    {
        ::close(held_);
        ::waitpid(child_, nullptr, 0);
    }
    OwnServer(OwnServer const&)            = delete;
    OwnServer& operator=(OwnServer const&) = delete;

    std::string const& address() const { return address_; }

private:
    static std::string first_line(int file)
    {
        std::string out;
        for (char c{}; ::read(file, &c, 1) == 1 && c != '\n';) out += c;
        return out;
    }

    pid_t       child_{};
    int         held_{-1};
    std::string address_;
};

std::string const& server_address()
{
    static std::string const given = [] {
        char const* const address = std::getenv("PENSTOCK_POSTGRES");
        return std::string{address == nullptr ? "" : address};
    }();
    if (!given.empty()) return given;
    static OwnServer const own;
    return own.address();
}

} // namespace

void administer(std::string const& sql)
{
    static PGconn* const connection = PQconnectdb(server_address().c_str());
    PGresult* const      result     = PQexec(connection, sql.c_str());
    bool const           done       = PQresultStatus(result) == PGRES_COMMAND_OK;
    PQclear(result);
    if (!done) throw std::runtime_error{sql + ": " + PQerrorMessage(connection)};
}

std::string unused_name()
{
    static std::atomic<int> number{};
    return "test_" + std::to_string(::getpid()) + "_" + std::to_string(++number);
}

namespace {

Db opened(std::string const& address, OpenMode mode)
{
    auto db = Db::open(address, mode);
    if (!db) throw std::runtime_error{address + ": " + std::string{name_of(db.error().why)} + " " + db.error().detail};
    return std::move(*db);
}

void migrate_fully(std::string const& address)
{
    Db db = opened(address, OpenMode::create);
    if (!store::migrate(db, Instant{})) throw std::runtime_error{"the schema does not apply to " + address};
}

// Made once per program; new databases are copies of it.
std::string const& migrated_template()
{
    static std::string const name = [] {
        auto out = unused_name();
        administer("CREATE DATABASE " + out + " TEMPLATE template0");
        migrate_fully(postgres_address(out));
        return out;
    }();
    return name;
}

} // namespace

bool postgres_is_left_out()
{
    char const* const skip = std::getenv("PENSTOCK_SKIP_POSTGRES");
    return skip != nullptr && std::string_view{skip} == "1";
}

std::string postgres_address(std::string const& database)
{
    std::string       address = server_address();
    std::size_t const end     = std::min(address.find('?'), address.size());
    std::size_t const start   = address.rfind('/', end) + 1;
    return address.replace(start, end - start, database);
}

FreshDatabase::FreshDatabase(Dialect dialect, Fresh fresh)
{
    if (dialect == Dialect::sqlite) {
        folder_.path = new_folder();
        address_     = "sqlite:" + folder_.path + "/test.db";
        if (fresh == Fresh::migrated) migrate_fully(address_);
    } else {
        name_ = unused_name();
        administer("CREATE DATABASE " + name_ + " TEMPLATE " +
                   (fresh == Fresh::migrated ? migrated_template() : "template0"));
        address_ = postgres_address(name_);
    }
}

FreshDatabase::Folder::~Folder()
{
    if (!path.empty()) std::filesystem::remove_all(path);
}

FreshDatabase::~FreshDatabase()
{
    if (!name_.empty()) administer("DROP DATABASE " + name_ + " WITH (FORCE)");
}

Db FreshDatabase::open(OpenMode mode) const { return opened(address_, mode); }

} // namespace penstock::test
