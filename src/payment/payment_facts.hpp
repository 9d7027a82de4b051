// What may be written about payments, the batches they go to the bank in, and what the bank answers.
#pragma once

#include "award/finding_facts.hpp"
#include "exchange/bank_answer.hpp"
#include "ledger/due_order.hpp"
#include "payment/payee_facts.hpp"
#include "payment/payment.hpp"

namespace penstock {

BOOST_DEFINE_ENUM_CLASS(BankLineState, unmatched, matched, set_aside)

struct PaymentRequested {
    static constexpr Words            words{"申请支付", "Payment requested"};
    static constexpr std::string_view noun = "payment";

    WrittenPlace due;
    Id<Payee>    payee;
    Money        amount;
    std::string  purpose;
    std::string  invoice_number;
    std::string  invoice_key; // part of the fact, so that a replay does not depend on the folding of that day
    std::string  invoice_code;
    bool         first_to_payee{};
    std::optional<Id<Payment>> alike; // an earlier one it is nearly the same as
    std::string                not_same_because;
};
BOOST_DESCRIBE_STRUCT(PaymentRequested, (),
                      (due, payee, amount, purpose, invoice_number, invoice_key, invoice_code, first_to_payee, alike,
                       not_same_because))

struct PaymentFact {
    static constexpr std::string_view noun = "payment";
    std::int64_t                      subject() const { return payment.value; }

    Id<Payment> payment;
};
BOOST_DESCRIBE_STRUCT(PaymentFact, (), (payment))

struct PaymentReserved : PaymentFact {
    static constexpr Words words{"冻结应付款", "Payment reserved"};

    Id<Reservation> reservation;
};
BOOST_DESCRIBE_STRUCT(PaymentReserved, (PaymentFact), (reservation))

struct PaymentApproved : PaymentFact {
    static constexpr Words words{"批准支付", "Payment approved"};
};
BOOST_DESCRIBE_STRUCT(PaymentApproved, (PaymentFact), ())

struct PaymentStepped : PaymentFact {
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(PaymentStepped, (PaymentFact), (reason))

struct PaymentRejected : PaymentStepped {
    static constexpr Words words{"退回支付申请", "Payment rejected"};
};
BOOST_DESCRIBE_STRUCT(PaymentRejected, (PaymentStepped), ())
struct PaymentWithdrawn : PaymentStepped {
    static constexpr Words words{"撤回支付申请", "Payment withdrawn"};
};
BOOST_DESCRIBE_STRUCT(PaymentWithdrawn, (PaymentStepped), ())
struct PaymentRetried : PaymentStepped {
    static constexpr Words words{"重新支付", "Payment to be tried again"};
};
BOOST_DESCRIBE_STRUCT(PaymentRetried, (PaymentStepped), ())
struct PaymentCancelled : PaymentStepped {
    static constexpr Words words{"取消支付", "Payment cancelled"};
};
BOOST_DESCRIBE_STRUCT(PaymentCancelled, (PaymentStepped), ())

// What the bank said of it, in which line.
struct PaymentSettled : PaymentFact {
    static constexpr Words words{"支付到账", "Payment settled"};

    std::int64_t bank_line{};
    Id<Entry>    entry;
    Day          on;
};
BOOST_DESCRIBE_STRUCT(PaymentSettled, (PaymentFact), (bank_line, entry, on))
struct PaymentFailed : PaymentStepped {
    static constexpr Words words{"支付失败", "Payment failed"};

    std::int64_t bank_line{};
};
BOOST_DESCRIBE_STRUCT(PaymentFailed, (PaymentStepped), (bank_line))
struct PaymentReturned : PaymentStepped {
    static constexpr Words words{"支付被退汇", "Payment returned by the bank"};

    std::int64_t bank_line{};
    Id<Entry>    entry;
    Day          on;
};
BOOST_DESCRIBE_STRUCT(PaymentReturned, (PaymentStepped), (bank_line, entry, on))

struct DebtorRecorded {
    static constexpr Words            words{"登记付款账户", "Paying account recorded"};
    static constexpr std::string_view noun = "debtor";

    std::string name;
    BankAccount account;
    Currency    currency;
};
BOOST_DESCRIBE_STRUCT(DebtorRecorded, (), (name, account, currency))

struct BatchMade {
    static constexpr Words            words{"编制付款批次", "Payment batch made"};
    static constexpr std::string_view noun = "batch";

    Id<Debtor>               debtor;
    std::vector<Id<Payment>> payments;
    Day                      execute_on;
};
BOOST_DESCRIBE_STRUCT(BatchMade, (), (debtor, payments, execute_on))

struct BatchFact {
    static constexpr std::string_view noun = "batch";
    std::int64_t                      subject() const { return batch.value; }

    Id<Batch> batch;
};
BOOST_DESCRIBE_STRUCT(BatchFact, (), (batch))

struct BatchSignedOnce : BatchFact {
    static constexpr Words words{"付款批次第一人签署", "Payment batch signed by the first"};
};
BOOST_DESCRIBE_STRUCT(BatchSignedOnce, (BatchFact), ())
struct BatchSignedTwice : BatchFact {
    static constexpr Words words{"付款批次第二人签署", "Payment batch signed by the second"};
};
BOOST_DESCRIBE_STRUCT(BatchSignedTwice, (BatchFact), ())
struct BatchSent : BatchFact {
    static constexpr Words words{"付款批次送交银行", "Payment batch sent to the bank"};
};
BOOST_DESCRIBE_STRUCT(BatchSent, (BatchFact), ())
struct BatchDissolved : BatchFact {
    static constexpr Words words{"解散付款批次", "Payment batch dissolved"};

    std::string reason;
};
BOOST_DESCRIBE_STRUCT(BatchDissolved, (BatchFact), (reason))

struct BankAnswerImported {
    static constexpr Words            words{"导入银行回单", "Bank's answer imported"};
    static constexpr std::string_view noun = "bank_answer";

    Digest                     digest;
    std::string                name;
    exchange::BankAnswerFormat format{};
    std::string                message;
    std::int64_t               read{};
    std::int64_t               known{}; // of them, lines that came before in another file
};
BOOST_DESCRIBE_STRUCT(BankAnswerImported, (), (digest, name, format, message, read, known))

struct BankLineRecorded {
    static constexpr Words            words{"登记银行回单行", "Line of a bank's answer recorded"};
    static constexpr std::string_view noun = "bank_line";

    std::int64_t           answer{};
    std::string            identity;
    std::int64_t           line{};
    exchange::BankLineKind kind{};
    std::string            end_to_end;
    std::optional<Money>   amount;
    std::optional<Day>     value_on;
    std::string            bank_reference;
    std::string            reason;
    std::string            note;
    std::string            problem; // why no payment took it: the name of a refusal; "" when one did
};
BOOST_DESCRIBE_STRUCT(BankLineRecorded, (),
                      (answer, identity, line, kind, end_to_end, amount, value_on, bank_reference, reason, note,
                       problem))

struct BankLineMatched {
    static constexpr Words            words{"银行回单行对应支付", "Line of a bank's answer matched"};
    static constexpr std::string_view noun = "bank_line";
    std::int64_t                      subject() const { return bank_line; }

    std::int64_t bank_line{};
    Id<Payment>  payment;
    bool         by_hand{};
};
BOOST_DESCRIBE_STRUCT(BankLineMatched, (), (bank_line, payment, by_hand))

struct BankLineSetAside {
    static constexpr Words            words{"银行回单行另行处理", "Line of a bank's answer set aside"};
    static constexpr std::string_view noun = "bank_line";
    std::int64_t                      subject() const { return bank_line; }

    std::int64_t bank_line{};
    std::string  reason;
};
BOOST_DESCRIBE_STRUCT(BankLineSetAside, (), (bank_line, reason))

void apply(Writer& db, Stamp const& stamp, PaymentRequested const& fact);
void apply(Writer& db, Stamp const& stamp, PaymentReserved const& fact);
void apply(Writer& db, Stamp const& stamp, PaymentApproved const& fact);
void apply(Writer& db, Stamp const& stamp, PaymentRejected const& fact);
void apply(Writer& db, Stamp const& stamp, PaymentWithdrawn const& fact);
void apply(Writer& db, Stamp const& stamp, PaymentRetried const& fact);
void apply(Writer& db, Stamp const& stamp, PaymentCancelled const& fact);
void apply(Writer& db, Stamp const& stamp, PaymentSettled const& fact);
void apply(Writer& db, Stamp const& stamp, PaymentFailed const& fact);
void apply(Writer& db, Stamp const& stamp, PaymentReturned const& fact);
void apply(Writer& db, Stamp const& stamp, DebtorRecorded const& fact);
void apply(Writer& db, Stamp const& stamp, BatchMade const& fact);
void apply(Writer& db, Stamp const& stamp, BatchSignedOnce const& fact);
void apply(Writer& db, Stamp const& stamp, BatchSignedTwice const& fact);
void apply(Writer& db, Stamp const& stamp, BatchSent const& fact);
void apply(Writer& db, Stamp const& stamp, BatchDissolved const& fact);
void apply(Writer& db, Stamp const& stamp, BankAnswerImported const& fact);
void apply(Writer& db, Stamp const& stamp, BankLineRecorded const& fact);
void apply(Writer& db, Stamp const& stamp, BankLineMatched const& fact);
void apply(Writer& db, Stamp const& stamp, BankLineSetAside const& fact);

void add_payment_facts(FactKinds& kinds);

Result<PaymentNow> load_payment(Reader& reader, Id<Payment> id);
Result<BatchNow>   load_batch(Reader& reader, Id<Batch> id);

// What has to hold before money moves, in the order in which it is listed; `milestone` for money of one, `ground` for
// money of none: an agreement, a claim or an order behind it.
BOOST_DEFINE_ENUM_CLASS(PaymentCheckName, milestone, ground, due, award, payee, invoice, findings, period)
struct Check {
    PaymentCheckName       name{};
    std::optional<Refused> refused; // absent: it holds
};
std::vector<Check>     checks_of(Reader& reader, PaymentNow const& payment, Day today);
std::optional<Refused> first_failing(std::vector<Check> const& checks);

// The newest entries before it that made due, where it is taken from, as much as it pays; the oldest of them first.
std::vector<Id<Entry>> made_due_by(Reader& reader, PaymentNow const& payment);

// What nobody may have done who approves or signs the payment: judged its milestone; advanced its money, or entered by
// hand that it is due.
std::vector<std::string> done_before(Reader& reader, PaymentNow const& payment);

// The latest payment of the award's organisation that the request is nearly the same as.
std::optional<Id<Payment>> alike(Reader& reader, PaymentNow const& wanted, Instant now);

// Does what a line of the bank says of a payment: posts, voids or takes back its money, and writes so. The caller has
// asked plan_answer() first; after it nothing can fail.
Result<void> plan_answer(Reader& reader, PaymentNow const& payment, exchange::BankLineKind kind,
                         std::optional<Money> const& amount);
void         take_answer(Act& act, PaymentNow const& payment, std::int64_t bank_line, exchange::BankLineKind kind,
                         std::optional<Day> value_on, std::string const& reason);

} // namespace penstock
