// Plans, indicators and figures on the line: from a figure back to the plan and the body that keeps it.
#include "indicator/indicator_api.hpp"

namespace penstock {

namespace {

bool sees_indicator(Look& look, std::int64_t id)
{
    auto indicator = load_indicator(look.read, {id}, look.caller, look.today);
    return indicator && sees(look.caller, *indicator);
}

std::optional<LineSight> see_plan(Look& look, std::int64_t id)
{
    if (!look.caller.may(Permission::read_mandate)) return std::nullopt;
    auto title = look.read.row<Bilingual>("SELECT title_zh AS zh, title_en AS en FROM plan WHERE id = $1", id);
    if (!title) return std::nullopt;
    return LineSight{.title    = *std::move(title),
                     .decision = look.read.one<std::string>("SELECT decision FROM plan WHERE id = $1", id)};
}

std::vector<LineEdge> causes_of_plan(Look& look, std::int64_t id)
{
    std::vector<LineEdge> out;
    if (!look.caller.may(Permission::read_mandate)) return out;
    add(out, {.noun  = "body",
              .words = {"制定机构", "Kept by"},
              .ids   = look.read.rows<std::int64_t>("SELECT body_id FROM plan WHERE id = $1", id)});
    return out;
}

std::vector<LineEdge> effects_of_plan(Look& look, std::int64_t id)
{
    std::vector<LineEdge> out;
    if (!look.caller.may(Permission::read_mandate)) return out;
    add(out, {.noun  = "indicator",
              .words = {"指标", "Its indicators"},
              .ids   = look.read.rows<std::int64_t>(
                  "SELECT id FROM indicator WHERE plan_id = $1 ORDER BY id LIMIT 5", id),
              .count = look.read.one<std::int64_t>("SELECT indicators FROM plan WHERE id = $1", id),
              .list  = "indicators?plan=" + std::to_string(id)});
    return out;
}

std::optional<LineSight> see_indicator(Look& look, std::int64_t id)
{
    if (!sees_indicator(look, id)) return std::nullopt;
    return LineSight{.title = look.read.one<Bilingual>(
                         "SELECT name_zh AS zh, name_en AS en FROM indicator WHERE id = $1", id)};
}

std::vector<LineEdge> causes_of_indicator(Look& look, std::int64_t id)
{
    std::vector<LineEdge> out;
    if (!sees_indicator(look, id)) return out;
    add(out, {.noun  = "plan",
              .words = {"所属规划", "Of the plan"},
              .ids   = look.read.rows<std::int64_t>("SELECT plan_id FROM indicator WHERE id = $1", id)});
    add(out, {.noun  = "directive",
              .words = {"措施所落实的督办事项", "Directives its measures serve"},
              .ids   = look.read.rows<std::int64_t>(R"sql(
        SELECT DISTINCT directive_id FROM measure WHERE indicator_id = $1 AND directive_id > 0
         ORDER BY directive_id LIMIT 5
    )sql",
                                                    id)});
    return out;
}

std::optional<LineSight> see_figure(Look& look, std::int64_t id)
{
    auto figure = load_figure(look.read, {id}, look.caller, look.today);
    if (!figure) return std::nullopt;
    auto name = look.read.one<Bilingual>("SELECT name_zh AS zh, name_en AS en FROM indicator WHERE id = $1",
                                         figure->indicator);
    if (!name.zh.empty()) name.zh += " " + figure->period.value;
    if (!name.en.empty()) name.en += " " + figure->period.value;
    return LineSight{.title = std::move(name)};
}

std::vector<LineEdge> causes_of_figure(Look& look, std::int64_t id)
{
    std::vector<LineEdge> out;
    if (auto figure = load_figure(look.read, {id}, look.caller, look.today))
        add(out, {.noun = "indicator", .words = {"所属指标", "Of the indicator"}, .ids = {figure->indicator.value}});
    return out;
}

std::vector<LineEdge> plans_of_body(Look& look, std::int64_t id)
{
    std::vector<LineEdge> out;
    if (!look.caller.may(Permission::read_mandate)) return out;
    add(out,
        {.noun  = "plan",
         .words = {"制定的规划", "Plans it keeps"},
         .ids   = look.read.rows<std::int64_t>("SELECT id FROM plan WHERE body_id = $1 ORDER BY id LIMIT 5", id),
         .list  = "plans?keeper=" + std::to_string(id)});
    return out;
}

std::vector<LineEdge> indicators_of_directive(Look& look, std::int64_t id)
{
    std::vector<LineEdge> out;
    if (!look.caller.may(Permission::read_mandate)) return out;
    add(out, {.noun  = "indicator",
              .words = {"以措施落实于指标", "Indicators its measures serve"},
              .ids   = look.read.rows<std::int64_t>(R"sql(
        SELECT DISTINCT indicator_id FROM measure WHERE directive_id = $1 ORDER BY indicator_id LIMIT 5
    )sql",
                                                    id)});
    return out;
}

} // namespace

void describe_line_of_plans(LineNouns& nouns)
{
    nouns.declare("plan", {{"规划", "Plan"}, see_plan, causes_of_plan, effects_of_plan});
    nouns.declare("indicator", {{"指标", "Indicator"}, see_indicator, causes_of_indicator, nullptr});
    nouns.declare("figure", {{"数据", "Figure"}, see_figure, causes_of_figure, nullptr});
    nouns.extend("body", plans_of_body);
    nouns.extend("directive", indicators_of_directive);
}

} // namespace penstock
