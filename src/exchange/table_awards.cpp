#include "exchange/table_awards.hpp"

#include "api/refusals.hpp"
#include "exchange/refusals.hpp"
#include "exchange/row_builder.hpp"
#include "exchange/seen_numbers.hpp"
#include "exchange/table_writer.hpp"

#include <algorithm>

namespace penstock::exchange {

namespace {

constexpr std::size_t kept_cell_longest = 64 << 10;

class TableAwards final : public AwardRows {
public:
    TableAwards(std::unique_ptr<TableReader> reader, std::deque<KeptRow> ahead, std::vector<std::string> headers,
                Mapping const& mapping, Columns columns, std::int64_t rows_most)
        : reader_{std::move(reader)},
          ahead_{std::move(ahead)},
          headers_{std::move(headers)},
          mapping_{mapping},
          columns_{std::move(columns)},
          rows_most_{rows_most},
          style_{mapping.currency, mapping.unit, mapping.decimal_mark, mapping.group_mark}
    {
        for (auto const& shape : mapping.dates)
            if (auto parsed = DateShape::parse(shape)) shapes_.push_back(*parsed);
        if (mapping.dates.empty()) shapes_.assign(usual_shapes().begin(), usual_shapes().end());
        for (auto const& word : mapping.total_words) total_keys_.push_back(header_key(word));
        for (auto const& header : headers_) header_keys_.push_back(header_key(header));
    }

    Result<bool>                    next(RowOutcome& outcome) override;
    std::vector<std::string> const& headers() const override { return headers_; }
    TableShape const&               shape() const override { return reader_->shape(); }

private:
    Result<bool>     next_row();
    void             judge(RowOutcome& outcome);
    void             judge_total(RowOutcome& outcome);
    bool             is_total() const;
    bool             repeats_header() const;
    void             check_width(RowBuilder& builder);
    void             read_texts(RowBuilder& builder, AwardRow& award);
    void             read_amounts(RowBuilder& builder, RowOutcome& outcome);
    void             read_dates(RowBuilder& builder, AwardRow& award);
    Place            place(RowBuilder& builder, int column) const;
    Place            place(RowBuilder& builder, Field field) const { return place(builder, columns_[field]); }
    std::string      line(RowBuilder& builder, Field field, std::size_t longest, bool needed = false);
    std::string_view text(Field field) const;

    std::unique_ptr<TableReader> reader_;
    std::deque<KeptRow>          ahead_;
    std::optional<KeptRow>       kept_; // keeps the cells of row_ alive
    TableRow                     row_;
    std::vector<std::string>     headers_, header_keys_;
    Mapping                      mapping_;
    Columns                      columns_;
    std::int64_t                 rows_most_, rows_{};
    AmountStyle                  style_;
    std::vector<DateShape>       shapes_;
    std::vector<std::string>     total_keys_;
    std::map<Currency, __int128> stated_, stated_since_total_;
    SeenNumbers                  seen_;
};

Result<bool> TableAwards::next_row()
{
    if (ahead_.empty()) return reader_->next(row_);
    kept_ = std::move(ahead_.front());
    ahead_.pop_front();
    row_ = kept_->view();
    return true;
}

Result<bool> TableAwards::next(RowOutcome& outcome)
{
    bool blank = true;
    while (blank) {
        if (!TRY(next_row())) return false;
        blank = std::ranges::all_of(row_.cells, [](Cell const& cell) { return trimmed(cell.text).empty(); });
    }
    outcome      = {};
    outcome.line = row_.line;
    for (auto const& cell : row_.cells) outcome.cells.push_back(shown(cell.text, kept_cell_longest));
    if (is_total()) {
        judge_total(outcome);
        return true;
    }
    if (rows_ == rows_most_) return refuse_line(refusal::too_large, row_.line);
    outcome.row = ++rows_;
    judge(outcome);
    return true;
}

std::string_view TableAwards::text(Field field) const
{
    int column = columns_[field];
    if (column < 0 || static_cast<std::size_t>(column) >= row_.cells.size()) return {};
    return row_.cells[static_cast<std::size_t>(column)].text;
}

// A row such as "合计,,,599106.13": its first text is a total word and it names no title or no organisation.
bool TableAwards::is_total() const
{
    auto first = std::ranges::find_if(row_.cells, [](Cell const& cell) { return !trimmed(cell.text).empty(); });
    if (first == row_.cells.end() || first->text.size() > 40) return false;
    auto key = header_key(first->text);
    if (key.ends_with(':')) key.pop_back();
    if (std::ranges::find(total_keys_, key) == total_keys_.end()) return false;
    auto empty = [&](Field field) { return columns_[field] >= 0 && trimmed(text(field)).empty(); };
    return empty(Field::title) || empty(Field::organisation);
}

void TableAwards::judge_total(RowOutcome& outcome)
{
    outcome.fate = RowFate::total;
    RowBuilder builder{outcome};
    Place      where = place(builder, Field::amount);
    if (where.column == 0 || trimmed(where.cell).empty()) return;
    auto total = builder.amount(where, style_, false, false);
    if (!total) return;
    outcome.stated = total;
    auto sum       = stated_[total->currency];
    auto since     = stated_since_total_[total->currency];
    if (total->minor != sum && total->minor != since) builder.problem(where, refusal::totals_differ);
    stated_since_total_.clear();
}

bool TableAwards::repeats_header() const
{
    return std::ranges::equal(row_.cells, header_keys_, [](Cell const& cell, std::string const& key) {
        return cell.text.size() <= 4 * key.size() + 100 && header_key(cell.text) == key;
    });
}

// A CSV row has exactly the header's columns; a sheet leaves empty cells out and may carry empty ones beyond.
void TableAwards::check_width(RowBuilder& builder)
{
    bool fits = row_.cells.size() == headers_.size();
    if (!fits && shape().format == "xlsx") {
        while (row_.cells.size() > headers_.size() && row_.cells.back().text.empty()) row_.cells.pop_back();
        fits = row_.cells.size() <= headers_.size();
        if (fits) row_.cells.resize(headers_.size());
    }
    if (!fits) builder.problem({}, refusal::wrong_column_count);
}

// The cell of a column, if the file has the column; formulas and errors are problems as soon as they are asked for.
Place TableAwards::place(RowBuilder& builder, int column) const
{
    if (column < 0 || static_cast<std::size_t>(column) >= row_.cells.size()) return {};
    auto const& cell = row_.cells[static_cast<std::size_t>(column)];
    Place       out{column + 1, headers_[static_cast<std::size_t>(column)], cell.text};
    if (cell.kind == CellKind::formula) builder.problem(out, refusal::formula_cell);
    if (cell.kind == CellKind::error) builder.problem(out, refusal::error_cell);
    if (cell.kind == CellKind::formula || cell.kind == CellKind::error) out.cell = {};
    if (auto plain = unguarded(out.cell); plain.size() != out.cell.size()) {
        builder.note(out, Adjustment::formula_mark_removed);
        out.cell = plain;
    }
    return out;
}

std::string TableAwards::line(RowBuilder& builder, Field field, std::size_t longest, bool needed)
{
    if (columns_[field] < 0) return mapping_.constant(field);
    auto where = place(builder, field);
    auto kind  = row_.cells[static_cast<std::size_t>(columns_[field])].kind;
    bool said  = kind == CellKind::formula || kind == CellKind::error; // its problem is there already
    return builder.line(where, longest, needed && !said);
}

void TableAwards::judge(RowOutcome& outcome)
{
    RowBuilder builder{outcome};
    if (row_.wrong) builder.problem({}, *row_.wrong);
    bool repeats = repeats_header();
    if (repeats) builder.problem({}, refusal::repeated_header);
    check_width(builder);
    if (outcome.problems.empty()) {
        read_texts(builder, outcome.award);
        read_amounts(builder, outcome);
        read_dates(builder, outcome.award);
    }
    if (auto number = trimmed(text(Field::number)); !number.empty() && !repeats && !seen_.add(number))
        builder.problem(
            {columns_[Field::number] + 1, headers_[static_cast<std::size_t>(columns_[Field::number])], number},
            refusal::repeated_in_file);
    if (outcome.stated) {
        stated_[outcome.stated->currency] += outcome.stated->minor;
        stated_since_total_[outcome.stated->currency] += outcome.stated->minor;
    }
    std::ranges::stable_sort(outcome.problems, {}, &RowProblem::column);
    builder.finish();
}

void TableAwards::read_texts(RowBuilder& builder, AwardRow& award)
{
    constexpr auto name  = RowBuilder::name_longest;
    award.number         = line(builder, Field::number, RowBuilder::number_longest, true);
    award.title          = line(builder, Field::title, RowBuilder::title_longest, columns_[Field::title] >= 0);
    award.title_language = mapping_.title_language;
    award.programme      = line(builder, Field::programme, name);
    award.programme_code = line(builder, Field::programme_code, RowBuilder::number_longest);
    award.funder         = line(builder, Field::funder, name);
    award.organisation   = line(builder, Field::organisation, name, true);
    award.lead           = line(builder, Field::lead, name);
    award.outcome        = line(builder, Field::outcome, name);
    award.recipient_kind = "organisation";
    if (columns_[Field::description] >= 0) award.description = builder.prose(place(builder, Field::description));
    if (auto id = line(builder, Field::organisation_id, RowBuilder::number_longest); !id.empty())
        award.organisation_ids.push_back({mapping_.organisation_scheme, id});
    if (auto role = line(builder, Field::lead_role, name); !role.empty() && !award.lead.empty())
        award.participants.push_back({award.lead, role, award.organisation});
    for (auto const& [scheme, column] : columns_.outside_ids)
        if (auto id = builder.line(place(builder, column), RowBuilder::number_longest); !id.empty())
            award.outside_ids.push_back({scheme, id});
    if (award.title.empty() && columns_[Field::title] < 0) {
        award.title = award.number;
        builder.note({columns_[Field::number] + 1, "", award.number}, Adjustment::number_as_title);
    }
}

void TableAwards::read_amounts(RowBuilder& builder, RowOutcome& outcome)
{
    AmountStyle style = style_;
    if (columns_[Field::currency] >= 0) {
        auto where = place(builder, Field::currency);
        if (auto found = Currency::from_code(trimmed(where.cell))) style.currency = *found;
        else
            return builder.problem(where,
                                   trimmed(where.cell).empty() ? refusal::missing_field : refusal::unknown_currency);
    }
    auto read = [&](Field field, bool needed, bool above_zero) -> std::optional<Money> {
        if (columns_[field] < 0) return std::nullopt;
        auto kind  = row_.cells[static_cast<std::size_t>(columns_[field])].kind;
        auto where = place(builder, field);
        if (kind == CellKind::formula || kind == CellKind::error) return std::nullopt;
        return builder.amount(where, style, needed, above_zero);
    };
    outcome.stated = outcome.award.amount = read(Field::amount, true, true);
    outcome.award.applied                 = read(Field::applied, false, false);
    outcome.award.disbursed               = read(Field::disbursed, false, false);
}

void TableAwards::read_dates(RowBuilder& builder, AwardRow& award)
{
    auto read = [&](Field field, bool end) -> std::optional<Day> {
        if (columns_[field] < 0) return std::nullopt;
        return builder.day(place(builder, field), shapes_, end, mapping_.unreadable_dates);
    };
    award.awarded_on = read(Field::awarded_on, false);
    award.starts_on  = read(Field::starts_on, false);
    award.ends_on    = read(Field::ends_on, true);
    Field end        = Field::ends_on;
    if (columns_[Field::period] >= 0) {
        end         = Field::period;
        auto period = builder.period(place(builder, Field::period), shapes_, mapping_.unreadable_dates);
        if (period.starts_on) award.starts_on = period.starts_on;
        if (period.ends_on) award.ends_on = period.ends_on;
    }
    if (columns_[end] < 0) return;
    auto const& cell = row_.cells[static_cast<std::size_t>(columns_[end])];
    builder.check_order({columns_[end] + 1, headers_[static_cast<std::size_t>(columns_[end])], cell.text},
                        mapping_.unreadable_dates);
}

} // namespace

Result<std::unique_ptr<AwardRows>> table_awards(std::unique_ptr<TableReader> reader, std::deque<KeptRow> ahead,
                                                std::vector<std::string> headers, Mapping const& mapping,
                                                std::int64_t rows_most)
{
    auto columns = TRY(find_columns(mapping, headers));
    return std::make_unique<TableAwards>(std::move(reader), std::move(ahead), std::move(headers), mapping,
                                         std::move(columns), rows_most);
}

} // namespace penstock::exchange
