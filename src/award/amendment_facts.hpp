// What may be written about amendments, and the only ways to write it.
#pragma once

#include "award/agreement_facts.hpp"
#include "award/amendment.hpp"

namespace penstock {

struct AmendmentSubmitted {
    static constexpr Words            words{"提出变更", "Amendment submitted"};
    static constexpr std::string_view noun = "amendment";

    Id<Award>       award;
    AmendmentType   type{};
    AmendmentChange change;
    std::string     reason;
};
BOOST_DESCRIBE_STRUCT(AmendmentSubmitted, (), (award, type, change, reason))

struct AmendmentStepped {
    static constexpr std::string_view noun = "amendment";
    std::int64_t                      subject() const { return amendment.value; }

    Id<Amendment> amendment;
    std::string   text;
};
BOOST_DESCRIBE_STRUCT(AmendmentStepped, (), (amendment, text))

struct AmendmentQueried : AmendmentStepped {
    static constexpr Words words{"就变更提问", "Amendment queried"};
};
BOOST_DESCRIBE_STRUCT(AmendmentQueried, (AmendmentStepped), ())
struct AmendmentAnswered : AmendmentStepped {
    static constexpr Words words{"答复变更提问", "Query about an amendment answered"};
};
BOOST_DESCRIBE_STRUCT(AmendmentAnswered, (AmendmentStepped), ())
struct AmendmentRecommended : AmendmentStepped {
    static constexpr Words words{"建议同意变更", "Amendment recommended"};
};
BOOST_DESCRIBE_STRUCT(AmendmentRecommended, (AmendmentStepped), ())
struct AmendmentRejected : AmendmentStepped {
    static constexpr Words words{"不同意变更", "Amendment rejected"};
};
BOOST_DESCRIBE_STRUCT(AmendmentRejected, (AmendmentStepped), ())
struct AmendmentWithdrawn : AmendmentStepped {
    static constexpr Words words{"撤回变更", "Amendment withdrawn"};
};
BOOST_DESCRIBE_STRUCT(AmendmentWithdrawn, (AmendmentStepped), ())

// `version` is the agreement's that says what is after; of a pause or a stop it stays as it was. What it does to
// milestones, to the award's life and to money are facts of their own, beside this one.
struct AmendmentApproved : AmendmentStepped {
    static constexpr Words words{"同意变更", "Amendment approved"};

    Id<Award>                       award;
    Day                             on;
    std::int64_t                    version{};
    AgreementTerms                  before;
    AgreementTerms                  after;
    Digest                          digest; // of what is after, in canonical form
    std::optional<Id<Organisation>> organisation; // that takes over
};
BOOST_DESCRIBE_STRUCT(AmendmentApproved, (AmendmentStepped), (award, on, version, before, after, digest, organisation))

void apply(Writer& db, Stamp const& stamp, AmendmentSubmitted const& fact);
void apply(Writer& db, Stamp const& stamp, AmendmentQueried const& fact);
void apply(Writer& db, Stamp const& stamp, AmendmentAnswered const& fact);
void apply(Writer& db, Stamp const& stamp, AmendmentRecommended const& fact);
void apply(Writer& db, Stamp const& stamp, AmendmentRejected const& fact);
void apply(Writer& db, Stamp const& stamp, AmendmentWithdrawn const& fact);
void apply(Writer& db, Stamp const& stamp, AmendmentApproved const& fact);

void add_amendment_facts(FactKinds& kinds);

Result<AmendmentNow>    load_amendment(Reader& reader, Id<Amendment> id, Caller const& by, Day today);
Result<AmendmentGround> load_ground(Reader& reader, AgreementNow const& agreement, AmendmentChange const& change,
                                    Day today);

// Whether the person has, or had, a part in the award: such a one neither examines nor decides.
bool is_party(Reader& reader, Id<Award> award, Caller const& by, Day today);

Result<Id<Amendment>> submit_amendment(Act& act, Caller const& by, Id<Award> award, AmendmentType type,
                                       AmendmentChange const& change, std::string const& reason);

// What approving the amendment asks of authority: as much as it adds, moves between lines, or lets go by a stop.
Demand demand_of_amendment(Reader& reader, AmendmentNow const& amendment, AmendmentChange const& change,
                           AgreementNow const& agreement);

// The steps of the amendment, with what the person's own authority says of its approval.
std::vector<api::May> may_with_authority(Reader& reader, AmendmentNow const& amendment, Caller const& by, Day today);

// Takes the step; an approval with all it does to agreement, milestones, award and money, in the same act, by the
// authority of whoever decides.
Result<AmendmentState> step_amendment(Act& act, Caller const& by, Id<Amendment> id, AmendmentEvent event,
                                      std::string const& text);

// An award ends before its time, in two parts, of which only the first can be refused: what is committed and not due
// goes back to the programme, under a cause of its own; then what is not passed is superseded. What has fallen due
// stays due.
Result<void> return_money(Act& act, Id<Award> award, std::string const& cause, std::string const& memo);
void         end_award(Act& act, Id<Award> award, std::string const& decision, std::string const& reason);

} // namespace penstock
