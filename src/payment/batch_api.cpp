// Endpoints for our own accounts and for batches: what goes to the bank, signed by two.
#include "payment/payment_api.hpp"

#include "award/award_api.hpp"
#include "award/refusals.hpp"
#include "exchange/bank_order.hpp"
#include "ledger/authority_answer.hpp"
#include "ledger/refusals.hpp"
#include "payment/payment_facts.hpp"
#include "people/refusals.hpp"

#include <algorithm>
#include <iterator>
#include <set>

namespace penstock {

namespace {

// ---- our own accounts ----------------------------------------------------------------------------------------------

struct DebtorItem {
    Id<Debtor>  id;
    std::string name;
    std::string holder;
    std::string masked;
    std::string bank_name;
    std::string bank_code;
    std::string currency;
};
BOOST_DESCRIBE_STRUCT(DebtorItem, (), (id, name, holder, masked, bank_name, bank_code, currency))

struct DebtorRow {
    Id<Debtor>    id;
    std::string   name;
    std::string   holder;
    std::string   number;
    std::string   bank_name;
    std::string   bank_code;
    AccountScheme scheme{};
    std::string   currency;
};
BOOST_DESCRIBE_STRUCT(DebtorRow, (), (id, name, holder, number, bank_name, bank_code, scheme, currency))

constexpr std::string_view debtor_columns =
    "SELECT d.id, d.name, d.holder, d.number, d.bank_name, d.bank_code, d.scheme, d.currency ";

DebtorItem item(DebtorRow row)
{
    return {row.id,
            std::move(row.name),
            std::move(row.holder),
            masked(row.number),
            std::move(row.bank_name),
            std::move(row.bank_code),
            std::move(row.currency)};
}

constexpr api::SortBy<DebtorRow> debtor_orders[] = {
    {"id", "d.id", [](DebtorRow const& row) -> api::SortKey { return row.id.value; }},
    {"name", "d.name", [](DebtorRow const& row) -> api::SortKey { return row.name; }},
};

struct DebtorsAsk : api::ListAsk {};
BOOST_DESCRIBE_STRUCT(DebtorsAsk, (api::ListAsk), ())

Result<api::List<DebtorItem>> list_debtors(Look& look, DebtorsAsk const& ask)
{
    CHECK(look.caller.check_in(Permission::read_money, 0));
    api::ListQuery        query{debtor_columns, "FROM debtor d", "d.id"};
    auto                  rows = TRY(query.page<DebtorRow>(look.read, ask, debtor_orders));
    api::List<DebtorItem> out{.next = std::move(rows.next), .total = rows.total};
    for (auto& row : rows.items) out.items.push_back(item(std::move(row)));
    return out;
}

struct RecordDebtorAsk {
    Line<100>                name;
    AccountScheme            scheme{};
    Line<60>                 number;
    Line<20>                 bank_code;
    std::optional<Line<140>> bank_name;
    Line<140>                holder;
    Currency                 currency;
};
BOOST_DESCRIBE_STRUCT(RecordDebtorAsk, (), (name, scheme, number, bank_code, bank_name, holder, currency))

Result<DebtorItem> record_debtor(Act& act, Caller const& by, RecordDebtorAsk const& ask)
{
    CHECK(by.check_in(Permission::approve_payments, 0));
    auto account = TRY(canonical({ask.scheme, ask.number.value, ask.bank_code.value,
                                  ask.bank_name ? ask.bank_name->value : "", ask.holder.value}));
    if (act.read().row<std::int64_t>("SELECT 1 FROM debtor WHERE number = $1 AND bank_code = $2 AND currency = $3",
                                     account.number, account.bank_code, std::string{ask.currency.code()}))
        return refuse(refusal::already_exists, "/number", "");
    auto id = act.record(DebtorRecorded{ask.name.value, account, ask.currency});
    return item(act.read().one<DebtorRow>(std::string{debtor_columns} + "FROM debtor d WHERE d.id = $1", id));
}

// ---- batches -------------------------------------------------------------------------------------------------------

struct BatchItem {
    Id<Batch>    id;
    BatchState   state{};
    std::string  message; // under which the bank knows it
    Named        debtor;
    Money        amount;
    std::int64_t payments{};
    Day          execute_on;
    Named        made_by;
    Instant      made_at;
};
BOOST_DESCRIBE_STRUCT(BatchItem, (), (id, state, message, debtor, amount, payments, execute_on, made_by, made_at))

struct BatchRow {
    Id<Batch>    id;
    BatchState   state{};
    Named        debtor;
    std::int64_t minor{};
    std::string  currency;
    std::int64_t payments{};
    Day          execute_on;
    Named        made_by;
    Instant      made_at;
};
BOOST_DESCRIBE_STRUCT(BatchRow, (), (id, state, debtor, minor, currency, payments, execute_on, made_by, made_at))

// What was in a dissolved batch is still told by its orders. Counted for the batches that are shown, not for all there
// ever were.
constexpr std::string_view batch_columns = R"sql(
    SELECT b.id, b.state, d.id AS debtor_id, d.name AS debtor_name,
           COALESCE((SELECT CAST(sum(t.minor) AS BIGINT)
                       FROM payment_order r JOIN payment t ON t.id = r.payment_id
                      WHERE r.batch_id = b.id), 0) AS minor,
           d.currency, (SELECT count(*) FROM payment_order r WHERE r.batch_id = b.id) AS payments,
           b.execute_on, b.made_by AS made_by_id, COALESCE(q.name, '') AS made_by_name, b.made_at)sql";
constexpr std::string_view batch_tables  = R"sql(
      FROM batch b
      JOIN debtor d ON d.id = b.debtor_id
      LEFT JOIN person q ON q.id = b.made_by)sql";

std::string message_of(Id<Batch> batch) { return "PS-B" + std::to_string(batch.value); }

BatchItem item(BatchRow row)
{
    return {row.id,
            row.state,
            message_of(row.id),
            std::move(row.debtor),
            {row.minor, currency(row.currency)},
            row.payments,
            row.execute_on,
            std::move(row.made_by),
            row.made_at};
}

constexpr api::SortBy<BatchRow> batch_orders[] = {
    {"id", "b.id", [](BatchRow const& row) -> api::SortKey { return row.id.value; }},
    {"made_at", "b.made_at", [](BatchRow const& row) -> api::SortKey { return row.made_at.milliseconds; }},
};

struct BatchesAsk : api::ListAsk {
    std::optional<BatchState> state;
};
BOOST_DESCRIBE_STRUCT(BatchesAsk, (api::ListAsk), (state))

Result<api::List<BatchItem>> list_batches(Look& look, BatchesAsk const& ask)
{
    CHECK(look.caller.check_in(Permission::read_money, 0));
    api::ListQuery query{batch_columns, batch_tables, "b.id"};
    if (ask.state) query.where("b.state = ?", *ask.state);
    auto                 rows = TRY(query.page<BatchRow>(look.read, ask, batch_orders));
    api::List<BatchItem> out{.next = std::move(rows.next), .total = rows.total};
    for (auto& row : rows.items) out.items.push_back(item(std::move(row)));
    return out;
}

struct BatchPayment {
    Id<Payment>                id;
    PaymentState               state{};
    std::string                end_to_end;
    Named                      award;
    Money                      amount;
    std::string                holder;
    std::string                account; // masked
    bool                       first_to_payee{};
    std::optional<std::string> refusal; // why it cannot go out now
    std::optional<Bilingual>   title;   // the same in words
    std::string                detail;
};
BOOST_DESCRIBE_STRUCT(BatchPayment, (),
                      (id, state, end_to_end, award, amount, holder, account, first_to_payee, refusal, title, detail))

struct BatchPaymentRow {
    Id<Payment>  id;
    PaymentState state{};
    std::string  end_to_end;
    Named        award;
    std::int64_t minor{};
    std::string  currency;
    std::string  holder;
    std::string  number;
    bool         first_to_payee{};
};
BOOST_DESCRIBE_STRUCT(BatchPaymentRow, (),
                      (id, state, end_to_end, award, minor, currency, holder, number, first_to_payee))

struct BatchSignature {
    Named   by;
    Instant at;
};
BOOST_DESCRIBE_STRUCT(BatchSignature, (), (by, at))

struct BatchView : BatchItem {
    std::vector<BatchPayment>     items;
    std::optional<BatchSignature> first;
    std::optional<BatchSignature> second;
    std::optional<BatchSignature> sent;
    std::string                   reason;
    std::int64_t                  caused_by{};
    std::vector<api::May>         may;
};
BOOST_DESCRIBE_STRUCT(BatchView, (BatchItem), (items, first, second, sent, reason, caused_by, may))

struct SignaturesRow {
    std::int64_t           first_by{};
    std::string            first_name;
    std::optional<Instant> first_at;
    std::int64_t           second_by{};
    std::string            second_name;
    std::optional<Instant> second_at;
    std::int64_t           sent_by{};
    std::string            sent_name;
    std::optional<Instant> sent_at;
    std::string            reason;
};
BOOST_DESCRIBE_STRUCT(SignaturesRow, (),
                      (first_by, first_name, first_at, second_by, second_name, second_at, sent_by, sent_name, sent_at,
                       reason))

// A check that fails, told by the payment of the batch it is about.
Refused in_batch(Refused failing, Id<Payment> payment)
{
    failing.detail = "payment/" + std::to_string(payment.value);
    return failing;
}

// The first check that fails of any payment in the batch.
std::optional<Refused> failing_in(Reader& reader, Id<Batch> batch, Day today)
{
    for (auto id : reader.rows<Id<Payment>>("SELECT id FROM payment WHERE batch_id = $1 ORDER BY id", batch)) {
        auto payment = load_payment(reader, id);
        expects(payment.has_value());
        if (auto failing = first_failing(checks_of(reader, *payment, today))) return in_batch(*failing, id);
    }
    return std::nullopt;
}

struct BatchSum {
    std::int64_t minor{};
    std::string  currency;
};
BOOST_DESCRIBE_STRUCT(BatchSum, (), (minor, currency))

std::string cause_of(Id<Batch> id, int signature)
{
    return "batch/" + std::to_string(id.value) + "/sign/" + std::to_string(signature);
}

// What a signature asks of authority: the whole batch, of whatever programmes its payments are.
Demand demand_of_signature(Reader& reader, BatchNow const& batch)
{
    auto sum = reader.one<BatchSum>(R"sql(
        SELECT CAST(sum(minor) AS BIGINT) AS minor, min(currency) AS currency FROM payment WHERE batch_id = $1
    )sql",
                                    batch.id);
    // Whoever asked for one of the payments, or entered by hand that its money is due, or acts for who did, signs none.
    std::vector<std::string> things;
    for (auto id : reader.rows<Id<Payment>>("SELECT id FROM payment WHERE batch_id = $1 ORDER BY id", batch.id)) {
        things.push_back("payment/" + std::to_string(id.value));
        auto payment = load_payment(reader, id);
        expects(payment.has_value());
        std::ranges::move(done_before(reader, *payment), std::back_inserter(things));
    }
    return {{.deed = Deed::sign_payments, .amount = {sum.minor, currency(sum.currency)}},
            cause_of(batch.id, batch.state == BatchState::prepared ? 1 : 2),
            std::move(things),
            {}};
}

// Nobody signs what pays an award in whose team he works, or for whose team member he acts.
Result<void> check_parties(Reader& reader, Doer const& by, Id<Batch> batch, Day today)
{
    for (auto award : reader.rows<Id<Award>>("SELECT DISTINCT award_id FROM payment WHERE batch_id = $1", batch))
        if (is_party(reader, award, by.person, today) || is_party(reader, award, by.acting_for, today))
            return refuse(refusal::party_to_it);
    return {};
}

api::May with_signature(Reader& reader, Caller const& by, api::May step, BatchNow const& batch, Day today)
{
    if (!step.allowed || step.step != name_of(BatchEvent::sign)) return step;
    auto demand = demand_of_signature(reader, batch);
    step        = with_authority(reader, by, std::move(step), demand, today);
    if (step.refusal == name_of(refusal::same_person))
        step.remedy = Bilingual{"请由没有申请这些付款、也没有手工登记其应付的财务人员签署。",
                                "A finance officer who neither asked for these payments nor entered their money as due "
                                "can sign."};
    auto use = check_use(reader, by, demand, today);
    if (use && !check_parties(reader, {{by.person()}, use->authorisation.acting_for}, batch.id, today))
        return api::not_allowed(
            step.step, refusal::party_to_it,
            {"请由与这些资助无关的财务人员签署。", "A finance officer who works in none of these awards can sign."});
    return step;
}

Result<BatchView> view_of(Reader& reader, Caller const& caller, Id<Batch> id, Day today)
{
    auto row = reader.row<BatchRow>(std::string{batch_columns} + std::string{batch_tables} + " WHERE b.id = $1", id);
    if (!row) return refuse(refusal::not_found);
    BatchView out;
    static_cast<BatchItem&>(out) = item(*std::move(row));
    auto now                     = TRY(load_batch(reader, id));
    bool checked                 = now.state != BatchState::sent && now.state != BatchState::dissolved;
    std::optional<Refused> first_wrong; // of all its payments
    for (auto& each : reader.rows<BatchPaymentRow>(R"sql(
             SELECT t.id, t.state, r.end_to_end, w.id AS award_id, w.number AS award_name, t.minor, t.currency,
                    p.holder, p.number, t.first_to_payee
               FROM payment_order r
               JOIN payment t ON t.id = r.payment_id
               JOIN award w ON w.id = t.award_id
               JOIN payee p ON p.id = t.payee_id
              WHERE r.batch_id = $1
              ORDER BY t.id
         )sql",
                                                   id)) {
        BatchPayment payment{each.id,
                             each.state,
                             std::move(each.end_to_end),
                             std::move(each.award),
                             {each.minor, currency(each.currency)},
                             std::move(each.holder),
                             masked(each.number),
                             each.first_to_payee,
                             {},
                             {},
                             ""};
        if (checked)
            if (auto failing = first_failing(checks_of(reader, TRY(load_payment(reader, each.id)), today))) {
                auto said       = words(failing->why);
                payment.refusal = std::string{name_of(failing->why)};
                payment.title   = Bilingual{std::string{said.zh}, std::string{said.en}};
                payment.detail  = failing->detail;
                if (!first_wrong) first_wrong = in_batch(*failing, each.id);
            }
        out.items.push_back(std::move(payment));
    }
    auto signatures = reader.one<SignaturesRow>(R"sql(
        SELECT b.first_by, COALESCE(f.name, '') AS first_name, b.first_at, b.second_by,
               COALESCE(s.name, '') AS second_name, b.second_at, b.sent_by, COALESCE(t.name, '') AS sent_name,
               b.sent_at, b.reason
          FROM batch b
          LEFT JOIN person f ON f.id = b.first_by
          LEFT JOIN person s ON s.id = b.second_by
          LEFT JOIN person t ON t.id = b.sent_by
         WHERE b.id = $1
    )sql",
                                                id);
    if (signatures.first_at)
        out.first = BatchSignature{{signatures.first_by, signatures.first_name}, *signatures.first_at};
    if (signatures.second_at)
        out.second = BatchSignature{{signatures.second_by, signatures.second_name}, *signatures.second_at};
    if (signatures.sent_at) out.sent = BatchSignature{{signatures.sent_by, signatures.sent_name}, *signatures.sent_at};
    out.reason    = std::move(signatures.reason);
    out.caused_by = id.value;
    for (auto& step : may(now, caller, first_wrong))
        out.may.push_back(with_signature(reader, caller, std::move(step), now, today));
    return out;
}

struct BatchAsk {
    Id<Batch> id;
};
BOOST_DESCRIBE_STRUCT(BatchAsk, (), (id))

Result<BatchView> get_batch(Look& look, BatchAsk const& ask)
{
    CHECK(look.caller.check_in(Permission::read_money, 0));
    return view_of(look.read, look.caller, ask.id, look.today);
}

struct MakeBatchAsk {
    Id<Debtor>               debtor;
    std::vector<Id<Payment>> payments;
    std::optional<Day>       execute_on; // today when absent
};
BOOST_DESCRIBE_STRUCT(MakeBatchAsk, (), (debtor, payments, execute_on))

constexpr std::size_t batch_most = 1000;

Result<BatchView> make_batch(Act& act, Caller const& by, MakeBatchAsk const& ask)
{
    CHECK(by.check_in(Permission::approve_payments, 0));
    auto code = act.read().row<std::string>("SELECT currency FROM debtor WHERE id = $1", ask.debtor);
    if (!code) return refuse(refusal::not_found, "/debtor", "");
    if (ask.payments.empty()) return refuse(refusal::missing_field, "/payments", "");
    if (ask.payments.size() > batch_most) return refuse(refusal::too_large, "/payments", std::to_string(batch_most));
    auto execute_on = ask.execute_on.value_or(act.today);
    if (execute_on < act.today) return refuse(refusal::date_in_past, "/execute_on", "");
    std::set<std::int64_t> seen;
    for (std::size_t i = 0; i < ask.payments.size(); ++i) {
        auto at      = "/payments/" + std::to_string(i);
        auto payment = load_payment(act.read(), ask.payments[i]);
        if (!payment) return refuse(refusal::not_found, at, "");
        if (!seen.insert(payment->id.value).second) return refuse(refusal::already_requested, at, "");
        if (payment->state != PaymentState::approved)
            return refuse(refusal::step_not_allowed, at, std::string{name_of(payment->state)});
        if (payment->currency.code() != *code) return refuse(refusal::amounts_differ, at, *code);
        if (auto failing = first_failing(checks_of(act.read(), *payment, act.today)))
            return refuse(failing->why, at, failing->detail);
    }
    Id<Batch> id{act.record(BatchMade{ask.debtor, ask.payments, execute_on})};
    return view_of(act.read(), by, id, act.today);
}

struct StepBatchAsk {
    Id<Batch>                 id;
    BatchEvent                step{};
    std::optional<Prose<500>> reason;
};
BOOST_DESCRIBE_STRUCT(StepBatchAsk, (), (id, step, reason))

Result<BatchView> step_batch(Act& act, Caller const& by, StepBatchAsk const& ask)
{
    auto batch  = TRY(load_batch(act.read(), ask.id));
    auto reason = ask.reason ? ask.reason->value : "";
    auto state  = TRY(plan_step(batch, ask.step, reason, by));
    if (ask.step != BatchEvent::dissolve)
        if (auto failing = failing_in(act.read(), ask.id, act.today)) return std::unexpected{*failing};
    if (ask.step == BatchEvent::sign) {
        auto demand = demand_of_signature(act.read(), batch);
        auto use    = TRY(plan_use(act, by, demand));
        CHECK(check_parties(act.read(), {{by.person()}, use.authorisation.acting_for}, ask.id, act.today));
        record_use(act, use);
    }
    if (ask.step == BatchEvent::dissolve)
        for (int signature : {1, 2}) give_back_authority(act, cause_of(ask.id, signature));
    if (state == BatchState::signed_once) act.record(BatchSignedOnce{{ask.id}});
    else if (state == BatchState::signed_twice) act.record(BatchSignedTwice{{ask.id}});
    else if (state == BatchState::sent) act.record(BatchSent{{ask.id}});
    else act.record(BatchDissolved{{ask.id}, reason});
    return view_of(act.read(), by, ask.id, act.today);
}

BOOST_DEFINE_ENUM_CLASS(OrderForm, pain_001, csv)

struct BatchOrderAsk {
    Id<Batch> id;
    OrderForm form{};
};
BOOST_DESCRIBE_STRUCT(BatchOrderAsk, (), (id, form))

// The file for the bank, as text; the same bytes whenever it is asked for.
struct BatchOrderView {
    std::string name;
    Digest      digest;
    std::string text;
};
BOOST_DESCRIBE_STRUCT(BatchOrderView, (), (name, digest, text))

exchange::OrderAccount order_account(BankAccount const& account)
{
    return {.holder    = account.holder,
            .number    = account.number,
            .bank_code = account.bank_code,
            .bank_name = account.bank_name,
            .iban      = account.scheme == AccountScheme::iban,
            .cnaps     = account.scheme == AccountScheme::cn};
}

struct OrderRow {
    std::string   end_to_end;
    std::int64_t  minor{};
    std::string   purpose;
    AccountScheme scheme{};
    std::string   number;
    std::string   bank_code;
    std::string   bank_name;
    std::string   holder;
};
BOOST_DESCRIBE_STRUCT(OrderRow, (), (end_to_end, minor, purpose, scheme, number, bank_code, bank_name, holder))

struct OrderHead {
    Day        execute_on;
    Instant    second_at;
    Id<Debtor> debtor;
};
BOOST_DESCRIBE_STRUCT(OrderHead, (), (execute_on, second_at, debtor))

// Only of a batch that was sent: once the file is out of the house, the batch cannot be taken apart again.
Result<BatchOrderView> get_batch_order(Look& look, BatchOrderAsk const& ask)
{
    CHECK(look.caller.check_in(Permission::approve_payments, 0));
    auto batch = TRY(load_batch(look.read, ask.id));
    if (batch.state != BatchState::sent) return refuse(refusal::step_not_allowed, std::string{name_of(batch.state)});
    auto head =
        look.read.one<OrderHead>("SELECT execute_on, second_at, debtor_id AS debtor FROM batch WHERE id = $1", ask.id);
    auto debtor = look.read.one<DebtorRow>(std::string{debtor_columns} + "FROM debtor d WHERE d.id = $1", head.debtor);
    exchange::BankOrder order{
        .message    = message_of(ask.id),
        .created    = head.second_at,
        .initiator  = debtor.holder,
        .debtor     = order_account({debtor.scheme, debtor.number, debtor.bank_code, debtor.bank_name, debtor.holder}),
        .execute_on = head.execute_on,
        .currency   = currency(debtor.currency),
        .transfers  = {}};
    for (auto const& row : look.read.rows<OrderRow>(R"sql(
             SELECT r.end_to_end, t.minor, t.purpose, p.scheme, p.number, p.bank_code, p.bank_name, p.holder
               FROM payment_order r
               JOIN payment t ON t.id = r.payment_id
               JOIN payee p ON p.id = t.payee_id
              WHERE r.batch_id = $1
              ORDER BY t.id
         )sql",
                                                    ask.id))
        order.transfers.push_back({row.end_to_end,
                                   order_account({row.scheme, row.number, row.bank_code, row.bank_name, row.holder}),
                                   row.minor, row.purpose});
    bool xml  = ask.form == OrderForm::pain_001;
    auto text = xml ? exchange::written_as_pain001(order) : exchange::written_as_csv(order);
    return BatchOrderView{order.message + (xml ? ".xml" : ".csv"), sha256(text), text};
}

} // namespace

void register_batches(api::Registry& registry)
{
    using enum Permission;
    registry.read<read_money, list_debtors>("/api/debtors", {"列出付款账户", "List paying accounts"});
    registry.act<approve_payments, record_debtor>("/api/debtors", {"登记付款账户", "Record a paying account"});
    registry.read<read_money, list_batches>("/api/batches", {"列出付款批次", "List payment batches"});
    registry.read<read_money, get_batch>("/api/batches/{id}", {"查看一个付款批次", "One payment batch"});
    registry.act<approve_payments, make_batch>("/api/batches", {"编制付款批次", "Make a payment batch"});
    registry.act<approve_payments, step_batch>("/api/batches/{id}/steps",
                                               {"签署、送出或解散付款批次", "Sign, send or dissolve a batch"})
        .needs_proof();
    registry.read<approve_payments, get_batch_order>("/api/batches/{id}/order",
                                                     {"付款批次的银行文件", "The batch as a file for the bank"});
}

} // namespace penstock
