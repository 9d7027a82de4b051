// Finding out how text is encoded, and turning it into UTF-8 piece by piece.
#pragma once

#include "exchange/byte_source.hpp"

namespace penstock::exchange {

// Looks at the beginning of a text: a byte order mark, UTF-16 without mark, valid UTF-8, GB18030, damaged UTF-8.
// `whole` says that the sample is the entire text, so that a cut character at its end counts as wrong.
// Refuses unknown_encoding; single-byte encodings such as windows-1252 fit any bytes and must be declared.
Result<std::string> detect_encoding(std::string_view sample, bool whole);

struct Utf8Text {
    std::unique_ptr<ByteSource> bytes;
    std::string                 encoding; // what the text was in, by its IANA name
};

// Text as UTF-8 without its byte order mark. `declared` is any name ICU knows; empty means: find out.
// Bytes declared or found to be UTF-8 pass unchecked, so that the reader can name the bad cell; other encodings are
// refused (not_utf8) at their first impossible sequence.
Result<Utf8Text> as_utf8(std::unique_ptr<ByteSource> bytes, std::string_view declared = {});

} // namespace penstock::exchange
