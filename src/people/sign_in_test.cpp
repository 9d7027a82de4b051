// Getting in and being shut out, through the endpoints, on both engines.
#include "api/refusals.hpp"
#include "people/one_time_link.hpp"
#include "people/throttle.hpp"
#include "support/people_desk.hpp"

namespace penstock {
namespace {

using namespace std::chrono_literals;
using test::Desk;
using test::good_password;

class SigningIn : public test::OnEachEngine {
protected:
    void SetUp() override
    {
        test::OnEachEngine::SetUp();
        if (!IsSkipped()) desk.emplace(address());
    }
    Caller administrator() { return desk->caller(desk->sign_in("root@example.org").token()); }

    std::optional<Desk> desk;
};

TEST_P(SigningIn, gives_a_session_with_the_roles_of_the_person)
{
    auto lin     = desk->person("lin@example.org", Role::case_officer);
    auto answer  = desk->sign_in("LIN@example.org", " " + std::string{good_password});
    ASSERT_EQ(answer.text(), "done");
    EXPECT_TRUE(answer.cookie.starts_with("__Host-penstock="));
    auto session = desk->session(answer.token());
    ASSERT_TRUE(session);
    EXPECT_EQ(session->caller.person(), lin.value);
    EXPECT_TRUE(session->caller.may(Permission::record_awards));
    EXPECT_FALSE(session->caller.may(Permission::manage_people));
    EXPECT_EQ(answer.member("csrf"), session->csrf);
    EXPECT_FALSE(desk->session(std::string(43, 'A')));
    EXPECT_FALSE(desk->session(""));
    EXPECT_FALSE(desk->session(session->caller.session())) << "the digest is not the token";
}

TEST_P(SigningIn, says_the_same_of_a_wrong_password_and_an_unknown_address)
{
    desk->person("lin@example.org");
    auto before  = password_hashes();
    auto wrong   = desk->sign_in("lin@example.org", "not the herons at all");
    auto unknown = desk->sign_in("nobody@example.org", "not the herons at all");
    EXPECT_EQ(wrong.text(), "wrong_credentials");
    EXPECT_EQ(unknown.text(), "wrong_credentials");
    EXPECT_EQ(wrong.outcome.refused.detail, unknown.outcome.refused.detail);
    EXPECT_EQ(wrong.cookie, "");
    EXPECT_EQ(password_hashes(), before + 2) << "each was looked at for as long as the other";
    EXPECT_EQ(desk->value<std::int64_t>("SELECT count(*) FROM session"), 0);
}

TEST_P(SigningIn, depends_on_the_state_of_the_account)
{
    auto lin = desk->person("lin@example.org");
    desk->act([&](Act& act) { act.record(PersonSuspended{{lin}}); });
    EXPECT_EQ(desk->sign_in("lin@example.org").text(), "account_suspended");
    EXPECT_EQ(desk->sign_in("lin@example.org", "not the herons at all").text(), "wrong_credentials");
    desk->act([&](Act& act) { act.record(PersonClosed{{lin}, act.today}); });
    EXPECT_EQ(desk->sign_in("lin@example.org").text(), "wrong_credentials");
    desk->act([&](Act& act) { act.record(PersonInvited{"Wu", "wu@example.org"}); });
    EXPECT_EQ(desk->sign_in("wu@example.org").text(), "wrong_credentials");
}

TEST_P(SigningIn, P25_makes_a_new_token_each_time_and_ends_the_old_one)
{
    desk->person("lin@example.org");
    auto first = desk->sign_in("lin@example.org").token();
    auto other = desk->sign_in("lin@example.org").token(); // on another machine
    EXPECT_NE(first, other);
    EXPECT_TRUE(desk->session(first));
    auto again = desk->sign_in("lin@example.org", good_password, desk->caller(first)).token();
    EXPECT_FALSE(desk->session(first));
    EXPECT_TRUE(desk->session(other));
    EXPECT_TRUE(desk->session(again));
}

TEST_P(SigningIn, P25_ends_with_signing_out)
{
    desk->person("lin@example.org");
    auto token  = desk->sign_in("lin@example.org").token();
    auto answer = desk->post(desk->caller(token), "/api/session/end", "{}");
    EXPECT_EQ(answer.text(), "done");
    EXPECT_NE(answer.cookie.find("Max-Age=0"), std::string::npos);
    EXPECT_FALSE(desk->session(token));
    EXPECT_EQ(desk->post({}, "/api/session/end", "{}").text(), "done") << "twice does no harm";
}

TEST_P(SigningIn, P25_ends_when_the_account_is_suspended_or_closed_and_is_not_revived)
{
    desk->person("root@example.org", Role::administrator);
    for (auto const* step : {"suspend", "close"}) {
        auto email = std::string{step} + "@example.org";
        auto id    = desk->person(email);
        auto path  = "/api/people/" + std::to_string(id.value) + "/steps";
        auto token = desk->sign_in(email).token();
        ASSERT_TRUE(desk->session(token));
        ASSERT_EQ(desk->post(administrator(), path, R"({"step":")" + std::string{step} + R"("})").text(), "done");
        EXPECT_FALSE(desk->session(token)) << step;
        desk->post(administrator(), path, R"({"step":"resume"})");
        EXPECT_FALSE(desk->session(token)) << step;
    }
    EXPECT_EQ(desk->value<std::int64_t>("SELECT count(*) FROM credential"), 2) << "that of the closed account is gone";
}

TEST_P(SigningIn, P25_a_changed_password_ends_all_other_sessions)
{
    desk->person("lin@example.org");
    auto here  = desk->sign_in("lin@example.org").token();
    auto there = desk->sign_in("lin@example.org").token();
    auto wrong = R"({"current":"not the herons at all","next":"five grey owls listen"})";
    auto weak  = R"({"current":"three calm herons wade","next":"password1234"})";
    auto right = R"({"current":"three calm herons wade","next":"five grey owls listen"})";
    EXPECT_EQ(desk->post(desk->caller(here), "/api/session/password", wrong).text(), "wrong_credentials");
    EXPECT_EQ(desk->post(desk->caller(here), "/api/session/password", weak).text(), "password_too_weak");
    EXPECT_EQ(desk->post({}, "/api/session/password", right).text(), "not_signed_in");
    EXPECT_TRUE(desk->session(there));

    EXPECT_EQ(desk->post(desk->caller(here), "/api/session/password", right, "one-key-for-both").text(), "done");
    auto again = desk->post(desk->caller(here), "/api/session/password", right, "one-key-for-both");
    EXPECT_TRUE(again.done() && again.outcome.repeated) << again.text();
    EXPECT_TRUE(desk->session(here));
    EXPECT_FALSE(desk->session(there));
    EXPECT_EQ(desk->sign_in("lin@example.org").text(), "wrong_credentials");
    EXPECT_EQ(desk->sign_in("lin@example.org", "five grey owls listen").text(), "done");
}

TEST_P(SigningIn, waits_longer_after_each_failure_and_forgets_them_after_success)
{
    desk->person("lin@example.org");
    auto wrong = [&] { return desk->sign_in("lin@example.org", "not the herons at all"); };
    for (int i = 0; i < 5; ++i) EXPECT_EQ(wrong().text(), "wrong_credentials");
    for (std::int64_t wait : {1, 2, 4, 8}) {
        auto before  = password_hashes();
        auto refused = wrong();
        EXPECT_EQ(refused.text(), "too_many_attempts");
        EXPECT_EQ(refused.outcome.refused.detail, std::to_string(wait));
        EXPECT_EQ(desk->sign_in("lin@example.org").text(), "too_many_attempts") << "also with the right password";
        EXPECT_EQ(password_hashes(), before) << "nothing is computed for them";
        desk->clock.advance(std::chrono::seconds{wait} - 1ms);
        EXPECT_EQ(wrong().text(), "too_many_attempts");
        desk->clock.advance(1ms);
        EXPECT_EQ(wrong().text(), "wrong_credentials");
    }
    EXPECT_EQ(desk->sign_in("wu@example.org", "not the herons at all").text(), "wrong_credentials")
        << "others do not wait";
    desk->clock.advance(16s);
    EXPECT_EQ(desk->sign_in("lin@example.org").text(), "done");
    EXPECT_EQ(wrong().text(), "wrong_credentials") << "counted from the beginning again";
    EXPECT_EQ(desk->sign_in("lin@example.org").text(), "done");
}

TEST_P(SigningIn, an_unknown_address_has_to_wait_just_like_a_known_one)
{
    for (int i = 0; i < 5; ++i) desk->sign_in("nobody@example.org", "not the herons at all");
    EXPECT_EQ(desk->sign_in("nobody@example.org", "not the herons at all").text(), "too_many_attempts");
}

TEST_P(SigningIn, counts_thirty_failures_of_one_address_over_all_accounts)
{
    desk->person("lin@example.org");
    for (int i = 0; i < 30; ++i)
        EXPECT_EQ(desk->sign_in("a" + std::to_string(i) + "@example.org", "not the herons at all").text(),
                  "wrong_credentials");
    EXPECT_EQ(desk->sign_in("lin@example.org").text(), "too_many_attempts");
    desk->remote = "192.0.2.2";
    EXPECT_EQ(desk->sign_in("lin@example.org").text(), "done");
    desk->remote = "192.0.2.1";
    EXPECT_EQ(desk->sign_in("lin@example.org").text(), "too_many_attempts") << "success elsewhere does not help";
    desk->clock.advance(15min);
    EXPECT_EQ(desk->sign_in("lin@example.org").text(), "done");
}

TEST_P(SigningIn, guesses_made_side_by_side_are_counted_one_after_another)
{
    desk->person("lin@example.org");
    std::vector<journal::Attempt> guesses;
    auto const*                   endpoint = desk->registry.find("POST", "/api/session").endpoint;
    for (int i = 0; i < 8; ++i)
        desk->look({}, [&](Look& look) {
            auto password = i == 7 ? std::string{good_password} : "not the herons at all";
            auto body     = R"({"email":"lin@example.org","password":")" + password + R"("})";
            guesses.push_back(*endpoint->prepare(look, {{}, {}, body})); // all pass: nothing is counted yet
            return 0;
        });
    std::vector<std::string> endings;
    for (auto& guess : guesses) {
        auto outcome = desk->recorder.run_one(std::move(guess));
        endings.emplace_back(outcome.ending == journal::Ending::done ? "done" : name_of(outcome.refused.why));
    }
    std::vector<std::string> const expected{"wrong_credentials", "wrong_credentials", "wrong_credentials",
                                            "wrong_credentials", "wrong_credentials", "too_many_attempts",
                                            "too_many_attempts", "too_many_attempts"};
    EXPECT_EQ(endings, expected);
}

TEST_P(SigningIn, a_password_that_was_changed_meanwhile_is_no_longer_right)
{
    auto lin     = desk->person("lin@example.org");
    auto attempt = desk->look({}, [&](Look& look) {
        return *desk->registry.find("POST", "/api/session")
                    .endpoint->prepare(
                        look, {{}, {}, R"({"email":"lin@example.org","password":"three calm herons wade"})"});
    });
    test::write(desk->reading, [&](Writer& db) {
        db.run("UPDATE credential SET encoded = encoded || 'x' WHERE person = $1", lin);
    });
    auto outcome = desk->recorder.run_one(std::move(attempt));
    EXPECT_EQ(outcome.ending, journal::Ending::refused);
    EXPECT_EQ(outcome.refused.why, refusal::wrong_credentials);
}

TEST_P(SigningIn, a_session_counts_only_while_the_account_is_active)
{
    auto lin   = desk->person("lin@example.org");
    auto token = desk->sign_in("lin@example.org").token();
    desk->act([&](Act& act) { act.record(PersonSuspended{{lin}}); }); // and nobody cleared the sessions away
    EXPECT_EQ(desk->value<std::int64_t>("SELECT count(*) FROM session"), 1);
    EXPECT_FALSE(desk->session(token));
}

TEST_P(SigningIn, P24_no_session_outlives_its_window_whatever_the_clock_does)
{
    desk->person("lin@example.org");
    auto const start = desk->clock.now();
    auto       token = desk->sign_in("lin@example.org").token();
    auto       at    = [&](std::chrono::milliseconds step) {
        desk->clock.set(start.plus(step));
        return desk->session(token).has_value();
    };
    EXPECT_TRUE(at(0ms));
    EXPECT_TRUE(at(2h - 1ms));
    EXPECT_FALSE(at(2h));
    EXPECT_FALSE(at(24h));
    EXPECT_FALSE(at(8760h));
    EXPECT_FALSE(at(-24h));
    EXPECT_FALSE(at(-8760h));

    // Signing in after the clock went back ends every session whose age is not known any more.
    desk->clock.set(start.plus(-24h));
    EXPECT_EQ(desk->sign_in("lin@example.org").text(), "done");
    EXPECT_FALSE(at(0ms));
}

TEST_P(SigningIn, is_kept_alive_by_being_used_and_written_down_once_a_minute)
{
    desk->person("lin@example.org");
    auto token = desk->sign_in("lin@example.org").token();
    EXPECT_FALSE(desk->session(token)->touch_due);
    int written = 0;
    for (int minutes = 0; minutes < 12 * 60; minutes += 30) {
        desk->clock.advance(30min);
        auto found = desk->session(token);
        if (!found) break;
        ASSERT_TRUE(found->touch_due);
        EXPECT_EQ(desk->recorder.run_one(touch_session(*found)).ending, journal::Ending::done);
        EXPECT_FALSE(desk->session(token)->touch_due);
        ++written;
    }
    EXPECT_EQ(written, 23) << "twelve hours, then no use helps";
}

TEST_P(SigningIn, rehashes_a_password_kept_at_a_lower_cost)
{
    auto lin = desk->person("lin@example.org");
    SeededChance chance{3};
    auto         cheap = hash_password(good_password, chance, {.memory_kib = 1024, .passes = 1, .lanes = 1});
    test::write(desk->reading,
                [&](Writer& db) { db.run("UPDATE credential SET encoded = $2 WHERE person = $1", lin, cheap); });
    EXPECT_EQ(desk->sign_in("lin@example.org").text(), "done");
    EXPECT_TRUE(
        desk->value<std::string>("SELECT encoded FROM credential").starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
    EXPECT_EQ(desk->sign_in("lin@example.org").text(), "done");
}

TEST_P(SigningIn, the_session_view_tells_who_is_there_and_what_the_page_needs)
{
    auto view = [&](Caller const& caller) {
        return desk->look(caller, [](Look& look) { return session_view(look, {}); });
    };
    EXPECT_TRUE(view({}).instance.first_run);
    EXPECT_FALSE(view({}).demo_accounts);
    desk->person("lin@example.org", Role::auditor);
    auto signed_in = desk->caller(desk->sign_in("lin@example.org").token());
    auto seen      = view(signed_in);
    EXPECT_TRUE(seen.signed_in && !seen.instance.first_run);
    EXPECT_EQ(seen.person->email, "lin@example.org");
    EXPECT_EQ(seen.roles.size(), 1u);
    std::vector<Permission> held;
    for (auto const& [permission, name] : enumerators<Permission>())
        if (permissions(Role::auditor).has(permission)) held.push_back(permission);
    EXPECT_EQ(seen.permissions, held);
    EXPECT_GE(held.size(), 5u);
    EXPECT_EQ(seen.csrf, csrf_token(signed_in.session()));
    desk->installation.demo          = true;
    desk->installation.demo_accounts = {{"a@b.cn", "secret", Role::auditor, "A"}};
    EXPECT_EQ(view({}).demo_accounts->size(), 1u);
    EXPECT_FALSE(view({}).signed_in);
}

ON_EACH_ENGINE(SigningIn);

} // namespace
} // namespace penstock
