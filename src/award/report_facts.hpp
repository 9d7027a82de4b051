// What may be written about the reports teams owe, and what is read of them.
#pragma once

#include "award/award_facts.hpp"
#include "award/report_due.hpp"
#include "ledger/fiscal_year_facts.hpp"

namespace penstock {

// When the reports of an award are due; replaces what was written before.
struct ReportsScheduled {
    static constexpr Words            words{"排定报告日期", "Days of reports set"};
    static constexpr std::string_view noun = "award";
    std::int64_t                      subject() const { return award.value; }

    Id<Award>              award;
    std::vector<ReportDue> reports;
};
BOOST_DESCRIBE_STRUCT(ReportsScheduled, (), (award, reports))

// A report has not come, and whoever owes it is told so on the pages: each level once.
struct ReportAskedFor {
    static constexpr Words            words{"催交报告", "Report asked for"};
    static constexpr std::string_view noun = "award";
    std::int64_t                      subject() const { return award.value; }

    Id<Award>   award;
    ReportKind  kind{};
    Day         covers_until;
    std::string milestone;
    ReportLevel level{};
    Day         on;
};
BOOST_DESCRIBE_STRUCT(ReportAskedFor, (), (award, kind, covers_until, milestone, level, on))

void apply(Writer& db, Stamp const& stamp, ReportsScheduled const& fact);
void apply(Writer& db, Stamp const& stamp, ReportAskedFor const& fact);
void add_report_facts(FactKinds& kinds);

// A report that has not come is one no report covers: a condition on report_due r.
extern std::string_view const report_has_not_come;

struct OwedReport {
    ReportKind                 kind{};
    std::string                milestone;
    Day                        covers_until;
    Day                        due_on;
    bool                       stops{};
    std::optional<ReportLevel> level; // that was told of
};
BOOST_DESCRIBE_STRUCT(OwedReport, (), (kind, milestone, covers_until, due_on, stops, level))

// What the award's team owes, the first to come first; those long ahead come last.
std::vector<OwedReport> owed_reports(Reader& reader, Id<Award> award);

// Writes down the days of an award's reports when they are not what is written already.
void schedule_reports(Act& act, Id<Award> award);

// The daily job: days that changed, levels that were reached, and questions about reports that came meanwhile. Gives
// how many levels were told.
Result<std::string> ask_for_reports(Act& act);

// The question that holds an award's payments ends when nothing that stopped them is owed any more.
void end_questions_about_reports(Act& act, Id<Award> award);

ClosingCheck overdue_reports(Reader& reader, ClosingScope const& scope);

} // namespace penstock
