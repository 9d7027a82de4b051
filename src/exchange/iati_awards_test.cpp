// IATI as publishers write it, and as an attacker would.
#include "exchange/reading_for_tests.hpp"
#include "exchange/refusals.hpp"
#include "journal/refusals.hpp"

#include <gtest/gtest.h>

#include <map>

namespace penstock::exchange {
namespace {

std::string activity(std::string const& inside, std::string const& attributes = "default-currency=\"GBP\"")
{
    return "<iati-activity " + attributes +
           ">\n<iati-identifier>X-1</iati-identifier><reporting-org ref=\"R\">"
           "<narrative>Fund</narrative><narrative xml:lang=\"fr\">Fonds</narrative></reporting-org>\n"
           "<title><narrative>Wells</narrative></title>\n" +
           inside + "</iati-activity>\n";
}
std::string document(std::string const& activities)
{
    return "<?xml version=\"1.0\"?>\n<iati-activities version=\"2.03\">\n" + activities + "</iati-activities>\n";
}
std::string transaction(std::string const& code, std::string const& value, std::string const& currency = "")
{
    return "<transaction><transaction-type code=\"" + code +
           "\"/><transaction-date iso-date=\"2020-05-01\"/>"
           "<value" +
           (currency.empty() ? "" : " currency=\"" + currency + "\"") + " value-date=\"2020-05-01\">" + value +
           "</value></transaction>\n";
}

struct Told {
    std::vector<RowOutcome> rows;
    std::optional<Refusal>  refusal;
};
Told told(std::string const& text)
{
    Told out;
    auto file = open_awards(from_memory(text));
    if (!file) return {{}, file.error().why};
    RowOutcome row;
    for (;;) {
        auto more = file->rows->next(row);
        if (!more) return out.refusal = more.error().why, out;
        if (!*more) return out;
        out.rows.push_back(row);
    }
}

Money money(char const* code, std::int64_t minor) { return {minor, currency(code)}; }

TEST(Iati, sums_commitments_and_disbursements_of_an_activity)
{
    auto read = told(document(activity(transaction("2", "100.10") + transaction("2", "50") + transaction("3", "20") +
                                       transaction("4", "0.01") + transaction("1", "999"))));
    ASSERT_EQ(read.rows.size(), 1u);
    auto const& row = read.rows[0];
    ASSERT_EQ(row.fate, RowFate::accepted);
    EXPECT_EQ(row.award.number, "X-1");
    EXPECT_EQ(row.award.title, "Wells");
    EXPECT_EQ(row.award.funder, "Fund");
    EXPECT_EQ(row.award.amount, money("GBP", 150'10));
    EXPECT_EQ(row.award.disbursed, money("GBP", 20'01));
    EXPECT_EQ(row.award.awarded_on->iso(), "2020-05-01");
    ASSERT_EQ(row.notes.size(), 1u) << "incoming money is no award";
    EXPECT_EQ(row.notes[0].what, Adjustment::transaction_left_out);
}

TEST(Iati, reads_a_disbursement_that_is_misspelt)
{
    auto read = told(document(activity(transaction("2", "10") + transaction("disbursment", "4"))));
    ASSERT_EQ(read.rows.size(), 1u);
    EXPECT_EQ(read.rows[0].award.disbursed, money("GBP", 4'00));
}

TEST(Iati, gives_an_award_for_each_currency_and_converts_nothing)
{
    auto read =
        told(document(activity(transaction("2", "100") + transaction("2", "7", "EUR") + transaction("3", "3", "EUR"))));
    ASSERT_EQ(read.rows.size(), 2u);
    std::map<std::string, std::pair<std::optional<Money>, std::optional<Money>>> by_number;
    for (auto const& row : read.rows) by_number[row.award.number] = {row.award.amount, row.award.disbursed};
    EXPECT_EQ(by_number.at("X-1").first, money("GBP", 100'00));
    EXPECT_EQ(by_number.at("X-1").second, std::nullopt);
    EXPECT_EQ(by_number.at("X-1 EUR").first, money("EUR", 7'00));
    EXPECT_EQ(by_number.at("X-1 EUR").second, money("EUR", 3'00));
}

TEST(Iati, sends_an_activity_back_for_a_transaction_without_currency_and_names_its_line)
{
    auto read = told(document(activity(transaction("2", "100", "GBP") + transaction("3", "5"), "")));
    ASSERT_EQ(read.rows.size(), 1u);
    ASSERT_EQ(read.rows[0].fate, RowFate::rejected);
    ASSERT_EQ(read.rows[0].problems.size(), 1u);
    EXPECT_EQ(read.rows[0].problems[0].why, refusal::missing_field);
    EXPECT_EQ(read.rows[0].problems[0].line, 7);
    EXPECT_EQ(read.rows[0].problems[0].header, "line 7: value/@currency");
}

TEST(Iati, refuses_what_is_no_amount_no_currency_and_no_type)
{
    for (auto const& [wrong, why] :
         std::map<std::string, Refusal>{{transaction("2", "lots"), refusal::not_an_amount},
                                        {transaction("2", "-1"), refusal::number_out_of_range},
                                        {transaction("2", "1.001"), refusal::too_many_decimals},
                                        {transaction("2", "1e30"), refusal::number_out_of_range},
                                        {transaction("2", "1", "XXY"), refusal::unknown_currency},
                                        {transaction("99", "1"), refusal::not_a_choice},
                                        {"<transaction><value>1</value></transaction>", refusal::not_a_choice}}) {
        auto read = told(document(activity(wrong)));
        ASSERT_EQ(read.rows.size(), 1u) << wrong;
        ASSERT_EQ(read.rows[0].fate, RowFate::rejected) << wrong;
        EXPECT_EQ(read.rows[0].problems[0].why, why) << wrong;
    }
    auto corrected = told(document(activity(transaction("3", "5") + transaction("3", "-2"))));
    ASSERT_EQ(corrected.rows[0].fate, RowFate::accepted);
    EXPECT_EQ(corrected.rows[0].award.disbursed, money("GBP", 3'00)) << "a later one may correct an earlier one";
    auto too_much = transaction("2", "9000000000000");
    auto read     = told(document(activity(too_much + too_much)));
    ASSERT_EQ(read.rows[0].fate, RowFate::rejected);
    EXPECT_EQ(read.rows[0].problems[0].why, refusal::number_out_of_range) << "a sum no account can hold";
}

TEST(Iati, refuses_hostile_documents_whole)
{
    auto with = [](std::string const& type) { return "<?xml version=\"1.0\"?>\n" + type + "<iati-activities/>"; };
    std::string laughs = "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>";
    std::string deep, attributes;
    for (int i = 0; i < 200; ++i) deep += "<a>";
    for (int i = 0; i < 100'000; ++i) attributes += " a" + std::to_string(i) + "=\"xxxxxxxx\"";
    for (auto const& type : {laughs, std::string{"<!DOCTYPE x SYSTEM \"file:///etc/passwd\">"},
                             std::string{"<!DOCTYPE x SYSTEM \"http://127.0.0.1/x.dtd\">"},
                             std::string{"<!DOCTYPE x [<!ENTITY % p SYSTEM \"file:///etc/passwd\"> %p;]>"},
                             std::string{"<!DOCTYPE iati-activities>"}})
        EXPECT_EQ(told(with(type)).refusal, refusal::document_type_refused) << type;
    EXPECT_EQ(told(document(deep)).refusal, refusal::unreadable_file) << "too deep";
    EXPECT_EQ(told(document("<iati-activity" + attributes + "/>")).refusal, refusal::unreadable_file);
    EXPECT_EQ(told(document("<iati-activity>&unknown;</iati-activity>")).refusal, refusal::unreadable_file);
    EXPECT_EQ(told("<?xml version=\"1.0\" encoding=\"EBCDIC-X\"?><iati-activities/>").refusal,
              refusal::unreadable_file);
    EXPECT_EQ(told("<?xml version=\"1.0\"?><iati-activities>\xff\xfe</iati-activities>").refusal,
              refusal::unreadable_file);
    EXPECT_EQ(told("<?xml version=\"1.0\"?><iati-activities><iati-activity>").refusal, refusal::unreadable_file);
    EXPECT_EQ(told("<?xml version=\"1.0\"?><html/>").refusal, refusal::unknown_format);
}

TEST(Iati, includes_nothing_and_is_not_led_by_names_of_other_spaces)
{
    auto include = told(document(activity(
        "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"file:///etc/passwd\" parse=\"text\"/>")));
    ASSERT_EQ(include.rows.size(), 1u);
    EXPECT_EQ(include.rows[0].award.description, "");
    // A value deep inside something else is no transaction.
    auto nested = told(document(activity("<budget><value currency=\"GBP\">5</value></budget>"
                                         "<x><transaction><value>5</value></transaction></x>")));
    ASSERT_EQ(nested.rows.size(), 1u);
    EXPECT_EQ(nested.rows[0].award.amount, std::nullopt);
}

TEST(Iati, of_published_files_is_read_to_the_cent)
{
    NEEDS_REAL_DATA();
    struct File {
        char const*  name;
        char const*  code;
        std::size_t  activities;
        std::int64_t committed, disbursed;
    };
    for (auto const& file : {File{"iati_worldbank.xml", "USD", 16, 429'200'000'00, 118'469'264'39},
                             File{"iati_iatifromgf.xml", "USD", 7, 460'173'751'00, 308'995'225'51},
                             File{"iati_dfid_out.xml", "GBP", 2, 0, 780'492'00}}) {
        auto opened = open_awards(from_memory(file_text(real_data() / "payments" / file.name)));
        ASSERT_TRUE(opened);
        RowOutcome   row;
        std::size_t  rows      = 0;
        std::int64_t committed = 0, disbursed = 0;
        while (*opened->rows->next(row)) {
            ASSERT_EQ(row.fate, RowFate::accepted) << file.name << ":" << row.line << name_of(row.problems.front().why);
            ++rows;
            for (auto const& [sum, money] :
                 {std::pair{&committed, row.award.amount}, std::pair{&disbursed, row.award.disbursed}}) {
                if (!money) continue;
                EXPECT_EQ(money->currency.code(), file.code);
                *sum += money->minor;
            }
        }
        EXPECT_EQ(rows, file.activities) << file.name;
        EXPECT_EQ(committed, file.committed) << file.name;
        EXPECT_EQ(disbursed, file.disbursed) << file.name;
    }
}

} // namespace
} // namespace penstock::exchange
