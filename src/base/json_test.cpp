// Reading, writing and describing structs as JSON; the canonical form of RFC 8785.
#include "base/json_components.hpp"
#include "base/json_write.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

using namespace penstock;

namespace {

enum class Mood { calm, eager };
BOOST_DESCRIBE_ENUM(Mood, calm, eager)

struct Inner {
    std::int64_t               count{};
    std::optional<std::string> note;
    friend bool operator==(Inner const&, Inner const&) = default;
};
BOOST_DESCRIBE_STRUCT(Inner, (), (count, note))

struct Outer {
    std::string        title;
    Money              amount;
    Mood               mood{};
    Day                on;
    std::vector<Inner> parts;
    bool               open{};
    friend bool operator==(Outer const&, Outer const&) = default;
};
BOOST_DESCRIBE_STRUCT(Outer, (), (title, amount, mood, on, parts, open))

std::string faults(Result<Outer> const& result)
{
    std::string out;
    for (auto const& fault : result.error().faults) out += fault.pointer + " " + std::string{name_of(fault.why)} + "\n";
    return out;
}

constexpr auto good = R"({"title":"渠","amount":{"minor":1,"currency":"CNY"},"mood":"calm","on":"2026-11-23",)"
                      R"("parts":[{"count":2},{"count":3,"note":"x"}],"open":true})";

} // namespace

TEST(Json, a_described_struct_is_read_and_written_alike)
{
    auto read = json::from_text<Outer>(good);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->parts[1].note, "x");
    EXPECT_EQ(*json::from_text<Outer>(json::to_text(*read)), *read);
    EXPECT_EQ(json::canonical(*read),
              R"({"amount":{"currency":"CNY","minor":1},"mood":"calm","on":"2026-11-23","open":true,)"
              R"("parts":[{"count":2},{"count":3,"note":"x"}],"title":"渠"})");
}

TEST(Json, every_fault_is_named_at_its_place)
{
    EXPECT_EQ(faults(json::from_text<Outer>(
                  R"({"title":7,"amount":{"minor":1.5,"currency":"RMB","x":0},"mood":"angry","on":"2024-02-30",)"
                  R"("parts":[{"count":9007199254740992},{"note":null},{"count":-0}],"open":1,"a/b~":0})")),
              "/title wrong_type\n"
              "/amount/minor wrong_type\n"
              "/amount/currency unknown_currency\n"
              "/amount/x unknown_field\n"
              "/mood not_a_choice\n"
              "/on not_a_date\n"
              "/parts/0/count number_out_of_range\n"
              "/parts/1/count missing_field\n"
              "/parts/2/count wrong_type\n"
              "/open wrong_type\n"
              "/a~1b~0 unknown_field\n");
}

TEST(Json, repeated_keys_are_refused_in_small_and_large_objects)
{
    EXPECT_EQ(json::from_text<Inner>(R"({"count":1,"count":9})").error().faults[0].why, refusal::duplicate_field);
    std::string many = "{";
    for (int i = 0; i < 1000; ++i) many += "\"k" + std::to_string(i) + "\":0,";
    EXPECT_TRUE(json::canonical_text(many + "\"z\":0}"));
    EXPECT_EQ(json::canonical_text(many + "\"k7\":0}").error().faults[0].why, refusal::duplicate_field);
}

TEST(Json, what_is_not_json_is_refused)
{
    for (std::string_view bad : {"", " ", "{", "{}x", "nul", "[1,]", "{'a':1}", "NaN", "Infinity", "01", "+1", "1.",
                                 "\"\\ud800\"", "\xEF\xBB\xBF{}", "\"\xC0\xAF\"", "\"\xED\xA0\x80\"", "\"\xFF\"",
                                 "\"\n\"", "{\"a\":1}{\"a\":2}", "/*x*/1"})
        EXPECT_EQ(json::canonical_text(bad).error(), refusal::malformed_json) << bad;
    std::string deep(100'000, '[');
    EXPECT_EQ(json::canonical_text(deep).error(), refusal::too_deep);
}

TEST(Json, numbers_keep_their_meaning_or_are_refused)
{
    for (std::string_view bad : {"1e999", "1.0", "-0", "9007199254740992", "1e-400", "100000000000000000000"})
        EXPECT_FALSE(json::canonical_text(bad)) << bad;
    EXPECT_EQ(*json::canonical_text("9007199254740991"), "9007199254740991");
}

TEST(Json, canonical_members_stand_in_order_of_utf16)
{
    // U+20AC, CR, U+FB33, "1", U+1F602, U+0080, ö: the example of RFC 8785 section 3.2.3.
    EXPECT_EQ(*json::canonical_text(R"({"\u20ac":1,"\r":2,"\ufb33":3,"1":4,"\ud83d\ude02":5,"\u0080":6,"\u00f6":7})"),
              "{\"\\r\":2,\"1\":4,\"\u0080\":6,\"ö\":7,\"€\":1,\"😂\":5,\"\uFB33\":3}");
}

TEST(JsonText, is_escaped_wherever_the_character_stands)
{
    for (std::string const each : {"\"", "\\", "\n", "\x01", "\x1f"})
        for (std::size_t before = 0; before < 20; ++before)
            for (std::size_t after = 0; after < 20; ++after) {
                std::string const left(before, 'a'), right(after, '\xe7');
                std::string       out, escaped;
                json::write_text(escaped, each);
                json::write_text(out, left + each + right);
                EXPECT_EQ(out, '"' + left + escaped.substr(1, escaped.size() - 2) + right + '"');
            }
    std::string out;
    json::write_text(out, "0123456789 !#[]~\x7f 理事会");
    EXPECT_EQ(out, "\"0123456789 !#[]~\x7f 理事会\"");
}

TEST(Json, the_schema_names_types_choices_and_what_is_required)
{
    json::Components components;
    auto             root = json::schema<Outer>(components);
    EXPECT_EQ(root.at("$ref"), "#/components/schemas/Outer");
    EXPECT_EQ(components.schemas.at("Mood").at("enum"), (boost::json::array{"calm", "eager"}));
    EXPECT_EQ(components.schemas.at("Inner").at("required"), (boost::json::array{"count"}));
}

RC_GTEST_PROP(Json, any_text_survives_writing_and_reading, (std::string const& bytes))
{
    // Only valid UTF-8 can be written: take the bytes as Latin-1 characters.
    std::string text;
    for (unsigned char c : bytes) {
        if (c < 0x80) text += static_cast<char>(c);
        else text += static_cast<char>(0xC0 | c >> 6), text += static_cast<char>(0x80 | (c & 0x3F));
    }
    std::string out;
    json::write_text(out, text);
    RC_ASSERT(json::from_text<std::string>(out).value() == text);
}

RC_GTEST_PROP(Json, random_bytes_are_read_or_refused_but_never_crash, (std::string const& bytes))
{
    auto once = json::canonical_text(bytes);
    if (once) RC_ASSERT(*json::canonical_text(*once) == *once);
}
