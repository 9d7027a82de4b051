#include "backup/backup.hpp"

#include "backup/files.hpp"
#include "backup/refusals.hpp"
#include "base/json_write.hpp"
#include "journal/log.hpp"
#include "journal/seal.hpp"
#include "store/blob.hpp"
#include "store/schema.hpp"
#include "store/table_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <set>

namespace penstock::backup {

namespace {

constexpr std::string_view unfinished = ".writing-";

// 2026-11-29T210736.123Z: sorts as it was, and no file system minds it.
std::string folder_name(Instant at)
{
    auto out = at.iso();
    std::erase(out, ':');
    return out;
}

void remove_unfinished(std::filesystem::path const& folder)
{
    std::vector<std::filesystem::path> found;
    for (auto const& entry : std::filesystem::directory_iterator{folder})
        if (entry.path().filename().string().starts_with(unfinished)) found.push_back(entry.path());
    for (auto const& path : found) std::filesystem::remove_all(path);
}

struct StoredBlob {
    Digest       digest;
    std::int64_t size{};
};
BOOST_DESCRIBE_STRUCT(StoredBlob, (), (digest, size))

// Everything of one moment, written into the folder.
class Copy {
public:
    Copy(Reader& reader, std::filesystem::path folder, BackupAsk const& ask) : reader_{reader}, folder_{folder}
    {
        auto const head   = journal::head_of(reader, "");
        auto const last   = journal::published(reader);
        manifest_.format  = backup_format;
        manifest_.program = ask.program;
        manifest_.at      = ask.at;
        manifest_.engine  = std::string{name_of(reader.dialect())};
        manifest_.key     = journal::seal_state(reader).key;
        if (manifest_.key.empty()) manifest_.key = ask.key; // no server has run yet
        manifest_.facts        = static_cast<std::int64_t>(head.size);
        manifest_.root         = head.root;
        manifest_.signed_facts = last ? last->size : 0;
        manifest_.schema = reader.rows<SchemaStep>("SELECT number, name, digest FROM schema_version ORDER BY number");
        if (last) write_text("checkpoint", last->note);
    }

    void tables(std::function<void(std::string_view)> const& progress)
    {
        std::filesystem::create_directory(folder_ / "tables");
        for (auto const& table : store::tables_by_reference(reader_)) {
            if (left_out(table)) continue;
            if (progress) progress(table);
            auto const name = "tables/" + table + ".jsonl";
            NewFile    file{folder_ / name};
            auto const rows   = store::write_table(reader_, table, [&](auto piece) { file.write(piece); });
            auto const digest = file.close();
            manifest_.parts.push_back({name, table, rows, file.size(), digest});
        }
        sync_folder(folder_ / "tables");
    }

    std::vector<StoredBlob> blobs()
    {
        auto        out = reader_.rows<StoredBlob>("SELECT digest, size FROM blob ORDER BY digest");
        std::string text;
        for (auto const& blob : out) {
            text += fmt::format("{} {}\n", hex(blob.digest.view()), blob.size);
            manifest_.blob_bytes += blob.size;
        }
        manifest_.blobs = static_cast<std::int64_t>(out.size());
        write_text(std::string{blob_list}, text);
        return out;
    }

    Manifest finish()
    {
        NewFile file{folder_ / manifest_name};
        file.write(json::to_text(manifest_));
        auto const own = file.close();
        NewFile    list{folder_ / sums_name};
        list.write(sums_of(manifest_, own));
        list.close();
        sync_folder(folder_);
        return manifest_;
    }

private:
    void write_text(std::string name, std::string_view text)
    {
        NewFile file{folder_ / name};
        file.write(text);
        auto const digest = file.close();
        manifest_.parts.push_back({std::move(name), "", 0, file.size(), digest});
    }

    Reader&               reader_;
    std::filesystem::path folder_;
    Manifest              manifest_;
};

// Content never changes under its digest, so what an earlier backup brought here is not read again. Each piece is a
// transaction of its own: a long copy holds up nobody.
bool copy_blob(Db& db, StoredBlob const& stored, std::filesystem::path const& folder)
{
    auto const      path = blob_file(folder, hex(stored.digest.view()));
    std::error_code none;
    if (std::filesystem::file_size(path, none) == static_cast<std::uintmax_t>(stored.size) && !none) return false;
    std::filesystem::create_directories(path.parent_path());
    auto const fresh = path.parent_path() / (std::string{unfinished} + path.filename().string());
    {
        NewFile    file{fresh};
        BlobSource source{{stored.digest, stored.size}};
        for (;;) {
            auto       snapshot = db.snapshot();
            auto const piece    = source.next(snapshot);
            if (piece.empty()) break;
            file.write(piece);
        }
        file.close();
    }
    rename_durably(fresh, path);
    return true;
}

std::set<std::string, std::less<>> blobs_of(std::filesystem::path const& backup)
{
    std::set<std::string, std::less<>> out;
    bool const                         read = each_line_of(backup / blob_list, [&](std::string_view line) {
        out.emplace(line.substr(0, line.find(' ')));
        return true;
    });
    if (!read) throw Unavailable{"the list of blobs cannot be read: " + (backup / blob_list).string()};
    return out;
}

// Removes the oldest backups beyond those to keep, and content that no backup left here names. When
// something here cannot be read, no content is removed: it may be wanted.
std::vector<std::string> remove_old(std::filesystem::path const& folder, std::int64_t keep)
{
    std::vector<std::string> removed;
    if (keep == 0) return removed;
    auto const all     = backups_in(folder);
    auto const surplus = all.size() > static_cast<std::size_t>(keep) ? all.size() - static_cast<std::size_t>(keep) : 0;
    for (std::size_t i = 0; i < surplus; ++i) {
        auto const away = folder / (std::string{unfinished} + all[i].path.filename().string());
        rename_durably(all[i].path, away); // half of a backup never stands under its name
        std::filesystem::remove_all(away);
        removed.push_back(all[i].path.filename().string());
    }
    if (removed.empty()) return removed;

    std::set<std::string, std::less<>> wanted;
    for (auto const& entry : std::filesystem::directory_iterator{folder}) {
        if (!std::filesystem::exists(entry.path() / blob_list)) continue;
        wanted.merge(blobs_of(entry.path()));
    }
    std::vector<std::filesystem::path> unwanted;
    std::error_code                    none;
    for (auto const& entry : std::filesystem::recursive_directory_iterator{folder / blobs_folder, none})
        if (entry.is_regular_file() && !wanted.contains(entry.path().filename().string()))
            unwanted.push_back(entry.path());
    for (auto const& path : unwanted) std::filesystem::remove(path);
    return removed;
}

// Looks at each part, and says what is wrong with it.
std::string damage_in(std::filesystem::path const& backup, Part const& part)
{
    auto const found = measure(backup / part.name);
    if (found.bytes < 0) return part.name + ": missing";
    if (found.bytes < part.bytes) return fmt::format("{}: {} of {} bytes", part.name, found.bytes, part.bytes);
    return found.bytes == part.bytes && found.digest == part.digest ? "" : part.name + ": changed";
}

} // namespace

Result<BackupDone> make_backup(Db& db, BackupAsk const& ask)
{
    std::filesystem::create_directories(ask.folder);
    FileLock const lock{ask.folder / ".lock"};
    if (!lock.taken()) return refuse(refusal::backup_under_way, ask.folder.string());
    remove_unfinished(ask.folder);

    auto const              name  = folder_name(ask.at);
    auto const              fresh = ask.folder / (std::string{unfinished} + name);
    std::vector<StoredBlob> blobs;
    Manifest                manifest;
    std::filesystem::create_directory(fresh);
    std::filesystem::permissions(fresh, std::filesystem::perms::owner_all); // as private as the database
    {
        auto snapshot = db.snapshot();
        Copy copy{snapshot, fresh, ask};
        copy.tables(ask.progress);
        blobs    = copy.blobs();
        manifest = copy.finish();
    }
    BackupDone out{.path         = (ask.folder / name).string(),
                   .facts        = manifest.facts,
                   .signed_facts = manifest.signed_facts,
                   .blobs        = manifest.blobs};
    for (auto const& part : manifest.parts) {
        out.rows += part.rows;
        out.bytes += part.bytes;
    }
    if (ask.progress && !blobs.empty()) ask.progress(blobs_folder);
    std::filesystem::create_directories(ask.folder / blobs_folder);
    for (auto const& blob : blobs)
        if (copy_blob(db, blob, ask.folder)) {
            ++out.new_blobs;
            out.new_blob_bytes += blob.size;
        }
    rename_durably(fresh, ask.folder / name);
    out.removed = remove_old(ask.folder, ask.keep);
    return out;
}

std::vector<std::string> damage_of(Listed const& backup)
{
    std::vector<std::string> out;
    bool                     list_is_right = true;
    for (auto const& part : backup.manifest.parts)
        if (auto wrong = damage_in(backup.path, part); !wrong.empty()) {
            out.push_back(std::move(wrong));
            list_is_right = list_is_right && part.name != blob_list;
        }
    if (!list_is_right) return out;
    std::int64_t count = 0;
    bool const   read  = each_line_of(backup.path / blob_list, [&](std::string_view line) {
        ++count;
        auto const   name = std::string{line.substr(0, line.find(' '))};
        std::int64_t size{};
        std::from_chars(line.data() + std::min(name.size() + 1, line.size()), line.data() + line.size(), size);
        auto const found = measure(blob_file(backup.path.parent_path(), name));
        auto const shown = std::string{blobs_folder} + "/" + name;
        if (found.bytes < 0) out.push_back(shown + ": missing");
        else if (found.bytes < size) out.push_back(fmt::format("{}: {} of {} bytes", shown, found.bytes, size));
        else if (hex(found.digest.view()) != name) out.push_back(shown + ": changed");
        return true;
    });
    if (!read || count != backup.manifest.blobs) out.push_back(std::string{blob_list} + ": changed");
    return out;
}

} // namespace penstock::backup
