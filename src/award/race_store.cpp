// What facts about races do to the tables, and how a stage is opened, measured and decided.
#include "api/refusals.hpp"
#include "award/amendment_facts.hpp"
#include "award/race_facts.hpp"
#include "award/refusals.hpp"
#include "award/stored_text.hpp"
#include "ledger/refusals.hpp"
#include "people/refusals.hpp"

namespace penstock {

void apply(Writer& db, Stamp const& stamp, RaceFounded const& fact)
{
    db.run(R"sql(
        INSERT INTO race (id, programme_id, title_zh, title_en, currency, state)
        VALUES ($1, $2, $3, $4, $5, 'planned')
    )sql",
           stamp.seq, fact.programme, fact.title.zh, fact.title.en, std::string{fact.currency.code()});
    for (auto team : fact.teams)
        db.run("INSERT INTO race_team (race_id, award_id, state, into_id, reason) VALUES ($1, $2, 'running', 0, '')",
               stamp.seq, team);
}

void apply(Writer& db, Stamp const& stamp, RaceStageOpened const& fact)
{
    db.run(R"sql(
        INSERT INTO race_stage (id, race_id, position, protocol, criteria, digest, starts_on, next_plan, last, state)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'open')
    )sql",
           stamp.seq, fact.race, fact.position, fact.protocol, json::canonical(fact.criteria), fact.digest,
           fact.starts_on, fact.next_plan, fact.last);
    db.run("UPDATE race SET state = 'running' WHERE id = $1", fact.race);
}

void apply(Writer& db, Stamp const& stamp, TeamMeasured const& fact)
{
    db.run(R"sql(
        INSERT INTO race_score (stage_id, award_id, scores, note, person, at, verdict, reason)
        VALUES ($1, $2, $3, $4, $5, $6, NULL, '')
    )sql",
           fact.stage, fact.award, json::canonical(fact.scores), fact.note, stamp.actor, stamp.at);
    auto left = db.one<std::int64_t>(R"sql(
        SELECT count(*)
          FROM race_team t
         WHERE t.race_id = $1 AND t.state = 'running'
           AND NOT EXISTS (SELECT 1 FROM race_score s WHERE s.stage_id = $2 AND s.award_id = t.award_id)
    )sql",
                                     fact.race, fact.stage);
    db.run("UPDATE race_stage SET state = $2 WHERE id = $1", fact.stage,
           left == 0 ? StageState::deciding : StageState::measuring);
}

void apply(Writer& db, Stamp const&, RaceStageDecided const& fact)
{
    for (auto const& each : fact.decisions) {
        db.run("UPDATE race_score SET verdict = $3, reason = $4 WHERE stage_id = $1 AND award_id = $2", fact.stage,
               each.award, each.verdict, each.reason.value);
        auto state = each.verdict == TeamVerdict::stop    ? TeamState::stopped
                     : each.verdict == TeamVerdict::merge ? TeamState::merged
                     : each.verdict == TeamVerdict::win   ? TeamState::won
                                                          : TeamState::running;
        db.run("UPDATE race_team SET state = $3, into_id = $4, reason = $5 WHERE race_id = $1 AND award_id = $2",
               fact.race, each.award, state, each.into.value_or(Id<Award>{}), each.reason.value);
    }
    db.run("UPDATE race_stage SET state = 'decided' WHERE id = $1", fact.stage);
    if (fact.last) db.run("UPDATE race SET state = 'decided' WHERE id = $1", fact.race);
}

void apply(Writer& db, Stamp const&, RaceStopped const& fact)
{
    db.run("UPDATE race SET state = 'stopped' WHERE id = $1", fact.race);
    db.run("UPDATE race_team SET state = 'stopped', reason = $2 WHERE race_id = $1 AND state = 'running'", fact.race,
           fact.reason);
}

void add_race_facts(FactKinds& kinds)
{
    kinds.add<RaceFounded, RaceStageOpened, TeamMeasured, RaceStageDecided, RaceStopped>();
}

namespace {

struct RaceRow {
    Id<Race>      id;
    Id<Programme> programme;
    RaceState     state{};
    std::string   currency;
};
BOOST_DESCRIBE_STRUCT(RaceRow, (), (id, programme, state, currency))

struct StageRow {
    Id<RaceStage> id;
    std::int64_t  position{};
    StageState    state{};
    Day           starts_on;
    std::string   criteria;
    std::int64_t  next_plan{};
    bool          last{};
};
BOOST_DESCRIBE_STRUCT(StageRow, (), (id, position, state, starts_on, criteria, next_plan, last))

Result<void> check_step(RaceNow const& race, RaceEvent event, Caller const& by)
{
    auto const* step = step_of(race_life, race.state, event);
    if (!step) return refuse(refusal::step_not_allowed, std::string{name_of(race.state)});
    return by.check_in(step->by, race.programme.value);
}

struct TeamRow {
    Id<Award>    award;
    std::int64_t committed{};
};
BOOST_DESCRIBE_STRUCT(TeamRow, (), (award, committed))

struct ScoreRow {
    std::string scores;
};

// What is measured, and by which targets, must be beyond doubt before anybody starts.
std::vector<Fault> faults_of(NewStage const& stage, Day today)
{
    std::vector<Fault> faults;
    if (stage.protocol.empty()) faults.push_back({"/protocol", refusal::missing_field, ""});
    if (stage.criteria.empty()) faults.push_back({"/criteria", refusal::criteria_missing, ""});
    for (std::size_t i = 0; i < stage.criteria.size(); ++i) {
        auto at = "/criteria/" + std::to_string(i);
        if (stage.criteria[i].metric.empty()) faults.push_back({at + "/metric", refusal::missing_field, ""});
        if (!stage.criteria[i].target) faults.push_back({at + "/target", refusal::missing_field, ""});
    }
    if (stage.starts_on < today) faults.push_back({"/starts_on", refusal::date_in_past, today.iso()});
    if (stage.next_plan < 0 || stage.next_plan > Money::most)
        faults.push_back({"/next_plan", refusal::number_out_of_range, ""});
    return faults;
}

} // namespace

Result<RaceNow> load_race(Reader& reader, Id<Race> id)
{
    auto row = reader.row<RaceRow>("SELECT id, programme_id AS programme, state, currency FROM race WHERE id = $1", id);
    if (!row) return refuse(refusal::not_found);
    RaceNow out{row->id, row->programme, row->state, currency(row->currency), std::nullopt};
    if (auto stage = reader.row<StageRow>(R"sql(
            SELECT id, position, state, starts_on, criteria, next_plan, last
              FROM race_stage
             WHERE race_id = $1
             ORDER BY position DESC
             LIMIT 1
        )sql",
                                          id))
        out.stage = StageNow{stage->id,
                             stage->position,
                             stage->state,
                             stage->starts_on,
                             stored<std::vector<Criterion>>(stage->criteria),
                             stage->next_plan,
                             stage->last};
    return out;
}

std::vector<RunningTeam> running_teams(Reader& reader, Id<Race> race, std::optional<StageNow> const& stage)
{
    std::vector<RunningTeam> out;
    for (auto const& row : reader.rows<TeamRow>(R"sql(
             SELECT t.award_id AS award,
                    CAST(COALESCE((SELECT sum(c.balance - c.set_aside) FROM account c
                                    WHERE c.award_id = t.award_id AND c.stage = 'committed'), 0) AS BIGINT) AS committed
               FROM race_team t
              WHERE t.race_id = $1 AND t.state = 'running'
              ORDER BY t.award_id
         )sql",
                                                race)) {
        RunningTeam team{row.award, false, row.committed};
        auto        scores =
            stage ? reader.row<std::string>("SELECT scores FROM race_score WHERE stage_id = $1 AND award_id = $2",
                                                   stage->id, row.award)
                         : std::nullopt;
        if (scores) {
            MilestoneReport report;
            report.measurements = stored<std::vector<Measurement>>(*scores);
            team.reached        = all_reached(report, stage->criteria);
        }
        out.push_back(team);
    }
    return out;
}

Result<Id<Race>> found_race(Act& act, Caller const& by, NewRace const& asked)
{
    CHECK(by.check_in(Permission::decide_awards, asked.programme.value));
    std::vector<Fault>      faults;
    std::optional<Currency> money;
    std::set<Id<Award>>     seen;
    if (asked.title.empty()) faults.push_back({"/title", refusal::missing_field, ""});
    if (asked.teams.size() < 2) faults.push_back({"/teams", refusal::missing_field, "2"});
    for (std::size_t i = 0; i < asked.teams.size(); ++i) {
        auto at    = "/teams/" + std::to_string(i);
        auto award = load_award(act.read(), asked.teams[i]);
        auto terms = load_agreement(act.read(), asked.teams[i]);
        if (!award || award->programme != asked.programme) faults.push_back({at, refusal::not_found, ""});
        else if (award->state != AwardState::active)
            faults.push_back({at, refusal::award_not_active, std::string{name_of(award->state)}});
        else if (!terms || !terms->signed_on) faults.push_back({at, refusal::agreement_not_signed, ""});
        else if (money.value_or(terms->currency) != terms->currency)
            faults.push_back({at, refusal::unknown_currency, ""});
        else money = terms->currency;
        bool racing = act.read()
                          .row<std::int64_t>("SELECT race_id FROM race_team WHERE award_id = $1", asked.teams[i])
                          .has_value();
        if (racing || !seen.insert(asked.teams[i]).second) faults.push_back({at, refusal::already_exists, ""});
    }
    if (!faults.empty()) return std::unexpected{Refused{std::move(faults)}};
    return Id<Race>{act.record(RaceFounded{asked.programme, asked.title, *money, asked.teams})};
}

Result<void> open_stage(Act& act, Caller const& by, Id<Race> id, NewStage const& asked)
{
    auto race = TRY(load_race(act.read(), id));
    CHECK(check_step(race, RaceEvent::open_stage, by));
    if (race.stage && race.stage->state != StageState::decided)
        return refuse(refusal::step_not_allowed, std::string{name_of(race.stage->state)});
    if (auto faults = faults_of(asked, act.today); !faults.empty()) return std::unexpected{Refused{std::move(faults)}};
    RaceStageOpened fact{{id},
                         race.stage ? race.stage->position + 1 : 1,
                         asked.protocol,
                         asked.criteria,
                         {},
                         asked.starts_on,
                         asked.next_plan,
                         asked.last};
    fact.digest = sha256(asked.protocol + "\n" + json::canonical(asked.criteria));
    act.record(fact);
    return {};
}

Result<void> measure_team(Act& act, Caller const& by, Id<Race> id, Id<Award> award,
                          std::vector<Measurement> const& scores, std::string const& note)
{
    auto race = TRY(load_race(act.read(), id));
    CHECK(by.check_in(Permission::verify_milestones, race.programme.value));
    if (!race.stage || !step_of(race_stage_life, race.stage->state, StageEvent::measure))
        return refuse(refusal::step_not_allowed,
                      std::string{race.stage ? name_of(race.stage->state) : name_of(race.state)});
    if (act.today < race.stage->starts_on) return refuse(refusal::date_in_future, race.stage->starts_on.iso());
    if (is_party(act.read(), award, by, act.today)) return refuse(refusal::party_to_it);
    auto teams = running_teams(act.read(), id, race.stage);
    if (std::ranges::find(teams, award, &RunningTeam::award) == teams.end())
        return refuse(refusal::not_found, "/award", "");
    if (act.read().row<std::int64_t>("SELECT 1 FROM race_score WHERE stage_id = $1 AND award_id = $2", race.stage->id,
                                     award))
        return refuse(refusal::already_exists, "/award", "");
    std::vector<Fault> faults;
    if (scores.size() != race.stage->criteria.size())
        faults.push_back({"/scores", refusal::measurement_missing, std::to_string(race.stage->criteria.size())});
    for (std::size_t i = 0; i < scores.size(); ++i)
        if (!scores[i].value && scores[i].reason.value.empty())
            faults.push_back({"/scores/" + std::to_string(i), refusal::measurement_missing, ""});
    if (!faults.empty()) return std::unexpected{Refused{std::move(faults)}};
    act.record(TeamMeasured{{id}, race.stage->id, award, scores, note});
    return {};
}

namespace {

// The teams that end are stopped in one act: what goes back of all of them is within the authority of whoever decides.
Result<PlannedUse> plan_stop(Act& act, Caller const& by, RaceNow const& race, std::vector<Id<Award>> const& ended,
                             std::string cause)
{
    std::int64_t minor = 0;
    for (auto const& team : running_teams(act.read(), race.id, race.stage))
        if (std::ranges::find(ended, team.award) != ended.end()) minor += team.committed;
    return plan_use(act, by, {{Deed::stop_award, race.programme, {}, {minor, race.currency}}, std::move(cause)});
}

} // namespace

Result<void> decide_stage(Act& act, Caller const& by, Id<Race> id, std::vector<TeamDecision> const& decisions)
{
    auto race = TRY(load_race(act.read(), id));
    CHECK(check_step(race, race.stage && race.stage->last ? RaceEvent::decide_race : RaceEvent::decide_stage, by));
    if (race.stage && (race.stage->state == StageState::open || race.stage->state == StageState::measuring))
        return refuse(refusal::not_all_measured);
    if (!race.stage || race.stage->state != StageState::deciding)
        return refuse(refusal::step_not_allowed, std::string{name_of(StageState::decided)});
    auto teams = running_teams(act.read(), id, race.stage);
    if (auto faults = faults_of(decisions, teams, race.stage->last, race.stage->next_plan); !faults.empty())
        return std::unexpected{Refused{std::move(faults)}};
    for (auto const& each : decisions)
        if (is_party(act.read(), each.award, by, act.today)) return refuse(refusal::party_to_it);

    auto cause = [&](TeamDecision const& each) {
        return "race/" + std::to_string(race.stage->id.value) + "/" + std::to_string(each.award.value);
    };
    std::vector<Id<Award>> ended;
    for (auto const& each : decisions)
        if (ends(each.verdict)) ended.push_back(each.award);
    std::optional<PlannedUse> use;
    if (!ended.empty())
        use = TRY(plan_stop(act, by, race, ended,
                            "race/" + std::to_string(id.value) + "/stage/" + std::to_string(race.stage->position)));
    for (auto const& each : decisions)
        if (ends(each.verdict)) CHECK(return_money(act, each.award, cause(each), each.reason.value));
    if (use) record_use(act, *use);
    act.record(RaceStageDecided{{id}, race.stage->id, decisions, race.stage->last});
    for (auto const& each : decisions)
        if (ends(each.verdict))
            end_award(act, each.award, "race/" + std::to_string(id.value),
                      std::string{name_of(StopReason::lost_the_race)} + ": " + each.reason.value);
    return {};
}

Result<void> stop_race(Act& act, Caller const& by, Id<Race> id, std::string const& reason)
{
    auto race = TRY(load_race(act.read(), id));
    CHECK(check_step(race, RaceEvent::stop, by));
    if (reason.empty()) return refuse(refusal::missing_field, "/reason", "");
    auto teams = running_teams(act.read(), id, race.stage);
    auto cause = "race/" + std::to_string(id.value);
    for (auto const& each : teams)
        if (is_party(act.read(), each.award, by, act.today)) return refuse(refusal::party_to_it);
    std::vector<Id<Award>> ended;
    for (auto const& each : teams) ended.push_back(each.award);
    auto use = TRY(plan_stop(act, by, race, ended, cause + "/stop"));
    for (auto const& each : teams)
        CHECK(return_money(act, each.award, cause + "/" + std::to_string(each.award.value), reason));
    record_use(act, use);
    act.record(RaceStopped{{id}, reason});
    for (auto const& each : teams)
        end_award(act, each.award, cause, std::string{name_of(StopReason::no_longer_needed)} + ": " + reason);
    return {};
}

} // namespace penstock
