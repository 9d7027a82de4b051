// What happens to a signed award: amendments by rule and at random, verdicts on the teams of a race, and what closing
// needs.
#include "api/refusals.hpp"
#include "award/amendment.hpp"
#include "award/closeout.hpp"
#include "award/race.hpp"
#include "award/refusals.hpp"
#include "ledger/refusals.hpp"
#include "people/refusals.hpp"
#include "support/today.hpp"

#include <gtest/gtest.h>

#include <numeric>
#include <random>

namespace penstock {
namespace {

using test::on;

Criterion reach(char const* target)
{
    return {.metric     = {"转换效率", "Efficiency"},
            .unit       = {"%"},
            .comparison = Comparison::at_least,
            .target     = *Measure::from(target),
            .tolerance  = std::nullopt,
            .method     = {"第三方测试"}};
}

MilestoneTerms milestone(char const* number, char const* due, std::vector<Line<20>> after = {})
{
    return {.number   = {number},
            .title    = {std::string{"里程碑"} + number, ""},
            .criteria = {reach("20")},
            .due_on   = on(due),
            .after    = std::move(after),
            .gate     = false,
            .acceptor = std::nullopt};
}

AgreementTerms itemised()
{
    return {.purpose     = {"研制样机", ""},
            .lead        = {"顾明川"},
            .parties     = {{{"临江大学"}, true, whole_share}},
            .amount      = yuan(1000),
            .starts_on   = on("2026-01-01"),
            .ends_on     = on("2027-12-31"),
            .lines       = {{{"equipment"}, {"设备", ""}, 60'000}, {{"travel"}, {"差旅", ""}, 40'000}},
            .instalments = {{InstalmentKind::milestone, {"M1"}, 50'000}, {InstalmentKind::milestone, {"M2"}, 50'000}},
            .milestones  = {milestone("M1", "2026-12-31"), milestone("M2", "2027-12-31", {{"M1"}})},
            .readiness_at_start = 3,
            .readiness_at_end   = 6};
}

AmendmentGround ground(AgreementTerms terms)
{
    AmendmentGround out{.terms     = std::move(terms),
                        .currency  = Currency{},
                        .free      = {},
                        .first_end = on("2027-12-31"),
                        .limits    = {.extensions = 1, .extension_months = 12, .virement = 2'000}};
    for (auto const& line : out.terms.lines) out.free[line.code.value] = line.minor;
    if (out.terms.lines.empty()) out.free[""] = out.terms.amount->minor;
    return out;
}

template <class T> Refusal why(Result<T> const& result)
{
    if (result) return refusal::internal_error;
    return result.error().faults.empty() ? result.error().why : result.error().faults.front().why;
}

TEST(Amendments, extend_an_award_once_and_by_a_year_at_most)
{
    auto            now = ground(itemised());
    AmendmentChange change;
    change.ends_on = on("2028-12-31");
    change.due     = std::vector<MovedDay>{{{"M2"}, on("2028-11-30")}};
    auto after     = amended(now, AmendmentType::extension, change);
    ASSERT_TRUE(after);
    EXPECT_EQ(*after->ends_on, on("2028-12-31"));
    EXPECT_EQ(replaced(now.terms, *after, {}), std::set<std::string>{"M2"});

    change.ends_on = on("2029-01-01");
    EXPECT_EQ(why(amended(now, AmendmentType::extension, change)), refusal::extension_limit);
    change.ends_on = on("2027-12-31");
    EXPECT_EQ(why(amended(now, AmendmentType::extension, change)), refusal::date_in_past) << "that is no extension";
    change.ends_on = on("2028-06-30");
    now.extensions = 1;
    EXPECT_EQ(why(amended(now, AmendmentType::extension, change)), refusal::extension_limit);
    now = ground(itemised());
    now.passed.insert("M2");
    EXPECT_EQ(why(amended(now, AmendmentType::extension, change)), refusal::step_not_allowed);
}

TEST(Amendments, of_one_type_have_the_particulars_of_that_type_only)
{
    auto            now = ground(itemised());
    AmendmentChange change;
    EXPECT_EQ(why(amended(now, AmendmentType::extension, change)), refusal::missing_field);
    change.lead = Line<100>{"陈致远"};
    EXPECT_TRUE(amended(now, AmendmentType::lead, change));
    EXPECT_EQ(why(amended(now, AmendmentType::stop, change)), refusal::unknown_field);
    change.lead = Line<100>{"顾明川"};
    EXPECT_EQ(why(amended(now, AmendmentType::lead, change)), refusal::already_exists);
}

TEST(Amendments, move_money_between_lines_within_the_limit_and_what_is_left)
{
    auto            now = ground(itemised());
    AmendmentChange change;
    change.from_line = Line<40>{"travel"};
    change.to_line   = Line<40>{"equipment"};
    change.amount    = Money{8'000, Currency{}}; // a fifth of the line
    auto after       = amended(now, AmendmentType::budget, change);
    ASSERT_TRUE(after);
    EXPECT_EQ(line_changes(now.terms, *after),
              (std::map<std::string, std::int64_t>{{"equipment", 8'000}, {"travel", -8'000}}));
    EXPECT_TRUE(replaced(now.terms, *after, {}).empty()) << "milestones are as they were";

    change.amount = Money{8'001, Currency{}};
    EXPECT_EQ(why(amended(now, AmendmentType::budget, change)), refusal::exceeds_virement_limit);
    change.amount = Money{1, Currency{}};
    now.terms     = *after;
    now.moved     = {{"travel", 8'000}};
    EXPECT_EQ(why(amended(now, AmendmentType::budget, change)), refusal::exceeds_virement_limit)
        << "however it is split";
    now                = ground(itemised());
    now.free["travel"] = 0;
    EXPECT_EQ(why(amended(now, AmendmentType::budget, change)), refusal::exceeds_available);
    change.from_line = Line<40>{"catering"};
    EXPECT_EQ(why(amended(now, AmendmentType::budget, change)), refusal::unknown_line);
}

TEST(Amendments, replace_a_milestone_with_all_that_wait_for_it_and_never_a_passed_one)
{
    auto terms = itemised();
    terms.milestones.push_back(milestone("M3", "2027-12-31", {{"M2"}}));
    terms.milestones.push_back(milestone("M4", "2027-12-31"));
    auto            now = ground(terms);
    AmendmentChange change;
    change.amount    = yuan(900);
    change.milestone = Line<20>{"M2"};
    change.to_line   = Line<40>{"travel"};
    auto after       = amended(now, AmendmentType::amount, change);
    ASSERT_TRUE(after);
    EXPECT_EQ(replaced(now.terms, *after, {}), (std::set<std::string>{"M2", "M3"}));
    EXPECT_EQ(sum_of(*after, InstalmentKind::milestone, "M2"), 40'000);
    EXPECT_EQ(line_changes(now.terms, *after), (std::map<std::string, std::int64_t>{{"travel", -10'000}}));

    now.passed.insert("M2");
    EXPECT_EQ(why(amended(now, AmendmentType::amount, change)), refusal::step_not_allowed);
}

// Whatever is agreed, one change after another: tranches and lines add up to the amount, and what the lines gain or
// lose together is what the amount gains or loses. The seed is printed by the failure.
TEST(Amendments, at_random_never_lose_a_fen)
{
    for (unsigned seed = 1; seed <= 200; ++seed) {
        std::mt19937 random{seed};
        auto         pick = [&](std::int64_t most) {
            return static_cast<std::int64_t>(random() % static_cast<unsigned long>(most));
        };
        auto now  = ground(itemised());
        int  done = 0;
        for (int i = 0; i < 40; ++i) {
            AmendmentChange change;
            AmendmentType   type{};
            if (pick(2)) {
                type             = AmendmentType::budget;
                bool there       = pick(2);
                change.from_line = Line<40>{there ? "travel" : "equipment"};
                change.to_line   = Line<40>{there ? "equipment" : "travel"};
                change.amount    = Money{pick(12'000), Currency{}};
            } else {
                type             = AmendmentType::amount;
                change.amount    = Money{now.terms.amount->minor + pick(40'000) - 20'000, Currency{}};
                change.milestone = Line<20>{pick(2) ? "M1" : "M2"};
                change.to_line   = Line<40>{pick(2) ? "travel" : "equipment"};
            }
            auto after = amended(now, type, change);
            if (!after) continue;
            ++done;
            std::int64_t lines = 0, tranches = 0, gained = 0;
            for (auto const& line : after->lines) lines += line.minor;
            for (auto const& each : after->instalments) tranches += each.minor;
            for (auto const& [line, minor] : line_changes(now.terms, *after)) {
                gained += minor;
                now.free[line] += minor;
                ASSERT_GE(now.free[line], 0) << "seed " << seed;
            }
            ASSERT_EQ(lines, after->amount->minor) << "seed " << seed;
            ASSERT_EQ(tranches, after->amount->minor) << "seed " << seed;
            ASSERT_EQ(gained, after->amount->minor - now.terms.amount->minor) << "seed " << seed;
            if (type == AmendmentType::budget) now.moved[change.from_line->value] += change.amount->minor;
            now.terms = *after;
        }
        ASSERT_GT(done, 0) << "seed " << seed << " agreed on nothing";
    }
}

Caller whoever(std::int64_t person, Role role, std::int64_t award = 0)
{
    return {person, {{role, award ? 1 : 0, award}}, ""};
}

TEST(Amendments, are_decided_by_another_person_than_asked_or_recommended)
{
    AmendmentNow now{.id             = {9},
                     .award          = {7},
                     .programme      = {1},
                     .type           = AmendmentType::extension,
                     .state          = AmendmentState::recommended,
                     .award_state    = AwardState::active,
                     .submitted_by   = 3,
                     .recommended_by = 4};
    EXPECT_EQ(plan_step(now, AmendmentEvent::approve, whoever(3, Role::programme_manager)).error(),
              refusal::same_person);
    EXPECT_EQ(plan_step(now, AmendmentEvent::approve, whoever(4, Role::programme_manager)).error(),
              refusal::same_person);
    EXPECT_EQ(plan_step(now, AmendmentEvent::approve, whoever(5, Role::case_officer)).error(), refusal::not_your_role);
    EXPECT_EQ(*plan_step(now, AmendmentEvent::approve, whoever(5, Role::programme_manager)), AmendmentState::approved);
    EXPECT_EQ(plan_step(now, AmendmentEvent::withdraw, whoever(6, Role::performer, 8)).error(), refusal::not_your_role)
        << "of another award";
    EXPECT_EQ(*plan_step(now, AmendmentEvent::withdraw, whoever(6, Role::performer, 7)), AmendmentState::withdrawn);
    now.party = true;
    EXPECT_EQ(plan_step(now, AmendmentEvent::approve, whoever(5, Role::programme_manager)).error(),
              refusal::party_to_it);
    now.party       = false;
    now.award_state = AwardState::closing;
    EXPECT_EQ(plan_step(now, AmendmentEvent::approve, whoever(5, Role::programme_manager)).error(),
              refusal::award_not_active);
}

// Every state, event and role against the table of life.
TEST(Amendments, take_the_steps_of_the_table_and_no_others)
{
    for (auto const& [state, state_name] : enumerators<AmendmentState>())
        for (auto const& [event, event_name] : enumerators<AmendmentEvent>()) {
            AmendmentNow now{
                .id = {9}, .award = {7}, .programme = {1}, .state = state, .award_state = AwardState::active};
            auto const* row     = step_of(amendment_life, state, event);
            auto        outcome = plan_step(now, event, Caller::operator_of_this_machine());
            EXPECT_EQ(outcome.has_value(), row != nullptr) << state_name << " " << event_name;
            if (row && outcome) EXPECT_EQ(*outcome, row->to);
            for (auto const& [role, role_name] : enumerators<Role>()) {
                bool allowed = plan_step(now, event, whoever(5, role, role == Role::performer ? 7 : 0)).has_value();
                bool offered =
                    std::ranges::any_of(may(now, whoever(5, role, role == Role::performer ? 7 : 0)),
                                        [&](auto const& each) { return each.step == event_name && each.allowed; });
                EXPECT_EQ(allowed, offered) << state_name << " " << event_name << " " << role_name;
                if (allowed) EXPECT_TRUE(row) << role_name;
            }
        }
}

// ---- races -------------------------------------------------------------------------------------------------------

std::vector<RunningTeam> three() { return {{{1}, true, 100}, {{2}, true, 200}, {{3}, false, 300}}; }

std::vector<Refusal> faults(std::vector<TeamDecision> const& decisions, std::int64_t plan, bool last = false)
{
    std::vector<Refusal> out;
    for (auto const& fault : faults_of(decisions, three(), last, plan)) out.push_back(fault.why);
    return out;
}

TEST(Races, are_decided_for_every_team_and_within_the_plan)
{
    using enum TeamVerdict;
    using Why = std::vector<Refusal>;
    EXPECT_EQ(faults({{{1}, go_on, {}, {}}, {{2}, go_on, {}, {}}, {{3}, stop, {}, {"末位"}}}, 300), Why{});
    EXPECT_EQ(faults({{{1}, go_on, {}, {}}, {{2}, go_on, {}, {}}, {{3}, stop, {}, {"末位"}}}, 299),
              Why{refusal::exceeds_available});
    EXPECT_EQ(faults({{{1}, go_on, {}, {}}, {{2}, go_on, {}, {}}}, 300), Why{refusal::missing_field});
    EXPECT_EQ(faults({{{1}, go_on, {}, {}}, {{2}, stop, {}, {}}, {{3}, stop, {}, {"末位"}}}, 300),
              Why{refusal::missing_field});
    EXPECT_EQ(faults({{{1}, go_on, {}, {}}, {{2}, stop, {}, {"x"}}, {{3}, go_on, {}, {}}}, 600),
              Why{refusal::criterion_not_reached});
    EXPECT_EQ(faults({{{1}, go_on, {}, {}}, {{2}, stop, {}, {"x"}}, {{3}, wildcard, {}, {"路线独特"}}}, 600), Why{});
    EXPECT_EQ(faults({{{1}, go_on, {}, {}}, {{2}, merge, Id<Award>{1}, {"并入"}}, {{3}, stop, {}, {"x"}}}, 600), Why{});
    EXPECT_EQ(faults({{{1}, go_on, {}, {}}, {{2}, merge, Id<Award>{3}, {"并入"}}, {{3}, stop, {}, {"x"}}}, 600),
              Why{refusal::step_not_allowed});
    EXPECT_EQ(faults({{{1}, win, {}, {}}, {{2}, stop, {}, {"x"}}, {{3}, stop, {}, {"x"}}}, 600),
              Why{refusal::step_not_allowed});
    EXPECT_EQ(faults({{{1}, win, {}, {}}, {{2}, stop, {}, {"x"}}, {{3}, stop, {}, {"x"}}}, 0, true), Why{});
    EXPECT_EQ(faults({{{1}, stop, {}, {"x"}}, {{2}, stop, {}, {"x"}}, {{3}, stop, {}, {"x"}}}, 0, true), Why{})
        << "a race may end with no winner";
}

// ---- closing -----------------------------------------------------------------------------------------------------

CloseoutNow ready()
{
    return {
        .award        = {7},
        .programme    = {1},
        .state        = CloseoutState::submitted,
        .award_state  = AwardState::closing,
        .rounds       = 1,
        .submitted_by = 3,
        .task         = Acceptance::accepted,
        .finance      = Acceptance::accepted,
        .task_by      = 4,
        .leftover     = LeftoverRule::give_back,
        .money        = {
            {.currency = {}, .committed = 0, .payable = 0, .paid = 100, .spent = 80, .returned = 20, .unspent = 0}}};
}

Refusal concluding(CloseoutNow const& now, bool lessons = true)
{
    auto outcome = plan_step(now, CloseoutEvent::conclude, whoever(5, Role::programme_manager), lessons);
    return outcome ? refusal::internal_error : outcome.error().why;
}

TEST(Closeouts, need_both_acceptances_a_settlement_and_lessons)
{
    EXPECT_EQ(concluding(ready()), refusal::internal_error) << "it is concluded";
    EXPECT_EQ(concluding(ready(), false), refusal::closeout_incomplete);
    auto now = ready();
    now.task = Acceptance::none;
    EXPECT_EQ(concluding(now), refusal::closeout_incomplete);
    now         = ready();
    now.finance = Acceptance::none;
    EXPECT_EQ(concluding(now), refusal::closeout_incomplete);
    now                    = ready();
    now.money[0].committed = 1;
    EXPECT_EQ(concluding(now), refusal::money_still_open);
    now                  = ready();
    now.money[0].payable = 1;
    EXPECT_EQ(concluding(now), refusal::money_still_open) << "what is due is still to be paid";
    now                 = ready();
    now.open_milestones = 1;
    EXPECT_EQ(concluding(now), refusal::closeout_incomplete);
    now                  = ready();
    now.money[0].unspent = 1;
    EXPECT_EQ(concluding(now), refusal::money_still_open) << "it was to be given back";
    now.leftover = LeftoverRule::keep_for_research;
    EXPECT_EQ(concluding(now), refusal::internal_error) << "it may be kept";
    now.state = CloseoutState::failed;
    EXPECT_EQ(concluding(now), refusal::money_still_open) << "whoever failed keeps nothing";
}

TEST(Closeouts, are_accepted_by_two_who_did_not_hand_them_in)
{
    auto now = ready();
    now.task = now.finance = Acceptance::none;
    EXPECT_EQ(plan_step(now, CloseoutEvent::accept_task, whoever(3, Role::programme_manager), false).error(),
              refusal::same_person);
    EXPECT_EQ(plan_step(now, CloseoutEvent::accept_finance, whoever(5, Role::programme_manager), false).error(),
              refusal::not_your_role);
    EXPECT_EQ(plan_step(now, CloseoutEvent::accept_finance, whoever(4, Role::finance_officer), false).error(),
              refusal::same_person)
        << "who judged the work does not judge the money";
    EXPECT_EQ(*plan_step(now, CloseoutEvent::accept_finance, whoever(6, Role::finance_officer), false),
              CloseoutState::submitted);
}

} // namespace
} // namespace penstock
