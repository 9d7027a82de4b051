// What a team reports of what it was paid: spending by line, who worked, what came of it. Reporting moves money from
// paid to spent.
#pragma once

#include "award/milestone_facts.hpp"
#include "award/spending_rules.hpp"

namespace penstock {

struct Spending; // the kind of thing an Id<Spending> identifies

struct SpentLine {
    Line<40, 0>                line; // of the budget; empty for a lump sum
    std::optional<Line<40, 0>> purpose; // its code, where it is one of the negative list of lump sums
    std::int64_t               minor{};
};
BOOST_DESCRIBE_STRUCT(SpentLine, (), (line, purpose, minor))

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

// What a report is judged against.
struct SpendingGround {
    std::vector<LineNow> lines;
    std::optional<Day>   reported_until;
    std::optional<Day>   starts_on; // of the award, as its agreement has it now
    std::optional<Day>   ends_on;
    SpendingRules        rules;
    Day                  today;
};
SpendingGround spending_ground(Reader& reader, Id<Award> award, Day today);

// Everything that keeps the report from being handed in: missing_field, date_in_future, ends_before_start of a day
// already reported, cost_outside_award (before its start, or later than bills of its term may be paid), unknown_line,
// same_place_twice, not_positive, exceeds_available with what was paid and not spent, exceeds_indirect_ceiling of all
// indirect cost together, and missing_field of the note where equipment costs more than one item may without reasons.
std::vector<Fault> faults_of(SpendingReport const& report, SpendingGround const& ground);

// What of it went to purposes that lump-sum money is not for: no reason to refuse what has happened, but a question.
struct ListedSpending {
    Purpose      purpose;
    std::int64_t minor{};
};
std::vector<ListedSpending> on_the_negative_list(SpendingReport const& report, SpendingRules const& rules);

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
