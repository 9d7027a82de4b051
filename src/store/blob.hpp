// Content kept by its SHA-256: in rows of at most 1 MiB, so one file is to be backed up, every server of a cluster
// sees it, and neither a reader nor a writer holds it whole in memory.
#pragma once

#include "base/digest.hpp"
#include "store/db.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace penstock::store {

inline constexpr std::size_t blob_chunk_size = 1024 * 1024;

struct Blob {
    Digest       digest;
    std::int64_t size{}; // in bytes
};

// Takes content piece by piece, as it comes from the network, without the database: small content in memory, larger in
// a nameless file of `folder`. keep() then writes it in the caller's transaction.
class BlobSink {
public:
    explicit BlobSink(std::filesystem::path folder = std::filesystem::temp_directory_path());
    ~BlobSink();
    BlobSink(BlobSink&&) noexcept;
    BlobSink& operator=(BlobSink&&) noexcept;

    void         append(std::string_view piece); // StoreUnavailable when the disk is full
    std::int64_t size() const { return size_; }
    Blob         finish(); // the end of the content; append no more

    // Writes the finished content unless it is there already; says whether it was new.
    bool keep(Writer& writer);

private:
    std::string read_at(std::int64_t offset, std::size_t size) const;
    void        spill(std::string_view piece);

    std::filesystem::path folder_;
    Sha256                hash_;
    std::string           memory_;
    int                   file_{-1};
    std::int64_t          size_{};
    std::optional<Blob>   finished_;
};

std::optional<Blob> find_blob(Reader& reader, Digest const& digest);

// Content pulled piece by piece. Each piece is one query, so the transaction may end between two of them.
class BlobSource {
public:
    explicit BlobSource(Blob const& blob) : blob_{blob} {}

    // The next piece, of at most blob_chunk_size bytes; empty at the end. StoreUnavailable (corrupt) when a piece is
    // missing or the whole does not have its digest.
    std::string next(Reader& reader);
    Blob const& blob() const { return blob_; }

private:
    Blob         blob_;
    Sha256       hash_;
    std::int64_t number_{};
    std::int64_t given_{};
};

// Gives the whole content piece by piece; false when there is no such content.
bool each_piece(Reader& reader, Digest const& digest, std::function<void(std::string_view)> const& take);

} // namespace penstock::store

namespace penstock {
using store::Blob;
using store::BlobSink;
using store::BlobSource;
} // namespace penstock
