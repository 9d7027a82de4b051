// Endpoints for pilots: what is tried, where and until when, on which decision, and what the evaluation says.
#include "practice/practice_api.hpp"

namespace penstock {

std::optional<PilotEvaluation> evaluation_of(Reader& reader, Id<Pilot> pilot)
{
    auto text = reader.row<std::string>("SELECT evaluation FROM pilot WHERE id = $1 AND verdict IS NOT NULL", pilot);
    if (!text) return std::nullopt;
    auto out = json::from_text<PilotEvaluation>(*text);
    expects(out.has_value());
    return *std::move(out);
}

std::optional<Titled> decision_named(Reader& reader, std::int64_t item, Caller const& by, Day today)
{
    if (item == 0 || !load_item_seen(reader, {item}, by, today)) return std::nullopt;
    return reader.row<Titled>("SELECT id, title_zh, title_en FROM agenda_item WHERE id = $1", item);
}

std::optional<Titled> body_named(Reader& reader, std::optional<Id<Body>> body)
{
    if (!body) return std::nullopt;
    return reader.row<Titled>("SELECT id, name_zh AS title_zh, name_en AS title_en FROM body WHERE id = $1", *body);
}

namespace {

struct PilotItem {
    Id<Pilot>                   id;
    Bilingual                   title;
    Titled                      unit; // that pilots
    PilotState                  state{};
    Day                         starts_on;
    Day                         ends_on;
    std::optional<Day>          started_on;
    std::optional<Day>          ended_on;
    std::optional<PilotVerdict> verdict;
};
BOOST_DESCRIBE_STRUCT(PilotItem, (), (id, title, unit, state, starts_on, ends_on, started_on, ended_on, verdict))

constexpr std::string_view pilot_columns = R"sql(
    SELECT p.id, p.title_zh, p.title_en, p.body_id AS unit_id, b.name_zh AS unit_title_zh, b.name_en AS unit_title_en,
           p.state, p.starts_on, p.ends_on, p.started_on, p.ended_on, p.verdict)sql";
constexpr std::string_view pilot_tables = "FROM pilot p JOIN body b ON b.id = p.body_id";

constexpr api::SortBy<PilotItem> pilot_orders[] = {
    {"id", "p.id", [](PilotItem const& pilot) -> api::SortKey { return pilot.id.value; }},
    {"state", "p.state", [](PilotItem const& pilot) -> api::SortKey { return std::string{name_of(pilot.state)}; }},
    {"ends_on", "p.ends_on", [](PilotItem const& pilot) -> api::SortKey { return pilot.ends_on.iso(); }},
};

struct PilotsAsk : api::ListAsk {
    std::optional<Line<200, 0>> text; // of the title, the scope and the hypothesis
    std::optional<PilotState>   state;
    std::optional<PilotVerdict> verdict;
    std::optional<Id<Body>>     unit;
    std::optional<Id<Practice>> practice; // that tried it, or from which it comes
    std::optional<bool>         overdue;  // true: runs though its last day has passed
};
BOOST_DESCRIBE_STRUCT(PilotsAsk, (api::ListAsk), (text, state, verdict, unit, practice, overdue))

Result<api::List<PilotItem>> list_pilots(Look& look, PilotsAsk const& ask)
{
    api::ListQuery query{pilot_columns, pilot_tables, "p.id"};
    if (ask.text) query.where_one_holds(ask.text->value, {"p.title_zh", "p.title_en", "p.scope", "p.hypothesis"});
    if (ask.state) query.where("p.state = ?", *ask.state);
    if (ask.verdict) query.where("p.verdict = ?", *ask.verdict);
    if (ask.unit) query.where("p.body_id = ?", *ask.unit);
    if (ask.practice)
        query.where("p.practice_id = ? OR p.id IN (SELECT r.pilot_id FROM practice r WHERE r.id = ?)", *ask.practice,
                    *ask.practice);
    if (ask.overdue && *ask.overdue) query.where("p.state = 'running' AND p.ends_on < ?", look.today);
    if (ask.overdue && !*ask.overdue) query.where("p.state <> 'running' OR p.ends_on >= ?", look.today);
    return query.page<PilotItem>(look.read, ask, pilot_orders);
}

struct MeasureOfPilot {
    std::string           name;
    std::string           expected;
    std::optional<Titled> indicator;
};
BOOST_DESCRIBE_STRUCT(MeasureOfPilot, (), (name, expected, indicator))

struct PracticeNamed {
    Id<Practice>  id;
    Bilingual     title;
    PracticeState state{};
};
BOOST_DESCRIBE_STRUCT(PracticeNamed, (), (id, title, state))

struct PilotView : PilotItem {
    std::string                    scope;
    std::string                    bounds;
    std::string                    hypothesis;
    Day                            first_ends_on; // as it was proposed
    bool                           overdue{};
    std::vector<MeasureOfPilot>    measures;
    std::optional<Titled>          decision; // that authorised it
    std::string                    reason;   // why it was extended, stopped or withdrawn
    std::optional<PilotEvaluation> evaluation;
    std::optional<Named>           evaluated_by;
    std::optional<Instant>         evaluated_at;
    std::optional<Titled>          tries;     // a practice
    std::vector<PracticeNamed>     practices; // that come from it
    std::int64_t                   caused_by{};
    bool                           may_document{};
    std::vector<api::May>          may;
};
BOOST_DESCRIBE_STRUCT(PilotView, (PilotItem),
                      (scope, bounds, hypothesis, first_ends_on, overdue, measures, decision, reason, evaluation,
                       evaluated_by, evaluated_at, tries, practices, caused_by, may_document, may))

struct PilotRest {
    std::string            scope;
    std::string            bounds;
    std::string            hypothesis;
    Day                    first_ends_on;
    std::string            measures;
    std::int64_t           item{};
    std::string            reason;
    std::int64_t           practice{};
    std::int64_t           evaluator_id{};
    std::string            evaluator_name;
    std::optional<Instant> evaluated_at;
};
BOOST_DESCRIBE_STRUCT(PilotRest, (),
                      (scope, bounds, hypothesis, first_ends_on, measures, item, reason, practice, evaluator_id,
                       evaluator_name, evaluated_at))

Result<PilotView> pilot_view(Reader& reader, Caller const& caller, Id<Pilot> id, Day today)
{
    auto now  = TRY(load_pilot(reader, id, caller, today));
    auto rest = reader.one<PilotRest>(R"sql(
        SELECT p.scope, p.bounds, p.hypothesis, p.first_ends_on, p.measures, p.item_id AS item, p.reason,
               p.practice_id AS practice, p.evaluated_by AS evaluator_id, COALESCE(n.name, '') AS evaluator_name,
               p.evaluated_at
          FROM pilot p
          LEFT JOIN person n ON n.id = p.evaluated_by
         WHERE p.id = $1
    )sql",
                                      id);
    PilotView out;
    static_cast<PilotItem&>(out) = reader.one<PilotItem>(
        std::string{pilot_columns} + " " + std::string{pilot_tables} + " WHERE p.id = $1", id);
    out.scope         = std::move(rest.scope);
    out.bounds        = std::move(rest.bounds);
    out.hypothesis    = std::move(rest.hypothesis);
    out.first_ends_on = rest.first_ends_on;
    out.overdue       = now.state == PilotState::running && now.ends_on < today;
    auto measures     = json::from_text<std::vector<PilotMeasure>>(rest.measures);
    expects(measures.has_value());
    for (auto& each : *measures) {
        MeasureOfPilot shown{std::move(each.name.value), std::move(each.expected.value), {}};
        if (each.indicator)
            shown.indicator = reader.row<Titled>(
                "SELECT id, name_zh AS title_zh, name_en AS title_en FROM indicator WHERE id = $1", *each.indicator);
        out.measures.push_back(std::move(shown));
    }
    out.decision     = decision_named(reader, rest.item, caller, today);
    out.reason       = std::move(rest.reason);
    out.evaluation   = evaluation_of(reader, id);
    out.evaluated_at = rest.evaluated_at;
    if (rest.evaluator_id != 0) out.evaluated_by = Named{rest.evaluator_id, std::move(rest.evaluator_name)};
    if (rest.practice != 0)
        out.tries = reader.row<Titled>("SELECT id, title_zh, title_en FROM practice WHERE id = $1", rest.practice);
    out.practices = reader.rows<PracticeNamed>(
        "SELECT id, title_zh, title_en, state FROM practice WHERE pilot_id = $1 ORDER BY id LIMIT 20", id);
    out.caused_by    = id.value;
    out.may_document = now.state == PilotState::evaluated && caller.may_in(Permission::manage_mandate, 0);
    out.may          = may(now, caller);
    return out;
}

struct PilotAsk {
    Id<Pilot> id;
};
BOOST_DESCRIBE_STRUCT(PilotAsk, (), (id))

Result<PilotView> get_pilot(Look& look, PilotAsk const& ask)
{
    return pilot_view(look.read, look.caller, ask.id, look.today);
}

struct ProposePilotAsk {
    Id<Body>                    unit;
    Bilingual                   title;
    Prose<5000>                 scope;
    Prose<5000>                 bounds;
    Prose<5000>                 hypothesis;
    Day                         starts_on;
    Day                         ends_on;
    std::vector<PilotMeasure>   measures;
    std::optional<Id<Practice>> practice; // it tries
};
BOOST_DESCRIBE_STRUCT(ProposePilotAsk, (),
                      (unit, title, scope, bounds, hypothesis, starts_on, ends_on, measures, practice))

Result<PilotView> propose_one_pilot(Act& act, Caller const& by, ProposePilotAsk const& ask)
{
    PilotText text{ask.title, ask.scope, ask.bounds, ask.hypothesis, ask.starts_on, ask.ends_on, ask.measures};
    auto      id = TRY(propose_pilot(act, by, {ask.unit, std::move(text), ask.practice}));
    return pilot_view(act.read(), by, id, act.today);
}

struct StepPilotAsk {
    Id<Pilot>                     id;
    PilotEvent                    step{};
    std::optional<Id<AgendaItem>> item; // the decision to start
    std::optional<Day>            until;      // the new last day
    std::optional<Prose<2000>>    reason;
};
BOOST_DESCRIBE_STRUCT(StepPilotAsk, (), (id, step, item, until, reason))

Result<PilotView> step_pilot(Act& act, Caller const& by, StepPilotAsk const& ask)
{
    CHECK(move_pilot(act, by, ask.id, ask.step, ask.item, ask.until, ask.reason ? ask.reason->value : ""));
    return pilot_view(act.read(), by, ask.id, act.today);
}

struct EvaluatePilotAsk {
    Id<Pilot>                  id;
    PilotVerdict               verdict{};
    Prose<10000>               comparison;
    std::optional<Prose<10000>> findings;
    std::optional<Prose<5000>> conditions; // under which it works
    std::vector<Line<1000>>    evidence;   // addresses and numbers of papers
    Line<300>                  evaluator;  // the unit that evaluated

    std::optional<std::vector<EvidenceFile>> files; // uploaded; beside the addresses, or instead of them
};
BOOST_DESCRIBE_STRUCT(EvaluatePilotAsk, (), (id, verdict, comparison, findings, conditions, evidence, evaluator, files))

Result<PilotView> evaluate_one_pilot(Act& act, Caller const& by, EvaluatePilotAsk const& ask)
{
    CHECK(evaluate_pilot(act, by, ask.id,
                         {ask.verdict, ask.comparison, ask.findings.value_or(Prose<10000>{}),
                          ask.conditions.value_or(Prose<5000>{}), ask.evidence, ask.evaluator, ask.files}));
    return pilot_view(act.read(), by, ask.id, act.today);
}

} // namespace

void register_pilots(api::Registry& registry)
{
    using enum Permission;
    registry.read<read_mandate, list_pilots>("/api/pilots", {"列出试点", "List pilots"});
    registry.read<read_mandate, get_pilot>("/api/pilots/{id}", {"查看一个试点", "One pilot"});
    registry.act<manage_mandate, propose_one_pilot>("/api/pilots", {"提出试点", "Propose a pilot"});
    registry.act<manage_mandate, step_pilot>("/api/pilots/{id}/steps", {"推进试点", "Move a pilot one step on"});
    registry.act<check_directives, evaluate_one_pilot>("/api/pilots/{id}/evaluation",
                                                       {"评估试点", "Evaluate a pilot"});
}

} // namespace penstock
