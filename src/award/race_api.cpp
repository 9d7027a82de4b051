// Races as they are asked for: the board of a race, its stages, what was measured, and its line.
#include "api/refusals.hpp"
#include "award/amendment_api.hpp"
#include "award/award_api.hpp"
#include "award/race_facts.hpp"
#include "award/refusals.hpp"
#include "award/stored_text.hpp"

namespace penstock {

namespace {

struct RaceItem {
    Id<Race>     id;
    Bilingual    title;
    Titled       programme;
    RaceState    state{};
    std::int64_t teams{};
    std::int64_t running{};
    std::int64_t stage{}; // the newest; 0: none yet
};
BOOST_DESCRIBE_STRUCT(RaceItem, (), (id, title, programme, state, teams, running, stage))

constexpr std::string_view race_columns = R"sql(
    SELECT r.id, r.title_zh, r.title_en, p.id AS programme_id, p.title_zh AS programme_title_zh,
           p.title_en AS programme_title_en, r.state,
           (SELECT count(*) FROM race_team t WHERE t.race_id = r.id) AS teams,
           (SELECT count(*) FROM race_team t WHERE t.race_id = r.id AND t.state = 'running') AS running,
           COALESCE((SELECT max(position) FROM race_stage s WHERE s.race_id = r.id), 0) AS stage)sql";
constexpr std::string_view race_tables  = R"sql(
      FROM race r
      JOIN programme p ON p.id = r.programme_id)sql";

constexpr api::SortBy<RaceItem> race_orders[] = {
    {"id", "r.id", [](RaceItem const& row) -> api::SortKey { return row.id.value; }},
    {"state", "r.state", [](RaceItem const& row) -> api::SortKey { return std::string{name_of(row.state)}; }},
};

struct RacesAsk : api::ListAsk {
    std::optional<Id<Programme>> programme;
    std::optional<RaceState>     state;
};
BOOST_DESCRIBE_STRUCT(RacesAsk, (api::ListAsk), (programme, state))

Result<api::List<RaceItem>> list_races(Look& look, RacesAsk const& ask)
{
    api::ListQuery query{race_columns, race_tables, "r.id"};
    if (auto scope = look.caller.programmes(Permission::read_portfolio)) query.where_any("r.programme_id", *scope);
    if (ask.programme) query.where("r.programme_id = ?", *ask.programme);
    if (ask.state) query.where("r.state = ?", *ask.state);
    return query.page<RaceItem>(look.read, ask, race_orders);
}

struct TeamView {
    Named                      award;
    std::string                title;
    std::string                lead;
    Named                      organisation;
    TeamState                  state{};
    std::optional<Named>       into;
    std::string                reason;
    Money                      committed; // and not due
    bool                       measured{};
    std::optional<bool>        reached; // once scores are seen
    std::vector<Measurement>   scores;  // likewise
    std::string                note;
    std::optional<TeamVerdict> verdict; // absent: not decided in this stage
};
BOOST_DESCRIBE_STRUCT(TeamView, (),
                      (award, title, lead, organisation, state, into, reason, committed, measured, reached, scores,
                       note, verdict))

struct StageView {
    std::int64_t           position{};
    StageState             state{};
    std::string            protocol;
    std::vector<Criterion> criteria;
    Digest                 digest;
    Day                    starts_on;
    Money                  next_plan;
    bool                   last{};
    std::int64_t           caused_by{};
};
BOOST_DESCRIBE_STRUCT(StageView, (),
                      (position, state, protocol, criteria, digest, starts_on, next_plan, last, caused_by))

// What a team reached in a stage that is decided, and what was decided on it.
struct StageResult {
    Named                      award;
    bool                       reached{};
    std::vector<Measurement>   scores;
    std::string                note;
    std::optional<TeamVerdict> verdict;
};
BOOST_DESCRIBE_STRUCT(StageResult, (), (award, reached, scores, note, verdict))

struct EarlierStage : StageView {
    std::vector<StageResult> results;
};
BOOST_DESCRIBE_STRUCT(EarlierStage, (StageView), (results))

struct RaceView : RaceItem {
    Currency                  currency;
    std::optional<StageView>  now;     // the newest stage
    std::vector<TeamView>     sides;   // the teams, side by side
    std::vector<EarlierStage> earlier; // the newest first
    std::int64_t              caused_by{};
    std::vector<api::May>     may;
};
BOOST_DESCRIBE_STRUCT(RaceView, (RaceItem), (currency, now, sides, earlier, caused_by, may))

struct ShownStageRow {
    std::int64_t id{};
    std::int64_t position{};
    StageState   state{};
    std::string  protocol;
    std::string  criteria;
    Digest       digest;
    Day          starts_on;
    std::int64_t next_plan{};
    bool         last{};
};
BOOST_DESCRIBE_STRUCT(ShownStageRow, (), (id, position, state, protocol, criteria, digest, starts_on, next_plan, last))

struct ShownTeamRow {
    std::int64_t               award_id{};
    std::string                number;
    std::string                title;
    std::string                lead;
    std::int64_t               organisation_id{};
    std::string                organisation_name;
    TeamState                  state{};
    std::int64_t               into_id{};
    std::string                into_number;
    std::string                reason;
    std::int64_t               committed{};
    std::optional<std::string> scores;
    std::optional<std::string> note;
    std::optional<TeamVerdict> verdict;
};
BOOST_DESCRIBE_STRUCT(ShownTeamRow, (),
                      (award_id, number, title, lead, organisation_id, organisation_name, state, into_id, into_number,
                       reason, committed, scores, note, verdict))

struct StageResultRow {
    Named                      award;
    std::string                scores;
    std::string                note;
    std::optional<TeamVerdict> verdict;
};
BOOST_DESCRIBE_STRUCT(StageResultRow, (), (award, scores, note, verdict))

std::vector<StageResult> results_of(Reader& reader, std::int64_t stage, std::vector<Criterion> const& criteria)
{
    std::vector<StageResult> out;
    for (auto& row : reader.rows<StageResultRow>(R"sql(
             SELECT a.id AS award_id, a.number AS award_name, s.scores, s.note, s.verdict
               FROM race_score s
               JOIN award a ON a.id = s.award_id
              WHERE s.stage_id = $1
              ORDER BY s.award_id
         )sql",
                                                 stage)) {
        MilestoneReport report{.measurements = stored<std::vector<Measurement>>(row.scores)};
        bool            reached = all_reached(report, criteria);
        out.push_back(
            {std::move(row.award), reached, std::move(report.measurements), std::move(row.note), row.verdict});
    }
    return out;
}

// What may be done with the race now, and why not.
std::vector<api::May> may(RaceNow const& race, Caller const& by)
{
    std::vector<api::May> out;
    auto                  stage = race.stage ? std::optional{race.stage->state} : std::nullopt;
    auto offer = [&](std::string_view name, Permission permission, std::optional<Refusal> why, Words remedy) {
        if (!by.may_in(permission, race.programme.value))
            out.push_back(api::not_allowed(name, refusal::not_your_role, remedy_for(permission)));
        else if (why) out.push_back(api::not_allowed(name, *why, remedy));
        else out.push_back(api::allowed(name));
    };
    if (final(race_life, race.state)) return out;
    offer("open_stage", Permission::decide_awards,
          stage && *stage != StageState::decided ? std::optional{refusal::step_not_allowed} : std::nullopt,
          {"请先决定本轮。", "Decide the stage that is running first."});
    if (stage && *stage != StageState::decided) {
        offer("measure", Permission::verify_milestones,
              scores_are_seen(*stage) ? std::optional{refusal::step_not_allowed} : std::nullopt,
              {"各队均已测试，可以决定去留。", "Every team has been measured; the stage can be decided."});
        offer("decide", Permission::decide_awards,
              scores_are_seen(*stage) ? std::nullopt : std::optional{refusal::not_all_measured},
              {"请等监测专员测完各队。", "Wait until the monitoring officer has measured every team."});
    }
    offer("stop", Permission::decide_awards, std::nullopt, {"", ""});
    return out;
}

Result<RaceView> race_view(Reader& reader, Caller const& caller, Id<Race> id)
{
    auto row = reader.row<RaceItem>(std::string{race_columns} + std::string{race_tables} + " WHERE r.id = $1", id);
    if (!row || !caller.may_in(Permission::read_portfolio, row->programme.id)) return refuse(refusal::not_found);
    auto     race = TRY(load_race(reader, id));
    RaceView out;
    static_cast<RaceItem&>(out) = *std::move(row);
    out.currency                = race.currency;
    out.caused_by               = id.value;
    std::int64_t stage          = 0;
    for (auto& each : reader.rows<ShownStageRow>(R"sql(
             SELECT id, position, state, protocol, criteria, digest, starts_on, next_plan, last
               FROM race_stage
              WHERE race_id = $1
              ORDER BY position DESC
         )sql",
                                                 id)) {
        StageView view{each.position,
                       each.state,
                       std::move(each.protocol),
                       stored<std::vector<Criterion>>(each.criteria),
                       each.digest,
                       each.starts_on,
                       {each.next_plan, race.currency},
                       each.last,
                       each.id};
        if (out.now) {
            auto results = results_of(reader, each.id, view.criteria);
            out.earlier.push_back({std::move(view), std::move(results)});
        } else {
            stage   = each.id;
            out.now = std::move(view);
        }
    }
    bool seen = out.now && scores_are_seen(out.now->state);
    for (auto& team : reader.rows<ShownTeamRow>(R"sql(
             SELECT t.award_id, a.number, a.title, a.lead, o.id AS organisation_id, o.name AS organisation_name,
                    t.state, t.into_id, COALESCE(b.number, '') AS into_number, t.reason,
                    CAST(COALESCE((SELECT sum(c.balance) FROM account c
                                    WHERE c.award_id = t.award_id AND c.stage = 'committed'), 0) AS BIGINT)
                        AS committed,
                    s.scores, s.note, s.verdict
               FROM race_team t
               JOIN award a ON a.id = t.award_id
               JOIN organisation o ON o.id = a.organisation_id
               LEFT JOIN award b ON b.id = t.into_id
               LEFT JOIN race_score s ON s.stage_id = $2 AND s.award_id = t.award_id
              WHERE t.race_id = $1
              ORDER BY t.award_id
         )sql",
                                                id, stage)) {
        TeamView view{.award        = {team.award_id, std::move(team.number)},
                      .title        = std::move(team.title),
                      .lead         = std::move(team.lead),
                      .organisation = {team.organisation_id, std::move(team.organisation_name)},
                      .state        = team.state,
                      .reason       = std::move(team.reason),
                      .committed    = {team.committed, race.currency},
                      .measured     = team.scores.has_value(),
                      .verdict      = team.verdict};
        if (team.into_id) view.into = Named{team.into_id, std::move(team.into_number)};
        if (seen && team.scores) {
            MilestoneReport report;
            report.measurements = stored<std::vector<Measurement>>(*team.scores);
            view.reached        = all_reached(report, out.now->criteria);
            view.scores         = std::move(report.measurements);
            view.note           = team.note.value_or("");
        }
        out.sides.push_back(std::move(view));
    }
    out.may = may(race, caller);
    return out;
}

struct RaceAsk {
    Id<Race> id;
};
BOOST_DESCRIBE_STRUCT(RaceAsk, (), (id))

Result<RaceView> get_race(Look& look, RaceAsk const& ask) { return race_view(look.read, look.caller, ask.id); }

struct FoundRaceAsk {
    Id<Programme>          programme;
    Bilingual              title;
    std::vector<Id<Award>> teams;
};
BOOST_DESCRIBE_STRUCT(FoundRaceAsk, (), (programme, title, teams))

Result<RaceView> found_one_race(Act& act, Caller const& by, FoundRaceAsk const& ask)
{
    auto id = TRY(found_race(act, by, {ask.programme, ask.title, ask.teams}));
    return race_view(act.read(), by, id);
}

// A race is seen by those who read its programme's portfolio.
Result<void> check_seen(Reader& reader, Caller const& by, Id<Race> id)
{
    auto race = TRY(load_race(reader, id));
    if (!by.may_in(Permission::read_portfolio, race.programme.value)) return refuse(refusal::not_found);
    return {};
}

struct OpenStageAsk {
    Id<Race>               id;
    Prose<20'000>          protocol;
    std::vector<Criterion> criteria;
    Day                    starts_on;
    Money                  next_plan;
    bool                   last{};
};
BOOST_DESCRIBE_STRUCT(OpenStageAsk, (), (id, protocol, criteria, starts_on, next_plan, last))

Result<RaceView> open_race_stage(Act& act, Caller const& by, OpenStageAsk const& ask)
{
    CHECK(check_seen(act.read(), by, ask.id));
    auto race = TRY(load_race(act.read(), ask.id));
    if (ask.next_plan.currency != race.currency)
        return refuse(refusal::unknown_currency, "/next_plan/currency", std::string{race.currency.code()});
    CHECK(
        open_stage(act, by, ask.id, {ask.protocol.value, ask.criteria, ask.starts_on, ask.next_plan.minor, ask.last}));
    return race_view(act.read(), by, ask.id);
}

struct MeasureTeamAsk {
    Id<Race>                 id;
    Id<Award>                award;
    std::vector<Measurement> scores;
    Prose<2000>              note;
};
BOOST_DESCRIBE_STRUCT(MeasureTeamAsk, (), (id, award, scores, note))

Result<RaceView> measure_one_team(Act& act, Caller const& by, MeasureTeamAsk const& ask)
{
    CHECK(check_seen(act.read(), by, ask.id));
    CHECK(measure_team(act, by, ask.id, ask.award, ask.scores, ask.note.value));
    return race_view(act.read(), by, ask.id);
}

struct DecideStageAsk {
    Id<Race>                  id;
    std::vector<TeamDecision> decisions;
};
BOOST_DESCRIBE_STRUCT(DecideStageAsk, (), (id, decisions))

Result<RaceView> decide_race_stage(Act& act, Caller const& by, DecideStageAsk const& ask)
{
    CHECK(check_seen(act.read(), by, ask.id));
    CHECK(decide_stage(act, by, ask.id, ask.decisions));
    return race_view(act.read(), by, ask.id);
}

// To stop it is the one step that needs nothing but a reason.
struct StepRaceAsk {
    Id<Race>    id;
    RaceEvent   step{};
    Prose<2000> reason;
};
BOOST_DESCRIBE_STRUCT(StepRaceAsk, (), (id, step, reason))

Result<RaceView> step_race(Act& act, Caller const& by, StepRaceAsk const& ask)
{
    CHECK(check_seen(act.read(), by, ask.id));
    if (ask.step != RaceEvent::stop) return refuse(refusal::step_not_allowed, "/step", std::string{name_of(ask.step)});
    CHECK(stop_race(act, by, ask.id, ask.reason.value));
    return race_view(act.read(), by, ask.id);
}

// ---- the line ----------------------------------------------------------------------------------------------------

struct RaceSeen {
    Bilingual    title;
    std::int64_t programme_id{};
};
BOOST_DESCRIBE_STRUCT(RaceSeen, (), (title, programme_id))

std::optional<RaceSeen> race_seen(Look& look, std::int64_t id)
{
    auto row = look.read.row<RaceSeen>("SELECT title_zh, title_en, programme_id FROM race WHERE id = $1", id);
    if (row && !look.caller.may_in(Permission::read_portfolio, row->programme_id)) return std::nullopt;
    return row;
}

std::optional<LineSight> see_race(Look& look, std::int64_t id)
{
    auto row = race_seen(look, id);
    if (!row) return std::nullopt;
    return LineSight{.title = std::move(row->title)};
}

std::vector<LineEdge> causes_of_race(Look& look, std::int64_t id)
{
    std::vector<LineEdge> out;
    if (auto row = race_seen(look, id))
        add(out, {.noun = "programme", .words = {"所属项目群", "Under the programme"}, .ids = {row->programme_id}});
    return out;
}

std::vector<LineEdge> effects_of_race(Look& look, std::int64_t id)
{
    std::vector<LineEdge> out;
    add(out, {.noun  = "award",
              .words = {"参赛的资助", "Awards that race"},
              .ids   = look.read.rows<std::int64_t>(
                  "SELECT award_id FROM race_team WHERE race_id = $1 ORDER BY award_id LIMIT 100", id)});
    return out;
}

} // namespace

void describe_line_of_races(LineNouns& nouns)
{
    nouns.declare("race", {{"赛马", "Race"}, see_race, causes_of_race, effects_of_race});
}

void register_races(api::Registry& registry)
{
    registry.read<Permission::read_portfolio, list_races>("/api/races", {"列出赛马", "List races"});
    registry.read<Permission::read_portfolio, get_race>("/api/races/{id}", {"查看一场赛马", "One race"});
    registry.act<Permission::decide_awards, found_one_race>("/api/races", {"发起赛马", "Found a race"});
    registry.act<Permission::decide_awards, open_race_stage>(
        "/api/races/{id}/stages", {"冻结测试方案并开始一轮", "Freeze a protocol and open a stage"});
    registry.act<Permission::verify_milestones, measure_one_team>("/api/races/{id}/scores",
                                                                  {"登记一支队伍的测试结果", "Record a team's scores"});
    registry.act<Permission::decide_awards, decide_race_stage>("/api/races/{id}/decisions",
                                                               {"决定各队去留", "Decide on the teams"});
    registry.act<Permission::decide_awards, step_race>("/api/races/{id}/steps", {"停止赛马", "Stop a race"});
}

} // namespace penstock
