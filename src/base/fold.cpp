#include "base/fold.hpp"

#include "base/defect.hpp"
#include "base/utf8.hpp"

#include <opencc/SimpleConverter.hpp>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <array>
#include <exception>
#include <span>
#include <unordered_map>

namespace penstock {
namespace {

constexpr char32_t not_text = 0xFFFD;

// A run of combining marks longer than this is folded in pieces: the normaliser's work grows with its square.
constexpr std::size_t longest_piece = 64;

char32_t next(std::string_view text, std::size_t& at)
{
    UChar32 const character = next_code_point(text, at);
    return character < 0 ? not_text : static_cast<char32_t>(character);
}

// Unified ideographs, which NFKC and case folding leave alone and nothing composes with.
constexpr bool is_unified(char32_t c)
{
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x2A6DF);
}

// What t2s makes of each single Han character: asked once in one conversion, some 70 ms, then only looked up.
class SimplifiedForms {
public:
    SimplifiedForms()
    try {
        std::string asked;
        auto const  ask = [&](char32_t from, char32_t to) {
            for (char32_t c = from; c <= to; ++c) {
                append_code_point(asked, c);
                asked += '\n'; // keeps OpenCC from reading two of them as a word
            }
        };
        ask(0x4E00, 0x9FFF);
        ask(0x3400, 0x4DBF);
        ask(0x20000, 0x2A6DF);
        learn(asked, opencc::SimpleConverter{"t2s.json"}.Convert(asked));
    } catch (std::exception const& problem) {
        throw Unavailable{std::string{"the t2s data of OpenCC cannot be used: "} + problem.what()};
    }

    char32_t of(char32_t character) const
    {
        if (character < 0x10000) return common_[character];
        auto const found = rare_.find(character);
        return found == rare_.end() ? character : found->second;
    }

private:
    void learn(std::string_view asked, std::string_view answered)
    {
        for (std::size_t i = 0; i < common_.size(); ++i) common_[i] = static_cast<char32_t>(i);
        std::size_t a = 0, b = 0;
        while (a < asked.size() && b < answered.size()) {
            char32_t const character = next(asked, a);
            char32_t const form      = next(answered, b);
            bool const     one       = answered.at(b) == '\n';
            if (one && form != character) {
                if (character < 0x10000) common_[character] = form;
                else rare_.emplace(character, form);
            }
            a = asked.find('\n', a) + 1;
            b = answered.find('\n', b) + 1;
        }
        follow_through();
    }

    // Some forms are themselves mapped on: 薴 becomes 苧, and 苧 in a traditional text becomes 苎. All three must meet.
    void follow_through()
    {
        auto const last = [&](char32_t c) {
            for (int steps = 0; steps < 4 && of(c) != c; ++steps) c = of(c);
            return c;
        };
        for (char32_t& form : common_) form = last(form);
        for (auto& [character, form] : rare_) form = last(form);
    }

    std::array<char32_t, 0x10000>          common_{};
    std::unordered_map<char32_t, char32_t> rare_;
};

SimplifiedForms const& simplified_forms()
{
    static SimplifiedForms const forms;
    return forms;
}

struct Normalizers {
    icu::Normalizer2 const* folding{};
    icu::Normalizer2 const* decomposing{};

    Normalizers()
    {
        UErrorCode status = U_ZERO_ERROR;
        folding           = icu::Normalizer2::getNFKCCasefoldInstance(status);
        decomposing       = icu::Normalizer2::getNFDInstance(status);
        expects(U_SUCCESS(status));
    }
};

Normalizers const& normalizers()
{
    static Normalizers const all;
    return all;
}

bool has_boundary_before(char32_t c)
{
    return c < 0x80 || is_unified(c) || normalizers().folding->hasBoundaryBefore(static_cast<UChar32>(c));
}

bool bears_accents(char32_t c)
{
    UErrorCode status = U_ZERO_ERROR;
    auto const script = uscript_getScript(static_cast<UChar32>(c), &status);
    return script == USCRIPT_LATIN || script == USCRIPT_GREEK;
}

// Latin letters that look accented but have no decomposition.
constexpr std::u32string_view plain_letters(char32_t c)
{
    switch (c) {
    case U'ø': return U"o";
    case U'ł': return U"l";
    case U'đ': return U"d";
    case U'ħ': return U"h";
    case U'ı': return U"i";
    case U'æ': return U"ae";
    case U'œ': return U"oe";
    default:   return {};
    }
}

// The letter under the accents of a folded Latin or Greek letter.
char32_t without_accents(char32_t c)
{
    icu::UnicodeString parts;
    return normalizers().decomposing->getDecomposition(static_cast<UChar32>(c), parts)
               ? static_cast<char32_t>(parts.char32At(0))
               : c;
}

class Folding {
public:
    Folding(std::string_view text, Accents accents) : text_{text}, accents_{accents} { out_.reserve(text.size() / 2); }

    std::vector<Folded> run()
    {
        while (at_ < text_.size()) {
            std::size_t const start = at_;
            std::size_t const from  = index_++;
            char32_t const    first = next(text_, at_);
            extend_piece();
            if (index_ == from + 1 && (first < 0x80 || is_unified(first))) put_simple(first, from);
            else put_piece(text_.substr(start, at_ - start), from);
        }
        return std::move(out_);
    }

private:
    // Takes in what composes with the character just read: accents, jamo, selectors.
    void extend_piece()
    {
        for (std::size_t length = 1; at_ < text_.size() && length < longest_piece; ++length) {
            std::size_t ahead = at_;
            if (has_boundary_before(next(text_, ahead))) return;
            at_ = ahead;
            ++index_;
        }
    }

    void put_simple(char32_t c, std::size_t from)
    {
        if (c >= 'A' && c <= 'Z') c += 'a' - 'A';
        else if (c >= 0x80) c = simplified_forms().of(c);
        out_.push_back({c, from, index_});
    }

    void put_piece(std::string_view piece, std::size_t from)
    {
        UErrorCode         status = U_ZERO_ERROR;
        icu::UnicodeString folded;
        auto const         raw = icu::UnicodeString::fromUTF8({piece.data(), static_cast<std::int32_t>(piece.size())});
        normalizers().folding->normalize(raw, folded, status);
        expects(U_SUCCESS(status));
        bool on_letter = false;
        for (std::int32_t i = 0; i < folded.length(); i = folded.moveIndex32(i, 1)) {
            auto const c = static_cast<char32_t>(folded.char32At(i));
            if (accents_ == Accents::removed && on_letter && u_charType(c) == U_NON_SPACING_MARK) continue;
            on_letter = bears_accents(c);
            if (accents_ == Accents::removed && on_letter) put_without_accents(c, from);
            else out_.push_back({is_unified(c) ? simplified_forms().of(c) : c, from, index_});
        }
    }

    void put_without_accents(char32_t c, std::size_t from)
    {
        c                  = without_accents(c);
        auto const letters = plain_letters(c);
        for (char32_t const letter : letters) out_.push_back({letter, from, index_});
        if (letters.empty()) out_.push_back({c, from, index_});
    }

    std::string_view    text_;
    Accents             accents_;
    std::size_t         at_    = 0;
    std::size_t         index_ = 0;
    std::vector<Folded> out_;
};

// Spaces, punctuation, controls and what is not text: they do not tell names apart. Private use does.
bool counts_in_names(char32_t c)
{
    if (c < 0x80) return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || u_charType(c) >= U_MATH_SYMBOL;
    if (is_unified(c)) return true;
    constexpr auto silent = U_GC_Z_MASK | U_GC_P_MASK | U_GC_CC_MASK | U_GC_CF_MASK | U_GC_CN_MASK | U_GC_CS_MASK;
    return c != not_text && (U_GET_GC_MASK(static_cast<UChar32>(c)) & silent) == 0;
}

// The words of a folded name. A full stop or an apostrophe inside joins: U.K., Ltd., St John's.
std::vector<std::string> words_of(std::span<Folded const> folded)
{
    std::vector<std::string> words(1);
    auto const               end_word = [&] {
        if (!words.back().empty()) words.emplace_back();
    };
    for (Folded const& f : folded) {
        if (counts_in_names(f.character)) {
            append_code_point(words.back(), f.character);
        } else if (f.character == '&') {
            end_word();
            words.back() = "and";
            end_word();
        } else if (f.character != '.' && f.character != '\'' && f.character != U'\u2019') {
            end_word();
        }
    }
    if (words.back().empty()) words.pop_back();
    return words;
}

// The full word of an English legal form, however it is written; empty for any other word.
std::string_view legal_form(std::string_view word)
{
    struct Form {
        std::string_view brief;
        std::string_view full;
    };
    static constexpr Form forms[] = {
        {"ltd", "limited"}, {"inc", "incorporated"}, {"corp", "corporation"}, {"co", "company"}};
    for (Form const& form : forms)
        if (word == form.brief || word == form.full) return form.full;
    return {};
}

} // namespace

char32_t simplified(char32_t character) { return is_unified(character) ? simplified_forms().of(character) : character; }

std::string simplified(std::string_view text)
{
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        auto const character = next_code_point(text, at);
        append_code_point(out, character < 0 ? U'\uFFFD' : simplified(static_cast<char32_t>(character)));
    }
    return out;
}

std::vector<Folded> fold(std::string_view text, Accents accents) { return Folding{text, accents}.run(); }

std::string fold_spelling(std::string_view name)
{
    auto unicode = icu::UnicodeString::fromUTF8({name.data(), static_cast<int32_t>(name.size())});
    unicode.foldCase();
    icu::UnicodeString spelt;
    for (int32_t at = 0; at < unicode.length(); at = unicode.moveIndex32(at, 1))
        if (auto c = unicode.char32At(at); !u_isUWhiteSpace(c)) spelt.append(c);
    std::string out;
    return spelt.toUTF8String(out);
}

std::string fold_name(std::string_view name)
{
    std::string key;
    bool        met    = true; // the last character stayed, so what follows it has met it already
    bool        settle = false;
    for (Folded const& f : fold(name, Accents::kept)) {
        bool const stays = counts_in_names(f.character);
        if (stays) {
            settle = settle || (!met && !has_boundary_before(f.character));
            append_code_point(key, f.character);
        }
        met = stays;
    }
    return settle ? fold_name(key) : key;
}

std::string fold_organisation_name(std::string_view name)
{
    auto                   words = words_of(fold(name, Accents::kept));
    std::span<std::string> rest{words};
    if (rest.size() > 1 && rest.front() == "the") rest = rest.subspan(1);
    if (rest.size() > 1 && rest.back() == "the") rest = rest.first(rest.size() - 1);
    for (auto word = rest.rbegin(); word != rest.rend() && !legal_form(*word).empty(); ++word)
        *word = legal_form(*word);
    std::string key;
    for (auto const& word : rest) key += word;
    return key;
}

} // namespace penstock
