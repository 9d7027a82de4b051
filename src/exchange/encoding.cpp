#include "exchange/encoding.hpp"

#include "exchange/refusals.hpp"

#include <unicode/ucnv.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstring>

namespace penstock::exchange {

namespace {

constexpr std::size_t judged_bytes = 256 << 10;

struct Close {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, Close>;

// A converter that stops at the first impossible sequence instead of writing a substitute.
Converter strict_converter(char const* name)
{
    UErrorCode status = U_ZERO_ERROR;
    Converter  converter{ucnv_open(name, &status)};
    if (U_FAILURE(status)) return nullptr;
    ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    ucnv_setFromUCallBack(converter.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    return U_FAILURE(status) ? nullptr : std::move(converter);
}

// Whether all of the sample can be read so. Unless it is whole, an unfinished character at its end is no fault.
bool fits(std::string_view sample, bool whole, char const* name)
{
    auto converter = strict_converter(name);
    if (!converter) return false;
    char16_t    scratch[4096];
    char const* from = sample.data();
    for (;;) {
        UErrorCode status = U_ZERO_ERROR;
        char16_t*  into   = scratch;
        ucnv_toUnicode(converter.get(), &into, scratch + std::size(scratch), &from, sample.data() + sample.size(),
                       nullptr, whole, &status);
        if (status == U_BUFFER_OVERFLOW_ERROR) continue;
        return U_SUCCESS(status);
    }
}

// UTF-16 without a mark gives itself away by the zero bytes of its ASCII characters (digits, commas, line ends).
char const* utf16_by_zeros(std::string_view sample)
{
    std::size_t even = 0, odd = 0;
    for (std::size_t i = 0; i < sample.size(); ++i)
        if (sample[i] == '\0') ++(i % 2 == 0 ? even : odd);
    std::size_t half = sample.size() / 2;
    if (odd * 20 > half && even * 10 < odd) return "UTF-16LE";
    if (even * 20 > half && odd * 10 < even) return "UTF-16BE";
    return nullptr;
}

// UTF-8 with a damaged place here and there: at least twenty sound characters beyond ASCII for each wrong byte. So
// the reader can name the damaged cell instead of refusing the file.
bool mostly_utf8(std::string_view sample)
{
    std::int64_t sound = 0, wrong = 0;
    auto const*  bytes  = reinterpret_cast<std::uint8_t const*>(sample.data());
    auto         length = static_cast<std::int64_t>(sample.size());
    for (std::int64_t at = 0; at < length;) {
        UChar32 point = 0;
        U8_NEXT(bytes, at, length, point);
        sound += point > 0x7f;
        wrong += point < 0;
    }
    return sound >= 20 * wrong;
}

// The mark some programs put first; UTF-16LE's is also the beginning of UTF-32LE's, which nobody writes tables in.
struct Mark {
    std::string_view bytes;
    char const*      encoding;
};
constexpr Mark marks[] = {{"\xef\xbb\xbf", "UTF-8"}, {"\xff\xfe", "UTF-16LE"}, {"\xfe\xff", "UTF-16BE"}};

class Transcoder final : public ByteSource {
public:
    Transcoder(std::unique_ptr<ByteSource> under, Converter from) : under_{std::move(under)}, from_{std::move(from)}
    {
        into_ = strict_converter("UTF-8");
        expects(into_ != nullptr);
    }

    Result<std::size_t> read(char* into, std::size_t most) override
    {
        char* at = into;
        while (at == into && !done_) {
            if (source_ == source_end_ && !ended_) CHECK(refill());
            UErrorCode status = U_ZERO_ERROR;
            ucnv_convertEx(into_.get(), from_.get(), &at, into + most, &source_, source_end_, pivot_, &pivot_from_,
                           &pivot_to_, pivot_ + std::size(pivot_), false, ended_, &status);
            if (status == U_BUFFER_OVERFLOW_ERROR) break;
            if (U_FAILURE(status)) return refuse(refusal::not_utf8);
            done_ = ended_;
        }
        return static_cast<std::size_t>(at - into);
    }

private:
    Result<void> refill()
    {
        std::size_t count = TRY(under_->read(bytes_, sizeof bytes_));
        ended_            = count == 0;
        source_           = bytes_;
        source_end_       = bytes_ + count;
        return {};
    }

    std::unique_ptr<ByteSource> under_;
    Converter                   from_, into_;
    char                        bytes_[64 << 10];
    char const*                 source_{bytes_};
    char const*                 source_end_{bytes_};
    char16_t                    pivot_[8192];
    char16_t*                   pivot_from_{pivot_};
    char16_t*                   pivot_to_{pivot_};
    bool                        ended_{}, done_{};
};

} // namespace

Result<std::string> detect_encoding(std::string_view sample, bool whole)
{
    for (auto const& mark : marks)
        if (sample.starts_with(mark.bytes)) return mark.encoding;
    if (auto name = utf16_by_zeros(sample); name && fits(sample, whole, name)) return name;
    for (auto name : {"UTF-8", "GB18030"})
        if (fits(sample, whole, name)) return name;
    if (mostly_utf8(sample)) return "UTF-8";
    return refuse(refusal::unknown_encoding);
}

Result<Utf8Text> as_utf8(std::unique_ptr<ByteSource> bytes, std::string_view declared)
{
    auto        peekable = std::make_unique<Peekable>(std::move(bytes));
    auto        sample   = TRY(peekable->peek(judged_bytes));
    std::string name{declared};
    if (name.empty()) name = TRY(detect_encoding(sample, sample.size() < judged_bytes));

    auto converter = strict_converter(name.c_str());
    if (!converter) return refuse(refusal::unknown_encoding, std::string{declared.substr(0, 60)});
    UErrorCode  status    = U_ZERO_ERROR;
    char const* icu_name  = ucnv_getName(converter.get(), &status);
    char const* iana_name = ucnv_getStandardName(icu_name, "IANA", &status);
    std::string canonical = iana_name ? iana_name : icu_name;
    if (canonical.starts_with("UTF-16")) {
        // One of the two byte orders, whichever name was declared, when the mark says so.
        for (auto const& mark : marks)
            if (sample.starts_with(mark.bytes)) {
                canonical = mark.encoding;
                converter = strict_converter(mark.encoding);
            }
    }
    for (auto const& mark : marks)
        if (canonical == mark.encoding && sample.starts_with(mark.bytes)) {
            peekable->skip(mark.bytes.size());
            break;
        }
    if (canonical == "UTF-8") return Utf8Text{std::move(peekable), "UTF-8"};
    return Utf8Text{std::make_unique<Transcoder>(std::move(peekable), std::move(converter)), canonical};
}

} // namespace penstock::exchange
