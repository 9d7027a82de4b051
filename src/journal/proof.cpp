#include "journal/proof.hpp"

#include "base/defect.hpp"

#include <algorithm>
#include <bit>

namespace penstock::journal {

namespace {

// The root over leaves [start, end). Start is a multiple of the largest subtree in it, so all parts are nodes.
Digest root_between(std::uint64_t start, std::uint64_t end, NodeReader& nodes)
{
    std::uint64_t const size = end - start;
    if (std::has_single_bit(size)) {
        auto const level = static_cast<unsigned>(std::countr_zero(size));
        return nodes.node(level, start >> level);
    }
    std::uint64_t const middle = start + split_point(size);
    return node_hash(root_between(start, middle, nodes), root_between(middle, end, nodes));
}

} // namespace

Digest root_of(std::uint64_t size, NodeReader& nodes)
{
    return size == 0 ? empty_root() : root_between(0, size, nodes);
}

std::vector<Digest> inclusion_proof(std::uint64_t index, std::uint64_t size, NodeReader& nodes)
{
    expects(index < size);
    std::vector<Digest> proof;
    std::uint64_t       start = 0;
    std::uint64_t       end   = size;
    while (end - start > 1) {
        std::uint64_t const middle = start + split_point(end - start);
        if (index < middle) {
            proof.push_back(root_between(middle, end, nodes));
            end = middle;
        } else {
            proof.push_back(root_between(start, middle, nodes));
            start = middle;
        }
    }
    std::ranges::reverse(proof); // we walked down; the proof is read upwards
    return proof;
}

std::vector<Digest> consistency_proof(std::uint64_t old_size, std::uint64_t new_size, NodeReader& nodes)
{
    expects(old_size <= new_size);
    std::vector<Digest> proof;
    if (old_size == 0) return proof;
    std::uint64_t start = 0;
    std::uint64_t end   = new_size;
    while (end != old_size) {
        std::uint64_t const middle = start + split_point(end - start);
        if (old_size <= middle) {
            proof.push_back(root_between(middle, end, nodes));
            end = middle;
        } else {
            proof.push_back(root_between(start, middle, nodes));
            start = middle;
        }
    }
    // From 0 what is left is the whole old tree, whose root the verifier has.
    if (start != 0) proof.push_back(root_between(start, end, nodes));
    std::ranges::reverse(proof);
    return proof;
}

bool verify_inclusion(std::uint64_t index, std::uint64_t size, Digest const& leaf, std::span<Digest const> proof,
                      Digest const& root)
{
    if (index >= size) return false;
    std::uint64_t node = index;
    std::uint64_t last = size - 1;
    Digest        hash = leaf;
    for (Digest const& sibling : proof) {
        if (last == 0) return false;
        if ((node & 1) == 1 || node == last) {
            hash = node_hash(sibling, hash);
            // A node that ends the tree without a sibling stands for itself one level higher.
            for (; (node & 1) == 0 && node != 0; node >>= 1) last >>= 1;
        } else {
            hash = node_hash(hash, sibling);
        }
        node >>= 1;
        last >>= 1;
    }
    return last == 0 && hash == root;
}

bool verify_consistency(std::uint64_t old_size, std::uint64_t new_size, Digest const& old_root, Digest const& new_root,
                        std::span<Digest const> proof)
{
    if (old_size == 0) {
        bool const nothing_to_prove = proof.empty() && old_root == empty_root();
        return nothing_to_prove && (new_size > 0 || new_root == empty_root());
    }
    return verify_subtree({0, old_size}, new_size, old_root, new_root, proof);
}

bool Subtree::well_formed() const
{
    if (start >= end) return false;
    // The mask is the smallest power of two not below the number of leaves, less one.
    auto const          bits = std::bit_width(end - start - 1);
    std::uint64_t const mask = bits == 64 ? ~std::uint64_t{} : (std::uint64_t{1} << bits) - 1;
    return (start & mask) == 0;
}

bool verify_subtree(Subtree const& part, std::uint64_t size, Digest const& part_root, Digest const& root,
                    std::span<Digest const> proof)
{
    if (!part.well_formed() || part.end > size) return false;
    std::uint64_t first = part.start;   // the subtree's leftmost node,
    std::uint64_t last  = part.end - 1; // its rightmost node,
    std::uint64_t end   = size - 1;     // and the tree's, on the level we are at
    auto const    up    = [&] { first >>= 1, last >>= 1, end >>= 1; };

    // The proof starts at the largest complete subtree that ends where the part ends; if that is the whole part, its
    // root is known and left out of the proof.
    if (last == end)
        while (first != last) up();
    else
        while (first != last && (last & 1) == 1) up();

    Digest part_hash = part_root;
    if (first != last) {
        if (proof.empty()) return false;
        part_hash = proof.front();
        proof     = proof.subspan(1);
    }
    Digest hash = part_hash;
    for (Digest const& sibling : proof) {
        if (end == 0) return false;
        if ((last & 1) == 1 || last == end) {
            if (first < last) part_hash = node_hash(sibling, part_hash);
            hash = node_hash(sibling, hash);
            while ((last & 1) == 0 && last != 0) up();
        } else {
            hash = node_hash(hash, sibling);
        }
        up();
    }
    return end == 0 && part_hash == part_root && hash == root;
}

} // namespace penstock::journal
