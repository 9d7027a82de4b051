// Reading and writing one code point of UTF-8, for the files of this module that look at every character.
#pragma once

#include <unicode/utf8.h>

#include <cstddef>
#include <string>
#include <string_view>

namespace penstock {

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion" // inside ICU's macros

// Reads the code point at `at` and steps over it; -1 when the bytes there are not UTF-8, then over as many as the
// Unicode standard counts as one error.
inline UChar32 next_code_point(std::string_view text, std::size_t& at)
{
    auto const* bytes = reinterpret_cast<std::uint8_t const*>(text.data());
    UChar32     character{};
    U8_NEXT(bytes, at, text.size(), character);
    return character;
}

inline void append_code_point(std::string& out, char32_t character)
{
    char        bytes[U8_MAX_LENGTH];
    std::size_t size = 0;
    U8_APPEND_UNSAFE(bytes, size, character);
    out.append(bytes, size);
}

#pragma GCC diagnostic pop

} // namespace penstock
