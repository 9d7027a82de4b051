#include "people/person_api.hpp"

#include "api/refusals.hpp"
#include "people/api_token.hpp"
#include "people/credential.hpp"
#include "people/one_time_link.hpp"
#include "people/person_facts.hpp"
#include "people/person_view.hpp"
#include "people/second_factor.hpp"
#include "people/session.hpp"

#include <algorithm>

namespace penstock {

namespace {

api::ListQuery people_query(PeopleAsk const& ask, Day today)
{
    api::ListQuery query{"SELECT p.id, p.name, p.email, p.state, p.since, p.may_reset, p.second_factor_since",
                         "FROM person p", "p.id"};
    if (ask.text) query.where_one_holds(ask.text->value, {"p.name", "p.email_key"});
    if (ask.state) query.where("p.state = ?", *ask.state);
    if (ask.role)
        query.where(R"sql(
            EXISTS (SELECT 1 FROM role_grant g
                     WHERE g.person = p.id AND g.role = ? AND g.from_day <= ?
                       AND (g.until_day IS NULL OR g.until_day >= ?)
                       AND (g.ended_on IS NULL OR g.ended_on > ?))
        )sql", *ask.role, today, today, today);
    return query;
}

constexpr api::SortBy<PersonNow> orders[] = {
    {"name", "p.name", [](PersonNow const& person) { return api::SortKey{person.name}; }},
    {"email", "p.email", [](PersonNow const& person) { return api::SortKey{person.email}; }},
    {"state", "p.state", [](PersonNow const& person) { return api::SortKey{std::string{name_of(person.state)}}; }},
    {"since", "p.since", [](PersonNow const& person) { return api::SortKey{person.since.milliseconds}; }},
};

// A person with everything a plan needs.
struct Known {
    PersonNow            person;
    std::vector<RoleNow> roles;
    OtherAdministrators  others{};
};
Result<Known> load_known(Reader& reader, Id<Person> id, Day today)
{
    return Known{TRY(load_person(reader, id)), roles_of(reader, {id}), other_administrators(reader, id, today)};
}

PersonEvent event_of(PersonStep step) { return *named<PersonEvent>(name_of(step)); }

void record_step(Act& act, Id<Person> person, PersonStep step)
{
    switch (step) {
    case PersonStep::suspend: act.record(PersonSuspended{{person}}); return;
    case PersonStep::resume: act.record(PersonResumed{{person}}); return;
    case PersonStep::close: act.record(PersonClosed{{person}, act.today}); return;
    case PersonStep::allow_reset: act.record(PasswordResetAllowed{{person}}); return;
    }
    std::unreachable();
}

// What a step means for sessions, links and secrets, which are outside the record.
void shut_out(Act& act, Id<Person> person, PersonStep step)
{
    if (step != PersonStep::suspend && step != PersonStep::close) return;
    end_sessions(act, person);
    end_api_tokens(act, person);
    drop_links(act, person);
    if (step != PersonStep::close) return;
    drop_credential(act, person);
    drop_second_factor(act, person);
}

Result<void> check_scope(Reader& reader, std::int64_t programme)
{
    if (programme != 0 && !scope_title(reader, programme)) return refuse(refusal::not_found, "/programme", "");
    return {};
}

} // namespace

Result<DayOrNone> DayOrNone::from(std::string_view raw)
{
    if (!raw.empty() && !Day::from_iso(raw)) return refuse(refusal::not_a_date);
    return DayOrNone{std::string{raw}};
}

Result<api::List<PersonItem>> list_people(Look& look, PeopleAsk const& ask)
{
    auto page = TRY(people_query(ask, look.today).page<PersonNow>(look.read, ask, orders));
    api::List<PersonItem> out{.next = std::move(page.next), .total = page.total};
    std::vector<Id<Person>> ids;
    for (auto const& person : page.items) ids.push_back(person.id);
    auto roles = roles_of(look.read, ids);
    std::erase_if(roles, [&](auto const& role) { return !role.in_force(look.today); });
    for (auto& person : page.items) {
        PersonItem item{person.id, std::move(person.name), std::move(person.email), person.state, {}, person.since};
        if (person.state != PersonState::closed)
            for (auto const& role : roles)
                if (role.person == person.id) item.roles.push_back(role_view(look.read, role, look.today));
        out.items.push_back(std::move(item));
    }
    return out;
}

Result<PersonView> get_person(Look& look, PersonAsk const& ask)
{
    return person_view(look.read, TRY(load_person(look.read, ask.id)), look.caller, look.today);
}

Result<RolesMatrix> roles_matrix(Look&, NoAsk const&)
{
    auto bilingual = [](Words words) { return Bilingual{std::string{words.zh}, std::string{words.en}}; };
    RolesMatrix out;
    for (auto const& [role, name] : enumerators<Role>()) out.roles.push_back({role, bilingual(words(role))});
    for (auto const& [permission, name] : enumerators<Permission>()) {
        if (permission == Permission::anyone || permission == Permission::signed_in) continue; // of no role
        PermissionRow row{permission, bilingual(words(permission)), {}};
        for (auto const& [role, role_name] : enumerators<Role>())
            if (permissions(role).has(permission)) row.roles.push_back(role);
        out.permissions.push_back(std::move(row));
    }
    return out;
}

Result<InvitedView> invite_person(Act& act, Caller const& caller, InviteAsk const& ask)
{
    CHECK(caller.check_in(Permission::manage_people, 0));
    if (find_person(act.read(), ask.email.value)) return refuse(refusal::already_exists, "/email", "");
    Id<Person> id{act.record(PersonInvited{ask.name.value, ask.email.value})};
    return InvitedView{person_view(act.read(), TRY(load_person(act.read(), id)), caller, act.today)};
}

Result<LinkView> make_person_link(Act& act, Caller const& caller, PersonAsk const& ask)
{
    CHECK(caller.check_in(Permission::manage_people, 0));
    auto person = TRY(load_person(act.read(), ask.id));
    auto reset  = person.state == PersonState::active && person.may_reset;
    if (person.state != PersonState::invited && !reset)
        return refuse(refusal::step_not_allowed, std::string{name_of(person.state)});
    auto link = make_link(act, reset ? LinkPurpose::reset : LinkPurpose::invitation, person.id);
    return LinkView{link.path, link.expires};
}

Result<PersonView> give_role(Act& act, Caller const& caller, GiveRoleAsk const& ask)
{
    auto       known = TRY(load_known(act.read(), ask.id, act.today));
    RoleWanted wanted{ask.role, ask.programme.value_or(0), ask.from, ask.until ? ask.until->day() : std::nullopt,
                      ask.award.value_or(0)};
    CHECK(plan_role_given(known.person, wanted, caller, known.roles, act.today));
    CHECK(check_scope(act.read(), wanted.programme));
    if (wanted.award && !act.read().row<std::int64_t>("SELECT 1 FROM award WHERE id = $1", wanted.award))
        return refuse(refusal::not_found, "/award", "");
    act.record(RoleGiven{{ask.id},
                         wanted.role,
                         wanted.programme,
                         wanted.from,
                         wanted.until,
                         wanted.award ? std::optional{wanted.award} : std::nullopt});
    return person_view(act.read(), known.person, caller, act.today);
}

Result<PersonView> end_role(Act& act, Caller const& caller, EndRoleAsk const& ask)
{
    CHECK(caller.check_in(Permission::manage_people, 0));
    auto role  = TRY(load_role(act.read(), ask.id));
    auto known = TRY(load_known(act.read(), role.person, act.today));
    CHECK(plan_role_ended(known.person, role, ask.on, caller, known.roles, known.others, act.today));
    act.record(RoleEnded{{role.person}, role.id, ask.on});
    return person_view(act.read(), known.person, caller, act.today);
}

Result<PersonView> step_person(Act& act, Caller const& caller, PersonStepAsk const& ask)
{
    auto known = TRY(load_known(act.read(), ask.id, act.today));
    CHECK(plan_person_step(known.person, event_of(ask.step), caller, known.roles, known.others, act.today));
    record_step(act, ask.id, ask.step);
    shut_out(act, ask.id, ask.step);
    return person_view(act.read(), TRY(load_person(act.read(), ask.id)), caller, act.today);
}

Result<Id<Person>> add_person(Act& act, Caller const& caller, NewPerson const& wanted)
{
    CHECK(caller.check_in(Permission::manage_people, 0));
    if (caller.person() != 0) return refuse(refusal::not_your_role); // only by invitation
    auto name  = TRY(PersonName::from(wanted.name));
    auto email = TRY(EmailAddress::from(wanted.email));
    if (find_person(act.read(), email.value)) return refuse(refusal::already_exists, "/email", "");
    if (wanted.role) {
        CHECK(plan_role_given({.state = PersonState::active}, *wanted.role, caller, {}, act.today));
        CHECK(check_scope(act.read(), wanted.role->programme));
    }

    Id<Person> id{act.record(PersonInvited{name.value, email.value})};
    act.record(PersonJoined{{id}, caller.person()});
    if (wanted.role)
        act.record(RoleGiven{{id},
                             wanted.role->role,
                             wanted.role->programme,
                             wanted.role->from,
                             wanted.role->until,
                             wanted.role->award ? std::optional{wanted.role->award} : std::nullopt});
    keep_credential(act, id, wanted.password_hash);
    return id;
}

void register_people(api::Registry& registry)
{
    using enum Permission;
    registry.read<manage_people, list_people>("/api/people", {"人员列表", "List of people"});
    registry.read<manage_people, get_person>("/api/people/{id}", {"人员详情", "One person"});
    registry.read<signed_in, roles_matrix>("/api/roles-matrix", {"角色权限表", "What each role may do"});
    registry.act<manage_people, invite_person>("/api/people", {"邀请人员", "Invite a person"});
    registry.upkeep<manage_people, make_person_link>("/api/people/{id}/invite",
                                                     {"生成一次性链接", "Make a one-time link for a person"})
        .needs_proof();
    registry.act<manage_people, give_role>("/api/people/{id}/roles", {"授予角色", "Give a role"}).needs_proof();
    registry.act<manage_people, end_role>("/api/roles/{id}/end", {"终止角色", "End a role"});
    registry.act<manage_people, step_person>("/api/people/{id}/steps",
                                             {"停用、恢复或注销账号", "Suspend, resume or close an account"});
}

} // namespace penstock
