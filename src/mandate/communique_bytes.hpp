// The bytes of a communiqué as code points, and GBK both ways: web copies were damaged while they were GBK, so damage
// is undone among those bytes.
#pragma once

#include "base/refusal.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace penstock::mandate {

// Everything has a limit: some four hundred pages of text.
inline constexpr std::size_t communique_bytes_most = 4 << 20;

struct DecodedText {
    std::u32string text;
    std::string    encoding; // UTF-8 or GB18030
};

// Refuses too_large; not_text, when the bytes are neither; control_character with its place. A mark of the byte order
// is left out.
Result<DecodedText> decode_text(std::string_view bytes);

std::string    to_utf8(std::u32string_view text);
std::u32string from_utf8(std::string_view text); // U+FFFD for what is not UTF-8

// Nothing when a character has no GBK bytes, or the bytes are no GBK text.
std::optional<std::string>    to_gbk(std::u32string_view text);
std::optional<std::u32string> from_gbk(std::string_view bytes);

// "line 3, character 12" in neither language: 3:12, both from one.
std::string place_in(std::u32string_view text, std::size_t at);

} // namespace penstock::mandate
