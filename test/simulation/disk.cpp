#include "simulation/disk.hpp"

#include "base/defect.hpp"

#include <algorithm>
#include <cstring>

namespace penstock::simulation {

namespace {

Disk* mounted  = nullptr;
bool  insisted = false;

} // namespace

// The functions SQLite calls, kept apart from what a disk is.
struct Calls {
    struct Open { // SQLite allots szOsFile bytes for it
        sqlite3_file                 base;
        Disk*                        disk;
        Disk::File*                  file;
        char const*                  name;
        std::shared_ptr<Disk::File>* held;
    };

    static Open& of(sqlite3_file* file) { return *reinterpret_cast<Open*>(file); }

    static int close(sqlite3_file* file)
    {
        delete of(file).held;
        of(file).held = nullptr;
        return SQLITE_OK;
    }

    static int read(sqlite3_file* file, void* into, int count, sqlite3_int64 from)
    {
        if (of(file).disk->dead_) return SQLITE_IOERR_READ;
        auto const& bytes = of(file).file->now;
        auto        there = std::clamp<std::int64_t>(static_cast<std::int64_t>(bytes.size()) - from, 0, count);
        if (there > 0) std::memcpy(into, bytes.data() + from, static_cast<std::size_t>(there));
        if (there == count) return SQLITE_OK;
        std::memset(static_cast<char*>(into) + there, 0, static_cast<std::size_t>(count - there));
        return SQLITE_IOERR_SHORT_READ;
    }

    static int alter(sqlite3_file* file, Disk::Change change, Disk::Trouble kind)
    {
        auto& open = of(file);
        if (open.disk->dead_) return SQLITE_IOERR_WRITE;
        auto code = open.disk->change(kind);
        if (code != SQLITE_OK && !open.disk->dead_) return code;
        // At the moment the power fails the write is under way, so it may arrive.
        open.file->apply(change, open.file->now);
        open.file->unsynced.push_back(std::move(change));
        return open.disk->dead_ ? SQLITE_IOERR_WRITE : SQLITE_OK;
    }

    static int write(sqlite3_file* file, void const* from, int count, sqlite3_int64 at)
    {
        return alter(file, {at, std::string{static_cast<char const*>(from), static_cast<std::size_t>(count)}, false},
                     Disk::Trouble::write_fails);
    }

    static int truncate(sqlite3_file* file, sqlite3_int64 size)
    {
        return alter(file, {size, {}, true}, Disk::Trouble::write_fails);
    }

    static int sync(sqlite3_file* file, int)
    {
        auto& open = of(file);
        if (open.disk->dead_) return SQLITE_IOERR_FSYNC;
        auto code = open.disk->change(Disk::Trouble::sync_fails);
        if (code != SQLITE_OK && open.disk->dead_) return SQLITE_IOERR_FSYNC;
        if (code != SQLITE_OK) { // as Linux does: what could not be written is forgotten, and never tried again
            std::erase_if(open.file->unsynced, [&](auto const& change) {
                if (open.disk->coin()) open.file->apply(change, open.file->synced);
                return true;
            });
            return code;
        }
        for (auto const& change : open.file->unsynced) open.file->apply(change, open.file->synced);
        open.file->unsynced.clear();
        open.disk->sync_names(); // as SQLite's own VFS does at the first sync of a new file
        return SQLITE_OK;
    }

    static int size(sqlite3_file* file, sqlite3_int64* out)
    {
        *out = static_cast<sqlite3_int64>(of(file).file->now.size());
        return SQLITE_OK;
    }

    static int lock(sqlite3_file*, int) { return SQLITE_OK; }
    static int is_reserved(sqlite3_file*, int* out) { return *out = 0, SQLITE_OK; }

    static int control(sqlite3_file*, int what, void* argument)
    {
        if (what != SQLITE_FCNTL_PRAGMA || !insisted) return SQLITE_NOTFOUND;
        auto* words = static_cast<char**>(argument);
        bool ours = sqlite3_stricmp(words[1], "synchronous") == 0 && words[2] && sqlite3_stricmp(words[2], "FULL") == 0;
        return ours ? SQLITE_OK : SQLITE_NOTFOUND; // SQLITE_OK: done, SQLite need not look at it
    }

    static int sector_size(sqlite3_file*) { return static_cast<int>(Disk::sector); }
    static int characteristics(sqlite3_file*) { return SQLITE_IOCAP_POWERSAFE_OVERWRITE; } // as on Linux

    static int map(sqlite3_file* file, int page, int size, int extend, void volatile** out)
    {
        auto& pages = of(file).disk->shared_[of(file).name];
        while (static_cast<int>(pages.size()) <= page) {
            if (!extend) return *out = nullptr, SQLITE_OK;
            pages.push_back(std::make_unique<char[]>(static_cast<std::size_t>(size)));
        }
        *out = pages[static_cast<std::size_t>(page)].get();
        return SQLITE_OK;
    }
    static int  shared_lock(sqlite3_file*, int, int, int) { return SQLITE_OK; }
    static void barrier(sqlite3_file*) {}
    static int  unmap(sqlite3_file* file, int remove)
    {
        if (remove) of(file).disk->shared_.erase(of(file).name);
        return SQLITE_OK;
    }

    static int open(sqlite3_vfs*, char const* name, sqlite3_file* file, int flags, int* out)
    {
        static constexpr sqlite3_io_methods methods{
            2,     close,       read,    write,       truncate,        sync, size,        lock,
            lock,  is_reserved, control, sector_size, characteristics, map,  shared_lock, barrier,
            unmap, nullptr,     nullptr};
        file->pMethods = nullptr;
        auto& disk     = *mounted;
        if (disk.dead_) return SQLITE_CANTOPEN;
        auto  key   = name ? std::string{name} : "temporary-" + std::to_string(disk.changes_);
        auto& place = disk.names_[key];
        if (!place) {
            if (!(flags & SQLITE_OPEN_CREATE)) return disk.names_.erase(key), SQLITE_CANTOPEN;
            if (auto code = disk.change(Disk::Trouble::disk_full); code != SQLITE_OK)
                return disk.names_.erase(key), SQLITE_CANTOPEN;
            place = std::make_shared<Disk::File>();
            if (name) disk.unsynced_names_.push_back({key, place});
        }
        of(file) = {{&methods}, &disk, place.get(), name, new std::shared_ptr<Disk::File>{place}};
        if (!name) disk.names_.erase(key);
        if (out) *out = flags;
        return SQLITE_OK;
    }

    static int remove(sqlite3_vfs*, char const* name, int sync)
    {
        auto& disk = *mounted;
        if (disk.dead_) return SQLITE_IOERR_DELETE;
        if (!disk.names_.contains(name)) return SQLITE_IOERR_DELETE_NOENT;
        if (disk.change(Disk::Trouble::write_fails) != SQLITE_OK) return SQLITE_IOERR_DELETE;
        disk.names_.erase(name);
        disk.unsynced_names_.push_back({name, nullptr});
        if (sync) disk.sync_names();
        return SQLITE_OK;
    }

    static int access(sqlite3_vfs*, char const* name, int, int* out)
    {
        *out = mounted->names_.contains(name);
        return SQLITE_OK;
    }

    static int full_path(sqlite3_vfs*, char const* name, int room, char* out)
    {
        sqlite3_snprintf(room, out, "%s", name);
        return SQLITE_OK;
    }

    static int randomness(sqlite3_vfs*, int count, char* out)
    {
        mounted->chance_.fill({reinterpret_cast<std::uint8_t*>(out), static_cast<std::size_t>(count)});
        return count;
    }
    static int sleep(sqlite3_vfs*, int microseconds) { return microseconds; }
    static int time(sqlite3_vfs*, double* out) { return *out = 2'461'000.5, SQLITE_OK; } // a day of 2025; nothing asks
    static int last_error(sqlite3_vfs*, int, char*) { return 0; }
};

Disk::Disk(Disk const& other) : chance_{other.chance_}, changes_{other.changes_}
{
    for (auto const& [name, file] : other.names_)
        names_[name] = synced_names_[name] = std::make_shared<File>(File{file->now, file->now, {}});
}

void Disk::arm(std::int64_t changes, Trouble trouble)
{
    countdown_ = changes;
    trouble_   = trouble;
    fired_     = false;
}

int Disk::change(Trouble kind)
{
    ++changes_;
    if (countdown_ == 0 || --countdown_ > 0) return SQLITE_OK;
    if (trouble_ == Trouble::power_fails) {
        fired_ = dead_ = true;
        return SQLITE_IOERR;
    }
    bool fits = trouble_ == kind || (trouble_ == Trouble::disk_full && kind == Trouble::write_fails);
    if (!fits) return countdown_ = 1, SQLITE_OK; // waits for an operation of its kind
    fired_ = true;
    if (trouble_ == Trouble::disk_full) return SQLITE_FULL;
    return trouble_ == Trouble::sync_fails ? SQLITE_IOERR_FSYNC : SQLITE_IOERR_WRITE;
}

void Disk::sync_names()
{
    synced_names_ = names_;
    unsynced_names_.clear();
}

void Disk::File::apply(Change const& change, std::string& image) const
{
    auto at = static_cast<std::size_t>(change.at);
    if (change.truncates) return image.resize(std::min(image.size(), at));
    if (image.size() < at + change.bytes.size()) image.resize(at + change.bytes.size());
    std::ranges::copy(change.bytes, image.begin() + change.at);
}

void Disk::restart()
{
    expects(dead_);
    for (auto const& [name, file] : unsynced_names_) {
        if (coin()) continue;
        if (file) synced_names_[name] = file;
        else synced_names_.erase(name);
    }
    for (auto& [name, file] : synced_names_) {
        auto image = file->synced;
        for (auto const& change : file->unsynced) {
            auto fate = chance_.number() % 4;
            if (fate == 0) continue;
            if (fate == 1 && !change.truncates && change.bytes.size() > sector) { // torn: each sector by itself
                for (std::size_t from = 0; from < change.bytes.size(); from += sector)
                    if (coin())
                        file->apply({change.at + static_cast<std::int64_t>(from), change.bytes.substr(from, sector)},
                                    image);
                continue;
            }
            file->apply(change, image);
        }
        file->now = file->synced = std::move(image);
        file->unsynced.clear();
    }
    names_ = synced_names_;
    unsynced_names_.clear();
    shared_.clear();
    dead_      = false;
    countdown_ = 0;
}

void Disk::mount()
{
    static sqlite3_vfs table{.iVersion      = 1,
                             .szOsFile      = sizeof(Calls::Open),
                             .mxPathname    = 512,
                             .zName         = vfs,
                             .xOpen         = Calls::open,
                             .xDelete       = Calls::remove,
                             .xAccess       = Calls::access,
                             .xFullPathname = Calls::full_path,
                             .xRandomness   = Calls::randomness,
                             .xSleep        = Calls::sleep,
                             .xCurrentTime  = Calls::time,
                             .xGetLastError = Calls::last_error};
    mounted = this;
    expects(sqlite3_vfs_register(&table, 0) == SQLITE_OK);
}

void insist_on_normal()
{
    insisted             = true;
    constexpr auto lower = +[](sqlite3* db, char**, void const*) {
        return sqlite3_exec(db, "PRAGMA synchronous = NORMAL", nullptr, nullptr, nullptr);
    };
    sqlite3_auto_extension(reinterpret_cast<void (*)()>(lower));
}

} // namespace penstock::simulation
