#include "exchange/xlsx_reader.hpp"

#include "exchange/refusals.hpp"
#include "exchange/xlsx_parts.hpp"
#include "exchange/xml_reader.hpp"
#include "journal/refusals.hpp"

#include <algorithm>
#include <charconv>

namespace penstock::exchange {

namespace {

// Reads a sheet's rows; after each row the parser pauses, so that one row is in memory at a time.
class SheetEvents final : public XmlEvents {
public:
    SheetEvents(XlsxBook const& book, std::vector<bool> date_styles, XlsxStrings strings, XlsxLimits const& limits,
                TableShape& shape)
        : from_1904_{book.from_1904},
          date_styles_{std::move(date_styles)},
          strings_{std::move(strings)},
          limits_{limits},
          shape_{shape}
    {}

    XmlReader* reader{};
    KeptRow    row;
    bool       row_is_ready{};

    void opened(std::string_view name, XmlAttributes attributes) override
    {
        if (name == "row") open_row(attributes);
        else if (name == "c") open_cell(attributes);
        else if (name == "f") has_formula_ = in_cell_;
        else if (name == "rPh") ++phonetic_;
        else if (name == "v" || name == "t") in_value_ = in_cell_ && phonetic_ == 0;
        else if (name == "mergeCell") ++shape_.merged_cells;
        else if (name == "col") count_hidden_columns(attributes);
    }
    void closed(std::string_view name) override
    {
        if (name == "v" || name == "t") in_value_ = false;
        else if (name == "rPh") --phonetic_;
        else if (name == "c" && in_cell_) close_cell();
        else if (name == "row" && in_row_) close_row();
    }
    void text(std::string_view piece) override
    {
        if (!in_value_) return;
        row_bytes_ += piece.size();
        if (value_.size() + piece.size() > limits_.cell_bytes) return reader->stop(refusal::too_long, row.line);
        if (row_bytes_ > limits_.row_bytes) return reader->stop(refusal::too_large, row.line);
        value_ += piece;
    }

private:
    void open_row(XmlAttributes attributes)
    {
        std::int64_t line = last_line_ + 1;
        if (auto given = attributes["r"]; !given.empty()) line = number(given);
        if (line <= last_line_) return reader->stop(refusal::unreadable_file, last_line_ + 1);
        if (line > limits_.rows) return reader->stop(refusal::too_large, line);
        last_line_ = line;
        row        = {};
        row.line   = line;
        row.hidden = attributes.flag("hidden");
        row_bytes_ = 0;
        in_row_    = true;
    }

    void open_cell(XmlAttributes attributes)
    {
        if (!in_row_) return reader->stop(refusal::unreadable_file);
        in_cell_     = true;
        has_formula_ = false;
        value_.clear();
        type_   = attributes["t"];
        style_  = number(attributes["s"]);
        column_ = row.cells.size();
        if (auto reference = attributes["r"]; !reference.empty()) column_ = column_of(reference);
        if (column_ < row.cells.size()) reader->stop(refusal::unreadable_file, row.line);
        else if (column_ >= limits_.columns) reader->stop(refusal::too_large, row.line);
    }

    void close_cell()
    {
        in_cell_ = false;
        if (value_.empty() && !has_formula_) return; // formatted but empty, as in whole styled columns
        row.cells.resize(column_ + 1);
        auto& cell = row.cells.back();
        cell.kind  = CellKind::text;
        if (type_ == "s") {
            auto place = number(value_);
            if (place < 0 || place >= static_cast<std::int64_t>(strings_.size()))
                return reader->stop(refusal::unreadable_file, row.line);
            cell.text = strings_.at(static_cast<std::size_t>(place));
            row_bytes_ += cell.text.size();
            if (row_bytes_ > limits_.row_bytes) return reader->stop(refusal::too_large, row.line);
        } else if (type_ == "b") {
            cell = {value_ == "1" ? "TRUE" : "FALSE", CellKind::truth};
        } else if (type_ == "e") {
            cell = {value_, CellKind::error};
        } else if (type_ == "str" || type_ == "inlineStr") {
            cell.text = without_escapes(value_);
        } else if (type_ == "d") {
            cell = {value_, CellKind::date};
        } else {
            bool date = style_ >= 0 && style_ < static_cast<std::int64_t>(date_styles_.size()) &&
                        date_styles_[static_cast<std::size_t>(style_)];
            cell = date ? KeptRow::KeptCell{date_of_serial(value_, from_1904_), CellKind::date}
                        : KeptRow::KeptCell{shortest_decimal(value_), CellKind::number};
        }
        if (has_formula_) {
            cell.kind = CellKind::formula;
            ++shape_.formulas;
        }
    }

    void close_row()
    {
        in_row_      = false;
        row_is_ready = true;
        shape_.hidden_rows += row.hidden;
        reader->pause();
    }

    void count_hidden_columns(XmlAttributes attributes)
    {
        if (!attributes.flag("hidden")) return;
        auto first = number(attributes["min"]), last = number(attributes["max"]);
        if (1 <= first && first <= last && last <= static_cast<std::int64_t>(limits_.columns))
            shape_.hidden_columns += last - first + 1;
    }

    // "BC12" is column 54; anything else lies beyond every limit.
    std::size_t column_of(std::string_view reference) const
    {
        std::size_t column = 0;
        for (char c : reference) {
            if ('0' <= c && c <= '9') break;
            if (c < 'A' || c > 'Z' || column > limits_.columns) return limits_.columns;
            column = column * 26 + static_cast<std::size_t>(c - 'A' + 1);
        }
        return column == 0 ? limits_.columns : column - 1;
    }

    static std::int64_t number(std::string_view text)
    {
        std::int64_t out  = -1;
        auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
        return error == std::errc{} && end == text.data() + text.size() ? out : -1;
    }

    bool              from_1904_;
    std::vector<bool> date_styles_;
    XlsxStrings       strings_;
    XlsxLimits        limits_;
    TableShape&       shape_;
    std::int64_t      last_line_{}, style_{};
    std::size_t       column_{}, row_bytes_{};
    std::string       type_, value_;
    int               phonetic_{};
    bool              in_row_{}, in_cell_{}, in_value_{}, has_formula_{};
};

class XlsxReader final : public TableReader {
public:
    XlsxReader(XlsxBook const& book, XlsxSheet const& sheet, std::vector<bool> date_styles, XlsxStrings strings,
               std::unique_ptr<ByteSource> bytes, XlsxLimits const& limits)
        : events_{book, std::move(date_styles), std::move(strings), limits, shape_},
          xml_{std::move(bytes), events_}
    {
        events_.reader  = &xml_;
        shape_.format   = "xlsx";
        shape_.encoding = "UTF-8";
        shape_.sheet    = sheet.name;
        for (auto const& other : book.sheets)
            if (other.hidden) shape_.hidden_sheets.push_back(other.name);
    }

    Result<bool> next(TableRow& row) override
    {
        events_.row_is_ready = false;
        while (!events_.row_is_ready)
            if (!TRY(xml_.advance()) && !events_.row_is_ready) return false;
        row = events_.row.view();
        return true;
    }
    TableShape const& shape() const override { return shape_; }

private:
    TableShape  shape_;
    SheetEvents events_;
    XmlReader   xml_;
};

} // namespace

Result<std::unique_ptr<TableReader>> open_xlsx(std::unique_ptr<ByteSource> bytes, std::string_view sheet,
                                               XlsxLimits const& limits)
{
    auto package = TRY(XlsxPackage::open(*bytes, limits));
    auto book    = TRY(read_book(package));
    bool any     = sheet.empty() || book.sheets.size() == 1; // the only sheet is meant, whatever its name
    auto wanted  = std::ranges::find_if(
        book.sheets, [&](XlsxSheet const& each) { return any ? !each.hidden : each.name == sheet; });
    if (wanted == book.sheets.end()) return refuse(refusal::unknown_sheet, std::string{sheet});
    auto dates   = TRY(read_date_styles(package, book.styles_entry));
    auto strings = TRY(read_strings(package, book.strings_entry, limits));
    auto entry   = TRY(XlsxPackage::entry(package, wanted->entry));
    return std::make_unique<XlsxReader>(book, *wanted, std::move(dates), std::move(strings), std::move(entry), limits);
}

} // namespace penstock::exchange
