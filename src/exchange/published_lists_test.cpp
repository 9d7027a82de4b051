// The published lists of PENSTOCK_DATA: every row accounted for, every sum to the fen and the penny.
#include "exchange/reading_for_tests.hpp"
#include "exchange/refusals.hpp"
#include "ledger/refusals.hpp"

#include <algorithm>
#include <set>

using namespace penstock;
using namespace penstock::exchange;

namespace {

WholeList must_read_list(std::string const& name, Mapping const* mapping = nullptr)
{
    auto file = from_file(real_data() / "awards" / name);
    EXPECT_TRUE(file.has_value()) << name;
    auto list = read_list(std::move(*file), mapping);
    EXPECT_TRUE(list.has_value()) << name << (list ? "" : name_of(list.error().why));
    if (!list) return {};
    EXPECT_EQ(list->tally.rows, list->tally.accepted + list->tally.rejected);
    EXPECT_EQ(list->tally.rows, static_cast<std::int64_t>(list->rows.size()));
    return std::move(*list);
}

struct Published {
    char const*  file;
    std::int64_t grants, accepted, minor;
};

} // namespace

TEST(PublishedLists, P23_nsfc_is_accepted_whole_and_to_the_fen)
{
    NEEDS_REAL_DATA();
    auto mapping = shipped_mapping("nsfc");
    auto list    = must_read_list("nsfc_management_1992_2018.csv.gz", &mapping);
    EXPECT_EQ(list.tally.rows, 17'926);
    EXPECT_EQ(list.tally.accepted, 17'926);
    EXPECT_EQ(accepted_minor(list.tally, "CNY"), 599'106'130'000); // 599,106.13 万元
    std::set<std::string> numbers, kinds, organisations;
    for (auto const& row : list.rows) {
        numbers.insert(row.award.number);
        kinds.insert(row.award.programme);
        organisations.insert(row.award.organisation);
    }
    EXPECT_EQ(numbers.size(), 17'926u);
    EXPECT_EQ(kinds.size(), 15u);
    EXPECT_EQ(organisations.size(), 892u);
    EXPECT_EQ(list.tally.notes[Adjustment::date_left_out], 10); // ends such as 2019.14

    auto const& first = list.rows.at(0);
    EXPECT_EQ(first.line, 2);
    EXPECT_EQ(first.award.starts_on, Day::of(2018, 1, 1));
    EXPECT_EQ(first.award.ends_on, Day::of(2020, 12, 31));
    EXPECT_EQ(first.award.outcome, "尚未评估");
    EXPECT_EQ(first.award.amount, yuan(180'000));
}

TEST(PublishedLists, nsfc_is_guessed_but_for_its_unit)
{
    NEEDS_REAL_DATA();
    auto list = must_read_list("nsfc_management_1992_2018.csv.gz");
    EXPECT_TRUE(list.file.guessed);
    EXPECT_EQ(list.tally.rows, 17'926);
    EXPECT_EQ(list.tally.rejected, 10); // a guess leaves no date out
    EXPECT_EQ(list.tally.problems[refusal::not_a_date], 10);
    auto unit = std::ranges::find(list.file.doubts, "unit", &Doubt::question);
    ASSERT_NE(unit, list.file.doubts.end());
    EXPECT_EQ(unit->header, "金额");
    EXPECT_EQ(static_cast<std::int64_t>(list.tally.sums[Currency{}].stated), 59'910'613); // as if in 元
}

TEST(PublishedLists, nsfc_is_recognised_among_the_mappings_at_hand)
{
    NEEDS_REAL_DATA();
    Mapping const known[] = {shipped_mapping("nssfc"), shipped_mapping("nsfc")};
    auto list = read_list(from_file(real_data() / "awards/nsfc_management_1992_2018.csv.gz").value(), nullptr, known);
    ASSERT_TRUE(list);
    EXPECT_EQ(list->file.mapping.name, "nsfc");
    EXPECT_EQ(accepted_minor(list->tally, "CNY"), 599'106'130'000);
}

TEST(PublishedLists, P23_nssfc_has_every_row_accounted_for_and_none_merged)
{
    NEEDS_REAL_DATA();
    auto mapping = shipped_mapping("nssfc");
    auto list    = must_read_list("nssfc_2010_2012.csv.gz", &mapping);
    EXPECT_EQ(list.tally.rows, 13'097);
    EXPECT_EQ(list.tally.problems[refusal::not_a_date], 698 + 1);   // closing dates 0000-00-00; one 2017-00-16
    EXPECT_EQ(list.tally.problems[refusal::repeated_in_file], 648); // beyond the first of each number
    EXPECT_EQ(list.tally.problems[refusal::missing_field], 535 + 92); // no number; no organisation
    EXPECT_EQ(list.tally.problems[refusal::control_character], 2);    // line ends within a title and an organisation
    EXPECT_EQ(list.tally.without_amount, list.tally.accepted);
    std::set<std::string> numbers;
    for (auto const& row : list.rows)
        if (row.fate == RowFate::accepted) numbers.insert(row.award.number);
    EXPECT_EQ(static_cast<std::int64_t>(numbers.size()), list.tally.accepted);
}

// The sums of SOURCES.md count grants of nothing as well; those are rejected as not positive and change no sum.
TEST(PublishedLists, P23_360giving_files_sum_to_the_penny)
{
    NEEDS_REAL_DATA();
    Published const files[] = {
        {"360giving_wolfson_foundation.json.gz", 379, 265, 31'178'456'00},
        {"360giving_power_to_change.json.gz", 870, 870, 51'625'696'54},
        {"360giving_individuals_covid.json.gz", 154, 153, 16'589'361'49},
        {"360giving_nominet_trust.json.gz", 270, 270, 18'303'977'01},
        {"360giving_oxfordshire_cf1.json.gz", 156, 156, 169'821'67},
        {"360giving_oxfordshire_cf2.json", 98, 98, 627'115'93},
    };
    for (auto const& file : files) {
        auto list = must_read_list(file.file);
        EXPECT_EQ(list.tally.rows, file.grants) << file.file;
        EXPECT_EQ(list.tally.accepted, file.accepted) << file.file << ": " << testing::PrintToString(problems_of(list));
        EXPECT_EQ(accepted_minor(list.tally, "GBP"), file.minor) << file.file;
        EXPECT_EQ(list.tally.problems[refusal::not_positive], file.grants - file.accepted) << file.file;
    }
}

TEST(PublishedLists, P23_the_flat_index_adds_up_and_its_shifted_record_is_refused_with_its_line)
{
    NEEDS_REAL_DATA();
    auto list = must_read_list("360giving_flat_index_2015.json.gz");
    EXPECT_EQ(list.tally.rows, 3'411);
    EXPECT_EQ(list.tally.problems[refusal::not_positive], 114);
    // 310,825,149.77 in all = pounds + dollars + the 25,000.00 of the shifted record, which names no currency. One
    // record of 30,000.00 pounds has a control character (U+0092) in its organisation's name.
    EXPECT_EQ(static_cast<std::int64_t>(list.tally.sums[currency("GBP")].stated), 310'420'149'77);
    EXPECT_EQ(accepted_minor(list.tally, "GBP"), 310'390'149'77);
    EXPECT_EQ(accepted_minor(list.tally, "USD"), 380'000'00);
    EXPECT_EQ(list.tally.problems[refusal::control_character], 1);
    EXPECT_EQ(list.tally.rejected, 114 + 1 + 1);

    auto shifted = std::ranges::find_if(list.rows, [](RowOutcome const& row) {
        return std::ranges::find(row.problems, refusal::unknown_currency, &RowProblem::why) != row.problems.end();
    });
    ASSERT_NE(shifted, list.rows.end());
    EXPECT_EQ(shifted->line, 32'475); // the brace of the record whose currency stands on line 32,480
    EXPECT_EQ(shifted->row, 2'707);
}

TEST(PublishedLists, grants_to_individuals_name_no_organisation)
{
    NEEDS_REAL_DATA();
    auto list  = must_read_list("360giving_individuals_covid.json.gz");
    auto kinds = std::ranges::count_if(list.rows,
                                       [](RowOutcome const& row) { return row.award.recipient_kind == "individual"; });
    EXPECT_EQ(kinds, 98); // of 99; the grant of nothing is rejected
}

TEST(PublishedLists, power_to_change_keeps_what_was_applied_for_and_disbursed)
{
    NEEDS_REAL_DATA();
    auto         list      = must_read_list("360giving_power_to_change.json.gz");
    std::int64_t disbursed = 0, more_than_awarded = 0, more_than_applied = 0;
    for (auto const& row : list.rows) {
        disbursed += row.award.disbursed->minor;
        more_than_awarded += *row.award.disbursed > *row.award.amount;
        more_than_applied += row.award.applied->minor > 0 && *row.award.amount > *row.award.applied;
    }
    EXPECT_EQ(disbursed, 38'711'248'17);
    EXPECT_EQ(more_than_awarded, 9);
    EXPECT_EQ(more_than_applied, 70);
}
