// Recoveries: money that was paid and is asked back by a decision, until a day. It comes in at once or in parts; what
// does not come in is written off only by the board, one person asking and another confirming.
#pragma once

#include "api/caller.hpp"
#include "api/problem.hpp"
#include "base/day.hpp"
#include "base/life.hpp"
#include "base/money.hpp"
#include "base/text_types.hpp"
#include "ledger/entry.hpp"

#include <optional>

namespace penstock {

struct Recovery; // the kind of thing an Id<Recovery> identifies

BOOST_DEFINE_ENUM_CLASS(RecoveryState, demanded, write_off_asked, recovered, written_off, withdrawn)
BOOST_DEFINE_ENUM_CLASS(RecoveryEvent, receive, receive_rest, ask_write_off, confirm_write_off, decline_write_off,
                        withdraw)
// finance: a finance officer; board: the board's secretary, by a decision of the board.
BOOST_DEFINE_ENUM_CLASS(RecoveryBy, finance, board)

inline constexpr Step<RecoveryState, RecoveryEvent, RecoveryBy> recovery_life[] = {
    {RecoveryState::demanded, RecoveryEvent::receive, RecoveryState::demanded, RecoveryBy::finance},
    {RecoveryState::demanded, RecoveryEvent::receive_rest, RecoveryState::recovered, RecoveryBy::finance},
    {RecoveryState::demanded, RecoveryEvent::ask_write_off, RecoveryState::write_off_asked, RecoveryBy::finance},
    {RecoveryState::demanded, RecoveryEvent::withdraw, RecoveryState::withdrawn, RecoveryBy::finance},
    {RecoveryState::write_off_asked, RecoveryEvent::confirm_write_off, RecoveryState::written_off, RecoveryBy::board},
    {RecoveryState::write_off_asked, RecoveryEvent::decline_write_off, RecoveryState::demanded, RecoveryBy::board},
};
static_assert(deterministic(recovery_life));
static_assert(final(recovery_life, RecoveryState::recovered) && final(recovery_life, RecoveryState::written_off) &&
              final(recovery_life, RecoveryState::withdrawn));

// Money is still to come in.
constexpr bool is_open(RecoveryState state) { return !final(recovery_life, state); }

constexpr Permission permission_of(RecoveryBy by)
{
    return by == RecoveryBy::finance ? Permission::approve_payments : Permission::waive_milestones;
}

// Why money is asked back.
BOOST_DEFINE_ENUM_CLASS(RecoveryGround, award_stopped, acceptance_failed, misused, overpaid, court_ruling)

Words words(RecoveryGround ground);

// Who decided, under which number, and when.
struct NamedDecision {
    Line<200> body;
    Line<100> number;
    Day       decided_on;
};
BOOST_DESCRIBE_STRUCT(NamedDecision, (), (body, number, decided_on))

std::string text_of(NamedDecision const& decision); // as an entry names it

struct RecoveryNow {
    Id<Recovery>  id;
    Id<Programme> programme;
    Id<Award>     award;
    RecoveryState state{};
    std::int64_t  minor{};
    std::int64_t  received{};
    Currency      currency;
    Id<Entry>     entry; // that demanded it
    std::int64_t  asked_by{}; // the write-off

    std::int64_t left() const { return minor - received; }
};
BOOST_DESCRIBE_STRUCT(RecoveryNow, (), (id, programme, award, state, minor, received, currency, entry, asked_by))

// The state after the event: step_not_allowed (money that came in keeps a demand from being withdrawn), not_your_role,
// same_person (who asked for a write-off does not decide on it), and a missing reason where one is owed.
Result<RecoveryState> plan_step(RecoveryNow const& recovery, RecoveryEvent event, std::string const& reason,
                                Caller const& by);

// Whether so much came in: not_positive, and exceeds_available with what is left.
Result<RecoveryEvent> plan_receipt(RecoveryNow const& recovery, std::int64_t minor);

// What of the legs that demanded is taken on next: `from` of their sum was taken before, `minor` is taken now. Each leg
// in its order, so that part payments and a write-off never meet.
std::vector<Leg> legs_onward(std::vector<Leg> const& demanded, std::int64_t from, std::int64_t minor, Stage to);

std::vector<api::May> may(RecoveryNow const& recovery, Caller const& by);

} // namespace penstock
