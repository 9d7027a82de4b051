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
    Day                    today;
    std::vector<FigureDue> figures;
    static constexpr auto  rows() { return &FiguresDue::figures; }
};
BOOST_DESCRIBE_STRUCT(FiguresDue, (), (plan, today, figures))

struct FiguresDueAsk {
    Id<Plan>                plan;
    std::optional<Id<Body>> owner; // the unit that owns the indicators; all when absent
};
BOOST_DESCRIBE_STRUCT(FiguresDueAsk, (), (plan, owner))

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
    PlanState state{};
};
BOOST_DESCRIBE_STRUCT(DuePlanRow, (), (title, state))

Result<FiguresDue> list_figures_due(Look& look, FiguresDueAsk const& ask)
{
    auto const plan = TRY(load_plan(look.read, ask.plan));
    auto       head = look.read.row<DuePlanRow>("SELECT title_zh, title_en, state FROM plan WHERE id = $1", ask.plan);
    FiguresDue out{{ask.plan.value, head->title}, look.today, {}};
    if (!open(plan.state)) return out;
    std::map<std::int64_t, std::set<std::int64_t>> told;
    for (auto const& row : look.read.rows<ToldRow>(R"sql(
             SELECT f.indicator_id, f.month
               FROM figure f
               JOIN indicator i ON i.id = f.indicator_id
              WHERE i.plan_id = $1 AND f.kind = 'actual' AND f.breakdown = '' AND f.state IN ('entered', 'approved')
         )sql",
                                                   ask.plan))
        told[row.indicator_id].insert(row.month);
    std::set<std::string> locked;
    for (auto& period : look.read.rows<std::string>("SELECT period FROM period_lock WHERE plan_id = $1", ask.plan))
        locked.insert(std::move(period));
    for (auto const& row : look.read.rows<OwingRow>(R"sql(
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
              WHERE i.plan_id = $1 AND ($2 = 0 OR i.owner_id = $2)
              ORDER BY i.id
         )sql",
                                                    ask.plan, ask.owner ? ask.owner->value : std::int64_t{0})) {
        auto const from = std::max(plan.first_year * 12, row.baseline);
        for (auto& period : periods_due(row.frequency, from, plan.last_year, told[row.id], look.today)) {
            if (locked.contains(period.value)) continue;
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

} // namespace

void register_figures_due(api::Registry& registry)
{
    registry.read<Permission::read_mandate, list_figures_due>(
        "/api/figures-due", {"列出待填报的数据", "List the figures still to be entered"});
}

} // namespace penstock
