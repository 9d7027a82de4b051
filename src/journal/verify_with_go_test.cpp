// Our own log, written to files, against the program that knows nothing of ours (tools/verify/go).
#include "journal/checkpoint.hpp"
#include "support/memory_log.hpp"

#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

using namespace penstock;
using namespace penstock::journal;
namespace fs = std::filesystem;

namespace {

SigningKey const& key()
{
    static SigningKey const made{"penstock.example/demo/journal/1", KeyType::log, sha256("a seed for this test only")};
    return made;
}

void put(fs::path const& path, std::string const& bytes)
{
    fs::create_directories(path.parent_path());
    std::ofstream{path, std::ios::binary} << bytes;
}

std::string entry(std::uint64_t index, std::uint64_t altered)
{
    return (index == altered ? "altered-" : "entry-") + std::to_string(index);
}

std::string signed_checkpoint(test::MemoryLog const& log)
{
    return sign_checkpoint({key().verifier().name(), log.edge.size(), log.edge.root()}, key());
}

// Writes a whole log, and beside it the checkpoint that was signed at an earlier size.
void write_log(fs::path const& folder, std::uint64_t size, std::uint64_t earlier, std::uint64_t altered)
{
    test::MemoryLog log;
    for (std::uint64_t i = 0; i < size; ++i) {
        if (i == earlier) put(folder / "checkpoint.earlier", signed_checkpoint(log));
        log.append(entry(i, altered));
    }
    put(folder / "checkpoint", signed_checkpoint(log));
    for (TileId const& tile : new_tiles(0, size)) {
        put(folder / tile_path(tile), log.tile(tile));
        if (tile.level > 0) continue;
        std::vector<std::string> entries;
        for (unsigned i = 0; i < tile.width; ++i) entries.push_back(entry(tile.index * tile_width + i, altered));
        put(folder / bundle_path({tile.index, tile.width}), encode_bundle(entries));
    }
}

// 0 when the program is satisfied.
int verify_with_go(fs::path const& folder, std::string const& older = {})
{
    std::string const script = std::string{std::getenv("PENSTOCK_SOURCE")} + "/test/verify_with_go.sh";
    std::string const command =
        script + " '" + folder.string() + "' '" + key().verifier().text() + "' " + older + " >/dev/null 2>&1";
    return WEXITSTATUS(std::system(command.c_str()));
}

} // namespace

TEST(VerifyWithGo, our_log_is_accepted_and_a_rewritten_one_only_without_an_older_checkpoint)
{
    if (std::getenv("PENSTOCK_SOURCE") == nullptr) GTEST_SKIP() << "PENSTOCK_SOURCE names no folder of the source";
    if (!fs::exists("/usr/share/gocode/src/golang.org/x/mod") || std::system("go version >/dev/null 2>&1") != 0)
        GTEST_SKIP() << "golang-go or golang-golang-x-mod-dev is not installed";

    fs::path const folder = fs::path{testing::TempDir()} / "verify_with_go";
    fs::remove_all(folder);
    setenv("VERIFY_WITH_GO", (folder / "built").c_str(), 1);
    std::uint64_t const none = ~0ull;
    write_log(folder / "ours", 70'000, 65'537, none);
    auto const older = (folder / "ours/checkpoint.earlier").string();
    EXPECT_EQ(verify_with_go(folder / "ours"), 0);
    EXPECT_EQ(verify_with_go(folder / "ours", older), 0);

    // Rewritten and signed anew with the stolen key: consistent in itself, and caught by the checkpoint somebody kept.
    write_log(folder / "rewritten", 70'001, 65'537, 12'345);
    EXPECT_EQ(verify_with_go(folder / "rewritten"), 0);
    EXPECT_EQ(verify_with_go(folder / "rewritten", older), 1);

    put(folder / "ours/tile/1/000", std::string(8'192, 'x'));
    EXPECT_EQ(verify_with_go(folder / "ours"), 1);
    unsetenv("VERIFY_WITH_GO");
    fs::remove_all(folder);
}
