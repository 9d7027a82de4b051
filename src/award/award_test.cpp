// The life of an award against a table written out by hand, by every role, on both engines; and awards typed by hand.
#include "api/refusals.hpp"
#include "award/award_api.hpp"
#include "award/award_facts.hpp"
#include "support/people_desk.hpp"

#include <boost/json/parse.hpp>

#include <map>

namespace penstock {
namespace {

using test::Desk;

// Every step that a state knows, done by a case officer who gives a reason; any other is step_not_allowed.
using Table = std::map<std::string, std::map<std::string, std::string>>;
Table const by_officer{
    {"setup", {{"offer", "not_your_role"}, {"withdraw", "withdrawn"}}},
    {"offered",
     {{"countersign", "not_your_role"},
      {"record_signature", "not_a_choice"}, // a request of its own
      {"activate", "not_your_role"},
      {"withdraw", "not_your_role"},
      {"expire", "not_your_role"}}},
    {"active", {{"hold", "on_hold"}, {"begin_closing", "closing"}, {"terminate", "terminated"}}},
    {"on_hold", {{"resume", "active"}, {"terminate", "terminated"}}},
    {"closing", {{"close", "closed"}}},
};
// What the programme's manager is answered instead.
Table const by_manager{
    {"setup", {{"offer", "not_a_choice"}}},
    {"offered", {{"activate", "agreement_not_signed"}, {"withdraw", "withdrawn"}, {"expire", "withdrawn"}}},
};

std::string tabled(std::string const& state, std::string const& event, bool manager)
{
    for (auto const* table : {manager ? &by_manager : &by_officer, &by_officer})
        if (auto row = table->find(state); row != table->end())
            if (auto found = row->second.find(event); found != row->second.end()) return found->second;
    return "step_not_allowed";
}

// Who may take steps of awards at all; everybody else gets not_your_role before the award is looked at.
std::map<std::string, bool> const advances{
    {"administrator", false},   {"board_secretary", false}, {"programme_manager", true},   {"case_officer", true},
    {"finance_officer", false}, {"auditor", false},         {"monitoring_officer", false}, {"performer", false}};

class Awards : public test::OnEachEngine {
protected:
    void SetUp() override
    {
        test::OnEachEngine::SetUp();
        if (IsSkipped()) return;
        desk.emplace(address());
        register_programmes(desk->registry);
        register_awards(desk->registry);
        desk->act([&](Act& act) {
            programme = found_programme(act, "Q", {.title = {"量子", "Quantum"}});
            other     = found_programme(act, "O", {.title = {"海洋", "Ocean"}});
        });
    }

    Id<Award> award_in(AwardState state)
    {
        Id<Award> out;
        desk->act([&](Act& act) {
            AwardContent content{.number       = "N" + std::to_string(++numbers),
                                 .title        = "题",
                                 .programme    = programme,
                                 .organisation = find_or_register(act, "临江大学", {}),
                                 .amount       = Money{100, currency("CNY")}};
            out = {act.record(AwardRecorded{content, state, std::nullopt, sha256(content.number)})};
        });
        return out;
    }

    // The new state, or the name of the refusal.
    std::string step(Id<Award> award, std::string_view event, Caller const& by, std::string_view reason = "because")
    {
        auto answer =
            desk->post(by, "/api/awards/" + std::to_string(award.value) + "/steps",
                       R"({"step":")" + std::string{event} + R"(","reason":")" + std::string{reason} + R"("})");
        return answer.done() ? answer.member("state") : answer.text();
    }
    std::string state_of(Id<Award> award)
    {
        return desk->value<std::string>("SELECT state FROM award WHERE id = " + std::to_string(award.value));
    }
    std::int64_t facts() { return desk->value<std::int64_t>("SELECT count(*) FROM journal"); }

    static Caller holding(Role role, std::int64_t programme = 0) { return {1, {{role, programme}}, ""}; }

    // The pointers and names of what was wrong with an award typed by hand; "done" when nothing was.
    std::string typed(std::string const& members)
    {
        auto answer = desk->post(holding(Role::case_officer), "/api/awards",
                                 R"({"title":"题","organisation":"临江大学",)" + members + "}");
        if (answer.done()) return "done";
        std::string out;
        for (auto const& fault : answer.outcome.refused.faults)
            out += (out.empty() ? "" : " ") + fault.pointer + ":" + std::string{name_of(fault.why)};
        return out.empty() ? answer.text() : out;
    }

    std::optional<Desk> desk;
    Id<Programme>       programme, other;
    int                 numbers{};
};

TEST_P(Awards, P10_every_state_step_and_role_is_answered_as_tabled)
{
    std::vector<std::pair<std::string, Caller>> callers{
        {"nobody", {}}, {"other_manager", holding(Role::programme_manager, other.value)}};
    for (auto const& [role, name] : enumerators<Role>()) callers.emplace_back(name, holding(role));
    callers.emplace_back("programme_manager", holding(Role::programme_manager, programme.value));

    int tried = 0;
    for (auto const& [state, state_name] : enumerators<AwardState>())
        for (auto const& [event, event_name] : enumerators<AwardEvent>())
            for (auto const& [name, caller] : callers) {
                auto        award  = award_in(state);
                auto        before = facts();
                auto        wanted = name == "nobody"          ? std::string{"not_signed_in"}
                                     : name == "other_manager" ? "not_found"
                                     : !advances.at(name)      ? "not_your_role"
                                                          : tabled(std::string{state_name}, std::string{event_name},
                                                                   name == "programme_manager");
                auto moves  = named<AwardState>(wanted).has_value();
                EXPECT_EQ(step(award, event_name, caller), wanted) << state_name << " " << event_name << " by " << name;
                EXPECT_EQ(state_of(award), moves ? wanted : state_name);
                EXPECT_EQ(facts(), before + (moves ? 1 : 0));
                ++tried;
            }
    EXPECT_EQ(tried, 8 * 11 * 11);
}

TEST_P(Awards, what_may_be_done_is_what_is_done)
{
    for (auto const& [state, state_name] : enumerators<AwardState>())
        for (auto const& [role, role_name] : enumerators<Role>()) {
            auto award = award_in(state);
            auto shown = desk->get(holding(role), "/api/awards/" + std::to_string(award.value));
            if (role == Role::performer) { // sees its own award elsewhere, and none here
                EXPECT_EQ(shown.error().why, refusal::not_your_role);
                continue;
            }
            ASSERT_TRUE(shown);
            std::map<std::string, bool> offered;
            auto const                  view = boost::json::parse(*shown);
            for (auto const& each : view.at("may").as_array())
                offered[std::string{each.at("step").as_string()}] = each.at("allowed").as_bool();
            for (auto const& [event, event_name] : enumerators<AwardEvent>()) {
                auto wanted = tabled(std::string{state_name}, std::string{event_name}, role == Role::programme_manager);
                auto name   = std::string{event_name};
                EXPECT_EQ(offered.contains(name), step_of(award_life, state, event) != nullptr) << state_name << name;
                if (!offered.contains(name)) continue;
                bool done = named<AwardState>(wanted).has_value() || wanted == "not_a_choice";
                EXPECT_EQ(offered.at(name), advances.at(std::string{role_name}) && done) << name << role_name;
            }
        }
}

TEST_P(Awards, a_hold_and_a_termination_owe_a_reason)
{
    auto by = holding(Role::case_officer);
    for (auto const* event : {"hold", "terminate"}) {
        auto award = award_in(AwardState::active);
        EXPECT_EQ(step(award, event, by, ""), "missing_field");
        EXPECT_EQ(step(award, event, by, "  "), "missing_field");
        EXPECT_EQ(state_of(award), "active");
    }
    EXPECT_EQ(step(award_in(AwardState::active), "begin_closing", by, ""), "closing");
}

TEST_P(Awards, P13_only_in_the_own_programme_may_be_recorded)
{
    auto manager = holding(Role::programme_manager, programme.value);
    auto body    = [](Id<Programme> in) {
        return R"({"number":"M","title":"题","organisation":"临江大学","amount":{"minor":1,"currency":"CNY"},)"
               R"("programme":)" +
               std::to_string(in.value) + "}";
    };
    EXPECT_EQ(desk->post(manager, "/api/awards", body(other)).text(), "not_your_role");
    EXPECT_EQ(desk->post(manager, "/api/awards", body(programme)).text(), "done");
}

TEST_P(Awards, all_that_is_wrong_with_an_award_typed_by_hand_is_named_at_once)
{
    auto in     = R"("programme":)" + std::to_string(programme.value);
    auto money  = R"("amount":{"minor":1,"currency":"CNY"})";
    auto before = facts();
    EXPECT_EQ(typed(R"("number":"A","programme":999999,"amount":{"minor":-5,"currency":"CNY"},)"
                    R"("starts_on":"2026-02-01","ends_on":"2026-01-31")"),
              "/programme:not_found /amount/minor:not_positive /ends_on:ends_before_start");
    EXPECT_EQ(typed(R"("number":"","amount":{"minor":1,"currency":"XYZ"},"starts_on":"2026-02-30",)" + in),
              "/number:too_short /amount/currency:unknown_currency /starts_on:not_a_date");
    EXPECT_EQ(typed(R"("number":"A",)" + in), "/amount:missing_field");
    EXPECT_EQ(typed(R"("number":"A","amount":{"minor":1.5,"currency":"CNY"},)" + in), "/amount/minor:wrong_type");
    EXPECT_EQ(facts(), before);

    EXPECT_EQ(typed(R"("number":"A",)" + in + "," + money), "done");
    EXPECT_EQ(typed(R"("number":"A",)" + in + "," + money), "/number:already_exists");
    EXPECT_EQ(typed(R"("number":"B","starts_on":"2026-02-01","ends_on":"2026-02-01",)" + in + "," + money), "done");
}

TEST_P(Awards, a_programme_that_is_not_active_takes_no_award_and_says_what_to_do)
{
    auto in     = R"("number":"A","amount":{"minor":1,"currency":"CNY"},"programme":)" + std::to_string(other.value);
    auto move   = [&](ProgrammeEvent event) {
        desk->act([&](Act& act) { record_step(act, other, event, "because"); });
    };
    for (auto event : {ProgrammeEvent::wind_down, ProgrammeEvent::close}) {
        move(event);
        EXPECT_EQ(typed(in), "/programme:programme_not_active") << name_of(event);
    }
    EXPECT_NE(words(refusal::programme_not_active).en.find("resume"), std::string_view::npos);
}

ON_EACH_ENGINE(Awards);

} // namespace
} // namespace penstock
