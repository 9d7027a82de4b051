// What facts about payments do to the tables, how payments are read back, and what the bank's answers do to the money.
#include "payment/payment_facts.hpp"

#include "api/refusals.hpp"
#include "award/award_messages.hpp"
#include "award/milestone.hpp"
#include "award/refusals.hpp"
#include "ledger/delegation_facts.hpp"
#include "ledger/refusals.hpp"
#include "payment/refusals.hpp"

#include <algorithm>
#include <limits>

namespace penstock {

namespace {

void end(Writer& db, PaymentStepped const& fact, PaymentState state)
{
    db.run("UPDATE payment SET state = $2, reason = $3 WHERE id = $1", fact.payment, state, fact.reason);
}

void step_all(Writer& db, Id<Batch> batch, PaymentState state)
{
    db.run("UPDATE payment SET state = $2 WHERE batch_id = $1", batch, state);
}

struct BatchNowRow {
    Id<Batch>    id;
    BatchState   state{};
    std::int64_t first_by{};
};
BOOST_DESCRIBE_STRUCT(BatchNowRow, (), (id, state, first_by))

constexpr std::string_view payment_now = R"sql(
    SELECT t.id, t.programme_id AS programme, t.award_id AS award, t.appropriation_id AS appropriation,
           t.milestone_id AS milestone, t.line, t.payee_id AS payee, t.minor, t.currency, t.state, t.requested_by,
           t.reservation_id AS reservation, t.attempt, t.batch_id AS batch, t.invoice_key, t.invoice_code
      FROM payment t)sql";

} // namespace

void apply(Writer& db, Stamp const& stamp, PaymentRequested const& fact)
{
    auto due = fact.due.place();
    db.run(R"sql(
        INSERT INTO payment (id, programme_id, award_id, appropriation_id, milestone_id, line, payee_id, minor,
                             currency, purpose, invoice_number, invoice_key, invoice_code, first_to_payee,
                             alike_id, not_same_because, state, requested_by, requested_at, approved_by,
                             reservation_id, attempt, batch_id, reason, entry_id)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 'requested', $17, $18, 0, 0, 0,
                0, '', 0)
    )sql",
           stamp.seq, due.programme, due.award, due.appropriation, due.milestone, due.line, fact.payee,
           fact.amount.minor, std::string{fact.amount.currency.code()}, fact.purpose, fact.invoice_number,
           fact.invoice_key, fact.invoice_code, fact.first_to_payee, fact.alike.value_or(Id<Payment>{}),
           fact.not_same_because, stamp.actor, stamp.at);
}

void apply(Writer& db, Stamp const&, PaymentReserved const& fact)
{
    db.run("UPDATE payment SET reservation_id = $2 WHERE id = $1", fact.payment, fact.reservation);
}

void apply(Writer& db, Stamp const& stamp, PaymentApproved const& fact)
{
    db.run("UPDATE payment SET state = 'approved', approved_by = $2, approved_at = $3 WHERE id = $1", fact.payment,
           stamp.actor, stamp.at);
}

void apply(Writer& db, Stamp const&, PaymentRejected const& fact) { end(db, fact, PaymentState::rejected); }
void apply(Writer& db, Stamp const&, PaymentWithdrawn const& fact) { end(db, fact, PaymentState::withdrawn); }
void apply(Writer& db, Stamp const&, PaymentCancelled const& fact) { end(db, fact, PaymentState::cancelled); }

void apply(Writer& db, Stamp const& stamp, PaymentRetried const& fact)
{
    db.run("UPDATE payment SET approved_by = $2, approved_at = $3, batch_id = 0 WHERE id = $1", fact.payment,
           stamp.actor, stamp.at);
    end(db, fact, PaymentState::approved);
}

void apply(Writer& db, Stamp const&, PaymentSettled const& fact)
{
    db.run("UPDATE payment SET state = 'settled', settled_on = $2, entry_id = $3 WHERE id = $1", fact.payment, fact.on,
           fact.entry);
}

void apply(Writer& db, Stamp const&, PaymentFailed const& fact) { end(db, fact, PaymentState::failed); }

void apply(Writer& db, Stamp const&, PaymentReturned const& fact)
{
    db.run("UPDATE payment SET returned_on = $2 WHERE id = $1", fact.payment, fact.on);
    end(db, fact, PaymentState::returned);
}

void apply(Writer& db, Stamp const& stamp, DebtorRecorded const& fact)
{
    auto const& account = fact.account;
    db.run(R"sql(
        INSERT INTO debtor (id, name, scheme, number, bank_code, bank_name, holder, currency)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
    )sql",
           stamp.seq, fact.name, account.scheme, account.number, account.bank_code, account.bank_name, account.holder,
           std::string{fact.currency.code()});
}

void apply(Writer& db, Stamp const& stamp, BatchMade const& fact)
{
    db.run(R"sql(
        INSERT INTO batch (id, debtor_id, execute_on, state, made_by, made_at, first_by, second_by, sent_by, reason)
        VALUES ($1, $2, $3, 'prepared', $4, $5, 0, 0, 0, '')
    )sql",
           stamp.seq, fact.debtor, fact.execute_on, stamp.actor, stamp.at);
    for (auto payment : fact.payments) {
        auto attempt = db.returning<std::int64_t>(R"sql(
            UPDATE payment SET state = 'batched', batch_id = $2, attempt = attempt + 1 WHERE id = $1 RETURNING attempt
        )sql",
                                                  payment, stamp.seq);
        expects(attempt.has_value());
        db.run("INSERT INTO payment_order (end_to_end, payment_id, batch_id, attempt) VALUES ($1, $2, $3, $4)",
               end_to_end_of(payment, *attempt), payment, stamp.seq, *attempt);
    }
}

void apply(Writer& db, Stamp const& stamp, BatchSignedOnce const& fact)
{
    db.run("UPDATE batch SET state = 'signed_once', first_by = $2, first_at = $3 WHERE id = $1", fact.batch,
           stamp.actor, stamp.at);
}

void apply(Writer& db, Stamp const& stamp, BatchSignedTwice const& fact)
{
    db.run("UPDATE batch SET state = 'signed_twice', second_by = $2, second_at = $3 WHERE id = $1", fact.batch,
           stamp.actor, stamp.at);
    step_all(db, fact.batch, PaymentState::released);
}

void apply(Writer& db, Stamp const& stamp, BatchSent const& fact)
{
    db.run("UPDATE batch SET state = 'sent', sent_by = $2, sent_at = $3 WHERE id = $1", fact.batch, stamp.actor,
           stamp.at);
    step_all(db, fact.batch, PaymentState::sent);
}

void apply(Writer& db, Stamp const&, BatchDissolved const& fact)
{
    db.run("UPDATE batch SET state = 'dissolved', reason = $2 WHERE id = $1", fact.batch, fact.reason);
    db.run("UPDATE payment SET state = 'approved', batch_id = 0 WHERE batch_id = $1", fact.batch);
}

void apply(Writer& db, Stamp const& stamp, BankAnswerImported const& fact)
{
    db.run(R"sql(
        INSERT INTO bank_answer (id, digest, name, format, message, read, known, person, at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
    )sql",
           stamp.seq, fact.digest, fact.name, fact.format, fact.message, fact.read, fact.known, stamp.actor, stamp.at);
}

void apply(Writer& db, Stamp const& stamp, BankLineRecorded const& fact)
{
    std::optional<std::int64_t> minor;
    std::optional<std::string>  code;
    if (fact.amount) minor = fact.amount->minor, code = std::string{fact.amount->currency.code()};
    db.run(R"sql(
        INSERT INTO bank_line (id, answer_id, identity, line, kind, end_to_end, minor, currency, value_on,
                               bank_reference, reason, note, state, payment_id, problem, settled_by, settled_reason)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'unmatched', 0, $13, 0, '')
    )sql",
           stamp.seq, fact.answer, fact.identity, fact.line, fact.kind, fact.end_to_end, minor, code, fact.value_on,
           fact.bank_reference, fact.reason, fact.note, fact.problem);
}

void apply(Writer& db, Stamp const& stamp, BankLineMatched const& fact)
{
    db.run("UPDATE bank_line SET state = 'matched', payment_id = $2, settled_by = $3 WHERE id = $1", fact.bank_line,
           fact.payment, fact.by_hand ? stamp.actor : 0);
}

void apply(Writer& db, Stamp const& stamp, BankLineSetAside const& fact)
{
    db.run("UPDATE bank_line SET state = 'set_aside', settled_by = $2, settled_reason = $3 WHERE id = $1",
           fact.bank_line, stamp.actor, fact.reason);
}

void add_payment_facts(FactKinds& kinds)
{
    kinds.add<PaymentRequested, PaymentReserved, PaymentApproved, PaymentRejected, PaymentWithdrawn, PaymentRetried,
              PaymentCancelled, PaymentSettled, PaymentFailed, PaymentReturned, DebtorRecorded, BatchMade,
              BatchSignedOnce, BatchSignedTwice, BatchSent, BatchDissolved, BankAnswerImported, BankLineRecorded,
              BankLineMatched, BankLineSetAside>();
}

Result<PaymentNow> load_payment(Reader& reader, Id<Payment> id)
{
    auto row = reader.row<PaymentNow>(std::string{payment_now} + " WHERE t.id = $1", id);
    if (!row) return refuse(refusal::not_found);
    return *std::move(row);
}

namespace {

struct CameIn {
    Id<Entry>    entry;
    std::int64_t minor{};
};
BOOST_DESCRIBE_STRUCT(CameIn, (), (entry, minor))

constexpr std::int64_t entries_looked_at = 16; // entries of one account, at most

} // namespace

std::vector<Id<Entry>> made_due_by(Reader& reader, PaymentNow const& payment)
{
    std::vector<Id<Entry>> out;
    auto                   left   = payment.minor;
    auto                   before = payment.id ? payment.id.value : std::numeric_limits<std::int64_t>::max();
    for (auto const& each : reader.rows<CameIn>(R"sql(
             SELECT l.entry_id AS entry, l.minor
               FROM entry_leg l
               JOIN account a ON a.id = l.account_id
              WHERE a.award_id = $1 AND a.stage = 'payable' AND a.appropriation_id = $2 AND a.programme_id = $3
                AND a.call_id = 0 AND a.milestone_id = $4 AND a.line = $5 AND l.entry_id < $6 AND l.minor > 0
              ORDER BY l.entry_id DESC
              LIMIT $7
         )sql",
                                                payment.award, payment.appropriation, payment.programme,
                                                payment.milestone, payment.line, before, entries_looked_at)) {
        if (left <= 0) break;
        out.push_back(each.entry);
        left -= each.minor;
    }
    std::ranges::reverse(out);
    return out;
}

std::vector<std::string> done_before(Reader& reader, PaymentNow const& payment)
{
    if (payment.milestone) return {"milestone/" + std::to_string(payment.milestone.value)};
    auto out = reader.rows<std::string>(
        "SELECT thing FROM authority_use WHERE award_id = $1 AND deed = 'advance_money'", payment.award);
    for (auto entry : made_due_by(reader, payment))
        for (auto& thing : reader.rows<std::string>(R"sql(
                 SELECT u.thing FROM entry e JOIN authority_use u ON u.cause = 'by_hand/' || e.cause WHERE e.id = $1
             )sql",
                                                    entry))
            out.push_back(std::move(thing));
    return out;
}

std::optional<Id<Payment>> alike(Reader& reader, PaymentNow const& wanted, Instant now)
{
    auto recent = reader.rows<PaymentNow>(std::string{payment_now} + R"sql(
          JOIN award a ON a.id = t.award_id
         WHERE a.organisation_id = (SELECT organisation_id FROM award WHERE id = $1) AND t.requested_at >= $2
         ORDER BY t.id DESC
    )sql",
                                          wanted.award, now.plus(-alike_within));
    for (auto const& earlier : recent)
        if (nearly_same(wanted, earlier)) return earlier.id;
    return std::nullopt;
}

Result<BatchNow> load_batch(Reader& reader, Id<Batch> id)
{
    auto row = reader.row<BatchNowRow>("SELECT id, state, first_by FROM batch WHERE id = $1", id);
    if (!row) return refuse(refusal::not_found);
    return BatchNow{row->id, row->state, row->first_by,
                    reader.rows<std::int64_t>("SELECT DISTINCT requested_by FROM payment WHERE batch_id = $1", id)};
}

namespace {

// Of an accepted milestone only, and of the award's own.
Result<void> check_milestone(Reader& reader, PaymentNow const& payment)
{
    auto state = reader.row<MilestoneState>("SELECT state FROM milestone WHERE id = $1 AND award_id = $2",
                                            payment.milestone, payment.award);
    if (!state || !accepted(*state)) return refuse(refusal::milestone_not_met);
    return {};
}

// What made it due is on record: an agreement's advance, a claim, or an order of a body.
Result<void> check_ground(Reader& reader, PaymentNow const& payment)
{
    for (auto entry : made_due_by(reader, payment)) {
        if (has_ground(reader, entry)) continue;
        auto out = refuse(refusal::milestone_not_met, "entry/" + std::to_string(entry.value));
        out.error().lines.push_back({"这笔应付既没有里程碑，也没有写明依据的决定；请冲销后写明依据重新记账。",
                                     "It fell due by no milestone and names no decision; reverse the entry and post it "
                                     "anew with its ground."});
        return out;
    }
    return {};
}

Result<void> check_due(Reader& reader, PaymentNow const& payment)
{
    if (payment.reservation) {
        auto reservation = load_reservation(reader, payment.reservation);
        if (reservation && reservation->state == ReservationState::pending) return {};
    }
    auto available = account_at(reader, payment.due()).available();
    if (available < payment.minor) return refuse(refusal::exceeds_due, Money{available, payment.currency}.decimal());
    return {};
}

Result<void> check_award(Reader& reader, PaymentNow const& payment)
{
    auto award = TRY(load_award(reader, payment.award));
    if (award.state != AwardState::active && award.state != AwardState::closing)
        return refuse(refusal::award_not_active, std::string{name_of(award.state)});
    return {};
}

Result<void> check_payee(Reader& reader, PaymentNow const& payment, Day today)
{
    auto payee        = TRY(load_payee(reader, payment.payee, today));
    auto organisation = reader.one<Id<Organisation>>("SELECT organisation_id FROM award WHERE id = $1", payment.award);
    if (payee.organisation != organisation) return refuse(refusal::payee_of_another);
    if (payee.currency != payment.currency) return refuse(refusal::amounts_differ, std::string{payee.currency.code()});
    return plan_paying(payee, today);
}

// The same organisation sends one invoice once. An electronic invoice has its code and number once in the country; a
// fully digital one (数电票) has no code, and its number of twenty digits once (国家税务总局公告2024年第11号).
Result<void> check_invoice(Reader& reader, PaymentNow const& payment)
{
    if (payment.invoice_key.empty()) return {};
    auto other = reader.row<std::int64_t>(R"sql(
        SELECT p.id
          FROM payment p
          JOIN award a ON a.id = p.award_id
         WHERE p.invoice_key = $1 AND p.id <> $2
           AND p.state NOT IN ('rejected', 'withdrawn', 'cancelled', 'returned')
           AND (a.organisation_id = (SELECT organisation_id FROM award WHERE id = $3)
                OR ($4 <> '' AND p.invoice_code = $4) OR $5 = 1)
         ORDER BY p.id
         LIMIT 1
    )sql",
                                          payment.invoice_key, payment.id, payment.award, payment.invoice_code,
                                          std::int64_t{is_fully_digital(payment.invoice_key)});
    if (other) return refuse(refusal::duplicate_invoice, "payment/" + std::to_string(*other));
    return {};
}

Result<void> check_period(Reader& reader, Day today)
{
    auto through = closed_through(reader);
    if (today <= through) return refuse(refusal::period_closed, through.iso());
    return {};
}

std::optional<Refused> why_not(Result<void> const& checked)
{
    return checked ? std::nullopt : std::optional{checked.error()};
}

} // namespace

std::vector<Check> checks_of(Reader& reader, PaymentNow const& payment, Day today)
{
    std::vector<Check> out;
    if (payment.milestone) out.push_back({PaymentCheckName::milestone, why_not(check_milestone(reader, payment))});
    else out.push_back({PaymentCheckName::ground, why_not(check_ground(reader, payment))});
    std::optional<Refused> finding;
    if (has_open_finding(reader, payment.award)) finding = Refused{refusal::finding_open};
    out.insert(out.end(), {
                              {PaymentCheckName::due, why_not(check_due(reader, payment))},
                              {PaymentCheckName::award, why_not(check_award(reader, payment))},
                              {PaymentCheckName::payee, why_not(check_payee(reader, payment, today))},
                              {PaymentCheckName::invoice, why_not(check_invoice(reader, payment))},
                              {PaymentCheckName::findings, finding},
                              {PaymentCheckName::period, why_not(check_period(reader, today))},
                          });
    return out;
}

std::optional<Refused> first_failing(std::vector<Check> const& checks)
{
    for (auto const& check : checks)
        if (check.refused) return check.refused;
    return std::nullopt;
}

Result<void> plan_answer(Reader& reader, PaymentNow const& payment, exchange::BankLineKind kind,
                         std::optional<Money> const& amount)
{
    using enum exchange::BankLineKind;
    if (kind == credited) return refuse(refusal::payment_not_known);
    auto        event = kind == settled    ? PaymentEvent::settle
                        : kind == rejected ? PaymentEvent::fail
                                           : PaymentEvent::bank_return;
    auto const* step  = step_of(payment_life, payment.state, event);
    if (!step) return refuse(refusal::step_not_allowed, std::string{name_of(payment.state)});
    if (amount && amount->currency != payment.currency)
        return refuse(refusal::amounts_differ, std::string{amount->currency.code()});
    if (amount && amount->minor != payment.minor) return refuse(refusal::amounts_differ, amount->decimal());
    // What the performer has accounted for already cannot come back by itself: a person has to look.
    if (kind == returned && account_at(reader, payment.paid()).available() < payment.minor)
        return refuse(refusal::exceeds_available);
    return {};
}

void take_answer(Act& act, PaymentNow const& payment, std::int64_t bank_line, exchange::BankLineKind kind,
                 std::optional<Day> value_on, std::string const& reason)
{
    using enum exchange::BankLineKind;
    // The bank's day counts, but nothing is posted into closed books or ahead of today.
    auto day  = std::min(std::max(value_on.value_or(act.today), closed_through(act.read()).plus_days(1)), act.today);
    auto name = "payment/" + std::to_string(payment.id.value);
    auto told = [&](PaymentNews news, std::int64_t fact) {
        tell_of_payment(act,
                        {.award        = payment.award,
                         .news         = news,
                         .amount       = payment.amount(),
                         .on           = day,
                         .reason       = reason,
                         .requested_by = payment.requested_by,
                         .place        = "/payments/" + std::to_string(payment.id.value)},
                        fact);
    };
    switch (kind) {
    case settled: {
        auto entry = post_reserved(act, payment.reservation, name + "/paid", payment.minor, day);
        expects(entry.has_value());
        told(PaymentNews::paid, act.record(PaymentSettled{{payment.id}, bank_line, *entry, day}));
        break;
    }
    case rejected: {
        auto ended = end_reservation(act, payment.reservation, ReservationEvent::void_it);
        expects(ended.has_value());
        told(PaymentNews::failed, act.record(PaymentFailed{{{payment.id}, reason}, bank_line}));
        break;
    }
    case returned: {
        auto entry = post(act, {.cause    = name + "/returned",
                                .kind     = EntryKind::bank_return,
                                .legs     = {{payment.paid(), -payment.minor}, {payment.due(), payment.minor}},
                                .value_on = day});
        expects(entry.has_value());
        for (auto deed : {Deed::request_payment, Deed::approve_payment})
            give_back_authority(act, name + "/" + std::string{name_of(deed)});
        told(PaymentNews::returned, act.record(PaymentReturned{{{payment.id}, reason}, bank_line, *entry, day}));
        break;
    }
    case credited: expects(false);
    }
}

} // namespace penstock
