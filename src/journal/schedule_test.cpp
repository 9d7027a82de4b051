// Daily jobs against clocks that step (P24): once on each civil day, whatever restarts, servers and time do.
#include "journal/schedule.hpp"

#include "support/shelf.hpp"

#include <map>
#include <random>
#include <span>

using namespace penstock;
using namespace penstock::journal;
using namespace std::chrono_literals;

namespace {

// A second clock, which nobody sets, beside one that anybody may.
struct World {
    World(test::OnEachEngine const&, Db db, std::string zone_, std::string const& start)
        : clock{*Instant::from_iso(start)},
          zone{std::move(zone_)},
          recorder{std::move(db), clock, chance, {.zone = zone}}
    {
        schedule.daily({"count_days", {"", ""}, {}, [this](Act& act, std::string const&) -> Result<std::string> {
                            ++runs[act.today];
                            act.record(test::BookShelved{act.today.iso(), 1});
                            return "counted";
                        }});
        restart();
    }
    void restart()
    {
        runner.emplace(schedule, DailyWorld{[this](Attempt attempt) { return recorder.run_one(std::move(attempt)); },
                                            [this](auto const& use) {
                                                auto snapshot = recorder.database().snapshot();
                                                use(snapshot);
                                            },
                                            clock, zone});
    }
    void   passes(std::chrono::milliseconds time) { clock.advance(time), elapsed += time; }
    void   steps(std::chrono::milliseconds by) { clock.advance(by); }
    Ticked tick() { return runner->tick(elapsed); }
    Day    today() { return *day_in(clock.now(), zone); }

    ManualClock                clock;
    std::string                zone;
    SeededChance               chance{7};
    Recorder                   recorder;
    Schedule                   schedule;
    std::optional<DailyRunner> runner;
    std::chrono::milliseconds  elapsed{};
    std::map<Day, int>         runs;
};

struct ScheduleTest : test::OnEachEngine {
    void SetUp() override
    {
        test::OnEachEngine::SetUp();
        if (IsSkipped()) return;
        auto db = open();
        test::make_shelf(db);
    }
    World world(std::string zone, std::string const& start) { return {*this, open(), std::move(zone), start}; }
};

// What a timer would do: again when 24 hours have passed. The control of these tests.
struct Timer {
    std::optional<Instant> last;
    std::map<Day, int>     runs;
    void                   tick(Instant now, std::string const& zone)
    {
        if (last && now.milliseconds - last->milliseconds < std::chrono::milliseconds{24h}.count()) return;
        last = now;
        ++runs[*day_in(now, zone)];
    }
};

bool once_a_day(std::map<Day, int> const& runs, Day from, Day through)
{
    for (auto day = from; day <= through; day = day.plus_days(1)) {
        auto found = runs.find(day);
        if (found == runs.end() || found->second != 1) return false;
    }
    return std::ranges::all_of(runs, [&](auto const& each) { return each.first >= from && each.first <= through; });
}

struct ChangeOfClock {
    char const* zone;
    char const* start;
};
constexpr ChangeOfClock changes_of_the_clock[] = {{"Asia/Shanghai", "1986-05-01T15:00:00.000Z"},
                                                  {"Asia/Shanghai", "1986-09-11T15:00:00.000Z"},
                                                  {"Europe/London", "2026-10-22T22:30:00.000Z"},
                                                  {"Europe/London", "2027-03-26T23:30:00.000Z"},
                                                  {"America/New_York", "2026-10-30T04:10:00.000Z"}};

} // namespace

TEST_P(ScheduleTest, every_civil_day_once_while_summer_time_begins_and_ends)
{
    std::span<ChangeOfClock const> some{changes_of_the_clock};
    if (GetParam() == Dialect::postgresql) some = some.last(1); // the zones are the same code there
    for (auto const& [zone, start] : some) {
        test::FreshDatabase fresh{GetParam()};
        auto                db = fresh.open();
        test::make_shelf(db);
        World      at{*this, std::move(db), zone, start};
        auto const first = at.today();
        for (int i = 0; i < 8 * 24 * 3; ++i) {
            at.tick();
            at.passes(20min);
        }
        at.tick();
        EXPECT_TRUE(once_a_day(at.runs, first, at.today())) << zone << " " << start;
    }
}

TEST_P(ScheduleTest, control_a_timer_of_24_hours_is_noticed)
{
    int noticed = 0;
    for (auto const& [zone, start] : changes_of_the_clock) {
        ManualClock clock{*Instant::from_iso(start)};
        Timer       timer;
        auto const  first = *day_in(clock.now(), zone);
        for (int i = 0; i < 8 * 24 * 3; ++i, clock.advance(20min)) timer.tick(clock.now(), zone);
        noticed += !once_a_day(timer.runs, first, *day_in(clock.now(), zone));
    }
    EXPECT_GT(noticed, 0);
}

TEST_P(ScheduleTest, a_clock_that_stepped_is_not_believed_before_it_went_evenly_for_an_hour)
{
    auto at = world("Asia/Shanghai", "2026-11-28T04:00:00.000Z");
    EXPECT_EQ(at.tick().ran.size(), 1u);
    auto const today = at.today();
    for (auto step : {std::chrono::milliseconds{24h}, std::chrono::milliseconds{365 * 24h},
                      std::chrono::milliseconds{4070 * 24h /* 2038-01-19 */}}) {
        at.steps(step);
        EXPECT_EQ(at.tick().clock, ClockState::stepped);
        at.passes(30min);
        EXPECT_EQ(at.tick().clock, ClockState::stepped);
        at.steps(-step);
        at.passes(1min);
        EXPECT_EQ(at.tick().clock, ClockState::stepped);
        at.passes(61min);
        EXPECT_EQ(at.tick().clock, ClockState::steady);
    }
    EXPECT_EQ(at.runs, (std::map<Day, int>{{today, 1}}));

    at.steps(24h); // somebody really moved to another day, and it stays so
    at.tick();
    at.passes(61min);
    EXPECT_EQ(at.tick().ran.size(), 1u);
    EXPECT_EQ(at.runs.size(), 2u);
}

TEST_P(ScheduleTest, a_clock_behind_the_record_runs_nothing_and_small_steps_do_not_matter)
{
    auto at = world("Asia/Shanghai", "2026-11-28T04:00:00.000Z");
    at.tick();
    auto const right = at.clock.now();
    for (auto wrong : {"1970-01-01T00:00:00.000Z", "2025-11-28T04:00:00.000Z", "2026-11-27T04:00:00.000Z"}) {
        at.restart(); // so that only the record tells
        at.clock.set(*Instant::from_iso(wrong));
        EXPECT_EQ(at.tick().clock, ClockState::behind_record) << wrong;
        at.passes(2h);
        EXPECT_EQ(at.tick().clock, ClockState::behind_record) << wrong;
    }
    EXPECT_EQ(at.runs.size(), 1u);

    at.restart();
    at.clock.set(right);
    at.tick();
    at.passes(10min);
    at.steps(1s); // a leap second, or the time servers' corrections
    EXPECT_EQ(at.tick().clock, ClockState::steady);
    at.restart();
    at.clock.set({right.milliseconds + std::chrono::milliseconds{400 * 24h}.count()});
    EXPECT_EQ(at.tick().clock, ClockState::stepped); // nobody worked for longer than bodies rest
    EXPECT_TRUE(at.runner->tick(at.elapsed, true).ran.size() == 1); // an operator says the clock is right
}

TEST_P(ScheduleTest, what_fails_is_tried_again_and_what_ran_is_not)
{
    auto at      = world("Asia/Shanghai", "2026-11-28T04:00:00.000Z");
    bool failing = true;
    at.schedule.daily({"fails_first",
                       {"", ""},
                       [](Reader&, Day day) { return day.iso(); },
                       [&](Act&, std::string const& seen) -> Result<std::string> {
                           if (failing) return refuse(refusal::not_found);
                           return "saw " + seen;
                       }});
    auto ticked = at.tick();
    EXPECT_EQ(ticked.ran.size(), 1u);
    EXPECT_EQ(ticked.failed, std::vector<std::string>{"fails_first: not_found"});
    failing = false;
    at.passes(1min);
    EXPECT_TRUE(at.tick().ran.empty());
    at.passes(15min);
    EXPECT_EQ(at.tick().ran, std::vector<std::string>{"fails_first"});
    at.restart();
    EXPECT_TRUE(at.tick().ran.empty());
    auto snapshot = at.recorder.database().snapshot();
    EXPECT_EQ(snapshot.one<std::string>("SELECT outcome FROM daily_run WHERE job = 'fails_first'"), "saw 2026-11-28");
}

// Two servers on PostgreSQL (on SQLite two programs with one file), restarts, and steps of up to three days both ways.
TEST_P(ScheduleTest, P24_never_twice_on_one_day_with_two_servers_and_any_steps)
{
    auto               one = world("Europe/London", "2026-10-20T10:00:00.000Z");
    World              two{*this, open(), "Europe/London", "2026-10-20T10:00:00.000Z"};
    std::mt19937       random{24};
    std::map<Day, int> runs;
    for (int i = 0; i < 1500; ++i) {
        auto passed = std::chrono::minutes{random() % 90};
        one.passes(passed), two.passes(passed);
        switch (random() % 60) {
        case 0:  one.steps(std::chrono::hours{static_cast<int>(random() % 144) - 72}); break;
        case 1:  two.steps(std::chrono::hours{static_cast<int>(random() % 144) - 72}); break;
        case 2:  one.restart(); break;
        case 3:  two.restart(); break;
        case 4:  one.clock.set(two.clock.now()); break;
        default: break;
        }
        one.tick(), two.tick();
    }
    for (auto* at : {&one, &two})
        for (auto const& [day, times] : at->runs) runs[day] += times;
    EXPECT_GT(runs.size(), 20u);
    EXPECT_TRUE(std::ranges::all_of(runs, [](auto const& each) { return each.second == 1; }));
    auto snapshot = one.recorder.database().snapshot();
    EXPECT_EQ(snapshot.one<std::int64_t>("SELECT count(*) FROM daily_run"), static_cast<std::int64_t>(runs.size()));
    EXPECT_EQ(snapshot.one<std::int64_t>("SELECT size FROM journal_head"), static_cast<std::int64_t>(runs.size()));
}

ON_EACH_ENGINE(ScheduleTest);
