// P10 over awards and milestones: every state that can be reached by anybody's steps, and no money due in any of them
// without an accepted milestone or a typed advance. And the numbers of agreements, with any amounts.
#include "award/milestone.hpp"
#include "award/refusals.hpp"
#include "ledger/refusals.hpp"

#include <gtest/gtest.h>

#include <deque>
#include <map>
#include <numeric>
#include <random>
#include <set>

namespace penstock {
namespace {

constexpr std::int64_t programme = 7, award = 9;

// The persons of the model: one of each role, one who is both manager and of the team, and nobody.
std::vector<Caller> people()
{
    std::vector<Caller> out;
    std::int64_t        number = 100;
    for (auto const& [role, name] : enumerators<Role>()) {
        Grant grant{role, 0, 0};
        if (role == Role::performer) grant = {role, 0, award};
        out.push_back({++number, {grant}, ""});
    }
    out.push_back({++number, {{Role::programme_manager, programme, 0}, {Role::performer, 0, award}}, ""});
    out.emplace_back();
    return out;
}

// An award with a gate that is verified, and a milestone with a prize behind it.
struct Model {
    AwardState   award_state{AwardState::active};
    MilestoneNow milestones[2];
    std::int64_t due[2]{};      // made payable by a verdict
    std::int64_t advanced[2]{}; // made payable by a typed advance

    auto key() const
    {
        std::vector<std::int64_t> out{static_cast<std::int64_t>(award_state)};
        for (int i = 0; i < 2; ++i) {
            auto const& one = milestones[i];
            for (auto each :
                 {static_cast<std::int64_t>(one.state), one.submitted_by, one.verified_by,
                  static_cast<std::int64_t>(one.opinion), std::int64_t{one.all_reached}, due[i], advanced[i]})
                out.push_back(each);
        }
        return out;
    }
    friend bool operator<(Model const& a, Model const& b) { return a.key() < b.key(); }
};

Model first_model()
{
    Model out;
    for (int i = 0; i < 2; ++i) {
        out.milestones[i].id        = {i + 1};
        out.milestones[i].award     = {award};
        out.milestones[i].programme = {programme};
        out.milestones[i].state     = i == 0 ? MilestoneState::planned : MilestoneState::active;
        out.milestones[i].tranche   = 100;
    }
    out.milestones[0].acceptor = 107; // the monitoring officer
    out.milestones[1].prize    = 50;
    return out;
}

// The milestone with what its neighbours make of it, as the tables would give it.
MilestoneNow seen(Model const& model, int i, Caller const& by)
{
    auto out        = model.milestones[i];
    out.award_state = model.award_state;
    out.advanced    = model.advanced[i];
    if (i == 1 && !passed(model.milestones[0].state)) out.gates = {"M1"};
    for (auto const& grant : by.grants()) out.party = out.party || grant.award == award;
    return out;
}

using MilestonePlan = Result<MilestoneState> (*)(MilestoneNow const&, MilestoneEvent, Caller const&);

std::vector<Model> after_any_step(Model const& from, MilestonePlan plan)
{
    std::vector<Model> out;
    for (auto const& by : people()) {
        for (auto const& step : award_life) // holding and resuming, as the award's own table allows it
            if (step.from == from.award_state && by.may_on(step.by, programme, award) &&
                (step.on == AwardEvent::hold || step.on == AwardEvent::resume || step.on == AwardEvent::terminate)) {
                out.push_back(from);
                out.back().award_state = step.to;
            }
        for (int i = 0; i < 2; ++i) {
            for (auto const& [event, name] : enumerators<MilestoneEvent>()) {
                auto now = seen(from, i, by);
                auto to  = plan(now, event, by);
                if (!to) continue;
                for (bool reached : {false, true}) {
                    auto  next = from;
                    auto& one  = next.milestones[i];
                    one.state  = *to;
                    if (event == MilestoneEvent::submit) {
                        one.submitted_by = by.person();
                        one.verified_by  = 0;
                        one.opinion      = Opinion::none;
                        one.all_reached  = reached;
                    }
                    if (event == MilestoneEvent::verify) one.verified_by = by.person(), one.opinion = Opinion::supports;
                    next.due[i] += falls_due(now, event);
                    out.push_back(next);
                    if (event != MilestoneEvent::submit) break;
                }
            }
            if (from.advanced[i] == 0 && plan_advance(seen(from, i, by), 30, by)) {
                out.push_back(from);
                out.back().advanced[i] = 30;
            }
        }
    }
    return out;
}

struct Found {
    std::size_t              states{};
    std::vector<std::string> wrong;
};

// Walks through everything that can be reached, and says what must not be.
Found explore(MilestonePlan plan)
{
    Found             found;
    std::set<Model>   known{first_model()};
    std::deque<Model> waiting{first_model()};
    while (!waiting.empty()) {
        auto model = waiting.front();
        waiting.pop_front();
        for (int i = 0; i < 2; ++i) {
            auto const& one = model.milestones[i];
            if (model.due[i] != 0 && !accepted(one.state)) found.wrong.push_back("due and not accepted");
            if (model.due[i] + model.advanced[i] > one.tranche + one.prize) found.wrong.push_back("due twice");
            if (accepted(one.state) && one.submitted_by == 0) found.wrong.push_back("accepted without evidence");
        }
        if (accepted(model.milestones[0].state) && model.milestones[0].opinion == Opinion::none)
            found.wrong.push_back("accepted without the verifier");
        for (auto& next : after_any_step(model, plan)) {
            bool more = next.due[1] + next.advanced[1] > model.due[1] + model.advanced[1];
            if (more && !passed(model.milestones[0].state)) found.wrong.push_back("paid behind a closed gate");
            bool any = false;
            for (int i = 0; i < 2; ++i) any = any || next.due[i] + next.advanced[i] > model.due[i] + model.advanced[i];
            if (any && model.award_state != AwardState::active) found.wrong.push_back("paid while not active");
            if (known.insert(next).second) waiting.push_back(std::move(next));
        }
    }
    found.states = known.size();
    return found;
}

TEST(Milestones, P10_no_reachable_state_has_money_due_that_nothing_earned)
{
    auto found = explore(plan_step);
    EXPECT_TRUE(found.wrong.empty()) << found.wrong.front() << " and " << found.wrong.size() - 1 << " more";
    EXPECT_GT(found.states, 1'000u);
}

// The control: a rule left out must be noticed.
TEST(Milestones, P10_notices_a_gate_that_is_not_asked)
{
    auto found = explore([](MilestoneNow const& milestone, MilestoneEvent event, Caller const& by) {
        auto blind = milestone;
        blind.gates.clear();
        return plan_step(blind, event, by);
    });
    EXPECT_FALSE(found.wrong.empty());
    EXPECT_EQ(found.wrong.front(), "paid behind a closed gate");
}

TEST(Milestones, P10_notices_a_pause_that_is_not_kept)
{
    auto found = explore([](MilestoneNow const& milestone, MilestoneEvent event, Caller const& by) {
        auto blind        = milestone;
        blind.award_state = AwardState::active;
        return plan_step(blind, event, by);
    });
    EXPECT_FALSE(found.wrong.empty());
}

TEST(Milestones, nobody_judges_his_own_evidence_in_any_state)
{
    for (auto const& by : people())
        for (auto const& [state, name] : enumerators<MilestoneState>())
            for (auto const& [event, step] : enumerators<MilestoneEvent>()) {
                if (!is_verdict(event) && event != MilestoneEvent::verify) continue;
                auto now         = first_model().milestones[0];
                now.award_state  = AwardState::active;
                now.state        = state;
                now.all_reached  = true;
                now.submitted_by = by.person();
                auto refused     = plan_step(now, event, by);
                EXPECT_TRUE(by.person() == 0 || !refused) << name << " " << step;
                now.submitted_by = 1;
                now.party        = true;
                EXPECT_FALSE(plan_step(now, event, by)) << name << " " << step;
            }
}

// Every step offered can be taken, and every step refused is refused for the reason shown.
TEST(Milestones, what_may_be_done_is_what_is_done)
{
    for (auto const& by : people())
        for (auto const& [state, name] : enumerators<MilestoneState>())
            for (auto award_state : {AwardState::active, AwardState::on_hold, AwardState::terminated}) {
                auto now        = first_model().milestones[0];
                now.state       = state;
                now.award_state = award_state;
                now.gates       = {"M0"};
                for (auto const& each : may(now, by)) {
                    auto taken = plan_step(now, *named<MilestoneEvent>(each.step), by);
                    EXPECT_EQ(taken.has_value(), each.allowed) << name << " " << each.step;
                    if (!taken && by.signed_in()) {
                        EXPECT_EQ(each.refusal, std::string{name_of(taken.error().why)}) << name << " " << each.step;
                    }
                }
            }
}

TEST(Milestones, are_late_by_the_day_alone)
{
    auto day = *Day::from_iso("2026-11-23");
    auto at  = [&](int days, MilestoneState state = MilestoneState::active) {
        return name_of(lateness(state, day, day.plus_days(days)));
    };
    EXPECT_EQ(at(-30), "none");
    EXPECT_EQ(at(-29), "due_soon");
    EXPECT_EQ(at(0), "due_soon");
    EXPECT_EQ(at(1), "overdue");
    EXPECT_EQ(at(30), "overdue");
    EXPECT_EQ(at(31), "escalated");
    EXPECT_EQ(at(400, MilestoneState::submitted), "none");
    EXPECT_EQ(at(400, MilestoneState::met), "none");
}

TEST(Measures, are_compared_exactly)
{
    auto measure = [](char const* text) { return *Measure::from(text); };
    EXPECT_EQ(measure("000.500").value, "0.5");
    EXPECT_EQ(measure("-0.0").value, "0");
    EXPECT_EQ(measure("-12.250000").millionths(), -12'250'000);
    for (auto const* wrong : {"", "-", ".5", "5.", "1e3", "1,5", " 1", "+1", "0x1", "1.0000001", "1234567890"})
        EXPECT_FALSE(Measure::from(wrong)) << wrong;

    Criterion criterion{.comparison = Comparison::at_most, .target = measure("0.5"), .tolerance = measure("0.05")};
    EXPECT_TRUE(reached(criterion, measure("0.55")));
    EXPECT_FALSE(reached(criterion, measure("0.550001")));
    criterion.comparison = Comparison::at_least;
    EXPECT_TRUE(reached(criterion, measure("0.45")));
    EXPECT_FALSE(reached(criterion, measure("0.449999")));
    criterion.comparison = Comparison::equal_to;
    EXPECT_TRUE(reached(criterion, measure("0.55")) && reached(criterion, measure("0.45")));
    EXPECT_FALSE(reached(criterion, measure("0.56")));
}

// ---- the numbers of agreements -----------------------------------------------------------------------------------

std::int64_t any(std::mt19937_64& random, std::int64_t least, std::int64_t most)
{
    return std::uniform_int_distribution{least, most}(random);
}

// Cuts a whole into parts of at least one each.
std::vector<std::int64_t> cut(std::mt19937_64& random, std::int64_t whole, std::int64_t parts)
{
    std::vector<std::int64_t> out;
    for (auto left = parts; left > 1; --left) {
        out.push_back(any(random, 1, std::max<std::int64_t>(1, whole - (left - 1))));
        whole -= out.back();
    }
    out.push_back(whole);
    return out;
}

AgreementTerms any_terms(std::mt19937_64& random)
{
    AgreementTerms out{.purpose   = {"造出样机", ""},
                       .lead      = {"周远"},
                       .amount    = Money{any(random, 200, 1'000'000'000'00), {}},
                       .starts_on = *Day::from_iso("2026-01-01"),
                       .ends_on   = *Day::from_iso("2027-12-31")};
    auto           whole  = out.amount->minor;
    auto           shares = cut(random, whole_share, any(random, 1, 5));
    for (std::size_t i = 0; i < shares.size(); ++i)
        out.parties.push_back({{"单位" + std::to_string(i)}, i == 0, shares[i]});
    if (any(random, 0, 1))
        for (auto minor : cut(random, whole, any(random, 1, 6)))
            out.lines.push_back({{"L" + std::to_string(out.lines.size())}, {"科目", ""}, minor});
    auto milestones = any(random, 1, 6);
    for (std::int64_t i = 0; i < milestones; ++i) {
        MilestoneTerms one{.number   = {"M" + std::to_string(i)},
                           .title    = {"", "Milestone"},
                           .criteria = {{.metric = {"误差", ""}, .target = *Measure::from("1"), .method = {"测试"}}},
                           .due_on   = out.starts_on->plus_days(static_cast<int>(any(random, 0, 700))),
                           .gate     = any(random, 0, 1) == 1};
        if (i > 0 && any(random, 0, 1)) one.after.push_back({"M" + std::to_string(any(random, 0, i - 1))});
        out.milestones.push_back(std::move(one));
    }
    std::ranges::reverse(out.milestones); // so that dependency and order of writing differ
    auto parts = cut(random, whole, milestones + 1);
    for (std::int64_t i = 0; i < milestones; ++i)
        out.instalments.push_back(
            {InstalmentKind::milestone, {"M" + std::to_string(i)}, parts[static_cast<std::size_t>(i)]});
    out.instalments.push_back({InstalmentKind::advance, {}, parts.back()});
    return out;
}

TEST(Agreements, add_up_or_are_refused_whatever_the_amounts)
{
    std::mt19937_64 random{20261128};
    for (int round = 0; round < 400; ++round) {
        auto terms = any_terms(random);
        for (auto const& fault : faults_of(terms, {})) ADD_FAILURE() << fault.pointer << " " << name_of(fault.why);
        std::set<std::string> placed;
        for (auto at : in_order_of_dependency(terms)) {
            for (auto const& number : terms.milestones[at].after) EXPECT_TRUE(placed.contains(number.value));
            placed.insert(terms.milestones[at].number.value);
        }
        EXPECT_EQ(placed.size(), terms.milestones.size());

        // One thing made wrong is named, wherever it is.
        auto names = [&](AgreementTerms const& wrong, std::string const& pointer, Refusal why) {
            bool found = false;
            for (auto const& fault : faults_of(wrong, {}))
                found = found || (fault.pointer == pointer && fault.why == why);
            EXPECT_TRUE(found) << pointer;
        };
        auto wrong = terms;
        wrong.instalments[static_cast<std::size_t>(any(random, 0, std::ssize(wrong.instalments) - 1))].minor += 1;
        names(wrong, "/instalments", refusal::amounts_differ);
        wrong = terms;
        wrong.parties[0].share -= 1;
        names(wrong, "/parties", wrong.parties[0].share < 0 ? refusal::number_out_of_range : refusal::amounts_differ);
        if (!terms.lines.empty()) {
            wrong = terms;
            wrong.lines.back().minor += 1;
            names(wrong, "/lines", refusal::amounts_differ);
        }
        wrong       = terms;
        auto& last  = wrong.milestones.front(); // reversed: the last number
        auto& first = wrong.milestones.back();
        first.after = {{last.number.value}};
        if (last.number.value != first.number.value) last.after = {{first.number.value}};
        names(wrong, "/milestones/0/after", refusal::circular_dependency);
    }
}

TEST(Agreements, money_over_lines_is_whole_and_no_line_gives_more_than_it_has)
{
    std::mt19937_64 random{42};
    for (int round = 0; round < 20'000; ++round) {
        std::vector<std::int64_t> left;
        for (auto lines = any(random, 1, 30); lines > 0; --lines)
            left.push_back(any(random, 0, any(random, 0, 1) ? 3 : 90'000'000'000'000));
        auto whole = std::accumulate(left.begin(), left.end(), std::int64_t{0});
        auto minor = any(random, 0, 3) ? any(random, 0, whole) : whole;
        auto parts = over_lines(minor, left);
        ASSERT_EQ(parts.size(), left.size());
        EXPECT_EQ(std::accumulate(parts.begin(), parts.end(), std::int64_t{0}), minor);
        for (std::size_t i = 0; i < left.size(); ++i) {
            EXPECT_GE(parts[i], 0);
            EXPECT_LE(parts[i], left[i]);
        }
    }
}

} // namespace
} // namespace penstock
