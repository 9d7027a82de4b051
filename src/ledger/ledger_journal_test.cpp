// Journals of another program as plain entries: read whole, with the balances that program shows, or refused with line
// and column.
#include "support/ledger_journal.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace penstock {
namespace {

using test::balances;
using test::JournalReader;

std::string fault(std::string const& text)
{
    auto read = JournalReader::read(text);
    if (read) return "";
    return std::to_string(read.error().line) + ":" + std::to_string(read.error().column) + " " + read.error().hint;
}

TEST(LedgerJournal, fills_in_the_amount_that_is_left_out)
{
    auto read = JournalReader::read(
        "; a remark\n2026/01/05 * (7) Shop\n  Expenses:Books   $1,200.50 ; why\n  ; note\n  Assets:Bank\n");
    ASSERT_TRUE(read) << read.error().hint;
    ASSERT_EQ(read->size(), 1u);
    EXPECT_EQ((*read)[0].on.iso(), "2026-01-05");
    EXPECT_EQ((*read)[0].postings[1].amount, (test::JournalAmount{"$", -1200'50}));
}

TEST(LedgerJournal, weighs_what_was_bought_by_its_cost)
{
    auto read = JournalReader::read("2026/01/05 Shares\n  Assets:Shares   50 AAPL @ $30.00\n  Assets:Bank\n");
    ASSERT_TRUE(read) << read.error().hint;
    EXPECT_EQ((*read)[0].postings[0].amount, (test::JournalAmount{"AAPL", 50'00}));
    EXPECT_EQ((*read)[0].postings[1].amount, (test::JournalAmount{"$", -1500'00}));
}

TEST(LedgerJournal, refuses_with_line_column_and_a_hint)
{
    EXPECT_EQ(fault("\ninclude other.dat\n"), "2:1 include is refused; put all entries into one file");
    EXPECT_EQ(fault("2026/13/01 x\n  a  1\n  b\n"), "1:1 not a date; write YYYY/MM/DD");
    EXPECT_EQ(fault("  a  1\n"), "1:3 a posting without an entry; begin the entry with its date");
    EXPECT_EQ(fault("2026/01/01 x\n  a  lots\n  b\n"), "2:6 not an amount; write it as $10.00 or 10 EUR");
    EXPECT_EQ(fault("2026/01/01 x\n  a  1.001\n  b\n"), "2:6 not an amount of at most two decimals");
    EXPECT_EQ(fault("2026/01/01 x\n  a  (1 + 2)\n  b\n"), "2:6 evaluated amounts are refused; write the figure");
    EXPECT_EQ(fault("2026/01/01 x\n  a\n  b\n"), "3:3 only one amount of an entry may be left out");
    EXPECT_EQ(fault("2026/01/01 x\n  a  1\n  b  2\n"), "1:1 the entry does not balance:  is left");
    EXPECT_EQ(fault("2026/01/01 x\n  a  1 EUR\n"), "1:1 an entry needs two postings at least");
    EXPECT_EQ(fault("python\n"), "1:1 no such directive here: python");
}

TEST(LedgerJournal, of_published_files_gives_every_entry_and_its_balances)
{
    char const* folder = std::getenv("PENSTOCK_DATA");
    if (!folder) GTEST_SKIP() << "PENSTOCK_DATA names no folder with the published journals";
    struct Balance {
        char const*  account;
        char const*  commodity;
        std::int64_t hundredths;
    };
    struct File {
        char const*          name;
        std::size_t          entries;
        std::vector<Balance> balances; // added up by hand
    };
    for (auto const& file : std::vector<File>{{"ledger_sample.dat",
                                               7,
                                               {{"Assets:Bank:Checking", "$", 980'00},
                                                {"Assets:Bank:Checking", "€", 500'00},
                                                {"Assets:Brokerage", "AAPL", 50'00},
                                                {"Equity:Opening Balances", "$", -2500'00},
                                                {"Liabilities:MasterCard", "$", -70'00},
                                                {"Income:Salary", "$", -1500'00},
                                                {"Income:Salary", "€", -500'00}}},
                                              {"ledger_drewr3.dat",
                                               11,
                                               {{"Assets:Checking", "$", 1366'00},
                                                {"Assets:Checking:Business", "$", 30'00},
                                                {"Assets:Savings", "$", 0},
                                                {"Expenses:Auto", "$", 5500'00},
                                                {"Expenses:Food:Groceries", "$", 334'00},
                                                {"Liabilities:MasterCard", "$", -20'00}}},
                                              {"ledger_transfer.dat", 55, {}}}) {
        std::ifstream      in{std::filesystem::path{folder} / "payments" / file.name};
        std::ostringstream text;
        text << in.rdbuf();
        auto read = JournalReader::read(text.str());
        ASSERT_TRUE(read) << file.name << ":" << read.error().line << ":" << read.error().column << " "
                          << read.error().hint;
        EXPECT_EQ(read->size(), file.entries) << file.name;
        auto                                found = balances(*read);
        std::map<std::string, std::int64_t> weighed;
        for (auto const& entry : *read)
            for (auto const& posting : entry.postings) weighed[posting.weight.commodity] += posting.weight.hundredths;
        for (auto const& [commodity, sum] : weighed) EXPECT_EQ(sum, 0) << file.name << " " << commodity;
        for (auto const& each : file.balances)
            EXPECT_EQ((found[{each.account, each.commodity}]), each.hundredths) << file.name << " " << each.account;
    }
}

} // namespace
} // namespace penstock
