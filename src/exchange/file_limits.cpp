#include "exchange/file_limits.hpp"

namespace penstock::exchange {

static FileLimits& limits_of_process()
{
    static FileLimits limits;
    return limits;
}

FileLimits const& file_limits() { return limits_of_process(); }

void set_file_limits(FileLimits const& limits) { limits_of_process() = limits; }

ReadLimits FileLimits::for_reading() const
{
    ReadLimits out;
    out.unpacked            = {.bytes = list_unpacked_bytes, .ratio = unpack_ratio};
    out.csv.cell_bytes      = static_cast<std::size_t>(list_cell_bytes);
    out.csv.row_bytes       = static_cast<std::size_t>(list_row_bytes);
    out.xlsx.file_bytes     = workbook_bytes;
    out.xlsx.entries        = archive_entries;
    out.xlsx.unpacked.bytes = workbook_unpacked_bytes;
    out.xlsx.unpacked.ratio = unpack_ratio;
    out.xlsx.row_bytes      = static_cast<std::size_t>(list_row_bytes);
    out.rows                = list_rows;
    return out;
}

} // namespace penstock::exchange
