// The life of a directive against a table written out by hand, by every role and everybody who has a part in it, on
// both engines: who checks is not of the owner's unit, and a whole ends only after its parts.
#include "mandate/directive_facts.hpp"
#include "mandate/mandate_api.hpp"
#include "support/people_desk.hpp"

#include <map>
#include <set>

namespace penstock {
namespace {

using test::Desk;

// State, step: the state it leads to and whose step it is. What is not here is step_not_allowed.
struct Wanted {
    std::string to;
    std::string by;
};
using Table = std::map<std::pair<std::string, std::string>, Wanted>;
Table const directive_table{
    {{"captured", "confirm"}, {"confirmed", "office"}},
    {{"captured", "cancel"}, {"cancelled", "office"}},
    {{"confirmed", "decompose"}, {"decomposed", "office"}},
    {{"confirmed", "assign"}, {"assigned", "office"}},
    {{"confirmed", "cancel"}, {"cancelled", "office"}},
    {{"decomposed", "decompose"}, {"decomposed", "office"}},
    {{"decomposed", "assign"}, {"assigned", "office"}},
    {{"decomposed", "cancel"}, {"cancelled", "office"}},
    {{"assigned", "accept"}, {"accepted", "owner"}},
    {{"assigned", "dispute"}, {"disputed", "owner"}},
    {{"assigned", "cancel"}, {"cancelled", "office"}},
    {{"disputed", "assign"}, {"assigned", "office"}},
    {{"disputed", "cancel"}, {"cancelled", "office"}},
    {{"accepted", "start"}, {"in_progress", "owner"}},
    {{"accepted", "decompose"}, {"accepted", "office"}},
    {{"accepted", "ask_date"}, {"accepted", "owner"}},
    {{"accepted", "grant_date"}, {"accepted", "office"}},
    {{"accepted", "decline_date"}, {"accepted", "office"}},
    {{"accepted", "suspend"}, {"suspended", "office"}},
    {{"accepted", "cancel"}, {"cancelled", "office"}},
    {{"in_progress", "report"}, {"reported", "owner"}},
    {{"in_progress", "decompose"}, {"in_progress", "office"}},
    {{"in_progress", "ask_date"}, {"in_progress", "owner"}},
    {{"in_progress", "grant_date"}, {"in_progress", "office"}},
    {{"in_progress", "decline_date"}, {"in_progress", "office"}},
    {{"in_progress", "suspend"}, {"suspended", "office"}},
    {{"in_progress", "cancel"}, {"cancelled", "office"}},
    {{"reported", "take_up"}, {"under_check", "checker"}},
    {{"reported", "cancel"}, {"cancelled", "office"}},
    {{"under_check", "send_back"}, {"in_progress", "checker"}},
    {{"under_check", "verify"}, {"closed", "checker"}},
    {{"under_check", "cancel"}, {"cancelled", "office"}},
    {{"closed", "strike_off"}, {"struck_off", "striker"}},
    {{"closed", "reopen"}, {"in_progress", "office"}},
    {{"struck_off", "reopen"}, {"in_progress", "office"}},
    {{"suspended", "resume"}, {"in_progress", "office"}},
    {{"suspended", "cancel"}, {"cancelled", "office"}},
};

// Somebody, with what he gets for the steps of the office, of the owner, of a checker, and for striking off.
struct Actor {
    Caller                             caller;
    bool                               sees{};
    std::map<std::string, std::string> gets; // a refusal by whose step it is; absent: it is done
};

std::map<std::string, std::string> refused(std::string office, std::string owner, std::string checker,
                                           std::string striker)
{
    std::map<std::string, std::string> out;
    for (auto& [by, why] : std::map<std::string, std::string>{
             {"office", office}, {"owner", owner}, {"checker", checker}, {"striker", striker}})
        if (!why.empty()) out[by] = why;
    return out;
}

class Directives : public test::OnEachEngine {
protected:
    void SetUp() override
    {
        test::OnEachEngine::SetUp();
        if (IsSkipped()) return;
        desk.emplace(address());
        register_bodies(desk->registry);
        register_directives(desk->registry);
        member   = desk->person("member@linjiang.example").value;
        helper   = desk->person("helper@linjiang.example").value;
        reporter = desk->person("reporter@linjiang.example").value;
        desk->act([&](Act& act) {
            body = *found_body(act, {{"市科技委员会", "Science Committee"}, BodyKind::committee});
            lead = *found_body(act, {{"市科技局", "Science Bureau"}, BodyKind::unit});
            help = *found_body(act, {{"市财政局", "Finance Bureau"}, BodyKind::unit});
            for (auto [unit, person] : {std::pair{lead, member}, {help, helper}})
                act.record(BodyMemberNamed{unit, {person}, BodyOffice::member, act.today, {}});
        });
    }

    std::int64_t as(std::int64_t person, auto const& work)
    {
        std::int64_t out{};
        auto         outcome = desk->recorder.run_one({.actor     = {person, "", 0},
                                                       .key       = "as-" + std::to_string(++keys) + "-0000000000",
                                                       .operation = "test",
                                                       .request   = "{}",
                                                       .run       = [&](Act& act) -> Result<std::string> {
                                                   out = work(act);
                                                   return std::string{"{}"};
                                               }});
        EXPECT_EQ(outcome.ending, journal::Ending::done) << outcome.incident;
        return out;
    }

    Id<Directive> directive_in(DirectiveState state, std::int64_t whole = 0)
    {
        using enum DirectiveState;
        return {as(reporter, [&](Act& act) {
            DirectiveText text{{"落实科技攻关机制", "Carry out the mechanism"}, {"要落实"}};
            Id<Directive> id{whole ? act.record(DirectiveDerived{{whole}, text})
                                   : act.record(DirectiveCaptured{body, {}, text, {}, {}})};
            OfDirective   of{id, ""};
            if (state == captured) return id.value;
            if (!whole) act.record(DirectiveConfirmed{of});
            if (state == confirmed) return id.value;
            if (state == decomposed) return act.record(DirectiveDecomposed{of}), id.value;
            act.record(DirectiveAssigned{of, {lead, {help}, {}, act.today.plus_days(30)}});
            if (state == assigned) return id.value;
            if (state == disputed) return act.record(DirectiveDisputed{of}), id.value;
            act.record(DirectiveAccepted{of});
            if (state == accepted) return id.value;
            if (state == suspended) return act.record(DirectiveSuspended{of, act.today}), id.value;
            if (state == cancelled) return act.record(DirectiveCancelled{of, "A"}), id.value;
            act.record(DirectiveStarted{of});
            if (state == in_progress) return id.value;
            act.record(DirectiveReported{of, {{"done"}, {}, {{{"directive"}, id.value}}}});
            if (state == reported) return id.value;
            act.record(DirectiveCheckBegun{of});
            if (state == under_check) return id.value;
            act.record(DirectiveVerified{of});
            if (state == struck_off) act.record(DirectiveStruckOff{of});
            return id.value;
        })};
    }

    void ask_date(Id<Directive> id)
    {
        as(another, [&](Act& act) { return act.record(DirectiveDateAsked{{id, "late"}, act.today.plus_days(60)}); });
    }

    std::string step(Id<Directive> id, std::string_view event, Caller const& by)
    {
        auto later = desk->today().plus_days(40).iso();
        auto self  = std::to_string(id.value);
        auto body  = R"({"step":")" + std::string{event} + R"(","reason":"because","until":")" + later + R"(","on":")" +
                    later + R"(","authority":"No. 7","assignment":{"unit":)" + std::to_string(lead.value) +
                    R"(,"with":[)" + std::to_string(help.value) + R"(],"due_on":")" + later +
                    R"("},"parts":[{"title":{"zh":"分","en":""},"text":""}],"report":{"text":"done","files":[],)" +
                    R"("links":[{"noun":"directive","id":)" + self + "}]}}";
        auto answer = desk->post(by, "/api/directives/" + self + "/steps", body);
        return answer.done() ? answer.member("state") : answer.text();
    }
    std::string state_of(Id<Directive> id)
    {
        return desk->value<std::string>("SELECT state FROM directive WHERE id = " + std::to_string(id.value));
    }
    std::int64_t facts() { return desk->value<std::int64_t>("SELECT count(*) FROM journal"); }

    static Caller holding(std::int64_t person, std::optional<Role> role)
    {
        return {person, role ? std::vector<Grant>{{*role, 0}} : std::vector<Grant>{}, ""};
    }

    std::map<std::string, Actor> actors()
    {
        std::map<std::string, Actor> out;
        std::string const            no = "not_your_role", unit = "of_owners_unit", same = "same_person";
        out["nobody"]  = {{}, false, {}};
        out["no role"] = {holding(stranger, {}), false, {}};
        std::set<Role> const checks{Role::board_secretary, Role::auditor, Role::monitoring_officer};
        for (auto const& [role, name] : enumerators<Role>()) {
            bool office = role == Role::board_secretary, checker = checks.contains(role);
            out[std::string{name}] = {holding(stranger, role), role != Role::performer,
                                      refused(office ? "" : no, no, checker ? "" : no, office ? "" : no)};
        }
        out["of the lead unit"]          = {holding(member, {}), true, refused(no, "", no, no)};
        out["auditor of the lead unit"]  = {holding(member, Role::auditor), true, refused(no, "", unit, no)};
        out["office of the lead unit"]   = {holding(member, Role::board_secretary), true, refused("", "", unit, unit)};
        out["of a helping unit"]         = {holding(helper, {}), true, refused(no, no, no, no)};
        out["auditor of a helping unit"] = {holding(helper, Role::auditor), true, refused(no, no, unit, no)};
        out["auditor who reported"]      = {holding(reporter, Role::auditor), true, refused(no, no, same, no)};
        out["office that reported"] = {holding(reporter, Role::board_secretary), true, refused("", no, same, same)};
        return out;
    }

    std::optional<Desk> desk;
    Id<Body>            body, lead, help;
    std::int64_t        member{}, helper{}, reporter{};
    std::int64_t const  stranger{999'999}, another{888'888};
    int                 keys{};
};

TEST_P(Directives, P10_every_state_step_and_person_is_answered_as_tabled)
{
    int tried = 0, moved = 0;
    for (auto const& [state, state_name] : enumerators<DirectiveState>()) {
        std::optional<Id<Directive>> id;
        for (auto const& [event, event_name] : enumerators<DirectiveEvent>())
            for (auto const& [name, actor] : actors()) {
                if (!id) id = directive_in(state);
                bool about_date = event == DirectiveEvent::grant_date || event == DirectiveEvent::decline_date;
                if (about_date && running(state)) ask_date(*id);
                auto row  = directive_table.find({std::string{state_name}, std::string{event_name}});
                auto says = actor.gets.find(row == directive_table.end() ? "" : row->second.by);
                // A unit belongs to it only once it is assigned.
                bool assigned = state != DirectiveState::captured && state != DirectiveState::confirmed &&
                                state != DirectiveState::decomposed;
                bool        inside  = actor.caller.person() == member || actor.caller.person() == helper;
                bool        visible = actor.caller.may(Permission::read_mandate) || (inside && assigned);
                std::string wanted  = name == "nobody"               ? "not_signed_in"
                                      : !visible                     ? "not_found"
                                      : row == directive_table.end() ? "step_not_allowed"
                                      : says != actor.gets.end()     ? says->second
                                                                     : row->second.to;
                bool        moves   = named<DirectiveState>(wanted).has_value();
                auto        before  = facts();
                EXPECT_EQ(step(*id, event_name, actor.caller), wanted)
                    << state_name << " " << event_name << " by " << name;
                EXPECT_EQ(state_of(*id), moves ? wanted : state_name);
                if (!moves) EXPECT_EQ(facts(), before);
                ++tried;
                moved += moves;
                if (moves) id.reset();
            }
    }
    EXPECT_EQ(tried, 13 * 18 * 17);
    EXPECT_GT(moved, 100);
}

TEST_P(Directives, what_may_be_done_is_what_is_done)
{
    for (auto const& [state, state_name] : enumerators<DirectiveState>())
        for (auto const& [name, actor] : actors()) {
            auto id    = directive_in(state);
            auto shown = desk->get(actor.caller, "/api/directives/" + std::to_string(id.value));
            if (!shown) continue; // what is not seen is tried above
            json::Tree tree;
            ASSERT_TRUE(tree.parse(*shown));
            std::map<std::string, bool> offered;
            tree.children(tree.root(), [&](std::uint32_t at) {
                if (tree[at].key != "may") return;
                tree.children(at, [&](std::uint32_t each) {
                    std::string step;
                    bool        allowed = false;
                    tree.children(each, [&](std::uint32_t member) {
                        if (tree[member].key == "step") step = tree[member].text;
                        if (tree[member].key == "allowed") allowed = tree[member].text == "true";
                    });
                    offered[step] = allowed;
                });
            });
            for (auto const& [event, event_name] : enumerators<DirectiveEvent>()) {
                auto row = directive_table.find({std::string{state_name}, std::string{event_name}});
                ASSERT_EQ(offered.contains(std::string{event_name}), row != directive_table.end())
                    << state_name << event_name;
                if (row == directive_table.end()) continue;
                bool about_date = event == DirectiveEvent::grant_date || event == DirectiveEvent::decline_date;
                EXPECT_EQ(offered.at(std::string{event_name}), !actor.gets.contains(row->second.by) && !about_date)
                    << state_name << " " << event_name << " " << name;
            }
        }
}

TEST_P(Directives, a_whole_ends_only_when_every_part_is_struck_off_or_cancelled)
{
    auto office = holding(stranger, Role::board_secretary);
    for (auto const& [state, state_name] : enumerators<DirectiveState>()) {
        if (state == DirectiveState::captured) continue; // a part is confirmed from its beginning
        for (auto const* event : {"verify", "cancel"}) {
            auto whole = directive_in(DirectiveState::under_check);
            directive_in(DirectiveState::struck_off, whole.value);
            auto part = directive_in(state, whole.value);
            bool over = state == DirectiveState::struck_off || state == DirectiveState::cancelled;
            auto done = std::string{event} == "verify" ? "closed" : "cancelled";
            EXPECT_EQ(step(whole, event, office), over ? done : "parts_open") << state_name;
            if (state == DirectiveState::struck_off) EXPECT_EQ(step(part, "reopen", office), "whole_ended");
        }
    }
    EXPECT_EQ(desk->value<std::int64_t>(R"sql(
        SELECT count(*) FROM directive d
         WHERE d.open_parts <> (SELECT count(*) FROM directive p
                                 WHERE p.whole_id = d.id AND p.state NOT IN ('struck_off', 'cancelled'))
            OR d.parts <> (SELECT count(*) FROM directive p WHERE p.whole_id = d.id)
    )sql"),
              0);
}

TEST_P(Directives, a_date_is_changed_by_another_person_and_counted)
{
    auto id     = directive_in(DirectiveState::in_progress);
    auto office = holding(stranger, Role::board_secretary);
    EXPECT_EQ(step(id, "grant_date", office), "no_date_asked");
    auto both = holding(member, Role::board_secretary);
    EXPECT_EQ(step(id, "ask_date", both), "in_progress");
    EXPECT_EQ(step(id, "grant_date", both), "same_person");
    EXPECT_EQ(step(id, "grant_date", office), "in_progress");
    EXPECT_EQ(step(id, "grant_date", office), "no_date_asked");
    EXPECT_EQ(desk->value<std::int64_t>("SELECT date_changes FROM directive WHERE id = " + std::to_string(id.value)),
              1);
    EXPECT_EQ(desk->value<std::string>("SELECT first_due_on FROM directive WHERE id = " + std::to_string(id.value)),
              desk->today().plus_days(30).iso());
    EXPECT_EQ(desk->value<std::string>("SELECT due_on FROM directive WHERE id = " + std::to_string(id.value)),
              desk->today().plus_days(40).iso());
}

ON_EACH_ENGINE(Directives);

// What a step owes, before any database.
TEST(DirectiveSteps, owe_what_the_record_keeps)
{
    Day const          today = *Day::from_iso("2026-11-29");
    Caller const       office{7, {{Role::board_secretary, 0}}, ""};
    DirectiveNow const accepted{.id = {1}, .state = DirectiveState::accepted, .standing = {true, true}};
    auto               why = [&](DirectiveEvent event, StepGiven const& given) {
        auto planned = plan_step(accepted, event, given, office, today);
        return planned ? std::string{} : planned.error().faults.at(0).pointer;
    };
    EXPECT_EQ(why(DirectiveEvent::cancel, {.authority = "No. 7"}), "/reason");
    EXPECT_EQ(why(DirectiveEvent::cancel, {.reason = "because"}), "/authority");
    EXPECT_EQ(why(DirectiveEvent::suspend, {.reason = "because"}), "/until");
    EXPECT_EQ(why(DirectiveEvent::suspend, {.reason = "because", .until = today.plus_days(-1)}), "/until");
    EXPECT_EQ(why(DirectiveEvent::suspend, {.reason = "because", .until = today}), "");
    EXPECT_EQ(why(DirectiveEvent::ask_date, {.reason = "because"}), "/on");
    EXPECT_EQ(why(DirectiveEvent::ask_date, {.reason = "because", .on = today}), "");
}

TEST(DirectiveDates, are_late_only_while_time_counts)
{
    Day const due = *Day::from_iso("2026-11-20");
    EXPECT_EQ(days_late(DirectiveState::in_progress, due, due), 0);
    EXPECT_EQ(days_late(DirectiveState::in_progress, due, due.plus_days(9)), 9);
    EXPECT_EQ(days_late(DirectiveState::suspended, due, due.plus_days(9)), 0);
    EXPECT_EQ(days_late(DirectiveState::closed, due, due.plus_days(9)), 0);
    EXPECT_EQ(days_late(DirectiveState::in_progress, {}, due), 0);
}

// Terms overlap or not by their days, both included; a chair is one at a time.
TEST(BodyMembers, hold_one_chair_at_a_time)
{
    auto const                   day = [](char const* text) { return *Day::from_iso(text); };
    std::vector<MemberNow> const members{{{1}, {1}, {1}, BodyOffice::chair, day("2026-01-01"), day("2026-06-30"), {}},
                                         {{2}, {1}, {2}, BodyOffice::member, day("2026-01-01"), {}, day("2026-03-01")}};
    auto                         why = [&](MemberWanted const& wanted) {
        auto planned = plan_member(wanted, members);
        return planned ? std::string{} : std::string{name_of(planned.error().why)};
    };
    EXPECT_EQ(why({{3}, BodyOffice::chair, day("2026-06-30"), {}}), "chair_taken");
    EXPECT_EQ(why({{3}, BodyOffice::chair, day("2026-07-01"), {}}), "");
    EXPECT_EQ(why({{3}, BodyOffice::vice_chair, day("2026-02-01"), {}}), "");
    EXPECT_EQ(why({{2}, BodyOffice::member, day("2026-02-28"), {}}), "already_exists");
    EXPECT_EQ(why({{2}, BodyOffice::member, day("2026-03-01"), {}}), ""); // ended_on is the first day without it
    EXPECT_EQ(why({{3}, BodyOffice::member, day("2026-03-01"), day("2026-02-01")}), "ends_before_start");
}

} // namespace
} // namespace penstock
