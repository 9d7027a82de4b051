// A table of figures of indicators: one row for each baseline, target and value, with the address it was published
// at. Its columns are named, in any order: indicator_id, domain_zh, name_zh, name_en, unit, direction, kind, year,
// operator, value, source_url, note; or as the list of figures due heads them in either language.
#pragma once

#include "exchange/table.hpp"
#include "indicator/indicator.hpp"

#include <string>
#include <vector>

namespace penstock::exchange {

inline constexpr std::size_t figure_file_bytes_most = 4 << 20;

// A row that can be taken over.
struct FigureLine {
    std::int64_t  line{}; // of the file, the header's is 1
    std::string   domain;
    IndicatorText indicator;
    FigureText    figure;
};

// A cell that cannot.
struct BadCell {
    std::int64_t line{};
    std::string  column;
    Refusal      why{};
    std::string  cell;
};

// Every row below the header is in one of the two or unfilled, but for blank ones.
struct FigureFile {
    std::int64_t            rows{};
    std::int64_t            unfilled{}; // of figures that are due: neither value, nor source, nor note
    std::vector<FigureLine> lines;
    std::vector<BadCell>    bad; // at most one of a row, the first
};

// CSV in any encoding, or a workbook's first sheet. Refuses what their readers refuse, column_missing with the name of
// the column, nothing_to_import, and too_large beyond figures_at_once_most rows.
Result<FigureFile> read_figures(std::string bytes);

} // namespace penstock::exchange
