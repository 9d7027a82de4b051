// Opens a SQLite database as Penstock wants it. The only other thing that knows SQLite is sqlite.cpp.
#pragma once

#include "base/refusal.hpp"
#include "store/db.hpp"

#include <cstdint>
#include <memory>
#include <string>

namespace penstock::store {

inline constexpr std::int64_t sqlite_application_id = 0x504e5354; // "PNST", in the header of the file

Result<std::unique_ptr<Driver>> open_sqlite(std::string const& path, OpenMode mode, OpenOptions const& options);

} // namespace penstock::store
