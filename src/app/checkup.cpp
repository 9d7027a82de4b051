#include "app/checkup.hpp"

#include "app/commands.hpp"
#include "app/limits.hpp"
#include "backup/manifest.hpp"
#include "store/world.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include <sys/timex.h>

namespace penstock {

namespace {

constexpr std::int64_t hour              = 3'600'000;
constexpr std::int64_t oldest_backup     = 26 * hour; // one a day, and two hours for a slow one
constexpr std::int64_t oldest_drill      = 100 * 24 * hour; // one a quarter
constexpr std::int64_t least_room        = std::int64_t{1} << 30;
constexpr std::int64_t clocks_may_differ = 5'000;

Checkup look_at_backups(Config const& config, Instant now)
{
    Checkup    out{"backups",
                false,
                   {"最近一次备份", "The newest backup"},
                   {"请设置 backup_folder，并每天执行 penstock backup（软件包附有 penstock-backup.timer）。",
                    "Set backup_folder, and run penstock backup every day (the package brings penstock-backup.timer)."},
                "—"};
    auto const& folder = config.value("backup_folder");
    if (folder.empty()) return out;
    auto const all = backup::backups_in(folder);
    out.detail     = fmt::format("{}: {}", folder, all.size());
    if (all.empty()) return out;
    auto const& newest = all.back().manifest;
    auto const  age    = now.milliseconds - newest.at.milliseconds;
    out.ok             = age <= oldest_backup;
    out.detail += fmt::format(", {}, {} h, {} facts", newest.at.iso(), age / hour, newest.facts);
    return out;
}

Checkup look_at_drill(Config const& config, Instant now)
{
    Checkup         out{"restore_drill",
                false,
                        {"最近一次恢复演练", "The newest restore drill"},
                        {"请每季度执行一次 penstock restore --drill；从未恢复过的备份不能算备份。",
                         "Run penstock restore --drill once a quarter; a backup that was never restored is a hope."},
                "—"};
    std::string     newest;
    std::error_code none;
    auto const      folder = std::filesystem::path{config.value("backup_folder")} / backup::drills_folder;
    for (auto const& entry : std::filesystem::directory_iterator{folder, none})
        if (entry.path().extension() == ".json") newest = std::max(newest, entry.path().stem().string());
    if (newest.size() < 15) return out;
    out.detail         = newest;
    auto       spelled = newest; // 2026-11-29T210736.123Z has no colons, for the file system's sake
    auto const day     = Instant::from_iso(spelled.insert(13, ":").insert(16, ":"));
    out.ok             = day && now.milliseconds - day->milliseconds <= oldest_drill;
    return out;
}

std::optional<std::int64_t> room_in(std::filesystem::path const& folder)
{
    std::error_code failed;
    auto const      space = std::filesystem::space(folder, failed);
    if (failed) return std::nullopt;
    return static_cast<std::int64_t>(space.available);
}

// The folders whose disks fill up: of the database, of what is being uploaded, of the backups.
Checkup look_at_room(Config const& config)
{
    Checkup                            out{"disk_space",
                true,
                                           {"磁盘剩余空间", "Room on the disks"},
                                           {"请清理或扩充磁盘，每处至少留 1 GB。", "Make room: 1 GB at least in each place."},
                                           {}};
    std::vector<std::filesystem::path> folders{net_options(config).spool_folder};
    std::string_view const             database = config.value("database");
    if (database.starts_with("sqlite:"))
        folders.push_back(std::filesystem::absolute(std::string{database.substr(7)}).parent_path());
    if (auto const& backups = config.value("backup_folder"); !backups.empty()) folders.emplace_back(backups);
    for (auto const& folder : folders) {
        auto const room = room_in(folder);
        out.ok          = out.ok && room && *room >= least_room;
        out.detail += fmt::format("{}{} {}", out.detail.empty() ? "" : ", ", folder.string(),
                                  room ? fmt::format("{} MB", *room / 1'000'000) : std::string{"?"});
    }
    return out;
}

// A clock behind the newest fact was set back. Whether the kernel follows a time server is told, and not judged: in a
// container it is not known.
Checkup look_at_clock(std::optional<Db>& db, Instant now)
{
    timex                  state{};
    bool const             followed = adjtimex(&state) != TIME_ERROR;
    std::optional<Instant> newest;
    if (db) {
        auto snapshot = db->snapshot();
        newest        = snapshot.row<Instant>("SELECT at FROM journal ORDER BY seq DESC LIMIT 1");
    }
    auto const ahead = newest ? newest->milliseconds - now.milliseconds : 0;
    return {"clock",
            ahead <= clocks_may_differ,
            {"时钟", "The clock"},
            {"本机时钟早于最新记录，请校准时钟（如启用 systemd-timesyncd）。",
             "The clock is behind the newest fact; set it right (systemd-timesyncd does)."},
            fmt::format("{}, {}", now.iso(), followed ? "NTP ✓" : "NTP ?")};
}

Checkup limits_in_force(Config const& config)
{
    Checkup out{"limits", true, {"所用上限", "The limits in force"}, {}, {}};
    for (auto const& limit : all_limits())
        out.detail += fmt::format("{}{} {}", out.detail.empty() ? "" : ", ", limit.name.substr(limits_prefix.size()),
                                  config.whole(limit.name));
    return out;
}

} // namespace

std::vector<Checkup> look_at_machine(Config const& config, std::optional<Db>& db)
{
    SystemClock clock;
    auto const  now = clock.now();
    return {look_at_backups(config, now), look_at_drill(config, now), look_at_room(config), look_at_clock(db, now),
            limits_in_force(config)};
}

std::vector<std::string> failed_daily_checks(Reader& reader)
{
    return reader.rows<std::string>(R"sql(
        SELECT d.job
          FROM daily_run d
         WHERE d.outcome LIKE '%"wrong":["%'
           AND d.day = (SELECT max(n.day) FROM daily_run n WHERE n.job = d.job)
         ORDER BY d.job
    )sql");
}

std::string backup_metrics(std::string const& folder)
{
    std::string out;
    auto        one = [&](std::string_view name, std::string_view help, std::int64_t value) {
        out += fmt::format("# HELP {0} {1}\n# TYPE {0} gauge\n{0} {2}\n", name, help, value);
    };
    if (folder.empty()) return out;
    auto const all    = backup::backups_in(folder);
    auto const newest = all.empty() ? backup::Manifest{} : all.back().manifest;
    one("penstock_backups", "Backups in the folder of backups.", static_cast<std::int64_t>(all.size()));
    one("penstock_backup_time_seconds", "When the newest backup was taken, or 0.", newest.at.milliseconds / 1000);
    one("penstock_backup_facts", "Facts in the newest backup.", newest.facts);
    if (auto const room = room_in(folder)) one("penstock_backup_free_bytes", "Room on the disk of the backups.", *room);
    return out;
}

} // namespace penstock
