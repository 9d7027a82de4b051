#include "people/session_api.hpp"

#include "people/credential.hpp"
#include "people/password.hpp"
#include "people/person_facts.hpp"
#include "people/person_view.hpp"
#include "people/throttle.hpp"

namespace penstock {

namespace {

std::unexpected<Refused> refuse_for(std::int64_t seconds)
{
    return refuse(Refusal::too_many_attempts, std::to_string(seconds));
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
        return refuse(Refusal::link_used_or_expired);
    return HeldLink{*link, {}};
}

Result<HeldLink> hold_personal(Reader& reader, Token const& token, Instant now)
{
    auto link = find_link(reader, token.reveal());
    if (!link || link->purpose == LinkPurpose::first_run || !link_valid(*link, now))
        return refuse(Refusal::link_used_or_expired);
    auto person = TRY(load_person(reader, link->person));
    bool fits   = link->purpose == LinkPurpose::invitation ? person.state == PersonState::invited
                                                           : person.state == PersonState::active && person.may_reset;
    if (!fits) return refuse(Refusal::link_used_or_expired);
    return HeldLink{*link, std::move(person)};
}

} // namespace

SessionView session_view(Look& look, InstanceName const& name)
{
    SessionView out;
    out.instance = {name.name, !is_anybody_there(look.read), look.installation.demo, look.installation.version};
    if (look.installation.demo) out.demo_accounts = look.installation.demo_accounts;
    auto person = load_person(look.read, {look.caller.person()});
    if (!person) return out;

    out.signed_in = true;
    out.person    = SessionPerson{person->id, person->name, person->email};
    out.csrf      = csrf_token(look.caller.session());
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
    SignInReady out{
        .person = person ? person->id : Id<Person>{}, .token = make_token(look.chance), .remote = look.remote};
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
        return refuse(Refusal::wrong_credentials);
    }
    if (person->state == PersonState::suspended) return refuse(Refusal::account_suspended);

    forget_failures(act, ask.email.value);
    if (!ready.rehashed.empty()) keep_credential(act, person->id, ready.rehashed);
    if (!caller.session().empty()) end_session(act, caller.session());
    auto digest = sha256(ready.token);
    start_session(act, person->id, digest);
    return SignedInView{true, csrf_token(hex(digest.view()))};
}

Result<NothingReady> prepare_sign_out(Look& look, NoAsk const&)
{
    look.reply.set_cookie = ended_cookie(look.installation.secure_cookies);
    return NothingReady{};
}

Result<SignedInView> sign_out(Act& act, Caller const& caller, NoAsk const&, NothingReady const&)
{
    if (!caller.session().empty()) end_session(act, caller.session());
    return SignedInView{};
}

Result<PasswordReady> prepare_change_password(Look& look, ChangePasswordAsk const& ask)
{
    auto person = TRY(load_person(look.read, {look.caller.person()}));
    auto next   = TRY(new_password(ask.next.reveal(), person.name, person.email));
    // Nothing below refuses: a request that is repeated under its key gets the answer of the first time.
    PasswordReady out{.wait = sign_in_wait(look.read, person.email, look.remote, look.now), .remote = look.remote};
    if (out.wait > 0) return out;
    out.encoded = credential_of(look.read, person.id);
    out.right   = verify_password(out.encoded, ask.current.reveal()).right;
    if (out.right) out.hash = hash_password(next, look.chance);
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
        return refuse(Refusal::wrong_credentials, "/current", "");
    }

    act.record(PasswordChanged{{person.id}, std::nullopt});
    keep_credential(act, person.id, ready.hash);
    forget_failures(act, person.email);
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
    if (ready.hash.empty()) return refuse(Refusal::link_used_or_expired);

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
    auto password = TRY(new_password(ask.password.reveal(), held->person.name, held->person.email));
    return LinkReady{hash_password(password, look.chance)};
}

Result<JoinedView> accept_invitation(Act& act, Caller const&, AcceptAsk const& ask, LinkReady const& ready)
{
    auto [link, person] = TRY(hold_personal(act.read(), ask.token, act.now));
    if (ready.hash.empty()) return refuse(Refusal::link_used_or_expired);

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
