#include "app/settings.hpp"

#include "ledger/refusals.hpp"
#include "people/session_api.hpp"

namespace penstock {

namespace {

struct SettingsAsk {};
BOOST_DESCRIBE_STRUCT(SettingsAsk, (), ())

Result<Settings> get_settings(Look& look, SettingsAsk const&) { return load_settings(look.read); }

Result<Settings> change_settings(Act& act, Caller const&, Settings const& ask)
{
    std::vector<Fault> faults;
    auto               line = [&](std::string const& text, std::string pointer) {
        auto plain = plain_line(text, 100);
        if (plain) return *plain;
        faults.push_back({std::move(pointer), plain.error().why, plain.error().detail});
        return std::string{};
    };
    Settings settings = ask;
    settings.name     = {line(ask.name.zh, "/name/zh"), line(ask.name.en, "/name/en")};
    if (faults.empty() && settings.name.empty()) faults.push_back({"/name", refusal::missing_field, ""});
    if (ask.fiscal_year_start_month < 1 || ask.fiscal_year_start_month > 12)
        faults.push_back({"/fiscal_year_start_month", refusal::number_out_of_range, "1..12"});
    auto now = load_settings(act.read());
    // Money and limits count by fiscal years; were these to begin in another month, what is recorded would mean
    // something else.
    if (settings.fiscal_year_start_month != now.fiscal_year_start_month &&
        act.read().row<std::int64_t>(
            "SELECT 1 WHERE EXISTS (SELECT 1 FROM appropriation) OR EXISTS (SELECT 1 FROM delegation)"))
        faults.push_back({"/fiscal_year_start_month", refusal::fiscal_year_in_use, ""});
    if (!faults.empty()) return std::unexpected{Refused{std::move(faults)}};
    if (settings != now) act.record(SettingsChanged{settings});
    return settings;
}

// Registered here because the name of the body comes from the settings.
Result<SessionView> get_session(Look& look, SettingsAsk const&)
{
    return session_view(look, InstanceName{load_settings(look.read).name});
}

} // namespace

void register_settings(api::Registry& registry)
{
    registry.read<Permission::anyone, get_session>("/api/session", {"当前登录情况", "Who is signed in"});
    registry.read<Permission::signed_in, get_settings>("/api/settings", {"查看设置", "The settings"});
    registry.act<Permission::manage_settings, change_settings>("/api/settings", {"修改设置", "Change the settings"});
}

} // namespace penstock
