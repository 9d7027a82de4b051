// The commands of the program. Each answers the exit code; data go to standard output, messages to standard error.
#pragma once

#include "app/config.hpp"
#include "app/instance.hpp"
#include "net/server.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace penstock {

// What a shell can tell apart. 7 is for a record that does not hold together.
namespace exit_code {
inline constexpr int done       = 0;
inline constexpr int refused    = 1;
inline constexpr int usage      = 2;
inline constexpr int not_found  = 3;
inline constexpr int permission = 4;
inline constexpr int conflict   = 5;
inline constexpr int temporary  = 6;
inline constexpr int integrity  = 7;
} // namespace exit_code

struct Output {
    bool json{};
    bool chinese{}; // messages in Chinese, by LANG or --language
    bool quiet{};
};

std::string_view in_words(Words words, Output const& output);
// A message on standard error, unless --quiet.
void message(Output const& output, Words words, std::string_view detail = {});
// A whole file, or standard input for -. Refuses not_found, unreadable_file (a folder, a device), and too_large beyond
// what the program keeps in memory.
Result<std::string> content_of(std::string const& path);

// Says a refusal on standard error, with what is wrong where, and gives its exit code.
int say(Refused const& refused, Output const& output);

// The next line of standard input, as far as one that people type goes.
std::string line_of_input();
// The same for what nobody else should see: at a terminal it is asked for, and not shown as it is typed.
std::string secret_from_input(Words asked, std::string const& of, Output const& output);
// The first line of a file, or of standard input.
Result<std::string> password_from(std::string const& path);

InstanceOptions instance_options(Config const& config);
net::Options    net_options(Config const& config);

// The public key of the journal, as far as this machine can tell: of the key file, else as the server last had it.
Result<std::optional<journal::VerifierKey>> known_key(Config const& config, Reader& reader);

int run_serve(Config const& config, bool demo, Output const& output);
int run_init(Config const& config, Output const& output);
int run_demo(Config const& config, Output const& output);
int run_import_awards(Config const& config, std::string const& file, std::string const& mapping, bool yes,
                      Output const& output);
// Shows what a communiqué proposes; records nothing.
int run_import_communique(std::string const& file, Output const& output);
struct FigureImportTyped {
    std::string  file;
    std::int64_t plan{};
    std::string  decision;   // in words, that targets of an adopted plan rest on
    std::int64_t decided_in{}; // the item of an agenda that becomes the cause; 0: none
    bool         dry_run{};
};
// Enters a table of figures into a plan, or with dry_run shows only what would become of each row and keeps nothing.
int run_import_figures(Config const& config, FigureImportTyped const& typed, Output const& output);
int run_verify(Config const& config, std::string const& saved_checkpoint, Output const& output);
// Checks receipts without an installation: the key and what it proves are all that is needed.
struct ReceiptFiles {
    std::string receipt;
    std::string key;     // or the key itself
    std::string opening; // "" when no content was disclosed
    std::string policy;  // "" when the log's own signature is enough
};
int run_verify_receipt(ReceiptFiles const& files, Output const& output);
int run_replay(Config const& config, bool check, Output const& output);
int run_doctor(Config const& config, Output const& output);
int run_person_add(Config const& config, std::string const& name, std::string const& email, std::string const& role,
                   std::string const& password_file, Output const& output);
struct EraseOptions {
    std::int64_t person{};
    std::string  duty;  // the law or decision that requires it
    std::string  first; // mail addresses of those who approve; both passwords come from standard input, a line each
    std::string  second;
};
int run_person_erase(Config const& config, EraseOptions const& options, Output const& output);
int run_findings_look(Config const& config, Output const& output);
int run_schedule(Config const& config, Output const& output);
int run_config_show(Config const& config, Output const& output);
int run_checkpoint(Config const& config, Output const& output);

// Signs checkpoints at the socket of the configuration, or, as the server's child, over an open connection.
int run_signer(Config const& config, int connection, std::string const& adopt, Output const& output);
// Copies, and what becomes of them. "" as a folder: the one of the setting backup_folder.
struct BackupOptions {
    std::string  folder;
    std::int64_t keep{}; // 0: all
    bool         check{}; // look at the backups that are there, and make none
};
int run_backup(Config const& config, BackupOptions const& options, Output const& output);
struct RestoreOptions {
    std::string from; // a backup, or a folder of which the newest is taken
    bool        replay{}; // and build all tables anew
    bool        drill{}; // into a place that is removed again
    std::string key;        // or a file that holds it
    std::string checkpoint; // a file
};
int run_restore(Config const& config, RestoreOptions const& options, Output const& output);
struct UpgradeOptions {
    std::string folder; // of backups
    bool        plan{}; // only say what would be done
};
int run_upgrade(Config const& config, UpgradeOptions const& options, Output const& output);

struct WitnessFiles {
    std::string key;    // made when it is not there yet, under `name`
    std::string name;
    std::string logs;   // a policy file whose `log` lines name whom to witness
    std::string folder; // where it remembers what it cosigned
};
int run_witness(Config const& config, WitnessFiles const& files, Output const& output);

} // namespace penstock
