// The CSV half of table_writer.hpp.
#include "exchange/table_writer.hpp"

#include <algorithm>

namespace penstock::exchange {

namespace {

constexpr std::size_t written_piece_bytes = 64 << 10;

// What a spreadsheet may take for the beginning of a formula, in both widths.
bool begins_formula(std::string_view text)
{
    constexpr std::string_view beginnings[] = {"=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"};
    return std::ranges::any_of(beginnings, [&](auto beginning) { return text.starts_with(beginning); });
}

// Behind any number of apostrophes.
bool needs_guard(std::string_view text)
{
    auto at = std::min(text.find_first_not_of('\''), text.size());
    return begins_formula(text.substr(at));
}

} // namespace

std::string guarded(std::string_view text) { return (needs_guard(text) ? "'" : "") + std::string{text}; }

std::string_view unguarded(std::string_view cell)
{
    if (cell.starts_with('\'') && needs_guard(cell)) cell.remove_prefix(1);
    return cell;
}

CsvWriter::CsvWriter(Sink sink, Options options) : sink_{std::move(sink)}, options_{options}
{
    if (options_.byte_order_mark) pending_ = "\xef\xbb\xbf";
}

void CsvWriter::row(std::span<OutCell const> cells)
{
    bool first = true;
    for (auto const& cell : cells) {
        if (!std::exchange(first, false)) pending_ += options_.delimiter;
        std::string text = cell.kind == OutCell::Kind::text ? guarded(cell.value) : cell.value;
        bool quote = text.find_first_of("\",;|\t\r\n") != text.npos || text.starts_with(' ') || text.ends_with(' ') ||
                     text.find(options_.delimiter) != text.npos ||
                     (cells.size() == 1 && text.empty()); // else the row would be a blank line
        if (!quote) {
            pending_ += text;
            continue;
        }
        pending_ += '"';
        for (char c : text) {
            if (c == '"') pending_ += '"';
            pending_ += c;
        }
        pending_ += '"';
    }
    pending_ += "\r\n";
    if (pending_.size() < written_piece_bytes) return;
    sink_(pending_);
    pending_.clear();
}

void CsvWriter::finish()
{
    if (!pending_.empty()) sink_(pending_);
    pending_.clear();
}

} // namespace penstock::exchange
