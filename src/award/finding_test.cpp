#include "award/finding_look.hpp"
#include "ledger/refusals.hpp"

#include <gtest/gtest.h>

namespace penstock {
namespace {

Money pounds(std::int64_t pence) { return {pence, currency("GBP")}; }

std::vector<FindingRule> rules(std::optional<Money> amount, std::optional<Money> applied,
                               std::optional<Money> disbursed)
{
    std::vector<FindingRule> out;
    for (auto const& each : questions_of(amount, applied, disbursed)) out.push_back(each.rule);
    return out;
}

Caller with(std::int64_t person, Role role) { return {person, {{role, 0, 0}}, ""}; }

TEST(Findings, ask_about_amounts_that_do_not_fit_one_another_to_the_penny)
{
    using Rules = std::vector<FindingRule>;
    EXPECT_EQ(rules(pounds(100), pounds(100), pounds(100)), Rules{});
    EXPECT_EQ(rules(pounds(100), pounds(99), pounds(1)), Rules{FindingRule::awarded_above_applied});
    EXPECT_EQ(rules(pounds(100), pounds(0), pounds(1)), Rules{}) << "0 is how lists say that it is not known";
    EXPECT_EQ(rules(pounds(100), {}, pounds(101)), Rules{FindingRule::disbursed_above_award});
    EXPECT_EQ(rules(pounds(100), {}, pounds(0)), Rules{FindingRule::undisbursed_award});
    EXPECT_EQ(rules(pounds(100), {}, {}), Rules{});
    EXPECT_EQ(rules({}, pounds(1), pounds(2)), Rules{}) << "without an award there is nothing to compare";
    EXPECT_EQ(rules(pounds(100), yuan(1), yuan(2)), Rules{FindingRule::amounts_in_two_currencies});
    EXPECT_EQ(rules(pounds(100), pounds(50), pounds(101)),
              (Rules{FindingRule::awarded_above_applied, FindingRule::disbursed_above_award}));
}

TEST(Findings, carry_the_figures_they_ask_about)
{
    auto asked = questions_of(pounds(100), {}, pounds(101));
    ASSERT_EQ(asked.size(), 1u);
    EXPECT_EQ(asked[0].evidence,
              (std::vector<Figure>{{FigureName::awarded, pounds(100), {}}, {FigureName::disbursed, pounds(101), {}}}));
}

TEST(Findings, of_high_severity_take_two_persons_who_say_the_same)
{
    FindingNow finding{{7}, {1}, FindingSeverity::high, FindingState::open, {}};
    auto       one = with(3, Role::finance_officer), two = with(4, Role::auditor);
    EXPECT_EQ(*plan_step(finding, FindingEvent::explain, "an advance", one), FindingState::open);
    finding.proposal = FindingProposal{FindingEvent::explain, 3};
    EXPECT_EQ(plan_step(finding, FindingEvent::explain, "again", one).error(), refusal::same_person);
    EXPECT_EQ(*plan_step(finding, FindingEvent::refer, "no", two), FindingState::open) << "the two do not agree";
    EXPECT_EQ(*plan_step(finding, FindingEvent::explain, "seen", two), FindingState::explained);
}

TEST(Findings, of_less_severity_are_settled_by_one_person_with_a_reason)
{
    FindingNow finding{{7}, {1}, FindingSeverity::low, FindingState::open, {}};
    auto       by = with(3, Role::finance_officer);
    EXPECT_EQ(plan_step(finding, FindingEvent::correct, "", by).error(), refusal::missing_field);
    EXPECT_EQ(*plan_step(finding, FindingEvent::correct, "typed wrong", by), FindingState::corrected);
    finding.state = FindingState::corrected;
    EXPECT_EQ(plan_step(finding, FindingEvent::correct, "again", by).error(), refusal::step_not_allowed);
}

TEST(Findings, are_settled_by_finance_officers_and_auditors_only)
{
    FindingNow finding{{7}, {1}, FindingSeverity::low, FindingState::open, {}};
    for (auto const& [role, name] : enumerators<Role>()) {
        bool settles = role == Role::finance_officer || role == Role::auditor;
        auto answer  = plan_step(finding, FindingEvent::explain, "why", with(3, role));
        EXPECT_EQ(answer.has_value(), settles) << name;
        for (auto const& each : may(finding, with(3, role))) EXPECT_EQ(each.allowed, settles) << name;
    }
}

TEST(Findings, ask_about_money_booked_above_the_award_to_the_penny)
{
    EXPECT_EQ(question_of(BookedAward{{1}, pounds(100), pounds(100)}), std::nullopt);
    EXPECT_EQ(question_of(BookedAward{{1}, pounds(100), pounds(101)})->rule, FindingRule::booked_above_award);
    EXPECT_EQ(question_of(BookedAward{{1}, std::nullopt, pounds(101)}), std::nullopt);
    EXPECT_EQ(question_of(BookedAward{{1}, yuan(1), pounds(1'000)}), std::nullopt) << "currencies are not compared";
}

TEST(Findings, ask_about_costs_before_the_first_and_after_the_last_day)
{
    auto on = [](char const* day) {
        return question_of(AwardCost{{9},
                                     {1},
                                     *Day::from_iso(day),
                                     pounds(5),
                                     Day::from_iso("2026-01-01"),
                                     Day::from_iso("2026-12-31")})
            .has_value();
    };
    EXPECT_TRUE(on("2025-12-31"));
    EXPECT_FALSE(on("2026-01-01"));
    EXPECT_FALSE(on("2026-12-31"));
    EXPECT_FALSE(on("2027-03-31")); // ninety days to settle what is left
    EXPECT_TRUE(on("2027-04-01"));
    EXPECT_EQ(question_of(AwardCost{{9}, {1}, *Day::from_iso("1999-01-01"), pounds(5), {}, {}}), std::nullopt);
}

} // namespace
} // namespace penstock
