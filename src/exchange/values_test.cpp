#include "exchange/values.hpp"

#include "exchange/xlsx_parts.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

using namespace penstock;
using namespace penstock::exchange;

namespace {

std::string amount(std::string_view cell, AmountStyle const& style = {})
{
    std::set<Adjustment> adjusted;
    auto                 money = read_amount(cell, style, adjusted);
    std::string          out   = money ? money->decimal() : std::string{name_of(money.error().why)};
    for (auto what : adjusted) out += " " + std::string{name_of(what)};
    return out;
}

std::string date(std::string_view cell, std::span<DateShape const> shapes = usual_shapes())
{
    std::set<Adjustment> adjusted;
    auto                 days = read_days(cell, shapes, adjusted);
    if (!days) return "not_a_date";
    return days->first == days->last ? days->first.iso() : days->first.iso() + ".." + days->last.iso();
}

std::string period(std::string_view cell)
{
    std::set<Adjustment> adjusted;
    auto                 period = read_period(cell, usual_shapes(), adjusted);
    return (period.starts_on ? period.starts_on->iso() : "?") + " " + (period.ends_on ? period.ends_on->iso() : "?");
}

} // namespace

TEST(Amounts, are_exact_in_every_unit)
{
    AmountStyle const ten_thousands{.unit = 10'000};
    EXPECT_EQ(amount("22.5", ten_thousands), "225000.00");
    EXPECT_EQ(amount("0.0001", ten_thousands), "1.00");
    EXPECT_EQ(amount("0.000001", ten_thousands), "0.01");
    EXPECT_EQ(amount("0.0000001", ten_thousands), "too_many_decimals");
    EXPECT_EQ(amount("599106.13", ten_thousands), "5991061300.00");
    EXPECT_EQ(amount("0.1"), "0.10");
    EXPECT_EQ(amount("6000.0"), "6000.00");
    EXPECT_EQ(amount("-0.01"), "-0.01");
}

TEST(Amounts, are_tidied_only_where_the_meaning_is_certain)
{
    EXPECT_EQ(amount("1,234.50"), "1234.50 marks_removed");
    EXPECT_EQ(amount("１２，３４５．６"), "12345.60 digits_normalised marks_removed");
    EXPECT_EQ(amount("￥100"), "100.00 digits_normalised marks_removed");
    EXPECT_EQ(amount("100元"), "100.00 marks_removed");
    EXPECT_EQ(amount("CNY 7"), "7.00 marks_removed");
    EXPECT_EQ(amount("1.234,50", {.decimal_mark = ',', .group_mark = '.'}), "1234.50 marks_removed");
    EXPECT_EQ(amount("22.5万元", {.unit = 10'000}), "225000.00 marks_removed");
    for (auto bad : {"1.234,50", "1,23", "12,34,567", ",123", "1,234,", "100万元", "$5", "(5)", "1 000", "", "-", ".5",
                     "5.", "NaN", "1e999", "0x10", "1-2", "--5", "壹佰"})
        EXPECT_EQ(amount(bad).substr(0, 13), "not_an_amount") << bad;
}

TEST(Amounts, an_exponent_is_written_out_exactly)
{
    EXPECT_EQ(without_exponent("1.5e3"), "1500");
    EXPECT_EQ(without_exponent("-1.5E-3"), "-0.0015");
    EXPECT_EQ(without_exponent("12e0"), "12");
    EXPECT_EQ(without_exponent("0.001e2"), "0.1");
    EXPECT_EQ(without_exponent("0e5"), "0");
    EXPECT_EQ(without_exponent("1e999999999999"), "1e999999999999");
    EXPECT_EQ(amount("1.5e3"), "1500.00");
}

RC_GTEST_PROP(Amounts, what_money_writes_is_read_back, ())
{
    auto  minor = *rc::gen::inRange<std::int64_t>(-Money::most, Money::most);
    Money money{minor, currency(*rc::gen::elementOf(std::vector<std::string>{"CNY", "JPY", "KWD", "GBP"}))};
    std::set<Adjustment> adjusted;
    auto                 back = read_amount(money.decimal(), {.currency = money.currency}, adjusted);
    RC_ASSERT(back.has_value() && *back == money && adjusted.empty());
}

TEST(Dates, of_the_usual_shapes)
{
    for (auto text :
         {"2018-01-02", "2018/1/2", "2018.01.02", "2018年1月2日", "20180102", "2018-01-02T10:20:30+08:00",
          "2018-01-02 00:00:00.000000", "2 January 2018", "02 Jan 2018", "２０１８－０１－０２", " 2018-01-02 "})
        EXPECT_EQ(date(text), "2018-01-02") << text;
    EXPECT_EQ(date("2018.02"), "2018-02-01..2018-02-28");
    EXPECT_EQ(date("2016年2月"), "2016-02-01..2016-02-29");
    for (auto text :
         {"0000-00-00", "2024-02-30", "0000-01-01", "9999-12-31", "2019.14", "01/02/2018", "2018", "43102",
          "2018-01-02T24:00", "2018-01-02T10:20:30+99:00", "1900-02-29", "+002024-01-01", "2018-01-02x", ""})
        EXPECT_EQ(date(text), "not_a_date") << text;
}

TEST(Dates, of_360giving)
{
    EXPECT_EQ(date("05/06/2014", giving_shapes()), "2014-06-05");
    EXPECT_EQ(date("08/2013", giving_shapes()), "2013-08-01..2013-08-31");
    EXPECT_EQ(date("31 March 2014", giving_shapes()), "2014-03-31");
    EXPECT_EQ(date("17/08/2015 00:00", giving_shapes()), "2015-08-17");
    EXPECT_EQ(date("41791", giving_shapes()), "2014-06-01");
    EXPECT_EQ(date("2014-05-01 00:00:00.000000", giving_shapes()), "2014-05-01");
}

TEST(Dates, periods)
{
    EXPECT_EQ(period("2018.01-2020.12"), "2018-01-01 2020-12-31");
    EXPECT_EQ(period("2018-01-05至2020-12-06"), "2018-01-05 2020-12-06");
    EXPECT_EQ(period("2018年1月－2020年2月"), "2018-01-01 2020-02-29");
    EXPECT_EQ(period("1 May 2018 to 2 May 2019"), "2018-05-01 2019-05-02");
    EXPECT_EQ(period("2016.01-2019.14"), "2016-01-01 ?");
    EXPECT_EQ(period("2018-01-05"), "? ?");
    EXPECT_EQ(period("whenever"), "? ?");
}

TEST(Dates, shapes_need_a_year)
{
    EXPECT_TRUE(DateShape::parse("DD.MM.YYYY"));
    EXPECT_TRUE(DateShape::parse("serial"));
    for (auto bad : {"", "MM-DD", "YYYY-YYYY", "serial YYYY", "xserial"}) EXPECT_FALSE(DateShape::parse(bad)) << bad;
}

TEST(Spreadsheets, numbers_are_the_shortest_decimals_of_what_is_stored)
{
    EXPECT_EQ(shortest_decimal("0.10000000000000001"), "0.1");
    EXPECT_EQ(shortest_decimal("22.5"), "22.5");
    EXPECT_EQ(shortest_decimal("5.9910612999999998E5"), "599106.13");
    EXPECT_EQ(shortest_decimal("1E-3"), "0.001");
    EXPECT_EQ(shortest_decimal("9007199254740993"), "9007199254740993");
    EXPECT_EQ(shortest_decimal("1e999"), "1e999");
    EXPECT_EQ(shortest_decimal("12x"), "12x");
}

TEST(Spreadsheets, day_numbers_of_both_calendars)
{
    EXPECT_EQ(date_of_serial("1", false), "1900-01-01");
    EXPECT_EQ(date_of_serial("59", false), "1900-02-28");
    EXPECT_EQ(date_of_serial("60", false), "1900-02-29"); // the day that never was
    EXPECT_EQ(date_of_serial("61", false), "1900-03-01");
    EXPECT_EQ(date_of_serial("43101", false), "2018-01-01");
    EXPECT_EQ(date_of_serial("41639", true), "2018-01-01");
    EXPECT_EQ(date_of_serial("43101.5", false), "2018-01-01 12:00:00");
    EXPECT_EQ(date_of_serial("-1", false), "-1");
    EXPECT_EQ(date_of_serial("2958466", false), "2958466");
}

TEST(Spreadsheets, date_formats_are_told_by_their_pattern)
{
    for (auto code : {"yyyy-mm-dd", "[$-804]yyyy\"年\"m\"月\"", "d/m/yy h:mm", "[h]:mm"})
        EXPECT_TRUE(is_date_format(code)) << code;
    for (auto code : {"General", "#,##0.00", "0.00\"days\"", "\\d0", "0;yyyy", "[Red]0"})
        EXPECT_FALSE(is_date_format(code)) << code;
}

TEST(Shown, text_is_valid_and_short_whatever_it_was)
{
    EXPECT_EQ(shown("ab\xff"
                    "c",
                    100),
              "ab\xef\xbf\xbd"
              "c");
    EXPECT_EQ(shown(std::string_view{"a\0b", 3}, 100), "a\xef\xbf\xbd"
                                                       "b");
    EXPECT_EQ(shown("中文字", 7), "中文");
}
