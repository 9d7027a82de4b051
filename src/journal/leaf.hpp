// What of a fact is public and goes into the Merkle tree, and the commitment that stands there for the rest.
#pragma once

#include "base/day.hpp"
#include "base/digest.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace penstock::journal {

using Salt = std::array<std::uint8_t, 32>;

// The public envelope of a fact: one row of the journal. Nothing personal is in it.
struct Leaf {
    std::int64_t seq{};
    Instant      at;
    std::string  kind;
    std::string  subject;    // "award/12"
    std::string  actor_role; // the role the person acted in; "" for the system
    std::string  request;    // the idempotency key of the act
    std::string  attachment; // SHA-256 of a file that belongs to it, in hexadecimal, or ""
    Digest       commitment;
};

// The bytes of the leaf: canonical JSON (docs/format/journal.en.md).
std::string leaf_text(Leaf const& leaf);

// SHA-256("penstock/commit/v1" || LF || salt || detail). The salt keeps a detail of few possible values
// from being guessed.
Digest commitment(Salt const& salt, std::string_view detail);

// What is committed to: who acted, for whom, and the fact, in canonical JSON. `fact` is canonical JSON already.
std::string detail_text(std::int64_t actor, std::int64_t acting_for, std::string_view fact);

} // namespace penstock::journal
