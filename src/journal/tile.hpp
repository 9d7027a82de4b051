// Tiles and entry bundles of c2sp.org/tlog-tiles: how they are named, which ones a tree has, what bytes they hold,
// and how any node of the tree is computed from them.
#pragma once

#include "journal/proof.hpp"

#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace penstock::journal {

inline constexpr unsigned    tile_width       = 256;    // hashes in a full tile, entries in a full bundle
inline constexpr unsigned    tile_level_most  = 63;
inline constexpr std::size_t entry_bytes_most = 65'535; // a bundle gives the length in two bytes

// One tile: level 0..63, number within the level, and how many hashes it holds (1..256; 256 is a full tile).
struct TileId {
    unsigned      level{};
    std::uint64_t index{};
    unsigned      width{tile_width};

    friend auto operator<=>(TileId const&, TileId const&) = default;
};

// One bundle of entries, numbered and as wide as the level-0 tile that holds their hashes.
struct BundleId {
    std::uint64_t index{};
    unsigned      width{tile_width};

    friend auto operator<=>(BundleId const&, BundleId const&) = default;
};

// "tile/1/x001/x234/067.p/17", without a slash in front. Only the one spelling that tile_path writes is read back.
std::string             tile_path(TileId const& tile);
std::optional<TileId>   parse_tile_path(std::string_view path);
std::string             bundle_path(BundleId const& bundle); // "tile/entries/000"
std::optional<BundleId> parse_bundle_path(std::string_view path);

// How many hashes the tile has in a tree of this size: 0 (there is none) to 256.
unsigned tile_width_at(unsigned level, std::uint64_t index, std::uint64_t tree_size);

// Whether a tree of this size holds all of it; an earlier, narrower state of a tile counts.
bool within(TileId const& tile, std::uint64_t tree_size);
bool within(BundleId const& bundle, std::uint64_t tree_size);

// The tiles to be written when a published tree grows: those of the new size that the old size did not have,
// level by level. From 0 it lists every tile of a tree. The bundles are those with the level-0 tiles' numbers.
std::vector<TileId> new_tiles(std::uint64_t old_size, std::uint64_t new_size);

// A tile is its hashes one after another.
std::string tile_bytes(std::span<Digest const> hashes);

// 1 to 256 entries of at most 65,535 bytes each; more is a defect.
std::string encode_bundle(std::span<std::string const> entries);
// The entries of a bundle said to hold `width`; nothing when the bytes do not hold exactly so many. The views look
// into `bytes`.
std::optional<std::vector<std::string_view>> decode_bundle(std::string_view bytes, unsigned width);

// Where tiles come from: database rows, files, or another server.
struct TileSource {
    virtual ~TileSource() = default;
    // The 32 * width bytes of a tile. Throws Unavailable when it cannot be had.
    virtual std::string tile(TileId const& tile) = 0;
};

// Nodes of a tree of a given size out of its tiles. Remembers the tiles it read, so one proof reads each tile once;
// a proof over a million leaves touches about three. Not for several threads at once.
// node() throws Unavailable when a tile is missing or has not the bytes its width says.
class TileNodes : public NodeReader {
public:
    TileNodes(TileSource& source, std::uint64_t tree_size) : source_{source}, tree_size_{tree_size} {}

    Digest node(unsigned level, std::uint64_t index) override;

private:
    std::vector<Digest> const& hashes(unsigned level, std::uint64_t index);

    TileSource&                                                       source_;
    std::uint64_t                                                     tree_size_;
    std::map<std::pair<unsigned, std::uint64_t>, std::vector<Digest>> read_;
};

} // namespace penstock::journal
