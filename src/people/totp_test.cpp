// The codes of the second factor against the vectors of their standards.
#include "people/totp.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cstdlib>
#include <set>

namespace penstock {
namespace {

constexpr std::string_view rfc_secret = "12345678901234567890";

Instant at(std::int64_t seconds) { return {seconds * 1000}; }

TEST(Totp, gives_the_codes_of_RFC_6238)
{
    struct {
        std::int64_t     seconds;
        std::string_view code;
    } const vectors[] = {{59, "94287082"},         {1111111109, "07081804"},  {1111111111, "14050471"},
                         {1234567890, "89005924"}, {2000000000, "69279037"}, {20000000000, "65353130"}};
    for (auto const& vector : vectors)
        EXPECT_EQ(totp_code(rfc_secret, totp_step(at(vector.seconds)), 8), vector.code) << vector.seconds;
}

TEST(Totp, gives_the_codes_of_RFC_4226)
{
    std::string_view const codes[] = {"755224", "287082", "359152", "969429", "338314",
                                      "254676", "287922", "162583", "399871", "520489"};
    for (std::int64_t counter = 0; counter < 10; ++counter) EXPECT_EQ(totp_code(rfc_secret, counter), codes[counter]);
}

TEST(Totp, P24_takes_a_code_one_step_early_or_late_and_no_further)
{
    auto const now = at(1'800'000'015);
    for (std::int64_t off = -3; off <= 3; ++off) {
        auto step = totp_step(now) + off;
        EXPECT_EQ(totp_accepted(rfc_secret, totp_code(rfc_secret, step), now, 0).has_value(), off >= -1 && off <= 1);
    }
    for (auto const* wrong : {"", "0", "12345", "1234567", "abcdef", "94287082"})
        EXPECT_FALSE(totp_accepted(rfc_secret, wrong, now, 0)) << wrong;
}

RC_GTEST_PROP(Totp, P24_takes_no_code_twice_and_none_older_than_one_taken, ())
{
    auto                   seconds = *rc::gen::inRange<std::int64_t>(1'500'000'000, 4'000'000'000);
    std::int64_t           last    = 0;
    std::set<std::int64_t> taken;
    for (int i = 0; i < 40; ++i) {
        seconds += *rc::gen::inRange(0, 50);
        auto code = totp_code(rfc_secret, totp_step(at(seconds)) + *rc::gen::inRange(-2, 3));
        auto step = totp_accepted(rfc_secret, code, at(seconds), last);
        if (!step) continue;
        RC_ASSERT(*step > last && taken.insert(*step).second);
        RC_ASSERT(std::abs(*step - totp_step(at(seconds))) <= totp_window);
        last = *step;
    }
}

TEST(Totp, P24_a_clock_that_went_back_revives_no_code)
{
    auto const now  = at(1'800'000'000);
    auto       code = totp_code(rfc_secret, totp_step(now));
    auto       step = totp_accepted(rfc_secret, code, now, 0);
    ASSERT_TRUE(step);
    EXPECT_FALSE(totp_accepted(rfc_secret, code, now, *step));
    auto const before = at(1'700'000'000);
    EXPECT_FALSE(totp_accepted(rfc_secret, totp_code(rfc_secret, totp_step(before)), before, *step));
    EXPECT_EQ(totp_step({-5}), 0);
}

TEST(Totp, writes_base32_as_RFC_4648_does)
{
    EXPECT_EQ(base32(""), "");
    EXPECT_EQ(base32("f"), "MY");
    EXPECT_EQ(base32("fo"), "MZXQ");
    EXPECT_EQ(base32("foo"), "MZXW6");
    EXPECT_EQ(base32("foob"), "MZXW6YQ");
    EXPECT_EQ(base32("fooba"), "MZXW6YTB");
    EXPECT_EQ(base32("foobar"), "MZXW6YTBOI");
}

TEST(Totp, names_issuer_and_account_in_its_address)
{
    EXPECT_EQ(otpauth_uri("渠成", "lin@example.org", "foobar"),
              "otpauth://totp/%E6%B8%A0%E6%88%90:lin%40example.org?secret=MZXW6YTBOI&issuer=%E6%B8%A0%E6%88%90"
              "&algorithm=SHA1&digits=6&period=30");
}

} // namespace
} // namespace penstock
