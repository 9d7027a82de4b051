// A body too big for memory, kept in a file without a name that vanishes with its last owner.
#pragma once

#include "base/digest.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace penstock::net {

class SpooledFile {
public:
    // In a folder that must exist. Throws Unavailable when the file system refuses.
    explicit SpooledFile(std::string const& folder);
    ~SpooledFile();
    SpooledFile(SpooledFile const&)            = delete;
    SpooledFile& operator=(SpooledFile const&) = delete;

    void write(std::string_view piece); // throws Unavailable, e.g. when the disk is full
    void finish();                      // no more writing; the digest is known from here

    std::uint64_t size() const { return size_; }
    Digest const& digest() const { return digest_; } // SHA-256 of the whole
    int           descriptor() const { return descriptor_; }
    std::string   path() const; // opens the same bytes while this object lives

    // Reads up to `most` bytes at an offset; empty at the end. Safe from several threads.
    std::string read(std::uint64_t offset, std::size_t most) const;

private:
    int           descriptor_{-1};
    std::uint64_t size_{};
    Sha256        hash_;
    Digest        digest_;
};

} // namespace penstock::net
