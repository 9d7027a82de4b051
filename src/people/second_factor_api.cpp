// Setting up the second factor, its recovery codes, taking it away, and proving again that one is there.
#include "people/second_factor.hpp"

#include "api/refusals.hpp"
#include "people/credential.hpp"
#include "people/password.hpp"
#include "people/person_api.hpp"
#include "people/person_facts.hpp"
#include "people/person_view.hpp"
#include "people/refusals.hpp"
#include "people/session.hpp"
#include "people/sign_in_event.hpp"
#include "people/throttle.hpp"
#include "people/totp.hpp"

#include <algorithm>

namespace penstock {

namespace {

constexpr std::string_view issuer = "Penstock";

struct SecondFactorView {
    bool                   enrolled{};
    std::optional<Instant> since;
    std::int64_t           recovery_codes{}; // left
    bool                   wanted{};         // a role in force demands one
    std::optional<Instant> due;              // when such roles stop giving anything; absent while nobody has asked
};
BOOST_DESCRIBE_STRUCT(SecondFactorView, (), (enrolled, since, recovery_codes, wanted, due))

Result<SecondFactorView> factor_view(Reader& reader, Id<Person> id, Day today)
{
    auto person = TRY(load_person(reader, id));
    auto rules  = load_sign_in_rules(reader);
    auto factor = second_factor_of(reader, id);
    SecondFactorView out{factor.secret.has_value(), person.second_factor_since, recovery_codes_of(reader, id),
                         std::ranges::any_of(grants_of(reader, id, today),
                                             [&](auto const& grant) { return rules.demand_of(grant.role); }),
                         std::nullopt};
    if (out.wanted && !out.enrolled) out.due = second_factor_due(rules, factor.asked_at);
    return out;
}

Result<SecondFactorView> get_second_factor(Look& look, NoAsk const&)
{
    return factor_view(look.read, {look.caller.person()}, look.today);
}

struct StartedView {
    std::string secret; // in base 32, for who cannot read the picture
    std::string uri;    // what the picture says
};
BOOST_DESCRIBE_STRUCT(StartedView, (), (secret, uri))

// Shown in this answer only; an upkeep, because the answer of an act is kept.
Result<StartedView> start_second_factor(Act& act, Caller const& caller, NoAsk const&)
{
    auto person = TRY(load_person(act.read(), {caller.person()}));
    if (!act.cipher().has_key()) return refuse(refusal::encryption_key_missing);
    auto              bytes = act.chance().bytes<totp_secret>();
    std::string const secret{reinterpret_cast<char const*>(bytes.data()), bytes.size()};
    keep_pending(act, person.id, secret);
    return StartedView{base32(secret), otpauth_uri(issuer, person.email, secret)};
}

struct CodeAsk {
    Secret code;
};
BOOST_DESCRIBE_STRUCT(CodeAsk, (), (code))
struct DoorReady { // of the door that somebody stands at
    std::int64_t wait{};
    std::string  remote;
    std::string  device;
};

Result<DoorReady> at_door(Look& look)
{
    auto person = TRY(load_person(look.read, {look.caller.person()}));
    return DoorReady{sign_in_wait(look.read, person.email, look.remote, look.now), look.remote, look.device};
}

std::unexpected<Refused> refuse_until(std::int64_t seconds)
{
    return refuse(refusal::too_many_attempts, std::to_string(seconds));
}

// Nothing here refuses for what may have changed since: a request repeated under its key gets its first answer.
Result<DoorReady> prepare_set_second_factor(Look& look, CodeAsk const&) { return at_door(look); }

Result<SecondFactorView> set_second_factor(Act& act, Caller const& caller, CodeAsk const& ask, DoorReady const& ready)
{
    auto person = TRY(load_person(act.read(), {caller.person()}));
    if (ready.wait > 0) return refuse_until(ready.wait);
    if (!confirm_pending(act, person.id, ask.code.reveal())) {
        count_failure(act, person.email, ready.remote);
        return refuse(refusal::wrong_code, "/code", "");
    }
    act.record(SecondFactorSet{{person.id}});
    if (!caller.session().empty()) note_proof(act, caller.session());
    note_event(act, person.id, SignInEventKind::second_factor_set, ready.device);
    end_sessions(act, person.id, caller.session());
    return factor_view(act.read(), person.id, act.today);
}

struct RecoveryCodesView {
    std::vector<std::string> codes;
};
BOOST_DESCRIBE_STRUCT(RecoveryCodesView, (), (codes))

Result<DoorReady> prepare_make_recovery(Look& look, NoAsk const&) { return at_door(look); }

Result<RecoveryCodesView> make_new_recovery_codes(Act& act, Caller const& caller, NoAsk const&, DoorReady const& ready)
{
    auto person = TRY(load_person(act.read(), {caller.person()}));
    if (!second_factor_of(act.read(), person.id).secret) return refuse(refusal::no_second_factor);
    note_event(act, person.id, SignInEventKind::recovery_codes_made, ready.device);
    return RecoveryCodesView{make_recovery_codes(act, person.id)};
}

Result<DoorReady> prepare_end_second_factor(Look& look, NoAsk const&) { return at_door(look); }

Result<SecondFactorView> end_second_factor(Act& act, Caller const& caller, NoAsk const&, DoorReady const& ready)
{
    auto person = TRY(load_person(act.read(), {caller.person()}));
    if (!second_factor_of(act.read(), person.id).secret) return refuse(refusal::no_second_factor);
    act.record(SecondFactorRemoved{{person.id}, ""});
    drop_second_factor(act, person.id);
    note_event(act, person.id, SignInEventKind::second_factor_removed, ready.device);
    return factor_view(act.read(), person.id, act.today);
}

struct RemoveFactorAsk {
    Id<Person> id;
    Line<500>  reason;
};
BOOST_DESCRIBE_STRUCT(RemoveFactorAsk, (), (id, reason))

// For somebody who lost the telephone and the recovery codes: whoever can tell that it is really that person.
Result<PersonView> remove_second_factor(Act& act, Caller const& caller, RemoveFactorAsk const& ask)
{
    CHECK(caller.check_in(Permission::manage_people, 0));
    auto person = TRY(load_person(act.read(), ask.id));
    if (!person.second_factor_since) return refuse(refusal::no_second_factor);
    if (person.id.value == caller.person()) return refuse(refusal::own_second_factor);
    act.record(SecondFactorRemoved{{person.id}, ask.reason.value});
    drop_second_factor(act, person.id);
    end_sessions(act, person.id);
    note_event(act, person.id, SignInEventKind::second_factor_removed, "");
    return person_view(act.read(), TRY(load_person(act.read(), ask.id)), caller, act.today);
}

struct ProveAsk {
    std::optional<Secret> password; // one of both
    std::optional<Secret> code;
};
BOOST_DESCRIBE_STRUCT(ProveAsk, (), (password, code))
struct ProofReady {
    DoorReady   door;
    bool        right{};
    std::string encoded; // the hash that was looked at
};
struct ProvedView {
    Instant until; // when what wants a fresh proof asks again
};
BOOST_DESCRIBE_STRUCT(ProvedView, (), (until))

Result<ProofReady> prepare_prove(Look& look, ProveAsk const& ask)
{
    ProofReady out{.door = TRY(at_door(look))};
    if (out.door.wait > 0) return refuse_until(out.door.wait);
    if (!ask.password && !ask.code) return refuse(refusal::missing_field, "/password", "");
    if (!ask.password) return out;
    out.encoded = credential_of(look.read, {look.caller.person()});
    out.right   = verify_password(out.encoded, ask.password->reveal()).right;
    return out;
}

Result<ProvedView> prove_presence(Act& act, Caller const& caller, ProveAsk const& ask, ProofReady const& ready)
{
    auto person = TRY(load_person(act.read(), {caller.person()}));
    if (auto wait = sign_in_wait(act.read(), person.email, ready.door.remote, act.now); wait > 0)
        return refuse_until(wait);
    bool right = ask.password ? ready.right && credential_of(act.read(), person.id) == ready.encoded
                              : TRY(take_code(act, person.id, ask.code->reveal())) != CodeTaken::none;
    if (!right) {
        count_failure(act, person.email, ready.door.remote);
        note_event(act, person.id, ask.password ? SignInEventKind::wrong_password : SignInEventKind::wrong_code,
                   ready.door.device);
        return ask.password ? refuse(refusal::wrong_credentials, "/password", "")
                            : refuse(refusal::wrong_code, "/code", "");
    }
    forget_failures(act, person.email);
    if (!caller.session().empty()) note_proof(act, caller.session());
    note_event(act, person.id, SignInEventKind::proved, ready.door.device);
    return ProvedView{act.now.plus(std::chrono::minutes{load_sign_in_rules(act.read()).proof_minutes})};
}

} // namespace

void register_second_factor(api::Registry& registry)
{
    using enum Permission;
    registry.read<signed_in, get_second_factor>("/api/session/second-factor", {"两步验证", "One's second factor"});
    registry
        .upkeep<signed_in, start_second_factor>("/api/session/second-factor/start",
                                                {"开始启用两步验证", "Begin to set up a second factor"})
        .needs_proof();
    registry.act<signed_in, prepare_set_second_factor, set_second_factor>(
        "/api/session/second-factor", {"启用两步验证", "Set up a second factor"});
    registry
        .upkeep<signed_in, prepare_make_recovery, make_new_recovery_codes>("/api/session/second-factor/recovery-codes",
                                                                           {"生成恢复码", "Make recovery codes"})
        .needs_proof();
    registry
        .act<signed_in, prepare_end_second_factor, end_second_factor>("/api/session/second-factor/end",
                                                                      {"停用两步验证", "Give up the second factor"})
        .needs_proof();
    registry
        .act<manage_people, remove_second_factor>("/api/people/{id}/second-factor/end",
                                                  {"解除他人的两步验证", "Remove somebody's second factor"})
        .needs_proof();
    registry.upkeep<signed_in, prepare_prove, prove_presence>("/api/session/proof",
                                                              {"再次确认身份", "Prove again that it is you"});
}

} // namespace penstock
