// Reads packed test data: gzip files, and the regular files of a tar archive (POSIX ustar).
#pragma once

#include <zlib.h>

#include <cstdlib>
#include <filesystem>
#include <map>
#include <stdexcept>
#include <string>

namespace penstock::test {

inline std::string unzipped(std::filesystem::path const& path)
{
    gzFile file = gzopen(path.c_str(), "rb");
    if (file == nullptr) throw std::runtime_error{"cannot open " + path.string()};
    std::string out;
    char        chunk[65'536];
    int         got{};
    while ((got = gzread(file, chunk, sizeof chunk)) > 0) out.append(chunk, static_cast<std::size_t>(got));
    gzclose(file);
    if (got < 0) throw std::runtime_error{"damaged: " + path.string()};
    return out;
}

// Path in the archive -> content.
inline std::map<std::string, std::string> tar_files(std::string const& archive)
{
    std::map<std::string, std::string> out;
    for (std::size_t at = 0; at + 512 <= archive.size() && archive[at] != '\0';) {
        std::string const name{archive.data() + at};
        std::size_t const size = std::strtoull(archive.substr(at + 124, 12).c_str(), nullptr, 8);
        char const        kind = archive[at + 156];
        if (kind == '0' || kind == '\0') out[name] = archive.substr(at + 512, size);
        at += 512 + (size + 511) / 512 * 512;
    }
    return out;
}

// The folder of real test data, or empty when it is not there and the test must be skipped.
inline std::filesystem::path data_folder()
{
    char const* folder = std::getenv("PENSTOCK_DATA");
    return folder == nullptr ? std::filesystem::path{} : std::filesystem::path{folder};
}

} // namespace penstock::test
