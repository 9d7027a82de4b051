#include "exchange/figure_file.hpp"

#include "api/field_words.hpp"
#include "exchange/csv_reader.hpp"
#include "exchange/encoding.hpp"
#include "exchange/file_limits.hpp"
#include "exchange/refusals.hpp"
#include "exchange/values.hpp"
#include "exchange/xlsx_reader.hpp"
#include "indicator/refusals.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace penstock::exchange {

namespace {

enum Column : std::size_t { code, domain, name_zh, name_en, unit, direction, kind, year, op, value, source, note, all };
constexpr std::array<std::string_view, all> names{"indicator_id", "domain_zh", "name_zh",  "name_en", "unit",
                                                  "direction",    "kind",      "year",     "operator", "value",
                                                  "source_url",   "note"};
// The same in the list of figures due.
constexpr std::array<std::string_view, all> fields{"code", "domain", "name_zh", "name_en", "measured_in", "direction",
                                                   "kind", "period", "op",      "value",   "address",     "note"};

bool heads(std::string_view text, std::size_t which)
{
    auto const [zh, en] = api::field_words(fields[which]);
    return text == names[which] || text == zh || text == en;
}

std::optional<Operator> operator_named(std::string_view text)
{
    static std::map<std::string_view, Operator> const signs{
        {"<=", Operator::at_most},   {"≤", Operator::at_most},   {">=", Operator::at_least}, {"≥", Operator::at_least},
        {"<", Operator::less_than},  {">", Operator::more_than}, {"=", Operator::equal}};
    if (auto found = signs.find(text); found != signs.end()) return found->second;
    return named<Operator>(text);
}

// One row, read cell by cell; the first cell that cannot be ends it.
class RowReader {
public:
    RowReader(TableRow const& row, std::array<std::size_t, all> const& columns) : row_{row}, columns_{columns} {}

    std::expected<FigureLine, BadCell> read()
    {
        FigureLine out{.line = row_.line};
        auto&      indicator = out.indicator;
        auto&      figure    = out.figure;
        auto const domain_of = line<300>(domain);
        indicator.code       = line<40>(code);
        indicator.name       = {line<300, 0>(name_zh).value, line<300, 0>(name_en).value};
        auto const measured  = line<300, 0>(unit).value;
        bool const english = std::ranges::all_of(measured, [](char c) { return static_cast<signed char>(c) >= 0; });
        indicator.measured_in = {english ? "" : measured, english ? measured : ""};
        if (indicator.name.empty()) bad(name_zh, refusal::missing_field);
        indicator.direction = choice<Direction>(direction);
        figure.kind         = choice<FigureKind>(kind);
        auto const period   = penstock::Period::from(cell(year));
        if (period) figure.period = *period;
        else bad(year, period.error().why);
        indicator.frequency = period ? period->frequency() : Frequency::yearly;
        if (auto const sign = cell(op); !sign.empty()) {
            figure.op = operator_named(sign);
            if (!figure.op || *figure.op == Operator::within) bad(op, refusal::not_a_choice);
        }
        if (wrong_.line == 0 && (figure.kind == FigureKind::target) != figure.op.has_value())
            bad(op, figure.op ? refusal::not_a_choice : refusal::missing_field);
        auto const number = Decimal::parse(cell(value));
        if (number) figure.value = *number;
        else bad(value, number.error().why);
        figure.address = {line<1000>(source).value};
        if (auto text = Prose<2000>::from(cell(note))) figure.note = *text;
        else bad(note, text.error().why);
        out.domain = domain_of.value;
        if (wrong_.line != 0) return std::unexpected{wrong_};
        return out;
    }

    bool unfilled() const
    {
        return cell(kind) == name_of(FigureKind::actual) && cell(value).empty() && cell(source).empty() &&
               cell(note).empty();
    }

    std::string_view cell(std::size_t which) const
    {
        auto const at = columns_[which];
        return at < row_.cells.size() ? trimmed(row_.cells[at].text) : std::string_view{};
    }

private:
    void bad(std::size_t which, Refusal why)
    {
        if (wrong_.line == 0) wrong_ = {row_.line, std::string{names[which]}, why, std::string{cell(which)}};
    }

    template <std::size_t most, std::size_t least = 1> Line<most, least> line(std::size_t which)
    {
        auto text = Line<most, least>::from(cell(which));
        if (text) return *std::move(text);
        bad(which, cell(which).empty() ? refusal::missing_field : text.error().why);
        return {};
    }

    template <class E> E choice(std::size_t which)
    {
        if (auto found = named<E>(cell(which))) return *found;
        bad(which, cell(which).empty() ? refusal::missing_field : refusal::not_a_choice);
        return {};
    }

    TableRow const&                     row_;
    std::array<std::size_t, all> const& columns_;
    BadCell                             wrong_;
};

Result<std::unique_ptr<TableReader>> open_figures(std::string bytes)
{
    if (bytes.starts_with("PK\x03\x04"))
        return open_xlsx(from_memory(std::move(bytes)), {}, file_limits().for_reading().xlsx);
    auto text = TRY(as_utf8(from_memory(std::move(bytes))));
    return std::unique_ptr<TableReader>{std::make_unique<CsvReader>(std::move(text.bytes), ',')};
}

} // namespace

Result<FigureFile> read_figures(std::string bytes)
{
    if (bytes.size() > figure_file_bytes_most)
        return refuse(refusal::too_large, std::to_string(figure_file_bytes_most));
    auto       reader = TRY(open_figures(std::move(bytes)));
    TableRow   row;
    FigureFile out;
    if (!TRY(reader->next(row))) return refuse(refusal::nothing_to_import);
    std::array<std::size_t, all> columns{};
    for (std::size_t which = 0; which < all; ++which) {
        auto const found =
            std::ranges::find_if(row.cells, [&](Cell const& each) { return heads(trimmed(each.text), which); });
        if (found == row.cells.end()) return refuse(refusal::column_missing, std::string{names[which]});
        columns[which] = static_cast<std::size_t>(found - row.cells.begin());
    }
    while (TRY(reader->next(row))) {
        if (std::ranges::all_of(row.cells, [](Cell const& each) { return trimmed(each.text).empty(); })) continue;
        if (static_cast<std::size_t>(++out.rows) > figures_at_once_most)
            return refuse(refusal::too_large, std::to_string(figures_at_once_most));
        if (row.wrong) {
            out.bad.push_back({row.line, "", *row.wrong, ""});
            continue;
        }
        RowReader cells{row, columns};
        if (cells.unfilled()) {
            ++out.unfilled;
            continue;
        }
        auto read = cells.read();
        if (read) out.lines.push_back(*std::move(read));
        else out.bad.push_back(read.error());
    }
    if (out.rows == 0) return refuse(refusal::nothing_to_import);
    return out;
}

} // namespace penstock::exchange
