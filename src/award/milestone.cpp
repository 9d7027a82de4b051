#include "award/milestone.hpp"

#include "api/refusals.hpp"
#include "award/refusals.hpp"
#include "ledger/refusals.hpp"
#include "mandate/refusals.hpp"

namespace penstock {

Words words(MilestoneState state)
{
    switch (state) {
    case MilestoneState::planned:             return {"未开始", "Planned"};
    case MilestoneState::active:              return {"进行中", "Active"};
    case MilestoneState::submitted:           return {"待评定", "Submitted"};
    case MilestoneState::met:                 return {"达成", "Met"};
    case MilestoneState::met_with_conditions: return {"附条件达成", "Met with conditions"};
    case MilestoneState::missed:              return {"未达成", "Missed"};
    case MilestoneState::waived:              return {"豁免", "Waived"};
    case MilestoneState::superseded:          return {"已替换", "Superseded"};
    }
    std::unreachable();
}

Words words(MilestoneEvent event)
{
    switch (event) {
    case MilestoneEvent::activate:               return {"开始", "Start"};
    case MilestoneEvent::submit:                 return {"提交", "Submit"};
    case MilestoneEvent::verify:                 return {"独立核验", "Verify"};
    case MilestoneEvent::accept:                 return {"通过", "Accept"};
    case MilestoneEvent::accept_with_conditions: return {"附条件通过", "Accept with conditions"};
    case MilestoneEvent::send_back:              return {"退回", "Send back"};
    case MilestoneEvent::miss:                   return {"判定未达成", "Find missed"};
    case MilestoneEvent::waive:                  return {"豁免", "Waive"};
    case MilestoneEvent::supersede:              return {"替换", "Supersede"};
    }
    std::unreachable();
}

namespace {

std::string listed(std::vector<std::string> const& numbers)
{
    std::string out;
    for (auto const& each : numbers) out += (out.empty() ? "" : ", ") + each;
    return out;
}

// A waiver changes what was agreed, and may be decided while the award is on hold.
bool needs_active_award(MilestoneEvent event) { return event != MilestoneEvent::waive; }

Result<void> guard(MilestoneNow const& milestone, MilestoneEvent event, Caller const& by)
{
    // What replaces a milestone is agreed by both sides: an amendment supersedes it, and nobody alone opens a gate so.
    if (event == MilestoneEvent::supersede) return refuse(refusal::agreement_signed_already);
    auto mine = [&](std::int64_t person) { return person != 0 && person == by.person(); };
    // Whoever found it missed does not lift that again.
    if (event == MilestoneEvent::waive && mine(milestone.missed_by)) return refuse(refusal::same_person);
    if (is_verdict(event) || event == MilestoneEvent::verify) {
        if (milestone.party) return refuse(refusal::party_to_it);
        if (mine(milestone.submitted_by) || (is_verdict(event) && mine(milestone.verified_by)))
            return refuse(refusal::same_person);
    }
    bool running = milestone.award_state == AwardState::active;
    bool held    = milestone.award_state == AwardState::on_hold;
    if (!running && (needs_active_award(event) || !held))
        return refuse(refusal::award_not_active, std::string{name_of(milestone.award_state)});
    if (event == MilestoneEvent::activate && !milestone.before.empty())
        return refuse(refusal::dependency_not_met, listed(milestone.before));
    if (event != MilestoneEvent::accept && event != MilestoneEvent::accept_with_conditions) return {};
    if (!milestone.gates.empty()) return refuse(refusal::gate_not_passed, listed(milestone.gates));
    if (milestone.acceptor != 0 && milestone.opinion == Opinion::none) return refuse(refusal::verification_needed);
    if (event == MilestoneEvent::accept && !milestone.all_reached) return refuse(refusal::criterion_not_reached);
    return {};
}

Words remedy(Refused const& why)
{
    switch (why.why) {
    case refusal::party_to_it:
    case refusal::same_person: return {"需由未参与该里程碑的人办理。", "Somebody who had no part in it can do this."};
    case refusal::award_not_active:
        return {"资助执行中才能办理；暂停的可先恢复。", "The award has to be active; one on hold can be resumed."};
    case refusal::dependency_not_met: return {"先达成所依赖的里程碑。", "Meet the milestones it depends on first."};
    case refusal::gate_not_passed:
        return {"先通过此前的“继续与否”节点，或依据决定豁免、变更。",
                "Pass the go/no-go gate before it, or have it waived or replaced by a decision."};
    case refusal::verification_needed:
        return {"请指定的独立核验人出具意见。", "The verifier named in the agreement gives an opinion."};
    case refusal::criterion_not_reached:
        return {"可退回补充，或附条件通过。", "Send it back, or accept it with conditions."};
    default: return {"", ""};
    }
}

} // namespace

Result<MilestoneState> plan_step(MilestoneNow const& milestone, MilestoneEvent event, Caller const& by)
{
    auto const* step = step_of(milestone_life, milestone.state, event);
    if (!step) return refuse(refusal::step_not_allowed, std::string{name_of(milestone.state)});
    CHECK(by.check_on(step->by, milestone.programme.value, milestone.award.value));
    CHECK(guard(milestone, event, by));
    return step->to;
}

std::vector<api::May> may(MilestoneNow const& milestone, Caller const& by)
{
    std::vector<api::May> out;
    for (auto const& step : milestone_life) {
        if (step.from != milestone.state || step.on == MilestoneEvent::supersede) continue;
        auto name = name_of(step.on);
        if (!by.may_on(step.by, milestone.programme.value, milestone.award.value))
            out.push_back(api::not_allowed(name, refusal::not_your_role, remedy_for(step.by)));
        else if (auto fine = guard(milestone, step.on, by); !fine)
            out.push_back(api::not_allowed(name, fine.error().why, remedy(fine.error())));
        else out.push_back(api::allowed(name));
    }
    return out;
}

std::int64_t falls_due(MilestoneNow const& milestone, MilestoneEvent event)
{
    switch (event) {
    case MilestoneEvent::accept:                 return milestone.tranche - milestone.advanced + milestone.prize;
    case MilestoneEvent::accept_with_conditions: return milestone.tranche - milestone.advanced;
    default:                                     return 0;
    }
}

Result<void> plan_advance(MilestoneNow const& milestone, std::int64_t minor, Caller const& by)
{
    if (passed(milestone.state) || milestone.state == MilestoneState::missed)
        return refuse(refusal::step_not_allowed, std::string{name_of(milestone.state)});
    CHECK(by.check_on(Permission::decide_awards, milestone.programme.value, milestone.award.value));
    if (milestone.party) return refuse(refusal::party_to_it);
    if (milestone.award_state != AwardState::active)
        return refuse(refusal::award_not_active, std::string{name_of(milestone.award_state)});
    if (!milestone.gates.empty()) return refuse(refusal::gate_not_passed, listed(milestone.gates));
    if (minor <= 0) return refuse(refusal::not_positive, "/minor", "");
    auto left = milestone.tranche - milestone.advanced;
    if (minor > left) return refuse(refusal::exceeds_due, "/minor", std::to_string(left));
    return {};
}

Lateness lateness(MilestoneState state, Day due_on, Day today)
{
    if (state != MilestoneState::planned && state != MilestoneState::active) return Lateness::none;
    if (due_on.plus_days(escalated_days) < today) return Lateness::escalated;
    if (due_on < today) return Lateness::overdue;
    return due_on < today.plus_days(due_soon_days) ? Lateness::due_soon : Lateness::none;
}

std::vector<Fault> faults_of(MilestoneReport const& report, std::vector<Criterion> const& criteria)
{
    std::vector<Fault> out;
    for (std::size_t i = 0; i < report.links.size(); ++i)
        if (!report.links[i].value.starts_with("https://") && !report.links[i].value.starts_with("http://"))
            out.push_back({"/links/" + std::to_string(i), refusal::not_an_address, report.links[i].value});
    if (report.files.empty() && report.links.empty()) out.push_back({"/files", refusal::evidence_missing, ""});
    for (std::size_t i = 0; i < criteria.size(); ++i) {
        bool given = i < report.measurements.size() &&
                     (report.measurements[i].value || !report.measurements[i].reason.value.empty());
        if (!given)
            out.push_back(
                {"/measurements/" + std::to_string(i), refusal::measurement_missing, criteria[i].metric.any()});
    }
    if (report.measurements.size() > criteria.size())
        out.push_back({"/measurements", refusal::too_large, std::to_string(criteria.size())});
    return out;
}

bool all_reached(MilestoneReport const& report, std::vector<Criterion> const& criteria)
{
    for (std::size_t i = 0; i < criteria.size(); ++i)
        if (i >= report.measurements.size() ||
            (report.measurements[i].value && !reached(criteria[i], *report.measurements[i].value)))
            return false;
    return true;
}

} // namespace penstock
