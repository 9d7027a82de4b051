// Tokens of an identity provider: a good one is read, and every way of damaging it is refused by name.
#include "identity/id_token.hpp"

#include "identity/refusals.hpp"
#include "support/token_signer.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>

namespace penstock {
namespace {

constexpr std::int64_t moment = 1'796'000'000; // in seconds

test::TokenSigner const& signer()
{
    static test::TokenSigner const one;
    return one;
}

TokenRules const rules{"https://login.example", "penstock", "n-1", "groups", {moment * 1000}, std::nullopt};

using Said = std::map<std::string, std::string>; // a claim and its JSON

Said good()
{
    return {{"iss", R"("https://login.example")"},
            {"aud", R"("penstock")"},
            {"sub", R"("u-17")"},
            {"nonce", R"("n-1")"},
            {"iat", std::to_string(moment)},
            {"exp", std::to_string(moment + 300)},
            {"email", R"("lin@linjiang.example")"},
            {"email_verified", "true"},
            {"name", R"("林知远")"},
            {"groups", R"(["finance","staff"])"},
            {"amr", R"(["pwd","otp"])"},
            {"acr", R"("gold")"}};
}

std::string text_of(Said const& said)
{
    std::string out = "{";
    for (auto const& [name, value] : said)
        if (!value.empty()) out += (out.size() > 1 ? ",\"" : "\"") + name + "\":" + value;
    return out + "}";
}

// What the token is refused for; "" when it is read.
std::string fault_of(std::string const& token, TokenRules const& with = rules, std::string const& set = signer().keys())
{
    auto keys = read_key_set(set);
    auto head = read_token_head(token);
    if (!keys) return keys.error().detail;
    if (!head) return head.error().detail;
    auto const* key = key_for(*head, *keys);
    if (!key) return "key";
    auto read = read_id_token(token, *key, with);
    return read ? "" : read.error().detail;
}

std::string fault_with(std::string const& claim, std::string const& value)
{
    auto said   = good();
    said[claim] = value;
    return fault_of(signer().rs256(text_of(said)));
}

TEST(IdToken, is_read_in_either_method)
{
    auto keys = read_key_set(signer().keys());
    ASSERT_TRUE(keys);
    ASSERT_EQ(keys->size(), 2u);
    for (auto const& token : {signer().rs256(text_of(good())), signer().es256(text_of(good()))}) {
        auto read = read_id_token(token, *key_for(*read_token_head(token), *keys), rules);
        ASSERT_TRUE(read) << read.error().detail;
        EXPECT_EQ(read->subject, "u-17");
        EXPECT_EQ(read->email, "lin@linjiang.example");
        EXPECT_EQ(read->name, "林知远");
        EXPECT_EQ(read->groups, (std::vector<std::string>{"finance", "staff"}));
        EXPECT_EQ(read->methods, (std::vector<std::string>{"pwd", "otp", "gold"}));
        EXPECT_FALSE(read->signed_in_at);
    }
}

TEST(IdToken, is_refused_for_each_claim_that_is_not_right)
{
    auto at = [](std::int64_t seconds) { return std::to_string(moment + seconds); };
    EXPECT_EQ(fault_with("iss", R"("https://login.example/")"), "issuer");
    EXPECT_EQ(fault_with("iss", ""), "issuer");
    EXPECT_EQ(fault_with("aud", R"("another")"), "audience");
    EXPECT_EQ(fault_with("aud", R"(["another"])"), "audience");
    EXPECT_EQ(fault_with("aud", R"([])"), "audience");
    EXPECT_EQ(fault_with("aud", R"(["penstock",7])"), "audience");
    EXPECT_EQ(fault_with("aud", R"(["penstock","another"])"), "authorised party");
    EXPECT_EQ(fault_with("azp", R"("another")"), "authorised party");
    EXPECT_EQ(fault_with("nonce", R"("n-2")"), "nonce");
    EXPECT_EQ(fault_with("nonce", ""), "nonce");
    EXPECT_EQ(fault_with("exp", at(-120)), "expiry");
    EXPECT_EQ(fault_with("exp", ""), "expiry");
    EXPECT_EQ(fault_with("exp", R"("soon")"), "expiry");
    EXPECT_EQ(fault_with("exp", "1e99"), "expiry");
    EXPECT_EQ(fault_with("iat", at(121)), "issued at");
    EXPECT_EQ(fault_with("iat", at(-601)), "issued at");
    EXPECT_EQ(fault_with("iat", ""), "issued at");
    EXPECT_EQ(fault_with("nbf", at(121)), "not before");
    EXPECT_EQ(fault_with("auth_time", at(121)), "time of sign-in");
    EXPECT_EQ(fault_with("sub", ""), "subject");
    EXPECT_EQ(fault_with("sub", R"("")"), "subject");
    EXPECT_EQ(fault_with("sub", R"("a b")"), "subject");
    EXPECT_EQ(fault_with("sub", "\"" + std::string(256, 'a') + "\""), "subject");
}

TEST(IdToken, is_read_within_the_bounds)
{
    auto at = [](std::int64_t seconds) { return std::to_string(moment + seconds); };
    EXPECT_EQ(fault_with("exp", at(-119)), "");
    EXPECT_EQ(fault_with("iat", at(120)), "");
    EXPECT_EQ(fault_with("iat", at(-600)), "");
    EXPECT_EQ(fault_with("azp", R"("penstock")"), "");
    EXPECT_EQ(fault_with("exp", at(300) + ".75"), "");
    auto two   = good();
    two["aud"] = R"(["other","penstock"])";
    two["azp"] = R"("penstock")";
    EXPECT_EQ(fault_of(signer().rs256(text_of(two))), "");
}

TEST(IdToken, takes_no_algorithm_but_the_two)
{
    auto const claims = text_of(good());
    EXPECT_EQ(fault_of(test::TokenSigner::both(R"({"alg":"none"})", claims) + "."), "algorithm");
    EXPECT_EQ(fault_of(test::TokenSigner::both(R"({"alg":"None","kid":"r1"})", claims) + "."), "algorithm");
    EXPECT_EQ(fault_of(signer().hs256(claims)), "algorithm");
    EXPECT_EQ(fault_of(signer().rs256(claims, R"({"alg":"RS512","kid":"r1"})")), "algorithm");
    EXPECT_EQ(fault_of(signer().rs256(claims, R"({"kid":"r1"})")), "algorithm");
    EXPECT_EQ(fault_of(signer().rs256(claims, R"({"alg":"RS256","alg":"none","kid":"r1"})")), "form");
    EXPECT_EQ(fault_of(signer().rs256(claims, R"({"alg":"RS256","kid":"r1","crit":["b64"]})")), "crit");
    EXPECT_EQ(fault_of(signer().rs256(claims, R"({"alg":"ES256","kid":"r1"})")), "key");
    EXPECT_EQ(fault_of(signer().rs256(claims, R"({"alg":"ES256","kid":"e1"})")), "signature");
}

TEST(IdToken, takes_the_key_that_it_names)
{
    auto const claims = text_of(good());
    EXPECT_EQ(fault_of(signer().rs256(claims, R"({"alg":"RS256","kid":"r2"})")), "key");
    EXPECT_EQ(fault_of(signer().rs256(claims, R"({"alg":"RS256"})")), "") << "the only one for its method";
    auto const two = R"({"keys":[)" + signer().rsa_jwk() + "," + signer().rsa_jwk(R"("kid":"r2")") + "]}";
    EXPECT_EQ(fault_of(signer().rs256(claims, R"({"alg":"RS256"})"), rules, two), "key");
    test::TokenSigner const other;
    EXPECT_EQ(fault_of(other.rs256(claims)), "signature");
    EXPECT_EQ(fault_of(other.es256(claims)), "signature");
}

TEST(IdToken, leaves_out_keys_that_sign_nothing_for_us)
{
    auto count = [](std::string const& key) { return read_key_set(R"({"keys":[)" + key + "]}")->size(); };
    EXPECT_EQ(count(signer().rsa_jwk(R"("use":"enc")")), 0u);
    EXPECT_EQ(count(signer().rsa_jwk(R"("alg":"RS1")")), 0u);
    EXPECT_EQ(count(signer().p256_jwk(R"("alg":"ES384")")), 0u);
    EXPECT_EQ(count(R"({"kty":"oct","k":"c2VjcmV0"})"), 0u);
    EXPECT_EQ(count(R"({"kty":"RSA","n":"wJ8","e":"AQAB"})"), 0u) << "too short";
    EXPECT_EQ(count(R"({"kty":"RSA","n":")" + base64url(signer().modulus()) + R"(","e":"AQ"})"), 0u) << "e = 1";
    auto const off = std::string(32, 'A');
    EXPECT_EQ(count(R"({"kty":"EC","crv":"P-256","x":")" + base64url(off) + R"(","y":")" + base64url(off) + "\"}"), 0u)
        << "no point of the curve";
    EXPECT_EQ(count("7"), 0u);
    for (auto const* text : {"", "[]", "{}", R"({"keys":{}})", R"({"keys":[],"keys":[]})"})
        EXPECT_FALSE(read_key_set(text)) << text;
}

TEST(IdToken, believes_an_address_only_when_the_provider_verified_it)
{
    auto address = [](std::string const& verified, std::string const& email) {
        auto said              = good();
        said["email_verified"] = verified;
        said["email"]          = email;
        auto const token       = signer().rs256(text_of(said));
        auto const keys        = *read_key_set(signer().keys());
        return read_id_token(token, *key_for(*read_token_head(token), keys), rules)->email;
    };
    EXPECT_EQ(address("true", R"("lin@linjiang.example")"), "lin@linjiang.example");
    EXPECT_EQ(address("false", R"("lin@linjiang.example")"), "");
    EXPECT_EQ(address(R"("true")", R"("lin@linjiang.example")"), "");
    EXPECT_EQ(address("", R"("lin@linjiang.example")"), "");
    EXPECT_EQ(address("true", R"("not an address")"), "");
}

TEST(IdToken, tells_no_groups_from_an_empty_list)
{
    auto groups = [](std::string const& value) {
        auto said        = good();
        said["groups"]   = value;
        auto const token = signer().rs256(text_of(said));
        auto const keys  = *read_key_set(signer().keys());
        return read_id_token(token, *key_for(*read_token_head(token), keys), rules)->groups;
    };
    EXPECT_FALSE(groups(""));
    EXPECT_FALSE(groups("7"));
    EXPECT_EQ(groups("[]"), std::vector<std::string>{});
    EXPECT_EQ(groups(R"("staff")"), std::vector<std::string>{"staff"});
}

TEST(IdToken, wants_a_sign_in_anew_where_that_was_asked)
{
    auto anew            = rules;
    anew.signed_in_since = Instant{moment * 1000};
    auto said            = good();
    EXPECT_EQ(fault_of(signer().rs256(text_of(said)), anew), "time of sign-in");
    said["auth_time"] = std::to_string(moment - 3600);
    EXPECT_EQ(fault_of(signer().rs256(text_of(said)), anew), "time of sign-in");
    said["auth_time"] = std::to_string(moment + 1);
    EXPECT_EQ(fault_of(signer().rs256(text_of(said)), anew), "");
}

TEST(IdToken, is_refused_when_any_character_is_another)
{
    auto const token    = signer().es256(text_of(good()));
    auto const alphabet = std::string_view{"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+ "};
    rc::check("a changed character is noticed", [&] {
        auto changed = token;
        auto place   = *rc::gen::inRange<std::size_t>(0, token.size());
        auto letter  = alphabet[*rc::gen::inRange<std::size_t>(0, alphabet.size())];
        if (changed[place] == letter) return;
        changed[place] = letter;
        RC_ASSERT(!fault_of(changed).empty());
    });
    rc::check("nothing that is no token is read",
              [&] { RC_ASSERT(!fault_of(*rc::gen::arbitrary<std::string>()).empty()); });
    for (auto const& text : {token + ".", token + "=", "." + token, token.substr(0, token.rfind('.')),
                             token.substr(0, token.rfind('.') + 1)})
        EXPECT_NE(fault_of(text), "");
    EXPECT_EQ(fault_of(signer().rs256(std::string(70'000, ' ') + text_of(good()))), "form");
}

} // namespace
} // namespace penstock
