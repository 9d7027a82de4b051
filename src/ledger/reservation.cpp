#include "ledger/reservation.hpp"

#include "api/refusals.hpp"
#include "ledger/refusals.hpp"
#include "people/refusals.hpp"

namespace penstock {

Result<void> plan_reserve(NewReservation const& asked, AccountNow const& from, Day today)
{
    if (asked.minor <= 0) return refuse(refusal::not_positive, "/minor", "");
    CHECK(well_formed({.cause    = asked.cause,
                       .kind     = asked.kind,
                       .legs     = {{asked.from, -asked.minor}, {asked.to, asked.minor}},
                       .decision = asked.decision}));
    if (asked.expires_on < today) return refuse(refusal::date_in_past, "/expires_on", today.iso());
    if (!may_go_negative(from.place.stage) && from.available() < asked.minor)
        return refuse(refusal::exceeds_available, "/minor", std::to_string(from.available()));
    return {};
}

Result<NewEntry> plan_post_reserved(ReservationNow const& reservation, std::string cause, std::int64_t minor,
                                    Day value_on, Day today)
{
    auto const& terms = reservation.terms;
    if (!step_of(reservation_life, reservation.state, ReservationEvent::post))
        return refuse(refusal::step_not_allowed, std::string{name_of(reservation.state)});
    if (today > terms.expires_on) return refuse(refusal::reservation_expired, terms.expires_on.iso());
    if (minor <= 0) return refuse(refusal::not_positive, "/minor", "");
    if (minor > terms.minor) return refuse(refusal::exceeds_reservation, "/minor", std::to_string(terms.minor));
    return NewEntry{.cause    = std::move(cause),
                    .kind     = terms.kind,
                    .legs     = {{terms.from, -minor}, {terms.to, minor}},
                    .value_on = value_on,
                    .decision = terms.decision,
                    .memo     = terms.memo};
}

Result<ReservationState> plan_end(ReservationNow const& reservation, ReservationEvent event, Day today)
{
    expects(event != ReservationEvent::post);
    auto const* step = step_of(reservation_life, reservation.state, event);
    if (!step) return refuse(refusal::step_not_allowed, std::string{name_of(reservation.state)});
    if (step->by == ReservationEnder::schedule && today <= reservation.terms.expires_on)
        return refuse(refusal::step_not_allowed, reservation.terms.expires_on.iso());
    return step->to;
}

} // namespace penstock
