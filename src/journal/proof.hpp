// Proofs that a leaf is in a tree and that one tree continues another: made from nodes, checked with the loops of
// RFC 9162 sections 2.1.3 and 2.1.4.
#pragma once

#include "journal/merkle.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace penstock::journal {

// Gives the hashes of complete subtrees.
struct NodeReader {
    virtual ~NodeReader() = default;
    // The root over leaves [index << level, (index + 1) << level), all of which must exist. May throw Unavailable.
    virtual Digest node(unsigned level, std::uint64_t index) = 0;
};

// The root of the first `size` leaves.
Digest root_of(std::uint64_t size, NodeReader& nodes);

// Hashes from the leaf up to the root. The index must be below the size.
std::vector<Digest> inclusion_proof(std::uint64_t index, std::uint64_t size, NodeReader& nodes);

// Empty when the sizes are equal or the old one is 0. The old size must not exceed the new one.
std::vector<Digest> consistency_proof(std::uint64_t old_size, std::uint64_t new_size, NodeReader& nodes);

// Whether `leaf` (a leaf hash) is leaf number `index` of the tree of this size and root.
bool verify_inclusion(std::uint64_t index, std::uint64_t size, Digest const& leaf, std::span<Digest const> proof,
                      Digest const& root);

// Whether the new tree begins with all of the old one. The empty tree is the beginning of every tree and needs no
// proof: size 0 is accepted only with its own root and an empty proof.
bool verify_consistency(std::uint64_t old_size, std::uint64_t new_size, Digest const& old_root, Digest const& new_root,
                        std::span<Digest const> proof);

// Leaves [start, end) of a tree, where start is a multiple of the smallest power of two not below their number:
// only such a run is hashed as one tree inside a larger one.
struct Subtree {
    std::uint64_t start{};
    std::uint64_t end{};

    bool well_formed() const;
};

// Whether a tree of this size and root holds a subtree of that root. verify_consistency is the case of start 0.
bool verify_subtree(Subtree const& part, std::uint64_t size, Digest const& part_root, Digest const& root,
                    std::span<Digest const> proof);

} // namespace penstock::journal
