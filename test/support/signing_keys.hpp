// The keys of the published examples: a log's and a witness's, whose seeds count up from 0x00 and from 0x20.
#pragma once

#include "journal/note.hpp"

#include <numeric>

namespace penstock::test {

inline Digest seed_from(std::uint8_t first)
{
    Digest seed;
    std::iota(seed.bytes.begin(), seed.bytes.end(), first);
    return seed;
}

inline journal::SigningKey log_key(std::string const& name = "penstock.example/journal")
{
    return {name, journal::KeyType::log, seed_from(0x00)};
}

inline journal::SigningKey witness_key()
{
    return {"witness.example/audit-office", journal::KeyType::witness, seed_from(0x20)};
}

} // namespace penstock::test
