#include "base/check_digit.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <random>

using namespace penstock;

namespace {

constexpr std::string_view symbols = "0123456789ABCDEFGHJKLMNPQRTUWXY";

// A credit code with both checks right, made from the definitions in GB 11714 and GB 32100 rather than from our code.
std::string any_credit_code(std::mt19937_64& random)
{
    auto const  pick = [&](std::size_t below) { return static_cast<std::size_t>(random() % below); };
    std::string code{symbols[pick(31)], symbols[pick(31)]};
    for (int i = 0; i < 6; ++i) code += static_cast<char>('0' + pick(10));
    int const inner_weights[] = {3, 7, 9, 10, 5, 8, 4, 2};
    int       inner           = 0;
    for (int const weight : inner_weights) {
        char const c = symbols[pick(31)];
        code += c;
        inner += weight * (c <= '9' ? c - '0' : c - 'A' + 10);
    }
    int const left = 11 - inner % 11;
    code += left == 10 ? 'X' : left == 11 ? '0' : static_cast<char>('0' + left);
    int weight = 1, sum = 0;
    for (char const c : code) {
        sum += weight * static_cast<int>(symbols.find(c));
        weight = weight * 3 % 31;
    }
    return code + symbols[static_cast<std::size_t>((31 - sum % 31) % 31)];
}

} // namespace

TEST(CreditCode, published_example_passes_in_every_usual_spelling)
{
    for (std::string_view spelt : {"91350100M000100Y43", "91350100m000100y43", " 91350100M000100Y43\t",
                                   "91 350100 M000100Y4 3", "91-350100-M000100Y4-3"})
        EXPECT_EQ(canonical_credit_code(spelt).value_or("refused"), "91350100M000100Y43") << spelt;
}

TEST(CreditCode, shape_and_check_are_told_apart)
{
    EXPECT_EQ(canonical_credit_code("91350100M000100Y44").error(), refusal::bad_check_digit);
    for (std::string_view shape :
         {"", "91350100M000100Y4", "91350100M000100Y433", "91350100M000100I43", "9A3501A0M000100Y43",
          "91350100M000100YA3", "９１350100M000100Y43", "91350100M000100Y4\xff"})
        EXPECT_EQ(canonical_credit_code(shape).error(), refusal::not_an_identifier) << shape;
}

TEST(CreditCode, inner_organisation_code_is_checked_by_its_own_rule)
{
    // The ninth of the organisation code is wrong (5 for 4), and the last character is made to fit that.
    auto const refused = canonical_credit_code("91350100M000100Y56").error();
    EXPECT_EQ(refused, refusal::bad_check_digit);
    EXPECT_EQ(refused.detail, "organisation_code");
}

// Every wrong character and every swap of neighbours in 200 codes, some 111,000 faults: none may pass.
TEST(CreditCode, every_single_wrong_character_and_every_adjacent_swap_is_noticed)
{
    std::mt19937_64 random{20'261'123};
    long            wrong = 0, swaps = 0;
    for (int round = 0; round < 200; ++round) {
        std::string const code = any_credit_code(random);
        ASSERT_EQ(canonical_credit_code(code).value_or("refused"), code);
        for (std::size_t i = 0; i < code.size(); ++i) {
            for (char const c : symbols) {
                if (c == code[i]) continue;
                std::string faulty = code;
                faulty[i]          = c;
                ASSERT_FALSE(canonical_credit_code(faulty)) << code << " " << faulty;
                ++wrong;
            }
            if (i + 1 == code.size() || code[i] == code[i + 1]) continue;
            std::string faulty = code;
            std::swap(faulty[i], faulty[i + 1]);
            ASSERT_FALSE(canonical_credit_code(faulty)) << code << " " << faulty;
            ++swaps;
        }
    }
    EXPECT_EQ(wrong, 200 * 18 * 30);
    EXPECT_GT(swaps, 3'000);
    RecordProperty("wrong_characters_tried", std::to_string(wrong));
    RecordProperty("swaps_tried", std::to_string(swaps));
}

TEST(OrganisationCode, letter_x_as_check_and_letters_inside_work)
{
    EXPECT_EQ(canonical_organisation_code("M000100Y4").value_or("refused"), "M000100Y-4");
    EXPECT_EQ(canonical_organisation_code("m000100y-4").value_or("refused"), "M000100Y-4");
    EXPECT_EQ(canonical_organisation_code("00000004-X").error(), refusal::bad_check_digit);
    // 0000000·6 weighs 12, 12 mod 11 = 1, 11 - 1 = 10, written X.
    EXPECT_EQ(canonical_organisation_code("00000006-X").value_or("refused"), "00000006-X");
    EXPECT_EQ(canonical_organisation_code("00000000-0").value_or("refused"), "00000000-0");
    EXPECT_EQ(canonical_organisation_code("0000000-X").error(), refusal::not_an_identifier);
    EXPECT_EQ(canonical_organisation_code("00000006-Y").error(), refusal::not_an_identifier);
}

// The ids ORCID itself prints in its documentation.
TEST(Orcid, published_ids_pass_in_every_usual_spelling)
{
    for (std::string_view id : {"0000-0002-1825-0097", "0000-0001-5109-3700", "0000-0002-1694-233X"})
        EXPECT_EQ(canonical_orcid(id).value_or("refused"), std::string{id}) << id;
    for (std::string_view spelt : {"https://orcid.org/0000-0002-1694-233X", "HTTP://www.orcid.org/0000-0002-1694-233x/",
                                   "orcid.org/0000-0002-1694-233x", "000000021694233X", " 0000-0002-1694-233X\n"})
        EXPECT_EQ(canonical_orcid(spelt).value_or("refused"), "0000-0002-1694-233X") << spelt;
}

TEST(Orcid, shape_and_check_are_told_apart)
{
    EXPECT_EQ(canonical_orcid("0000-0002-1825-0096").error(), refusal::bad_check_digit);
    EXPECT_EQ(canonical_orcid("0000-0002-1825-009X").error(), refusal::bad_check_digit);
    for (std::string_view shape :
         {"", "0000-0002-1825-009", "X000-0002-1825-0097", "https://example.org/0000-0002-1825-0097",
          "https://orcid.org.example/0000-0002-1825-0097", "https://0000-0002-1825-0097"})
        EXPECT_EQ(canonical_orcid(shape).error(), refusal::not_an_identifier) << shape;
}

// Harvard, MIT, Stanford, Cambridge, Oxford, Tsinghua, Peking, Chinese Academy of Sciences, California Digital Library,
// Caltech, European Commission.
TEST(Ror, ids_of_well_known_organisations_pass)
{
    for (std::string_view id : {"03vek6s52", "042nb2s44", "00f54p054", "013meh722", "052gg0110", "03cve4549",
                                "02v51f717", "034t30j35", "03yrm5c26", "05dxps055", "00k4n6c32"}) {
        EXPECT_EQ(canonical_ror(id).value_or("refused"), std::string{id}) << id;
        EXPECT_EQ(canonical_ror("https://ror.org/" + std::string{id}).value_or("refused"), std::string{id}) << id;
    }
    EXPECT_EQ(canonical_ror("ror.org/03VEK6S52/").value_or("refused"), "03vek6s52");
}

TEST(Ror, shape_and_check_are_told_apart)
{
    EXPECT_EQ(canonical_ror("03vek6s53").error(), refusal::bad_check_digit);
    EXPECT_EQ(canonical_ror("03vek6t52").error(), refusal::bad_check_digit);
    for (std::string_view shape :
         {"", "13vek6s52", "03vek6s5", "03vek6s5x", "03vei6s52", "03-vek6s52", "https://ror.com/03vek6s52"})
        EXPECT_EQ(canonical_ror(shape).error(), refusal::not_an_identifier) << shape;
}

RC_GTEST_PROP(CheckDigit, whatever_the_bytes_there_is_an_answer_and_a_canonical_form_is_its_own,
              (std::string const& bytes))
{
    for (auto const rule : {canonical_credit_code, canonical_organisation_code, canonical_orcid, canonical_ror}) {
        auto const once = rule(bytes);
        if (once) RC_ASSERT(rule(*once).value() == *once);
    }
}
