#include "identity/round_api.hpp"

#include "api/refusals.hpp"
#include "identity/refusals.hpp"
#include "people/throttle.hpp"

namespace penstock {

namespace {

IdentityProvider* the_provider = nullptr;

constexpr std::string_view with_round[] = {"/api/session/provider/return", "/api/session/provider/code",
                                           "/api/session/identities"};

// Not by who it is, which nobody knows yet, and not by the address alone: a whole house may share one.
void count_provider_failure(Act& act, ReturnReady const& ready) { count_failure(act, ready.attempt, ready.remote); }

} // namespace

void              use_identity_provider(IdentityProvider* provider) { the_provider = provider; }
IdentityProvider* identity_provider() { return the_provider; }

bool takes_round(std::string_view path) { return std::ranges::find(with_round, path) != std::end(with_round); }

Result<LeaveView> leave(Look& look, RoundFor purpose)
{
    if (!the_provider) return refuse(refusal::not_found);
    auto const secret = make_token(look.chance);
    LeaveView  out{TRY(the_provider->way_there({secret, purpose, look.now}, look.now))};
    look.reply.set_cookie = round_cookie(secret, look.installation.secure_cookies);
    return out;
}

Result<ReturnReady> ready_for_return(Look& look, ReturnAsk const& ask, bool linking)
{
    if (!the_provider) return refuse(refusal::not_found);
    ReturnReady out{.attempt = "round " + ask.state.value,
                    .remote  = look.remote,
                    .device  = look.device,
                    .demo    = look.installation.demo};
    out.wait = sign_in_wait(look.read, out.attempt, look.remote, look.now);
    if (out.wait > 0) return out;
    if (ask.round) out.round = Round::returned(ask.round->reveal(), ask.state.reveal(), look.now);
    if (out.round && (out.round->purpose() == RoundFor::link) != linking) out.round.reset();
    if (!out.round) return out;
    if (!ask.error && ask.code)
        out.arrival =
            the_provider->arrival(*out.round, ask.code->reveal(), ask.issuer.value_or(""), look.now, look.chance);
    return out;
}

Result<ProviderClaims> taken(Act& act, ReturnReady const& ready)
{
    if (ready.wait > 0) return refuse(refusal::too_many_attempts, std::to_string(ready.wait));
    if (!ready.round) {
        count_provider_failure(act, ready);
        return refuse(refusal::round_over);
    }
    if (!ready.arrival || !ready.arrival->claims) {
        count_provider_failure(act, ready);
        if (!ready.arrival) return refuse(refusal::provider_declined);
        return std::unexpected{ready.arrival->claims.error()};
    }
    if (!use_round(act, *ready.round)) {
        count_provider_failure(act, ready);
        return refuse(refusal::round_over);
    }
    return *ready.arrival->claims;
}

} // namespace penstock
