// The rules that look at money, against cases planted among honest work: how many are found, and how many of those that
// are asked about were planted.
#include "award/finding_rule.hpp"
#include "support/today.hpp"

#include <gtest/gtest.h>

#include <iostream>
#include <random>
#include <set>

namespace penstock {
namespace {

using test::on;

FindingParameters shipped() // as schema/0020 and 0036 have them
{
    using enum FindingParameter;
    FindingParameters out;
    for (auto [name, value] : {std::pair{split_window_days, 30},
                               {split_least, 2},
                               {split_from_percent, 70},
                               {end_percent_of_period, 10},
                               {end_share_percent, 30},
                               {end_percent_of_median, 200},
                               {line_overrun_percent, 10},
                               {spent_ahead_points, 25},
                               {idle_days, 120},
                               {late_entry_days, 10},
                               {report_reminder_days, 14},
                               {report_overdue_days, 14},
                               {report_stop_days, 30},
                               {advance_clear_days, 365}})
        out.set(name, {}, value);
    return out;
}

constexpr std::int64_t one_day = 86'400'000;

LimitedUse use(std::int64_t id, std::int64_t day, std::int64_t yuan_, std::int64_t payee = 7,
               std::string line = "travel")
{
    return {.deed   = "approve_payment",
            .person = 3,
            .payee  = payee,
            .line   = std::move(line),
            .award  = {1},
            .at     = {day * one_day},
            .amount = yuan(yuan_),
            .limit  = yuan(100),
            .use    = id,
            .of     = "payment/" + std::to_string(id)};
}

TEST(FindingRules, ask_of_amounts_for_one_payee_and_line_that_pass_a_limit_together_within_thirty_days)
{
    auto asked = [](std::vector<LimitedUse> uses) { return split_below_limit(shipped(), std::move(uses)).size(); };
    EXPECT_EQ(asked({use(1, 0, 70), use(2, 29, 70)}), 1u);
    EXPECT_EQ(asked({use(1, 0, 70), use(2, 30, 70)}), 0u) << "thirty days later is another window";
    EXPECT_EQ(asked({use(1, 0, 69), use(2, 1, 99)}), 0u) << "one is far below the limit";
    EXPECT_EQ(asked({use(1, 0, 100), use(2, 1, 100)}), 0u) << "at the limit is within it, not split below it";
    EXPECT_EQ(asked({use(1, 0, 70), use(2, 1, 70, 8)}), 0u) << "another payee";
    EXPECT_EQ(asked({use(1, 0, 70), use(2, 1, 70, 7, "labour")}), 0u) << "another line";
    EXPECT_EQ(asked({use(1, 0, 90)}), 0u);
    EXPECT_EQ(asked({use(1, 0, 75), use(2, 20, 75), use(3, 40, 75)}), 1u)
        << "a window rolls; what was asked is not again";
    EXPECT_EQ(asked({use(1, 0, 75), use(2, 40, 75), use(3, 60, 75)}), 1u) << "and may begin at the second";
    auto other   = use(2, 1, 70);
    other.person = 4;
    EXPECT_EQ(asked({use(1, 0, 70), other}), 0u) << "another approver";
    auto euros            = use(2, 1, 70);
    euros.amount.currency = currency("EUR");
    EXPECT_EQ(asked({use(1, 0, 70), euros}), 0u) << "currencies are not added";
}

TEST(FindingRules, give_a_question_its_limit_its_sum_and_each_amount_with_where_it_stands)
{
    auto asked = split_below_limit(shipped(), {use(1, 0, 70), use(2, 3, 80)});
    ASSERT_EQ(asked.size(), 1u);
    EXPECT_EQ(asked[0].question.evidence, (std::vector<Figure>{{FigureName::limit, yuan(100), {}, {}},
                                                               {FigureName::in_all, yuan(150), {}, {}},
                                                               {FigureName::one_of_them, yuan(70), {}, "payment/1"},
                                                               {FigureName::one_of_them, yuan(80), {}, "payment/2"}}));
    EXPECT_EQ(asked[0].cause, "split/1");
}

SpentPeriod year_of(std::int64_t award, std::int64_t before, std::int64_t at_the_end)
{
    return {{award},          {1},
            on("2026-01-01"), on("2026-12-31"),
            Currency{},       {{on("2026-06-01"), before}, {on("2026-11-25"), 0}, {on("2026-11-26"), at_the_end}}};
}

TEST(FindingRules, ask_of_spending_at_the_end_that_others_do_not_have)
{
    auto asked = [](std::vector<SpentPeriod> const& all) { return spent_at_the_end(shipped(), all).size(); };
    EXPECT_EQ(asked({year_of(1, 90, 10), year_of(2, 90, 10), year_of(3, 60, 40)}), 1u);
    EXPECT_EQ(asked({year_of(1, 60, 40), year_of(2, 60, 40), year_of(3, 60, 40)}), 0u) << "all of them do: a season";
    EXPECT_EQ(asked({year_of(1, 90, 10), year_of(2, 90, 10), year_of(3, 70, 30)}), 0u) << "not more than 30 %";
    EXPECT_EQ(asked({year_of(1, 90, 10), year_of(3, 60, 40)}), 0u) << "two are too few to compare";
    EXPECT_EQ(asked({year_of(1, 0, 0), year_of(2, 0, 0), year_of(3, 0, 0)}), 0u);
}

TEST(FindingRules, ask_of_a_line_above_its_budget_by_more_than_it_may_be)
{
    auto asked = [](std::int64_t booked) {
        return line_overrun(shipped(), {{1}, {1}, "travel", yuan(100), {booked, {}}}).has_value();
    };
    EXPECT_FALSE(asked(11'000));
    EXPECT_TRUE(asked(11'001));
    EXPECT_FALSE(line_overrun(shipped(), {{1}, {1}, "travel", yuan(1), {10'000, currency("EUR")}}).has_value());
}

WorkAndMoney work(std::int64_t spent, std::int64_t accepted)
{
    return {.award     = {1},
            .programme = {1},
            .awarded   = yuan(100),
            .spent     = spent * 100,
            .promised  = 10'000,
            .accepted  = accepted * 100,
            .starts_on = on("2026-01-01"),
            .on_track  = true};
}

TEST(FindingRules, ask_of_spending_more_than_25_points_ahead_of_what_was_accepted)
{
    EXPECT_FALSE(spent_ahead_of_work(shipped(), work(75, 50)));
    EXPECT_TRUE(spent_ahead_of_work(shipped(), work(76, 50)));
    EXPECT_FALSE(spent_ahead_of_work(shipped(), work(0, 50)));
    auto nothing_promised     = work(76, 0);
    nothing_promised.promised = 0;
    EXPECT_FALSE(spent_ahead_of_work(shipped(), nothing_promised)) << "nothing to compare with";
}

TEST(FindingRules, ask_of_an_award_on_track_that_had_no_cost_for_120_days)
{
    auto one = work(10, 10);
    EXPECT_FALSE(no_cost_for_long(shipped(), one, on("2026-05-01"))) << "120 days after the start";
    EXPECT_TRUE(no_cost_for_long(shipped(), one, on("2026-05-02")));
    one.last_cost = on("2026-03-01");
    EXPECT_FALSE(no_cost_for_long(shipped(), one, on("2026-06-29")));
    EXPECT_TRUE(no_cost_for_long(shipped(), one, on("2026-06-30")));
    one.on_track = false;
    EXPECT_FALSE(no_cost_for_long(shipped(), one, on("2027-06-30"))) << "that it is late is known";
}

AdvancesPaid advances_paid(std::vector<std::pair<char const*, std::int64_t>> paid, std::int64_t accounted_for,
                           std::int64_t claimed = 0)
{
    AdvancesPaid out{{1}, {1}, Currency{}, {}, claimed * 100, accounted_for * 100};
    for (auto const& [day, minor] : paid) out.paid.emplace_back(on(day), minor * 100);
    return out;
}

TEST(FindingRules, ask_of_an_advance_that_is_not_accounted_for_within_365_days)
{
    auto asked = [](AdvancesPaid const& award, char const* today) {
        auto out = advance_uncleared(shipped(), award, on(today));
        return out ? out->question.evidence.front().on->iso() : "nothing";
    };
    EXPECT_EQ(asked(advances_paid({{"2025-03-01", 40}}, 0), "2026-03-01"), "nothing") << "the last day";
    EXPECT_EQ(asked(advances_paid({{"2025-03-01", 40}}, 0), "2026-03-02"), "2025-03-01");
    EXPECT_EQ(asked(advances_paid({{"2025-03-01", 40}}, 39), "2026-03-02"), "2025-03-01") << "all of it";
    EXPECT_EQ(asked(advances_paid({{"2025-03-01", 40}}, 40), "2026-03-02"), "nothing");
    EXPECT_EQ(asked(advances_paid({{"2025-03-01", 40}, {"2025-06-01", 10}}, 40), "2026-06-01"), "nothing");
    EXPECT_EQ(asked(advances_paid({{"2025-03-01", 40}, {"2025-06-01", 10}}, 40), "2026-06-02"), "2025-06-01")
        << "the first is cleared first";
    EXPECT_EQ(asked(advances_paid({{"2025-03-01", 40}, {"2025-03-05", -40}}, 0), "2027-01-01"), "nothing")
        << "the bank gave it back";
    EXPECT_EQ(asked(advances_paid({{"2025-03-01", 40}, {"2025-03-05", -40}, {"2025-06-01", 40}}, 0), "2026-06-01"),
              "nothing")
        << "the day on which it came at last";
    EXPECT_EQ(asked(advances_paid({{"2025-03-01", 40}, {"2025-03-05", -40}, {"2025-06-01", 40}}, 0), "2026-06-02"),
              "2025-06-01");
    EXPECT_EQ(asked(advances_paid({{"2025-03-01", 40}, {"2025-06-01", 10}}, 40, 10), "2027-01-01"), "nothing")
        << "a claim's receipts are in";
    EXPECT_EQ(asked(advances_paid({}, 0), "2027-01-01"), "nothing");
}

TEST(FindingRules, ask_of_entries_made_more_than_ten_days_after_the_day_they_count_for)
{
    auto asked = [](char const* made) {
        return entered_late(shipped(), {{9}, {1}, {1}, on("2026-03-01"), on(made), yuan(5)}).has_value();
    };
    EXPECT_FALSE(asked("2026-02-01")) << "what is dated ahead is not late";
    EXPECT_FALSE(asked("2026-03-11"));
    EXPECT_TRUE(asked("2026-03-12"));
}

TEST(FindingRules, take_a_programmes_own_figure_before_the_general_one)
{
    auto parameters = shipped();
    parameters.set(FindingParameter::late_entry_days, {1}, 20);
    EXPECT_FALSE(entered_late(parameters, {{9}, {1}, {1}, on("2026-03-01"), on("2026-03-15"), yuan(5)}));
    EXPECT_TRUE(entered_late(parameters, {{9}, {1}, {2}, on("2026-03-01"), on("2026-03-15"), yuan(5)}));
}

// ---- planted cases among honest noise ----------------------------------------------------------------------------

struct Score {
    int    planted{}, found{}, asked{};
    double recall() const { return planted ? double(found) / planted : 1; }
    double precision() const { return asked ? double(found) / asked : 1; }
    bool   good() const { return recall() >= 0.9 && precision() >= 0.3; } // the goal for rules that only ask
};

Score score(std::set<std::int64_t> const& planted, std::vector<Asked> const& asked)
{
    Score                  out{.planted = int(planted.size())};
    std::set<std::int64_t> awards;
    for (auto const& each : asked) awards.insert(each.award.value);
    out.asked = int(awards.size());
    for (auto award : awards) out.found += planted.contains(award);
    return out;
}

// Each award is its own payee; the planted ones are the first. Honest people also approve amounts near their limit,
// book a little late, spend unevenly and rest in summer.
constexpr std::int64_t planted_cases = 20, awards = 1'000;

std::set<std::int64_t> planted()
{
    std::set<std::int64_t> out;
    for (std::int64_t i = 1; i <= planted_cases; ++i) out.insert(i);
    return out;
}

class Chance {
public:
    explicit Chance(std::uint64_t seed) : engine_{seed} {}
    std::int64_t between(std::int64_t low, std::int64_t high)
    {
        return low + static_cast<std::int64_t>(engine_() % static_cast<std::uint64_t>(high - low + 1));
    }

private:
    std::mt19937_64 engine_;
};

Score splits(FindingParameters const& parameters, std::uint64_t seed)
{
    Chance                  chance{seed};
    std::vector<LimitedUse> uses;
    std::int64_t            id  = 0;
    auto                    add = [&](std::int64_t award, std::int64_t day, std::int64_t amount) {
        uses.push_back(use(++id, day, amount, award, ""));
        uses.back().award = {award};
    };
    for (std::int64_t award = 1; award <= awards; ++award) {
        if (award <= planted_cases) {
            auto day = chance.between(0, 300);
            for (auto part = chance.between(2, 4); part > 0; --part)
                add(award, day += chance.between(0, 9), chance.between(70, 99));
        } else // instalments over the year, of any size; two near the limit are rarely within one month
            for (auto n = chance.between(0, 4); n > 0; --n) add(award, chance.between(0, 364), chance.between(1, 120));
    }
    return score(planted(), split_below_limit(parameters, uses));
}

Score ends(FindingParameters const& parameters, std::uint64_t seed)
{
    Chance                   chance{seed};
    std::vector<SpentPeriod> periods;
    for (std::int64_t award = 1; award <= awards; ++award) {
        SpentPeriod one{{award}, {award % 5 + 1}, on("2026-01-01"), on("2026-12-31"), Currency{}, {}};
        for (int month = 0; month < 12; ++month)
            one.spent.emplace_back(one.starts_on.plus_days(month * 30 + 10), chance.between(0, 2'000));
        if (award <= planted_cases) one.spent.emplace_back(on("2026-12-20"), chance.between(9'000, 30'000));
        periods.push_back(std::move(one));
    }
    return score(planted(), spent_at_the_end(parameters, periods));
}

Score lines(FindingParameters const& parameters, std::uint64_t seed)
{
    Chance             chance{seed};
    std::vector<Asked> asked;
    for (std::int64_t award = 1; award <= awards; ++award) {
        auto part =
            award <= planted_cases ? chance.between(112, 180) : chance.between(20, 111); // rounding, small moves
        if (auto one = line_overrun(parameters, {{award}, {1}, "travel", yuan(100), {part * 100, {}}}))
            asked.push_back(*one);
    }
    return score(planted(), asked);
}

Score aheads(FindingParameters const& parameters, std::uint64_t seed)
{
    Chance             chance{seed};
    std::vector<Asked> asked;
    for (std::int64_t award = 1; award <= awards; ++award) {
        auto accepted = chance.between(0, 60);
        auto one =
            work(accepted + (award <= planted_cases ? chance.between(26, 40) : chance.between(-30, 26)), accepted);
        one.award = {award};
        one.spent = std::max<std::int64_t>(one.spent, 0);
        if (auto question = spent_ahead_of_work(parameters, one)) asked.push_back(*question);
    }
    return score(planted(), asked);
}

Score idles(FindingParameters const& parameters, std::uint64_t seed)
{
    Chance             chance{seed};
    std::vector<Asked> asked;
    auto const         today = on("2026-12-01");
    for (std::int64_t award = 1; award <= awards; ++award) {
        auto one      = work(10, 10);
        auto days     = award <= planted_cases ? chance.between(121, 300) : chance.between(0, 122);
        one.award     = {award};
        one.last_cost = today.plus_days(static_cast<int>(-days));
        if (auto question = no_cost_for_long(parameters, one, today)) asked.push_back(*question);
    }
    return score(planted(), asked);
}

Score lates(FindingParameters const& parameters, std::uint64_t seed)
{
    Chance             chance{seed};
    std::vector<Asked> asked;
    for (std::int64_t award = 1; award <= awards; ++award) {
        auto day  = on("2026-01-01").plus_days(static_cast<int>(chance.between(0, 300)));
        auto days = award <= planted_cases ? chance.between(11, 90) : chance.between(-5, 10) + (award % 100 == 0);
        if (auto question =
                entered_late(parameters, {{award}, {award}, {1}, day, day.plus_days(static_cast<int>(days)), yuan(5)}))
            asked.push_back(*question);
    }
    return score(planted(), asked);
}

Score uncleared(FindingParameters const& parameters, std::uint64_t seed)
{
    Chance             chance{seed};
    std::vector<Asked> asked;
    auto const         today = on("2026-12-01");
    for (std::int64_t award = 1; award <= awards; ++award) {
        auto         days = award <= planted_cases ? chance.between(366, 900) : chance.between(0, 900);
        auto         paid = chance.between(1'000, 90'000);
        AdvancesPaid one{{award}, {1}, Currency{}, {{today.plus_days(static_cast<int>(-days)), paid}}, 0, 0};
        bool         late = days > 365;
        if (award <= planted_cases) one.accounted_for = chance.between(0, paid - 1);
        else if (late)
            one.accounted_for = paid + chance.between(-1, 5'000) + (award % 100 != 0); // a fen is left here and there
        if (auto question = advance_uncleared(parameters, one, today)) asked.push_back(*question);
    }
    return score(planted(), asked);
}

using Trial = Score (*)(FindingParameters const&, std::uint64_t);
struct Named {
    char const*      rule;
    Trial            run;
    FindingParameter blunt; // the figure that makes the rule see nothing, and what it is set to
    std::int64_t     to;
};
constexpr Named trials[] = {
    {"split_below_limit", splits, FindingParameter::split_window_days, 0},
    {"spent_at_the_end", ends, FindingParameter::end_share_percent, 99},
    {"line_overrun", lines, FindingParameter::line_overrun_percent, 99},
    {"spent_ahead_of_work", aheads, FindingParameter::spent_ahead_points, 99},
    {"no_cost_for_long", idles, FindingParameter::idle_days, 999},
    {"advance_uncleared", uncleared, FindingParameter::advance_clear_days, 1'500},
    {"entered_late", lates, FindingParameter::late_entry_days, 366},
};

TEST(FindingRules, find_what_was_planted_among_honest_work)
{
    for (auto const& trial : trials)
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            auto result = trial.run(shipped(), seed);
            EXPECT_TRUE(result.good()) << trial.rule << " seed " << seed << ": recall " << result.recall()
                                       << ", precision " << result.precision();
            if (seed == 1)
                std::cout << trial.rule << ": recall " << result.recall() << ", precision " << result.precision()
                          << " (" << result.found << " of " << result.planted << " found, " << result.asked
                          << " asked)\n";
        }
}

// The control: a rule that has gone blind must not pass, or the measure measures nothing.
TEST(FindingRules, that_have_gone_blind_do_not_pass_the_measure)
{
    for (auto const& trial : trials) {
        auto blind = shipped();
        blind.set(trial.blunt, {}, trial.to);
        EXPECT_FALSE(trial.run(blind, 1).good()) << trial.rule;
    }
}

} // namespace
} // namespace penstock
