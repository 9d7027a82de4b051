// A communiqué as a web copy gives it, made readable again: pinyin readings taken out, bytes that were lost put back
// where a lexicon decides them, traditional characters simplified, half-width punctuation widened. Every change is kept
// with its place in both texts; nothing is guessed.
#pragma once

#include "base/refusal.hpp"

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::mandate {

// removed_reading  a reading in parentheses that a program had put in
// converted_script a character of the other script
// width            punctuation made full width between Chinese characters
// line_break       a line break made LF, or added at the end
// repaired         bytes that were lost, put back because only one word fits: for a person to look at
// doubtful         damage that nothing decides: left as it stands
// damaged_number   a number that damage touches: never taken over without a person
// kept_note        a reading that belongs to the text
BOOST_DEFINE_ENUM_CLASS(ChangeKind, removed_reading, converted_script, width, line_break, repaired, doubtful,
                        damaged_number, kept_note)

// One change. Places count code points: [from, to) of the original, [start, end) of the restored text.
struct TextChange {
    ChangeKind   kind{};
    std::int64_t from{};
    std::int64_t to{};
    std::int64_t start{};
    std::int64_t end{};
    std::string  before;
    std::string  after;

    friend bool operator==(TextChange const&, TextChange const&) = default;
};
BOOST_DESCRIBE_STRUCT(TextChange, (), (kind, from, to, start, end, before, after))

struct RestoredText {
    std::string             text; // UTF-8, lines end in LF
    std::string             original; // the same bytes as UTF-8
    std::string             encoding; // what the bytes were in
    std::vector<TextChange> changes;
};

// Refuses too_large, not_text, control_character, and not_restorable with the place where the damage begins. A text
// that is sound comes back as it is.
Result<RestoredText> restore(std::string_view bytes);

} // namespace penstock::mandate
