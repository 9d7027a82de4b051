// What facts about scorecards do to the tables, and the act that writes them.
#include "indicator/refusals.hpp"
#include "indicator/scorecard_facts.hpp"

#include "people/refusals.hpp"

#include <algorithm>

namespace penstock {

void apply(Writer& db, Stamp const& stamp, ScorecardSet const& fact)
{
    for (auto const* table : {"scorecard_indicator", "scorecard_domain", "scorecard"})
        db.run("DELETE FROM " + std::string{table} + " WHERE plan_id = $1", fact.plan);
    db.run("INSERT INTO scorecard (plan_id, least_coverage, set_by) VALUES ($1, $2, $3)", fact.plan,
           fact.text.least_coverage, stamp.actor);
    for (auto const& each : fact.text.domains)
        db.run("INSERT INTO scorecard_domain (plan_id, part_id, weight) VALUES ($1, $2, $3)", fact.plan, each.part,
               each.weight);
    for (auto const& each : fact.text.indicators)
        db.run("INSERT INTO scorecard_indicator (plan_id, indicator_id, weight) VALUES ($1, $2, $3)", fact.plan,
               each.indicator, each.weight);
}

void add_scorecard_facts(FactKinds& kinds) { kinds.add<ScorecardSet>(); }

std::optional<ScorecardText> load_scorecard(Reader& reader, Id<Plan> plan)
{
    auto least = reader.row<std::int64_t>("SELECT least_coverage FROM scorecard WHERE plan_id = $1", plan);
    if (!least) return std::nullopt;
    return ScorecardText{
        *least,
        reader.rows<DomainWeight>(
            "SELECT part_id AS part, weight FROM scorecard_domain WHERE plan_id = $1 ORDER BY part_id", plan),
        reader.rows<IndicatorWeight>("SELECT indicator_id AS indicator, weight FROM scorecard_indicator "
                                     "WHERE plan_id = $1 ORDER BY indicator_id",
                                     plan)};
}

Result<void> set_scorecard(Act& act, Caller const& by, Id<Plan> id, ScorecardText const& text,
                           std::string const& reason)
{
    CHECK(by.check_in(Permission::manage_mandate, 0));
    auto plan = TRY(load_plan(act.read(), id));
    CHECK(plan_scorecard(text));
    if (!open(plan.state)) return refuse(refusal::plan_not_open);
    for (std::size_t i = 0; i < text.domains.size(); ++i)
        if (!act.read().row<std::int64_t>("SELECT 1 FROM plan_part WHERE id = $1 AND plan_id = $2 AND kind = 'domain'",
                                          text.domains[i].part, id))
            return refuse(refusal::not_found, "/domains/" + std::to_string(i) + "/part", "");
    for (std::size_t i = 0; i < text.indicators.size(); ++i) {
        auto domain = act.read().row<Id<PlanPart>>(R"sql(
            SELECT CASE WHEN t.kind = 'domain' THEN t.id ELSE t.whole_id END
              FROM indicator i
              JOIN plan_part t ON t.id = i.part_id
             WHERE i.id = $1 AND i.plan_id = $2
        )sql",
                                                   text.indicators[i].indicator, id);
        if (!domain || std::ranges::find(text.domains, *domain, &DomainWeight::part) == text.domains.end())
            return refuse(refusal::not_found, "/indicators/" + std::to_string(i) + "/indicator", "");
    }
    if (reason.empty() && !unbound(plan.state) && load_scorecard(act.read(), id))
        return refuse(refusal::missing_field, "/reason", "");
    act.record(ScorecardSet{{id}, text, reason});
    return {};
}

} // namespace penstock
