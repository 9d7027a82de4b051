#include "mandate/escalation.hpp"

#include "mandate/refusals.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>

namespace penstock {
namespace {

Day const due_day = *Day::of(2026, 11, 30);

EscalationLadder shipped()
{
    EscalationLadders ladders;
    using enum EscalationLevel;
    std::int64_t days[] = {0, -3, 0, 3, 10, 20};
    for (auto level : {reminder, urge, warn, bulletin, chair})
        ladders.set(0, level,
                    {true,
                     days[static_cast<std::size_t>(level)],
                     {EscalationPlace::owner},
                     {"级", "level"},
                     LevelTone::red,
                     LevelShape::circle});
    return ladders.of(0);
}

std::optional<LevelDue> on(int days_after, EscalationLevel reached = EscalationLevel::none,
                           DirectiveState state = DirectiveState::in_progress)
{
    return level_due(shipped(), state, reached, due_day, due_day.plus_days(days_after));
}

TEST(Escalation, reaches_each_level_on_its_day)
{
    using enum EscalationLevel;
    EXPECT_EQ(on(-4), std::nullopt);
    EXPECT_EQ(on(-3), (LevelDue{reminder, {}}));
    EXPECT_EQ(on(-1, reminder), std::nullopt);
    EXPECT_EQ(on(0, reminder), (LevelDue{urge, {}}));
    EXPECT_EQ(on(2, urge), std::nullopt);
    EXPECT_EQ(on(3, urge), (LevelDue{warn, {}}));
    EXPECT_EQ(on(10, warn), (LevelDue{bulletin, {}}));
    EXPECT_EQ(on(20, bulletin), (LevelDue{chair, {}}));
    EXPECT_EQ(on(400, chair), std::nullopt);
}

TEST(Escalation, names_what_missed_days_skipped)
{
    using enum EscalationLevel;
    EXPECT_EQ(on(11), (LevelDue{bulletin, {reminder, urge, warn}}));
    EXPECT_EQ(on(30, reminder), (LevelDue{chair, {urge, warn, bulletin}}));
}

TEST(Escalation, stands_still_while_the_next_move_is_not_the_owners)
{
    for (auto const& [state, name] : enumerator_table<DirectiveState>)
        EXPECT_EQ(on(30, EscalationLevel::none, state).has_value(), state == DirectiveState::assigned ||
                                                                        state == DirectiveState::accepted ||
                                                                        state == DirectiveState::in_progress)
            << name;
}

// Whatever days the job runs on, forward and back: levels only rise, each is reached once, and every level due by the
// latest day was either reached or named as skipped.
TEST(Escalation, each_level_once_whatever_the_days)
{
    EXPECT_TRUE(rc::check([] {
        auto const                   days = *rc::gen::container<std::vector<int>>(rc::gen::inRange(-10, 40));
        EscalationLevel              reached{};
        std::vector<EscalationLevel> told, skipped;
        int                          latest = -100;
        for (int day : days) {
            latest = std::max(latest, day);
            if (auto found = on(day, reached)) {
                RC_ASSERT(found->level > reached);
                reached = found->level;
                told.push_back(found->level);
                skipped.insert(skipped.end(), found->skipped.begin(), found->skipped.end());
            }
        }
        std::vector<EscalationLevel> all = told;
        all.insert(all.end(), skipped.begin(), skipped.end());
        std::ranges::sort(all);
        std::vector<EscalationLevel> expected;
        auto const                   ladder = shipped();
        for (auto const& [level, name] : enumerator_table<EscalationLevel>)
            if (terms_of(ladder, level).used && latest >= terms_of(ladder, level).days) expected.push_back(level);
        RC_ASSERT(all == expected);
    }));
}

TEST(Escalation, keeps_levels_in_order)
{
    auto ladder = shipped();
    auto terms  = terms_of(ladder, EscalationLevel::warn);
    for (auto [days, allowed] : {std::pair{1, true}, {9, true}, {0, false}, {10, false}}) {
        terms.days = days;
        EXPECT_EQ(plan_level(ladder, EscalationLevel::warn, terms).has_value(), allowed) << days;
    }
    terms.days = 0;
    terms.used = false;
    EXPECT_TRUE(plan_level(ladder, EscalationLevel::warn, terms).has_value());
    EXPECT_FALSE(plan_level(ladder, EscalationLevel::none, terms).has_value());
}

} // namespace
} // namespace penstock
