// The worked example of docs/format/journal.*.md: our code must give what both pages print, and so must the program
// that stands in them.
#include "journal/checkpoint.hpp"
#include "journal/leaf.hpp"
#include "journal/proof.hpp"
#include "journal/tile.hpp"

#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <numeric>
#include <sstream>

using namespace penstock;
using namespace penstock::journal;

namespace {

// The page of one language; empty when the source is not at hand.
std::string page(std::string const& language)
{
    char const* source = std::getenv("PENSTOCK_SOURCE");
    if (source == nullptr) return {};
    std::ifstream      file{std::string{source} + "/docs/format/journal." + language + ".md"};
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

std::string between(std::string const& text, std::string_view before, std::string_view after, std::size_t from = 0)
{
    auto const start = text.find(before, from);
    auto const end   = text.find(after, start + before.size());
    if (start == text.npos || end == text.npos) return {};
    return text.substr(start + before.size(), end - start - before.size());
}

Salt salt_from(std::uint8_t first)
{
    Salt salt;
    std::iota(salt.begin(), salt.end(), first);
    return salt;
}

std::vector<std::string> example_leaves()
{
    auto const time = [](char const* text) { return *Instant::from_iso(text); };
    return {
        leaf_text({1, time("2026-01-05T01:02:03.004Z"), "ProgrammeOpened", "programme/1", "administrator",
                   "0c6f3a52-demo-0001", "", commitment(salt_from(0x00), detail_text(5, 0, R"({"name":"量子传感"})"))}),
        leaf_text(
            {2, time("2026-01-05T02:00:00.000Z"), "AwardMade", "award/2", "manager", "0c6f3a52-demo-0002", "",
             commitment(salt_from(0x40), detail_text(8, 0, R"({"budget":{"currency":"CNY","minor":30000000}})"))}),
        leaf_text({3, time("2026-06-30T09:30:00.000Z"), "MilestoneMet", "milestone/3", "manager", "0c6f3a52-demo-0003",
                   hex(sha256("evidence").view()),
                   commitment(salt_from(0x80), detail_text(8, 5, R"({"accepted":true})"))}),
    };
}

} // namespace

TEST(JournalFormat, both_pages_show_what_we_write)
{
    std::string const              name = "penstock.example/demo/journal/1";
    Digest                         seed;
    std::vector<Digest>            hashes;
    CompactRange                   edge;
    std::vector<std::string> const leaves = example_leaves();
    std::iota(seed.bytes.begin(), seed.bytes.end(), 0);
    for (auto const& leaf : leaves) hashes.push_back(leaf_hash(leaf)), edge.append(hashes.back());

    SigningKey const  key{name, KeyType::log, seed};
    std::string const bundle = encode_bundle(leaves), tile = tile_bytes(hashes);
    for (auto const& text : {page("en"), page("zh")}) {
        if (text.empty()) GTEST_SKIP() << "PENSTOCK_SOURCE names no folder of the source";
        auto const shows = [&](std::string const& words) { EXPECT_NE(text.find(words), text.npos) << words; };
        shows(leaves[1] + "\n");
        shows(sign_checkpoint({name, 3, edge.root()}, key));
        shows(key.verifier().text());
        shows("leaf 2 " + base64(hashes[2].view()));
        shows("root " + base64(edge.root().view()));
        shows("tile/entries/000.p/3 " + std::to_string(bundle.size()) + " bytes, SHA-256 " +
              hex(sha256(bundle).view()));
        shows("tile/0/000.p/3 " + std::to_string(tile.size()) + " bytes, SHA-256 " + hex(sha256(tile).view()));
        EXPECT_TRUE(verify_inclusion(1, 3, hashes[1], std::vector{hashes[0], hashes[2]}, edge.root()));
    }
}

TEST(JournalFormat, the_program_in_both_pages_prints_what_they_say)
{
    for (auto const& text : {page("en"), page("zh")}) {
        if (text.empty()) GTEST_SKIP() << "PENSTOCK_SOURCE names no folder of the source";
        if (std::system("python3 -c pass 2>/dev/null") != 0) GTEST_SKIP() << "python3 is not installed";
        auto const program  = between(text, "```python\n", "```");
        auto const expected = between(text, "```text\n", "```", text.find("```python"));
        ASSERT_FALSE(program.empty());

        auto const path = testing::TempDir() + "journal_format_example.py";
        std::ofstream{path} << program;
        FILE* output = popen(("python3 " + path).c_str(), "r");
        ASSERT_NE(output, nullptr);
        std::string said;
        for (int c = 0; (c = std::fgetc(output)) != EOF;) said += static_cast<char>(c);
        EXPECT_EQ(pclose(output), 0);
        EXPECT_EQ(said, expected);
    }
}
