// What is overdue, unit by unit, and the periodic bulletin: what fell due, what was done, what is late and how far it
// was escalated, with the point of the record it was counted at.
#include "journal/log.hpp"
#include "mandate/escalation_view.hpp"
#include "mandate/mandate_api.hpp"
#include "people/refusals.hpp"

#include <algorithm>
#include <chrono>
#include <map>

namespace penstock {

namespace {

struct OverdueUnitsAsk {};
BOOST_DESCRIBE_STRUCT(OverdueUnitsAsk, (), ())

struct OverdueUnit {
    Titled       unit;
    std::int64_t open{}; // directives it leads that are not over
    std::int64_t due_soon{}; // within seven days, today included
    std::int64_t overdue{};
    std::int64_t escalated{}; // as far as the bulletin or the chair
    std::int64_t days_late{}; // of the one that is latest
};
BOOST_DESCRIBE_STRUCT(OverdueUnit, (), (unit, open, due_soon, overdue, escalated, days_late))

struct OverdueUnits {
    std::vector<OverdueUnit> units; // the one with most that is overdue first
    static constexpr auto    rows() { return &OverdueUnits::units; }
};
BOOST_DESCRIBE_STRUCT(OverdueUnits, (), (units))

struct UnitRow {
    Titled       unit;
    std::int64_t open{};
    std::int64_t due_soon{};
    std::int64_t overdue{};
    std::int64_t escalated{};
    std::string  oldest;
};
BOOST_DESCRIBE_STRUCT(UnitRow, (), (unit, open, due_soon, overdue, escalated, oldest))

Result<OverdueUnits> list_overdue_units(Look& look, OverdueUnitsAsk const&)
{
    OverdueUnits out;
    for (auto& row : look.read.rows<UnitRow>(R"sql(
             SELECT t.unit_id, u.name_zh AS unit_title_zh, u.name_en AS unit_title_en, t.open, t.due_soon,
                    t.overdue, t.escalated, t.oldest
               FROM (SELECT d.unit_id, count(*) AS open,
                            CAST(sum(CASE WHEN d.due_key >= $1 AND d.due_key <= $2 THEN 1 ELSE 0 END) AS BIGINT)
                                AS due_soon,
                            CAST(sum(CASE WHEN d.due_key < $1 THEN 1 ELSE 0 END) AS BIGINT) AS overdue,
                            CAST(sum(CASE WHEN d.level IN ('bulletin', 'chair') THEN 1 ELSE 0 END) AS BIGINT)
                                AS escalated,
                            min(d.due_key) AS oldest
                       FROM directive d
                      WHERE d.running = 1 AND d.unit_id > 0
                      GROUP BY d.unit_id) t
               JOIN body u ON u.id = t.unit_id
              ORDER BY t.overdue DESC, t.oldest, t.unit_id
         )sql",
                                             look.today.iso(), look.today.plus_days(7).iso())) {
        auto oldest = Day::from_iso(row.oldest);
        auto late   = oldest && *oldest < look.today ? (look.today.at() - oldest->at()).count() : 0;
        out.units.push_back({std::move(row.unit), row.open, row.due_soon, row.overdue, row.escalated, late});
    }
    return out;
}

// ---- the bulletin --------------------------------------------------------------------------------------------------

struct BulletinAsk {
    Day                     from;
    Day                     until;
    std::optional<Id<Body>> issuer; // of what this body laid down only
};
BOOST_DESCRIBE_STRUCT(BulletinAsk, (), (from, until, issuer))

struct LevelCount {
    LevelMark    mark;
    std::int64_t count{};
};
BOOST_DESCRIBE_STRUCT(LevelCount, (), (mark, count))

struct BulletinUnit {
    Titled                  unit;
    std::int64_t            due{};     // fell due in the period, those cancelled since left out
    std::int64_t            done{};    // of those: verified by the day of the bulletin
    std::int64_t            closed{};  // verified in the period, whenever they were due
    std::int64_t            overdue{}; // still owed on the day of the bulletin, and late
    std::vector<LevelCount> levels;    // reached in the period
};
BOOST_DESCRIBE_STRUCT(BulletinUnit, (), (unit, due, done, closed, overdue, levels))

struct BulletinLate {
    Id<Directive>            id;
    Bilingual                title;
    Titled                   unit;
    DirectiveState           state{};
    Day                      due_on;
    std::int64_t             days_late{};
    std::optional<LevelMark> level;
};
BOOST_DESCRIBE_STRUCT(BulletinLate, (), (id, title, unit, state, due_on, days_late, level))

// The newest signed point of the record: whoever holds the bulletin can ask for a proof that it is still so.
struct BulletinPoint {
    std::int64_t size{};
    std::string  root; // base64
    Instant      at;
};
BOOST_DESCRIBE_STRUCT(BulletinPoint, (), (size, root, at))

struct BulletinView {
    Day                          from;
    Day                          until;
    Day                          on; // the day it was counted
    std::optional<Titled>        issuer;
    std::vector<BulletinUnit>    units;
    std::vector<BulletinLate>    late; // the latest first; 500 at most
    std::optional<BulletinPoint> point;
};
BOOST_DESCRIBE_STRUCT(BulletinView, (), (from, until, on, issuer, units, late, point))

struct CountRow {
    Titled                 unit;
    DirectiveState         state{};
    std::string            due_key;
    std::optional<Instant> closed_at;
    std::int64_t           running{};
};
BOOST_DESCRIBE_STRUCT(CountRow, (), (unit, state, due_key, closed_at, running))

struct LevelRow {
    std::int64_t    unit{};
    EscalationLevel level{};
    std::int64_t    count{};
};
BOOST_DESCRIBE_STRUCT(LevelRow, (), (unit, level, count))

struct LateInBulletin {
    Id<Directive>   id;
    Bilingual       title;
    Titled          unit;
    DirectiveState  state{};
    Day             due_on;
    EscalationLevel level{};
    std::int64_t    body{};
};
BOOST_DESCRIBE_STRUCT(LateInBulletin, (), (id, title, unit, state, due_on, level, body))

constexpr std::string_view of_issuer = " AND ($3 = 0 OR d.body_id = $3)";

// By unit. A directive counts where it is due in the period, was closed about it, or is late now.
std::map<std::int64_t, BulletinUnit> counted(Look& look, BulletinAsk const& ask, std::int64_t issuer)
{
    std::map<std::int64_t, BulletinUnit> out;
    // Instants of the period in any zone: which civil day each belongs to is asked below.
    auto const first = Instant{std::chrono::milliseconds{ask.from.plus_days(-1).at().time_since_epoch()}.count()};
    auto const last  = Instant{std::chrono::milliseconds{ask.until.plus_days(2).at().time_since_epoch()}.count()};
    for (auto& row : look.read.rows<CountRow>(
             R"sql(
             SELECT d.unit_id, u.name_zh AS unit_title_zh, u.name_en AS unit_title_en, d.state, d.due_key, d.closed_at,
                    d.running
               FROM directive d
               JOIN body u ON u.id = d.unit_id
              WHERE d.state <> 'cancelled'
                AND (d.due_key BETWEEN $1 AND $2 OR d.closed_at BETWEEN $4 AND $5 OR (d.running = 1 AND d.due_key < $6))
             )sql" +
                 std::string{of_issuer},
             ask.from.iso(), ask.until.iso(), issuer, first, last, look.today.iso())) {
        auto& unit   = out[row.unit.id];
        auto  closed = row.closed_at ? day_in(*row.closed_at, look.installation.zone) : std::nullopt;
        bool  falls  = row.due_key >= ask.from.iso() && row.due_key <= ask.until.iso();
        unit.unit    = std::move(row.unit);
        unit.due += falls;
        unit.done += falls && closed.has_value();
        unit.closed += closed && *closed >= ask.from && *closed <= ask.until;
        unit.overdue += row.running == 1 && row.due_key < look.today.iso();
    }
    return out;
}

Result<BulletinView> get_bulletin(Look& look, BulletinAsk const& ask)
{
    if (ask.until < ask.from) return refuse(refusal::ends_before_start, "/until", "");
    BulletinView out{.from = ask.from, .until = ask.until, .on = look.today};
    auto const   issuer = ask.issuer ? ask.issuer->value : 0;
    if (ask.issuer) {
        auto body = load_body(look.read, *ask.issuer);
        if (!body) return refuse(refusal::not_found, "/issuer", "");
        out.issuer = Titled{issuer, body->name};
    }
    auto const ladders = ladders_in_force(look.read, look.today);
    auto       units   = counted(look, ask, issuer);
    for (auto const& row : look.read.rows<LevelRow>(
             R"sql(
             SELECT e.unit_id AS unit, e.level, count(*) AS count
               FROM escalation e
               JOIN directive d ON d.id = e.directive_id
              WHERE e.on_day BETWEEN $1 AND $2)sql" +
                 std::string{of_issuer} + " GROUP BY e.unit_id, e.level",
             ask.from, ask.until, issuer)) {
        auto [at, fresh] = units.try_emplace(row.unit);
        if (fresh) at->second.unit = Titled{row.unit, TRY(load_body(look.read, Id<Body>{row.unit})).name};
        at->second.levels.push_back({*mark_of(ladders, issuer, row.level), row.count});
    }
    for (auto& [id, unit] : units) {
        std::ranges::sort(unit.levels, {}, [](LevelCount const& each) { return each.mark.level; });
        out.units.push_back(std::move(unit));
    }
    for (auto& row : look.read.rows<LateInBulletin>(
             R"sql(
             SELECT d.id, d.title_zh, d.title_en, d.unit_id, u.name_zh AS unit_title_zh, u.name_en AS unit_title_en,
                    d.state, d.due_on, d.level, d.body_id AS body
               FROM directive d
               JOIN body u ON u.id = d.unit_id
              WHERE d.running = 1 AND d.due_key < $1 AND d.due_key >= $2)sql" +
                 std::string{of_issuer} + " ORDER BY d.due_key, d.id LIMIT 500",
             look.today.iso(), "1000-01-01", issuer))
        out.late.push_back({row.id, std::move(row.title), std::move(row.unit), row.state, row.due_on,
                            days_late(row.state, row.due_on, look.today), mark_of(ladders, row.body, row.level)});
    if (auto last = journal::published(look.read)) {
        // The second and third lines of the note are the size and the root.
        auto first  = last->note.find('\n');
        auto second = last->note.find('\n', first + 1);
        auto third  = last->note.find('\n', second + 1);
        out.point   = BulletinPoint{last->size, last->note.substr(second + 1, third - second - 1), last->at};
    }
    return out;
}

} // namespace

void register_bulletins(api::Registry& registry)
{
    using enum Permission;
    registry.read<read_mandate, list_overdue_units>("/api/overdue-units",
                                                    {"各单位逾期情况", "What is overdue by unit"});
    registry.read<read_mandate, get_bulletin>("/api/directive-bulletin", {"督办通报", "Bulletin of directives"});
}

} // namespace penstock
