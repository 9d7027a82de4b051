// Random work on the ledger, from a seed: after every commit all accounts of each currency and fund add up to nothing
// (P5), and reservations end once and bind what a model says (P9).
//   storm books SEED OPERATIONS             entries of every kind, right and wrong ones, in commits of 1 to 8
//   storm reservations SEED TRANSITIONS     reserve, post in part, void, let expire, against the model
// Built a second time with a rule of posting changed on purpose (PENSTOCK_LOSE_A_FEN), it must fail.
#include "journal/recorder.hpp"
#include "ledger/ledger_facts.hpp"
#include "ledger/recount.hpp"
#include "store/schema.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <map>
#include <random>

using namespace penstock;

namespace {

struct PoolSum {
    std::string  currency;
    std::string  fund;
    std::int64_t minor{};
};
BOOST_DESCRIBE_STRUCT(PoolSum, (), (currency, fund, minor))

class Storm {
public:
    explicit Storm(std::uint64_t seed) : random_{seed}, chance_{seed}, recorder_{opened(), clock_, chance_}
    {
        for (auto const* code : {"CNY", "USD", "JPY"})
            for (auto const* fund : {"general", "talent"})
                run({[&, code, fund](Act& act) -> Result<std::string> {
                    auto name = fmt::format("{}-{}", code, fund);
                    pools_.push_back({act.record(
                        AppropriationOpened{{name, {name, name}, fund, 2026, "", currency(code), "board"}})});
                    return std::string{};
                }});
    }

    // How many commits left a sum that is not nothing; each is told.
    int books(std::int64_t operations)
    {
        int wrong = 0;
        for (std::int64_t done = 0; done < operations;) {
            std::vector<Work> works;
            for (auto size = std::min<std::int64_t>(1 + below(8), operations - done); size > 0; --size, ++done)
                works.push_back(random_work());
            wrong += !run(std::move(works));
            wrong += !adds_up();
            if (wrong > 3) break;
        }
        return wrong + !counted_anew();
    }

    int reservations(std::int64_t transitions)
    {
        struct Open {
            std::int64_t minor{};
            Day          expires_on;
            std::string  state{"pending"};
        };
        auto const   pool = pools_.front();
        Place const  from{.appropriation = pool, .stage = Stage::allotted, .programme = {1}};
        Place const  to{.appropriation = pool, .stage = Stage::committed, .programme = {1}, .award = {2}};
        std::int64_t free = 1'000'000, bound = 0, committed = 0, ends = 0;
        int          wrong   = 0;
        auto         quickly = [&](EntryKind kind, Place const& a, Place const& b, std::int64_t minor) -> Work {
            return [this, kind, a, b, minor](Act& act) -> Result<std::string> {
                TRY(post(act, {next_cause(), kind, {{a, -minor}, {b, minor}}, act.today, "board", "", {}}));
                return std::string{};
            };
        };
        Place const source{.appropriation = pool, .stage = Stage::source};
        Place const top{.appropriation = pool, .stage = Stage::appropriated};
        run({quickly(EntryKind::appropriate, source, top, free), quickly(EntryKind::allot, top, from, free)});
        std::map<std::int64_t, Open> model; // the open ones, and the latest that ended
        auto expect = [&](std::string const& what, std::string const& got, std::string const& expected) {
            if (got == expected) return;
            if (++wrong < 10) fmt::print("{}: expected {}, got {}\n", what, expected, got);
        };
        while (ends < transitions && wrong < 10) {
            auto const today = *day_in(clock_.now(), "Asia/Shanghai");
            auto       pick  = [&] { return std::next(model.begin(), below(static_cast<std::int64_t>(model.size()))); };
            auto       deed  = model.empty() ? 0 : below(model.size() > 40 ? 4 : 8);
            if (deed == 0 || deed >= 4) { // reserve
                auto         minor = 1 + below(50'000), days = below(6) - 1;
                std::int64_t id   = 0;
                auto         said = tried([&](Act& act) -> Result<std::string> {
                    id = TRY(reserve(act, {next_cause(), EntryKind::commit, from, to, minor,
                                           act.today.plus_days(static_cast<int>(days)), "board", ""}))
                             .value;
                    return std::string{};
                });
                expect("reserve", said,
                       days < 0               ? "date_in_past"
                       : minor > free - bound ? "exceeds_available"
                                              : "done");
                if (said == "done") model[id] = {minor, today.plus_days(static_cast<int>(days))}, bound += minor;
            } else if (deed == 1) { // post, wholly, in part, or too much
                auto& [id, open] = *pick();
                auto minor       = below(8) == 0 ? open.minor + 1 : 1 + below(open.minor);
                auto said        = tried([&, id = Id<Reservation>{id}](Act& act) -> Result<std::string> {
                    TRY(post_reserved(act, id, next_cause(), minor, act.today));
                    return std::string{};
                });
                expect("post", said,
                       open.state != "pending"   ? "step_not_allowed"
                       : today > open.expires_on ? "reservation_expired"
                       : minor > open.minor      ? "exceeds_reservation"
                                                 : "done");
                if (said == "done")
                    open.state = "posted", bound -= open.minor, free -= minor, committed += minor, ++ends;
            } else if (deed == 2) { // void
                auto& [id, open] = *pick();
                auto said        = tried([id = Id<Reservation>{id}](Act& act) -> Result<std::string> {
                    CHECK(end_reservation(act, id, ReservationEvent::void_it));
                    return std::string{};
                });
                expect("void", said, open.state == "pending" ? "done" : "step_not_allowed");
                if (said == "done") open.state = "voided", bound -= open.minor, ++ends;
            } else { // the days go on, and what is over ends
                if (below(3) == 0) clock_.advance(std::chrono::days{1});
                auto const   now  = *day_in(clock_.now(), "Asia/Shanghai");
                std::int64_t over = 0, got = 0;
                for (auto& [id, open] : model)
                    if (open.state == "pending" && open.expires_on < now)
                        open.state = "expired", bound -= open.minor, ++over, ++ends;
                tried([&](Act& act) -> Result<std::string> {
                    got = expire_reservations(act, 1'000'000);
                    return std::string{};
                });
                expect("expired", std::to_string(got), std::to_string(over));
            }
            if (committed > 500'000) { // money for more
                expect("decommit", tried(quickly(EntryKind::decommit, to, from, committed)), "done");
                free += committed, committed = 0;
            }
            auto snapshot = recorder_.database().snapshot();
            auto now      = account_at(snapshot, from);
            expect("allotted", std::to_string(now.balance), std::to_string(free));
            expect("bound", std::to_string(now.set_aside), std::to_string(bound));
            while (model.size() > 60) { // what ended long ago is forgotten, but not what is open
                auto ended =
                    std::ranges::find_if(model, [](auto const& each) { return each.second.state != "pending"; });
                if (ended == model.end()) break;
                model.erase(ended);
            }
        }
        auto const beyond = [&] {
            auto snapshot = recorder_.database().snapshot();
            return snapshot.one<std::int64_t>("SELECT count(*) FROM reservation WHERE posted > minor");
        }();
        expect("posted beyond what was reserved", std::to_string(beyond), "0");
        return wrong + !adds_up() + !counted_anew();
    }

private:
    using Work = std::function<Result<std::string>(Act&)>;

    static Db opened()
    {
        auto db = Db::open("sqlite::memory:", OpenMode::create);
        expects(db.has_value() && store::migrate(*db, Instant{}).has_value());
        return std::move(*db);
    }

    std::int64_t below(std::int64_t end)
    {
        return static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(end));
    }
    std::string next_cause() { return fmt::format("storm-{}", ++causes_); }

    // Whether no act met a defect; refusals are part of the work.
    bool run(std::vector<Work> works)
    {
        std::vector<journal::Attempt> batch;
        bool                          sound = true;
        for (auto& work : works)
            batch.push_back({.key       = fmt::format("key-{:020}", ++attempts_),
                             .operation = "storm",
                             .request   = "{}",
                             .run       = std::move(work),
                             .done      = [&](Outcome outcome) {
                                 said_ = outcome.ending == journal::Ending::done ? "done"
                                              : outcome.ending == journal::Ending::refused
                                                  ? std::string{name_of(outcome.refused.why)}
                                                  : "defect " + outcome.incident;
                                 if (outcome.ending == journal::Ending::defect) {
                                     fmt::print("{}\n", said_);
                                     sound = false;
                                 }
                             }});
        recorder_.run(batch);
        return sound;
    }
    std::string tried(Work work)
    {
        run({std::move(work)});
        return said_;
    }

    bool adds_up()
    {
        auto snapshot = recorder_.database().snapshot();
        auto uneven   = snapshot.rows<PoolSum>(R"sql(
            SELECT p.currency, p.fund, CAST(sum(a.balance) AS BIGINT) AS minor
              FROM account a
              JOIN appropriation p ON p.id = a.appropriation_id
             GROUP BY p.currency, p.fund
            HAVING sum(a.balance) <> 0
        )sql");
        for (auto const& each : uneven) fmt::print("{} {} adds up to {}\n", each.currency, each.fund, each.minor);
        return uneven.empty();
    }
    bool counted_anew()
    {
        auto snapshot = recorder_.database().snapshot();
        auto counted  = recount(snapshot);
        for (auto const& each : counted.wrong) fmt::print("{}\n", each);
        return counted.wrong.empty();
    }

    Place random_place(Id<Appropriation> pool, Stage stage)
    {
        auto  has = particulars(stage);
        Place out{.appropriation = pool, .stage = stage};
        if (has.programme) out.programme = {1 + below(3)};
        if (has.call) out.call = {1 + below(2)};
        if (has.award) out.award = {10 * out.programme.value + below(4)};
        if (has.milestone) out.milestone = {below(3)};
        return out;
    }

    Work random_work()
    {
        auto const  pool  = pools_[static_cast<std::size_t>(below(static_cast<std::int64_t>(pools_.size())))];
        auto const& way   = ways[below(std::ssize(ways))];
        auto        cause = below(20) == 0 ? fmt::format("storm-{}", 1 + below(causes_ + 1)) : next_cause();
        if (below(12) == 0) // take back an earlier entry
            return [this, cause](Act& act) -> Result<std::string> {
                auto last = act.read().one<std::int64_t>("SELECT count(*) FROM entry");
                if (last == 0) return std::string{};
                auto id = act.read().one<Id<Entry>>("SELECT id FROM entry ORDER BY id LIMIT 1 OFFSET $1", below(last));
                TRY(post(act, reversal_of(*load_entry(act.read(), id), id, cause, act.today, "")));
                return std::string{};
            };
        auto from = random_place(pool, way.from), to = random_place(pool, way.to);
        to.programme = to.programme ? (from.programme ? from.programme : to.programme) : Id<Programme>{};
        if (to.award && from.award) to.award = from.award;
        else if (to.award) to.award = {10 * to.programme.value + below(4)};
        if (way.kind == EntryKind::move_line) to.line = "travel";
        auto     minor = way.from == Stage::source ? 1 + below(1'000'000) : 1 + below(5'000);
        NewEntry entry{.cause = cause, .kind = way.kind, .legs = {{from, -minor}, {to, minor}}, .decision = "board"};
        if (below(5) == 0) { // into another pool, as years and currencies do
            auto other          = pools_[static_cast<std::size_t>(below(static_cast<std::int64_t>(pools_.size())))];
            auto link           = below(2) ? Stage::carried_forward : Stage::exchanged;
            auto there          = from;
            auto amount         = 1 + below(5'000);
            there.appropriation = other;
            from.appropriation  = pool;
            entry.kind          = link == Stage::exchanged ? EntryKind::exchange : EntryKind::carry_forward;
            entry.legs          = {{from, -minor},
                                   {{.appropriation = pool, .stage = link}, minor},
                                   {{.appropriation = other, .stage = link}, -amount},
                                   {there, amount}};
        }
        if (below(15) == 0) entry.legs.back().minor += 1; // wrong
        return [entry](Act& act) mutable -> Result<std::string> {
            entry.value_on = act.today;
            TRY(post(act, entry));
            return std::string{};
        };
    }

    std::mt19937_64                random_;
    ManualClock                    clock_{*Instant::from_iso("2026-11-23T04:00:00.000Z")};
    SeededChance                   chance_;
    Recorder                       recorder_;
    std::vector<Id<Appropriation>> pools_;
    std::string                    said_;
    std::int64_t                   attempts_{}, causes_{};
};

} // namespace

int main(int count, char** arguments)
{
    if (count != 4) return 2;
    Storm      storm{std::stoull(arguments[2])};
    auto const times = std::stoll(arguments[3]);
    auto const wrong = std::string_view{arguments[1]} == "books" ? storm.books(times) : storm.reservations(times);
    fmt::print("{} seed {}: {} of {} operations, {} wrong\n", arguments[1], arguments[2], times, times, wrong);
    return wrong != 0;
}
