// A copy of the whole record, taken while others work, in a folder that neither engine owns: every table as lines of
// JSON, the newest signed checkpoint, and uploaded content in a folder that all backups of the place share.
#pragma once

#include "backup/manifest.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::backup {

struct BackupAsk {
    std::filesystem::path                         folder; // of all backups; made when it is not there
    std::int64_t                                  keep{}; // how many to keep, this one among them; 0: all
    std::string                                   program; // its version
    std::string                                   key; // the journal's, when the database does not know it
    Instant                                       at;
    std::function<void(std::string_view working)> progress;
};

struct BackupDone {
    std::string              path;
    std::int64_t             facts{};
    std::int64_t             signed_facts{};
    std::int64_t             rows{};
    std::int64_t             bytes{}; // of the parts
    std::int64_t             blobs{};
    std::int64_t             new_blobs{};
    std::int64_t             new_blob_bytes{};
    std::vector<std::string> removed; // older backups that were not to be kept
};
BOOST_DESCRIBE_STRUCT(BackupDone, (),
                      (path, facts, signed_facts, rows, bytes, blobs, new_blobs, new_blob_bytes, removed))

// Reads one moment of the database, and writes nothing to it. A folder counts as a backup from the moment it has its
// name; one that was interrupted is removed by the next. Refuses backup_under_way.
Result<BackupDone> make_backup(Db& db, BackupAsk const& ask);

// What is wrong with a backup: each part that is missing, cut short or changed, by its name. Empty when all is well.
std::vector<std::string> damage_of(Listed const& backup);

} // namespace penstock::backup
