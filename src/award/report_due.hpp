// The reports an agreement asks for: when each is due, and how loudly one that stays away is told of.
#pragma once

#include "award/agreement.hpp"

namespace penstock {

// A progress report covers an interval, a milestone report one milestone, the final report the whole award.
BOOST_DEFINE_ENUM_CLASS(ReportKind, progress, milestone, final)
BOOST_DEFINE_ENUM_CLASS(ReportLevel, reminded, due, overdue, stopped)

struct ReportDue {
    ReportKind  kind{};
    std::string milestone; // its number
    Day         covers_until;
    Day         due_on;
    bool        stops{}; // payments, when it stays away
    friend bool operator==(ReportDue const&, ReportDue const&) = default;
};
BOOST_DESCRIBE_STRUCT(ReportDue, (), (kind, milestone, covers_until, due_on, stops))

// In the order they are due. Only for terms without faults.
std::vector<ReportDue> reports_due(AgreementTerms const& terms);

// After how many days each level begins, counted from the day a report is due.
struct ReportLadder {
    std::int64_t reminded_before{};
    std::int64_t overdue_after{};
    std::int64_t stopped_after{};
};

// The highest level a report that has not come stands at; nothing before it is reminded of.
std::optional<ReportLevel> level_of(ReportDue const& report, ReportLadder const& ladder, Day today);

} // namespace penstock
