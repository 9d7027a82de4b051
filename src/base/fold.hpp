// Folding: the forms of text that are compared, never shown or kept as the text itself. Equal folds mean "the same to a
// person": 經/经, Ａ/a, ﬁ/fi. Traditional characters become simplified one by one (OpenCC's t2s characters, first
// choice), so folding needs no dictionary of words; 乾 always folds to 干, in the text and in what is sought alike.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace penstock {

// The simplified form of one Han character, or the character itself. Only what t2s maps, followed through (薴 苧 苎):
// 著 belongs to names and is not turned into 着. Throws Unavailable when OpenCC's data are not installed.
char32_t    simplified(char32_t character);
std::string simplified(std::string_view text); // each character by itself; bytes that are not UTF-8 become U+FFFD

// One folded code point and the code points [from, to) of the original it comes from.
struct Folded {
    char32_t    character{};
    std::size_t from{};
    std::size_t to{};
};

// NFKC, case fold, simplified; invisible characters vanish; bytes that are not UTF-8 become U+FFFD. With
// accents removed, Latin and Greek letters also lose their diacritics (é e, ø o, æ ae).
enum class Accents { kept, removed };
std::vector<Folded> fold(std::string_view text, Accents accents);

// A name as it is spelt: lower case, without spaces. What differs only so is the same name beyond doubt; brackets of
// another width or traditional characters are another spelling, which fold_name() sees through.
std::string fold_spelling(std::string_view name);

// The key by which names of organisations and persons are matched: folded, without spaces, punctuation and control
// characters; accents stay. Empty when nothing is left: such a name matches nothing. Folding a key changes nothing.
std::string fold_name(std::string_view name);

// The same, knowing English: "The" in front or behind is dropped, "&" is "and", and Ltd, Inc, Corp, Co at the end are
// spelt out. The legal form itself stays in the key: a charity and its trading company often differ only by it.
// Chinese forms (有限公司) are left alone.
std::string fold_organisation_name(std::string_view name);

} // namespace penstock
