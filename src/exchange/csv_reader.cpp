#include "exchange/csv_reader.hpp"

#include "exchange/refusals.hpp"

#include <algorithm>
#include <cstring>

namespace penstock::exchange {

namespace {

constexpr std::size_t piece_bytes = 256 << 10;

// Line ends within a quoted cell: LF, CRLF and CR each count as one.
std::int64_t line_ends(std::string_view text)
{
    auto lines = std::count(text.begin(), text.end(), '\n');
    for (auto at = text.find('\r'); at != text.npos; at = text.find('\r', at + 1))
        if (at + 1 == text.size() || text[at + 1] != '\n') ++lines;
    return lines;
}

} // namespace

CsvReader::CsvReader(std::unique_ptr<ByteSource> utf8, char delimiter, CsvLimits limits)
    : bytes_{std::move(utf8)},
      limits_{limits},
      delimiter_{delimiter}
{
    shape_.format    = "csv";
    shape_.delimiter = std::string(1, delimiter);
    for (char stop : {delimiter, '\n', '\r'}) stops_[static_cast<unsigned char>(stop)] = true;
}

Result<bool> CsvReader::next(TableRow& row)
{
    start_ = next_;
    line_ += lines_in_row_;
    while (TRY(scan_row()) == Scan::needs_more) CHECK(refill());
    if (start_ == filled_) return false;

    row.line   = line_;
    row.hidden = false;
    row.wrong.reset();
    row.cells.clear();
    for (auto const& span : spans_) {
        if (span.stray) row.wrong = refusal::stray_quote;
        row.cells.push_back({content(span), CellKind::text});
    }
    return true;
}

// Moves the row being read to the front and adds bytes behind it. A row is scanned anew after that, which happens only
// a few times because its length is limited.
Result<void> CsvReader::refill()
{
    std::memmove(buffer_.data(), buffer_.data() + start_, filled_ - start_);
    filled_ -= start_;
    start_ = 0;
    if (filled_ > limits_.row_bytes) return refuse_overlong_row();
    if (buffer_.size() < filled_ + piece_bytes) buffer_.resize(filled_ + piece_bytes);
    std::size_t count = TRY(bytes_->read(buffer_.data() + filled_, piece_bytes));
    ended_            = count == 0;
    filled_ += count;
    return {};
}

// A row beyond the limit. When a quote is open in it, the rest of the text tells whether it is ever closed: that is the
// likelier mistake, and the line where it opened is what has to be mended.
std::unexpected<Refused> CsvReader::refuse_overlong_row()
{
    while (open_quote_line_ != 0) {
        auto count = bytes_->read(buffer_.data(), buffer_.size());
        if (!count) return std::unexpected{std::move(count).error()};
        if (*count == 0) return refuse_line(refusal::unclosed_quote, open_quote_line_);
        if (std::memchr(buffer_.data(), '"', *count)) break;
    }
    return refuse_line(refusal::too_large, line_);
}

// Finds the cells of one row, from start_ to next_.
Result<CsvReader::Scan> CsvReader::scan_row()
{
    spans_.clear();
    lines_in_row_    = 1;
    open_quote_line_ = 0;
    std::size_t at   = start_;
    for (;;) {
        if (at == filled_ && !ended_) return Scan::needs_more;
        Span span{.from = at};
        if (TRY(scan_cell(span)) == Scan::needs_more) return Scan::needs_more;
        if (span.close - span.from > limits_.cell_bytes) return refuse_line(refusal::too_long, line_);
        if (spans_.size() == limits_.columns) return refuse_line(refusal::too_large, line_);
        spans_.push_back(span);
        next_ = at = span.to;
        if (at == filled_) break;
        next_     = ++at;
        char stop = buffer_[at - 1];
        if (stop == delimiter_) continue;
        if (stop == '\r') {
            if (at == filled_ && !ended_) return Scan::needs_more;
            if (at < filled_ && buffer_[at] == '\n') ++next_;
        }
        break;
    }
    if (next_ - start_ > limits_.row_bytes) return refuse_line(refusal::too_large, line_);
    return Scan::complete;
}

// The first character at or behind `at` that ends an unquoted cell, or filled_.
std::size_t CsvReader::plain_end(std::size_t at) const
{
    while (at < filled_ && !stops_[static_cast<unsigned char>(buffer_[at])]) ++at;
    return at;
}

Result<CsvReader::Scan> CsvReader::scan_cell(Span& span)
{
    bool quoted = span.from < filled_ && buffer_[span.from] == '"';
    if (!quoted) {
        span.close = span.to = plain_end(span.from);
        return span.to == filled_ && !ended_ ? Scan::needs_more : Scan::complete;
    }
    std::size_t at = ++span.from;
    for (;;) {
        auto found = static_cast<char const*>(std::memchr(buffer_.data() + at, '"', filled_ - at));
        if (!found && ended_) return refuse_line(refusal::unclosed_quote, line_ + lines_in_row_ - 1);
        if (!found) {
            open_quote_line_ = line_ + lines_in_row_ - 1;
            return Scan::needs_more;
        }
        span.close = static_cast<std::size_t>(found - buffer_.data());
        at         = span.close + 1;
        if (at == filled_ && !ended_) return Scan::needs_more;
        if (at == filled_ || buffer_[at] != '"') break;
        span.doubled = true;
        ++at;
    }
    lines_in_row_ += line_ends({buffer_.data() + span.from, span.close - span.from});
    span.to    = plain_end(at);
    span.stray = span.to != at;
    return span.to == filled_ && !ended_ ? Scan::needs_more : Scan::complete;
}

// The text of a cell; doubled quotes are folded within the buffer.
std::string_view CsvReader::content(Span const& span)
{
    char* from = buffer_.data() + span.from;
    if (!span.doubled && !span.stray) return {from, span.close - span.from};
    char* into = from;
    for (std::size_t at = span.from; at < span.close; ++at) {
        *into++ = buffer_[at];
        if (buffer_[at] == '"') ++at;
    }
    if (span.stray) into = std::copy(buffer_.data() + span.close + 1, buffer_.data() + span.to, into);
    return {from, static_cast<std::size_t>(into - from)};
}

char detect_delimiter(std::string_view sample)
{
    constexpr int rows_looked_at = 50;
    // Without a line end behind it, the last row of the sample may be cut.
    if (auto end = sample.find_last_of("\r\n"); end != sample.npos) sample = sample.substr(0, end + 1);
    char best      = ',';
    int  best_rows = 0;
    for (char delimiter : {',', ';', '\t', '|'}) {
        CsvReader   reader{from_memory(std::string{sample}), delimiter};
        TableRow    row;
        std::size_t columns = 0;
        int         regular = 0;
        for (int i = 0; i < rows_looked_at; ++i) {
            auto more = reader.next(row);
            if (!more || !*more) break;
            if (columns == 0) columns = row.cells.size();
            if (row.cells.size() == columns && !row.wrong) ++regular;
        }
        if (columns > 1 && regular > best_rows) {
            best      = delimiter;
            best_rows = regular;
        }
    }
    return best;
}

} // namespace penstock::exchange
