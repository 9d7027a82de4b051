// Delegations: who may do what with money, for which programme, up to how much, from when to when, by which decision.
// A role says what kind of thing somebody does; a delegation says how far he may go. Both are needed.
#pragma once

#include "api/caller.hpp"
#include "api/problem.hpp"
#include "base/day.hpp"
#include "base/id.hpp"
#include "base/life.hpp"
#include "base/money.hpp"
#include "people/person.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace penstock {

struct Delegation; // the kinds of thing identifiers here belong to
struct Acting;     // somebody acts for somebody else
struct Approval;   // an act proposed by one person that a second one confirms
struct AuthorityUse;
struct Programme;
struct Award;

BOOST_DEFINE_ENUM_CLASS(Deed, commit_award, decide_milestone, advance_money, amend_award, stop_award, move_line,
                        request_payment, approve_payment, sign_payments, enter_commitment, enter_due)

Words      words(Deed deed);
Permission permission_for(Deed deed);

// Deeds that move the same money one step share one count, so that neither an amendment nor an entry by hand can add
// what a commitment could not.
constexpr Deed counted_as(Deed deed)
{
    if (deed == Deed::amend_award || deed == Deed::enter_commitment) return Deed::commit_award;
    if (deed == Deed::advance_money || deed == Deed::enter_due) return Deed::decide_milestone;
    return deed;
}

// What is about to be done, with how much money: 0 where none moves.
struct Ground {
    Deed          deed{};
    Id<Programme> programme; // none: of several at once, as a batch of payments is
    Id<Award>     award;
    Money         amount;
    std::int64_t  before{}; // of one and the same due, done already: limits of one act look at the whole, however split

    std::int64_t whole() const { return amount.minor + before; }
    friend bool  operator==(Ground const& a, Ground const& b)
    {
        return a.deed == b.deed && a.programme == b.programme && a.award == b.award && a.amount == b.amount;
    }
};

// What an act asks of authority: its ground, under its permanent cause, so that the same act counts once.
struct Demand {
    Ground                   ground;
    std::string              cause;
    std::vector<std::string> things; // beside the one of the cause: what somebody else must have done (duty_pairs)
    std::vector<Id<Person>>  apart;  // who had another part in it, and therefore cannot do it
};

// ---- one delegation ----------------------------------------------------------------------------------------------

BOOST_DEFINE_ENUM_CLASS(DelegationState, given, revoked)
BOOST_DEFINE_ENUM_CLASS(DelegationEvent, revoke)

inline constexpr Step<DelegationState, DelegationEvent, Permission> delegation_life[] = {
    {DelegationState::given, DelegationEvent::revoke, DelegationState::revoked, Permission::delegate_authority},
};
static_assert(deterministic(delegation_life));
static_assert(final(delegation_life, DelegationState::revoked));

// Where a delegation stands on a day.
BOOST_DEFINE_ENUM_CLASS(DelegationStatus, upcoming, in_force, expired, revoked)

// Limits in minor units; one that is absent does not bound.
struct Limits {
    std::optional<std::int64_t> per_act;
    std::optional<std::int64_t> per_award; // over the whole life of the award
    std::optional<std::int64_t> per_year; // in one fiscal year
    std::optional<std::int64_t> second_person_above; // above it, another person has to confirm
    friend bool                 operator==(Limits const&, Limits const&) = default;
};
BOOST_DESCRIBE_STRUCT(Limits, (), (per_act, per_award, per_year, second_person_above))

// A delegation as it is given.
struct DelegationTerms {
    Id<Person>                   person;
    std::vector<Deed>            deeds;
    std::optional<Id<Programme>> programme; // absent: in the whole body
    Currency                     currency;
    Limits                       limits;
    Day                          from;
    Day                          until; // the last day with it
    std::string                  decision;
    friend bool                  operator==(DelegationTerms const&, DelegationTerms const&) = default;
};
BOOST_DESCRIBE_STRUCT(DelegationTerms, (), (person, deeds, programme, currency, limits, from, until, decision))

struct DelegationNow {
    Id<Delegation>     id;
    DelegationTerms    terms;
    DelegationState    state{};
    std::optional<Day> revoked_on; // the first day without it

    DelegationStatus status(Day today) const;
    bool             covers(Ground const& ground) const; // by deed, programme and currency
};

// Refuses not_your_role, same_person (nobody delegates to himself), step_not_allowed (a person who is not there),
// missing_field, not_positive, number_out_of_range (a smaller limit above a greater), ends_before_start, date_in_past.
Result<void> plan_delegation(DelegationTerms const& terms, PersonNow const& person, Caller const& by, Day today);
Result<void> plan_revocation(DelegationNow const& delegation, Day on, std::string const& reason, Caller const& by,
                             Day today);

// ---- acting for somebody -----------------------------------------------------------------------------------------

struct ActingTerms {
    Id<Person>  deputy;
    Id<Person>  holder; // whose delegations the deputy may use
    Day         from;
    Day         until;
    std::string decision;
    friend bool operator==(ActingTerms const&, ActingTerms const&) = default;
};
BOOST_DESCRIBE_STRUCT(ActingTerms, (), (deputy, holder, from, until, decision))

struct ActingNow {
    Id<Acting>         id;
    ActingTerms        terms;
    std::optional<Day> ended_on; // the first day without it

    bool in_force(Day today) const
    {
        return terms.from <= today && today <= terms.until && !(ended_on && *ended_on <= today);
    }
};

Result<void> plan_acting(ActingTerms const& terms, PersonNow const& deputy, PersonNow const& holder,
                         std::span<ActingNow const> of_deputy, Caller const& by, Day today);
Result<void> plan_acting_end(ActingNow const& acting, Day on, std::string const& reason, Caller const& by, Day today);

// Deeds that another person's deed follows in any case, so that no further second person is asked for: a request of a
// payment, which somebody else approves, and a signature, of which a batch has two.
constexpr bool has_second_person(Deed deed) { return deed == Deed::request_payment || deed == Deed::sign_payments; }

// Who did something, and for whom. Duties are separated by natural person, whatever hat he wears.
struct Doer {
    Id<Person>  person;
    Id<Person>  acting_for; // none: on his own account
    friend bool operator==(Doer const&, Doer const&) = default;
};

// Whether the two can be the two persons a rule asks for: nobody stands on both sides, neither himself nor represented.
constexpr bool apart(Doer const& one, Doer const& other)
{
    auto meet = [](Id<Person> a, Id<Person> b) { return a.value != 0 && a == b; };
    return one.person.value != 0 && other.person.value != 0 && !meet(one.person, other.person) &&
           !meet(one.person, other.acting_for) && !meet(one.acting_for, other.person) &&
           !meet(one.acting_for, other.acting_for);
}

// Deeds on one and the same thing that two different persons must do.
struct DutyPair {
    Deed one;
    Deed other;
};
inline constexpr DutyPair duty_pairs[] = {
    {Deed::request_payment, Deed::approve_payment},  {Deed::request_payment, Deed::sign_payments},
    {Deed::decide_milestone, Deed::approve_payment}, {Deed::advance_money, Deed::approve_payment},
    {Deed::enter_due, Deed::approve_payment},        {Deed::enter_due, Deed::sign_payments},
};
constexpr bool must_be_apart(Deed one, Deed other)
{
    for (auto const& pair : duty_pairs)
        if ((pair.one == one && pair.other == other) || (pair.one == other && pair.other == one)) return true;
    return false;
}

// ---- may I? ------------------------------------------------------------------------------------------------------

// A delegation somebody may lean on, his own or that of whom he acts for, and what of it is used.
struct Claim {
    DelegationNow delegation;
    Id<Person>    acting_for; // none: his own
    bool          holder_able{true}; // the holder is active and still has a role that allows the deed
    std::int64_t  used_on_award{};
    std::int64_t  used_in_year{};
};

struct Authorisation {
    Id<Delegation> delegation;
    bool           second_person_needed{};
    Id<Person>     acting_for;
    friend bool    operator==(Authorisation const&, Authorisation const&) = default;
};

// Why not: which limit of which delegation stands in the way, and how much of it is left.
struct Shortfall {
    Refusal        why{};
    Id<Delegation> delegation; // none: there is none at all
    std::int64_t   limit{};
    std::int64_t   left{};
    friend bool    operator==(Shortfall const&, Shortfall const&) = default;
};

struct Verdict {
    std::optional<Authorisation> yes;
    Shortfall                    no; // when not yes: the limit that comes closest
};

// Decides which delegation covers the ground: his own before another's, one that needs no second person before one
// that does, the narrower before the wider. `two_above`: a funding rule's limit above which everybody needs a second.
Verdict judge(std::span<Claim const> claims, Ground const& ground, std::optional<std::int64_t> two_above, Day today);

// The same as a refusal, saying how much is left. Refuses number_out_of_range for less than nothing.
Result<Authorisation> plan_authority(std::span<Claim const> claims, Ground const& ground,
                                     std::optional<std::int64_t> two_above, Day today);

// The fiscal year a day lies in, named by the year in which it ends.
std::int64_t fiscal_year_of(Day day, std::int64_t start_month);

// Deeds that judge or pay what a team did: nobody does one for an award he works in.
constexpr bool refuses_party(Deed deed)
{
    return deed == Deed::decide_milestone || deed == Deed::advance_money || deed == Deed::amend_award ||
           deed == Deed::stop_award || deed == Deed::move_line || deed == Deed::approve_payment ||
           deed == Deed::enter_due;
}

// What an act was done to: "payment/12" of "payment/12/reserve".
std::string thing_of(std::string const& cause);

// ---- two persons for one act -------------------------------------------------------------------------------------

BOOST_DEFINE_ENUM_CLASS(ApprovalState, open, confirmed, declined, withdrawn, expired)
BOOST_DEFINE_ENUM_CLASS(ApprovalEvent, confirm, decline, withdraw, expire)
BOOST_DEFINE_ENUM_CLASS(ApprovalEnder, second_person, proposer, schedule)

inline constexpr Step<ApprovalState, ApprovalEvent, ApprovalEnder> approval_life[] = {
    {ApprovalState::open, ApprovalEvent::confirm, ApprovalState::confirmed, ApprovalEnder::second_person},
    {ApprovalState::open, ApprovalEvent::decline, ApprovalState::declined, ApprovalEnder::second_person},
    {ApprovalState::open, ApprovalEvent::withdraw, ApprovalState::withdrawn, ApprovalEnder::proposer},
    {ApprovalState::open, ApprovalEvent::expire, ApprovalState::expired, ApprovalEnder::schedule},
};
static_assert(deterministic(approval_life));
static_assert(final(approval_life, ApprovalState::confirmed) && final(approval_life, ApprovalState::declined) &&
              final(approval_life, ApprovalState::withdrawn) && final(approval_life, ApprovalState::expired));

inline constexpr int approval_days = 14; // to confirm or decline

struct ApprovalNow {
    Id<Approval>  id;
    std::string   cause;
    Ground        ground;
    Doer          proposer;
    Day           expires_on;
    ApprovalState state{};
    Doer          second; // who confirmed or declined
};

// The state after the event. Refuses step_not_allowed, reservation_expired's like (authority_ended) when its last day
// is over, same_person, and what the second person's own authority refuses.
Result<ApprovalState> plan_approval(ApprovalNow const& approval, ApprovalEvent event, Doer const& by, Day today);

} // namespace penstock
