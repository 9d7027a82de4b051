// What may be written about persons and roles. No secret, and no digest of one, is ever in a fact.
#pragma once

#include "journal/act.hpp"
#include "people/person.hpp"

namespace penstock {

struct PersonInvited {
    static constexpr Words            words{"邀请人员", "Person invited"};
    static constexpr std::string_view noun = "person";

    std::string name;
    std::string email;
};
BOOST_DESCRIBE_STRUCT(PersonInvited, (), (name, email))

// What is told of a person who is there already.
struct OfPerson {
    static constexpr std::string_view noun = "person";
    std::int64_t                      subject() const { return person.value; }

    Id<Person> person;
};
BOOST_DESCRIBE_STRUCT(OfPerson, (), (person))

// The person accepted the invitation and set a password. Whoever made the link could have used it, so it is named.
struct PersonJoined : OfPerson {
    static constexpr Words words{"人员加入", "Person joined"};
    std::int64_t           link_by{}; // 0: the machine's operator
};
BOOST_DESCRIBE_STRUCT(PersonJoined, (OfPerson), (link_by))

struct PersonSuspended : OfPerson {
    static constexpr Words words{"停用账号", "Person suspended"};
};
BOOST_DESCRIBE_STRUCT(PersonSuspended, (OfPerson), ())

struct PersonResumed : OfPerson {
    static constexpr Words words{"恢复账号", "Person resumed"};
};
BOOST_DESCRIBE_STRUCT(PersonResumed, (OfPerson), ())

// Every role still running ends on this day.
struct PersonClosed : OfPerson {
    static constexpr Words words{"注销账号", "Person closed"};
    Day                    on;
};
BOOST_DESCRIBE_STRUCT(PersonClosed, (OfPerson), (on))

struct PasswordResetAllowed : OfPerson {
    static constexpr Words words{"允许重设密码", "Password reset allowed"};
};
BOOST_DESCRIBE_STRUCT(PasswordResetAllowed, (OfPerson), ())

// By the person, signed in; or by a link, when link_by names who made it.
struct PasswordChanged : OfPerson {
    static constexpr Words      words{"更改密码", "Password changed"};
    std::optional<std::int64_t> link_by;
};
BOOST_DESCRIBE_STRUCT(PasswordChanged, (OfPerson), (link_by))

// Proved by a code of it; the secret itself is outside the record.
struct SecondFactorSet : OfPerson {
    static constexpr Words words{"启用两步验证", "Second factor set up"};
};
BOOST_DESCRIBE_STRUCT(SecondFactorSet, (OfPerson), ())

// By the person, or by an administrator who says why.
struct SecondFactorRemoved : OfPerson {
    static constexpr Words words{"停用两步验证", "Second factor removed"};
    std::string            reason;
};
BOOST_DESCRIBE_STRUCT(SecondFactorRemoved, (OfPerson), (reason))

struct RoleGiven : OfPerson {
    static constexpr Words words{"授予角色", "Role given"};
    Role                   role{};
    std::int64_t           programme{};
    Day                    from;
    std::optional<Day>     until;
    std::optional<std::int64_t> award; // of a performer: in this award only
};
BOOST_DESCRIBE_STRUCT(RoleGiven, (OfPerson), (role, programme, from, until, award))

struct RoleEnded : OfPerson {
    static constexpr Words words{"终止角色", "Role ended"};
    Id<RoleGrant>          grant;
    Day                    on; // the first day without it
};
BOOST_DESCRIBE_STRUCT(RoleEnded, (OfPerson), (grant, on))

void apply(Writer& db, Stamp const& stamp, PersonInvited const& fact);
void apply(Writer& db, Stamp const& stamp, PersonJoined const& fact);
void apply(Writer& db, Stamp const& stamp, PersonSuspended const& fact);
void apply(Writer& db, Stamp const& stamp, PersonResumed const& fact);
void apply(Writer& db, Stamp const& stamp, PersonClosed const& fact);
void apply(Writer& db, Stamp const& stamp, PasswordResetAllowed const& fact);
void apply(Writer& db, Stamp const& stamp, PasswordChanged const& fact);
void apply(Writer& db, Stamp const& stamp, SecondFactorSet const& fact);
void apply(Writer& db, Stamp const& stamp, SecondFactorRemoved const& fact);
void apply(Writer& db, Stamp const& stamp, RoleGiven const& fact);
void apply(Writer& db, Stamp const& stamp, RoleEnded const& fact);

void add_person_facts(FactKinds& kinds);

} // namespace penstock
