#include "mandate/communique_lexicon.hpp"

#include "base/defect.hpp"
#include "mandate/communique_bytes.hpp"
#include "mandate/communique_common_words.hpp"

#include <opencc/SimpleConverter.hpp>
#include <unicode/brkiter.h>
#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <memory>
#include <unordered_set>
#include <utility>

namespace penstock::mandate {

namespace {

icu::UnicodeString unicode_of(std::u32string_view text)
{
    icu::UnicodeString out;
    for (char32_t const c : text) out.append(static_cast<UChar32>(c));
    return out;
}

icu::BreakIterator& words_of_chinese()
{
    static thread_local std::unique_ptr<icu::BreakIterator> const words = [] {
        UErrorCode                          status = U_ZERO_ERROR;
        std::unique_ptr<icu::BreakIterator> out{icu::BreakIterator::createWordInstance(icu::Locale{"zh"}, status)};
        expects(U_SUCCESS(status));
        return out;
    }();
    return *words;
}

icu::Transliterator const& readings()
{
    static std::unique_ptr<icu::Transliterator> const all = [] {
        UErrorCode                           status = U_ZERO_ERROR;
        std::unique_ptr<icu::Transliterator> out{
            icu::Transliterator::createInstance("Han-Latin", UTRANS_FORWARD, status)};
        expects(U_SUCCESS(status));
        return out;
    }();
    return *all;
}

constexpr std::u32string_view toned = U"āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ";
constexpr std::u32string_view plain = U"aaaaeeeeiiiioooouuuuüüüü";

constexpr std::array<std::u32string_view, 24> initials = {U"zh", U"ch", U"sh", U"b", U"p", U"m", U"f", U"d",
                                                          U"t",  U"n",  U"l",  U"g", U"k", U"h", U"j", U"q",
                                                          U"x",  U"r",  U"z",  U"c", U"s", U"y", U"w", U""};
constexpr std::array<std::u32string_view, 36> finals   = {
    U"a",   U"o",  U"e",   U"ai", U"ei",  U"ao", U"ou",   U"an",   U"en",   U"ang", U"eng",  U"er",
    U"ong", U"i",  U"ia",  U"ie", U"iao", U"iu", U"ian",  U"in",   U"iang", U"ing", U"iong", U"u",
    U"ua",  U"uo", U"uai", U"ui", U"uan", U"un", U"uang", U"ueng", U"ü",    U"üe",  U"ue",   U"io"};

struct Converter {
    opencc::SimpleConverter t2s;

    Converter()
    try : t2s{"t2s.json"} {
    } catch (std::exception const& problem) {
        throw Unavailable{std::string{"the t2s data of OpenCC cannot be used: "} + problem.what()};
    }
};

} // namespace

bool is_word(std::u32string_view text)
{
    if (text.size() < 2 || !std::ranges::all_of(text, is_han)) return false;
    auto const unicode = unicode_of(text);
    auto&      words   = words_of_chinese();
    words.setText(unicode);
    return words.next() == unicode.length();
}

bool is_common_word(std::u32string_view text)
{
    static std::unordered_set<std::u32string_view> const words = [] {
        std::unordered_set<std::u32string_view> out;
        for (std::size_t from = 0; from < common_words.size();) {
            auto const to = std::min(common_words.find(U' ', from), common_words.size());
            out.insert(common_words.substr(from, to - from));
            from = to + 1;
        }
        return out;
    }();
    return words.contains(text);
}

int in_words_per_cent(std::u32string_view text)
{
    auto const han = std::ranges::count_if(text, is_han);
    if (han == 0) return 0;
    auto const unicode = unicode_of(text);
    auto&      words   = words_of_chinese();
    words.setText(unicode);
    std::ptrdiff_t covered = 0;
    for (std::int32_t from = 0, to = words.next(); to != icu::BreakIterator::DONE; from = to, to = words.next()) {
        auto const count = unicode.countChar32(from, to - from);
        if (count > 1 && is_han(static_cast<char32_t>(unicode.char32At(from)))) covered += count;
    }
    return static_cast<int>(covered * 100 / han);
}

std::u32string reading_of(char32_t character)
{
    auto text = unicode_of({&character, 1});
    readings().transliterate(text);
    std::u32string out;
    for (std::int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1))
        out.push_back(static_cast<char32_t>(text.char32At(at)));
    return out.size() == 1 && out[0] == character ? U"" : out;
}

bool is_toned_vowel(char32_t c) { return toned.contains(c); }

bool is_toned_syllable(std::u32string_view letters)
{
    std::u32string bare;
    int            tones = 0;
    for (char32_t c : letters) {
        if (auto const at = toned.find(c); at != toned.npos) {
            c = plain[at];
            ++tones;
        } else if (c == U'ɡ') c = U'g';
        else if (c == U'ɑ') c = U'a';
        bare.push_back(c);
    }
    return tones == 1 && std::ranges::any_of(initials, [&](std::u32string_view initial) {
               return bare.starts_with(initial) &&
                      std::ranges::find(finals, std::u32string_view{bare}.substr(initial.size())) != finals.end();
           });
}

bool is_rare(char32_t simplified)
{
    // GB 2312 is the part of GBK whose two bytes are both A1 or above.
    auto const bytes = to_gbk({&simplified, 1});
    return !bytes || bytes->size() != 2 || static_cast<std::uint8_t>((*bytes)[0]) < 0xB0 ||
           static_cast<std::uint8_t>((*bytes)[0]) > 0xF7 || static_cast<std::uint8_t>((*bytes)[1]) < 0xA1;
}

std::u32string to_simplified(std::u32string_view text)
{
    static Converter const converter;
    auto const convert = [](std::u32string_view piece) { return from_utf8(converter.t2s.Convert(to_utf8(piece))); };
    auto       out     = convert(text);
    if (out.size() == text.size()) return out;
    // A phrase that grows or shrinks would shift what follows: then each character stands for itself.
    out.clear();
    for (char32_t const c : text) {
        auto one = convert({&c, 1});
        out.push_back(one.size() == 1 ? one[0] : c);
    }
    return out;
}

char32_t simplified_alone(char32_t character) { return to_simplified({&character, 1}).front(); }

} // namespace penstock::mandate
