// Roles and what they may do. The one place that knows; the matrix on screen and the tests are computed from it.
#pragma once

#include "base/enumerator.hpp"
#include "base/words.hpp"

#include <initializer_list>

namespace penstock {

BOOST_DEFINE_ENUM_CLASS(Role, administrator, board_secretary, programme_manager, case_officer, finance_officer, auditor,
                        monitoring_officer, performer)

// What an endpoint may ask for. `anyone` needs no sign-in; `signed_in` no particular role.
BOOST_DEFINE_ENUM_CLASS(Permission, anyone, signed_in, read_portfolio, manage_programmes, record_awards, decide_matches,
                        import_awards, read_record, read_record_bodies, manage_people, manage_settings, read_money,
                        post_entries, close_periods, read_authority, delegate_authority, set_rules, prepare_awards,
                        decide_awards, waive_milestones, verify_milestones, report_on_awards, request_payments,
                        approve_payments, confirm_payees, settle_findings, read_mandate, manage_mandate,
                        check_directives, read_sign_ins)

Words words(Role role);
Words words(Permission permission);

class Permissions {
public:
    constexpr Permissions() = default;
    constexpr Permissions(std::initializer_list<Permission> list)
    {
        for (auto each : list) add(each);
    }
    constexpr void add(Permission permission) { bits_ |= 1u << static_cast<unsigned>(permission); }
    constexpr bool has(Permission permission) const { return bits_ >> static_cast<unsigned>(permission) & 1u; }

private:
    unsigned bits_{};
};

constexpr Permissions permissions(Role role)
{
    using enum Permission;
    switch (role) { // no default: a role without permissions does not compile
    case Role::administrator:
        return {read_portfolio,  manage_programmes, import_awards,  decide_matches, read_record,  manage_people,
                manage_settings, read_money,        read_authority, read_mandate,   read_sign_ins};
    case Role::board_secretary:
        return {read_portfolio, manage_programmes,  decide_matches, read_record,     read_money,
                read_authority, delegate_authority, set_rules,      waive_milestones,
                read_mandate,   manage_mandate,     check_directives};
    case Role::programme_manager:
        return {read_portfolio, manage_programmes, record_awards, read_record,     read_money,
                read_authority, prepare_awards,    decide_awards, request_payments, read_mandate};
    case Role::case_officer:
        return {read_portfolio, record_awards,  import_awards,  decide_matches,  read_record,
                read_money,     read_authority, prepare_awards, request_payments, read_mandate};
    case Role::finance_officer:
        return {read_portfolio, read_record, read_money,       post_entries,   close_periods,
                read_authority, set_rules,   approve_payments, confirm_payees, settle_findings, read_mandate};
    case Role::auditor:
        return {read_portfolio,  read_record,  read_record_bodies, read_money,   read_authority,
                settle_findings, read_mandate, check_directives,   read_sign_ins};
    case Role::monitoring_officer:
        return {read_portfolio, read_record, read_money, verify_milestones, read_mandate, check_directives};
    case Role::performer:          return {report_on_awards}; // in the one award the role is given for
    }
    std::unreachable();
}

} // namespace penstock
