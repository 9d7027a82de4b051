#include "journal/tile.hpp"

#include "journal/checkpoint.hpp"
#include "support/memory_log.hpp"
#include "support/packed.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

using namespace penstock;
using namespace penstock::journal;
using test::log_of;

namespace {

std::string tile_digest(test::MemoryLog& log, TileId const& tile)
{
    return hex(sha256(log.tile(tile)).view()).substr(0, 32);
}

} // namespace

TEST(Tile, paths_are_written_as_the_specification_shows)
{
    EXPECT_EQ(tile_path({0, 1'234'067, 256}), "tile/0/x001/x234/067");
    EXPECT_EQ(tile_path({63, 0, 1}), "tile/63/000.p/1");
    EXPECT_EQ(tile_path({1, 273, 112}), "tile/1/273.p/112");
    EXPECT_EQ(tile_path({1, 1000, 255}), "tile/1/x001/000.p/255");
    EXPECT_EQ(bundle_path({1'234'067, 256}), "tile/entries/x001/x234/067");
    EXPECT_EQ(bundle_path({5, 8}), "tile/entries/005.p/8");
}

TEST(Tile, malformed_paths_are_refused)
{
    for (std::string_view bad : {
             "",
             "/",
             "tile",
             "tile/",
             "tile/0",
             "tile/0/",
             "/tile/0/000",
             "tile/0/000/",
             "Tile/0/000",
             "tile//000",
             "tile/00/000",
             "tile/01/000",
             "tile/64/000",
             "tile/-1/000",
             "tile/+1/000",
             "tile/256/000",
             "tile/x/000",
             "tile/0/0",
             "tile/0/00",
             "tile/0/0000",
             "tile/0/1",
             "tile/0/x000",
             "tile/0/x000/001",
             "tile/0/x001/x000",
             "tile/0/001/000",
             "tile/0/x01/000",
             "tile/0/x1/000",
             "tile/0/x001/00",
             "tile/0/x001//000",
             "tile/0/xx01/000",
             "tile/0/x001000",
             "tile/0/ 000",
             "tile/0/-01",
             "tile/0/0x1",
             "tile/0/00a",
             "tile/0/000.p",
             "tile/0/000.p/",
             "tile/0/000.p/0",
             "tile/0/000.p/00",
             "tile/0/000.p/01",
             "tile/0/000.p/256",
             "tile/0/000.p/-1",
             "tile/0/000.p/1/",
             "tile/0/000.p/1.p/1",
             "tile/0/000.p/99999999999999999999",
             "tile/0/x018/x446/x744/x073/x709/x551/616",
             "tile/0/x072/x057/x594/x037/x927/936",
             "tile/0/x999/x999/x999/x999/x999/x999/x999/x999/999",
             "tile/0/000.q/1",
             "tile/0/.p/1",
             "tile/0/../0/000",
         })
        EXPECT_FALSE(parse_tile_path(bad)) << bad;

    for (std::string_view bad : {"tile/entries", "tile/entries/", "tile/entries/0", "tile/entries/x000", "tile/0/000",
                                 "tile/entries/000.p/0", "tile/entries/000.p/256", "tile/entries/x001/x234/067/",
                                 "tile/entries//000", "tile/entries/x072/x057/x594/x037/x927/936"})
        EXPECT_FALSE(parse_bundle_path(bad)) << bad;
    EXPECT_FALSE(parse_tile_path("tile/entries/000"));

    // The last tile whose leaves all have 64-bit numbers is still one.
    EXPECT_EQ(parse_tile_path("tile/0/x072/x057/x594/x037/x927/935"), (TileId{0, (1ull << 56) - 1, 256}));
}

RC_GTEST_PROP(TileProperty, a_written_path_reads_back, ())
{
    auto const bits = *rc::gen::inRange(0, 57);
    TileId     tile{*rc::gen::inRange(0u, 64u), *rc::gen::inRange<std::uint64_t>(0, (1ull << bits)),
                *rc::gen::inRange(1u, 257u)};
    RC_ASSERT(parse_tile_path(tile_path(tile)) == tile);
    BundleId const bundle{tile.index, tile.width};
    RC_ASSERT(parse_bundle_path(bundle_path(bundle)) == bundle);
}

// Text made of the pieces that paths are made of, so that a good part of it is nearly right.
RC_GTEST_PROP(TileProperty, whatever_is_read_is_spelt_as_we_write_it, ())
{
    auto const pieces = *rc::gen::container<std::vector<std::string>>(
        rc::gen::element<std::string>("tile/", "entries/", "0/", "1/", "63/", "x001/", "x000/", "000", "067", "999",
                                      ".p/", "1", "255", "256", "/", "x", "-", std::string(1, '\0'), "\xff"));
    std::string path = *rc::gen::element<std::string>("tile/0/", "tile/entries/", "");
    for (auto const& piece : pieces) path += piece;
    if (auto const tile = parse_tile_path(path)) RC_ASSERT(tile_path(*tile) == path);
    if (auto const bundle = parse_bundle_path(path)) RC_ASSERT(bundle_path(*bundle) == path);
}

RC_GTEST_PROP(TileProperty, random_text_is_read_without_harm, (std::string const& text))
{
    if (auto const tile = parse_tile_path(text)) RC_ASSERT(tile_path(*tile) == text);
    if (auto const bundle = parse_bundle_path(text)) RC_ASSERT(bundle_path(*bundle) == text);
    (void)decode_bundle(text, 3);
}

TEST(Tile, a_tree_has_the_tiles_the_specification_lists)
{
    EXPECT_TRUE(new_tiles(0, 0).empty());
    EXPECT_EQ(new_tiles(0, 256), (std::vector<TileId>{{0, 0, 256}, {1, 0, 1}}));
    EXPECT_EQ(new_tiles(0, 257), (std::vector<TileId>{{0, 0, 256}, {0, 1, 1}, {1, 0, 1}}));

    auto const tiles = new_tiles(0, 70'000);
    auto const count = [&](unsigned level, bool full) {
        return std::ranges::count_if(tiles, [&](TileId t) { return t.level == level && (t.width == 256) == full; });
    };
    EXPECT_EQ(tiles.size(), 277u);
    EXPECT_EQ(count(0, true), 273);
    EXPECT_EQ(count(1, true), 1);
    auto const has = [&](TileId const& tile) { return std::ranges::count(tiles, tile) == 1; };
    EXPECT_TRUE(has({0, 273, 112}));
    EXPECT_TRUE(has({1, 0, 256}));
    EXPECT_TRUE(has({1, 1, 17}));
    EXPECT_TRUE(has({2, 0, 1}));
}

TEST(Tile, growing_lists_only_what_is_new)
{
    EXPECT_TRUE(new_tiles(70'000, 70'000).empty());
    EXPECT_EQ(new_tiles(255, 256), (std::vector<TileId>{{0, 0, 256}, {1, 0, 1}}));
    EXPECT_EQ(new_tiles(256, 257), (std::vector<TileId>{{0, 1, 1}}));
    EXPECT_EQ(new_tiles(511, 513), (std::vector<TileId>{{0, 1, 256}, {0, 2, 1}, {1, 0, 2}}));
    EXPECT_THROW(new_tiles(2, 1), Defect);
}

TEST(Tile, a_tile_wider_than_the_tree_is_not_in_it)
{
    EXPECT_EQ(tile_width_at(0, 273, 70'000), 112u);
    EXPECT_EQ(tile_width_at(0, 274, 70'000), 0u);
    EXPECT_EQ(tile_width_at(0, 272, 70'000), 256u);
    EXPECT_EQ(tile_width_at(0, 0, 0), 0u);
    EXPECT_EQ(tile_width_at(7, 0, ~0ull), 255u);
    EXPECT_EQ(tile_width_at(8, 0, ~0ull), 0u);
    EXPECT_EQ(tile_width_at(0, ~0ull, ~0ull), 0u);

    EXPECT_TRUE(within(TileId{0, 273, 112}, 70'000));
    EXPECT_TRUE(within(TileId{0, 273, 1}, 70'000)); // as it was when the tree was smaller
    EXPECT_FALSE(within(TileId{0, 273, 113}, 70'000));
    EXPECT_FALSE(within(TileId{0, 273, 256}, 70'000));
    EXPECT_FALSE(within(TileId{0, 274, 1}, 70'000));
    EXPECT_FALSE(within(TileId{0, 0, 0}, 70'000));
    EXPECT_FALSE(within(TileId{1, 1, 18}, 70'000));
    EXPECT_TRUE(within(BundleId{273, 112}, 70'000));
    EXPECT_FALSE(within(BundleId{273, 113}, 70'000));
}

TEST(Tile, bytes_at_70000_leaves_are_the_published_ones)
{
    auto log = log_of(70'000);
    EXPECT_EQ(tile_digest(log, {0, 0, 256}), "8921c57d2f65271c82bf0f686c002793");
    EXPECT_EQ(tile_digest(log, {0, 273, 112}), "41c090f240cc1bbcec93391099da9f3b");
    EXPECT_EQ(tile_digest(log, {1, 0, 256}), "3f2180f39b716a1f9ba5b330e55deac1");
    EXPECT_EQ(tile_digest(log, {1, 1, 17}), "e7be92bf44b56bfc274e384835c09a9b");
    EXPECT_EQ(tile_digest(log, {2, 0, 1}), "a39abb517974ee0fe428abf332453555");
    EXPECT_EQ(log.tile({0, 0, 256}).size(), 8'192u);

    TileNodes nodes{log, 70'000};
    EXPECT_EQ(base64(root_of(70'000, nodes).view()), "pipUvjMpT/1aXExjf9dUYwtxqJLoNW46Zmpcin/9FRg=");
}

TEST(Tile, a_missing_or_short_tile_is_not_taken_for_a_node)
{
    struct Short : TileSource {
        std::string tile(TileId const& tile) override { return std::string(tile.width * 32 - 1, 'x'); }
    } source;
    TileNodes nodes{source, 70'000};
    EXPECT_THROW(nodes.node(0, 5), Unavailable);
    EXPECT_THROW(nodes.node(16, 0), Unavailable);
}

TEST(Tile, a_node_outside_the_tree_is_a_defect_to_ask_for)
{
    auto      log = log_of(300);
    TileNodes nodes{log, 300};
    EXPECT_EQ(nodes.node(0, 299), log.levels[0][299]);
    EXPECT_THROW(nodes.node(0, 300), Defect);
    EXPECT_THROW(nodes.node(0, 512), Defect);
    EXPECT_THROW(nodes.node(6, 4), Defect); // leaves 256 to 319
    EXPECT_THROW(nodes.node(9, 0), Defect);
    EXPECT_THROW(nodes.node(16, 0), Defect);
}

TEST(Tile, bundles_hold_what_was_put_in)
{
    std::vector<std::string> const entries = {"", "one", std::string(65'535, 'x'), std::string("\0\n", 2)};
    auto const                     bytes   = encode_bundle(entries);
    EXPECT_EQ(bytes.substr(0, 7), std::string("\0\0\0\3one", 7));
    auto const read = decode_bundle(bytes, 4);
    ASSERT_TRUE(read);
    EXPECT_TRUE(std::ranges::equal(*read, entries));

    EXPECT_FALSE(decode_bundle(bytes, 3));
    EXPECT_FALSE(decode_bundle(bytes, 5));
    EXPECT_FALSE(decode_bundle(bytes.substr(0, bytes.size() - 1), 4));
    EXPECT_FALSE(decode_bundle(bytes + "x", 4));
    EXPECT_FALSE(decode_bundle(std::string("\0", 1), 1));
    EXPECT_THROW(encode_bundle(std::vector<std::string>{}), Defect);
    EXPECT_THROW(encode_bundle(std::vector<std::string>(257)), Defect);
    EXPECT_THROW(encode_bundle(std::vector<std::string>{std::string(65'536, 'x')}), Defect);
}

// A log written by other people's program: its checkpoints, tiles and bundles must mean the same to us.
TEST(Tile, the_tessera_log_verifies_and_we_write_the_same_bytes)
{
    auto const folder = test::data_folder();
    if (folder.empty()) GTEST_SKIP() << "PENSTOCK_DATA names no folder of test data";
    auto const files = test::tar_files(test::unzipped(folder / "tlog/tessera_testdata_log.tar.gz"));
    auto const log_key =
        VerifierKey::parse("example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx");
    auto const secret =
        SigningKey::parse("PRIVATE+KEY+example.com/log/testdata+33d7b496+AeymY/SZAX0jZcJ8enZ5FY1Dz+wTML2yWSkK+9DSF3eg");
    ASSERT_TRUE(log_key && secret);

    test::MemoryLog          log;
    std::vector<std::string> entries;
    auto const               bundle = decode_bundle(files.at("log/tile/entries/000.p/8"), 8);
    ASSERT_TRUE(bundle);
    for (std::uint64_t size = 0; size <= 8; ++size) {
        auto const& note   = files.at("log/checkpoint." + std::to_string(size));
        auto const  opened = open_checkpoint(note, *log_key);
        ASSERT_TRUE(opened) << size;
        EXPECT_EQ(opened->checkpoint, (Checkpoint{"example.com/log/testdata", size, log.edge.root()}));
        EXPECT_EQ(sign_checkpoint(opened->checkpoint, *secret), note);
        for (TileId const& tile : new_tiles(0, size)) {
            EXPECT_EQ(log.tile(tile), files.at("log/" + tile_path(tile)));
            EXPECT_EQ(encode_bundle(entries), files.at("log/" + bundle_path({tile.index, tile.width})));
        }
        if (size == 8) break;
        entries.emplace_back((*bundle)[size]);
        log.append(entries.back());
    }
}
