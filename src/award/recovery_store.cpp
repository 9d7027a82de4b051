// What facts about recoveries do to the tables, and the entries that go with them.
#include "award/recovery_facts.hpp"

#include "api/refusals.hpp"
#include "award/award_messages.hpp"
#include "ledger/delegation_facts.hpp"
#include "ledger/refusals.hpp"
#include "people/refusals.hpp"

#include <algorithm>
#include <map>

namespace penstock {

namespace {

void keep_step(Writer& db, Id<Recovery> id, RecoveryState state)
{
    db.run("UPDATE recovery SET state = $2 WHERE id = $1", id, state);
}

void decide_write_off(Writer& db, Stamp const& stamp, Id<Recovery> id, std::string const& reason)
{
    db.run("UPDATE recovery SET decided_by = $2, decided_at = $3, decided_reason = $4 WHERE id = $1", id, stamp.actor,
           stamp.at, reason);
}

struct PaidPart {
    Id<Appropriation> appropriation;
    Id<Programme>     programme;
    std::string       line;
    Stage             stage{};
    std::int64_t      available{};
};
BOOST_DESCRIBE_STRUCT(PaidPart, (), (appropriation, programme, line, stage, available))

std::string name_of_demand(Id<Award> award, std::int64_t number)
{
    return "award/" + std::to_string(award.value) + "/recovery/" + std::to_string(number);
}

std::string reference_of(Id<Recovery> id) { return "recovery/" + std::to_string(id.value); }

} // namespace

void apply(Writer& db, Stamp const& stamp, RecoveryDemanded const& fact)
{
    db.run(R"sql(
        INSERT INTO recovery (id, award_id, number, ground, minor, received, currency, reason, body, document,
                              decided_on, due_on, state, person, at, entry_id, asked_by, asked_reason, asked_body,
                              asked_document, decided_by, decided_reason)
        VALUES ($1, $2, $3, $4, $5, 0, $6, $7, $8, $9, $10, $11, 'demanded', $12, $13, $14, 0, '', '', '', 0, '')
    )sql",
           stamp.seq, fact.award, fact.number, fact.ground, fact.amount.minor, std::string{fact.amount.currency.code()},
           fact.reason, fact.decision.body.value, fact.decision.number.value, fact.decision.decided_on, fact.due_on,
           stamp.actor, stamp.at, fact.entry);
}

void apply(Writer& db, Stamp const& stamp, RecoveryReceived const& fact)
{
    db.run(R"sql(
        INSERT INTO recovery_receipt (id, recovery_id, minor, received_on, reference, entry_id, person, at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
    )sql",
           stamp.seq, fact.recovery, fact.minor, fact.received_on, fact.reference, fact.entry, stamp.actor, stamp.at);
    db.run("UPDATE recovery SET received = received + $2, state = $3 WHERE id = $1", fact.recovery, fact.minor,
           fact.whole ? RecoveryState::recovered : RecoveryState::demanded);
}

void apply(Writer& db, Stamp const& stamp, WriteOffAsked const& fact)
{
    db.run(R"sql(
        UPDATE recovery
           SET asked_by = $2, asked_at = $3, asked_reason = $4, asked_body = $5, asked_document = $6, asked_on = $7
         WHERE id = $1
    )sql",
           fact.recovery, stamp.actor, stamp.at, fact.reason, fact.decision.body.value, fact.decision.number.value,
           fact.decision.decided_on);
    keep_step(db, fact.recovery, RecoveryState::write_off_asked);
}

void apply(Writer& db, Stamp const& stamp, WriteOffConfirmed const& fact)
{
    decide_write_off(db, stamp, fact.recovery, fact.reason);
    keep_step(db, fact.recovery, RecoveryState::written_off);
}

void apply(Writer& db, Stamp const& stamp, WriteOffDeclined const& fact)
{
    decide_write_off(db, stamp, fact.recovery, fact.reason);
    keep_step(db, fact.recovery, RecoveryState::demanded);
}

void apply(Writer& db, Stamp const& stamp, RecoveryWithdrawn const& fact)
{
    decide_write_off(db, stamp, fact.recovery, fact.reason);
    keep_step(db, fact.recovery, RecoveryState::withdrawn);
}

void add_recovery_facts(FactKinds& kinds)
{
    kinds.add<RecoveryDemanded, RecoveryReceived, WriteOffAsked, WriteOffConfirmed, WriteOffDeclined,
              RecoveryWithdrawn>();
}

Result<RecoveryNow> load_recovery(Reader& reader, Id<Recovery> id)
{
    auto row = reader.row<RecoveryNow>(R"sql(
        SELECT r.id, a.programme_id AS programme, r.award_id AS award, r.state, r.minor, r.received, r.currency,
               r.entry_id AS entry, r.asked_by
          FROM recovery r
          JOIN award a ON a.id = r.award_id
         WHERE r.id = $1
    )sql",
                                       id);
    if (!row) return refuse(refusal::not_found);
    return *row;
}

Result<Id<Recovery>> demand_recovery(Act& act, Caller const& by, NewRecovery const& asked)
{
    auto award = TRY(load_award(act.read(), asked.award));
    CHECK(by.check_in(Permission::approve_payments, award.programme.value));
    if (is_party(act.read(), asked.award, {by.person()}, act.today)) return refuse(refusal::party_to_it);
    if (asked.reason.empty()) return refuse(refusal::missing_field, "/reason", "");
    if (asked.decision.decided_on > act.today)
        return refuse(refusal::date_in_future, "/decision/decided_on", act.today.iso());
    if (asked.due_on < act.today) return refuse(refusal::date_in_past, "/due_on", act.today.iso());
    if (asked.amount.minor <= 0) return refuse(refusal::not_positive, "/amount/minor", "");

    auto number = act.read().one<std::int64_t>("SELECT count(*) FROM recovery WHERE award_id = $1", asked.award) + 1;
    NewEntry                      entry{.cause    = name_of_demand(asked.award, number),
                                        .kind     = EntryKind::demand,
                                        .value_on = act.today,
                                        .decision = text_of(asked.decision),
                                        .memo     = asked.reason};
    auto                          left = asked.amount.minor;
    std::map<Place, std::int64_t> demanded; // what was paid and what was spent of one line meet in one place
    for (auto const& each : act.read().rows<PaidPart>(R"sql(
             SELECT a.appropriation_id AS appropriation, a.programme_id AS programme, a.line, a.stage,
                    a.balance - a.set_aside AS available
               FROM account a
               JOIN appropriation p ON p.id = a.appropriation_id
              WHERE a.award_id = $1 AND a.stage IN ('paid', 'spent') AND p.currency = $2 AND a.balance > a.set_aside
              ORDER BY a.stage, a.appropriation_id, a.line
         )sql",
                                                      asked.award, std::string{asked.amount.currency.code()})) {
        auto part = std::min(left, each.available);
        if (part == 0) break;
        Place from{.appropriation = each.appropriation,
                   .stage         = each.stage,
                   .programme     = each.programme,
                   .award         = asked.award,
                   .line          = each.line};
        entry.legs.push_back({from, -part});
        from.stage = Stage::demanded;
        demanded[from] += part;
        left -= part;
    }
    if (left > 0)
        return refuse(refusal::exceeds_available, "/amount/minor",
                      Money{asked.amount.minor - left, asked.amount.currency}.decimal());
    for (auto const& [place, minor] : demanded) entry.legs.push_back({place, minor});
    auto posted = TRY(post(act, entry));
    Id<Recovery> recovery{act.record(RecoveryDemanded{asked.award, number, asked.ground, asked.amount, asked.reason,
                                                      asked.decision, asked.due_on, posted})};
    tell_of_demand(act, asked.award, asked.amount, asked.due_on, asked.reason, recovery.value);
    return recovery;
}

Result<void> receive_recovery(Act& act, Caller const& by, Id<Recovery> id, std::int64_t minor, Day on,
                              std::string const& reference)
{
    auto recovery = TRY(load_recovery(act.read(), id));
    auto event    = TRY(plan_receipt(recovery, minor));
    CHECK(plan_step(recovery, event, "", by));
    if (reference.empty()) return refuse(refusal::missing_field, "/reference", "");
    auto legs  = load_entry(act.read(), recovery.entry)->legs;
    auto count = act.read().one<std::int64_t>("SELECT count(*) FROM recovery_receipt WHERE recovery_id = $1", id);
    auto entry = TRY(post(act, {.cause    = reference_of(id) + "/received/" + std::to_string(count + 1),
                                .kind     = EntryKind::recover,
                                .legs     = legs_onward(legs, recovery.received, minor, Stage::recovered),
                                .value_on = on,
                                .memo     = reference}));
    auto fact  = act.record(RecoveryReceived{{id}, minor, on, reference, event == RecoveryEvent::receive_rest, entry});
    tell_of_receipt(act, recovery, minor, fact);
    return {};
}

Result<void> ask_write_off(Act& act, Caller const& by, Id<Recovery> id, std::string const& reason,
                           NamedDecision const& decision)
{
    auto recovery = TRY(load_recovery(act.read(), id));
    CHECK(plan_step(recovery, RecoveryEvent::ask_write_off, reason, by));
    if (decision.decided_on > act.today)
        return refuse(refusal::date_in_future, "/decision/decided_on", act.today.iso());
    act.record(WriteOffAsked{{id}, reason, decision});
    return {};
}

Result<void> step_recovery(Act& act, Caller const& by, Id<Recovery> id, RecoveryEvent event, std::string const& reason)
{
    auto recovery = TRY(load_recovery(act.read(), id));
    CHECK(plan_step(recovery, event, reason, by));
    std::int64_t fact = 0;
    switch (event) {
    case RecoveryEvent::confirm_write_off: {
        auto decision = act.read().one<std::string>(
            "SELECT asked_body || ' ' || asked_document || ' ' || asked_on FROM recovery WHERE id = $1", id);
        auto legs  = load_entry(act.read(), recovery.entry)->legs;
        auto entry = TRY(post(act, {.cause = reference_of(id) + "/written_off",
                                    .kind  = EntryKind::write_off,
                                    .legs  = legs_onward(legs, recovery.received, recovery.left(), Stage::written_off),
                                    .value_on = act.today,
                                    .decision = decision,
                                    .memo     = reason}));
        fact       = act.record(WriteOffConfirmed{{id}, reason, entry});
        break;
    }
    case RecoveryEvent::decline_write_off: fact = act.record(WriteOffDeclined{{id}, reason}); break;
    case RecoveryEvent::withdraw:          {
        auto original = load_entry(act.read(), recovery.entry);
        expects(original.has_value());
        auto entry =
            TRY(post(act, reversal_of(*original, recovery.entry, reference_of(id) + "/withdrawn", act.today, reason)));
        fact = act.record(RecoveryWithdrawn{{id}, reason, entry});
        break;
    }
    default: return refuse(refusal::not_a_choice, "/step", std::string{penstock::name_of(event)});
    }
    tell_of_step(act, recovery, event, reason, fact);
    return {};
}

} // namespace penstock
