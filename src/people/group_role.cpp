#include "people/group_role.hpp"

#include <algorithm>

namespace penstock {

namespace {

bool same_role(RoleNow const& role, GroupRole const& wanted)
{
    return role.role == wanted.role && role.programme == wanted.programme && role.award == 0;
}

bool runs_after(RoleNow const& role, Day today)
{
    auto last = role.last_day();
    return !last || (*last >= today && *last >= role.from_day);
}

} // namespace

GroupRolePlan plan_group_roles(Id<Person> person, std::span<GroupRole const> gives,
                               std::span<RoleWithCause const> roles, Day today, std::int64_t days)
{
    GroupRolePlan out{.until = today.plus_days(static_cast<int>(days))};
    auto const    half = today.plus_days(static_cast<int>(days / 2));
    for (auto const& [role, group] : roles) {
        if (group.empty() || !runs_after(role, today)) continue;
        auto cause = std::ranges::find_if(gives, [&](auto const& each) { return same_role(role, each); });
        if (cause == gives.end()) out.ended.push_back({{person}, role.id, group, today});
        else if (!role.until_day || *role.until_day < half)
            out.kept.push_back({{person}, role.id, cause->group, out.until});
    }
    for (auto const& wanted : gives) {
        bool const held = std::ranges::any_of(
            roles, [&](auto const& each) { return same_role(each.role, wanted) && runs_after(each.role, today); });
        bool const twice = std::ranges::any_of(out.given, [&](auto const& each) {
            return each.role == wanted.role && each.programme == wanted.programme;
        });
        if (!held && !twice) out.given.push_back(wanted);
    }
    return out;
}

void record_group_roles(Act& act, Id<Person> person, std::string const& issuer, GroupRolePlan const& plan)
{
    for (auto const& each : plan.ended) act.record(each);
    for (auto const& each : plan.kept) act.record(each);
    for (auto const& each : plan.given)
        act.record(RoleGivenByGroup{{person}, issuer, each.group, each.role, each.programme, act.today, plan.until});
}

} // namespace penstock
