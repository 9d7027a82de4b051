// An opened installation: database, journal key, recorder and readers, wired in plain order.
#pragma once

#include "api/look.hpp"
#include "journal/note.hpp"
#include "journal/recorder.hpp"
#include "store/pool.hpp"
#include "store/secret_cipher.hpp"
#include "store/world.hpp"

#include <filesystem>
#include <memory>
#include <string>

namespace penstock {

struct InstanceOptions {
    std::string           database{"sqlite:penstock.db"};
    std::filesystem::path key_file;                      // of the journal; empty: beside the SQLite file
    std::string           origin{"localhost/penstock/journal/1"}; // the journal's name, fixed when its key is made
    std::string           zone{"Asia/Shanghai"};
    std::string           signer; // unix:PATH of the signer's socket; empty: the key is ours
    std::filesystem::path encryption_key_file; // empty: beside the SQLite file
    bool                  makes_encryption_key{}; // when there is none and nothing waits for one
};

// Where the journal's key lies unless told otherwise.
std::filesystem::path key_file_of(InstanceOptions const& options);

// A secret key in a file that only its owner can read. Reading refuses not_found, key_unreadable,
// key_readable_by_others, malformed_key.
Result<journal::SigningKey> read_key(std::filesystem::path const& file);
void                        write_key(std::filesystem::path const& file, journal::SigningKey const& key);

// Reads the key, or makes one in a file of mode 0600 that only its owner can read, and before it the record of what
// the key has signed, which is nothing. Refuses a file others can read.
Result<journal::SigningKey> load_or_make_key(InstanceOptions const& options);

// The key that secrets in the database are encrypted with, which never goes into a backup.
std::filesystem::path encryption_key_file_of(InstanceOptions const& options);

// Refuses not_found, key_unreadable, key_readable_by_others, malformed_encryption_key.
Result<store::SecretCipher> read_cipher(std::filesystem::path const& file);

// Whether SQLite's own quick look at the file finds it damaged. PostgreSQL looks after its own.
bool is_damaged(std::string const& database);

// Opens the database, brings its schema up to date, and gives a recorder for one thread or one command, with the
// encryption key when there is one.
Result<std::unique_ptr<Recorder>> open_recorder(InstanceOptions const& options, Clock& clock, Chance& chance,
                                                OpenMode mode);

} // namespace penstock
