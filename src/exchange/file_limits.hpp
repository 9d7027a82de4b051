// What the files that people hand in may cost. Everything has a limit, and each stands in the configuration file.
#pragma once

#include "exchange/award_file.hpp"

#include <boost/describe/class.hpp>

#include <cstdint>

namespace penstock::exchange {

// Described, so that the configuration file reads it by name and `penstock doctor` prints it.
struct FileLimits {
    std::int64_t upload_bytes{std::int64_t{256} << 20};
    std::int64_t upload_bytes_per_day{std::int64_t{4} << 30}; // of one person, through one server
    std::int64_t list_unpacked_bytes{UnpackLimits{}.bytes};
    std::int64_t list_rows{ReadLimits{}.rows};
    std::int64_t list_row_bytes{1 << 20};
    std::int64_t list_cell_bytes{64 << 10};
    std::int64_t workbook_bytes{XlsxLimits{}.file_bytes};
    std::int64_t workbook_unpacked_bytes{XlsxLimits{}.unpacked.bytes};
    std::int64_t archive_entries{XlsxLimits{}.entries};
    std::int64_t unpack_ratio{UnpackLimits{}.ratio};

    ReadLimits  for_reading() const;
    friend bool operator==(FileLimits const&, FileLimits const&) = default;
};
BOOST_DESCRIBE_STRUCT(FileLimits, (),
                      (upload_bytes, upload_bytes_per_day, list_unpacked_bytes, list_rows, list_row_bytes,
                       list_cell_bytes, workbook_bytes, workbook_unpacked_bytes, archive_entries, unpack_ratio))

// Those of this process: the defaults, until the program has read its configuration, before any thread starts.
FileLimits const& file_limits();
void              set_file_limits(FileLimits const& limits);

} // namespace penstock::exchange
