#include "app/identity_settings.hpp"

#include "app/commands.hpp"
#include "journal/refusals.hpp"

#include <sys/stat.h>

namespace penstock {

namespace {

constexpr std::string_view return_page = "/sign-in/returned";

std::string_view without_blanks(std::string_view text)
{
    while (text.starts_with(' ')) text.remove_prefix(1);
    while (text.ends_with(' ')) text.remove_suffix(1);
    return text;
}

// "GROUP = ROLE" or "GROUP = ROLE @ CODE"; the last "=" counts, for a group may be a name of LDAP.
Result<GroupRule> group_rule(std::string_view line, bool administrators)
{
    auto const wrong  = "oidc_roles: " + std::string{line};
    auto const equals = line.rfind('=');
    if (equals == line.npos) return refuse(refusal::wrong_type, wrong);
    auto      given = line.substr(equals + 1);
    auto      at    = given.find('@');
    GroupRule out{.group = std::string{without_blanks(line.substr(0, equals))}};
    if (at != given.npos) out.programme = without_blanks(given.substr(at + 1));
    auto const role = named<Role>(without_blanks(given.substr(0, at)));
    if (out.group.empty() || plain_line(out.group, 1000).value_or("") != out.group ||
        (at != given.npos && out.programme.empty()))
        return refuse(refusal::wrong_type, wrong);
    // Performers are named for one award. Administrators are made by administrators, unless it is said plainly.
    if (!role || *role == Role::performer) return refuse(refusal::not_a_choice, wrong);
    if (*role == Role::administrator && (!administrators || !out.programme.empty()))
        return refuse(refusal::not_a_choice, wrong + " (oidc_administrators)");
    out.role = *role;
    return out;
}

Result<std::vector<GroupRule>> group_rules(std::string_view text, bool administrators)
{
    std::vector<GroupRule> out;
    while (!text.empty()) {
        auto const end  = std::min(text.find('\n'), text.size());
        auto const line = without_blanks(text.substr(0, end));
        if (!line.empty()) out.push_back(TRY(group_rule(line, administrators)));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out;
}

Result<std::string> secret_in(std::string const& file)
{
    if (file.empty()) return std::string{};
    struct stat about{};
    if (file == "-" || stat(file.c_str(), &about) != 0) return refuse(refusal::unreadable_file, file);
    if ((about.st_mode & 077) != 0) return refuse(refusal::key_readable_by_others, file);
    auto secret = password_from(file);
    if (!secret || secret->empty()) return refuse(refusal::unreadable_file, file);
    return *std::move(secret);
}

template <class Choice> Result<Choice> choice_of(Config const& config, std::string_view name)
{
    auto const chosen = named<Choice>(config.value(name));
    if (!chosen) return refuse(refusal::not_a_choice, std::string{name} + ": " + config.value(name));
    return *chosen;
}

} // namespace

Result<ProviderSettings> provider_settings(Config const& config)
{
    ProviderSettings out{.issuer = config.value("oidc_issuer")};
    if (out.issuer.empty()) return out;
    if (!askable(out.issuer)) return refuse(refusal::wrong_type, "oidc_issuer: https://login.example.org");
    auto place = config.value("web_address");
    while (place.ends_with('/')) place.pop_back();
    if (place.empty()) return refuse(refusal::missing_field, "web_address");
    if (!askable(place)) return refuse(refusal::wrong_type, "web_address: https://penstock.example");
    for (auto const* name : {"oidc_client_id", "oidc_scopes", "oidc_groups_claim"})
        if (config.value(name).empty()) return refuse(refusal::missing_field, name);
    out.client       = config.value("oidc_client_id");
    out.secret       = TRY(secret_in(config.value("oidc_client_secret_file")));
    out.name         = {config.value("oidc_name_zh"), config.value("oidc_name_en")};
    out.scopes       = config.value("oidc_scopes");
    out.return_to    = place + std::string{return_page};
    out.groups_claim = config.value("oidc_groups_claim");
    out.role_days    = config.whole("oidc_role_days");
    if (out.name.empty()) return refuse(refusal::missing_field, "oidc_name_zh");
    if (!(" " + out.scopes + " ").contains(" openid ")) return refuse(refusal::wrong_type, "oidc_scopes: openid");
    out.link_by        = TRY(choice_of<LinkBy>(config, "oidc_link_by"));
    out.unknown_person = TRY(choice_of<UnknownPerson>(config, "oidc_unknown_person"));
    out.roles          = TRY(group_rules(config.value("oidc_roles"), config.truth("oidc_administrators")));
    out.second_factors = config.list("oidc_second_factors");
    return out;
}

} // namespace penstock
