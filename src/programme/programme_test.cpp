// The life of a programme against a table written out by hand, and what may be said of one.
#include "programme/programme.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

namespace penstock {
namespace {

constexpr std::int64_t the_programme = 7;

Caller holding(Role role, std::int64_t programme = 0) { return {1, {{role, programme}}, ""}; }

std::string outcome(Result<ProgrammeState> const& result)
{
    return std::string{result ? name_of(*result) : name_of(result.error().why)};
}

std::string step(ProgrammeState state, ProgrammeEvent event, Caller const& by, std::int64_t open_awards = 0,
                 std::string const& reason = "because")
{
    return outcome(plan_step({{the_programme}, "Q", state, open_awards}, event, reason, by));
}

// Every state and step; rows in the order of the enumerators.
std::map<std::string, std::map<std::string, std::string>> const expected{
    {"active",
     {{"wind_down", "winding_down"},
      {"resume", "step_not_allowed"},
      {"close", "step_not_allowed"},
      {"terminate", "terminated"}}},
    {"winding_down",
     {{"wind_down", "step_not_allowed"}, {"resume", "active"}, {"close", "closed"}, {"terminate", "terminated"}}},
    {"closed",
     {{"wind_down", "step_not_allowed"},
      {"resume", "step_not_allowed"},
      {"close", "step_not_allowed"},
      {"terminate", "step_not_allowed"}}},
    {"terminated",
     {{"wind_down", "step_not_allowed"},
      {"resume", "step_not_allowed"},
      {"close", "step_not_allowed"},
      {"terminate", "step_not_allowed"}}},
};

TEST(ProgrammeLife, P10_every_state_and_step_is_answered_as_tabled)
{
    int tried = 0;
    for (auto const& [state, state_name] : enumerators<ProgrammeState>())
        for (auto const& [event, event_name] : enumerators<ProgrammeEvent>()) {
            auto const& wanted = expected.at(std::string{state_name}).at(std::string{event_name});
            EXPECT_EQ(step(state, event, holding(Role::board_secretary)), wanted) << state_name << " " << event_name;
            ++tried;
        }
    EXPECT_EQ(tried, 16);
}

TEST(ProgrammeLife, P13_only_who_manages_programmes_takes_a_step)
{
    std::map<std::string, bool> const may_do{
        {"administrator", true},    {"board_secretary", true}, {"programme_manager", true},   {"case_officer", false},
        {"finance_officer", false}, {"auditor", false},        {"monitoring_officer", false}, {"performer", false}};
    for (auto const& [role, name] : enumerators<Role>()) {
        auto wanted = may_do.at(std::string{name}) ? "winding_down" : "not_your_role";
        EXPECT_EQ(step(ProgrammeState::active, ProgrammeEvent::wind_down, holding(role)), wanted) << name;
        EXPECT_EQ(step(ProgrammeState::active, ProgrammeEvent::wind_down, holding(role, the_programme)), wanted);
        EXPECT_EQ(step(ProgrammeState::active, ProgrammeEvent::wind_down, holding(role, the_programme + 1)),
                  "not_your_role")
            << name;
    }
    EXPECT_EQ(step(ProgrammeState::active, ProgrammeEvent::wind_down, Caller{}), "not_signed_in");
}

TEST(ProgrammeLife, open_awards_keep_it_open_and_a_termination_owes_a_reason)
{
    auto by = holding(Role::board_secretary);
    EXPECT_EQ(step(ProgrammeState::winding_down, ProgrammeEvent::close, by, 1), "not_empty");
    EXPECT_EQ(step(ProgrammeState::winding_down, ProgrammeEvent::terminate, by, 1), "terminated");
    for (auto state : {ProgrammeState::active, ProgrammeState::winding_down})
        EXPECT_EQ(step(state, ProgrammeEvent::terminate, by, 0, ""), "missing_field");
    for (auto event : {ProgrammeEvent::resume, ProgrammeEvent::close})
        EXPECT_NE(step(ProgrammeState::winding_down, event, by, 0, ""), "missing_field");
}

// What the page offers is what would be done: may() and plan_step() never disagree.
TEST(ProgrammeLife, what_may_be_done_is_what_is_done)
{
    for (auto const& [state, state_name] : enumerators<ProgrammeState>())
        for (auto const& [role, role_name] : enumerators<Role>())
            for (std::int64_t open : {0, 3}) {
                ProgrammeNow now{{the_programme}, "Q", state, open};
                auto         offered = may(now, holding(role));
                for (auto const& [event, event_name] : enumerators<ProgrammeEvent>()) {
                    auto found = std::ranges::find(offered, event_name, &api::May::step);
                    auto done  = step(state, event, holding(role), open);
                    if (found == offered.end()) {
                        EXPECT_EQ(done, "step_not_allowed") << state_name << " " << event_name;
                        continue;
                    }
                    EXPECT_EQ(found->allowed, named<ProgrammeState>(done).has_value()) << state_name << event_name;
                    if (found->allowed) continue;
                    EXPECT_EQ(found->refusal, done) << state_name << " " << event_name << " by " << role_name;
                    ASSERT_TRUE(found->title && found->remedy);
                    for (auto const& words : {*found->title, *found->remedy})
                        EXPECT_TRUE(!words.zh.empty() && !words.en.empty());
                }
            }
}

TEST(ProgrammeText, every_text_that_is_wrong_is_named_at_once)
{
    auto refused = plan_text({{"a\nb", std::string(301, 'x')}, {"goal\a", ""}, {"", ""}, {"", ""}});
    ASSERT_FALSE(refused);
    std::vector<std::string> pointers;
    for (auto const& fault : refused.error().faults) pointers.push_back(fault.pointer);
    EXPECT_EQ(pointers, (std::vector<std::string>{"/title/zh", "/title/en", "/goal/zh"}));

    auto nameless = plan_text({});
    ASSERT_FALSE(nameless);
    EXPECT_EQ(nameless.error().faults.at(0).pointer, "/title");
    EXPECT_EQ(nameless.error().faults.at(0).why, refusal::missing_field);
    EXPECT_TRUE(plan_text({{"", "Quantum"}, {}, {}, {}}));
    EXPECT_TRUE(plan_text({{"量子", ""}, {}, {}, {}}));
}

} // namespace
} // namespace penstock
