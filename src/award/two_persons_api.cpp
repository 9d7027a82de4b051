// Who acts for whom, and acts that wait for a second person.
#include "api/refusals.hpp"
#include "award/authority_view.hpp"

namespace penstock {

namespace {

using namespace authority;

// ---- acting for somebody -----------------------------------------------------------------------------------------

struct ActingItem {
    Id<Acting>            id;
    Named                 deputy;
    Named                 holder;
    Day                   from;
    Day                   until; // the last day with it
    DelegationStatus      status{};
    std::string           decision;
    std::optional<Named>  given_by;
    std::string           reason; // why it ended before its time
    std::vector<api::May> may;
};
BOOST_DESCRIBE_STRUCT(ActingItem, (), (id, deputy, holder, from, until, status, decision, given_by, reason, may))

struct ActingRow {
    Id<Acting>         id;
    std::int64_t       deputy_id{};
    std::string        deputy_name;
    std::int64_t       holder_id{};
    std::string        holder_name;
    Day                from_day;
    Day                until_day;
    std::optional<Day> ended_on;
    std::string        decision;
    std::int64_t       given_by{};
    std::string        given_name;
    std::string        reason;
};
BOOST_DESCRIBE_STRUCT(ActingRow, (),
                      (id, deputy_id, deputy_name, holder_id, holder_name, from_day, until_day, ended_on, decision,
                       given_by, given_name, reason))

constexpr std::string_view acting_columns = R"sql(
    SELECT a.id, a.deputy_id, d.name AS deputy_name, a.holder_id, h.name AS holder_name, a.from_day, a.until_day,
           a.ended_on, a.decision, a.given_by, COALESCE(b.name, '') AS given_name, a.reason)sql";
constexpr std::string_view acting_tables  = R"sql(
      FROM acting a
      JOIN person d ON d.id = a.deputy_id
      JOIN person h ON h.id = a.holder_id
      LEFT JOIN person b ON b.id = a.given_by)sql";

constexpr api::SortBy<ActingRow> acting_orders[] = {
    {"id", "a.id", [](ActingRow const& row) -> api::SortKey { return row.id.value; }},
    {"from", "a.from_day", [](ActingRow const& row) -> api::SortKey { return row.from_day.iso(); }},
    {"until", "a.until_day", [](ActingRow const& row) -> api::SortKey { return row.until_day.iso(); }},
};

ActingItem item(ActingRow row, Caller const& caller, Day today)
{
    ActingNow const now{row.id, {{row.deputy_id}, {row.holder_id}, row.from_day, row.until_day, {}}, row.ended_on};
    auto            last   = row.ended_on ? std::min(row.until_day, row.ended_on->plus_days(-1)) : row.until_day;
    auto            status = now.in_force(today)                      ? DelegationStatus::in_force
                             : row.ended_on && *row.ended_on <= today ? DelegationStatus::revoked
                             : row.until_day < today                  ? DelegationStatus::expired
                                                                      : DelegationStatus::upcoming;
    return {.id       = row.id,
            .deputy   = {row.deputy_id, std::move(row.deputy_name)},
            .holder   = {row.holder_id, std::move(row.holder_name)},
            .from     = row.from_day,
            .until    = last,
            .status   = status,
            .decision = std::move(row.decision),
            .given_by = somebody(row.given_by, std::move(row.given_name)),
            .reason   = std::move(row.reason),
            .may      = {as_may("end", plan_acting_end(now, today, "?", caller, today))}};
}

struct ActingsAsk : api::ListAsk {
    std::optional<Id<Person>> person; // as deputy or as holder
    std::optional<bool>       in_force;
};
BOOST_DESCRIBE_STRUCT(ActingsAsk, (api::ListAsk), (person, in_force))

Result<api::List<ActingItem>> list_acting(Look& look, ActingsAsk const& ask)
{
    api::ListQuery query{acting_columns, acting_tables, "a.id"};
    if (ask.person) query.where("a.deputy_id = ? OR a.holder_id = ?", *ask.person, *ask.person);
    if (ask.in_force)
        query.where(*ask.in_force ? "a.from_day <= ? AND a.until_day >= ? AND COALESCE(a.ended_on, '9999-12-31') > ?"
                                  : "a.from_day > ? OR a.until_day < ? OR a.ended_on <= ?",
                    look.today, look.today, look.today);
    auto                  rows = TRY(query.page<ActingRow>(look.read, ask, acting_orders));
    api::List<ActingItem> out{.next = std::move(rows.next), .total = rows.total};
    for (auto& row : rows.items) out.items.push_back(item(std::move(row), look.caller, look.today));
    return out;
}

ActingItem acting_of(Reader& reader, Caller const& caller, Id<Acting> id, Day today)
{
    return item(
        reader.one<ActingRow>(std::string{acting_columns} + std::string{acting_tables} + " WHERE a.id = $1", id),
        caller, today);
}

struct NameDeputyAsk {
    Id<Person> deputy;
    Id<Person> holder; // whose delegations the deputy may use
    Day        from;
    Day        until;
    Line<300>  decision;
};
BOOST_DESCRIBE_STRUCT(NameDeputyAsk, (), (deputy, holder, from, until, decision))

Result<ActingItem> name_deputy(Act& act, Caller const& by, NameDeputyAsk const& ask)
{
    auto deputy = load_person(act.read(), ask.deputy);
    if (!deputy) return refuse(refusal::not_found, "/deputy", "");
    auto holder = load_person(act.read(), ask.holder);
    if (!holder) return refuse(refusal::not_found, "/holder", "");
    ActingTerms terms{ask.deputy, ask.holder, ask.from, ask.until, ask.decision.value};
    CHECK(plan_acting(terms, *deputy, *holder, actings_of(act.read(), ask.deputy), by, act.today));
    return acting_of(act.read(), by, {act.record(ActingGiven{std::move(terms)})}, act.today);
}

struct EndActingAsk {
    Id<Acting>         id;
    std::optional<Day> on; // the first day without it; today when absent
    Prose<2000>        reason;
};
BOOST_DESCRIBE_STRUCT(EndActingAsk, (), (id, on, reason))

Result<ActingItem> end_acting(Act& act, Caller const& by, EndActingAsk const& ask)
{
    auto now = TRY(load_acting(act.read(), ask.id));
    auto on  = ask.on.value_or(act.today);
    CHECK(plan_acting_end(now, on, ask.reason.value, by, act.today));
    act.record(ActingEnded{ask.id, on, ask.reason.value});
    return acting_of(act.read(), by, ask.id, act.today);
}

// ---- acts that wait for a second person --------------------------------------------------------------------------

struct ApprovalItem {
    Id<Approval>           id;
    Deed                   deed{};
    std::string            cause;
    std::optional<Titled>  programme;
    std::optional<Named>   award;
    Money                  amount;
    std::string            note;
    Named                  proposed_by;
    std::optional<Named>   acting_for;
    Instant                proposed_at;
    Day                    expires_on;
    ApprovalState          state{};
    std::optional<Named>   ended_by;
    std::string            reason;
    std::optional<Instant> ended_at;
};
BOOST_DESCRIBE_STRUCT(ApprovalItem, (),
                      (id, deed, cause, programme, award, amount, note, proposed_by, acting_for, proposed_at,
                       expires_on, state, ended_by, reason, ended_at))

struct ApprovalRow {
    Id<Approval>           id;
    Deed                   deed{};
    std::string            cause;
    std::int64_t           programme_id{};
    Bilingual              programme_title;
    std::int64_t           award_id{};
    std::string            award_number;
    std::int64_t           minor{};
    std::string            currency;
    std::string            note;
    std::int64_t           proposed_by{};
    std::string            proposed_name;
    std::int64_t           proposed_for{};
    std::string            acting_name;
    Instant                proposed_at;
    Day                    expires_on;
    ApprovalState          state{};
    std::int64_t           ended_by{};
    std::string            ended_name;
    std::string            reason;
    std::optional<Instant> ended_at;
};
BOOST_DESCRIBE_STRUCT(ApprovalRow, (),
                      (id, deed, cause, programme_id, programme_title, award_id, award_number, minor, currency, note,
                       proposed_by, proposed_name, proposed_for, acting_name, proposed_at, expires_on, state, ended_by,
                       ended_name, reason, ended_at))

constexpr std::string_view approval_columns = R"sql(
    SELECT d.id, d.deed, d.cause, d.programme_id, COALESCE(g.title_zh, '') AS programme_title_zh,
           COALESCE(g.title_en, '') AS programme_title_en, d.award_id, COALESCE(w.number, '') AS award_number, d.minor,
           d.currency, d.note, d.proposed_by, COALESCE(p.name, '') AS proposed_name, d.proposed_for,
           COALESCE(h.name, '') AS acting_name, d.proposed_at, d.expires_on, d.state, d.ended_by,
           COALESCE(e.name, '') AS ended_name, d.reason, d.ended_at)sql";
constexpr std::string_view approval_tables  = R"sql(
      FROM approval d
      LEFT JOIN person p ON p.id = d.proposed_by
      LEFT JOIN person h ON h.id = d.proposed_for
      LEFT JOIN person e ON e.id = d.ended_by
      LEFT JOIN programme g ON g.id = d.programme_id
      LEFT JOIN award w ON w.id = d.award_id)sql";

constexpr api::SortBy<ApprovalRow> approval_orders[] = {
    {"id", "d.id", [](ApprovalRow const& row) -> api::SortKey { return row.id.value; }},
    {"amount", "d.minor", [](ApprovalRow const& row) -> api::SortKey { return row.minor; }},
    {"expires_on", "d.expires_on", [](ApprovalRow const& row) -> api::SortKey { return row.expires_on.iso(); }},
};

ApprovalItem item(ApprovalRow row)
{
    return {.id          = row.id,
            .deed        = row.deed,
            .cause       = std::move(row.cause),
            .programme   = some_programme(row.programme_id, std::move(row.programme_title)),
            .award       = somebody(row.award_id, std::move(row.award_number)),
            .amount      = {row.minor, currency(row.currency)},
            .note        = std::move(row.note),
            .proposed_by = {row.proposed_by, std::move(row.proposed_name)},
            .acting_for  = somebody(row.proposed_for, std::move(row.acting_name)),
            .proposed_at = row.proposed_at,
            .expires_on  = row.expires_on,
            .state       = row.state,
            .ended_by    = somebody(row.ended_by, std::move(row.ended_name)),
            .reason      = std::move(row.reason),
            .ended_at    = row.ended_at};
}

struct ApprovalsAsk : api::ListAsk {
    std::optional<ApprovalState> state;
    std::optional<Id<Programme>> programme;
    std::optional<Deed>          deed;
};
BOOST_DESCRIBE_STRUCT(ApprovalsAsk, (api::ListAsk), (state, programme, deed))

Result<api::List<ApprovalItem>> list_approvals(Look& look, ApprovalsAsk const& ask)
{
    api::ListQuery query{approval_columns, approval_tables, "d.id"};
    narrow(query, look.caller);
    if (ask.state) query.where("d.state = ?", *ask.state);
    if (ask.programme) query.where("d.programme_id = ?", *ask.programme);
    if (ask.deed) query.where("d.deed = ?", *ask.deed);
    auto                    rows = TRY(query.page<ApprovalRow>(look.read, ask, approval_orders));
    api::List<ApprovalItem> out{.next = std::move(rows.next), .total = rows.total};
    for (auto& row : rows.items) out.items.push_back(item(std::move(row)));
    return out;
}

struct ApprovalView : ApprovalItem {
    std::int64_t          caused_by{}; // the fact that proposed it
    std::vector<api::May> may;
};
BOOST_DESCRIBE_STRUCT(ApprovalView, (ApprovalItem), (caused_by, may))

// The second person is anybody with authority of his own, whatever his office.
api::May may_step(std::string_view step, Result<void> const& planned)
{
    if (planned || planned.error().why != refusal::not_your_role) return as_may(step, planned);
    return api::not_allowed(step, refusal::not_your_role,
                            step == name_of(ApprovalEvent::withdraw)
                                ? Words{"须由提请人办理。", "Whoever proposed it can do this."}
                                : Words{"请另一位有授权的人办理。", "Ask another person with authority."});
}

Result<ApprovalView> approval_view(Reader& reader, Caller const& caller, Id<Approval> id, Day today)
{
    auto row =
        reader.row<ApprovalRow>(std::string{approval_columns} + std::string{approval_tables} + " WHERE d.id = $1", id);
    if (!row || !sees(caller, {row->programme_id})) return refuse(refusal::not_found);
    ApprovalView out;
    static_cast<ApprovalItem&>(out) = item(*std::move(row));
    out.caused_by                   = id.value;
    for (auto const& [event, name] : enumerators<ApprovalEvent>())
        if (event != ApprovalEvent::expire)
            out.may.push_back(may_step(name, check_approval(reader, caller, id, event, today)));
    return out;
}

struct ApprovalAsk {
    Id<Approval> id;
};
BOOST_DESCRIBE_STRUCT(ApprovalAsk, (), (id))

Result<ApprovalView> get_approval(Look& look, ApprovalAsk const& ask)
{
    return approval_view(look.read, look.caller, ask.id, look.today);
}

struct ProposeAsk {
    Deed                     deed{};
    Id<Programme>            programme;
    std::optional<Id<Award>> award;
    Money                    amount;
    Line<200>                cause; // of the act that waits for it
    Prose<2000>              note;
};
BOOST_DESCRIBE_STRUCT(ProposeAsk, (), (deed, programme, award, amount, cause, note))

Result<ApprovalView> propose_approval(Act& act, Caller const& by, ProposeAsk const& ask)
{
    Ground ground{ask.deed, ask.programme, ask.award.value_or(Id<Award>{}), ask.amount};
    auto   known = ground.award
                       ? act.read().row<Id<Programme>>("SELECT programme_id FROM award WHERE id = $1", ground.award)
                       : act.read().row<Id<Programme>>("SELECT id FROM programme WHERE id = $1", ground.programme);
    if (!known || *known != ground.programme || !sees(by, ground.programme))
        return refuse(refusal::not_found, ground.award ? "/award" : "/programme", "");
    return approval_view(act.read(), by, TRY(propose(act, by, ground, ask.cause.value, ask.note.value)), act.today);
}

BOOST_DEFINE_ENUM_CLASS(ApprovalStep, confirm, decline, withdraw)
struct StepApprovalAsk {
    Id<Approval> id;
    ApprovalStep step{};
    Prose<2000>  reason;
};
BOOST_DESCRIBE_STRUCT(StepApprovalAsk, (), (id, step, reason))

Result<ApprovalView> step_one_approval(Act& act, Caller const& by, StepApprovalAsk const& ask)
{
    auto approval = TRY(load_approval(act.read(), ask.id));
    if (!sees(by, approval.ground.programme)) return refuse(refusal::not_found);
    CHECK(step_approval(act, by, ask.id, *named<ApprovalEvent>(name_of(ask.step)), ask.reason.value));
    return approval_view(act.read(), by, ask.id, act.today);
}

} // namespace

void register_two_persons(api::Registry& registry)
{
    using enum Permission;
    registry.read<read_authority, list_acting>("/api/acting", {"列出代行", "List who acts for whom"});
    registry.act<delegate_authority, name_deputy>("/api/acting", {"指定代行人", "Name who acts for somebody"});
    registry.act<delegate_authority, end_acting>("/api/acting/{id}/end", {"终止代行", "End acting for somebody"});
    registry.read<read_authority, list_approvals>("/api/approvals",
                                                  {"列出双人办理事项", "List acts that take two persons"});
    registry.read<read_authority, get_approval>("/api/approvals/{id}",
                                                {"查看一项双人办理事项", "One act that takes two persons"});
    registry.act<read_authority, propose_approval>("/api/approvals",
                                                   {"提请第二人复核", "Ask a second person to confirm an act"});
    registry.act<read_authority, step_one_approval>("/api/approvals/{id}/steps",
                                                    {"复核、不同意或撤回", "Confirm, decline or withdraw"});
}

} // namespace penstock
