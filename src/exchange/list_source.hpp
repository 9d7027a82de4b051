// A list of awards that can be read more than once: kept in the database by its digest, or a file of this machine.
#pragma once

#include "api/look.hpp"
#include "exchange/byte_source.hpp"
#include "journal/recorder.hpp"
#include "store/blob.hpp"

#include <functional>

namespace penstock::exchange {

struct ListSource {
    Digest       digest;
    std::string  name; // the file's, without its folder
    std::int64_t size{};
    // From the first byte. Kept content is read through the reader, piece by piece.
    std::function<Result<std::unique_ptr<ByteSource>>(Reader&)> open;
};

// The last part of a path of either kind, NFC; "list" when nothing is left.
std::string file_name(std::string_view given);

// Refuses not_found.
Result<ListSource> kept_list(Reader& reader, Digest const& digest, std::string_view name);

// Refuses what from_file refuses.
Result<ListSource> list_in_file(std::filesystem::path const& path);

// Keeps the file in the database, as an upload does; the same bytes twice are kept once.
Result<ListSource> keep_file(Recorder& recorder, std::filesystem::path const& path);

// Tells the progress of reading: `before` bytes of `total` were read before this source.
std::unique_ptr<ByteSource> telling(std::unique_ptr<ByteSource> under, Progress& progress, std::string subject,
                                    std::int64_t before, std::int64_t total);

} // namespace penstock::exchange
