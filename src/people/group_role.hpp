// Roles that groups of an identity provider give: which group gives which role is a setting of the machine, and every
// role so given is a fact that names its group. A role that a person gave is never touched here.
#pragma once

#include "people/person_facts.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace penstock {

struct GroupRole {
    std::string  group; // as the provider writes it
    Role         role{};
    std::int64_t programme{}; // 0: in the whole body
};

// Given until a day: whoever does not come through the provider any more loses it by then.
struct RoleGivenByGroup : OfPerson {
    static constexpr Words words{"按用户组授予角色", "Role given by a group"};
    std::string            issuer;
    std::string            group;
    Role                   role{};
    std::int64_t           programme{};
    Day                    from;
    Day                    until;
};
BOOST_DESCRIBE_STRUCT(RoleGivenByGroup, (OfPerson), (issuer, group, role, programme, from, until))

// The person came again and is in the group still.
struct RoleKeptByGroup : OfPerson {
    static constexpr Words words{"按用户组延续角色", "Role kept by a group"};
    Id<RoleGrant>          grant;
    std::string            group;
    Day                    until;
};
BOOST_DESCRIBE_STRUCT(RoleKeptByGroup, (OfPerson), (grant, group, until))

struct RoleEndedByGroup : OfPerson {
    static constexpr Words words{"按用户组终止角色", "Role ended by a group"};
    Id<RoleGrant>          grant;
    std::string            group; // that the person left, or that gives the role no more
    Day                    on;    // the first day without it
};
BOOST_DESCRIBE_STRUCT(RoleEndedByGroup, (OfPerson), (grant, group, on))

void apply(Writer& db, Stamp const& stamp, RoleGivenByGroup const& fact);
void apply(Writer& db, Stamp const& stamp, RoleKeptByGroup const& fact);
void apply(Writer& db, Stamp const& stamp, RoleEndedByGroup const& fact);

// A role together with the group that gave it, "" for a person.
struct RoleWithCause {
    RoleNow     role;
    std::string by_group;
};
std::vector<RoleWithCause> roles_with_cause(Reader& reader, Id<Person> person);

struct GroupRolePlan {
    std::vector<GroupRole>        given;
    std::vector<RoleKeptByGroup>  kept;
    std::vector<RoleEndedByGroup> ended;
    Day                           until; // of what is given or kept

    bool empty() const { return given.empty() && kept.empty() && ended.empty(); }
};

// What a sign-in changes. `gives`: what the groups give this person; `days`: how long without coming again. A role is
// kept when half of that has passed, so that not every sign-in writes. Nothing is given that the person has already,
// whoever gave it, for then it would be unclear which of the two ends.
GroupRolePlan plan_group_roles(Id<Person> person, std::span<GroupRole const> gives,
                               std::span<RoleWithCause const> roles, Day today, std::int64_t days);

void record_group_roles(Act& act, Id<Person> person, std::string const& issuer, GroupRolePlan const& plan);

} // namespace penstock
