#include "exchange/import_preview.hpp"

#include "exchange/refusals.hpp"
#include "exchange/values.hpp"

#include <algorithm>

namespace penstock::exchange {

namespace {

constexpr std::size_t shown_problems_most = 200, shown_rows_most = 20, samples_most = 3, shown_cell_longest = 200;

// The mapping that says what the columns of a 360Giving package are; its headers are those of the spreadsheet.
Mapping const& columns_mapping(ListCounts const& counts)
{
    auto const& used = counts.mapping;
    if (used.format != "json" && used.format != "iati") return used;
    auto const& shipped = shipped_mappings();
    auto        found   = std::ranges::find(shipped, "360giving", &Mapping::name);
    expects(found != shipped.end());
    return *found;
}

std::vector<ImportColumn> columns_of(ListCounts const& counts, std::vector<std::vector<std::string>>& samples)
{
    std::vector<ImportColumn> out;
    for (auto const& header : counts.headers) {
        auto at = out.size();
        out.push_back({static_cast<std::int64_t>(at) + 1, header, "",
                       at < samples.size() ? std::move(samples[at]) : std::vector<std::string>{}});
    }
    auto columns = find_columns(columns_mapping(counts), counts.headers);
    if (!columns) return out;
    auto name = [&](int place, std::string_view field) {
        if (place < 0) return;
        auto& column = out[static_cast<std::size_t>(place)];
        if (column.field.empty()) column.field = field;
    };
    for (auto const& field : enumerators<Field>()) name((*columns)[field.value], field.name);
    for (auto const& [scheme, place] : columns->outside_ids) name(place, scheme);
    return out;
}

class Preview {
public:
    explicit Preview(Reader& reader) : newcomers_{reader} {}

    void row(RowOutcome const& row, RowStanding const& standing)
    {
        if (out_.first_rows.size() < shown_rows_most) out_.first_rows.push_back(row.cells);
        for (std::size_t i = 0; i < row.cells.size(); ++i) take_sample(i, row.cells[i]);
        for (auto const& problem : row.problems) {
            if (out_.problems.size() == shown_problems_most) break;
            bool known = problem.why == refusal::repeated_identifier;
            out_.problems.push_back({problem.line, problem.column, shown(problem.header, 500),
                                     std::string{name_of(problem.why)}, words(problem.why), problem.cell,
                                     known ? standing.known_as : ""});
        }
        if (row.fate != RowFate::accepted || standing.unchanged) return;
        newcomers_.add(programme_of(row.award));
        newcomers_.add(organisation_of(row.award, standing.numbers.front().scheme));
    }

    ImportPreview finish(ListCounts const& counts)
    {
        out_.format       = counts.shape.format;
        out_.encoding     = counts.shape.encoding;
        out_.mapping_name = counts.mapping.name;
        out_.mapping_text = mapping_text(counts.mapping);
        out_.columns      = columns_of(counts, samples_);
        for (auto const& field : enumerators<Field>()) out_.fields.emplace_back(field.name);
        for (auto const& doubt : counts.doubts)
            out_.doubts.push_back({std::string{name_of(doubt.field)}, doubt.header, doubt.question});
        out_.rows              = counts.read;
        out_.accepted          = counts.accepted;
        out_.rejected          = counts.rejected;
        out_.unchanged         = counts.unchanged;
        out_.new_programmes    = newcomers_.programmes();
        out_.new_organisations = newcomers_.organisations();
        for (auto const& sum : counts.sums())
            out_.sums.push_back({sum.currency, sum.minor, counts.accepted_sums.at(sum.currency).count});
        for (auto const& sum : counts.disbursed())
            out_.disbursed_sums.push_back({sum.currency, sum.minor, counts.disbursed_sums.at(sum.currency).count});
        for (auto const& [why, count] : counts.problems)
            out_.problem_counts.push_back({std::string{name_of(why)}, words(why), count});
        for (auto const& [what, count] : counts.notes)
            out_.note_counts.push_back({std::string{name_of(what)}, words(what), count});
        for (auto const& [rule, count] : counts.findings)
            out_.finding_counts.push_back({rule, terms_of(rule).question, count});
        std::ranges::stable_sort(out_.problem_counts, std::greater{}, &ImportProblemCount::count);
        return std::move(out_);
    }

private:
    void take_sample(std::size_t column, std::string const& cell)
    {
        if (samples_.size() <= column) samples_.resize(column + 1);
        auto& samples = samples_[column];
        if (cell.empty() || samples.size() == samples_most) return;
        auto text = shown(cell, shown_cell_longest);
        if (std::ranges::find(samples, text) == samples.end()) samples.push_back(std::move(text));
    }

    ImportPreview                         out_;
    Newcomers                             newcomers_;
    std::vector<std::vector<std::string>> samples_;
};

} // namespace

Result<ImportPreview> preview_list(Reader& reader, ListSource const& list, std::string const& mapping,
                                   Progress* progress)
{
    Preview preview{reader};
    auto    take   = [&](RowOutcome const& row, RowStanding const& standing) { preview.row(row, standing); };
    auto    counts = TRY(count_list(reader, list, mapping, take, {progress}));
    return preview.finish(counts);
}

} // namespace penstock::exchange
