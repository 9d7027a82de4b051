// What may be written about plans, their parts and the periods that are locked in them.
#pragma once

#include "indicator/plan.hpp"
#include "journal/act.hpp"
#include "mandate/body_facts.hpp"

namespace penstock {

struct PlanDrafted {
    static constexpr Words            words{"起草规划", "Plan drafted"};
    static constexpr std::string_view noun = "plan";

    Id<Body> body; // that keeps it
    PlanText text;
};
BOOST_DESCRIBE_STRUCT(PlanDrafted, (), (body, text))

// What is told of a plan that is there already.
struct OfPlan {
    static constexpr std::string_view noun = "plan";
    std::int64_t                      subject() const { return plan.value; }

    Id<Plan> plan;
};
BOOST_DESCRIBE_STRUCT(OfPlan, (), (plan))

struct PlanMoved : OfPlan {
    static constexpr Words words{"规划进入下一阶段", "Plan moved on"};

    PlanEvent   step{};
    PlanState   to{};
    std::string decision; // it rests on
};
BOOST_DESCRIBE_STRUCT(PlanMoved, (OfPlan), (step, to, decision))

struct PlanPartSet : OfPlan {
    static constexpr Words words{"设立规划领域或目标", "Part of a plan set"};

    PlanPartKind                kind{};
    std::optional<Id<PlanPart>> whole; // the domain of an objective
    Bilingual                   title;
};
BOOST_DESCRIBE_STRUCT(PlanPartSet, (OfPlan), (kind, whole, title))

struct PeriodLocked : OfPlan {
    static constexpr Words words{"锁定期间数据", "Period of a plan locked"};

    Period      period;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(PeriodLocked, (OfPlan), (period, reason))

struct PeriodUnlocked : OfPlan {
    static constexpr Words words{"解锁期间数据", "Period of a plan unlocked"};

    Period      period;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(PeriodUnlocked, (OfPlan), (period, reason))

void apply(Writer& db, Stamp const& stamp, PlanDrafted const& fact);
void apply(Writer& db, Stamp const& stamp, PlanMoved const& fact);
void apply(Writer& db, Stamp const& stamp, PlanPartSet const& fact);
void apply(Writer& db, Stamp const& stamp, PeriodLocked const& fact);
void apply(Writer& db, Stamp const& stamp, PeriodUnlocked const& fact);

void add_plan_facts(FactKinds& kinds);

Result<PlanNow> load_plan(Reader& reader, Id<Plan> id);
bool            is_locked(Reader& reader, Id<Plan> plan, Period const& period);

Result<Id<Plan>> draft_plan(Act& act, Caller const& by, Id<Body> body, PlanText const& typed);
Result<void>     move_plan(Act& act, Caller const& by, Id<Plan> id, PlanEvent step, std::string const& decision);
// already_exists when the plan has a part of this kind, place and title; not_found of a domain that is not its own.
Result<Id<PlanPart>> set_part(Act& act, Caller const& by, Id<Plan> plan, PlanPartKind kind,
                              std::optional<Id<PlanPart>> whole, Bilingual const& title);
// Locking refuses figures_waiting and period_locked; unlocking needs a reason, and a lock.
Result<void> lock_period(Act& act, Caller const& by, Id<Plan> plan, Period const& period, bool locked,
                         std::string const& reason);

} // namespace penstock
