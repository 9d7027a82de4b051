#include "indicator/indicator.hpp"

#include "api/refusals.hpp"
#include "api/steps.hpp"
#include "indicator/refusals.hpp"
#include "ledger/refusals.hpp"
#include "people/refusals.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace penstock {

namespace {

Result<void> entitled(FigureNow const& figure, FigureBy wanted, Caller const& by)
{
    switch (wanted) {
    case FigureBy::keeper: return figure.keeps ? Result<void>{} : refuse(refusal::not_your_role);
    case FigureBy::checker:
        CHECK(by.check_in(Permission::check_directives, 0));
        if (by.person() != 0 && by.person() == figure.entered_by) return refuse(refusal::same_person);
        return {};
    }
    std::unreachable();
}

Result<FigureState> possible(FigureNow const& figure, FigureEvent event, Caller const& by)
{
    auto const* step = step_of(figure_life, figure.state, event);
    if (!step) return refuse(refusal::step_not_allowed, std::string{name_of(figure.state)});
    CHECK(entitled(figure, step->by, by));
    if (figure.locked) return refuse(refusal::period_locked, figure.period.value);
    return step->to;
}

constexpr Words remedy(Refusal why, FigureBy by)
{
    switch (why) {
    case refusal::same_person: return {"请填报人之外的另一人审核。", "Ask somebody else to approve it."};
    case refusal::period_locked:
        return {"先由督办人员说明原因解锁。", "Whoever supervises unlocks the period first, with the reason."};
    default: break;
    }
    switch (by) {
    case FigureBy::keeper:
        return {"须由责任单位成员或督办人员办理。", "A member of the unit that owns it, or whoever supervises, can."};
    case FigureBy::checker:
        return {"须由有核查权限的人办理：监测专员、审计人员或理事会秘书。",
                "Somebody who may check can do this: a monitoring officer, an auditor or the board secretary."};
    }
    std::unreachable();
}

} // namespace

Words words(FigureKind kind)
{
    switch (kind) {
    case FigureKind::actual:   return {"实际值", "Actual"};
    case FigureKind::baseline: return {"基期值", "Baseline"};
    case FigureKind::target:   return {"目标值", "Target"};
    }
    std::unreachable();
}

Words words(FigureState state)
{
    switch (state) {
    case FigureState::entered:    return {"待审核", "Waits for approval"};
    case FigureState::approved:   return {"已审核", "Approved"};
    case FigureState::returned:   return {"已退回", "Sent back"};
    case FigureState::superseded: return {"已被更正", "Superseded"};
    }
    std::unreachable();
}

Words words(FigureEvent event)
{
    switch (event) {
    case FigureEvent::approve:   return {"审核通过", "Approve"};
    case FigureEvent::send_back: return {"退回", "Send back"};
    case FigureEvent::correct:   return {"更正", "Correct"};
    }
    std::unreachable();
}

Result<IndicatorText> plan_indicator(IndicatorText const& typed)
{
    IndicatorText out{typed};
    out.name = TRY(titled(typed.name, "/name"));
    if (!typed.measured_in.empty()) out.measured_in = TRY(titled(typed.measured_in, "/measured_in"));
    if (typed.breakdowns.size() > breakdowns_most)
        return refuse(refusal::too_large, "/breakdowns", std::to_string(breakdowns_most));
    std::set<std::string> seen;
    for (auto const& each : typed.breakdowns)
        if (!seen.insert(each.value).second) return refuse(refusal::already_exists, "/breakdowns", each.value);
    return out;
}

Result<IndicatorText> plan_redefinition(IndicatorText const& typed, IndicatorDefinition const& now,
                                        std::string const& reason, std::string const& decision)
{
    if (!open(now.plan_state)) return refuse(refusal::plan_not_open);
    auto        out    = TRY(plan_indicator(typed));
    auto const& before = now.text;
    if (now.figures && out.frequency != before.frequency) return refuse(refusal::figures_there, "/frequency", "");
    for (auto const& group : now.told_of)
        if (std::ranges::find(out.breakdowns, group, &Line<60>::value) == out.breakdowns.end())
            return refuse(refusal::figures_there, "/breakdowns", group);
    if (reason.empty()) return refuse(refusal::missing_field, "/reason", "");
    bool const measures_as_before = out.measured_in == before.measured_in && out.direction == before.direction &&
                                    out.frequency == before.frequency && out.numerator == before.numerator &&
                                    out.denominator == before.denominator && out.breakdowns == before.breakdowns;
    if (!measures_as_before && !unbound(now.plan_state) && decision.empty())
        return refuse(refusal::decision_missing, "/decision", "");
    return out;
}

Result<void> plan_figure(FigureText const& figure, std::string const& decision, IndicatorNow const& of)
{
    if (!of.keeps) return refuse(refusal::not_your_role);
    if (figure.period.frequency() != of.frequency)
        return refuse(refusal::period_not_of_frequency, "/period", std::string{name_of(of.frequency)});
    bool const target = figure.kind == FigureKind::target, within = figure.op == Operator::within;
    if (target != figure.op.has_value() || within != figure.upper.has_value() ||
        (figure.upper && *figure.upper < figure.value))
        return refuse(refusal::operator_and_kind, figure.upper ? "/upper" : "/operator", "");
    if (figure.address.value.empty() && !figure.file) return refuse(refusal::source_missing, "/address", "");
    if (!figure.breakdown.value.empty() && of.breakdowns.find(json::to_text(figure.breakdown)) == of.breakdowns.npos)
        return refuse(refusal::not_found, "/breakdown", figure.breakdown.value);
    if (of.plan_state == PlanState::closed) return refuse(refusal::plan_not_open);
    if (target && !open(of.plan_state)) return refuse(refusal::plan_not_open);
    if (target && !unbound(of.plan_state) && decision.empty())
        return refuse(refusal::decision_missing, "/decision", "");
    return {};
}

Result<FigureState> plan_figure_step(FigureNow const& figure, FigureEvent event, std::string const& reason,
                                     Caller const& by)
{
    auto to = TRY(possible(figure, event, by));
    if (event == FigureEvent::send_back && reason.empty()) return refuse(refusal::missing_field, "/reason", "");
    return to;
}

std::vector<api::May> may(FigureNow const& figure, Caller const& by)
{
    return api::steps_from(
        figure_life, figure.state, [&](auto const& step) { return possible(figure, step.on, by); },
        [](auto const& step, Refused const& refused) { return remedy(refused.why, step.by); });
}

} // namespace penstock
