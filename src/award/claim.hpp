// Claims: what a team has paid already and asks to have paid back, cost by cost, each with its receipt. What is
// accepted falls due on the award's lines and is then paid like anything else that is due.
#pragma once

#include "award/milestone.hpp"
#include "award/spending_rules.hpp"

#include <map>
#include <set>

namespace penstock {

struct Claim; // the kind of thing an Id<Claim> identifies

BOOST_DEFINE_ENUM_CLASS(ClaimState, submitted, queried, accepted, rejected, withdrawn)
BOOST_DEFINE_ENUM_CLASS(ClaimEvent, query, answer, accept, reject, withdraw)
// team: whoever performs the award; judge: its programme manager, or a finance officer.
BOOST_DEFINE_ENUM_CLASS(ClaimBy, team, judge)

inline constexpr Step<ClaimState, ClaimEvent, ClaimBy> claim_life[] = {
    {ClaimState::submitted, ClaimEvent::query, ClaimState::queried, ClaimBy::judge},
    {ClaimState::submitted, ClaimEvent::accept, ClaimState::accepted, ClaimBy::judge},
    {ClaimState::submitted, ClaimEvent::reject, ClaimState::rejected, ClaimBy::judge},
    {ClaimState::submitted, ClaimEvent::withdraw, ClaimState::withdrawn, ClaimBy::team},
    {ClaimState::queried, ClaimEvent::answer, ClaimState::submitted, ClaimBy::team},
    {ClaimState::queried, ClaimEvent::reject, ClaimState::rejected, ClaimBy::judge},
    {ClaimState::queried, ClaimEvent::withdraw, ClaimState::withdrawn, ClaimBy::team},
};
static_assert(deterministic(claim_life));
static_assert(final(claim_life, ClaimState::accepted) && final(claim_life, ClaimState::rejected));

// One cost that was paid.
struct Cost {
    Line<40, 0>  line; // of the budget; empty for a lump sum
    Line<40, 0>  purpose; // its code, as the negative list of lump sums names it
    Line<300>    what; // what was bought, and from whom
    Day          paid_on;
    std::int64_t minor{};
    EvidenceFile receipt;
};
BOOST_DESCRIBE_STRUCT(Cost, (), (line, purpose, what, paid_on, minor, receipt))

struct ClaimText {
    std::vector<Cost> costs;
    Prose<2000>       note;
};
BOOST_DESCRIBE_STRUCT(ClaimText, (), (costs, note))

inline constexpr std::size_t claim_costs_most = 100;

// A claim as a working paper of any completeness.
struct CostDraft {
    Line<40, 0>                 line;
    Line<40, 0>                 purpose;
    Line<300, 0>                what;
    std::optional<Day>          paid_on;
    std::int64_t                minor{};
    std::optional<EvidenceFile> receipt;
};
BOOST_DESCRIBE_STRUCT(CostDraft, (), (line, purpose, what, paid_on, minor, receipt))

struct ClaimDraft {
    std::vector<CostDraft> costs;
    Prose<2000>            note;
};
BOOST_DESCRIBE_STRUCT(ClaimDraft, (), (costs, note))

// The claim, once no cost lacks anything: missing_field of what was bought and of the day, evidence_missing of the
// receipt, not_positive of the amount.
Result<ClaimText> completed(ClaimDraft const& draft);

// What a claim is judged against; amounts in minor units of the agreement's currency.
struct ClaimGround {
    std::map<std::string, std::int64_t> committed; // of each line, what is not due yet
    std::int64_t                        agreed{}; // to be paid by claims, as the agreement says
    std::int64_t                        accepted{}; // of that, by claims before
    std::map<std::string, std::int64_t> accepted_lines; // of each line, by claims before
    std::optional<std::int64_t>         indirect_most; // by the rule in force
    std::optional<std::int64_t>         equipment_most; // of one item, by the rule in force
    std::vector<std::string>            forbidden; // purposes of the negative list, for a lump sum
    std::set<std::string>               receipts; // digests that live claims hold already
    std::set<std::string>               kept; // of the claim's receipts, those that were uploaded
    std::optional<Day>                  starts_on;
    std::optional<Day>                  ends_on;
    Day                                 today;
};

// Everything that keeps the claim from being handed in or accepted, each with its pointer: missing_field, too_large,
// unknown_line, on_negative_list, date_in_future, cost_outside_award, not_positive,
// number_out_of_range (equipment above the rule's amount), evidence_missing, already_requested (a receipt that was
// claimed before), exceeds_available of a line, exceeds_indirect_ceiling, exceeds_claims_agreed.
std::vector<Fault> faults_of(ClaimText const& claim, ClaimGround const& ground);

struct ClaimNow {
    Id<Claim>     id;
    Id<Award>     award;
    Id<Programme> programme;
    AwardState    award_state{};
    ClaimState    state{};
    ClaimText     text;
};

// The state after the step: step_not_allowed, not_your_role, party_to_it (who performs the award does not judge its
// claims), award_not_active, and a missing reason where one is owed.
Result<ClaimState> plan_step(ClaimNow const& claim, ClaimEvent event, std::string const& reason, Caller const& by);

// What is accepted of each cost, in the claim's order; none given means all of it. Refuses missing_field of a cost
// that is left out, number_out_of_range of a part that is none, not_positive where nothing is left (then it is
// rejected), and missing_field of the reason when it is less than what was claimed.
Result<std::vector<std::int64_t>> plan_acceptance(ClaimText const& claim, std::vector<std::int64_t> const& parts,
                                                  std::string const& reason);

std::int64_t sum_of(ClaimText const& claim);

std::vector<api::May> may(ClaimNow const& claim, Caller const& by);

} // namespace penstock
