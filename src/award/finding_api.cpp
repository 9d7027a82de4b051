#include "award/finding_api.hpp"

#include "api/in_both.hpp"
#include "award/finding_look.hpp"
#include "award/somebody.hpp"

namespace penstock {

namespace {

struct FindingItem {
    Id<Finding>     id;
    FindingRule     rule{};
    Bilingual       question;
    FindingSeverity severity{};
    bool            blocks{};
    FindingState    state{};
    Named           award;
    Titled          programme;
    Instant         at;
};
BOOST_DESCRIBE_STRUCT(FindingItem, (), (id, rule, question, severity, blocks, state, award, programme, at))

struct FindingRow {
    Id<Finding>     id;
    FindingRule     rule{};
    FindingSeverity severity{};
    bool            blocks{};
    FindingState    state{};
    std::int64_t    award_id{};
    std::string     award_number;
    Titled          programme;
    Instant         at;
};
BOOST_DESCRIBE_STRUCT(FindingRow, (), (id, rule, severity, blocks, state, award_id, award_number, programme, at))

constexpr std::string_view finding_columns = R"sql(
    SELECT f.id, f.rule, f.severity, f.blocks, f.state, f.award_id, a.number AS award_number, p.id AS programme_id,
           p.title_zh AS programme_title_zh, p.title_en AS programme_title_en, f.at)sql";
constexpr std::string_view finding_tables  = R"sql(
      FROM finding f
      JOIN award a ON a.id = f.award_id
      JOIN programme p ON p.id = a.programme_id)sql";

constexpr api::SortBy<FindingRow> finding_orders[] = {
    {"id", "f.id", [](FindingRow const& row) -> api::SortKey { return row.id.value; }},
    {"rule", "f.rule", [](FindingRow const& row) -> api::SortKey { return std::string{name_of(row.rule)}; }},
    {"state", "f.state", [](FindingRow const& row) -> api::SortKey { return std::string{name_of(row.state)}; }},
    {"severity", "CASE f.severity WHEN 'low' THEN 0 WHEN 'medium' THEN 1 ELSE 2 END",
     [](FindingRow const& row) -> api::SortKey { return static_cast<std::int64_t>(row.severity); }},
    {"award", "a.number", [](FindingRow const& row) -> api::SortKey { return row.award_number; }},
};

FindingItem item(FindingRow row)
{
    return {row.id,     row.rule,  api::in_both(terms_of(row.rule).question),   row.severity,
            row.blocks, row.state, {row.award_id, std::move(row.award_number)}, std::move(row.programme),
            row.at};
}

struct FindingsAsk : api::ListAsk {
    std::optional<Id<Award>>       award;
    std::optional<Id<Programme>>   programme;
    std::optional<Id<Import>>      import; // of the awards of this import
    std::optional<FindingRule>     rule;
    std::optional<FindingState>    state;
    std::optional<FindingSeverity> severity;
    std::optional<bool>            blocks;
};
BOOST_DESCRIBE_STRUCT(FindingsAsk, (api::ListAsk), (award, programme, import, rule, state, severity, blocks))

Result<api::List<FindingItem>> list_findings(Look& look, FindingsAsk const& ask)
{
    api::ListQuery query{finding_columns, finding_tables, "f.id"};
    if (auto scope = look.caller.programmes(Permission::read_portfolio)) query.where_any("a.programme_id", *scope);
    if (ask.award) query.where("f.award_id = ?", *ask.award);
    if (ask.programme) query.where("a.programme_id = ?", *ask.programme);
    if (ask.import) query.where("a.import_id = ?", *ask.import);
    if (ask.rule) query.where("f.rule = ?", *ask.rule);
    if (ask.state) query.where("f.state = ?", *ask.state);
    if (ask.severity) query.where("f.severity = ?", *ask.severity);
    if (ask.blocks) query.where("f.blocks = ?", *ask.blocks);
    auto                   rows = TRY(query.page<FindingRow>(look.read, ask, finding_orders));
    api::List<FindingItem> out{.next = std::move(rows.next), .total = rows.total};
    for (auto& row : rows.items) out.items.push_back(item(std::move(row)));
    return out;
}

struct FindingAsk {
    Id<Finding> id;
};
BOOST_DESCRIBE_STRUCT(FindingAsk, (), (id))

// What somebody said of a finding: the first of two persons, or the one who settled it.
struct FindingAnswer {
    FindingEvent         step{};
    std::string          reason;
    std::optional<Named> by; // absent: the system itself
    Instant              at;
};
BOOST_DESCRIBE_STRUCT(FindingAnswer, (), (step, reason, by, at))

struct FindingView : FindingItem {
    std::vector<Figure>          evidence;
    bool                         two_persons{}; // settled only when two say the same
    std::optional<FindingAnswer> proposal;
    std::optional<FindingAnswer> answer;
    std::int64_t                 caused_by{}; // the fact that raised it
    std::vector<api::May>        may;
};
BOOST_DESCRIBE_STRUCT(FindingView, (FindingItem), (evidence, two_persons, proposal, answer, caused_by, may))

struct FindingRest {
    std::string            evidence;
    std::string            proposed;
    std::string            proposed_reason;
    std::int64_t           proposed_by{};
    std::string            proposed_name;
    std::optional<Instant> proposed_at;
    std::string            reason;
    std::int64_t           settled_by{};
    std::string            settled_name;
    std::optional<Instant> settled_at;
};
BOOST_DESCRIBE_STRUCT(FindingRest, (),
                      (evidence, proposed, proposed_reason, proposed_by, proposed_name, proposed_at, reason, settled_by,
                       settled_name, settled_at))

struct WholeFindingRow : FindingRow, FindingRest {};
BOOST_DESCRIBE_STRUCT(WholeFindingRow, (FindingRow, FindingRest), ())

Result<FindingView> finding_view(Reader& reader, Caller const& caller, Id<Finding> id)
{
    static std::string const whole = std::string{finding_columns} + R"sql(,
           f.evidence, f.proposed, f.proposed_reason, f.proposed_by, COALESCE(q.name, '') AS proposed_name,
           f.proposed_at, f.reason, f.settled_by, COALESCE(s.name, '') AS settled_name, f.settled_at)sql" +
                                     std::string{finding_tables} + R"sql(
      LEFT JOIN person q ON q.id = f.proposed_by
      LEFT JOIN person s ON s.id = f.settled_by
     WHERE f.id = $1)sql";
    auto row = reader.row<WholeFindingRow>(whole, id);
    if (!row || !caller.may_in(Permission::read_portfolio, row->programme.id)) return refuse(refusal::not_found);
    FindingRest& rest = *row;
    FindingView  out;
    static_cast<FindingItem&>(out) = item(std::move(static_cast<FindingRow&>(*row)));

    auto evidence = json::from_text<std::vector<Figure>>(rest.evidence);
    expects(evidence.has_value());
    out.evidence    = *std::move(evidence);
    out.two_persons = out.severity == FindingSeverity::high;
    if (auto step = named<FindingEvent>(rest.proposed))
        out.proposal = FindingAnswer{*step, std::move(rest.proposed_reason),
                                     somebody(rest.proposed_by, std::move(rest.proposed_name)), *rest.proposed_at};
    for (auto const& step : finding_life)
        if (step.to == out.state)
            out.answer = FindingAnswer{step.on, std::move(rest.reason),
                                       somebody(rest.settled_by, std::move(rest.settled_name)), *rest.settled_at};
    out.caused_by = id.value;
    out.may       = may(TRY(load_finding(reader, id)), caller);
    return out;
}

Result<FindingView> get_finding(Look& look, FindingAsk const& ask)
{
    return finding_view(look.read, look.caller, ask.id);
}

struct StepFindingAsk {
    Id<Finding>  id;
    FindingEvent step{};
    Prose<2000>  reason;
};
BOOST_DESCRIBE_STRUCT(StepFindingAsk, (), (id, step, reason))

Result<FindingView> step_finding(Act& act, Caller const& by, StepFindingAsk const& ask)
{
    auto finding = TRY(load_finding(act.read(), ask.id));
    if (!by.may_in(Permission::read_portfolio, finding.programme.value)) return refuse(refusal::not_found);
    auto state = TRY(plan_step(finding, ask.step, ask.reason.value, by));

    FindingSettled settled{ask.id, ask.reason.value};
    switch (state) {
    case FindingState::open:      act.record(FindingAnswerProposed{ask.id, ask.step, ask.reason.value}); break;
    case FindingState::explained: act.record(FindingExplained{settled}); break;
    case FindingState::corrected: act.record(FindingCorrected{settled}); break;
    case FindingState::confirmed: act.record(FindingConfirmed{settled}); break;
    case FindingState::referred:  act.record(FindingReferred{settled}); break;
    }
    return finding_view(act.read(), by, ask.id);
}

struct LookAsk {};
BOOST_DESCRIBE_STRUCT(LookAsk, (), ())

Result<LookedFor> look_at_money(Act& act, Caller const& by, LookAsk const&)
{
    CHECK(by.check_in(Permission::settle_findings, 0));
    return look_for_findings(act);
}

} // namespace

void register_findings(api::Registry& registry)
{
    registry.read<Permission::read_portfolio, list_findings>("/api/findings", {"列出问题", "List findings"});
    registry.read<Permission::read_portfolio, get_finding>("/api/findings/{id}", {"查看一个问题", "One finding"});
    registry.act<Permission::settle_findings, step_finding>("/api/findings/{id}/steps",
                                                            {"办理一个问题", "Settle a finding"});
    registry.act<Permission::settle_findings, look_at_money>("/api/findings/look",
                                                             {"按规则查看资金", "Let the rules look at money"});
}

} // namespace penstock
