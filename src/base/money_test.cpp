#include "base/money.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

using namespace penstock;

TEST(Money, is_read_exactly_in_units_of_ten_thousand)
{
    EXPECT_EQ(Money::parse("22.5", Currency{}, 10'000)->minor, 22'500'000);
    EXPECT_EQ(Money::parse("0.000001", Currency{}, 10'000)->minor, 1);
    EXPECT_EQ(Money::parse("599106.13", Currency{}, 10'000)->minor, 599'106'130'000);
    EXPECT_EQ(Money::parse("-0.01", Currency{})->minor, -1);
    EXPECT_EQ(Money::parse("3239.340000", currency("GBP"))->minor, 323'934);
    EXPECT_EQ(Money::parse("7", currency("JPY"))->minor, 7);
    EXPECT_EQ(Money::parse("7.125", currency("KWD"))->minor, 7'125);
}

TEST(Money, what_is_no_amount_is_refused_by_name)
{
    for (std::string_view text : {"", "-", ".5", "5.", "1e3", "1,000", " 1", "1 ", "+1", "０", "0x1", "--1", "1.2.3"})
        EXPECT_EQ(Money::parse(text, Currency{}).error(), refusal::not_an_amount) << text;
    EXPECT_EQ(Money::parse("0.001", Currency{}).error(), refusal::too_many_decimals);
    EXPECT_EQ(Money::parse("0.5", currency("JPY")).error(), refusal::too_many_decimals);
    EXPECT_EQ(Money::parse("10000000000000.01", Currency{}).error(), refusal::number_out_of_range);
    EXPECT_EQ(Money::parse("99999999999999999999999", Currency{}).error(), refusal::number_out_of_range);
}

TEST(Money, comparing_or_adding_two_currencies_is_a_defect)
{
    EXPECT_THROW((void)(yuan(1) < Money{1, currency("EUR")}), Defect);
    EXPECT_THROW((void)(yuan(1) + Money{1, currency("EUR")}), Defect);
}

TEST(Money, codes_are_unique_and_read_back)
{
    for (auto each : Currency::all()) EXPECT_EQ(Currency::from_code(each.code()), each);
    for (std::string_view bad : {"", "cny", "RMB", "XXX", "CNYX"}) EXPECT_FALSE(Currency::from_code(bad)) << bad;
}

RC_GTEST_PROP(Money, groups_of_three_digits_change_nothing_else, (std::int64_t minor))
{
    Money const money{std::max(minor, -std::numeric_limits<std::int64_t>::max()), currency("CNY")};
    auto        grouped = money.grouped();
    auto        digits  = grouped.starts_with('-') ? grouped.substr(1) : grouped;
    for (std::size_t i = 3; i < digits.size();
         ++i) // before the decimals: a comma at every fourth place, and nowhere else
        RC_ASSERT((digits[digits.size() - 1 - i] == ',') == (i > 3 && (i - 3) % 4 == 3));
    std::erase(grouped, ',');
    RC_ASSERT(grouped == money.decimal());
}

RC_GTEST_PROP(Money, what_is_written_as_a_decimal_reads_back, ())
{
    auto each  = *rc::gen::elementOf(std::vector<Currency>(Currency::all().begin(), Currency::all().end()));
    auto money = Money{*rc::gen::inRange<std::int64_t>(-Money::most, Money::most + 1), each};
    RC_ASSERT(*Money::parse(money.decimal(), each) == money);
}

RC_GTEST_PROP(Money, shares_add_up_to_the_whole_and_differ_by_one_at_most, ())
{
    auto whole  = Money{*rc::gen::inRange<std::int64_t>(0, Money::most + 1), Currency{}};
    auto shares = split(whole, *rc::gen::inRange<std::int64_t>(1, 50));
    Money sum{};
    for (auto share : shares) sum = sum + share;
    RC_ASSERT(sum == whole);
    RC_ASSERT(shares.front().minor - shares.back().minor <= 1);
}
