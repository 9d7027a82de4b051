#include "base/text.hpp"

#include "base/utf8.hpp"

#include <fmt/format.h>
#include <unicode/bytestream.h>
#include <unicode/idna.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <cstring>
#include <initializer_list>
#include <optional>
#include <utility>

namespace penstock {
namespace {

constexpr std::size_t most_marks     = 8;
constexpr std::size_t most_raw_marks = 32; // eight marks and their base take fewer, however they are decomposed
constexpr std::size_t most_flag_tags = 6;  // the longest code of a country's part, "gbsct", and one to spare

// The last code point and where it starts; negative when the bytes there are not UTF-8.
UChar32 last_code_point(std::string_view text, std::size_t& start)
{
    start = text.size() - 1;
    while (start > 0 && text.size() - start < U8_MAX_LENGTH && U8_IS_TRAIL(text[start])) --start;
    std::size_t   end  = start;
    UChar32 const last = next_code_point(text, end);
    return end == text.size() ? last : -1;
}

std::string_view trimmed(std::string_view text)
{
    if (text.empty() || (text.front() > ' ' && text.back() > ' ')) return text;
    while (!text.empty()) {
        std::size_t at = 0;
        if (UChar32 const first = next_code_point(text, at); first < 0 || !u_isUWhiteSpace(first)) break;
        text.remove_prefix(at);
    }
    while (!text.empty()) {
        std::size_t at = 0;
        if (UChar32 const last = last_code_point(text, at); last < 0 || !u_isUWhiteSpace(last)) break;
        text.remove_suffix(text.size() - at);
    }
    return text;
}

constexpr bool printable_ascii(char c) { return c >= ' ' && c <= '~'; }

// Characters that are in order wherever they stand and that NFC leaves alone: nearly all of Chinese and Western text,
// so that it costs neither a normalisation nor a look at properties.
constexpr bool always_plain(UChar32 c)
{
    if (c < 0x80) return c >= ' ' && c <= '~';
    if (c < 0x300) return c >= 0xA0 && c != 0xAD;
    if (c < 0x3000) return (c >= 0x2010 && c <= 0x2027) || (c >= 0x2030 && c <= 0x2044);
    if (c <= 0x3029) return true;
    if (c < 0xF900) return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF);
    if (c < 0x20000) return c >= 0xFF01 && c <= 0xFF5E;
    return c <= 0x2A6DF;
}

constexpr bool is_bidi_control(UChar32 c)
{
    return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

constexpr bool is_tag(UChar32 c) { return c >= 0xE0020 && c <= 0xE007E; }

bool is_mark(UChar32 c) { return (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0; }

bool is_emoji(UChar32 c)
{
    return u_hasBinaryProperty(c, UCHAR_EXTENDED_PICTOGRAPHIC) || u_hasBinaryProperty(c, UCHAR_EMOJI_MODIFIER);
}

bool joins(UChar32 c, std::initializer_list<UJoiningType> how)
{
    auto const type = u_getIntPropertyValue(c, UCHAR_JOINING_TYPE);
    return std::ranges::find(how, static_cast<UJoiningType>(type)) != how.end();
}

// A walk over normalised text that knows what came before, for the few characters whose right to stand depends on it.
class Inspection {
public:
    Inspection(std::string_view text, bool many_lines) : text_{text}, many_lines_{many_lines} {}

    // The length in code points, or the first reason against the text.
    Result<std::size_t> run()
    {
        std::size_t count = 0;
        while (at_ < text_.size()) {
            UChar32 const c = next_code_point(text_, at_);
            if (c < 0) return refuse(refusal::not_utf8);
            ++count;
            if (!always_plain(c) || tags_ > 0) CHECK(judge(c));
            else marks_ = 0;
            earlier_  = previous_;
            previous_ = c;
        }
        if (tags_ > 0) return refuse_character(refusal::control_character, previous_);
        return count;
    }

private:
    static std::unexpected<Refused> refuse_character(Refusal why, UChar32 c)
    {
        return refuse(why, fmt::format("U+{:04X}", static_cast<std::uint32_t>(c)));
    }

    Result<void> judge(UChar32 c)
    {
        if (is_bidi_control(c)) return refuse_character(refusal::bidi_control, c);
        if (!may_stand(c)) return refuse_character(refusal::control_character, c);
        marks_ = is_mark(c) ? marks_ + 1 : 0;
        if (marks_ > most_marks) return refuse(refusal::too_many_marks, std::to_string(most_marks));
        return {};
    }

    bool may_stand(UChar32 c)
    {
        if (c == '\n' || c == '\t') return many_lines_ && tags_ == 0;
        if (u_iscntrl(c) && u_charType(c) != U_FORMAT_CHAR) return false; // C0, DEL, C1, U+2028, U+2029
        if (U_IS_UNICODE_NONCHAR(c)) return false;
        if (is_tag(c)) return may_be_tag();
        if (c == 0xE007F) return std::exchange(tags_, 0) > 0;
        if (tags_ > 0) return false;
        if (c >= 0xFFF9 && c <= 0xFFFC) return false; // interlinear annotation, object replacement
        if (!u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) return true;
        if (u_hasBinaryProperty(c, UCHAR_VARIATION_SELECTOR)) return may_be_varied(previous_);
        if (c == 0x200C || c == 0x200D) return may_join(c);
        return c == 0x115F || c == 0x1160;
    }

    bool may_be_tag()
    {
        bool const allowed = tags_ > 0 ? tags_ < most_flag_tags : previous_ == 0x1F3F4;
        if (allowed) ++tags_;
        return allowed;
    }

    static bool may_be_varied(UChar32 base)
    {
        return base > 0 && !u_isUWhiteSpace(base) && !u_hasBinaryProperty(base, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
    }

    bool may_join(UChar32 joiner) const
    {
        if (previous_ <= 0 || at_ >= text_.size()) return false;
        if (u_getCombiningClass(previous_) == 9) return true; // a virama, whose form the joiner chooses
        std::size_t   ahead     = at_;
        UChar32 const following = next_code_point(text_, ahead);
        if (following < 0) return false;
        if (joiner == 0x200D) return is_emoji(previous_ == 0xFE0F ? earlier_ : previous_) && is_emoji(following);
        return joins(previous_, {U_JT_DUAL_JOINING, U_JT_LEFT_JOINING, U_JT_TRANSPARENT}) &&
               joins(following, {U_JT_DUAL_JOINING, U_JT_RIGHT_JOINING});
    }

    std::string_view text_;
    bool             many_lines_;
    std::size_t      at_       = 0;
    UChar32          previous_ = 0;
    UChar32          earlier_  = 0;
    std::size_t      marks_    = 0;
    std::size_t      tags_     = 0;
};

// Whether text may be handed to the normaliser, whose work grows with the square of a run of marks.
Result<void> fit_to_normalise(std::string_view text)
{
    std::size_t marks = 0;
    for (std::size_t at = 0; at < text.size();) {
        UChar32 const c = next_code_point(text, at);
        if (c < 0) return refuse(refusal::not_utf8);
        marks = is_mark(c) ? marks + 1 : 0;
        if (marks > most_raw_marks) return refuse(refusal::too_many_marks, std::to_string(most_marks));
    }
    return {};
}

Result<std::string> normalised(std::string_view text)
{
    CHECK(fit_to_normalise(text));
    UErrorCode  status = U_ZERO_ERROR;
    auto const* nfc    = icu::Normalizer2::getNFCInstance(status);
    expects(U_SUCCESS(status));
    icu::StringPiece const piece{text.data(), static_cast<std::int32_t>(text.size())};
    if (nfc->isNormalizedUTF8(piece, status)) return std::string{text};
    std::string                      out;
    icu::StringByteSink<std::string> sink{&out};
    nfc->normalizeUTF8(0, piece, sink, nullptr, status);
    expects(U_SUCCESS(status));
    return out;
}

// The number of code points when every one is always plain, or begins a line where lines may be.
std::optional<std::size_t> plain_throughout(std::string_view text, bool many_lines)
{
    if (std::ranges::all_of(text, printable_ascii)) return text.size();
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++count) {
        UChar32 const c = next_code_point(text, at);
        if (!always_plain(c) && !(many_lines && (c == '\n' || c == '\t'))) return std::nullopt;
    }
    return count;
}

std::string without_carriage_returns(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i)
        if (text[i] != '\r' || i + 1 == text.size() || text[i + 1] != '\n') out += text[i];
    return out;
}

std::unexpected<Refused> beyond(std::size_t most) { return refuse(refusal::too_long, std::to_string(most)); }

Result<std::string> plain(std::string_view text, std::size_t most, bool many_lines)
{
    text = trimmed(text);
    if (text.size() / 12 > most || text.size() > 0x7000'0000) return beyond(most);
    if (auto const count = plain_throughout(text, many_lines))
        return *count <= most ? Result<std::string>{std::string{text}} : beyond(most);
    std::string       out   = TRY(normalised(text));
    std::size_t const count = TRY((Inspection{out, many_lines}.run()));
    if (count > most) return beyond(most);
    return out;
}

constexpr bool is_letter_or_digit(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

bool is_local_part(std::string_view local)
{
    if (local.empty() || local.size() > 64 || local.front() == '.' || local.back() == '.') return false;
    if (local.find("..") != std::string_view::npos) return false;
    constexpr std::string_view others = ".!#$%&'*+-/=?^_`{|}~"; // RFC 5322 atext, and the dot
    return std::ranges::all_of(
        local, [&](char c) { return is_letter_or_digit(c) || others.find(c) != std::string_view::npos; });
}

// The domain in lower-case ASCII, or nothing when it is none.
std::optional<std::string> ascii_domain(std::string_view domain)
{
    constexpr std::uint32_t rules =
        UIDNA_USE_STD3_RULES | UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ | UIDNA_NONTRANSITIONAL_TO_ASCII;
    static icu::IDNA const* const idna = [] {
        UErrorCode status = U_ZERO_ERROR;
        auto*      made   = icu::IDNA::createUTS46Instance(rules, status);
        expects(U_SUCCESS(status));
        return made;
    }();
    if (domain.empty() || domain.size() > 1000) return std::nullopt;
    std::string                      out;
    icu::StringByteSink<std::string> sink{&out};
    icu::IDNAInfo                    info;
    UErrorCode                       status = U_ZERO_ERROR;
    idna->nameToASCII_UTF8({domain.data(), static_cast<std::int32_t>(domain.size())}, sink, info, status);
    if (U_FAILURE(status) || info.hasErrors()) return std::nullopt;
    auto const last_dot = out.rfind('.');
    if (last_dot == std::string::npos || last_dot == 0 || last_dot + 1 == out.size()) return std::nullopt;
    if (std::ranges::all_of(out.substr(last_dot + 1), [](char c) { return c >= '0' && c <= '9'; })) return std::nullopt;
    return out;
}

} // namespace

bool is_valid_utf8(std::string_view text)
{
    std::uint64_t eight{}; // of ASCII are passed over at once
    for (std::size_t at = 0; at < text.size();) {
        if (at + sizeof eight <= text.size()) {
            std::memcpy(&eight, text.data() + at, sizeof eight);
            if (!(eight & 0x8080'8080'8080'8080)) {
                at += sizeof eight;
                continue;
            }
        }
        if (next_code_point(text, at) < 0) return false;
    }
    return true;
}

std::size_t code_points(std::string_view text)
{
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++count) next_code_point(text, at);
    return count;
}

Result<std::string> plain_line(std::string_view text, std::size_t most) { return plain(text, most, false); }

Result<std::string> plain_text(std::string_view text, std::size_t most)
{
    if (text.find('\r') == std::string_view::npos) return plain(text, most, true);
    return plain(without_carriage_returns(text), most, true);
}

Result<std::string> identifier(std::string_view text, std::size_t most)
{
    text                              = trimmed(text);
    constexpr std::string_view others = "-_./:+#()";
    if (text.empty() || !is_letter_or_digit(text.front())) return refuse(refusal::not_an_identifier);
    if (text.size() > most) return beyond(most);
    bool const fits = std::ranges::all_of(
        text, [&](char c) { return is_letter_or_digit(c) || others.find(c) != std::string_view::npos; });
    if (!fits) return refuse(refusal::not_an_identifier);
    return std::string{text};
}

HalfWidth half_width_digits(std::string_view text)
{
    HalfWidth out;
    out.text.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        std::size_t const from   = at;
        UChar32 const     c      = next_code_point(text, at);
        bool const        letter = (c >= 0xFF21 && c <= 0xFF3A) || (c >= 0xFF41 && c <= 0xFF5A);
        if (c >= 0xFF01 && c <= 0xFF5E && !letter) out.text += static_cast<char>(c - 0xFF01 + '!');
        else if (c == 0x3000) out.text += ' ';
        else if (c == 0xFFE5) out.text += "\u00A5";
        else {
            out.text += text.substr(from, at - from);
            continue;
        }
        out.changed = true;
    }
    return out;
}

Result<std::string> email_address(std::string_view text)
{
    text          = trimmed(text);
    auto const at = text.find('@');
    if (at == std::string_view::npos || !is_local_part(text.substr(0, at))) return refuse(refusal::not_an_address);
    auto const domain = ascii_domain(text.substr(at + 1));
    if (!domain || at + 1 + domain->size() > 254) return refuse(refusal::not_an_address);
    return std::string{text.substr(0, at)} + '@' + *domain;
}

} // namespace penstock
