// The life of a person and of a role, as plain values: every state, every event, every role.
#include "people/person.hpp"
#include "support/today.hpp"

#include <gtest/gtest.h>

#include <map>

namespace penstock {
namespace {

using test::today;

RoleNow role(std::int64_t id, Role role, std::optional<Day> until = {}, std::int64_t programme = 0)
{
    return {.id        = {id},
            .person    = {7},
            .role      = role,
            .programme = programme,
            .from_day  = today,
            .until_day = until,
            .ended_on  = {}};
}

PersonNow person(PersonState state)
{
    return {.id = {7}, .name = "林", .email = "lin@example.org", .state = state, .since = {}, .may_reset = false};
}

std::vector<std::pair<std::string, Caller>> callers()
{
    std::vector<std::pair<std::string, Caller>> out{{"nobody", Caller{}},
                                                    {"operator", Caller::operator_of_this_machine()},
                                                    {"of one programme", Caller{1, {{Role::administrator, 5}}, ""}}};
    for (auto const& [each, name] : enumerators<Role>()) out.emplace_back(name, Caller{1, {{each, 0}}, ""});
    return out;
}

// What an administrator is answered; everybody else is refused for want of the role, whatever the state.
std::map<std::pair<PersonState, PersonEvent>, std::string> const expected{
    {{PersonState::invited, PersonEvent::suspend}, "step_not_allowed"},
    {{PersonState::invited, PersonEvent::resume}, "step_not_allowed"},
    {{PersonState::invited, PersonEvent::close}, "closed"},
    {{PersonState::invited, PersonEvent::allow_reset}, "step_not_allowed"},
    {{PersonState::invited, PersonEvent::give_role}, "invited"},
    {{PersonState::invited, PersonEvent::end_role}, "invited"},
    {{PersonState::active, PersonEvent::suspend}, "suspended"},
    {{PersonState::active, PersonEvent::resume}, "step_not_allowed"},
    {{PersonState::active, PersonEvent::close}, "closed"},
    {{PersonState::active, PersonEvent::allow_reset}, "active"},
    {{PersonState::active, PersonEvent::give_role}, "active"},
    {{PersonState::active, PersonEvent::end_role}, "active"},
    {{PersonState::suspended, PersonEvent::suspend}, "step_not_allowed"},
    {{PersonState::suspended, PersonEvent::resume}, "active"},
    {{PersonState::suspended, PersonEvent::close}, "closed"},
    {{PersonState::suspended, PersonEvent::allow_reset}, "step_not_allowed"},
    {{PersonState::suspended, PersonEvent::give_role}, "step_not_allowed"},
    {{PersonState::suspended, PersonEvent::end_role}, "suspended"},
    {{PersonState::closed, PersonEvent::suspend}, "step_not_allowed"},
    {{PersonState::closed, PersonEvent::resume}, "step_not_allowed"},
    {{PersonState::closed, PersonEvent::close}, "step_not_allowed"},
    {{PersonState::closed, PersonEvent::allow_reset}, "step_not_allowed"},
    {{PersonState::closed, PersonEvent::give_role}, "step_not_allowed"},
    {{PersonState::closed, PersonEvent::end_role}, "step_not_allowed"},
};

TEST(PersonLife, every_state_event_and_role_is_decided_as_tabled)
{
    int triples = 0;
    for (auto const& [state, state_name] : enumerators<PersonState>())
        for (auto const& [event, event_name] : enumerators<PersonEvent>()) {
            if (event == PersonEvent::join) continue;
            for (auto const& [name, caller] : callers()) {
                bool may_manage = name == "administrator" || name == "operator";
                auto wanted     = may_manage         ? expected.at({state, event})
                                  : name == "nobody" ? "not_signed_in"
                                                     : "not_your_role";
                auto planned    = plan_person_step(person(state), event, caller, {}, 1, today);
                auto got        = planned ? name_of(*planned) : name_of(planned.error().why);
                EXPECT_EQ(got, wanted) << state_name << " " << event_name << " by " << name;
                ++triples;
            }
        }
    EXPECT_EQ(triples, 4 * 6 * 11);
}

TEST(PersonLife, only_an_invited_person_can_join_and_needs_no_role_for_it)
{
    for (auto const& [state, name] : enumerators<PersonState>())
        EXPECT_EQ(plan_person_step(person(state), PersonEvent::join, {}, {}, 0, today).has_value(),
                  state == PersonState::invited)
            << name;
}

TEST(PersonLife, the_buttons_say_the_same_as_the_rule)
{
    for (auto const& [state, state_name] : enumerators<PersonState>())
        for (auto const& [name, caller] : callers())
            for (auto const& each : may(person(state), caller, {}, 1, today)) {
                auto planned = plan_person_step(person(state), *named<PersonEvent>(each.step), caller, {}, 1, today);
                EXPECT_EQ(each.allowed, planned.has_value()) << state_name << " " << each.step << " by " << name;
                if (!each.allowed) {
                    EXPECT_EQ(each.refusal, std::string{name_of(planned.error().why)});
                    EXPECT_FALSE(each.title->zh.empty() || each.title->en.empty());
                    EXPECT_FALSE(each.remedy->zh.empty() || each.remedy->en.empty());
                }
            }
}

TEST(LastAdministrator, cannot_be_suspended_closed_or_ended_but_the_last_but_one_can)
{
    auto const admin = Caller::operator_of_this_machine();
    auto const held  = std::vector{role(11, Role::administrator)};
    for (OtherAdministrators others : {0, 1}) {
        auto plain = [&](auto const& result) {
            return result ? std::string{"done"} : std::string{name_of(result.error().why)};
        };
        std::string const wanted = others ? "done" : "last_administrator";
        EXPECT_EQ(
            plain(plan_person_step(person(PersonState::active), PersonEvent::suspend, admin, held, others, today)),
            wanted);
        EXPECT_EQ(plain(plan_person_step(person(PersonState::active), PersonEvent::close, admin, held, others, today)),
                  wanted);
        EXPECT_EQ(plain(plan_role_ended(person(PersonState::active), held[0], today, admin, held, others, today)),
                  wanted);
        // A date far away ends it just as well: on that day nobody would be left.
        EXPECT_EQ(plain(plan_role_ended(person(PersonState::active), held[0], today.plus_days(3650), admin, held,
                                        others, today)),
                  wanted);
        // Whoever is not in force now is not the last one.
        EXPECT_TRUE(plan_person_step(person(PersonState::suspended), PersonEvent::close, admin, held, others, today));
        EXPECT_TRUE(plan_person_step(person(PersonState::invited), PersonEvent::close, admin, held, others, today));
    }
}

TEST(LastAdministrator, one_of_two_roles_of_the_same_person_may_end)
{
    auto const held = std::vector{role(11, Role::administrator), role(12, Role::administrator)};
    EXPECT_TRUE(plan_role_ended(person(PersonState::active), held[0], today, Caller::operator_of_this_machine(), held,
                                0, today));
}

TEST(RoleTerm, counts_both_its_days_and_not_the_day_it_was_ended_on)
{
    auto term = role(1, Role::auditor, today.plus_days(10));
    EXPECT_FALSE(term.in_force(today.plus_days(-1)));
    EXPECT_TRUE(term.in_force(today));
    EXPECT_TRUE(term.in_force(today.plus_days(10)));
    EXPECT_FALSE(term.in_force(today.plus_days(11)));
    term.ended_on = today.plus_days(5);
    EXPECT_TRUE(term.in_force(today.plus_days(4)));
    EXPECT_FALSE(term.in_force(today.plus_days(5)));
    EXPECT_EQ(term.last_day(), today.plus_days(4));
    term.ended_on = today.plus_days(50); // after its term: the term counts
    EXPECT_EQ(term.last_day(), today.plus_days(10));
    term.ended_on = today;
    EXPECT_FALSE(term.in_force(today));
}

TEST(RoleGiving, refuses_what_may_not_be_given)
{
    auto const admin = Caller{1, {{Role::administrator, 0}}, ""};
    auto const him   = person(PersonState::active);
    auto const self  = Caller{7, {{Role::administrator, 0}}, ""};
    auto       give  = [&](RoleWanted wanted, Caller const& by, std::vector<RoleNow> const& roles = {}) {
        auto planned = plan_role_given(him, wanted, by, roles, today);
        return planned ? std::string{"done"} : std::string{name_of(planned.error().why)};
    };
    EXPECT_EQ(give({Role::auditor, 0, today, {}}, admin), "done");
    EXPECT_EQ(give({Role::auditor, 0, today, {}}, self), "own_role");
    EXPECT_EQ(give({Role::administrator, 5, today, {}}, admin), "role_for_whole_body");
    EXPECT_EQ(give({Role::performer, 0, today, {}}, admin), "role_for_award");
    EXPECT_EQ(give({Role::performer, 0, today, {}, 7}, admin), "done");
    EXPECT_EQ(give({Role::auditor, 0, today, {}, 7}, admin), "role_for_award");
    EXPECT_EQ(give({Role::auditor, 0, today, today.plus_days(-1)}, admin), "ends_before_start");
    EXPECT_EQ(give({Role::auditor, 0, today.plus_days(-9), today.plus_days(-1)}, admin), "date_in_past");
    EXPECT_EQ(give({Role::auditor, 0, today.plus_days(-9), today}, admin), "done");

    auto const held = std::vector{role(1, Role::auditor, today.plus_days(10))};
    EXPECT_EQ(give({Role::auditor, 0, today.plus_days(10), {}}, admin, held), "already_exists");
    EXPECT_EQ(give({Role::auditor, 0, today.plus_days(11), {}}, admin, held), "done");
    EXPECT_EQ(give({Role::auditor, 0, today.plus_days(-5), today}, admin, held), "already_exists");
    EXPECT_EQ(give({Role::auditor, 5, today, {}}, admin, held), "done");
    EXPECT_EQ(give({Role::case_officer, 0, today, {}}, admin, held), "done");
}

TEST(RoleEnding, is_neither_in_the_past_nor_after_the_end)
{
    auto const admin = Caller{1, {{Role::administrator, 0}}, ""};
    auto       end   = [&](RoleNow const& held, Day on) {
        auto planned = plan_role_ended(person(PersonState::active), held, on, admin, {held}, 1, today);
        return planned ? std::string{"done"} : std::string{name_of(planned.error().why)};
    };
    auto held = role(1, Role::auditor, today.plus_days(10));
    EXPECT_EQ(end(held, today.plus_days(-1)), "date_in_past");
    EXPECT_EQ(end(held, today), "done");
    EXPECT_EQ(end(held, today.plus_days(10)), "done");
    EXPECT_EQ(end(held, today.plus_days(11)), "step_not_allowed");
    held.ended_on = today.plus_days(5);
    EXPECT_EQ(end(held, today.plus_days(5)), "step_not_allowed");
    EXPECT_EQ(end(held, today.plus_days(4)), "done"); // earlier than was said before
}

TEST(EmailAddress, is_told_apart_without_letter_case)
{
    EXPECT_EQ(email_key("Lin.Mei@Example.ORG"), "lin.mei@example.org");
    EXPECT_FALSE(EmailAddress::from("no address"));
    EXPECT_EQ(EmailAddress::from("a@Example.org")->value, "a@example.org");
}

} // namespace
} // namespace penstock
