// The figures that are still to be entered. As a file it is the table that units fill in and send back: its columns are
// those an import reads, and rows left blank are passed over there.
#include "indicator/figures_due.hpp"
#include "indicator/indicator_api.hpp"
#include "indicator/refusals.hpp"

#include <map>

namespace penstock {

namespace {

struct FigureDue {
    std::string           code;
    std::string           domain;
    std::string           name_zh;
    std::string           name_en;
    std::string           measured_in;
    Direction             direction{};
    FigureKind            kind{};
    Period                period;
    std::string           op; // of targets only, so empty here
    std::string           value; // this and what follows it is for the unit to fill in
    std::string           address;
    std::string           note;
    std::optional<Titled> owner;
    std::int64_t          indicator{};
};
BOOST_DESCRIBE_STRUCT(FigureDue, (),
                      (code, domain, name_zh, name_en, measured_in, direction, kind, period, op, value, address, note,
                       owner, indicator))

struct FiguresDue {
    Titled                 plan;
    PlanState              state{};
    Day                    today;
    bool                   may_bring{}; // a table of them: of all, or of the units one belongs to
    std::vector<FigureDue> figures;
    static constexpr auto  rows() { return &FiguresDue::figures; }
};
BOOST_DESCRIBE_STRUCT(FiguresDue, (), (plan, state, today, may_bring, figures))

struct FiguresDueAsk {
    Id<Plan>                plan;
    std::optional<Id<Body>> owner; // the unit that owns the indicators; all when absent
    std::optional<bool>     mine; // those of the units one belongs to
};
BOOST_DESCRIBE_STRUCT(FiguresDueAsk, (), (plan, owner, mine))

struct OwingRow {
    std::int64_t                id{};
    std::string                 code;
    Bilingual                   name;
    Bilingual                   measured_in;
    Bilingual                   domain;
    Direction                   direction{};
    Frequency                   frequency{};
    std::int64_t                baseline{}; // its last month; 0 without one
    std::optional<std::int64_t> owner_id;
    std::string                 owner_zh;
    std::string                 owner_en;
};
BOOST_DESCRIBE_STRUCT(OwingRow, (),
                      (id, code, name, measured_in, domain, direction, frequency, baseline, owner_id, owner_zh,
                       owner_en))

struct ToldRow {
    std::int64_t indicator_id{};
    std::int64_t month{};
};
BOOST_DESCRIBE_STRUCT(ToldRow, (), (indicator_id, month))

struct DuePlanRow {
    Bilingual title;
};
BOOST_DESCRIBE_STRUCT(DuePlanRow, (), (title))

// An indicator with the periods it owes.
struct Owing {
    OwingRow            indicator;
    std::vector<Period> periods;
};

// Those a unit of `units` owns; of a plan that is open, all of them without `units`. In the order they were defined.
std::vector<Owing> owing_of(Reader& reader, PlanNow const& plan, std::optional<std::set<std::int64_t>> const& units,
                            Day today)
{
    std::vector<Owing>                             out;
    std::map<std::int64_t, std::set<std::int64_t>> told;
    for (auto const& row : reader.rows<ToldRow>(R"sql(
             SELECT f.indicator_id, f.month
               FROM figure f
               JOIN indicator i ON i.id = f.indicator_id
              WHERE i.plan_id = $1 AND f.kind = 'actual' AND f.breakdown = '' AND f.state IN ('entered', 'approved')
         )sql",
                                                plan.id))
        told[row.indicator_id].insert(row.month);
    std::set<std::string> locked;
    for (auto& period : reader.rows<std::string>("SELECT period FROM period_lock WHERE plan_id = $1", plan.id))
        locked.insert(std::move(period));
    for (auto& row : reader.rows<OwingRow>(R"sql(
             SELECT i.id, i.code, i.name_zh, i.name_en, i.measured_in_zh, i.measured_in_en,
                    d.title_zh AS domain_zh, d.title_en AS domain_en, i.direction, i.frequency,
                    COALESCE((SELECT max(f.month)
                                FROM figure f
                               WHERE f.indicator_id = i.id AND f.kind = 'baseline'
                                 AND f.state IN ('entered', 'approved')), 0) AS baseline,
                    b.id AS owner_id, COALESCE(b.name_zh, '') AS owner_zh, COALESCE(b.name_en, '') AS owner_en
               FROM indicator i
               JOIN plan_part p ON p.id = i.part_id
               JOIN plan_part d ON d.id = CASE WHEN p.whole_id = 0 THEN p.id ELSE p.whole_id END
               LEFT JOIN body b ON b.id = i.owner_id
              WHERE i.plan_id = $1
              ORDER BY i.id
         )sql",
                                           plan.id)) {
        if (units && !units->contains(row.owner_id.value_or(0))) continue;
        auto const from    = std::max(plan.first_year * 12, row.baseline);
        auto       periods = periods_due(row.frequency, from, plan.last_year, told[row.id], today);
        std::erase_if(periods, [&](Period const& period) { return locked.contains(period.value); });
        out.push_back({std::move(row), std::move(periods)});
    }
    return out;
}

// The units of the caller, by their numbers.
std::set<std::int64_t> own_units(Look& look)
{
    std::set<std::int64_t> out;
    if (look.caller.person() == 0) return out;
    for (auto unit : bodies_of(look.read, look.caller.person(), look.today)) out.insert(unit.value);
    return out;
}

// Who reads of plans sees what all units owe; a member of a unit what his units owe.
Result<FiguresDue> list_figures_due(Look& look, FiguresDueAsk const& ask)
{
    auto const plan = TRY(load_plan(look.read, ask.plan));
    bool const all  = look.caller.may(Permission::read_mandate);
    bool const owns = owns_indicators(look.read, look.caller, ask.plan, look.today);
    if (!all && !owns) return refuse(refusal::not_found);
    auto       head = look.read.row<DuePlanRow>("SELECT title_zh, title_en FROM plan WHERE id = $1", ask.plan);
    FiguresDue out{.plan      = {ask.plan.value, head->title},
                   .state     = plan.state,
                   .today     = look.today,
                   .may_bring = owns || look.caller.may_in(Permission::manage_mandate, 0)};
    if (!open(plan.state)) return out;
    std::optional<std::set<std::int64_t>> units;
    if (!all || ask.mine.value_or(false)) units = own_units(look);
    if (ask.owner) {
        bool const seen = !units || units->contains(ask.owner->value);
        units           = seen ? std::set<std::int64_t>{ask.owner->value} : std::set<std::int64_t>{};
    }
    for (auto& [row, periods] : owing_of(look.read, plan, units, look.today)) {
        for (auto& period : periods) {
            FigureDue due{.code        = row.code,
                          .domain      = row.domain.any(),
                          .name_zh     = row.name.zh,
                          .name_en     = row.name.en,
                          .measured_in = row.measured_in.any(),
                          .direction   = row.direction,
                          .kind        = FigureKind::actual,
                          .period      = std::move(period),
                          .indicator   = row.id};
            if (row.owner_id) due.owner = Titled{*row.owner_id, {row.owner_zh, row.owner_en}};
            out.figures.push_back(std::move(due));
        }
    }
    return out;
}

// ---- what my units owe ---------------------------------------------------------------------------------------------

struct MyIndicator {
    std::int64_t        id{};
    std::string         code;
    Bilingual           name;
    std::vector<Period> due; // the periods without a figure
};
BOOST_DESCRIBE_STRUCT(MyIndicator, (), (id, code, name, due))

struct MyPlan {
    Titled                   plan;
    std::int64_t             due{}; // figures
    std::vector<MyIndicator> indicators;
};
BOOST_DESCRIBE_STRUCT(MyPlan, (), (plan, due, indicators))

struct MyFigures {
    std::vector<MyPlan> plans; // that are open
};
BOOST_DESCRIBE_STRUCT(MyFigures, (), (plans))

struct MyFiguresAsk {};
BOOST_DESCRIBE_STRUCT(MyFiguresAsk, (), ())

Result<MyFigures> get_my_figures(Look& look, MyFiguresAsk const&)
{
    MyFigures              out;
    auto const             units = own_units(look);
    std::set<std::int64_t> plans;
    for (auto unit : units)
        for (auto plan :
             look.read.rows<std::int64_t>("SELECT DISTINCT plan_id FROM indicator WHERE owner_id = $1", unit))
            plans.insert(plan);
    for (auto number : plans) {
        Id<Plan> const id{number};
        auto const     plan = TRY(load_plan(look.read, id));
        if (!open(plan.state)) continue;
        auto const head = look.read.row<DuePlanRow>("SELECT title_zh, title_en FROM plan WHERE id = $1", id);
        MyPlan     mine{.plan = {number, head->title}};
        for (auto& [row, periods] : owing_of(look.read, plan, units, look.today)) {
            mine.due += static_cast<std::int64_t>(periods.size());
            mine.indicators.push_back({row.id, row.code, row.name, std::move(periods)});
        }
        out.plans.push_back(std::move(mine));
    }
    return out;
}

} // namespace

void register_figures_due(api::Registry& registry)
{
    using enum Permission;
    registry.read<signed_in, list_figures_due>("/api/figures-due",
                                               {"列出待填报的数据", "List the figures still to be entered"});
    registry.read<signed_in, get_my_figures>(
        "/api/my-figures", {"本单位的指标与待填数据", "The indicators of my units and what they owe"});
}

} // namespace penstock
