// Where a person is signed in, what happened at the door, and how a session elsewhere is ended.
#include "api/named.hpp"
#include "people/session.hpp"
#include "people/sign_in_event.hpp"

namespace penstock {

namespace {

struct OpenSessionsAsk {
    std::optional<Id<Person>> person; // another one, for an administrator
};
BOOST_DESCRIBE_STRUCT(OpenSessionsAsk, (), (person))

struct OpenSessionItem {
    std::string name;
    std::string device;
    Instant     created;
    Instant     last_seen;
    bool        here{}; // the one that asks
};
BOOST_DESCRIBE_STRUCT(OpenSessionItem, (), (name, device, created, last_seen, here))

struct OpenSessionsView {
    std::vector<OpenSessionItem> items;
    static constexpr auto        rows() { return &OpenSessionsView::items; }
};
BOOST_DESCRIBE_STRUCT(OpenSessionsView, (), (items))

OpenSessionsView sessions_of(Reader& reader, Caller const& by, Id<Person> person, Instant now, Day today)
{
    OpenSessionsView out;
    auto const       here = by.session().empty() ? std::string{} : session_name(by.session());
    for (auto& each : open_sessions(reader, person, now, today))
        out.items.push_back(
            {each.name, std::move(each.device), each.created, each.last_seen, each.name == here});
    return out;
}

Result<OpenSessionsView> list_open_sessions(Look& look, OpenSessionsAsk const& ask)
{
    auto person = ask.person.value_or(Id<Person>{look.caller.person()});
    if (person.value != look.caller.person()) CHECK(look.caller.check_in(Permission::manage_people, 0));
    return sessions_of(look.read, look.caller, person, look.now, look.today);
}

struct EndSessionAsk {
    Line<64> name;
};
BOOST_DESCRIBE_STRUCT(EndSessionAsk, (), (name))
struct EndSessionReady {
    std::string device;
};

Result<EndSessionReady> prepare_end_open_session(Look& look, EndSessionAsk const&)
{
    return EndSessionReady{look.device};
}

// The sessions that are left to the person it was of.
Result<OpenSessionsView> end_open_session(Act& act, Caller const& by, EndSessionAsk const& ask,
                                          EndSessionReady const& ready)
{
    auto session = find_open_session(act.read(), ask.name.value);
    bool own     = session && session->person.value == by.person();
    if (!session || (!own && !by.may_in(Permission::manage_people, 0))) return refuse(refusal::not_found);
    end_session_named(act, session->name);
    note_event(act, session->person, SignInEventKind::session_ended, ready.device);
    return sessions_of(act.read(), by, session->person, act.now, act.today);
}

struct SignInEventItem {
    Id<SignInEvent> id;
    SignInEventKind kind{};
    std::string     device;
    Instant         at;
};
BOOST_DESCRIBE_STRUCT(SignInEventItem, (), (id, kind, device, at))

constexpr api::SortBy<SignInEventItem> event_orders[] = {
    {"id", "e.id", [](SignInEventItem const& row) -> api::SortKey { return row.id.value; }},
};

struct SignInEventsAsk : api::ListAsk {
    std::optional<Id<Person>> person; // another one, for who may read all of them
};
BOOST_DESCRIBE_STRUCT(SignInEventsAsk, (api::ListAsk), (person))

Result<api::List<SignInEventItem>> list_sign_in_events(Look& look, SignInEventsAsk const& ask)
{
    auto person = ask.person.value_or(Id<Person>{look.caller.person()});
    if (person.value != look.caller.person()) CHECK(look.caller.check_in(Permission::read_sign_ins, 0));
    api::ListQuery query{"SELECT e.id, e.kind, e.device, e.at", "FROM sign_in_event e", "e.id"};
    query.where("e.person = ?", person);
    auto newest = ask;
    if (!newest.sort) newest.sort = "-id";
    return query.page<SignInEventItem>(look.read, newest, event_orders);
}

// ---- everybody's ---------------------------------------------------------------------------------------------------

struct SignInItem {
    Id<SignInEvent> id;
    Named           person;
    SignInEventKind kind{};
    std::string     device;
    Instant         at;
};
BOOST_DESCRIBE_STRUCT(SignInItem, (), (id, person, kind, device, at))

constexpr api::SortBy<SignInItem> sign_in_orders[] = {
    {"id", "e.id", [](SignInItem const& row) -> api::SortKey { return row.id.value; }},
};

struct SignInsAsk : api::ListAsk {
    std::optional<Line<200, 0>>    text; // of a name
    std::optional<Id<Person>>      person;
    std::optional<SignInEventKind> kind;
    std::optional<Day>             since; // days of the body, both included
    std::optional<Day>             until;
};
BOOST_DESCRIBE_STRUCT(SignInsAsk, (api::ListAsk), (text, person, kind, since, until))

Result<api::List<SignInItem>> list_sign_ins(Look& look, SignInsAsk const& ask)
{
    CHECK(look.caller.check_in(Permission::read_sign_ins, 0));
    api::ListQuery query{"SELECT e.id, e.person AS person_id, p.name AS person_name, e.kind, e.device, e.at",
                         "FROM sign_in_event e JOIN person p ON p.id = e.person", "e.id"};
    if (ask.text) query.where_one_holds(ask.text->value, {"p.name"});
    if (ask.person) query.where("e.person = ?", *ask.person);
    if (ask.kind) query.where("e.kind = ?", *ask.kind);
    auto const& zone = look.installation.zone;
    if (ask.since) query.where("e.at >= ?", *start_of(*ask.since, zone));
    if (ask.until) query.where("e.at < ?", *start_of(ask.until->plus_days(1), zone));
    auto newest = ask;
    if (!newest.sort) newest.sort = "-id";
    return query.page<SignInItem>(look.read, newest, sign_in_orders);
}

} // namespace

void register_own_sessions(api::Registry& registry)
{
    using enum Permission;
    registry.read<signed_in, list_open_sessions>("/api/session/open", {"登录中的设备", "Where a person is signed in"});
    registry.upkeep<signed_in, prepare_end_open_session, end_open_session>(
        "/api/session/open/{name}/end", {"结束一处登录", "End a session elsewhere"});
    registry.read<signed_in, list_sign_in_events>("/api/session/events", {"登录历史", "What happened at the door"});
    registry.read<read_sign_ins, list_sign_ins>("/api/sign-ins", {"所有人的登录记录", "What happened at all doors"});
}

} // namespace penstock
