// What may be written about recoveries, and the only ways to write it.
#pragma once

#include "award/award_facts.hpp"
#include "award/recovery.hpp"
#include "ledger/ledger_facts.hpp"

namespace penstock {

// The entry took the money from where it stood, as paid or as spent, to where it is being recovered.
struct RecoveryDemanded {
    static constexpr Words            words{"责令退回经费", "Recovery of money demanded"};
    static constexpr std::string_view noun = "recovery";

    Id<Award>      award;
    std::int64_t   number{}; // 1, 2, … of the award
    RecoveryGround ground{};
    Money          amount;
    std::string    reason;
    NamedDecision  decision;
    Day            due_on;
    Id<Entry>      entry;
};
BOOST_DESCRIBE_STRUCT(RecoveryDemanded, (), (award, number, ground, amount, reason, decision, due_on, entry))

struct OfRecovery {
    static constexpr std::string_view noun = "recovery";
    std::int64_t                      subject() const { return recovery.value; }

    Id<Recovery> recovery;
};
BOOST_DESCRIBE_STRUCT(OfRecovery, (), (recovery))

struct RecoveryReceived : OfRecovery {
    static constexpr Words words{"追回款到账", "Recovered money received"};

    std::int64_t minor{};
    Day          received_on;
    std::string  reference; // the bank's
    bool         whole{}; // nothing is left to come in
    Id<Entry>    entry;
};
BOOST_DESCRIBE_STRUCT(RecoveryReceived, (OfRecovery), (minor, received_on, reference, whole, entry))

struct WriteOffAsked : OfRecovery {
    static constexpr Words words{"申请核销追回款", "Write-off of a recovery asked"};

    std::string   reason;
    NamedDecision decision; // of the board
};
BOOST_DESCRIBE_STRUCT(WriteOffAsked, (OfRecovery), (reason, decision))

struct WriteOffConfirmed : OfRecovery {
    static constexpr Words words{"核销追回款", "Recovery written off"};

    std::string reason;
    Id<Entry>   entry;
};
BOOST_DESCRIBE_STRUCT(WriteOffConfirmed, (OfRecovery), (reason, entry))

struct WriteOffDeclined : OfRecovery {
    static constexpr Words words{"不同意核销", "Write-off declined"};

    std::string reason;
};
BOOST_DESCRIBE_STRUCT(WriteOffDeclined, (OfRecovery), (reason))

struct RecoveryWithdrawn : OfRecovery {
    static constexpr Words words{"撤销责令退回", "Demand for recovery withdrawn"};

    std::string reason;
    Id<Entry>   entry;
};
BOOST_DESCRIBE_STRUCT(RecoveryWithdrawn, (OfRecovery), (reason, entry))

void apply(Writer& db, Stamp const& stamp, RecoveryDemanded const& fact);
void apply(Writer& db, Stamp const& stamp, RecoveryReceived const& fact);
void apply(Writer& db, Stamp const& stamp, WriteOffAsked const& fact);
void apply(Writer& db, Stamp const& stamp, WriteOffConfirmed const& fact);
void apply(Writer& db, Stamp const& stamp, WriteOffDeclined const& fact);
void apply(Writer& db, Stamp const& stamp, RecoveryWithdrawn const& fact);

void add_recovery_facts(FactKinds& kinds);

Result<RecoveryNow> load_recovery(Reader& reader, Id<Recovery> id);

struct NewRecovery {
    Id<Award>      award;
    RecoveryGround ground{};
    Money          amount;
    std::string    reason;
    NamedDecision  decision;
    Day            due_on;
};

// Demands money back: what is paid and not accounted for before what is reported as spent, the oldest appropriation
// first. Refuses not_your_role, party_to_it, missing_field, date_in_future of the decision, date_in_past of the day it
// is due, not_positive, exceeds_available with what was paid, and what the ledger refuses.
Result<Id<Recovery>> demand_recovery(Act& act, Caller const& by, NewRecovery const& asked);
Result<void>         receive_recovery(Act& act, Caller const& by, Id<Recovery> id, std::int64_t minor, Day on,
                                      std::string const& reference);
Result<void>         ask_write_off(Act& act, Caller const& by, Id<Recovery> id, std::string const& reason,
                                   NamedDecision const& decision);
// confirm_write_off, decline_write_off, withdraw.
Result<void> step_recovery(Act& act, Caller const& by, Id<Recovery> id, RecoveryEvent event, std::string const& reason);

} // namespace penstock
