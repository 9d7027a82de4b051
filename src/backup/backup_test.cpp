// A backup of a few facts: what it holds, what it leaves out, which are kept, and where it may go.
#include "backup/backup.hpp"

#include "backup/files.hpp"
#include "backup/refusals.hpp"
#include "backup/restore.hpp"
#include "store/blob.hpp"
#include "support/engines.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

using namespace penstock;

namespace {

struct BackupTest : test::OnEachEngine {
    void SetUp() override
    {
        test::OnEachEngine::SetUp();
        if (IsSkipped()) return;
        auto name = (std::filesystem::temp_directory_path() / "penstock-backup-XXXXXX").string();
        ASSERT_NE(mkdtemp(name.data()), nullptr);
        folder = name;
        db.emplace(open());
        test::write(*db, [](Writer& writer) {
            writer.run("INSERT INTO feed (name, seq) VALUES ('x', 1)");
            writer.run("INSERT INTO witness (name, size, at, said) VALUES ('w', 0, 1, '')");
        });
        keep("one");
    }
    void TearDown() override
    {
        std::error_code none;
        std::filesystem::remove_all(folder, none);
    }

    void keep(std::string_view content)
    {
        BlobSink sink;
        sink.append(content);
        sink.finish();
        test::write(*db, [&](Writer& writer) { sink.keep(writer); });
    }
    backup::BackupDone make(std::int64_t keep = 0)
    {
        auto done = backup::make_backup(*db, {.folder = folder, .keep = keep, .program = "test", .at = {++now}});
        EXPECT_TRUE(done);
        return *done;
    }
    std::int64_t files_below(char const* name) const
    {
        std::int64_t out = 0;
        for (auto const& each : std::filesystem::recursive_directory_iterator{folder / name})
            out += each.is_regular_file();
        return out;
    }

    std::filesystem::path folder;
    std::optional<Db>     db;
    std::int64_t          now{1'767'225'600'000};
};

} // namespace

TEST_P(BackupTest, holds_tables_and_content_once_and_leaves_out_what_is_made_anew)
{
    EXPECT_EQ(make().new_blobs, 1);
    keep("two");
    auto const second = make();
    EXPECT_EQ(second.new_blobs, 1);
    EXPECT_EQ(second.blobs, 2);
    EXPECT_EQ(files_below("blobs"), 2);
    auto const manifest = backup::read_manifest(second.path);
    ASSERT_TRUE(manifest);
    for (auto const& part : manifest->parts) EXPECT_FALSE(!part.table.empty() && backup::left_out(part.table));
    EXPECT_TRUE(std::ranges::any_of(manifest->parts, [](auto const& part) { return part.table == "journal"; }));
    EXPECT_EQ(backup::backups_in(folder).size(), 2);
    EXPECT_TRUE(backup::damage_of({second.path, *manifest}).empty());
}

TEST_P(BackupTest, keeps_so_many_and_the_content_they_name)
{
    make();
    make();
    test::write(*db, [](Writer& writer) { writer.script("DELETE FROM blob_chunk; DELETE FROM blob"); });
    keep("two");
    EXPECT_EQ(make(2).removed.size(), 1);
    EXPECT_EQ(files_below("blobs"), 2); // an older one that is kept still names the first
    EXPECT_EQ(make(1).removed.size(), 2);
    EXPECT_EQ(files_below("blobs"), 1);
}

TEST_P(BackupTest, is_one_at_a_time)
{
    std::filesystem::create_directories(folder);
    backup::FileLock const other{folder / ".lock"};
    ASSERT_TRUE(other.taken());
    auto const refused = backup::make_backup(*db, {.folder = folder, .at = {++now}});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error(), refusal::backup_under_way);
}

TEST_P(BackupTest, goes_into_an_empty_place_only)
{
    make();
    FactKinds const kinds;
    auto const      file = "sqlite:" + (folder / "restored.db").string();
    EXPECT_EQ(backup::restore({.from = folder / "nowhere", .target = file}, kinds).error(), refusal::not_a_backup);
    auto const done = backup::restore({.from = folder, .target = file, .replay = true}, kinds);
    ASSERT_TRUE(done);
    EXPECT_TRUE(done->ok);
    EXPECT_EQ(done->blobs, 1);
    EXPECT_EQ(backup::restore({.from = folder, .target = file}, kinds).error(), refusal::restore_into_empty_only);
}

TEST_P(BackupTest, is_restored_by_one_at_a_time_into_a_folder_that_is_there)
{
    make();
    FactKinds const kinds;
    auto const      file = (folder / "restored.db").string();
    {
        backup::FileLock const other{file + ".restoring.lock"};
        ASSERT_TRUE(other.taken());
        EXPECT_EQ(backup::restore({.from = folder, .target = "sqlite:" + file}, kinds).error(),
                  refusal::backup_under_way);
    }
    {
        std::ofstream const left{file + ".restoring.lock"}; // what a killed restoration leaves behind bars nobody
    }
    EXPECT_TRUE(backup::restore({.from = folder, .target = "sqlite:" + file}, kinds));
    EXPECT_FALSE(std::filesystem::exists(file + ".restoring.lock"));
    EXPECT_EQ(backup::restore({.from = folder, .target = "sqlite:" + (folder / "no/such.db").string()}, kinds).error(),
              refusal::database_missing);
}

TEST_P(BackupTest, says_which_part_is_damaged)
{
    auto const made     = make();
    auto const manifest = *backup::read_manifest(made.path);
    auto const file     = std::filesystem::path{made.path} / "tables/witness.jsonl";
    std::ofstream{file, std::ios::app} << "[\"v\",0,1,\"\"]\n";
    auto const wrong = backup::damage_of({made.path, manifest});
    ASSERT_EQ(wrong.size(), 1);
    EXPECT_EQ(wrong.front(), "tables/witness.jsonl: changed");
    std::filesystem::resize_file(file, 3);
    EXPECT_TRUE(backup::damage_of({made.path, manifest}).front().starts_with("tables/witness.jsonl: 3 of "));
    std::filesystem::remove(file);
    EXPECT_EQ(backup::damage_of({made.path, manifest}).front(), "tables/witness.jsonl: missing");
}

ON_EACH_ENGINE(BackupTest);
