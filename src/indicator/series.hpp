// From the figures of the record to the series that is assessed: approved ones only, and of several published for one
// period the one that was chosen.
#pragma once

#include "indicator/indicator.hpp"
#include "store/db.hpp"

#include <map>
#include <vector>

namespace penstock {

// A figure as far as it matters which one counts.
struct Counted {
    Id<Figure>              id;
    Id<Indicator>           indicator;
    FigureKind              kind{};
    Period                  period;
    std::int64_t            month{};
    std::string             breakdown;
    std::optional<Operator> op;
    Decimal                 value;
    std::optional<Decimal>  upper;
    bool                    chosen{};
    bool                    taken{}; // it counts
};

// Marks the one that counts for each kind, period and breakdown of an indicator: the chosen one, or, where all say the
// same, the earliest. Where they differ and none is chosen, none counts.
void mark_taken(std::vector<Counted>& figures);

// The series of the whole, from figures marked so; breakdowns are told beside it and not assessed.
Series series_from(std::vector<Counted> const& figures, std::vector<Period> breaks);

// Approved figures, by indicator.
std::map<std::int64_t, std::vector<Counted>> counted_of_plan(Reader& reader, Id<Plan> plan);
std::vector<Counted>                         counted_of(Reader& reader, Id<Indicator> indicator);

std::map<std::int64_t, Series> series_of_plan(Reader& reader, Id<Plan> plan);
Series                         series_of(Reader& reader, Id<Indicator> indicator);

} // namespace penstock
