// The endpoints of persons and roles, and the acts by which the command line makes a person directly.
#pragma once

#include "api/endpoint.hpp"
#include "api/line.hpp"
#include "people/person.hpp"
#include "people/secret.hpp"

namespace penstock {

// A day, or "" for none.
struct DayOrNone {
    std::string        value;
    std::optional<Day> day() const { return Day::from_iso(value); }

    static Result<DayOrNone> from(std::string_view raw);
};

struct PeopleAsk : api::ListAsk {
    std::optional<Line<100, 0>> text; // in name or address; case of Latin letters does not count
    std::optional<Role>         role; // in force today
    std::optional<PersonState>  state;
};
BOOST_DESCRIBE_STRUCT(PeopleAsk, (api::ListAsk), (text, role, state))

struct RoleScope {
    std::int64_t id{};
    Bilingual    title;
};
BOOST_DESCRIBE_STRUCT(RoleScope, (), (id, title))

struct RoleView {
    Id<RoleGrant>                         id;
    Role                                  role{};
    std::optional<RoleScope>              programme; // absent: in the whole body
    std::optional<RoleScope>              award;     // of a performer: the one award, by its number
    Day                                   from;
    std::string                           until; // the last day with it; "" when no end is set
    bool                                  in_force{};
    std::optional<std::vector<api::May>> may;
    std::optional<std::string>            by_group; // at the identity provider, that gave it; absent: a person did
};
BOOST_DESCRIBE_STRUCT(RoleView, (), (id, role, programme, award, from, until, in_force, may, by_group))

struct PersonItem {
    Id<Person>            id;
    std::string           name;
    std::string           email;
    PersonState           state{};
    std::vector<RoleView> roles; // in force today
    Instant               since;
};
BOOST_DESCRIBE_STRUCT(PersonItem, (), (id, name, email, state, roles, since))

struct PersonAsk {
    Id<Person> id;
};
BOOST_DESCRIBE_STRUCT(PersonAsk, (), (id))

struct PersonView {
    Id<Person>            id;
    std::string           name;
    std::string           email;
    PersonState           state{};
    Instant               since;
    bool                  may_reset{}; // a new password may be set by a link
    std::vector<RoleView> roles;       // past and future ones too
    std::vector<api::May> may;
    std::optional<Instant> second_factor_since;
};
BOOST_DESCRIBE_STRUCT(PersonView, (), (id, name, email, state, since, may_reset, roles, may, second_factor_since))

struct InviteAsk {
    PersonName   name;
    EmailAddress email;
};
BOOST_DESCRIBE_STRUCT(InviteAsk, (), (name, email))
// Without the link: this answer is kept for ever under its idempotency key, and a kept link would be a kept secret.
// The client asks for it next, by POST /api/people/{id}/invite.
struct InvitedView {
    PersonView person;
};
BOOST_DESCRIBE_STRUCT(InvitedView, (), (person))

struct LinkView {
    std::string invitation_link; // path and query; shown once
    Instant     expires;
};
BOOST_DESCRIBE_STRUCT(LinkView, (), (invitation_link, expires))

struct GiveRoleAsk {
    Id<Person>                  id;
    Role                        role{};
    std::optional<std::int64_t> programme; // 0 or absent: in the whole body
    Day                         from;
    std::optional<DayOrNone>    until; // the last day with it
    std::optional<std::int64_t> award; // of a performer: in this award only
};
BOOST_DESCRIBE_STRUCT(GiveRoleAsk, (), (id, role, programme, from, until, award))

struct EndRoleAsk {
    Id<RoleGrant> id;
    Day           on; // the first day without it
};
BOOST_DESCRIBE_STRUCT(EndRoleAsk, (), (id, on))

BOOST_DEFINE_ENUM_CLASS(PersonStep, suspend, resume, close, allow_reset)
struct PersonStepAsk {
    Id<Person> id;
    PersonStep step{};
};
BOOST_DESCRIBE_STRUCT(PersonStepAsk, (), (id, step))

struct NoAsk {};
BOOST_DESCRIBE_STRUCT(NoAsk, (), ())

struct RoleRow {
    Role      role{};
    Bilingual title;
};
BOOST_DESCRIBE_STRUCT(RoleRow, (), (role, title))
struct PermissionRow {
    Permission        permission{};
    Bilingual         title;
    std::vector<Role> roles; // that have it
};
BOOST_DESCRIBE_STRUCT(PermissionRow, (), (permission, title, roles))
struct RolesMatrix {
    std::vector<RoleRow>       roles;
    std::vector<PermissionRow> permissions;
};
BOOST_DESCRIBE_STRUCT(RolesMatrix, (), (roles, permissions))

Result<api::List<PersonItem>> list_people(Look& look, PeopleAsk const& ask);
Result<PersonView>            get_person(Look& look, PersonAsk const& ask);
Result<RolesMatrix>           roles_matrix(Look& look, NoAsk const& ask);
Result<InvitedView>           invite_person(Act& act, Caller const& caller, InviteAsk const& ask);
Result<LinkView>              make_person_link(Act& act, Caller const& caller, PersonAsk const& ask);
Result<PersonView>            give_role(Act& act, Caller const& caller, GiveRoleAsk const& ask);
Result<PersonView>            end_role(Act& act, Caller const& caller, EndRoleAsk const& ask);
Result<PersonView>            step_person(Act& act, Caller const& caller, PersonStepAsk const& ask);

// A person who is active at once, with a password whose hash is given (hash_password) and perhaps one role: for
// `penstock person add` and the demonstration. Only the operator of the machine may.
struct NewPerson {
    std::string               name;
    std::string               email;
    std::string               password_hash;
    std::optional<RoleWanted> role;
};
Result<Id<Person>> add_person(Act& act, Caller const& caller, NewPerson const& wanted);

void register_people(api::Registry& registry);

void describe_line_of_people(LineNouns& nouns);

} // namespace penstock
