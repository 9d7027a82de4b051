// Votes are counted right for any body, attendance and roll: against a count done another way, with the numbers that
// must be refused among them.
#include "mandate/refusals.hpp"
#include "mandate/voting.hpp"

#include <gtest/gtest.h>

#include <map>
#include <random>

namespace penstock {
namespace {

std::string why(Result<VoteTaken> const& planned)
{
    return planned ? std::string{}
                   : std::string{name_of(planned.error().faults.empty() ? planned.error().why
                                                                        : planned.error().faults.front().why)};
}

// Whether so many are the share, counted in whole persons: the least number that is enough, found by trying.
bool enough(std::int64_t count, Share const& share, std::int64_t whole)
{
    if (whole == 0) return false;
    for (std::int64_t least = 1; least <= whole; ++least) {
        // least / whole compared with numerator / denominator, over a common denominator
        auto left = least * share.denominator, right = share.numerator * whole;
        if (share.more ? left > right : left >= right) return count >= least;
    }
    return false;
}

struct Room {
    Voters                  voters;
    std::vector<Id<Person>> recused;
    std::vector<Id<Person>> absent;
};

Share some_share(std::mt19937& chance)
{
    static constexpr Share shares[]{{1, 2, true},  {1, 2, false}, {2, 3, false},
                                    {3, 4, false}, {1, 3, true},  {1, 1, false}};
    return shares[chance() % std::size(shares)];
}

Room some_room(std::mt19937& chance)
{
    Room out;
    out.voters.rules    = {true, some_share(chance), some_share(chance), static_cast<MajorityOf>(chance() % 3)};
    auto members        = 1 + chance() % 12;
    out.voters.attended = true;
    for (std::int64_t id = 1; id <= static_cast<std::int64_t>(members); ++id) {
        if (chance() % 5 == 0) {
            out.recused.push_back({id});
            continue;
        }
        ++out.voters.eligible.entitled;
        if (chance() % 4 == 0) {
            out.absent.push_back({id});
            continue;
        }
        out.voters.present.push_back({id});
        ++out.voters.eligible.present;
    }
    return out;
}

TEST(Votes, are_counted_as_they_were_cast_for_any_body)
{
    int carried_ones = 0, lost = 0, short_ones = 0;
    for (unsigned seed = 1; seed <= 4'000; ++seed) {
        std::mt19937 chance{seed};
        auto         room  = some_room(chance);
        auto const&  rules = room.voters.rules;
        VoteTaken    roll{.method = VoteMethod::roll_call};
        Tally        cast;
        for (auto person : room.voters.present) {
            auto how = static_cast<VoteCast>(chance() % 4); // the fourth: no vote at all
            if (static_cast<int>(how) == 3) continue;
            (how == VoteCast::in_favour ? cast.in_favour : how == VoteCast::against ? cast.against : cast.abstained)++;
            roll.roll.push_back({person, how});
        }
        auto const& eligible = room.voters.eligible;
        bool        quorum   = enough(eligible.present, rules.quorum, eligible.entitled);
        EXPECT_EQ(quorate(rules, eligible), quorum) << "seed " << seed;
        auto planned = plan_vote(roll, room.voters);
        if (!quorum) {
            EXPECT_EQ(why(planned), "quorum_missing") << "seed " << seed;
            ++short_ones;
            continue;
        }
        if (roll.roll.empty()) {
            EXPECT_EQ(why(planned), "missing_field") << "seed " << seed;
            continue;
        }
        ASSERT_TRUE(planned.has_value()) << "seed " << seed;
        EXPECT_EQ(planned->tally, cast) << "seed " << seed;
        auto whole = rules.majority_of == MajorityOf::entitled  ? eligible.entitled
                     : rules.majority_of == MajorityOf::present ? eligible.present
                                                                : cast.in_favour + cast.against;
        bool won   = cast.in_favour > 0 && enough(cast.in_favour, rules.majority, whole);
        EXPECT_EQ(carried(rules, eligible, planned->tally), won) << "seed " << seed;
        (won ? carried_ones : lost)++;
        // The same numbers by ballot are the same vote, and carry no names.
        auto ballot = plan_vote({VoteMethod::ballot, true, cast, {}}, room.voters);
        ASSERT_TRUE(ballot.has_value()) << "seed " << seed;
        EXPECT_EQ(ballot->tally, cast);
        EXPECT_TRUE(ballot->roll.empty());
        // One more vote than there are voters, in whatever place, is refused.
        auto over = cast;
        over.abstained += eligible.present - cast.cast() + 1;
        EXPECT_EQ(why(plan_vote({VoteMethod::show_of_hands, false, over, {}}, room.voters)), "votes_exceed_present");
        // Who is recused, absent or named already does not vote.
        for (auto const* others : {&room.recused, &room.absent})
            for (auto person : *others) {
                auto wrong = roll;
                wrong.roll.push_back({person, VoteCast::in_favour});
                EXPECT_EQ(why(plan_vote(wrong, room.voters)), "does_not_vote") << "seed " << seed;
            }
        auto twice = roll;
        twice.roll.push_back(twice.roll.front());
        EXPECT_EQ(why(plan_vote(twice, room.voters)), "does_not_vote") << "seed " << seed;
        // A vote more in favour never turns a vote that was carried into one that was lost.
        auto better = cast;
        ++better.in_favour;
        if (better.abstained > 0) --better.abstained;
        else if (better.against > 0) --better.against;
        if (won && better.cast() <= eligible.present) EXPECT_TRUE(carried(rules, eligible, better)) << "seed " << seed;
    }
    EXPECT_GT(carried_ones, 500);
    EXPECT_GT(lost, 500);
    EXPECT_GT(short_ones, 500);
}

TEST(Votes, of_a_secret_ballot_hold_no_names)
{
    Voters const voters{.rules = {}, .eligible = {3, 3}, .present = {{1}, {2}, {3}}, .attended = true};
    for (auto method : {VoteMethod::ballot, VoteMethod::show_of_hands, VoteMethod::unanimous_consent})
        EXPECT_EQ(why(plan_vote({method, false, {1, 0, 0}, {{{1}, VoteCast::in_favour}}}, voters)), "roll_and_secret");
    EXPECT_EQ(why(plan_vote({VoteMethod::roll_call, true, {}, {{{1}, VoteCast::in_favour}}}, voters)),
              "roll_and_secret");
    EXPECT_EQ(why(plan_vote({VoteMethod::ballot, true, {-1, 2, 1}, {}}, voters)), "votes_exceed_present");
    EXPECT_EQ(why(plan_vote({VoteMethod::ballot, true, {INT64_MAX, INT64_MAX, 2}, {}}, voters)),
              "votes_exceed_present");
}

TEST(Shares, are_shares)
{
    EXPECT_TRUE(sound({1, 2, true}));
    EXPECT_TRUE(sound({1, 1, false}));
    EXPECT_FALSE(sound({1, 1, true})); // more than all
    EXPECT_FALSE(sound({3, 2, false}));
    EXPECT_FALSE(sound({0, 2, false}));
    EXPECT_FALSE(sound({1, 0, false}));
    EXPECT_FALSE(sound({1, 101, false}));
    EXPECT_FALSE(reaches(0, {1, 2, false}, 0));
}

} // namespace
} // namespace penstock
