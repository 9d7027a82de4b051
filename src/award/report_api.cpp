// Endpoints for the reports teams owe: across all awards, with how far the ladder has come.
#include "award/finding_api.hpp"
#include "award/report_facts.hpp"

namespace penstock {

namespace {

struct ReportDueItem {
    Id<ReportDue>              id;
    ReportKind                 kind{};
    std::string                milestone;
    Named                      award;
    Titled                     programme;
    Day                        covers_until;
    Day                        due_on;
    std::int64_t               days_late{}; // below zero: so many are left
    std::optional<ReportLevel> level;       // that the team was told of
    bool                       stops{};     // payments, when it stays away
};
BOOST_DESCRIBE_STRUCT(ReportDueItem, (),
                      (id, kind, milestone, award, programme, covers_until, due_on, days_late, level, stops))

struct ReportDueRow {
    Id<ReportDue> id;
    ReportKind    kind{};
    std::string   milestone;
    std::int64_t  award_id{};
    std::string   award_number;
    Titled        programme;
    Day           covers_until;
    Day           due_on;
    std::string   level;
    bool          stops{};
};
BOOST_DESCRIBE_STRUCT(ReportDueRow, (),
                      (id, kind, milestone, award_id, award_number, programme, covers_until, due_on, level, stops))

constexpr std::string_view report_columns = R"sql(
    SELECT r.id, r.kind, r.milestone, r.award_id, w.number AS award_number, p.id AS programme_id,
           p.title_zh AS programme_title_zh, p.title_en AS programme_title_en, r.covers_until, r.due_on,
           COALESCE((SELECT t.level
                       FROM report_told t
                      WHERE t.award_id = r.award_id AND t.kind = r.kind AND t.covers_until = r.covers_until
                        AND t.milestone = r.milestone
                      ORDER BY t.id DESC
                      LIMIT 1), '') AS level, r.stops)sql";
constexpr std::string_view report_tables  = R"sql(
      FROM report_due r
      JOIN award w ON w.id = r.award_id
      JOIN programme p ON p.id = w.programme_id)sql";

constexpr api::SortBy<ReportDueRow> report_orders[] = {
    {"due_on", "r.due_on", [](ReportDueRow const& row) -> api::SortKey { return row.due_on.iso(); }},
    {"award", "w.number", [](ReportDueRow const& row) -> api::SortKey { return row.award_number; }},
    {"id", "r.id", [](ReportDueRow const& row) -> api::SortKey { return row.id.value; }},
};

struct ReportsAsk : api::ListAsk {
    std::optional<Id<Award>>     award;
    std::optional<Id<Programme>> programme;
    std::optional<ReportKind>    kind;
    std::optional<bool>          late; // due before today
};
BOOST_DESCRIBE_STRUCT(ReportsAsk, (api::ListAsk), (award, programme, kind, late))

Result<api::List<ReportDueItem>> list_reports(Look& look, ReportsAsk const& ask)
{
    api::ListQuery query{report_columns, report_tables, "r.id"};
    query.where("w.state IN ('active', 'on_hold', 'closing')");
    query.where(std::string{report_has_not_come});
    if (auto scope = look.caller.programmes(Permission::read_portfolio)) query.where_any("w.programme_id", *scope);
    if (ask.award) query.where("r.award_id = ?", *ask.award);
    if (ask.programme) query.where("w.programme_id = ?", *ask.programme);
    if (ask.kind) query.where("r.kind = ?", *ask.kind);
    if (ask.late) query.where(*ask.late ? "r.due_on < ?" : "r.due_on >= ?", look.today);
    auto                     rows = TRY(query.page<ReportDueRow>(look.read, ask, report_orders));
    api::List<ReportDueItem> out{.next = std::move(rows.next), .total = rows.total};
    for (auto& row : rows.items)
        out.items.push_back({.id           = row.id,
                             .kind         = row.kind,
                             .milestone    = std::move(row.milestone),
                             .award        = {row.award_id, std::move(row.award_number)},
                             .programme    = std::move(row.programme),
                             .covers_until = row.covers_until,
                             .due_on       = row.due_on,
                             .days_late    = (look.today.at() - row.due_on.at()).count(),
                             .level        = named<ReportLevel>(row.level),
                             .stops        = row.stops});
    return out;
}

} // namespace

void register_reports(api::Registry& registry)
{
    more_closing_checks().all.emplace_back(overdue_reports);
    registry.read<Permission::read_portfolio, list_reports>("/api/reports",
                                                            {"列出尚未提交的报告", "List reports that are owed"});
}

} // namespace penstock
