// What may be written about how a body decides: its rules, who attended, who stepped aside, and the votes.
#pragma once

#include "mandate/meeting_facts.hpp"
#include "mandate/voting.hpp"

namespace penstock {

struct BodyRulesSet {
    static constexpr Words            words{"设定机构议事规则", "Rules of a body set"};
    static constexpr std::string_view noun = "body";
    std::int64_t                      subject() const { return body.value; }

    Id<Body>  body;
    BodyRules rules;
};
BOOST_DESCRIBE_STRUCT(BodyRulesSet, (), (body, rules))

// All who are present and excused, in place of what was taken before; guests sit in without a vote.
struct AttendanceTaken : OfMeeting {
    static constexpr Words  words{"记录出席", "Attendance taken"};
    std::vector<Id<Person>> present;
    std::vector<Id<Person>> excused;
    std::vector<Line<200>>  guests;
};
BOOST_DESCRIBE_STRUCT(AttendanceTaken, (OfMeeting), (present, excused, guests))

struct InterestDeclared : OfItem {
    static constexpr Words words{"申报利益关系", "Interest declared"};
    Id<Person>             person;
    std::string            text;
    bool                   recused{};
};
BOOST_DESCRIBE_STRUCT(InterestDeclared, (OfItem), (person, text, recused))

// With the numbers it was counted by, so that a later change of rules or members does not change it.
struct ItemVoted : OfItem {
    static constexpr Words words{"表决", "Item voted on"};
    VoteTaken              vote;
    Eligible               eligible;
    bool                   carried{};
};
BOOST_DESCRIBE_STRUCT(ItemVoted, (OfItem), (vote, eligible, carried))

void apply(Writer& db, Stamp const& stamp, BodyRulesSet const& fact);
void apply(Writer& db, Stamp const& stamp, AttendanceTaken const& fact);
void apply(Writer& db, Stamp const& stamp, InterestDeclared const& fact);
void apply(Writer& db, Stamp const& stamp, ItemVoted const& fact);

void add_voting_facts(FactKinds& kinds);

// The rules of a body, when it has any.
std::optional<BodyRules> rules_of(Reader& reader, Id<Body> body);
// Who may vote on an item today; the rules are the usual ones where the body has none of its own.
Voters voters_of(Reader& reader, MeetingNow const& meeting, Id<AgendaItem> item, Day today);
// What stands in the way of an outcome.
Voting load_voting(Reader& reader, MeetingNow const& meeting, Id<AgendaItem> item, Day today);

Result<void> set_rules(Act& act, Caller const& by, Id<Body> body, BodyRules const& rules);
// Refuses not_a_member, already_exists for somebody named twice, and step_not_allowed before it is convened and after.
Result<void> take_attendance(Act& act, Caller const& by, Id<Meeting> meeting, AttendanceTaken const& wanted);
// Somebody's own interest, or another's by whoever runs meetings. already_voted once the item was voted on.
Result<void> declare_interest(Act& act, Caller const& by, InterestDeclared const& wanted);
Result<void> vote_on(Act& act, Caller const& by, Id<AgendaItem> item, VoteTaken const& typed);

} // namespace penstock
