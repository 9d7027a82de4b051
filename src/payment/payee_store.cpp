// What facts about payee accounts do to the tables, and how the accounts are read back.
#include "payment/payee_facts.hpp"

#include "api/refusals.hpp"
#include "ledger/funding_rule_facts.hpp"
#include "ledger/working_day_facts.hpp"
#include "people/secret.hpp"

namespace penstock {

namespace {

void confirm(Writer& db, Stamp const& stamp, Id<Payee> payee, Day usable_on)
{
    db.run("UPDATE payee SET state = 'cooling_off', confirmed_at = $2, usable_on = $3 WHERE id = $1", payee, stamp.at,
           usable_on);
}

void end(Writer& db, Stamp const& stamp, Id<Payee> payee, std::string const& reason, PayeeState state)
{
    db.run("UPDATE payee SET state = $2, reason = $3, stopped_by = $4 WHERE id = $1", payee, state, reason,
           stamp.actor);
}

template <class Told> void keep_notice(Writer& db, Stamp const& stamp, Told const& fact, NoticeAnswer answer)
{
    db.run(R"sql(
        INSERT INTO payee_notice (id, payee_id, contact_id, way, told_on, answer, said, person, at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
    )sql",
           stamp.seq, fact.payee, fact.contact, fact.way, fact.told_on, answer, fact.said, stamp.actor, stamp.at);
}

struct DuePayee {
    Id<Payee>        id;
    Id<Organisation> organisation;
    Currency         currency;
};
BOOST_DESCRIBE_STRUCT(DuePayee, (), (id, organisation, currency))

} // namespace

void apply(Writer& db, Stamp const& stamp, ContactRecorded const& fact)
{
    db.run(R"sql(
        INSERT INTO contact (id, organisation_id, name, reach, recorded_by, at) VALUES ($1, $2, $3, $4, $5, $6)
    )sql",
           stamp.seq, fact.organisation, fact.name, fact.reach, stamp.actor, stamp.at);
}

void apply(Writer& db, Stamp const& stamp, PayeeProposed const& fact)
{
    auto const& account = fact.account;
    db.run(R"sql(
        INSERT INTO payee (id, organisation_id, scheme, number, bank_code, bank_name, holder, currency, contact_id,
                           state, proposed_by, proposed_at, verified_by, registry, noticed, confirmed_by, letter_by,
                           stopped_by, reason)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'proposed', $10, $11, 0, '', 0, 0, 0, 0, '')
    )sql",
           stamp.seq, fact.organisation, account.scheme, account.number, account.bank_code, account.bank_name,
           account.holder, std::string{fact.currency.code()}, fact.contact, stamp.actor, stamp.at);
}

void apply(Writer& db, Stamp const& stamp, PayeeVerified const& fact)
{
    db.run(R"sql(
        UPDATE payee SET state = 'verified', verified_by = $2, verified_at = $3, registry = $4, document = $5
         WHERE id = $1
    )sql",
           fact.payee, stamp.actor, stamp.at, fact.registry, fact.document);
}

void apply(Writer& db, Stamp const& stamp, PayeeNoticeGiven const& fact)
{
    db.run("UPDATE payee SET noticed = $2, noticed_at = $3 WHERE id = $1", fact.payee, fact.contact, stamp.at);
}

void apply(Writer& db, Stamp const& stamp, PayeeContactTold const& fact) { keep_notice(db, stamp, fact, fact.answer); }

void apply(Writer& db, Stamp const& stamp, PayeeObjected const& fact)
{
    keep_notice(db, stamp, fact, NoticeAnswer::objected);
    end(db, stamp, fact.payee, fact.said, fact.rejected ? PayeeState::rejected : PayeeState::suspended);
}

void apply(Writer& db, Stamp const& stamp, PayeeOverrideAsked const& fact)
{
    db.run(R"sql(
        INSERT INTO payee_override (payee_id, reason, asked_by, asked_at, agreed_by, agreed_reason, reviewed_by, review)
        VALUES ($1, $2, $3, $4, 0, '', 0, '')
    )sql",
           fact.payee, fact.reason, stamp.actor, stamp.at);
}

void apply(Writer& db, Stamp const& stamp, PayeeOverridden const& fact)
{
    db.run("UPDATE payee_override SET agreed_by = $2, agreed_at = $3, agreed_reason = $4 WHERE payee_id = $1",
           fact.payee, stamp.actor, stamp.at, fact.reason);
    confirm(db, stamp, fact.payee, fact.usable_on);
}

void apply(Writer& db, Stamp const& stamp, PayeeOverrideReviewed const& fact)
{
    db.run("UPDATE payee_override SET reviewed_by = $2, reviewed_at = $3, review = $4 WHERE payee_id = $1", fact.payee,
           stamp.actor, stamp.at, fact.reason);
}

void apply(Writer& db, Stamp const& stamp, PayeeConfirmed const& fact)
{
    db.run("UPDATE payee SET confirmed_by = $2 WHERE id = $1", fact.payee, fact.contact);
    confirm(db, stamp, fact.payee, fact.usable_on);
}

void apply(Writer& db, Stamp const& stamp, PayeeConfirmedByLetter const& fact)
{
    db.run("UPDATE payee SET letter = $2, letter_by = $3 WHERE id = $1", fact.payee, fact.letter, stamp.actor);
    confirm(db, stamp, fact.payee, fact.usable_on);
}

void apply(Writer& db, Stamp const& stamp, PayeeDenied const& fact)
{
    end(db, stamp, fact.payee, fact.reason, PayeeState::rejected);
}

void apply(Writer& db, Stamp const&, PayeeBecameUsable const& fact)
{
    db.run("UPDATE payee SET state = 'usable' WHERE id = $1", fact.payee);
}

void apply(Writer& db, Stamp const& stamp, PayeeReplaced const& fact)
{
    end(db, stamp, fact.payee, "", PayeeState::closed);
}

void apply(Writer& db, Stamp const&, PayeeResumed const& fact)
{
    db.run("UPDATE payee SET state = 'cooling_off', usable_on = $2, reason = $3 WHERE id = $1", fact.payee,
           fact.usable_on, fact.reason);
}

void apply(Writer& db, Stamp const& stamp, PayeeSuspended const& fact)
{
    end(db, stamp, fact.payee, fact.reason, PayeeState::suspended);
}
void apply(Writer& db, Stamp const& stamp, PayeeClosed const& fact)
{
    end(db, stamp, fact.payee, fact.reason, PayeeState::closed);
}
void apply(Writer& db, Stamp const& stamp, PayeeRejected const& fact)
{
    end(db, stamp, fact.payee, fact.reason, PayeeState::rejected);
}
void apply(Writer& db, Stamp const& stamp, PayeeWithdrawn const& fact)
{
    end(db, stamp, fact.payee, fact.reason, PayeeState::withdrawn);
}

void add_payee_facts(FactKinds& kinds)
{
    kinds.add<ContactRecorded, PayeeProposed, PayeeVerified, PayeeNoticeGiven, PayeeContactTold, PayeeObjected,
              PayeeOverrideAsked, PayeeOverridden, PayeeOverrideReviewed, PayeeConfirmed, PayeeConfirmedByLetter,
              PayeeDenied, PayeeBecameUsable, PayeeReplaced, PayeeResumed, PayeeSuspended, PayeeClosed, PayeeRejected,
              PayeeWithdrawn>();
}

Result<PayeeNow> load_payee(Reader& reader, Id<Payee> id, Day today)
{
    static std::string const sql =
        "SELECT p.id, COALESCE(NULLIF(o.merged_into, 0), o.id) AS organisation, p.currency, p.contact_id AS contact, " +
        std::string{payee_state_today} +
        " AS state, p.proposed_by, p.verified_by, p.stopped_by, p.usable_on,"
        " (SELECT t.answer FROM payee_notice t WHERE t.payee_id = p.id ORDER BY t.id DESC LIMIT 1) AS answered,"
        " COALESCE(v.asked_by, 0) AS override_asked_by, COALESCE(v.agreed_by, 0) AS overridden_by,"
        " COALESCE(v.reviewed_by, 0) AS override_reviewed_by"
        " FROM payee p JOIN organisation o ON o.id = p.organisation_id"
        " LEFT JOIN payee_override v ON v.payee_id = p.id WHERE p.id = $2";
    auto row = reader.row<PayeeNow>(sql, today, id);
    if (!row) return refuse(refusal::not_found);
    return *row;
}

Id<Organisation> now_known_as(Reader& reader, Id<Organisation> organisation)
{
    return reader
        .row<Id<Organisation>>("SELECT COALESCE(NULLIF(merged_into, 0), id) FROM organisation WHERE id = $1",
                               organisation)
        .value_or(Id<Organisation>{});
}

Day usable_after_change(Reader& reader, Day today)
{
    return cooled_off_on(today, *terms_in_force(reader, FundingRuleKind::cooling_off, {}, "", today).days,
                         special_days_from(reader, today, today));
}

Id<Contact> confirmer_of(Reader& reader, PayeeNow const& payee, Day today)
{
    // Of old is who spoke for an account that came into use: not for one that still cools off.
    auto old = reader.row<Id<Contact>>(R"sql(
        SELECT p.contact_id
          FROM payee p
          JOIN organisation o ON o.id = p.organisation_id
         WHERE COALESCE(NULLIF(o.merged_into, 0), o.id) = $1 AND p.id <> $2 AND p.usable_on <= $3
         ORDER BY p.usable_on DESC, p.id DESC
         LIMIT 1
    )sql",
                                       payee.organisation, payee.id, today);
    return old.value_or(payee.contact);
}

std::int64_t end_cooling_off(Act& act)
{
    auto due = act.read().rows<DuePayee>(R"sql(
        SELECT p.id, COALESCE(NULLIF(o.merged_into, 0), o.id) AS organisation, p.currency
          FROM payee p
          JOIN organisation o ON o.id = p.organisation_id
         WHERE p.state = 'cooling_off' AND p.usable_on <= $1
         ORDER BY p.usable_on, p.id
    )sql",
                                         act.today);
    for (auto const& each : due) {
        auto old = act.read().rows<Id<Payee>>(R"sql(
            SELECT p.id
              FROM payee p
              JOIN organisation o ON o.id = p.organisation_id
             WHERE COALESCE(NULLIF(o.merged_into, 0), o.id) = $1 AND p.currency = $2 AND p.id <> $3
               AND p.state IN ('usable', 'suspended')
             ORDER BY p.id
        )sql",
                                              each.organisation, std::string{each.currency.code()}, each.id);
        act.record(PayeeBecameUsable{{each.id}});
        for (auto id : old) act.record(PayeeReplaced{{id}, each.id});
    }
    return static_cast<std::int64_t>(due.size());
}

PayeeLink make_payee_link(Act& act, Id<Payee> payee, Id<Contact> contact)
{
    auto token   = make_token(act.chance());
    auto expires = act.now.plus(payee_link_lifetime);
    act.upkeep().run("DELETE FROM payee_link WHERE payee_id = $1", payee);
    act.upkeep().run("INSERT INTO payee_link (digest, payee_id, contact_id, expires) VALUES ($1, $2, $3, $4)",
                     sha256(token), payee, contact, expires);
    return {"/confirm-account?token=" + token, expires};
}

Result<HeldPayeeLink> hold_payee_link(Reader& reader, std::string_view token, Instant now)
{
    auto held = reader.row<HeldPayeeLink>(R"sql(
        SELECT payee_id AS payee, contact_id AS contact FROM payee_link
         WHERE digest = $1 AND used IS NULL AND expires > $2
    )sql",
                                          sha256(token), now);
    if (!held) return refuse(refusal::link_used_or_expired);
    return *held;
}

void use_payee_link(Act& act, std::string_view token)
{
    act.upkeep().run("UPDATE payee_link SET used = $2 WHERE digest = $1", sha256(token), act.now);
}

} // namespace penstock
