// "May I?" as people ask it: the rule, the figure and who could, in three lines at most; for the question itself, for
// an act that is refused, and for a page that offers the act.
#pragma once

#include "ledger/delegation_facts.hpp"

namespace penstock {

struct AuthorityAnswer {
    bool                    allowed{};
    bool                    second_person_needed{};
    std::optional<Refusal>  refusal;
    std::vector<Bilingual>  lines;
    Id<Delegation>          delegation; // the one that allows it, or comes closest; none: there is none
    std::optional<Money>    left;       // of the limit that stands in the way
    std::vector<Id<Person>> who;        // could do it, or confirm it
};

// The ground's amount has to be in range and not below zero.
AuthorityAnswer explain_authority(Reader& reader, Caller const& by, Demand const& demand, Day today);

// "It can be done by Shen, Gu." Or that nobody can now.
Bilingual who_could_line(Reader& reader, Demand const& demand, Id<Person> except, Day today);

// A step that is allowed but for authority, as this person may take it: where he may not, with the lines that say why,
// and where two persons are needed with what the second is asked.
api::May with_authority(Reader& reader, Caller const& by, api::May step, Demand const& demand, Day today);

} // namespace penstock
