// The Merkle tree of RFC 6962 section 2.1: hashes of leaves and nodes, and the right edge of a tree that only grows.
#pragma once

#include "base/digest.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::journal {

Digest leaf_hash(std::string_view data);
Digest node_hash(Digest const& left, Digest const& right);
Digest empty_root();

// The largest power of two smaller than a size of at least two: where RFC 6962 splits a tree into left and right.
std::uint64_t split_point(std::uint64_t size);

// The hash of a full tile of the level below, which is entry number `index` of tile level `level` (at least 1).
// Level-0 entries are the leaf hashes themselves.
struct TileNode {
    unsigned      level{};
    std::uint64_t index{};
    Digest        hash;

    friend bool operator==(TileNode const&, TileNode const&) = default;
};

// What is needed of a tree to add leaves and tell the root: one hash per set bit of the size, so at most 64 hashes.
class CompactRange {
public:
    // Adds a leaf; returns the nodes of upper tiles that this leaf completed, lowest level first (usually none).
    std::vector<TileNode> append(Digest const& leaf);

    Digest        root() const;
    std::uint64_t size() const { return size_; }

    // Size as eight big-endian bytes, then the hashes from the largest subtree to the smallest, 32 bytes each.
    std::string                        bytes() const;
    static std::optional<CompactRange> from_bytes(std::string_view bytes);

    friend bool operator==(CompactRange const&, CompactRange const&) = default;

private:
    std::uint64_t       size_{};
    std::vector<Digest> edge_; // complete subtrees, largest first
};

} // namespace penstock::journal
