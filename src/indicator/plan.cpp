#include "indicator/plan.hpp"

#include "api/steps.hpp"
#include "people/refusals.hpp"

#include <utility>

namespace penstock {

Words words(PlanState state)
{
    switch (state) {
    case PlanState::draft:            return {"草案", "Draft"};
    case PlanState::public_comment:   return {"征求意见", "Public comment"};
    case PlanState::adopted:          return {"已通过", "Adopted"};
    case PlanState::in_force:         return {"实施中", "In force"};
    case PlanState::mid_term_review:  return {"中期评估", "Mid-term review"};
    case PlanState::final_evaluation: return {"终期评估", "Final evaluation"};
    case PlanState::closed:           return {"已结束", "Closed"};
    }
    std::unreachable();
}

Words words(PlanEvent event)
{
    switch (event) {
    case PlanEvent::publish:      return {"公开征求意见", "Publish for comment"};
    case PlanEvent::adopt:        return {"通过", "Adopt"};
    case PlanEvent::put_in_force: return {"开始实施", "Put in force"};
    case PlanEvent::review:       return {"开始中期评估", "Begin the mid-term review"};
    case PlanEvent::revise:       return {"修订后继续实施", "Revise and go on"};
    case PlanEvent::evaluate:     return {"开始终期评估", "Begin the final evaluation"};
    case PlanEvent::close:        return {"结束", "Close"};
    }
    std::unreachable();
}

Result<Bilingual> titled(Bilingual const& typed, std::string const& at)
{
    std::vector<Fault> faults;
    auto               one = [&](std::string const& text, char const* language) {
        auto plain = plain_line(text, 300);
        if (plain) return *plain;
        faults.push_back({at + language, plain.error().why, plain.error().detail});
        return std::string{};
    };
    Bilingual out{one(typed.zh, "/zh"), one(typed.en, "/en")};
    if (faults.empty() && out.empty()) faults.push_back({at, refusal::missing_field, ""});
    if (!faults.empty()) return std::unexpected{Refused{std::move(faults)}};
    return out;
}

Result<PlanText> plan_of(PlanText const& typed)
{
    auto title = TRY(titled(typed.title, "/title"));
    for (auto [year, pointer] :
         {std::pair{typed.first_year, "/first_year"}, std::pair{typed.last_year, "/last_year"}})
        if (year < 1900 || year > 2200) return refuse(refusal::number_out_of_range, pointer, "1900..2200");
    if (typed.last_year < typed.first_year) return refuse(refusal::ends_before_start, "/last_year", "");
    return PlanText{std::move(title), typed.source, typed.first_year, typed.last_year};
}

Result<PlanState> plan_plan_step(PlanState state, PlanEvent event, std::string const& decision, Caller const& by)
{
    auto const* step = step_of(plan_life, state, event);
    if (!step) return refuse(refusal::step_not_allowed, std::string{name_of(state)});
    CHECK(by.check_in(step->by, 0));
    if ((event == PlanEvent::adopt || event == PlanEvent::revise) && decision.empty())
        return refuse(refusal::missing_field, "/decision", "");
    return step->to;
}

std::vector<api::May> may(PlanState state, Caller const& by)
{
    return api::steps_from(
        plan_life, state, [&](auto const& step) { return by.check_in(step.by, 0); },
        [](auto const&, Refused const&) {
            return Words{"须由督办人员（理事会秘书）办理。", "Whoever supervises, the board secretary, can do this."};
        });
}

} // namespace penstock
