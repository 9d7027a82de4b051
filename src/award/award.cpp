#include "award/award.hpp"

namespace penstock {

namespace {

// Stopping money needs a reason that can be read years later.
bool owes_reason(AwardEvent event) { return event == AwardEvent::hold || event == AwardEvent::terminate; }

} // namespace

std::int64_t AwardContent::year() const
{
    if (awarded_on) return awarded_on->year();
    return starts_on ? starts_on->year() : 0;
}

AwardState entry_state(AwardContent const& content, Day today)
{
    return content.ends_on && *content.ends_on < today ? AwardState::closed : AwardState::active;
}

Result<AwardState> plan_step(AwardNow const& award, AwardEvent event, std::string const& reason, Caller const& by)
{
    auto const* step = step_of(award_life, award.state, event);
    if (!step) return refuse(Refusal::step_not_allowed, std::string{name_of(award.state)});
    CHECK(by.check_in(step->by, award.programme.value));
    if (owes_reason(event) && reason.empty()) return refuse(Refusal::missing_field, "/reason", "");
    return step->to;
}

std::vector<api::May> may(AwardNow const& award, Caller const& by)
{
    std::vector<api::May> out;
    for (auto const& step : award_life) {
        if (step.from != award.state) continue;
        if (by.may_in(step.by, award.programme.value)) out.push_back(api::allowed(name_of(step.on)));
        else
            out.push_back(api::not_allowed(name_of(step.on), Refusal::not_your_role,
                                           {"需由本项目群的项目经理人或项目专员办理。",
                                            "The programme's manager or a case officer can do this."}));
    }
    return out;
}

} // namespace penstock
