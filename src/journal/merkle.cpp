#include "journal/merkle.hpp"

#include "base/defect.hpp"

#include <array>
#include <bit>
#include <cstring>

namespace penstock::journal {

Digest leaf_hash(std::string_view data)
{
    thread_local Sha256 hasher;
    return hasher.update(std::string_view{"\x00", 1}).update(data).finish();
}

Digest node_hash(Digest const& left, Digest const& right)
{
    std::array<char, 65> joined;
    joined[0] = '\x01';
    std::memcpy(joined.data() + 1, left.bytes.data(), 32);
    std::memcpy(joined.data() + 33, right.bytes.data(), 32);
    return sha256({joined.data(), joined.size()});
}

Digest empty_root() { return sha256(""); }

std::uint64_t split_point(std::uint64_t size)
{
    expects(size >= 2);
    return std::bit_floor(size - 1);
}

std::vector<TileNode> CompactRange::append(Digest const& leaf)
{
    std::vector<TileNode> completed;
    Digest                subtree = leaf;
    // Every set bit at the low end is a complete subtree as large as the one in hand: the two become one.
    for (unsigned height = 1; height <= static_cast<unsigned>(std::countr_one(size_)); ++height) {
        subtree = node_hash(edge_.back(), subtree);
        edge_.pop_back();
        if (height % 8 == 0) completed.push_back({height / 8, size_ >> height, subtree});
    }
    edge_.push_back(subtree);
    ++size_;
    return completed;
}

Digest CompactRange::root() const
{
    if (edge_.empty()) return empty_root();
    Digest out = edge_.back();
    for (std::size_t i = edge_.size() - 1; i-- > 0;) out = node_hash(edge_[i], out);
    return out;
}

std::string CompactRange::bytes() const
{
    std::string out;
    for (int shift = 56; shift >= 0; shift -= 8) out += static_cast<char>(size_ >> shift);
    for (Digest const& hash : edge_) out += hash.view();
    return out;
}

std::optional<CompactRange> CompactRange::from_bytes(std::string_view bytes)
{
    if (bytes.size() < 8) return std::nullopt;
    CompactRange out;
    for (unsigned char byte : bytes.substr(0, 8)) out.size_ = out.size_ << 8 | byte;
    bytes.remove_prefix(8);
    if (bytes.size() != 32 * static_cast<std::size_t>(std::popcount(out.size_))) return std::nullopt;
    for (; !bytes.empty(); bytes.remove_prefix(32)) out.edge_.push_back(*digest_from(bytes.substr(0, 32)));
    return out;
}

} // namespace penstock::journal
