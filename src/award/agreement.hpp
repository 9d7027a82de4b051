// Agreements: what a recipient promises, how that is measured, and which money each promise moves.
#pragma once

#include "award/award.hpp"
#include "base/digest.hpp"
#include "people/person.hpp"

namespace penstock {

struct Agreement; // the kinds of thing identifiers here belong to
struct Milestone;

// A number that is promised or measured: plain decimals, at most six of them, compared exactly.
struct Measure {
    static constexpr std::size_t longest = 20;

    std::string value; // without superfluous zeros: "0.85", "-3"

    static Result<Measure> from(std::string_view raw); // not_an_amount, too_many_decimals, number_out_of_range
    std::int64_t           millionths() const;
    friend bool            operator==(Measure const&, Measure const&) = default;
};

BOOST_DEFINE_ENUM_CLASS(Comparison, at_least, at_most, equal_to)

// One thing that can be measured, and what it must come to. A tolerance widens the target in favour of the team.
struct Criterion {
    Bilingual              metric;
    Line<40, 0>            unit;
    Comparison             comparison{};
    std::optional<Measure> target;
    std::optional<Measure> tolerance;
    Line<300, 0>           method; // how it is verified, and by whom
};
BOOST_DESCRIBE_STRUCT(Criterion, (), (metric, unit, comparison, target, tolerance, method))

bool reached(Criterion const& criterion, Measure const& measured);

// How money of an agreement falls due.
//   milestone      when its milestone is accepted, with or without conditions
//   prize          when its milestone is met outright
//   advance        at activation, before anything is measured
//   reimbursement  by claims for what was spent
BOOST_DEFINE_ENUM_CLASS(InstalmentKind, milestone, prize, advance, reimbursement)

struct Instalment {
    InstalmentKind kind{};
    Line<20, 0>    milestone; // its number; empty for advances and reimbursements
    std::int64_t   minor{};
};
BOOST_DESCRIBE_STRUCT(Instalment, (), (kind, milestone, minor))

struct BudgetLine {
    Line<40, 0>  code;
    Bilingual    title;
    std::int64_t minor{};
};
BOOST_DESCRIBE_STRUCT(BudgetLine, (), (code, title, minor))

struct Party {
    Line<300, 0> organisation;
    bool         recipient{}; // the one the money is paid to; the others are partners
    std::int64_t share{};     // of the amount, in basis points
};
BOOST_DESCRIBE_STRUCT(Party, (), (organisation, recipient, share))

struct MilestoneTerms {
    Line<20, 0>               number;
    Bilingual                 title;
    std::vector<Criterion>    criteria;
    std::optional<Day>        due_on;
    std::vector<Line<20>>     after; // the numbers of those that must be met before
    bool                      gate{};  // go/no-go: nothing behind it is paid until it is passed
    std::optional<Id<Person>> acceptor; // whose opinion is needed before a verdict
};
BOOST_DESCRIBE_STRUCT(MilestoneTerms, (), (number, title, criteria, due_on, after, gate, acceptor))

// The reports a team owes, and when. What they cover follows from the days of the agreement.
struct ReportTerms {
    std::int64_t every_months{};    // progress; 0: none
    bool         per_milestone{};
    std::int64_t days{};            // after the last day a report covers
    std::int64_t final_days{};      // after the last day of the award
    bool         stops_payments{};  // when one stays away
    friend bool  operator==(ReportTerms const&, ReportTerms const&) = default;
};
BOOST_DESCRIBE_STRUCT(ReportTerms, (), (every_months, per_milestone, days, final_days, stops_payments))

// The whole agreement. As a working paper it may be of any completeness; what is offered has passed faults_of().
struct AgreementTerms {
    Bilingual                   purpose;
    Line<100, 0>                lead;
    std::vector<Party>          parties;
    std::optional<Money>        amount;
    std::optional<Day>          starts_on;
    std::optional<Day>          ends_on;
    std::vector<BudgetLine>     lines; // none: a lump sum
    std::vector<Instalment>     instalments;
    std::vector<MilestoneTerms> milestones;
    std::int64_t                readiness_at_start{}; // technology readiness level, 1 to 9; 0 where it has no meaning
    std::int64_t                readiness_at_end{};
    std::optional<ReportTerms>  reports; // absent: it asks for none by a day
};
BOOST_DESCRIBE_STRUCT(AgreementTerms, (),
                      (purpose, lead, parties, amount, starts_on, ends_on, lines, instalments, milestones,
                       readiness_at_start, readiness_at_end, reports))

inline constexpr std::int64_t whole_share = 10'000; // basis points

// Everything that keeps the paper from being offered, each with its JSON pointer. `pool` is the currency of the
// appropriation the money comes from.
std::vector<Fault> faults_of(AgreementTerms const& terms, Currency pool);

// The milestones in an order in which each stands behind all it depends on: positions in `terms.milestones`. Only
// for terms without faults.
std::vector<std::size_t> in_order_of_dependency(AgreementTerms const& terms);

// What instalments of a kind add up to; of one milestone where a number is given.
std::int64_t sum_of(AgreementTerms const& terms, InstalmentKind kind, std::string_view milestone = {});

// Cuts `minor` over the lines of a budget in proportion to what is left of each, to the last fen; no part exceeds its
// line. What is left must suffice.
std::vector<std::int64_t> over_lines(std::int64_t minor, std::vector<std::int64_t> const& left);

// What somebody must have settled before an offer can go out; in any order, by several people.
BOOST_DEFINE_ENUM_CLASS(CheckItem, eligibility, rules, milestones, terms, permits)
BOOST_DEFINE_ENUM_CLASS(CheckVerdict, approved, not_applicable)

Words words(CheckItem item);

// Whether the item speaks of the paper's content, so that a later change of the paper voids it.
constexpr bool speaks_of_paper(CheckItem item) { return item != CheckItem::eligibility && item != CheckItem::permits; }

} // namespace penstock
