// Checkpoints of c2sp.org/tlog-checkpoint: the origin, size and root of a log, as the text of a signed note.
#pragma once

#include "journal/note.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace penstock::journal {

struct Checkpoint {
    std::string   origin;
    std::uint64_t size{}; // leaves; below 2^63
    Digest        root;

    friend bool operator==(Checkpoint const&, Checkpoint const&) = default;
};

// The three lines that are signed. We write no extension lines.
std::string checkpoint_text(Checkpoint const& checkpoint);

// Reads a note's text. Extension lines are allowed and left out of the answer. malformed_checkpoint otherwise.
Result<Checkpoint> parse_checkpoint(std::string_view text);

// A checkpoint that its log has signed, with the note it came in (whose text may have extension lines).
struct SignedCheckpoint {
    Checkpoint checkpoint;
    Note       note;
};

// Refuses what open_note and parse_checkpoint refuse; not_signed_by_known_key unless the log's own key signed,
// whoever else did; other_log when the origin is not the name of the log's key.
Result<SignedCheckpoint> open_checkpoint(std::string_view signed_note, VerifierKey const& log,
                                         std::span<VerifierKey const> witnesses = {});

std::string sign_checkpoint(Checkpoint const& checkpoint, SigningKey const& log);

} // namespace penstock::journal
