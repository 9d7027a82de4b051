// What may be written about races, and the only ways to write it.
#pragma once

#include "award/milestone_facts.hpp"
#include "award/race.hpp"

namespace penstock {

struct RaceFounded {
    static constexpr Words            words{"发起赛马", "Race founded"};
    static constexpr std::string_view noun = "race";

    Id<Programme>          programme;
    Bilingual              title;
    Currency               currency;
    std::vector<Id<Award>> teams;
};
BOOST_DESCRIBE_STRUCT(RaceFounded, (), (programme, title, currency, teams))

struct OfRace {
    static constexpr std::string_view noun = "race";
    std::int64_t                      subject() const { return race.value; }

    Id<Race> race;
};
BOOST_DESCRIBE_STRUCT(OfRace, (), (race))

// From here on nobody changes how the stage is measured: the digest is of protocol and criteria in canonical form.
struct RaceStageOpened : OfRace {
    static constexpr Words words{"冻结测试方案并开始一轮", "Protocol frozen and stage opened"};

    std::int64_t           position{};
    std::string            protocol;
    std::vector<Criterion> criteria;
    Digest                 digest;
    Day                    starts_on;
    std::int64_t           next_plan{}; // what the next stage may cost, in minor units
    bool                   last{};
};
BOOST_DESCRIBE_STRUCT(RaceStageOpened, (OfRace), (position, protocol, criteria, digest, starts_on, next_plan, last))

struct TeamMeasured : OfRace {
    static constexpr Words words{"测试一支队伍", "Team measured"};

    Id<RaceStage>            stage;
    Id<Award>                award;
    std::vector<Measurement> scores; // in the order of the criteria
    std::string              note;
};
BOOST_DESCRIBE_STRUCT(TeamMeasured, (OfRace), (stage, award, scores, note))

struct RaceStageDecided : OfRace {
    static constexpr Words words{"决定各队去留", "Stage decided"};

    Id<RaceStage>             stage;
    std::vector<TeamDecision> decisions;
    bool                      last{};
};
BOOST_DESCRIBE_STRUCT(RaceStageDecided, (OfRace), (stage, decisions, last))

struct RaceStopped : OfRace {
    static constexpr Words words{"停止赛马", "Race stopped"};
    std::string            reason;
};
BOOST_DESCRIBE_STRUCT(RaceStopped, (OfRace), (reason))

void apply(Writer& db, Stamp const& stamp, RaceFounded const& fact);
void apply(Writer& db, Stamp const& stamp, RaceStageOpened const& fact);
void apply(Writer& db, Stamp const& stamp, TeamMeasured const& fact);
void apply(Writer& db, Stamp const& stamp, RaceStageDecided const& fact);
void apply(Writer& db, Stamp const& stamp, RaceStopped const& fact);

void add_race_facts(FactKinds& kinds);

struct StageNow {
    Id<RaceStage>          id;
    std::int64_t           position{};
    StageState             state{};
    Day                    starts_on;
    std::vector<Criterion> criteria;
    std::int64_t           next_plan{};
    bool                   last{};
};

struct RaceNow {
    Id<Race>                id;
    Id<Programme>           programme;
    RaceState               state{};
    Currency                currency;
    std::optional<StageNow> stage; // the newest
};

Result<RaceNow> load_race(Reader& reader, Id<Race> id);

struct NewRace {
    Id<Programme>          programme;
    Bilingual              title;
    std::vector<Id<Award>> teams;
};
Result<Id<Race>> found_race(Act& act, Caller const& by, NewRace const& asked);

struct NewStage {
    std::string            protocol;
    std::vector<Criterion> criteria;
    Day                    starts_on;
    std::int64_t           next_plan{};
    bool                   last{};
};
Result<void> open_stage(Act& act, Caller const& by, Id<Race> race, NewStage const& asked);

Result<void> measure_team(Act& act, Caller const& by, Id<Race> race, Id<Award> award,
                          std::vector<Measurement> const& scores, std::string const& note);

// The verdicts on all teams, with what they do: teams that end are stopped, and what is committed to them and not due
// goes back to the programme, in the same act.
Result<void> decide_stage(Act& act, Caller const& by, Id<Race> race, std::vector<TeamDecision> const& decisions);

Result<void> stop_race(Act& act, Caller const& by, Id<Race> race, std::string const& reason);

std::vector<RunningTeam> running_teams(Reader& reader, Id<Race> race, std::optional<StageNow> const& stage);

} // namespace penstock
