#include "exchange/byte_source.hpp"

#include "exchange/refusals.hpp"
#include "journal/refusals.hpp"

#include <zlib.h>

#include <algorithm>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace penstock::exchange {

namespace {

class MemorySource final : public ByteSource {
public:
    explicit MemorySource(std::string bytes) : bytes_{std::move(bytes)} {}

    Result<std::size_t> read(char* into, std::size_t most) override
    {
        std::size_t count = std::min(most, bytes_.size() - used_);
        std::memcpy(into, bytes_.data() + used_, count);
        used_ += count;
        return count;
    }

private:
    std::string bytes_;
    std::size_t used_{};
};

class FileSource final : public ByteSource {
public:
    explicit FileSource(int file) : file_{file} {}
    FileSource(FileSource const&)            = delete;
    FileSource& operator=(FileSource const&) = delete;
    ~FileSource() override { ::close(file_); }

    Result<std::size_t> read(char* into, std::size_t most) override
    {
        for (;;) {
            ssize_t count = ::read(file_, into, most);
            if (count >= 0) return static_cast<std::size_t>(count);
            if (errno != EINTR) return refuse(refusal::unreadable_file, std::strerror(errno));
        }
    }

private:
    int file_;
};

class GzipSource final : public ByteSource {
public:
    GzipSource(std::unique_ptr<ByteSource> under, UnpackLimits limits) : under_{std::move(under)}, limits_{limits}
    {
        constexpr int window_with_gzip_header = 15 + 16;
        expects(inflateInit2(&stream_, window_with_gzip_header) == Z_OK);
    }
    GzipSource(GzipSource const&)            = delete;
    GzipSource& operator=(GzipSource const&) = delete;
    ~GzipSource() override { inflateEnd(&stream_); }

    Result<std::size_t> read(char* into, std::size_t most) override
    {
        auto room         = static_cast<uInt>(std::min<std::size_t>(most, std::size_t{1} << 20));
        stream_.next_out  = reinterpret_cast<Bytef*>(into);
        stream_.avail_out = room;
        while (stream_.avail_out == room && !done_) CHECK(step());
        auto count = static_cast<std::size_t>(room - stream_.avail_out);
        unpacked_ += static_cast<std::int64_t>(count);
        if (!limits_.allow(packed_, unpacked_)) return refuse(refusal::expanded_too_large);
        return count;
    }

private:
    // One call of inflate, after more packed bytes were fetched if none were left.
    Result<void> step()
    {
        if (stream_.avail_in == 0) {
            std::size_t count = TRY(under_->read(packed_bytes_, sizeof packed_bytes_));
            if (count == 0 && !between_members_) return refuse(refusal::unreadable_file);
            if (count == 0) {
                done_ = true;
                return {};
            }
            stream_.next_in  = reinterpret_cast<Bytef*>(packed_bytes_);
            stream_.avail_in = static_cast<uInt>(count);
            packed_ += static_cast<std::int64_t>(count);
        }
        if (between_members_) {
            expects(inflateReset(&stream_) == Z_OK);
            between_members_ = false;
        }
        int outcome = inflate(&stream_, Z_NO_FLUSH);
        if (outcome == Z_STREAM_END) between_members_ = true;
        else if (outcome != Z_OK && outcome != Z_BUF_ERROR) return refuse(refusal::unreadable_file);
        return {};
    }

    std::unique_ptr<ByteSource> under_;
    UnpackLimits                limits_;
    z_stream                    stream_{};
    char                        packed_bytes_[64 << 10];
    std::int64_t                packed_{}, unpacked_{};
    bool                        between_members_{}, done_{};
};

} // namespace

std::unique_ptr<ByteSource> from_memory(std::string bytes) { return std::make_unique<MemorySource>(std::move(bytes)); }

Result<std::unique_ptr<ByteSource>> from_file(std::filesystem::path const& path)
{
    // Without O_NONBLOCK a pipe without a writer would hang the opening.
    int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0) return refuse(errno == ENOENT ? refusal::not_found : refusal::unreadable_file, std::strerror(errno));
    auto        source = std::make_unique<FileSource>(file);
    struct stat status{};
    if (::fstat(file, &status) != 0 || !S_ISREG(status.st_mode)) return refuse(refusal::unreadable_file);
    return source;
}

Result<std::string_view> Peekable::peek(std::size_t most)
{
    ahead_.erase(0, used_);
    used_ = 0;
    while (ahead_.size() < most) {
        std::size_t before = ahead_.size();
        ahead_.resize(most);
        auto got = under_->read(ahead_.data() + before, most - before);
        ahead_.resize(before + (got ? *got : 0));
        if (!got) return std::unexpected{std::move(got).error()};
        if (*got == 0) break;
    }
    return std::string_view{ahead_}.substr(0, most);
}

Result<std::size_t> Peekable::read(char* into, std::size_t most)
{
    if (used_ == ahead_.size()) {
        ahead_ = {};
        used_  = 0;
        return under_->read(into, most);
    }
    std::size_t count = std::min(most, ahead_.size() - used_);
    std::memcpy(into, ahead_.data() + used_, count);
    used_ += count;
    return count;
}

void Peekable::skip(std::size_t count)
{
    expects(count <= ahead_.size() - used_);
    used_ += count;
}

Result<std::unique_ptr<ByteSource>> unpacked(std::unique_ptr<ByteSource> under, UnpackLimits limits)
{
    auto peekable = std::make_unique<Peekable>(std::move(under));
    auto start    = TRY(peekable->peek(2));
    if (start != "\x1f\x8b") return peekable;
    return std::make_unique<GzipSource>(std::move(peekable), limits);
}

Result<std::string> read_all(ByteSource& source, std::size_t most)
{
    std::string out;
    char        piece[64 << 10];
    for (;;) {
        std::size_t count = TRY(source.read(piece, sizeof piece));
        if (count == 0) return out;
        if (out.size() + count > most) return refuse(refusal::too_large);
        out.append(piece, count);
    }
}

} // namespace penstock::exchange
