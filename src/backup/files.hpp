// Files of a backup, written so that they outlast a power cut, and read piece by piece.
#pragma once

#include "base/digest.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace penstock::backup {

// A file that is new. Nothing counts before close(); Unavailable when the disk does not take it.
class NewFile {
public:
    explicit NewFile(std::filesystem::path path);
    ~NewFile();
    NewFile(NewFile const&)            = delete;
    NewFile& operator=(NewFile const&) = delete;

    void         write(std::string_view piece);
    Digest       close(); // on the disk now; the digest of all that was written
    std::int64_t size() const { return size_; }

private:
    std::filesystem::path path_;
    int                   file_{-1};
    Sha256                hash_;
    std::int64_t          size_{};
};

// Gives the whole file in pieces; false when it cannot be read to its end.
bool each_piece_of(std::filesystem::path const& path, std::function<void(std::string_view)> const& take);

// Gives its lines without their ends, while `take` answers true; false when it cannot be read, ends within a line, or
// a line was refused.
bool each_line_of(std::filesystem::path const& path, std::function<bool(std::string_view)> const& take);

struct Measured {
    std::int64_t bytes{-1}; // -1 when it cannot be read
    Digest       digest;
};
Measured measure(std::filesystem::path const& path);

void sync_folder(std::filesystem::path const& folder);
void rename_durably(std::filesystem::path const& from, std::filesystem::path const& to);

// One process at a time where this file is; it is removed at the end, and stays after a kill, which does no harm. Not
// taken when another has it; Unavailable where files cannot be locked.
class FileLock {
public:
    explicit FileLock(std::filesystem::path path);
    ~FileLock();
    FileLock(FileLock const&)            = delete;
    FileLock& operator=(FileLock const&) = delete;
    bool      taken() const { return taken_; }

private:
    std::filesystem::path path_;
    int                   file_{-1};
    bool                  taken_{};
};

} // namespace penstock::backup
