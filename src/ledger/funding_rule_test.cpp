// Funding rules: the figures of the regulations, tiers against a plain reading, and versions that change no past day.
#include "ledger/funding_rule_facts.hpp"

#include "journal/recorder.hpp"
#include "journal/replay.hpp"
#include "ledger/refusals.hpp"
#include "people/person_facts.hpp"
#include "support/engines.hpp"
#include "support/today.hpp"

#include <random>

using namespace penstock;
using test::today;

namespace {

Day           on(int year, unsigned month, unsigned day) { return *Day::of(year, month, day); }

constexpr std::int64_t million = 1'000'000'00; // yuan in fen

FundingRuleText rule_of(FundingRuleKind kind, FundingRuleTerms terms, std::vector<WorkedExample> examples = {})
{
    return {.kind       = kind,
            .title      = {"规则", "Rule"},
            .text       = {"条文", "Text"},
            .source     = "board 3/2026",
            .valid_from = on(2021, 8, 5),
            .terms      = std::move(terms),
            .examples   = std::move(examples)};
}

// 国办发〔2021〕32号第（七）条
FundingRuleText indirect()
{
    return rule_of(FundingRuleKind::indirect_cost,
                   {.tiers = std::vector<Tier>{{5 * million, 3000}, {10 * million, 2500}, {std::nullopt, 2000}}},
                   {{{}, {.base = 12 * million, .asked = 3'150'000'00}, {true, 3'150'000'00, {}}}});
}

std::string plan(FundingRuleText const& rule, std::optional<Day> latest = {})
{
    auto planned = plan_funding_rule(rule, latest, Caller::operator_of_this_machine(), today);
    if (planned) return "taken";
    auto const& fault = planned.error().faults.at(0);
    return fault.pointer + " " + std::string{name_of(fault.why)} + (fault.detail.empty() ? "" : " " + fault.detail);
}

TEST(FundingRules, indirect_cost_of_the_tiers_is_30_then_25_then_20_percent)
{
    auto tiers = *indirect().terms.tiers;
    for (auto const& [base, ceiling] : {std::pair{0 * million, 0 * million},
                                        {1 * million, 300'000'00},
                                        {5 * million, 1'500'000'00},
                                        {5 * million + 100, 1'500'000'25},
                                        {10 * million, 2'750'000'00},
                                        {10 * million + 100, 2'750'000'20},
                                        {100 * million, 20'750'000'00}})
        EXPECT_EQ(ceiling_of(tiers, base), ceiling) << base;
    EXPECT_EQ(ceiling_of(tiers, 3), 0); // 0.9 fen is no fen
    EXPECT_EQ(ceiling_of(tiers, 4), 1);
}

TEST(FundingRules, tiers_add_up_as_a_plain_reading_does_for_any_amount)
{
    __extension__ using Wide = __int128;
    std::mt19937_64 random{20261123};
    auto            pick = [&](std::int64_t most) {
        return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(most));
    };
    for (int i = 0; i < 20'000; ++i) {
        std::vector<Tier> tiers;
        std::int64_t      edge = 0, scale = i % 2 ? 50 : Money::most / 8;
        for (auto n = pick(4); n > 0; --n) tiers.push_back({edge += 1 + pick(scale), pick(10'001)});
        tiers.push_back({std::nullopt, pick(10'001)});
        auto base = pick(i % 2 ? 300 : Money::most);
        Wide sum  = 0; // hundredths of percents of the smallest unit
        Wide from = 0;
        for (auto const& tier : tiers) {
            Wide to = tier.up_to ? Wide{*tier.up_to} : Wide{Money::most};
            if (base > from) sum += (std::min<Wide>(base, to) - from) * tier.basis_points;
            from = to;
        }
        ASSERT_EQ(ceiling_of(tiers, base), static_cast<std::int64_t>(sum / 10'000));
        ASSERT_LE(ceiling_of(tiers, base), base);
    }
}

TEST(FundingRules, each_kind_says_what_its_figures_say)
{
    auto ask = [](FundingRuleText const& rule, RuleQuestion const& question) {
        auto said = answer(rule, question);
        EXPECT_TRUE(said.has_value());
        return said ? *said : RuleAnswer{};
    };
    auto advance = rule_of(FundingRuleKind::advance, {.basis_points = 3000});
    EXPECT_EQ(ask(advance, {.base = 1001, .asked = 300}), (RuleAnswer{true, 300, {}}));
    EXPECT_EQ(ask(advance, {.base = 1001, .asked = 301}), (RuleAnswer{false, 300, {}}));
    auto lump_sum =
        rule_of(FundingRuleKind::lump_sum, {.negative_list = std::vector<Purpose>{{"fines", {"罚款", ""}}}});
    EXPECT_FALSE(ask(lump_sum, {.purpose = "fines"}).allowed);
    EXPECT_TRUE(ask(lump_sum, {.purpose = "materials"}).allowed);
    auto leftover = rule_of(FundingRuleKind::leftover, {.months = 24});
    EXPECT_EQ(ask(leftover, {.since = on(2024, 2, 29), .on = on(2026, 2, 28)}),
              (RuleAnswer{true, {}, on(2026, 2, 28)})); // the last day of a month that is shorter
    EXPECT_FALSE(ask(leftover, {.since = on(2024, 2, 29), .on = on(2026, 3, 1)}).allowed);
    auto cooling = rule_of(FundingRuleKind::cooling_off, {.days = 5});
    EXPECT_EQ(ask(cooling, {.since = on(2026, 11, 20), .on = on(2026, 11, 28)}), // a Friday, and five whole days
              (RuleAnswer{true, {}, on(2026, 11, 28)}));
    EXPECT_FALSE(ask(cooling, {.since = on(2026, 11, 21), .on = on(2026, 11, 27)}).allowed);
    auto extension = rule_of(FundingRuleKind::extension, {.months = 12, .times = 1});
    EXPECT_TRUE(ask(extension, {.months = 12, .times = 1}).allowed);
    EXPECT_FALSE(ask(extension, {.months = 13, .times = 1}).allowed);
    EXPECT_FALSE(ask(extension, {.months = 2, .times = 2}).allowed);
    EXPECT_EQ(answer(extension, {.months = 2}).error().faults.at(0).pointer, "/question/times");
    EXPECT_EQ(answer(advance, {.base = -1, .asked = 1}).error().why, refusal::number_out_of_range);
}

TEST(FundingRules, a_version_is_taken_only_when_its_example_comes_out)
{
    EXPECT_EQ(plan(indirect()), "taken");
    auto wrong                     = indirect();
    wrong.examples[0].answer.limit = 3'600'000'00; // 30 percent of all
    EXPECT_EQ(plan(wrong), "/examples/0/answer amounts_differ yes 315000000");
    wrong.examples.clear();
    EXPECT_EQ(plan(wrong), "/examples missing_field");
    auto reversed        = indirect();
    reversed.terms.tiers = std::vector<Tier>{{10 * million, 3000}, {5 * million, 2500}, {std::nullopt, 2000}};
    EXPECT_EQ(plan(reversed), "/terms/tiers/1/up_to number_out_of_range");
    auto mixed               = indirect();
    mixed.terms.basis_points = 10;
    EXPECT_EQ(plan(mixed), "/terms/basis_points not_a_choice indirect_cost");
    EXPECT_EQ(plan(rule_of(FundingRuleKind::advance, {})), "/terms/basis_points missing_field");
    EXPECT_EQ(plan(rule_of(FundingRuleKind::advance, {.basis_points = 10'001})),
              "/terms/basis_points number_out_of_range 0..10000");
    // Only a first version may begin before today.
    EXPECT_EQ(plan(indirect(), on(2020, 1, 1)), "/valid_from date_in_past 2026-11-23");
    auto next       = indirect();
    next.valid_from = today.plus_days(30);
    EXPECT_EQ(plan(next, on(2020, 1, 1)), "taken");
    EXPECT_EQ(plan(next, next.valid_from), "/valid_from already_exists 2026-12-23");
    EXPECT_FALSE(plan_funding_rule(indirect(), {}, Caller{1, {{Role::programme_manager, 7, 0}}, ""}, today));
}

TEST(FundingRules, figures_are_taken_up_to_their_bounds)
{
    using enum FundingRuleKind;
    auto wrong = [](FundingRuleKind kind, FundingRuleTerms terms) { // but for the example that is missing
        auto        planned = plan_funding_rule(rule_of(kind, std::move(terms)), {}, Caller::operator_of_this_machine(),
                                                today);
        std::string out;
        for (auto const& fault : planned.error().faults)
            if (fault.pointer != "/examples")
                out += (out.empty() ? "" : ", ") + fault.pointer.substr(7) + " " + std::string{name_of(fault.why)};
        return out;
    };
    for (auto kind : {advance, virement}) {
        EXPECT_EQ(wrong(kind, {.basis_points = 0}), "");
        EXPECT_EQ(wrong(kind, {.basis_points = 10'000}), "");
        EXPECT_EQ(wrong(kind, {.basis_points = -1}), "basis_points number_out_of_range");
        EXPECT_EQ(wrong(kind, {.basis_points = 10'001}), "basis_points number_out_of_range");
        EXPECT_EQ(wrong(kind, {}), "basis_points missing_field");
    }
    for (auto kind : {equipment, two_persons}) {
        EXPECT_EQ(wrong(kind, {.amount = 0}), "");
        EXPECT_EQ(wrong(kind, {.amount = Money::most}), "");
        EXPECT_EQ(wrong(kind, {.amount = Money::most + 1}), "amount number_out_of_range");
        EXPECT_EQ(wrong(kind, {.amount = -1}), "amount number_out_of_range");
        EXPECT_EQ(wrong(kind, {.basis_points = 1, .amount = 1}), "basis_points not_a_choice");
    }
    EXPECT_EQ(wrong(leftover, {.months = 0}), "");
    EXPECT_EQ(wrong(leftover, {.months = 121}), "months number_out_of_range");
    EXPECT_EQ(wrong(leftover, {.months = 120, .times = 1}), "times not_a_choice");
    EXPECT_EQ(wrong(extension, {.months = 12, .times = 0}), "");
    EXPECT_EQ(wrong(extension, {.months = 12, .times = 21}), "times number_out_of_range");
    EXPECT_EQ(wrong(extension, {.times = 1}), "months missing_field");
    EXPECT_EQ(wrong(cooling_off, {.days = 0}), "");
    EXPECT_EQ(wrong(cooling_off, {.days = 251}), "days number_out_of_range");
    EXPECT_EQ(wrong(cooling_off, {.amount = 1}), "amount not_a_choice, days missing_field");

    auto tiers = [&](std::vector<Tier> list) { return wrong(indirect_cost, {.tiers = std::move(list)}); };
    EXPECT_EQ(tiers({{1, 0}, {2, 10'000}, {std::nullopt, 2000}}), "");
    EXPECT_EQ(tiers({}), "tiers missing_field");
    EXPECT_EQ(tiers({{std::nullopt, -1}}), "tiers/0/basis_points number_out_of_range");
    EXPECT_EQ(tiers({{std::nullopt, 10'001}}), "tiers/0/basis_points number_out_of_range");
    EXPECT_EQ(tiers({{0, 1}, {std::nullopt, 1}}), "tiers/0/up_to number_out_of_range");
    EXPECT_EQ(tiers({{5, 1}, {5, 1}, {std::nullopt, 1}}), "tiers/1/up_to number_out_of_range");
    EXPECT_EQ(tiers({{Money::most, 1}, {std::nullopt, 1}}), "");
    EXPECT_EQ(tiers({{Money::most + 1, 1}, {std::nullopt, 1}}), "tiers/0/up_to number_out_of_range");
    EXPECT_EQ(tiers({{5, 1}}), "tiers/0/up_to number_out_of_range");                               // and above?
    EXPECT_EQ(tiers({{std::nullopt, 1}, {std::nullopt, 1}}), "tiers/0/up_to number_out_of_range"); // which of the two?
    EXPECT_EQ(wrong(advance, {.tiers = std::vector<Tier>{{std::nullopt, 1}}, .basis_points = 1}), "tiers not_a_choice");

    auto list = [&](std::vector<Purpose> purposes) { return wrong(lump_sum, {.negative_list = std::move(purposes)}); };
    EXPECT_EQ(list({{"fines", {"罚款", ""}}, {"dinners", {"", "Dinners"}}}), "");
    EXPECT_EQ(list({{"", {"罚款", ""}}}), "negative_list/0/code missing_field");
    EXPECT_EQ(list({{"fines", {"", ""}}}), "negative_list/0/title missing_field");
    EXPECT_EQ(list({{"fines", {"罚款", ""}}, {"fines", {"罚金", ""}}}), "negative_list/1/code already_exists");
    EXPECT_EQ(wrong(lump_sum, {}), "negative_list missing_field");
}

TEST(FundingRules, say_what_is_missing_of_a_question_and_which_example_is_wrong)
{
    auto faulty = [](FundingRuleText const& rule, RuleQuestion const& question) {
        auto said = answer(rule, question);
        return said ? "answered" : said.error().faults.at(0).pointer + " " + std::string{name_of(said.error().why)};
    };
    auto advance = rule_of(FundingRuleKind::advance, {.basis_points = 3000});
    EXPECT_EQ(faulty(advance, {.base = 0, .asked = 0}), "answered");
    EXPECT_EQ(faulty(advance, {.base = Money::most, .asked = Money::most}), "answered");
    EXPECT_EQ(faulty(advance, {.base = Money::most + 1, .asked = 0}), "/question/base number_out_of_range");
    EXPECT_EQ(faulty(advance, {.base = 0, .asked = -1}), "/question/asked number_out_of_range");
    EXPECT_EQ(faulty(advance, {.asked = 1}), "/question/base missing_field");
    EXPECT_EQ(faulty(advance, {.base = 1}), "/question/asked missing_field");
    EXPECT_EQ(faulty(rule_of(FundingRuleKind::leftover, {.months = 24}), {.since = today}),
              "/question/on missing_field");

    // Each example is looked at, and a question it leaves open is pointed at.
    auto right = indirect();
    right.examples.push_back(right.examples[0]);
    EXPECT_EQ(plan(right), "taken");
    auto second                     = right;
    second.examples[1].answer.limit = 1;
    EXPECT_EQ(plan(second), "/examples/1/answer amounts_differ yes 315000000");
    second.examples[1].question.base = {};
    EXPECT_EQ(plan(second), "/examples/1/question/base missing_field");
    auto day = rule_of(FundingRuleKind::leftover, {.months = 24},
                       {{{}, {.since = on(2024, 6, 30), .on = on(2026, 7, 1)}, {true, {}, {}}}});
    EXPECT_EQ(plan(day), "/examples/0/answer amounts_differ no 2026-06-30");
    for (auto* owed : {&right.source, &right.title.zh, &right.text.zh}) {
        auto kept = std::exchange(*owed, "");
        if (owed == &right.title.zh) right.title.en = "";
        if (owed == &right.text.zh) right.text.en = "";
        EXPECT_NE(plan(right).find("missing_field"), std::string::npos);
        *owed = kept;
    }
    auto next       = indirect();
    next.valid_from = today; // the next version may begin today
    EXPECT_EQ(plan(next, today.plus_days(-1)), "taken");
}

using FundingRulesTest = test::OnEachEngine;

TEST_P(FundingRulesTest, the_version_of_the_day_and_of_the_narrowest_scope_is_in_force)
{
    ManualClock  clock{*Instant::from_iso("2026-11-23T04:00:00.000Z")};
    SeededChance chance{42};
    Recorder     recorder{std::move(*Db::open(address(), OpenMode::existing)), clock, chance};
    int          keys   = 0;
    auto         record = [&](FundingRuleText rule) {
        auto outcome = recorder.run_one({.key       = "test-key-" + std::to_string(1'000'000'000 + ++keys),
                                                 .operation = "test",
                                                 .request   = "{}",
                                                 .run       = [&](Act& act) -> Result<std::string> {
                                             act.record(FundingRuleRecorded{std::move(rule)});
                                             return std::string{"{}"};
                                         }});
        ASSERT_EQ(outcome.ending, journal::Ending::done);
    };
    auto advance = [](std::int64_t basis_points, Day from, std::int64_t programme = 0, std::string fund = {}) {
        auto rule       = rule_of(FundingRuleKind::advance, {.basis_points = basis_points});
        rule.valid_from = from;
        if (programme) rule.programme = Id<Programme>{programme};
        if (!fund.empty()) rule.fund = std::move(fund);
        return rule;
    };
    record(advance(3000, on(2024, 1, 1)));
    record(advance(4000, on(2026, 1, 1)));
    record(advance(2000, on(2026, 6, 1), 0, "city"));
    record(advance(1000, on(2026, 7, 1), 7));

    auto db  = open(OpenMode::existing);
    auto now = db.snapshot();
    auto cap = [&](std::int64_t programme, std::string const& fund, Day day) -> std::int64_t {
        auto rule = rule_in_force(now, FundingRuleKind::advance, {programme}, fund, day);
        return rule ? *rule->text.terms.basis_points : -1;
    };
    EXPECT_EQ(cap(8, "", on(2023, 12, 31)), 5000); // the version that is shipped
    EXPECT_EQ(cap(8, "", on(2024, 1, 1)), 3000);
    EXPECT_EQ(cap(8, "", on(2025, 12, 31)), 3000);
    EXPECT_EQ(cap(8, "", on(2026, 1, 1)), 4000);
    EXPECT_EQ(cap(8, "city", on(2026, 5, 31)), 4000);
    EXPECT_EQ(cap(8, "city", on(2026, 6, 1)), 2000);
    EXPECT_EQ(cap(7, "city", on(2026, 6, 30)), 2000);
    EXPECT_EQ(cap(7, "city", on(2026, 7, 1)), 1000);
    EXPECT_EQ(latest_version(now, advance(1, today)), on(2026, 1, 1));
    EXPECT_EQ(latest_version(now, advance(1, today, 9)), std::nullopt);
    auto refused = check_rule(now, FundingRuleKind::advance, {7}, "", today, {.base = 100'00, .asked = 10'01});
    EXPECT_EQ(refused.error().why, refusal::exceeds_advance_cap);
    EXPECT_EQ(refused.error().detail, "10.00 CNY");
    EXPECT_EQ(check_rule(now, FundingRuleKind::equipment, {7}, "", today, {}).error().why, refusal::no_rule_in_force);

    EXPECT_EQ(load_funding_rule(now, {999'999}).error().why, refusal::not_found);

    FactKinds kinds;
    add_funding_rule_facts(kinds);
    test::FreshDatabase fresh{GetParam()};
    auto                target = fresh.open();
    EXPECT_EQ(journal::replay_check(now, target, kinds).wrong, std::vector<std::string>{});
}

ON_EACH_ENGINE(FundingRulesTest);

} // namespace
