#include "award/milestone_api.hpp"

#include "api/refusals.hpp"
#include "award/somebody.hpp"
#include "award/working_paper.hpp"

namespace penstock {

namespace {

struct MilestoneRow {
    Id<Milestone>  id;
    Named          award;
    std::string    award_title;
    Titled         programme;
    std::string    number;
    Bilingual      title;
    Day            due_on;
    bool           gate{};
    MilestoneState state{};
    std::string    currency;
    std::int64_t   tranche{}, prize{}, advanced{}, fallen_due{}, payable{};
};
BOOST_DESCRIBE_STRUCT(MilestoneRow, (),
                      (id, award, award_title, programme, number, title, due_on, gate, state, currency, tranche, prize,
                       advanced, fallen_due, payable))

constexpr std::string_view milestone_columns = R"sql(
    SELECT m.id, a.id AS award_id, a.number AS award_name, a.title AS award_title, p.id AS programme_id,
           p.title_zh AS programme_title_zh, p.title_en AS programme_title_en, m.number, m.title_zh, m.title_en,
           m.due_on, m.gate, m.state, m.currency, m.tranche, m.prize, m.advanced, m.fallen_due,
           CAST(COALESCE((SELECT sum(c.balance) FROM account c
                           WHERE c.award_id = a.id AND c.stage = 'payable' AND c.milestone_id = m.id), 0) AS BIGINT)
               AS payable)sql";
constexpr std::string_view milestone_tables  = R"sql(
      FROM milestone m
      JOIN award a ON a.id = m.award_id
      JOIN programme p ON p.id = a.programme_id)sql";

constexpr api::SortBy<MilestoneRow> milestone_orders[] = {
    {"id", "m.id", [](MilestoneRow const& row) -> api::SortKey { return row.id.value; }},
    {"due_on", "m.due_on", [](MilestoneRow const& row) -> api::SortKey { return row.due_on.iso(); }},
    {"state", "m.state", [](MilestoneRow const& row) -> api::SortKey { return std::string{name_of(row.state)}; }},
    {"award", "a.number", [](MilestoneRow const& row) -> api::SortKey { return row.award.name; }},
    {"tranche", "m.tranche", [](MilestoneRow const& row) -> api::SortKey { return row.tranche; }},
};

MilestoneItem item(MilestoneRow row, Day today)
{
    auto code = currency(row.currency);
    return {.id          = row.id,
            .award       = std::move(row.award),
            .award_title = std::move(row.award_title),
            .programme   = std::move(row.programme),
            .number      = std::move(row.number),
            .title       = std::move(row.title),
            .due_on      = row.due_on,
            .gate        = row.gate,
            .state       = row.state,
            .tranche     = {row.tranche, code},
            .prize       = {row.prize, code},
            .advanced    = {row.advanced, code},
            .fallen_due  = {row.fallen_due, code},
            .lateness    = lateness(row.state, row.due_on, today),
            .days_late   = (today.at() - row.due_on.at()).count()};
}

struct MilestonesAsk : api::ListAsk {
    std::optional<Id<Programme>>  programme;
    std::optional<Id<Award>>      award;
    std::optional<MilestoneState> state;
    std::optional<Day>            due_until;
    std::optional<bool>           gate;
};
BOOST_DESCRIBE_STRUCT(MilestonesAsk, (api::ListAsk), (programme, award, state, due_until, gate))

Result<api::List<MilestoneItem>> list_milestones(Look& look, MilestonesAsk const& ask)
{
    api::ListQuery query{milestone_columns, milestone_tables, "m.id"};
    if (auto scope = look.caller.programmes(Permission::read_portfolio)) query.where_any("a.programme_id", *scope);
    if (ask.programme) query.where("a.programme_id = ?", *ask.programme);
    if (ask.award) query.where("m.award_id = ?", *ask.award);
    if (ask.state) query.where("m.state = ?", *ask.state);
    if (ask.due_until) query.where("m.due_on <= ?", *ask.due_until);
    if (ask.gate) query.where("m.gate = ?", static_cast<std::int64_t>(*ask.gate));
    auto                     rows = TRY(query.page<MilestoneRow>(look.read, ask, milestone_orders));
    api::List<MilestoneItem> out{.next = std::move(rows.next), .total = rows.total};
    for (auto& row : rows.items) out.items.push_back(item(std::move(row), look.today));
    return out;
}

// ---- one milestone -----------------------------------------------------------------------------------------------

struct MilestoneAsk {
    Id<Milestone> id;
};
BOOST_DESCRIBE_STRUCT(MilestoneAsk, (), (id))

// A criterion beside what was measured last; `reached` is absent where nothing was, or where it does not apply.
struct CriterionView {
    Criterion                  criterion;
    std::optional<Measurement> measured;
    std::optional<bool>        reached;
};
BOOST_DESCRIBE_STRUCT(CriterionView, (), (criterion, measured, reached))

struct SubmissionView {
    std::int64_t         id{};
    std::optional<Named> by;
    Instant              at;
    MilestoneReport      report;
};
BOOST_DESCRIBE_STRUCT(SubmissionView, (), (id, by, at, report))

struct MilestoneWordView { // what was said with a step
    std::int64_t         id{};
    MilestoneEvent       step{};
    std::optional<Named> by;
    Instant              at;
    std::string          text;
    std::string          decision;
};
BOOST_DESCRIBE_STRUCT(MilestoneWordView, (), (id, step, by, at, text, decision))

struct MilestoneView : MilestoneStanding {
    std::vector<CriterionView>     criteria;
    std::vector<SubmissionView>    submissions; // the newest first
    std::vector<MilestoneWordView> said;
    std::optional<Named>           acceptor;
    Opinion                        opinion{};
    std::int64_t                   paper{}; // the version of the report being worked on; 0: none
    MilestoneReport                report;  // that report
    std::vector<api::FaultView>    faults;  // what keeps it from being handed in
    std::optional<api::May>        advance; // whether a part of its money may be paid before it is met
    std::int64_t                   caused_by{};
};
BOOST_DESCRIBE_STRUCT(MilestoneView, (MilestoneStanding),
                      (criteria, submissions, said, acceptor, opinion, paper, report, faults, advance, caused_by))

MilestoneStanding standing(Reader& reader, Caller const& caller, MilestoneRow row, MilestoneNow const& now, Day today)
{
    MilestoneStanding out;
    auto              code           = currency(row.currency);
    out.payable                      = {row.payable, code};
    out.paid                         = {row.fallen_due - row.payable, code};
    static_cast<MilestoneItem&>(out) = item(std::move(row), today);
    out.after                        = reader.rows<std::string>(R"sql(
        SELECT m.number
          FROM milestone_dependency d
          JOIN milestone m ON m.id = d.after_id
         WHERE d.milestone_id = $1
         ORDER BY m.position
    )sql",
                                                                out.id);
    out.before                       = now.before;
    out.gates                        = now.gates;
    out.may                          = may_with_authority(reader, now, caller, today);
    return out;
}

struct SubmissionRow {
    std::int64_t id{};
    std::int64_t person{};
    std::string  name;
    Instant      at;
    std::string  report;
};
BOOST_DESCRIBE_STRUCT(SubmissionRow, (), (id, person, name, at, report))

struct MilestoneWordRow {
    std::int64_t   id{};
    MilestoneEvent step{};
    std::int64_t   person{};
    std::string    name;
    Instant        at;
    std::string    text;
    std::string    decision;
};
BOOST_DESCRIBE_STRUCT(MilestoneWordRow, (), (id, step, person, name, at, text, decision))

std::string name_of_person(Reader& reader, std::int64_t id)
{
    return reader.row<std::string>("SELECT name FROM person WHERE id = $1", id).value_or("");
}

MilestoneReport milestone_report_in(std::string_view text)
{
    auto value = json::from_text<MilestoneReport>(text);
    expects(value.has_value());
    return *std::move(value);
}

Result<MilestoneView> milestone_view(Reader& reader, Caller const& caller, Id<Milestone> id, Day today)
{
    auto now = TRY(load_milestone(reader, id, caller, today));
    if (!may_see(caller, now.programme, now.award)) return refuse(refusal::not_found);
    auto row = reader.one<MilestoneRow>(
        std::string{milestone_columns} + std::string{milestone_tables} + " WHERE m.id = $1", id);
    MilestoneView out;
    static_cast<MilestoneStanding&>(out) = standing(reader, caller, std::move(row), now, today);
    out.opinion                          = now.opinion;
    out.caused_by                        = id.value;
    if (now.acceptor) out.acceptor = Named{now.acceptor, name_of_person(reader, now.acceptor)};
    for (auto& each : reader.rows<SubmissionRow>(R"sql(
             SELECT s.id, s.person, COALESCE(p.name, '') AS name, s.at, s.report
               FROM milestone_submission s
               LEFT JOIN person p ON p.id = s.person
              WHERE s.milestone_id = $1
              ORDER BY s.id DESC
         )sql",
                                                 id))
        out.submissions.push_back(
            {each.id, somebody(each.person, std::move(each.name)), each.at, milestone_report_in(each.report)});
    for (auto& each : reader.rows<MilestoneWordRow>(R"sql(
             SELECT w.id, w.step, w.person, COALESCE(p.name, '') AS name, w.at, w.text, w.decision
               FROM milestone_word w
               LEFT JOIN person p ON p.id = w.person
              WHERE w.milestone_id = $1
              ORDER BY w.id
         )sql",
                                                    id))
        out.said.push_back({each.id, each.step, somebody(each.person, std::move(each.name)), each.at,
                            std::move(each.text), std::move(each.decision)});
    auto criteria = criteria_of(reader, id);
    for (std::size_t i = 0; i < criteria.size(); ++i) {
        CriterionView one{criteria[i], {}, {}};
        if (!out.submissions.empty() && i < out.submissions.front().report.measurements.size()) {
            one.measured = out.submissions.front().report.measurements[i];
            if (one.measured->value) one.reached = reached(criteria[i], *one.measured->value);
        }
        out.criteria.push_back(std::move(one));
    }
    if (caller.may_on(Permission::report_on_awards, now.programme.value, now.award.value)) {
        if (auto paper = working_paper(reader, milestone_paper, id.value)) {
            out.paper  = paper->version;
            out.report = milestone_report_in(paper->content);
        }
        out.faults = shown(faults_of(out.report, criteria));
    }
    if (auto left = now.tranche - now.advanced; left > 0 && !passed(now.state)) {
        auto fine = plan_advance(now, left, caller);
        // As far as any authority is left: a part may be within it where the whole is not.
        out.advance =
            fine ? with_authority(reader, caller, api::allowed("advance"), demand_of_advance(now, 1), today)
                 : api::not_allowed("advance", fine.error().why,
                                    fine.error().why == refusal::not_your_role ? remedy_for(Permission::decide_awards)
                                                                               : Words{"", ""});
    }
    return out;
}

Result<MilestoneView> get_milestone(Look& look, MilestoneAsk const& ask)
{
    return milestone_view(look.read, look.caller, ask.id, look.today);
}

// Who may not see the milestone does not learn that there is one.
Result<void> seen_milestone(Act& act, Caller const& by, Id<Milestone> id)
{
    auto now = TRY(load_milestone(act.read(), id, by, act.today));
    if (!may_see(by, now.programme, now.award)) return refuse(refusal::not_found);
    return {};
}

Result<StepView> step_view(Act& act, Caller const& by, Id<Milestone> id)
{
    auto now = TRY(load_milestone(act.read(), id, by, act.today));
    return StepView{id.value, std::string{name_of(now.state)}, may_with_authority(act.read(), now, by, act.today)};
}

// ---- the team ----------------------------------------------------------------------------------------------------

struct SaveReportAsk {
    Id<Milestone>   id;
    std::int64_t    seen{}; // the version that was being worked on
    MilestoneReport report;
};
BOOST_DESCRIBE_STRUCT(SaveReportAsk, (), (id, seen, report))

Result<PaperView> save_milestone_report(Act& act, Caller const& by, SaveReportAsk const& ask)
{
    auto now = TRY(load_milestone(act.read(), ask.id, by, act.today));
    if (!may_see(by, now.programme, now.award)) return refuse(refusal::not_found);
    CHECK(by.check_on(Permission::report_on_awards, now.programme.value, now.award.value));
    if (now.state != MilestoneState::active && now.state != MilestoneState::planned)
        return refuse(refusal::step_not_allowed, std::string{name_of(now.state)});
    auto saved = TRY(save_working_paper(act, milestone_paper, ask.id.value, ask.seen, json::canonical(ask.report)));
    return PaperView{ask.id.value, saved.version, saved.at,
                     shown(faults_of(ask.report, criteria_of(act.read(), ask.id)))};
}

struct SubmitMilestoneAsk {
    Id<Milestone>   id;
    MilestoneReport report;
};
BOOST_DESCRIBE_STRUCT(SubmitMilestoneAsk, (), (id, report))

Result<StepView> submit_one_milestone(Act& act, Caller const& by, SubmitMilestoneAsk const& ask)
{
    CHECK(seen_milestone(act, by, ask.id));
    CHECK(submit_milestone(act, by, ask.id, ask.report));
    return step_view(act, by, ask.id);
}

// ---- those who decide --------------------------------------------------------------------------------------------

BOOST_DEFINE_ENUM_CLASS(VerdictStep, activate, accept, accept_with_conditions, send_back, miss)

struct MilestoneVerdictAsk {
    Id<Milestone>              id;
    VerdictStep                verdict{};
    std::optional<Prose<5000>> text; // the conditions, what is missing, or the reason
};
BOOST_DESCRIBE_STRUCT(MilestoneVerdictAsk, (), (id, verdict, text))

Result<StepView> decide_milestone(Act& act, Caller const& by, MilestoneVerdictAsk const& ask)
{
    CHECK(seen_milestone(act, by, ask.id));
    auto event = *named<MilestoneEvent>(name_of(ask.verdict));
    CHECK(step_milestone(act, by, ask.id, event, {.text = ask.text ? ask.text->value : ""}));
    return step_view(act, by, ask.id);
}

BOOST_DEFINE_ENUM_CLASS(VerifierOpinion, supports, doubts)

struct VerifyMilestoneAsk {
    Id<Milestone>   id;
    VerifierOpinion opinion{};
    Prose<5000>     text;
};
BOOST_DESCRIBE_STRUCT(VerifyMilestoneAsk, (), (id, opinion, text))

Result<StepView> verify_milestone(Act& act, Caller const& by, VerifyMilestoneAsk const& ask)
{
    CHECK(seen_milestone(act, by, ask.id));
    CHECK(step_milestone(act, by, ask.id, MilestoneEvent::verify,
                       {.text = ask.text.value, .opinion = *named<Opinion>(name_of(ask.opinion))}));
    return step_view(act, by, ask.id);
}

struct WaiveMilestoneAsk {
    Id<Milestone> id;
    Line<300>     decision;
    Prose<5000>   text; // the reason
};
BOOST_DESCRIBE_STRUCT(WaiveMilestoneAsk, (), (id, decision, text))

Result<StepView> waive_milestone(Act& act, Caller const& by, WaiveMilestoneAsk const& ask)
{
    CHECK(seen_milestone(act, by, ask.id));
    CHECK(step_milestone(act, by, ask.id, MilestoneEvent::waive,
                       {.text = ask.text.value, .decision = ask.decision.value}));
    return step_view(act, by, ask.id);
}

struct AdvanceMilestoneAsk {
    Id<Milestone> id;
    std::int64_t  minor{};
    Prose<2000>   reason;
};
BOOST_DESCRIBE_STRUCT(AdvanceMilestoneAsk, (), (id, minor, reason))

Result<StepView> advance_milestone(Act& act, Caller const& by, AdvanceMilestoneAsk const& ask)
{
    CHECK(seen_milestone(act, by, ask.id));
    CHECK(advance_milestone_money(act, by, ask.id, ask.minor, ask.reason.value));
    return step_view(act, by, ask.id);
}

} // namespace

std::vector<api::FaultView> shown(std::vector<Fault> const& faults)
{
    std::vector<api::FaultView> out;
    for (auto const& each : faults)
        out.push_back({each.pointer, std::string{name_of(each.why)}, words(each.why), each.detail});
    return out;
}

bool may_see(Caller const& caller, Id<Programme> programme, Id<Award> award)
{
    return caller.may_in(Permission::read_portfolio, programme.value) ||
           caller.may_on(Permission::report_on_awards, programme.value, award.value);
}

std::vector<MilestoneStanding> milestones_of(Reader& reader, Caller const& caller, Id<Award> award, Day today)
{
    std::vector<MilestoneStanding> out;
    for (auto& row : reader.rows<MilestoneRow>(std::string{milestone_columns} + std::string{milestone_tables} +
                                                   " WHERE m.award_id = $1 ORDER BY m.position, m.id",
                                               award)) {
        auto now = load_milestone(reader, row.id, caller, today);
        expects(now.has_value());
        out.push_back(standing(reader, caller, std::move(row), *now, today));
    }
    return out;
}

void register_milestones(api::Registry& registry)
{
    using enum Permission;
    registry.read<read_portfolio, list_milestones>("/api/milestones", {"列出里程碑", "List milestones"},
                                                   api::Speed::slow);
    registry.read<signed_in, get_milestone>("/api/milestones/{id}", {"查看一个里程碑", "One milestone"});
    registry.upkeep<report_on_awards, save_milestone_report>("/api/milestones/{id}/report",
                                                             {"保存里程碑报告草稿", "Save the report being written"});
    registry.act<report_on_awards, submit_one_milestone>("/api/milestones/{id}/submission",
                                                         {"提交里程碑", "Hand in a milestone"});
    registry.act<verify_milestones, verify_milestone>("/api/milestones/{id}/verification",
                                                      {"独立核验里程碑", "Verify a milestone"});
    registry.act<decide_awards, decide_milestone>("/api/milestones/{id}/verdict",
                                                  {"评定里程碑", "Decide on a milestone"});
    registry.act<waive_milestones, waive_milestone>("/api/milestones/{id}/waiver",
                                                    {"依据决定豁免里程碑", "Waive a milestone by a decision"});
    registry.act<decide_awards, advance_milestone>("/api/milestones/{id}/advance",
                                                   {"提前拨付里程碑款", "Pay money of a milestone early"});
}

} // namespace penstock
