// The one row of rules for signing in, and the fact that changes it.
#include "people/sign_in_rules.hpp"

namespace penstock {

namespace {

struct RulesRow {
    std::string  second_factor_roles;
    std::int64_t second_factor_days{};
    ProofOf      proof_of{};
    std::int64_t proof_minutes{};
    std::int64_t idle{};
    std::int64_t idle_administrator{};
    std::int64_t idle_finance{};
    std::int64_t absolute{};
    PasswordProfile password_profile{};
};
BOOST_DESCRIBE_STRUCT(RulesRow, (), (second_factor_roles, second_factor_days, proof_of, proof_minutes, idle,
                                     idle_administrator, idle_finance, absolute, password_profile))

std::string role_names(std::vector<Role> const& roles)
{
    std::string out;
    for (auto role : roles) out += (out.empty() ? "" : " ") + std::string{name_of(role)};
    return out;
}

std::vector<Role> roles_named(std::string_view names)
{
    std::vector<Role> out;
    while (!names.empty()) {
        auto end = std::min(names.find(' '), names.size());
        if (auto role = named<Role>(names.substr(0, end))) out.push_back(*role);
        names.remove_prefix(std::min(end + 1, names.size()));
    }
    return out;
}

} // namespace

void apply(Writer& db, Stamp const&, SignInRulesChanged const& fact)
{
    auto const& to = fact.rules;
    db.run(R"sql(
        INSERT INTO sign_in_rule (one, second_factor_roles, second_factor_days, proof_of, proof_minutes, idle,
                                  idle_administrator, idle_finance, absolute, password_profile)
        VALUES (1, $1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT (one) DO UPDATE
        SET second_factor_roles = $1, second_factor_days = $2, proof_of = $3, proof_minutes = $4, idle = $5,
            idle_administrator = $6, idle_finance = $7, absolute = $8, password_profile = $9
    )sql",
           role_names(to.second_factor_roles), to.second_factor_days, to.proof_of, to.proof_minutes, to.idle,
           to.idle_administrator, to.idle_finance, to.absolute, to.password_profile);
}

SignInRules load_sign_in_rules(Reader& reader)
{
    auto row = reader.row<RulesRow>(R"sql(
        SELECT second_factor_roles, second_factor_days, proof_of, proof_minutes, idle, idle_administrator, idle_finance,
               absolute, password_profile
          FROM sign_in_rule
         WHERE one = 1
    )sql");
    if (!row) return {.second_factor_roles = {Role::administrator, Role::finance_officer}};
    return {roles_named(row->second_factor_roles),
            row->second_factor_days,
            row->proof_of,
            row->proof_minutes,
            row->idle,
            row->idle_administrator,
            row->idle_finance,
            row->absolute,
            row->password_profile};
}

} // namespace penstock
