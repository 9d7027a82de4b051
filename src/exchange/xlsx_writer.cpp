// The XLSX half of table_writer.hpp, on libxlsxwriter.
#include "exchange/table_writer.hpp"
#include "journal/refusals.hpp"

#include <fmt/format.h>
#include <unicode/utf8.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <cstdlib>

namespace penstock::exchange {

namespace {

constexpr lxw_row_t   rows_most   = 1'048'576;
constexpr std::size_t digits_most = 15, sheet_name_longest = 31;
constexpr lxw_col_t   columns_most = 16'384;

// Only what a double carries exactly may become a number; the rest would be rounded on opening.
bool exact_as_double(std::string_view decimal)
{
    if (decimal.starts_with('-')) decimal.remove_prefix(1);
    std::size_t digits = 0, points = 0;
    for (char c : decimal) {
        if ('0' <= c && c <= '9') ++digits;
        else if (c == '.') ++points;
        else return false;
    }
    return 0 < digits && digits <= digits_most && points <= 1 && decimal[0] != '.';
}

// The first 31 characters without those a sheet's name must not have; never empty.
std::string sheet_name(std::string_view wanted)
{
    std::string  out;
    std::size_t  length = 0;
    std::int64_t at     = 0;
    while (at < static_cast<std::int64_t>(wanted.size())) {
        std::int64_t from = at;
        UChar32      point = 0;
        U8_NEXT(reinterpret_cast<std::uint8_t const*>(wanted.data()), at, static_cast<std::int64_t>(wanted.size()),
                point);
        std::size_t units = point > 0xffff ? 2 : 1;
        bool bad = point < 0x20 || (point < 0x80 && std::string_view{"[]:*?/\\'"}.find(static_cast<char>(point)) !=
                                                        std::string_view::npos);
        if (length + units > sheet_name_longest) break;
        length += units;
        if (bad) out += ' ';
        else out += wanted.substr(static_cast<std::size_t>(from), static_cast<std::size_t>(at - from));
    }
    out.erase(out.find_last_not_of(' ') + 1);
    return out.empty() ? "Sheet1" : out;
}

// Characters XML cannot hold as _xHHHH_, what already looks so escaped once more (ECMA-376 part 1, 22.9.2.19), and
// U+FFFD for bytes that are no UTF-8.
std::string escaped(std::string_view text)
{
    auto looks_escaped = [](std::string_view at) {
        auto hexadecimal = [](char c) { return std::isxdigit(static_cast<unsigned char>(c)) != 0; };
        return at.size() >= 7 && at.starts_with("_x") && at[6] == '_' &&
               std::ranges::all_of(at.substr(2, 4), hexadecimal);
    };
    std::string out;
    for (std::int64_t at = 0, size = static_cast<std::int64_t>(text.size()); at < size;) {
        auto    from = static_cast<std::size_t>(at);
        UChar32 point = 0;
        U8_NEXT(reinterpret_cast<std::uint8_t const*>(text.data()), at, size, point);
        bool control = 0 <= point && point < 0x20 && point != '\n' && point != '\t';
        if (control || point == 0xfffe || point == 0xffff)
            out += fmt::format("_x{:04X}_", static_cast<unsigned>(point));
        else if (point < 0) out += "\xef\xbf\xbd";
        else if (looks_escaped(text.substr(from))) out += "_x005F_";
        else out += text.substr(from, static_cast<std::size_t>(at) - from);
    }
    return out;
}

std::string number_format(int decimals)
{
    return decimals == 0 ? "#,##0" : "#,##0." + std::string(static_cast<std::size_t>(decimals), '0');
}

} // namespace

struct XlsxWriter::Book {
    lxw_workbook*              workbook{};
    lxw_worksheet*             sheet{};
    std::array<lxw_format*, 5> money{}; // by number of decimals
    std::filesystem::path      file;
    lxw_row_t                  next_row{};
    lxw_col_t                  columns{};

    ~Book()
    {
        if (workbook) lxw_workbook_free(workbook);
    }

    lxw_format* money_format(int decimals)
    {
        auto& format = money.at(static_cast<std::size_t>(decimals));
        if (!format) {
            format = workbook_add_format(workbook);
            format_set_num_format(format, number_format(decimals).c_str());
        }
        return format;
    }

    Result<void> write(lxw_col_t column, OutCell const& cell)
    {
        bool number = cell.kind != OutCell::Kind::text && exact_as_double(cell.value);
        if (number) {
            auto* format = cell.kind == OutCell::Kind::money ? money_format(cell.decimals) : nullptr;
            worksheet_write_number(sheet, next_row, column, std::strtod(cell.value.c_str(), nullptr), format);
            return {};
        }
        if (cell.value.empty()) return {};
        // Of such a text reading would take an apostrophe away, for it cannot know that no guard was written.
        auto text  = (unguarded(cell.value) == cell.value ? "" : "'") + cell.value;
        auto error = worksheet_write_string(sheet, next_row, column, escaped(text).c_str(), nullptr);
        if (error == LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED) return refuse(refusal::too_long);
        expects(error == LXW_NO_ERROR);
        return {};
    }
};

XlsxWriter::XlsxWriter(std::filesystem::path file, std::string_view sheet, std::span<std::string const> headers)
    : book_{new Book}
{
    auto                 folder = std::filesystem::temp_directory_path().string();
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    options.tmpdir          = folder.data();
    book_->file             = std::move(file);
    book_->workbook         = workbook_new_opt(book_->file.c_str(), &options);
    if (!book_->workbook) throw Unavailable{"temporary file"};
    book_->sheet = workbook_add_worksheet(book_->workbook, sheet_name(sheet).c_str());
    if (!book_->sheet) throw Unavailable{"temporary file"};

    auto* bold = workbook_add_format(book_->workbook);
    format_set_bold(bold);
    expects(headers.size() <= columns_most);
    for (auto const& header : headers)
        worksheet_write_string(book_->sheet, 0, book_->columns++, escaped(header).c_str(), bold);
    worksheet_freeze_panes(book_->sheet, 1, 0);
    book_->next_row = 1;
}

XlsxWriter::~XlsxWriter()                     = default;
XlsxWriter::XlsxWriter(XlsxWriter&&) noexcept = default;

Result<void> XlsxWriter::row(std::span<OutCell const> cells)
{
    if (book_->next_row == rows_most || cells.size() > columns_most) return refuse(refusal::too_large);
    lxw_col_t column = 0;
    for (auto const& cell : cells) CHECK(book_->write(column++, cell));
    ++book_->next_row;
    return {};
}

Result<void> XlsxWriter::finish()
{
    expects(book_->workbook != nullptr);
    if (book_->columns > 0)
        worksheet_autofilter(book_->sheet, 0, 0, book_->next_row - 1, static_cast<lxw_col_t>(book_->columns - 1));
    auto error = workbook_close(std::exchange(book_->workbook, nullptr));
    if (error != LXW_NO_ERROR) return refuse(refusal::unreadable_file, lxw_strerror(error));
    return {};
}

} // namespace penstock::exchange
