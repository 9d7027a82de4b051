#include "payment/payee.hpp"

namespace penstock {

namespace {

bool owes_reason(PayeeEvent event)
{
    return event == PayeeEvent::suspend || event == PayeeEvent::resume || event == PayeeEvent::close ||
           event == PayeeEvent::reject || event == PayeeEvent::deny;
}

// Whoever must not be the one who takes the step.
bool did_the_step_before(PayeeNow const& payee, PayeeEvent event, std::int64_t person)
{
    switch (event) {
    case PayeeEvent::verify:            return person == payee.proposed_by;
    case PayeeEvent::confirm_by_letter: return person == payee.proposed_by || person == payee.verified_by;
    case PayeeEvent::resume:            return person == payee.stopped_by;
    default:                            return false;
    }
}

Words who_else(PayeeEvent event)
{
    if (event == PayeeEvent::verify)
        return {"须由提出人以外的财务人员核验。",
                "A finance officer other than the one who proposed it must verify it."};
    if (event == PayeeEvent::confirm_by_letter)
        return {"须由提出人、核验人以外的第三人凭公函确认。",
                "A third person, who neither proposed nor verified it, must confirm it by letter."};
    return {"须由另一位财务人员恢复。", "Another finance officer must resume it."};
}

} // namespace

int working_days_left(Day today, Day usable_on)
{
    int left = 0;
    for (auto day = today.plus_days(1); day < usable_on; day = day.plus_days(1)) left += is_working_day(day);
    return left;
}

Result<PayeeState> plan_step(PayeeNow const& payee, PayeeEvent event, std::string const& reason, Caller const& by,
                             Day today)
{
    auto const* step = step_of(payee_life, payee.state, event);
    if (!step) return refuse(Refusal::step_not_allowed, std::string{name_of(payee.state)});
    if (step->by == PayeeBy::proposer || step->by == PayeeBy::checker) {
        CHECK(by.check(permission_of(step->by)));
        if (did_the_step_before(payee, event, by.person())) return refuse(Refusal::same_person);
    }
    if (event == PayeeEvent::become_usable && today < *payee.usable_on)
        return refuse(Refusal::payee_cooling_off, payee.usable_on->iso());
    if (owes_reason(event) && reason.empty()) return refuse(Refusal::missing_field, "/reason", "");
    return step->to;
}

Result<void> plan_paying(PayeeNow const& payee, Day today)
{
    if (payee.state == PayeeState::cooling_off)
        return refuse(Refusal::payee_cooling_off, payee.usable_on ? payee.usable_on->iso() : "");
    if (payee.state != PayeeState::usable) return refuse(Refusal::payee_not_usable, std::string{name_of(payee.state)});
    if (!payee.usable_on || today < *payee.usable_on) return refuse(Refusal::payee_cooling_off);
    return {};
}

std::vector<api::May> may(PayeeNow const& payee, Caller const& by, Day today)
{
    std::vector<api::May> out;
    for (auto const& step : payee_life) {
        if (step.from != payee.state || step.by == PayeeBy::contact || step.by == PayeeBy::schedule) continue;
        auto allowed = plan_step(payee, step.on, "reason", by, today);
        if (allowed) out.push_back(api::allowed(name_of(step.on)));
        else if (allowed.error().why == Refusal::same_person)
            out.push_back(api::not_allowed(name_of(step.on), Refusal::same_person, who_else(step.on)));
        else if (step.by == PayeeBy::checker)
            out.push_back(api::not_allowed(name_of(step.on), Refusal::not_your_role,
                                           {"需由财务人员办理。", "A finance officer can do this."}));
        else
            out.push_back(api::not_allowed(
                name_of(step.on), Refusal::not_your_role,
                {"需由项目经理人或项目专员办理。", "A programme manager or case officer can do this."}));
    }
    return out;
}

} // namespace penstock
