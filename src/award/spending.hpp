// What a team reports of what it was paid: spending by line, who worked, what came of it. Reporting moves money from
// paid to spent.
#pragma once

#include "award/milestone_facts.hpp"

namespace penstock {

struct Spending; // the kind of thing an Id<Spending> identifies

struct SpentLine {
    Line<40, 0>  line; // of the budget; empty for a lump sum
    std::int64_t minor{};
};
BOOST_DESCRIBE_STRUCT(SpentLine, (), (line, minor))

// As a working paper of any completeness.
struct SpendingReport {
    std::optional<Day>     until; // the last day it covers
    std::vector<SpentLine> lines;
    std::int64_t           people{};  // who worked on it, counted
    Prose<5000>            results;   // what came of it: publications, data, prototypes, patents
    Prose<5000>            note;
};
BOOST_DESCRIBE_STRUCT(SpendingReport, (), (until, lines, people, results, note))

// What one line of an award's budget stands at, in minor units.
struct LineNow {
    std::string  line;
    std::int64_t paid{};  // and not reported as spent yet
    std::int64_t spent{};
};
BOOST_DESCRIBE_STRUCT(LineNow, (), (line, paid, spent))

// Everything that keeps the report from being handed in: missing_field, date_in_future, ends_before_start of a day
// already reported, unknown_line, same_place_twice, not_positive, exceeds_available with what was paid and not spent.
std::vector<Fault> faults_of(SpendingReport const& report, std::vector<LineNow> const& lines,
                             std::optional<Day> reported_until, Day today);

struct SpendingReported {
    static constexpr Words            words{"报告支出", "Spending reported"};
    static constexpr std::string_view noun = "award";
    std::int64_t                      subject() const { return award.value; }

    Id<Award>      award;
    std::int64_t   number{}; // 1, 2, … of the award
    SpendingReport report;
};
BOOST_DESCRIBE_STRUCT(SpendingReported, (), (award, number, report))

void apply(Writer& db, Stamp const& stamp, SpendingReported const& fact);
void add_spending_facts(FactKinds& kinds);

std::vector<LineNow> lines_of(Reader& reader, Id<Award> award);
std::optional<Day>   reported_until(Reader& reader, Id<Award> award);

// Records the report and moves its sums from paid to spent, line by line.
Result<void> report_spending(Act& act, Caller const& by, Id<Award> award, SpendingReport const& report);

} // namespace penstock
