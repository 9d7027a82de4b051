// A race of the demonstration: three teams with one aim, a first stage that one of them did not pass, and a second one
// in which the monitoring officer still has a team to measure.
#pragma once

#include "app/local_client.hpp"
#include "base/day.hpp"

#include <array>
#include <vector>

namespace penstock {

class DemoRace {
public:
    DemoRace(LocalClient& client, Caller manager, Caller monitor)
        : client_{client},
          manager_{std::move(manager)},
          monitor_{std::move(monitor)}
    {}

    // Between awards that are signed; the last of them is the team that will not pass.
    Result<void> found(std::int64_t programme, std::vector<std::int64_t> teams, Day now);
    Result<void> measure_all();
    Result<void> decide();
    Result<void> open_last_stage(Day now);
    // One of the two that go on; the other has still to be measured.
    Result<void> measure_first();

private:
    Result<void> open(std::string_view protocol, std::array<std::string_view, 2> targets, std::int64_t plan, Day from,
                      bool last);
    Result<void> measure(std::size_t team, std::array<std::string_view, 2> values, std::string_view note);

    LocalClient&              client_;
    Caller                    manager_, monitor_;
    std::string               path_; // of the race
    std::vector<std::int64_t> teams_;
};

} // namespace penstock
