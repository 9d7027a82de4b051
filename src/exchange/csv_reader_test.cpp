#include "exchange/csv_reader.hpp"

#include "exchange/refusals.hpp"
#include "exchange/table_writer.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

using namespace penstock;
using namespace penstock::exchange;

namespace {

using Rows = std::vector<std::vector<std::string>>;

// Hands out one byte at a time, so that every cut between bytes is met.
class Dripping final : public ByteSource {
public:
    explicit Dripping(std::string bytes) : bytes_{std::move(bytes)} {}
    Result<std::size_t> read(char* into, std::size_t) override
    {
        if (used_ == bytes_.size()) return std::size_t{0};
        *into = bytes_[used_++];
        return std::size_t{1};
    }

private:
    std::string bytes_;
    std::size_t used_{};
};

// Repeats one piece of text as often as told.
class Repeating final : public ByteSource {
public:
    Repeating(std::string piece, std::int64_t times) : piece_{std::move(piece)}, left_{times} {}
    Result<std::size_t> read(char* into, std::size_t most) override
    {
        std::size_t count = 0;
        while (left_ > 0 && count + piece_.size() <= most) {
            std::copy(piece_.begin(), piece_.end(), into + count);
            count += piece_.size();
            --left_;
        }
        return count;
    }

private:
    std::string  piece_;
    std::int64_t left_;
};

Result<Rows> read(std::unique_ptr<ByteSource> bytes, char delimiter = ',', CsvLimits limits = {})
{
    CsvReader reader{std::move(bytes), delimiter, limits};
    TableRow  row;
    Rows      out;
    while (TRY(reader.next(row))) {
        out.emplace_back();
        for (auto const& cell : row.cells) out.back().emplace_back(cell.text);
    }
    return out;
}

Rows must_read(std::string text, char delimiter = ',')
{
    auto whole = read(from_memory(text), delimiter);
    auto drip  = read(std::make_unique<Dripping>(text), delimiter);
    EXPECT_TRUE(whole && drip && *whole == *drip) << text;
    return whole.value_or(Rows{});
}

std::vector<std::int64_t> lines_of(std::string text)
{
    CsvReader                 reader{from_memory(std::move(text)), ','};
    TableRow                  row;
    std::vector<std::int64_t> out;
    for (;;) {
        auto more = reader.next(row);
        if (!more || !*more) return out;
        out.push_back(row.line);
    }
}

} // namespace

TEST(CsvReader, lines_end_with_crlf_lf_or_cr_and_the_last_may_lack_its_end)
{
    Rows const expected{{"a", "b"}, {"c", "d"}};
    for (auto text : {"a,b\r\nc,d\r\n", "a,b\nc,d\n", "a,b\rc,d\r", "a,b\r\nc,d", "a,b\nc,d", "a,b\rc,d"})
        EXPECT_EQ(must_read(text), expected) << text;
    EXPECT_TRUE(must_read("").empty());
    EXPECT_EQ(must_read("a,"), (Rows{{"a", ""}}));
    EXPECT_EQ(must_read("\n\na"), (Rows{{""}, {""}, {"a"}}));
}

TEST(CsvReader, quoted_cells_hold_delimiters_line_ends_and_doubled_quotes)
{
    EXPECT_EQ(must_read("\"a,b\",\"c\r\nd\",\"e\"\"f\"\"\"\n"), (Rows{{"a,b", "c\r\nd", "e\"f\""}}));
    EXPECT_EQ(must_read("\"\",\"\"\"\"\n"), (Rows{{"", "\""}}));
    EXPECT_EQ(must_read("a\"b,c\n"), (Rows{{"a\"b", "c"}}));
}

TEST(CsvReader, physical_lines_are_counted_through_quoted_line_ends)
{
    EXPECT_EQ(lines_of("a\n\"b\nc\rd\r\ne\"\nf\n"), (std::vector<std::int64_t>{1, 2, 6}));
    EXPECT_EQ(lines_of("a\r\n\r\nb"), (std::vector<std::int64_t>{1, 2, 3}));
}

TEST(CsvReader, text_behind_a_closing_quote_is_kept_and_the_row_marked)
{
    CsvReader reader{from_memory("\"a\"\"b\"c,d\n"), ','};
    TableRow  row;
    ASSERT_TRUE(reader.next(row).value());
    EXPECT_EQ(row.wrong, refusal::stray_quote);
    EXPECT_EQ(row.cells[0].text, "a\"bc");
    EXPECT_EQ(row.cells[1].text, "d");
}

TEST(CsvReader, an_unclosed_quote_is_refused_with_the_line_where_it_opened)
{
    for (auto text : {"a,b\n\"c\nd\",\"e\nf\ng\n", "a,b\n\"c\nd\",\"e"}) {
        auto rows = read(from_memory(text));
        ASSERT_FALSE(rows);
        EXPECT_EQ(rows.error().why, refusal::unclosed_quote);
        EXPECT_EQ(rows.error().faults.at(0).pointer, "/lines/3");
    }
    auto huge = read(from_memory("a\n\"" + std::string(5 << 20, 'x')));
    ASSERT_FALSE(huge);
    EXPECT_EQ(huge.error().why, refusal::unclosed_quote);
    EXPECT_EQ(huge.error().faults.at(0).pointer, "/lines/2");
}

TEST(CsvReader, limits_on_cells_rows_and_columns_name_the_line)
{
    CsvLimits limits{.cell_bytes = 10, .row_bytes = 40, .columns = 5};
    auto      refusal = [&](std::string text) { return read(from_memory("a\n" + text), ',', limits).error(); };
    EXPECT_EQ(refusal("01234567890\n").why, refusal::too_long);
    EXPECT_EQ(refusal("0,1,2,3,4,5\n").why, refusal::too_large);
    EXPECT_EQ(refusal("\"0123456789\",\"0123456789\",\"0123456789\",0123456789\n").why, refusal::too_large);
    EXPECT_EQ(refusal("01234567890\n").faults.at(0).pointer, "/lines/2");
    EXPECT_TRUE(read(from_memory("0123456789,1,2,3,4\n"), ',', limits));
}

TEST(CsvReader, a_line_of_a_gigabyte_is_refused_at_once)
{
    auto rows = read(std::make_unique<Repeating>(std::string(1024, 'x'), 1 << 20));
    ASSERT_FALSE(rows);
    EXPECT_EQ(rows.error().why, refusal::too_large);
}

TEST(CsvReader, the_delimiter_is_the_one_that_cuts_most_regularly)
{
    EXPECT_EQ(detect_delimiter("a;b;c\n1,5;2;3\n2,5;3;4\n"), ';');
    EXPECT_EQ(detect_delimiter("a\tb\n1\t2\n"), '\t');
    EXPECT_EQ(detect_delimiter("a|b\n1|2\n"), '|');
    EXPECT_EQ(detect_delimiter("a,b\n\"1;2;3\",2\n"), ',');
    EXPECT_EQ(detect_delimiter("just one column\nhere\n"), ',');
}

// What the writer writes, the reader reads, whatever the cells hold: NUL, 0xFF, quotes, line ends, apostrophes.
RC_GTEST_PROP(CsvReader, P29_reads_back_what_the_writer_wrote, ())
{
    auto character =
        rc::gen::oneOf(rc::gen::arbitrary<char>(), rc::gen::elementOf(std::string{"\",;\t|\r\n'=+-@ \0", 14}));
    auto cells = *rc::gen::resize(
        12, rc::gen::nonEmpty(rc::gen::container<Rows>(rc::gen::nonEmpty(
                rc::gen::container<std::vector<std::string>>(rc::gen::container<std::string>(character))))));
    char delimiter = *rc::gen::element(',', ';', '\t', '|');

    std::string text;
    CsvWriter   writer{[&](std::string_view piece) { text += piece; }, {.delimiter = delimiter}};
    for (auto const& row : cells) {
        std::vector<OutCell> out;
        for (auto const& cell : row) out.push_back(OutCell::text(cell));
        writer.row(out);
    }
    writer.finish();
    auto back = read(from_memory(text), delimiter);
    RC_ASSERT(back.has_value());
    for (auto& row : *back)
        for (auto& cell : row) cell = std::string{unguarded(cell)};
    RC_ASSERT(*back == cells);
    RC_ASSERT(read(std::make_unique<Dripping>(text), delimiter)->size() == cells.size());
}

TEST(CsvWriter, no_text_can_become_a_formula_and_numbers_stay_numbers)
{
    std::string   text;
    CsvWriter     writer{[&](std::string_view piece) { text += piece; }, {.byte_order_mark = true}};
    OutCell const cells[] = {OutCell::text("=cmd|' /C calc'!A0"),
                             OutCell::text("-1"),
                             OutCell::text("＝1"),
                             OutCell::text("'=1"),
                             OutCell::text("'quoted'"),
                             OutCell::integer(-5),
                             OutCell::money({-1250, Currency{}})};
    writer.row(cells);
    writer.finish();
    EXPECT_EQ(text, "\xef\xbb\xbf\"'=cmd|' /C calc'!A0\",'-1,'＝1,''=1,'quoted',-5,-12.50\r\n");
    EXPECT_EQ(unguarded("''=1"), "'=1");
    EXPECT_EQ(unguarded("'quoted'"), "'quoted'");
    EXPECT_EQ(unguarded("=1"), "=1");
}
