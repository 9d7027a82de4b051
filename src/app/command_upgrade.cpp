// `penstock upgrade`: a backup, the schema step by step, and the record verified. Each step sees for itself whether it
// is done, so that an upgrade that was interrupted is simply begun again.
#include "app/commands.hpp"

#include "app/program.hpp"
#include "backup/backup.hpp"
#include "base/json_write.hpp"
#include "journal/log.hpp"
#include "journal/replay.hpp"
#include "journal/seal.hpp"
#include "store/schema.hpp"
#include "store/world.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace penstock {

namespace {

struct UpgradePlan {
    std::int64_t             schema_is{};
    std::int64_t             schema_will_be{};
    std::vector<std::string> steps;  // texts of the schema still to come
    std::int64_t             facts{};
    std::string              root;   // base64
    std::string              backup; // one of exactly these facts that is there already, or ""
    std::int64_t             free_bytes{-1}; // where the backup goes; -1 when that is not known
};
BOOST_DESCRIBE_STRUCT(UpgradePlan, (), (schema_is, schema_will_be, steps, facts, root, backup, free_bytes))

struct UpgradeDone {
    std::string              backup;
    std::int64_t             schema_was{};
    std::int64_t             schema_is{};
    std::int64_t             facts{};
    std::string              root;
    bool                     ok{};
    std::vector<std::string> wrong;
};
BOOST_DESCRIBE_STRUCT(UpgradeDone, (), (backup, schema_was, schema_is, facts, root, ok, wrong))

// A whole backup of exactly these facts, made before any step that is still to come.
std::string backup_that_serves(std::filesystem::path const& folder, journal::Checkpoint const& head,
                               std::int64_t schema)
{
    if (folder.empty()) return {};
    auto all = backup::backups_in(folder);
    for (auto each = all.rbegin(); each != all.rend(); ++each) {
        auto const& manifest = each->manifest;
        auto const  number   = manifest.schema.empty() ? 0 : manifest.schema.back().number;
        if (manifest.facts == static_cast<std::int64_t>(head.size) && manifest.root == head.root && number <= schema &&
            backup::damage_of(*each).empty())
            return each->path.string();
    }
    return {};
}

UpgradePlan planned(Reader& reader, std::filesystem::path const& folder)
{
    auto const  head = journal::head_of(reader, "");
    UpgradePlan out{.schema_is      = store::schema_number(reader),
                    .schema_will_be = store::schema_texts().back().number,
                    .facts          = static_cast<std::int64_t>(head.size),
                    .root           = base64(head.root.view())};
    for (auto const& text : store::schema_texts())
        if (text.number > out.schema_is) out.steps.emplace_back(text.name);
    out.backup = backup_that_serves(folder, head, out.schema_is);
    std::error_code none;
    if (!folder.empty())
        if (auto space = std::filesystem::space(folder, none); !none)
            out.free_bytes = static_cast<std::int64_t>(space.available);
    return out;
}

void print_plan(UpgradePlan const& plan, Output const& output)
{
    if (output.json) return fmt::print("{}\n", json::to_text(plan));
    auto const steps = plan.steps.empty() ? std::string{"—"} : fmt::format("{}", fmt::join(plan.steps, ", "));
    if (output.chinese)
        fmt::print("1 备份      {}\n2 升级结构  {} → {}：{}\n3 核验      {} 条事实，根哈希 {}\n",
                   plan.backup.empty() ? "待作" : "已有 " + plan.backup, plan.schema_is, plan.schema_will_be, steps,
                   plan.facts, plan.root);
    else
        fmt::print("1 backup    {}\n2 schema    {} → {}: {}\n3 verify    {} facts, root {}\n",
                   plan.backup.empty() ? "to be made" : "there already: " + plan.backup, plan.schema_is,
                   plan.schema_will_be, steps, plan.facts, plan.root);
}

Result<std::string> backup_before(Db& db, UpgradePlan const& plan, std::string const& folder, Instant now)
{
    if (!plan.backup.empty()) return plan.backup;
    if (folder.empty()) return refuse(refusal::missing_field, "--to");
    auto const done =
        TRY(backup::make_backup(db, {.folder = folder, .program = std::string{program_version()}, .at = now}));
    return done.path;
}

// The same facts as before, and tables that are what they add up to.
Result<UpgradeDone> verified_after(Config const& config, UpgradePlan const& plan, std::string backup)
{
    auto        db       = TRY(Db::open(config.value("database"), OpenMode::read_only));
    auto        snapshot = db.snapshot();
    auto const  found    = journal::verify(snapshot, TRY(known_key(config, snapshot)), std::nullopt);
    UpgradeDone out{.backup     = std::move(backup),
                    .schema_was = plan.schema_is,
                    .schema_is  = store::schema_number(snapshot),
                    .facts      = found.size,
                    .root       = found.root};
    for (auto const& wrong : found.wrong) out.wrong.push_back(fmt::format("{}: {}", wrong.seq, wrong.what));
    if (found.size != plan.facts || found.root != plan.root)
        out.wrong.push_back(fmt::format("{} / {}", found.size, plan.facts));
    auto target = TRY(Db::open("sqlite::memory:", OpenMode::create));
    CHECK(store::migrate(target, Instant{}));
    auto replayed = journal::replay_check(snapshot, target, all_fact_kinds());
    for (auto& wrong : replayed.wrong) out.wrong.push_back(std::move(wrong));
    out.ok = out.wrong.empty();
    return out;
}

Result<UpgradeDone> bring_up_to_date(Config const& config, UpgradePlan const& plan, std::string const& folder,
                                     Output const& output)
{
    SystemClock clock;
    std::string made;
    if (!plan.steps.empty()) {
        message(output, {"第一步：备份", "Step 1: backup"}, plan.backup);
        auto db = TRY(Db::open(config.value("database"), OpenMode::read_only));
        made    = TRY(backup_before(db, plan, folder, clock.now()));
        message(output, {"第二步：升级结构", "Step 2: schema"}, fmt::format("{}", fmt::join(plan.steps, ", ")));
        auto writing = TRY(Db::open(config.value("database"), OpenMode::existing));
        CHECK(store::migrate(writing, clock.now()));
    } else message(output, {"数据库结构已是最新", "The schema is up to date"});
    message(output, {"第三步：核验", "Step 3: verify"});
    return verified_after(config, plan, std::move(made));
}

} // namespace

int run_upgrade(Config const& config, UpgradeOptions const& options, Output const& output)
{
    auto const  folder = options.folder.empty() ? config.value("backup_folder") : options.folder;
    UpgradePlan plan;
    {
        auto db = Db::open(config.value("database"), OpenMode::read_only);
        if (!db) return say(db.error(), output);
        auto snapshot = db->snapshot();
        plan          = planned(snapshot, folder);
    }
    if (options.plan) return print_plan(plan, output), exit_code::done;
    auto done = bring_up_to_date(config, plan, folder, output);
    if (!done) return say(done.error(), output);
    if (output.json) fmt::print("{}\n", json::to_text(*done));
    else
        for (auto const& wrong : done->wrong) fmt::print(stderr, "{}\n", wrong);
    if (done->ok)
        message(output, {"升级完成，记录完整：", "Upgraded, and the record holds together:"},
                fmt::format("schema {} → {}, {} {}", done->schema_was, done->schema_is, done->facts, done->root));
    return done->ok ? exit_code::done : exit_code::integrity;
}

} // namespace penstock
