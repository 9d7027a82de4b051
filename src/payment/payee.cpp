#include "payment/payee.hpp"

#include "api/refusals.hpp"
#include "ledger/refusals.hpp"
#include "payment/refusals.hpp"

namespace penstock {

namespace {

bool owes_reason(PayeeEvent event)
{
    return event == PayeeEvent::suspend || event == PayeeEvent::resume || event == PayeeEvent::close ||
           event == PayeeEvent::reject || event == PayeeEvent::deny || event == PayeeEvent::take_objection ||
           event == PayeeEvent::ask_override || event == PayeeEvent::override_contact ||
           event == PayeeEvent::review_override;
}

// Whoever must not be the one who takes the step.
bool did_the_step_before(PayeeNow const& payee, PayeeEvent event, std::int64_t person)
{
    bool began = person == payee.proposed_by, checked = person == payee.verified_by;
    switch (event) {
    case PayeeEvent::verify:
    case PayeeEvent::tell_contact:
    case PayeeEvent::take_objection:    return began;
    case PayeeEvent::confirm_by_letter:
    case PayeeEvent::ask_override:      return began || checked;
    case PayeeEvent::override_contact:  return began || checked || person == payee.override_asked_by;
    case PayeeEvent::review_override:
        return began || checked || person == payee.override_asked_by || person == payee.overridden_by;
    case PayeeEvent::resume: return person == payee.stopped_by;
    default:                 return false;
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
    if (event == PayeeEvent::tell_contact || event == PayeeEvent::take_objection)
        return {"须由提出人以外的财务人员告知原联系人。",
                "A finance officer other than the one who proposed it must tell the previous contact."};
    if (event == PayeeEvent::ask_override)
        return {"须由提出人、核验人以外的财务人员申请。",
                "A finance officer who neither proposed nor verified it must ask for this."};
    if (event == PayeeEvent::override_contact)
        return {"须由提出人、核验人、申请人以外的财务人员同意。",
                "A finance officer who neither proposed, verified nor asked must agree to it."};
    if (event == PayeeEvent::review_override)
        return {"须由未经手该账户的审计或财务人员复查。",
                "An auditor, or a finance officer who had no part in the account, must review it."};
    return {"须由另一位财务人员恢复。", "Another finance officer must resume it."};
}

} // namespace

int working_days_left(Day today, Day usable_on, std::vector<SpecialDays> const& special)
{
    int left = 0;
    for (auto day = today.plus_days(1); day < usable_on; day = day.plus_days(1)) left += is_working_day(day, special);
    return left;
}

namespace {

// What must have happened to the account before, beside its state.
Result<void> check_order_of_steps(PayeeNow const& payee, PayeeEvent event)
{
    if (event == PayeeEvent::confirm_by_letter && payee.answered != NoticeAnswer::confirmed) {
        auto out = refuse(refusal::verification_needed, payee.answered ? std::string{name_of(*payee.answered)} : "");
        out.error().lines.push_back(
            {"须先以公函以外的方式告知原联系人，并登记他已确认；联系不上的，可由两人申请并同意紧急处理。",
             "First tell the previous contact in another way than the letter, and write down that he confirms; where "
             "he cannot be reached, two persons may do without him."});
        return out;
    }
    bool asked = payee.override_asked_by != 0, given = payee.overridden_by != 0;
    if ((event == PayeeEvent::ask_override && asked) || (event == PayeeEvent::override_contact && !asked) ||
        (event == PayeeEvent::review_override && (!given || payee.override_reviewed_by != 0)))
        return refuse(refusal::step_not_allowed, std::string{name_of(payee.state)});
    // Whom one has reached, one does not do without: his no stands.
    if (event == PayeeEvent::ask_override && payee.answered == NoticeAnswer::confirmed)
        return refuse(refusal::step_not_allowed, std::string{name_of(payee.state)});
    return {};
}

} // namespace

Result<PayeeState> plan_step(PayeeNow const& payee, PayeeEvent event, std::string const& reason, Caller const& by,
                             Day today)
{
    auto const* step = step_of(payee_life, payee.state, event);
    if (!step) return refuse(refusal::step_not_allowed, std::string{name_of(payee.state)});
    if (step->by != PayeeBy::contact && step->by != PayeeBy::schedule) {
        CHECK(by.check(permission_of(step->by)));
        if (did_the_step_before(payee, event, by.person())) return refuse(refusal::same_person);
    }
    CHECK(check_order_of_steps(payee, event));
    if (event == PayeeEvent::become_usable && today < *payee.usable_on)
        return refuse(refusal::payee_cooling_off, payee.usable_on->iso());
    if (owes_reason(event) && reason.empty()) return refuse(refusal::missing_field, "/reason", "");
    return step->to;
}

Result<void> plan_paying(PayeeNow const& payee, Day today)
{
    if (payee.state == PayeeState::cooling_off)
        return refuse(refusal::payee_cooling_off, payee.usable_on ? payee.usable_on->iso() : "");
    if (payee.state != PayeeState::usable) return refuse(refusal::payee_not_usable, std::string{name_of(payee.state)});
    if (!payee.usable_on || today < *payee.usable_on) return refuse(refusal::payee_cooling_off);
    return {};
}

std::vector<api::May> may(PayeeNow const& payee, Caller const& by, Day today)
{
    std::vector<api::May> out;
    for (auto const& step : payee_life) {
        if (step.from != payee.state || step.by == PayeeBy::contact || step.by == PayeeBy::schedule) continue;
        auto allowed = plan_step(payee, step.on, "reason", by, today);
        // An override that was not asked for, or was reviewed, is no step that anybody misses.
        if (!allowed && allowed.error().why == refusal::step_not_allowed) continue;
        if (step.by == PayeeBy::reviewer && (payee.overridden_by == 0 || payee.override_reviewed_by != 0)) continue;
        if (step.on == PayeeEvent::override_contact && payee.override_asked_by == 0) continue;
        if (allowed) out.push_back(api::allowed(name_of(step.on)));
        else if (allowed.error().why == refusal::same_person)
            out.push_back(api::not_allowed(name_of(step.on), refusal::same_person, who_else(step.on)));
        else if (allowed.error().why == refusal::verification_needed) {
            auto no = api::not_allowed(
                name_of(step.on), refusal::verification_needed,
                {"请先告知原联系人并登记他的答复。", "First tell the previous contact, and write down what he says."});
            no.lines = allowed.error().lines;
            out.push_back(std::move(no));
        } else if (step.by == PayeeBy::reviewer)
            out.push_back(
                api::not_allowed(name_of(step.on), refusal::not_your_role,
                                 {"需由审计人员或财务人员办理。", "An auditor or a finance officer can do this."}));
        else if (step.by == PayeeBy::checker)
            out.push_back(api::not_allowed(name_of(step.on), refusal::not_your_role,
                                           {"需由财务人员办理。", "A finance officer can do this."}));
        else
            out.push_back(api::not_allowed(
                name_of(step.on), refusal::not_your_role,
                {"需由项目经理人或项目专员办理。", "A programme manager or case officer can do this."}));
    }
    return out;
}

} // namespace penstock
