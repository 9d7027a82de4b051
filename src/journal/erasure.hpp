// A duty to delete is met by erasing salt and body of a fact: the leaf stays, and the tree verifies as before. What was
// said besides is kept as a stand-in, so that replay still gives the tables.
#pragma once

#include "base/digest.hpp"
#include "store/db.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace penstock::journal {

// The detail of a fact with another fact in it (canonical JSON, without what is personal); nothing when the body of
// this fact is not there.
std::optional<std::string> stand_in_for(Reader& reader, std::int64_t seq, std::string_view fact);

// Erases, and puts the stand-in there. The body of `erased_by` must hold the stand-in's SHA-256 in hexadecimal, which
// verify looks for: so nobody can put another one in its place.
void erase_body(Writer& writer, std::int64_t seq, std::string_view stand_in, std::int64_t erased_by);

} // namespace penstock::journal
