// Entries by themselves: the ways money goes, what is well formed, and what accounts take.
#include "ledger/entry.hpp"
#include "support/today.hpp"

#include <gtest/gtest.h>

#include <set>

using namespace penstock;
using test::today;

namespace {

TEST(Ways, money_can_reach_every_stage_and_none_leads_out_of_the_pool)
{
    std::set<Stage> reached{Stage::source};
    for (bool grew = true; grew;) {
        grew = false;
        for (auto const& way : ways)
            if (reached.contains(way.from)) grew |= reached.insert(way.to).second;
    }
    EXPECT_EQ(reached.size(), enumerators<Stage>().size());
    for (auto const& way : ways) {
        auto from = particulars(way.from), to = particulars(way.to);
        EXPECT_FALSE(from.award && to.call) << name_of(way.kind); // an award's money goes back by its programme
    }
    EXPECT_FALSE(leads(EntryKind::pay, Stage::committed, Stage::paid)); // only an advance is paid before it is due
}

TEST(Causes, of_the_system_begin_with_one_of_its_nouns)
{
    EXPECT_TRUE(is_of_the_system("award/1/commit") && is_of_the_system("milestone/12/due"));
    EXPECT_FALSE(is_of_the_system("award") || is_of_the_system("letter/7") || is_of_the_system("a/award/1"));
    EXPECT_FALSE(is_of_the_system(""));
}

std::string refusal_said(Result<void> const& planned)
{
    if (planned) return "done";
    auto const& no = planned.error();
    return std::string{name_of(no.why)} + (no.faults.empty() ? "" : " " + no.faults.front().pointer) +
           (no.detail.empty() ? "" : " " + no.detail);
}

Place const source{.appropriation = {1}, .stage = Stage::source},
    given{.appropriation = {1}, .stage = Stage::appropriated},
    allotted{.appropriation = {1}, .stage = Stage::allotted, .programme = {7}};

TEST(Entries, have_as_many_legs_and_as_much_money_as_may_be)
{
    NewEntry entry{"call", EntryKind::set_aside, {{allotted, -63}}, today, "", "", {}};
    for (std::int64_t call = 1; call <= 63; ++call)
        entry.legs.push_back({{.appropriation = {1}, .stage = Stage::reserved, .programme = {7}, .call = {call}}, 1});
    EXPECT_EQ(refusal_said(well_formed(entry)), "done");
    entry.legs[0].minor = -64;
    entry.legs.push_back({{.appropriation = {1}, .stage = Stage::reserved, .programme = {7}, .call = {64}}, 1});
    EXPECT_EQ(refusal_said(well_formed(entry)), "too_many_legs");
    auto given_money = [](std::int64_t minor) {
        return refusal_said(
            well_formed({"x", EntryKind::appropriate, {{source, -minor}, {given, minor}}, today, "b", "", {}}));
    };
    EXPECT_EQ(given_money(Money::most), "done");
    EXPECT_EQ(given_money(Money::most + 1), "number_out_of_range /legs/0/minor");
}

TEST(Entries, are_taken_by_accounts_up_to_what_is_there_on_open_days)
{
    NewEntry                entry{"x", EntryKind::allot, {{given, -100}, {allotted, 100}}, today, "b", "", {}};
    std::vector<AccountNow> accounts{{{1}, given, 150, 50}, {{2}, allotted, 0, 0}};
    OpenDays                days{today.plus_days(-1), today};
    auto                    planned = [&] { return refusal_said(plan_post(entry, accounts, days)); };
    EXPECT_EQ(planned(), "done");
    accounts[0].set_aside = 51;
    EXPECT_EQ(planned(), "exceeds_available /legs/0/minor 99");
    accounts[0].set_aside = 0;
    accounts[1].balance   = Money::most - 100;
    EXPECT_EQ(planned(), "done");
    accounts[1].balance = Money::most - 99;
    EXPECT_EQ(planned(), "number_out_of_range /legs/1/minor");
    accounts[1].balance = 0;
    entry.value_on      = today.plus_days(1);
    EXPECT_EQ(planned(), "date_in_future /value_on 2026-11-23");
    entry.value_on = today.plus_days(-1);
    EXPECT_EQ(planned(), "period_closed /value_on 2026-11-22");
}

} // namespace
