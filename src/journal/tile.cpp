#include "journal/tile.hpp"

#include "base/defect.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace penstock::journal {

namespace {

// Beyond this the last leaf of a bundle would not have a 64-bit number.
constexpr std::uint64_t index_most = ~std::uint64_t{} >> 8;

constexpr std::size_t tiles_remembered_most = 64;

// "x001/x234/067", and ".p/<width>" if partial.
std::string number_path(std::uint64_t index, unsigned width)
{
    std::string path = fmt::format("{:03}", index % 1000);
    while (index >= 1000) {
        index /= 1000;
        path = fmt::format("x{:03}/{}", index % 1000, path);
    }
    if (width < tile_width) path += fmt::format(".p/{}", width);
    return path;
}

// Digits only; the caller compares with our own spelling, so leading zeros need no care here.
std::optional<std::uint64_t> number(std::string_view digits)
{
    std::uint64_t value{};
    auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
    return value;
}

// Reads number_path leniently; what it says must then be spelt as we would.
std::optional<BundleId> parse_number_path(std::string_view path)
{
    BundleId out;
    if (auto const partial = path.find(".p/"); partial != path.npos) {
        auto const width = number(path.substr(partial + 3));
        if (!width || *width == 0 || *width >= tile_width) return std::nullopt;
        out.width = static_cast<unsigned>(*width);
        path      = path.substr(0, partial);
    }
    std::string digits;
    for (char c : path)
        if (c != 'x' && c != '/') digits += c;
    auto const index = number(digits);
    if (!index || *index > index_most) return std::nullopt;
    out.index = *index;
    return out;
}

} // namespace

std::string tile_path(TileId const& tile)
{
    return fmt::format("tile/{}/{}", tile.level, number_path(tile.index, tile.width));
}

std::optional<TileId> parse_tile_path(std::string_view path)
{
    static constexpr std::string_view prefix = "tile/";
    if (!path.starts_with(prefix)) return std::nullopt;
    auto const slash = path.find('/', prefix.size());
    if (slash == path.npos) return std::nullopt;
    auto const level = number(path.substr(prefix.size(), slash - prefix.size()));
    auto const rest  = parse_number_path(path.substr(slash + 1));
    if (!level || *level > tile_level_most || !rest) return std::nullopt;
    TileId const tile{static_cast<unsigned>(*level), rest->index, rest->width};
    if (tile_path(tile) != path) return std::nullopt;
    return tile;
}

std::string bundle_path(BundleId const& bundle) { return "tile/entries/" + number_path(bundle.index, bundle.width); }

std::optional<BundleId> parse_bundle_path(std::string_view path)
{
    static constexpr std::string_view prefix = "tile/entries/";
    if (!path.starts_with(prefix)) return std::nullopt;
    auto const bundle = parse_number_path(path.substr(prefix.size()));
    if (!bundle || bundle_path(*bundle) != path) return std::nullopt;
    return bundle;
}

unsigned tile_width_at(unsigned level, std::uint64_t index, std::uint64_t tree_size)
{
    if (level >= 8) return 0; // 256 to the 8th leaves do not fit in 64 bits
    std::uint64_t const entries = tree_size >> (8 * level);
    if (index > entries / tile_width) return 0;
    return static_cast<unsigned>(std::min<std::uint64_t>(tile_width, entries - index * tile_width));
}

bool within(TileId const& tile, std::uint64_t tree_size)
{
    return tile.width >= 1 && tile.width <= tile_width_at(tile.level, tile.index, tree_size);
}

bool within(BundleId const& bundle, std::uint64_t tree_size)
{
    return within(TileId{0, bundle.index, bundle.width}, tree_size);
}

std::vector<TileId> new_tiles(std::uint64_t old_size, std::uint64_t new_size)
{
    expects(old_size <= new_size);
    std::vector<TileId> out;
    for (unsigned level = 0; level < 8; ++level) {
        std::uint64_t const had = old_size >> (8 * level);
        std::uint64_t const has = new_size >> (8 * level);
        if (had == has) break; // nor did any level above grow
        for (std::uint64_t index = had / tile_width; index * tile_width < has; ++index)
            out.push_back({level, index, tile_width_at(level, index, new_size)});
    }
    return out;
}

std::string tile_bytes(std::span<Digest const> hashes)
{
    std::string out;
    out.reserve(hashes.size() * 32);
    for (Digest const& hash : hashes) out += hash.view();
    return out;
}

std::string encode_bundle(std::span<std::string const> entries)
{
    expects(!entries.empty() && entries.size() <= tile_width);
    std::string out;
    for (std::string const& entry : entries) {
        expects(entry.size() <= entry_bytes_most);
        out += static_cast<char>(entry.size() >> 8);
        out += static_cast<char>(entry.size() & 0xff);
        out += entry;
    }
    return out;
}

std::optional<std::vector<std::string_view>> decode_bundle(std::string_view bytes, unsigned width)
{
    std::vector<std::string_view> out;
    for (unsigned i = 0; i < width; ++i) {
        if (bytes.size() < 2) return std::nullopt;
        std::size_t const length = static_cast<unsigned char>(bytes[0]) * 256u + static_cast<unsigned char>(bytes[1]);
        bytes.remove_prefix(2);
        if (bytes.size() < length) return std::nullopt;
        out.push_back(bytes.substr(0, length));
        bytes.remove_prefix(length);
    }
    if (!bytes.empty()) return std::nullopt;
    return out;
}

Digest TileNodes::node(unsigned level, std::uint64_t index)
{
    // The node covers 2^height entries of one tile, `level` being 8 levels per tile level.
    unsigned const      height = level % 8;
    std::uint64_t const first  = index << height; // number of its first entry on that tile level
    auto const&         tile   = hashes(level / 8, first / tile_width);
    std::size_t const   offset = first % tile_width;
    std::size_t const   count  = std::size_t{1} << height;
    expects(offset + count <= tile.size());

    std::vector<Digest> row(tile.begin() + static_cast<std::ptrdiff_t>(offset),
                            tile.begin() + static_cast<std::ptrdiff_t>(offset + count));
    for (; row.size() > 1; row.resize(row.size() / 2))
        for (std::size_t i = 0; i < row.size() / 2; ++i) row[i] = node_hash(row[2 * i], row[2 * i + 1]);
    return row.front();
}

std::vector<Digest> const& TileNodes::hashes(unsigned level, std::uint64_t index)
{
    if (auto const known = read_.find({level, index}); known != read_.end()) return known->second;

    TileId const tile{level, index, tile_width_at(level, index, tree_size_)};
    expects(tile.width > 0); // the node asked for must lie within the tree
    std::string const bytes = source_.tile(tile);
    if (bytes.size() != tile.width * std::size_t{32})
        throw Unavailable{fmt::format("{} has {} bytes", tile_path(tile), bytes.size())};

    std::vector<Digest> hashes;
    for (std::size_t at = 0; at < bytes.size(); at += 32)
        hashes.push_back(*digest_from(std::string_view{bytes}.substr(at, 32)));
    if (read_.size() >= tiles_remembered_most) read_.clear();
    return read_[{level, index}] = std::move(hashes);
}

} // namespace penstock::journal
