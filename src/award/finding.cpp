#include "award/finding.hpp"

#include "api/refusals.hpp"
#include "ledger/refusals.hpp"

namespace penstock {

FindingTerms terms_of(FindingRule rule)
{
    switch (rule) {
    case FindingRule::disbursed_above_award:
        return {
            FindingSeverity::high, true, {"已拨付超过资助金额，为什么？", "More was disbursed than was awarded. Why?"}};
    case FindingRule::awarded_above_applied:
        return {FindingSeverity::low,
                false,
                {"资助金额高于申请金额，为什么？", "More was awarded than was applied for. Why?"}};
    case FindingRule::undisbursed_award:
        return {FindingSeverity::low, false, {"尚未拨付任何款项，为什么？", "Nothing has been disbursed yet. Why?"}};
    case FindingRule::amounts_in_two_currencies:
        return {FindingSeverity::medium,
                false,
                {"资助与拨付币种不同，未作换算，应如何入账？",
                 "Award and disbursement are in different currencies; nothing was converted. How is it to be booked?"}};
    case FindingRule::booked_above_award:
        return {FindingSeverity::high,
                true,
                {"账上已承诺与支付之和超过资助金额，为什么？", "More is committed and paid than was awarded. Why?"}};
    case FindingRule::outside_period:
        return {FindingSeverity::medium,
                false,
                {"支付或支出的日期不在执行期内，为什么？", "A payment or cost lies outside the award's period. Why?"}};
    case FindingRule::split_below_limit:
        return {FindingSeverity::medium,
                false,
                {"同一人在短期内对同一收款方多次办理，每笔接近而不超过限额，合计超过限额，为什么？",
                 "One person approved several amounts for one payee within days, each just under a limit and together "
                 "above it. Why?"}};
    case FindingRule::spent_at_the_end:
        return {FindingSeverity::low,
                false,
                {"执行期末支出集中，远高于同一专项的其他资助，为什么？",
                 "Much was spent at the very end of the period, far more than by others in the programme. Why?"}};
    case FindingRule::line_overrun:
        return {FindingSeverity::medium,
                false,
                {"某一科目的列支超过预算，且没有批准的调剂，为什么？",
                 "More is booked on a line than its budget, and no move between lines was approved. Why?"}};
    case FindingRule::spent_ahead_of_work:
        return {FindingSeverity::medium,
                false,
                {"支出比例明显高于已通过的里程碑，为什么？",
                 "Spending is well ahead of the milestones that were accepted. Why?"}};
    case FindingRule::no_cost_for_long:
        return {FindingSeverity::low,
                false,
                {"资助按期执行，却长期没有支出，为什么？",
                 "The award is on track, yet nothing was spent for a long time. Why?"}};
    case FindingRule::report_missing:
        return {FindingSeverity::medium,
                true,
                {"报告逾期未交，按任务书停止付款。何时提交？",
                 "A report is long overdue, and the agreement stops payments. When does it come?"}};
    case FindingRule::entered_late:
        return {
            FindingSeverity::low,
            false,
            {"记账日期比入账生效日期晚了许多，为什么？", "An entry was made long after the day it counts for. Why?"}};
    case FindingRule::on_negative_list:
        return {
            FindingSeverity::medium,
            false,
            {"包干经费用于负面清单所列用途，为什么？", "Lump-sum money went to something on the negative list. Why?"}};
    case FindingRule::advance_uncleared:
        return {FindingSeverity::medium,
                true,
                {"预付款到期仍未以支出报告核销或退回，为什么？",
                 "An advance was neither accounted for nor given back in time. Why?"}};
    }
    std::unreachable();
}

std::vector<Question> questions_of(std::optional<Money> const& amount, std::optional<Money> const& applied,
                                   std::optional<Money> const& disbursed)
{
    std::vector<Question> out;
    if (!amount) return out;
    Figure const awarded{FigureName::awarded, *amount, {}};
    // Lists write 0 where nobody said how much was applied for.
    if (applied && applied->minor > 0 && applied->currency == amount->currency && *amount > *applied)
        out.push_back({FindingRule::awarded_above_applied, {{FigureName::applied, *applied, {}}, awarded}});
    if (!disbursed) return out;
    Figure const paid{FigureName::disbursed, *disbursed, {}};
    if (disbursed->minor == 0) out.push_back({FindingRule::undisbursed_award, {awarded, paid}});
    else if (disbursed->currency != amount->currency)
        out.push_back({FindingRule::amounts_in_two_currencies, {awarded, paid}});
    else if (*disbursed > *amount) out.push_back({FindingRule::disbursed_above_award, {awarded, paid}});
    return out;
}

Result<FindingState> plan_step(FindingNow const& finding, FindingEvent event, std::string const& reason,
                               Caller const& by)
{
    auto const* step = step_of(finding_life, finding.state, event);
    if (!step) return refuse(refusal::step_not_allowed, std::string{name_of(finding.state)});
    CHECK(by.check_in(step->by, finding.programme.value));
    if (reason.empty()) return refuse(refusal::missing_field, "/reason", "");
    if (finding.severity != FindingSeverity::high) return step->to;
    if (!finding.proposal || finding.proposal->step != event) return finding.state;
    if (finding.proposal->by == by.person()) return refuse(refusal::same_person);
    return step->to;
}

std::vector<api::May> may(FindingNow const& finding, Caller const& by)
{
    std::vector<api::May> out;
    for (auto const& step : finding_life) {
        if (step.from != finding.state) continue;
        bool own = finding.proposal && finding.proposal->step == step.on && finding.proposal->by == by.person();
        if (!by.may_in(step.by, finding.programme.value))
            out.push_back(
                api::not_allowed(name_of(step.on), refusal::not_your_role,
                                 {"需由财务人员或审计人员办理。", "A finance officer or an auditor can do this."}));
        else if (own)
            out.push_back(
                api::not_allowed(name_of(step.on), refusal::same_person,
                                 {"您已提出此意见，须由另一位财务人员或审计人员作出相同判断。",
                                  "You proposed this; another finance officer or auditor has to say the same."}));
        else out.push_back(api::allowed(name_of(step.on)));
    }
    return out;
}

} // namespace penstock
