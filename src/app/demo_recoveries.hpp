// Money the demonstration asks back: of a team that lost its race and then went bankrupt, of one that has not answered,
// and of one that paid.
#pragma once

#include "app/local_client.hpp"
#include "base/day.hpp"

namespace penstock {

class DemoRecoveries {
public:
    DemoRecoveries(LocalClient& client, Caller finance) : client_{client}, finance_{std::move(finance)} {}

    // Most of it comes in; of the rest the finance officer has asked the board to write it off.
    Result<void> of_the_bankrupt(std::int64_t award, Day now);
    Result<void> ask_write_off(Day now);
    // Due by now, and nothing came.
    Result<void> of_the_silent(std::int64_t award, Day now);
    Result<void> of_the_honest(std::int64_t award, Day now);

private:
    struct Demand {
        std::string_view ground, reason, number;
        std::int64_t     minor{};
        int              days{}; // to pay it back
    };
    Result<std::string> demand(std::int64_t award, Demand const& of, Day now); // its path
    Result<void>        receive(std::string const& path, std::int64_t minor, std::string_view reference, Day now);

    LocalClient& client_;
    Caller       finance_;
    std::string  bankrupt_;
};

} // namespace penstock
