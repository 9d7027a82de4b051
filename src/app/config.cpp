#include "app/config.hpp"

#include "app/commands.hpp"
#include "app/limits.hpp"
#include "base/day.hpp"
#include "journal/refusals.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>
#include <sys/stat.h>

namespace penstock {

namespace {

enum class Form { text, whole, truth, address, lines };
struct Known {
    std::string_view name;
    std::string_view standard;
    Form             form;
    Words            words;
    std::int64_t     least{0}; // of a whole number
    std::int64_t     most{std::numeric_limits<std::int64_t>::max()};
};

constexpr Known known[] = {
    {"database",
     "sqlite:penstock.db",
     Form::text,
     {"数据库地址：sqlite:文件 或 postgresql://…", "The database: sqlite:FILE or postgresql://…"}},
    {"listen", "127.0.0.1:8080", Form::address, {"监听地址与端口", "The address and port to listen on"}},
    {"journal_key",
     "",
     Form::text,
     {"日志签名密钥文件；空则放在数据库文件旁", "The file of the journal's key; empty: beside the database file"}},
    {"journal_origin",
     "localhost/penstock/journal/1",
     Form::text,
     {"日志名称，生成密钥时确定", "The journal's name, fixed when its key is made"}},
    {"encryption_key",
     "",
     Form::text,
     {"加密库内密钥（如两步验证）所用的密钥文件；空则放在数据库文件旁",
      "The file of the key that encrypts secrets in the database, such as second factors; empty: beside the database "
      "file"}},
    {"signer",
     "",
     Form::text,
     {"签署进程的套接字 unix:路径；空则由服务自行启动一个",
      "The socket of the signer, unix:PATH; empty: the server starts one of its own"}},
    {"witness_policy",
     "",
     Form::text,
     {"见证策略文件（C2SP tlog-policy）；空则不请见证",
      "The policy file of the witnesses (C2SP tlog-policy); empty: none are asked"}},
    {"checkpoint_milliseconds",
     "2000",
     Form::whole,
     {"签署检查点的间隔（毫秒）", "How often a checkpoint is signed, in milliseconds"},
     10,
     3'600'000},
    {"backup_folder", "", Form::text, {"存放备份的文件夹", "The folder of backups"}},
    {"zone", "Asia/Shanghai", Form::text, {"本机构所在时区", "The time zone of the body"}},
    {"readers", "8", Form::whole, {"读取数据库的连接数", "Connections that read the database"}, 1, 256},
    {"tls_certificate", "", Form::text, {"TLS 证书文件（PEM）", "The TLS certificate file (PEM)"}},
    {"tls_private_key", "", Form::text, {"TLS 私钥文件（PEM）", "The TLS private key file (PEM)"}},
    {"trusted_proxies", "", Form::text, {"可信反向代理地址，逗号分隔", "Trusted reverse proxies, separated by commas"}},
    {"web_address",
     "",
     Form::text,
     {"用户访问本系统的网址，写入邮件，如 https://penstock.example",
      "Where persons reach this server, for mails: https://penstock.example"}},
    {"smtp_host", "", Form::text, {"邮件服务器；空则不发邮件", "The mail server; empty: no mail is sent"}},
    {"smtp_port",
     "25",
     Form::whole,
     {"邮件服务器端口；465 直接用 TLS", "Its port; on 465 TLS begins at once"},
     1,
     65'535},
    {"smtp_from", "", Form::text, {"发件地址", "The address mails come from"}},
    {"smtp_user", "", Form::text, {"邮件服务器用户名；空则不认证", "The user at the mail server; empty: none"}},
    {"smtp_password_file",
     "",
     Form::text,
     {"存放其密码的文件，只有本人可读", "The file of the user's password, readable by its owner only"}},
    {"smtp_authority_file",
     "",
     Form::text,
     {"签发邮件服务器证书的机构证书文件（PEM）；空则用系统的",
      "The certificates (PEM) of who vouches for the mail server; empty: the system's"}},
    {"oidc_issuer",
     "",
     Form::text,
     {"身份提供方（OpenID Connect）的网址；空则不用",
      "The identity provider (OpenID Connect), by its address; empty: none"}},
    {"oidc_client_id", "", Form::text, {"本系统在身份提供方的标识", "What the provider calls this server"}},
    {"oidc_client_secret_file",
     "",
     Form::text,
     {"存放其密钥的文件，只有本人可读；空则为公开客户端",
      "The file of its secret, readable by its owner only; empty: a public client"}},
    {"oidc_name_zh",
     "",
     Form::text,
     {"登录页上身份提供方的中文名称", "The provider's name at the sign-in, in Chinese"}},
    {"oidc_name_en",
     "",
     Form::text,
     {"登录页上身份提供方的英文名称", "The provider's name at the sign-in, in English"}},
    {"oidc_scopes", "openid email profile", Form::text, {"向其索取的范围", "The scopes that are asked for"}},
    {"oidc_link_by",
     "hand",
     Form::text,
     {"首次登录如何认人：hand 由人关联，email 凭已核实的邮箱",
      "How a person is known the first time: hand, somebody links; email, by a verified address"}},
    {"oidc_unknown_person",
     "refuse",
     Form::text,
     {"不认识的人：refuse 拒绝，make 登记为新人员", "Who is unknown: refuse, or make a person of him"}},
    {"oidc_groups_claim", "groups", Form::text, {"令牌中列出用户组的字段", "The claim that lists groups"}},
    {"oidc_roles",
     "",
     Form::lines,
     {"用户组授予的角色，每行：用户组 = 角色 [@ 项目群编号]",
      "Roles that groups give, a line each: GROUP = ROLE [@ PROGRAMME'S CODE]"}},
    {"oidc_role_days",
     "30",
     Form::whole,
     {"按用户组授予的角色在不再登录后保留的天数", "How many days such a role lasts without signing in"},
     1,
     366},
    {"oidc_administrators",
     "false",
     Form::truth,
     {"用户组可否授予管理员角色", "Whether a group may give the role of administrator"}},
    {"oidc_second_factors",
     "",
     Form::text,
     {"视为第二步验证的 amr 或 acr 值，逗号分隔",
      "Values of amr or acr that count as a second factor, separated by commas"}},
    {"metrics_from",
     "127.0.0.1,::1",
     Form::text,
     {"可读取 /metrics 的地址，逗号分隔", "The addresses that may read /metrics, separated by commas"}},
    {"access_log", "true", Form::truth, {"是否记录访问日志", "Whether requests are logged"}},
};

Form form_of(std::string_view name)
{
    auto found = std::ranges::find(known, name, &Known::name);
    return found == std::end(known) ? Form::text : found->form;
}

std::size_t edits(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0]               = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            auto cost = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
            diagonal  = std::exchange(row[j], cost);
        }
    }
    return row[b.size()];
}

std::optional<std::int64_t> whole_in(std::string_view text)
{
    std::int64_t out{};
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return out;
}

// A host, which may be left out, and a port.
bool is_address(std::string_view text)
{
    auto colon = text.rfind(':');
    if (colon == text.npos) return false;
    auto port = text.substr(colon + 1);
    auto number = whole_in(port);
    return number && 0 <= *number && *number <= 65'535;
}

} // namespace

static Result<void> within(std::string_view name, std::string_view value, std::int64_t least, std::int64_t most)
{
    auto number = whole_in(value);
    if (!number) return refuse(refusal::wrong_type, std::string{name} + ": integer");
    if (*number < least || *number > most)
        return refuse(refusal::number_out_of_range, fmt::format("{}: {}–{}", name, least, most));
    return {};
}

std::string nearest(std::string_view typed, std::span<Setting const> settings)
{
    std::string best;
    std::size_t least = 4; // further apart it is another word
    for (auto const& setting : settings)
        if (auto distance = edits(typed, setting.name); distance < least) {
            least = distance;
            best  = setting.name;
        }
    return best;
}

Config::Config()
{
    for (auto const& each : known) settings_.push_back({each.name, std::string{each.standard}, each.words});
    for (auto const& each : all_limits()) settings_.push_back({each.name, std::to_string(each.standard), each.words});
}

Setting* Config::find(std::string_view name)
{
    auto found = std::ranges::find(settings_, name, &Setting::name);
    return found == settings_.end() ? nullptr : &*found;
}

Result<void> Config::set(std::string_view name, std::string value, std::string origin)
{
    auto* setting = find(name);
    if (!setting) {
        auto near = nearest(name, settings_);
        return refuse(refusal::unknown_setting, std::string{name} + (near.empty() ? "" : " (" + near + "?)"));
    }
    auto const* known_as = std::ranges::find(known, name, &Known::name);
    if (known_as == std::end(known)) {
        auto limit = std::ranges::find(all_limits(), name, &Limit::name);
        CHECK(within(name, value, limit->least, limit->most));
    }
    auto form = form_of(name);
    if (form == Form::whole) CHECK(within(name, value, known_as->least, known_as->most));
    if (form == Form::truth && value != "true" && value != "false")
        return refuse(refusal::wrong_type, std::string{name} + ": true, false");
    if (form == Form::address && !is_address(value))
        return refuse(refusal::wrong_type, std::string{name} + ": 127.0.0.1:8080");
    if (name == "zone" && !day_in({}, value)) return refuse(refusal::not_a_choice, std::string{name} + ": " + value);
    setting->value  = std::move(value);
    setting->origin = std::move(origin);
    return {};
}

// A list of texts, a line each.
static Result<std::string> lines_of(toml::array const& list, std::string const& where)
{
    std::string out;
    for (auto const& each : list) {
        if (!each.is_string()) return refuse(refusal::wrong_type, where);
        out += (out.empty() ? "" : "\n") + *each.value<std::string>();
    }
    return out;
}

// One `key = value` of the file, or one of its table of limits.
static Result<std::string> text_of(toml::node const& node, std::string const& where)
{
    if (auto text = node.value<std::string>(); node.is_string()) return *text;
    if (node.is_integer()) return std::to_string(*node.value<std::int64_t>());
    if (node.is_boolean()) return std::string{*node.value<bool>() ? "true" : "false"};
    return refuse(refusal::wrong_type, where);
}

// A file others can read may not hold a password.
static Result<void> check_secrecy(std::string const& path, std::string_view database)
{
    struct stat about{};
    if (without_password(database) == database || stat(path.c_str(), &about) != 0) return {};
    if ((about.st_mode & 077) != 0) return refuse(refusal::key_readable_by_others, path);
    return {};
}

Result<void> Config::read_file(std::string const& path)
{
    auto content = TRY(content_of(path));
    try {
        for (auto const& [key, node] : toml::parse(content, path)) {
            std::string const name{key.str()};
            if (auto const* limits = node.as_table(); limits && name + "." == limits_prefix) {
                for (auto const& [of, limit] : *limits) {
                    auto whole = name + "." + std::string{of.str()};
                    CHECK(set(whole, TRY(text_of(limit, path + ": " + whole)), path));
                }
                continue;
            }
            auto const where = path + ": " + name;
            bool const lines = node.is_array() && form_of(name) == Form::lines;
            CHECK(set(name, TRY(lines ? lines_of(*node.as_array(), where) : text_of(node, where)), path));
            if (name == "database") CHECK(check_secrecy(path, value(name)));
        }
    } catch (toml::parse_error const& error) { // the library's only way to say where a file is wrong
        auto line = error.source().begin.line;
        return refuse(refusal::unreadable_file,
                      path + ":" + std::to_string(line) + ": " + std::string{error.description()});
    }
    return {};
}

Result<void> Config::read_environment(char const* const* environment)
{
    for (; *environment; ++environment) {
        std::string_view variable = *environment;
        auto             equals   = variable.find('=');
        auto             name     = variable.substr(0, equals);
        if (!name.starts_with("PENSTOCK_") || equals == variable.npos) continue;
        std::string lower{name.substr(9)};
        std::ranges::transform(lower, lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
        if (lower.starts_with("limits_")) lower.replace(0, limits_prefix.size(), limits_prefix);
        if (find(lower)) CHECK(set(lower, std::string{variable.substr(equals + 1)}, std::string{name}));
        // Other programs may have variables of this name; what is nearly one of ours was meant to be it.
        else if (auto near = nearest(lower, settings_); !near.empty() && edits(lower, near) * 3 <= lower.size())
            return refuse(refusal::unknown_setting, std::string{name} + " (" + near + "?)");
    }
    return {};
}

std::string without_password(std::string_view address)
{
    constexpr std::string_view hidden = "***";
    std::string                out{address};
    if (auto start = out.find("://"); start != out.npos) { // postgresql://user:password@host
        auto end   = std::min(out.find_first_of("/?", start + 3), out.size());
        auto at    = out.rfind('@', end);
        auto colon = out.find(':', start + 3);
        if (at != out.npos && colon < at) out.replace(colon + 1, at - colon - 1, hidden);
    }
    constexpr std::string_view key = "password=";
    if (auto start = out.find(key); start != out.npos) { // …?password=…, or a list of words
        auto from = start + key.size();
        out.replace(from, std::min(out.find('&', from), out.size()) - from, hidden);
    }
    return out;
}

std::string const& Config::value(std::string_view name) const
{
    auto found = std::ranges::find(settings_, name, &Setting::name);
    expects(found != settings_.end());
    return found->value;
}

bool Config::truth(std::string_view name) const { return value(name) == "true"; }

std::int64_t Config::whole(std::string_view name) const { return std::stoll(value(name)); }

std::vector<std::string> Config::list(std::string_view name) const
{
    std::vector<std::string> out;
    std::string_view         rest = value(name);
    while (!rest.empty()) {
        auto end  = std::min(rest.find(','), rest.size());
        auto part = rest.substr(0, end);
        while (part.starts_with(' ')) part.remove_prefix(1);
        if (!part.empty()) out.emplace_back(part);
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return out;
}

} // namespace penstock
