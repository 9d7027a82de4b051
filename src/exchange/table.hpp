// A table read row by row, whatever file it came from.
#pragma once

#include "base/refusal.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::exchange {

BOOST_DEFINE_ENUM_CLASS(CellKind, text, number, date, truth, error, formula)

struct Cell {
    std::string_view text; // UTF-8 as the file had it; dates of spreadsheets as YYYY-MM-DD
    CellKind         kind{CellKind::text};
};

// One row. The cells point into the reader and stay valid until its next call.
struct TableRow {
    std::int64_t           line{}; // 1 for the first: the line of the text, or the row of the sheet
    bool                   hidden{};
    std::optional<Refusal> wrong;  // the row itself is malformed
    std::vector<Cell>      cells;
};

// What was noticed about the file, complete once its last row was read.
struct TableShape {
    std::string              format; // csv, xlsx, json or iati
    std::string              encoding;
    std::string              delimiter;
    std::string              sheet;
    std::vector<std::string> hidden_sheets;
    std::int64_t             hidden_rows{};
    std::int64_t             hidden_columns{};
    std::int64_t             formulas{};
    std::int64_t             merged_cells{};
};

// A row kept beyond the reader's next call.
struct KeptRow {
    struct KeptCell {
        std::string text;
        CellKind    kind{};
    };
    std::int64_t           line{};
    bool                   hidden{};
    std::optional<Refusal> wrong;
    std::vector<KeptCell>  cells;

    KeptRow() = default;
    explicit KeptRow(TableRow const& row);
    TableRow view() const;
};

class TableReader {
public:
    virtual ~TableReader() = default;

    // False after the last row. A refusal concerns the whole file; its pointer is "/lines/<line>".
    virtual Result<bool>      next(TableRow& row) = 0;
    virtual TableShape const& shape() const       = 0;
};

// A refusal of the file because of one line of it.
std::unexpected<Refused> refuse_line(Refusal why, std::int64_t line);

} // namespace penstock::exchange
