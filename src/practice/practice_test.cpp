#include "api/refusals.hpp"
#include "ledger/refusals.hpp"
#include "mandate/refusals.hpp"
#include "people/refusals.hpp"
#include "practice/practice.hpp"
#include "practice/reference_practice.hpp"
#include "practice/refusals.hpp"

#include "base/json_read.hpp"
#include "base/json_write.hpp"

#include <gtest/gtest.h>

namespace penstock {
namespace {

Day const today = *Day::from_iso("2026-11-23");

Caller in_role(Role role, std::int64_t person = 7) { return {person, {Grant{role, 0, 0}}, ""}; }

Refusal why(auto const& result)
{
    if (result) return Refusal{};
    return result.error().faults.empty() ? result.error().why : result.error().faults.front().why;
}

PilotNow pilot_in(PilotState state)
{
    PilotNow out{.id = {1}, .unit = {2}, .state = state, .ends_on = today.plus_days(10), .verdict = {}};
    out.proposed_by = 3;
    return out;
}

PilotStep whole(PilotEvent event)
{
    return {event, ItemNow{.id = {5}, .state = ItemState::adopted}, today.plus_days(20), "why"};
}

PilotEvaluation evaluation(PilotVerdict verdict)
{
    PilotEvaluation out{.verdict = verdict};
    out.comparison.value = "two against two";
    out.evidence.push_back(*Line<1000>::from("https://a.example"));
    if (verdict == PilotVerdict::works_under_conditions) out.conditions.value = "an officer";
    return out;
}

// Every state, event, role and side of the unit against the table: what the table has not, is refused, and for nothing
// else than its reason.
TEST(PilotLife, is_what_its_table_says)
{
    int allowed = 0, tried = 0;
    for (auto const& [state, state_name] : enumerators<PilotState>())
        for (auto const& [event, event_name] : enumerators<PilotEvent>())
            for (auto const& [role, role_name] : enumerators<Role>())
                for (bool of_unit : {false, true}) {
                    auto pilot    = pilot_in(state);
                    pilot.of_unit = of_unit;
                    auto const by = in_role(role);
                    auto const said =
                        event == PilotEvent::evaluate
                            ? plan_evaluation(pilot, evaluation(PilotVerdict::works), by)
                            : plan_pilot_step(pilot, whole(event), by, today);
                    auto const* step = step_of(pilot_life, state, event);
                    auto const  needed =
                        step && step->by == PilotBy::office ? Permission::manage_mandate : Permission::check_directives;
                    auto const expected = !step                                      ? refusal::step_not_allowed
                                          : !permissions(role).has(needed)           ? refusal::not_your_role
                                          : step->by == PilotBy::outsider && of_unit ? refusal::of_piloting_unit
                                                                                     : Refusal{};
                    EXPECT_EQ(why(said), expected) << state_name << " " << event_name << " " << role_name;
                    if (said) EXPECT_EQ(*said, step->to);
                    allowed += said.has_value();
                    ++tried;
                }
    EXPECT_EQ(tried, 6 * 6 * 8 * 2);
    EXPECT_EQ(allowed, 5 * 2 + 2 * 3); // the secretary's five on either side; two states × three who check
}

TEST(PilotLife, is_not_evaluated_by_whoever_proposed_it)
{
    auto const pilot = pilot_in(PilotState::ended);
    EXPECT_EQ(why(plan_evaluation(pilot, evaluation(PilotVerdict::works), in_role(Role::board_secretary, 3))),
              refusal::of_piloting_unit);
    EXPECT_TRUE(plan_evaluation(pilot, evaluation(PilotVerdict::works), in_role(Role::board_secretary, 4)));
}

TEST(PilotLife, starts_on_a_decision_only)
{
    auto const by = in_role(Role::board_secretary);
    for (auto const& [state, name] : enumerators<ItemState>()) {
        auto step        = whole(PilotEvent::start);
        step.item->state = state;
        bool const yes   = state == ItemState::adopted || state == ItemState::adopted_in_principle;
        EXPECT_EQ(why(plan_pilot_step(pilot_in(PilotState::proposed), step, by, today)),
                  yes ? Refusal{} : refusal::decision_not_adopted)
            << name;
    }
    auto step = whole(PilotEvent::start);
    EXPECT_TRUE(plan_pilot_step(pilot_in(PilotState::proposed), step, by, today.plus_days(10)));
    EXPECT_EQ(why(plan_pilot_step(pilot_in(PilotState::proposed), step, by, today.plus_days(11))), refusal::pilot_over);
    step.item.reset();
    EXPECT_EQ(why(plan_pilot_step(pilot_in(PilotState::proposed), step, by, today)), refusal::missing_field);
}

PracticeNow practice_in(PracticeState state)
{
    return {.id = {9}, .state = state, .title = {"做法", ""}, .conditions = {"有专员", ""}, .pilot = 1};
}

TEST(PracticeLife, is_what_its_table_says)
{
    int allowed = 0;
    for (auto const& [state, state_name] : enumerators<PracticeState>())
        for (auto const& [event, event_name] : enumerators<PracticeEvent>())
            for (auto const& [role, role_name] : enumerators<Role>()) {
                auto const  said = plan_practice_step(practice_in(state), event, in_role(role));
                auto const* step = step_of(practice_life, state, event);
                auto const  expected = !step                                                 ? refusal::step_not_allowed
                                       : !permissions(role).has(Permission::manage_mandate) ? refusal::not_your_role
                                                                                            : Refusal{};
                EXPECT_EQ(why(said), expected) << state_name << " " << event_name << " " << role_name;
                allowed += said.has_value();
            }
    EXPECT_EQ(allowed, std::ssize(practice_life));
}

// Without an evaluation that says it works there is no way to recognition, whatever else is there.
TEST(PracticeLife, is_recognised_on_an_evaluation_that_says_it_works)
{
    auto const    by = in_role(Role::board_secretary);
    ItemNow const adopted{.id = {5}, .state = ItemState::adopted};
    auto          pilot = pilot_in(PilotState::ended);
    EXPECT_EQ(why(plan_recognition(practice_in(PracticeState::documented), pilot, adopted, by)),
              refusal::not_evaluated);
    pilot.state = PilotState::evaluated;
    for (auto const& [verdict, name] : enumerators<PilotVerdict>()) {
        pilot.verdict = verdict;
        EXPECT_EQ(why(plan_recognition(practice_in(PracticeState::documented), pilot, adopted, by)),
                  says_it_works(verdict) ? Refusal{} : refusal::evaluated_against)
            << name;
    }
    pilot.verdict = PilotVerdict::works;
    EXPECT_EQ(why(plan_recognition(practice_in(PracticeState::documented), pilot,
                                   {.id = {5}, .state = ItemState::deferred}, by)),
              refusal::decision_not_adopted);
    auto bare       = practice_in(PracticeState::documented);
    bare.conditions = {};
    EXPECT_EQ(why(plan_recognition(bare, pilot, adopted, by)), refusal::missing_field);
    auto other  = practice_in(PracticeState::documented);
    other.pilot = 0;
    EXPECT_EQ(why(plan_recognition(other, pilot, adopted, by)), refusal::pilot_of_another);
    pilot.practice = 9; // it tried this very practice
    EXPECT_TRUE(plan_recognition(other, pilot, adopted, by));
}

TEST(Evaluations, name_conditions_where_there_are_some)
{
    auto const pilot = pilot_in(PilotState::ended);
    auto const by    = in_role(Role::auditor);
    for (auto const& [verdict, name] : enumerators<PilotVerdict>()) {
        auto typed = evaluation(verdict);
        EXPECT_TRUE(plan_evaluation(pilot, typed, by)) << name;
        typed.conditions.value = typed.conditions.value.empty() ? "an officer" : "";
        EXPECT_EQ(why(plan_evaluation(pilot, typed, by)), refusal::conditions_and_verdict) << name;
        typed = evaluation(verdict);
        typed.evidence.clear();
        EXPECT_EQ(why(plan_evaluation(pilot, typed, by)), refusal::evidence_missing) << name;
    }
}

TEST(ReferencePractices, are_whole_bilingual_and_sourced)
{
    ASSERT_GE(reference_practices().size(), 6U);
    for (auto const& [name, practice] : reference_practices()) {
        auto const& text = practice.text;
        EXPECT_TRUE(plan_practice(text)) << name;
        for (auto const* each : {&practice.agency, &text.title, &text.problem, &text.mechanism, &text.conditions,
                                 &text.cost_note, &text.evidence, &text.failures}) {
            EXPECT_FALSE(each->zh.empty()) << name;
            EXPECT_FALSE(each->en.empty()) << name;
        }
        EXPECT_FALSE(text.sources.empty()) << name;
        for (auto const& source : text.sources) EXPECT_TRUE(source.value.starts_with("http")) << source.value;
        EXPECT_FALSE(practice.templates.empty()) << name;
        for (auto const& each : practice.templates) {
            auto const checked = plan_template(each, today);
            EXPECT_TRUE(checked) << name << " " << each.name.en << " " << (checked ? "" : name_of(why(checked)));
        }
    }
}

TEST(Templates, describe_one_thing_as_it_would_be_checked)
{
    auto found = std::ranges::find(reference_practices(), "milestone-go-no-go", &NamedReference::name);
    ASSERT_NE(found, reference_practices().end());
    auto rule = found->practice.templates.front();
    ASSERT_TRUE(rule.funding_rule);
    EXPECT_EQ(noun_of(rule), TemplateNoun::funding_rule);
    auto wrong                                  = rule;
    wrong.funding_rule->examples.front().answer = {.allowed = true, .limit = 1};
    EXPECT_EQ(why(plan_template(wrong, today)), refusal::amounts_differ);
    auto two      = rule;
    two.programme = ProgrammeText{.title = {"甲", ""}};
    EXPECT_EQ(why(plan_template(two, today)), refusal::one_kind_of_template);
    EXPECT_EQ(why(plan_template({.name = {"甲", ""}}, today)), refusal::one_kind_of_template);
    auto text = json::to_text(rule);
    auto read = json::from_text<TemplateText>(text);
    ASSERT_TRUE(read);
    EXPECT_EQ(json::to_text(*read), text) << "what is kept is what was checked";
}

} // namespace
} // namespace penstock
