// What may be written about authority, and the acts that use it.
#pragma once

#include "journal/act.hpp"
#include "ledger/delegation.hpp"

namespace penstock {

struct DelegationGiven {
    static constexpr Words            words{"授权", "Authority delegated"};
    static constexpr std::string_view noun = "delegation";

    DelegationTerms terms;
};
BOOST_DESCRIBE_STRUCT(DelegationGiven, (), (terms))

struct DelegationRevoked {
    static constexpr Words            words{"撤销授权", "Delegation revoked"};
    static constexpr std::string_view noun = "delegation";
    std::int64_t                      subject() const { return delegation.value; }

    Id<Delegation> delegation;
    Day            on; // the first day without it
    std::string    reason;
};
BOOST_DESCRIBE_STRUCT(DelegationRevoked, (), (delegation, on, reason))

struct ActingGiven {
    static constexpr Words            words{"指定代行人", "Acting person named"};
    static constexpr std::string_view noun = "acting";

    ActingTerms terms;
};
BOOST_DESCRIBE_STRUCT(ActingGiven, (), (terms))

struct ActingEnded {
    static constexpr Words            words{"终止代行", "Acting ended"};
    static constexpr std::string_view noun = "acting";
    std::int64_t                      subject() const { return acting.value; }

    Id<Acting>  acting;
    Day         on; // the first day without it
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(ActingEnded, (), (acting, on, reason))

struct AuthorityUsed {
    static constexpr Words            words{"行使授权", "Authority used"};
    static constexpr std::string_view noun = "authority_use";

    std::string                  cause; // permanent: the same act uses it once
    Deed                         deed{};
    std::optional<Id<Programme>> programme;
    std::optional<Id<Award>>     award;
    Money                        amount;
    std::int64_t                 fiscal_year{}; // in which it counts
    Id<Delegation>               delegation;
    std::optional<Id<Person>>    acting_for;
    std::optional<Id<Approval>>  approval; // by the second person, where one was needed
};
BOOST_DESCRIBE_STRUCT(AuthorityUsed, (),
                      (cause, deed, programme, award, amount, fiscal_year, delegation, acting_for, approval))

struct AuthorityGivenBack {
    static constexpr Words            words{"授权额度退回", "Authority given back"};
    static constexpr std::string_view noun = "authority_use";
    std::int64_t                      subject() const { return use.value; }

    Id<AuthorityUse> use;
};
BOOST_DESCRIBE_STRUCT(AuthorityGivenBack, (), (use))

struct ApprovalProposed {
    static constexpr Words            words{"提请双人办理", "Approval by a second person asked"};
    static constexpr std::string_view noun = "approval";

    std::string                  cause;
    Deed                         deed{};
    std::optional<Id<Programme>> programme;
    std::optional<Id<Award>>     award;
    Money                        amount;
    std::string                  note;
    std::optional<Id<Person>>    acting_for;
    Day                          expires_on;
};
BOOST_DESCRIBE_STRUCT(ApprovalProposed, (), (cause, deed, programme, award, amount, note, acting_for, expires_on))

struct ApprovalEnded {
    static constexpr std::string_view noun = "approval";
    std::int64_t                      subject() const { return approval.value; }

    Id<Approval>              approval;
    std::optional<Id<Person>> acting_for;
    std::string               reason;
};
BOOST_DESCRIBE_STRUCT(ApprovalEnded, (), (approval, acting_for, reason))

struct ApprovalConfirmed : ApprovalEnded {
    static constexpr Words words{"第二人复核同意", "Confirmed by a second person"};
};
BOOST_DESCRIBE_STRUCT(ApprovalConfirmed, (ApprovalEnded), ())
struct ApprovalDeclined : ApprovalEnded {
    static constexpr Words words{"第二人不同意", "Declined by a second person"};
};
BOOST_DESCRIBE_STRUCT(ApprovalDeclined, (ApprovalEnded), ())
struct ApprovalWithdrawn : ApprovalEnded {
    static constexpr Words words{"撤回提请", "Proposal withdrawn"};
};
BOOST_DESCRIBE_STRUCT(ApprovalWithdrawn, (ApprovalEnded), ())
struct ApprovalExpired : ApprovalEnded {
    static constexpr Words words{"提请到期", "Proposal expired"};
};
BOOST_DESCRIBE_STRUCT(ApprovalExpired, (ApprovalEnded), ())

void apply(Writer& db, Stamp const& stamp, DelegationGiven const& fact);
void apply(Writer& db, Stamp const& stamp, DelegationRevoked const& fact);
void apply(Writer& db, Stamp const& stamp, ActingGiven const& fact);
void apply(Writer& db, Stamp const& stamp, ActingEnded const& fact);
void apply(Writer& db, Stamp const& stamp, AuthorityUsed const& fact);
void apply(Writer& db, Stamp const& stamp, AuthorityGivenBack const& fact);
void apply(Writer& db, Stamp const& stamp, ApprovalProposed const& fact);
void apply(Writer& db, Stamp const& stamp, ApprovalConfirmed const& fact);
void apply(Writer& db, Stamp const& stamp, ApprovalDeclined const& fact);
void apply(Writer& db, Stamp const& stamp, ApprovalWithdrawn const& fact);
void apply(Writer& db, Stamp const& stamp, ApprovalExpired const& fact);

void add_authority_facts(FactKinds& kinds);

// ---- what other modules call -------------------------------------------------------------------------------------

// Whether the caller may do it now, for what a page shows: his role in that programme or award, and a delegation.
// `second_person_needed` is part of a yes; the act itself is refused until that person has confirmed.
Result<Authorisation> check_authority(Reader& reader, Caller const& by, Demand const& demand, Day today);

// A use that was decided and is still to be recorded. `earlier`: the same was recorded before, and counts once.
struct PlannedUse {
    AuthorityUsed fact;
    Authorisation authorisation;
    bool          earlier{};
};

// Decides a use: what check_authority refuses, then cause_already_used (the same cause with another ground, or given
// back), party_to_it (he, or whom he acts for, works in the award), same_person (his part is another's on the same
// thing: duty_pairs), second_person_needed until a proposal with this cause and ground is confirmed. Changes nothing:
// for what a page shows.
Result<PlannedUse> check_use(Reader& reader, Caller const& by, Demand const& demand, Day today);

// The same for the act itself, which keeps what was tried beyond a limit. It records no fact: it is the last thing that
// may refuse before the first.
Result<PlannedUse> plan_use(Act& act, Caller const& by, Demand const& demand);
Authorisation      record_use(Act& act, PlannedUse const& planned);

// Both at once.
Result<Authorisation> use_authority(Act& act, Caller const& by, Demand const& demand);

// What was used for this cause counts no more. Nothing changes a second time, or where nothing was used.
void give_back_authority(Act& act, std::string const& cause);

// Whether this person may do this deed when those things were done before: same_person when his part is another's.
Result<void> check_duties(Reader& reader, Deed deed, Doer const& by, std::vector<std::string> const& things);

// Asks a second person to confirm an act that needs one. Refuses what check_authority refuses, and cause_already_used
// while a proposal with this cause is open or confirmed.
Result<Id<Approval>> propose(Act& act, Caller const& by, Ground const& ground, std::string cause, std::string note,
                             int days = approval_days);
Result<void> step_approval(Act& act, Caller const& by, Id<Approval> id, ApprovalEvent event, std::string reason);
// Whether somebody may take the step now, for what a page shows.
Result<void> check_approval(Reader& reader, Caller const& by, Id<Approval> id, ApprovalEvent event, Day today);

// Lets every proposal end whose last day is over; gives how many.
std::int64_t expire_approvals(Act& act, std::int64_t most = 500);

// ---- loading -----------------------------------------------------------------------------------------------------

Result<DelegationNow>  load_delegation(Reader& reader, Id<Delegation> id);
Result<ActingNow>      load_acting(Reader& reader, Id<Acting> id);
std::vector<ActingNow> actings_of(Reader& reader, Id<Person> deputy);
Result<ApprovalNow>    load_approval(Reader& reader, Id<Approval> id);

// What the person may lean on for the ground: his own delegations, and those of whom he acts for.
std::vector<Claim> claims_of(Reader& reader, Id<Person> person, Ground const& ground, Day today);

// Others who could do it alone today, the closest limit first; at most five. Nobody whom duties that are apart would
// refuse is among them.
std::vector<Id<Person>> who_could(Reader& reader, Demand const& demand, Id<Person> except, Day today);

// Whether the person works, or until today has worked, in the team that performs the award.
bool is_party(Reader& reader, Id<Award> award, Id<Person> person, Day today);

// The person with the roles in force today; nobody when the person is not active.
Caller caller_of(Reader& reader, Id<Person> person, Day today);

// Whether the person is active and has a role today that allows the deed there.
bool is_able(Reader& reader, Id<Person> person, Ground const& ground, Day today);

// What the holder used in the fiscal year of deeds that count as this one; no programme: in all of them.
std::int64_t used_in_year(Reader& reader, Id<Person> holder, Deed deed, Currency of, Id<Programme> programme,
                          std::int64_t fiscal_year);

std::int64_t fiscal_year_start(Reader& reader);

// The amount above which a funding rule asks everybody for a second person; nothing when none is in force.
std::optional<std::int64_t> two_persons_above(Reader& reader, Ground const& ground, Day today);

} // namespace penstock
