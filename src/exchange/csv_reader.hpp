// Comma-separated values (RFC 4180 and its common relatives), streamed.
#pragma once

#include "exchange/byte_source.hpp"
#include "exchange/table.hpp"

namespace penstock::exchange {

struct CsvLimits {
    std::size_t cell_bytes = std::size_t{64} << 10;
    std::size_t row_bytes  = std::size_t{1} << 20;
    std::size_t columns    = 16'384;
};

// Reads UTF-8. Lines end with CRLF, LF or CR; a quoted cell may hold any of them and doubled quotes. A quote inside an
// unquoted cell is an ordinary character. Text after a closing quote is kept and the row marked stray_quote.
// Refuses unclosed_quote with the line where it opened, too_long (cell) and too_large (row, columns) with their line.
class CsvReader final : public TableReader {
public:
    CsvReader(std::unique_ptr<ByteSource> utf8, char delimiter, CsvLimits limits = {});

    Result<bool>      next(TableRow& row) override;
    TableShape const& shape() const override { return shape_; }
    TableShape&       shape() { return shape_; }

private:
    // A cell within the buffer: its content from `from` to `close`, and text behind a closing quote up to `to`.
    struct Span {
        std::size_t from{}, close{}, to{};
        bool        doubled{}, stray{};
    };
    enum class Scan { complete, needs_more };

    Result<Scan>             scan_row();
    Result<Scan>             scan_cell(Span& span);
    std::size_t              plain_end(std::size_t at) const;
    Result<void>             refill();
    std::string_view         content(Span const& span);
    std::unexpected<Refused> refuse_overlong_row();

    std::unique_ptr<ByteSource> bytes_;
    CsvLimits                   limits_;
    TableShape                  shape_;
    bool                        stops_[256]{}; // the characters that end an unquoted cell
    char                        delimiter_;
    std::string                 buffer_;
    std::size_t                 start_{}, next_{}, filled_{}; // the row begins at start_, the one after it at next_
    bool                        ended_{};
    std::int64_t                line_{1}, lines_in_row_{}, open_quote_line_{};
    std::vector<Span>           spans_;
};

// The delimiter that cuts a sample into the most regular columns: one of , ; tab | (comma when none does).
char detect_delimiter(std::string_view sample);

} // namespace penstock::exchange
