#include "app/commands.hpp"

#include "api/problem.hpp"
#include "app/demo.hpp"
#include "app/identity_settings.hpp"
#include "app/limits.hpp"
#include "app/local_client.hpp"
#include "app/program.hpp"
#include "app/serve.hpp"
#include "app/signer_link.hpp"
#include "award/finding_look.hpp"
#include "journal/log.hpp"
#include "journal/refusals.hpp"
#include "journal/replay.hpp"
#include "journal/seal.hpp"
#include "people/one_time_link.hpp"
#include "people/password.hpp"
#include "people/person_api.hpp"
#include "store/schema.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <filesystem>
#include <iostream>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

namespace penstock {

namespace {

int exit_code_of(Refusal why)
{
    if (why == refusal::database_missing) return exit_code::not_found;
    switch (api::status_of(why)) {
    case 404: return exit_code::not_found;
    case 401:
    case 403: return exit_code::permission;
    case 409: return exit_code::conflict;
    case 503: return exit_code::temporary;
    default:  return exit_code::refused;
    }
}

// The database, which must be there, for reading only.
Result<Db> open_to_read(Config const& config) { return Db::open(config.value("database"), OpenMode::read_only); }

// A key for TLS may be shared with a group, such as ssl-cert, and with nobody else.
Result<void> check_tls(Config const& config)
{
    auto const& certificate = config.value("tls_certificate");
    auto const& key         = config.value("tls_private_key");
    if (certificate.empty() != key.empty())
        return refuse(refusal::missing_field, key.empty() ? "tls_private_key" : "tls_certificate");
    if (key.empty()) return {};
    struct stat about{};
    if (stat(key.c_str(), &about) != 0) return refuse(refusal::not_found, key);
    if ((about.st_mode & 007) != 0) return refuse(refusal::key_readable_by_others, key);
    return {};
}

} // namespace

net::Options net_options(Config const& config)
{
    net::Options out;
    auto const&  listen = config.value("listen");
    auto         colon  = listen.rfind(':');
    auto         host   = listen.substr(0, colon == std::string::npos ? 0 : colon);
    if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
    out.addresses        = {host.empty() ? "127.0.0.1" : host};
    out.port             = static_cast<std::uint16_t>(std::stoi(listen.substr(colon + 1)));
    out.trusted_proxies  = config.list("trusted_proxies");
    out.certificate_file = config.value("tls_certificate");
    out.private_key_file = config.value("tls_private_key");
    out.limits           = net_limits(config);
    return out;
}

std::string_view in_words(Words words, Output const& output) { return output.chinese ? words.zh : words.en; }

void message(Output const& output, Words words, std::string_view detail)
{
    if (!output.quiet) fmt::print(stderr, "{}{}{}\n", in_words(words, output), detail.empty() ? "" : " ", detail);
}

int say(Refused const& refused, Output const& output)
{
    if (output.json) fmt::print("{}\n", json::to_text(api::problem(refused, "")));
    fmt::print(stderr, "penstock: {}{}\n", in_words(words(refused.why), output),
               refused.detail.empty() ? "" : " " + refused.detail);
    for (auto const& fault : refused.faults)
        fmt::print(stderr, "  {}: {} {}\n", fault.pointer, in_words(words(fault.why), output), fault.detail);
    for (auto const& line : refused.lines) fmt::print(stderr, "  {}\n", output.chinese ? line.zh : line.en);
    return exit_code_of(refused.why);
}

// What a command reads is kept in memory.
static constexpr std::size_t content_most = 64 << 20;

static Result<std::string> content_of_input()
{
    std::string out;
    for (char piece[64 << 10]; std::cin && out.size() <= content_most;) {
        std::cin.read(piece, sizeof piece);
        out.append(piece, static_cast<std::size_t>(std::cin.gcount()));
    }
    if (out.size() > content_most) return refuse(refusal::too_large, "-");
    return out;
}

Result<std::string> content_of(std::string const& path)
{
    if (path == "-") return content_of_input();
    // Without O_NONBLOCK a pipe without a writer would hang the opening; so it gives nothing.
    int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0) return refuse(errno == ENOENT ? refusal::not_found : refusal::unreadable_file, path);
    struct stat about{};
    bool        readable = fstat(file, &about) == 0 && (S_ISREG(about.st_mode) || S_ISFIFO(about.st_mode));
    fcntl(file, F_SETFL, 0);
    std::string out;
    while (readable && out.size() <= content_most) {
        char       piece[64 << 10];
        auto const count = read(file, piece, sizeof piece);
        readable         = count >= 0;
        if (count <= 0) break;
        out.append(piece, static_cast<std::size_t>(count));
    }
    close(file);
    if (!readable) return refuse(refusal::unreadable_file, path);
    if (out.size() > content_most) return refuse(refusal::too_large, path);
    return out;
}

std::string line_of_input()
{
    constexpr std::size_t most = 4096;
    std::string           out;
    for (int c = 0; out.size() < most && (c = std::cin.get()) != EOF && c != '\n';) out += static_cast<char>(c);
    return out;
}

std::string secret_from_input(Words asked, std::string const& of, Output const& output)
{
    termios shown{};
    if (tcgetattr(STDIN_FILENO, &shown) != 0) return line_of_input();
    auto hidden = shown;
    hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    fmt::print(stderr, "{} {}: ", in_words(asked, output), of);
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
    auto out = line_of_input();
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown);
    fmt::print(stderr, "\n");
    return out;
}

Result<std::string> password_from(std::string const& path)
{
    if (path == "-") return line_of_input();
    auto text = TRY(content_of(path));
    text.resize(std::min(text.find('\n'), text.size()));
    return text;
}

InstanceOptions instance_options(Config const& config)
{
    return {.database            = config.value("database"),
            .key_file            = config.value("journal_key"),
            .origin              = config.value("journal_origin"),
            .zone                = config.value("zone"),
            .signer              = config.value("signer"),
            .encryption_key_file = config.value("encryption_key")};
}

int run_serve(Config const& config, bool demo, Output const& output)
{
    auto ready = check_tls(config);
    if (!ready) return say(ready.error(), output);
    exchange::set_file_limits(file_limits_in(config));
    auto mail = mail_settings(config);
    if (!mail) return say(mail.error(), output);
    auto provider = provider_settings(config);
    if (!provider) return say(provider.error(), output);
    ServeOptions options{.instance         = instance_options(config),
                         .net              = net_options(config),
                         .readers          = static_cast<std::size_t>(config.whole("readers")),
                         .checkpoint_every = std::chrono::milliseconds{config.whole("checkpoint_milliseconds")},
                         .witness_policy   = config.value("witness_policy"),
                         .mail             = *std::move(mail),
                         .provider         = *std::move(provider),
                         .metrics_from     = config.list("metrics_from"),
                         .backup_folder    = config.value("backup_folder"),
                         .demo             = demo,
                         .access_log       = config.truth("access_log")};
    if (demo) options.demo_accounts = demo_accounts();
    options.ready = [&](std::string const& address, std::string const& first_run) {
        message(output, {"渠成已启动：", "Penstock is listening at"}, address);
        if (!first_run.empty())
            message(output,
                    {"请用此一次性链接登记首位管理员（24 小时内有效）：",
                     "Register the first administrator by this link, good once and for 24 hours:"},
                    address + first_run);
    };
    options.instance.makes_encryption_key = true;
    auto done = serve(std::move(options));
    return done ? exit_code::done : say(done.error(), output);
}

int run_init(Config const& config, Output const& output)
{
    SystemClock  clock;
    SystemChance chance;
    auto         options  = instance_options(config);
    options.makes_encryption_key = true;
    auto         recorder = open_recorder(options, clock, chance, OpenMode::create);
    if (!recorder) return say(recorder.error(), output);
    auto link = link_for_command(options);
    auto key  = link ? link->key() : std::unexpected{link.error()};
    if (!key) return say(key.error(), output);
    std::string path;
    auto        outcome =
        (*recorder)->run_one({.operation = "init", .request = "{}", .run = [&](Act& act) -> Result<std::string> {
                                  if (act.read().one<std::int64_t>("SELECT count(*) FROM person") > 0)
                                      return refuse(refusal::not_empty, without_password(options.database));
                                  path = make_first_run_link(act).path;
                                  return {};
                              }});
    if (outcome.ending != journal::Ending::done) return say(outcome.refused, output);
    if (output.json) {
        fmt::print("{{\"database\":");
        std::string text;
        json::write_text(text, without_password(options.database));
        text += ",\"journal_key\":";
        json::write_text(text, key->text());
        text += ",\"first_run\":";
        json::write_text(text, path);
        fmt::print("{}}}\n", text);
        return exit_code::done;
    }
    message(output, {"数据库已就绪：", "The database is ready:"}, without_password(options.database));
    message(output, {"日志公钥（请公开发布）：", "The journal's public key (publish it):"}, key->text());
    message(output,
            {"启动服务后，用此一次性路径登记首位管理员：",
             "Start the server, then register the first administrator at this path, good once:"},
            path);
    return exit_code::done;
}

int run_demo(Config const& config, Output const& output)
{
    auto made = make_demo(instance_options(config));
    if (!made) return say(made.error(), output);
    if (output.json) fmt::print("{}\n", json::to_text(demo_accounts()));
    else
        for (auto const& account : demo_accounts())
            fmt::print("{}  {}  {}\n", account.email, account.password, in_words(words(account.role), output));
    return exit_code::done;
}

Result<std::optional<journal::VerifierKey>> known_key(Config const& config, Reader& reader)
{
    auto options = instance_options(config);
    if (options.signer.empty() && std::filesystem::exists(key_file_of(options)))
        return std::optional{TRY(load_or_make_key(options)).verifier()};
    auto kept = journal::seal_state(reader).key; // as the server last had it of the signer
    if (kept.empty()) return std::optional<journal::VerifierKey>{};
    return std::optional{TRY(journal::VerifierKey::parse(kept))};
}

int run_verify(Config const& config, std::string const& saved_checkpoint, Output const& output)
{
    auto db = open_to_read(config);
    if (!db) return say(db.error(), output);
    std::optional<std::string> saved;
    if (!saved_checkpoint.empty()) {
        auto content = content_of(saved_checkpoint);
        if (!content) return say(content.error(), output);
        saved = *std::move(content);
    }
    auto snapshot = db->snapshot();
    auto key      = known_key(config, snapshot);
    if (!key) return say(key.error(), output);
    auto result = journal::verify(snapshot, *key, saved);
    // What the signer here remembers is a checkpoint that somebody kept, too.
    auto options = instance_options(config);
    if (options.signer.empty() && std::filesystem::exists(memory_file_of(options)))
        if (auto last = journal::FileMemory{memory_file_of(options)}.last())
            if (auto now = standing(snapshot, *last); now.unlike) {
                result.wrong.push_back({0, "the facts are not those that were signed: " + now.words()});
                result.ok = false;
            }
    if (output.json) fmt::print("{}\n", json::to_text(result));
    else if (result.ok)
        fmt::print("{} {} {}\n", in_words({"日志完整：", "The record holds together:"}, output), result.size,
                   result.root);
    else
        for (auto const& wrong : result.wrong) fmt::print(stderr, "{}: {}\n", wrong.seq, wrong.what);
    return result.ok ? exit_code::done : exit_code::integrity;
}

int run_replay(Config const& config, bool check, Output const& output)
{
    auto db = open_to_read(config);
    if (!db) return say(db.error(), output);
    auto target = Db::open("sqlite::memory:", OpenMode::create);
    if (!target) return say(target.error(), output);
    if (auto made = store::migrate(*target, Instant{}); !made) return say(made.error(), output);

    auto source   = db->snapshot();
    auto progress = [&](std::int64_t done) {
        if (isatty(2) && !output.quiet) fmt::print(stderr, "\r{}", done);
    };
    auto report = check ? journal::replay_check(source, *target, all_fact_kinds(), progress)
                        : journal::replay(source, *target, all_fact_kinds(), progress);
    if (isatty(2) && !output.quiet) fmt::print(stderr, "\r");
    if (output.json) fmt::print("{}\n", json::to_text(report));
    else {
        for (auto const& wrong : report.wrong) fmt::print(stderr, "{}\n", wrong);
        if (report.ok)
            fmt::print("{}\n", output.chinese
                                   ? fmt::format("重放 {} 条事实，{} 张表完全一致。", report.facts, report.tables)
                                   : fmt::format("{} facts replayed; {} tables are exactly what they add up to.",
                                                 report.facts, report.tables));
    }
    return report.ok ? exit_code::done : exit_code::integrity;
}

int run_person_add(Config const& config, std::string const& name, std::string const& email, std::string const& role,
                   std::string const& password_file, Output const& output)
{
    auto wanted = named<Role>(role);
    if (!wanted) return say({refusal::not_a_choice, "--role " + role}, output);
    auto password = password_from(password_file);
    if (!password) return say(password.error(), output);

    auto checked_name  = PersonName::from(name);
    auto checked_email = EmailAddress::from(email);
    if (!checked_name) return say(checked_name.error(), output);
    if (!checked_email) return say(checked_email.error(), output);
    auto checked = new_password(*password, name, email);
    if (!checked) return say(checked.error(), output);

    SystemClock  clock;
    SystemChance chance;
    auto         recorder = open_to_act(instance_options(config), clock, chance, OpenMode::existing);
    if (!recorder) return say(recorder.error(), output);
    NewPerson person{checked_name->value, checked_email->value, hash_password(*checked, chance), {}};
    person.role  = RoleWanted{.role = *wanted, .from = *day_in(clock.now(), config.value("zone"))};
    auto outcome = (*recorder)->run_one({.key       = fresh_key(chance),
                                         .operation = "add_person",
                                         .request   = "{}",
                                         .run       = [&](Act& act) -> Result<std::string> {
                                             CHECK(add_person(act, Caller::operator_of_this_machine(), person));
                                             return "{}";
                                         }});
    if (outcome.ending != journal::Ending::done) return say(outcome.refused, output);
    message(output, {"已登记，可用此邮箱登录：", "Registered; sign in as"}, checked_email->value);
    return exit_code::done;
}

int run_findings_look(Config const& config, Output const& output)
{
    SystemClock  clock;
    SystemChance chance;
    auto         recorder = open_to_act(instance_options(config), clock, chance, OpenMode::existing);
    if (!recorder) return say(recorder.error(), output);
    LookedFor found;
    auto      outcome = (*recorder)->run_one({.key       = fresh_key(chance),
                                              .operation = "look_at_money",
                                              .request   = "{}",
                                              .run       = [&](Act& act) -> Result<std::string> {
                                             found = look_for_findings(act);
                                             return json::to_text(found);
                                         }});
    if (outcome.ending != journal::Ending::done) return say(outcome.refused, output);
    if (output.json) fmt::print("{}\n", json::to_text(found));
    else message(output, {"新提出的问题：", "New findings:"}, std::to_string(found.raised));
    return exit_code::done;
}

int run_schedule(Config const& config, Output const& output)
{
    SystemClock  clock;
    SystemChance chance;
    auto         options  = instance_options(config);
    auto         recorder = open_recorder(options, clock, chance, OpenMode::existing);
    if (!recorder) return say(recorder.error(), output);
    DailyRunner runner{daily_jobs(),
                       {[&](Attempt attempt) { return (*recorder)->run_one(std::move(attempt)); },
                        [&](auto const& use) {
                            auto snapshot = (*recorder)->database().snapshot();
                            use(snapshot);
                        },
                        clock, options.zone}};
    auto        ticked = runner.tick(time_that_nobody_sets(), true);
    if (output.json)
        fmt::print("{{\"day\":\"{}\",\"ran\":{},\"failed\":{}}}\n", ticked.day.iso(), json::to_text(ticked.ran),
                   json::to_text(ticked.failed));
    else {
        for (auto const& job : ticked.ran) fmt::print("{}\n", job);
        if (ticked.ran.empty() && ticked.failed.empty())
            message(output, {"今天的任务都已完成：", "All jobs of this day were done before:"}, ticked.day.iso());
        for (auto const& failed : ticked.failed) fmt::print(stderr, "{}\n", failed);
    }
    return ticked.failed.empty() ? exit_code::done : exit_code::refused;
}

static std::string shown(Setting const& setting)
{
    return setting.name == "database" ? without_password(setting.value) : setting.value;
}

// A value as the file would have it; of several lines, as a list.
static std::string as_toml(std::string const& value)
{
    if (value.find('\n') == std::string::npos) return '"' + value + '"';
    std::string out = "[";
    for (char const c : value)
        if (c == '\n') out += "\", \"";
        else out += c;
    return out.insert(1, "\"") + "\"]";
}

int run_config_show(Config const& config, Output const& output)
{
    if (output.json) fmt::print("{{");
    for (bool first = true; auto const& setting : config.all()) {
        if (output.json) {
            std::string text;
            json::write_text(text, setting.name);
            text += ":{\"value\":";
            json::write_text(text, shown(setting));
            text += ",\"origin\":";
            json::write_text(text, setting.origin);
            fmt::print("{}{}}}", std::exchange(first, false) ? "" : ",", text);
        } else
            fmt::print("# {}\n# {}\n{} = {}\n\n", in_words(setting.words, output), setting.origin, setting.name,
                       as_toml(shown(setting)));
    }
    if (output.json) fmt::print("}}\n");
    return exit_code::done;
}

int run_checkpoint(Config const& config, Output const& output)
{
    SystemClock  clock;
    SystemChance chance;
    auto         options  = instance_options(config);
    auto         recorder = open_recorder(options, clock, chance, OpenMode::existing);
    if (!recorder) return say(recorder.error(), output);
    auto link = link_for_command(options);
    if (!link) return say(link.error(), output);
    auto last = sign_now(**recorder, *link);
    if (!last) return say(last.error(), output);
    fmt::print("{}", last->note);
    return exit_code::done;
}

} // namespace penstock
