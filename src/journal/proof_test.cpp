#include "journal/proof.hpp"

#include "journal/tile.hpp"
#include "support/memory_log.hpp"
#include "support/packed.hpp"

#include <boost/json.hpp>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <random>

using namespace penstock;
using namespace penstock::journal;
using test::log_of;
using test::naive_root;

namespace {

Digest from64(std::string_view text) { return *digest_from(*from_base64(text)); }

Digest flipped(Digest digest, unsigned bit)
{
    digest.bytes[bit / 8 % 32] ^= static_cast<std::uint8_t>(1u << bit % 8);
    return digest;
}

// The log of the property tests is made once; the trees are its beginnings.
test::MemoryLog& shared_log()
{
    static test::MemoryLog log = log_of(70'000);
    return log;
}

struct Drawn {
    std::uint64_t size, index;
};

Drawn any_leaf()
{
    auto const most = *rc::gen::element<std::uint64_t>(3, 17, 255, 256, 257, 1000, 65'535, 65'537, 70'000);
    auto const size = *rc::gen::inRange<std::uint64_t>(1, most + 1);
    return {size, *rc::gen::inRange<std::uint64_t>(0, size)};
}

} // namespace

TEST(Proof, inclusion_and_consistency_are_the_published_ones)
{
    auto      log = log_of(257);
    TileNodes nodes{log, 257};
    EXPECT_EQ(inclusion_proof(2, 3, nodes), std::vector{from64("LyelCCwdQq+kiKw1Cp/EOQwIT1T3Hs3/hZ6Y24QptHk=")});

    std::vector<Digest> const published = {
        from64("BJ19zbVrz+vTEzBMmDnxlqPUtu873AsIKY+TrIGR8Kg="), from64("J0ebarMh0u5HdFL2i6UndI6GPK/o+9HfK/idFXDRtpc="),
        from64("LyelCCwdQq+kiKw1Cp/EOQwIT1T3Hs3/hZ6Y24QptHk="), from64("W2aA4wNdupuKIh7oGegF4cF7MzzWZmTnZALqQ9e2SoM="),
        from64("+K3gTOaonU7VMvAFV9qAsKAOrbPY2fXdM2DsU3TcepQ="), from64("/D0LqGkc0qg10R3Q8JUKG2R7/XrtiWgfzsjV6914clM="),
        from64("I6iSUeLhfvyxEWQe504JaIvcJBIS0eZe0tDCQ2tXO1w="), from64("LZVjDFf7++q+oOBJCJGWI2GoBJvBIx+SwsjfFVSbJc4="),
        from64("cX/H7hcTaSutccrEePchxBoI2yORApHsypSNwwrz4UY="), from64("3LAG8L3VTdYHvrXRIhHSSONWZAbkWWNYlXJMPVengOc="),
    };
    EXPECT_EQ(consistency_proof(3, 257, nodes), published);
    EXPECT_TRUE(verify_consistency(3, 257, from64("pkvybgkSj2/i/m+LLYyAHhZrV8BHp82bK4Ceepai8cs="),
                                   from64("kYsc7GTzF8duPPVcBTaEHAOe/wZ3LruIKM58F2Aotaw="), published));
}

TEST(Proof, every_leaf_and_every_pair_of_sizes_to_40_verifies)
{
    auto log = log_of(40);
    for (std::uint64_t size = 1; size <= 40; ++size) {
        TileNodes    nodes{log, size};
        Digest const root = naive_root(log.leaves(size));
        ASSERT_EQ(root_of(size, nodes), root);
        for (std::uint64_t i = 0; i < size; ++i)
            ASSERT_TRUE(verify_inclusion(i, size, log.levels[0][i], inclusion_proof(i, size, nodes), root));
        for (std::uint64_t old = 0; old <= size; ++old)
            ASSERT_TRUE(
                verify_consistency(old, size, naive_root(log.leaves(old)), root, consistency_proof(old, size, nodes)));
    }
}

RC_GTEST_PROP(ProofProperty, inclusion_holds_for_its_own_leaf_index_size_and_root_only, ())
{
    auto&             log   = shared_log();
    auto const        drawn = any_leaf();
    TileNodes         nodes{log, drawn.size};
    Digest const      root  = root_of(drawn.size, nodes);
    Digest const      leaf  = log.levels[0][drawn.index];
    std::vector const proof = inclusion_proof(drawn.index, drawn.size, nodes);
    RC_ASSERT(verify_inclusion(drawn.index, drawn.size, leaf, proof, root));

    auto const bit = *rc::gen::inRange(0u, 256u);
    RC_ASSERT(!verify_inclusion(drawn.index, drawn.size, flipped(leaf, bit), proof, root));
    RC_ASSERT(!verify_inclusion(drawn.index, drawn.size, leaf, proof, flipped(root, bit)));
    RC_ASSERT(!verify_inclusion(drawn.size, drawn.size, leaf, proof, root));
    for (std::size_t i = 0; i < proof.size(); ++i) {
        auto changed = proof;
        changed[i]   = flipped(changed[i], bit);
        RC_ASSERT(!verify_inclusion(drawn.index, drawn.size, leaf, changed, root));
    }
    auto const other = *rc::gen::inRange<std::uint64_t>(0, drawn.size);
    RC_ASSERT(other == drawn.index || !verify_inclusion(other, drawn.size, leaf, proof, root));

    auto longer = proof;
    longer.push_back(root);
    RC_ASSERT(!verify_inclusion(drawn.index, drawn.size, leaf, longer, root));
    if (!proof.empty())
        RC_ASSERT(!verify_inclusion(drawn.index, drawn.size, leaf, std::span{proof}.first(proof.size() - 1), root));
}

RC_GTEST_PROP(ProofProperty, consistency_holds_for_its_own_sizes_and_roots_only, ())
{
    auto& log                   = shared_log();
    auto const [size, old_less] = any_leaf();
    auto const        old       = old_less + 1;
    TileNodes         nodes{log, size};
    Digest const      old_root = root_of(old, nodes), root = root_of(size, nodes);
    std::vector const proof = consistency_proof(old, size, nodes);
    RC_ASSERT(verify_consistency(old, size, old_root, root, proof));

    auto const bit = *rc::gen::inRange(0u, 256u);
    RC_ASSERT(!verify_consistency(old, size, flipped(old_root, bit), root, proof));
    RC_ASSERT(!verify_consistency(old, size, old_root, flipped(root, bit), proof));
    RC_ASSERT(!verify_consistency(size + 1, size, old_root, root, proof));
    RC_ASSERT(!verify_consistency(0, size, old_root, root, proof));
    for (std::size_t i = 0; i < proof.size(); ++i) {
        auto changed = proof;
        changed[i]   = flipped(changed[i], bit);
        RC_ASSERT(!verify_consistency(old, size, old_root, root, changed));
    }
    auto const other = *rc::gen::inRange<std::uint64_t>(1, size + 1);
    RC_ASSERT(other == old || !verify_consistency(other, size, old_root, root, proof));

    auto longer = proof;
    longer.push_back(root);
    RC_ASSERT(!verify_consistency(old, size, old_root, root, longer));
}

// A size alone is not in the hashes: two sizes may share the shape of a proof, but never the root that belongs to them.
RC_GTEST_PROP(ProofProperty, a_root_of_another_size_is_refused, ())
{
    auto&             log   = shared_log();
    auto const        drawn = any_leaf();
    auto const        other = *rc::gen::inRange<std::uint64_t>(1, 70'001);
    TileNodes         nodes{log, 70'000};
    std::vector const proof = inclusion_proof(drawn.index, drawn.size, nodes);
    Digest const      root  = root_of(other, nodes);
    RC_ASSERT(other == drawn.size || !verify_inclusion(drawn.index, other, log.levels[0][drawn.index], proof, root));
}

TEST(Proof, the_empty_tree_begins_every_tree_and_needs_no_proof)
{
    auto const   log  = log_of(5);
    Digest const root = log.edge.root(), none = empty_root();
    EXPECT_TRUE(verify_consistency(0, 5, none, root, {}));
    EXPECT_TRUE(verify_consistency(0, 0, none, none, {}));
    EXPECT_FALSE(verify_consistency(0, 0, none, root, {}));
    EXPECT_FALSE(verify_consistency(0, 5, root, root, {}));
    EXPECT_FALSE(verify_consistency(0, 5, none, root, std::vector{root}));
    EXPECT_FALSE(verify_consistency(5, 0, root, none, {}));
    EXPECT_TRUE(verify_consistency(5, 5, root, root, {}));
    EXPECT_FALSE(verify_consistency(5, 5, root, root, std::vector{root}));
    EXPECT_FALSE(verify_inclusion(0, 0, none, {}, none));
}

// Longer proofs than a tree of that size can have, with roots made to fit them.
TEST(Proof, a_path_that_climbs_past_the_root_is_refused)
{
    Digest const leaf = sha256("leaf"), extra = sha256("extra");
    EXPECT_FALSE(verify_inclusion(0, 1, leaf, std::vector{extra}, node_hash(extra, leaf)));
    EXPECT_FALSE(verify_inclusion(0, 1, leaf, std::vector{extra}, node_hash(leaf, extra)));
    EXPECT_FALSE(verify_consistency(1, 1, leaf, node_hash(extra, leaf), std::vector{extra}));
    EXPECT_FALSE(verify_consistency(1, 1, leaf, node_hash(leaf, extra), std::vector{extra}));
}

TEST(Proof, only_an_aligned_run_of_leaves_is_a_subtree)
{
    for (Subtree good : {Subtree{0, 1}, {0, 3}, {7, 8}, {4, 7}, {8, 16}, {0, ~0ull}}) EXPECT_TRUE(good.well_formed());
    for (Subtree bad : {Subtree{0, 0}, {2, 2}, {3, 2}, {1, 3}, {2, 5}, {4, 9}, {1, ~0ull}})
        EXPECT_FALSE(bad.well_formed()) << bad.start << ' ' << bad.end;
    Digest const root = log_of(3).edge.root();
    EXPECT_FALSE(verify_subtree({1, 3}, 3, root, root, {})); // the whole tree passed off as its last two leaves
}

TEST(Proof, absurd_sizes_are_refused_and_do_not_hang)
{
    std::uint64_t const most = ~std::uint64_t{};
    std::vector<Digest> proof(64);
    for (std::uint64_t size : {most, most - 1, std::uint64_t{1} << 63})
        for (std::uint64_t part : {std::uint64_t{1}, size - 1, size}) {
            EXPECT_FALSE(verify_inclusion(part - 1, size, {}, proof, {}));
            EXPECT_FALSE(verify_consistency(part, size, sha256("a"), sha256("b"), proof));
            EXPECT_FALSE(verify_consistency(part, size, sha256("a"), sha256("b"), {}));
        }
}

TEST(Proof, what_cannot_be_proved_is_a_defect_to_ask_for)
{
    auto      log = log_of(5);
    TileNodes nodes{log, 5};
    EXPECT_THROW(inclusion_proof(5, 5, nodes), Defect);
    EXPECT_THROW(consistency_proof(6, 5, nodes), Defect);
}

TEST(Proof, a_proof_over_a_million_leaves_reads_only_the_tiles_on_its_path)
{
    auto log = log_of(1'000'000);
    for (std::uint64_t index : {0u, 524'287u, 524'288u, 777'777u, 999'999u}) {
        log.asked.clear();
        TileNodes  nodes{log, 1'000'000};
        auto const proof = inclusion_proof(index, 1'000'000, nodes);
        EXPECT_TRUE(verify_inclusion(index, 1'000'000, log.levels[0][index], proof, log.edge.root()));
        EXPECT_LE(log.asked.size(), 5u); // its own three, and the partial ones at the right edge
    }
    log.asked.clear();
    TileNodes  nodes{log, 1'000'000};
    auto const proof = consistency_proof(123'456, 1'000'000, nodes);
    EXPECT_TRUE(verify_consistency(123'456, 1'000'000, naive_root(log.leaves(123'456)), log.edge.root(), proof));
    EXPECT_LE(log.asked.size(), 5u);
}

namespace {

struct Vectors {
    std::size_t inclusion{}, consistency{}, subtree_inclusion{}, subtree_consistency{};
};

std::uint64_t number(boost::json::object const& vector, char const* name)
{
    return vector.contains(name) ? vector.at(name).to_number<std::uint64_t>() : 0;
}

// A hash of another length than 32 bytes can stand in no proof of ours, so such a vector fails before it is checked.
std::optional<Digest> digest_at(boost::json::value const& value)
{
    auto const bytes = from_base64(value.is_null() ? "" : std::string_view{value.as_string()});
    return bytes ? digest_from(*bytes) : std::nullopt;
}

bool accepted(boost::json::object const& vector, Vectors& count, bool subtree)
{
    bool const          inclusion = vector.contains("leafIdx");
    auto const          root1     = digest_at(vector.at(inclusion ? "leafHash" : "root1"));
    auto const          root2     = digest_at(vector.at(inclusion ? "root" : "root2"));
    std::vector<Digest> proof;
    bool                readable = root1 && root2;
    if (!vector.at("proof").is_null())
        for (auto const& step : vector.at("proof").as_array()) {
            auto const digest = digest_at(step);
            readable          = readable && digest;
            proof.push_back(digest.value_or(Digest{}));
        }
    Subtree const part{number(vector, "start"), number(vector, "end")};
    if (inclusion && subtree) {
        ++count.subtree_inclusion;
        auto const index = number(vector, "leafIdx");
        return readable && part.well_formed() && index >= part.start &&
               verify_inclusion(index - part.start, part.end - part.start, *root1, proof, *root2);
    }
    if (inclusion) {
        ++count.inclusion;
        return readable &&
               verify_inclusion(number(vector, "leafIdx"), number(vector, "treeSize"), *root1, proof, *root2);
    }
    if (subtree) {
        ++count.subtree_consistency;
        return readable && verify_subtree(part, number(vector, "size"), *root1, *root2, proof);
    }
    ++count.consistency;
    return readable && verify_consistency(number(vector, "size1"), number(vector, "size2"), *root1, *root2, proof);
}

} // namespace

TEST(Proof, the_255_published_proof_vectors_are_decided_as_published)
{
    auto const folder = test::data_folder();
    if (folder.empty()) GTEST_SKIP() << "PENSTOCK_DATA names no folder of test data";

    Vectors    count;
    auto const cases = boost::json::parse(test::unzipped(folder / "tlog/rfc6962_proof_vectors.json.gz"));
    for (auto const& each : cases.as_array()) {
        std::string_view const path   = each.at("path").as_string();
        auto const&            vector = each.at("vector").as_object();
        EXPECT_EQ(accepted(vector, count, path.starts_with("subtree")), !vector.at("wantErr").as_bool()) << path;
    }
    EXPECT_EQ(count.inclusion, 53u);
    EXPECT_EQ(count.consistency, 43u);
    EXPECT_EQ(count.subtree_inclusion, 114u);
    EXPECT_EQ(count.subtree_consistency, 45u);
}
