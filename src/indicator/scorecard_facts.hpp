// What may be written about scorecards.
#pragma once

#include "indicator/indicator_facts.hpp"
#include "indicator/scorecard.hpp"

namespace penstock {

// Replaces what was set before.
struct ScorecardSet : OfPlan {
    static constexpr Words words{"设定记分卡", "Scorecard set"};

    ScorecardText text;
    std::string   reason; // of changing one that was there
};
BOOST_DESCRIBE_STRUCT(ScorecardSet, (OfPlan), (text, reason))

void apply(Writer& db, Stamp const& stamp, ScorecardSet const& fact);

void add_scorecard_facts(FactKinds& kinds);

// Nothing when the plan has none.
std::optional<ScorecardText> load_scorecard(Reader& reader, Id<Plan> plan);

// Refuses what plan_scorecard refuses, not_your_role, plan_not_open, not_found of a domain or indicator that is not of
// the plan or not within the domains weighed, and missing_field of the reason when there is one already that binds.
Result<void> set_scorecard(Act& act, Caller const& by, Id<Plan> plan, ScorecardText const& text,
                           std::string const& reason);

} // namespace penstock
