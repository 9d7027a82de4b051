#include "indicator/plan_template.hpp"

#include <algorithm>

namespace penstock {

std::vector<ShippedPlan> const& shipped_plans()
{
    static std::vector<ShippedPlan> const plans = [] {
        std::vector<ShippedPlan> out;
        for (auto text : shipped_plan_texts()) {
            auto plan = json::from_text<ShippedPlan>(text);
            expects(plan.has_value());
            out.push_back(*std::move(plan));
        }
        return out;
    }();
    return plans;
}

Result<Id<Plan>> draft_from_template(Act& act, Caller const& by, std::string_view name, Id<Body> body,
                                     PlanText const& typed)
{
    auto const& all   = shipped_plans();
    auto const  found = std::ranges::find_if(all, [&](ShippedPlan const& each) { return each.name.value == name; });
    if (found == all.end()) return refuse(refusal::not_found, "/template", std::string{name});
    return draft_from_template(act, by, *found, body, typed);
}

Result<Id<Plan>> draft_from_template(Act& act, Caller const& by, ShippedPlan const& from, Id<Body> body,
                                     PlanText const& typed)
{
    auto          plan = TRY(draft_plan(act, by, body, typed));
    ScorecardText card{.least_coverage = from.least_coverage.value_or(0)};
    for (auto const& domain : from.domains) {
        auto part = TRY(set_part(act, by, plan, PlanPartKind::domain, std::nullopt, domain.title));
        if (domain.weight) card.domains.push_back({part, *domain.weight});
        for (auto const& each : domain.indicators) {
            IndicatorText const text{each.code,
                                     each.name,
                                     each.measured_in,
                                     each.direction,
                                     each.frequency.value_or(Frequency::yearly),
                                     each.numerator.value_or(Line<300, 0>{}),
                                     each.denominator.value_or(Line<300, 0>{}),
                                     each.breakdowns.value_or(std::vector<Line<60>>{})};
            auto                indicator = TRY(define_indicator(act, by, plan, part, text, std::nullopt));
            if (each.weight) card.indicators.push_back({indicator, *each.weight});
        }
    }
    if (!card.domains.empty()) CHECK(set_scorecard(act, by, plan, card, ""));
    return plan;
}

} // namespace penstock
