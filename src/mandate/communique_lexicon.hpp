// What decides whether restored bytes make Chinese: the words ICU divides Chinese by, the readings it transliterates
// with, and OpenCC's table of scripts.
#pragma once

#include <string>
#include <string_view>

namespace penstock::mandate {

constexpr bool is_han(char32_t c)
{
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x323AF) ||
           (c >= 0xF900 && c <= 0xFAFF) || c == U'〇';
}

// Whether the whole is one word of the dictionary; of two characters at least.
bool is_word(std::u32string_view text);

// Whether it is one of the usual words of official texts.
bool is_common_word(std::u32string_view text);

// Of a hundred Han characters, how many stand in words of two characters or more. 0 for none.
int in_words_per_cent(std::u32string_view text);

// The Mandarin reading with its tone mark; empty when there is none.
std::u32string reading_of(char32_t character);

// A letter of pinyin that bears a tone mark.
bool is_toned_vowel(char32_t c);

// Whether this is a syllable of pinyin with exactly one tone mark.
bool is_toned_syllable(std::u32string_view letters);

// A character that few texts contain: outside GB 2312, in simplified form.
bool is_rare(char32_t simplified);

// The text in simplified characters (t2s), one code point for one. Throws Unavailable when OpenCC's data are missing.
std::u32string to_simplified(std::u32string_view text);
char32_t       simplified_alone(char32_t character);

} // namespace penstock::mandate
