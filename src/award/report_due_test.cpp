#include "award/report_due.hpp"
#include "support/today.hpp"

#include <gtest/gtest.h>

namespace penstock {
namespace {

using test::on;

AgreementTerms two_years()
{
    AgreementTerms out;
    out.starts_on  = on("2026-03-01");
    out.ends_on    = on("2028-02-29");
    out.milestones = {{.number = {"M1"}, .title = {}, .criteria = {}, .due_on = on("2026-12-31")}};
    out.reports    = ReportTerms{.every_months = 12, .per_milestone = true, .days = 30, .final_days = 60};
    return out;
}

TEST(ReportsDue, follow_from_the_days_of_the_agreement)
{
    using enum ReportKind;
    EXPECT_EQ(reports_due(two_years()), (std::vector<ReportDue>{
                                            {milestone, "M1", on("2026-12-31"), on("2027-01-30"), false},
                                            {progress, "", on("2027-02-28"), on("2027-03-30"), false},
                                            {final, "", on("2028-02-29"), on("2028-04-29"), false},
                                        }))
        << "the last year is covered by the final report";
}

TEST(ReportsDue, are_none_where_the_agreement_asks_for_none)
{
    auto terms = two_years();
    terms.reports.reset();
    EXPECT_TRUE(reports_due(terms).empty());
    terms.reports = ReportTerms{};
    EXPECT_EQ(reports_due(terms).size(), 1u) << "the final one";
}

TEST(ReportsDue, climb_a_ladder_of_levels_day_by_day)
{
    ReportDue          report{ReportKind::progress, "", on("2026-05-31"), on("2026-06-30"), true};
    ReportLadder const ladder{14, 14, 30};
    auto               level = [&](char const* day) { return level_of(report, ladder, on(day)); };
    EXPECT_EQ(level("2026-06-15"), std::nullopt);
    EXPECT_EQ(level("2026-06-16"), ReportLevel::reminded);
    EXPECT_EQ(level("2026-06-30"), ReportLevel::due);
    EXPECT_EQ(level("2026-07-13"), ReportLevel::due);
    EXPECT_EQ(level("2026-07-14"), ReportLevel::overdue);
    EXPECT_EQ(level("2026-07-30"), ReportLevel::stopped);
    report.stops = false;
    EXPECT_EQ(level("2026-07-30"), ReportLevel::overdue) << "the agreement does not say that payments stop";
}

} // namespace
} // namespace penstock
