// The epochs of the journal, and the fact that begins one.
#include "app/epoch.hpp"

namespace penstock {

void apply(Writer& db, Stamp const& stamp, EpochBegan const& fact)
{
    db.run(R"sql(
        INSERT INTO journal_epoch
            (id, origin, key, previous_key, reason, first_approver, second_approver, facts, signed_facts)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
    )sql",
           stamp.seq, fact.origin, fact.key, fact.previous_key, fact.reason, fact.first_approver, fact.second_approver,
           fact.facts, fact.signed_facts);
}

} // namespace penstock
