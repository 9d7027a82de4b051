// Payee accounts: where an organisation is paid. Two persons and the organisation's previous contact stand between a
// new account and the first fen, and some days: that is what stops an account that somebody slipped in.
#pragma once

#include "api/caller.hpp"
#include "api/problem.hpp"
#include "award/finding.hpp"
#include "base/life.hpp"
#include "ledger/funding_rule.hpp"
#include "payment/bank_account.hpp"

#include <optional>

namespace penstock {

struct Contact; // the kind of thing an Id<Contact> identifies

BOOST_DEFINE_ENUM_CLASS(PayeeState, proposed, verified, cooling_off, usable, suspended, closed, rejected, withdrawn)
BOOST_DEFINE_ENUM_CLASS(PayeeEvent, verify, confirm, deny, confirm_by_letter, become_usable, be_replaced, suspend,
                        resume, close, reject, withdraw, tell_contact, take_objection, ask_override, override_contact,
                        review_override)
// proposer: whoever asks for payments; checker: a finance officer; contact: who holds the link; schedule: the days;
// reviewer: an auditor, or a finance officer who had no part in it.
BOOST_DEFINE_ENUM_CLASS(PayeeBy, proposer, checker, contact, schedule, reviewer)

// How the previous contact was told of a new account, and what he said to it.
BOOST_DEFINE_ENUM_CLASS(NoticeWay, letter, call_back, email, in_person)
BOOST_DEFINE_ENUM_CLASS(NoticeAnswer, confirmed, objected, no_answer)

inline constexpr Step<PayeeState, PayeeEvent, PayeeBy> payee_life[] = {
    {PayeeState::proposed, PayeeEvent::verify, PayeeState::verified, PayeeBy::checker},
    {PayeeState::proposed, PayeeEvent::reject, PayeeState::rejected, PayeeBy::checker},
    {PayeeState::proposed, PayeeEvent::withdraw, PayeeState::withdrawn, PayeeBy::proposer},
    {PayeeState::verified, PayeeEvent::confirm, PayeeState::cooling_off, PayeeBy::contact},
    {PayeeState::verified, PayeeEvent::deny, PayeeState::rejected, PayeeBy::contact},
    {PayeeState::verified, PayeeEvent::confirm_by_letter, PayeeState::cooling_off, PayeeBy::checker},
    {PayeeState::verified, PayeeEvent::reject, PayeeState::rejected, PayeeBy::checker},
    {PayeeState::verified, PayeeEvent::withdraw, PayeeState::withdrawn, PayeeBy::proposer},
    {PayeeState::verified, PayeeEvent::tell_contact, PayeeState::verified, PayeeBy::checker},
    {PayeeState::verified, PayeeEvent::take_objection, PayeeState::rejected, PayeeBy::checker},
    {PayeeState::verified, PayeeEvent::ask_override, PayeeState::verified, PayeeBy::checker},
    {PayeeState::verified, PayeeEvent::override_contact, PayeeState::cooling_off, PayeeBy::checker},
    {PayeeState::cooling_off, PayeeEvent::tell_contact, PayeeState::cooling_off, PayeeBy::checker},
    {PayeeState::cooling_off, PayeeEvent::take_objection, PayeeState::suspended, PayeeBy::checker},
    {PayeeState::cooling_off, PayeeEvent::review_override, PayeeState::cooling_off, PayeeBy::reviewer},
    {PayeeState::usable, PayeeEvent::tell_contact, PayeeState::usable, PayeeBy::checker},
    {PayeeState::usable, PayeeEvent::take_objection, PayeeState::suspended, PayeeBy::checker},
    {PayeeState::usable, PayeeEvent::review_override, PayeeState::usable, PayeeBy::reviewer},
    {PayeeState::suspended, PayeeEvent::review_override, PayeeState::suspended, PayeeBy::reviewer},
    {PayeeState::cooling_off, PayeeEvent::become_usable, PayeeState::usable, PayeeBy::schedule},
    {PayeeState::cooling_off, PayeeEvent::suspend, PayeeState::suspended, PayeeBy::checker},
    {PayeeState::usable, PayeeEvent::suspend, PayeeState::suspended, PayeeBy::checker},
    {PayeeState::usable, PayeeEvent::be_replaced, PayeeState::closed, PayeeBy::schedule},
    {PayeeState::usable, PayeeEvent::close, PayeeState::closed, PayeeBy::checker},
    {PayeeState::suspended, PayeeEvent::resume, PayeeState::cooling_off, PayeeBy::checker},
    {PayeeState::suspended, PayeeEvent::be_replaced, PayeeState::closed, PayeeBy::schedule},
    {PayeeState::suspended, PayeeEvent::close, PayeeState::closed, PayeeBy::checker},
};
static_assert(deterministic(payee_life));
static_assert(final(payee_life, PayeeState::closed) && final(payee_life, PayeeState::rejected));

constexpr Permission permission_of(PayeeBy by)
{
    if (by == PayeeBy::reviewer) return Permission::settle_findings;
    return by == PayeeBy::checker ? Permission::confirm_payees : Permission::request_payments;
}

// How many whole working days are still to pass; 0 from its first usable day on.
int working_days_left(Day today, Day usable_on, std::vector<SpecialDays> const& special);

struct PayeeNow {
    Id<Payee>          id;
    Id<Organisation>   organisation; // the one it was merged into, where it was
    Currency           currency;
    Id<Contact>        contact;
    PayeeState         state{};
    std::int64_t       proposed_by{};
    std::int64_t       verified_by{};
    std::int64_t       stopped_by{}; // who suspended it
    std::optional<Day> usable_on;
    std::optional<NoticeAnswer> answered; // by the previous contact, when he was told last
    std::int64_t                override_asked_by{}; // who asks to do without him
    std::int64_t                overridden_by{}; // the second person, who agreed
    std::int64_t                override_reviewed_by{};
};
BOOST_DESCRIBE_STRUCT(PayeeNow, (),
                      (id, organisation, currency, contact, state, proposed_by, verified_by, stopped_by, usable_on,
                       answered, override_asked_by, overridden_by, override_reviewed_by))

// The state after the event, or why not: step_not_allowed, not_your_role, same_person (who proposed it neither verifies
// it nor tells the previous contact, who did either does not confirm it by letter, who suspended it does not resume it;
// doing without the contact takes two others, and a third reviews it), verification_needed (a letter is used only once
// the previous contact, told in another way, has confirmed it), payee_cooling_off, and a missing reason where one is
// owed. A contact and the schedule are no callers and are let through.
Result<PayeeState> plan_step(PayeeNow const& payee, PayeeEvent event, std::string const& reason, Caller const& by,
                             Day today);

// Whether it may be paid on that day: payee_cooling_off or payee_not_usable.
Result<void> plan_paying(PayeeNow const& payee, Day today);

std::vector<api::May> may(PayeeNow const& payee, Caller const& by, Day today);

} // namespace penstock
