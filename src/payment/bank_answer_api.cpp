// Endpoints for what the bank answers: a file is previewed and imported, and what fits no payment waits for a person.
#include "payment/payment_api.hpp"

#include "api/refusals.hpp"
#include "award/award_api.hpp"
#include "ledger/refusals.hpp"
#include "payment/payment_facts.hpp"
#include "payment/refusals.hpp"
#include "store/blob.hpp"

#include <algorithm>
#include <set>

namespace penstock {

namespace {

using exchange::BankAnswer;
using exchange::BankAnswerFormat;
using exchange::BankLine;
using exchange::BankLineKind;

BOOST_DEFINE_ENUM_CLASS(BankLineOutcome, settles, fails, returns, known, unmatched)

struct KnownOrder {
    Id<Payment>  payment;
    Id<Batch>    batch;
    std::int64_t attempt{};
};
BOOST_DESCRIBE_STRUCT(KnownOrder, (), (payment, batch, attempt))

// One line, the payment it speaks of, and what would come of it.
struct PlannedLine {
    BankLine                  line;
    std::optional<PaymentNow> payment;
    BankLineOutcome           outcome{};
    std::optional<Refused>    problem;
};

bool is_known(Reader& reader, std::string const& identity)
{
    return reader.row<std::int64_t>("SELECT 1 FROM bank_line WHERE identity = $1", identity).has_value();
}

BankLineOutcome outcome_of(BankLineKind kind)
{
    return kind == BankLineKind::settled    ? BankLineOutcome::settles
           : kind == BankLineKind::rejected ? BankLineOutcome::fails
                                            : BankLineOutcome::returns;
}

PlannedLine plan_line(Reader& reader, BankLine line)
{
    PlannedLine out{.line = std::move(line), .payment = {}, .outcome = BankLineOutcome::unmatched, .problem = {}};
    if (is_known(reader, out.line.identity)) {
        out.outcome = BankLineOutcome::known;
        return out;
    }
    auto order = reader.row<KnownOrder>(
        "SELECT payment_id AS payment, batch_id AS batch, attempt FROM payment_order WHERE end_to_end = $1",
        out.line.end_to_end);
    if (!order) {
        out.problem = Refused{refusal::payment_not_known};
        return out;
    }
    auto payment = load_payment(reader, order->payment);
    expects(payment.has_value());
    // An answer to an earlier attempt says nothing of the present one.
    auto planned = order->attempt == payment->attempt
                       ? plan_answer(reader, *payment, out.line.kind, out.line.amount)
                       : Result<void>{refuse(refusal::step_not_allowed, std::string{name_of(payment->state)})};
    if (planned) out.payment = *std::move(payment), out.outcome = outcome_of(out.line.kind);
    else if (out.line.kind == BankLineKind::settled && payment->state == PaymentState::settled &&
             order->attempt == payment->attempt && (!out.line.amount || *out.line.amount == payment->amount()))
        out.payment = *std::move(payment), out.outcome = BankLineOutcome::known; // a statement after a status report
    else out.problem = planned.error();
    return out;
}

// A message that answers a whole batch becomes one line for each payment of it.
std::vector<BankLine> spread(Reader& reader, std::vector<BankLine> lines)
{
    std::vector<BankLine> out;
    for (auto& line : lines) {
        std::vector<std::string> orders;
        if (line.end_to_end.empty() && line.message.starts_with("PS-B"))
            orders = reader.rows<std::string>(R"sql(
                SELECT r.end_to_end FROM payment_order r JOIN batch b ON b.id = r.batch_id
                 WHERE CAST(b.id AS TEXT) = $1 AND b.state = 'sent' ORDER BY r.payment_id
            )sql",
                                              line.message.substr(4));
        for (auto const& each : orders) {
            auto one       = line;
            one.end_to_end = each;
            one.identity += "/" + each;
            out.push_back(std::move(one));
        }
        if (orders.empty()) out.push_back(std::move(line));
    }
    return out;
}

struct AnswerAsk {
    Digest    digest; // of the uploaded file
    Line<255> name;
};
BOOST_DESCRIBE_STRUCT(AnswerAsk, (), (digest, name))

struct BankAnswerCounts {
    std::int64_t read{};
    std::int64_t settles{};
    std::int64_t fails{};
    std::int64_t returns{};
    std::int64_t known{};
    std::int64_t unmatched{};
};
BOOST_DESCRIBE_STRUCT(BankAnswerCounts, (), (read, settles, fails, returns, known, unmatched))

void count(BankAnswerCounts& counts, BankLineOutcome outcome)
{
    ++counts.read;
    switch (outcome) {
    case BankLineOutcome::settles:   ++counts.settles; break;
    case BankLineOutcome::fails:     ++counts.fails; break;
    case BankLineOutcome::returns:   ++counts.returns; break;
    case BankLineOutcome::known:     ++counts.known; break;
    case BankLineOutcome::unmatched: ++counts.unmatched; break;
    }
}

struct BankAnswerLine {
    std::int64_t               line{};
    BankLineKind               kind{};
    BankLineOutcome            outcome{};
    std::string                end_to_end;
    std::optional<Id<Payment>> payment;
    std::optional<Money>       amount;
    std::optional<Day>         value_on;
    std::string                reason;
    std::string                note;
    std::optional<std::string> problem;
    std::optional<Bilingual>   problem_title;
};
BOOST_DESCRIBE_STRUCT(BankAnswerLine, (),
                      (line, kind, outcome, end_to_end, payment, amount, value_on, reason, note, problem,
                       problem_title))

struct BankAnswerPreview {
    BankAnswerFormat            format{};
    std::string                 message;
    std::optional<std::int64_t> imported; // the same file was imported before
    BankAnswerCounts            counts;
    std::vector<BankAnswerLine> lines; // the first 500
};
BOOST_DESCRIBE_STRUCT(BankAnswerPreview, (), (format, message, imported, counts, lines))

Result<BankAnswer> read_kept(Reader& reader, Digest const& digest)
{
    auto blob = store::find_blob(reader, digest);
    if (!blob) return refuse(refusal::not_found, "/digest", "");
    if (blob->size > static_cast<std::int64_t>(exchange::bank_answer_bytes)) return refuse(refusal::too_large);
    std::string bytes;
    store::each_piece(reader, digest, [&](std::string_view piece) { bytes += piece; });
    return exchange::read_bank_answer(std::move(bytes));
}

std::optional<std::int64_t> imported_before(Reader& reader, Digest const& digest)
{
    return reader.row<std::int64_t>("SELECT id FROM bank_answer WHERE digest = $1", digest);
}

Result<BankAnswerPreview> preview_bank_answer(Look& look, AnswerAsk const& ask)
{
    CHECK(look.caller.check_in(Permission::approve_payments, 0));
    auto                  answer = TRY(read_kept(look.read, ask.digest));
    BankAnswerPreview     out{.format   = answer.format,
                              .message  = answer.message,
                              .imported = imported_before(look.read, ask.digest),
                              .counts   = {},
                              .lines    = {}};
    std::set<std::string> seen;
    for (auto& line : spread(look.read, std::move(answer.lines))) {
        bool again   = !seen.insert(line.identity).second;
        auto planned = plan_line(look.read, std::move(line));
        if (again) planned.outcome = BankLineOutcome::known, planned.problem.reset();
        count(out.counts, planned.outcome);
        if (out.lines.size() >= 500) continue;
        BankAnswerLine shown{.line          = planned.line.line,
                             .kind          = planned.line.kind,
                             .outcome       = planned.outcome,
                             .end_to_end    = planned.line.end_to_end,
                             .payment       = {},
                             .amount        = planned.line.amount,
                             .value_on      = planned.line.value_on,
                             .reason        = planned.line.reason,
                             .note          = planned.line.note,
                             .problem       = {},
                             .problem_title = {}};
        if (planned.payment) shown.payment = planned.payment->id;
        if (planned.problem) {
            auto said           = words(planned.problem->why);
            shown.problem       = std::string{name_of(planned.problem->why)};
            shown.problem_title = Bilingual{std::string{said.zh}, std::string{said.en}};
        }
        out.lines.push_back(std::move(shown));
    }
    return out;
}

struct ImportAnswerAsk {
    Digest       digest;
    Line<255>    name;
    std::int64_t read{}; // how many lines the preview showed
};
BOOST_DESCRIBE_STRUCT(ImportAnswerAsk, (), (digest, name, read))

struct BankAnswerResult {
    std::int64_t     id{};
    bool             recorded{}; // false: the same file was imported before
    BankAnswerCounts counts;
};
BOOST_DESCRIBE_STRUCT(BankAnswerResult, (), (id, recorded, counts))

Result<BankAnswer> prepare_bank_answer(Look& look, ImportAnswerAsk const& ask)
{
    CHECK(look.caller.check_in(Permission::approve_payments, 0));
    return read_kept(look.read, ask.digest);
}

Result<BankAnswerResult> import_bank_answer(Act& act, Caller const&, ImportAnswerAsk const& ask,
                                            BankAnswer const& answer)
{
    if (auto earlier = imported_before(act.read(), ask.digest)) return BankAnswerResult{*earlier, false, {}};
    auto lines = spread(act.read(), answer.lines);
    if (static_cast<std::int64_t>(lines.size()) != ask.read)
        return refuse(refusal::totals_differ, "/read", std::to_string(lines.size()));
    std::int64_t known =
        std::ranges::count_if(lines, [&](BankLine const& line) { return is_known(act.read(), line.identity); });

    // From here the import must succeed: a line that fits no payment is kept for a person.
    BankAnswerResult out{.id = 0, .recorded = true, .counts = {}};
    out.id = act.record(BankAnswerImported{ask.digest, ask.name.value, answer.format, answer.message,
                                           static_cast<std::int64_t>(lines.size()), known});
    for (auto& line : lines) {
        auto planned = plan_line(act.read(), std::move(line));
        count(out.counts, planned.outcome);
        if (planned.outcome == BankLineOutcome::known && !planned.payment) continue;
        auto const& read = planned.line;
        auto        id =
            act.record(BankLineRecorded{.answer         = out.id,
                                        .identity       = read.identity,
                                        .line           = read.line,
                                        .kind           = read.kind,
                                        .end_to_end     = read.end_to_end,
                                        .amount         = read.amount,
                                        .value_on       = read.value_on,
                                        .bank_reference = read.bank_reference,
                                        .reason         = read.reason,
                                        .note           = read.note,
                                        .problem = planned.problem ? std::string{name_of(planned.problem->why)} : ""});
        if (!planned.payment) continue;
        if (planned.outcome != BankLineOutcome::known)
            take_answer(act, *planned.payment, id, read.kind, read.value_on, read.reason);
        act.record(BankLineMatched{id, planned.payment->id, false});
    }
    return out;
}

struct BankAnswerItem {
    Id<BankAnswerFile> id;
    std::string        name;
    BankAnswerFormat   format{};
    std::string        message;
    std::int64_t       read{};
    std::int64_t       known{};
    std::int64_t       unmatched{};
    Named              by;
    Instant            at;
};
BOOST_DESCRIBE_STRUCT(BankAnswerItem, (), (id, name, format, message, read, known, unmatched, by, at))

constexpr api::SortBy<BankAnswerItem> answer_orders[] = {
    {"id", "b.id", [](BankAnswerItem const& row) -> api::SortKey { return row.id.value; }},
    {"at", "b.at", [](BankAnswerItem const& row) -> api::SortKey { return row.at.milliseconds; }},
};

struct AnswersAsk : api::ListAsk {};
BOOST_DESCRIBE_STRUCT(AnswersAsk, (api::ListAsk), ())

Result<api::List<BankAnswerItem>> list_bank_answers(Look& look, AnswersAsk const& ask)
{
    CHECK(look.caller.check_in(Permission::read_money, 0));
    api::ListQuery query{R"sql(
        SELECT b.id, b.name, b.format, b.message, b.read, b.known,
               (SELECT count(*) FROM bank_line l WHERE l.answer_id = b.id AND l.state = 'unmatched') AS unmatched,
               b.person AS by_id, COALESCE(q.name, '') AS by_name, b.at)sql",
                         "FROM bank_answer b LEFT JOIN person q ON q.id = b.person", "b.id"};
    return query.page<BankAnswerItem>(look.read, ask, answer_orders);
}

struct BankLineItem {
    Id<BankLineRead>           id;
    std::int64_t               answer{};
    BankLineState              state{};
    BankLineKind               kind{};
    std::string                end_to_end;
    std::optional<Money>       amount;
    std::optional<Day>         value_on;
    std::string                bank_reference;
    std::string                reason;
    std::string                note;
    std::optional<Id<Payment>> payment;
    std::string                problem;
    std::optional<Bilingual>   problem_title;
    std::string                settled_reason;
};
BOOST_DESCRIBE_STRUCT(BankLineItem, (),
                      (id, answer, state, kind, end_to_end, amount, value_on, bank_reference, reason, note, payment,
                       problem, problem_title, settled_reason))

struct LineRow {
    Id<BankLineRead>            id;
    std::int64_t                answer{};
    BankLineState               state{};
    BankLineKind                kind{};
    std::string                 end_to_end;
    std::optional<std::int64_t> minor;
    std::optional<std::string>  currency;
    std::optional<Day>          value_on;
    std::string                 bank_reference;
    std::string                 reason;
    std::string                 note;
    Id<Payment>                 payment;
    std::string                 problem;
    std::string                 settled_reason;
};
BOOST_DESCRIBE_STRUCT(LineRow, (),
                      (id, answer, state, kind, end_to_end, minor, currency, value_on, bank_reference, reason, note,
                       payment, problem, settled_reason))

constexpr std::string_view line_columns =
    "SELECT l.id, l.answer_id AS answer, l.state, l.kind, l.end_to_end, l.minor, l.currency, l.value_on, "
    "l.bank_reference, l.reason, l.note, l.payment_id AS payment, l.problem, l.settled_reason ";

BankLineItem item(LineRow row)
{
    BankLineItem out{.id             = row.id,
                     .answer         = row.answer,
                     .state          = row.state,
                     .kind           = row.kind,
                     .end_to_end     = std::move(row.end_to_end),
                     .amount         = {},
                     .value_on       = row.value_on,
                     .bank_reference = std::move(row.bank_reference),
                     .reason         = std::move(row.reason),
                     .note           = std::move(row.note),
                     .payment        = {},
                     .problem        = std::move(row.problem),
                     .problem_title  = {},
                     .settled_reason = std::move(row.settled_reason)};
    if (row.minor) out.amount = Money{*row.minor, currency(*row.currency)};
    if (row.payment) out.payment = row.payment;
    if (auto why = named<Refusal>(out.problem)) {
        auto said         = words(*why);
        out.problem_title = Bilingual{std::string{said.zh}, std::string{said.en}};
    }
    return out;
}

constexpr api::SortBy<LineRow> line_orders[] = {
    {"id", "l.id", [](LineRow const& row) -> api::SortKey { return row.id.value; }},
    {"kind", "l.kind", [](LineRow const& row) -> api::SortKey { return std::string{name_of(row.kind)}; }},
};

struct LinesAsk : api::ListAsk {
    std::optional<BankLineState>      state;
    std::optional<Id<BankAnswerFile>> answer;
    std::optional<Id<Payment>>        payment;
};
BOOST_DESCRIBE_STRUCT(LinesAsk, (api::ListAsk), (state, answer, payment))

Result<api::List<BankLineItem>> list_bank_lines(Look& look, LinesAsk const& ask)
{
    CHECK(look.caller.check_in(Permission::read_money, 0));
    api::ListQuery query{line_columns, "FROM bank_line l", "l.id"};
    if (ask.state) query.where("l.state = ?", *ask.state);
    if (ask.answer) query.where("l.answer_id = ?", *ask.answer);
    if (ask.payment) query.where("l.payment_id = ?", *ask.payment);
    auto                    rows = TRY(query.page<LineRow>(look.read, ask, line_orders));
    api::List<BankLineItem> out{.next = std::move(rows.next), .total = rows.total};
    for (auto& row : rows.items) out.items.push_back(item(std::move(row)));
    return out;
}

BOOST_DEFINE_ENUM_CLASS(BankLineEvent, match, set_aside)

struct StepLineAsk {
    Id<BankLineRead>           id;
    BankLineEvent              step{};
    std::optional<Id<Payment>> payment; // to match
    std::optional<Prose<500>>  reason;  // to set aside
};
BOOST_DESCRIBE_STRUCT(StepLineAsk, (), (id, step, payment, reason))

// A person finds the payment a line speaks of, or says why none is.
Result<BankLineItem> step_bank_line(Act& act, Caller const& by, StepLineAsk const& ask)
{
    CHECK(by.check_in(Permission::approve_payments, 0));
    auto load = [&] {
        return act.read().row<LineRow>(std::string{line_columns} + "FROM bank_line l WHERE l.id = $1", ask.id);
    };
    auto row = load();
    if (!row) return refuse(refusal::not_found);
    if (row->state != BankLineState::unmatched)
        return refuse(refusal::step_not_allowed, std::string{name_of(row->state)});
    if (ask.step == BankLineEvent::set_aside) {
        if (!ask.reason || ask.reason->value.empty()) return refuse(refusal::missing_field, "/reason", "");
        act.record(BankLineSetAside{ask.id.value, ask.reason->value});
        return item(*load());
    }
    if (!ask.payment) return refuse(refusal::missing_field, "/payment", "");
    auto payment = load_payment(act.read(), *ask.payment);
    if (!payment) return refuse(refusal::not_found, "/payment", "");
    auto line   = item(*row);
    auto amount = line.amount;
    if (!amount) return refuse(refusal::amounts_differ, "/payment", ""); // nothing to tell it by
    CHECK(plan_answer(act.read(), *payment, line.kind, amount));
    take_answer(act, *payment, ask.id.value, line.kind, line.value_on, line.reason);
    act.record(BankLineMatched{ask.id.value, payment->id, true});
    return item(*load());
}

} // namespace

void register_bank_answers(api::Registry& registry)
{
    using enum Permission;
    registry.query<approve_payments, preview_bank_answer>("/api/bank-answer-previews",
                                                          {"预览银行回单", "Preview a bank's answer"});
    registry.act<approve_payments, prepare_bank_answer, import_bank_answer>("/api/bank-answers",
                                                                            {"导入银行回单", "Import a bank's answer"});
    registry.read<read_money, list_bank_answers>("/api/bank-answers", {"列出银行回单", "List bank answers"});
    registry.read<read_money, list_bank_lines>("/api/bank-lines", {"列出银行回单行", "List lines of bank answers"});
    registry.act<approve_payments, step_bank_line>("/api/bank-lines/{id}/steps",
                                                   {"对应或另行处理回单行", "Match a line or set it aside"});
}

} // namespace penstock
