// Entries: one movement of money, whole or not at all. An entry is never changed; a wrong one is reversed by another
// that names it.
#pragma once

#include "base/day.hpp"
#include "base/refusal.hpp"
#include "ledger/account.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace penstock {

struct Entry; // the kind of thing an Id<Entry> identifies

BOOST_DEFINE_ENUM_CLASS(EntryKind, appropriate, reduce, allot, take_back, set_aside, release, commit, decommit,
                        move_line, fall_due, cancel_due, pay, advance, bank_return, spend, disallow, give_back, reuse,
                        carry_forward, lapse, exchange, opening, reverse, remit, demand, recover, write_off)

Words words(EntryKind kind);

// One way money may go: entries of a kind take it from one stage to another.
struct Way {
    EntryKind kind;
    Stage     from;
    Stage     to;
};

// All ways there are. Buttons, the diagram in the manual and the tests are computed from these rows.
inline constexpr Way ways[] = {
    {EntryKind::appropriate, Stage::source, Stage::appropriated},
    {EntryKind::reduce, Stage::appropriated, Stage::source},
    {EntryKind::allot, Stage::appropriated, Stage::allotted},
    {EntryKind::take_back, Stage::allotted, Stage::appropriated},
    {EntryKind::set_aside, Stage::allotted, Stage::reserved},
    {EntryKind::release, Stage::reserved, Stage::allotted},
    {EntryKind::commit, Stage::allotted, Stage::committed},
    {EntryKind::commit, Stage::reserved, Stage::committed},
    {EntryKind::decommit, Stage::committed, Stage::allotted},
    {EntryKind::move_line, Stage::committed, Stage::committed},
    {EntryKind::fall_due, Stage::committed, Stage::payable},
    {EntryKind::cancel_due, Stage::payable, Stage::committed},
    {EntryKind::pay, Stage::payable, Stage::paid},
    {EntryKind::advance, Stage::committed, Stage::paid},
    {EntryKind::bank_return, Stage::paid, Stage::payable},
    {EntryKind::spend, Stage::paid, Stage::spent},
    {EntryKind::disallow, Stage::spent, Stage::paid},
    {EntryKind::give_back, Stage::paid, Stage::returned},
    {EntryKind::reuse, Stage::returned, Stage::allotted},
    {EntryKind::reuse, Stage::recovered, Stage::allotted},
    {EntryKind::demand, Stage::paid, Stage::demanded},
    {EntryKind::demand, Stage::spent, Stage::demanded},
    {EntryKind::recover, Stage::demanded, Stage::recovered},
    {EntryKind::write_off, Stage::demanded, Stage::written_off},
    {EntryKind::carry_forward, Stage::appropriated, Stage::carried_forward},
    {EntryKind::carry_forward, Stage::allotted, Stage::carried_forward},
    {EntryKind::carry_forward, Stage::committed, Stage::carried_forward},
    {EntryKind::carry_forward, Stage::carried_forward, Stage::appropriated},
    {EntryKind::carry_forward, Stage::carried_forward, Stage::allotted},
    {EntryKind::carry_forward, Stage::carried_forward, Stage::committed},
    {EntryKind::lapse, Stage::appropriated, Stage::lapsed},
    {EntryKind::lapse, Stage::allotted, Stage::lapsed},
    {EntryKind::lapse, Stage::returned, Stage::lapsed},
    {EntryKind::lapse, Stage::recovered, Stage::lapsed},
    {EntryKind::remit, Stage::lapsed, Stage::source},
    {EntryKind::exchange, Stage::allotted, Stage::exchanged},
    {EntryKind::exchange, Stage::exchanged, Stage::allotted},
    {EntryKind::opening, Stage::source, Stage::allotted},
    {EntryKind::opening, Stage::source, Stage::committed},
    {EntryKind::opening, Stage::source, Stage::paid},
    {EntryKind::opening, Stage::source, Stage::spent},
};

constexpr bool leads(EntryKind kind, Stage from, Stage to)
{
    for (auto const& way : ways)
        if (way.kind == kind && way.from == from && way.to == to) return true;
    return false;
}

// What an entry adds to one account, or takes from it.
struct Leg {
    Place        place;
    std::int64_t minor{}; // of the appropriation's currency; negative: taken from the account
    friend bool  operator==(Leg const&, Leg const&) = default;
};

// An entry as it is asked for.
struct NewEntry {
    static constexpr std::size_t legs_most = 64;

    std::string      cause; // its permanent id, made by whoever asks: "milestone/12/due", a bank's reference
    EntryKind        kind{};
    std::vector<Leg> legs;
    Day              value_on; // the day it counts for; the day of entry is the stamp's
    std::string      decision; // of whom, or which document, when the kind owes one
    std::string      memo;
    Id<Entry>        reverses; // of kind reverse: the entry taken back
    friend bool      operator==(NewEntry const&, NewEntry const&) = default;
};

// What can be said of an entry without looking at any account: too_few_legs, too_many_legs, number_out_of_range,
// place_incomplete, no_such_way, does_not_balance (each appropriation by itself), legs_apart (a leg of another
// programme or award), missing_field for a decision that is owed.
Result<void> well_formed(NewEntry const& entry);

// Whether entries of this kind must name the decision behind them (appropriation, reduction, allotment, carry-over,
// lapse, recovery, write-off): what moves money between bodies or years, or asks it back, is never an officer's own
// idea.
bool owes_decision(EntryKind kind);

// Whether a cause is one that the system makes itself ("milestone/12/due"): nobody else may use it.
bool is_of_the_system(std::string_view cause);

// When value dates may be.
struct OpenDays {
    Day after; // closed through this day
    Day until; // today
};

// Decides whether an entry that is well_formed() can be posted on these accounts, one for each leg in its order:
// period_closed, date_in_future, exceeds_available (with what is available) and number_out_of_range of a balance.
Result<void> plan_post(NewEntry const& entry, std::span<AccountNow const> accounts, OpenDays days);

// The entry that takes another back: the same legs the other way round.
NewEntry reversal_of(NewEntry const& entry, Id<Entry> id, std::string cause, Day value_on, std::string memo);

// The first thing in which the second entry differs from the first: "/kind", "/legs/0/minor"; "" when in none.
std::string first_difference(NewEntry const& one, NewEntry const& other);

} // namespace penstock
