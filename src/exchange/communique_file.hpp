// A communiqué as people have it: plain text, a saved web page, a document of a word processor. All become lines of
// text; what is a table keeps a tab between its cells.
#pragma once

#include "exchange/byte_source.hpp"
#include "store/blob.hpp"

namespace penstock::exchange {

// The text of the bytes, in UTF-8 when they are a page or a document, and as they came when they are neither.
// Refuses too_large; not_text and control_character for a page; unknown_format for an archive that holds no document,
// unreadable_file and expanded_too_large for one that is damaged or grows.
Result<std::string> text_of_communique(std::string bytes);

// The text of a file that was uploaded, as above; not_found when there is none.
Result<std::string> text_of_upload(Reader& reader, Digest const& digest);

} // namespace penstock::exchange
