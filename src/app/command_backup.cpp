// `penstock backup` and `penstock restore`: copies of the record, and a database made of one again.
#include "app/commands.hpp"

#include "app/program.hpp"
#include "app/signer_link.hpp"
#include "backup/backup.hpp"
#include "backup/files.hpp"
#include "backup/refusals.hpp"
#include "backup/restore.hpp"
#include "base/json_write.hpp"
#include "store/world.hpp"

#include <fmt/format.h>

#include <unistd.h>

namespace penstock {

namespace {

// What --check says of one backup.
struct BackupState {
    std::string              path;
    Instant                  at;
    std::int64_t             facts{};
    std::vector<std::string> damage;
};
BOOST_DESCRIBE_STRUCT(BackupState, (), (path, at, facts, damage))

std::string said_or_set(std::string const& said, Config const& config)
{
    return said.empty() ? config.value("backup_folder") : said;
}

int check_backups(std::string const& folder, Output const& output)
{
    std::vector<BackupState>           states;
    std::vector<std::filesystem::path> unreadable;
    for (auto const& each : backup::backups_in(folder, &unreadable))
        states.push_back({each.path.string(), each.manifest.at, each.manifest.facts, backup::damage_of(each)});
    for (auto const& path : unreadable)
        states.push_back({path.string(), {}, 0, {std::string{backup::manifest_name} + ": damaged"}});
    if (states.empty()) return say({refusal::not_a_backup, folder}, output);
    bool const well = std::ranges::all_of(states, [](auto const& each) { return each.damage.empty(); });
    if (output.json) fmt::print("{}\n", json::to_text(states));
    else
        for (auto const& state : states) {
            fmt::print("{} {}  {}\n", state.damage.empty() ? "✓" : "✗", state.path, state.facts);
            for (auto const& wrong : state.damage) fmt::print("    {}\n", wrong);
        }
    return well ? exit_code::done : exit_code::integrity;
}

// On a terminal, what is being worked at.
std::function<void(std::string_view)> shown_on_terminal(Output const& output)
{
    if (output.quiet || !isatty(2)) return [](std::string_view) {};
    return [](std::string_view working) { fmt::print(stderr, "\r\x1b[K{}", working); };
}

void end_of_progress(Output const& output)
{
    if (!output.quiet && isatty(2)) fmt::print(stderr, "\r\x1b[K");
}

// Of the key that lies here, without making one.
std::string public_key_here(Config const& config, Db& db)
{
    auto snapshot = db.snapshot();
    auto key      = known_key(config, snapshot);
    return key && *key ? (*key)->text() : std::string{};
}

Result<backup::BackupDone> back_up(Config const& config, std::string const& folder, std::int64_t keep,
                                   Output const& output)
{
    auto        db = TRY(Db::open(config.value("database"), OpenMode::read_only));
    SystemClock clock;
    return backup::make_backup(db, {.folder   = folder,
                                    .keep     = keep,
                                    .program  = std::string{program_version()},
                                    .key      = public_key_here(config, db),
                                    .at       = clock.now(),
                                    .progress = shown_on_terminal(output)});
}

// A server on this machine would be read-only with a database that has fewer facts than were signed here: say so now.
void warn_when_behind(Config const& config, Output const& output)
{
    auto options = instance_options(config);
    if (options.signer.empty() && !std::filesystem::exists(key_file_of(options))) return;
    auto link = link_for_command(options);
    auto last = link ? link->last_signed() : std::unexpected{link.error()};
    if (!last) return;
    auto db = Db::open(options.database, OpenMode::read_only);
    if (!db) return;
    auto snapshot = db->snapshot();
    if (auto now = standing(snapshot, *last); now.unlike)
        message(output,
                {"已签署的事实多于恢复所得，服务将以只读方式启动；如确要由此继续，请两人执行 penstock journal "
                 "new-epoch。现有 / 已签署：",
                 "More was signed than was restored, so the server will start read-only; to go on from here, two "
                 "persons run penstock journal new-epoch. Restored / signed:"},
                now.words());
}

void print_report(backup::RestoreReport const& report, Output const& output)
{
    if (output.json) return fmt::print("{}\n", json::to_text(report));
    for (auto const& wrong : report.wrong) fmt::print(stderr, "{}\n", wrong);
    auto const& time = report.milliseconds;
    if (output.chinese)
        fmt::print("备份        {}\n制作时间    {}\n数据库      {} → {}\n事实        {}（已签署 {}）\n根哈希      {}\n"
                   "数据表      {} 张，{} 行；上传文件 {} 份\n结构版本    {} → {}\n"
                   "用时        核对 {} 毫秒，写入 {} 毫秒，核验 {} 毫秒，重放 {} 毫秒\n结果        {}\n",
                   report.backup, report.taken_at.iso(), report.from_engine, report.to_engine, report.facts,
                   report.signed_facts, report.root, report.tables, report.rows, report.blobs, report.schema_was,
                   report.schema_is, time.check, time.load, time.verify, time.replay,
                   !report.ok        ? "记录对不上"
                   : report.replayed ? "记录完整，重放一致"
                                     : "记录完整");
    else
        fmt::print("backup      {}\ntaken       {}\ndatabase    {} → {}\nfacts       {} ({} of them signed)\n"
                   "root        {}\ntables      {} with {} rows; {} uploaded files\nschema      {} → {}\n"
                   "took        check {} ms, load {} ms, verify {} ms, replay {} ms\nresult      {}\n",
                   report.backup, report.taken_at.iso(), report.from_engine, report.to_engine, report.facts,
                   report.signed_facts, report.root, report.tables, report.rows, report.blobs, report.schema_was,
                   report.schema_is, time.check, time.load, time.verify, time.replay,
                   !report.ok        ? "the record does not hold together"
                   : report.replayed ? "the record holds together, and replaying it gives the same tables"
                                     : "the record holds together");
}

// A folder of its own for the drill, removed with all it holds.
class DrillPlace {
public:
    DrillPlace()
    {
        auto name = (std::filesystem::temp_directory_path() / "penstock-drill-XXXXXX").string();
        if (!mkdtemp(name.data())) throw Unavailable{"a temporary folder cannot be made: " + name};
        path_ = name;
    }
    ~DrillPlace()
    {
        std::error_code none;
        std::filesystem::remove_all(path_, none);
    }
    DrillPlace(DrillPlace const&)            = delete;
    DrillPlace& operator=(DrillPlace const&) = delete;
    std::string database() const { return "sqlite:" + (path_ / "restored.db").string(); }

private:
    std::filesystem::path path_;
};

// Beside the backups, so that whoever looks after them sees when it was last tried.
void keep_drill_report(backup::RestoreReport const& report, Instant now)
{
    auto const folder = std::filesystem::path{report.backup}.parent_path() / backup::drills_folder;
    std::filesystem::create_directories(folder);
    auto name = now.iso();
    std::erase(name, ':');
    backup::NewFile file{folder / (name + ".json")};
    file.write(json::to_text(report) + "\n");
    file.close();
}

} // namespace

int run_backup(Config const& config, BackupOptions const& options, Output const& output)
{
    auto const folder = said_or_set(options.folder, config);
    if (folder.empty()) return say({refusal::missing_field, "--to"}, output);
    if (options.check) return check_backups(folder, output);
    auto done = back_up(config, folder, options.keep, output);
    end_of_progress(output);
    if (!done) return say(done.error(), output);
    if (output.json) fmt::print("{}\n", json::to_text(*done));
    else {
        fmt::print("{}\n", done->path);
        message(output, {"备份完成：", "Backed up:"},
                output.chinese ? fmt::format("{} 条事实（已签署 {}），{} 行，新增文件 {} 份", done->facts,
                                             done->signed_facts, done->rows, done->new_blobs)
                               : fmt::format("{} facts ({} of them signed), {} rows, {} new files", done->facts,
                                             done->signed_facts, done->rows, done->new_blobs));
        for (auto const& name : done->removed) message(output, {"已删除旧备份", "Removed the old backup"}, name);
    }
    return exit_code::done;
}

int run_restore(Config const& config, RestoreOptions const& options, Output const& output)
{
    auto const from = said_or_set(options.from, config);
    if (from.empty()) return say({refusal::missing_field, "from"}, output);
    SystemClock               clock;
    std::optional<DrillPlace> drill;
    backup::RestoreAsk        ask{
               .from = from, .target = config.value("database"), .replay = options.replay, .now = clock.now()};
    ask.progress = shown_on_terminal(output);
    if (options.drill) {
        drill.emplace();
        ask.target = drill->database();
        ask.replay = true;
    }
    if (!options.key.empty()) {
        ask.key = content_of(options.key).value_or(options.key);
        while (ask.key->ends_with('\n')) ask.key->pop_back();
    }
    if (!options.checkpoint.empty()) {
        auto content = content_of(options.checkpoint);
        if (!content) return say(content.error(), output);
        ask.checkpoint = *std::move(content);
    }
    auto report = backup::restore(ask, all_fact_kinds());
    end_of_progress(output);
    if (!report) return say(report.error(), output);
    print_report(*report, output);
    if (options.drill) keep_drill_report(*report, ask.now);
    if (!report->ok)
        return say({refusal::restored_does_not_verify, report->backup}, {.chinese = output.chinese}),
               exit_code::integrity;
    if (!options.drill) warn_when_behind(config, output);
    return exit_code::done;
}

} // namespace penstock
