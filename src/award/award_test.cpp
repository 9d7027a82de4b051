// The life of an award against a table written out by hand, by every role, on both engines; and awards typed by hand.
#include "award/award_api.hpp"
#include "award/award_facts.hpp"
#include "support/people_desk.hpp"

#include <boost/json/parse.hpp>

#include <map>

namespace penstock {
namespace {

using test::Desk;

// Every state and step, done by a case officer who gives a reason.
std::map<std::string, std::map<std::string, std::string>> const expected{
    {"active",
     {{"hold", "on_hold"},
      {"resume", "step_not_allowed"},
      {"begin_closing", "closing"},
      {"close", "step_not_allowed"},
      {"terminate", "terminated"}}},
    {"on_hold",
     {{"hold", "step_not_allowed"},
      {"resume", "active"},
      {"begin_closing", "step_not_allowed"},
      {"close", "step_not_allowed"},
      {"terminate", "terminated"}}},
    {"closing",
     {{"hold", "step_not_allowed"},
      {"resume", "step_not_allowed"},
      {"begin_closing", "step_not_allowed"},
      {"close", "closed"},
      {"terminate", "step_not_allowed"}}},
    {"closed",
     {{"hold", "step_not_allowed"},
      {"resume", "step_not_allowed"},
      {"begin_closing", "step_not_allowed"},
      {"close", "step_not_allowed"},
      {"terminate", "step_not_allowed"}}},
    {"terminated",
     {{"hold", "step_not_allowed"},
      {"resume", "step_not_allowed"},
      {"begin_closing", "step_not_allowed"},
      {"close", "step_not_allowed"},
      {"terminate", "step_not_allowed"}}},
};

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
                auto const& tabled = expected.at(std::string{state_name}).at(std::string{event_name});
                auto        award  = award_in(state);
                auto        before = facts();
                auto wanted = name == "nobody"          ? std::string{"not_signed_in"}
                              : name == "other_manager" ? "not_found"
                              : !advances.at(name)      ? "not_your_role"
                                                        : tabled;
                auto moves  = named<AwardState>(wanted).has_value();
                EXPECT_EQ(step(award, event_name, caller), wanted) << state_name << " " << event_name << " by " << name;
                EXPECT_EQ(state_of(award), moves ? wanted : state_name);
                EXPECT_EQ(facts(), before + (moves ? 1 : 0));
                ++tried;
            }
    EXPECT_EQ(tried, 5 * 5 * 11);
}

TEST_P(Awards, what_may_be_done_is_what_is_done)
{
    for (auto const& [state, state_name] : enumerators<AwardState>())
        for (auto const& [role, role_name] : enumerators<Role>()) {
            auto award = award_in(state);
            auto shown = desk->get(holding(role), "/api/awards/" + std::to_string(award.value));
            if (role == Role::performer) { // sees its own award elsewhere, and none here
                EXPECT_EQ(shown.error().why, Refusal::not_your_role);
                continue;
            }
            ASSERT_TRUE(shown);
            std::map<std::string, bool> offered;
            auto const                  view = boost::json::parse(*shown);
            for (auto const& each : view.at("may").as_array())
                offered[std::string{each.at("step").as_string()}] = each.at("allowed").as_bool();
            for (auto const& [event_name, wanted] : expected.at(std::string{state_name})) {
                bool in_life = named<AwardState>(wanted).has_value();
                EXPECT_EQ(offered.contains(event_name), in_life) << state_name << " " << event_name;
                if (in_life) {
                    EXPECT_EQ(offered.at(event_name), advances.at(std::string{role_name})) << event_name << role_name;
                }
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
    EXPECT_NE(words(Refusal::programme_not_active).en.find("resume"), std::string_view::npos);
}

ON_EACH_ENGINE(Awards);

} // namespace
} // namespace penstock
