#include "app/instance.hpp"

#include "app/signer_link.hpp"
#include "journal/log.hpp"
#include "journal/refusals.hpp"
#include "people/second_factor.hpp"
#include "store/schema.hpp"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <fstream>
#include <sstream>
#include <sys/stat.h>
#include <unistd.h>

namespace penstock {

namespace {

Result<std::string> owners_text(std::filesystem::path const& file, Refusal malformed)
{
    struct stat about{};
    if (stat(file.c_str(), &about) != 0)
        return refuse(errno == ENOENT ? refusal::not_found : refusal::key_unreadable, file.string());
    if ((about.st_mode & 077) != 0) return refuse(refusal::key_readable_by_others, file.string());
    if (!S_ISREG(about.st_mode)) return refuse(malformed, file.string());
    std::ifstream      in{file};
    std::ostringstream text;
    if (!in) return refuse(refusal::key_unreadable, file.string());
    text << in.rdbuf();
    return std::move(text).str();
}

// Made under another name and then linked, so that neither a half-written key is found nor one that is there replaced.
void write_for_owner(std::filesystem::path const& file, std::string const& text)
{
    auto const place = std::filesystem::absolute(file).string();
    auto       fresh = place + ".XXXXXX";
    int const  out   = mkstemp(fresh.data());
    if (out < 0) throw Unavailable{"the key cannot be written: " + place};
    bool const written = write(out, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && fsync(out) == 0;
    close(out);
    bool const placed = written && (link(fresh.c_str(), place.c_str()) == 0 || errno == EEXIST);
    unlink(fresh.c_str());
    if (!placed) throw Unavailable{"the key cannot be written: " + place};
}

std::filesystem::path beside(std::string_view database, std::string_view ending)
{
    if (database.starts_with("sqlite:")) return std::string{database.substr(7)} + "." + std::string{ending};
    return "penstock." + std::string{ending};
}

} // namespace

Result<journal::SigningKey> read_key(std::filesystem::path const& file)
{
    return journal::SigningKey::parse(TRY(owners_text(file, refusal::malformed_key)));
}

void write_key(std::filesystem::path const& file, journal::SigningKey const& key)
{
    write_for_owner(file, key.text() + "\n");
}

std::filesystem::path key_file_of(InstanceOptions const& options)
{
    return options.key_file.empty() ? beside(options.database, "journal-key") : options.key_file;
}

Result<journal::SigningKey> load_or_make_key(InstanceOptions const& options)
{
    auto file = key_file_of(options);
    if (std::filesystem::exists(file)) return read_key(file);

    auto key = journal::SigningKey::generate(options.origin, journal::KeyType::log);
    // The record of what was signed comes first: a key without one signs nothing. One of a key that is lost is kept.
    journal::FileMemory memory{memory_file_of(options)};
    auto                last = memory.last();
    if (last && last->size > 0) return refuse(refusal::not_found, file.string());
    memory.keep({options.origin, 0, journal::empty_root()});
    write_key(file, key);
    return read_key(file); // which is another's when two made it at once
}

std::filesystem::path encryption_key_file_of(InstanceOptions const& options)
{
    return options.encryption_key_file.empty() ? beside(options.database, "encryption-key")
                                               : options.encryption_key_file;
}

Result<store::SecretCipher> read_cipher(std::filesystem::path const& file)
{
    auto cipher = store::SecretCipher::parse(TRY(owners_text(file, refusal::malformed_encryption_key)));
    if (!cipher) return refuse(refusal::malformed_encryption_key, file.string());
    return *std::move(cipher);
}

// Each column of each table, as SQLite reads them out of the text of its schema.
static std::vector<std::string> columns_of(Reader& reader)
{
    return reader.rows<std::string>(R"sql(
        SELECT t.name || '.' || c.name || ' ' || c.type
          FROM sqlite_schema t
          JOIN pragma_table_info(t.name) c
         WHERE t.type = 'table'
         ORDER BY 1
    )sql");
}

// Whether a table lacks a column that the program made, or has it with another type: a letter of the schema may change
// without any page looking the worse for it.
static bool lacks_columns(Reader& reader)
{
    if (store::schema_number(reader) != store::schema_texts().back().number) return false;
    auto fresh = Db::open("sqlite::memory:", OpenMode::create);
    if (!fresh || !store::migrate(*fresh, Instant{})) return false;
    auto snapshot = fresh->snapshot();
    return !std::ranges::includes(columns_of(reader), columns_of(snapshot));
}

bool is_damaged(std::string const& database)
{
    if (!database.starts_with("sqlite:")) return false;
    try {
        auto db = Db::open(database, OpenMode::read_only);
        if (!db) return true;
        auto snapshot = db->snapshot();
        return snapshot.rows<std::string>("SELECT quick_check FROM pragma_quick_check(1)") !=
                   std::vector<std::string>{"ok"} ||
               lacks_columns(snapshot);
    } catch (std::exception const&) { // what cannot even be looked at
        return true;
    }
}

constexpr int first_schema_with_encryption = 39;

// A key is made only while nothing is encrypted with another: a lost one may be found again.
static Result<store::SecretCipher> cipher_of_server(InstanceOptions const& options, Db& db)
{
    auto cipher = read_cipher(encryption_key_file_of(options));
    if (cipher || cipher.error().why != refusal::not_found) return cipher;
    {
        auto snapshot = db.snapshot();
        if (store::schema_number(snapshot) >= first_schema_with_encryption &&
            look_at_factor_secrets(snapshot, {}).unreadable > 0)
            return store::SecretCipher{};
    }
    SystemChance chance; // never of a seed that somebody could know
    write_for_owner(encryption_key_file_of(options), store::EncryptionKey::make(chance).text() + "\n");
    return read_cipher(encryption_key_file_of(options));
}

// Commands that check no code need no key, and may be run by somebody who cannot read it.
static Result<store::SecretCipher> cipher_at_hand(InstanceOptions const& options)
{
    auto cipher = read_cipher(encryption_key_file_of(options));
    if (!cipher && (cipher.error().why == refusal::not_found || cipher.error().why == refusal::key_unreadable))
        return store::SecretCipher{};
    return cipher;
}

Result<std::unique_ptr<Recorder>> open_recorder(InstanceOptions const& options, Clock& clock, Chance& chance,
                                                OpenMode mode)
{
    auto db     = TRY(Db::open(options.database, mode));
    auto cipher = TRY(options.makes_encryption_key ? cipher_of_server(options, db) : cipher_at_hand(options));
    CHECK(store::migrate(db, clock.now())); // after the key: where none can be written, the old program still runs
    return std::make_unique<Recorder>(std::move(db), clock, chance,
                                      journal::RecorderOptions{.zone = options.zone, .cipher = std::move(cipher)});
}

} // namespace penstock
