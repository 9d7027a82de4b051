// What this body demands of whoever signs in: which roles need a second factor, how long a session lives, and which
// proof acts ask for that move money or open doors.
#pragma once

#include "api/endpoint.hpp"
#include "journal/act.hpp"
#include "people/password.hpp"

#include <vector>

namespace penstock {

// Whom acts that move money or open doors ask for a fresh proof.
BOOST_DEFINE_ENUM_CLASS(ProofOf, second_factor, everybody)

struct SignInRules {
    std::vector<Role> second_factor_roles; // as long as nobody chose: administrators and finance officers
    std::int64_t      second_factor_days{14}; // from the first sign-in at which it was missing
    ProofOf           proof_of{};             // of those who have a second factor, or of everybody
    std::int64_t      proof_minutes{15};      // how old a proof may be
    // How long a session lives, in minutes. The shortest idle limit of the roles in force counts.
    std::int64_t idle{120};
    std::int64_t idle_administrator{30};
    std::int64_t idle_finance{15};
    std::int64_t    absolute{720}; // since signing in, whatever is done
    PasswordProfile password_profile{};

    bool        demand_of(Role role) const;
    friend bool operator==(SignInRules const&, SignInRules const&) = default;
};
BOOST_DESCRIBE_STRUCT(SignInRules, (), (second_factor_roles, second_factor_days, proof_of, proof_minutes, idle,
                                        idle_administrator, idle_finance, absolute, password_profile))

struct SignInRulesChanged {
    static constexpr Words            words{"修改登录规则", "Sign-in rules changed"};
    static constexpr std::string_view noun = "settings";
    std::int64_t                      subject() const { return 1; }

    SignInRules rules;
};
BOOST_DESCRIBE_STRUCT(SignInRulesChanged, (), (rules))
void apply(Writer& db, Stamp const& stamp, SignInRulesChanged const& fact);

SignInRules load_sign_in_rules(Reader& reader);
void        register_sign_in_rules(api::Registry& registry);

} // namespace penstock
