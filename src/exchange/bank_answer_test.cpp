// What banks answer, and what we order from them, byte for byte.
#include "exchange/bank_answer.hpp"
#include "exchange/bank_order.hpp"
#include "exchange/reading_for_tests.hpp"
#include "exchange/refusals.hpp"
#include "journal/refusals.hpp"

#include <set>

namespace penstock::exchange {
namespace {

std::string golden(std::string const& name)
{
    char const* source = std::getenv("PENSTOCK_SOURCE");
    return file_text(std::filesystem::path{source ? source : "."} / "test/golden/bank" / name);
}

BankOrder order()
{
    return {.message    = "PS-B7",
            .created    = *Instant::from_iso("2026-11-23T04:05:06.000Z"),
            .initiator  = "Linjiang <Commission> & Co",
            .debtor     = {.holder    = "临江市科技创新委员会",
                           .number    = "31002009000088001",
                           .bank_code = "105100000017",
                           .bank_name = "建设银行临江分行",
                           .cnaps     = true},
            .execute_on = *Day::from_iso("2026-11-24"),
            .currency   = Currency{},
            .transfers  = {{"PS5-1",
                            {.holder    = "临江大学",
                             .number    = "31002009000000001",
                             .bank_code = "102100099996",
                             .bank_name = "工商银行",
                             .cnaps     = true},
                            12'345'67,
                            "=科研经费拨款"},
                           {"PS6-2",
                            {.holder    = "Northmere University",
                             .number    = "DE89370400440532013000",
                             .bank_code = "COBADEFF",
                             .iban      = true},
                            1,
                            ""}}};
}

TEST(BankOrder, is_written_as_the_golden_files_have_it_and_the_same_every_time)
{
    EXPECT_EQ(written_as_pain001(order()), golden("pain.001.xml"));
    EXPECT_EQ(written_as_csv(order()), golden("order.csv"));
    EXPECT_EQ(written_as_pain001(order()), written_as_pain001(order()));
}

std::string told(BankAnswer const& answer)
{
    std::string out;
    for (auto const& line : answer.lines)
        out += std::string{name_of(line.kind)} + " " + (line.end_to_end.empty() ? "-" : line.end_to_end) + " " +
               (line.message.empty() ? "-" : line.message) + " " +
               (line.amount ? line.amount->decimal() + std::string{line.amount->currency.code()} : "-") + " " +
               (line.value_on ? line.value_on->iso() : "-") + " " + line.reason + "\n";
    return out;
}

TEST(BankAnswer, of_a_status_report_settles_and_rejects_and_passes_over_what_is_pending)
{
    auto answer = read_bank_answer(golden("pain.002.xml"));
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->format, BankAnswerFormat::pain_002);
    EXPECT_EQ(told(*answer), "settled PS5-1 PS-B7 12345.67CNY 2026-11-24 \n"
                             "rejected PS6-2 PS-B7 - - AC04: account closed\n");
}

TEST(BankAnswer, of_a_whole_message_rejected_is_one_line_of_it)
{
    auto text = golden("pain.002.xml");
    auto from = text.find("<OrgnlPmtInfAndSts>"), to = text.find("</CstmrPmtStsRpt>");
    text.replace(from, to - from, "");
    auto accepted = read_bank_answer(text);
    ASSERT_TRUE(accepted);
    EXPECT_TRUE(accepted->lines.empty()) << "a group that is only accepted promises nothing";
    text.replace(text.find("PART"), 4, "RJCT");
    auto answer = read_bank_answer(text);
    ASSERT_TRUE(answer);
    EXPECT_EQ(told(*answer), "rejected - PS-B7 - - \n");
}

TEST(BankAnswer, of_a_statement_counts_booked_entries_with_each_of_their_transfers)
{
    auto answer = read_bank_answer(golden("camt.053.xml"));
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->format, BankAnswerFormat::camt_053);
    EXPECT_EQ(told(*answer), "settled PS5-1 - 12345.67CNY 2026-11-24 \n"
                             "settled PS8-1 - 10.00CNY 2026-11-24 \n"
                             "returned PS3-1 - 99.50CNY 2026-11-25 AC06\n"
                             "credited - - 1000000.00CNY 2026-11-25 \n");
    std::set<std::string> identities;
    for (auto const& line : answer->lines) identities.insert(line.identity);
    EXPECT_EQ(identities.size(), 4u);
    EXPECT_EQ(read_bank_answer(golden("camt.053.xml"))->lines[1].identity, answer->lines[1].identity);
}

TEST(BankAnswer, of_a_table_is_read_in_either_language)
{
    auto english = read_bank_answer("end_to_end_id;status;amount;currency\r\nPS1-1;settled;1.50;CNY\r\n");
    auto chinese = read_bank_answer("\xEF\xBB\xBF端到端标识,状态,金额,币种\nPS1-1,成功,1.50,CNY\n");
    ASSERT_TRUE(english && chinese);
    EXPECT_EQ(told(*english), "settled PS1-1 - 1.50CNY - \n");
    EXPECT_EQ(told(*chinese), told(*english));
    EXPECT_EQ(chinese->lines[0].identity, english->lines[0].identity);
}

TEST(BankAnswer, is_refused_when_it_is_something_else)
{
    std::string const                     head{R"(<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08">)"};
    std::string const                     entry{"<BkToCstmrStmt><Stmt><Ntry><Amt Ccy=\"CNY\">"};
    std::pair<std::string, Refusal> const cases[]{
        {"", refusal::not_iso_20022},
        {"a,b\n1,2\n", refusal::not_iso_20022},
        {"<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.001.001.09\"></Document>", refusal::not_iso_20022},
        {"<x/>", refusal::not_iso_20022},
        {"<!DOCTYPE x [<!ENTITY a \"b\">]><Document/>", refusal::document_type_refused},
        {"<Document", refusal::unreadable_file},
        {head + entry + "-5</Amt></Ntry></Stmt></BkToCstmrStmt></Document>", refusal::not_an_amount},
        {head + entry + "1e3</Amt></Ntry></Stmt></BkToCstmrStmt></Document>", refusal::not_an_amount},
        {"end_to_end_id,status\nP,paid\n", refusal::not_a_choice},
        {"end_to_end_id,status,amount,currency\nP,settled,1.005,CNY\n", refusal::not_an_amount},
        {"end_to_end_id,status,amount,currency\nP,settled,1,ABC\n", refusal::unknown_currency},
        {"end_to_end_id,status,value_on\nP,settled,2026-02-30\n", refusal::not_a_date},
    };
    for (auto const& [text, why] : cases) {
        auto answer = read_bank_answer(text);
        ASSERT_FALSE(answer) << text;
        auto const& refused = answer.error();
        EXPECT_EQ(refused.faults.empty() ? refused.why : refused.faults.front().why, why) << text;
    }
}

} // namespace
} // namespace penstock::exchange
