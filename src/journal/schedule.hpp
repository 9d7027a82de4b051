// Daily jobs: each runs exactly once on each civil day of the place where the body sits, across restarts, servers and
// clocks that step. What decides is the permanent key of the act, "daily/<job>/<day>", never a timer.
#pragma once

#include "journal/recorder.hpp"

namespace penstock::journal {

struct DailyJob {
    std::string name; // permanent: part of the key
    Words       words;
    // What takes long and only reads, done beside the recorder; its result is handed to `run`. May be empty.
    std::function<std::string(Reader&, Day)> look;
    // Does what is due and says what it did, in a few words for the list of jobs. Today is act.today.
    std::function<Result<std::string>(Act&, std::string const& seen)> run;
};

class Schedule {
public:
    Schedule&   daily(DailyJob job);
    auto const& jobs() const { return jobs_; }

private:
    std::vector<DailyJob> jobs_;
};

// Time since the machine started, its sleep included: a clock that goes forward evenly and that nobody sets.
std::chrono::milliseconds time_that_nobody_sets();

// Whether the clock can be believed. Time that passed is measured by a second clock, which nobody can set.
BOOST_DEFINE_ENUM_CLASS(ClockState, steady, stepped, behind_record)

class ClockWatch {
public:
    // A step is more than this; after one, the clock is believed when it has gone evenly for `settle`.
    static constexpr std::chrono::milliseconds step_least = std::chrono::seconds{5};
    static constexpr std::chrono::milliseconds settle     = std::chrono::hours{1};
    // At the start, this long after the newest fact is as doubtful as a step.
    static constexpr std::chrono::milliseconds silence_most = std::chrono::days{32};

    // `newest`: when the newest fact was written, if there is one. `elapsed` never goes back.
    ClockState look(Instant now, std::chrono::milliseconds elapsed, std::optional<Instant> newest);
    // How far the last step went; forward above zero.
    std::chrono::milliseconds last_step() const { return last_step_; }

private:
    struct Seen {
        Instant                   now;
        std::chrono::milliseconds elapsed{};
    };
    std::optional<Seen>                      last_;
    std::optional<std::chrono::milliseconds> stepped_at_; // on the second clock
    std::chrono::milliseconds                last_step_{};
};

struct Ticked {
    ClockState               clock{ClockState::steady};
    Day                      day;
    std::vector<std::string> ran;    // the jobs that ran now, here
    std::vector<std::string> failed; // those that will be tried again, with the reason
};

// What the runner needs of the world: the recorder, a place to read, and the two clocks.
struct DailyWorld {
    std::function<Outcome(Attempt)>                          ask;
    std::function<void(std::function<void(Reader&)> const&)> read;
    Clock&                                                   clock;
    std::string                                              zone;
};

class DailyRunner {
public:
    // A job that failed is tried again after this long.
    static constexpr std::chrono::milliseconds patience = std::chrono::minutes{15};

    // The schedule must outlive the runner.
    DailyRunner(Schedule const& schedule, DailyWorld world) : schedule_{schedule}, world_{std::move(world)} {}

    // Runs what has not run today. `elapsed` is the time since any fixed moment, by a clock that nobody sets.
    // `believe_clock`: somebody looked at the clock and says it is right.
    Ticked tick(std::chrono::milliseconds elapsed, bool believe_clock = false);

private:
    void run(DailyJob const& job, Day day, Ticked& ticked, std::chrono::milliseconds elapsed);

    Schedule const&                                  schedule_;
    DailyWorld                                       world_;
    ClockWatch                                       watch_;
    std::map<std::string, Day>                       done_;        // the latest day known to be done, by job
    std::map<std::string, std::chrono::milliseconds> not_before_;  // on the second clock
};

} // namespace penstock::journal

namespace penstock {
using journal::DailyJob;
using journal::DailyRunner;
using journal::Schedule;
using journal::time_that_nobody_sets;
} // namespace penstock
