// Endpoints for plans: their parts with the indicators in them, their life, and the periods that are locked.
#include "indicator/indicator_api.hpp"

namespace penstock {

namespace {

struct PlanItem {
    Id<Plan>     id;
    Bilingual    title;
    Titled       keeper; // the body that keeps it
    PlanState    state{};
    std::int64_t first_year{};
    std::int64_t last_year{};
    std::int64_t indicators{};
    std::int64_t waiting{}; // figures that wait for approval
};
BOOST_DESCRIBE_STRUCT(PlanItem, (), (id, title, keeper, state, first_year, last_year, indicators, waiting))

constexpr std::string_view plan_columns = R"sql(
    SELECT p.id, p.title_zh, p.title_en, p.body_id AS keeper_id, b.name_zh AS keeper_title_zh,
           b.name_en AS keeper_title_en, p.state, p.first_year, p.last_year, p.indicators, p.waiting)sql";
constexpr std::string_view plan_tables = "FROM plan p JOIN body b ON b.id = p.body_id";

constexpr api::SortBy<PlanItem> plan_orders[] = {
    {"id", "p.id", [](PlanItem const& plan) -> api::SortKey { return plan.id.value; }},
    {"state", "p.state", [](PlanItem const& plan) -> api::SortKey { return std::string{name_of(plan.state)}; }},
    {"first_year", "p.first_year", [](PlanItem const& plan) -> api::SortKey { return plan.first_year; }},
};

struct PlansAsk : api::ListAsk {
    std::optional<Line<200, 0>> text; // of the title
    std::optional<PlanState>    state;
    std::optional<Id<Body>>     keeper;
};
BOOST_DESCRIBE_STRUCT(PlansAsk, (api::ListAsk), (text, state, keeper))

Result<api::List<PlanItem>> list_plans(Look& look, PlansAsk const& ask)
{
    api::ListQuery query{plan_columns, plan_tables, "p.id"};
    if (ask.text) query.where_one_holds(ask.text->value, {"p.title_zh", "p.title_en"});
    if (ask.state) query.where("p.state = ?", *ask.state);
    if (ask.keeper) query.where("p.body_id = ?", *ask.keeper);
    return query.page<PlanItem>(look.read, ask, plan_orders);
}

struct PartView {
    Id<PlanPart> id;
    PlanPartKind kind{};
    std::int64_t whole{}; // the domain of an objective; 0: of none
    Bilingual    title;
};
BOOST_DESCRIBE_STRUCT(PartView, (), (id, kind, whole, title))

// How many indicators stand so.
struct AssessmentCount {
    Assessment   assessment{};
    std::int64_t count{};
};
BOOST_DESCRIBE_STRUCT(AssessmentCount, (), (assessment, count))

struct PlanView : PlanItem {
    std::string                  source;
    std::string                  decision; // the latest it rests on
    std::vector<PartView>        parts;
    std::vector<IndicatorItem>   list;
    std::vector<AssessmentCount> standing; // of each state there is
    std::vector<Period>          locked;
    std::int64_t                 caused_by{};
    bool                         may_define{};
    std::vector<api::May>        may;
};
BOOST_DESCRIBE_STRUCT(PlanView, (PlanItem),
                      (source, decision, parts, list, standing, locked, caused_by, may_define, may))

Result<PlanView> plan_view(Reader& reader, Caller const& caller, Id<Plan> id)
{
    auto item = reader.row<PlanItem>(
        std::string{plan_columns} + " " + std::string{plan_tables} + " WHERE p.id = $1", id);
    if (!item) return refuse(refusal::not_found);
    PlanView out;
    static_cast<PlanItem&>(out) = *std::move(item);
    out.source                  = reader.one<std::string>("SELECT source FROM plan WHERE id = $1", id);
    out.decision                = reader.one<std::string>("SELECT decision FROM plan WHERE id = $1", id);
    out.parts                   = reader.rows<PartView>(R"sql(
        SELECT id, kind, whole_id AS whole, title_zh, title_en FROM plan_part WHERE plan_id = $1 ORDER BY id
    )sql",
                                      id);
    out.list                    = indicators_of(reader, id);
    for (auto const& [assessment, name] : enumerators<Assessment>()) {
        auto const count = std::ranges::count(out.list, assessment, &IndicatorItem::assessment);
        if (count > 0) out.standing.push_back({assessment, count});
    }
    out.locked     = reader.rows<Period>("SELECT period FROM period_lock WHERE plan_id = $1 ORDER BY period", id);
    out.caused_by  = id.value;
    out.may_define = caller.may_in(Permission::manage_mandate, 0) && open(out.state);
    out.may        = may(out.state, caller);
    return out;
}

struct PlanAsk {
    Id<Plan> id;
};
BOOST_DESCRIBE_STRUCT(PlanAsk, (), (id))

Result<PlanView> get_plan(Look& look, PlanAsk const& ask) { return plan_view(look.read, look.caller, ask.id); }

struct DraftPlanAsk {
    Id<Body>                    keeper;
    Bilingual                   title;
    std::optional<Line<500, 0>> source;
    std::int64_t                first_year{};
    std::int64_t                last_year{};
};
BOOST_DESCRIBE_STRUCT(DraftPlanAsk, (), (keeper, title, source, first_year, last_year))

Result<PlanView> draft_one_plan(Act& act, Caller const& by, DraftPlanAsk const& ask)
{
    auto id = TRY(draft_plan(act, by, ask.keeper,
                             {ask.title, ask.source.value_or(Line<500, 0>{}), ask.first_year, ask.last_year}));
    return plan_view(act.read(), by, id);
}

struct StepPlanAsk {
    Id<Plan>                    id;
    PlanEvent                   step{};
    std::optional<Line<300, 0>> decision; // it rests on: needed to adopt and to revise
};
BOOST_DESCRIBE_STRUCT(StepPlanAsk, (), (id, step, decision))

Result<PlanView> step_plan(Act& act, Caller const& by, StepPlanAsk const& ask)
{
    CHECK(move_plan(act, by, ask.id, ask.step, ask.decision ? ask.decision->value : ""));
    return plan_view(act.read(), by, ask.id);
}

struct SetPartAsk {
    Id<Plan>                    id;
    PlanPartKind                kind{};
    std::optional<Id<PlanPart>> whole; // the domain of an objective
    Bilingual                   title;
};
BOOST_DESCRIBE_STRUCT(SetPartAsk, (), (id, kind, whole, title))

Result<PlanView> set_one_part(Act& act, Caller const& by, SetPartAsk const& ask)
{
    CHECK(set_part(act, by, ask.id, ask.kind, ask.whole, ask.title));
    return plan_view(act.read(), by, ask.id);
}

struct DefineIndicatorAsk : DefinitionAsk {
    Id<Plan>                id;
    std::optional<Id<Body>> owner;
};
BOOST_DESCRIBE_STRUCT(DefineIndicatorAsk, (DefinitionAsk), (id, owner))

Result<PlanView> define_one_indicator(Act& act, Caller const& by, DefineIndicatorAsk const& ask)
{
    CHECK(define_indicator(act, by, ask.id, ask.part, ask.text(), ask.owner));
    return plan_view(act.read(), by, ask.id);
}

struct LockPeriodAsk {
    Id<Plan>                   id;
    Period                     period;
    bool                       locked{}; // false: unlock it, with the reason
    std::optional<Prose<2000>> reason;
};
BOOST_DESCRIBE_STRUCT(LockPeriodAsk, (), (id, period, locked, reason))

Result<PlanView> lock_one_period(Act& act, Caller const& by, LockPeriodAsk const& ask)
{
    CHECK(lock_period(act, by, ask.id, ask.period, ask.locked, ask.reason ? ask.reason->value : ""));
    return plan_view(act.read(), by, ask.id);
}

} // namespace

void register_plans(api::Registry& registry)
{
    using enum Permission;
    registry.read<read_mandate, list_plans>("/api/plans", {"列出规划", "List plans"});
    registry.read<read_mandate, get_plan>("/api/plans/{id}", {"查看一个规划", "One plan with its indicators"});
    registry.act<manage_mandate, draft_one_plan>("/api/plans", {"起草规划", "Draft a plan"});
    registry.act<manage_mandate, step_plan>("/api/plans/{id}/steps", {"推进规划", "Move a plan one step on"});
    registry.act<manage_mandate, set_one_part>("/api/plans/{id}/parts",
                                               {"设立领域或目标", "Set a domain or an objective of a plan"});
    registry.act<manage_mandate, define_one_indicator>("/api/plans/{id}/indicators",
                                                       {"设立指标", "Define an indicator of a plan"});
    registry.act<manage_mandate, lock_one_period>("/api/plans/{id}/locks",
                                                  {"锁定或解锁期间数据", "Lock or unlock the figures of a period"});
}

} // namespace penstock
