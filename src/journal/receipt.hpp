// Receipts: one fact, its proof and the signed checkpoint in one file of c2sp.org/tlog-proof, which anybody can check
// without us; and openings, which show what a fact's commitment commits to (docs/format/journal.en.md).
#pragma once

#include "journal/checkpoint.hpp"
#include "journal/leaf.hpp"
#include "store/db.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::journal {

// A .tlog-proof file. Its `extra` line carries the leaf, so that nothing else is needed to check it.
struct Receipt {
    std::uint64_t       index{};
    std::string         leaf;
    std::vector<Digest> hashes;     // from the leaf to the root
    std::string         checkpoint; // the signed note

    std::string text() const;
    friend bool operator==(Receipt const&, Receipt const&) = default;
};

// malformed_note unless it is exactly what Receipt::text() writes.
Result<Receipt> parse_receipt(std::string_view text);

// What a receipt proves, once it has been checked.
struct Proved {
    Leaf             leaf;
    SignedCheckpoint checkpoint;
};

// Checks the log's signature, the path from the leaf to the signed root, and that the leaf is one of a Penstock
// journal and carries the number of its place. wrong_signature, or what open_checkpoint refuses.
Result<Proved> check_receipt(Receipt const& receipt, VerifierKey const& log,
                             std::span<VerifierKey const> witnesses = {});

// The salt and the detail of a fact: three lines, the first of which names the form.
struct Opening {
    Salt        salt{};
    std::string detail;

    std::string text() const;
};

Result<Opening> parse_opening(std::string_view text); // malformed_note
Result<void>    check_opening(Opening const& opening, Leaf const& leaf); // wrong_signature

// The receipt of a fact under the newest checkpoint that enough witnesses have cosigned, or else the newest that covers
// it; nothing before one does.
std::optional<Receipt> receipt_of(Reader& reader, std::int64_t seq);

} // namespace penstock::journal
