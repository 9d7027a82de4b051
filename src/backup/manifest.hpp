// What a backup says of itself: when and of what it was taken, and every part with its rows, size and SHA-256.
// docs/format/backup.en.md describes the folder for those who read it without this program.
#pragma once

#include "base/day.hpp"
#include "base/digest.hpp"
#include "base/refusal.hpp"
#include "store/db.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace penstock::backup {

inline constexpr std::string_view backup_format = "penstock/backup/v1";

// A text of the schema that the copied database had.
struct SchemaStep {
    int         number{};
    std::string name;
    Digest      digest;
};
BOOST_DESCRIBE_STRUCT(SchemaStep, (), (number, name, digest))

struct Part {
    std::string  name;  // its file below the folder of the backup
    std::string  table; // "" for what is not a table
    std::int64_t rows{};
    std::int64_t bytes{};
    Digest       digest;
};
BOOST_DESCRIBE_STRUCT(Part, (), (name, table, rows, bytes, digest))

struct Manifest {
    std::string             format;
    std::string             program; // the version that wrote it
    Instant                 at;
    std::string             engine;
    std::string             key;    // the journal's public key; "" before the first signature
    std::int64_t            facts{}; // in the journal
    Digest                  root;    // of its tree
    std::int64_t            signed_facts{}; // of them under the signed checkpoint that is inside
    std::int64_t            blobs{};
    std::int64_t            blob_bytes{};
    std::vector<SchemaStep> schema;
    std::vector<Part>       parts;
};
BOOST_DESCRIBE_STRUCT(Manifest, (),
                      (format, program, at, engine, key, facts, root, signed_facts, blobs, blob_bytes, schema, parts))

// Names inside a backup, and beside it.
inline constexpr std::string_view manifest_name = "manifest.json";
inline constexpr std::string_view sums_name     = "SHA256SUMS"; // as sha256sum -c reads it
inline constexpr std::string_view blob_list     = "blobs.txt"; // a digest and a size in each line
inline constexpr std::string_view blobs_folder  = "blobs"; // beside the backups, shared by them
inline constexpr std::string_view drills_folder = "drills"; // beside them too: reports of restorations that were tried

std::filesystem::path blob_file(std::filesystem::path const& folder, std::string_view digest_in_hex);

// Tables that no backup holds: what lets somebody in for a while (an old copy must not make a used link fresh again),
// what is made anew from the rest, and uploaded content, which is kept once for all backups.
bool left_out(std::string_view table);

// Reads and checks the form of a manifest, against its line in SHA256SUMS. Refuses not_a_backup and backup_damaged.
Result<Manifest> read_manifest(std::filesystem::path const& backup);

// What stands in SHA256SUMS; `own` is the digest of the manifest's file.
std::string sums_of(Manifest const& manifest, Digest const& own);

// The backups in a folder, oldest first, and on demand the folders there that are none.
struct Listed {
    std::filesystem::path path;
    Manifest              manifest;
};
std::vector<Listed> backups_in(std::filesystem::path const&        folder,
                               std::vector<std::filesystem::path>* unreadable = nullptr);

// The backup itself, or the newest one in a folder of backups. Refuses not_a_backup, and backup_damaged when that one
// cannot be read.
Result<Listed> find_backup(std::filesystem::path const& named);

} // namespace penstock::backup
