// How a body decides: who is there, who steps aside from an item, and how votes are counted. Quorum and majority are
// data of the body. Whoever is recused from an item neither votes on it nor counts for its quorum, on either side.
#pragma once

#include "mandate/meeting.hpp"

namespace penstock {

BOOST_DEFINE_ENUM_CLASS(VoteMethod, show_of_hands, ballot, roll_call, unanimous_consent)
BOOST_DEFINE_ENUM_CLASS(VoteCast, in_favour, against, abstained)
// What a majority is a share of: those entitled to vote on the item, those of them present, or the votes for and
// against.
BOOST_DEFINE_ENUM_CLASS(MajorityOf, entitled, present, cast)
BOOST_DEFINE_ENUM_CLASS(AttendanceKind, present, excused)

// A share of a number, as two thirds; `more`: the share itself is not enough.
struct Share {
    std::int64_t numerator{1};
    std::int64_t denominator{2};
    bool         more{true};
};
BOOST_DESCRIBE_STRUCT(Share, (), (numerator, denominator, more))

// At most 100 on either side.
constexpr bool sound(Share const& share)
{
    return share.numerator > 0 && share.denominator > 0 && share.denominator <= 100 &&
           share.numerator <= share.denominator && !(share.more && share.numerator == share.denominator);
}
// Nothing is a share of nothing.
constexpr bool reaches(std::int64_t count, Share const& share, std::int64_t whole)
{
    if (whole <= 0 || count <= 0) return false;
    auto left = count * share.denominator, right = share.numerator * whole;
    return share.more ? left > right : left >= right;
}

struct BodyRules {
    bool       votes{}; // what it adopts, it votes on
    Share      quorum;  // of those entitled
    Share      majority;
    MajorityOf majority_of{};
};
BOOST_DESCRIBE_STRUCT(BodyRules, (), (votes, quorum, majority, majority_of))

// Of one item: members in office, and those of them present, less those who are recused from it.
struct Eligible {
    std::int64_t entitled{};
    std::int64_t present{};
};
BOOST_DESCRIBE_STRUCT(Eligible, (), (entitled, present))

struct Tally {
    std::int64_t in_favour{};
    std::int64_t against{};
    std::int64_t abstained{};
    std::int64_t cast() const { return in_favour + against + abstained; }
    friend bool  operator==(Tally const&, Tally const&) = default;
};
BOOST_DESCRIBE_STRUCT(Tally, (), (in_favour, against, abstained))

struct RollVote {
    Id<Person> person;
    VoteCast   cast{};
};
BOOST_DESCRIBE_STRUCT(RollVote, (), (person, cast))

// A vote as it was taken. Only a roll call names persons; of a secret one nothing but numbers is ever kept.
struct VoteTaken {
    VoteMethod            method{};
    bool                  secret{};
    Tally                 tally; // of a roll call it is counted here, of unanimous consent it is all present
    std::vector<RollVote> roll;
};
BOOST_DESCRIBE_STRUCT(VoteTaken, (), (method, secret, tally, roll))

constexpr bool quorate(BodyRules const& rules, Eligible const& eligible)
{
    return reaches(eligible.present, rules.quorum, eligible.entitled);
}
bool carried(BodyRules const& rules, Eligible const& eligible, Tally const& tally);

// Who is who when an item is voted on.
struct Voters {
    BodyRules               rules;
    Eligible                eligible;
    std::vector<Id<Person>> present; // and not recused
    bool                    attended{}; // attendance was taken
};

// The vote with its numbers. Refuses attendance_missing, quorum_missing, votes_exceed_present, roll_and_secret,
// and does_not_vote for a name on the roll that is absent, recused or there twice.
Result<VoteTaken> plan_vote(VoteTaken const& typed, Voters const& voters);
// number_out_of_range for a share that is none.
Result<void> plan_rules(BodyRules const& rules);

} // namespace penstock
