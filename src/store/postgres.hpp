// Connects to a PostgreSQL database as Penstock wants it. The only other thing that knows libpq is postgres*.cpp.
#pragma once

#include "base/refusal.hpp"
#include "store/db.hpp"

#include <memory>
#include <string>

namespace penstock::store {

Result<std::unique_ptr<Driver>> open_postgres(std::string const& address, OpenMode mode, OpenOptions const& options);

} // namespace penstock::store
