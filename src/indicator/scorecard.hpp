// A scorecard: indicators of a plan brought together into one score, by weights that are declared. An indicator's score
// is its progress towards its goal; a domain's is the weighted mean of its indicators, the plan's that of its domains.
#pragma once

#include "indicator/assessment.hpp"
#include "indicator/indicator.hpp"
#include "indicator/plan.hpp"

namespace penstock {

// Relative among those of one kind: 2 counts twice as much as 1.
struct DomainWeight {
    Id<PlanPart> part;
    std::int64_t weight{};
};
BOOST_DESCRIBE_STRUCT(DomainWeight, (), (part, weight))

struct IndicatorWeight {
    Id<Indicator> indicator;
    std::int64_t  weight{};
};
BOOST_DESCRIBE_STRUCT(IndicatorWeight, (), (indicator, weight))

struct ScorecardText {
    std::int64_t                 least_coverage{}; // percent of the weight that must have a value, or there is no score
    std::vector<DomainWeight>    domains;
    std::vector<IndicatorWeight> indicators; // of those domains or their objectives
};
BOOST_DESCRIBE_STRUCT(ScorecardText, (), (least_coverage, domains, indicators))

inline constexpr std::int64_t weight_most = 1'000;

// Something weighed, with its score in hundredths of a percent where it has one.
struct Weighed {
    std::int64_t                weight{};
    std::optional<std::int64_t> score;
};

struct Composite {
    std::optional<std::int64_t> score; // in hundredths of a percent, rounded half up
    std::int64_t                coverage{}; // percent of the weight that has a score, rounded down
};

// The weighted mean of what has a score; none when less than least_coverage percent of the weight has one.
Composite composite_of(std::vector<Weighed> const& parts, std::int64_t least_coverage);

// Refuses number_out_of_range of a weight that is not from 1 to weight_most and of a coverage that is not from 1 to
// 100, already_exists of what stands twice, and missing_field when nothing is weighed.
Result<void> plan_scorecard(ScorecardText const& text);

} // namespace penstock
