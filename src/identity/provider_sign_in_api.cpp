// Signing in through the provider: to its page, back with what it says, and our own code where one is still asked for.
#include "identity/round_api.hpp"

#include "api/refusals.hpp"
#include "identity/refusals.hpp"
#include "people/second_factor.hpp"
#include "people/session_api.hpp"
#include "people/sign_in_event.hpp"
#include "people/throttle.hpp"

#include <algorithm>

namespace penstock {

namespace {

struct ProviderView {
    std::optional<Bilingual> name; // absent: there is no provider
};
BOOST_DESCRIBE_STRUCT(ProviderView, (), (name))

Result<ProviderView> get_provider(Look&, NoAsk const&)
{
    if (auto const* provider = identity_provider()) return ProviderView{provider->settings().name};
    return ProviderView{};
}

struct LeaveAsk {
    std::optional<bool> anew; // the provider asks the person again, though it knows it: a fresh proof
};
BOOST_DESCRIBE_STRUCT(LeaveAsk, (), (anew))

Result<LeaveView> prepare_go_to_provider(Look& look, LeaveAsk const& ask)
{
    return leave(look, ask.anew.value_or(false) ? RoundFor::proof : RoundFor::sign_in);
}

// Writes nothing: who only leaves is nobody yet.
Result<LeaveView> go_to_provider(Act&, Caller const&, LeaveAsk const&, LeaveView const& ready) { return ready; }

struct ReturnedView {
    bool signed_in{};
    bool code_needed{}; // of the person's own second factor, which the provider does not stand in for
};
BOOST_DESCRIBE_STRUCT(ReturnedView, (), (signed_in, code_needed))

Result<ReturnReady> prepare_sign_in_by_provider(Look& look, ReturnAsk const& ask)
{
    auto out = TRY(ready_for_return(look, ask, false));
    if (out.arrival && out.arrival->claims)
        look.reply.set_cookie = session_cookie(out.arrival->token, look.installation.secure_cookies);
    return out;
}

bool demands_second_factor(Act& act, Id<Person> person)
{
    auto const rules = load_sign_in_rules(act.read());
    return std::ranges::any_of(grants_of(act.read(), person, act.today),
                               [&](auto const& grant) { return rules.demand_of(grant.role); });
}

// The time since which the person must have been there: when it signed in at the provider, if it says so.
Instant proved_at(ProviderClaims const& claims) { return claims.signed_in_at.value_or(Instant{}); }

void open_door(Act& act, Caller const& caller, Id<Person> person, std::string const& token, std::string const& device,
               SessionStart const& start)
{
    note_event(act, person, SignInEventKind::provider_signed_in, device);
    if (!caller.session().empty()) end_session(act, caller.session());
    start_session(act, person, sha256(token), device, start);
}

// With a key, though it opens a session: links and roles are facts. The answer holds no secret.
Result<ReturnedView> sign_in_by_provider(Act& act, Caller const& caller, ReturnAsk const&, ReturnReady const& ready)
{
    auto const& provider = *identity_provider();
    auto const  claims   = TRY(taken(act, ready));
    auto const  entry    = plan_entry(act.read(), claims, provider.settings());
    if (!entry) {
        if (entry.error() == refusal::identity_unknown) note_visitor(act, claims);
        return std::unexpected{entry.error()};
    }
    auto const person = admit(act, *entry, claims);
    if (claims.groups) {
        auto const gives = roles_given(act.read(), provider.settings().roles, *claims.groups);
        auto const held  = roles_with_cause(act.read(), person);
        record_group_roles(act, person, claims.issuer,
                           plan_group_roles(person, gives, held, act.today, provider.settings().role_days));
    }

    bool const trusted = provider.second_factor_in(claims);
    if (!trusted && second_factor_of(act.read(), person).secret) {
        wait_for_code(act, ready.round->digest(), person);
        return ReturnedView{.code_needed = true};
    }
    // Where the provider vouches for one nothing is owed now; what was owed by password stays so.
    if (!trusted && demands_second_factor(act, person) && !ready.demo) ask_for_second_factor(act, person);
    open_door(act, caller, person, ready.arrival->token, ready.device,
              {trusted ? SessionDoor::provider_factor : SessionDoor::provider, proved_at(claims)});
    return ReturnedView{.signed_in = true};
}

struct RoundCodeAsk {
    std::optional<Token> round;
    Token                state;
    Secret               code;
};
BOOST_DESCRIBE_STRUCT(RoundCodeAsk, (), (round, state, code))

struct RoundCodeReady {
    std::optional<Digest> round;
    std::string           token;
    std::string           remote;
    std::string           device;
};

Result<RoundCodeReady> prepare_show_code(Look& look, RoundCodeAsk const& ask)
{
    if (!identity_provider()) return refuse(refusal::not_found);
    RoundCodeReady out{.token = make_token(look.chance), .remote = look.remote, .device = look.device};
    if (ask.round)
        if (auto round = Round::returned(ask.round->reveal(), ask.state.reveal(), look.now))
            out.round = round->digest();
    look.reply.set_cookie = session_cookie(out.token, look.installation.secure_cookies);
    return out;
}

Result<SignedInView> show_code(Act& act, Caller const& caller, RoundCodeAsk const& ask, RoundCodeReady const& ready)
{
    auto const waiting = ready.round ? waiting_for_code(act.read(), *ready.round, act.now) : std::nullopt;
    if (!waiting) return refuse(refusal::round_over);
    auto const person = TRY(load_person(act.read(), *waiting));
    if (auto wait = sign_in_wait(act.read(), person.email, ready.remote, act.now); wait > 0)
        return refuse(refusal::too_many_attempts, std::to_string(wait));
    if (person.state != PersonState::active) return refuse(refusal::account_suspended);
    if (TRY(take_code(act, person.id, ask.code.reveal())) == CodeTaken::none) {
        count_failure(act, person.email, ready.remote);
        note_event(act, person.id, SignInEventKind::wrong_code, ready.device);
        return refuse(refusal::wrong_code, "/code", "");
    }
    forget_failures(act, person.email);
    wait_no_more(act, *ready.round);
    open_door(act, caller, person.id, ready.token, ready.device, {SessionDoor::provider, act.now});
    return SignedInView{true, csrf_token(hex(sha256(ready.token).view()))};
}

} // namespace

void register_provider_sign_in(api::Registry& registry)
{
    using enum Permission;
    registry.read<anyone, get_provider>("/api/session/provider", {"身份提供方", "The identity provider"});
    registry.upkeep<anyone, prepare_go_to_provider, go_to_provider>(
        "/api/session/provider", {"前往身份提供方登录", "Go to the provider to sign in"});
    registry.act<anyone, prepare_sign_in_by_provider, sign_in_by_provider>(
        "/api/session/provider/return", {"从身份提供方返回并登录", "Come back from the provider and sign in"});
    registry.upkeep<anyone, prepare_show_code, show_code>("/api/session/provider/code",
                                                          {"补交动态验证码", "Show the code that is still to come"});
}

} // namespace penstock
