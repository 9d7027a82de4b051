// The way to a provider and back, against a provider made of functions: what is asked, remembered and refused.
#include "identity/provider.hpp"

#include "identity/refusals.hpp"
#include "support/token_signer.hpp"

#include <gtest/gtest.h>

#include <map>

namespace penstock {
namespace {

Instant const start = *Instant::from_iso("2026-11-23T04:00:00.000Z");

test::TokenSigner const& keys_of_house()
{
    static test::TokenSigner const one;
    return one;
}

// Answers by address, and remembers what it was asked.
struct FakeProvider {
    std::string              issuer = "https://login.example";
    std::string              more;            // in the discovery document
    test::TokenSigner const* signer{&keys_of_house()};
    std::string              token;
    int                      status = 200;    // of the token's address
    std::vector<HttpsAsk>    asked;

    Result<HttpsAnswer> operator()(HttpsAsk const& ask)
    {
        asked.push_back(ask);
        if (ask.url == "https://login.example/.well-known/openid-configuration")
            return HttpsAnswer{200,
                               R"({"issuer":")" + issuer +
                                   R"(","authorization_endpoint":"https://login.example/auth?tenant=1",)"
                                   R"("token_endpoint":"https://login.example/token",)"
                                   R"("jwks_uri":"https://keys.example/all")" +
                                   more + "}",
                               Network::house};
        if (ask.url == "https://login.example/token")
            return HttpsAnswer{status,
                               status == 200 ? R"({"id_token":")" + token + "\"}" : R"({"error":"invalid_grant"})",
                               Network::house};
        if (ask.url == "https://keys.example/all") return HttpsAnswer{200, signer->keys(), Network::house};
        return refuse(refusal::provider_unavailable, "nowhere");
    }
    int count(std::string_view url) const
    {
        return static_cast<int>(std::ranges::count_if(asked, [&](auto const& ask) { return ask.url.contains(url); }));
    }
};

class Providing : public testing::Test {
protected:
    Providing() : provider{settings(), [this](HttpsAsk const& ask) { return fake(ask); }} {}

    static ProviderSettings settings()
    {
        return {.issuer         = "https://login.example",
                .client         = "pen stock",
                .secret         = "s&cret",
                .name           = {"统一身份认证", "City login"},
                .return_to      = "https://penstock.example/sign-in/returned",
                .second_factors = {"mfa"}};
    }
    std::string token(Round const& round, Instant now, std::string const& more = "")
    {
        return fake.signer->rs256(R"({"iss":"https://login.example","aud":"pen stock","sub":"u-1","nonce":")" +
                                  round.nonce() + R"(","iat":)" + std::to_string(now.milliseconds / 1000) +
                                  R"(,"exp":)" + std::to_string(now.milliseconds / 1000 + 60) + more + "}");
    }
    std::string refusal_of(Round const& round, Instant now = start, std::string const& issuer = "")
    {
        auto out = provider.person_behind(round, "code-1", issuer, now);
        return out ? "" : std::string{name_of(out.error().why)} + " " + out.error().detail;
    }

    FakeProvider     fake;
    IdentityProvider provider;
    Round            round{std::string(43, 'a'), RoundFor::sign_in, start};
};

TEST_F(Providing, sends_there_with_all_that_binds_the_way_back)
{
    auto way = provider.way_there(round, start);
    ASSERT_TRUE(way);
    EXPECT_TRUE(way->starts_with("https://login.example/auth?tenant=1&response_type=code&client_id=pen%20stock&"));
    EXPECT_NE(way->find("redirect_uri=https%3A%2F%2Fpenstock.example%2Fsign-in%2Freturned&"), std::string::npos);
    EXPECT_NE(way->find("&code_challenge=" + round.challenge() + "&code_challenge_method=S256"), std::string::npos);
    EXPECT_NE(way->find("&nonce=" + round.nonce()), std::string::npos);
    EXPECT_EQ(way->find(round.verifier()), std::string::npos);
    EXPECT_EQ(way->find("max_age"), std::string::npos);
    auto anew = provider.way_there({std::string(43, 'a'), RoundFor::proof, start}, start);
    EXPECT_TRUE(anew->ends_with("&prompt=login&max_age=0"));
}

TEST_F(Providing, learns_who_came)
{
    fake.token = token(round, start, R"(,"amr":["pwd","mfa"])");
    auto who   = provider.person_behind(round, "code-1", "", start);
    ASSERT_TRUE(who) << who.error().detail;
    EXPECT_EQ(who->subject, "u-1");
    EXPECT_TRUE(provider.second_factor_in(*who));
    auto const& asked = fake.asked[1];
    EXPECT_EQ(asked.user, "pen%20stock");
    EXPECT_EQ(asked.password, "s%26cret");
    EXPECT_NE(asked.form.find("code_verifier=" + round.verifier()), std::string::npos);
    EXPECT_EQ(asked.form.find("cret"), std::string::npos);
    EXPECT_EQ(asked.nearest, Network::house) << "no nearer than the provider itself was found";
}

TEST_F(Providing, gives_the_secret_in_the_form_where_only_that_is_taken)
{
    fake.more  = R"(,"token_endpoint_auth_methods_supported":["client_secret_post"])";
    fake.token = token(round, start);
    EXPECT_EQ(refusal_of(round), "");
    EXPECT_EQ(fake.asked[1].user, "");
    EXPECT_NE(fake.asked[1].form.find("&client_secret=s%26cret"), std::string::npos);
}

TEST_F(Providing, remembers_addresses_and_keys_for_an_hour)
{
    fake.token = token(round, start);
    for (int i = 0; i < 5; ++i) EXPECT_EQ(refusal_of(round), "");
    EXPECT_EQ(fake.count("openid-configuration"), 1);
    EXPECT_EQ(fake.count("keys.example"), 1);
    auto const later = start.plus(std::chrono::minutes{61});
    fake.token       = token(round, later);
    EXPECT_EQ(refusal_of(round, later), "");
    EXPECT_EQ(fake.count("openid-configuration"), 2);
    EXPECT_EQ(fake.count("keys.example"), 2);
}

TEST_F(Providing, asks_for_keys_anew_when_one_is_unknown_but_not_all_the_time)
{
    fake.token = token(round, start);
    EXPECT_EQ(refusal_of(round), "");
    test::TokenSigner const next; // the provider changed its keys, and their names
    auto const claims = R"({"iss":"https://login.example","aud":"pen stock","sub":"u-1","nonce":")" + round.nonce();
    fake.token        = next.rs256(claims + R"("})", R"({"alg":"RS256","kid":"new"})");
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(refusal_of(round, start.plus(std::chrono::seconds{5})), "token_not_right key");
    EXPECT_EQ(fake.count("keys.example"), 1);
    EXPECT_EQ(refusal_of(round, start.plus(std::chrono::seconds{10})), "token_not_right key");
    EXPECT_EQ(fake.count("keys.example"), 2);
}

TEST_F(Providing, believes_no_document_of_another)
{
    fake.issuer = "https://login.example/";
    EXPECT_EQ(refusal_of(round), "provider_unavailable discovery: issuer");
    fake.issuer = "https://login.example";
    fake.more   = R"(,"code_challenge_methods_supported":["plain"])";
    EXPECT_EQ(refusal_of(round), "provider_unavailable discovery: PKCE");
    fake.more  = R"(,"authorization_response_iss_parameter_supported":true)";
    fake.token = token(round, start);
    EXPECT_EQ(refusal_of(round), "token_not_right issuer");
    EXPECT_EQ(refusal_of(round, start, "https://another.example"), "token_not_right issuer");
    EXPECT_EQ(refusal_of(round, start, "https://login.example"), "");
}

TEST_F(Providing, says_what_the_provider_declined)
{
    fake.status = 400;
    EXPECT_EQ(refusal_of(round), "provider_declined invalid_grant");
    fake.status = 302;
    EXPECT_EQ(refusal_of(round), "provider_unavailable token: 302");
}

TEST(Round, P24_comes_back_to_the_browser_that_left_and_in_time)
{
    std::string const secret(43, 's');
    Round const       left{secret, RoundFor::sign_in, start};
    auto              back = [&](std::string const& kept, std::string const& state, int minutes) {
        auto round = Round::returned(kept, state, start.plus(std::chrono::minutes{minutes}));
        return round && round->nonce() == left.nonce() && round->verifier() == left.verifier();
    };
    EXPECT_TRUE(back(secret, left.state(), 0));
    EXPECT_TRUE(back(secret, left.state(), 9));
    EXPECT_TRUE(back(secret, left.state(), -2)) << "clocks may differ a little";
    EXPECT_FALSE(back(secret, left.state(), 10));
    EXPECT_FALSE(back(secret, left.state(), -3));
    EXPECT_FALSE(back(std::string(43, 't'), left.state(), 0));
    EXPECT_FALSE(back("", left.state(), 0));
    EXPECT_FALSE(back(secret, "", 0));
    auto linking = "l" + left.state().substr(1); // for another purpose it is another state
    EXPECT_FALSE(back(secret, linking, 0));
    auto other = left.state();
    other[2]   = other[2] == '1' ? '2' : '1';
    EXPECT_FALSE(back(secret, other, 0));
    EXPECT_GE(left.verifier().size(), 43u);
    EXPECT_NE(left.nonce(), left.verifier());
    EXPECT_EQ(left.state().find(left.nonce()), std::string::npos);
}

TEST(Round, is_kept_in_a_cookie_that_goes_nowhere_else)
{
    EXPECT_EQ(round_cookie("s", true),
              "__Host-penstock-round=s; Path=/; HttpOnly; SameSite=Strict; Max-Age=600; Secure");
    EXPECT_TRUE(round_cookie("s", false).starts_with("penstock-round=s; "));
}

} // namespace
} // namespace penstock
