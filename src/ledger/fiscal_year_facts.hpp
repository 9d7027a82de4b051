// What may be written about fiscal years, and what is read of them.
#pragma once

#include "ledger/fiscal_year.hpp"
#include "ledger/ledger_facts.hpp"

#include <functional>

namespace penstock {

struct OfFiscalYear {
    static constexpr std::string_view noun = "fiscal_year";
    std::int64_t                      subject() const { return year; }

    std::int64_t year{};
};
BOOST_DESCRIBE_STRUCT(OfFiscalYear, (), (year))

struct FiscalYearClosingBegun : OfFiscalYear {
    static constexpr Words words{"年度开始结账", "Closing of the fiscal year begun"};

    Day first_on;
    Day last_on;
};
BOOST_DESCRIBE_STRUCT(FiscalYearClosingBegun, (OfFiscalYear), (first_on, last_on))

struct FiscalYearKeptOpen : OfFiscalYear {
    static constexpr Words words{"年度暂不结账", "Fiscal year kept open"};

    std::string reason;
};
BOOST_DESCRIBE_STRUCT(FiscalYearKeptOpen, (OfFiscalYear), (reason))

struct FiscalYearClosed : OfFiscalYear {
    static constexpr Words words{"年度结账", "Fiscal year closed"};
};
BOOST_DESCRIBE_STRUCT(FiscalYearClosed, (OfFiscalYear), ())

struct FiscalYearReopeningAsked : OfFiscalYear {
    static constexpr Words words{"申请重开年度", "Reopening of the fiscal year asked for"};

    std::string decision;
};
BOOST_DESCRIBE_STRUCT(FiscalYearReopeningAsked, (OfFiscalYear), (decision))

struct FiscalYearReopened : OfFiscalYear {
    static constexpr Words words{"年度重开", "Fiscal year reopened"};
};
BOOST_DESCRIBE_STRUCT(FiscalYearReopened, (OfFiscalYear), ())

struct FiscalYearReopeningRefused : OfFiscalYear {
    static constexpr Words words{"不予重开年度", "Reopening of the fiscal year refused"};

    std::string reason;
};
BOOST_DESCRIBE_STRUCT(FiscalYearReopeningRefused, (OfFiscalYear), (reason))

void apply(Writer& db, Stamp const& stamp, FiscalYearClosingBegun const& fact);
void apply(Writer& db, Stamp const& stamp, FiscalYearKeptOpen const& fact);
void apply(Writer& db, Stamp const& stamp, FiscalYearClosed const& fact);
void apply(Writer& db, Stamp const& stamp, FiscalYearReopeningAsked const& fact);
void apply(Writer& db, Stamp const& stamp, FiscalYearReopened const& fact);
void apply(Writer& db, Stamp const& stamp, FiscalYearReopeningRefused const& fact);

void add_fiscal_year_facts(FactKinds& kinds);

struct FiscalYearNow {
    std::int64_t year{};
    YearState    state{YearState::open};
    YearDays     days;
    std::string  decision; // to reopen it
    std::int64_t asked_by{};
};

// Any year is one; it is open until its closing begins, and has then the days it had at that moment.
FiscalYearNow load_fiscal_year(Reader& reader, std::int64_t year);

// The state after the event. Refuses step_not_allowed, missing_field for a reason that is owed (the decision, when it
// asks to reopen), and same_person when who asked would confirm.
Result<YearState> plan_step(FiscalYearNow const& now, YearEvent event, std::string const& reason, std::int64_t by);

// One line of a checklist before a year or a period is closed: how many things stand against it, and whether they
// keep it from being closed or are only to be known.
struct ClosingCheck {
    std::string  name;
    bool         blocks{true};
    std::int64_t count{};
    std::string  link; // to the screen that lists them
    Words        title;
    Words        remedy;
    bool         settled() const { return count == 0; }
};

// What a checklist is of: the money of a fiscal year, or (year 0) everything up to a day.
struct ClosingScope {
    std::int64_t year{};
    Day          last;
    Day          today;
};

// What modules above the ledger have to say before a year or a period is closed; registered at the start.
struct MoreClosingChecks {
    std::vector<std::function<ClosingCheck(Reader&, ClosingScope const&)>> all;
};
MoreClosingChecks& more_closing_checks();

// Reservations that end by themselves within the next thirty days.
ClosingCheck reservations_that_run_out(Reader& reader, ClosingScope const& scope);

std::vector<ClosingCheck> check_year_end(Reader& reader, FiscalYearNow const& year, Day today);

// The names of what is not settled and keeps it from being closed; "" when nothing does.
std::string what_blocks(std::vector<ClosingCheck> const& checks);

// What came into an appropriation and what left it, by kind of entry; what came less what left is what stands.
struct Flow {
    EntryKind    kind{};
    std::int64_t minor{};
};
BOOST_DESCRIBE_STRUCT(Flow, (), (kind, minor))

struct Explained {
    std::vector<Flow> came;
    std::vector<Flow> left;
    std::int64_t      standing{};   // of all stages money stands at
    std::int64_t      unexplained{}; // always nothing
};
BOOST_DESCRIBE_STRUCT(Explained, (), (came, left, standing, unexplained))
Explained explain(Reader& reader, Id<Appropriation> appropriation);

// The entries a deed would post now. Refuses not_found, not_a_choice (another currency, an earlier year), year_not_open
// of the year that gives (it must be closing) or takes, and missing_field for a decision.
Result<std::vector<NewEntry>> plan_year_end(Reader& reader, YearEndTerms const& terms);

// Posts them, all or none, and gives how many. Again: what has no money left gives nothing.
Result<std::int64_t> do_year_end(Act& act, YearEndTerms const& terms);

} // namespace penstock
