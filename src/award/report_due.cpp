#include "award/report_due.hpp"

#include <algorithm>
#include <tuple>

namespace penstock {

std::vector<ReportDue> reports_due(AgreementTerms const& terms)
{
    std::vector<ReportDue> out;
    if (!terms.reports || !terms.starts_on || !terms.ends_on) return out;
    auto const& asked = *terms.reports;
    auto        later = [](Day day, std::int64_t days) { return day.plus_days(static_cast<int>(days)); };
    if (asked.every_months > 0)
        for (int n = 1; n <= 60; ++n) {
            auto until = terms.starts_on->plus_months(n * static_cast<int>(asked.every_months)).plus_days(-1);
            if (until >= *terms.ends_on) break; // the final report covers the rest
            out.push_back({ReportKind::progress, "", until, later(until, asked.days), asked.stops_payments});
        }
    if (asked.per_milestone)
        for (auto const& each : terms.milestones)
            if (each.due_on)
                out.push_back({ReportKind::milestone, each.number.value, *each.due_on, later(*each.due_on, asked.days),
                               asked.stops_payments});
    out.push_back(
        {ReportKind::final, "", *terms.ends_on, later(*terms.ends_on, asked.final_days), asked.stops_payments});
    std::ranges::sort(out, {}, [](ReportDue const& each) {
        return std::tuple{each.due_on, each.covers_until, each.kind, each.milestone};
    });
    return out;
}

std::optional<ReportLevel> level_of(ReportDue const& report, ReportLadder const& ladder, Day today)
{
    auto after = [&](std::int64_t days) { return today >= report.due_on.plus_days(static_cast<int>(days)); };
    if (report.stops && after(ladder.stopped_after)) return ReportLevel::stopped;
    if (after(ladder.overdue_after)) return ReportLevel::overdue;
    if (after(0)) return ReportLevel::due;
    if (after(-ladder.reminded_before)) return ReportLevel::reminded;
    return std::nullopt;
}

} // namespace penstock
