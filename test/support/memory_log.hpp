// A transparency log in memory: grows by leaves, hands out its tiles, and counts which ones were asked for.
#pragma once

#include "base/defect.hpp"
#include "journal/merkle.hpp"
#include "journal/tile.hpp"

#include <array>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace penstock::test {

// The definition of RFC 6962 section 2.1, word for word and slow.
inline Digest naive_root(std::span<Digest const> leaves)
{
    if (leaves.empty()) return sha256("");
    if (leaves.size() == 1) return leaves[0];
    std::size_t left = 1;
    while (left * 2 < leaves.size()) left *= 2;
    return sha256("\x01" + std::string{naive_root(leaves.first(left)).view()} +
                  std::string{naive_root(leaves.subspan(left)).view()});
}

struct MemoryLog : journal::TileSource {
    void append(std::string_view entry)
    {
        levels[0].push_back(journal::leaf_hash(entry));
        for (auto const& node : edge.append(levels[0].back())) {
            expects(node.index == levels[node.level].size());
            levels[node.level].push_back(node.hash);
        }
    }

    std::string tile(journal::TileId const& tile) override
    {
        asked.insert(tile);
        auto const first = tile.index * journal::tile_width;
        return journal::tile_bytes(std::span{levels[tile.level]}.subspan(first, tile.width));
    }

    std::span<Digest const> leaves(std::size_t size) const { return std::span{levels[0]}.first(size); }

    std::array<std::vector<Digest>, 8> levels;
    journal::CompactRange              edge;
    std::set<journal::TileId>          asked;
};

// Leaf i is the text "entry-<i>", as in the published vectors.
inline MemoryLog log_of(std::uint64_t size)
{
    MemoryLog log;
    for (std::uint64_t i = 0; i < size; ++i) log.append("entry-" + std::to_string(i));
    return log;
}

} // namespace penstock::test
