// Reservations: money bound for something that is not yet certain. Each ends exactly once: posted in full or in part
// (the rest is free again), voided, or expired. While it is open, nobody else can have the money.
#pragma once

#include "base/life.hpp"
#include "ledger/entry.hpp"

namespace penstock {

struct Reservation; // the kind of thing an Id<Reservation> identifies

BOOST_DEFINE_ENUM_CLASS(ReservationState, pending, posted, voided, expired)
BOOST_DEFINE_ENUM_CLASS(ReservationEvent, post, void_it, expire)
BOOST_DEFINE_ENUM_CLASS(ReservationEnder, holder, schedule)

inline constexpr Step<ReservationState, ReservationEvent, ReservationEnder> reservation_life[] = {
    {ReservationState::pending, ReservationEvent::post, ReservationState::posted, ReservationEnder::holder},
    {ReservationState::pending, ReservationEvent::void_it, ReservationState::voided, ReservationEnder::holder},
    {ReservationState::pending, ReservationEvent::expire, ReservationState::expired, ReservationEnder::schedule},
};
static_assert(deterministic(reservation_life));
static_assert(final(reservation_life, ReservationState::posted) && final(reservation_life, ReservationState::voided) &&
              final(reservation_life, ReservationState::expired));

struct NewReservation {
    std::string  cause; // permanent, as an entry's; the entry that posts it has a cause of its own
    EntryKind    kind{};
    Place        from;
    Place        to;
    std::int64_t minor{};
    Day          expires_on; // the last day on which it can be posted
    std::string  decision;   // as an entry of its kind
    std::string  memo;
    friend bool  operator==(NewReservation const&, NewReservation const&) = default;
};

struct ReservationNow {
    Id<Reservation>  id;
    NewReservation   terms;
    ReservationState state{};
};

// Refuses what no entry of the kind could do, date_in_past, and exceeds_available with what is available.
Result<void> plan_reserve(NewReservation const& asked, AccountNow const& from, Day today);

// The entry that posts `minor` of it: step_not_allowed when it has ended, exceeds_reservation, reservation_expired.
// What is decided again of the accounts (closed periods) is left to plan_post().
Result<NewEntry> plan_post_reserved(ReservationNow const& reservation, std::string cause, std::int64_t minor,
                                    Day value_on, Day today);

// Voided by its holder at any time, expired only after its last day.
Result<ReservationState> plan_end(ReservationNow const& reservation, ReservationEvent event, Day today);

} // namespace penstock
