// Moves money through awards that bench_record wrote, one of them thousands of times, and asks for the line of a thing
// of every noun. What is promised is a limit: under 50 milliseconds, however long the record.
// Usage: bench_line DATABASE ENTRIES   (filled by bench_record)
#include "app/instance.hpp"
#include "app/local_client.hpp"
#include "app/program.hpp"
#include "ledger/ledger_facts.hpp"
#include "support/compare.hpp"

#include <fmt/format.h>

#include <cstdlib>

namespace {

using namespace penstock;

constexpr std::int64_t entries_per_act = 20'000, each_minor = 1'000;

struct AwardKey {
    Id<Award>     id;
    Id<Programme> programme;
};
BOOST_DESCRIBE_STRUCT(AwardKey, (), (id, programme))

// Every second entry is a payment of the first award; the others commit money to as many awards.
class Moving {
public:
    explicit Moving(std::int64_t most) : most_{most} {}

    bool     done() const { return entries_ >= most_; }
    AwardKey busy() const { return awards_.front(); }
    AwardKey calm() const { return awards_.back(); }
    auto     pool() const { return pool_; }

    Result<std::string> act(Act& act)
    {
        if (entries_ == 0) TRY(lay_ground(act));
        for (auto until = std::min(most_, entries_ + entries_per_act); entries_ < until; ++entries_) {
            auto award = awards_[static_cast<std::size_t>(entries_ / 2 + 1)];
            if (entries_ % 2 == 0)
                TRY(move(act, EntryKind::commit, place(Stage::allotted, award), place(Stage::committed, award)));
            else TRY(move(act, EntryKind::advance, place(Stage::committed, busy()), place(Stage::paid, busy())));
        }
        return "{}";
    }

private:
    Place place(Stage stage, AwardKey const& award) const
    {
        return {.appropriation = pool_,
                .stage         = stage,
                .programme     = stage >= Stage::allotted && stage <= Stage::paid ? award.programme : Id<Programme>{},
                .award         = particulars(stage).award ? award.id : Id<Award>{}};
    }

    Result<Id<Entry>> move(Act& act, EntryKind kind, Place from, Place to, std::int64_t minor = each_minor)
    {
        return post(act, {.cause    = fmt::format("bench/{}", ++causes_),
                          .kind     = kind,
                          .legs     = {{from, -minor}, {to, minor}},
                          .value_on = act.today,
                          .decision = "理事会 1/2026"});
    }

    Result<void> lay_ground(Act& act)
    {
        awards_ = act.read().rows<AwardKey>(
            "SELECT id, programme_id AS programme FROM award WHERE programme_id = 1 ORDER BY id LIMIT $1",
            most_ / 2 + 2);
        pool_      = {act.record(
            AppropriationOpened{{"F1", {"预算", "Budget"}, "general", 2026, "206", Currency{}, "理事会 1/2026"}})};
        auto whole = each_minor * (2 * most_ + 10);
        TRY(move(act, EntryKind::appropriate, place(Stage::source, busy()), place(Stage::appropriated, busy()), whole));
        TRY(move(act, EntryKind::allot, place(Stage::appropriated, busy()), place(Stage::allotted, busy()), whole));
        TRY(move(act, EntryKind::commit, place(Stage::allotted, busy()), place(Stage::committed, busy()),
                 each_minor * most_));
        return {};
    }

    std::int64_t          most_, entries_{}, causes_{};
    std::vector<AwardKey> awards_;
    Id<Appropriation>     pool_;
};

} // namespace

int main(int count, char** words)
{
    if (count != 3) return std::fprintf(stderr, "bench_line DATABASE ENTRIES\n"), 2;
    ManualClock     clock{*Instant::from_iso("2026-11-23T05:00:00.000Z")};
    SeededChance    chance{8};
    InstanceOptions options{.database = words[1]};
    auto            recorder = open_recorder(options, clock, chance, OpenMode::existing);
    if (!recorder) return std::fprintf(stderr, "the database does not open\n"), 1;
    Moving moving{std::atoll(words[2])};
    for (int act = 0; !moving.done(); ++act) {
        auto outcome = (*recorder)->run_one(
            {.key = fmt::format("bench-line-{:08}", act), .operation = "bench", .request = "{}", .run = [&](Act& each) {
                 return moving.act(each);
             }});
        if (outcome.ending != journal::Ending::done)
            return std::fprintf(stderr, "%s%s\n", outcome.incident.c_str(),
                                std::string{name_of(outcome.refused.why)}.c_str()),
                   1;
    }
    auto db   = Db::open(words[1], OpenMode::read_only);
    auto last = db->snapshot().one<std::int64_t>("SELECT max(id) FROM entry");
    auto size = db->snapshot().one<std::int64_t>("SELECT size FROM journal_head WHERE one = 1");

    Installation installation{.version = "0.0.0"};
    LocalClient  client{all_endpoints(), **recorder, installation, chance};
    auto         caller = Caller::operator_of_this_machine();
    for (auto const& [name, thing] : {
             std::pair{"an award", fmt::format("award/{}", moving.calm().id.value)},
             std::pair{"an award paid thousands of times", fmt::format("award/{}", moving.busy().id.value)},
             std::pair{"the newest payment", fmt::format("entry/{}", last)},
             std::pair{"a programme", fmt::format("programme/{}", moving.busy().programme.value)},
             std::pair{"an appropriation", fmt::format("appropriation/{}", moving.pool().value)},
             std::pair{"an organisation", fmt::format("organisation/{}", 13)},
         }) {
        auto ask = [&] {
            auto answer = client.get(caller, "/api/line/" + thing);
            expects(answer.has_value());
            return answer->size();
        };
        ask();
        std::vector<double> rounds;
        for (int round = 0; round < 9; ++round) rounds.push_back(bench::microseconds_each(3, ask));
        std::printf("{\"name\":\"line of %s among %lld facts\",\"value\":%.3f,\"unit\":\"ms\",\"target\":\"value <= "
                    "50\"}\n",
                    name, static_cast<long long>(size), bench::median(rounds) / 1000);
    }
}
