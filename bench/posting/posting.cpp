// Postings, durable, hashed into the journal and checked against overdraft, as many as are asked for.
//   bench_posting engine DATABASE POSTINGS BATCH   through our recorder: BATCH acts in one transaction (group commit)
//   bench_posting raw DATABASE TO BATCH            the rows these left, written into the new file TO with nothing but
//                                                  SQLite's own interface, as many acts in one transaction
// Prints one line: postings, seconds, seconds of the processor.
#include "journal/recorder.hpp"
#include "ledger/ledger_facts.hpp"
#include "store/schema.hpp"

#include <fmt/format.h>
#include <sqlite3.h>
#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

namespace {

using namespace penstock;

constexpr std::int64_t accounts = 1000;

class Meter {
public:
    void report(std::int64_t postings) const
    {
        std::chrono::duration<double> const wall = std::chrono::steady_clock::now() - began_;
        std::printf("{\"postings\":%lld,\"wall\":%.3f,\"processor\":%.3f}\n", static_cast<long long>(postings),
                    wall.count(), processor() - used_);
    }

private:
    static double processor()
    {
        rusage used{};
        getrusage(RUSAGE_SELF, &used);
        auto seconds = [](timeval time) { return double(time.tv_sec) + double(time.tv_usec) / 1e6; };
        return seconds(used.ru_utime) + seconds(used.ru_stime);
    }

    std::chrono::steady_clock::time_point began_{std::chrono::steady_clock::now()};
    double                                used_{processor()};
};

Db opened(std::string const& address)
{
    auto db = Db::open(address, OpenMode::create);
    expects(db.has_value() && store::migrate(*db, Instant{}).has_value());
    return *std::move(db);
}

// ---- our engine --------------------------------------------------------------------------------------------------

class Engine {
public:
    Engine(std::string const& address, std::size_t batch)
        : recorder_{opened(address), clock_, chance_, {.batch_most = batch}}
    {
        act("the-ground-of-the-bench", [this](Act& act) -> Result<std::string> {
            pool_ = {act.record(AppropriationOpened{
                {"B", {"基准", "Bench"}, "general", 2026, "206", currency("CNY"), "board 1/2026"}})};
            constexpr std::int64_t granted = 1'000'000'000'000;
            TRY(post(act, {.cause    = "grant",
                           .kind     = EntryKind::appropriate,
                           .legs     = {{{.appropriation = pool_, .stage = Stage::source}, -granted},
                                        {{.appropriation = pool_, .stage = Stage::appropriated}, granted}},
                           .value_on = act.today,
                           .decision = "board 1/2026"}));
            for (std::int64_t i = 1; i <= accounts; ++i) {
                NewEntry entry = allotment(i, act.today);
                entry.cause    = fmt::format("open-{}", i);
                TRY(post(act, entry));
            }
            return std::string{"{}"};
        });
    }

    void post_all(std::int64_t count, std::size_t batch)
    {
        std::vector<Attempt> attempts;
        for (std::int64_t next = 0; next < count;) {
            attempts.clear();
            for (std::size_t i = 0; i < batch && next < count; ++i) attempts.push_back(attempt(next++));
            recorder_.run(attempts);
        }
        expects(done_ == count);
    }

private:
    template <class Work> void act(std::string key, Work work)
    {
        auto outcome =
            recorder_.run_one({.key = std::move(key), .operation = "bench", .request = "{}", .run = std::move(work)});
        expects(outcome.ending == journal::Ending::done);
    }

    NewEntry allotment(std::int64_t number, Day today) const
    {
        Id<Programme> const programme{number * 7919 % accounts + 1};
        return {.cause    = fmt::format("posting-{}", number),
                .kind     = EntryKind::allot,
                .legs     = {{{.appropriation = pool_, .stage = Stage::appropriated}, -100},
                             {{.appropriation = pool_, .stage = Stage::allotted, .programme = programme}, 100}},
                .value_on = today,
                .decision = "board 2/2026"};
    }

    Attempt attempt(std::int64_t number)
    {
        return {.actor     = {1, "finance_officer", 0},
                .key       = fmt::format("bench-posting-{:012}", number),
                .operation = "post_entry",
                .request   = fmt::format(R"({{"cause":"posting-{0}","kind":"allot","minor":100}})", number),
                .run       = [this, number](Act& act) -> Result<std::string> {
                    auto entry = TRY(post(act, allotment(number, act.today)));
                    return fmt::format(R"({{"id":{}}})", entry.value);
                },
                .done = [this](Outcome outcome) { done_ += outcome.ending == journal::Ending::done; }};
    }

    ManualClock       clock_{*Instant::from_iso("2026-11-23T04:00:00.000Z")};
    SeededChance      chance_{7};
    Recorder          recorder_;
    Id<Appropriation> pool_;
    std::int64_t      done_{};
};

// ---- plain SQLite ------------------------------------------------------------------------------------------------

struct Table {
    char const*   rows;  // of one posting, in the order of its act
    char const*   write; // the same columns as parameters
    sqlite3_stmt* reading{};
    sqlite3_stmt* writing{};
};

void check(int code, sqlite3* db)
{
    if (code != SQLITE_OK && code != SQLITE_DONE && code != SQLITE_ROW)
        throw Unavailable{std::string{"SQLite: "} + sqlite3_errmsg(db)};
}

void run(sqlite3* db, std::string const& sql) { check(sqlite3_exec(db, sql.c_str(), nullptr, nullptr, nullptr), db); }

// One row of values, kept so that reading is over before the time is taken.
using Cells = std::vector<sqlite3_value*>;

void write_raw(std::string const& from, std::string const& to, std::size_t batch)
{
    { auto made = opened("sqlite:" + to); }
    sqlite3* db{};
    check(sqlite3_open(to.c_str(), &db), db);
    run(db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON");
    run(db, "ATTACH '" + from + "' AS source");
    // What stood before the first posting of the bench is copied as it is.
    std::string const first = "(SELECT min(id) FROM source.entry WHERE cause LIKE 'posting-%')";
    run(db, "PRAGMA foreign_keys = OFF; BEGIN");
    run(db, "INSERT INTO journal SELECT * FROM source.journal WHERE seq < " + first);
    run(db, "INSERT INTO fact_body SELECT * FROM source.fact_body WHERE seq < " + first);
    run(db, "INSERT INTO appropriation SELECT * FROM source.appropriation");
    run(db, "INSERT INTO account SELECT * FROM source.account");
    run(db, "INSERT INTO money_total SELECT * FROM source.money_total");
    run(db, "INSERT INTO entry SELECT * FROM source.entry WHERE id < " + first);
    run(db, "INSERT INTO entry_leg SELECT * FROM source.entry_leg WHERE entry_id < " + first);
    run(db, "INSERT OR REPLACE INTO journal_head SELECT * FROM source.journal_head");
    run(db, "COMMIT; PRAGMA foreign_keys = ON; PRAGMA wal_checkpoint(TRUNCATE)");

    // No index leads from a fact to its act.
    run(db, "CREATE TEMP TABLE act_of (first_fact INTEGER PRIMARY KEY, actor, key, operation, fields, answer, at, "
            "last_fact)");
    run(db, "INSERT INTO act_of SELECT first_fact, actor, key, operation, fields, answer, at, last_fact "
            "FROM source.act WHERE first_fact > 0");

    Table tables[] = {
        {"SELECT seq, at, kind, subject, actor, actor_role, request, attachment, commitment FROM source.journal "
         "WHERE seq = ?1",
         "INSERT INTO journal (seq, at, kind, subject, actor, actor_role, request, attachment, commitment) "
         "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"},
        {"SELECT seq, salt, body FROM source.fact_body WHERE seq = ?1",
         "INSERT INTO fact_body (seq, salt, body) VALUES (?1, ?2, ?3)"},
        {"SELECT id, cause, kind, value_on, at, person, decision, memo, reverses, reservation_id FROM source.entry "
         "WHERE id = ?1",
         "INSERT INTO entry (id, cause, kind, value_on, at, person, decision, memo, reverses, reservation_id) "
         "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"},
        {"SELECT minor, account_id FROM source.entry_leg WHERE entry_id = ?1",
         "UPDATE account SET balance = balance + ?1, entries = entries + 1 WHERE id = ?2"},
        {"SELECT entry_id, position, account_id, minor, balance_after FROM source.entry_leg WHERE entry_id = ?1",
         "INSERT INTO entry_leg (entry_id, position, account_id, minor, balance_after) VALUES (?1, ?2, ?3, ?4, ?5)"},
        {"SELECT l.minor, a.appropriation_id, a.programme_id, a.stage FROM source.entry_leg l "
         "JOIN source.account a ON a.id = l.account_id WHERE l.entry_id = ?1",
         "UPDATE money_total SET minor = minor + ?1 WHERE appropriation_id = ?2 AND programme_id = ?3 AND stage = ?4"},
        {"SELECT actor, key, operation, fields, answer, at, first_fact, last_fact FROM temp.act_of "
         "WHERE first_fact = ?1",
         "INSERT INTO act (actor, key, operation, fields, answer, at, first_fact, last_fact) "
         "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"},
    };
    for (auto& table : tables) {
        check(sqlite3_prepare_v3(db, table.rows, -1, SQLITE_PREPARE_PERSISTENT, &table.reading, nullptr), db);
        check(sqlite3_prepare_v3(db, table.write, -1, SQLITE_PREPARE_PERSISTENT, &table.writing, nullptr), db);
    }

    std::vector<std::int64_t> postings;
    sqlite3_stmt*             all{};
    check(sqlite3_prepare_v2(db, "SELECT id FROM source.entry WHERE cause LIKE 'posting-%' ORDER BY id", -1, &all,
                             nullptr),
          db);
    while (sqlite3_step(all) == SQLITE_ROW) postings.push_back(sqlite3_column_int64(all, 0));
    sqlite3_finalize(all);

    std::vector<std::vector<std::pair<Table const*, Cells>>> read(postings.size());
    for (std::size_t at = 0; at < postings.size(); ++at)
        for (auto const& table : tables) {
            sqlite3_bind_int64(table.reading, 1, postings[at]);
            while (sqlite3_step(table.reading) == SQLITE_ROW) {
                Cells cells;
                for (int i = 0; i < sqlite3_column_count(table.reading); ++i)
                    cells.push_back(sqlite3_value_dup(sqlite3_column_value(table.reading, i)));
                read[at].emplace_back(&table, std::move(cells));
            }
            sqlite3_reset(table.reading);
        }

    Meter const meter;
    for (std::size_t at = 0; at < read.size();) {
        run(db, "BEGIN IMMEDIATE");
        for (auto until = std::min(read.size(), at + batch); at < until; ++at)
            for (auto const& [table, cells] : read[at]) {
                for (int i = 0; auto* cell : cells) sqlite3_bind_value(table->writing, ++i, cell);
                check(sqlite3_step(table->writing), db);
                check(sqlite3_reset(table->writing), db);
            }
        run(db, "UPDATE journal_head SET size = size WHERE one = 1");
        run(db, "COMMIT");
    }
    meter.report(static_cast<std::int64_t>(postings.size()));
    for (auto const& one : read)
        for (auto const& [table, cells] : one)
            for (auto* cell : cells) sqlite3_value_free(cell);
    for (auto& table : tables) sqlite3_finalize(table.reading), sqlite3_finalize(table.writing);
    sqlite3_close(db);
}

} // namespace

int main(int count, char** words)
{
    std::vector<std::string> const arguments(words, words + count);
    if (count == 5 && arguments[1] == "engine") {
        auto const  batch = static_cast<std::size_t>(std::stoll(arguments[4]));
        Engine      engine{"sqlite:" + arguments[2], batch};
        Meter const meter;
        engine.post_all(std::stoll(arguments[3]), batch);
        meter.report(std::stoll(arguments[3]));
        return 0;
    }
    if (count == 5 && arguments[1] == "raw") {
        write_raw(arguments[2], arguments[3], static_cast<std::size_t>(std::stoll(arguments[4])));
        return 0;
    }
    std::fprintf(stderr, "bench_posting engine DATABASE POSTINGS BATCH\nbench_posting raw DATABASE TO BATCH\n");
    return 2;
}
