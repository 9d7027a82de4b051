// Roles by groups: what a sign-in gives, keeps and ends, and that a role given by a person is never touched.
#include "people/group_role.hpp"
#include "support/today.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace penstock {
namespace {

using test::today;

constexpr Id<Person> lin{7};
Day                  in(int days) { return today.plus_days(days); }

RoleWithCause held(std::int64_t id, Role role, std::string group, std::optional<Day> until, std::int64_t programme = 0)
{
    return {{.id = {id}, .person = lin, .role = role, .programme = programme, .from_day = in(-40), .until_day = until},
            std::move(group)};
}

GroupRolePlan plan(std::vector<GroupRole> const& gives, std::vector<RoleWithCause> const& roles)
{
    return plan_group_roles(lin, gives, roles, today, 30);
}

TEST(GroupRoles, are_given_until_a_day)
{
    auto const out = plan({{"finance", Role::finance_officer}, {"pmo", Role::case_officer, 3}}, {});
    ASSERT_EQ(out.given.size(), 2u);
    EXPECT_EQ(out.given[1].programme, 3);
    EXPECT_EQ(out.until, in(30));
    EXPECT_TRUE(out.kept.empty() && out.ended.empty());
}

TEST(GroupRoles, are_given_once_though_two_groups_give_them)
{
    auto const out = plan({{"finance", Role::auditor}, {"control", Role::auditor}}, {});
    ASSERT_EQ(out.given.size(), 1u);
    EXPECT_EQ(out.given[0].group, "finance");
}

TEST(GroupRoles, are_kept_when_half_of_the_time_is_over)
{
    std::vector<GroupRole> const gives{{"finance", Role::finance_officer}};
    EXPECT_TRUE(plan(gives, {held(1, Role::finance_officer, "finance", in(15))}).empty());
    auto const out = plan(gives, {held(1, Role::finance_officer, "finance", in(14))});
    ASSERT_EQ(out.kept.size(), 1u);
    EXPECT_EQ(out.kept[0].until, in(30));
    EXPECT_TRUE(out.given.empty());
}

TEST(GroupRoles, end_when_the_group_is_left_or_gives_another)
{
    auto const left = plan({}, {held(1, Role::finance_officer, "finance", in(20))});
    ASSERT_EQ(left.ended.size(), 1u);
    EXPECT_EQ(left.ended[0].on, today);
    auto const other =
        plan({{"finance", Role::finance_officer, 5}}, {held(1, Role::finance_officer, "finance", in(20), 4)});
    EXPECT_EQ(other.ended.size(), 1u);
    EXPECT_EQ(other.given.size(), 1u);
}

TEST(GroupRoles, that_are_over_are_given_anew)
{
    auto const out = plan({{"finance", Role::finance_officer}}, {held(1, Role::finance_officer, "finance", in(-1))});
    EXPECT_EQ(out.given.size(), 1u);
    EXPECT_TRUE(out.ended.empty());
}

TEST(GroupRoles, leave_alone_what_a_person_gave)
{
    auto const by_hand = held(1, Role::finance_officer, "", std::nullopt);
    EXPECT_TRUE(plan({}, {by_hand}).empty());
    EXPECT_TRUE(plan({{"finance", Role::finance_officer}}, {by_hand}).empty()) << "it is held already";
    EXPECT_EQ(plan({{"finance", Role::finance_officer, 4}}, {by_hand}).given.size(), 1u) << "that is another scope";
}

TEST(GroupRoles, asked_twice_change_nothing_the_second_time)
{
    rc::check("whatever the groups and the roles", [] {
        auto                   any_role  = rc::gen::element(Role::auditor, Role::finance_officer, Role::case_officer);
        auto                   any_group = rc::gen::element(std::string{"a"}, std::string{"b"}, std::string{"c"});
        std::vector<GroupRole> gives;
        std::vector<RoleWithCause> roles;
        for (int i = *rc::gen::inRange(0, 4); i > 0; --i)
            gives.push_back({*any_group, *any_role, *rc::gen::inRange(0, 2)});
        for (int i = 1; i <= *rc::gen::inRange(0, 4); ++i) {
            auto const until = *rc::gen::inRange(-3, 40);
            roles.push_back(held(i, *any_role, *rc::gen::arbitrary<bool>() ? "" : *any_group,
                                 until < 0 ? std::nullopt : std::optional{in(until - 3)}, *rc::gen::inRange(0, 2)));
        }
        auto const first = plan(gives, roles);
        for (auto const& each : first.ended)
            std::ranges::find(roles, each.grant, [](auto const& one) { return one.role.id; })->role.ended_on = each.on;
        for (auto const& each : first.kept)
            std::ranges::find(roles, each.grant, [](auto const& one) { return one.role.id; })->role.until_day =
                each.until;
        for (auto const& each : first.given)
            roles.push_back({{.id        = {100 + static_cast<std::int64_t>(roles.size())},
                              .person    = lin,
                              .role      = each.role,
                              .programme = each.programme,
                              .from_day  = today,
                              .until_day = first.until},
                             each.group});
        RC_ASSERT(plan(gives, roles).empty());
        for (auto const& each : roles) // what a person gave runs on as it did
            if (each.by_group.empty()) RC_ASSERT(!each.role.ended_on);
    });
}

} // namespace
} // namespace penstock
