// What a finance officer may enter by hand about an award's money, and by whose authority: an entry that does what a
// counted deed does is counted as that deed.
#pragma once

#include "ledger/authority_answer.hpp"
#include "ledger/due_order.hpp"

namespace penstock {

// Whether money of this kind moves otherwise than by hand: of a payment by the bank's answers, of an award with an
// agreement by its offer, its milestones, its amendments and its closing. Refuses not_a_choice, saying which act it is.
Result<void> check_by_hand(Reader& reader, EntryKind kind, std::span<Leg const> legs);

// The same for money that is reserved first: what falls due names its decision, which a reservation has no place for.
Result<void> check_reserved(Reader& reader, EntryKind kind, std::span<Leg const> legs);

// Money that falls due by hand names its order: missing_field without one, not_a_choice of one with another entry,
// date_in_future, and exceeds_advance_cap of an advance, all that was advanced to the award by orders together.
Result<void> check_order(Reader& reader, NewEntry const& entry, std::optional<DueOrder> const& order, Day today);

// What the entry asks of authority; none when it commits nothing and lets nothing fall due. Of one that takes another
// back, the kind is the other's. Refuses legs_apart when money of several awards moves at once: each is its own deed.
Result<std::optional<Demand>> demand_by_hand(Reader& reader, EntryKind kind, std::span<Leg const> legs,
                                             std::string const& cause);

// Plans the use of authority where one is asked for; once nothing can refuse any more, records it and tells those who
// manage the award's programme.
Result<std::optional<PlannedUse>> plan_by_hand(Act& act, Caller const& by, EntryKind kind, std::span<Leg const> legs,
                                               std::string const& cause);
void record_by_hand(Act& act, std::optional<PlannedUse> const& use, NewEntry const& entry, Id<Entry> posted);

} // namespace penstock
