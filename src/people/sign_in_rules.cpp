#include "people/sign_in_rules.hpp"

#include "people/person_api.hpp"

#include <algorithm>

namespace penstock {

namespace {

Result<SignInRules> get_sign_in_rules(Look& look, NoAsk const&) { return load_sign_in_rules(look.read); }

Result<SignInRules> change_sign_in_rules(Act& act, Caller const&, SignInRules const& ask)
{
    std::vector<Fault> faults;
    auto within = [&](std::int64_t value, std::int64_t least, std::int64_t most, std::string pointer) {
        if (value < least || value > most)
            faults.push_back({std::move(pointer), refusal::number_out_of_range,
                              std::to_string(least) + ".." + std::to_string(most)});
    };
    within(ask.second_factor_days, 0, 365, "/second_factor_days");
    within(ask.proof_minutes, 1, 60, "/proof_minutes");
    within(ask.idle, 5, 720, "/idle");
    within(ask.idle_administrator, 5, 720, "/idle_administrator");
    within(ask.idle_finance, 5, 720, "/idle_finance");
    within(ask.absolute, 30, 1440, "/absolute");
    if (!faults.empty()) return std::unexpected{Refused{std::move(faults)}};

    auto rules = ask;
    std::ranges::sort(rules.second_factor_roles);
    auto again = std::ranges::unique(rules.second_factor_roles);
    rules.second_factor_roles.erase(again.begin(), again.end());
    if (rules != load_sign_in_rules(act.read())) act.record(SignInRulesChanged{rules});
    return rules;
}

} // namespace

bool SignInRules::demand_of(Role role) const
{
    return std::ranges::find(second_factor_roles, role) != second_factor_roles.end();
}

void register_sign_in_rules(api::Registry& registry)
{
    registry.read<Permission::signed_in, get_sign_in_rules>("/api/sign-in-rules", {"登录规则", "The rules for signing in"});
    registry
        .act<Permission::manage_settings, change_sign_in_rules>("/api/sign-in-rules",
                                                                {"修改登录规则", "Change the rules for signing in"})
        .needs_proof();
}

} // namespace penstock
