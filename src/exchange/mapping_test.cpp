#include "exchange/mapping.hpp"

#include "exchange/columns.hpp"
#include "exchange/reading_for_tests.hpp"
#include "exchange/refusals.hpp"

#include <rapidcheck/gtest.h>

using namespace penstock;
using namespace penstock::exchange;

namespace {

constexpr std::string_view smallest = "[columns]\nnumber = \"编号\"\norganisation = \"单位\"\n";

// "/columns/nomber unknown_field number" for every fault.
std::vector<std::string> faults_of(std::string const& text)
{
    std::vector<std::string> out;
    auto                     mapping = parse_mapping(text);
    if (mapping) return out;
    for (auto const& fault : mapping.error().faults)
        out.push_back(fault.pointer + " " + std::string{name_of(fault.why)} + " " + fault.detail);
    return out;
}

Mapping any_mapping()
{
    auto word = rc::gen::elementOf(
        std::vector<std::string>{"编号", "Title \"quoted\"", "a\\b", "金额（万元）", "'x'", "#", "=1"});
    Mapping out;
    out.name        = *word;
    out.title_zh    = *word;
    out.encoding    = *rc::gen::elementOf(std::vector<std::string>{"", "GB18030", "UTF-8"});
    out.delimiter   = *rc::gen::elementOf(std::vector<std::optional<char>>{std::nullopt, ',', ';', '\t', '|'});
    out.sheet       = *word;
    out.header_row  = *rc::gen::inRange(1, 100);
    out.total_words = *rc::gen::resize(3, rc::gen::container<std::vector<std::string>>(word));
    for (auto& headers : out.columns) headers = *rc::gen::resize(3, rc::gen::container<std::vector<std::string>>(word));
    for (auto field : {Field::number, Field::organisation})
        if (out.headers_of(field).empty()) out.headers_of(field) = {"x"};
    if (*rc::gen::arbitrary<bool>()) out.outside_ids.emplace_back("a scheme", *word);
    out.constant(Field::funder) = *word;
    out.currency                = currency(*rc::gen::elementOf(std::vector<std::string>{"CNY", "GBP", "JPY"}));
    out.unit                    = *rc::gen::element(1, 7, 1'000, 10'000, 100'000'000);
    out.decimal_mark            = *rc::gen::element('.', ',');
    out.group_mark              = out.decimal_mark == '.' ? *rc::gen::element(',', ' ', '\'') : '.';
    out.dates            = *rc::gen::elementOf(std::vector<std::vector<std::string>>{{}, {"YYYY.MM", "DD/MM/YYYY"}});
    out.unreadable_dates = *rc::gen::element(UnreadableDates::refuse, UnreadableDates::leave_out);
    out.title_language   = *rc::gen::elementOf(std::vector<std::string>{"", "zh", "en"});
    return out;
}

std::string question_of(Guess const& guess, Field field)
{
    for (auto const& doubt : guess.doubts)
        if (doubt.field == field) return doubt.question;
    return "";
}

Guess guess_of(std::vector<std::string> headers, std::vector<std::vector<std::string>> rows = {})
{
    return guess_mapping(headers, rows);
}

} // namespace

TEST(Mapping, the_shipped_ones_are_readable)
{
    EXPECT_EQ(shipped_mapping("nsfc").unit, 10'000);
    EXPECT_EQ(shipped_mapping("nssfc").headers_of(Field::awarded_on), std::vector<std::string>{"立项时间"});
}

TEST(Mapping, every_wrong_key_is_named_with_the_nearest_known_one)
{
    auto faults =
        faults_of("nam = \"x\"\n[columns]\nnomber = \"a\"\nnumber = \"b\"\norganisation = 3\n"
                  "[values]\ncurency = \"CNY\"\nunit = \"千万元\"\ndates = [\"MM\"]\n[file]\ndelimiter = \"x\"\n");
    EXPECT_EQ(faults, (std::vector<std::string>{"/nam unknown_field name", "/file/delimiter not_a_choice ,;\t|",
                                                "/values/curency unknown_field currency",
                                                "/values/unit not_a_choice 元, 千元, 万元, 亿元, 1000",
                                                "/values/dates not_a_choice MM", "/columns/nomber unknown_field number",
                                                "/columns/organisation wrong_type "}));
}

TEST(Mapping, what_is_needed_must_be_there)
{
    EXPECT_TRUE(parse_mapping(smallest));
    auto none = parse_mapping("name = \"x\"\n");
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().why, refusal::mapping_incomplete);
    EXPECT_EQ(none.error().faults.size(), 2u);
}

TEST(Mapping, broken_toml_is_refused_with_its_line)
{
    auto broken = parse_mapping("name = \"x\"\n[columns\n");
    ASSERT_FALSE(broken);
    EXPECT_EQ(broken.error().faults.at(0).pointer, "/lines/2");
    EXPECT_EQ(parse_mapping(std::string(70'000, '#')).error().why, refusal::too_large);
}

TEST(Mapping, is_written_in_plain_toml)
{
    auto mapping = parse_mapping(
        "\xef\xbb\xbf# a remark\r\n\r\nname = 'it\\s' # so\r\n[ \"columns\" ]\r\nnumber = [ \"a\", # one\r\n  "
        "'b' ,\r\n]\norganisation=\"\\u4e2d\\\"\\U0001F600\"\n[values]\nunit = +1_000\n");
    ASSERT_TRUE(mapping);
    EXPECT_EQ(mapping->name, "it\\s");
    EXPECT_EQ(mapping->headers_of(Field::number), (std::vector<std::string>{"a", "b"}));
    EXPECT_EQ(mapping->headers_of(Field::organisation), std::vector<std::string>{"中\"😀"});
    EXPECT_EQ(mapping->unit, 1'000);
}

TEST(Mapping, what_mappings_do_not_use_of_toml_is_refused_with_its_line)
{
    for (auto bad : {"a = 1.5",
                     "a.b = 1",
                     "a = {}",
                     "a = true",
                     "a = \"\"\"x\"\"\"",
                     "[[a]]",
                     "a = [1]",
                     "a = \"x",
                     "a = \"\\q\"",
                     "a = \"\\ud800\"",
                     "a = 1 b = 2",
                     "a",
                     "a =",
                     "= 1",
                     "[",
                     "[\n",
                     "a = [\"x\"",
                     "a = [\"x\" \"y\"]",
                     "\xef\xb7\xb7",
                     "a = --1"}) {
        auto mapping = parse_mapping("\n" + std::string{bad});
        ASSERT_FALSE(mapping) << bad;
        EXPECT_EQ(mapping.error().why, refusal::malformed_request) << bad;
        EXPECT_EQ(mapping.error().faults.at(0).pointer, "/lines/2") << bad;
    }
    EXPECT_EQ(parse_mapping("a = 1\na = 2\n").error().why, refusal::duplicate_field);
    EXPECT_EQ(parse_mapping("[a]\n[a]\n").error().why, refusal::duplicate_field);
    EXPECT_EQ(parse_mapping("a = \"\xff\"").error().why, refusal::not_utf8);
}

TEST(Mapping, marks_default_to_the_other_one)
{
    auto mapping = parse_mapping(std::string{smallest} + "[values]\ndecimal_mark = \",\"\n");
    ASSERT_TRUE(mapping);
    EXPECT_EQ(mapping->group_mark, '.');
    EXPECT_FALSE(parse_mapping(std::string{smallest} + "[values]\ngroup_mark = \".\"\n"));
}

RC_GTEST_PROP(Mapping, is_read_back_as_it_was_written, ())
{
    auto mapping = any_mapping();
    auto back    = parse_mapping(mapping_text(mapping));
    if (!back) RC_FAIL(mapping_text(mapping));
    RC_ASSERT(*back == mapping);
}

TEST(Mapping, columns_are_found_by_any_of_their_headers_and_only_once)
{
    auto mapping = parse_mapping("[columns]\nnumber = [\"No.\", \"编号\"]\norganisation = \"单位（全称）\"\n").value();
    std::string const fine[] = {"编 号", "单位(全称)"}, twice[] = {"编号", "单位(全称)", "编号"}, none[] = {"x", "y"};
    EXPECT_EQ(find_columns(mapping, fine).value()[Field::number], 0);
    EXPECT_EQ(find_columns(mapping, fine).value()[Field::organisation], 1);
    EXPECT_EQ(find_columns(mapping, twice).error().faults.at(0).pointer, "/columns/number");
    EXPECT_EQ(find_columns(mapping, none).error().faults.size(), 2u);
}

TEST(Guess, knows_chinese_in_both_scripts_and_english)
{
    auto zh = guess_of({"项目批准号", "项目名称", "依托单位", "负责人", "资助金额（万元）", "起止年月"}).mapping;
    EXPECT_EQ(zh.headers_of(Field::number), std::vector<std::string>{"项目批准号"});
    EXPECT_EQ(zh.headers_of(Field::period), std::vector<std::string>{"起止年月"});
    EXPECT_EQ(zh.headers_of(Field::amount), std::vector<std::string>{"资助金额（万元）"});
    EXPECT_EQ(zh.unit, 10'000);
    auto tw = guess_of({"計畫編號", "計畫名稱", "執行機構", "計畫主持人", "核定金額(元)"}).mapping;
    EXPECT_EQ(tw.headers_of(Field::lead), std::vector<std::string>{"計畫主持人"});
    auto en =
        guess_of({"Identifier", "Title", "Recipient Org:Name", "Amount Awarded", "Award Date", "Currency"}).mapping;
    EXPECT_EQ(en.headers_of(Field::organisation), std::vector<std::string>{"Recipient Org:Name"});
    EXPECT_EQ(en.headers_of(Field::currency), std::vector<std::string>{"Currency"});
}

TEST(Guess, says_what_it_cannot_know)
{
    auto plain = guess_of({"编号", "名称", "单位", "金额"});
    EXPECT_EQ(question_of(plain, Field::amount), "unit");
    EXPECT_EQ(question_of(guess_of({"编号", "名称", "单位", "金额(万元)"}), Field::amount), "");
    EXPECT_EQ(question_of(guess_of({"编号", "名称", "单位"}), Field::amount), "missing");
    EXPECT_EQ(question_of(guess_of({"编号", "编号", "名称", "单位"}), Field::number), "which");
}

TEST(Guess, reads_marks_dates_and_language_off_the_values)
{
    auto guess = guess_of(
        {"id", "title", "recipient", "amount (EUR)", "award date"},
        {{"1", "Ein Titel", "Uni", "1.234,50", "31/12/2018"}, {"2", "Noch einer", "Uni", "99,00", "01/02/2019"}});
    EXPECT_EQ(guess.mapping.decimal_mark, ',');
    EXPECT_EQ(guess.mapping.currency, currency("EUR"));
    EXPECT_EQ(guess.mapping.dates, (std::vector<std::string>{"YYYY-MM-DD", "DD/MM/YYYY"}));
    EXPECT_EQ(question_of(guess, Field::awarded_on), "dates");
    EXPECT_EQ(guess.mapping.title_language, "en");
    EXPECT_EQ(guess_of({"编号", "名称"}, {{"1", "管理研究"}}).mapping.title_language, "zh");
}
