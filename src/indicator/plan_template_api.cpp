// Endpoints for templates of plans: what is shipped, and drafting a plan from one.
#include "indicator/indicator_api.hpp"
#include "indicator/plan_template.hpp"

namespace penstock {

namespace {

struct ShippedPlanView {
    std::string                 name;
    Bilingual                   title;
    Bilingual                   words;
    std::vector<Line<500>>      sources;
    std::int64_t                indicators{};
    std::vector<ShippedDomain>  domains;
};
BOOST_DESCRIBE_STRUCT(ShippedPlanView, (), (name, title, words, sources, indicators, domains))

struct ShippedPlansAsk {};
BOOST_DESCRIBE_STRUCT(ShippedPlansAsk, (), ())

struct ShippedPlansView {
    std::vector<ShippedPlanView> templates;
};
BOOST_DESCRIBE_STRUCT(ShippedPlansView, (), (templates))

Result<ShippedPlansView> list_plan_templates(Look&, ShippedPlansAsk const&)
{
    ShippedPlansView out;
    for (auto const& each : shipped_plans()) {
        ShippedPlanView view{each.name.value, each.title, each.words, each.sources, 0, each.domains};
        for (auto const& domain : each.domains) view.indicators += static_cast<std::int64_t>(domain.indicators.size());
        out.templates.push_back(std::move(view));
    }
    return out;
}

struct DraftFromTemplateAsk {
    Line<40>                    name;
    Id<Body>                    keeper;
    Bilingual                   title;
    std::optional<Line<500, 0>> source;
    std::int64_t                first_year{};
    std::int64_t                last_year{};
};
BOOST_DESCRIBE_STRUCT(DraftFromTemplateAsk, (), (name, keeper, title, source, first_year, last_year))

struct DraftedView {
    Id<Plan>  id;
    PlanState state{};
};
BOOST_DESCRIBE_STRUCT(DraftedView, (), (id, state))

Result<DraftedView> draft_plan_from_template(Act& act, Caller const& by, DraftFromTemplateAsk const& ask)
{
    auto id = TRY(draft_from_template(act, by, ask.name.value, ask.keeper,
                                      {ask.title, ask.source.value_or(Line<500, 0>{}), ask.first_year, ask.last_year}));
    return DraftedView{id, PlanState::draft};
}

} // namespace

void register_plan_templates(api::Registry& registry)
{
    using enum Permission;
    registry.read<read_mandate, list_plan_templates>("/api/plan-templates",
                                                     {"列出规划模板", "List the templates of plans"});
    registry.act<manage_mandate, draft_plan_from_template>("/api/plan-templates/{name}/plans",
                                                           {"按模板起草规划", "Draft a plan from a template"});
}

} // namespace penstock
