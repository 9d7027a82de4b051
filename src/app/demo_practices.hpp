// Pilots and practices of the demonstration: one piloted, evaluated, recognised and adopted elsewhere; one that runs,
// one that waits; and one taken over from those that come with the program.
#pragma once

#include "app/local_client.hpp"
#include "base/day.hpp"

#include <string>
#include <vector>

namespace penstock {

class DemoPractices {
public:
    DemoPractices(LocalClient& client, Caller secretary, Caller monitor, Day first)
        : client_{client},
          secretary_{std::move(secretary)},
          monitor_{std::move(monitor)},
          first_{first}
    {}

    // What happens up to this day, and did not happen yet.
    Result<void> live_until(Day day);
    // What is left of it, and what is under way on the last day.
    Result<void> finish(Day last);

private:
    // An item of an agenda on which a meeting said yes.
    Result<std::int64_t> decided(Words title, std::string_view text, Day day);
    Result<std::int64_t> found_body(std::string_view kind, Words name);
    Result<std::int64_t> propose(Words title, std::string_view texts, Day from, Day until);
    Result<void>         start(std::int64_t pilot, Words decision, Day day);
    Result<void>         take(std::size_t step, Day day);

    LocalClient& client_;
    Caller       secretary_;
    Caller       monitor_;
    Day          first_;
    std::size_t  next_{};
    std::int64_t group_{}; // that decides
    std::int64_t unit_{};  // that pilots
    std::int64_t pilot_{};
    std::int64_t practice_{};
};

} // namespace penstock
