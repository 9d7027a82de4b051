// Endpoints for indicators: how each stands and why, where it leads, and everything that was entered of it.
#include "indicator/indicator_api.hpp"

#include "indicator/figure_view.hpp"
#include "indicator/series.hpp"

namespace penstock {

namespace {

struct IndicatorRow {
    Id<Indicator> id;
    std::string   code;
    Bilingual     name;
    Bilingual     measured_in;
    Direction     direction{};
    Frequency     frequency{};
    Titled        plan;
    Titled        part;
    Titled        owner;
};
BOOST_DESCRIBE_STRUCT(IndicatorRow, (), (id, code, name, measured_in, direction, frequency, plan, part, owner))

constexpr std::string_view indicator_columns = R"sql(
    SELECT i.id, i.code, i.name_zh, i.name_en, i.measured_in_zh, i.measured_in_en, i.direction, i.frequency,
           i.plan_id, p.title_zh AS plan_title_zh, p.title_en AS plan_title_en, i.part_id,
           t.title_zh AS part_title_zh, t.title_en AS part_title_en, i.owner_id,
           COALESCE(o.name_zh, '') AS owner_title_zh, COALESCE(o.name_en, '') AS owner_title_en)sql";
constexpr std::string_view indicator_tables = R"sql(
      FROM indicator i
      JOIN plan p ON p.id = i.plan_id
      JOIN plan_part t ON t.id = i.part_id
      LEFT JOIN body o ON o.id = i.owner_id)sql";

PeriodValue shown(Measured const& measured) { return {measured.period, DecimalText::of(measured.value)}; }

TargetValue shown(Target const& target)
{
    TargetValue out{target.period, target.op, DecimalText::of(target.value), {}};
    if (target.upper) out.upper = DecimalText::of(*target.upper);
    return out;
}

IndicatorItem item(IndicatorRow row, Series const& series)
{
    IndicatorItem out{.id          = row.id,
                      .code        = std::move(row.code),
                      .name        = std::move(row.name),
                      .measured_in = std::move(row.measured_in),
                      .direction   = row.direction,
                      .frequency   = row.frequency,
                      .plan        = std::move(row.plan),
                      .part        = std::move(row.part)};
    if (row.owner.id != 0) out.owner = std::move(row.owner);
    if (series.baseline) out.baseline = shown(*series.baseline);
    if (!series.actuals.empty()) out.latest = shown(series.actuals.back());
    if (!series.targets.empty()) out.target = shown(series.targets.back());
    auto judged      = assess(series);
    out.assessment   = judged.state;
    out.why          = std::move(judged.why);
    out.met_at_start = judged.met_at_start;
    return out;
}

constexpr api::SortBy<IndicatorRow> indicator_orders[] = {
    {"id", "i.id", [](IndicatorRow const& row) -> api::SortKey { return row.id.value; }},
    {"code", "i.code", [](IndicatorRow const& row) -> api::SortKey { return row.code; }},
};

struct IndicatorsAsk : api::ListAsk {
    std::optional<Line<200, 0>> text; // of the name
    std::optional<Id<Plan>>     plan;
    std::optional<Id<Body>>     owner;
};
BOOST_DESCRIBE_STRUCT(IndicatorsAsk, (api::ListAsk), (text, plan, owner))

Result<api::List<IndicatorItem>> list_indicators(Look& look, IndicatorsAsk const& ask)
{
    api::ListQuery query{indicator_columns, indicator_tables, "i.id"};
    if (ask.text) query.where_one_holds(ask.text->value, {"i.name_zh", "i.name_en"});
    if (ask.plan) query.where("i.plan_id = ?", *ask.plan);
    if (ask.owner) query.where("i.owner_id = ?", *ask.owner);
    auto                     rows = TRY(query.page<IndicatorRow>(look.read, ask, indicator_orders));
    api::List<IndicatorItem> out{.next = std::move(rows.next), .total = rows.total};
    for (auto& row : rows.items) {
        auto const series = series_of(look.read, row.id);
        out.items.push_back(item(std::move(row), series));
    }
    return out;
}

struct MeasureView {
    Id<Measure>           id;
    Bilingual             title;
    Titled                owner;
    std::optional<Titled> directive;
};
BOOST_DESCRIBE_STRUCT(MeasureView, (), (id, title, owner, directive))

struct MeasureRow {
    Id<Measure> id;
    Bilingual   title;
    Titled      owner;
    Titled      directive;
};
BOOST_DESCRIBE_STRUCT(MeasureRow, (), (id, title, owner, directive))

struct BreakView {
    Period      period;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(BreakView, (), (period, reason))

struct ForecastView {
    ForecastMethod             method{};
    Period                     period;
    std::optional<DecimalText> value;
    std::optional<DecimalText> low; // of the interval
    std::optional<DecimalText> high;
    std::int64_t               percent{}; // it holds
    std::int64_t               points{};
};
BOOST_DESCRIBE_STRUCT(ForecastView, (), (method, period, value, low, high, percent, points))

struct IndicatorView : IndicatorItem {
    std::string                numerator;
    std::string                denominator;
    std::vector<std::string>   breakdowns;
    std::optional<DecimalText> expected; // what the path asks for in the latest period
    std::vector<PeriodValue>   series;   // the values that count, by period
    std::vector<PeriodValue>   path;     // its corners
    std::optional<ForecastView> forecast;
    std::vector<BreakView>     breaks;
    std::vector<MeasureView>   measures;
    std::vector<FigureView>    figures; // all that was entered, the newest period first
    std::vector<Period>        locked;  // periods of the plan
    PlanState                  plan_state{};
    std::int64_t               caused_by{};
    bool                       may_enter{};
    bool                       may_manage{};
};
BOOST_DESCRIBE_STRUCT(IndicatorView, (IndicatorItem),
                      (numerator, denominator, breakdowns, expected, series, path, forecast, breaks, measures, figures,
                       locked, plan_state, caused_by, may_enter, may_manage))

struct RatioText {
    std::string numerator;
    std::string denominator;
    std::string breakdowns;
};
BOOST_DESCRIBE_STRUCT(RatioText, (), (numerator, denominator, breakdowns))

Result<IndicatorView> indicator_view(Reader& reader, Caller const& caller, Id<Indicator> id, Day today)
{
    auto now = TRY(load_indicator(reader, id, caller, today));
    if (!sees(caller, now)) return refuse(refusal::not_found);
    auto const    series = series_of(reader, id);
    IndicatorView out;
    static_cast<IndicatorItem&>(out) =
        item(reader.one<IndicatorRow>(std::string{indicator_columns} + std::string{indicator_tables} +
                                          " WHERE i.id = $1",
                                      id),
             series);
    auto ratio =
        reader.one<RatioText>("SELECT numerator, denominator, breakdowns FROM indicator WHERE id = $1", id);
    out.numerator   = std::move(ratio.numerator);
    out.denominator = std::move(ratio.denominator);
    auto breakdowns = json::from_text<std::vector<std::string>>(ratio.breakdowns);
    expects(breakdowns.has_value());
    out.breakdowns = *std::move(breakdowns);
    if (auto judged = assess(series); judged.expected) out.expected = DecimalText::of(*judged.expected);
    for (auto const& each : series.actuals) out.series.push_back(shown(each));
    for (auto const& each : path_of(series)) out.path.push_back(shown(each));
    if (!series.targets.empty() && !series.actuals.empty()) {
        auto const&  at       = series.targets.back().period;
        auto const   expected = forecast(series, at);
        ForecastView view{.method  = expected.method,
                          .period  = at,
                          .percent = Forecast::percent,
                          .points  = expected.points};
        if (expected.value) view.value = DecimalText::of(*expected.value);
        if (expected.low) view.low = DecimalText::of(*expected.low);
        if (expected.high) view.high = DecimalText::of(*expected.high);
        out.forecast = std::move(view);
    }
    out.breaks = reader.rows<BreakView>(
        "SELECT period, reason FROM series_break WHERE indicator_id = $1 ORDER BY period", id);
    for (auto& row : reader.rows<MeasureRow>(R"sql(
             SELECT m.id, m.title_zh, m.title_en, m.owner_id, b.name_zh AS owner_title_zh, b.name_en AS owner_title_en,
                    m.directive_id, COALESCE(d.title_zh, '') AS directive_title_zh,
                    COALESCE(d.title_en, '') AS directive_title_en
               FROM measure m
               JOIN body b ON b.id = m.owner_id
               LEFT JOIN directive d ON d.id = m.directive_id
              WHERE m.indicator_id = $1
              ORDER BY m.id
         )sql",
                                             id)) {
        MeasureView measure{row.id, std::move(row.title), std::move(row.owner), {}};
        if (row.directive.id != 0) measure.directive = std::move(row.directive);
        out.measures.push_back(std::move(measure));
    }
    out.figures    = figures_of(reader, caller, id, now.keeps);
    out.locked     = reader.rows<Period>("SELECT period FROM period_lock WHERE plan_id = $1 ORDER BY period", now.plan);
    out.plan_state = now.plan_state;
    out.caused_by  = id.value;
    out.may_enter  = now.keeps && now.plan_state != PlanState::closed;
    out.may_manage = caller.may_in(Permission::manage_mandate, 0);
    return out;
}

struct IndicatorAsk {
    Id<Indicator> id;
};
BOOST_DESCRIBE_STRUCT(IndicatorAsk, (), (id))

Result<IndicatorView> get_indicator(Look& look, IndicatorAsk const& ask)
{
    return indicator_view(look.read, look.caller, ask.id, look.today);
}

struct AssignIndicatorAsk {
    Id<Indicator> id;
    Id<Body>      owner;
};
BOOST_DESCRIBE_STRUCT(AssignIndicatorAsk, (), (id, owner))

Result<IndicatorView> assign_one_indicator(Act& act, Caller const& by, AssignIndicatorAsk const& ask)
{
    CHECK(assign_indicator(act, by, ask.id, ask.owner));
    return indicator_view(act.read(), by, ask.id, act.today);
}

struct RedefineIndicatorAsk : DefinitionAsk {
    Id<Indicator>               id;
    std::optional<Prose<2000>>  reason;
    std::optional<Line<300, 0>> decision; // that a plan in force is measured by otherwise
};
BOOST_DESCRIBE_STRUCT(RedefineIndicatorAsk, (DefinitionAsk), (id, reason, decision))

Result<IndicatorView> redefine_one_indicator(Act& act, Caller const& by, RedefineIndicatorAsk const& ask)
{
    CHECK(redefine_indicator(act, by,
                             {{ask.id},
                              ask.part,
                              ask.text(),
                              ask.reason ? ask.reason->value : "",
                              ask.decision ? ask.decision->value : ""}));
    return indicator_view(act.read(), by, ask.id, act.today);
}

struct SetMeasureAsk {
    Id<Indicator>                id;
    Bilingual                    title;
    Id<Body>                     owner;
    std::optional<Id<Directive>> directive;
};
BOOST_DESCRIBE_STRUCT(SetMeasureAsk, (), (id, title, owner, directive))

Result<IndicatorView> set_one_measure(Act& act, Caller const& by, SetMeasureAsk const& ask)
{
    CHECK(set_measure(act, by, {{ask.id}, ask.title, ask.owner, ask.directive}));
    return indicator_view(act.read(), by, ask.id, act.today);
}

struct BreakSeriesAsk {
    Id<Indicator> id;
    Period        period; // the first that no longer compares with those before
    Prose<2000>   reason;
};
BOOST_DESCRIBE_STRUCT(BreakSeriesAsk, (), (id, period, reason))

Result<IndicatorView> break_one_series(Act& act, Caller const& by, BreakSeriesAsk const& ask)
{
    CHECK(break_series(act, by, ask.id, ask.period, ask.reason.value));
    return indicator_view(act.read(), by, ask.id, act.today);
}

struct EnterFigureAsk {
    Id<Indicator>               id;
    FigureKind                  kind{};
    Period                      period;
    std::optional<Line<60, 0>>  breakdown; // absent: of the whole
    std::optional<Operator>     op;        // of a target
    DecimalText                 value;
    std::optional<DecimalText>  upper; // of a target within two ends
    std::optional<Line<1000, 0>> address; // where it was published
    std::optional<EvidenceFile> file;  // or the file it stands in, which was uploaded
    std::optional<Prose<2000>>  note;
    std::optional<Id<Figure>>   replaces; // the one it corrects
    std::optional<Prose<2000>>  reason;   // of the correction
    std::optional<Line<300, 0>> decision; // a changed target rests on
};
BOOST_DESCRIBE_STRUCT(EnterFigureAsk, (),
                      (id, kind, period, breakdown, op, value, upper, address, file, note, replaces, reason, decision))

Result<IndicatorView> enter_one_figure(Act& act, Caller const& by, EnterFigureAsk const& ask)
{
    FigureText text{ask.kind,
                    ask.period,
                    ask.breakdown.value_or(Line<60, 0>{}),
                    ask.op,
                    ask.value.number(),
                    {},
                    ask.address.value_or(Line<1000, 0>{}),
                    ask.file,
                    ask.note.value_or(Prose<2000>{})};
    if (ask.upper) text.upper = ask.upper->number();
    CHECK(enter_figure(act, by,
                       {ask.id, text, ask.replaces, ask.reason ? ask.reason->value : "",
                        ask.decision ? ask.decision->value : ""}));
    return indicator_view(act.read(), by, ask.id, act.today);
}

} // namespace

std::vector<IndicatorItem> indicators_of(Reader& reader, Id<Plan> plan)
{
    auto                       series = series_of_plan(reader, plan);
    std::vector<IndicatorItem> out;
    for (auto& row :
         reader.rows<IndicatorRow>(std::string{indicator_columns} + std::string{indicator_tables} +
                                       " WHERE i.plan_id = $1 ORDER BY i.id",
                                   plan)) {
        auto const of = row.id.value;
        out.push_back(item(std::move(row), series[of]));
    }
    return out;
}

void register_indicators(api::Registry& registry)
{
    using enum Permission;
    registry.read<read_mandate, list_indicators>("/api/indicators", {"列出指标", "List indicators and how they stand"});
    registry.read<signed_in, get_indicator>("/api/indicators/{id}", {"查看一个指标", "One indicator"});
    registry.act<manage_mandate, assign_one_indicator>("/api/indicators/{id}/owner",
                                                       {"指定责任单位", "Name the unit that owns an indicator"});
    registry.act<manage_mandate, redefine_one_indicator>("/api/indicators/{id}/definition",
                                                         {"修订指标定义", "Change the definition of an indicator"});
    registry.act<manage_mandate, set_one_measure>("/api/indicators/{id}/measures",
                                                  {"设立措施", "Set a measure under an indicator"});
    registry.act<manage_mandate, break_one_series>("/api/indicators/{id}/breaks",
                                                   {"标记口径变化", "Mark a break in a series"});
    registry.act<signed_in, enter_one_figure>("/api/indicators/{id}/figures",
                                              {"填报数据", "Enter or correct a figure"});
}

} // namespace penstock
