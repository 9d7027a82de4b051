// The whole ledger counted anew, entry by entry, against what is kept (P5). Reads only; for the night.
#pragma once

#include "store/db.hpp"

#include <boost/describe/class.hpp>

#include <string>
#include <vector>

namespace penstock {

struct Recounted {
    std::int64_t             accounts{};
    std::int64_t             entries{};
    std::vector<std::string> wrong; // empty: every account is the sum of its lines, and every pool adds up to nothing
};
BOOST_DESCRIBE_STRUCT(Recounted, (), (accounts, entries, wrong))

Recounted recount(Reader& reader);

} // namespace penstock
