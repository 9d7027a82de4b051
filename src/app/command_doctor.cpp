// `penstock doctor`: looks at the machine and the installation, and says what to do about what it finds.
#include "app/checkup.hpp"
#include "app/commands.hpp"
#include "app/identity_settings.hpp"
#include "app/signer_link.hpp"

#include "base/fold.hpp"
#include "base/json_write.hpp"
#include "identity/identity.hpp"
#include "journal/log.hpp"
#include "journal/seal.hpp"
#include "people/second_factor.hpp"
#include "store/schema.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

namespace penstock {

namespace {

Checkup look_at_database(Config const& config, std::optional<Db>& db)
{
    Checkup out{"database",
                false,
                {"数据库", "The database"},
                {"请核对 database 设置，或用 penstock init 新建。",
                 "Check the setting `database`, or make one with `penstock init`."},
                without_password(config.value("database"))};
    auto    opened = Db::open(config.value("database"), OpenMode::read_only);
    if (!opened) {
        out.detail += ": " + std::string{words(opened.error().why).en} + " " + opened.error().detail;
        return out;
    }
    db     = *std::move(opened);
    out.ok = !is_damaged(config.value("database"));
    if (!out.ok) out.remedy = words(refusal::database_damaged);
    return out;
}

Checkup look_at_schema(Db& db)
{
    auto snapshot = db.snapshot();
    auto have     = store::schema_number(snapshot);
    auto newest   = store::schema_texts().back().number;
    auto added    = store::foreign_objects(snapshot);
    if (!added.empty())
        return {"schema",
                false,
                {"数据库结构版本", "The schema"},
                {"其中有并非本程序建立的触发器或视图，请查明来历并删除。",
                 "There are triggers or views in it that this program did not make; find out whose, and drop them."},
                fmt::format("{}", fmt::join(added, ", "))};
    return {"schema",
            have == newest,
            {"数据库结构版本", "The schema"},
            {"启动服务时会自动升级。", "It is brought up to date when the server starts."},
            fmt::format("{}/{}", have, newest)};
}

Checkup look_at_checkpoint(Db& db)
{
    auto snapshot = db.snapshot();
    auto last     = journal::published(snapshot);
    auto size     = snapshot.row<std::int64_t>("SELECT size FROM journal_head WHERE one = 1").value_or(0);
    return {"checkpoint",
            size == 0 || (last && last->size == size),
            {"最新检查点", "The newest checkpoint"},
            {"服务运行时每隔数秒签署；也可执行 penstock checkpoint。",
             "A running server signs one every few seconds; so does `penstock checkpoint`."},
            fmt::format("{}/{}", last ? last->size : 0, size)};
}

Checkup look_at_daily_checks(Db& db)
{
    auto snapshot = db.snapshot();
    auto found    = failed_daily_checks(snapshot);
    return {
        "daily_checks",
        found.empty(),
        {"每日复核", "The daily checks"},
        {"先不要写入：保留数据库文件，从备份恢复到另处（penstock restore）并核对；详情见日志与管理页的每日任务。",
         "Write nothing more: keep the database, restore a backup elsewhere (penstock restore) and compare; the log "
         "and the daily jobs in Administration say what was found."},
        found.empty() ? "—" : fmt::format("{}", fmt::join(found, ", "))};
}

std::int64_t minutes_since(std::optional<Instant> since)
{
    if (!since) return 0;
    auto now =
        std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch());
    return (now.count() - since->milliseconds) / 60'000;
}

Checkup look_at_witnesses(Db& db)
{
    auto    snapshot = db.snapshot();
    auto    seals    = journal::seal_state(snapshot);
    Checkup out{"witnesses",
                minutes_since(seals.unwitnessed_since) < 60,
                {"外部见证", "The witnesses"},
                {"请核对 witness_policy 中各见证方的网址；见证不足不影响工作。",
                 "Check the addresses in witness_policy; nothing else waits for witnesses."},
                seals.quorum.empty() ? std::string{"—"}
                                     : fmt::format("{} / {}", seals.unwitnessed_facts, seals.quorum)};
    for (auto const& witness : seals.witnesses)
        out.detail +=
            fmt::format(", {} {}{}", witness.name, witness.size, witness.said.empty() ? "" : ": " + witness.said);
    return out;
}

// With a signer under another user the key must be out of our reach; the socket must be in it.
Checkup look_at_signer(Config const& config, std::optional<Db>& db)
{
    auto    options = instance_options(config);
    Checkup out{"signer",
                true,
                {"签署进程", "The signer"},
                {"请启动 penstock signer，并确认本用户能连接它的套接字而不能读取密钥文件。",
                 "Start penstock signer; this user must reach its socket and must not be able to read the key file."},
                options.signer.empty() ? "penstock serve" : options.signer};
    if (options.signer.empty() || !db) return out;
    auto link = link_for_command(options);
    auto last = link ? link->last_signed() : std::unexpected{link.error()};
    if (!last) {
        out.ok = false;
        out.detail += ": " + std::string{name_of(last.error().why)} + " " + last.error().detail;
        return out;
    }
    auto snapshot = db->snapshot();
    auto now      = standing(snapshot, *last);
    bool within   = access(key_file_of(options).c_str(), R_OK) == 0;
    out.ok        = !now.unlike && !within;
    out.detail += ": " + now.words() + (within ? ", " + key_file_of(options).string() : "");
    return out;
}

Checkup look_at_key(Config const& config)
{
    auto        file = key_file_of(instance_options(config));
    struct stat about{};
    bool        there = stat(file.c_str(), &about) == 0;
    return {"journal_key",
            there && (about.st_mode & 077) == 0,
            {"日志密钥文件", "The journal's key file"},
            {"仅属主可读：chmod 600；缺失时由 penstock init 生成。",
             "Only its owner may read it: chmod 600; `penstock init` makes it when it is missing."},
            file.string()};
}

// The key is made when the server first starts, so nothing is wrong while nothing is encrypted with it.
Checkup look_at_secrets(Config const& config, Db& db)
{
    auto const file     = encryption_key_file_of(instance_options(config));
    auto const cipher   = read_cipher(file);
    auto       snapshot = db.snapshot();
    auto const secrets  = look_at_factor_secrets(snapshot, cipher.value_or(store::SecretCipher{}));
    Checkup    out{
        "encryption_key",
        secrets.plain == 0 && secrets.older == 0 && secrets.unreadable == 0 &&
            (cipher || cipher.error().why == refusal::not_found),
           {"库内密钥的加密", "Encryption of secrets in the database"},
           {"older、plain：重新启动服务即以最新的密钥加密。unreadable：请把当初的密钥文件放回原处（仅属主可读），或把其中的行加在"
               "现有各行之后，再重新启动；确已遗失的，请管理员解除有关人员的两步验证。",
            "Older or plain: start the server again, and they are encrypted with the newest key. Unreadable: put the "
               "key file of that time back (readable by its owner only), or its line below those there are, and start "
               "again; if it is lost, an administrator removes those second factors."},
        fmt::format("{}: {}", file.string(), secrets.all)};
    if (secrets.unreadable > 0) out.detail += fmt::format(", {} unreadable", secrets.unreadable);
    if (secrets.older > 0) out.detail += fmt::format(", {} older", secrets.older);
    if (secrets.plain > 0) out.detail += fmt::format(", {} plain", secrets.plain);
    if (!cipher) out.detail += ", " + std::string{name_of(cipher.error().why)};
    return out;
}

Checkup look_at_open_files()
{
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    return {"open_files",
            limit.rlim_max >= 16'384,
            {"可打开文件数上限", "The limit of open files"},
            {"把 LimitNOFILE 提高到 16384 以上。", "Raise LimitNOFILE to 16384 or more."},
            std::to_string(limit.rlim_max)};
}

Checkup look_at_scripts()
{
    Checkup out{"scripts",
                false,
                {"简繁转换数据", "Data for both Chinese scripts"},
                {"请安装 libopencc-data。", "Install libopencc-data."},
                {}};
    try {
        out.ok = simplified(U'經') == U'经';
    } catch (Unavailable const& error) { // the only way it says that the data are missing
        out.detail = error.what();
    }
    return out;
}

Checkup look_at_zone(Config const& config)
{
    return {"zone",
            day_in({}, config.value("zone")).has_value(),
            {"时区数据", "Time zone data"},
            {"请安装 tzdata。", "Install tzdata."},
            config.value("zone")};
}

// Asks the provider what is asked before anybody comes, and the database for the programmes that its groups name.
Checkup look_at_provider(Config const& config, std::optional<Db>& db)
{
    Checkup out{"identity_provider",
                true,
                {"身份提供方", "The identity provider"},
                {"请核对 oidc_ 开头的各项设置，并确认本机能以 HTTPS 访问该网址。",
                 "Check the settings that begin with oidc_, and that this machine reaches the address by HTTPS."},
                "—"};
    auto    settings = provider_settings(config);
    if (settings && settings->issuer.empty()) return out;
    SystemClock clock;
    auto        keys = settings ? IdentityProvider{*settings}.look(clock.now())
                                : Result<std::size_t>{std::unexpected{settings.error()}};
    out.ok           = keys.has_value();
    out.detail       = config.value("oidc_issuer") +
                 (keys ? fmt::format(", {} keys", *keys)
                       : ": " + std::string{name_of(keys.error().why)} + " " + keys.error().detail);
    if (!settings || !db) return out;
    auto snapshot = db->snapshot();
    for (auto const& rule : settings->roles)
        if (!rule.programme.empty() && roles_given(snapshot, {rule}, {rule.group}).empty()) {
            out.ok = false;
            out.detail += ", " + rule.group + " @ " + rule.programme;
        }
    return out;
}

} // namespace

int run_doctor(Config const& config, Output const& output)
{
    std::vector<Checkup> findings;
    std::optional<Db>    db;
    findings.push_back(look_at_database(config, db));
    if (db) {
        findings.push_back(look_at_schema(*db));
        if (findings.back().ok) {
            findings.push_back(look_at_checkpoint(*db));
            findings.push_back(look_at_signer(config, db));
            findings.push_back(look_at_witnesses(*db));
            findings.push_back(look_at_daily_checks(*db));
            findings.push_back(look_at_secrets(config, *db));
        }
    }
    if (config.value("signer").empty()) findings.push_back(look_at_key(config));
    findings.push_back(look_at_open_files());
    findings.push_back(look_at_scripts());
    findings.push_back(look_at_zone(config));
    findings.push_back(look_at_provider(config, db));
    for (auto& finding : look_at_machine(config, db)) findings.push_back(std::move(finding));

    bool well = std::ranges::all_of(findings, &Checkup::ok);
    if (output.json) fmt::print("{}\n", json::to_text(findings));
    else
        for (auto const& finding : findings) {
            fmt::print("{} {}  {}\n", finding.ok ? "✓" : "✗", output.chinese ? finding.words.zh : finding.words.en,
                       finding.detail);
            if (!finding.ok) fmt::print("    {}\n", output.chinese ? finding.remedy.zh : finding.remedy.en);
        }
    return well ? exit_code::done : exit_code::refused;
}

} // namespace penstock
