#include "backup/restore.hpp"

#include "backup/backup.hpp"
#include "backup/files.hpp"
#include "backup/refusals.hpp"
#include "journal/log.hpp"
#include "journal/replay.hpp"
#include "journal/schedule.hpp"
#include "journal/seal.hpp"
#include "store/blob.hpp"
#include "store/schema.hpp"
#include "store/table_text.hpp"
#include "store/writer_key.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <memory>
#include <span>

namespace penstock::backup {

namespace {

constexpr std::string_view sqlite_prefix = "sqlite:";
constexpr std::size_t      parts_named   = 5;
constexpr std::int64_t     restoration_lock = 1347310421; // PostgreSQL's name for it: any number nobody else takes

std::int64_t elapsed() { return journal::time_that_nobody_sets().count(); }

// What this program knows of the schema must begin with what the backup had.
Result<void> schema_is_known(Manifest const& manifest)
{
    auto const& texts = store::schema_texts();
    for (std::size_t i = 0; i < manifest.schema.size(); ++i) {
        auto const& was  = manifest.schema[i];
        auto const  name = fmt::format("schema {} {}", was.number, was.name);
        if (i >= texts.size() || was.number > texts.back().number) return refuse(refusal::backup_newer, name);
        if (texts[i].number != was.number || sha256(texts[i].sql) != was.digest)
            return refuse(refusal::backup_schema_differs, name);
    }
    return {};
}

std::string named_parts(std::vector<std::string> const& damaged)
{
    auto const first = std::span{damaged}.first(std::min(damaged.size(), parts_named));
    auto       out   = fmt::format("{}", fmt::join(first, "; "));
    if (damaged.size() > parts_named) out += fmt::format("; … {}", damaged.size());
    return out;
}

// Where the rows go until all is well: for SQLite a file under another name.
std::string working_address(std::string const& target)
{
    if (!target.starts_with(sqlite_prefix) || target == "sqlite::memory:") return target;
    return target + ".restoring";
}

void remove_sqlite(std::string const& address)
{
    for (auto const* ending : {"", "-wal", "-shm"})
        std::filesystem::remove(address.substr(sqlite_prefix.size()) + ending);
}

// Nothing was recorded there yet, and nobody is registered.
bool is_empty(Reader& reader)
{
    if (store::schema_number(reader) == 0) return store::tables(reader).empty();
    auto const all = store::tables(reader);
    for (auto const* table : {"journal", "person", "credential"})
        if (std::ranges::find(all, table) != all.end() &&
            reader.one<std::int64_t>(fmt::format("SELECT count(*) FROM {}", table)) > 0)
            return false;
    return true;
}

bool is_file(std::string const& target) { return working_address(target) != target; }

// Two restorations into one place would write over one another: the second is refused. Of a server of databases the
// connection holds the lock until it ends, of a file this does.
Result<std::unique_ptr<FileLock>> lock_of_file(std::string const& target)
{
    if (!is_file(target)) return nullptr;
    std::filesystem::path const file = target.substr(sqlite_prefix.size());
    if (file.has_parent_path() && !std::filesystem::is_directory(file.parent_path()))
        return refuse(refusal::database_missing, file.parent_path().string());
    auto lock = std::make_unique<FileLock>(file.string() + ".restoring.lock");
    if (!lock->taken()) return refuse(refusal::backup_under_way, file.string());
    return lock;
}

Result<void> take_place(Db& db, std::string const& target)
{
    if (db.dialect() == Dialect::postgresql) { // before anything is looked at, in a snapshot of its own
        auto snapshot = db.snapshot();
        if (snapshot.one<std::int64_t>("SELECT CASE WHEN pg_try_advisory_lock($1) THEN 1 ELSE 0 END",
                                       restoration_lock) == 0)
            return refuse(refusal::backup_under_way);
    }
    auto snapshot = db.snapshot();
    if (!is_empty(snapshot)) return refuse(refusal::restore_into_empty_only, target);
    return {};
}

// A connection that broke and was made anew has lost the lock, and another may be writing: nothing is written then.
void still_has_place(Reader& reader)
{
    if (reader.dialect() == Dialect::postgresql &&
        reader.one<std::int64_t>("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid() "
                                 "AND objid = $1::oid",
                                 restoration_lock) == 0)
        throw Unavailable{"the connection to the database was lost"};
}

Result<Db> open_target(std::string const& target)
{
    if (is_file(target)) {
        auto const      file = target.substr(sqlite_prefix.size());
        std::error_code none;
        for (auto const* ending : {"", "-wal"})
            if (std::filesystem::exists(file + ending, none))
                return refuse(refusal::restore_into_empty_only, file + ending);
        remove_sqlite(working_address(target)); // of a restoration that was interrupted
    }
    auto db = TRY(Db::open(working_address(target), OpenMode::create));
    CHECK(take_place(db, target));
    return db;
}

// Puts everything into a database of the same schema, in one transaction.
class Loading {
public:
    Loading(Writer& writer, Listed const& backup) : writer_{writer}, backup_{backup} {}

    Result<void> all(RestoreAsk const& ask, RestoreReport& report)
    {
        auto const order = store::tables_by_reference(writer_);
        for (auto table = order.rbegin(); table != order.rend(); ++table) store::empty_table(writer_, *table);
        if (ask.progress) ask.progress(blobs_folder);
        CHECK(blobs());
        report.blobs = backup_.manifest.blobs;
        for (auto const& table : order) {
            auto const part = std::ranges::find(backup_.manifest.parts, table, &Part::table);
            if (part == backup_.manifest.parts.end()) {
                if (!left_out(table)) return refuse(refusal::backup_damaged, table + ": missing");
                continue;
            }
            if (ask.progress) ask.progress(table);
            CHECK(rows_of(*part));
            ++report.tables;
            report.rows += part->rows;
        }
        return {};
    }

private:
    Result<void> rows_of(Part const& part)
    {
        store::TableLoader loader{writer_, part.table};
        bool const         read =
            each_line_of(backup_.path / part.name, [&](std::string_view line) { return loader.line(line); });
        if (!read || !loader.end() || loader.rows() != part.rows)
            return refuse(refusal::backup_damaged, writer_.dialect() == Dialect::sqlite // PostgreSQL says it later
                                                       ? fmt::format("{}, {}", part.name, loader.rows() + 1)
                                                       : part.name);
        // What stands there now is written out as the backup was: the same bytes, or something was lost on the way.
        Sha256 hash;
        store::write_table(writer_, part.table, [&](auto piece) { hash.update(piece); });
        if (hash.finish() != part.digest) return refuse(refusal::backup_damaged, part.name);
        return {};
    }

    Result<void> blobs()
    {
        auto const  folder = backup_.path.parent_path();
        std::string wrong;
        bool const  read = each_line_of(backup_.path / blob_list, [&](std::string_view line) {
            auto const digest = line.substr(0, line.find(' '));
            BlobSink   sink;
            bool const whole =
                each_piece_of(blob_file(folder, digest), [&](std::string_view piece) { sink.append(piece); });
            if (!whole || hex(sink.finish().digest.view()) != digest) wrong = std::string{blobs_folder} + "/";
            if (!wrong.empty()) wrong += digest;
            return wrong.empty() && (sink.keep(writer_), true);
        });
        if (!read) return refuse(refusal::backup_damaged, wrong.empty() ? std::string{blob_list} : wrong);
        return {};
    }

    Writer&       writer_;
    Listed const& backup_;
};

Result<void> load(Db& db, Listed const& backup, RestoreAsk const& ask, RestoreReport& report)
{
    auto const  count = backup.manifest.schema.size();
    auto const& texts = store::schema_texts();
    CHECK(store::migrate(db, ask.now, std::span{texts}.first(count)));
    db.begin_write();
    store::WriterKey const licence;
    Writer                 writer{licence, db};
    still_has_place(writer);
    auto                   loaded = Loading{writer, backup}.all(ask, report);
    if (!loaded) {
        db.rollback();
        return loaded;
    }
    if (db.commit() != Commit::committed) store::raise(db.last_failure().error, db.last_failure().why);
    if (ask.progress) ask.progress("schema");
    CHECK(store::migrate(db, ask.now));
    return {};
}

void empty_again(Db& db)
{
    db.begin_write();
    store::WriterKey const licence;
    Writer                 writer{licence, db};
    still_has_place(writer);
    auto const             order = store::tables_by_reference(writer);
    for (auto table = order.rbegin(); table != order.rend(); ++table)
        if (*table != "schema_version") store::empty_table(writer, *table);
    if (db.commit() != Commit::committed) store::raise(db.last_failure().error, db.last_failure().why);
}

Result<void> look_at(Db& db, Listed const& backup, RestoreAsk const& ask, FactKinds const& kinds, RestoreReport& report)
{
    std::optional<journal::VerifierKey> key;
    auto const                          text = ask.key.value_or(backup.manifest.key);
    if (!text.empty()) key = TRY(journal::VerifierKey::parse(text));
    if (ask.progress) ask.progress("verify");
    auto       snapshot = db.snapshot();
    auto const began    = elapsed();
    auto const verified = journal::verify(snapshot, key, ask.checkpoint);
    auto const then     = elapsed();
    report.root         = verified.root;
    report.erased       = verified.erased;
    for (auto const& wrong : verified.wrong) report.wrong.push_back(fmt::format("{}: {}", wrong.seq, wrong.what));
    if (verified.size != backup.manifest.facts || base64(backup.manifest.root.view()) != verified.root)
        report.wrong.push_back(fmt::format("{} / {}", verified.size, backup.manifest.facts));
    if (ask.replay) {
        if (ask.progress) ask.progress("replay");
        auto target = TRY(Db::open("sqlite::memory:", OpenMode::create));
        CHECK(store::migrate(target, ask.now));
        auto replayed   = journal::replay_check(snapshot, target, kinds);
        report.replayed = true;
        for (auto& wrong : replayed.wrong) report.wrong.push_back(std::move(wrong));
    }
    report.milliseconds.verify = then - began;
    report.milliseconds.replay = elapsed() - then;
    report.schema_is           = store::schema_number(snapshot);
    report.ok                  = report.wrong.empty();
    return {};
}

} // namespace

Result<RestoreReport> restore(RestoreAsk const& ask, FactKinds const& kinds)
{
    auto const began  = elapsed();
    auto const backup = TRY(find_backup(ask.from));
    CHECK(schema_is_known(backup.manifest));
    if (ask.progress) ask.progress("check");
    if (auto const damaged = damage_of(backup); !damaged.empty())
        return refuse(refusal::backup_damaged, named_parts(damaged));

    RestoreReport report{.backup       = backup.path.string(),
                         .taken_at     = backup.manifest.at,
                         .from_engine  = backup.manifest.engine,
                         .facts        = backup.manifest.facts,
                         .signed_facts = backup.manifest.signed_facts,
                         .key          = ask.key.value_or(backup.manifest.key),
                         .schema_was   = backup.manifest.schema.empty() ? 0 : backup.manifest.schema.back().number};
    report.milliseconds.check = elapsed() - began;
    auto const working        = working_address(ask.target);
    auto const lock           = TRY(lock_of_file(ask.target));
    auto       db             = TRY(open_target(ask.target));
    report.to_engine          = std::string{name_of(db.dialect())};
    auto const opened         = elapsed();
    auto       done           = load(db, backup, ask, report);
    report.milliseconds.load  = elapsed() - opened;
    if (done) done = look_at(db, backup, ask, kinds, report);

    bool const file = is_file(ask.target);
    if (done && report.ok && file) {
        {
            Db const closing{std::move(db)};
        } // its log goes into the file
        rename_durably(working.substr(sqlite_prefix.size()), ask.target.substr(sqlite_prefix.size()));
        return report;
    }
    if (done && report.ok) return report;
    if (file) {
        {
            Db const closing{std::move(db)};
        }
        remove_sqlite(working);
    } else empty_again(db);
    if (!done) return std::unexpected{std::move(done).error()};
    return report;
}

} // namespace penstock::backup
