// What facts about reports do to the tables, and the ladder of one that stays away.
#include "award/report_facts.hpp"

#include "award/agreement_facts.hpp"
#include "award/award_messages.hpp"
#include "award/finding_look.hpp"

#include <algorithm>

namespace penstock {

std::string_view const report_has_not_come = R"sql(CASE r.kind
    WHEN 'progress' THEN NOT EXISTS (SELECT 1
                                       FROM spending_report s
                                      WHERE s.award_id = r.award_id AND s.until_on >= r.covers_until)
    WHEN 'milestone' THEN EXISTS (SELECT 1
                                    FROM milestone m
                                   WHERE m.award_id = r.award_id AND m.number = r.milestone
                                     AND m.state IN ('planned', 'active'))
    ELSE NOT EXISTS (SELECT 1 FROM closeout c WHERE c.award_id = r.award_id) END)sql";

void apply(Writer& db, Stamp const& stamp, ReportsScheduled const& fact)
{
    db.run("DELETE FROM report_due WHERE award_id = $1", fact.award);
    std::int64_t id = stamp.seq * 1'000;
    for (auto const& each : fact.reports)
        db.run(R"sql(
            INSERT INTO report_due (id, award_id, kind, covers_until, due_on, stops, milestone)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
        )sql",
               id++, fact.award, each.kind, each.covers_until, each.due_on, each.stops, each.milestone);
}

void apply(Writer& db, Stamp const& stamp, ReportAskedFor const& fact)
{
    db.run(R"sql(
        INSERT INTO report_told (award_id, kind, covers_until, milestone, level, told_on, id)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
    )sql",
           fact.award, fact.kind, fact.covers_until, fact.milestone, fact.level, fact.on, stamp.seq);
}

void add_report_facts(FactKinds& kinds) { kinds.add<ReportsScheduled, ReportAskedFor>(); }

namespace {

struct OwedRow {
    Id<Award>     award;
    Id<Programme> programme;
    ReportKind    kind{};
    std::string   milestone;
    Day           covers_until;
    Day           due_on;
    bool          stops{};
    std::string   level;
};
BOOST_DESCRIBE_STRUCT(OwedRow, (), (award, programme, kind, milestone, covers_until, due_on, stops, level))

std::vector<OwedRow> owed(Reader& reader, std::string const& where, Day day, Id<Award> award)
{
    return reader.rows<OwedRow>(R"sql(
        SELECT r.award_id AS award, w.programme_id AS programme, r.kind, r.milestone, r.covers_until, r.due_on, r.stops,
               COALESCE((SELECT t.level
                           FROM report_told t
                          WHERE t.award_id = r.award_id AND t.kind = r.kind AND t.covers_until = r.covers_until
                            AND t.milestone = r.milestone
                          ORDER BY t.id DESC
                          LIMIT 1), '') AS level
          FROM report_due r
          JOIN award w ON w.id = r.award_id
         WHERE w.state IN ('active', 'on_hold', 'closing') AND )sql" +
                                    std::string{report_has_not_come} + where + " ORDER BY r.due_on, r.id",
                                day, award);
}

struct FindingByCause {
    Id<Finding> id;
    std::string cause;
};
BOOST_DESCRIBE_STRUCT(FindingByCause, (), (id, cause))

struct AmountRow {
    std::optional<std::int64_t> minor;
    std::optional<std::string>  currency;
};
BOOST_DESCRIBE_STRUCT(AmountRow, (), (minor, currency))

Money amount_of(Reader& reader, Id<Award> award)
{
    auto row = reader.one<AmountRow>(
        "SELECT amount_minor AS minor, amount_currency AS currency FROM award WHERE id = $1", award);
    return {row.minor.value_or(0), row.currency ? currency(*row.currency) : Currency{}};
}

std::string cause_of_stop(OwedRow const& row)
{
    return "award/" + std::to_string(row.award.value) + "/report_missing/" + std::string{name_of(row.kind)} + "/" +
           row.covers_until.iso() + (row.milestone.empty() ? "" : "/" + row.milestone);
}

} // namespace

std::vector<OwedReport> owed_reports(Reader& reader, Id<Award> award)
{
    std::vector<OwedReport> out;
    for (auto& row : owed(reader, " AND r.due_on <= $1 AND r.award_id = $2", *Day::of(9998, 12, 31), award)) {
        OwedReport one{row.kind, std::move(row.milestone), row.covers_until, row.due_on, row.stops, {}};
        one.level = named<ReportLevel>(row.level);
        out.push_back(std::move(one));
    }
    return out;
}

void schedule_reports(Act& act, Id<Award> award)
{
    auto agreement = load_agreement(act.read(), award);
    if (!agreement || !agreement->signed_on) return;
    auto wanted = reports_due(agreement->terms);
    auto there  = act.read().rows<ReportDue>(
        "SELECT kind, milestone, covers_until, due_on, stops FROM report_due WHERE award_id = $1 ORDER BY id", award);
    if (wanted != there) act.record(ReportsScheduled{award, std::move(wanted)});
}

void end_questions_about_reports(Act& act, Id<Award> award)
{
    std::vector<std::string> still;
    for (auto const& row : owed(act.read(), " AND r.due_on <= $1 AND r.award_id = $2", act.today, award))
        still.push_back(cause_of_stop(row));
    for (auto const& finding : act.read().rows<FindingByCause>(R"sql(
             SELECT id, cause
               FROM finding
              WHERE award_id = $1 AND state = 'open' AND rule = 'report_missing'
              ORDER BY id
         )sql",
                                                               award))
        if (std::ranges::find(still, finding.cause) == still.end())
            act.record(FindingCorrected{{finding.id, "报告已提交。 The report came."}});
}

Result<std::string> ask_for_reports(Act& act)
{
    for (auto award : act.read().rows<Id<Award>>(R"sql(
             SELECT DISTINCT g.award_id
               FROM agreement g
               JOIN award w ON w.id = g.award_id
              WHERE w.state IN ('active', 'on_hold', 'closing') AND g.signed_on IS NOT NULL
                AND g.terms LIKE '%"reports":%'
              ORDER BY g.award_id
         )sql"))
        schedule_reports(act, award);
    for (
        auto award : act.read().rows<Id<Award>>(
            "SELECT DISTINCT award_id FROM finding WHERE state = 'open' AND rule = 'report_missing' ORDER BY award_id"))
        end_questions_about_reports(act, award);

    auto const   figures = parameters_in_force(act.read(), act.today);
    std::int64_t told    = 0;
    for (auto const& row : owed(act.read(), " AND r.due_on <= $1 AND r.award_id > $2", act.today.plus_days(90), {})) {
        ReportLadder const ladder{figures.of(FindingParameter::report_reminder_days, row.programme),
                                  figures.of(FindingParameter::report_overdue_days, row.programme),
                                  figures.of(FindingParameter::report_stop_days, row.programme)};
        auto level  = level_of({row.kind, row.milestone, row.covers_until, row.due_on, row.stops}, ladder, act.today);
        auto before = named<ReportLevel>(row.level);
        if (!level || (before && *level <= *before)) continue;
        ReportAskedFor const asked{row.award, row.kind, row.covers_until, row.milestone, *level, act.today};
        tell_of_report(act, asked, row.due_on, act.record(asked));
        ++told;
        if (*level != ReportLevel::stopped) continue;
        raise(act, row.award,
              {FindingRule::report_missing,
               {{FigureName::awarded, amount_of(act.read(), row.award), row.due_on,
                 "award/" + std::to_string(row.award.value)}}},
              cause_of_stop(row));
    }
    return std::to_string(told);
}

ClosingCheck overdue_reports(Reader& reader, ClosingScope const& scope)
{
    return {.name   = "overdue_reports",
            .blocks = false,
            .count  = reader.one<std::int64_t>(R"sql(
                SELECT count(*)
                  FROM report_due r
                  JOIN award w ON w.id = r.award_id
                 WHERE w.state IN ('active', 'on_hold', 'closing') AND r.due_on < $1 AND )sql" +
                                                   std::string{report_has_not_come},
                                               std::min(scope.last.plus_days(1), scope.today)),
            .link   = "/reports",
            .title  = {"到期的报告都已提交", "Every report that was due has come"},
            .remedy = {"向承担团队催交。", "Ask the teams for them."}};
}

} // namespace penstock
