// Templates of plans, shipped with the program in plans/*.json: domains and indicators without owners or figures, which
// are a body's own. Drafting from one sets everything in a single act; nothing of it is bound to the template after.
#pragma once

#include "indicator/scorecard_facts.hpp"

#include <string_view>
#include <vector>

namespace penstock {

struct ShippedIndicator {
    Line<40>                             code;
    Bilingual                            name;
    Bilingual                            measured_in;
    Direction                            direction{};
    std::optional<Frequency>             frequency; // absent: yearly
    std::optional<Line<300, 0>>          numerator;
    std::optional<Line<300, 0>>          denominator;
    std::optional<std::vector<Line<60>>> breakdowns;
    std::optional<std::int64_t>          weight; // in its domain's score; absent: not weighed
};
BOOST_DESCRIBE_STRUCT(ShippedIndicator, (),
                      (code, name, measured_in, direction, frequency, numerator, denominator, breakdowns, weight))

struct ShippedDomain {
    Bilingual                      title;
    std::optional<std::int64_t>    weight; // in the score of the plan
    std::vector<ShippedIndicator>  indicators;
};
BOOST_DESCRIBE_STRUCT(ShippedDomain, (), (title, weight, indicators))

struct ShippedPlan {
    Line<40>                    name; // by which it is asked for
    Bilingual                   title;
    Bilingual                   words; // what it is for
    std::vector<Line<500>>      sources;
    std::optional<std::int64_t> least_coverage; // with weights: percent that must have a value
    std::vector<ShippedDomain>  domains;
};
BOOST_DESCRIBE_STRUCT(ShippedPlan, (), (name, title, words, sources, least_coverage, domains))

// Those shipped, in the order of their names.
std::vector<ShippedPlan> const&  shipped_plans();
std::vector<std::string_view>    shipped_plan_texts(); // generated from plans/*.json

// Drafts a plan with everything of the template. Refuses what draft_plan refuses, and not_found of the name.
Result<Id<Plan>> draft_from_template(Act& act, Caller const& by, std::string_view name, Id<Body> body,
                                     PlanText const& typed);
Result<Id<Plan>> draft_from_template(Act& act, Caller const& by, ShippedPlan const& from, Id<Body> body,
                                     PlanText const& typed);

} // namespace penstock
