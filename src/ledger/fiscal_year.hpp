// Fiscal years: open, then closing by a checklist, then closed; reopened only by a decision that two persons confirm.
// A year owns the appropriations that name it. What is unused at its end is carried over, lapses, or is remitted.
#pragma once

#include "api/permission.hpp"
#include "base/life.hpp"
#include "ledger/entry.hpp"

#include <span>

namespace penstock {

struct FiscalYear; // the kind of thing an Id<FiscalYear> identifies: by the year in which it ends

BOOST_DEFINE_ENUM_CLASS(YearState, open, closing, closed, reopening, reopened)
BOOST_DEFINE_ENUM_CLASS(YearEvent, begin_closing, keep_open, close, ask_to_reopen, confirm_reopening, refuse_reopening)

Words words(YearState state);
Words words(YearEvent event);

inline constexpr Step<YearState, YearEvent, Permission> year_life[] = {
    {YearState::open, YearEvent::begin_closing, YearState::closing, Permission::close_periods},
    {YearState::reopened, YearEvent::begin_closing, YearState::closing, Permission::close_periods},
    {YearState::closing, YearEvent::keep_open, YearState::open, Permission::close_periods},
    {YearState::closing, YearEvent::close, YearState::closed, Permission::close_periods},
    {YearState::closed, YearEvent::ask_to_reopen, YearState::reopening, Permission::close_periods},
    {YearState::reopening, YearEvent::confirm_reopening, YearState::reopened, Permission::close_periods},
    {YearState::reopening, YearEvent::refuse_reopening, YearState::closed, Permission::close_periods},
};
static_assert(deterministic(year_life));

// The days of a year that begins in this month; named by the year in which it ends.
struct YearDays {
    Day         first;
    Day         last;
    friend bool operator==(YearDays const&, YearDays const&) = default;
};
YearDays days_of_year(std::int64_t year, std::int64_t start_month); // as fiscal_year_of() counts

// Whether an entry of this kind may touch an appropriation of a year in this state. `incoming`: money comes in from
// another appropriation. Nothing new is given or bound once closing began; once closed, what has left is settled, and
// what is left over leaves.
bool takes_entries(YearState state, EntryKind kind, bool incoming);

// What is done with money that is unused at the end of a year.
BOOST_DEFINE_ENUM_CLASS(YearEndDeed, carry_forward, lapse, remit)
Words words(YearEndDeed deed);

struct YearEndTerms {
    std::int64_t       year{};
    YearEndDeed        deed{};
    Id<Appropriation>  from;
    Id<Appropriation>  to; // of carry_forward only
    std::vector<Stage> stages; // only money at these; empty: at all the deed can take it from
    Day                value_on;
    std::string        decision;
};

// An account as it stands, with how many entries it had: what was done at one standing has one cause for ever.
struct AccountStanding {
    AccountNow   account;
    std::int64_t entries{};
};

// From which stages a deed takes money.
std::vector<Stage> stages_of(YearEndDeed deed);

// One entry for each account that has money free at a stage the deed takes it from, in the order of the accounts.
std::vector<NewEntry> plan_year_end(YearEndTerms const& terms, std::span<AccountStanding const> accounts);

} // namespace penstock
