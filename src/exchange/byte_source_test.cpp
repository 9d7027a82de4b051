#include "exchange/encoding.hpp"
#include "exchange/refusals.hpp"
#include "journal/refusals.hpp"

#include <gtest/gtest.h>
#include <unicode/ucnv.h>
#include <zlib.h>

using namespace penstock;
using namespace penstock::exchange;

namespace {

std::string gzip(std::string const& text)
{
    z_stream stream{};
    deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    std::string out(deflateBound(&stream, text.size()) + 64, '\0');
    stream.next_in   = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
    stream.avail_in  = static_cast<uInt>(text.size());
    stream.next_out  = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

Result<std::string> gunzip(std::string bytes, UnpackLimits limits = {})
{
    auto source = TRY(unpacked(from_memory(std::move(bytes)), limits));
    return read_all(*source, std::size_t{1} << 30);
}

std::string encoded(std::string_view utf8, char const* name)
{
    std::string out(utf8.size() * 4 + 16, '\0');
    UErrorCode  status = U_ZERO_ERROR;
    auto        length = ucnv_convert(name, "UTF-8", out.data(), static_cast<int>(out.size()), utf8.data(),
                                      static_cast<int>(utf8.size()), &status);
    EXPECT_TRUE(U_SUCCESS(status));
    out.resize(static_cast<std::size_t>(length));
    return out;
}

// The text as UTF-8 and behind a bar what it was in, or the refusal.
std::string decoded(std::string bytes, std::string_view declared = {})
{
    auto text = as_utf8(from_memory(std::move(bytes)), declared);
    if (!text) return std::string{name_of(text.error().why)};
    auto all = read_all(*text->bytes, 1 << 24);
    return (all ? *all : std::string{name_of(all.error().why)}) + "|" + text->encoding;
}

} // namespace

TEST(ByteSource, gzip_is_unpacked_member_after_member_and_other_bytes_pass)
{
    EXPECT_EQ(gunzip(gzip("one ") + gzip("two")).value(), "one two");
    EXPECT_EQ(gunzip("plain").value(), "plain");
    EXPECT_EQ(gunzip("").value(), "");
    std::string large(3 << 20, 'x');
    EXPECT_EQ(gunzip(gzip(large), {.ratio = 2000}).value(), large);
}

TEST(ByteSource, a_damaged_or_cut_gzip_is_refused)
{
    auto packed = gzip("some text that is long enough to be cut in the middle of it");
    EXPECT_EQ(gunzip(packed.substr(0, packed.size() - 9)).error().why, refusal::unreadable_file);
    auto flipped               = packed;
    flipped[packed.size() - 6] = static_cast<char>(flipped[packed.size() - 6] ^ 1); // the checksum
    EXPECT_EQ(gunzip(flipped).error().why, refusal::unreadable_file);
    EXPECT_EQ(gunzip(packed + "rubbish").error().why, refusal::unreadable_file);
}

TEST(ByteSource, what_grows_too_large_is_refused_by_size_and_by_ratio)
{
    auto bomb = gzip(std::string(20 << 20, '\0'));
    EXPECT_EQ(gunzip(bomb).error().why, refusal::expanded_too_large);
    EXPECT_EQ(gunzip(bomb, {.bytes = 1 << 20, .ratio = 5000}).error().why, refusal::expanded_too_large);
    EXPECT_TRUE(gunzip(bomb, {.ratio = 5000}));
}

TEST(ByteSource, only_plain_files_are_opened)
{
    EXPECT_EQ(from_file("/").error().why, refusal::unreadable_file);
    EXPECT_EQ(from_file("/dev/zero").error().why, refusal::unreadable_file);
    EXPECT_EQ(from_file("/no/such/file").error().why, refusal::not_found);
}

TEST(ByteSource, what_was_peeked_is_read_again_once)
{
    Peekable source{from_memory("abcdef")};
    EXPECT_EQ(source.peek(3).value(), "abc");
    EXPECT_EQ(source.peek(5).value(), "abcde");
    source.skip(1);
    EXPECT_EQ(source.peek(99).value(), "bcdef");
    EXPECT_EQ(read_all(source, 99).value(), "bcdef");
    EXPECT_EQ(source.peek(1).value(), "");
}

TEST(Encoding, is_found_by_mark_by_validity_and_by_zeros)
{
    std::string const text = "编号,名称\n1,𠮷林大学\n2,深圳技术研究院\n3,ABC\n";
    EXPECT_EQ(decoded(text), text + "|UTF-8");
    EXPECT_EQ(decoded("\xef\xbb\xbf" + text), text + "|UTF-8");
    EXPECT_EQ(decoded(encoded(text, "GB18030")), text + "|gb18030");
    EXPECT_EQ(decoded(encoded(text, "UTF-16LE")), text + "|UTF-16LE");
    EXPECT_EQ(decoded(encoded(text, "UTF-16BE")), text + "|UTF-16BE");
    EXPECT_EQ(decoded("\xff\xfe" + encoded(text, "UTF-16LE")), text + "|UTF-16LE");
    EXPECT_EQ(decoded("\xfe\xff" + encoded(text, "UTF-16BE")), text + "|UTF-16BE");
    EXPECT_EQ(decoded("\xfe\xff" + encoded(text, "UTF-16BE"), "UTF-16"), text + "|UTF-16BE");
}

TEST(Encoding, a_character_cut_at_the_end_of_the_sample_is_no_fault)
{
    std::string text;
    while (text.size() < (300 << 10)) text += "深圳";
    EXPECT_EQ(decoded("x" + text), "x" + text + "|UTF-8");
    auto other = encoded("xy" + text, "GB18030");
    EXPECT_EQ(decoded(other), "xy" + text + "|gb18030");
}

TEST(Encoding, single_byte_encodings_must_be_declared)
{
    EXPECT_EQ(decoded("caf\xe9;1\n"), "unknown_encoding");
    EXPECT_EQ(decoded("caf\xe9;1\n", "windows-1252"), "café;1\n|windows-1252");
    EXPECT_EQ(decoded("x", "no-such-encoding"), "unknown_encoding");
}

TEST(Encoding, impossible_bytes_of_a_declared_encoding_are_refused)
{
    EXPECT_EQ(decoded("abc\xff\xff"
                      "def",
                      "GB18030"),
              "not_utf8|gb18030");
    EXPECT_EQ(decoded(std::string("\x00\xd8\x41\x00", 4), "UTF-16LE"), "not_utf8|UTF-16LE");
}
