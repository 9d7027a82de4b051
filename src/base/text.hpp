// What text people may give us: valid, one spelling of each character, nothing invisible that deceives.
// Unicode 14 through ICU 72; lengths are in code points, and every limit is the caller's.
#pragma once

#include "base/refusal.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace penstock {

bool is_valid_utf8(std::string_view text);

// How many code points; each stretch of bytes that is not UTF-8 counts as one.
std::size_t code_points(std::string_view text);

// One line as we keep it: NFC, white space around it removed, inner spaces as typed. Refuses
//   not_utf8           bytes that are not UTF-8
//   too_long           more than `most` code points (hence at most 4 * most bytes), or raw input beyond 12 * most bytes
//   control_character  C0, DEL, C1, U+2028/9, noncharacters, and every character that never shows (soft hyphen,
//                      zero-width space, BOM, word joiner, tags, fillers), but for the places named below
//   bidi_control       U+061C, U+200E/F, U+202A-E, U+2066-9
//   too_many_marks     more than eight combining marks in a row
// Invisible yet allowed, because a script or an emoji needs them: ZWJ between two emoji; ZWJ and ZWNJ after a virama;
// ZWNJ between two cursively joined letters; one variation selector after a visible character; up to six tags and
// their end after a black flag; the two Hangul fillers of old syllables. Private-use characters pass: names hold them.
// The detail of a refusal is the character, as "U+202E", or the limit. An empty line is not refused here.
Result<std::string> plain_line(std::string_view text, std::size_t most);

// The same for text of several lines: also LF and TAB, and CR LF becomes LF. A CR alone is refused.
Result<std::string> plain_text(std::string_view text, std::size_t most);

// A code such as an award number: ASCII letters and digits, and - _ . / : + # ( ) after the first; 1 to `most` long.
// White space around it is removed, nothing else is changed: case counts. Refuses not_an_identifier, too_long.
Result<std::string> identifier(std::string_view text, std::size_t most = 100);

// The text with full-width digits and punctuation, U+3000 and U+FFE5 made half-width, and whether that changed
// anything (the person is told). Letters and everything else stay. For number fields only.
struct HalfWidth {
    std::string text;
    bool        changed{};
};
HalfWidth half_width_digits(std::string_view text);

// An e-mail address: local@domain, no display name. The local part is ASCII, kept as typed, at most 64 long, not
// quoted; the domain comes back in lower-case ASCII (IDNA, UTS 46), two labels at least. Refuses not_an_address.
Result<std::string> email_address(std::string_view text);

} // namespace penstock
