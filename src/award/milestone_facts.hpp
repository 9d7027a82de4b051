// What may be written about milestones, and the only ways to write it.
#pragma once

#include "award/agreement_facts.hpp"
#include "award/milestone.hpp"

namespace penstock {

struct MilestonePlanned {
    static constexpr Words            words{"设立里程碑", "Milestone planned"};
    static constexpr std::string_view noun = "milestone";

    Id<Award>                  award;
    std::int64_t               version{};  // of the agreement that promises it
    std::int64_t               position{}; // from 1, in the order of the agreement
    MilestoneTerms             terms;
    Currency                   currency;
    std::int64_t               tranche{};
    std::int64_t               prize{};
    std::vector<Id<Milestone>> after;
};
BOOST_DESCRIBE_STRUCT(MilestonePlanned, (), (award, version, position, terms, currency, tranche, prize, after))

struct OfMilestone {
    static constexpr std::string_view noun = "milestone";
    std::int64_t                      subject() const { return milestone.value; }

    Id<Milestone> milestone;
};
BOOST_DESCRIBE_STRUCT(OfMilestone, (), (milestone))

struct MilestoneActivated : OfMilestone {
    static constexpr Words words{"里程碑开始", "Milestone started"};
};
BOOST_DESCRIBE_STRUCT(MilestoneActivated, (OfMilestone), ())

struct MilestoneSubmitted : OfMilestone {
    static constexpr Words words{"提交里程碑", "Milestone submitted"};
    MilestoneReport        report;
};
BOOST_DESCRIBE_STRUCT(MilestoneSubmitted, (OfMilestone), (report))

struct MilestoneVerified : OfMilestone {
    static constexpr Words words{"独立核验里程碑", "Milestone verified"};
    Opinion                opinion{};
    std::string            text;
};
BOOST_DESCRIBE_STRUCT(MilestoneVerified, (OfMilestone), (opinion, text))

// `due` is what its entry made payable, in minor units.
struct MilestoneMet : OfMilestone {
    static constexpr Words words{"里程碑达成", "Milestone met"};
    Day                    on;
    std::string            text;
    std::int64_t           due{};
};
BOOST_DESCRIBE_STRUCT(MilestoneMet, (OfMilestone), (on, text, due))

struct MilestoneMetWithConditions : OfMilestone {
    static constexpr Words words{"里程碑附条件达成", "Milestone met with conditions"};
    Day                    on;
    std::string            conditions;
    std::int64_t           due{};
};
BOOST_DESCRIBE_STRUCT(MilestoneMetWithConditions, (OfMilestone), (on, conditions, due))

struct MilestoneSentBack : OfMilestone {
    static constexpr Words words{"退回里程碑", "Milestone sent back"};
    std::string            missing;
};
BOOST_DESCRIBE_STRUCT(MilestoneSentBack, (OfMilestone), (missing))

struct MilestoneMissed : OfMilestone {
    static constexpr Words words{"里程碑未达成", "Milestone missed"};
    Day                    on;
    std::string            reason;
};
BOOST_DESCRIBE_STRUCT(MilestoneMissed, (OfMilestone), (on, reason))

struct MilestoneWaived : OfMilestone {
    static constexpr Words words{"豁免里程碑", "Milestone waived"};
    Day                    on;
    std::string            decision;
    std::string            reason;
};
BOOST_DESCRIBE_STRUCT(MilestoneWaived, (OfMilestone), (on, decision, reason))

struct MilestoneSuperseded : OfMilestone {
    static constexpr Words words{"替换里程碑", "Milestone superseded"};
    Day                    on;
    std::string            decision;
    std::string            reason;
};
BOOST_DESCRIBE_STRUCT(MilestoneSuperseded, (OfMilestone), (on, decision, reason))

// A part of its tranche was paid before it was met, as a typed advance.
struct MilestoneMoneyAdvanced : OfMilestone {
    static constexpr Words words{"提前拨付里程碑款", "Milestone money advanced"};
    std::int64_t           minor{};
    std::string            reason;
};
BOOST_DESCRIBE_STRUCT(MilestoneMoneyAdvanced, (OfMilestone), (minor, reason))

void apply(Writer& db, Stamp const& stamp, MilestonePlanned const& fact);
void apply(Writer& db, Stamp const& stamp, MilestoneActivated const& fact);
void apply(Writer& db, Stamp const& stamp, MilestoneSubmitted const& fact);
void apply(Writer& db, Stamp const& stamp, MilestoneVerified const& fact);
void apply(Writer& db, Stamp const& stamp, MilestoneMet const& fact);
void apply(Writer& db, Stamp const& stamp, MilestoneMetWithConditions const& fact);
void apply(Writer& db, Stamp const& stamp, MilestoneSentBack const& fact);
void apply(Writer& db, Stamp const& stamp, MilestoneMissed const& fact);
void apply(Writer& db, Stamp const& stamp, MilestoneWaived const& fact);
void apply(Writer& db, Stamp const& stamp, MilestoneSuperseded const& fact);
void apply(Writer& db, Stamp const& stamp, MilestoneMoneyAdvanced const& fact);

void add_milestone_facts(FactKinds& kinds);

// As this person sees it today: not_found when there is none.
Result<MilestoneNow>   load_milestone(Reader& reader, Id<Milestone> id, Caller const& by, Day today);
std::vector<Criterion> criteria_of(Reader& reader, Id<Milestone> id);

// The milestones of a version come into being, in the order of dependency.
void plan_milestones(Act& act, AgreementNow const& agreement);

// Those of an award that wait for nothing more start.
void start_milestones(Act& act, Id<Award> award);

// What somebody says with a step; which of it a step owes is told in milestone_store.cpp.
struct MilestoneWords {
    std::string text;     // the account of a verdict: conditions, what is missing, the reason
    std::string decision; // of the board, for a waiver or a replacement
    Opinion     opinion{};
};

// What a verdict that makes money due, and an early payment of so much, ask of authority.
Demand demand_of_verdict(MilestoneNow const& milestone, MilestoneEvent event);
Demand demand_of_advance(MilestoneNow const& milestone, std::int64_t minor);

// The steps of the milestone, with what the person's own authority says of those that use it.
std::vector<api::May> may_with_authority(Reader& reader, MilestoneNow const& milestone, Caller const& by, Day today);

// Takes the step with all it does: the money that falls due, and the milestones that start because of it. A step that
// makes money due uses the authority of whoever decides.
Result<MilestoneState> step_milestone(Act& act, Caller const& by, Id<Milestone> id, MilestoneEvent event,
                                      MilestoneWords const& words);
Result<MilestoneState> submit_milestone(Act& act, Caller const& by, Id<Milestone> id, MilestoneReport const& report);

// Accelerates: pays a part of the tranche before the milestone is met.
Result<void> advance_milestone_money(Act& act, Caller const& by, Id<Milestone> id, std::int64_t minor,
                                     std::string const& reason);

} // namespace penstock
