// What may be written about agreements, and the only ways to write it.
#pragma once

#include "award/agreement.hpp"
#include "award/award_facts.hpp"
#include "ledger/authority_answer.hpp"
#include "ledger/ledger_facts.hpp"

namespace penstock {

struct AwardPrepared {
    static constexpr Words            words{"筹备资助", "Award prepared"};
    static constexpr std::string_view noun = "award";
    std::int64_t                      subject() const { return award.value; }

    Id<Award>         award;
    Id<Appropriation> appropriation; // the money comes from
};
BOOST_DESCRIBE_STRUCT(AwardPrepared, (), (award, appropriation))

struct AwardCheckSettled {
    static constexpr Words            words{"核定签约前事项", "Check before an offer settled"};
    static constexpr std::string_view noun = "award";
    std::int64_t                      subject() const { return award.value; }

    Id<Award>    award;
    CheckItem    item{};
    CheckVerdict verdict{};
    std::string  note;
    Digest       paper; // as it stood
};
BOOST_DESCRIBE_STRUCT(AwardCheckSettled, (), (award, item, verdict, note, paper))

struct AgreementOffered {
    static constexpr Words            words{"发出任务书", "Agreement offered"};
    static constexpr std::string_view noun = "award";
    std::int64_t                      subject() const { return award.value; }

    Id<Award>      award;
    std::int64_t   version{};
    AgreementTerms terms;
    Digest         digest; // of the terms in canonical form: what is signed
    Day            until;  // the last day on which it can be signed
};
BOOST_DESCRIBE_STRUCT(AgreementOffered, (), (award, version, terms, digest, until))

// Signed by the team itself, signed in.
struct AgreementCountersigned {
    static constexpr Words            words{"会签任务书", "Agreement countersigned"};
    static constexpr std::string_view noun = "award";
    std::int64_t                      subject() const { return award.value; }

    Id<Award>    award;
    std::int64_t version{};
    Digest       digest;
    Day          on;
};
BOOST_DESCRIBE_STRUCT(AgreementCountersigned, (), (award, version, digest, on))

// Signed on paper, of which an officer keeps the file.
struct SignedAgreementRecorded {
    static constexpr Words            words{"登记已签署任务书", "Signed agreement recorded"};
    static constexpr std::string_view noun = "award";
    std::int64_t                      subject() const { return award.value; }

    Id<Award>    award;
    std::int64_t version{};
    Digest       digest;
    Day          on;
    std::string  signatory;
    Digest       paper; // the file
};
BOOST_DESCRIBE_STRUCT(SignedAgreementRecorded, (), (award, version, digest, on, signatory, paper))

void apply(Writer& db, Stamp const& stamp, AwardPrepared const& fact);
void apply(Writer& db, Stamp const& stamp, AwardCheckSettled const& fact);
void apply(Writer& db, Stamp const& stamp, AgreementOffered const& fact);
void apply(Writer& db, Stamp const& stamp, AgreementCountersigned const& fact);
void apply(Writer& db, Stamp const& stamp, SignedAgreementRecorded const& fact);

void add_agreement_facts(FactKinds& kinds);

// The terms as they stand: the working paper in setup, afterwards the newest version.
struct AgreementNow {
    Id<Award>             award;
    Id<Programme>         programme;
    Id<Appropriation>     appropriation;
    std::string           fund;     // of the appropriation
    Currency              currency; // of the appropriation
    std::int64_t          version{}; // 0: not offered yet
    std::int64_t          paper{};   // the version of the working paper; 0: never saved
    AgreementTerms        terms;
    Digest                digest;
    std::optional<Day>    open_until;
    std::optional<Day>    signed_on;
    std::int64_t          signed_by{};
    std::string           signatory;
    std::optional<Digest> signed_paper;
};

// not_found: no such award, or one that was never prepared here (an imported one has no agreement).
Result<AgreementNow> load_agreement(Reader& reader, Id<Award> award);

// The checks that are not settled, or were settled for another text.
std::vector<CheckItem> open_checks(Reader& reader, Id<Award> award);

// Whether so much may be paid to the award before it is earned: exceeds_advance_cap, with what the funding rule allows.
Result<void> check_advance(Reader& reader, AgreementNow const& agreement, std::int64_t minor, Day today);

// What an offer asks of authority. Only for terms with an amount.
Demand demand_of_offer(AgreementNow const& agreement);

// The steps of the award, with what the person's own authority says of those that use it.
std::vector<api::May> may_with_authority(Reader& reader, AwardNow const& award, Caller const& by, Day today);

// Freezes the working paper as the next version, and reserves its money until the last day of the offer: allotted to
// committed, one reservation for each line of the budget. Uses the authority of whoever offers, last of all.
Result<void> offer_agreement(Act& act, Caller const& by, Id<Award> award, Day until);

// Both sides have signed: the reservation becomes the commitment, the milestones come into being, and when the start
// has come the award becomes active. `paper` and `signatory` when it was signed on paper.
struct Signature {
    Digest                digest; // of the version that was signed
    Day                   on;
    std::string           signatory;
    std::optional<Digest> paper;
};
Result<void> sign_agreement(Act& act, Caller const& by, Id<Award> award, Signature const& signature);

// Whoever is named to verify one of these milestones must be able to: not_found, or not_a_choice naming the person who
// has no role that verifies there, or performs the award. `at` says where in the request the milestones stand.
Result<void> check_acceptors(Reader& reader, std::vector<MilestoneTerms> const& milestones, std::string const& at,
                             Id<Programme> programme, Id<Award> award, Day today);

// Activation, withdrawal and expiry, with what they do to the money; an offer that falls away gives its authority back.
Result<void> step_prepared_award(Act& act, Caller const& by, Id<Award> award, AwardEvent event,
                                 std::string const& reason);

// For the schedule: offers whose last day is over end, awards that are signed and whose start has come become active.
// At most so many at once; gives how many.
std::int64_t expire_offers(Act& act, std::int64_t most = 500);
std::int64_t activate_signed_awards(Act& act, std::int64_t most = 500);

// Makes an amount of what is committed to the award payable, from every line in proportion to what is left of it.
Result<void> let_fall_due(Act& act, Id<Award> award, Id<Milestone> milestone, Money amount, std::string const& cause,
                          std::string const& memo);

} // namespace penstock
