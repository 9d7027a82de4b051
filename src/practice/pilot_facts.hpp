// What may be written about pilots.
#pragma once

#include "indicator/indicator_facts.hpp"
#include "mandate/meeting_facts.hpp"
#include "practice/pilot.hpp"

namespace penstock {

struct PilotProposed {
    static constexpr Words            words{"提出试点", "Pilot proposed"};
    static constexpr std::string_view noun = "pilot";

    Id<Body>                    unit; // that pilots
    PilotText                   text;
    std::optional<Id<Practice>> practice; // it tries
};
BOOST_DESCRIBE_STRUCT(PilotProposed, (), (unit, text, practice))

// What is told of a pilot that is there already.
struct OfPilot {
    static constexpr std::string_view noun = "pilot";
    std::int64_t                      subject() const { return pilot.value; }

    Id<Pilot> pilot;
};
BOOST_DESCRIBE_STRUCT(OfPilot, (), (pilot))

struct PilotStarted : OfPilot {
    static constexpr Words words{"启动试点", "Pilot started"};

    Id<AgendaItem> item; // the decision that authorises it
    Day            on;
};
BOOST_DESCRIBE_STRUCT(PilotStarted, (OfPilot), (item, on))

struct PilotExtended : OfPilot {
    static constexpr Words words{"延长试点", "Pilot extended"};

    Day         until;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(PilotExtended, (OfPilot), (until, reason))

struct PilotStopped : OfPilot {
    static constexpr Words words{"提前停止试点", "Pilot stopped early"};

    Day         on;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(PilotStopped, (OfPilot), (on, reason))

struct PilotEnded : OfPilot {
    static constexpr Words words{"试点结束", "Pilot ended"};

    Day         on;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(PilotEnded, (OfPilot), (on, reason))

struct PilotWithdrawn : OfPilot {
    static constexpr Words words{"撤回试点", "Pilot withdrawn"};

    std::string reason;
};
BOOST_DESCRIBE_STRUCT(PilotWithdrawn, (OfPilot), (reason))

struct PilotEvaluated : OfPilot {
    static constexpr Words words{"评估试点", "Pilot evaluated"};

    PilotEvaluation evaluation;
};
BOOST_DESCRIBE_STRUCT(PilotEvaluated, (OfPilot), (evaluation))

void apply(Writer& db, Stamp const& stamp, PilotProposed const& fact);
void apply(Writer& db, Stamp const& stamp, PilotStarted const& fact);
void apply(Writer& db, Stamp const& stamp, PilotExtended const& fact);
void apply(Writer& db, Stamp const& stamp, PilotStopped const& fact);
void apply(Writer& db, Stamp const& stamp, PilotEnded const& fact);
void apply(Writer& db, Stamp const& stamp, PilotWithdrawn const& fact);
void apply(Writer& db, Stamp const& stamp, PilotEvaluated const& fact);

void add_pilot_facts(FactKinds& kinds);

Result<PilotNow> load_pilot(Reader& reader, Id<Pilot> id, Caller const& by, Day today);
// not_found unless there is such an item and this caller may see it.
Result<ItemNow> load_item_seen(Reader& reader, Id<AgendaItem> id, Caller const& by, Day today);

// Tells of the decision that this thing carries it out, unless that is known.
Result<void> rest_on(Act& act, Caller const& by, Id<AgendaItem> item, std::string const& noun, std::int64_t id);

Result<Id<Pilot>> propose_pilot(Act& act, Caller const& by, PilotProposed const& wanted);
// `item` is the decision to start; not_found of one that is not there or not to be seen.
Result<void> move_pilot(Act& act, Caller const& by, Id<Pilot> id, PilotEvent event, std::optional<Id<AgendaItem>> item,
                        std::optional<Day> until, std::string const& reason);
// Whether all are kept here: evidence_missing of the first that is not.
Result<void> check_files(Reader& reader, std::optional<std::vector<EvidenceFile>> const& files);
Result<void> evaluate_pilot(Act& act, Caller const& by, Id<Pilot> id, PilotEvaluation const& evaluation);

} // namespace penstock
