// What facts about attendance and votes do to the tables, and the acts that write them.
#include "mandate/refusals.hpp"
#include "mandate/voting_facts.hpp"
#include "people/refusals.hpp"

#include <algorithm>
#include <set>

namespace penstock {

void apply(Writer& db, Stamp const&, BodyRulesSet const& fact)
{
    auto const& rules = fact.rules;
    db.run(R"sql(
        INSERT INTO body_rule (body_id, votes, quorum_numerator, quorum_denominator, quorum_more, majority_numerator,
                               majority_denominator, majority_more, majority_of)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT (body_id) DO UPDATE
           SET votes = excluded.votes, quorum_numerator = excluded.quorum_numerator,
               quorum_denominator = excluded.quorum_denominator, quorum_more = excluded.quorum_more,
               majority_numerator = excluded.majority_numerator,
               majority_denominator = excluded.majority_denominator, majority_more = excluded.majority_more,
               majority_of = excluded.majority_of
    )sql",
           fact.body, static_cast<std::int64_t>(rules.votes), rules.quorum.numerator, rules.quorum.denominator,
           static_cast<std::int64_t>(rules.quorum.more), rules.majority.numerator, rules.majority.denominator,
           static_cast<std::int64_t>(rules.majority.more), rules.majority_of);
}

void apply(Writer& db, Stamp const&, AttendanceTaken const& fact)
{
    db.run("DELETE FROM attendance WHERE meeting_id = $1", fact.meeting);
    db.run("DELETE FROM meeting_guest WHERE meeting_id = $1", fact.meeting);
    auto enter = [&](std::vector<Id<Person>> const& persons, AttendanceKind kind) {
        for (auto person : persons)
            db.run("INSERT INTO attendance (meeting_id, person, kind) VALUES ($1, $2, $3)", fact.meeting, person, kind);
    };
    enter(fact.present, AttendanceKind::present);
    enter(fact.excused, AttendanceKind::excused);
    for (std::size_t i = 0; i < fact.guests.size(); ++i)
        db.run("INSERT INTO meeting_guest (meeting_id, position, name) VALUES ($1, $2, $3)", fact.meeting,
               static_cast<std::int64_t>(i + 1), fact.guests[i].value);
}

void apply(Writer& db, Stamp const&, InterestDeclared const& fact)
{
    db.run(R"sql(
        INSERT INTO item_interest (item_id, person, text, recused) VALUES ($1, $2, $3, $4)
        ON CONFLICT (item_id, person) DO UPDATE SET text = excluded.text, recused = excluded.recused
    )sql",
           fact.item, fact.person, fact.text, static_cast<std::int64_t>(fact.recused));
}

void apply(Writer& db, Stamp const& stamp, ItemVoted const& fact)
{
    db.run("DELETE FROM item_vote WHERE item_id = $1", fact.item);
    db.run(R"sql(
        INSERT INTO item_vote (item_id, method, secret, in_favour, against, abstained, entitled, present, carried, roll,
                               at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
    )sql",
           fact.item, fact.vote.method, static_cast<std::int64_t>(fact.vote.secret), fact.vote.tally.in_favour,
           fact.vote.tally.against, fact.vote.tally.abstained, fact.eligible.entitled, fact.eligible.present,
           static_cast<std::int64_t>(fact.carried), json::canonical(fact.vote.roll), stamp.at);
}

void add_voting_facts(FactKinds& kinds) { kinds.add<BodyRulesSet, AttendanceTaken, InterestDeclared, ItemVoted>(); }

namespace {

struct RuleRow {
    std::int64_t votes{};
    std::int64_t quorum_numerator{};
    std::int64_t quorum_denominator{};
    std::int64_t quorum_more{};
    std::int64_t majority_numerator{};
    std::int64_t majority_denominator{};
    std::int64_t majority_more{};
    MajorityOf   majority_of{};
};
BOOST_DESCRIBE_STRUCT(RuleRow, (),
                      (votes, quorum_numerator, quorum_denominator, quorum_more, majority_numerator,
                       majority_denominator, majority_more, majority_of))

bool is_member(Reader& reader, Id<Body> body, Id<Person> person, Day today)
{
    return std::ranges::any_of(members_of(reader, body),
                               [&](MemberNow const& each) { return each.person == person && each.in_force(today); });
}

struct Opened {
    ItemNow    item;
    MeetingNow meeting;
};
Result<Opened> open_item(Act& act, Caller const& by, Id<AgendaItem> id)
{
    auto item    = TRY(load_item(act.read(), id));
    auto meeting = TRY(load_meeting(act.read(), item.meeting, by, act.today));
    return Opened{item, meeting};
}

} // namespace

std::optional<BodyRules> rules_of(Reader& reader, Id<Body> body)
{
    auto row = reader.row<RuleRow>(R"sql(
        SELECT votes, quorum_numerator, quorum_denominator, quorum_more, majority_numerator, majority_denominator,
               majority_more, majority_of
          FROM body_rule
         WHERE body_id = $1
    )sql",
                                   body);
    if (!row) return std::nullopt;
    return BodyRules{row->votes != 0,
                     {row->quorum_numerator, row->quorum_denominator, row->quorum_more != 0},
                     {row->majority_numerator, row->majority_denominator, row->majority_more != 0},
                     row->majority_of};
}

Voters voters_of(Reader& reader, MeetingNow const& meeting, Id<AgendaItem> item, Day today)
{
    Voters out{.rules = rules_of(reader, meeting.body).value_or(BodyRules{})};
    auto   there = reader.rows<Id<Person>>(
        "SELECT person FROM attendance WHERE meeting_id = $1 AND kind = 'present' ORDER BY person", meeting.id);
    auto recused = reader.rows<Id<Person>>(
        "SELECT person FROM item_interest WHERE item_id = $1 AND recused = 1 ORDER BY person", item);
    std::set<Id<Person>> entitled;
    for (auto const& member : members_of(reader, meeting.body))
        if (member.in_force(today) && !std::ranges::binary_search(recused, member.person))
            entitled.insert(member.person);
    for (auto person : there)
        if (entitled.contains(person)) out.present.push_back(person);
    out.eligible = {static_cast<std::int64_t>(entitled.size()), static_cast<std::int64_t>(out.present.size())};
    out.attended = !there.empty();
    return out;
}

Voting load_voting(Reader& reader, MeetingNow const& meeting, Id<AgendaItem> item, Day today)
{
    Voting out;
    if (auto carried = reader.row<std::int64_t>("SELECT carried FROM item_vote WHERE item_id = $1", item)) {
        out.voted   = true;
        out.carried = *carried != 0;
        return out;
    }
    auto rules = rules_of(reader, meeting.body);
    if (!rules || meeting.state != MeetingState::in_progress) return out;
    auto voters     = voters_of(reader, meeting, item, today);
    out.owes_vote   = rules->votes;
    out.owes_quorum = true;
    out.attended    = voters.attended;
    out.quorate     = quorate(voters.rules, voters.eligible);
    return out;
}

Result<void> set_rules(Act& act, Caller const& by, Id<Body> body, BodyRules const& rules)
{
    CHECK(by.check_in(Permission::manage_mandate, 0));
    if (!load_body(act.read(), body)) return refuse(refusal::not_found);
    CHECK(plan_rules(rules));
    act.record(BodyRulesSet{body, rules});
    return {};
}

Result<void> take_attendance(Act& act, Caller const& by, Id<Meeting> id, AttendanceTaken const& wanted)
{
    auto meeting = TRY(load_meeting(act.read(), id, by, act.today));
    CHECK(by.check_in(Permission::manage_mandate, 0));
    if (meeting.state != MeetingState::convened && meeting.state != MeetingState::in_progress)
        return refuse(refusal::step_not_allowed, std::string{name_of(meeting.state)});
    if (wanted.present.empty()) return refuse(refusal::missing_field, "/present", "");
    constexpr std::size_t guests_most = 200;
    if (wanted.guests.size() > guests_most) return refuse(refusal::too_large, "/guests", std::to_string(guests_most));
    std::set<Id<Person>> named;
    for (auto const& [list, at] : {std::pair{&wanted.present, "/present/"}, {&wanted.excused, "/excused/"}})
        for (std::size_t i = 0; i < list->size(); ++i) {
            if (!is_member(act.read(), meeting.body, (*list)[i], act.today))
                return refuse(refusal::not_a_member, at + std::to_string(i), "");
            if (!named.insert((*list)[i]).second) return refuse(refusal::already_exists, at + std::to_string(i), "");
        }
    act.record(AttendanceTaken{{id, ""}, wanted.present, wanted.excused, wanted.guests});
    return {};
}

Result<void> declare_interest(Act& act, Caller const& by, InterestDeclared const& wanted)
{
    auto [item, meeting] = TRY(open_item(act, by, wanted.item));
    if (!sees_item(meeting, item.visibility, by)) return refuse(refusal::not_found);
    if (by.person() == 0 || by.person() != wanted.person.value) CHECK(by.check_in(Permission::manage_mandate, 0));
    if (!is_member(act.read(), meeting.body, wanted.person, act.today))
        return refuse(refusal::not_a_member, "/person", "");
    if (!before_its_end(meeting.state) || decided(item.state))
        return refuse(refusal::step_not_allowed, std::string{name_of(item.state)});
    if (act.read().row<std::int64_t>("SELECT 1 FROM item_vote WHERE item_id = $1", wanted.item))
        return refuse(refusal::already_voted);
    if (wanted.text.empty()) return refuse(refusal::missing_field, "/text", "");
    act.record(wanted);
    return {};
}

Result<void> vote_on(Act& act, Caller const& by, Id<AgendaItem> id, VoteTaken const& typed)
{
    auto [item, meeting] = TRY(open_item(act, by, id));
    CHECK(by.check_in(Permission::manage_mandate, 0));
    if (meeting.state != MeetingState::in_progress)
        return refuse(refusal::meeting_not_running, std::string{name_of(meeting.state)});
    if (item.state != ItemState::taken) return refuse(refusal::step_not_allowed, std::string{name_of(item.state)});
    if (!fits(item.kind, ItemState::adopted))
        return refuse(refusal::outcome_not_of_kind, std::string{name_of(item.kind)});
    auto voters = voters_of(act.read(), meeting, id, act.today);
    auto vote   = TRY(plan_vote(typed, voters));
    bool won    = carried(voters.rules, voters.eligible, vote.tally);
    act.record(ItemVoted{{id}, vote, voters.eligible, won});
    return {};
}

} // namespace penstock
