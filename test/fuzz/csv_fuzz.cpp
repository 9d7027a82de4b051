// CSV in any encoding, through detection, reading and judging; whatever comes out is written and read back equal.
#include "exchange/award_file.hpp"
#include "exchange/table_writer.hpp"

using namespace penstock;
using namespace penstock::exchange;

namespace {

using Rows = std::vector<std::vector<std::string>>;

// The rows of a text; nothing when it is refused.
std::optional<Rows> rows_of(std::string text)
{
    CsvReader reader{from_memory(std::move(text)), ','};
    TableRow  row;
    Rows      out;
    for (;;) {
        auto more = reader.next(row);
        if (!more) return std::nullopt;
        if (!*more) return out;
        out.emplace_back();
        for (auto const& cell : row.cells) out.back().emplace_back(unguarded(cell.text));
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    std::string text{reinterpret_cast<char const*>(data), size};
    if (auto rows = rows_of(text)) {
        std::string written;
        CsvWriter   writer{[&](std::string_view piece) { written += piece; }};
        for (auto const& row : *rows) {
            std::vector<OutCell> cells;
            for (auto const& cell : row) cells.push_back(OutCell::text(cell));
            writer.row(cells);
        }
        writer.finish();
        expects(rows_of(written) == rows);
    }
    auto file = open_awards(from_memory(text));
    if (!file) return 0;
    RowOutcome   row;
    std::int64_t rows = 0;
    for (;;) {
        auto more = file->rows->next(row);
        if (!more || !*more) break;
        if (row.fate != RowFate::total) expects(row.row == ++rows);
        expects((row.fate == RowFate::accepted) == (row.problems.empty() && row.fate != RowFate::total));
    }
    return 0;
}
