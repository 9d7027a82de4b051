#include "award/recovery_api.hpp"

#include "award/award_api.hpp"
#include "award/recovery_facts.hpp"
#include "ledger/refusals.hpp"

namespace penstock {

namespace {

struct RecoveryItem {
    Id<Recovery>   id;
    Named          award;
    Named          organisation;
    Titled         programme;
    RecoveryGround ground{};
    RecoveryState  state{};
    Money          amount;
    Money          received;
    Money          left; // to come in; nothing once it is written off or withdrawn
    Day            due_on;
    bool           overdue{};
    Named          by;
    Instant        at;
};
BOOST_DESCRIBE_STRUCT(RecoveryItem, (),
                      (id, award, organisation, programme, ground, state, amount, received, left, due_on, overdue, by,
                       at))

struct RecoveryRow {
    Id<Recovery>   id;
    Named          award;
    Named          organisation;
    Titled         programme;
    RecoveryGround ground{};
    RecoveryState  state{};
    std::int64_t   minor{};
    std::int64_t   received{};
    std::string    currency;
    Day            due_on;
    Named          by;
    Instant        at;
};
BOOST_DESCRIBE_STRUCT(RecoveryRow, (),
                      (id, award, organisation, programme, ground, state, minor, received, currency, due_on, by, at))

constexpr std::string_view recovery_columns = R"sql(
    SELECT r.id, a.id AS award_id, a.number AS award_name, o.id AS organisation_id, o.name AS organisation_name,
           p.id AS programme_id, p.title_zh AS programme_title_zh, p.title_en AS programme_title_en, r.ground, r.state,
           r.minor, r.received, r.currency, r.due_on, r.person AS by_id, COALESCE(n.name, '') AS by_name, r.at)sql";
constexpr std::string_view recovery_tables  = R"sql(
      FROM recovery r
      JOIN award a ON a.id = r.award_id
      JOIN organisation o ON o.id = a.organisation_id
      JOIN programme p ON p.id = a.programme_id
      LEFT JOIN person n ON n.id = r.person)sql";

constexpr api::SortBy<RecoveryRow> recovery_orders[] = {
    {"id", "r.id", [](RecoveryRow const& row) -> api::SortKey { return row.id.value; }},
    {"amount", "r.minor", [](RecoveryRow const& row) -> api::SortKey { return row.minor; }},
    {"due_on", "r.due_on", [](RecoveryRow const& row) -> api::SortKey { return row.due_on.iso(); }},
    {"award", "a.number", [](RecoveryRow const& row) -> api::SortKey { return row.award.name; }},
};

RecoveryItem item(RecoveryRow row, Day today)
{
    auto code = currency(row.currency);
    bool open = is_open(row.state);
    return {.id           = row.id,
            .award        = std::move(row.award),
            .organisation = std::move(row.organisation),
            .programme    = std::move(row.programme),
            .ground       = row.ground,
            .state        = row.state,
            .amount       = {row.minor, code},
            .received     = {row.received, code},
            .left         = {open ? row.minor - row.received : 0, code},
            .due_on       = row.due_on,
            .overdue      = open && row.due_on < today,
            .by           = std::move(row.by),
            .at           = row.at};
}

struct RecoveriesAsk : api::ListAsk {
    std::optional<Id<Award>>     award;
    std::optional<Id<Programme>> programme;
    std::optional<RecoveryState> state;
};
BOOST_DESCRIBE_STRUCT(RecoveriesAsk, (api::ListAsk), (award, programme, state))

Result<api::List<RecoveryItem>> list_recoveries(Look& look, RecoveriesAsk const& ask)
{
    api::ListQuery query{recovery_columns, recovery_tables, "r.id"};
    if (auto scope = look.caller.programmes(Permission::read_money)) query.where_any("a.programme_id", *scope);
    if (ask.award) query.where("r.award_id = ?", *ask.award);
    if (ask.programme) query.where("a.programme_id = ?", *ask.programme);
    if (ask.state) query.where("r.state = ?", *ask.state);
    auto                    rows = TRY(query.page<RecoveryRow>(look.read, ask, recovery_orders));
    api::List<RecoveryItem> out{.next = std::move(rows.next), .total = rows.total};
    for (auto& row : rows.items) out.items.push_back(item(std::move(row), look.today));
    return out;
}

struct RecoveryReceipt {
    Id<Entry>   entry;
    Money       amount;
    Day         received_on;
    std::string reference;
    Named       by;
    Instant     at;
};
BOOST_DESCRIBE_STRUCT(RecoveryReceipt, (), (entry, amount, received_on, reference, by, at))

struct ReceiptRow {
    Id<Entry>    entry;
    std::int64_t minor{};
    Day          received_on;
    std::string  reference;
    Named        by;
    Instant      at;
};
BOOST_DESCRIBE_STRUCT(ReceiptRow, (), (entry, minor, received_on, reference, by, at))

// A write-off that was asked for, and what came of it.
struct WriteOffView {
    std::string            reason;
    std::string            decision; // of the board, as the entry names it
    Named                  asked_by;
    Instant                asked_at;
    std::optional<Named>   decided_by;
    std::optional<Instant> decided_at;
    std::string            answer;
};
BOOST_DESCRIBE_STRUCT(WriteOffView, (), (reason, decision, asked_by, asked_at, decided_by, decided_at, answer))

struct RecoveryView : RecoveryItem {
    std::string                  reason;
    std::string                  decision;
    Id<Entry>                    entry; // that demanded it
    std::vector<RecoveryReceipt> receipts;
    std::optional<WriteOffView>  write_off;
    std::string                  withdrawn_because;
    std::int64_t                 caused_by{};
    std::vector<api::May>        may;
};
BOOST_DESCRIBE_STRUCT(RecoveryView, (RecoveryItem),
                      (reason, decision, entry, receipts, write_off, withdrawn_because, caused_by, may))

struct RecoveryRest {
    std::string            reason;
    std::string            decision;
    Id<Entry>              entry;
    std::int64_t           asked_by{};
    std::string            asked_name;
    std::optional<Instant> asked_at;
    std::string            asked_reason;
    std::string            asked_decision;
    std::int64_t           decided_by{};
    std::string            decided_name;
    std::optional<Instant> decided_at;
    std::string            decided_reason;
};
BOOST_DESCRIBE_STRUCT(RecoveryRest, (),
                      (reason, decision, entry, asked_by, asked_name, asked_at, asked_reason, asked_decision,
                       decided_by, decided_name, decided_at, decided_reason))

Result<RecoveryView> recovery_view(Reader& reader, Caller const& caller, Id<Recovery> id, Day today)
{
    auto row =
        reader.row<RecoveryRow>(std::string{recovery_columns} + std::string{recovery_tables} + " WHERE r.id = $1", id);
    if (!row || !caller.may_in(Permission::read_money, row->programme.id)) return refuse(refusal::not_found);
    auto         rest = reader.one<RecoveryRest>(R"sql(
        SELECT r.reason, r.body || ' ' || r.document || ' ' || r.decided_on AS decision, r.entry_id AS entry,
               r.asked_by, COALESCE(q.name, '') AS asked_name, r.asked_at, r.asked_reason,
               r.asked_body || ' ' || r.asked_document || ' ' || COALESCE(r.asked_on, '') AS asked_decision,
               r.decided_by, COALESCE(d.name, '') AS decided_name, r.decided_at, r.decided_reason
          FROM recovery r
          LEFT JOIN person q ON q.id = r.asked_by
          LEFT JOIN person d ON d.id = r.decided_by
         WHERE r.id = $1
    )sql",
                                                 id);
    auto         now  = TRY(load_recovery(reader, id));
    RecoveryView out;
    static_cast<RecoveryItem&>(out) = item(*std::move(row), today);
    out.reason                      = std::move(rest.reason);
    out.decision                    = std::move(rest.decision);
    out.entry                       = rest.entry;
    for (auto& each : reader.rows<ReceiptRow>(R"sql(
             SELECT c.entry_id AS entry, c.minor, c.received_on, c.reference, c.person AS by_id,
                    COALESCE(n.name, '') AS by_name, c.at
               FROM recovery_receipt c
               LEFT JOIN person n ON n.id = c.person
              WHERE c.recovery_id = $1
              ORDER BY c.id
         )sql",
                                              id))
        out.receipts.push_back({each.entry,
                                {each.minor, out.amount.currency},
                                each.received_on,
                                std::move(each.reference),
                                std::move(each.by),
                                each.at});
    if (rest.asked_at) {
        out.write_off = WriteOffView{.reason   = std::move(rest.asked_reason),
                                     .decision = std::move(rest.asked_decision),
                                     .asked_by = {rest.asked_by, std::move(rest.asked_name)},
                                     .asked_at = *rest.asked_at};
        bool decided = rest.decided_at && *rest.decided_at >= *rest.asked_at && out.state != RecoveryState::withdrawn &&
                       out.state != RecoveryState::write_off_asked;
        if (decided) {
            out.write_off->decided_by = Named{rest.decided_by, std::move(rest.decided_name)};
            out.write_off->decided_at = rest.decided_at;
            out.write_off->answer     = rest.decided_reason;
        }
    }
    if (out.state == RecoveryState::withdrawn) out.withdrawn_because = std::move(rest.decided_reason);
    out.caused_by = id.value;
    out.may       = may(now, caller);
    return out;
}

struct RecoveryAsk {
    Id<Recovery> id;
};
BOOST_DESCRIBE_STRUCT(RecoveryAsk, (), (id))

Result<RecoveryView> get_recovery(Look& look, RecoveryAsk const& ask)
{
    return recovery_view(look.read, look.caller, ask.id, look.today);
}

struct DemandRecoveryAsk {
    Id<Award>      award;
    RecoveryGround ground{};
    Money          amount;
    Prose<2000>    reason;
    NamedDecision  decision;
    Day            due_on; // the last day to pay it back
};
BOOST_DESCRIBE_STRUCT(DemandRecoveryAsk, (), (award, ground, amount, reason, decision, due_on))

Result<RecoveryView> demand_one_recovery(Act& act, Caller const& by, DemandRecoveryAsk const& ask)
{
    auto award = load_award(act.read(), ask.award);
    if (!award || !by.may_in(Permission::read_money, award->programme.value))
        return refuse(refusal::not_found, "/award", "");
    if (!ask.amount.in_range()) return refuse(refusal::number_out_of_range, "/amount/minor", "");
    auto id =
        TRY(demand_recovery(act, by, {ask.award, ask.ground, ask.amount, ask.reason.value, ask.decision, ask.due_on}));
    return recovery_view(act.read(), by, id, act.today);
}

// Whoever may not see the programme's money is told of no recovery there.
Result<RecoveryNow> seen_now(Act& act, Caller const& by, Id<Recovery> id)
{
    auto now = TRY(load_recovery(act.read(), id));
    if (!by.may_in(Permission::read_money, now.programme.value)) return refuse(refusal::not_found);
    return now;
}

struct ReceiveRecoveryAsk {
    Id<Recovery> id;
    Money        amount;
    Day          received_on;
    Line<100, 0> reference; // the bank's
};
BOOST_DESCRIBE_STRUCT(ReceiveRecoveryAsk, (), (id, amount, received_on, reference))

Result<RecoveryView> receive_one_recovery(Act& act, Caller const& by, ReceiveRecoveryAsk const& ask)
{
    auto now = TRY(seen_now(act, by, ask.id));
    if (ask.amount.currency != now.currency)
        return refuse(refusal::amounts_differ, "/amount/currency", std::string{now.currency.code()});
    CHECK(receive_recovery(act, by, ask.id, ask.amount.minor, ask.received_on, ask.reference.value));
    return recovery_view(act.read(), by, ask.id, act.today);
}

struct AskWriteOffAsk {
    Id<Recovery>  id;
    Prose<2000>   reason;
    NamedDecision decision; // of the board
};
BOOST_DESCRIBE_STRUCT(AskWriteOffAsk, (), (id, reason, decision))

Result<RecoveryView> ask_one_write_off(Act& act, Caller const& by, AskWriteOffAsk const& ask)
{
    CHECK(seen_now(act, by, ask.id));
    CHECK(ask_write_off(act, by, ask.id, ask.reason.value, ask.decision));
    return recovery_view(act.read(), by, ask.id, act.today);
}

struct StepRecoveryAsk {
    Id<Recovery>               id;
    RecoveryEvent              step{}; // confirm_write_off, decline_write_off or withdraw
    std::optional<Prose<2000>> reason;
};
BOOST_DESCRIBE_STRUCT(StepRecoveryAsk, (), (id, step, reason))

Result<RecoveryView> step_one_recovery(Act& act, Caller const& by, StepRecoveryAsk const& ask)
{
    CHECK(seen_now(act, by, ask.id));
    if (ask.step == RecoveryEvent::receive || ask.step == RecoveryEvent::receive_rest ||
        ask.step == RecoveryEvent::ask_write_off)
        return refuse(refusal::not_a_choice, "/step", std::string{name_of(ask.step)});
    CHECK(step_recovery(act, by, ask.id, ask.step, ask.reason ? ask.reason->value : ""));
    return recovery_view(act.read(), by, ask.id, act.today);
}

// ---- the line ------------------------------------------------------------------------------------------------------

std::optional<RecoveryNow> seen_recovery(Look& look, std::int64_t id)
{
    auto now = load_recovery(look.read, {id});
    if (!now || !look.caller.may_in(Permission::read_money, now->programme.value)) return std::nullopt;
    return *now;
}

struct RecoverySeen {
    std::string reason;
    std::string decision;
};
BOOST_DESCRIBE_STRUCT(RecoverySeen, (), (reason, decision))

std::optional<LineSight> see_recovery(Look& look, std::int64_t id)
{
    auto now = seen_recovery(look, id);
    if (!now) return std::nullopt;
    auto row = look.read.one<RecoverySeen>(
        "SELECT reason, body || ' ' || document || ' ' || decided_on AS decision FROM recovery WHERE id = $1", id);
    return LineSight{.name     = std::move(row.reason),
                     .amounts  = {Money{now->minor, now->currency}},
                     .decision = std::move(row.decision)};
}

std::vector<LineEdge> causes_of_recovery(Look& look, std::int64_t id)
{
    std::vector<LineEdge> out;
    if (auto now = seen_recovery(look, id))
        add(out, {.noun = "award", .words = {"被追回的资助", "Recovered from"}, .ids = {now->award.value}});
    return out;
}

std::vector<LineEdge> effects_of_recovery(Look& look, std::int64_t id)
{
    std::vector<LineEdge> out;
    if (!seen_recovery(look, id)) return out;
    auto name = "recovery/" + std::to_string(id);
    add(out, {.noun  = "entry",
              .words = {"责令退回的账目", "Demanded by"},
              .ids   = look.read.rows<std::int64_t>("SELECT entry_id FROM recovery WHERE id = $1", id)});
    add(out, {.noun  = "entry",
              .words = {"追回入账", "Came in by"},
              .ids   = look.read.rows<std::int64_t>(
                  "SELECT entry_id FROM recovery_receipt WHERE recovery_id = $1 ORDER BY id", id)});
    add(out, {.noun  = "entry",
              .words = {"核销或撤销的账目", "Written off or withdrawn by"},
              .ids   = look.read.rows<std::int64_t>("SELECT id FROM entry WHERE cause IN ($1, $2) ORDER BY id",
                                                    name + "/written_off", name + "/withdrawn")});
    return out;
}

} // namespace

void register_recoveries(api::Registry& registry)
{
    using enum Permission;
    registry.read<read_money, list_recoveries>("/api/recoveries", {"列出追回事项", "List recoveries"});
    registry.read<read_money, get_recovery>("/api/recoveries/{id}", {"查看一项追回", "One recovery"});
    registry.act<approve_payments, demand_one_recovery>("/api/recoveries", {"责令退回经费", "Demand money back"});
    registry.act<approve_payments, receive_one_recovery>("/api/recoveries/{id}/receipts",
                                                         {"登记追回到账", "Record recovered money"});
    registry.act<approve_payments, ask_one_write_off>("/api/recoveries/{id}/write-off",
                                                      {"申请核销", "Ask for a write-off"});
    registry.act<signed_in, step_one_recovery>("/api/recoveries/{id}/steps",
                                               {"办理追回", "Take a step with a recovery"});
}

void describe_line_of_recoveries(LineNouns& nouns)
{
    nouns.declare("recovery", {{"追回", "Recovery"}, see_recovery, causes_of_recovery, effects_of_recovery});
}

} // namespace penstock
