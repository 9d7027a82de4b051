// The database read as a whole, for the night: what its engine finds wrong with it, before somebody needs that part.
#pragma once

#include "store/db.hpp"

#include <boost/describe/class.hpp>

#include <string>
#include <vector>

namespace penstock::store {

struct Examined {
    std::int64_t             pages{}; // of SQLite; 0 where the server counts its own
    std::vector<std::string> wrong;   // in the engine's words, twenty at most; empty: it holds together
};
BOOST_DESCRIBE_STRUCT(Examined, (), (pages, wrong))

// SQLite: every page, order of keys and index entry (PRAGMA integrity_check). PostgreSQL: the pages whose checksum
// failed since its statistics were reset, where the cluster keeps checksums; it reads no more than others have read.
Examined examine(Reader& reader);

} // namespace penstock::store
