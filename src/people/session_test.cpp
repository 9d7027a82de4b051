// How long a session lives, whatever the clock does.
#include "api/refusals.hpp"
#include "people/secret.hpp"
#include "people/session.hpp"
#include "support/today.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace penstock {
namespace {

using test::noon;

using namespace std::chrono_literals;

std::vector<Grant> const nothing{};

bool alive(Instant created, Instant seen, Instant now, std::vector<Grant> const& grants = nothing)
{
    return session_alive({{1}, created, seen, seen}, grants, now);
}

TEST(SessionLimits, P25_idle_time_depends_on_the_roles_in_force)
{
    auto idle = [&](std::chrono::milliseconds since, std::vector<Grant> const& grants) {
        return alive(noon, noon, noon.plus(since), grants);
    };
    EXPECT_TRUE(idle(2h - 1ms, nothing));
    EXPECT_FALSE(idle(2h, nothing));
    EXPECT_TRUE(idle(30min - 1ms, {{Role::administrator, 0}}));
    EXPECT_FALSE(idle(30min, {{Role::administrator, 0}}));
    EXPECT_TRUE(idle(15min - 1ms, {{Role::finance_officer, 3}}));
    EXPECT_FALSE(idle(15min, {{Role::finance_officer, 3}}));
    EXPECT_FALSE(idle(15min, {{Role::auditor, 0}, {Role::finance_officer, 3}, {Role::administrator, 0}}));
}

TEST(SessionLimits, P25_nobody_stays_longer_than_twelve_hours)
{
    EXPECT_TRUE(alive(noon, noon.plus(12h - 2ms), noon.plus(12h - 1ms)));
    EXPECT_FALSE(alive(noon, noon.plus(12h - 1ms), noon.plus(12h)));
}

TEST(SessionClock, P24_a_step_of_a_day_or_a_year_ends_every_session)
{
    for (auto step : {24h, 365 * 24h}) {
        EXPECT_FALSE(alive(noon, noon, noon.plus(step)));
        EXPECT_FALSE(alive(noon, noon, noon.plus(-step)));
    }
    EXPECT_FALSE(alive(noon, noon, *Instant::from_iso("1970-01-01T00:00:00Z")));
    EXPECT_FALSE(alive(noon, noon, *Instant::from_iso("2038-01-19T03:14:08Z")));
    EXPECT_TRUE(alive(noon, noon, noon.plus(-5min))); // servers may differ by so much
    EXPECT_FALSE(alive(noon, noon, noon.plus(-5min - 1ms)));
}

TEST(SessionClock, P24_what_others_did_since_tells_that_time_has_passed)
{
    // Idle since noon; another session was seen 11 hours later; then the clock went back 10 hours.
    EXPECT_FALSE(session_alive({{1}, noon, noon, noon.plus(11h)}, nothing, noon.plus(1h)));
    EXPECT_TRUE(session_alive({{1}, noon, noon, noon.plus(1h)}, nothing, noon.plus(1h)));
}

RC_GTEST_PROP(SessionClock, P24_no_session_is_accepted_beyond_its_window, ())
{
    auto any = [] { return *rc::gen::inRange<std::int64_t>(-20 * 3'600'000, 20 * 3'600'000); };
    auto created = noon.plus(std::chrono::milliseconds{any()});
    auto seen    = created.plus(std::chrono::milliseconds{*rc::gen::inRange<std::int64_t>(0, 13 * 3'600'000)});
    auto now     = noon.plus(std::chrono::milliseconds{any()});
    if (!alive(created, seen, now)) return;
    auto skew = std::chrono::milliseconds{5min};
    RC_ASSERT(now < created.plus(12h) && now < seen.plus(2h) && now >= created.plus(-skew) && now >= seen.plus(-skew));
}

TEST(Cookie, P25_travels_to_this_host_only_and_not_with_requests_of_other_sites)
{
    EXPECT_EQ(session_cookie("abc", true), "__Host-penstock=abc; Path=/; HttpOnly; SameSite=Strict; Secure");
    EXPECT_EQ(session_cookie("abc", false), "penstock=abc; Path=/; HttpOnly; SameSite=Strict");
    EXPECT_EQ(ended_cookie(true), "__Host-penstock=; Path=/; HttpOnly; SameSite=Strict; Secure; Max-Age=0");
}

TEST(Cookie, is_found_among_others_by_its_whole_name)
{
    EXPECT_EQ(token_in("a=1; __Host-penstock=tok; b=2", true), "tok");
    EXPECT_EQ(token_in("a=1; penstock=tok", false), "tok");
    EXPECT_EQ(token_in("penstock=tok", true), "");
    EXPECT_EQ(token_in("xpenstock=tok;penstocks=2", false), "");
    EXPECT_EQ(token_in("", false), "");
    EXPECT_EQ(token_in(";;;=;penstock", false), "");
}

TEST(Token, P25_is_32_bytes_and_never_the_same)
{
    SystemChance chance;
    auto a = make_token(chance);
    auto b = make_token(chance);
    EXPECT_EQ(a.size(), 43u);
    EXPECT_NE(a, b);
    EXPECT_EQ(a.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"), a.npos);
}

TEST(CsrfToken, belongs_to_one_session)
{
    EXPECT_NE(csrf_token("aa"), csrf_token("ab"));
    EXPECT_EQ(csrf_token(""), "");
    EXPECT_TRUE(same_secret(csrf_token("aa"), csrf_token("aa")));
    EXPECT_FALSE(same_secret(csrf_token("aa"), csrf_token("ab")));
    EXPECT_FALSE(same_secret("a", "ab"));
}

TEST(Secret, is_never_written_out_again)
{
    auto secret = Secret::from("canary-7f3a");
    ASSERT_TRUE(secret);
    EXPECT_EQ(secret->reveal(), "canary-7f3a");
    EXPECT_EQ(json::canonical(*secret), "\"(secret)\"");
    EXPECT_FALSE(Secret::from(std::string(1001, 'x')));
}

TEST(SessionLimits, P25_are_those_of_the_rules)
{
    SignInRules rules{.idle = 60, .idle_administrator = 10, .idle_finance = 20, .absolute = 90};
    auto lives = [&](std::chrono::milliseconds created, std::chrono::milliseconds seen,
                     std::vector<Grant> const& held) {
        return session_alive({{1}, noon.plus(-created), noon.plus(-seen), noon}, held, noon, rules);
    };
    EXPECT_TRUE(lives(60min, 60min - 1ms, nothing));
    EXPECT_FALSE(lives(60min, 60min, nothing));
    EXPECT_FALSE(lives(90min, 0ms, nothing));
    EXPECT_FALSE(lives(10min, 10min, {{Role::administrator, 0}, {Role::finance_officer, 0}}));
    EXPECT_TRUE(lives(19min, 19min, {{Role::finance_officer, 0}}));
}

TEST(DeviceWords, are_two_at_most_and_never_what_the_browser_said)
{
    EXPECT_EQ(device_words("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
                           "Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0"),
              "Edge · Windows");
    EXPECT_EQ(device_words("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"),
              "Firefox · Linux");
    EXPECT_EQ(device_words("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 "
                           "Mobile/15E148 Safari/604.1"),
              "Safari · iPhone");
    EXPECT_EQ(device_words("Mozilla/5.0 (Linux; Android 14) Chrome/120 Mobile MicroMessenger/8.0"),
              "WeChat · Android");
    EXPECT_EQ(device_words("curl/8.5.0"), "curl");
    EXPECT_EQ(device_words("<script>alert(1)</script>"), "");
    EXPECT_EQ(device_words(""), "");
}

TEST(CallerLimits, roles_that_are_withheld_say_what_is_missing)
{
    Caller caller{7, {{Role::auditor, 0}}, ""};
    caller.withhold({{Role::finance_officer, 0}}, refusal::second_factor_needed);
    EXPECT_TRUE(caller.check(Permission::read_money));
    EXPECT_EQ(caller.check(Permission::approve_payments).error().why, refusal::second_factor_needed);
    EXPECT_EQ(caller.check(Permission::manage_people).error().why, refusal::not_your_role);
    EXPECT_EQ(caller.check_change(Permission::signed_in, false).error().why, refusal::second_factor_needed);
    EXPECT_TRUE(caller.check_change(Permission::signed_in, true));
}

} // namespace
} // namespace penstock
