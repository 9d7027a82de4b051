// Moves money through awards that bench_record wrote, round after round as years go by, and asks for what the money
// pages show: processor milliseconds of each, and of plain SQLite reading the totals the first of them is made of.
// Usage: bench_money DATABASE.db ENTRIES   (SQLite, filled by bench_record)
#include "app/instance.hpp"
#include "app/local_client.hpp"
#include "app/program.hpp"
#include "ledger/ledger_facts.hpp"
#include "support/compare.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <cstdlib>

namespace {

using namespace penstock;

constexpr std::int64_t entries_per_act = 20'000, each_minor = 10'000;
constexpr std::int64_t programmes = 12, pools = 6; // each programme has money of each appropriation

struct AwardKey {
    Id<Award>     id;
    Id<Programme> programme;
};
BOOST_DESCRIBE_STRUCT(AwardKey, (), (id, programme))

// First all awards are committed their money; then each round a part of it falls due, is paid and is spent.
class Moving {
public:
    explicit Moving(std::int64_t most) : most_{most} {}

    bool                         done() const { return entries_ >= most_; }
    std::vector<AwardKey> const& awards() const { return awards_; }

    Result<std::string> act(Act& act)
    {
        if (entries_ == 0) CHECK(lay_ground(act));
        for (auto until = std::min(most_, entries_ + entries_per_act); entries_ < until; ++entries_) CHECK(next(act));
        return "{}";
    }

private:
    Result<void> next(Act& act)
    {
        auto const count = static_cast<std::int64_t>(awards_.size());
        auto const round = entries_ / count, number = entries_ % count;
        if (round == 0) return move(act, number, EntryKind::commit, Stage::allotted, Stage::committed, each_minor);
        constexpr std::int64_t part = each_minor / 100;
        switch (round % 3) {
        case 1:  return move(act, number, EntryKind::fall_due, Stage::committed, Stage::payable, part);
        case 2:  return move(act, number, EntryKind::pay, Stage::payable, Stage::paid, part);
        default: return move(act, number, EntryKind::spend, Stage::paid, Stage::spent, part);
        }
    }

    Result<void> move(Act& act, std::int64_t number, EntryKind kind, Stage from, Stage to, std::int64_t minor)
    {
        auto const& award = awards_[static_cast<std::size_t>(number)];
        auto const  pool  = pools_[static_cast<std::size_t>(number / programmes % pools)];
        auto        place = [&](Stage stage) {
            auto needs = particulars(stage);
            return Place{.appropriation = pool,
                                .stage         = stage,
                                .programme     = needs.programme ? award.programme : Id<Programme>{},
                                .award         = needs.award ? award.id : Id<Award>{}};
        };
        TRY(post(act, {.cause    = fmt::format("bench/{}", ++causes_),
                       .kind     = kind,
                       .legs     = {{place(from), -minor}, {place(to), minor}},
                       .value_on = act.today,
                       .decision = "理事会 1/2026"}));
        return {};
    }

    Result<void> lay_ground(Act& act)
    {
        awards_ = act.read().rows<AwardKey>("SELECT id, programme_id AS programme FROM award ORDER BY id");
        for (std::int64_t i = 0; i < pools; ++i)
            pools_.push_back({act.record(AppropriationOpened{{fmt::format("F{}", i),
                                                              {"预算", "Budget"},
                                                              "general",
                                                              2026 - i,
                                                              "206",
                                                              Currency{},
                                                              "理事会 1/2026"}})});
        auto const whole = each_minor * static_cast<std::int64_t>(awards_.size());
        for (std::int64_t number = 0; number < programmes * pools; ++number) {
            if (number % programmes == 0)
                CHECK(move(act, number, EntryKind::appropriate, Stage::source, Stage::appropriated, whole));
            CHECK(move(act, number, EntryKind::allot, Stage::appropriated, Stage::allotted,
                       whole / (programmes * pools) + each_minor));
        }
        return {};
    }

    std::int64_t                   most_, entries_{}, causes_{};
    std::vector<AwardKey>          awards_;
    std::vector<Id<Appropriation>> pools_;
};

// Plain SQLite reading the totals with what they are called, every column taken.
std::size_t read_totals(sqlite3_stmt* statement)
{
    std::size_t out = 0;
    while (sqlite3_step(statement) == SQLITE_ROW)
        for (int i = 0; i < sqlite3_column_count(statement); ++i)
            out += static_cast<std::size_t>(sqlite3_column_bytes(statement, i));
    sqlite3_reset(statement);
    return out;
}

template <class Ask> double milliseconds(Ask ask)
{
    ask();
    std::vector<double> rounds;
    for (int round = 0; round < 9; ++round) rounds.push_back(bench::microseconds_each(3, ask));
    return bench::median(rounds) / 1000;
}

void report(char const* what, double value) { std::printf("{\"what\":\"%s\",\"milliseconds\":%.4f}\n", what, value); }

} // namespace

int main(int count, char** words)
{
    if (count != 3) return std::fprintf(stderr, "bench_money DATABASE.db ENTRIES\n"), 2;
    auto            address = std::string{"sqlite:"} + words[1];
    ManualClock     clock{*Instant::from_iso("2026-11-23T05:00:00.000Z")};
    SeededChance    chance{8};
    InstanceOptions options{.database = address};
    auto            recorder = open_recorder(options, clock, chance, OpenMode::existing);
    if (!recorder) return std::fprintf(stderr, "the database does not open\n"), 1;
    Moving     moving{std::atoll(words[2])};
    auto const began = bench::processor_seconds();
    for (int act = 0; !moving.done(); ++act) {
        auto outcome = (*recorder)->run_one({.key       = fmt::format("bench-money-{:08}", act),
                                             .operation = "bench",
                                             .request   = "{}",
                                             .run       = [&](Act& each) { return moving.act(each); }});
        if (outcome.ending != journal::Ending::done)
            return std::fprintf(stderr, "%s%s\n", outcome.incident.c_str(),
                                std::string{name_of(outcome.refused.why)}.c_str()),
                   1;
    }
    report("record", (bench::processor_seconds() - began) * 1000);
    (*recorder)->database().gather_statistics(); // as the server does when it rests

    Installation installation{.version = "0.0.0"};
    LocalClient  client{all_endpoints(), **recorder, installation, chance};
    auto         caller = Caller::operator_of_this_machine();
    auto const&  award  = moving.awards()[moving.awards().size() / 2];
    for (auto const& [name, path] : {
             std::pair{"portfolio", std::string{"/api/portfolio"}},
             std::pair{"body", std::string{"/api/money"}},
             std::pair{"programme", fmt::format("/api/money?programme={}", award.programme.value)},
             std::pair{"lapsing", std::string{"/api/lapsing?fiscal_year=2026"}},
             std::pair{"accounts of an award", fmt::format("/api/accounts?award={}", award.id.value)},
             std::pair{"entries of an award", fmt::format("/api/entries?award={}&sort=-id", award.id.value)},
             std::pair{"entries of a band",
                       fmt::format("/api/entries?stage=payable&programme={}&sort=-id", award.programme.value)},
         })
        report(name, milliseconds([&] {
                   auto answer = client.get(caller, path);
                   expects(answer.has_value());
                   return answer->size();
               }));

    sqlite3*      db{};
    sqlite3_stmt* totals{};
    if (sqlite3_open_v2(words[1], &db, SQLITE_OPEN_READONLY, nullptr) != SQLITE_OK) return 1;
    if (sqlite3_prepare_v2(db,
                           "SELECT t.appropriation_id, t.programme_id, t.stage, t.minor, p.code, p.currency,"
                           " g.title_zh, g.title_en FROM money_total t JOIN appropriation p ON p.id ="
                           " t.appropriation_id LEFT JOIN programme g ON g.id = t.programme_id",
                           -1, &totals, nullptr) != SQLITE_OK)
        return 1;
    report("totals by hand", milliseconds([&] { return read_totals(totals); }));
    sqlite3_finalize(totals);
    sqlite3_close(db);
}
