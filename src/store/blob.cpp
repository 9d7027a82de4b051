// Content by its digest: spooled while it comes, then written in pieces, then pulled in pieces.
#include "store/blob.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace penstock::store {

namespace {

struct BlobRow {
    std::int64_t size{};
    std::int64_t chunks{};
};
BOOST_DESCRIBE_STRUCT(BlobRow, (), (size, chunks))

[[noreturn]] void file_failed(char const* what)
{
    auto const error = errno == ENOSPC || errno == EDQUOT ? StoreError::full : StoreError::io;
    raise(error, std::string{what} + ": " + std::strerror(errno));
}

std::int64_t chunks_of(std::int64_t size)
{
    auto const chunk = static_cast<std::int64_t>(blob_chunk_size);
    return (size + chunk - 1) / chunk;
}

// A file without a name: gone with the process, whatever happens.
int nameless_file(std::filesystem::path const& folder)
{
    int file = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (file >= 0) return file;
    std::string name = (folder / "penstock-XXXXXX").string(); // a file system without O_TMPFILE
    file             = ::mkostemp(name.data(), O_CLOEXEC);
    if (file < 0) file_failed("cannot make a temporary file");
    ::unlink(name.c_str());
    return file;
}

} // namespace

BlobSink::BlobSink(std::filesystem::path folder) : folder_{std::move(folder)} {}

BlobSink::~BlobSink()
{
    if (file_ >= 0) ::close(file_);
}

BlobSink::BlobSink(BlobSink&& other) noexcept
    : folder_{std::move(other.folder_)},
      hash_{std::move(other.hash_)},
      memory_{std::move(other.memory_)},
      file_{std::exchange(other.file_, -1)},
      size_{other.size_},
      finished_{other.finished_}
{}

BlobSink& BlobSink::operator=(BlobSink&& other) noexcept
{
    std::swap(folder_, other.folder_);
    std::swap(hash_, other.hash_);
    std::swap(memory_, other.memory_);
    std::swap(file_, other.file_);
    std::swap(size_, other.size_);
    std::swap(finished_, other.finished_);
    return *this;
}

void BlobSink::append(std::string_view piece)
{
    expects(!finished_);
    hash_.update(piece);
    size_ += static_cast<std::int64_t>(piece.size());
    if (file_ < 0 && memory_.size() + piece.size() <= blob_chunk_size) {
        memory_ += piece;
        return;
    }
    if (file_ < 0) {
        file_ = nameless_file(folder_);
        spill(std::exchange(memory_, {}));
    }
    spill(piece);
}

void BlobSink::spill(std::string_view piece)
{
    while (!piece.empty()) {
        auto const written = ::write(file_, piece.data(), piece.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) file_failed("cannot write a temporary file");
        piece.remove_prefix(static_cast<std::size_t>(written));
    }
}

std::string BlobSink::read_at(std::int64_t offset, std::size_t size) const
{
    if (file_ < 0) return memory_.substr(static_cast<std::size_t>(offset), size);
    std::string out(size, '\0');
    std::size_t done = 0;
    while (done < size) {
        auto const got = ::pread(file_, out.data() + done, size - done, offset + static_cast<std::int64_t>(done));
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) file_failed("cannot read a temporary file");
        done += static_cast<std::size_t>(got);
    }
    return out;
}

Blob BlobSink::finish()
{
    if (!finished_) finished_ = Blob{hash_.finish(), size_};
    return *finished_;
}

bool BlobSink::keep(Writer& writer)
{
    expects(finished_.has_value());
    auto const chunks = chunks_of(size_);
    auto const added =
        writer.run("INSERT INTO blob (digest, size, chunks) VALUES ($1, $2, $3) ON CONFLICT (digest) DO NOTHING",
                   finished_->digest, size_, chunks);
    if (added == 0) return false;
    for (std::int64_t number = 0; number < chunks; ++number) {
        auto const offset  = number * static_cast<std::int64_t>(blob_chunk_size);
        auto const size    = std::min<std::int64_t>(size_ - offset, blob_chunk_size);
        auto const content = read_at(offset, static_cast<std::size_t>(size));
        writer.run("INSERT INTO blob_chunk (digest, number, content) VALUES ($1, $2, $3)", finished_->digest, number,
                   Bytes{content});
    }
    return true;
}

std::optional<Blob> find_blob(Reader& reader, Digest const& digest)
{
    auto const found = reader.row<BlobRow>("SELECT size, chunks FROM blob WHERE digest = $1", digest);
    if (!found) return std::nullopt;
    if (found->chunks != chunks_of(found->size)) raise(StoreError::corrupt, "blob " + hex(digest.view()));
    return Blob{digest, found->size};
}

std::string BlobSource::next(Reader& reader)
{
    if (number_ == chunks_of(blob_.size)) return {};
    auto piece = reader.row<ByteString>("SELECT content FROM blob_chunk WHERE digest = $1 AND number = $2",
                                        blob_.digest, number_);
    if (!piece) raise(StoreError::corrupt, "a piece is missing of blob " + hex(blob_.digest.view()));
    hash_.update(piece->content);
    given_ += static_cast<std::int64_t>(piece->content.size());
    ++number_;
    bool const last = number_ == chunks_of(blob_.size);
    if (last && (given_ != blob_.size || hash_.finish() != blob_.digest))
        raise(StoreError::corrupt, "the content does not fit its digest: blob " + hex(blob_.digest.view()));
    return std::move(piece->content);
}

bool each_piece(Reader& reader, Digest const& digest, std::function<void(std::string_view)> const& take)
{
    auto const blob = find_blob(reader, digest);
    if (!blob) return false;
    BlobSource source{*blob};
    for (auto piece = source.next(reader); !piece.empty(); piece = source.next(reader)) take(piece);
    return true;
}

} // namespace penstock::store
