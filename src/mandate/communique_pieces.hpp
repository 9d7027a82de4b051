// The text while it is being restored: each character with the part of the original it stands for.
#pragma once

#include "mandate/communique_restore.hpp"

#include <optional>

namespace penstock::mandate {

struct Piece {
    char32_t                  character{};
    std::size_t               from{}; // [from, to) of the original, in code points
    std::size_t               to{};
    std::optional<ChangeKind> change;
    std::size_t               group{}; // pieces of one group are one change
};
using Pieces = std::vector<Piece>;

// A reading: what it takes in the text, and its letters.
struct Reading {
    std::size_t    length{};
    std::u32string letters;
};

// The reading in ASCII parentheses that begins at a place; nothing where there is none.
std::optional<Reading> reading_at(Pieces const& text, std::size_t at);
// The same where damage took the opening parenthesis: qū).
std::optional<Reading> headless_reading_at(Pieces const& text, std::size_t at);

// Undoes damage among the bytes of GBK where only one word fits, and marks the rest. `annotated` says that a program
// put readings into this text.
void repair_bytes(Pieces& text, bool annotated);

} // namespace penstock::mandate
