// Workbooks of every bad kind, made here: with libxlsxwriter where it can make them, as bare archives where it cannot.
#include "exchange/reading_for_tests.hpp"
#include "exchange/refusals.hpp"
#include "exchange/table_writer.hpp"
#include "journal/refusals.hpp"

#include <rapidcheck/gtest.h>
#include <xlsxwriter.h>
#include <zip.h>

#include <filesystem>
#include <functional>
#include <unistd.h>

using namespace penstock;
using namespace penstock::exchange;

namespace {

// A file's path in a folder of its own that goes away with it.
class TemporaryFile {
public:
    TemporaryFile()
    {
        char folder[] = "/tmp/penstock-test-XXXXXX";
        folder_       = ::mkdtemp(folder);
    }
    ~TemporaryFile() { std::filesystem::remove_all(folder_); }
    std::filesystem::path path() const { return folder_ / "book.xlsx"; }

private:
    std::filesystem::path folder_;
};

std::string workbook(std::function<void(lxw_workbook*)> const& fill)
{
    TemporaryFile file;
    auto*         book = workbook_new(file.path().c_str());
    fill(book);
    EXPECT_EQ(workbook_close(book), LXW_NO_ERROR);
    return file_text(file.path());
}

struct Part {
    std::string name, text;
};

std::string archive(std::vector<Part> const& parts, std::function<void(zip_t*)> const& tamper = {})
{
    TemporaryFile file;
    auto*         zip = zip_open(file.path().c_str(), ZIP_CREATE | ZIP_TRUNCATE, nullptr);
    for (auto const& part : parts)
        zip_file_add(zip, part.name.c_str(), zip_source_buffer(zip, part.text.data(), part.text.size(), 0),
                     ZIP_FL_ENC_UTF_8);
    if (tamper) tamper(zip);
    EXPECT_EQ(zip_close(zip), 0);
    return file_text(file.path());
}

// The parts of a workbook with one sheet of this content.
std::vector<Part> parts_with(std::string const& sheet_data, std::string const& strings = "",
                             std::string const& book = "")
{
    std::string const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    auto              relation  = [&](std::string id, std::string type, std::string target) {
        return "<Relationship Id=\"" + id + "\" Type=\"" + relations + "/" + type + "\" Target=\"" + target + "\"/>";
    };
    return {
        {"[Content_Types].xml", "<Types/>"},
        {"_rels/.rels", "<Relationships>" + relation("r1", "officeDocument", "xl/workbook.xml") + "</Relationships>"},
        {"xl/workbook.xml",
         "<workbook>" + book + "<sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"},
        {"xl/_rels/workbook.xml.rels", "<Relationships>" + relation("r1", "worksheet", "sheet.xml") +
                                           relation("r2", "sharedStrings", "strings.xml") +
                                           relation("r3", "styles", "styles.xml") + "</Relationships>"},
        {"xl/sheet.xml", "<worksheet>" + sheet_data + "</worksheet>"},
        {"xl/strings.xml", "<sst>" + strings + "</sst>"},
        {"xl/styles.xml", "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"},
    };
}

std::string sheet_of(std::string const& rows) { return archive(parts_with("<sheetData>" + rows + "</sheetData>")); }

using Rows = std::vector<std::vector<std::string>>;

struct Sheet {
    Rows                  rows;
    std::vector<CellKind> kinds; // of the first row
    TableShape            shape;
};

Result<Sheet> read(std::string bytes, std::string_view name = {}, XlsxLimits const& limits = {})
{
    auto     reader = TRY(open_xlsx(from_memory(std::move(bytes)), name, limits));
    TableRow row;
    Sheet    out;
    while (TRY(reader->next(row))) {
        out.rows.emplace_back();
        for (auto const& cell : row.cells) {
            out.rows.back().emplace_back(cell.text);
            if (out.rows.size() == 1) out.kinds.push_back(cell.kind);
        }
    }
    out.shape = reader->shape();
    return out;
}

Refusal refusal_of(std::string bytes, XlsxLimits const& limits = {})
{
    auto sheet = read(std::move(bytes), {}, limits);
    EXPECT_FALSE(sheet.has_value());
    return sheet ? refusal::malformed_request : sheet.error().why;
}

} // namespace

TEST(XlsxReader, values_are_read_as_they_were_meant)
{
    auto sheet = read(workbook([](lxw_workbook* book) {
                     auto* sheet = workbook_add_worksheet(book, "清单");
                     auto* date  = workbook_add_format(book);
                     format_set_num_format(date, "yyyy\"年\"m\"月\"d\"日\"");
                     worksheet_write_string(sheet, 0, 0, "量子", nullptr);
                     worksheet_write_number(sheet, 0, 1, 0.1, nullptr);
                     worksheet_write_number(sheet, 0, 2, 599106.13, nullptr);
                     worksheet_write_number(sheet, 0, 3, 43101, date);
                     worksheet_write_boolean(sheet, 0, 4, 1, nullptr);
                     worksheet_write_number(sheet, 0, 6, -12, nullptr);
                 })).value();
    EXPECT_EQ(sheet.rows, (Rows{{"量子", "0.1", "599106.13", "2018-01-01", "TRUE", "", "-12"}}));
    EXPECT_EQ(sheet.kinds[3], CellKind::date);
    EXPECT_EQ(sheet.shape.sheet, "清单");
}

TEST(XlsxReader, inline_rich_and_phonetic_strings_and_escapes)
{
    auto sheet =
        read(
            archive(parts_with(
                "<sheetData><row><c t=\"inlineStr\"><is><t>in</t><t>line</t></is></c><c t=\"s\"><v>0</v></c>"
                "<c t=\"s\"><v>1</v></c></row></sheetData>",
                "<si><r><t>ri</t></r><r><t>ch</t></r><rPh><t>no</t></rPh></si><si><t>a_x000D_b_x005F_x0041_</t></si>")))
            .value();
    EXPECT_EQ(sheet.rows, (Rows{{"inline", "rich", "a\rb_x0041_"}}));
}

TEST(XlsxReader, both_calendars_and_the_day_that_never_was)
{
    auto const* cells = "<sheetData><row><c s=\"1\"><v>60</v></c><c s=\"1\"><v>61</v></c></row></sheetData>";
    EXPECT_EQ(read(archive(parts_with(cells))).value().rows, (Rows{{"1900-02-29", "1900-03-01"}}));
    EXPECT_EQ(read(archive(parts_with(cells, "", "<workbookPr date1904=\"1\"/>"))).value().rows,
              (Rows{{"1904-03-01", "1904-03-02"}}));
}

TEST(XlsxReader, formulas_errors_hidden_rows_columns_sheets_and_merged_cells_are_reported)
{
    auto bytes = workbook([](lxw_workbook* book) {
        auto* secret = workbook_add_worksheet(book, "secret");
        auto* sheet  = workbook_add_worksheet(book, "open");
        worksheet_hide(secret);
        worksheet_activate(sheet);
        worksheet_set_first_sheet(sheet);
        worksheet_write_formula_num(sheet, 0, 0, "=1+1", nullptr, 3); // the kept value differs
        worksheet_write_string(sheet, 1, 0, "hidden", nullptr);
        lxw_row_col_options hidden{1, 0, 0};
        worksheet_set_row_opt(sheet, 1, LXW_DEF_ROW_HEIGHT, nullptr, &hidden);
        worksheet_set_column_opt(sheet, 2, 3, LXW_DEF_COL_WIDTH, nullptr, &hidden);
        worksheet_merge_range(sheet, 4, 0, 5, 1, "merged", nullptr);
    });
    auto sheet = read(bytes).value();
    EXPECT_EQ(sheet.kinds, std::vector<CellKind>{CellKind::formula});
    EXPECT_EQ(sheet.shape.formulas, 1);
    EXPECT_EQ(sheet.shape.hidden_rows, 1);
    EXPECT_EQ(sheet.shape.hidden_columns, 2);
    EXPECT_EQ(sheet.shape.merged_cells, 1);
    EXPECT_EQ(sheet.shape.hidden_sheets, std::vector<std::string>{"secret"});
    EXPECT_EQ(read(bytes, "secret").value().rows.size(), 0u);
    EXPECT_EQ(read(bytes, "nowhere").error().why, refusal::unknown_sheet);
}

TEST(XlsxReader, formula_and_error_cells_in_a_mapped_column_reject_the_row)
{
    auto bytes = workbook([](lxw_workbook* book) {
        auto* sheet  = workbook_add_worksheet(book, nullptr);
        int   column = 0;
        for (auto header : {"编号", "名称", "单位", "金额(元)"})
            worksheet_write_string(sheet, 0, static_cast<lxw_col_t>(column++), header, nullptr);
        for (lxw_row_t row = 1; row <= 3; ++row) {
            worksheet_write_number(sheet, row, 0, row, nullptr);
            worksheet_write_string(sheet, row, 1, "题", nullptr);
            worksheet_write_string(sheet, row, 2, "校", nullptr);
        }
        worksheet_write_formula_num(sheet, 1, 3, "=2*3", nullptr, 6);
        worksheet_write_number(sheet, 2, 3, 6, nullptr);
        worksheet_write_string(sheet, 3, 3, "12.34.5", nullptr);
    });
    auto list  = read_list(bytes).value();
    EXPECT_EQ(problems_of(list), (std::vector<std::string>{"2:金额(元):formula_cell", "4:金额(元):not_an_amount"}));
    EXPECT_EQ(list.rows[1].award.number, "2");
    EXPECT_EQ(list.rows[1].award.amount, yuan(6));

    auto mapping = parse_mapping("[columns]\nnumber=\"n\"\norganisation=\"o\"\n").value();
    auto errors  = read_list(sheet_of("<row><c t=\"str\"><v>n</v></c><c t=\"str\"><v>o</v></c></row>"
                                       "<row><c t=\"e\"><v>#N/A</v></c><c t=\"str\"><v>x</v></c></row>"),
                             &mapping)
                      .value();
    EXPECT_EQ(problems_of(errors), std::vector<std::string>{"2:n:error_cell"});
}

TEST(XlsxReader, what_points_out_of_range_or_backwards_is_refused)
{
    EXPECT_EQ(refusal_of(sheet_of("<row><c t=\"s\"><v>5</v></c></row>")), refusal::unreadable_file);
    EXPECT_EQ(refusal_of(sheet_of("<row><c t=\"s\"><v>-1</v></c></row>")), refusal::unreadable_file);
    EXPECT_EQ(refusal_of(sheet_of("<row r=\"2\"/><row r=\"2\"/>")), refusal::unreadable_file);
    EXPECT_EQ(refusal_of(sheet_of("<row><c r=\"B1\"><v>1</v></c><c r=\"A1\"><v>1</v></c></row>")),
              refusal::unreadable_file);
    EXPECT_EQ(refusal_of(sheet_of("<row r=\"1048577\"/>")), refusal::too_large);
    EXPECT_EQ(refusal_of(sheet_of("<row><c r=\"XFE1\"><v>1</v></c></row>")), refusal::too_large);
    EXPECT_EQ(
        refusal_of(sheet_of("<row><c t=\"inlineStr\"><is><t>" + std::string(200'000, 'x') + "</t></is></c></row>")),
        refusal::too_long);
}

TEST(XlsxReader, document_types_depth_and_broken_xml_are_refused)
{
    auto with_sheet = [](std::string text) {
        auto parts    = parts_with("");
        parts[4].text = std::move(text);
        return archive(parts);
    };
    EXPECT_EQ(refusal_of(with_sheet("<!DOCTYPE x [<!ENTITY a \"aaaa\">]><worksheet>&a;</worksheet>")),
              refusal::document_type_refused);
    EXPECT_EQ(refusal_of(with_sheet("<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><worksheet/>")),
              refusal::document_type_refused);
    EXPECT_EQ(refusal_of(with_sheet("<worksheet><sheetData>")), refusal::unreadable_file);
    std::string deep;
    for (int i = 0; i < 200; ++i) deep += "<a>";
    EXPECT_EQ(refusal_of(with_sheet(deep)), refusal::unreadable_file);
    EXPECT_EQ(refusal_of(with_sheet("<worksheet a=\"" + std::string(2 << 20, 'x') + "\"/>")), refusal::unreadable_file);
}

TEST(XlsxReader, archives_that_grow_too_large_are_refused_while_they_are_unpacked)
{
    auto bomb = parts_with("<sheetData>" + std::string(30 << 20, ' ') + "</sheetData>");
    EXPECT_EQ(refusal_of(archive(bomb)), refusal::expanded_too_large); // by its ratio
    EXPECT_EQ(refusal_of(archive(bomb), {.unpacked = {.bytes = 1 << 20, .ratio = 100'000}}),
              refusal::expanded_too_large);
    std::vector<Part> many(10'001);
    for (std::size_t i = 0; i < many.size(); ++i) many[i].name = std::to_string(i);
    EXPECT_EQ(refusal_of(archive(many)), refusal::expanded_too_large);
}

TEST(XlsxReader, a_size_field_that_lies_does_not_deceive)
{
    auto bytes = archive(parts_with("<sheetData>" + std::string(30 << 20, ' ') + "</sheetData>"));
    // The sizes in the central directory stand 24 bytes behind "PK\1\2"; all are made 1.
    for (auto at = bytes.find("PK\x01\x02"); at != bytes.npos; at = bytes.find("PK\x01\x02", at + 4))
        bytes.replace(at + 24, 4, std::string("\x01\0\0\0", 4));
    auto sheet = read(bytes);
    ASSERT_FALSE(sheet);
    EXPECT_TRUE(sheet.error().why == refusal::expanded_too_large || sheet.error().why == refusal::unreadable_file);
}

TEST(XlsxReader, archives_that_are_no_workbook_are_refused)
{
    EXPECT_EQ(refusal_of(archive({{"a.txt", "x"}})), refusal::unknown_format);
    EXPECT_EQ(refusal_of(archive({{"[Content_Types].xml", "<Types/>"}, {"inner.zip", archive({{"a", "b"}})}})),
              refusal::unknown_format);
    EXPECT_EQ(refusal_of(archive({{"[Content_Types].xml", "<Types/>"}, {"../../etc/passwd", "x"}})),
              refusal::unreadable_file);
    EXPECT_EQ(refusal_of(archive(parts_with(""),
                                 [](zip_t* zip) {
                                     zip_set_default_password(zip, "secret");
                                     zip_file_set_encryption(zip, 4, ZIP_EM_AES_256, "secret");
                                 })),
              refusal::unreadable_file);
    auto fine = sheet_of("<row><c><v>1</v></c></row>");
    EXPECT_EQ(refusal_of(fine.substr(0, fine.size() / 2)), refusal::unreadable_file);
    EXPECT_TRUE(read(fine + "data behind the end"));
    auto twice = archive({{"[Content_Types].xml", "<Types/>"}, {"xl/a.xml", "1"}, {"xl/b.xml", "2"}});
    for (auto at = twice.find("xl/b.xml"); at != twice.npos; at = twice.find("xl/b.xml", at))
        twice.replace(at, 8, "xl/a.xml");
    EXPECT_EQ(refusal_of(twice), refusal::unreadable_file);
}

TEST(XlsxReader, any_single_changed_byte_is_survived)
{
    auto const fine    = sheet_of("<row><c t=\"inlineStr\"><is><t>x</t></is></c><c><v>1</v></c></row>");
    int        refused = 0;
    for (std::size_t i = 0; i < fine.size(); ++i) {
        auto changed = fine;
        changed[i]   = static_cast<char>(changed[i] ^ 0x55);
        refused += !read(changed).has_value();
    }
    EXPECT_GT(refused, 100);
}

TEST(XlsxReader, shared_strings_beyond_the_limit_in_memory_lie_in_a_file)
{
    std::string strings, rows;
    for (int i = 0; i < 3'000; ++i) {
        strings += "<si><t>string " + std::to_string(i) + "</t></si>";
        rows += "<row><c t=\"s\"><v>" + std::to_string(2'999 - i) + "</v></c></row>";
    }
    auto sheet =
        read(archive(parts_with("<sheetData>" + rows + "</sheetData>", strings)), {}, {.strings_bytes = 1'000}).value();
    ASSERT_EQ(sheet.rows.size(), 3'000u);
    for (std::size_t i = 0; i < sheet.rows.size(); ++i)
        ASSERT_EQ(sheet.rows[i][0], "string " + std::to_string(2'999 - i));
}

TEST(XlsxWriter, text_is_never_a_formula_and_large_numbers_stay_exact)
{
    TemporaryFile     file;
    std::string const headers[] = {"文字", "数", "金额"};
    XlsxWriter        writer{file.path(), "导出: [全部]", headers};
    OutCell const     first[]  = {OutCell::text("=1+1"), OutCell::number("9007199254740993"),
                                  OutCell::money({-1250, Currency{}})};
    OutCell const     second[] = {OutCell::text("\xff"), OutCell::number("0.1"), OutCell::text("")};
    ASSERT_TRUE(writer.row(first) && writer.row(second));
    OutCell const too_long[] = {OutCell::text(std::string(40'000, 'x'))};
    EXPECT_EQ(writer.row(too_long).error().why, refusal::too_long);
    ASSERT_TRUE(writer.finish());
    auto sheet = read(file_text(file.path())).value();
    EXPECT_EQ(sheet.shape.sheet, "导出   全部");
    EXPECT_EQ(sheet.shape.formulas, 0);
    EXPECT_EQ(sheet.rows.at(1), (std::vector<std::string>{"=1+1", "9007199254740993", "-12.5"}));
    EXPECT_EQ(sheet.rows.at(2), (std::vector<std::string>{"\xef\xbf\xbd", "0.1"})); // XML holds no stray bytes
}

RC_GTEST_PROP(XlsxWriter, P29_text_is_read_back_as_it_was_written, ())
{
    auto        word  = rc::gen::elementOf(std::vector<std::string>{
        "=",    "+",    "'",      "\t",     "\r",  "\n", "_x0041_", "_", "x", "中", "\u202e", " ", std::string(1, '\0'),
        "\x01", "\x7f", "\uffff", "\ufffe", "<&>", "\"", "𠮷"});
    auto        words = *rc::gen::resize(20, rc::gen::nonEmpty(rc::gen::container<std::vector<std::string>>(word)));
    std::string text;
    for (auto const& each : words) text += each;

    TemporaryFile     file;
    std::string const headers[] = {"a", "b"};
    XlsxWriter        writer{file.path(), "s", headers};
    OutCell const     row[] = {OutCell::text(text), OutCell::integer(1)};
    RC_ASSERT(writer.row(row).has_value());
    RC_ASSERT(writer.finish().has_value());
    auto sheet = read(file_text(file.path()));
    RC_ASSERT(sheet.has_value());
    RC_ASSERT(unguarded(sheet->rows.at(1).at(0)) == text); // as whoever imports it reads it
}
