// Endpoints for directives: the ledger, one of them with its tree and history, one's own duties, and the steps.
#include "mandate/escalation_view.hpp"
#include "mandate/mandate_api.hpp"

#include <map>

namespace penstock {

namespace {

struct DirectiveItem {
    Id<Directive>            id;
    Bilingual                title;
    DirectiveState           state{};
    Titled                   issuer; // the body that laid it down
    std::optional<Titled>    unit;   // that leads
    std::optional<Named>     owner;
    std::optional<Day>       due_on;
    std::int64_t             days_late{};
    std::int64_t             date_changes{};
    std::optional<LevelMark> escalation; // how far; absent: not at all
    std::int64_t             parts{};
    std::int64_t             open_parts{};
};
BOOST_DESCRIBE_STRUCT(DirectiveItem, (),
                      (id, title, state, issuer, unit, owner, due_on, days_late, date_changes, escalation,
                       parts, open_parts))

struct DirectiveRow {
    Id<Directive>      id;
    Bilingual          title;
    DirectiveState     state{};
    Titled             issuer;
    Titled             unit;
    Named              owner;
    std::optional<Day> due_on;
    std::string        due_key;
    std::int64_t       date_changes{};
    EscalationLevel    level{};
    std::int64_t       parts{};
    std::int64_t       open_parts{};
};
BOOST_DESCRIBE_STRUCT(DirectiveRow, (),
                      (id, title, state, issuer, unit, owner, due_on, due_key, date_changes, level, parts, open_parts))

constexpr std::string_view directive_columns = R"sql(
    SELECT d.id, d.title_zh, d.title_en, d.state, d.body_id AS issuer_id,
           COALESCE(b.name_zh, '') AS issuer_title_zh, COALESCE(b.name_en, '') AS issuer_title_en, d.unit_id,
           COALESCE(u.name_zh, '') AS unit_title_zh,
           COALESCE(u.name_en, '') AS unit_title_en, d.person AS owner_id, COALESCE(n.name, '') AS owner_name, d.due_on,
           d.due_key, d.date_changes, d.level, d.parts, d.open_parts)sql";
// Outer joins, each to one row at most: a count needs none of them, and both engines know that.
constexpr std::string_view directive_tables = R"sql(
      FROM directive d
      LEFT JOIN body b ON b.id = d.body_id
      LEFT JOIN body u ON u.id = d.unit_id
      LEFT JOIN person n ON n.id = d.person)sql";

constexpr api::SortBy<DirectiveRow> directive_orders[] = {
    {"id", "d.id", [](DirectiveRow const& row) -> api::SortKey { return row.id.value; }},
    {"due_on", "d.due_key", [](DirectiveRow const& row) -> api::SortKey { return row.due_key; }},
    {"state", "d.state", [](DirectiveRow const& row) -> api::SortKey { return std::string{name_of(row.state)}; }},
    {"date_changes", "d.date_changes", [](DirectiveRow const& row) -> api::SortKey { return row.date_changes; }},
};

// What turns rows into items: the day, and how each body names its levels.
struct Eye {
    Day               today;
    EscalationLadders ladders;

    Eye(Reader& reader, Day day) : today{day}, ladders{ladders_in_force(reader, day)} {}
};

DirectiveItem item(DirectiveRow row, Eye const& eye)
{
    DirectiveItem out{.id           = row.id,
                      .title        = std::move(row.title),
                      .state        = row.state,
                      .issuer       = std::move(row.issuer),
                      .due_on       = row.due_on,
                      .days_late    = days_late(row.state, row.due_on, eye.today),
                      .date_changes = row.date_changes,
                      .escalation        = mark_of(eye.ladders, row.issuer.id, row.level),
                      .parts        = row.parts,
                      .open_parts   = row.open_parts};
    if (row.unit.id != 0) out.unit = std::move(row.unit);
    if (row.owner.id != 0) out.owner = std::move(row.owner);
    return out;
}

struct DirectivesAsk : api::ListAsk {
    std::optional<Line<200, 0>>    text; // of the title
    std::optional<DirectiveState>  state;
    std::optional<Id<Body>>        issuer;
    std::optional<Id<Body>>        unit; // that leads
    std::optional<Id<Person>>      person;
    std::optional<EscalationLevel> level;
    std::optional<bool>            overdue;
    std::optional<bool>            running;
    std::optional<bool>            whole; // true: those that are not a part of another
};
BOOST_DESCRIBE_STRUCT(DirectivesAsk, (api::ListAsk),
                      (text, state, issuer, unit, person, level, overdue, running, whole))

Result<api::List<DirectiveItem>> list_directives(Look& look, DirectivesAsk const& ask)
{
    api::ListQuery query{directive_columns, directive_tables, "d.id"};
    if (ask.text) query.where_one_holds(ask.text->value, {"d.title_zh", "d.title_en"});
    if (ask.state) query.where("d.state = ?", *ask.state);
    if (ask.issuer) query.where("d.body_id = ?", *ask.issuer);
    if (ask.unit) query.where("d.unit_id = ?", *ask.unit);
    if (ask.person) query.where("d.person = ?", *ask.person);
    if (ask.level) query.where("d.level = ?", *ask.level);
    if (ask.running) query.where("d.running = ?", static_cast<std::int64_t>(*ask.running));
    if (ask.overdue && *ask.overdue) query.where("d.running = 1 AND d.due_key < ?", look.today.iso());
    if (ask.overdue && !*ask.overdue) query.where("d.running = 0 OR d.due_key >= ?", look.today.iso());
    if (ask.whole) query.where(*ask.whole ? "d.whole_id = 0" : "d.whole_id > 0");
    auto                     rows = TRY(query.page<DirectiveRow>(look.read, ask, directive_orders));
    api::List<DirectiveItem> out{.next = std::move(rows.next), .total = rows.total};
    Eye const                eye{look.read, look.today};
    for (auto& row : rows.items) out.items.push_back(item(std::move(row), eye));
    return out;
}

// ---- one of them ---------------------------------------------------------------------------------------------------

// When each of the seven steps was last taken.
struct DirectiveTimes {
    std::optional<Instant> issued;
    std::optional<Instant> accepted;
    std::optional<Instant> decomposed;
    std::optional<Instant> started;
    std::optional<Instant> reported;
    std::optional<Instant> closed;
    std::optional<Instant> struck_off;
};
BOOST_DESCRIBE_STRUCT(DirectiveTimes, (), (issued, accepted, decomposed, started, reported, closed, struck_off))

struct DirectiveWord {
    DirectiveEvent            step{};
    DirectiveState            state{}; // after it
    std::string               text;
    std::optional<Day>        day; // due, asked for, granted, or the last of a suspension
    std::string               authority;
    std::optional<DutyReport> report;
    std::optional<Named>      by;
    Instant                   at;
};
BOOST_DESCRIBE_STRUCT(DirectiveWord, (), (step, state, text, day, authority, report, by, at))

struct DirectiveWordRow {
    DirectiveEvent             step{};
    DirectiveState             state{};
    std::string                text;
    std::optional<Day>         day;
    std::string                authority;
    std::optional<std::string> report;
    std::int64_t               person{};
    std::string                name;
    Instant                    at;
};
BOOST_DESCRIBE_STRUCT(DirectiveWordRow, (), (step, state, text, day, authority, report, person, name, at))

// One directive of a tree; the whole has depth 0.
struct TreeNode {
    Id<Directive>         id;
    std::int64_t          depth{};
    Bilingual             title;
    DirectiveState        state{};
    std::optional<Titled> unit;
    std::optional<Day>    due_on;
    std::int64_t          days_late{};
};
BOOST_DESCRIBE_STRUCT(TreeNode, (), (id, depth, title, state, unit, due_on, days_late))

struct DateAsked {
    Day   on;
    Named by;
};
BOOST_DESCRIBE_STRUCT(DateAsked, (), (on, by))

struct DirectiveView : DirectiveItem {
    std::string                 text;
    std::vector<Clause>         clauses;
    std::optional<SourceSpan>   source;
    std::optional<Titled>       whole;
    std::vector<Titled>         with; // units that help
    std::optional<Day>          first_due_on;
    std::optional<DateAsked>    asked;
    std::optional<Day>          suspended_until;
    DirectiveTimes              times;
    std::vector<TreeNode>       tree; // of all it belongs to; empty when it has neither whole nor parts
    std::vector<DirectiveWord>  words;
    std::vector<EscalationView> escalations; // the latest first
    std::int64_t                caused_by{};
    std::vector<api::May>       may;
};
BOOST_DESCRIBE_STRUCT(DirectiveView, (DirectiveItem),
                      (text, clauses, source, whole, with, first_due_on, asked, suspended_until, times, tree, words,
                       escalations, caused_by, may))

struct DirectiveRest {
    std::string            text;
    std::string            clauses;
    std::optional<Digest>  source;
    std::int64_t           source_start{};
    std::int64_t           source_end{};
    std::int64_t           whole{};
    std::optional<Day>     first_due_on;
    std::optional<Day>     asked_on;
    Named                  asked;
    std::optional<Day>     suspended_until;
    std::optional<Instant> issued_at;
    std::optional<Instant> accepted_at;
    std::optional<Instant> decomposed_at;
    std::optional<Instant> started_at;
    std::optional<Instant> reported_at;
    std::optional<Instant> closed_at;
    std::optional<Instant> struck_off_at;
};
BOOST_DESCRIBE_STRUCT(DirectiveRest, (),
                      (text, clauses, source, source_start, source_end, whole, first_due_on, asked_on, asked,
                       suspended_until, issued_at, accepted_at, decomposed_at, started_at, reported_at, closed_at,
                       struck_off_at))

struct WholeDirectiveRow : DirectiveRow, DirectiveRest {};
BOOST_DESCRIBE_STRUCT(WholeDirectiveRow, (DirectiveRow, DirectiveRest), ())

struct TreeRow {
    Id<Directive>      id;
    std::int64_t       whole{};
    Bilingual          title;
    DirectiveState     state{};
    Titled             unit;
    std::optional<Day> due_on;
};
BOOST_DESCRIBE_STRUCT(TreeRow, (), (id, whole, title, state, unit, due_on))

void tell_tree(std::multimap<std::int64_t, TreeRow> const& by_whole, std::int64_t whole, std::int64_t depth, Day today,
               std::vector<TreeNode>& out)
{
    auto [first, last] = by_whole.equal_range(whole);
    for (auto at = first; at != last; ++at) {
        auto const& row  = at->second;
        auto        unit = row.unit.id != 0 ? std::optional{row.unit} : std::nullopt;
        out.push_back({row.id, depth, row.title, row.state, unit, row.due_on, days_late(row.state, row.due_on, today)});
        tell_tree(by_whole, row.id.value, depth + 1, today, out);
    }
}

// The tree the directive stands in, from the one that is a part of nothing down; at most so many are shown.
constexpr std::int64_t tree_most = 500;

std::vector<TreeNode> tree_of(Reader& reader, Id<Directive> id, Day today)
{
    auto                                 top = reader.one<Id<Directive>>(R"sql(
        WITH RECURSIVE above (id, whole_id) AS (
            SELECT id, whole_id FROM directive WHERE id = $1
            UNION ALL
            SELECT d.id, d.whole_id FROM directive d JOIN above a ON d.id = a.whole_id
        )
        SELECT id FROM above WHERE whole_id = 0
    )sql",
                                                                         id);
    std::multimap<std::int64_t, TreeRow> by_whole;
    for (auto& row : reader.rows<TreeRow>(R"sql(
             WITH RECURSIVE below (id) AS (
                 SELECT id FROM directive WHERE id = $1
                 UNION ALL
                 SELECT d.id FROM directive d JOIN below b ON d.whole_id = b.id
             )
             SELECT d.id, d.whole_id AS whole, d.title_zh, d.title_en, d.state, d.unit_id,
                    COALESCE(u.name_zh, '') AS unit_title_zh, COALESCE(u.name_en, '') AS unit_title_en, d.due_on
               FROM below b
               JOIN directive d ON d.id = b.id
               LEFT JOIN body u ON u.id = d.unit_id
              ORDER BY d.id
              LIMIT $2
         )sql",
                                          top, tree_most)) {
        auto whole = row.whole;
        by_whole.emplace(whole, std::move(row));
    }
    std::vector<TreeNode> out;
    tell_tree(by_whole, 0, 0, today, out);
    if (out.size() == 1) out.clear();
    return out;
}

std::vector<DirectiveWord> words_of(Reader& reader, Id<Directive> id)
{
    std::vector<DirectiveWord> out;
    for (auto& row : reader.rows<DirectiveWordRow>(R"sql(
             SELECT w.step, w.state, w.text, w.day, w.authority, w.report, w.person, COALESCE(p.name, '') AS name, w.at
               FROM directive_word w
               LEFT JOIN person p ON p.id = w.person
              WHERE w.directive_id = $1
              ORDER BY w.id
         )sql",
                                                   id)) {
        DirectiveWord word{row.step, row.state, std::move(row.text), row.day, std::move(row.authority), {}, {}, row.at};
        if (row.report) {
            auto report = json::from_text<DutyReport>(*row.report);
            expects(report.has_value());
            word.report = *std::move(report);
        }
        if (row.person != 0) word.by = Named{row.person, std::move(row.name)};
        out.push_back(std::move(word));
    }
    return out;
}

Result<DirectiveView> directive_view(Reader& reader, Caller const& caller, Id<Directive> id, Day today)
{
    static std::string const whole = std::string{directive_columns} + R"sql(,
           d.text, d.clauses, d.source, d.source_start, d.source_end, d.whole_id AS whole, d.first_due_on, d.asked_on,
           d.asked_by AS asked_id, COALESCE(q.name, '') AS asked_name, d.suspended_until, d.issued_at, d.accepted_at,
           d.decomposed_at, d.started_at, d.reported_at, d.closed_at, d.struck_off_at)sql" +
                                     std::string{directive_tables} + R"sql(
      LEFT JOIN person q ON q.id = d.asked_by
     WHERE d.id = $1)sql";
    auto now = TRY(load_directive(reader, id, caller, today));
    if (!sees(caller, now)) return refuse(refusal::not_found);
    auto           row  = reader.one<WholeDirectiveRow>(whole, id);
    DirectiveRest& rest = row;
    DirectiveView  out;
    static_cast<DirectiveItem&>(out) = item(std::move(static_cast<DirectiveRow&>(row)), Eye{reader, today});
    out.text                         = std::move(rest.text);
    auto clauses                     = json::from_text<std::vector<Clause>>(rest.clauses);
    expects(clauses.has_value());
    out.clauses = *std::move(clauses);
    if (rest.source) out.source = SourceSpan{*rest.source, rest.source_start, rest.source_end};
    if (rest.whole != 0) {
        auto title =
            reader.one<Bilingual>("SELECT title_zh AS zh, title_en AS en FROM directive WHERE id = $1", rest.whole);
        out.whole = Titled{rest.whole, std::move(title)};
    }
    out.with         = reader.rows<Titled>(R"sql(
        SELECT u.id, u.name_zh AS title_zh, u.name_en AS title_en
          FROM directive_unit w
          JOIN body u ON u.id = w.unit_id
         WHERE w.directive_id = $1
         ORDER BY u.id
    )sql",
                                           id);
    out.first_due_on = rest.first_due_on;
    if (rest.asked_on) out.asked = DateAsked{*rest.asked_on, std::move(rest.asked)};
    out.suspended_until = rest.suspended_until;
    out.times           = {rest.issued_at,   rest.accepted_at, rest.decomposed_at, rest.started_at,
                           rest.reported_at, rest.closed_at,   rest.struck_off_at};
    out.tree            = tree_of(reader, id, today);
    out.words           = words_of(reader, id);
    out.escalations     = escalations_of(reader, id, caller, today);
    out.caused_by       = id.value;
    out.may             = may(now, caller);
    return out;
}

struct DirectiveAsk {
    Id<Directive> id;
};
BOOST_DESCRIBE_STRUCT(DirectiveAsk, (), (id))

Result<DirectiveView> get_directive(Look& look, DirectiveAsk const& ask)
{
    return directive_view(look.read, look.caller, ask.id, look.today);
}

// ---- what waits for me ---------------------------------------------------------------------------------------------

struct MyDutiesAsk {};
BOOST_DESCRIBE_STRUCT(MyDutiesAsk, (), ())

struct MyDuties {
    std::vector<Titled>        units; // I belong to
    std::vector<DirectiveItem> owed;  // by me or my units, the most urgent first
    std::vector<DirectiveItem> to_answer; // escalated, and told to me
    std::vector<DirectiveItem> to_check;
    std::vector<DirectiveItem> to_decide; // for whoever supervises: to confirm, to assign, dates, to strike off
};
BOOST_DESCRIBE_STRUCT(MyDuties, (), (units, owed, to_answer, to_check, to_decide))

template <class... Args>
std::vector<DirectiveItem> some(Look& look, std::string_view condition, Args const&... args)
{
    std::vector<DirectiveItem> out;
    Eye const                  eye{look.read, look.today};
    for (auto& row :
         look.read.rows<DirectiveRow>(std::string{directive_columns} + std::string{directive_tables} + " WHERE " +
                                          std::string{condition} + " ORDER BY d.due_key, d.id LIMIT 200",
                                      args...))
        out.push_back(item(std::move(row), eye));
    return out;
}

Result<MyDuties> get_my_duties(Look& look, MyDutiesAsk const&)
{
    MyDuties out;
    auto     me = look.caller.person();
    for (auto unit : bodies_of(look.read, me, look.today))
        out.units.push_back({unit.value, TRY(load_body(look.read, unit)).name});
    constexpr std::string_view mine   = R"sql(
        SELECT m.body_id FROM body_member m
         WHERE m.person = $1 AND m.from_day <= $2
           AND (m.until_day IS NULL OR m.until_day >= $2) AND (m.ended_on IS NULL OR m.ended_on > $2))sql";
    auto const                 inside = "(d.person = $1 OR d.unit_id IN (" + std::string{mine} +
                        ") OR EXISTS (SELECT 1 FROM directive_unit w WHERE w.directive_id = d.id AND w.unit_id IN (" +
                        std::string{mine} + ")))";
    if (me != 0)
        out.owed = some(look,
                        "d.running = 1 AND d.state IN ('assigned', 'accepted', 'in_progress', 'reported', "
                        "'under_check') AND " +
                            inside,
                        me, look.today);
    if (me != 0)
        out.to_answer = some(look, R"sql(d.running = 1 AND EXISTS (
            SELECT 1
              FROM escalation_recipient r
              JOIN escalation e ON e.id = r.escalation_id
             WHERE e.directive_id = d.id AND e.round = d.round AND r.person = $1 AND r.answered_at IS NULL))sql",
                             me);
    if (look.caller.may_in(Permission::check_directives, 0))
        out.to_check = some(look, "d.state IN ('reported', 'under_check') AND d.reported_by <> $1 AND NOT " + inside,
                            me, look.today);
    if (look.caller.may_in(Permission::manage_mandate, 0))
        out.to_decide = some(look, "d.state IN ('captured', 'confirmed', 'disputed', 'closed') OR "
                                   "(d.asked_on IS NOT NULL AND d.running = 1)");
    return out;
}

// ---- steps ---------------------------------------------------------------------------------------------------------

struct CaptureDirectiveAsk {
    Id<Body>                           issuer;
    Bilingual                          title;
    Prose<4000>                        text;
    std::optional<std::vector<Clause>> clauses;
    std::optional<SourceSpan>          source;
    std::optional<Id<AgendaItem>>      item; // under which it was laid down
};
BOOST_DESCRIBE_STRUCT(CaptureDirectiveAsk, (), (issuer, title, text, clauses, source, item))

Result<DirectiveView> capture_one_directive(Act& act, Caller const& by, CaptureDirectiveAsk const& ask)
{
    NewDirective wanted{ask.issuer, {ask.title, ask.text}, ask.clauses.value_or(std::vector<Clause>{}), ask.source};
    auto         id = TRY(capture_directive(act, by, wanted, ask.item));
    return directive_view(act.read(), by, id, act.today);
}

struct StepDirectiveAsk {
    Id<Directive>                             id;
    DirectiveEvent                            step{};
    std::optional<Prose<2000>>                reason;
    std::optional<Assignment>                 assignment; // to assign
    std::optional<std::vector<DirectiveText>> parts;      // to decompose
    std::optional<DutyReport>                 report;     // to report
    std::optional<Day>                        until;      // of a suspension: its last day
    std::optional<Line<300>>                  authority;  // by which it is cancelled
    std::optional<Day>                        on;         // the date asked for
};
BOOST_DESCRIBE_STRUCT(StepDirectiveAsk, (), (id, step, reason, assignment, parts, report, until, authority, on))

Result<void> take_step(Act& act, Caller const& by, StepDirectiveAsk const& ask)
{
    auto reason = ask.reason ? ask.reason->value : "";
    switch (ask.step) {
    case DirectiveEvent::assign:
        if (!ask.assignment) return refuse(refusal::missing_field, "/assignment", "");
        return assign_directive(act, by, ask.id, *ask.assignment, reason);
    case DirectiveEvent::decompose: {
        auto parts = decompose_directive(act, by, ask.id, ask.parts.value_or(std::vector<DirectiveText>{}), reason);
        if (!parts) return std::unexpected{std::move(parts).error()};
        return {};
    }
    case DirectiveEvent::report: return report_directive(act, by, ask.id, ask.report.value_or(DutyReport{}));
    default:
        return step_directive(act, by, ask.id, ask.step,
                              {reason, ask.until, ask.authority ? ask.authority->value : "", ask.on});
    }
}

Result<DirectiveView> step_one_directive(Act& act, Caller const& by, StepDirectiveAsk const& ask)
{
    if (!sees(by, TRY(load_directive(act.read(), ask.id, by, act.today)))) return refuse(refusal::not_found);
    CHECK(take_step(act, by, ask));
    return directive_view(act.read(), by, ask.id, act.today);
}

} // namespace

void register_directives(api::Registry& registry)
{
    using enum Permission;
    registry.read<read_mandate, list_directives>("/api/directives", {"督办台账", "List directives"});
    registry.read<signed_in, get_directive>("/api/directives/{id}", {"查看一项督办事项", "One directive"});
    registry.read<signed_in, get_my_duties>("/api/my-duties", {"我的督办事项", "What is owed by me and waits for me"});
    registry.act<manage_mandate, capture_one_directive>("/api/directives", {"登记督办事项", "Capture a directive"});
    registry.act<signed_in, step_one_directive>("/api/directives/{id}/steps",
                                                {"办理督办事项", "Take a step with a directive"});
}

} // namespace penstock
