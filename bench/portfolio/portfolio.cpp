// Asks the portfolio's endpoints what the browser asks, against SQLite read by hand: for the figures, against reading
// the kept totals and against adding up all awards; for a page of the list, against the same three statements.
// Usage: bench_portfolio DATABASE.db   (SQLite, filled by bench_record)
#include "award/award_api.hpp"
#include "support/compare.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <cstdlib>

namespace {

using namespace penstock;

// A statement of the peer: prepared once, then stepped through, every column taken.
class Statement {
public:
    Statement(sqlite3* db, std::string const& sql)
    {
        if (sqlite3_prepare_v2(db, sql.c_str(), -1, &statement_, nullptr) != SQLITE_OK) {
            std::fprintf(stderr, "%s: %s\n", sql.c_str(), sqlite3_errmsg(db));
            std::exit(1);
        }
    }
    ~Statement() { sqlite3_finalize(statement_); }
    Statement(Statement const&)            = delete;
    Statement& operator=(Statement const&) = delete;

    std::size_t read()
    {
        std::size_t out = 0;
        while (sqlite3_step(statement_) == SQLITE_ROW) {
            for (int i = 0; i < sqlite3_column_count(statement_); ++i)
                if (auto const* text = sqlite3_column_text(statement_, i))
                    out += std::string_view{reinterpret_cast<char const*>(text)}.size();
        }
        sqlite3_reset(statement_);
        return out;
    }

private:
    sqlite3_stmt* statement_{};
};

class House {
public:
    explicit House(std::string const& file)
    {
        register_awards(registry_);
        register_portfolio(registry_);
        auto db = Db::open("sqlite:" + file, OpenMode::read_only);
        expects(db.has_value());
        db_.emplace(*std::move(db));
    }

    // The endpoint as the server calls it: permission, parsing, queries, JSON.
    std::string ask(std::string const& path, std::string_view query)
    {
        auto   match    = registry_.find("GET", path);
        auto   snapshot = db_->snapshot();
        Reply  reply;
        auto   caller = Caller::operator_of_this_machine();
        auto   now    = *Instant::from_iso("2026-11-23T04:00:00.000Z");
        Look   look{snapshot, caller, now, *Day::from_iso("2026-11-23"), "", installation_, chance_, reply};
        auto   answer = match.endpoint->read(look, {match.parameters, query, {}});
        expects(answer.has_value());
        return *std::move(answer);
    }

private:
    api::Registry     registry_;
    std::optional<Db> db_;
    Installation      installation_;
    SystemChance      chance_;
};

void figures(House& house, sqlite3* db)
{
    Statement totals{db, "SELECT programme_id, year, state, currency, awards, minor FROM portfolio_total"};
    Statement organisations{db, "SELECT organisation_id, currency, awards, minor FROM organisation_total"};
    auto      ours = [&] { return house.ask("/api/portfolio", ""); };
    bench::print("portfolio: figures of all awards",
                 bench::compare(9, 20, ours, [&] { return totals.read() + organisations.read(); }),
                 "raw SQLite reading the kept totals", "ratio <= 2");
    Statement adding{db, "SELECT programme_id, year, state, amount_currency, count(*), sum(amount_minor) FROM award "
                         "GROUP BY programme_id, year, state, amount_currency"};
    bench::print("portfolio: figures of all awards", bench::compare(5, 3, ours, [&] { return adding.read(); }),
                 "raw SQLite adding up all awards", "ratio <= 0.1");
}

void list(House& house, sqlite3* db)
{
    constexpr std::string_view from  = " FROM award a JOIN programme p ON p.id = a.programme_id"
                                       " JOIN organisation o ON o.id = a.organisation_id"
                                       " WHERE a.programme_id = 3 AND a.year >= 2010 AND a.state = 'active'";
    Statement page{db, fmt::format("SELECT a.id, a.number, a.title, p.title_zh, o.name, a.lead, a.amount_minor,"
                                   " a.amount_currency, a.awarded_on, a.starts_on, a.ends_on, a.year, a.state,"
                                   " a.outcome{} ORDER BY COALESCE(a.amount_minor, 0) DESC, a.id DESC LIMIT 51", from)};
    Statement count{db, fmt::format("SELECT count(*){}", from)};
    Statement sums{db, fmt::format("SELECT a.amount_currency, sum(a.amount_minor), count(*){} GROUP BY 1", from)};
    auto      ours = [&] {
        return house.ask("/api/awards", "programme=3&year_from=2010&state=active&sort=-amount&limit=50");
    };
    auto peer = [&] { return page.read() + count.read() + sums.read(); };
    bench::print("portfolio: first page of awards, three filters, sorted by amount", bench::compare(9, 5, ours, peer),
                 "raw SQLite, the same three statements", "ratio <= 1.25");
    Statement all{db, "SELECT a.id, a.number, a.title, p.title_zh, o.name, a.lead, a.amount_minor FROM award a"
                      " JOIN programme p ON p.id = a.programme_id JOIN organisation o ON o.id = a.organisation_id"
                      " ORDER BY COALESCE(a.amount_minor, 0) DESC, a.id DESC LIMIT 51"};
    Statement all_counted{db, "SELECT count(*), sum(amount_minor) FROM award"};
    bench::print("portfolio: first page of all awards, sorted by amount",
                 bench::compare(5, 2, [&] { return house.ask("/api/awards", "sort=-amount&limit=50"); },
                                [&] { return all.read() + all_counted.read(); }),
                 "raw SQLite, page and one sum", "");
}

} // namespace

int main(int count, char** words)
{
    if (count != 2) return std::fprintf(stderr, "bench_portfolio DATABASE.db\n"), 2;
    House    house{words[1]};
    sqlite3* db{};
    if (sqlite3_open_v2(words[1], &db, SQLITE_OPEN_READONLY, nullptr) != SQLITE_OK) return 1;
    sqlite3_exec(db, "PRAGMA cache_size = -32768", nullptr, nullptr, nullptr); // as much as our own connections have
    figures(house, db);
    list(house, db);
    sqlite3_close(db);
}
