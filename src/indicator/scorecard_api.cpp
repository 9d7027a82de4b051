// Endpoints for the scorecard of a plan: what is weighed and how much, and the scores that come of it.
#include "indicator/indicator_api.hpp"
#include "indicator/scorecard_facts.hpp"
#include "indicator/series.hpp"

#include <algorithm>
#include <map>

namespace penstock {

namespace {

struct ScoreOfIndicator {
    Titled                     indicator; // by its name
    std::string                code;
    std::int64_t               weight{};
    std::optional<DecimalText> score; // percent of the way to its goal; absent: none can be told
    Assessment                 assessment{};
};
BOOST_DESCRIBE_STRUCT(ScoreOfIndicator, (), (indicator, code, weight, score, assessment))

struct ScoreOfDomain {
    Titled                        part;
    std::int64_t                  weight{};
    std::optional<DecimalText>    score;
    std::int64_t                  coverage{}; // percent of the weight that has a score
    std::vector<ScoreOfIndicator> indicators;
};
BOOST_DESCRIBE_STRUCT(ScoreOfDomain, (), (part, weight, score, coverage, indicators))

struct ScorecardView {
    Id<Plan>                   id;
    std::string                state{"none"}; // or set
    std::int64_t               least_coverage{};
    std::optional<DecimalText> score;
    std::int64_t               coverage{};
    std::vector<ScoreOfDomain> domains;
    bool                       may_set{};
    bool                       owes_reason{}; // to change it
};
BOOST_DESCRIBE_STRUCT(ScorecardView, (), (id, state, least_coverage, score, coverage, domains, may_set, owes_reason))

// Hundredths of a percent as percent.
std::optional<DecimalText> percent(std::optional<std::int64_t> score)
{
    if (!score) return std::nullopt;
    return DecimalText::of(Decimal{*score, 2});
}

struct WeighedRow {
    Titled       indicator;
    std::string  code;
    Id<PlanPart> domain;
    std::int64_t weight{};
};
BOOST_DESCRIBE_STRUCT(WeighedRow, (), (indicator, code, domain, weight))

struct DomainRow {
    Titled       part;
    std::int64_t weight{};
};
BOOST_DESCRIBE_STRUCT(DomainRow, (), (part, weight))

Result<ScorecardView> scorecard_view(Reader& reader, Caller const& caller, Id<Plan> id)
{
    auto          plan = TRY(load_plan(reader, id));
    ScorecardView out{.id = id, .may_set = caller.may_in(Permission::manage_mandate, 0) && open(plan.state)};
    auto          card = load_scorecard(reader, id);
    if (!card) return out;
    out.state                   = "set";
    out.least_coverage          = card->least_coverage;
    out.owes_reason             = !unbound(plan.state);
    auto const           series = series_of_plan(reader, id);
    auto const           rows   = reader.rows<WeighedRow>(R"sql(
        SELECT i.id AS indicator_id, i.name_zh AS indicator_title_zh, i.name_en AS indicator_title_en, i.code,
               CASE WHEN t.kind = 'domain' THEN t.id ELSE t.whole_id END AS domain, w.weight
          FROM scorecard_indicator w
          JOIN indicator i ON i.id = w.indicator_id
          JOIN plan_part t ON t.id = i.part_id
         WHERE w.plan_id = $1
         ORDER BY i.id
    )sql",
                                                          id);
    std::vector<Weighed> whole;
    for (auto& domain : reader.rows<DomainRow>(R"sql(
             SELECT t.id AS part_id, t.title_zh AS part_title_zh, t.title_en AS part_title_en, w.weight
               FROM scorecard_domain w
               JOIN plan_part t ON t.id = w.part_id
              WHERE w.plan_id = $1
              ORDER BY t.id
         )sql",
                                               id)) {
        ScoreOfDomain        view{.part = std::move(domain.part), .weight = domain.weight};
        std::vector<Weighed> weighed;
        for (auto const& row : rows) {
            if (row.domain.value != view.part.id) continue;
            auto const   found = series.find(row.indicator.id);
            Series const known = found == series.end() ? Series{} : found->second;
            auto const   score = progress_of(known);
            weighed.push_back({row.weight, score});
            view.indicators.push_back({row.indicator, row.code, row.weight, percent(score), assess(known).state});
        }
        auto const composite = composite_of(weighed, card->least_coverage);
        view.score           = percent(composite.score);
        view.coverage        = composite.coverage;
        whole.push_back({domain.weight, composite.score});
        out.domains.push_back(std::move(view));
    }
    auto const composite = composite_of(whole, card->least_coverage);
    out.score            = percent(composite.score);
    out.coverage         = composite.coverage;
    return out;
}

struct ScorecardAsk {
    Id<Plan> id;
};
BOOST_DESCRIBE_STRUCT(ScorecardAsk, (), (id))

Result<ScorecardView> get_scorecard(Look& look, ScorecardAsk const& ask)
{
    return scorecard_view(look.read, look.caller, ask.id);
}

struct SetScorecardAsk {
    Id<Plan>                     id;
    std::int64_t                 least_coverage{};
    std::vector<DomainWeight>    domains;
    std::vector<IndicatorWeight> indicators;
    std::optional<Prose<2000>>   reason; // to change one that binds
};
BOOST_DESCRIBE_STRUCT(SetScorecardAsk, (), (id, least_coverage, domains, indicators, reason))

Result<ScorecardView> set_one_scorecard(Act& act, Caller const& by, SetScorecardAsk const& ask)
{
    CHECK(set_scorecard(act, by, ask.id, {ask.least_coverage, ask.domains, ask.indicators},
                        ask.reason ? ask.reason->value : ""));
    return scorecard_view(act.read(), by, ask.id);
}

} // namespace

void register_scorecards(api::Registry& registry)
{
    using enum Permission;
    registry.read<read_mandate, get_scorecard>("/api/plans/{id}/scorecard", {"查看记分卡", "The scorecard of a plan"});
    registry.act<manage_mandate, set_one_scorecard>("/api/plans/{id}/scorecard",
                                                    {"设定记分卡", "Set the scorecard of a plan"});
}

} // namespace penstock
