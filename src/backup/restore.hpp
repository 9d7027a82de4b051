// A backup becomes a database again, on either engine: checked before, put in, compared with what was copied, brought
// to the present schema, and verified.
#pragma once

#include "backup/manifest.hpp"
#include "journal/fact.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::backup {

struct RestoreAsk {
    std::filesystem::path      from;   // a backup, or a folder of which the newest is taken
    std::string                target; // the address of a database that is not there, or empty
    bool                       replay{}; // and build all tables anew from the facts, and compare
    std::optional<std::string> key;        // the journal's public key as its keeper knows it; else the backup's
    std::optional<std::string> checkpoint; // one that somebody saved, which the record must continue
    Instant                    now;
    // Says what begins: "check", a table's name, "blobs", "schema", "verify", "replay".
    std::function<void(std::string_view working)> progress;
};

// How long each part of the work took.
struct RestoreTimes {
    std::int64_t check{};
    std::int64_t load{};
    std::int64_t verify{};
    std::int64_t replay{};
};
BOOST_DESCRIBE_STRUCT(RestoreTimes, (), (check, load, verify, replay))

struct RestoreReport {
    std::string              backup;
    Instant                  taken_at;
    std::string              from_engine;
    std::string              to_engine;
    std::int64_t             facts{};
    std::string              root; // base64, as checkpoints have it
    std::int64_t             signed_facts{};
    std::string              key;
    std::int64_t             tables{};
    std::int64_t             rows{};
    std::int64_t             blobs{};
    std::int64_t             schema_was{};
    std::int64_t             schema_is{};
    std::int64_t             erased{};
    bool                     replayed{};
    bool                     ok{};
    std::vector<std::string> wrong;
    RestoreTimes             milliseconds;
};
BOOST_DESCRIBE_STRUCT(RestoreReport, (),
                      (backup, taken_at, from_engine, to_engine, facts, root, signed_facts, key, tables, rows, blobs,
                       schema_was, schema_is, erased, replayed, ok, wrong, milliseconds))

// Refuses what find_backup refuses; backup_newer, backup_schema_differs, backup_damaged (with the parts) and
// restore_into_empty_only, all before anything is written. A restored database stands under its name only when the
// report is ok; on PostgreSQL one that is not is emptied again.
Result<RestoreReport> restore(RestoreAsk const& ask, FactKinds const& kinds);

} // namespace penstock::backup
