// A disk in memory that SQLite writes to and whose power can fail: what was synced stays, what was not may stay, be
// torn or be gone, file by file and name by name. Used by one thread.
#pragma once

#include "store/world.hpp"

#include <sqlite3.h>

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace penstock::simulation {

class Disk {
public:
    static constexpr std::size_t sector = 512; // bytes that are written whole or not at all

    // What becomes of the operation at which the countdown ends.
    enum class Trouble { power_fails, write_fails, sync_fails, disk_full };

    explicit Disk(SeededChance& chance) : chance_{chance} {}
    Disk(Disk const& other); // all that is there, as if synced
    Disk& operator=(Disk const&) = delete;

    // After so many changes of the disk there is trouble; 0: never. Without power everything fails from then on; the
    // other troubles fail one operation of their kind.
    void arm(std::int64_t changes, Trouble trouble = Trouble::power_fails);
    void disarm() { countdown_ = 0; }
    bool dead() const { return dead_; }
    bool fired() const { return fired_; }

    // Power comes back: what was not synced is kept, torn or lost by chance.
    void restart();

    // Registers as the VFS of this name, in place of the disk that had it before.
    void                         mount();
    static constexpr char const* vfs = "simulated-disk";

    std::int64_t changes() const { return changes_; }

private:
    friend struct Calls;

    struct Change {
        std::int64_t at{};
        std::string  bytes;
        bool         truncates{}; // to `at`
    };
    struct File {
        std::string         now;
        std::string         synced;
        std::vector<Change> unsynced;
        void                apply(Change const& change, std::string& image) const;
    };
    struct NameChange {
        std::string           name;
        std::shared_ptr<File> file; // none: the name was removed
    };
    using Names = std::map<std::string, std::shared_ptr<File>>;

    // SQLITE_OK, or what this change of the disk comes to.
    int  change(Trouble kind);
    void sync_names();
    bool coin() { return chance_.number() & 1; }

    SeededChance&           chance_;
    Names                   names_;
    Names                   synced_names_;
    std::vector<NameChange> unsynced_names_;
    std::int64_t            countdown_{};
    std::int64_t            changes_{};
    Trouble                 trouble_{};
    bool                    dead_{};
    bool                    fired_{};
    // Shared memory of write-ahead logs; it does not outlive the power.
    std::map<std::string, std::vector<std::unique_ptr<char[]>>> shared_;
};

// Makes every connection opened from now on keep synchronous=NORMAL whatever it asks for: the control that must lose.
void insist_on_normal();

} // namespace penstock::simulation
