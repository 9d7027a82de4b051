#include "award/closeout.hpp"

#include "api/refusals.hpp"
#include "api/steps.hpp"
#include "award/refusals.hpp"
#include "ledger/refusals.hpp"

namespace penstock {

std::vector<Fault> faults_of(CloseoutReport const& report)
{
    std::vector<Fault> faults;
    if (report.account.value.empty()) faults.push_back({"/account", refusal::missing_field, ""});
    for (std::size_t i = 0; i < report.assets.size(); ++i)
        if (report.assets[i].minor < 0 || report.assets[i].minor > Money::most)
            faults.push_back({"/assets/" + std::to_string(i) + "/minor", refusal::number_out_of_range, ""});
    return faults;
}

std::vector<CheckedItem> checklist(CloseoutNow const& closeout, bool learned)
{
    bool failed = closeout.state == CloseoutState::failed, closed = closeout.state == CloseoutState::concluded;
    bool handed_in = closeout.rounds > 0 && closeout.state != CloseoutState::rectification;
    bool settled = true, used_up = true;
    for (auto const& each : closeout.money) {
        settled = settled && each.committed == 0 && each.payable == 0;
        used_up = used_up && each.unspent == 0;
    }
    using enum CloseoutItem;
    return {{report, handed_in || failed, Permission::report_on_awards},
            {milestones, closeout.open_milestones == 0, Permission::decide_awards},
            {task_acceptance, failed || closeout.task != Acceptance::none, Permission::decide_awards},
            {finance_acceptance, failed || closeout.finance != Acceptance::none, Permission::approve_payments},
            {nothing_open, settled, Permission::post_entries},
            {leftover, used_up || keeps_leftover(closeout), Permission::post_entries},
            {CloseoutItem::lessons, learned || closed, Permission::decide_awards}};
}

namespace {

Permission permission_of(CloseoutSide side)
{
    switch (side) {
    case CloseoutSide::asking:   return Permission::report_on_awards;
    case CloseoutSide::judging:  return Permission::decide_awards;
    case CloseoutSide::auditing: return Permission::approve_payments;
    }
    std::unreachable();
}

bool may_as(Caller const& by, CloseoutSide side, CloseoutNow const& closeout)
{
    auto on = [&](Permission permission) {
        return by.may_on(permission, closeout.programme.value, closeout.award.value);
    };
    return on(permission_of(side)) || (side == CloseoutSide::asking && on(Permission::prepare_awards));
}

Result<void> guard(CloseoutNow const& closeout, CloseoutSide side, CloseoutEvent event, Caller const& by, bool learned)
{
    if (closeout.award_state != AwardState::closing)
        return refuse(refusal::award_not_active, std::string{name_of(closeout.award_state)});
    if (!may_as(by, side, closeout)) return refuse(refusal::not_your_role, std::string{name_of(permission_of(side))});
    if (side != CloseoutSide::asking && closeout.party) return refuse(refusal::party_to_it);
    bool judges = event == CloseoutEvent::accept_task || event == CloseoutEvent::accept_finance;
    if (judges && by.person() != 0 &&
        (by.person() == closeout.submitted_by ||
         (event == CloseoutEvent::accept_finance && by.person() == closeout.task_by)))
        return refuse(refusal::same_person);
    if ((event == CloseoutEvent::accept_task && closeout.task != Acceptance::none) ||
        (event == CloseoutEvent::accept_finance && closeout.finance != Acceptance::none))
        return refuse(refusal::already_exists);
    if (event != CloseoutEvent::conclude) return {};
    for (auto const& item : checklist(closeout, learned)) {
        if (item.done) continue;
        if (item.item == CloseoutItem::nothing_open || item.item == CloseoutItem::leftover) {
            std::int64_t open = 0;
            for (auto const& each : closeout.money)
                open += item.item == CloseoutItem::leftover ? each.unspent : each.committed + each.payable;
            return refuse(refusal::money_still_open, std::to_string(open));
        }
        return refuse(refusal::closeout_incomplete, std::string{name_of(item.item)});
    }
    return {};
}

Words remedy(Refusal why, CloseoutSide side)
{
    switch (why) {
    case refusal::not_your_role:
        if (side == CloseoutSide::auditing) return {"需由财务人员办理。", "A finance officer can do this."};
        return remedy_for(permission_of(side));
    case refusal::party_to_it:
        return {"请由与该资助无关的人办理。", "Somebody who has no part in the award can do this."};
    case refusal::same_person:         return {"请由另一人办理。", "Another person can do this."};
    case refusal::award_not_active:    return {"请先开始结题。", "Begin the closing of the award first."};
    case refusal::closeout_incomplete: return {"请按清单补办所缺事项。", "Bring what the checklist still misses."};
    case refusal::money_still_open:
        return {"请先支付、撤销承诺或登记支出与退回。", "Pay it, decommit it, or book what was spent and returned."};
    default: return {"", ""};
    }
}

} // namespace

Result<CloseoutState> plan_step(CloseoutNow const& closeout, CloseoutEvent event, Caller const& by, bool learned)
{
    auto const* step = step_of(closeout_life, closeout.state, event);
    if (!step) return refuse(refusal::step_not_allowed, std::string{name_of(closeout.state)});
    CHECK(guard(closeout, step->by, event, by, learned));
    return step->to;
}

std::vector<api::May> may(CloseoutNow const& closeout, Caller const& by)
{
    // The lessons are written with the step itself.
    return api::steps_from(
        closeout_life, closeout.state, [&](auto const& step) { return guard(closeout, step.by, step.on, by, true); },
        [](auto const& step, Refused const& refused) { return remedy(refused.why, step.by); });
}

} // namespace penstock
