// What signing in and linking share: leaving for the provider, and what comes back.
#pragma once

#include "identity/identity.hpp"
#include "identity/identity_api.hpp"

#include "api/look.hpp"

namespace penstock {

struct LeaveView {
    std::string go_to; // the provider's page
};
BOOST_DESCRIBE_STRUCT(LeaveView, (), (go_to))

// What the provider's page gave the browser on the way back.
struct ReturnAsk {
    std::optional<Token>       round; // of the cookie, where the browser does not say it itself
    Token                      state;
    std::optional<Token>       code;
    std::optional<std::string> issuer; // (RFC 9207)
    std::optional<std::string> error;  // in place of a code
};
BOOST_DESCRIBE_STRUCT(ReturnAsk, (), (round, state, code, issuer, error))

struct ReturnReady {
    std::int64_t                   wait{}; // seconds, when there were too many attempts
    std::optional<Round>           round;
    std::shared_ptr<Arrival const> arrival; // nothing where the provider was not asked
    std::string                    attempt; // what failures are counted by, beside the address: this very way back
    std::string                    remote;
    std::string                    device;
    bool                           demo{};
};

// Where persons go, with the cookie that the way back is held against. Refuses not_found where there is no provider.
Result<LeaveView> leave(Look& look, RoundFor purpose);

// Asks the provider who came. What it refuses is refused by the act, which counts it as an attempt.
Result<ReturnReady> ready_for_return(Look& look, ReturnAsk const& ask, bool linking);
// Refuses what does not hold, and uses the round up.
Result<ProviderClaims> taken(Act& act, ReturnReady const& ready);

} // namespace penstock
