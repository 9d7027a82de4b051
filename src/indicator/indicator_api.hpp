// Endpoints for plans, indicators and figures, and their place on the line.
#pragma once

#include "api/endpoint.hpp"
#include "api/line.hpp"
#include "api/named.hpp"
#include "indicator/indicator_facts.hpp"

namespace penstock {

void register_plans(api::Registry& registry);
void register_indicators(api::Registry& registry);
void register_figures(api::Registry& registry);
void register_figures_due(api::Registry& registry);
void register_scorecards(api::Registry& registry);
void register_plan_templates(api::Registry& registry);

void describe_line_of_plans(LineNouns& nouns);

// A definition as it is typed.
struct DefinitionAsk {
    Id<PlanPart>                         part;
    Line<40>                             code;
    Bilingual                            name;
    Bilingual                            measured_in;
    Direction                            direction{};
    Frequency                            frequency{};
    std::optional<Line<300, 0>>          numerator;
    std::optional<Line<300, 0>>          denominator;
    std::optional<std::vector<Line<60>>> breakdowns;

    IndicatorText text() const
    {
        return {code,
                name,
                measured_in,
                direction,
                frequency,
                numerator.value_or(Line<300, 0>{}),
                denominator.value_or(Line<300, 0>{}),
                breakdowns.value_or(std::vector<Line<60>>{})};
    }
};
BOOST_DESCRIBE_STRUCT(DefinitionAsk, (),
                      (part, code, name, measured_in, direction, frequency, numerator, denominator, breakdowns))

// A value with its period, as answers write it.
struct PeriodValue {
    Period      period;
    DecimalText value;
};
BOOST_DESCRIBE_STRUCT(PeriodValue, (), (period, value))

struct TargetValue {
    Period                     period;
    Operator                   op{};
    DecimalText                value;
    std::optional<DecimalText> upper;
};
BOOST_DESCRIBE_STRUCT(TargetValue, (), (period, op, value, upper))

// How an indicator stands, in short.
struct IndicatorItem {
    Id<Indicator>              id;
    std::string                code;
    Bilingual                  name;
    Bilingual                  measured_in;
    Direction                  direction{};
    Frequency                  frequency{};
    Titled                     plan;
    Titled                     part;
    std::optional<Titled>      owner;
    std::optional<PeriodValue> baseline;
    std::optional<PeriodValue> latest;
    std::optional<TargetValue> target; // the goal
    Assessment                 assessment{};
    Bilingual                  why; // in one sentence
    bool                       met_at_start{};
};
BOOST_DESCRIBE_STRUCT(IndicatorItem, (),
                      (id, code, name, measured_in, direction, frequency, plan, part, owner, baseline, latest, target,
                       assessment, why, met_at_start))

// All indicators of a plan, in the order of their definition.
std::vector<IndicatorItem> indicators_of(Reader& reader, Id<Plan> plan);

} // namespace penstock
