// Which text both engines take, and how types become values.
#include "store/value.hpp"

#include <gtest/gtest.h>

#include <limits>

using namespace penstock;
using namespace penstock::store;

TEST(Value, text_is_utf8_without_nul)
{
    for (auto const* good : {"", "plain", "管理", "é", "\U0001F600", "\u07FF", "\uFFFF", "\uD7FF", "\uE000"})
        EXPECT_TRUE(Value::of_text(good).is_clean_text()) << good;
    for (std::string_view const bad :
         {"\x80", "\xC0\x80", "\xC1\xBF", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80",
          "\xF5\x80\x80\x80", "\xE7\xAE", "\xFF", "ok\xE7"})
        EXPECT_FALSE(Value::of_text(bad).is_clean_text());
    EXPECT_FALSE(Value::of_text(std::string_view{"a\0b", 3}).is_clean_text());
}

TEST(Value, a_number_too_large_to_store_is_a_defect)
{
    EXPECT_EQ(to_value(std::uint64_t{1} << 62).integer(), std::int64_t{1} << 62);
    EXPECT_THROW(to_value(std::numeric_limits<std::uint64_t>::max()), Defect);
}

TEST(Value, a_column_outside_the_type_gives_nothing)
{
    EXPECT_EQ(Stored<std::uint8_t>::from(Value::of_integer(255)), 255);
    EXPECT_EQ(Stored<std::uint8_t>::from(Value::of_integer(256)), std::nullopt);
    EXPECT_EQ(Stored<bool>::from(Value::of_integer(2)), std::nullopt);
    EXPECT_EQ(Stored<Day>::from(Value::of_text("2026-02-30")), std::nullopt);
    EXPECT_EQ(Stored<Digest>::from(Value::of_bytes("short")), std::nullopt);
    EXPECT_EQ(Stored<std::string>::from(Value::of_bytes("bytes")), std::nullopt);
}

TEST(Value, a_null_keeps_the_type_it_would_have)
{
    auto const none = to_value(std::optional<std::int64_t>{});
    EXPECT_TRUE(none.is_null());
    EXPECT_EQ(none.type(), Kind::integer);
    EXPECT_EQ(to_value(std::optional<Day>{}).type(), Kind::text);
    EXPECT_EQ(to_value(std::nullopt).type(), Kind::null);
}

TEST(Value, a_kept_copy_outlives_what_it_was_made_from)
{
    Value kept;
    {
        std::string const text(100, 'x');
        kept = Value::of_text(text).kept();
    }
    EXPECT_EQ(kept.view(), std::string(100, 'x'));
    Value const moved = std::move(kept);
    EXPECT_EQ(moved.view(), std::string(100, 'x'));
}

TEST(Values, give_their_places_in_order)
{
    Values values;
    EXPECT_EQ(values.add(7), "$1");
    EXPECT_EQ(values.add(std::string{"x"}), "$2");
    EXPECT_EQ(values.list().size(), 2u);
}
