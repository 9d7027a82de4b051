#include "indicator/scorecard.hpp"

#include <set>

namespace penstock {

namespace {

Result<void> weights_fit(std::int64_t weight, std::string const& at)
{
    if (weight < 1 || weight > weight_most)
        return refuse(refusal::number_out_of_range, at, "1–" + std::to_string(weight_most));
    return {};
}

} // namespace

Composite composite_of(std::vector<Weighed> const& parts, std::int64_t least_coverage)
{
    std::int64_t whole = 0, with = 0, sum = 0;
    for (auto const& part : parts) {
        whole += part.weight;
        if (!part.score) continue;
        with += part.weight;
        sum += part.weight * *part.score;
    }
    Composite out{.coverage = whole == 0 ? 0 : with * 100 / whole};
    if (with > 0 && with * 100 >= whole * least_coverage) out.score = (sum * 2 + with) / (with * 2);
    return out;
}

Result<void> plan_scorecard(ScorecardText const& text)
{
    if (text.least_coverage < 1 || text.least_coverage > 100)
        return refuse(refusal::number_out_of_range, "/least_coverage", "1–100");
    if (text.domains.empty()) return refuse(refusal::missing_field, "/domains", "");
    if (text.indicators.empty()) return refuse(refusal::missing_field, "/indicators", "");
    std::set<std::int64_t> seen;
    for (std::size_t i = 0; i < text.domains.size(); ++i) {
        auto const at = "/domains/" + std::to_string(i);
        CHECK(weights_fit(text.domains[i].weight, at + "/weight"));
        if (!seen.insert(text.domains[i].part.value).second) return refuse(refusal::already_exists, at + "/part", "");
    }
    seen.clear();
    for (std::size_t i = 0; i < text.indicators.size(); ++i) {
        auto const at = "/indicators/" + std::to_string(i);
        CHECK(weights_fit(text.indicators[i].weight, at + "/weight"));
        if (!seen.insert(text.indicators[i].indicator.value).second)
            return refuse(refusal::already_exists, at + "/indicator", "");
    }
    return {};
}

} // namespace penstock
