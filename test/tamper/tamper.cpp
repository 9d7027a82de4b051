// Somebody with every right on the database changes what was recorded. For P14, writes logs as a server would then
// publish them, for test/tamper/verify.go to judge; for P15, changes single cells of tables and asks the comparison of
// `penstock replay --check`.
//   tamper key                       the verifier key of all these logs
//   tamper history TRIALS SEED       logs to standard output, one word about each to standard error
//   tamper tables  TRIALS SEED       says what was found; exit code 0 when everything was
#include "app/demo.hpp"
#include "app/program.hpp"
#include "journal/log.hpp"
#include "journal/replay.hpp"
#include "journal/tile.hpp"
#include "store/schema.hpp"
#include "support/shelf.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <map>
#include <random>

using namespace penstock;
using namespace penstock::journal;

namespace {

SigningKey const key{"penstock.example/tampered/journal/1", KeyType::log, sha256("a key that will be stolen")};

// ---- P14: the journal ---------------------------------------------------------------------------------------------

struct Row { // a row of the journal as it may be written over
    std::int64_t seq{};
    Instant      at;
    std::string  kind, subject, actor_role, request, attachment;
    Digest       commitment;
};
BOOST_DESCRIBE_STRUCT(Row, (), (seq, at, kind, subject, actor_role, request, attachment, commitment))

using History = std::vector<Row>;

std::vector<std::string> entries_of(History const& history)
{
    std::vector<std::string> out;
    for (auto const& row : history)
        out.push_back(leaf_text(
            {row.seq, row.at, row.kind, row.subject, row.actor_role, row.request, row.attachment, row.commitment}));
    return out;
}

std::string signed_state(std::vector<std::string> const& entries)
{
    CompactRange tree;
    for (auto const& entry : entries) tree.append(leaf_hash(entry));
    return sign_checkpoint({key.verifier().name(), tree.size(), tree.root()}, key);
}

void put(std::uint64_t number, int width)
{
    for (int i = width - 1; i >= 0; --i) std::putchar(static_cast<int>(number >> (8 * i) & 0xff));
}

void put(std::string const& bytes, int width)
{
    put(bytes.size(), width);
    std::fwrite(bytes.data(), 1, bytes.size(), stdout);
}

// Facts that were really recorded, as the database holds them.
History recorded(std::size_t facts)
{
    auto address =
        "sqlite:" + (std::filesystem::temp_directory_path() / fmt::format("tamper-{}.db", getpid())).string();
    auto    file = address.substr(7);
    History out;
    {
        auto db = *Db::open(address, OpenMode::create);
        expects(store::migrate(db, Instant{}).has_value());
        test::make_shelf(db);
        ManualClock  clock{*Instant::from_iso("2026-01-05T01:02:03.004Z")};
        SeededChance chance{14};
        Recorder     recorder{*Db::open(address, OpenMode::existing), clock, chance};
        for (std::size_t done = 0; done < facts; done += 10, clock.advance(std::chrono::minutes{7})) {
            auto attempt = test::shelving("key-" + std::to_string(done), "t");
            attempt.run  = [done](Act& act) -> Result<std::string> {
                for (std::size_t i = 0; i < 5; ++i) {
                    auto book = act.record(test::BookShelved{"title " + std::to_string(done), 5});
                    act.record(test::BookLent{book, "reader"});
                }
                return std::string{"{}"};
            };
            expects(recorder.run_one(std::move(attempt)).ending == Ending::done);
        }
        auto snapshot = db.snapshot();
        out           = snapshot.rows<Row>(
            "SELECT seq, at, kind, subject, actor_role, request, attachment, commitment FROM journal ORDER BY seq");
    }
    for (auto const* ending : {"", "-wal", "-shm"}) std::filesystem::remove(file + ending);
    return out;
}

void renumber(History& history)
{
    for (std::size_t i = 0; i < history.size(); ++i) history[i].seq = static_cast<std::int64_t>(i) + 1;
}

// One edit within the first `known` facts; gives its name.
std::string tamper(History& history, std::size_t known, std::mt19937_64& random)
{
    auto below = [&](std::size_t most) { return static_cast<std::size_t>(random() % most); };
    auto at    = below(known);
    auto where = history.begin() + static_cast<std::ptrdiff_t>(at);
    switch (below(7)) {
    case 0: {
        std::string* texts[] = {&where->kind, &where->subject, &where->actor_role, &where->request};
        auto&        text    = *texts[below(4)];
        if (text.empty()) text = "x";
        else text[below(text.size())] ^= 1; // stays ASCII
        return "byte";
    }
    case 1: where->commitment.bytes[below(32)] ^= static_cast<std::uint8_t>(1 << below(8)); return "commitment";
    case 2:
        history.erase(where);
        if (below(2)) renumber(history);
        return "delete";
    case 3: {
        auto other = (at + 1 + below(known - 1)) % known;
        std::swap(history[at], history[other]);
        std::swap(history[at].seq, history[other].seq);
        return "swap";
    }
    case 4: {
        auto row =
            history[(at + 1 + below(history.size() - 1)) % history.size()]; // its own copy would change nothing here
        history.insert(where, row);
        renumber(history);
        return "insert";
    }
    case 5:  where->at.milliseconds -= 1 + static_cast<std::int64_t>(below(100'000'000)); return "back-date";
    default: history.resize(std::max<std::size_t>(at, 1)); return "truncate";
    }
}

int history(int trials, std::uint64_t seed)
{
    std::mt19937_64 random{seed};
    auto const      all = recorded(120);
    for (int trial = 0; trial < trials + trials / 10; ++trial) {
        bool const        honest = trial % 11 == 10;
        std::size_t const known  = 2 + random() % (all.size() - 2);
        std::size_t const now    = known + random() % (all.size() - known + 1);
        auto const begun = signed_state(entries_of({all.begin(), all.begin() + static_cast<std::ptrdiff_t>(known)}));

        History     changed{all.begin(), all.begin() + static_cast<std::ptrdiff_t>(now)};
        auto        published = signed_state(entries_of(changed));
        std::string name      = "honest";
        if (!honest) {
            name = tamper(changed, known, random);
            // Without the key the old signature stays; with it the whole tree is built anew and signed.
            if (random() % 2) name += " signed-anew", published = signed_state(entries_of(changed));
        }
        auto entries = entries_of(changed);
        put(begun, 4);
        put(published, 4);
        put(entries.size(), 4);
        for (auto const& entry : entries) put(entry, 2);
        fmt::print(stderr, "{}\n", name);
    }
    return 0;
}

// ---- P15: the tables ----------------------------------------------------------------------------------------------

struct Sql { // somebody else's connection, with every check off
    sqlite3* db{};
    explicit Sql(std::string const& file)
    {
        expects(sqlite3_open(file.c_str(), &db) == SQLITE_OK);
        expects(run("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; PRAGMA synchronous = OFF"));
    }
    ~Sql() { sqlite3_close(db); }
    bool run(std::string const& sql) const
    {
        return sqlite3_exec(db, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK;
    }
    std::vector<std::vector<std::string>> rows(std::string const& sql) const
    {
        std::vector<std::vector<std::string>> out;
        sqlite3_stmt*                         statement = nullptr;
        expects(sqlite3_prepare_v2(db, sql.c_str(), -1, &statement, nullptr) == SQLITE_OK);
        while (sqlite3_step(statement) == SQLITE_ROW) {
            out.emplace_back();
            for (int i = 0; i < sqlite3_column_count(statement); ++i) {
                auto const* text = reinterpret_cast<char const*>(sqlite3_column_text(statement, i));
                out.back().emplace_back(text ? text : "");
            }
        }
        sqlite3_finalize(statement);
        return out;
    }
};

int tables(int trials, std::uint64_t seed)
{
    auto folder = std::filesystem::temp_directory_path() / fmt::format("tamper-{}", getpid());
    std::filesystem::create_directories(folder);
    auto file    = (folder / "demo.db").string();
    auto address = "sqlite:" + file;
    expects(make_demo({.database = address}).has_value());

    auto db     = *Db::open(address, OpenMode::read_only);
    auto target = *Db::open("sqlite::memory:", OpenMode::create);
    expects(store::migrate(target, Instant{}).has_value());
    std::map<std::string, Digest> rebuilt; // what the facts add up to, table by table
    {
        auto source = db.snapshot();
        expects(replay_check(source, target, all_fact_kinds(), {}).ok);
        auto replayed = target.snapshot();
        for (auto const& table : store::tables(source))
            if (!outside_the_record(table)) rebuilt[table] = store::canonical_dump(replayed, table);
    }
    // Of all cells each with the same chance, whichever table it stands in.
    struct Cells {
        std::string              table;
        std::vector<std::string> columns, types, key; // key: the columns of the primary key
        std::uint64_t            rows{};
    };
    Sql                sql{file};
    std::vector<Cells> places;
    std::uint64_t      cells = 0;
    for (auto const& [table, digest] : rebuilt) {
        Cells place{table, {}, {}, {}, std::stoull(sql.rows("SELECT count(*) FROM " + table)[0][0])};
        for (auto const& column : sql.rows("PRAGMA table_info(" + table + ")")) {
            place.columns.push_back(column[1]);
            place.types.push_back(column[2]);
            if (column[5] != "0") place.key.push_back(column[1]);
        }
        cells += place.rows * place.columns.size();
        if (place.rows) places.push_back(std::move(place));
    }

    std::mt19937_64            random{seed};
    int                        found = 0, changed = 0, alarms = 0;
    std::map<std::string, int> where;
    while (changed < trials) {
        auto at    = random() % cells;
        auto place = places.begin();
        for (; at >= place->rows * place->columns.size(); ++place) at -= place->rows * place->columns.size();
        auto const  more   = 1 + random() % 1'000'000;
        auto const& column = place->columns[at % place->columns.size()];
        auto const& type   = place->types[at % place->columns.size()];
        std::string keys; // each value as it is written in a statement
        for (auto const& each : place->key) keys += (keys.empty() ? "quote(" : ", quote(") + each + ")";
        auto key       = sql.rows(fmt::format("SELECT {} FROM {} ORDER BY {} LIMIT 1 OFFSET {}", keys, place->table,
                                              fmt::join(place->key, ", "), at / place->columns.size()))[0];
        auto where_key = [&] {
            std::string out;
            for (std::size_t i = 0; i < key.size(); ++i)
                out += (out.empty() ? "" : " AND ") + place->key[i] + " = " + key[i];
            return out;
        };
        auto row = where_key();
        auto other =
            fmt::format("CASE typeof({0}) WHEN 'integer' THEN {0} + {1} WHEN 'text' THEN {0} || 'x' WHEN 'blob' "
                        "THEN x'00' ELSE {2} END",
                        column, more,
                        type == "TEXT"   ? "'x'"
                        : type == "BLOB" ? "x'00'"
                                         : "1");
        if (!sql.run(
                fmt::format("DROP TABLE IF EXISTS temp.old; CREATE TEMP TABLE old AS SELECT {} AS was FROM {} WHERE "
                            "{}",
                            column, place->table, row)))
            continue;
        if (auto at_key = std::ranges::find(place->key, column); at_key != place->key.end())
            key[static_cast<std::size_t>(at_key - place->key.begin())] =
                sql.rows(fmt::format("SELECT quote({}) FROM {} WHERE {}", other, place->table, row))[0][0];
        if (!sql.run(fmt::format("UPDATE {} SET {} = {} WHERE {}", place->table, column, other, row)))
            continue; // the column is unique and the value taken: no edit was made
        ++changed;
        ++where[place->table];
        {
            auto source = db.snapshot();
            found += store::canonical_dump(source, place->table) != rebuilt[place->table];
        }
        auto back =
            fmt::format("UPDATE {} SET {} = (SELECT was FROM temp.old) WHERE {}", place->table, column, where_key());
        expects(sql.run(back));
        if (changed % 50) continue;
        auto source = db.snapshot(); // the control: nothing is found when nothing is changed
        alarms += store::canonical_dump(source, place->table) != rebuilt[place->table];
    }
    std::filesystem::remove_all(folder);
    fmt::print("P15 {} of {} changed cells found in {} tables, {} false alarms\n", found, changed, where.size(),
               alarms);
    return found == changed && alarms == 0 ? 0 : 1;
}

} // namespace

int main(int argc, char** argv)
{
    std::string what = argc > 1 ? argv[1] : "";
    if (what == "key") return fmt::print("{}\n", key.verifier().text()), 0;
    if (argc == 4 && what == "history") return history(std::stoi(argv[2]), std::stoull(argv[3]));
    if (argc == 4 && what == "tables") return tables(std::stoi(argv[2]), std::stoull(argv[3]));
    fmt::print(stderr, "usage: tamper key | history TRIALS SEED | tables TRIALS SEED\n");
    return 2;
}
