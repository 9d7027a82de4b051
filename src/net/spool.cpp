#include "net/spool.hpp"

#include "base/defect.hpp"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

namespace penstock::net {

static Unavailable failed(char const* doing) { return Unavailable{std::string{doing} + ": " + std::strerror(errno)}; }

SpooledFile::SpooledFile(std::string const& folder)
    : descriptor_{open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600)}
{
    if (descriptor_ < 0 && (errno == EOPNOTSUPP || errno == EISDIR)) { // a file system without O_TMPFILE
        std::string name = folder + "/penstock-upload-XXXXXX";
        descriptor_      = mkostemp(name.data(), O_CLOEXEC);
        if (descriptor_ >= 0) unlink(name.c_str());
    }
    if (descriptor_ < 0) throw failed("cannot keep an upload");
}

SpooledFile::~SpooledFile() { close(descriptor_); }

void SpooledFile::write(std::string_view piece)
{
    hash_.update(piece);
    while (!piece.empty()) {
        auto written = ::write(descriptor_, piece.data(), piece.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) throw failed("cannot keep an upload");
        piece.remove_prefix(static_cast<std::size_t>(written));
        size_ += static_cast<std::uint64_t>(written);
    }
}

void SpooledFile::finish() { digest_ = hash_.finish(); }

std::string SpooledFile::path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

std::string SpooledFile::read(std::uint64_t offset, std::size_t most) const
{
    std::string out(most, '\0');
    ssize_t     got = 0;
    do got = pread(descriptor_, out.data(), most, static_cast<off_t>(offset));
    while (got < 0 && errno == EINTR);
    if (got < 0) throw failed("cannot read an upload");
    out.resize(static_cast<std::size_t>(got));
    return out;
}

} // namespace penstock::net
