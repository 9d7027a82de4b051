// What may be written about claims, and the only ways to write it.
#pragma once

#include "award/agreement_facts.hpp"
#include "award/claim.hpp"

namespace penstock {

struct ClaimSubmitted {
    static constexpr Words            words{"提交报销申请", "Claim handed in"};
    static constexpr std::string_view noun = "claim";

    Id<Award> award;
    Currency  currency;
    ClaimText text;
};
BOOST_DESCRIBE_STRUCT(ClaimSubmitted, (), (award, currency, text))

struct OfClaim {
    static constexpr std::string_view noun = "claim";
    std::int64_t                      subject() const { return claim.value; }

    Id<Claim>   claim;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(OfClaim, (), (claim, reason))

struct ClaimQueried : OfClaim {
    static constexpr Words words{"就报销申请提问", "Claim queried"};
};
BOOST_DESCRIBE_STRUCT(ClaimQueried, (OfClaim), ())
struct ClaimAnswered : OfClaim {
    static constexpr Words   words{"答复报销提问", "Query about a claim answered"};
    std::optional<ClaimText> text; // the claim as it is now; absent: as it was
};
BOOST_DESCRIBE_STRUCT(ClaimAnswered, (OfClaim), (text))
struct ClaimRejected : OfClaim {
    static constexpr Words words{"退回报销申请", "Claim rejected"};
};
BOOST_DESCRIBE_STRUCT(ClaimRejected, (OfClaim), ())
struct ClaimWithdrawn : OfClaim {
    static constexpr Words words{"撤回报销申请", "Claim withdrawn"};
};
BOOST_DESCRIBE_STRUCT(ClaimWithdrawn, (OfClaim), ())

// The accepted part fell due by the entry.
struct ClaimAccepted : OfClaim {
    static constexpr Words    words{"同意报销", "Claim accepted"};
    std::vector<std::int64_t> accepted; // of each cost
    Id<Entry>                 entry;
};
BOOST_DESCRIBE_STRUCT(ClaimAccepted, (OfClaim), (accepted, entry))

void apply(Writer& db, Stamp const& stamp, ClaimSubmitted const& fact);
void apply(Writer& db, Stamp const& stamp, ClaimQueried const& fact);
void apply(Writer& db, Stamp const& stamp, ClaimAnswered const& fact);
void apply(Writer& db, Stamp const& stamp, ClaimRejected const& fact);
void apply(Writer& db, Stamp const& stamp, ClaimWithdrawn const& fact);
void apply(Writer& db, Stamp const& stamp, ClaimAccepted const& fact);

void add_claim_facts(FactKinds& kinds);

// The claims of an award are seen by its team and by those who read its money.
bool sees_claims(Caller const& caller, Id<Programme> programme, Id<Award> award);

Result<ClaimNow> load_claim(Reader& reader, Id<Claim> id);

// What a claim of the award is judged against; `text` tells which receipts to look for, `leave` which claim to leave
// out of those that hold receipts already.
Result<ClaimGround> claim_ground(Reader& reader, Id<Award> award, ClaimText const& text, Id<Claim> leave, Day today);

Result<Id<Claim>> submit_claim(Act& act, Caller const& by, Id<Award> award, ClaimText const& text);
Result<void>      answer_claim(Act& act, Caller const& by, Id<Claim> claim, std::string const& reason,
                               std::optional<ClaimText> const& text);
Result<void>      step_claim(Act& act, Caller const& by, Id<Claim> claim, ClaimEvent event, std::string const& reason);
// The steps of the claim, and whether this person's authority lets them accept any of it.
std::vector<api::May> may_with_authority(Reader& reader, ClaimNow const& claim, Caller const& by, Day today);
// By which the use of authority that accepts it is known.
std::string       cause_of_acceptance(Id<Claim> claim);
Result<void>      accept_claim(Act& act, Caller const& by, Id<Claim> claim, std::vector<std::int64_t> const& parts,
                               std::string const& reason);

} // namespace penstock
