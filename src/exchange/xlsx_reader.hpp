// Workbooks (Office Open XML, ECMA-376): values only, streamed out of the archive in memory.
#pragma once

#include "exchange/byte_source.hpp"
#include "exchange/table.hpp"

namespace penstock::exchange {

struct XlsxLimits {
    std::int64_t file_bytes    = std::int64_t{200} << 20;
    std::int64_t entries       = 10'000;
    UnpackLimits unpacked      = {.bytes = std::int64_t{200} << 20};
    std::int64_t strings       = 10'000'000;               // shared strings
    std::size_t  strings_bytes = std::size_t{32} << 20;    // held in memory; more goes to a temporary file
    std::size_t  cell_bytes    = std::size_t{128} << 10;   // 32,767 characters of Excel, whatever the script
    std::size_t  row_bytes     = std::size_t{1} << 20;
    std::size_t  columns       = 16'384;
    std::int64_t rows          = 1'048'576;
};

// Opens the first visible sheet, or of several the one of that name. Numbers come as the shortest decimal with the
// stored value, dates by their number format and the workbook's calendar (1900 with its 29 February, or 1904).
// Refuses unknown_format (no workbook), unreadable_file (damaged, encrypted, repeated names, a reference out of range),
// expanded_too_large, too_large, too_long, unknown_sheet. Nothing is ever unpacked to a path, no DTD is
// read, no link followed, no archive inside the archive opened.
Result<std::unique_ptr<TableReader>> open_xlsx(std::unique_ptr<ByteSource> bytes, std::string_view sheet = {},
                                               XlsxLimits const& limits = {});

} // namespace penstock::exchange
