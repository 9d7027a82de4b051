// Opening an award list of any known format: the one call the import begins with.
#pragma once

#include "base/words.hpp"
#include "exchange/byte_source.hpp"
#include "exchange/csv_reader.hpp"
#include "exchange/mapping.hpp"
#include "exchange/xlsx_reader.hpp"

namespace penstock::exchange {

// The first column of rows that were sent back: why. Whoever repairs them may leave it standing, for no mapping asks
// for it. A list that begins with it is read as we wrote it (or as a spreadsheet saved it), not in the shape
// (encoding, delimiter, sheet, header row) its mapping tells of the first list.
inline constexpr Words sent_back_header{"退回原因", "Reason"};
bool                   is_sent_back_header(std::string_view header);

struct ReadLimits {
    UnpackLimits unpacked;
    CsvLimits    csv;
    XlsxLimits   xlsx;
    std::int64_t rows = 5'000'000;
};

struct AwardFile {
    std::unique_ptr<AwardRows> rows;
    Mapping                    mapping; // given or guessed; empty for 360Giving JSON and IATI
    bool                       guessed{};
    std::vector<Doubt>         doubts;
};

// Unpacks gzip, tells XLSX, JSON, IATI XML and CSV apart by content, finds encoding, delimiter and (without a mapping)
// columns.
// `known` are mappings tried before guessing. Refuses unknown_format, unknown_encoding, nothing_to_import,
// mapping_incomplete (a column named in the mapping is not in the file: faults name it) and what the readers refuse.
Result<AwardFile> open_awards(std::unique_ptr<ByteSource> bytes, Mapping const* mapping = nullptr,
                              std::span<Mapping const> known = {}, ReadLimits const& limits = {});

// 360Giving packages, one grant at a time; `line` is the line of the JSON text on which the grant begins.
// Expects UTF-8. Fields of AwardRow a grant does not carry are taken from the mapping's constants.
std::unique_ptr<AwardRows> open_json_awards(std::unique_ptr<ByteSource> utf8, Mapping const& mapping = {},
                                            std::int64_t rows_most = 5'000'000);

// IATI activities, one at a time; `line` is the line on which the activity begins. One with commitments in several
// currencies gives a row for each. Refuses unknown_format when the document is of another kind.
std::unique_ptr<AwardRows> open_iati_awards(std::unique_ptr<ByteSource> bytes, std::int64_t rows_most = 5'000'000);

} // namespace penstock::exchange
