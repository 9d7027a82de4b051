#include "practice/pilot.hpp"

#include "api/steps.hpp"
#include "mandate/refusals.hpp"
#include "people/refusals.hpp"
#include "practice/refusals.hpp"

#include "indicator/plan.hpp"

#include <utility>

namespace penstock {

Words words(PilotState state)
{
    switch (state) {
    case PilotState::proposed:  return {"已提出", "Proposed"};
    case PilotState::running:   return {"试点中", "Running"};
    case PilotState::stopped:   return {"提前停止", "Stopped early"};
    case PilotState::ended:     return {"已结束", "Ended"};
    case PilotState::evaluated: return {"已评估", "Evaluated"};
    case PilotState::withdrawn: return {"已撤回", "Withdrawn"};
    }
    std::unreachable();
}

Words words(PilotEvent event)
{
    switch (event) {
    case PilotEvent::start:    return {"启动", "Start"};
    case PilotEvent::extend:   return {"延长", "Extend"};
    case PilotEvent::stop:     return {"提前停止", "Stop early"};
    case PilotEvent::end:      return {"结束", "End"};
    case PilotEvent::evaluate: return {"评估", "Evaluate"};
    case PilotEvent::withdraw: return {"撤回", "Withdraw"};
    }
    std::unreachable();
}

Words words(PilotVerdict verdict)
{
    switch (verdict) {
    case PilotVerdict::works:                  return {"有效", "Works"};
    case PilotVerdict::works_under_conditions: return {"有条件有效", "Works under conditions"};
    case PilotVerdict::does_not_work:          return {"无效", "Does not work"};
    case PilotVerdict::inconclusive:           return {"尚无定论", "Inconclusive"};
    }
    std::unreachable();
}

Result<PilotText> plan_pilot(PilotText const& typed)
{
    PilotText out{typed};
    out.title = TRY(titled(typed.title, "/title"));
    for (auto [text, pointer] : {std::pair{&typed.scope, "/scope"},
                                 std::pair{&typed.bounds, "/bounds"},
                                 std::pair{&typed.hypothesis, "/hypothesis"}})
        if (text->value.empty()) return refuse(refusal::missing_field, pointer, "");
    if (typed.ends_on < typed.starts_on) return refuse(refusal::ends_before_start, "/ends_on", "");
    if (typed.measures.empty()) return refuse(refusal::missing_field, "/measures", "");
    if (typed.measures.size() > measures_most)
        return refuse(refusal::too_large, "/measures", std::to_string(measures_most));
    return out;
}

namespace {

Result<PilotState> step_by_table(PilotNow const& pilot, PilotEvent event, Caller const& by)
{
    auto const* step = step_of(pilot_life, pilot.state, event);
    if (!step) return refuse(refusal::step_not_allowed, std::string{name_of(pilot.state)});
    switch (step->by) {
    case PilotBy::office: CHECK(by.check_in(Permission::manage_mandate, 0)); break;
    case PilotBy::outsider:
        CHECK(by.check_in(Permission::check_directives, 0));
        if (pilot.of_unit || (pilot.proposed_by != 0 && pilot.proposed_by == by.person()))
            return refuse(refusal::of_piloting_unit);
        break;
    }
    return step->to;
}

} // namespace

Result<PilotState> plan_pilot_step(PilotNow const& pilot, PilotStep const& step, Caller const& by, Day today)
{
    auto const to = TRY(step_by_table(pilot, step.event, by));
    switch (step.event) {
    case PilotEvent::start:
        if (!step.item) return refuse(refusal::missing_field, "/item", "");
        if (!says_yes(step.item->state))
            return refuse(refusal::decision_not_adopted, "/item", std::string{name_of(step.item->state)});
        if (pilot.ends_on < today) return refuse(refusal::pilot_over, pilot.ends_on.iso());
        return to;
    case PilotEvent::extend:
        if (!step.until) return refuse(refusal::missing_field, "/until", "");
        if (*step.until <= pilot.ends_on || *step.until < today)
            return refuse(refusal::not_later, "/until", pilot.ends_on.iso());
        break;
    case PilotEvent::end:      return to;
    case PilotEvent::evaluate: return refuse(refusal::missing_field, "/verdict", ""); // it is an act of its own
    case PilotEvent::stop:
    case PilotEvent::withdraw: break;
    }
    if (step.reason.empty()) return refuse(refusal::missing_field, "/reason", "");
    return to;
}

Result<PilotState> plan_evaluation(PilotNow const& pilot, PilotEvaluation const& evaluation, Caller const& by)
{
    auto const to = TRY(step_by_table(pilot, PilotEvent::evaluate, by));
    if (evaluation.comparison.value.empty()) return refuse(refusal::missing_field, "/comparison", "");
    auto const files = evaluation.files ? evaluation.files->size() : 0;
    if (evaluation.evidence.empty() && files == 0) return refuse(refusal::evidence_missing, "/evidence", "");
    if (evaluation.evidence.size() > evidence_most)
        return refuse(refusal::too_large, "/evidence", std::to_string(evidence_most));
    if (files > evidence_most) return refuse(refusal::too_large, "/files", std::to_string(evidence_most));
    if (evaluation.conditions.value.empty() == (evaluation.verdict == PilotVerdict::works_under_conditions))
        return refuse(refusal::conditions_and_verdict, "/conditions", "");
    return to;
}

std::vector<api::May> may(PilotNow const& pilot, Caller const& by)
{
    return api::steps_from(
        pilot_life, pilot.state, [&](auto const& step) { return step_by_table(pilot, step.on, by); },
        [](auto const& step, Refused const& refused) {
            if (refused.why == refusal::of_piloting_unit)
                return Words{"请由试点单位之外的核查人员评估。", "Let somebody who checks, from outside the unit, do this."};
            return step.by == PilotBy::office
                       ? Words{"须由督办人员（理事会秘书）办理。", "Whoever supervises, the board secretary, can do this."}
                       : Words{"须由监测、审计或督办人员办理。", "Monitoring, audit or the board secretary can do this."};
        });
}

} // namespace penstock
