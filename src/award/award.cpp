#include "award/award.hpp"

#include "api/refusals.hpp"
#include "award/refusals.hpp"
#include "ledger/refusals.hpp"

namespace penstock {

namespace {

// Stopping money needs a reason that can be read years later.
bool owes_reason(AwardEvent event)
{
    return event == AwardEvent::hold || event == AwardEvent::terminate || event == AwardEvent::withdraw;
}

// What the step asks of the award, beside its state and whoever takes it.
Result<void> guard(AwardNow const& award, AwardEvent event, Day today)
{
    switch (event) {
    case AwardEvent::close:
        // Closing by an agreement is concluded with its checklist, which closes the award itself.
        if (award.is_signed) return refuse(refusal::closeout_incomplete);
        return {};
    case AwardEvent::offer:
        if (award.programme_state != ProgrammeState::active)
            return refuse(refusal::programme_not_active, std::string{name_of(award.programme_state)});
        if (award.checks_open > 0) return refuse(refusal::missing_field, "/checks", std::to_string(award.checks_open));
        return {};
    case AwardEvent::countersign:
    case AwardEvent::record_signature:
        if (award.is_signed) return refuse(refusal::agreement_signed_already);
        if (award.open_until && *award.open_until < today)
            return refuse(refusal::reservation_expired, award.open_until->iso());
        return {};
    case AwardEvent::activate:
        if (!award.is_signed) return refuse(refusal::agreement_not_signed);
        if (award.starts_on && today < *award.starts_on) return refuse(refusal::date_in_future, award.starts_on->iso());
        return {};
    case AwardEvent::hold:
    case AwardEvent::terminate:
    case AwardEvent::withdraw:
        // What was signed is paused and stopped by an amendment, which asks for authority and lets its money go.
        if (award.is_signed) return refuse(refusal::agreement_signed_already);
        return {};
    case AwardEvent::expire:
        if (award.is_signed) return refuse(refusal::agreement_signed_already);
        if (award.open_until && today <= *award.open_until)
            return refuse(refusal::date_in_future, award.open_until->plus_days(1).iso());
        return {};
    default: return {};
    }
}

// Whose step it is: what was agreed by both sides goes on by whoever decides about the award, not by an officer alone.
Permission permission_for(AwardNow const& award, Step<AwardState, AwardEvent, Permission> const& step)
{
    return award.is_signed && step.on == AwardEvent::resume ? Permission::decide_awards : step.by;
}

// What would make a step possible that the award itself does not allow yet.
Words remedy_of_award(Refusal why)
{
    switch (why) {
    case refusal::closeout_incomplete:
        return {"请在结题页按清单办结。", "Conclude it on the page of its closing, by the checklist."};
    case refusal::missing_field: return {"请在任务书页逐项核定。", "Settle each check on the page of the agreement."};
    case refusal::agreement_not_signed:
        return {"须待承担人员会签，或登记已签署的纸质任务书。",
                "The team countersigns, or somebody records the signed paper."};
    case refusal::agreement_signed_already:
        return {"签署后只能通过变更修改、暂停或终止。", "Once signed, an amendment changes, pauses or ends it."};
    case refusal::reservation_expired:
        return {"请让其过期作废后重新立项。", "Let it expire, and prepare the award anew."};
    case refusal::date_in_future: return {"请等到该日。", "Wait until that day."};
    case refusal::programme_not_active:
        return {"请先恢复该项目群，或选择另一个。", "Resume the programme, or choose another."};
    default: return {"", ""};
    }
}

} // namespace

std::int64_t AwardContent::year() const
{
    if (awarded_on) return awarded_on->year();
    return starts_on ? starts_on->year() : 0;
}

AwardState entry_state(AwardContent const& content, Day today)
{
    return content.ends_on && *content.ends_on < today ? AwardState::closed : AwardState::active;
}

Result<AwardState> plan_step(AwardNow const& award, AwardEvent event, std::string const& reason, Caller const& by,
                             Day today)
{
    auto const* step = step_of(award_life, award.state, event);
    if (!step) return refuse(refusal::step_not_allowed, std::string{name_of(award.state)});
    CHECK(by.check_on(permission_for(award, *step), award.programme.value, award.id.value));
    CHECK(guard(award, event, today));
    if (owes_reason(event) && reason.empty()) return refuse(refusal::missing_field, "/reason", "");
    return step->to;
}

std::vector<api::May> may(AwardNow const& award, Caller const& by, Day today)
{
    std::vector<api::May> out;
    for (auto const& step : award_life) {
        if (step.from != award.state) continue;
        auto name = name_of(step.on);
        auto needed = permission_for(award, step);
        if (!by.may_on(needed, award.programme.value, award.id.value))
            out.push_back(api::not_allowed(name, refusal::not_your_role, remedy_for(needed)));
        else if (auto fine = guard(award, step.on, today); !fine)
            out.push_back(api::not_allowed(name, fine.error().why, remedy_of_award(fine.error().why)));
        else out.push_back(api::allowed(name));
    }
    return out;
}

Words remedy_for(Permission permission)
{
    switch (permission) {
    case Permission::decide_awards: return {"需由本项目群的项目经理人办理。", "The programme's manager can do this."};
    case Permission::report_on_awards:
        return {"需由该资助的承担人员办理。", "The team that performs the award can do this."};
    case Permission::verify_milestones: return {"需由监测专员办理。", "A monitoring officer can do this."};
    case Permission::waive_milestones:
        return {"需由理事会秘书依据决定办理。", "The board's secretary can do this, by a decision."};
    default:
        return {"需由本项目群的项目经理人或项目专员办理。", "The programme's manager or a case officer can do this."};
    }
}

Words words(AwardState state)
{
    switch (state) {
    case AwardState::setup:      return {"筹备中", "In setup"};
    case AwardState::offered:    return {"待签署", "Offered"};
    case AwardState::active:     return {"执行中", "Active"};
    case AwardState::on_hold:    return {"暂停", "On hold"};
    case AwardState::closing:    return {"结题中", "Closing"};
    case AwardState::closed:     return {"已结题", "Closed"};
    case AwardState::terminated: return {"已终止", "Terminated"};
    case AwardState::withdrawn:  return {"已撤回", "Withdrawn"};
    }
    std::unreachable();
}

Words words(AwardEvent event)
{
    switch (event) {
    case AwardEvent::offer:            return {"发出任务书", "Offer the agreement"};
    case AwardEvent::countersign:      return {"会签", "Countersign"};
    case AwardEvent::record_signature: return {"登记纸质签署", "Record the signed paper"};
    case AwardEvent::activate:         return {"启动", "Activate"};
    case AwardEvent::withdraw:         return {"撤回", "Withdraw"};
    case AwardEvent::expire:           return {"过期作废", "Let the offer expire"};
    case AwardEvent::hold:             return {"暂停", "Put on hold"};
    case AwardEvent::resume:           return {"恢复", "Resume"};
    case AwardEvent::begin_closing:    return {"开始结题", "Begin closing"};
    case AwardEvent::close:            return {"结题", "Close"};
    case AwardEvent::terminate:        return {"终止", "Terminate"};
    }
    std::unreachable();
}

} // namespace penstock
