// Rows judged: what is wrong in a list is reported by line and column, and nothing else is lost.
#include "exchange/reading_for_tests.hpp"
#include "exchange/refusals.hpp"
#include "exchange/table_writer.hpp"
#include "journal/refusals.hpp"
#include "ledger/refusals.hpp"
#include "support/sanitized.hpp"

#include <rapidcheck/gtest.h>

#include <random>
#include <sys/resource.h>

using namespace penstock;
using namespace penstock::exchange;

namespace {

Mapping plain_mapping(std::string const& values = "")
{
    return parse_mapping("[columns]\nnumber=\"编号\"\ntitle=\"名称\"\norganisation=\"单位\"\namount=\"金额\"\n"
                         "starts_on=\"开始\"\nends_on=\"结束\"\n[values]\n" +
                         values)
        .value();
}

std::string const header = "编号,名称,单位,金额,开始,结束\n";

WholeList judged(std::string const& rows, Mapping const& mapping = plain_mapping())
{
    auto list = read_list(header + rows, &mapping);
    EXPECT_TRUE(list.has_value());
    return list ? std::move(*list) : WholeList{};
}

Refusal refusal_of(std::string text, Mapping const* mapping = nullptr)
{
    auto list = read_list(std::move(text), mapping);
    EXPECT_FALSE(list.has_value());
    return list ? refusal::malformed_request : list.error().why;
}

using Problems = std::vector<std::string>;

// A list of so many rows made as it is read, one row in a hundred wrong in turn in four ways.
class LongList final : public ByteSource {
public:
    explicit LongList(std::int64_t rows) : rows_{rows}, pending_{header} {}
    Result<std::size_t> read(char* into, std::size_t most) override
    {
        while (pending_.size() < most && at_ < rows_) add_row(at_++);
        auto count = std::min(most, pending_.size());
        pending_.copy(into, count);
        pending_.erase(0, count);
        return count;
    }

private:
    void add_row(std::int64_t i)
    {
        bool        wrong  = i % 100 == 50;
        std::string number = "A" + std::to_string(i), amount = std::to_string(i % 1000 + 1) + ".25",
                    start = "2018-01-01";
        switch (wrong ? i / 100 % 4 : -1) {
        case 0:  amount = "x"; break;
        case 1:  start = "0000-00-00"; break;
        case 2:  number = "A" + std::to_string(i - 1); break;
        case 3:  amount = "-1"; break;
        default: break;
        }
        pending_ += number + ",\"量子\"\"计算\"\"" + number + "\",清华大学," + amount + "," + start + ",2020-12-31\r\n";
    }

    std::int64_t rows_, at_{};
    std::string  pending_;
};

std::int64_t peak_kilobytes()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

} // namespace

TEST(AwardFile, each_problem_is_reported_by_line_and_column_and_the_row_rejected_whole)
{
    auto list = judged("A1,甲,清华大学,10,2018-01-01,2019-01-01\n"
                       ",乙,清华大学,10,,\n"
                       "A3,,清华大学,abc,2018-13-01,\n"
                       "A4,丁,,0,2018-01-01,2017-01-01\n"
                       "A5,\"戊\x01\",清华大学,1.001,,\n"
                       "A6,己\n"
                       "A7,庚\xff,清华大学,1,,\n");
    EXPECT_EQ(problems_of(list), (Problems{"3:编号:missing_field", "4:名称:missing_field", "4:金额:not_an_amount",
                                           "4:开始:not_a_date", "5:单位:missing_field", "5:金额:not_positive",
                                           "5:结束:ends_before_start", "6:名称:control_character",
                                           "6:金额:too_many_decimals", "7::wrong_column_count", "8:名称:not_utf8"}));
    EXPECT_EQ(list.tally.accepted, 1);
    EXPECT_EQ(list.tally.rejected, 6);
    EXPECT_EQ(list.rows[2].cells, (std::vector<std::string>{"A3", "", "清华大学", "abc", "2018-13-01", ""}));
    EXPECT_EQ(list.rows[2].award, AwardRow{});
}

TEST(AwardFile, every_later_row_with_a_number_seen_before_is_reported_even_an_equal_one)
{
    auto list = judged("A1,甲,清华大学,1,,\nA1,甲,清华大学,1,,\nA1,乙,清华大学,2,,\nA2,丙,x,bad,,\nA2,丙,x,1,,\n");
    EXPECT_EQ(problems_of(list), (Problems{"3:编号:repeated_in_file", "4:编号:repeated_in_file", "5:金额:not_an_amount",
                                           "6:编号:repeated_in_file"}));
}

TEST(AwardFile, total_rows_are_checked_and_are_no_data)
{
    auto right =
        judged("A1,甲,清华大学,10,,\nA2,乙,清华大学,20.5,,\n小计,,,30.5,,\nA3,丙,清华大学,1,,\n 合 计：,,,31.5,,\n");
    EXPECT_EQ(right.tally.rows, 3);
    EXPECT_EQ(right.tally.totals, 2);
    EXPECT_TRUE(problems_of(right).empty());
    auto wrong = judged("A1,甲,清华大学,10,,\n合计,,,11,,\n");
    EXPECT_EQ(problems_of(wrong), Problems{"3:金额:totals_differ"});
    EXPECT_EQ(wrong.tally.accepted, 1);
    auto named_so = judged("合计,合计研究,清华大学,10,,\n");
    EXPECT_EQ(named_so.tally.accepted, 1);
}

TEST(AwardFile, a_header_that_occurs_again_is_reported)
{
    EXPECT_EQ(problems_of(judged("A1,甲,清华大学,1,,\n" + header + "A2,乙,清华大学,1,,\n")),
              Problems{"3::repeated_header"});
}

TEST(AwardFile, what_was_tidied_is_noted)
{
    auto list = judged("A1,甲,清华大学,\"1,000\",2018.01,２０１９-01-01\n'=1,'-x,清华大学,1,,\n");
    ASSERT_EQ(list.tally.accepted, 2);
    EXPECT_EQ(list.tally.notes[Adjustment::marks_removed], 1);
    EXPECT_EQ(list.tally.notes[Adjustment::day_assumed], 1);
    EXPECT_EQ(list.tally.notes[Adjustment::digits_normalised], 1);
    EXPECT_EQ(list.tally.notes[Adjustment::formula_mark_removed], 2);
    EXPECT_EQ(list.rows[1].award.number, "=1");
}

TEST(AwardFile, dates_are_left_out_only_when_the_mapping_asks)
{
    auto list = judged("A1,甲,清华大学,1,0000-00-00,\nA2,乙,清华大学,1,2018-01-01,2017-01-01\n",
                       plain_mapping("unreadable_dates = \"leave_out\"\n"));
    EXPECT_EQ(list.tally.accepted, 2);
    EXPECT_EQ(list.tally.notes[Adjustment::date_left_out], 2);
    EXPECT_FALSE(list.rows[1].award.ends_on);
}

TEST(AwardFile, a_currency_column_goes_before_the_mapping)
{
    auto mapping =
        parse_mapping("[columns]\nnumber=\"id\"\norganisation=\"org\"\namount=\"sum\"\ncurrency=\"cur\"\n").value();
    auto list = read_list("id,org,sum,cur\n1,a,5,GBP\n2,a,5,JPY\n3,a,5,gbp\n4,a,5.5,JPY\n", &mapping).value();
    EXPECT_EQ(list.rows[0].award.amount, (Money{500, currency("GBP")}));
    EXPECT_EQ(list.rows[1].award.amount, (Money{5, currency("JPY")}));
    EXPECT_EQ(problems_of(list), (Problems{"4:cur:unknown_currency", "5:sum:too_many_decimals"}));
    EXPECT_EQ(list.rows[0].award.title, "1");
    EXPECT_EQ(list.tally.notes[Adjustment::number_as_title], 2 + 2);
}

TEST(AwardFile, formats_are_told_by_content)
{
    EXPECT_EQ(refusal_of(""), refusal::nothing_to_import);
    EXPECT_EQ(refusal_of("%PDF-1.7\n..."), refusal::unknown_format);
    EXPECT_EQ(refusal_of("\xd0\xcf\x11\xe0 old workbook"), refusal::unknown_format);
    EXPECT_EQ(refusal_of("<!DOCTYPE x><x/>"), refusal::unknown_format);
    EXPECT_EQ(refusal_of("PK\x03\x04 no archive at all"), refusal::unreadable_file);
    EXPECT_EQ(refusal_of("just,some\ncells,here\n"), refusal::mapping_incomplete);
    EXPECT_EQ(refusal_of("a,b\n\"c"), refusal::unclosed_quote);
    auto mapping = plain_mapping();
    EXPECT_EQ(refusal_of("x,y\n1,2\n", &mapping), refusal::mapping_incomplete);
    EXPECT_EQ(
        refusal_of(
            "{\"grants\": []}",
            &(mapping =
                  parse_mapping("[file]\nformat=\"csv\"\n[columns]\nnumber=\"a\"\norganisation=\"b\"\n").value())),
        refusal::unknown_format);
}

TEST(AwardFile, a_semicolon_list_in_gb18030_below_a_title_row_is_read_without_mapping)
{
    // 编号;名称;单位;金额(元) / 1;题;校;1.234,50 in GB18030 below 清单
    std::string const text =
        "\xc7\xe5\xb5\xa5;;;\n\xb1\xe0\xba\xc5;\xc3\xfb\xb3\xc6;\xb5\xa5\xce\xbb;\xbd\xf0\xb6\xee(\xd4\xaa)\n"
        "1;\xcc\xe2;\xd0\xa3;1.234,50\n";
    auto list = read_list(text).value();
    EXPECT_EQ(list.file.rows->shape().encoding, "gb18030");
    EXPECT_EQ(list.file.rows->shape().delimiter, ";");
    EXPECT_EQ(list.file.mapping.header_row, 2);
    EXPECT_EQ(list.rows.at(0).award.amount, (Money{123'450, Currency{}}));
    EXPECT_EQ(list.rows.at(0).line, 3);
}

TEST(AwardFile, rejected_rows_written_out_mended_and_read_again_are_accepted)
{
    auto        list = judged("A1,\"甲,=乙\",清华大学,1,,\n=A2,乙,清华大学,abc,,\n");
    std::string text;
    CsvWriter   writer{[&](std::string_view piece) { text += piece; }};
    auto        write = [&](std::vector<std::string> const& cells) {
        std::vector<OutCell> out;
        for (auto const& cell : cells) out.push_back(OutCell::text(cell));
        writer.row(out);
    };
    write(list.file.rows->headers());
    auto cells = list.rows.at(1).cells;
    cells[3]   = "5";
    write(cells);
    writer.finish();
    auto mapping = plain_mapping();
    auto again   = read_list(text, &mapping).value();
    EXPECT_EQ(again.rows.at(0).award.number, "=A2");
    EXPECT_EQ(again.tally.accepted, 1);
}

TEST(AwardFile, rows_sent_back_are_read_as_written_whatever_shape_the_first_list_had)
{
    auto mapping       = plain_mapping();
    mapping.encoding   = "GB18030";
    mapping.delimiter  = ';';
    mapping.header_row = 3;
    auto headers       = header;
    for (auto const& start : {"退回原因,", "\"退回原因\",", "\xef\xbb\xbf退回原因,", "Reason,"}) {
        auto again = read_list(start + headers + "金额有误,A1,甲,清华大学,5,,\n", &mapping).value();
        ASSERT_EQ(again.rows.size(), 1u) << start;
        EXPECT_EQ(again.tally.accepted, 1) << start;
        EXPECT_EQ(again.rows.at(0).award.organisation, "清华大学") << start;
    }
    // The same words further along, or a longer one, are not ours: the mapping holds, and its header row is missing.
    EXPECT_FALSE(read_list("Reasons," + headers + "x,A1,甲,清华大学,5,,\n", &mapping).has_value());
}

TEST(AwardFile, P23_a_million_rows_with_planted_errors_are_counted_exactly_in_flat_memory)
{
#ifdef NDEBUG
    constexpr std::int64_t rows = 1'048'576; // with the header 1,048,577 lines
#else
    constexpr std::int64_t rows = 131'072; // a build without optimisation would take a minute for all
#endif
    constexpr std::int64_t wrong = (rows + 49) / 100;

    auto       mapping = plain_mapping();
    auto       file    = open_awards(std::make_unique<LongList>(rows), &mapping).value();
    Tally      tally;
    RowOutcome row;
    [[maybe_unused]] auto before = peak_kilobytes();
    while (file.rows->next(row).value()) tally.add(row);
    EXPECT_EQ(tally.rows, rows);
    EXPECT_EQ(tally.rejected, wrong);
    EXPECT_EQ(tally.accepted, rows - wrong);
    EXPECT_EQ(tally.problems[refusal::not_an_amount], (wrong + 3) / 4);
    EXPECT_EQ(tally.problems[refusal::not_a_date], (wrong + 2) / 4);
    EXPECT_EQ(tally.problems[refusal::repeated_in_file], (wrong + 1) / 4);
    EXPECT_EQ(tally.problems[refusal::not_positive], wrong / 4);
#if !PENSTOCK_SANITIZED
    EXPECT_LT(peak_kilobytes() - before, 40'000) << "the seen numbers take 16 MB, and 8 MB more while they grow";
#endif
}

RC_GTEST_PROP(AwardRow, canonical_texts_are_equal_only_for_equal_rows, ())
{
    auto word = rc::gen::elementOf(std::vector<std::string>{"", "a", "a\nb 1:x", "1:a", "量子"});
    auto any  = [&] {
        AwardRow row;
        row.number = *word;
        row.title  = *word;
        row.lead   = *word;
        if (*rc::gen::arbitrary<bool>()) row.participants.push_back({*word, "x", *word});
        if (*rc::gen::arbitrary<bool>()) row.outside_ids.push_back({"s", *word});
        if (*rc::gen::arbitrary<bool>()) row.amount = Money{*rc::gen::inRange<std::int64_t>(0, 2), Currency{}};
        return row;
    };
    AwardRow one = any(), other = any();
    RC_ASSERT((canonical(one) == canonical(other)) == (one == other));
}
