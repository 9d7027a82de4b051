// Persons and roles through the endpoints, on both engines.
#include "support/people_desk.hpp"

#include "api/refusals.hpp"
#include "base/json_components.hpp"

#include <algorithm>

namespace penstock {
namespace {

using namespace std::chrono_literals;
using test::Desk;

class People : public test::OnEachEngine {
protected:
    void SetUp() override
    {
        test::OnEachEngine::SetUp();
        if (!IsSkipped()) desk.emplace(address());
    }

    std::string step(Id<Person> person, std::string_view step, Caller const& by)
    {
        return desk
            ->post(by, "/api/people/" + std::to_string(person.value) + "/steps",
                   R"({"step":")" + std::string{step} + R"("})")
            .text();
    }
    Desk::Answer give(Id<Person> person, std::string const& body, Caller const& by)
    {
        return desk->post(by, "/api/people/" + std::to_string(person.value) + "/roles", body);
    }
    std::string end(std::int64_t grant, Day on, Caller const& by)
    {
        return desk->post(by, "/api/roles/" + std::to_string(grant) + "/end", R"({"on":")" + on.iso() + R"("})").text();
    }
    // The person's only role.
    std::int64_t grant_of(Id<Person> person)
    {
        return desk->look({}, [&](Look& look) { return roles_of(look.read, {person}).at(0).id.value; });
    }
    // A person in this state.
    Id<Person> in(PersonState state, std::string const& email)
    {
        if (state == PersonState::invited) {
            auto id = Id<Person>{};
            desk->act([&](Act& act) { id = {act.record(PersonInvited{"Invited", email})}; });
            return id;
        }
        auto id = desk->person(email);
        desk->act([&](Act& act) {
            if (state == PersonState::suspended) act.record(PersonSuspended{{id}});
            if (state == PersonState::closed) act.record(PersonClosed{{id}, act.today});
        });
        return id;
    }

    std::optional<Desk> desk;
    Caller const        root{999'999, {{Role::administrator, 0}}, ""};
};

TEST_P(People, P13_every_state_step_and_role_is_answered_as_tabled)
{
    std::vector<std::pair<std::string, Caller>> callers{{"nobody", {}},
                                                        {"one_programme", Caller{1, {{Role::administrator, 5}}, ""}}};
    for (auto const& [role, name] : enumerators<Role>()) callers.emplace_back(name, Caller{1, {{role, 0}}, ""});
    int tried = 0;
    for (auto const& [state, state_name] : enumerators<PersonState>()) {
        auto person = in(state, std::string{state_name} + "@example.org");
        for (auto const& [event, event_name] : enumerators<PersonStep>())
            for (auto const& [name, caller] : callers) {
                auto const* row     = step_of(person_life, state, *named<PersonEvent>(event_name));
                auto        allowed = name == "administrator" && row;
                auto        wanted  = name == "nobody"        ? "not_signed_in"
                                      : name != "administrator" ? "not_your_role"
                                      : row                     ? "done"
                                                                : "step_not_allowed";
                auto facts = desk->value<std::int64_t>("SELECT count(*) FROM journal");
                EXPECT_EQ(step(person, event_name, caller), wanted)
                    << state_name << " " << event_name << " by " << name;
                EXPECT_EQ(desk->state(person), allowed ? row->to : state);
                EXPECT_EQ(desk->value<std::int64_t>("SELECT count(*) FROM journal"), facts + (allowed ? 1 : 0));
                if (allowed) person = in(state, std::string{state_name} + std::to_string(tried) + "@example.org");
                ++tried;
            }
    }
    EXPECT_EQ(tried, 4 * 4 * 10);
}

TEST_P(People, the_last_administrator_stays_in_whatever_order_it_is_tried)
{
    auto const ways = std::vector<std::string>{"suspend", "close", "end now", "end later"};
    auto       lose = [&](Id<Person> who, std::string const& way, Caller const& by) {
        if (way == "suspend" || way == "close") return step(who, way, by);
        return end(grant_of(who), way == "end now" ? desk->today() : desk->today().plus_days(400), by);
    };
    auto const keeper = desk->person("keeper@example.org", Role::administrator);
    for (auto const& first : ways)
        for (auto const& second : ways) {
            auto name  = first + second;
            std::ranges::replace(name, ' ', '.');
            auto other = desk->person(name + "@example.org", Role::administrator);
            EXPECT_EQ(lose(other, first, root), "done") << first;
            for (auto const& way : {second, std::string{"suspend"}, std::string{"close"}}) {
                EXPECT_EQ(lose(keeper, way, root), "last_administrator") << first << " then " << way;
            }
        }
    EXPECT_EQ(desk->state(keeper), PersonState::active);
}

TEST_P(People, an_administrator_for_a_term_does_not_count_as_the_one_who_stays)
{
    auto keeper = desk->person("keeper@example.org", Role::administrator);
    auto other  = desk->person("other@example.org");
    ASSERT_EQ(give(other, R"({"role":"administrator","from":"2026-11-23","until":"2027-11-23"})", root).text(), "done");
    EXPECT_EQ(step(keeper, "suspend", root), "last_administrator");
    auto third = desk->person("third@example.org");
    ASSERT_EQ(give(third, R"({"role":"administrator","from":"2026-12-23","until":""})", root).text(), "done");
    EXPECT_EQ(step(keeper, "suspend", root), "last_administrator") << "not in force yet";
    desk->clock.advance(31 * 24h);
    EXPECT_EQ(step(keeper, "suspend", root), "done");
}

TEST_P(People, nobody_gives_himself_a_role)
{
    auto lin  = desk->person("lin@example.org", Role::administrator);
    auto self = Caller{lin.value, {{Role::administrator, 0}}, ""};
    EXPECT_EQ(give(lin, R"({"role":"finance_officer","from":"2026-11-23"})", self).text(), "own_role");
    EXPECT_EQ(give(lin, R"({"role":"finance_officer","from":"2026-11-23"})", root).text(), "done");
    auto view = desk->get(self, "/api/people/" + std::to_string(lin.value));
    EXPECT_NE(view->find(R"({"step":"give_role","allowed":false,"refusal":"own_role")"), view->npos) << *view;
    EXPECT_NE(view->find(R"({"step":"suspend","allowed":false,"refusal":"last_administrator")"), view->npos) << *view;
}

TEST_P(People, a_role_counts_from_its_first_day_to_its_last)
{
    auto lin = desk->person("lin@example.org");
    auto given = give(lin, R"({"role":"case_officer","programme":0,"from":"2026-11-25","until":"2026-11-27"})", root);
    ASSERT_EQ(given.text(), "done");
    auto may_record = [&] {
        return desk->caller(desk->sign_in("lin@example.org").token()).may(Permission::record_awards);
    };
    std::vector<bool> days;
    for (int day = 23; day <= 28; ++day, desk->clock.advance(24h)) days.push_back(may_record());
    EXPECT_EQ(days, (std::vector{false, false, true, true, true, false}));

    auto open = give(lin, R"({"role":"case_officer","from":"2026-11-29"})", root);
    ASSERT_EQ(open.text(), "done");
    EXPECT_TRUE(may_record());
    EXPECT_EQ(end(open.outcome.first_fact, *Day::from_iso("2026-11-30"), root), "done");
    EXPECT_TRUE(may_record());
    desk->clock.advance(24h);
    EXPECT_FALSE(may_record());
    EXPECT_EQ(end(open.outcome.first_fact, desk->today(), root), "step_not_allowed");
}

TEST_P(People, the_day_of_a_role_is_the_day_where_the_body_sits)
{
    auto lin = desk->person("lin@example.org");
    ASSERT_EQ(give(lin, R"({"role":"auditor","from":"2026-11-24"})", root).text(), "done");
    desk->clock.set(*Instant::from_iso("2026-11-23T15:59:59.999Z")); // a millisecond before midnight in Shanghai
    EXPECT_FALSE(desk->caller(desk->sign_in("lin@example.org").token()).may(Permission::read_record));
    desk->clock.advance(1ms);
    EXPECT_TRUE(desk->caller(desk->sign_in("lin@example.org").token()).may(Permission::read_record));
}

TEST_P(People, a_role_in_one_programme_holds_only_there)
{
    test::write(desk->reading, [](Writer& db) {
        db.run(R"sql(
            INSERT INTO programme (id, code, title_zh, title_en, goal_zh, goal_en, problem_zh, problem_en,
                                   result_zh, result_en, state, founded_on)
            VALUES (5000, 'Q', '量子', 'Quantum', '', '', '', '', '', '', 'active', '2026-01-01')
        )sql");
    });
    auto lin = desk->person("lin@example.org");
    EXPECT_EQ(give(lin, R"({"role":"programme_manager","programme":5001,"from":"2026-11-23"})", root).text(),
              "not_found");
    EXPECT_EQ(give(lin, R"({"role":"administrator","programme":5000,"from":"2026-11-23"})", root).text(),
              "role_for_whole_body");
    auto given = give(lin, R"({"role":"programme_manager","programme":5000,"from":"2026-11-23"})", root);
    ASSERT_EQ(given.text(), "done");
    EXPECT_NE(given.outcome.answer.find(R"("programme":{"id":5000,"title":{"zh":"量子","en":"Quantum"}})"),
              std::string::npos);
    auto caller = desk->caller(desk->sign_in("lin@example.org").token());
    EXPECT_TRUE(caller.may_in(Permission::record_awards, 5000));
    EXPECT_FALSE(caller.may_in(Permission::record_awards, 5001));
    EXPECT_FALSE(caller.may_in(Permission::record_awards, 0));
}

TEST_P(People, closing_an_account_ends_its_roles_that_day)
{
    desk->person("keeper@example.org", Role::administrator);
    auto lin = desk->person("lin@example.org", Role::auditor);
    ASSERT_EQ(step(lin, "close", root), "done");
    EXPECT_EQ(desk->value<std::string>("SELECT ended_on FROM role_grant WHERE role = 'auditor'"), "2026-11-23");
    EXPECT_EQ(give(lin, R"({"role":"auditor","from":"2026-11-23"})", root).text(), "step_not_allowed");
}

TEST_P(People, the_list_is_filtered_sorted_and_paged)
{
    desk->person("zhang@example.org", Role::auditor);
    desk->person("li@example.org", Role::case_officer);
    auto suspended = desk->person("wang100%@example.org", Role::case_officer);
    EXPECT_EQ(step(suspended, "suspend", root), "done");
    auto count = [&](std::string_view query) {
        auto text = desk->get(root, "/api/people", query);
        EXPECT_TRUE(text) << query;
        std::size_t out = 0;
        for (auto at = text->find("\"email\""); at != text->npos; at = text->find("\"email\"", at + 1)) ++out;
        return out;
    };
    EXPECT_EQ(count(""), 3u);
    EXPECT_EQ(count("text=ZHANG"), 1u);
    EXPECT_EQ(count("text=person"), 3u);
    EXPECT_EQ(count("text=100%25"), 1u) << "% means itself";
    EXPECT_EQ(count("text=_"), 0u);
    EXPECT_EQ(count("text="), 3u);
    ASSERT_EQ(desk->post(root, "/api/people", R"({"name":"经纬","email":"jing@example.org"})").text(), "done");
    EXPECT_EQ(count("text=%E7%BB%8F"), 1u) << "经";
    EXPECT_EQ(count("text=%E7%B6%93%E7%B7%AF"), 1u) << "經緯, as it is typed in traditional script";
    EXPECT_EQ(count("text=%E7%B6%93&state=suspended"), 0u) << "one of two forms, and what else is asked";
    EXPECT_EQ(count("role=case_officer"), 2u);
    EXPECT_EQ(count("role=case_officer&state=suspended"), 1u);
    EXPECT_EQ(count("role=finance_officer"), 0u);
    EXPECT_EQ(count("sort=-since&limit=2"), 2u);
    for (auto const* sort : {"name", "-name", "email", "state", "-since"})
        EXPECT_EQ(count("limit=1&sort=" + std::string{sort}), 1u);
    EXPECT_EQ(desk->get(root, "/api/people", "sort=password").error().why, refusal::unknown_sort);
    EXPECT_EQ(desk->get({}, "/api/people").error().why, refusal::not_signed_in);
    auto officer = Caller{1, {{Role::case_officer, 0}}, ""};
    EXPECT_EQ(desk->get(officer, "/api/people").error().why, refusal::not_your_role);
    EXPECT_EQ(desk->get(officer, "/api/people/" + std::to_string(suspended.value)).error().why, refusal::not_your_role);
}

TEST_P(People, bad_input_is_refused_by_field_and_changes_nothing)
{
    auto facts = desk->value<std::int64_t>("SELECT count(*) FROM journal");
    auto first = [&](std::string const& path, std::string const& body) {
        auto answer = desk->post(root, path, body);
        auto const& faults = answer.outcome.refused.faults;
        return faults.empty() ? answer.text() : faults[0].pointer + " " + std::string{name_of(faults[0].why)};
    };
    EXPECT_EQ(first("/api/people", R"({"name":"","email":"a@example.org"})"), "/name too_short");
    EXPECT_EQ(first("/api/people", R"({"name":"A","email":"a"})"), "/email not_an_address");
    EXPECT_EQ(first("/api/people", R"({"name":"A\u202Eb","email":"a@example.org"})"), "/name bidi_control");
    EXPECT_EQ(first("/api/people", R"({"name":"A","email":"a@example.org","role":"administrator"})"),
              "/role unknown_field");
    EXPECT_EQ(first("/api/people/1/roles", R"({"role":"king","from":"2026-11-23"})"), "/role not_a_choice");
    EXPECT_EQ(first("/api/people/1/roles", R"({"role":"auditor","from":"2026-02-30"})"), "/from not_a_date");
    EXPECT_EQ(first("/api/people/1/roles", R"({"role":"auditor","from":"2026-11-23","until":"soon"})"),
              "/until not_a_date");
    EXPECT_EQ(first("/api/people/77/roles", R"({"role":"auditor","from":"2026-11-23"})"), "not_found");
    EXPECT_EQ(first("/api/people/77/steps", R"({"step":"join"})"), "/step not_a_choice");
    EXPECT_EQ(first("/api/people/77/invite", "{}"), "not_found");
    EXPECT_EQ(first("/api/roles/77/end", R"({"on":"2026-11-23"})"), "not_found");
    EXPECT_EQ(desk->value<std::int64_t>("SELECT count(*) FROM journal"), facts);
}

TEST_P(People, only_the_operator_of_the_machine_adds_persons_without_an_invitation)
{
    std::string why;
    desk->recorder.run_one(
        {.key = "adding-a-person-1", .operation = "test", .request = "{}", .run = [&](Act& act) -> Result<std::string> {
             auto added = add_person(act, root, {"A", "a@example.org", "x", {}});
             why        = added ? "done" : name_of(added.error().why);
             return std::string{"{}"};
         }});
    EXPECT_EQ(why, "not_your_role");
}

TEST_P(People, the_matrix_says_what_the_permissions_say)
{
    auto matrix = desk->look(root, [](Look& look) { return *roles_matrix(look, {}); });
    EXPECT_EQ(matrix.roles.size(), enumerators<Role>().size());
    EXPECT_EQ(matrix.permissions.size(), enumerators<Permission>().size() - 2);
    for (auto const& row : matrix.permissions)
        for (auto const& [role, name] : enumerators<Role>())
            EXPECT_EQ((std::ranges::find(row.roles, role) != row.roles.end()), permissions(role).has(row.permission))
                << name;
}

ON_EACH_ENGINE(People);

TEST(PeopleEndpoints, describe_themselves_and_those_who_write_need_a_permission)
{
    api::Registry registry;
    register_people(registry);
    register_sessions(registry);
    EXPECT_EQ(registry.all().size(), 13u);
    json::Components    components;
    boost::json::object operation;
    for (auto const& endpoint : registry.all()) {
        endpoint->describe(components, operation);
        bool for_anyone = endpoint->path == "/api/session" || endpoint->path == "/api/session/end" ||
                          endpoint->path == "/api/first-run" || endpoint->path == "/api/invitations/accept";
        EXPECT_EQ(endpoint->permission == Permission::anyone, for_anyone) << endpoint->path;
    }
    json::schema<SessionView>(components);
    EXPECT_TRUE(components.schemas.contains("PersonView") && components.schemas.contains("SessionView"));
}

} // namespace
} // namespace penstock
