#include "indicator/series.hpp"

#include <algorithm>
#include <tuple>

namespace penstock {

namespace {

struct Row {
    Id<Figure>                  id;
    Id<Indicator>               indicator;
    FigureKind                  kind{};
    Period                      period;
    std::int64_t                month{};
    std::string                 breakdown;
    std::optional<Operator>     op;
    Decimal                     value;
    std::optional<std::int64_t> upper_digits;
    std::optional<std::int64_t> upper_decimals;
    bool                        chosen{};
};
BOOST_DESCRIBE_STRUCT(Row, (),
                      (id, indicator, kind, period, month, breakdown, op, value, upper_digits, upper_decimals, chosen))

constexpr std::string_view columns = R"sql(
    SELECT f.id, f.indicator_id AS indicator, f.kind, f.period, f.month, f.breakdown, f.op, f.value_digits,
           f.value_decimals, f.upper_digits, f.upper_decimals, f.chosen
      FROM figure f)sql";

Counted counted(Row row)
{
    Counted out{.id        = row.id,
                .indicator = row.indicator,
                .kind      = row.kind,
                .period    = std::move(row.period),
                .month     = row.month,
                .breakdown = std::move(row.breakdown),
                .op        = row.op,
                .value     = row.value,
                .chosen    = row.chosen};
    if (row.upper_digits) out.upper = Decimal{*row.upper_digits, row.upper_decimals.value_or(0)};
    return out;
}

bool same_value(Counted const& a, Counted const& b)
{
    return a.value == b.value && a.op == b.op && a.upper.has_value() == b.upper.has_value() &&
           (!a.upper || *a.upper == *b.upper);
}

struct BreakRow {
    std::int64_t indicator{};
    Period       period;
};
BOOST_DESCRIBE_STRUCT(BreakRow, (), (indicator, period))

} // namespace

void mark_taken(std::vector<Counted>& figures)
{
    auto place = [](Counted const& each) { return std::tie(each.kind, each.month, each.breakdown); };
    for (auto& each : figures) {
        bool first = true, differ = false, any_chosen = false;
        for (auto const& other : figures) {
            if (place(other) != place(each)) continue;
            first &= each.id <= other.id;
            differ |= !same_value(each, other);
            any_chosen |= other.chosen;
        }
        each.taken = any_chosen ? each.chosen : first && !differ;
    }
}

Series series_from(std::vector<Counted> const& figures, std::vector<Period> breaks)
{
    Series out{.breaks = std::move(breaks)};
    for (auto const& each : figures) {
        if (!each.breakdown.empty()) continue;
        if (!each.taken) {
            auto const same = [&](Counted const& other) {
                return other.taken && other.kind == each.kind && other.month == each.month && other.breakdown.empty();
            };
            if (std::ranges::any_of(figures, same)) continue; // another one counts
            if (each.kind != FigureKind::actual) out.unsettled = true;
            else if (std::ranges::find(out.disputed, each.period) == out.disputed.end())
                out.disputed.push_back(each.period);
            continue;
        }
        switch (each.kind) {
        case FigureKind::actual: out.actuals.push_back({each.period, each.value}); break;
        case FigureKind::baseline:
            if (!out.baseline || out.baseline->period.last_month() < each.month)
                out.baseline = Measured{each.period, each.value};
            break;
        case FigureKind::target: out.targets.push_back({each.period, *each.op, each.value, each.upper}); break;
        }
    }
    auto by_month = [](auto const& each) { return each.period.last_month(); };
    std::ranges::stable_sort(out.actuals, {}, by_month);
    std::ranges::stable_sort(out.targets, {}, by_month);
    return out;
}

std::map<std::int64_t, std::vector<Counted>> counted_of_plan(Reader& reader, Id<Plan> plan)
{
    std::map<std::int64_t, std::vector<Counted>> out;
    for (auto& row : reader.rows<Row>(std::string{columns} + R"sql(
      JOIN indicator i ON i.id = f.indicator_id
     WHERE i.plan_id = $1 AND f.state = 'approved'
     ORDER BY f.id)sql",
                                      plan)) {
        auto const of = row.indicator.value;
        out[of].push_back(counted(std::move(row)));
    }
    for (auto& [id, figures] : out) mark_taken(figures);
    return out;
}

std::vector<Counted> counted_of(Reader& reader, Id<Indicator> indicator)
{
    std::vector<Counted> out;
    for (auto& row : reader.rows<Row>(
             std::string{columns} + " WHERE f.indicator_id = $1 AND f.state = 'approved' ORDER BY f.id", indicator))
        out.push_back(counted(std::move(row)));
    mark_taken(out);
    return out;
}

std::map<std::int64_t, Series> series_of_plan(Reader& reader, Id<Plan> plan)
{
    std::map<std::int64_t, std::vector<Period>> breaks;
    for (auto& row : reader.rows<BreakRow>(R"sql(
             SELECT b.indicator_id AS indicator, b.period
               FROM series_break b
               JOIN indicator i ON i.id = b.indicator_id
              WHERE i.plan_id = $1
              ORDER BY b.id
         )sql",
                                           plan))
        breaks[row.indicator].push_back(std::move(row.period));
    std::map<std::int64_t, Series> out;
    for (auto const& [id, figures] : counted_of_plan(reader, plan)) out[id] = series_from(figures, breaks[id]);
    return out;
}

Series series_of(Reader& reader, Id<Indicator> indicator)
{
    return series_from(
        counted_of(reader, indicator),
        reader.rows<Period>("SELECT period FROM series_break WHERE indicator_id = $1 ORDER BY id", indicator));
}

} // namespace penstock
