// Links that let somebody in once, through the endpoints, on both engines; and that no secret stays behind.
#include "people/one_time_link.hpp"

#include "support/people_desk.hpp"

namespace penstock {
namespace {

using namespace std::chrono_literals;
using test::Desk;

class Links : public test::OnEachEngine {
protected:
    void SetUp() override
    {
        test::OnEachEngine::SetUp();
        if (!IsSkipped()) desk.emplace(address());
    }

    std::string first_run_token()
    {
        std::string path;
        desk->recorder.run_one(
            {.operation = "first_run_link", .request = "{}", .run = [&](Act& act) -> Result<std::string> {
                 path = make_first_run_link(act).path;
                 return std::string{"{}"};
             }});
        EXPECT_TRUE(path.starts_with("/first-run?token="));
        return path.substr(path.find('=') + 1);
    }
    Desk::Answer run_first(std::string const& token, std::string const& key = {})
    {
        return desk->post({}, "/api/first-run",
                          R"({"token":")" + token +
                              R"(","name":"沈括","email":"shen@example.org","password":"four quiet cranes dance"})",
                          key);
    }
    Desk::Answer accept(std::string const& token, std::string const& password = "six brown sparrows sing",
                        std::string const& key = {})
    {
        return desk->post({}, "/api/invitations/accept",
                          R"({"token":")" + token + R"(","password":")" + password + R"("})", key);
    }
    Id<Person> invite(std::string const& email)
    {
        auto answer = desk->post(root, "/api/people", R"({"name":"Wu Zetian","email":")" + email + R"("})");
        EXPECT_EQ(answer.text(), "done");
        return {answer.outcome.first_fact};
    }
    Desk::Answer ask_link(Id<Person> person)
    {
        return desk->post(root, "/api/people/" + std::to_string(person.value) + "/invite", "{}");
    }
    std::string link(Id<Person> person)
    {
        auto answer = ask_link(person);
        EXPECT_EQ(answer.text(), "done");
        auto path = answer.member("invitation_link");
        return path.substr(path.find('=') + 1);
    }
    Desk::Answer step(Id<Person> person, std::string const& step)
    {
        return desk->post(root, "/api/people/" + std::to_string(person.value) + "/steps",
                          R"({"step":")" + step + R"("})");
    }

    std::optional<Desk> desk;
    Caller const        root{999'999, {{Role::administrator, 0}}, ""};
};

TEST_P(Links, the_first_run_makes_one_administrator_once)
{
    EXPECT_EQ(run_first("wrong").text(), "link_used_or_expired");
    auto token  = first_run_token();
    auto answer = run_first(token, "the-first-run-key");
    ASSERT_EQ(answer.text(), "done");
    EXPECT_EQ(answer.cookie, "") << "signing in is a step of its own";
    auto again = run_first(token, "the-first-run-key");
    EXPECT_TRUE(again.done() && again.outcome.repeated) << "the same request has the same answer";
    EXPECT_EQ(again.outcome.answer, answer.outcome.answer);
    EXPECT_EQ(run_first(token).text(), "link_used_or_expired");
    EXPECT_EQ(run_first(first_run_token()).text(), "link_used_or_expired") << "there is somebody now";

    auto caller = desk->caller(desk->sign_in("shen@example.org", "four quiet cranes dance").token());
    EXPECT_TRUE(caller.may_in(Permission::manage_people, 0));
    EXPECT_EQ(desk->value<std::int64_t>("SELECT count(*) FROM person"), 1);
}

TEST_P(Links, a_first_run_link_lasts_a_day_and_only_the_newest_counts)
{
    auto old     = first_run_token();
    auto newer   = first_run_token();
    EXPECT_EQ(run_first(old).text(), "link_used_or_expired");
    desk->clock.advance(24h);
    EXPECT_EQ(run_first(newer).text(), "link_used_or_expired");
    desk->clock.advance(-48h);
    EXPECT_EQ(run_first(newer).text(), "link_used_or_expired") << "made in what is now the future";
    desk->clock.advance(47h);
    EXPECT_EQ(run_first(newer).text(), "done");
}

TEST_P(Links, an_invitation_is_accepted_once)
{
    auto wu    = invite("wu@example.org");
    EXPECT_EQ(desk->post(root, "/api/people", R"({"name":"Other","email":"WU@example.org"})").text(), "already_exists");
    auto first = link(wu);
    auto token = link(wu);
    EXPECT_EQ(accept(first).text(), "link_used_or_expired") << "a new link voids the old one";
    EXPECT_EQ(accept(token, "zetian zetian zetian").text(), "password_too_weak");
    EXPECT_EQ(desk->state(wu), PersonState::invited);
    ASSERT_EQ(accept(token, "six brown sparrows sing", "accept-key-number-1").text(), "done");
    EXPECT_TRUE(accept(token, "six brown sparrows sing", "accept-key-number-1").outcome.repeated);
    EXPECT_EQ(accept(token, "six black sparrows sing").text(), "link_used_or_expired");
    EXPECT_EQ(desk->state(wu), PersonState::active);
    EXPECT_EQ(desk->sign_in("wu@example.org", "six brown sparrows sing").text(), "done");
    EXPECT_EQ(ask_link(wu).text(), "step_not_allowed") << "who has joined needs no invitation";
}

TEST_P(Links, an_invitation_expires_after_seven_days_or_when_it_is_withdrawn)
{
    auto wu    = invite("wu@example.org");
    auto token = link(wu);
    desk->clock.advance(7 * 24h);
    EXPECT_EQ(accept(token).text(), "link_used_or_expired");
    token = link(wu);
    desk->clock.advance(7 * 24h - 1ms);
    auto li      = invite("li@example.org");
    auto his     = link(li);
    EXPECT_EQ(step(li, "close").text(), "done");
    EXPECT_EQ(accept(his).text(), "link_used_or_expired");
    EXPECT_EQ(accept(token).text(), "done");
    invite("li@example.org"); // a closed account gives its address free
}

TEST_P(Links, a_forgotten_password_is_set_anew_by_a_link_that_leaves_a_trace)
{
    auto lin   = desk->person("lin@example.org");
    auto token = desk->sign_in("lin@example.org").token();
    EXPECT_EQ(ask_link(lin).text(), "step_not_allowed") << "first it must be allowed, which is in the record";
    ASSERT_EQ(step(lin, "allow_reset").text(), "done");
    auto used = link(lin);
    ASSERT_EQ(accept(used).text(), "done");
    EXPECT_FALSE(desk->session(token));
    EXPECT_EQ(desk->sign_in("lin@example.org").text(), "wrong_credentials");
    EXPECT_EQ(desk->sign_in("lin@example.org", "six brown sparrows sing").text(), "done");
    EXPECT_EQ(ask_link(lin).text(), "step_not_allowed") << "once";
    auto body = desk->value<std::string>(
        "SELECT b.body FROM journal j JOIN fact_body b ON b.seq = j.seq WHERE j.kind = 'PasswordChanged'");
    EXPECT_NE(body.find("\"link_by\":999999"), body.npos) << body;
    ASSERT_EQ(step(lin, "allow_reset").text(), "done");
    EXPECT_EQ(accept(used).text(), "link_used_or_expired") << "a used link stays used when another is allowed";
}

TEST_P(Links, P30_no_secret_is_found_in_any_table)
{
    auto first = first_run_token();
    ASSERT_EQ(run_first(first, "key-of-the-first-run").text(), "done");
    auto wu = invite("wu@example.org");
    auto to = link(wu);
    ASSERT_EQ(accept(to, "six brown sparrows sing").text(), "done");
    auto session = desk->sign_in("wu@example.org", "six brown sparrows sing").token();
    ASSERT_EQ(desk->post(desk->caller(session), "/api/session/password",
                         R"({"current":"six brown sparrows sing","next":"nine white gulls cry"})").text(), "done");
    ASSERT_EQ(desk->sign_in("wu@example.org", "a wrong canary phrase").text(), "wrong_credentials");

    std::vector<std::string> const secrets{first, to, session, "four quiet cranes dance", "six brown sparrows sing",
                                           "nine white gulls cry", "a wrong canary phrase"};
    std::int64_t cells = 0;
    auto         look_for = [&](std::string const& secret, std::string const& table, std::string_view cell) {
        ++cells;
        auto digest = sha256(secret);
        EXPECT_EQ(cell.find(secret), cell.npos) << secret << " in " << table;
        // Nor a digest that could be guessed at, but for the tables whose purpose that is (of random tokens only).
        bool kept = (table == "session" || table == "one_time_link") && secret.size() == 43;
        if (!kept) {
            EXPECT_EQ(cell.find(digest.view()), cell.npos) << "digest of " << secret << " in " << table;
            EXPECT_EQ(cell.find(hex(digest.view()).substr(0, 16)), cell.npos)
                << "digest of " << secret << " in " << table;
        }
    };
    auto snapshot = desk->reading.snapshot();
    for (auto const& table : store::tables(snapshot)) {
        std::string names;
        for (auto const& column : store::columns(snapshot, table)) names += (names.empty() ? "" : ", ") + column.name;
        auto sql = "SELECT " + names + " FROM " + table;
        snapshot.each<store::RowView>(sql, [&](store::RowView const& row) {
            for (int i = 0; i < row.size(); ++i) {
                auto value = row.value(i);
                if (value.kind() != store::Kind::text && value.kind() != store::Kind::bytes) continue;
                for (auto const& secret : secrets) look_for(secret, table, value.view());
            }
        });
    }
    EXPECT_GT(cells, 500);
}

TEST_P(Links, P30_what_a_key_is_compared_by_does_not_tell_the_password)
{
    auto token = first_run_token();
    ASSERT_EQ(run_first(token, "key-of-the-first-run").text(), "done");
    auto fields = desk->value<std::string>("SELECT fields FROM act WHERE operation = 'first_run'");
    auto guess  = journal::field_digests("key-of-the-first-run", R"({"password":"four quiet cranes dance"})");
    EXPECT_EQ(fields.find(guess), fields.npos);
    EXPECT_NE(fields.find("password="), fields.npos);
}

TEST_P(Links, P15_replay_rebuilds_persons_and_roles)
{
    ASSERT_EQ(run_first(first_run_token()).text(), "done");
    auto wu = invite("wu@example.org");
    ASSERT_EQ(accept(link(wu)).text(), "done");
    auto role = desk->post(root, "/api/people/" + std::to_string(wu.value) + "/roles",
                           R"({"role":"auditor","programme":0,"from":"2026-11-23","until":"2027-11-22"})");
    ASSERT_EQ(role.text(), "done");
    ASSERT_EQ(step(wu, "allow_reset").text(), "done");
    ASSERT_EQ(accept(link(wu)).text(), "done");
    ASSERT_EQ(
        desk->post(root, "/api/roles/" + std::to_string(role.outcome.first_fact) + "/end", R"({"on":"2026-12-01"})")
            .text(),
        "done");
    for (auto const* each : {"suspend", "resume", "suspend", "close"}) ASSERT_EQ(step(wu, each).text(), "done");

    FactKinds kinds;
    add_person_facts(kinds);
    test::FreshDatabase fresh{GetParam()};
    auto                target   = fresh.open();
    auto                snapshot = desk->reading.snapshot();
    auto                report   = journal::replay_check(snapshot, target, kinds);
    EXPECT_TRUE(report.ok) << (report.wrong.empty() ? "" : report.wrong.front());
    EXPECT_GT(report.facts, 10);
}

ON_EACH_ENGINE(Links);

} // namespace
} // namespace penstock
