#include "payment/payment_api.hpp"

#include "award/award_api.hpp"
#include "ledger/authority_answer.hpp"
#include "ledger/refusals.hpp"
#include "payment/payment_facts.hpp"
#include "payment/refusals.hpp"

#include <algorithm>

namespace penstock {

namespace {

// ---- what is due -------------------------------------------------------------------------------------------------

struct PayablesAsk : api::ListAsk {
    std::optional<Id<Award>>     award;
    std::optional<Id<Programme>> programme;
};
BOOST_DESCRIBE_STRUCT(PayablesAsk, (api::ListAsk), (award, programme))

// Money that is due and not asked for yet, at one place of the ledger.
struct PayableItem {
    Id<Account>                  id;
    Named                        award;
    Named                        organisation;
    Titled                       programme;
    std::int64_t                 appropriation{};
    std::string                  appropriation_code;
    std::optional<Id<Milestone>> milestone;
    std::string                  milestone_number;
    std::string                  award_line;
    Money                        available;
};
BOOST_DESCRIBE_STRUCT(PayableItem, (),
                      (id, award, organisation, programme, appropriation, appropriation_code, milestone,
                       milestone_number, award_line, available))

struct PayableRow {
    Id<Account>   id;
    Named         award;
    Named         organisation;
    Titled        programme;
    std::int64_t  appropriation{};
    std::string   appropriation_code;
    Id<Milestone> milestone;
    std::string   milestone_number;
    std::string   line;
    std::int64_t  available{};
    std::string   currency;
};
BOOST_DESCRIBE_STRUCT(PayableRow, (),
                      (id, award, organisation, programme, appropriation, appropriation_code, milestone,
                       milestone_number, line, available, currency))

constexpr std::string_view payable_columns = R"sql(
    SELECT a.id, w.id AS award_id, w.number AS award_name, o.id AS organisation_id, o.name AS organisation_name,
           g.id AS programme_id, g.title_zh AS programme_title_zh, g.title_en AS programme_title_en,
           a.appropriation_id AS appropriation, p.code AS appropriation_code, a.milestone_id AS milestone,
           COALESCE((SELECT m.number FROM milestone m WHERE m.id = a.milestone_id), '') AS milestone_number, a.line,
           a.balance - a.set_aside AS available, p.currency)sql";
constexpr std::string_view payable_tables  = R"sql(
      FROM account a
      JOIN appropriation p ON p.id = a.appropriation_id
      JOIN award w ON w.id = a.award_id
      JOIN organisation o ON o.id = w.organisation_id
      JOIN programme g ON g.id = a.programme_id)sql";

constexpr api::SortBy<PayableRow> payable_orders[] = {
    {"id", "a.id", [](PayableRow const& row) -> api::SortKey { return row.id.value; }},
    {"award", "w.number", [](PayableRow const& row) -> api::SortKey { return row.award.name; }},
    {"available", "a.balance - a.set_aside", [](PayableRow const& row) -> api::SortKey { return row.available; }},
};

Result<api::List<PayableItem>> list_payables(Look& look, PayablesAsk const& ask)
{
    api::ListQuery query{payable_columns, payable_tables, "a.id"};
    query.where("a.stage = 'payable' AND a.balance > a.set_aside");
    if (auto scope = look.caller.programmes(Permission::read_money)) query.where_any("a.programme_id", *scope);
    if (ask.award) query.where("a.award_id = ?", *ask.award);
    if (ask.programme) query.where("a.programme_id = ?", *ask.programme);
    auto                   rows = TRY(query.page<PayableRow>(look.read, ask, payable_orders));
    api::List<PayableItem> out{.next = std::move(rows.next), .total = rows.total};
    for (auto& row : rows.items)
        out.items.push_back(
            {row.id, std::move(row.award), std::move(row.organisation), std::move(row.programme), row.appropriation,
             std::move(row.appropriation_code), row.milestone ? std::optional{row.milestone} : std::nullopt,
             std::move(row.milestone_number), std::move(row.line), Money{row.available, currency(row.currency)}});
    return out;
}

// ---- payments ----------------------------------------------------------------------------------------------------

struct PaymentItem {
    Id<Payment>                  id;
    PaymentState                 state{};
    Named                        award;
    Titled                       programme;
    Money                        amount;
    std::int64_t                 payee{};
    std::string                  payee_holder;
    std::string                  payee_account; // masked
    std::optional<Id<Milestone>> milestone;
    std::string                  purpose;
    std::string                  invoice_number;
    bool                         first_to_payee{};
    bool                         account_abroad{}; // in another country than its organisation is registered in
    bool                         unreviewed{}; // to an account that two persons let pass without its contact
    Named                        requested_by;
    Instant                      requested_at;
    std::optional<Id<Batch>>     batch;
    std::optional<Day>           settled_on;
};
BOOST_DESCRIBE_STRUCT(PaymentItem, (),
                      (id, state, award, programme, amount, payee, payee_holder, payee_account, milestone, purpose,
                       invoice_number, first_to_payee, account_abroad, unreviewed, requested_by, requested_at, batch,
                       settled_on))

struct PaymentRow {
    Id<Payment>        id;
    PaymentState       state{};
    Named              award;
    Titled             programme;
    std::int64_t       minor{};
    std::string        currency;
    std::int64_t       payee{};
    std::string        payee_holder;
    std::string        payee_number;
    Id<Milestone>      milestone;
    std::string        purpose;
    std::string        invoice_number;
    bool               first_to_payee{};
    AccountScheme      scheme{};
    std::string        bank_code;
    std::string        country; // of the organisation; "" when nobody said
    bool               unreviewed{};
    Named              requested_by;
    Instant            requested_at;
    Id<Batch>          batch;
    std::optional<Day> settled_on;
};
BOOST_DESCRIBE_STRUCT(PaymentRow, (),
                      (id, state, award, programme, minor, currency, payee, payee_holder, payee_number, milestone,
                       purpose, invoice_number, first_to_payee, scheme, bank_code, country, unreviewed, requested_by,
                       requested_at, batch, settled_on))

constexpr std::string_view payment_columns = R"sql(
    SELECT t.id, t.state, w.id AS award_id, w.number AS award_name, g.id AS programme_id,
           g.title_zh AS programme_title_zh, g.title_en AS programme_title_en, t.minor, t.currency,
           t.payee_id AS payee, p.holder AS payee_holder, p.number AS payee_number, t.milestone_id AS milestone,
           t.purpose, t.invoice_number, t.first_to_payee, p.scheme, p.bank_code, u.country,
           CASE WHEN v.agreed_by > 0 AND v.reviewed_by = 0 THEN 1 ELSE 0 END AS unreviewed,
           t.requested_by AS requested_by_id,
           COALESCE(q.name, '') AS requested_by_name, t.requested_at, t.batch_id AS batch, t.settled_on)sql";
constexpr std::string_view payment_tables  = R"sql(
      FROM payment t
      JOIN award w ON w.id = t.award_id
      JOIN programme g ON g.id = t.programme_id
      JOIN payee p ON p.id = t.payee_id
      JOIN organisation o ON o.id = p.organisation_id
      JOIN organisation u ON u.id = COALESCE(NULLIF(o.merged_into, 0), o.id)
      LEFT JOIN payee_override v ON v.payee_id = p.id
      LEFT JOIN person q ON q.id = t.requested_by)sql";

constexpr api::SortBy<PaymentRow> payment_orders[] = {
    {"id", "t.id", [](PaymentRow const& row) -> api::SortKey { return row.id.value; }},
    {"amount", "t.minor", [](PaymentRow const& row) -> api::SortKey { return row.minor; }},
    {"award", "w.number", [](PaymentRow const& row) -> api::SortKey { return row.award.name; }},
    {"payee", "p.holder", [](PaymentRow const& row) -> api::SortKey { return row.payee_holder; }},
    {"requested_at", "t.requested_at",
     [](PaymentRow const& row) -> api::SortKey { return row.requested_at.milliseconds; }},
};

PaymentItem item(PaymentRow row)
{
    auto        country = country_of(row.scheme, row.payee_number, row.bank_code);
    PaymentItem out{.id             = row.id,
                    .state          = row.state,
                    .award          = std::move(row.award),
                    .programme      = std::move(row.programme),
                    .amount         = {row.minor, currency(row.currency)},
                    .payee          = row.payee,
                    .payee_holder   = std::move(row.payee_holder),
                    .payee_account  = masked(row.payee_number),
                    .purpose        = std::move(row.purpose),
                    .invoice_number = std::move(row.invoice_number),
                    .first_to_payee = row.first_to_payee,
                    .account_abroad = !country.empty() && !row.country.empty() && country != row.country,
                    .unreviewed     = row.unreviewed,
                    .requested_by   = std::move(row.requested_by),
                    .requested_at   = row.requested_at,
                    .settled_on     = row.settled_on};
    if (row.milestone) out.milestone = row.milestone;
    if (row.batch) out.batch = row.batch;
    return out;
}

struct PaymentsAsk : api::ListAsk {
    std::optional<PaymentState>  state;
    std::optional<Id<Award>>     award;
    std::optional<Id<Programme>> programme;
    std::optional<Id<Payee>>     payee;
    std::optional<Id<Batch>>     batch;
    std::optional<Currency>      currency;
    std::optional<bool>          first; // the first payment to its account
    std::optional<bool>          open;  // not yet at an end
};
BOOST_DESCRIBE_STRUCT(PaymentsAsk, (api::ListAsk), (state, award, programme, payee, batch, currency, first, open))

Result<api::List<PaymentItem>> list_payments(Look& look, PaymentsAsk const& ask)
{
    api::ListQuery query{payment_columns, payment_tables, "t.id"};
    if (auto scope = look.caller.programmes(Permission::read_money)) query.where_any("t.programme_id", *scope);
    if (ask.state) query.where("t.state = ?", *ask.state);
    if (ask.award) query.where("t.award_id = ?", *ask.award);
    if (ask.programme) query.where("t.programme_id = ?", *ask.programme);
    if (ask.payee) query.where("t.payee_id = ?", *ask.payee);
    if (ask.batch) query.where("t.batch_id = ?", *ask.batch);
    if (ask.currency) query.where("t.currency = ?", std::string{ask.currency->code()});
    if (ask.first) query.where("t.first_to_payee = ?", *ask.first);
    constexpr std::string_view ended = "('rejected', 'withdrawn', 'settled', 'cancelled', 'returned')";
    if (ask.open) query.where(std::string{"t.state "} + (*ask.open ? "NOT IN " : "IN ") + std::string{ended});
    auto                   rows = TRY(query.page<PaymentRow>(look.read, ask, payment_orders));
    api::List<PaymentItem> out{.next = std::move(rows.next), .total = rows.total};
    if (out.total)
        out.sums = query.rows<api::CurrencySum>(
            look.read, "SELECT t.currency, CAST(sum(t.minor) AS BIGINT) AS minor, count(*) AS count",
            "GROUP BY t.currency ORDER BY t.currency");
    for (auto& row : rows.items) out.items.push_back(item(std::move(row)));
    return out;
}

struct PaymentCheckView {
    PaymentCheckName           name{};
    bool                       passed{};
    std::optional<std::string> refusal; // why not
    std::optional<Bilingual>   title;   // the same in words
    std::string                detail;
};
BOOST_DESCRIBE_STRUCT(PaymentCheckView, (), (name, passed, refusal, title, detail))

// By whose decision what is paid fell due, where no milestone let it.
struct PaymentOrder {
    Id<Entry>            entry;
    DueOrder             order;
    std::optional<Named> entered_by; // absent: the system itself
};
BOOST_DESCRIBE_STRUCT(PaymentOrder, (), (entry, order, entered_by))

struct PaymentView : PaymentItem {
    std::string                   line;
    std::string                   invoice_code;
    std::optional<Id<Payment>>    alike; // an earlier payment it is nearly the same as
    std::string                   not_same_because;
    std::optional<Named>          approved_by;
    std::optional<Instant>        approved_at;
    std::string                   reason;
    std::vector<std::string>      end_to_end; // its names at the bank, the latest first
    std::optional<Id<Entry>>      entry;
    std::optional<Day>            returned_on;
    std::vector<PaymentCheckView> checks; // while it is not yet sent
    std::vector<PaymentOrder>     orders;
    std::int64_t                  caused_by{};
    std::vector<api::May>         may;
};
BOOST_DESCRIBE_STRUCT(PaymentView, (PaymentItem),
                      (line, invoice_code, alike, not_same_because, approved_by, approved_at, reason, end_to_end, entry,
                       returned_on, checks, orders, caused_by, may))

struct PaymentRest {
    std::string            line;
    std::string            invoice_code;
    Id<Payment>            alike;
    std::string            not_same_because;
    std::int64_t           approved_by{};
    std::string            approved_name;
    std::optional<Instant> approved_at;
    std::string            reason;
    Id<Entry>              entry;
    std::optional<Day>     returned_on;
};
BOOST_DESCRIBE_STRUCT(PaymentRest, (),
                      (line, invoice_code, alike, not_same_because, approved_by, approved_name, approved_at, reason,
                       entry, returned_on))

std::vector<PaymentCheckView> shown(std::vector<Check> const& checks)
{
    std::vector<PaymentCheckView> out;
    for (auto const& check : checks) {
        PaymentCheckView view{.name = check.name, .passed = !check.refused, .refusal = {}, .title = {}, .detail = ""};
        if (check.refused) {
            auto said    = words(check.refused->why);
            view.refusal = std::string{name_of(check.refused->why)};
            view.title   = Bilingual{std::string{said.zh}, std::string{said.en}};
            view.detail  = check.refused->detail;
        }
        out.push_back(std::move(view));
    }
    return out;
}

bool still_checked(PaymentState state)
{
    return state == PaymentState::requested || state == PaymentState::approved || state == PaymentState::batched ||
           state == PaymentState::released || state == PaymentState::failed;
}

std::string cause_of(Id<Payment> id, Deed deed)
{
    return "payment/" + std::to_string(id.value) + "/" + std::string{name_of(deed)};
}

struct UsedFor {
    Id<Payment>  payment;
    std::int64_t minor{};
};
BOOST_DESCRIBE_STRUCT(UsedFor, (), (payment, minor))

constexpr std::int64_t looked_at = 64; // payments of one place, at most

// The same of money without a milestone: of what one entry made due.
std::int64_t of_the_same_entry(Reader& reader, PaymentNow const& payment, Deed deed)
{
    auto         of  = made_due_by(reader, payment);
    std::int64_t out = 0;
    for (auto const& used : reader.rows<UsedFor>(R"sql(
             SELECT t.id AS payment, u.minor
               FROM payment t
               JOIN authority_use u ON u.cause = 'payment/' || CAST(t.id AS TEXT) || '/' || CAST($4 AS TEXT)
              WHERE t.award_id = $1 AND t.milestone_id = 0 AND t.appropriation_id = $5 AND t.line = $2 AND t.id <> $3
                AND u.returned_at IS NULL
              ORDER BY t.id DESC
              LIMIT $6
         )sql",
                                                 payment.award, payment.line, payment.id, std::string{name_of(deed)},
                                                 payment.appropriation, looked_at)) {
        auto other = load_payment(reader, used.payment);
        expects(other.has_value());
        auto theirs = made_due_by(reader, *other);
        bool meet   = std::ranges::any_of(theirs, [&](auto each) { return std::ranges::find(of, each) != of.end(); });
        if (meet) out += used.minor;
    }
    return out;
}

// What was asked for, or approved, of the due this payment is of: a due is one act, in however many payments.
std::int64_t of_the_same_due(Reader& reader, PaymentNow const& payment, Deed deed)
{
    if (!payment.milestone) return of_the_same_entry(reader, payment, deed);
    return reader.one<std::int64_t>(R"sql(
        SELECT CAST(COALESCE(sum(u.minor), 0) AS BIGINT)
          FROM payment t
          JOIN authority_use u ON u.cause = 'payment/' || CAST(t.id AS TEXT) || '/' || CAST($4 AS TEXT)
         WHERE t.award_id = $1 AND t.milestone_id = $2 AND t.id <> $3 AND u.returned_at IS NULL
    )sql",
                                    payment.award, payment.milestone, payment.id, std::string{name_of(deed)});
}

Demand demand_of(Reader& reader, PaymentNow const& payment, Deed deed)
{
    // Whoever judged, advanced or entered what is paid does not approve it as well.
    auto things = done_before(reader, payment);
    return {{deed, payment.programme, payment.award, payment.amount(), of_the_same_due(reader, payment, deed)},
            cause_of(payment.id, deed),
            std::move(things),
            {}};
}

api::May with_approval(Reader& reader, Caller const& by, api::May step, PaymentNow const& payment, Day today)
{
    if (!step.allowed || step.step != name_of(PaymentEvent::approve)) return step;
    step = with_authority(reader, by, std::move(step), demand_of(reader, payment, Deed::approve_payment), today);
    if (step.refusal == name_of(refusal::same_person))
        step.remedy =
            Bilingual{"请由没有评定、预付或手工登记这笔款项的财务人员批准。",
                      "A finance officer who neither judged, advanced nor entered this money can approve it."};
    return step;
}

std::vector<PaymentOrder> orders_of(Reader& reader, PaymentNow const& payment)
{
    std::vector<PaymentOrder> out;
    for (auto entry : made_due_by(reader, payment))
        if (auto order = order_of(reader, entry))
            out.push_back({entry, *std::move(order),
                           reader.row<Named>("SELECT n.id, n.name FROM entry e JOIN person n ON n.id = e.person "
                                             "WHERE e.id = $1",
                                             entry)});
    return out;
}

Result<PaymentView> view_of(Reader& reader, Caller const& caller, Id<Payment> id, Day today)
{
    auto row =
        reader.row<PaymentRow>(std::string{payment_columns} + std::string{payment_tables} + " WHERE t.id = $1", id);
    if (!row || !caller.may_in(Permission::read_money, row->programme.id)) return refuse(refusal::not_found);
    auto        rest = reader.one<PaymentRest>(R"sql(
        SELECT t.line, t.invoice_code, t.alike_id AS alike, t.not_same_because, t.approved_by,
               COALESCE(q.name, '') AS approved_name, t.approved_at, t.reason, t.entry_id AS entry, t.returned_on
          FROM payment t
          LEFT JOIN person q ON q.id = t.approved_by
         WHERE t.id = $1
    )sql",
                                               id);
    PaymentView out;
    static_cast<PaymentItem&>(out) = item(*std::move(row));
    out.line                       = std::move(rest.line);
    out.invoice_code               = std::move(rest.invoice_code);
    if (rest.alike) out.alike = rest.alike;
    out.not_same_because = std::move(rest.not_same_because);
    if (rest.approved_by) out.approved_by = Named{rest.approved_by, std::move(rest.approved_name)};
    out.approved_at = rest.approved_at;
    out.reason      = std::move(rest.reason);
    if (rest.entry) out.entry = rest.entry;
    out.returned_on = rest.returned_on;
    out.end_to_end  = reader.rows<std::string>(
        "SELECT end_to_end FROM payment_order WHERE payment_id = $1 ORDER BY attempt DESC", id);
    auto now      = TRY(load_payment(reader, id));
    auto checks   = still_checked(now.state) ? checks_of(reader, now, today) : std::vector<Check>{};
    out.checks    = shown(checks);
    if (!now.milestone) out.orders = orders_of(reader, now);
    out.caused_by = id.value;
    for (auto& step : may(now, caller, first_failing(checks)))
        out.may.push_back(with_approval(reader, caller, std::move(step), now, today));
    return out;
}

struct PaymentAsk {
    Id<Payment> id;
};
BOOST_DESCRIBE_STRUCT(PaymentAsk, (), (id))

Result<PaymentView> get_payment(Look& look, PaymentAsk const& ask)
{
    return view_of(look.read, look.caller, ask.id, look.today);
}

struct RequestPaymentAsk {
    Id<Award>                    award;
    Id<Appropriation>            appropriation;
    std::optional<Id<Milestone>> milestone; // none: an advance or a claim
    std::optional<Line<60, 0>>   line;
    Id<Payee>                    payee;
    Money                        amount;
    Line<140>                    purpose; // what the bank passes on to the payee
    std::optional<Line<60, 0>>   invoice_number;
    std::optional<Line<30, 0>>   invoice_code; // of an electronic invoice
    std::optional<Prose<500>>    not_same_because; // where it is nearly the same as an earlier one
};
BOOST_DESCRIBE_STRUCT(RequestPaymentAsk, (),
                      (award, appropriation, milestone, line, payee, amount, purpose, invoice_number, invoice_code,
                       not_same_because))

// How a bound payment is named in the ledger: once for the request, and anew for each time it is tried again.
NewReservation reservation_of(PaymentNow const& payment, Day today)
{
    auto cause = "payment/" + std::to_string(payment.id.value) + "/reserve";
    if (payment.attempt > 0) cause += "/" + std::to_string(payment.attempt);
    return {.cause      = cause,
            .kind       = EntryKind::pay,
            .from       = payment.due(),
            .to         = payment.paid(),
            .minor      = payment.minor,
            .expires_on = today.plus_months(120), // ended by the bank's answer or by a person, never by the calendar
            .decision   = "",
            .memo       = ""};
}

Result<PaymentView> request_payment(Act& act, Caller const& by, RequestPaymentAsk const& ask)
{
    auto award = load_award(act.read(), ask.award);
    if (!award || !by.may_on(Permission::request_payments, award->programme.value, ask.award.value))
        return refuse(refusal::not_found, "/award", "");
    auto code = act.read().row<std::string>("SELECT currency FROM appropriation WHERE id = $1", ask.appropriation);
    if (!code) return refuse(refusal::not_found, "/appropriation", "");
    if (*code != ask.amount.currency.code()) return refuse(refusal::amounts_differ, "/amount/currency", *code);
    if (ask.amount.minor <= 0 || !ask.amount.in_range())
        return refuse(refusal::number_out_of_range, "/amount/minor", "");
    PaymentNow wanted{.programme     = award->programme,
                      .award         = ask.award,
                      .appropriation = ask.appropriation,
                      .milestone     = ask.milestone.value_or(Id<Milestone>{}),
                      .line          = ask.line ? ask.line->value : "",
                      .payee         = ask.payee,
                      .minor         = ask.amount.minor,
                      .currency      = ask.amount.currency,
                      .invoice_key   = invoice_key(ask.invoice_number ? ask.invoice_number->value : ""),
                      .invoice_code  = invoice_key(ask.invoice_code ? ask.invoice_code->value : "")};
    if (auto failing = first_failing(checks_of(act.read(), wanted, act.today))) return std::unexpected{*failing};
    CHECK(plan_reserve(reservation_of(wanted, act.today), account_at(act.read(), wanted.due()), act.today));
    auto earlier = alike(act.read(), wanted, act.now);
    if (earlier && !ask.not_same_because)
        return refuse(refusal::nearly_same_payment, "/not_same_because", "payment/" + std::to_string(earlier->value));
    // Named after itself once it is recorded.
    auto use = TRY(plan_use(act, by, demand_of(act.read(), wanted, Deed::request_payment)));
    bool paid_before =
        act.read()
            .row<std::int64_t>("SELECT 1 FROM payment WHERE payee_id = $1 AND state = 'settled' LIMIT 1", ask.payee)
            .has_value();

    // From here the request must succeed.
    wanted.id =
        Id<Payment>{act.record(PaymentRequested{.due              = written(wanted.due()),
                                                .payee            = ask.payee,
                                                .amount           = ask.amount,
                                                .purpose          = ask.purpose.value,
                                                .invoice_number   = ask.invoice_number ? ask.invoice_number->value : "",
                                                .invoice_key      = wanted.invoice_key,
                                                .invoice_code     = wanted.invoice_code,
                                                .first_to_payee   = !paid_before,
                                                .alike            = earlier,
                                                .not_same_because = earlier ? ask.not_same_because->value : ""})};
    use.fact.cause = cause_of(wanted.id, Deed::request_payment);
    record_use(act, use);
    auto reservation = reserve(act, reservation_of(wanted, act.today));
    expects(reservation.has_value());
    act.record(PaymentReserved{{wanted.id}, *reservation});
    return view_of(act.read(), by, wanted.id, act.today);
}

struct StepPaymentAsk {
    Id<Payment>               id;
    PaymentEvent              step{};
    std::optional<Prose<500>> reason;
};
BOOST_DESCRIBE_STRUCT(StepPaymentAsk, (), (id, step, reason))

Result<PaymentView> step_payment(Act& act, Caller const& by, StepPaymentAsk const& ask)
{
    auto payment = TRY(load_payment(act.read(), ask.id));
    if (!by.may_in(Permission::read_money, payment.programme.value)) return refuse(refusal::not_found);
    for (auto const& step : payment_life)
        if (step.on == ask.step && (step.by == PaymentBy::batch || step.by == PaymentBy::bank))
            return refuse(refusal::not_a_choice, "/step", std::string{name_of(ask.step)});
    auto reason = ask.reason ? ask.reason->value : "";
    CHECK(plan_step(payment, ask.step, reason, by));
    if (ask.step == PaymentEvent::approve || ask.step == PaymentEvent::retry)
        if (auto failing = first_failing(checks_of(act.read(), payment, act.today))) return std::unexpected{*failing};
    // Whatever ends a payment gives back what was used for it.
    auto give_back = [&] {
        for (auto deed : {Deed::request_payment, Deed::approve_payment})
            give_back_authority(act, cause_of(ask.id, deed));
    };
    PaymentStepped stepped{{ask.id}, reason};
    switch (ask.step) {
    case PaymentEvent::approve: {
        auto use = TRY(plan_use(act, by, demand_of(act.read(), payment, Deed::approve_payment)));
        record_use(act, use);
        act.record(PaymentApproved{{ask.id}});
        break;
    }
    case PaymentEvent::retry: {
        CHECK(plan_reserve(reservation_of(payment, act.today), account_at(act.read(), payment.due()), act.today));
        act.record(PaymentRetried{stepped});
        auto reservation = reserve(act, reservation_of(payment, act.today));
        expects(reservation.has_value());
        act.record(PaymentReserved{{ask.id}, *reservation});
        break;
    }
    case PaymentEvent::cancel: // the bank's no has freed the money
        give_back();
        act.record(PaymentCancelled{stepped});
        break;
    default: {
        CHECK(end_reservation(act, payment.reservation, ReservationEvent::void_it));
        give_back();
        if (ask.step == PaymentEvent::reject) act.record(PaymentRejected{stepped});
        else act.record(PaymentWithdrawn{stepped});
    }
    }
    return view_of(act.read(), by, ask.id, act.today);
}

} // namespace

void register_payments(api::Registry& registry)
{
    using enum Permission;
    registry.read<read_money, list_payables>("/api/payables", {"列出应付款", "List what is due"});
    registry.read<read_money, list_payments>("/api/payments", {"列出支付", "List payments"}, api::Speed::slow);
    registry.read<read_money, get_payment>("/api/payments/{id}", {"查看一笔支付", "One payment"});
    registry.act<request_payments, request_payment>("/api/payments", {"申请支付", "Request a payment"});
    registry.act<signed_in, step_payment>("/api/payments/{id}/steps", {"办理支付", "Take a step with a payment"})
        .needs_proof();
}

} // namespace penstock
