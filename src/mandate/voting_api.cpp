// Endpoints for how a body decides: its rules, and of a meeting who is there, who stepped aside, and the votes.
#include "api/named.hpp"
#include "mandate/mandate_api.hpp"
#include "mandate/voting_facts.hpp"

#include <algorithm>

namespace penstock {

namespace {

// ---- the rules of a body -------------------------------------------------------------------------------------------

struct BodyRulesView {
    Id<Body>                 id;
    std::optional<BodyRules> rules; // absent: it has none of its own, and nothing is demanded of its outcomes
    bool                     may_set{};
};
BOOST_DESCRIBE_STRUCT(BodyRulesView, (), (id, rules, may_set))

struct BodyRulesAsk {
    Id<Body> id;
};
BOOST_DESCRIBE_STRUCT(BodyRulesAsk, (), (id))

Result<BodyRulesView> get_body_rules(Look& look, BodyRulesAsk const& ask)
{
    if (!load_body(look.read, ask.id)) return refuse(refusal::not_found);
    return BodyRulesView{ask.id, rules_of(look.read, ask.id), look.caller.may_in(Permission::manage_mandate, 0)};
}

struct SetBodyRulesAsk {
    Id<Body>   id;
    bool       votes{};
    Share      quorum;
    Share      majority;
    MajorityOf majority_of{};
};
BOOST_DESCRIBE_STRUCT(SetBodyRulesAsk, (), (id, votes, quorum, majority, majority_of))

Result<BodyRulesView> set_body_rules(Act& act, Caller const& by, SetBodyRulesAsk const& ask)
{
    CHECK(set_rules(act, by, ask.id, {ask.votes, ask.quorum, ask.majority, ask.majority_of}));
    return BodyRulesView{ask.id, rules_of(act.read(), ask.id), true};
}

// ---- one meeting ---------------------------------------------------------------------------------------------------

struct MemberThere {
    Named                         person;
    BodyOffice                    office{};
    std::optional<AttendanceKind> attendance; // absent: neither present nor excused, or not taken
};
BOOST_DESCRIBE_STRUCT(MemberThere, (), (person, office, attendance))

struct InterestView {
    Named       person;
    std::string text;
    bool        recused{};
};
BOOST_DESCRIBE_STRUCT(InterestView, (), (person, text, recused))

struct RollView {
    Named    person;
    VoteCast cast{};
};
BOOST_DESCRIBE_STRUCT(RollView, (), (person, cast))

struct VoteView {
    VoteMethod            method{};
    bool                  secret{};
    Tally                 tally;
    Eligible              eligible;
    bool                  carried{};
    std::vector<RollView> roll;
    Instant               at;
};
BOOST_DESCRIBE_STRUCT(VoteView, (), (method, secret, tally, eligible, carried, roll, at))

struct ItemVoting {
    Id<AgendaItem>            id;
    std::vector<InterestView> interests;
    std::optional<VoteView>   vote;
    Eligible                  eligible; // as it stands now
    bool                      quorate{};
    bool                      may_declare{};
    bool                      may_vote{};
};
BOOST_DESCRIBE_STRUCT(ItemVoting, (), (id, interests, vote, eligible, quorate, may_declare, may_vote))

struct MeetingVoting {
    Id<Meeting>              id;
    std::optional<BodyRules> rules;
    bool                     attended{}; // attendance was taken
    std::vector<MemberThere> members;    // in office today, the chair first
    std::vector<std::string> guests;     // sit in without a vote
    std::int64_t             present{};
    bool                     quorate{}; // for an item from which nobody is recused
    std::vector<ItemVoting>  items;     // as far as this person may see them
    bool                     may_take{};
};
BOOST_DESCRIBE_STRUCT(MeetingVoting, (), (id, rules, attended, members, guests, present, quorate, items, may_take))

struct VoterRow {
    std::int64_t                  person{};
    std::string                   name;
    BodyOffice                    office{};
    std::optional<AttendanceKind> kind;
};
BOOST_DESCRIBE_STRUCT(VoterRow, (), (person, name, office, kind))

struct InterestRow {
    std::int64_t person{};
    std::string  name;
    std::string  text;
    std::int64_t recused{};
};
BOOST_DESCRIBE_STRUCT(InterestRow, (), (person, name, text, recused))

struct VoteRow {
    VoteMethod   method{};
    std::int64_t secret{};
    std::int64_t in_favour{};
    std::int64_t against{};
    std::int64_t abstained{};
    std::int64_t entitled{};
    std::int64_t present{};
    std::int64_t carried{};
    std::string  roll;
    Instant      at;
};
BOOST_DESCRIBE_STRUCT(VoteRow, (),
                      (method, secret, in_favour, against, abstained, entitled, present, carried, roll, at))

std::optional<VoteView> vote_of(Reader& reader, Id<AgendaItem> item)
{
    auto row = reader.row<VoteRow>(R"sql(
        SELECT method, secret, in_favour, against, abstained, entitled, present, carried, roll, at
          FROM item_vote
         WHERE item_id = $1
    )sql",
                                   item);
    if (!row) return std::nullopt;
    VoteView out{row->method,
                 row->secret != 0,
                 {row->in_favour, row->against, row->abstained},
                 {row->entitled, row->present},
                 row->carried != 0,
                 {},
                 row->at};
    auto     roll = json::from_text<std::vector<RollVote>>(row->roll);
    expects(roll.has_value());
    for (auto const& each : *roll)
        out.roll.push_back(
            {{each.person.value, reader.one<std::string>("SELECT name FROM person WHERE id = $1", each.person)},
             each.cast});
    return out;
}

ItemVoting item_of(Reader& reader, Caller const& caller, MeetingNow const& meeting, ItemNow const& item, Day today)
{
    ItemVoting out{.id = item.id};
    for (auto& row : reader.rows<InterestRow>(R"sql(
             SELECT i.person, p.name, i.text, i.recused
               FROM item_interest i
               JOIN person p ON p.id = i.person
              WHERE i.item_id = $1
              ORDER BY i.person
         )sql",
                                              item.id))
        out.interests.push_back({{row.person, std::move(row.name)}, std::move(row.text), row.recused != 0});
    out.vote        = vote_of(reader, item.id);
    auto voters     = voters_of(reader, meeting, item.id, today);
    out.eligible    = voters.eligible;
    out.quorate     = quorate(voters.rules, voters.eligible);
    bool office     = caller.may_in(Permission::manage_mandate, 0);
    bool over       = decided(item.state) || !before_its_end(meeting.state);
    out.may_declare = !over && !out.vote && (office || meeting.member);
    out.may_vote    = office && meeting.state == MeetingState::in_progress && item.state == ItemState::taken &&
                   fits(item.kind, ItemState::adopted);
    return out;
}

Result<MeetingVoting> voting_view(Reader& reader, Caller const& caller, Id<Meeting> id, Day today)
{
    auto          meeting = TRY(load_meeting(reader, id, caller, today));
    MeetingVoting out{.id = id, .rules = rules_of(reader, meeting.body)};
    for (auto& row : reader.rows<VoterRow>(R"sql(
             SELECT m.person, p.name, m.office, a.kind
               FROM body_member m
               JOIN person p ON p.id = m.person
               LEFT JOIN attendance a ON a.meeting_id = $1 AND a.person = m.person
              WHERE m.body_id = $2 AND m.from_day <= $3
                AND (m.until_day IS NULL OR m.until_day >= $3) AND (m.ended_on IS NULL OR m.ended_on > $3)
              ORDER BY CASE m.office WHEN 'chair' THEN 0 WHEN 'vice_chair' THEN 1 WHEN 'secretary' THEN 2 ELSE 3 END,
                       m.id
         )sql",
                                           id, meeting.body, today)) {
        out.present += row.kind == AttendanceKind::present;
        out.attended = out.attended || row.kind.has_value();
        out.members.push_back({{row.person, std::move(row.name)}, row.office, row.kind});
    }
    out.guests = reader.rows<std::string>("SELECT name FROM meeting_guest WHERE meeting_id = $1 ORDER BY position", id);
    Eligible all{static_cast<std::int64_t>(out.members.size()), out.present};
    out.quorate = quorate(out.rules.value_or(BodyRules{}), all);
    for (auto const& item : items_of(reader, id))
        if (sees_item(meeting, item.visibility, caller))
            out.items.push_back(item_of(reader, caller, meeting, item, today));
    out.may_take = caller.may_in(Permission::manage_mandate, 0) &&
                   (meeting.state == MeetingState::convened || meeting.state == MeetingState::in_progress);
    return out;
}

struct MeetingVotingAsk {
    Id<Meeting> id;
};
BOOST_DESCRIBE_STRUCT(MeetingVotingAsk, (), (id))

Result<MeetingVoting> get_meeting_voting(Look& look, MeetingVotingAsk const& ask)
{
    return voting_view(look.read, look.caller, ask.id, look.today);
}

struct TakeAttendanceAsk {
    Id<Meeting>                            id;
    std::vector<Id<Person>>                present;
    std::optional<std::vector<Id<Person>>> excused;
    std::optional<std::vector<Line<200>>>  guests; // by name
};
BOOST_DESCRIBE_STRUCT(TakeAttendanceAsk, (), (id, present, excused, guests))

Result<MeetingVoting> take_one_attendance(Act& act, Caller const& by, TakeAttendanceAsk const& ask)
{
    CHECK(take_attendance(act, by, ask.id,
                          {{ask.id, ""},
                           ask.present,
                           ask.excused.value_or(std::vector<Id<Person>>{}),
                           ask.guests.value_or(std::vector<Line<200>>{})}));
    return voting_view(act.read(), by, ask.id, act.today);
}

struct DeclareInterestAsk {
    Id<AgendaItem>            id;
    std::optional<Id<Person>> person; // absent: one's own
    Prose<2000>               text;
    bool                      recused{};
};
BOOST_DESCRIBE_STRUCT(DeclareInterestAsk, (), (id, person, text, recused))

Result<MeetingVoting> declare_one_interest(Act& act, Caller const& by, DeclareInterestAsk const& ask)
{
    CHECK(declare_interest(act, by,
                           {{ask.id}, ask.person.value_or(Id<Person>{by.person()}), ask.text.value, ask.recused}));
    return voting_view(act.read(), by, TRY(load_item(act.read(), ask.id)).meeting, act.today);
}

struct VoteAsk {
    Id<AgendaItem>                       id;
    VoteMethod                           method{};
    bool                                 secret{};
    std::optional<Tally>                 tally; // of a show of hands or a ballot
    std::optional<std::vector<RollVote>> roll;  // of a roll call
};
BOOST_DESCRIBE_STRUCT(VoteAsk, (), (id, method, secret, tally, roll))

Result<MeetingVoting> vote_on_item(Act& act, Caller const& by, VoteAsk const& ask)
{
    CHECK(vote_on(act, by, ask.id,
                  {ask.method, ask.secret, ask.tally.value_or(Tally{}), ask.roll.value_or(std::vector<RollVote>{})}));
    return voting_view(act.read(), by, TRY(load_item(act.read(), ask.id)).meeting, act.today);
}

} // namespace

void register_voting(api::Registry& registry)
{
    using enum Permission;
    registry.read<read_mandate, get_body_rules>("/api/bodies/{id}/rules", {"机构的议事规则", "How a body decides"});
    registry.act<manage_mandate, set_body_rules>("/api/bodies/{id}/rules", {"设定议事规则", "Set how a body decides"});
    registry.read<read_mandate, get_meeting_voting>("/api/meetings/{id}/voting",
                                                    {"出席、回避与表决", "Attendance, recusals and votes"});
    registry.act<manage_mandate, take_one_attendance>("/api/meetings/{id}/attendance", {"记录出席", "Take attendance"});
    registry.act<read_mandate, declare_one_interest>("/api/agenda-items/{id}/interests",
                                                     {"申报利益关系", "Declare an interest"});
    registry.act<manage_mandate, vote_on_item>("/api/agenda-items/{id}/vote", {"表决", "Record a vote"});
}

} // namespace penstock
