// Persons, their life, and the roles they hold: with a scope and a term, given by one person to another.
#pragma once

#include "api/caller.hpp"
#include "api/problem.hpp"
#include "base/day.hpp"
#include "base/id.hpp"
#include "base/life.hpp"
#include "base/text_types.hpp"
#include "store/db.hpp"

#include <optional>
#include <string>
#include <vector>

namespace penstock {

struct Person;    // the kind of thing an Id<Person> identifies
struct RoleGrant; // the kind of thing an Id<RoleGrant> identifies

BOOST_DEFINE_ENUM_CLASS(PersonState, invited, active, suspended, closed)

// What may happen to a person. `join` is the person's own, by the link of the invitation; `allow_reset` lets them set
// a new password by a link; roles are given and ended only in states that have the step.
BOOST_DEFINE_ENUM_CLASS(PersonEvent, join, suspend, resume, close, allow_reset, give_role, end_role)

// clang-format off
inline constexpr Step<PersonState, PersonEvent, Permission> person_life[] = {
    {PersonState::invited,   PersonEvent::join,        PersonState::active,    Permission::anyone},
    {PersonState::invited,   PersonEvent::close,       PersonState::closed,    Permission::manage_people},
    {PersonState::invited,   PersonEvent::give_role,   PersonState::invited,   Permission::manage_people},
    {PersonState::invited,   PersonEvent::end_role,    PersonState::invited,   Permission::manage_people},
    {PersonState::active,    PersonEvent::suspend,     PersonState::suspended, Permission::manage_people},
    {PersonState::active,    PersonEvent::close,       PersonState::closed,    Permission::manage_people},
    {PersonState::active,    PersonEvent::allow_reset, PersonState::active,    Permission::manage_people},
    {PersonState::active,    PersonEvent::give_role,   PersonState::active,    Permission::manage_people},
    {PersonState::active,    PersonEvent::end_role,    PersonState::active,    Permission::manage_people},
    {PersonState::suspended, PersonEvent::resume,      PersonState::active,    Permission::manage_people},
    {PersonState::suspended, PersonEvent::close,       PersonState::closed,    Permission::manage_people},
    {PersonState::suspended, PersonEvent::end_role,    PersonState::suspended, Permission::manage_people},
};
// clang-format on
static_assert(deterministic(person_life));
static_assert(final(person_life, PersonState::closed));

// An e-mail address that has passed email_address() of text.hpp.
struct EmailAddress {
    std::string value;

    static Result<EmailAddress> from(std::string_view raw);
    friend bool                 operator==(EmailAddress const&, EmailAddress const&) = default;
};
using PersonName = Line<100>;

// The form of an address in which accounts are told apart: letter case does not count.
std::string email_key(std::string_view address);

struct PersonNow {
    Id<Person>  id;
    std::string name;
    std::string email;
    PersonState state{};
    Instant     since; // when it came into this state
    bool        may_reset{};
    std::optional<Instant> second_factor_since{};
};
BOOST_DESCRIBE_STRUCT(PersonNow, (), (id, name, email, state, since, may_reset, second_factor_since))

// A role as it was given. In force from from_day to until_day, both included, but not from ended_on on.
struct RoleNow {
    Id<RoleGrant>      id;
    Id<Person>         person;
    Role               role{};
    std::int64_t       programme{}; // 0: in the whole body
    std::int64_t       award{};     // of a performer: the one award; 0 for all others
    Day                from_day;
    std::optional<Day> until_day;
    std::optional<Day> ended_on;

    bool               in_force(Day today) const;
    bool               lasting(Day today) const; // in force, and no end is set
    std::optional<Day> last_day() const;         // may be the day before from_day: ended before it began
};
BOOST_DESCRIBE_STRUCT(RoleNow, (), (id, person, role, programme, award, from_day, until_day, ended_on))

// What somebody wants to give.
struct RoleWanted {
    Role               role{};
    std::int64_t       programme{};
    Day                from;
    std::optional<Day> until;
    std::int64_t       award{};
};

// How many active persons other than this one are administrators of the whole body with no end set. One must remain.
using OtherAdministrators = std::int64_t;

// The state after the event. Refuses not_signed_in, not_your_role, step_not_allowed, last_administrator.
Result<PersonState> plan_person_step(PersonNow const& person, PersonEvent event, Caller const& by,
                                     std::vector<RoleNow> const& roles, OtherAdministrators others, Day today);

// Refuses also own_role (nobody gives himself a role), ends_before_start, date_in_past (a term already over),
// role_for_whole_body (administrators are not of one programme), role_for_award (performers are of one award),
// already_exists (the same role overlapping in time).
Result<void> plan_role_given(PersonNow const& person, RoleWanted const& wanted, Caller const& by,
                             std::vector<RoleNow> const& roles, Day today);

// Ends a role: `on` is the first day without it. Refuses also date_in_past, and step_not_allowed when it is over by
// then.
Result<void> plan_role_ended(PersonNow const& person, RoleNow const& role, Day on, Caller const& by,
                             std::vector<RoleNow> const& roles, OtherAdministrators others, Day today);

// Every step of the table in this state but `join`, with the reason where this caller cannot take it now.
std::vector<api::May> may(PersonNow const& person, Caller const& by, std::vector<RoleNow> const& roles,
                          OtherAdministrators others, Day today);
api::May may_end(PersonNow const& person, RoleNow const& role, Caller const& by, std::vector<RoleNow> const& roles,
                 OtherAdministrators others, Day today);

// Who holds manage_people only in one programme is not asked: persons belong to the whole body.
Result<PersonNow>        load_person(Reader& reader, Id<Person> id);
std::optional<PersonNow> find_person(Reader& reader, std::string_view email); // closed accounts are not found
Result<RoleNow>          load_role(Reader& reader, Id<RoleGrant> id);
std::vector<RoleNow>     roles_of(Reader& reader, std::vector<Id<Person>> const& persons); // in order of their giving
OtherAdministrators      other_administrators(Reader& reader, Id<Person> than, Day today);
bool                     is_anybody_there(Reader& reader); // false: the first run is still to come

} // namespace penstock
