#include "journal/merkle.hpp"

#include "support/memory_log.hpp"

#include <gtest/gtest.h>

using namespace penstock;
using namespace penstock::journal;

namespace {

std::string hex_of(Digest const& digest) { return hex(digest.view()); }

// The eight leaves that the tests of Certificate Transparency have used from the beginning.
std::vector<std::string> const classic_leaves = {
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"};

std::string classic_root(std::size_t size)
{
    CompactRange edge;
    for (std::size_t i = 0; i < size; ++i) edge.append(leaf_hash(*from_hex(classic_leaves[i])));
    return hex_of(edge.root());
}

} // namespace

TEST(Merkle, hashes_are_the_published_ones)
{
    EXPECT_EQ(hex_of(empty_root()), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(hex_of(leaf_hash("")), "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
    EXPECT_EQ(hex_of(leaf_hash("L123456")), "395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56");

    // This vector joins texts of other lengths than a hash, so it is put together by hand.
    EXPECT_EQ(hex_of(sha256("\x01N123N456")), "aa217fe888e47007fa15edab33c2b492a722cb106c64667fc2b044444de66bbb");
    Digest const left = sha256("left"), right = sha256("right");
    EXPECT_EQ(node_hash(left, right), sha256("\x01" + std::string{left.view()} + std::string{right.view()}));
}

TEST(Merkle, roots_of_the_classic_leaves_are_the_published_ones)
{
    EXPECT_EQ(classic_root(0), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(classic_root(3), "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77");
    EXPECT_EQ(classic_root(7), "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c");
    EXPECT_EQ(classic_root(8), "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
}

TEST(Merkle, roots_of_numbered_entries_are_the_published_ones)
{
    std::map<std::uint64_t, std::string> const published = {
        {0, "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="},     {1, "QHZrIDNCkCb1PVRQJnmoOXBrR0H43K86i7pfQbX/4HU="},
        {3, "pkvybgkSj2/i/m+LLYyAHhZrV8BHp82bK4Ceepai8cs="},     {255, "RdqfN0dI4Xo3L3HABCKxLiv5aELx9hxXQP5JTkvs/w8="},
        {256, "+F9OrTQIBxC00egIMBVDqquBqgTeuIWZNQ3Cak8vWN4="},   {257, "kYsc7GTzF8duPPVcBTaEHAOe/wZ3LruIKM58F2Aotaw="},
        {70000, "pipUvjMpT/1aXExjf9dUYwtxqJLoNW46Zmpcin/9FRg="},
    };
    CompactRange edge;
    for (auto const& [size, root] : published) {
        while (edge.size() < size) edge.append(leaf_hash("entry-" + std::to_string(edge.size())));
        EXPECT_EQ(base64(edge.root().view()), root) << size;
    }
}

TEST(Merkle, the_right_edge_agrees_with_the_definition_at_every_size_to_1000)
{
    test::MemoryLog log;
    for (std::size_t size = 0; size <= 1000; ++size) {
        ASSERT_EQ(log.edge.size(), size);
        ASSERT_EQ(log.edge.root(), test::naive_root(log.leaves(size))) << size;
        log.append(std::to_string(size * 7919));
    }
}

TEST(Merkle, the_right_edge_survives_being_written_and_read_at_every_size_to_1000)
{
    CompactRange edge;
    for (std::size_t size = 0; size <= 1000; ++size) {
        auto read = CompactRange::from_bytes(edge.bytes());
        ASSERT_TRUE(read);
        ASSERT_EQ(*read, edge);
        edge = *read; // and goes on growing from there
        edge.append(leaf_hash("entry-" + std::to_string(size)));
    }
    EXPECT_EQ(edge.root(), test::log_of(1001).edge.root());
}

TEST(Merkle, a_damaged_right_edge_is_not_read)
{
    auto const bytes = test::log_of(7).edge.bytes();
    EXPECT_EQ(bytes.size(), 8 + 3 * 32u);
    for (std::size_t length = 0; length < bytes.size(); ++length)
        EXPECT_FALSE(CompactRange::from_bytes(bytes.substr(0, length))) << length;
    EXPECT_FALSE(CompactRange::from_bytes(bytes + "x"));
    EXPECT_FALSE(CompactRange::from_bytes(bytes + std::string(32, 'x')));
}

TEST(Merkle, a_full_tile_tells_its_root_once_and_in_order)
{
    CompactRange          edge;
    std::vector<TileNode> told;
    std::vector<Digest>   leaves;
    for (std::size_t i = 0; i < 65'536; ++i) {
        leaves.push_back(leaf_hash(std::to_string(i)));
        auto const completed = edge.append(leaves.back());
        if ((i + 1) % 256 != 0) { ASSERT_TRUE(completed.empty()); }
        told.insert(told.end(), completed.begin(), completed.end());
    }
    ASSERT_EQ(told.size(), 257u);
    for (std::size_t i = 0; i < 256; ++i) {
        TileNode const expected{1, i, test::naive_root(std::span{leaves}.subspan(i * 256, 256))};
        ASSERT_EQ(told[i], expected);
    }
    EXPECT_EQ(told.back(), (TileNode{2, 0, test::naive_root(leaves)}));
}

TEST(Merkle, splitting_fewer_than_two_leaves_is_a_defect)
{
    EXPECT_EQ(split_point(2), 1u);
    EXPECT_EQ(split_point(8), 4u);
    EXPECT_EQ(split_point(9), 8u);
    EXPECT_THROW(split_point(1), Defect);
}
