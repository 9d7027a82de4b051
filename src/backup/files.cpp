#include "backup/files.hpp"

#include "base/defect.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>
#include <vector>

namespace penstock::backup {

namespace {

constexpr std::size_t piece_of_file = 256 * 1024;

[[noreturn]] void cannot(char const* what, std::filesystem::path const& path)
{
    throw Unavailable{std::string{what} + " " + path.string() + ": " + std::strerror(errno)};
}

} // namespace

NewFile::NewFile(std::filesystem::path path) : path_{std::move(path)}
{
    file_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file_ < 0) cannot("cannot make", path_);
}

NewFile::~NewFile()
{
    if (file_ >= 0) ::close(file_);
}

void NewFile::write(std::string_view piece)
{
    hash_.update(piece);
    size_ += static_cast<std::int64_t>(piece.size());
    while (!piece.empty()) {
        auto const written = ::write(file_, piece.data(), piece.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) cannot("cannot write", path_);
        piece.remove_prefix(static_cast<std::size_t>(written));
    }
}

Digest NewFile::close()
{
    if (::fsync(file_) != 0) cannot("cannot write", path_);
    int const failed = ::close(std::exchange(file_, -1));
    if (failed != 0) cannot("cannot write", path_);
    return hash_.finish();
}

bool each_piece_of(std::filesystem::path const& path, std::function<void(std::string_view)> const& take)
{
    int const file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return false;
    std::vector<char> buffer(piece_of_file);
    ssize_t           got{};
    while ((got = ::read(file, buffer.data(), buffer.size())) > 0 || (got < 0 && errno == EINTR))
        if (got > 0) take({buffer.data(), static_cast<std::size_t>(got)});
    ::close(file);
    return got == 0;
}

bool each_line_of(std::filesystem::path const& path, std::function<bool(std::string_view)> const& take)
{
    std::string rest;
    bool        right = true;
    bool const  read  = each_piece_of(path, [&](std::string_view piece) {
        if (!right) return;
        rest += piece;
        std::size_t from = 0;
        for (auto end = rest.find('\n'); right && end != rest.npos; from = end + 1, end = rest.find('\n', from))
            right = take(std::string_view{rest}.substr(from, end - from));
        rest.erase(0, from);
    });
    return read && right && rest.empty();
}

Measured measure(std::filesystem::path const& path)
{
    Measured   out{0, {}};
    Sha256     hash;
    bool const read = each_piece_of(path, [&](std::string_view piece) {
        hash.update(piece);
        out.bytes += static_cast<std::int64_t>(piece.size());
    });
    if (!read) return {};
    out.digest = hash.finish();
    return out;
}

void sync_folder(std::filesystem::path const& folder)
{
    int const file = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (file < 0) cannot("cannot open", folder);
    int const failed = ::fsync(file);
    ::close(file);
    if (failed != 0) cannot("cannot write", folder);
}

void rename_durably(std::filesystem::path const& from, std::filesystem::path const& to)
{
    if (std::rename(from.c_str(), to.c_str()) != 0) cannot("cannot rename", from);
    sync_folder(to.has_parent_path() ? to.parent_path() : std::filesystem::path{"."});
}

FileLock::FileLock(std::filesystem::path path) : path_{std::move(path)}
{
    for (;;) {
        file_ = ::open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
        if (file_ < 0) cannot("cannot make", path_);
        if (::flock(file_, LOCK_EX | LOCK_NB) != 0) {
            if (errno == EWOULDBLOCK) return;
            cannot("cannot lock", path_);
        }
        // Who had it may have taken the file away between our opening and our locking it.
        struct stat ours{}, there{};
        if (::fstat(file_, &ours) == 0 && ::stat(path_.c_str(), &there) == 0 && ours.st_ino == there.st_ino) break;
        ::close(file_);
    }
    taken_ = true;
}

FileLock::~FileLock()
{
    if (taken_) ::unlink(path_.c_str());
    ::close(file_);
}

} // namespace penstock::backup
