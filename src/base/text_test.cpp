#include "base/text.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

using namespace penstock;

namespace {

using Line = Result<std::string>;

std::string times(std::string_view piece, std::size_t count)
{
    std::string out;
    while (count-- > 0) out += piece;
    return out;
}

std::string utf8(std::u32string_view text)
{
    std::string out;
    for (char32_t const c : text) {
        if (c < 0x80) out += static_cast<char>(c);
        else if (c < 0x800) out += {static_cast<char>(0xC0 | c >> 6), static_cast<char>(0x80 | (c & 63))};
        else if (c < 0x10000)
            out += {static_cast<char>(0xE0 | c >> 12), static_cast<char>(0x80 | (c >> 6 & 63)),
                    static_cast<char>(0x80 | (c & 63))};
        else
            out += {static_cast<char>(0xF0 | c >> 18), static_cast<char>(0x80 | (c >> 12 & 63)),
                    static_cast<char>(0x80 | (c >> 6 & 63)), static_cast<char>(0x80 | (c & 63))};
    }
    return out;
}

Line line_of(std::u32string_view text) { return plain_line(utf8(text), 100); }

// Text that keeps coming near the rules: their characters, their neighbours, and bytes that are no text.
rc::Gen<std::string> any_text()
{
    static std::vector<std::u32string> const pieces = {
        U"a",      U" ",      U"\u3000",     U"经",         U"費",         U"\U00020BB7", U"é",          U"e\u0301",
        U"\u0301", U"\u0323", U"\u200D",     U"\u200C",     U"\uFE0F",     U"\U0001F469", U"\U0001F680", U"\u202E",
        U"\u0600", U"\u094D", U"\u0915",     U"\n",         U"\r\n",       U"\t",         U"\uFF11",     U"\uF900",
        U"\u1100", U"\u1161", U"\U0001F3F4", U"\U000E0067", U"\U000E007F", U"\u00AD",     U"\uFEFF",     U"\u2028",
        U"\uFFFE", U"\u0344", U"\U0001D15E", U"\uAC00"};
    auto const piece = rc::gen::weightedOneOf<std::string>(
        {{30, rc::gen::map(rc::gen::elementOf(pieces), [](std::u32string const& p) { return utf8(p); })},
         {1, rc::gen::map(rc::gen::arbitrary<char>(), [](char c) { return std::string(1, c); })}});
    return rc::gen::map(rc::gen::container<std::vector<std::string>>(piece), [](std::vector<std::string> const& parts) {
        std::string all;
        for (auto const& part : parts) all += part;
        return all;
    });
}

} // namespace

TEST(PlainLine, usual_text_comes_back_as_typed)
{
    for (std::string_view text : {"", "Quantum sensing, phase 2", "面向项目经理人的“里程碑”资助（第2期）", "a  b",
                                  "Ångström № 7", "한국", "ガ", "Việt Nam", "Ελλάδα", "Россия", "नमस्ते"})
        EXPECT_EQ(plain_line(text, 100).value_or("refused"), std::string{text}) << text;
}

TEST(PlainLine, white_space_around_goes_and_inside_stays)
{
    EXPECT_EQ(plain_line("  a  b \t\r\n", 4).value_or("refused"), "a  b");
    EXPECT_EQ(line_of(U"\u3000\u00A0经\u3000费\u3000").value_or("refused"), "经\u3000费");
    EXPECT_EQ(plain_line(" \n\t ", 0).value_or("refused"), "");
}

TEST(PlainLine, decomposed_and_composed_are_one)
{
    EXPECT_EQ(line_of(U"cafe\u0301").value_or("refused"), "café");
    EXPECT_EQ(line_of(U"\u1112\u1161\u11AB").value_or("refused"), "한");
    EXPECT_EQ(line_of(U"\u212B").value_or("refused"), "Å");
    EXPECT_EQ(line_of(U"\uF900").value_or("refused"),
              "豈"); // a compatibility ideograph that Unicode makes the unified one
    EXPECT_EQ(line_of(U"a\u0323\u0302").value(), line_of(U"a\u0302\u0323").value());
    EXPECT_EQ(line_of(U"\uFF11\uFF21").value_or("refused"), "１Ａ") << "NFC keeps widths";
}

TEST(PlainLine, rare_ideographs_beyond_the_bmp_and_private_use_are_text)
{
    EXPECT_EQ(line_of(U"\U00020BB7野家 \U0002A700 \U00030000 \uE817").value_or("refused"),
              utf8(U"\U00020BB7野家 \U0002A700 \U00030000 \uE817"));
}

TEST(PlainLine, length_is_in_code_points_of_the_result)
{
    EXPECT_EQ(plain_line(times("经", 50), 50).value_or("refused"), times("经", 50));
    EXPECT_EQ(plain_line(times("经", 51), 50).error(), refusal::too_long);
    EXPECT_EQ(plain_line(times("经", 51), 50).error().detail, "50");
    EXPECT_EQ(plain_line(times("a", 51), 50).error(), refusal::too_long);
    EXPECT_EQ(plain_line(times("e\u0301", 50), 50).value_or("refused"), times("é", 50));
    EXPECT_EQ(plain_line(times("\u1112\u1161\u11AB", 50), 50).value_or("refused"), times("한", 50));
    EXPECT_EQ(plain_line(times("e\u0301", 51), 50).error(), refusal::too_long);
    EXPECT_EQ(plain_line(times(" ", 10'000) + "a", 1).value_or("refused"), "a");
    EXPECT_EQ(plain_line(times("\U00020BB7", 7), 7)->size(), 28U);
}

TEST(PlainLine, bytes_that_are_not_utf8_are_named_so_wherever_they_stand)
{
    for (std::string_view bytes :
         {"\xff", "abc\xc3", "\xc0\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80", "经\xe7\xbb", "\x80", "a\xe2\x80"}) {
        EXPECT_EQ(plain_line(bytes, 100).error(), refusal::not_utf8);
        EXPECT_FALSE(is_valid_utf8(bytes));
    }
    EXPECT_EQ(plain_line("\xe2\x80\xae\xff", 100).error(), refusal::not_utf8);
}

TEST(PlainLine, what_never_shows_is_refused_by_its_name)
{
    for (char32_t const c :
         {0x00,   0x07,   0x09,   0x0A,   0x0D,    0x1F,     0x7F,    0x80,    0x85,   0x9F,   0xAD,
          0x034F, 0x180E, 0x200B, 0x2028, 0x2029,  0x2060,   0x2064,  0x206A,  0x3164, 0xFEFF, 0xFFA0,
          0xFFF9, 0xFFFC, 0xFDD0, 0xFFFE, 0x1FFFF, 0x10FFFF, 0xE0001, 0xE0041, 0xE007F}) {
        auto const refused = plain_line("a" + utf8(std::u32string(1, c)) + "经", 100);
        ASSERT_FALSE(refused) << std::hex << static_cast<unsigned>(c);
        EXPECT_EQ(refused.error(), refusal::control_character) << std::hex << static_cast<unsigned>(c);
    }
    EXPECT_EQ(line_of(U"a\u200Bb").error().detail, "U+200B");
}

TEST(PlainLine, direction_controls_are_refused)
{
    for (char32_t const c :
         {0x061C, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069})
        EXPECT_EQ(plain_line("exe" + utf8(std::u32string(1, c)) + "fdp", 100).error(), refusal::bidi_control);
}

TEST(PlainLine, joiners_selectors_and_tags_stand_only_where_a_script_or_an_emoji_needs_them)
{
    for (std::u32string_view fine :
         {U"\U0001F469\u200D\U0001F680", U"\u2764\uFE0F\u200D\U0001F525", U"\U0001F44B\U0001F3FD\u200D\U0001F680",
          U"\u0915\u094D\u200D\u0937", U"\u0915\u094D\u200C\u0937", U"\u0645\u06CC\u200C\u062E", U"葛\U000E0100城",
          U"\u2764\uFE0F", U"\U0001F3F4\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F"})
        EXPECT_TRUE(line_of(fine)) << utf8(fine);
    for (std::u32string_view wrong :
         {U"a\u200Db", U"a\u200Cb", U"\u200Da", U"a\u200D", U"经\u200D费", U"\U0001F469\u200D", U"a \uFE0Fb",
          U"\uFE0Fb", U"a\uFE0F\uFE0F", U"\U0001F3F4\U000E0067\U000E0062x", U"\U0001F3F4\U000E0067",
          U"\U0001F3F4\U000E007F", U"a\U000E0067\U000E007F",
          U"\U0001F3F4\U000E0061\U000E0061\U000E0061\U000E0061\U000E0061\U000E0061\U000E0061\U000E007F"}) {
        auto const refused = line_of(wrong);
        ASSERT_FALSE(refused) << utf8(wrong);
        EXPECT_EQ(refused.error(), refusal::control_character) << utf8(wrong);
    }
}

TEST(PlainLine, eight_stacked_marks_pass_and_nine_do_not_and_a_million_cost_nothing)
{
    EXPECT_TRUE(plain_line("x" + times("\u0323", 8), 100));
    EXPECT_EQ(plain_line("x" + times("\u0323", 9), 100).error(), refusal::too_many_marks);
    EXPECT_TRUE(plain_line("x" + times("\u0344", 4) + "y", 100)) << "each decomposes into two";
    EXPECT_EQ(plain_line("x" + times("\u0301\u0323", 500'000), 1'000'000).error(), refusal::too_many_marks);
}

TEST(PlainText, lines_and_tabs_pass_and_line_ends_become_one_kind)
{
    EXPECT_EQ(plain_text("a\r\nb\n\tc\n", 100).value_or("refused"), "a\nb\n\tc");
    EXPECT_EQ(plain_text("目标\r\n\r\n里程碑", 7).value_or("refused"), "目标\n\n里程碑");
    EXPECT_EQ(plain_text("a\rb", 100).error(), refusal::control_character);
    EXPECT_EQ(plain_text("a\vb", 100).error(), refusal::control_character);
    EXPECT_EQ(plain_text("a\u202Eb", 100).error(), refusal::bidi_control);
}

RC_GTEST_PROP(PlainLine, what_is_accepted_is_accepted_unchanged_again, ())
{
    auto const text = *any_text();
    if (auto const once = plain_line(text, 60)) {
        RC_ASSERT(plain_line(*once, 60).value() == *once);
        RC_ASSERT(code_points(*once) <= 60U);
        RC_ASSERT(once->size() <= 240U);
        RC_ASSERT(plain_text(*once, 60).value() == *once);
    }
    if (auto const once = plain_text(text, 60)) RC_ASSERT(plain_text(*once, 60).value() == *once);
}

RC_GTEST_PROP(PlainLine, random_bytes_get_an_answer, (std::string const& bytes))
{
    auto const answer = plain_line(bytes, 1'000);
    if (!is_valid_utf8(bytes)) RC_ASSERT(answer.error() == refusal::not_utf8);
    RC_ASSERT(code_points(bytes) <= bytes.size());
    half_width_digits(bytes);
    RC_ASSERT(!email_address(bytes) || bytes.find('@') != std::string::npos);
    RC_ASSERT(!identifier(bytes) || !bytes.empty());
}

TEST(Identifier, codes_of_funders_pass_and_text_does_not)
{
    for (std::string_view code : {"71490724", "360G-blf:0031/2020", "GB-CHC-1122334", "2022YFB0100100", "A_1.2+b#3(4)"})
        EXPECT_EQ(identifier(code).value_or("refused"), std::string{code});
    EXPECT_EQ(identifier(" A1\t").value_or("refused"), "A1");
    for (std::string_view other :
         {"", " ", "-1", "=1+1", "../x", "a b", "a,b", "Ａ1", "经", "a\"b", "a<b", "a\\b", "a\xff", "@x"})
        EXPECT_EQ(identifier(other).error(), refusal::not_an_identifier) << other;
    EXPECT_TRUE(identifier("12345", 5));
    EXPECT_EQ(identifier("123456", 5).error(), refusal::too_long);
}

TEST(HalfWidthDigits, digits_and_punctuation_change_and_letters_do_not)
{
    EXPECT_EQ(half_width_digits("１，２３４．５０").text, "1,234.50");
    EXPECT_TRUE(half_width_digits("１").changed);
    EXPECT_EQ(half_width_digits("￥１００　（含税）－％").text, "¥100 (含税)-%");
    EXPECT_EQ(half_width_digits("ＡＢｚ").text, "ＡＢｚ");
    EXPECT_FALSE(half_width_digits("ＡＢｚ 1,234.50 壹佰万元整").changed);
    EXPECT_EQ(half_width_digits("１\xff").text, "1\xff");
}

// Over all of Unicode: what changes is one of the full-width forms that are no letters, and becomes one ASCII character
// (the yen sign apart).
TEST(HalfWidthDigits, nothing_else_in_unicode_changes)
{
    int changed = 0;
    for (char32_t c = 1; c <= 0x10FFFF; ++c) {
        if (c >= 0xD800 && c <= 0xDFFF) continue;
        auto const one = half_width_digits(utf8(std::u32string(1, c)));
        ASSERT_EQ(one.changed, one.text != utf8(std::u32string(1, c)));
        if (!one.changed) continue;
        ++changed;
        ASSERT_TRUE((c >= 0xFF01 && c <= 0xFF5E) || c == 0x3000 || c == 0xFFE5);
        ASSERT_EQ(code_points(one.text), 1U);
    }
    EXPECT_EQ(changed, 94 - 52 + 2);
}

TEST(EmailAddress, usual_addresses_pass_with_the_domain_in_lower_case)
{
    EXPECT_EQ(email_address(" Wang.Fang+q1@Example.ORG.cn ").value_or("refused"), "Wang.Fang+q1@example.org.cn");
    EXPECT_EQ(email_address("o'neil@x.ie").value_or("refused"), "o'neil@x.ie");
    EXPECT_EQ(email_address("info@清华大学.中国").value_or("refused"), "info@xn--xkry9kk1bz66a.xn--fiqs8s");
    EXPECT_EQ(email_address("a@bücher.example").value_or("refused"), "a@xn--bcher-kva.example");
    EXPECT_EQ(email_address("a@ＥＸＡＭＰＬＥ．org").value_or("refused"), "a@example.org");
    EXPECT_TRUE(email_address(times("a", 64) + "@x.org"));
}

TEST(EmailAddress, what_cannot_be_delivered_to_or_could_mislead_is_refused)
{
    for (std::string_view wrong : {"",
                                   "a",
                                   "@x.org",
                                   "a@",
                                   "a@b",
                                   "a@@x.org",
                                   "a@b@x.org",
                                   ".a@x.org",
                                   "a.@x.org",
                                   "a..b@x.org",
                                   "a b@x.org",
                                   "\"a b\"@x.org",
                                   "Wang <a@x.org>",
                                   "a@x..org",
                                   "a@.org",
                                   "a@x.org.",
                                   "a@-x.org",
                                   "a@x_y.org",
                                   "a@[127.0.0.1]",
                                   "a@127.0.0.1",
                                   "王@x.org",
                                   "a@x.org\nBcc: b@y.org",
                                   "a@x\xff.org",
                                   "a@x\u202E.org",
                                   "a,b@x.org"})
        EXPECT_EQ(email_address(wrong).error(), refusal::not_an_address) << wrong;
    EXPECT_FALSE(email_address(times("a", 65) + "@x.org"));
    EXPECT_FALSE(email_address("a@" + times("b", 64) + ".org"));
    EXPECT_FALSE(email_address("a@" + times("bcd.", 80) + "org"));
    EXPECT_FALSE(email_address("a@" + times("经", 100'000) + ".org"));
}
