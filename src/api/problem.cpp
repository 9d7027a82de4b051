#include "api/problem.hpp"

#include "api/in_both.hpp"
#include "api/refusals.hpp"
#include "journal/refusals.hpp"

namespace penstock::api {

int status_of(Refusal why)
{
    switch (why) {
    case refusal::not_signed_in:
    case refusal::wrong_credentials:
    case refusal::code_needed:
    case refusal::wrong_code:             return 401;
    case refusal::second_factor_needed:
    case refusal::password_expired:
    case refusal::fresh_proof_needed:
    case refusal::beyond_token:
    case refusal::not_your_role:
    case refusal::own_role:
    case refusal::cross_site_request:
    case refusal::account_suspended:      return 403;
    case refusal::not_found:
    case refusal::link_used_or_expired:   return 404;
    case refusal::not_acceptable:         return 406;
    case refusal::key_already_used:
    case refusal::already_exists:
    case refusal::changed_meanwhile:
    case refusal::step_not_allowed:
    case refusal::not_empty:
    case refusal::period_closed:
    case refusal::exceeds_available:
    case refusal::exceeds_reservation:
    case refusal::reservation_expired:
    case refusal::cause_already_used:
    case refusal::already_reversed:
    case refusal::programme_not_active:
    case refusal::award_not_active:
    case refusal::agreement_not_signed:
    case refusal::agreement_signed_already:
    case refusal::gate_not_passed:
    case refusal::dependency_not_met:
    case refusal::verification_needed:
    case refusal::totals_differ:
    case refusal::last_administrator:     return 409;
    case refusal::too_large:              return 413;
    case refusal::unsupported_media_type: return 415;
    case refusal::too_many_attempts:      return 429;
    case refusal::unavailable:
    case refusal::shutting_down:
    case refusal::disk_full:
    case refusal::read_only:              return 503;
    case refusal::malformed_json:
    case refusal::too_deep:
    case refusal::missing_key:            return 400;
    default:                              return 422; // understood, and wrong in what it says
    }
}

Problem problem(Refused const& refused, std::string trace)
{
    Problem out{.type    = "urn:penstock:refusal:" + std::string{name_of(refused.why)},
                .title   = words(refused.why),
                .status  = status_of(refused.why),
                .refusal = std::string{name_of(refused.why)},
                .detail  = refused.detail,
                .trace   = std::move(trace)};
    if (!refused.lines.empty()) out.lines = refused.lines;
    for (auto const& fault : refused.faults)
        out.errors.push_back({fault.pointer, std::string{name_of(fault.why)}, words(fault.why), fault.detail});
    return out;
}

May allowed(std::string_view step) { return {.step = std::string{step}, .allowed = true}; }

May not_allowed(std::string_view step, Refusal why, Words remedy)
{
    return {.step    = std::string{step},
            .refusal = std::string{name_of(why)},
            .title   = in_both(words(why)),
            .remedy  = in_both(remedy)};
}

} // namespace penstock::api
