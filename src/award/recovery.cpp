#include "award/recovery.hpp"

#include "api/refusals.hpp"
#include "ledger/refusals.hpp"

#include <algorithm>

namespace penstock {

Words words(RecoveryGround ground)
{
    switch (ground) {
    case RecoveryGround::award_stopped:     return {"资助终止", "The award was stopped"};
    case RecoveryGround::acceptance_failed: return {"验收不通过", "Its acceptance failed"};
    case RecoveryGround::misused:           return {"违规使用", "The money was misused"};
    case RecoveryGround::overpaid:          return {"多付", "Too much was paid"};
    case RecoveryGround::court_ruling:      return {"法院判决或仲裁裁决", "Court judgment or arbitral award"};
    }
    std::unreachable();
}

std::string text_of(NamedDecision const& decision)
{
    return decision.body.value + " " + decision.number.value + " " + decision.decided_on.iso();
}

Result<RecoveryState> plan_step(RecoveryNow const& recovery, RecoveryEvent event, std::string const& reason,
                                Caller const& by)
{
    auto const* step = step_of(recovery_life, recovery.state, event);
    if (!step || (event == RecoveryEvent::withdraw && recovery.received > 0))
        return refuse(refusal::step_not_allowed, std::string{name_of(recovery.state)});
    CHECK(by.check_in(permission_of(step->by), recovery.programme.value));
    if (step->by == RecoveryBy::board && by.person() == recovery.asked_by) return refuse(refusal::same_person);
    bool owes = event != RecoveryEvent::receive && event != RecoveryEvent::receive_rest;
    if (owes && reason.empty()) return refuse(refusal::missing_field, "/reason", "");
    return step->to;
}

Result<RecoveryEvent> plan_receipt(RecoveryNow const& recovery, std::int64_t minor)
{
    if (minor <= 0) return refuse(refusal::not_positive, "/amount/minor", "");
    if (minor > recovery.left())
        return refuse(refusal::exceeds_available, "/amount/minor", Money{recovery.left(), recovery.currency}.decimal());
    return minor == recovery.left() ? RecoveryEvent::receive_rest : RecoveryEvent::receive;
}

std::vector<Leg> legs_onward(std::vector<Leg> const& demanded, std::int64_t from, std::int64_t minor, Stage to)
{
    std::vector<Leg> out;
    for (auto const& [place, whole] : demanded) {
        if (place.stage != Stage::demanded || whole <= 0) continue;
        auto skipped = std::min(from, whole);
        from -= skipped;
        auto part = std::min(minor, whole - skipped);
        if (part == 0) continue;
        minor -= part;
        auto taken  = place;
        taken.stage = to;
        out.push_back({place, -part});
        out.push_back({taken, part});
    }
    expects(minor == 0);
    return out;
}

std::vector<api::May> may(RecoveryNow const& recovery, Caller const& by)
{
    std::vector<api::May> out;
    for (auto const& step : recovery_life) {
        if (step.from != recovery.state || step.on == RecoveryEvent::receive_rest) continue;
        auto planned = plan_step(recovery, step.on, "reason", by);
        auto name    = name_of(step.on);
        if (planned) out.push_back(api::allowed(name));
        else if (planned.error().why == refusal::step_not_allowed)
            out.push_back(api::not_allowed(name, refusal::step_not_allowed,
                                           {"已有款项追回，不能撤销；余款请追回或申请核销。",
                                            "Some has come in already: recover the rest, or ask to write it off."}));
        else if (planned.error().why == refusal::same_person)
            out.push_back(api::not_allowed(name, refusal::same_person,
                                           {"须由申请人以外的理事会秘书依据决定办理。",
                                            "A board secretary other than the one who asked for it must do this."}));
        else
            out.push_back(
                api::not_allowed(name, refusal::not_your_role,
                                 step.by == RecoveryBy::finance
                                     ? Words{"需由财务人员办理。", "A finance officer can do this."}
                                     : Words{"需由理事会秘书依据理事会决定办理。",
                                             "The board secretary can do this, by a decision of the board."}));
    }
    return out;
}

} // namespace penstock
