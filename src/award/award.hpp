// Awards: money given to an organisation under a programme, for a purpose and a time.
#pragma once

#include "api/caller.hpp"
#include "api/problem.hpp"
#include "base/life.hpp"
#include "base/money.hpp"
#include "base/text_types.hpp"
#include "people/organisation.hpp"
#include "programme/programme.hpp"

#include <optional>
#include <string>
#include <vector>

namespace penstock {

struct Award;  // the kind of thing an Id<Award> identifies
struct Import; // the import of a list, of which an award may have been a row

BOOST_DEFINE_ENUM_CLASS(AwardState, setup, offered, active, on_hold, closing, closed, terminated, withdrawn)
BOOST_DEFINE_ENUM_CLASS(AwardEvent, offer, countersign, record_signature, activate, withdraw, expire, hold, resume,
                        begin_closing, close, terminate)

// The life of an award. Those of imported lists enter in the middle: active, or closed when their time is over.
// clang-format off
inline constexpr Step<AwardState, AwardEvent, Permission> award_life[] = {
    {AwardState::setup,   AwardEvent::offer,            AwardState::offered,    Permission::decide_awards},
    {AwardState::setup,   AwardEvent::withdraw,         AwardState::withdrawn,  Permission::prepare_awards},
    {AwardState::offered, AwardEvent::countersign,      AwardState::offered,    Permission::report_on_awards},
    {AwardState::offered, AwardEvent::record_signature, AwardState::offered,    Permission::prepare_awards},
    {AwardState::offered, AwardEvent::activate,         AwardState::active,     Permission::decide_awards},
    {AwardState::offered, AwardEvent::withdraw,         AwardState::withdrawn,  Permission::decide_awards},
    {AwardState::offered, AwardEvent::expire,           AwardState::withdrawn,  Permission::decide_awards},
    {AwardState::active,  AwardEvent::hold,             AwardState::on_hold,    Permission::record_awards},
    {AwardState::on_hold, AwardEvent::resume,           AwardState::active,     Permission::record_awards},
    {AwardState::active,  AwardEvent::begin_closing,    AwardState::closing,    Permission::record_awards},
    {AwardState::closing, AwardEvent::close,            AwardState::closed,     Permission::record_awards},
    {AwardState::active,  AwardEvent::terminate,        AwardState::terminated, Permission::record_awards},
    {AwardState::on_hold, AwardEvent::terminate,        AwardState::terminated, Permission::record_awards},
};
// clang-format on
static_assert(deterministic(award_life));
static_assert(final(award_life, AwardState::closed) && final(award_life, AwardState::terminated) &&
              final(award_life, AwardState::withdrawn));

Words words(AwardState state);
Words words(AwardEvent event);

// What a step needs beside the award itself, and so is asked for in a request of its own.
constexpr bool has_own_request(AwardEvent event)
{
    return event == AwardEvent::offer || event == AwardEvent::countersign || event == AwardEvent::record_signature;
}

// A number under which somebody else knows the award.
struct OutsideId {
    std::string scheme;
    std::string value;
    friend bool operator==(OutsideId const&, OutsideId const&) = default;
};
BOOST_DESCRIBE_STRUCT(OutsideId, (), (scheme, value))

// Somebody named in the award; a name only, for a list of awards gives no more.
struct Participant {
    std::string name;
    std::string role;
    std::string organisation;
    friend bool operator==(Participant const&, Participant const&) = default;
};
BOOST_DESCRIBE_STRUCT(Participant, (), (name, role, organisation))

// What an award says. Amounts are absent where a list does not give them.
struct AwardContent {
    std::string              number;
    std::string              title;
    Id<Programme>            programme;
    Id<Organisation>         organisation;
    std::string              lead;
    std::vector<Participant> participants;
    std::vector<OutsideId>   outside_ids;
    std::optional<Money>     amount;
    std::optional<Money>     applied;
    std::optional<Money>     disbursed;
    std::optional<Day>       awarded_on;
    std::optional<Day>       starts_on;
    std::optional<Day>       ends_on;
    std::string              description;
    std::string              outcome;

    // The year it counts for: of the award decision, else of its start; 0 when neither is known.
    std::int64_t year() const;
};
BOOST_DESCRIBE_STRUCT(AwardContent, (),
                      (number, title, programme, organisation, lead, participants, outside_ids, amount, applied,
                       disbursed, awarded_on, starts_on, ends_on, description, outcome))

// The state in which an award of a list enters: closed when its time is over on the day of the import.
AwardState entry_state(AwardContent const& content, Day today);

struct AwardNow {
    Id<Award>          id;
    Id<Programme>      programme;
    AwardState         state{};
    ProgrammeState     programme_state{};
    std::optional<Day> starts_on;
    std::optional<Day> open_until;    // the last day of the offer, once there is one
    bool               is_signed{};   // by both sides
    std::int64_t       checks_open{}; // of those that must be settled before an offer
};
BOOST_DESCRIBE_STRUCT(AwardNow, (),
                      (id, programme, state, programme_state, starts_on, open_until, is_signed, checks_open))

// The state after the event, or the first that refuses it: step_not_allowed, not_your_role, then what the step itself
// asks for (missing_field of checks that are not settled, agreement_not_signed, agreement_signed_already,
// reservation_expired of an offer, date_in_future), and a missing reason where one is owed.
Result<AwardState> plan_step(AwardNow const& award, AwardEvent event, std::string const& reason, Caller const& by,
                             Day today);

std::vector<api::May> may(AwardNow const& award, Caller const& by, Day today);

// Who can do what needs this permission, as advice to somebody who does not hold it.
Words remedy_for(Permission permission);

} // namespace penstock
