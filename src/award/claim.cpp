#include "award/claim.hpp"

#include "api/refusals.hpp"
#include "api/steps.hpp"
#include "award/refusals.hpp"
#include "ledger/refusals.hpp"
#include "mandate/refusals.hpp"

#include <algorithm>

namespace penstock {

namespace {

bool owes_reason(ClaimEvent event) { return event != ClaimEvent::accept && event != ClaimEvent::withdraw; }

constexpr Words by_judge{"需由该项目群的项目经理人或财务人员办理。",
                         "The programme's manager or a finance officer can do this."};

bool may_judge(ClaimNow const& claim, Caller const& by)
{
    return by.may_in(Permission::decide_awards, claim.programme.value) ||
           by.may_in(Permission::approve_payments, claim.programme.value);
}

// Of one cost alone.
void check_cost(std::vector<Fault>& out, Cost const& cost, std::string const& at, ClaimGround const& ground)
{
    if (!ground.committed.contains(cost.line.value))
        out.push_back({at + "/line", refusal::unknown_line, cost.line.value});
    if (std::ranges::find(ground.forbidden, cost.purpose.value) != ground.forbidden.end())
        out.push_back({at + "/purpose", refusal::on_negative_list, cost.purpose.value});
    if (!ground.forbidden.empty() && cost.purpose.value.empty())
        out.push_back({at + "/purpose", refusal::missing_field, ""});
    if (cost.paid_on > ground.today) out.push_back({at + "/paid_on", refusal::date_in_future, ground.today.iso()});
    if (ground.starts_on && cost.paid_on < *ground.starts_on)
        out.push_back({at + "/paid_on", refusal::cost_outside_award, ground.starts_on->iso()});
    if (ground.ends_on && cost.paid_on > ground.ends_on->plus_days(settling_days))
        out.push_back({at + "/paid_on", refusal::cost_outside_award, ground.ends_on->plus_days(settling_days).iso()});
    if (cost.minor <= 0) out.push_back({at + "/minor", refusal::not_positive, ""});
    else if (!Money{cost.minor}.in_range()) out.push_back({at + "/minor", refusal::number_out_of_range, ""});
    if (cost.line.value == equipment_line && ground.equipment_most && cost.minor > *ground.equipment_most)
        out.push_back({at + "/minor", refusal::number_out_of_range, std::to_string(*ground.equipment_most)});
    if (!ground.kept.contains(hex(cost.receipt.digest.view())))
        out.push_back({at + "/receipt", refusal::evidence_missing, ""});
}

} // namespace

std::vector<Fault> faults_of(ClaimText const& claim, ClaimGround const& ground)
{
    std::vector<Fault> out;
    if (claim.costs.empty()) out.push_back({"/costs", refusal::missing_field, ""});
    if (claim.costs.size() > claim_costs_most)
        return {{"/costs", refusal::too_large, std::to_string(claim_costs_most)}};
    auto                                receipts = ground.receipts;
    std::map<std::string, std::int64_t> lines;
    for (std::size_t i = 0; i < claim.costs.size(); ++i) {
        auto const& cost = claim.costs[i];
        auto        at   = "/costs/" + std::to_string(i);
        check_cost(out, cost, at, ground);
        if (!receipts.insert(hex(cost.receipt.digest.view())).second)
            out.push_back({at + "/receipt", refusal::already_requested, cost.receipt.name.value});
        lines[cost.line.value] += cost.minor;
    }
    if (!out.empty()) return out; // sums say something only of costs that are right one by one
    std::int64_t whole = 0;
    for (auto const& [line, minor] : lines) {
        whole += minor;
        if (minor > ground.committed.at(line))
            out.push_back({"/costs", refusal::exceeds_available, std::to_string(ground.committed.at(line))});
        auto before = ground.accepted_lines.find(line);
        auto most   = ground.indirect_most.value_or(0) - (before == ground.accepted_lines.end() ? 0 : before->second);
        if (line == indirect_line && ground.indirect_most && minor > most)
            out.push_back(
                {"/costs", refusal::exceeds_indirect_ceiling, std::to_string(std::max<std::int64_t>(0, most))});
    }
    if (auto left = ground.agreed - ground.accepted; whole > left)
        out.push_back({"/costs", refusal::exceeds_claims_agreed, std::to_string(left)});
    return out;
}

Result<ClaimText> completed(ClaimDraft const& draft)
{
    std::vector<Fault> missing;
    ClaimText          out{.note = draft.note};
    for (std::size_t i = 0; i < draft.costs.size(); ++i) {
        auto const& cost = draft.costs[i];
        auto        at   = "/costs/" + std::to_string(i);
        if (cost.what.value.empty()) missing.push_back({at + "/what", refusal::missing_field, ""});
        if (!cost.paid_on) missing.push_back({at + "/paid_on", refusal::missing_field, ""});
        if (cost.minor <= 0) missing.push_back({at + "/minor", refusal::not_positive, ""});
        if (!cost.receipt) missing.push_back({at + "/receipt", refusal::evidence_missing, ""});
        if (missing.empty())
            out.costs.push_back(
                {cost.line, cost.purpose, {cost.what.value}, *cost.paid_on, cost.minor, *cost.receipt});
    }
    if (!missing.empty()) return std::unexpected{Refused{std::move(missing)}};
    return out;
}

Result<ClaimState> plan_step(ClaimNow const& claim, ClaimEvent event, std::string const& reason, Caller const& by)
{
    auto const* step = step_of(claim_life, claim.state, event);
    if (!step) return refuse(refusal::step_not_allowed, std::string{name_of(claim.state)});
    bool of_team = by.may_on(Permission::report_on_awards, claim.programme.value, claim.award.value);
    if (step->by == ClaimBy::team && !of_team) return refuse(refusal::not_your_role);
    if (step->by == ClaimBy::judge) {
        if (!may_judge(claim, by)) return refuse(refusal::not_your_role);
        if (of_team) return refuse(refusal::party_to_it);
    }
    bool open = claim.award_state == AwardState::active || claim.award_state == AwardState::closing;
    if (event == ClaimEvent::accept && !open)
        return refuse(refusal::award_not_active, std::string{name_of(claim.award_state)});
    if (owes_reason(event) && reason.empty()) return refuse(refusal::missing_field, "/reason", "");
    return step->to;
}

Result<std::vector<std::int64_t>> plan_acceptance(ClaimText const& claim, std::vector<std::int64_t> const& parts,
                                                  std::string const& reason)
{
    std::vector<std::int64_t> out = parts;
    if (parts.empty())
        for (auto const& cost : claim.costs) out.push_back(cost.minor);
    if (out.size() != claim.costs.size())
        return refuse(refusal::missing_field, "/accepted/" + std::to_string(out.size()), "");
    std::int64_t whole = 0;
    for (std::size_t i = 0; i < out.size(); ++i) {
        if (out[i] < 0 || out[i] > claim.costs[i].minor)
            return refuse(refusal::number_out_of_range, "/accepted/" + std::to_string(i),
                          std::to_string(claim.costs[i].minor));
        whole += out[i];
    }
    if (whole == 0) return refuse(refusal::not_positive, "/accepted", "");
    if (whole < sum_of(claim) && reason.empty()) return refuse(refusal::missing_field, "/reason", "");
    return out;
}

std::int64_t sum_of(ClaimText const& claim)
{
    std::int64_t out = 0;
    for (auto const& cost : claim.costs) out += cost.minor;
    return out;
}

std::vector<api::May> may(ClaimNow const& claim, Caller const& by)
{
    return api::steps_from(
        claim_life, claim.state, [&](auto const& step) { return plan_step(claim, step.on, "reason", by); },
        [](auto const& step, Refused const&) {
            return step.by == ClaimBy::judge ? by_judge : remedy_for(Permission::report_on_awards);
        });
}

} // namespace penstock
