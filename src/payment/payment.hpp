// Payments: what is due is asked for, checked, approved by another person, signed by two, sent, and counted as paid
// only when the bank says so.
#pragma once

#include "base/life.hpp"
#include "ledger/reservation.hpp"
#include "payment/payee.hpp"

#include <chrono>
#include <optional>

namespace penstock {

struct Batch; // the kinds of thing identifiers here belong to
struct Debtor;
struct BankAnswerFile;
struct BankLineRead;

BOOST_DEFINE_ENUM_CLASS(PaymentState, requested, approved, rejected, withdrawn, batched, released, sent, settled,
                        failed, cancelled, returned)
BOOST_DEFINE_ENUM_CLASS(PaymentEvent, approve, reject, withdraw, batch, unbatch, release, send, settle, fail, retry,
                        cancel, bank_return)
// batch: what becomes of the batch it is in; bank: what the bank said of it.
BOOST_DEFINE_ENUM_CLASS(PaymentBy, requester, approver, batch, bank)

inline constexpr Step<PaymentState, PaymentEvent, PaymentBy> payment_life[] = {
    {PaymentState::requested, PaymentEvent::approve, PaymentState::approved, PaymentBy::approver},
    {PaymentState::requested, PaymentEvent::reject, PaymentState::rejected, PaymentBy::approver},
    {PaymentState::requested, PaymentEvent::withdraw, PaymentState::withdrawn, PaymentBy::requester},
    {PaymentState::approved, PaymentEvent::reject, PaymentState::rejected, PaymentBy::approver},
    {PaymentState::approved, PaymentEvent::batch, PaymentState::batched, PaymentBy::batch},
    {PaymentState::batched, PaymentEvent::unbatch, PaymentState::approved, PaymentBy::batch},
    {PaymentState::batched, PaymentEvent::release, PaymentState::released, PaymentBy::batch},
    {PaymentState::released, PaymentEvent::unbatch, PaymentState::approved, PaymentBy::batch},
    {PaymentState::released, PaymentEvent::send, PaymentState::sent, PaymentBy::batch},
    {PaymentState::sent, PaymentEvent::settle, PaymentState::settled, PaymentBy::bank},
    {PaymentState::sent, PaymentEvent::fail, PaymentState::failed, PaymentBy::bank},
    {PaymentState::failed, PaymentEvent::retry, PaymentState::approved, PaymentBy::approver},
    {PaymentState::failed, PaymentEvent::cancel, PaymentState::cancelled, PaymentBy::approver},
    {PaymentState::settled, PaymentEvent::bank_return, PaymentState::returned, PaymentBy::bank},
};
static_assert(deterministic(payment_life));
static_assert(final(payment_life, PaymentState::returned) && final(payment_life, PaymentState::cancelled) &&
              final(payment_life, PaymentState::rejected) && final(payment_life, PaymentState::withdrawn));

BOOST_DEFINE_ENUM_CLASS(BatchState, prepared, signed_once, signed_twice, sent, dissolved)
BOOST_DEFINE_ENUM_CLASS(BatchEvent, sign, send, dissolve)

inline constexpr Step<BatchState, BatchEvent, Permission> batch_life[] = {
    {BatchState::prepared, BatchEvent::sign, BatchState::signed_once, Permission::approve_payments},
    {BatchState::signed_once, BatchEvent::sign, BatchState::signed_twice, Permission::approve_payments},
    {BatchState::signed_twice, BatchEvent::send, BatchState::sent, Permission::approve_payments},
    {BatchState::prepared, BatchEvent::dissolve, BatchState::dissolved, Permission::approve_payments},
    {BatchState::signed_once, BatchEvent::dissolve, BatchState::dissolved, Permission::approve_payments},
    {BatchState::signed_twice, BatchEvent::dissolve, BatchState::dissolved, Permission::approve_payments},
};
static_assert(deterministic(batch_life));
static_assert(final(batch_life, BatchState::sent)); // the file left the house: nobody may pretend that it did not

// While a payment is in one of these, its invoice counts as used and its money is bound or gone.
constexpr bool is_live(PaymentState state)
{
    return state != PaymentState::rejected && state != PaymentState::withdrawn && state != PaymentState::cancelled &&
           state != PaymentState::returned;
}

struct PaymentNow {
    Id<Payment>       id;
    Id<Programme>     programme;
    Id<Award>         award;
    Id<Appropriation> appropriation;
    Id<Milestone>     milestone;
    std::string       line;
    Id<Payee>         payee;
    std::int64_t      minor{};
    Currency          currency;
    PaymentState      state{};
    std::int64_t      requested_by{};
    Id<Reservation>   reservation;
    std::int64_t      attempt{}; // how often it was put into a batch
    Id<Batch>         batch;
    std::string       invoice_key;
    std::string       invoice_code;

    Money amount() const { return {minor, currency}; }
    Place due() const { return {appropriation, Stage::payable, programme, {}, award, milestone, line}; }
    Place paid() const { return {appropriation, Stage::paid, programme, {}, award, {}, line}; }
};
BOOST_DESCRIBE_STRUCT(PaymentNow, (),
                      (id, programme, award, appropriation, milestone, line, payee, minor, currency, state,
                       requested_by, reservation, attempt, batch, invoice_key, invoice_code))

// The state after a person's step: step_not_allowed, not_your_role, same_person, and a missing reason.
Result<PaymentState> plan_step(PaymentNow const& payment, PaymentEvent event, std::string const& reason,
                               Caller const& by);

struct BatchNow {
    Id<Batch>                 id;
    BatchState                state{};
    std::int64_t              first_signer{};
    std::vector<std::int64_t> requesters; // of the payments in it
};

// The two signatures are of two persons, and neither of one who asked for a payment in the batch.
Result<BatchState> plan_step(BatchNow const& batch, BatchEvent event, std::string const& reason, Caller const& by);

std::vector<api::May> may(PaymentNow const& payment, Caller const& by, std::optional<Refused> const& first_failing);
std::vector<api::May> may(BatchNow const& batch, Caller const& by, std::optional<Refused> const& first_failing);

// An invoice number as it is compared: full width made half width, letters in upper case, without blanks, dashes and
// leading zeros, and with O and I read as the digits they are mistaken for. "" when nothing is left.
std::string invoice_key(std::string_view number);

// Whether it is the number of a fully digital invoice, which no other in the country has: twenty digits.
bool is_fully_digital(std::string_view invoice_key);

// Whether two such keys differ by one character changed, added or left out at most.
bool nearly_same(std::string_view one, std::string_view other);

// Two requests for the same organisation at most this far apart are compared.
inline constexpr std::chrono::days alike_within{30};

// Whether a request looks like an earlier one that lives: the amount differs by one smallest unit at most, unless each
// is of a milestone of its own; or the invoice numbers differ by one character at most.
bool nearly_same(PaymentNow const& wanted, PaymentNow const& earlier);

// What a bank repeats of it: the payment and the time it is sent.
std::string end_to_end_of(Id<Payment> payment, std::int64_t attempt);

} // namespace penstock
