// The accounts at the provider that are linked to a person: seen, linked and unlinked.
#include "identity/round_api.hpp"

#include "api/refusals.hpp"
#include "identity/refusals.hpp"
#include "people/credential.hpp"
#include "people/person_api.hpp"
#include "people/session.hpp"
#include "people/sign_in_event.hpp"

namespace penstock {

namespace {

struct IdentityItem {
    Id<LinkedIdentity>     id;
    std::string            issuer;
    std::string            subject;
    std::string            email;
    Instant                linked_at;
    std::optional<Instant> used_at;
};
BOOST_DESCRIBE_STRUCT(IdentityItem, (), (id, issuer, subject, email, linked_at, used_at))

struct IdentitiesView {
    std::vector<IdentityItem> items;
};
BOOST_DESCRIBE_STRUCT(IdentitiesView, (), (items))

struct IdentitiesAsk {
    std::optional<Id<Person>> person; // another one, for an administrator
};
BOOST_DESCRIBE_STRUCT(IdentitiesAsk, (), (person))

IdentitiesView view_of(Reader& reader, Id<Person> person)
{
    IdentitiesView out;
    for (auto& each : identities_of(reader, person))
        out.items.push_back({each.id, std::move(each.issuer), std::move(each.subject), std::move(each.email),
                             each.linked_at, each.used_at});
    return out;
}

Result<IdentitiesView> list_identities(Look& look, IdentitiesAsk const& ask)
{
    auto person = ask.person.value_or(Id<Person>{look.caller.person()});
    if (person.value != look.caller.person()) CHECK(look.caller.check_in(Permission::manage_people, 0));
    return view_of(look.read, person);
}

Result<LeaveView> prepare_start_linking(Look& look, NoAsk const&) { return leave(look, RoundFor::link); }
Result<LeaveView> start_linking(Act&, Caller const&, NoAsk const&, LeaveView const& ready) { return ready; }

Result<ReturnReady> prepare_link_own_identity(Look& look, ReturnAsk const& ask)
{
    return ready_for_return(look, ask, true);
}

Result<IdentitiesView> link_own_identity(Act& act, Caller const& caller, ReturnAsk const&, ReturnReady const& ready)
{
    auto const claims = TRY(taken(act, ready));
    auto const person = TRY(load_person(act.read(), {caller.person()}));
    if (auto known = find_identity(act.read(), claims.issuer, claims.subject)) {
        if (known->person != person.id) return refuse(refusal::identity_taken);
        return view_of(act.read(), person.id);
    }
    link_identity(act, person.id, claims.issuer, claims.subject, claims.email, LinkedBy::self);
    note_event(act, person.id, SignInEventKind::identity_linked, ready.device);
    return view_of(act.read(), person.id);
}

struct LinkAsk {
    Id<Person> id;
    Line<255>  subject; // the account's name at the provider, as its tokens have it
};
BOOST_DESCRIBE_STRUCT(LinkAsk, (), (id, subject))

// For who cannot sign in to link it himself.
Result<IdentitiesView> link_identity_of(Act& act, Caller const& caller, LinkAsk const& ask)
{
    CHECK(caller.check_in(Permission::manage_people, 0));
    if (!identity_provider()) return refuse(refusal::not_found);
    auto const& issuer = identity_provider()->settings().issuer;
    auto const  person = TRY(load_person(act.read(), ask.id));
    if (person.state == PersonState::closed) return refuse(refusal::account_closed);
    if (auto known = find_identity(act.read(), issuer, ask.subject.value)) {
        if (known->person != person.id) return refuse(refusal::identity_taken, "/subject", "");
        return view_of(act.read(), person.id);
    }
    std::string email;
    for (auto const& visitor : provider_visitors(act.read(), issuer))
        if (visitor.subject == ask.subject.value) email = visitor.email;
    link_identity(act, person.id, issuer, ask.subject.value, email, LinkedBy::administrator);
    note_event(act, person.id, SignInEventKind::identity_linked, "");
    return view_of(act.read(), person.id);
}

struct EndIdentityAsk {
    Id<LinkedIdentity> id;
};
BOOST_DESCRIBE_STRUCT(EndIdentityAsk, (), (id))
struct EndIdentityReady {
    std::string device;
};

Result<EndIdentityReady> prepare_end_identity(Look& look, EndIdentityAsk const&)
{
    return EndIdentityReady{look.device};
}

// The person's own, unless nothing else lets him in; or for an administrator anybody's, whose sessions then end.
Result<IdentitiesView> end_identity(Act& act, Caller const& by, EndIdentityAsk const& ask,
                                    EndIdentityReady const& ready)
{
    auto identity = load_identity(act.read(), ask.id);
    bool own      = identity && identity->person.value == by.person();
    if (!identity || (!own && !by.may_in(Permission::manage_people, 0))) return refuse(refusal::not_found);
    if (own && credential_of(act.read(), identity->person).empty()) return refuse(refusal::only_way_in);
    unlink_identity(act, *identity);
    note_event(act, identity->person, SignInEventKind::identity_unlinked, own ? ready.device : "");
    if (!own) end_sessions(act, identity->person);
    return view_of(act.read(), identity->person);
}

struct VisitorItem {
    std::string subject;
    std::string name;
    std::string email;
    Instant     at;
};
BOOST_DESCRIBE_STRUCT(VisitorItem, (), (subject, name, email, at))
struct VisitorsView {
    std::vector<VisitorItem> items;
};
BOOST_DESCRIBE_STRUCT(VisitorsView, (), (items))

Result<VisitorsView> list_provider_visitors(Look& look, NoAsk const&)
{
    CHECK(look.caller.check_in(Permission::manage_people, 0));
    VisitorsView out;
    if (auto const* provider = identity_provider())
        for (auto& each : provider_visitors(look.read, provider->settings().issuer))
            out.items.push_back({std::move(each.subject), std::move(each.name), std::move(each.email), each.at});
    return out;
}

} // namespace

void register_identities(api::Registry& registry)
{
    using enum Permission;
    registry.read<signed_in, list_identities>("/api/session/identities",
                                              {"关联的外部账号", "Accounts at the provider"});
    registry
        .upkeep<signed_in, prepare_start_linking, start_linking>(
            "/api/session/identities/start", {"前往身份提供方以关联账号", "Go to the provider to link an account"})
        .needs_proof();
    registry
        .act<signed_in, prepare_link_own_identity, link_own_identity>("/api/session/identities",
                                                                      {"关联自己的外部账号", "Link one's own account"})
        .needs_proof();
    registry
        .act<signed_in, prepare_end_identity, end_identity>("/api/session/identities/{id}/end",
                                                            {"解除外部账号关联", "Unlink an account"})
        .needs_proof();
    registry
        .act<manage_people, link_identity_of>("/api/people/{id}/identities",
                                              {"为他人关联外部账号", "Link somebody's account"})
        .needs_proof();
    registry.read<manage_people, list_provider_visitors>(
        "/api/provider-visitors", {"经身份提供方来访而未关联者", "Who came and is linked to nobody"});
}

} // namespace penstock
