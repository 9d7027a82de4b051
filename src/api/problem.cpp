#include "api/problem.hpp"

namespace penstock::api {

namespace {

Bilingual bilingual(Words words) { return {std::string{words.zh}, std::string{words.en}}; }

} // namespace

int status_of(Refusal why)
{
    switch (why) {
    case Refusal::not_signed_in:
    case Refusal::wrong_credentials:      return 401;
    case Refusal::not_your_role:
    case Refusal::own_role:
    case Refusal::cross_site_request:
    case Refusal::account_suspended:      return 403;
    case Refusal::not_found:
    case Refusal::link_used_or_expired:   return 404;
    case Refusal::not_acceptable:         return 406;
    case Refusal::key_already_used:
    case Refusal::already_exists:
    case Refusal::changed_meanwhile:
    case Refusal::step_not_allowed:
    case Refusal::not_empty:
    case Refusal::period_closed:
    case Refusal::exceeds_available:
    case Refusal::exceeds_reservation:
    case Refusal::reservation_expired:
    case Refusal::cause_already_used:
    case Refusal::already_reversed:
    case Refusal::programme_not_active:
    case Refusal::award_not_active:
    case Refusal::agreement_not_signed:
    case Refusal::agreement_signed_already:
    case Refusal::gate_not_passed:
    case Refusal::dependency_not_met:
    case Refusal::verification_needed:
    case Refusal::totals_differ:
    case Refusal::last_administrator:     return 409;
    case Refusal::too_large:              return 413;
    case Refusal::unsupported_media_type: return 415;
    case Refusal::too_many_attempts:      return 429;
    case Refusal::unavailable:
    case Refusal::shutting_down:
    case Refusal::read_only:              return 503;
    case Refusal::malformed_json:
    case Refusal::too_deep:
    case Refusal::missing_key:            return 400;
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
            .title   = bilingual(words(why)),
            .remedy  = bilingual(remedy)};
}

} // namespace penstock::api
