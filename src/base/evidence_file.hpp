// A file that was uploaded and stands as evidence: known by its digest, so that it cannot become another.
#pragma once

#include "base/digest.hpp"
#include "base/text_types.hpp"

#include <cstdint>

namespace penstock {

struct EvidenceFile {
    Line<255>    name;
    Digest       digest;
    std::int64_t size{};
};
BOOST_DESCRIBE_STRUCT(EvidenceFile, (), (name, digest, size))

} // namespace penstock
