#include "exchange/award_file.hpp"

#include "exchange/encoding.hpp"
#include "exchange/refusals.hpp"
#include "exchange/table_awards.hpp"
#include "exchange/values.hpp"

#include <algorithm>

namespace penstock::exchange {

namespace {

constexpr std::size_t sample_bytes = 64 << 10, header_longest = 500;
constexpr int         rows_looked_at = 30, header_sought_in = 10;

// Tells by the first bytes whether a table holds rows we sent back. Spreadsheets in China save CSV in GB 18030.
bool begins_as_sent_back(std::string_view start)
{
    constexpr std::string_view mark = "\xef\xbb\xbf", in_gb18030 = "\xcd\xcb\xbb\xd8\xd4\xad\xd2\xf2";
    if (start.starts_with(mark)) start.remove_prefix(mark.size());
    if (start.starts_with('"')) start.remove_prefix(1);
    for (auto header : {sent_back_header.zh, sent_back_header.en, in_gb18030})
        if (start.starts_with(header))
            return start.size() > header.size() && std::string_view{"\",;\t"}.contains(start[header.size()]);
    return false;
}

Result<std::unique_ptr<TableReader>> open_table(std::unique_ptr<Peekable> bytes, bool workbook, Mapping const* mapping,
                                                ReadLimits const& limits)
{
    if (workbook) return open_xlsx(std::move(bytes), mapping ? mapping->sheet : "", limits.xlsx);
    auto text                = TRY(as_utf8(std::move(bytes), mapping ? mapping->encoding : ""));
    auto peekable            = std::make_unique<Peekable>(std::move(text.bytes));
    auto sample              = TRY(peekable->peek(sample_bytes));
    char delimiter           = mapping && mapping->delimiter ? *mapping->delimiter : detect_delimiter(sample);
    auto reader              = std::make_unique<CsvReader>(std::move(peekable), delimiter, limits.csv);
    reader->shape().encoding = text.encoding;
    return reader;
}

std::vector<std::string> texts_of(KeptRow const& row)
{
    std::vector<std::string> out;
    for (auto const& cell : row.cells) out.push_back(shown(trimmed(cell.text), header_longest));
    return out;
}

// How many columns a row would give a mapping if it were the header.
std::size_t header_score(KeptRow const& row)
{
    auto        guess = guess_mapping(texts_of(row), {});
    std::size_t score = 0;
    for (auto const& headers : guess.mapping.columns) score += !headers.empty();
    return score;
}

// The row that is most like a header among the first ones; titles and remarks may stand above it.
std::size_t likeliest_header(std::deque<KeptRow> const& rows)
{
    std::size_t best = 0, best_score = 0;
    for (std::size_t i = 0; i < rows.size() && i < header_sought_in; ++i)
        if (auto score = header_score(rows[i]); score > best_score) {
            best       = i;
            best_score = score;
        }
    return best;
}

struct ListOpening {
    std::deque<KeptRow>      ahead; // the rows behind the header
    std::vector<std::string> headers;
    std::size_t              header_at{};
};

ListOpening take_header(std::deque<KeptRow> rows, std::size_t at)
{
    ListOpening out;
    out.header_at = at;
    out.headers   = texts_of(rows[at]);
    rows.erase(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(at) + 1);
    out.ahead = std::move(rows);
    return out;
}

Result<std::deque<KeptRow>> first_rows(TableReader& reader, int count)
{
    std::deque<KeptRow> out;
    TableRow            row;
    while (static_cast<int>(out.size()) < count && TRY(reader.next(row))) out.emplace_back(row);
    return out;
}

std::vector<std::vector<std::string>> samples_of(std::deque<KeptRow> const& rows)
{
    std::vector<std::vector<std::string>> out;
    for (auto const& row : rows)
        if (auto texts = texts_of(row); !std::ranges::all_of(texts, &std::string::empty))
            out.push_back(std::move(texts));
    return out;
}

// Headers of a sheet end with its last filled one.
void drop_empty_tail(ListOpening& opening)
{
    while (opening.headers.size() > 1 && opening.headers.back().empty()) opening.headers.pop_back();
}

Result<AwardFile> open_by_mapping(std::unique_ptr<TableReader> reader, Mapping const& mapping, ReadLimits const& limits)
{
    auto rows      = TRY(first_rows(*reader, mapping.header_row));
    bool sent_back = !rows.empty() && !rows[0].cells.empty() && is_sent_back_header(rows[0].cells[0].text);
    if (!sent_back && static_cast<int>(rows.size()) < mapping.header_row) return refuse(refusal::nothing_to_import);
    auto opening = take_header(std::move(rows), sent_back ? 0 : static_cast<std::size_t>(mapping.header_row - 1));
    if (reader->shape().format == "xlsx") drop_empty_tail(opening);
    auto awards = TRY(
        table_awards(std::move(reader), std::move(opening.ahead), std::move(opening.headers), mapping, limits.rows));
    return AwardFile{std::move(awards), mapping, false, {}};
}

Result<AwardFile> open_by_guess(std::unique_ptr<TableReader> reader, std::span<Mapping const> known,
                                ReadLimits const& limits)
{
    auto rows = TRY(first_rows(*reader, rows_looked_at));
    if (rows.empty()) return refuse(refusal::nothing_to_import);
    auto opening = take_header(rows, likeliest_header(rows));
    if (reader->shape().format == "xlsx") drop_empty_tail(opening);

    Guess guess;
    if (auto const* fits = fitting(known, opening.headers)) guess.mapping = *fits;
    else guess = guess_mapping(opening.headers, samples_of(opening.ahead));
    guess.mapping.header_row = static_cast<int>(opening.header_at) + 1;

    AwardFile out{nullptr, guess.mapping, true, guess.doubts};
    auto      missing = [&](Field field) { return guess.mapping.headers_of(field).empty(); };
    if ((missing(Field::number) || missing(Field::organisation)) &&
        guess.mapping.constant(Field::organisation).empty()) {
        Refused refused{refusal::mapping_incomplete};
        for (auto field : {Field::number, Field::organisation})
            if (missing(field))
                refused.faults.push_back({"/columns/" + std::string{name_of(field)}, refusal::mapping_incomplete, {}});
        return std::unexpected{std::move(refused)};
    }
    out.rows = TRY(table_awards(std::move(reader), std::move(opening.ahead), std::move(opening.headers), guess.mapping,
                                limits.rows));
    return out;
}

enum class Kind { table, workbook, json, xml, unknown };

// By the first bytes: an archive, a JSON text, something known to be neither, or else a table.
Kind kind_of(std::string_view start)
{
    constexpr std::string_view foreign[] = {"%PDF",
                                            "\xd0\xcf\x11\xe0",
                                            "Rar!",
                                            "7z\xbc\xaf",
                                            "\x89PNG",
                                            "\xff\xd8\xff",
                                            "GIF8",
                                            "{\\rtf",
                                            "SQLite format",
                                            "\x7f"
                                            "ELF",
                                            "MZ",
                                            "<!DOCTYPE",
                                            "<html"};
    if (start.starts_with("PK\x03\x04") || start.starts_with("PK\x05\x06")) return Kind::workbook;
    for (auto mark : foreign)
        if (start.starts_with(mark)) return Kind::unknown;
    auto text = trimmed(start.substr(start.starts_with("\xef\xbb\xbf") ? 3 : 0, 1024));
    if (text.starts_with("<?xml") || text.starts_with("<iati-activities")) return Kind::xml;
    return text.starts_with('{') || text.starts_with("[{") || text.starts_with("[\n") ? Kind::json : Kind::table;
}

} // namespace

bool is_sent_back_header(std::string_view header)
{
    return header == sent_back_header.zh || header == sent_back_header.en;
}

Result<AwardFile> open_awards(std::unique_ptr<ByteSource> bytes, Mapping const* mapping, std::span<Mapping const> known,
                              ReadLimits const& limits)
{
    auto plain = std::make_unique<Peekable>(TRY(unpacked(std::move(bytes), limits.unpacked)));
    auto start = TRY(plain->peek(4096));
    if (start.empty()) return refuse(refusal::nothing_to_import);
    Kind kind = kind_of(start);
    if (kind == Kind::unknown) return refuse(refusal::unknown_format);
    bool sent_back = kind == Kind::table && begins_as_sent_back(start);
    if (mapping && !mapping->format.empty() && !sent_back) {
        bool meant = mapping->format == (kind == Kind::workbook ? "xlsx"
                                         : kind == Kind::json   ? "json"
                                         : kind == Kind::xml    ? "iati"
                                                                : "csv");
        if (!meant) return refuse(refusal::unknown_format, mapping->format);
    }
    if (kind == Kind::xml) // its encoding is the document's own
        return AwardFile{open_iati_awards(std::move(plain), limits.rows), mapping ? *mapping : Mapping{}, false, {}};
    if (kind == Kind::json) {
        Mapping used;
        used.unreadable_dates = UnreadableDates::leave_out; // as parse_mapping has it for json
        if (mapping) used = *mapping;
        // JSON is UTF-8 (RFC 8259); other encodings are not guessed at.
        auto text = TRY(as_utf8(std::move(plain), used.encoding.empty() ? "UTF-8" : used.encoding));
        return AwardFile{open_json_awards(std::move(text.bytes), used, limits.rows), used, false, {}};
    }
    auto reader = TRY(open_table(std::move(plain), kind == Kind::workbook, sent_back ? nullptr : mapping, limits));
    if (mapping) return open_by_mapping(std::move(reader), *mapping, limits);
    return open_by_guess(std::move(reader), known, limits);
}

} // namespace penstock::exchange
