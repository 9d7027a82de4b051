#include "people/session_api.hpp"

#include "api/refusals.hpp"
#include "people/credential.hpp"
#include "people/password.hpp"
#include "people/person_facts.hpp"
#include "people/person_view.hpp"
#include "people/refusals.hpp"
#include "people/second_factor.hpp"
#include "people/sign_in_event.hpp"
#include "people/throttle.hpp"

#include <algorithm>

namespace penstock {

namespace {

std::unexpected<Refused> refuse_for(std::int64_t seconds)
{
    return refuse(refusal::too_many_attempts, std::to_string(seconds));
}

// A link that holds now, and whose it is; person 0 for the first run.
struct HeldLink {
    LinkNow   link;
    PersonNow person;
};

Result<HeldLink> hold_first_run(Reader& reader, Token const& token, Instant now)
{
    auto link = find_link(reader, token.reveal());
    if (!link || link->purpose != LinkPurpose::first_run || !link_valid(*link, now) || is_anybody_there(reader))
        return refuse(refusal::link_used_or_expired);
    return HeldLink{*link, {}};
}

Result<HeldLink> hold_personal(Reader& reader, Token const& token, Instant now)
{
    auto link = find_link(reader, token.reveal());
    if (!link || link->purpose == LinkPurpose::first_run || !link_valid(*link, now))
        return refuse(refusal::link_used_or_expired);
    auto person = TRY(load_person(reader, link->person));
    bool fits   = link->purpose == LinkPurpose::invitation ? person.state == PersonState::invited
                                                           : person.state == PersonState::active && person.may_reset;
    if (!fits) return refuse(refusal::link_used_or_expired);
    return HeldLink{*link, std::move(person)};
}

// Asks for a code where there is a second factor; where a role demands one that is not there, time begins to run. In a
// demonstration it does not: its passwords stand on its page.
Result<CodeTaken> pass_second_factor(Act& act, PersonNow const& person, SignInAsk const& ask, SignInReady const& ready)
{
    if (!second_factor_of(act.read(), person.id).secret) {
        auto const rules = load_sign_in_rules(act.read());
        auto const held  = grants_of(act.read(), person.id, act.today);
        bool wanted = std::ranges::any_of(held, [&](auto const& grant) { return rules.demand_of(grant.role); });
        if (wanted && !ready.demo) ask_for_second_factor(act, person.id);
        else ask_no_more(act, person.id);
        return CodeTaken::none;
    }
    if (!ask.code || ask.code->reveal().empty()) return refuse(refusal::code_needed, "/code", "");
    auto taken = TRY(take_code(act, person.id, ask.code->reveal()));
    if (taken != CodeTaken::none) return taken;
    count_failure(act, person.email, ready.remote);
    note_event(act, person.id, SignInEventKind::wrong_code, ready.device);
    return refuse(refusal::wrong_code, "/code", "");
}

} // namespace

SessionView session_view(Look& look, InstanceName const& name)
{
    SessionView out;
    out.instance = {name.name, !is_anybody_there(look.read), look.installation.demo, look.installation.version,
                    look.installation.zone};
    if (look.installation.demo) out.demo_accounts = look.installation.demo_accounts;
    auto person = load_person(look.read, {look.caller.person()});
    if (!person) return out;

    out.signed_in = true;
    out.person    = SessionPerson{person->id, person->name, person->email};
    out.csrf      = csrf_token(look.caller.session());
    auto const door = session_door(look.read, look.caller.session());
    if (auto factor = second_factor_of(look.read, person->id);
        !factor.secret && factor.asked_at && door != SessionDoor::provider_factor)
        out.second_factor_due = second_factor_due(load_sign_in_rules(look.read), factor.asked_at);
    if (auto due = password_due(look.read, person->id);
        due && door == SessionDoor::password && look.now >= due->plus(-std::chrono::days{14}))
        out.password_due = due;
    for (auto const& role : roles_of(look.read, {person->id}))
        if (role.in_force(look.today)) out.roles.push_back(role_view(look.read, role, look.today));
    for (auto const& [permission, text] : enumerators<Permission>())
        if (permission != Permission::anyone && permission != Permission::signed_in && look.caller.may(permission))
            out.permissions.push_back(permission);
    return out;
}

Result<SignInReady> prepare_sign_in(Look& look, SignInAsk const& ask)
{
    if (auto wait = sign_in_wait(look.read, ask.email.value, look.remote, look.now); wait > 0) return refuse_for(wait);
    auto        person = find_person(look.read, ask.email.value);
    SignInReady out{.person = person ? person->id : Id<Person>{},
                    .token  = make_token(look.chance),
                    .remote = look.remote,
                    .device = look.device,
                    .demo   = look.installation.demo};
    if (person) out.encoded = credential_of(look.read, person->id);
    auto verified = verify_password(out.encoded, ask.password.reveal());
    out.right     = verified.right;
    if (verified.outdated) {
        auto password = plain_line(ask.password.reveal(), Secret::longest);
        if (password) out.rehashed = hash_password(*password, look.chance);
    }
    look.reply.set_cookie = session_cookie(out.token, look.installation.secure_cookies);
    return out;
}

Result<SignedInView> sign_in(Act& act, Caller const& caller, SignInAsk const& ask, SignInReady const& ready)
{
    // Many attempts may have been looked at side by side; here they come one after another.
    if (auto wait = sign_in_wait(act.read(), ask.email.value, ready.remote, act.now); wait > 0) return refuse_for(wait);
    auto person = load_person(act.read(), ready.person);
    bool right  = ready.right && person && credential_of(act.read(), ready.person) == ready.encoded;
    if (!right || (person->state != PersonState::active && person->state != PersonState::suspended)) {
        count_failure(act, ask.email.value, ready.remote);
        if (person) note_event(act, person->id, SignInEventKind::wrong_password, ready.device);
        return refuse(refusal::wrong_credentials);
    }
    if (person->state == PersonState::suspended) return refuse(refusal::account_suspended);
    auto taken = TRY(pass_second_factor(act, *person, ask, ready));

    forget_failures(act, ask.email.value);
    note_event(act, person->id,
               taken == CodeTaken::of_recovery ? SignInEventKind::recovery_code_used : SignInEventKind::signed_in,
               ready.device);
    if (!ready.rehashed.empty()) rehash_credential(act, person->id, ready.rehashed);
    if (!caller.session().empty()) end_session(act, caller.session());
    auto digest = sha256(ready.token);
    start_session(act, person->id, digest, ready.device);
    return SignedInView{true, csrf_token(hex(digest.view()))};
}

Result<SignOutReady> prepare_sign_out(Look& look, NoAsk const&)
{
    look.reply.set_cookie = ended_cookie(look.installation.secure_cookies);
    return SignOutReady{look.device};
}

Result<SignedInView> sign_out(Act& act, Caller const& caller, NoAsk const&, SignOutReady const& ready)
{
    if (!caller.session().empty()) {
        end_session(act, caller.session());
        note_event(act, {caller.person()}, SignInEventKind::signed_out, ready.device);
    }
    return SignedInView{};
}

Result<PasswordReady> prepare_change_password(Look& look, ChangePasswordAsk const& ask)
{
    auto person = TRY(load_person(look.read, {look.caller.person()}));
    auto next   = TRY(new_password(ask.next.reveal(), person.name, person.email,
                                   load_sign_in_rules(look.read).password_profile));
    // Nothing below refuses: a request that is repeated under its key gets the answer of the first time.
    PasswordReady out{.wait = sign_in_wait(look.read, person.email, look.remote, look.now),
                      .remote = look.remote,
                      .device = look.device};
    if (out.wait > 0) return out;
    out.encoded = credential_of(look.read, person.id);
    out.right   = verify_password(out.encoded, ask.current.reveal()).right;
    if (!out.right) return out;
    out.hash = hash_password(next, look.chance);
    out.used = password_used(look.read, person.id, next);
    return out;
}

Result<PasswordChangedView> change_password(Act& act, Caller const& caller, ChangePasswordAsk const&,
                                            PasswordReady const& ready)
{
    auto person = TRY(load_person(act.read(), {caller.person()}));
    if (ready.wait > 0) return refuse_for(ready.wait);
    if (auto wait = sign_in_wait(act.read(), person.email, ready.remote, act.now); wait > 0) return refuse_for(wait);
    if (!ready.right || credential_of(act.read(), person.id) != ready.encoded) {
        count_failure(act, person.email, ready.remote);
        return refuse(refusal::wrong_credentials, "/current", "");
    }

    if (ready.used) return refuse(refusal::password_used_before, "/next", "");

    act.record(PasswordChanged{{person.id}, std::nullopt});
    keep_credential(act, person.id, ready.hash);
    forget_failures(act, person.email);
    note_event(act, person.id, SignInEventKind::password_changed, ready.device);
    end_sessions(act, person.id, caller.session());
    return PasswordChangedView{true};
}

Result<LinkReady> prepare_first_run(Look& look, FirstRunAsk const& ask)
{
    // A link that does not hold is refused by the act, which knows whether this very request was answered before.
    if (!hold_first_run(look.read, ask.token, look.now)) return LinkReady{};
    auto password = TRY(new_password(ask.password.reveal(), ask.name.value, ask.email.value));
    return LinkReady{hash_password(password, look.chance)};
}

Result<JoinedView> first_run(Act& act, Caller const& caller, FirstRunAsk const& ask, LinkReady const& ready)
{
    CHECK(hold_first_run(act.read(), ask.token, act.now));
    if (ready.hash.empty()) return refuse(refusal::link_used_or_expired);

    Id<Person> id{act.record(PersonInvited{ask.name.value, ask.email.value})};
    act.record(PersonJoined{{id}, caller.person()});
    act.record(RoleGiven{{id}, Role::administrator, 0, act.today, std::nullopt});
    keep_credential(act, id, ready.hash);
    use_link(act, ask.token.reveal());
    return JoinedView{id, ask.email.value};
}

Result<LinkReady> prepare_accept(Look& look, AcceptAsk const& ask)
{
    auto held = hold_personal(look.read, ask.token, look.now);
    if (!held) return LinkReady{};
    auto password = TRY(new_password(ask.password.reveal(), held->person.name, held->person.email,
                                     load_sign_in_rules(look.read).password_profile));
    return LinkReady{hash_password(password, look.chance), password_used(look.read, held->person.id, password)};
}

Result<JoinedView> accept_invitation(Act& act, Caller const&, AcceptAsk const& ask, LinkReady const& ready)
{
    auto [link, person] = TRY(hold_personal(act.read(), ask.token, act.now));
    if (ready.hash.empty()) return refuse(refusal::link_used_or_expired);

    if (ready.used) return refuse(refusal::password_used_before, "/password", "");
    if (link.purpose == LinkPurpose::invitation) act.record(PersonJoined{{person.id}, link.maker});
    else act.record(PasswordChanged{{person.id}, link.maker});
    keep_credential(act, person.id, ready.hash);
    use_link(act, ask.token.reveal());
    end_sessions(act, person.id);
    forget_failures(act, person.email);
    return JoinedView{person.id, person.email};
}

void register_sessions(api::Registry& registry)
{
    using enum Permission;
    registry.upkeep<anyone, prepare_sign_in, sign_in>("/api/session", {"登录", "Sign in"});
    registry.upkeep<anyone, prepare_sign_out, sign_out>("/api/session/end", {"退出登录", "Sign out"});
    registry.act<signed_in, prepare_change_password, change_password>("/api/session/password",
                                                                      {"更改密码", "Change the password"});
    registry.act<anyone, prepare_first_run, first_run>("/api/first-run", {"设立首位管理员", "Make the first administrator"});
    registry.act<anyone, prepare_accept, accept_invitation>("/api/invitations/accept",
                                                            {"接受邀请", "Accept an invitation"});
}

} // namespace penstock
