// Where the simulated agency's persons sit: their acts go through the endpoints, many in one commit, on a day of the
// simulation's own calendar.
#pragma once

#include "api/endpoint.hpp"
#include "journal/recorder.hpp"
#include "journal/schedule.hpp"
#include "store/world.hpp"

#include <boost/json.hpp>

#include <functional>
#include <map>
#include <optional>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

namespace penstock::agency {

// A refusal or a defect where the simulation expects neither.
struct Broken : std::runtime_error {
    using runtime_error::runtime_error;
};

class Desk {
public:
    using Done = std::function<void(boost::json::object const&)>;

    // `address` names an empty database, or one to be made. Throws Broken when it is neither.
    Desk(std::uint64_t seed, std::string const& address);

    std::int64_t below(std::int64_t end); // by chance, of the seed
    bool         one_in(std::int64_t many) { return below(many) == 0; }

    Day  today() const { return today_; }
    void go_to(Day day);
    // The clock of the machine says so, whatever time it is; `today` follows it. Kept acts are done before.
    void clock_says(Instant now);

    // The program ends and is started again: nothing is known but what the database has.
    void restart();
    // Runs what is due by the clock. `elapsed`: since any fixed moment, by a clock that nobody sets.
    journal::Ticked tick(Schedule const& schedule, std::chrono::milliseconds elapsed);

    // An act, done with others in one commit; `done` is given the answer after it.
    void ask(Caller const& by, std::string path, std::string body, Done done = {});
    // The same at once; its answer's id.
    std::int64_t made(Caller const& by, std::string path, std::string body);
    // What no endpoint does by itself: a person added without an invitation, a control's wrong deed.
    void         run(std::string what, std::function<Result<std::string>(Act&)> work);
    std::string  get(Caller const& by, std::string const& path);
    std::int64_t add_person(std::string const& name, std::string_view role); // role "": given later
    std::string  keep(std::string const& content);                           // a file as uploads do; its digest
    void         flush();

    // A moment of the database: what was asked since the last flush is not in it.
    Snapshot snapshot() { return recorder_->database().snapshot(); }

private:
    void queue(journal::Attempt attempt, std::string what, std::function<void(std::string const&)> done);

    std::mt19937_64               random_;
    ManualClock                   clock_{Instant{}};
    SeededChance                  chance_;
    std::string                   address_;
    std::optional<Recorder>       recorder_;
    std::optional<DailyRunner>    runner_;
    Installation                  installation_{.version = "0.0.0"};
    Day                           today_;
    std::vector<journal::Attempt> queue_;
    bool                          running_{};
    std::int64_t                  keys_{};
};

} // namespace penstock::agency
