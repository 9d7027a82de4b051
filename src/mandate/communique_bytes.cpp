#include "mandate/communique_bytes.hpp"

#include "base/text.hpp"
#include "base/utf8.hpp"
#include "mandate/refusals.hpp"

#include <unicode/ucnv.h>

#include <algorithm>
#include <memory>

namespace penstock::mandate {

namespace {

struct Close {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using GbkConverter = std::unique_ptr<UConverter, Close>;

// A converter that stops at the first impossible sequence instead of writing a substitute.
GbkConverter strict_converter(char const* name)
{
    UErrorCode status = U_ZERO_ERROR;
    GbkConverter converter{ucnv_open(name, &status)};
    expects(U_SUCCESS(status));
    ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    ucnv_setFromUCallBack(converter.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    expects(U_SUCCESS(status));
    return converter;
}

UConverter* gbk()
{
    static thread_local GbkConverter const converter = strict_converter("windows-936");
    return converter.get();
}

std::optional<std::u32string> decoded(UConverter* converter, std::string_view bytes)
{
    UErrorCode     status = U_ZERO_ERROR;
    std::u16string units(bytes.size() + 1, u'\0');
    auto const length = ucnv_toUChars(converter, units.data(), static_cast<std::int32_t>(units.size()), bytes.data(),
                                      static_cast<std::int32_t>(bytes.size()), &status);
    if (U_FAILURE(status)) return std::nullopt;
    std::u32string out;
    for (std::int32_t at = 0; at < length;) {
        UChar32 point = 0;
        U16_NEXT(units.data(), at, length, point);
        out.push_back(static_cast<char32_t>(point));
    }
    return out;
}

constexpr bool is_control(char32_t c)
{
    return (c < 0x20 && c != '\n' && c != '\r' && c != '\t') || (c >= 0x7F && c < 0xA0);
}

} // namespace

std::string to_utf8(std::u32string_view text)
{
    std::string out;
    for (char32_t const c : text) append_code_point(out, c);
    return out;
}

std::u32string from_utf8(std::string_view text)
{
    std::u32string out;
    out.reserve(text.size() / 2);
    for (std::size_t at = 0; at < text.size();) {
        auto const c = next_code_point(text, at);
        out.push_back(c < 0 ? 0xFFFD : static_cast<char32_t>(c));
    }
    return out;
}

Result<DecodedText> decode_text(std::string_view bytes)
{
    constexpr std::string_view mark = "\xef\xbb\xbf";
    if (bytes.size() > communique_bytes_most) return refuse(refusal::too_large, std::to_string(communique_bytes_most));
    if (bytes.starts_with(mark)) bytes.remove_prefix(mark.size());
    DecodedText out;
    if (is_valid_utf8(bytes)) {
        out = {from_utf8(bytes), "UTF-8"};
    } else {
        auto const converter = strict_converter("GB18030");
        auto       text      = decoded(converter.get(), bytes);
        if (!text) return refuse(refusal::not_text);
        out = {std::move(*text), "GB18030"};
    }
    if (auto found = std::ranges::find_if(out.text, is_control); found != out.text.end())
        return refuse(refusal::control_character, place_in(out.text, found - out.text.begin()));
    return out;
}

std::optional<std::string> to_gbk(std::u32string_view text)
{
    std::u16string units;
    for (char32_t const c : text) {
        if (c > 0xFFFF) return std::nullopt;
        units.push_back(static_cast<char16_t>(c));
    }
    UErrorCode  status = U_ZERO_ERROR;
    std::string out(units.size() * 2 + 1, '\0');
    auto const  length = ucnv_fromUChars(gbk(), out.data(), static_cast<std::int32_t>(out.size()), units.data(),
                                         static_cast<std::int32_t>(units.size()), &status);
    if (U_FAILURE(status)) return std::nullopt;
    out.resize(length);
    return out;
}

std::optional<std::u32string> from_gbk(std::string_view bytes) { return decoded(gbk(), bytes); }

std::string place_in(std::u32string_view text, std::size_t at)
{
    auto const before = text.substr(0, at);
    auto const line   = std::ranges::count(before, U'\n') + 1;
    auto const start  = before.rfind(U'\n');
    return std::to_string(line) + ":" + std::to_string(start == before.npos ? at + 1 : at - start);
}

} // namespace penstock::mandate
