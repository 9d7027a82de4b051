// Endpoints for figures: what waits for approval, approving many at once, and choosing among published values.
#include "indicator/figure_view.hpp"
#include "indicator/indicator_api.hpp"
#include "indicator/refusals.hpp"
#include "indicator/series.hpp"

#include <algorithm>
#include <set>

namespace penstock {

namespace {

struct FigureRow {
    Id<Figure>                  id;
    FigureKind                  kind{};
    Period                      period;
    std::int64_t                month{};
    std::string                 breakdown;
    std::optional<Operator>     op;
    Decimal                     value;
    std::optional<std::int64_t> upper_digits;
    std::optional<std::int64_t> upper_decimals;
    std::string                 address;
    std::optional<Digest>       file;
    std::string                 file_name;
    std::int64_t                file_size{};
    std::string                 note;
    FigureState                 state{};
    std::string                 because;
    std::int64_t                replaces{};
    std::string                 reason;
    std::string                 decision;
    std::string                 said;
    Named                       entered_by;
    Instant                     entered_at;
    std::optional<std::int64_t> approver;
    std::string                 approver_name;
    std::optional<Instant>      approved_at;
};
BOOST_DESCRIBE_STRUCT(FigureRow, (),
                      (id, kind, period, month, breakdown, op, value, upper_digits, upper_decimals, address, file,
                       file_name, file_size, note, state, because, replaces, reason, decision, said, entered_by,
                       entered_at, approver, approver_name, approved_at))

FigureView shown(FigureRow row)
{
    FigureView out{.id         = row.id,
                   .kind       = row.kind,
                   .period     = std::move(row.period),
                   .breakdown  = std::move(row.breakdown),
                   .op         = row.op,
                   .value      = DecimalText::of(row.value),
                   .address    = std::move(row.address),
                   .note       = std::move(row.note),
                   .state      = row.state,
                   .because    = std::move(row.because),
                   .replaces   = row.replaces,
                   .reason     = std::move(row.reason),
                   .decision   = std::move(row.decision),
                   .said       = std::move(row.said),
                   .entered_by = std::move(row.entered_by),
                   .entered_at = row.entered_at};
    if (row.upper_digits) out.upper = DecimalText::of({*row.upper_digits, row.upper_decimals.value_or(0)});
    if (row.file) out.file = EvidenceFile{{std::move(row.file_name)}, *row.file, row.file_size};
    if (row.approver) out.approved_by = Named{*row.approver, std::move(row.approver_name)};
    out.approved_at = row.approved_at;
    return out;
}

struct FigureItem {
    Id<Figure>                 id;
    Titled                     plan;
    std::string                code;
    Titled                     indicator;
    FigureKind                 kind{};
    Period                     period;
    std::string                breakdown;
    std::optional<Operator>    op;
    DecimalText                value;
    std::optional<DecimalText> upper;
    Bilingual                  measured_in;
    FigureState                state{};
    bool                       chosen{};
    std::string                address;
    std::string                note;
    Named                      entered_by;
    std::optional<Named>       approved_by;
};
BOOST_DESCRIBE_STRUCT(FigureItem, (),
                      (id, plan, code, indicator, kind, period, breakdown, op, value, upper, measured_in, state, chosen,
                       address, note, entered_by, approved_by))

struct FigureItemRow {
    Id<Figure>                  id;
    Titled                      plan;
    std::string                 code;
    Titled                      indicator;
    FigureKind                  kind{};
    Period                      period;
    std::int64_t                month{};
    std::string                 breakdown;
    std::optional<Operator>     op;
    Decimal                     value;
    std::optional<std::int64_t> upper_digits;
    std::optional<std::int64_t> upper_decimals;
    Bilingual                   measured_in;
    FigureState                 state{};
    bool                        chosen{};
    std::string                 address;
    std::string                 note;
    Named                       entered_by;
    std::optional<std::int64_t> approver;
    std::string                 approver_name;
};
BOOST_DESCRIBE_STRUCT(FigureItemRow, (),
                      (id, plan, code, indicator, kind, period, month, breakdown, op, value, upper_digits,
                       upper_decimals, measured_in, state, chosen, address, note, entered_by, approver, approver_name))

constexpr std::string_view figure_columns = R"sql(
    SELECT f.id, i.plan_id, p.title_zh AS plan_title_zh, p.title_en AS plan_title_en, i.code,
           f.indicator_id, i.name_zh AS indicator_title_zh, i.name_en AS indicator_title_en, f.kind, f.period, f.month,
           f.breakdown, f.op, f.value_digits, f.value_decimals, f.upper_digits, f.upper_decimals, i.measured_in_zh,
           i.measured_in_en, f.state, f.chosen, f.address, f.note, f.entered_by AS entered_by_id,
           COALESCE(e.name, '') AS entered_by_name, f.approved_by AS approver,
           COALESCE(a.name, '') AS approver_name)sql";
constexpr std::string_view figure_tables = R"sql(
      FROM figure f
      JOIN indicator i ON i.id = f.indicator_id
      JOIN plan p ON p.id = i.plan_id
      LEFT JOIN person e ON e.id = f.entered_by
      LEFT JOIN person a ON a.id = f.approved_by)sql";

constexpr api::SortBy<FigureItemRow> figure_orders[] = {
    {"id", "f.id", [](FigureItemRow const& row) -> api::SortKey { return row.id.value; }},
    {"code", "i.code", [](FigureItemRow const& row) -> api::SortKey { return row.code; }},
    {"period", "f.month", [](FigureItemRow const& row) -> api::SortKey { return row.month; }},
    {"state", "f.state", [](FigureItemRow const& row) -> api::SortKey { return std::string{name_of(row.state)}; }},
};

struct FiguresAsk : api::ListAsk {
    std::optional<Id<Plan>>      plan;
    std::optional<Id<Indicator>> indicator;
    std::optional<FigureKind>    kind;
    std::optional<FigureState>   state;
    std::optional<Line<7, 0>>    period; // or its beginning
};
BOOST_DESCRIBE_STRUCT(FiguresAsk, (api::ListAsk), (plan, indicator, kind, state, period))

Result<api::List<FigureItem>> list_figures(Look& look, FiguresAsk const& ask)
{
    api::ListQuery query{figure_columns, figure_tables, "f.id"};
    if (ask.plan) query.where("i.plan_id = ?", *ask.plan);
    if (ask.indicator) query.where("f.indicator_id = ?", *ask.indicator);
    if (ask.kind) query.where("f.kind = ?", *ask.kind);
    if (ask.state) query.where("f.state = ?", *ask.state);
    if (ask.period && !ask.period->value.empty())
        query.where("lower(f.period) LIKE ? ESCAPE '!'", api::beginning(ask.period->value));
    auto                  rows = TRY(query.page<FigureItemRow>(look.read, ask, figure_orders));
    api::List<FigureItem> out{.next = std::move(rows.next), .total = rows.total};
    for (auto& row : rows.items) {
        FigureItem item{.id          = row.id,
                        .plan        = std::move(row.plan),
                        .code        = std::move(row.code),
                        .indicator   = std::move(row.indicator),
                        .kind        = row.kind,
                        .period      = std::move(row.period),
                        .breakdown   = std::move(row.breakdown),
                        .op          = row.op,
                        .value       = DecimalText::of(row.value),
                        .measured_in = std::move(row.measured_in),
                        .state       = row.state,
                        .chosen      = row.chosen,
                        .address     = std::move(row.address),
                        .note        = std::move(row.note),
                        .entered_by  = std::move(row.entered_by)};
        if (row.upper_digits) item.upper = DecimalText::of({*row.upper_digits, row.upper_decimals.value_or(0)});
        if (row.approver) item.approved_by = Named{*row.approver, std::move(row.approver_name)};
        out.items.push_back(std::move(item));
    }
    return out;
}

// The figures of the indicator, so that the page of it and the answer to a step show the same.
struct FiguresView {
    std::vector<FigureView> figures;
};
BOOST_DESCRIBE_STRUCT(FiguresView, (), (figures))

struct StepFigureAsk {
    Id<Figure>                 id;
    FigureEvent                step{};
    std::optional<Prose<2000>> reason;
};
BOOST_DESCRIBE_STRUCT(StepFigureAsk, (), (id, step, reason))

Result<FiguresView> shown_after(Act& act, Caller const& by, Id<Figure> id)
{
    auto figure = TRY(load_figure(act.read(), id, by, act.today));
    return FiguresView{figures_of(act.read(), by, figure.indicator, figure.keeps)};
}

Result<FiguresView> step_one_figure(Act& act, Caller const& by, StepFigureAsk const& ask)
{
    CHECK(step_figure(act, by, ask.id, ask.step, ask.reason ? ask.reason->value : ""));
    return shown_after(act, by, ask.id);
}

struct ChooseFigureAsk {
    Id<Figure>  id;
    Prose<2000> reason;
};
BOOST_DESCRIBE_STRUCT(ChooseFigureAsk, (), (id, reason))

Result<FiguresView> choose_one_figure(Act& act, Caller const& by, ChooseFigureAsk const& ask)
{
    CHECK(choose_figure(act, by, ask.id, ask.reason.value));
    return shown_after(act, by, ask.id);
}

struct ApproveFiguresAsk {
    std::vector<Id<Figure>> figures;
};
BOOST_DESCRIBE_STRUCT(ApproveFiguresAsk, (), (figures))

struct ApprovedFigures {
    std::int64_t approved{};
};
BOOST_DESCRIBE_STRUCT(ApprovedFigures, (), (approved))

// All of them or none: what cannot be approved is refused by its place in the request.
Result<ApprovedFigures> approve_figures(Act& act, Caller const& by, ApproveFiguresAsk const& ask)
{
    CHECK(by.check_in(Permission::check_directives, 0));
    if (ask.figures.empty()) return refuse(refusal::missing_field, "/figures", "");
    if (ask.figures.size() > figures_at_once_most)
        return refuse(refusal::too_large, "/figures", std::to_string(figures_at_once_most));
    std::vector<Fault>   faults;
    std::set<Id<Figure>> seen;
    for (std::size_t i = 0; i < ask.figures.size(); ++i) {
        auto const pointer = "/figures/" + std::to_string(i);
        auto const id      = ask.figures[i];
        if (!seen.insert(id).second) {
            faults.push_back({pointer, refusal::already_exists, std::to_string(id.value)});
            continue;
        }
        auto figure = load_figure(act.read(), id, by, act.today);
        auto planned =
            figure ? plan_figure_step(*figure, FigureEvent::approve, "", by) : std::unexpected{figure.error()};
        if (!planned) faults.push_back({pointer, planned.error().why, std::to_string(id.value)});
    }
    if (!faults.empty()) return std::unexpected{Refused{std::move(faults)}};
    for (auto id : ask.figures) CHECK(step_figure(act, by, id, FigureEvent::approve, ""));
    return ApprovedFigures{static_cast<std::int64_t>(ask.figures.size())};
}

} // namespace

std::vector<FigureView> figures_of(Reader& reader, Caller const& caller, Id<Indicator> indicator, bool keeps)
{
    auto const             counted = counted_of(reader, indicator);
    auto const             plan = reader.one<Id<Plan>>("SELECT plan_id FROM indicator WHERE id = $1", indicator);
    std::set<std::string>  locked;
    std::vector<FigureView> out;
    for (auto& period : reader.rows<std::string>("SELECT period FROM period_lock WHERE plan_id = $1", plan))
        locked.insert(std::move(period));
    for (auto& row : reader.rows<FigureRow>(R"sql(
             SELECT f.id, f.kind, f.period, f.month, f.breakdown, f.op, f.value_digits, f.value_decimals,
                    f.upper_digits, f.upper_decimals, f.address, f.file, f.file_name, f.file_size, f.note, f.state,
                    f.because, f.replaces, f.reason, f.decision, f.said, f.entered_by AS entered_by_id,
                    COALESCE(e.name, '') AS entered_by_name, f.entered_at, f.approved_by AS approver,
                    COALESCE(a.name, '') AS approver_name, f.approved_at
               FROM figure f
               LEFT JOIN person e ON e.id = f.entered_by
               LEFT JOIN person a ON a.id = f.approved_by
              WHERE f.indicator_id = $1
              ORDER BY f.month DESC, f.kind, f.breakdown, f.id
         )sql",
                                            indicator)) {
        FigureNow const now{row.id,
                            indicator,
                            plan,
                            row.kind,
                            row.period,
                            row.breakdown,
                            row.state,
                            row.entered_by.id,
                            locked.contains(row.period.value),
                            keeps};
        auto const      value = row.value;
        auto const      month = row.month;
        auto            view  = shown(std::move(row));
        for (auto const& each : counted) {
            if (each.id == view.id) view.taken = each.taken;
            else if (view.state == FigureState::approved && each.kind == view.kind && each.month == month &&
                     each.breakdown == view.breakdown && !(each.value == value))
                view.differs = true;
        }
        view.may = may(now, caller);
        out.push_back(std::move(view));
    }
    return out;
}

void register_figures(api::Registry& registry)
{
    using enum Permission;
    registry.read<read_mandate, list_figures>("/api/figures", {"列出数据", "List figures"});
    registry.act<check_directives, step_one_figure>("/api/figures/{id}/steps",
                                                    {"审核数据", "Approve a figure or send it back"});
    registry.act<manage_mandate, choose_one_figure>("/api/figures/{id}/choice",
                                                    {"选定公布值", "Choose among published values"});
    registry.act<check_directives, approve_figures>("/api/figure-approvals", {"批量审核数据", "Approve many figures"});
}

} // namespace penstock
