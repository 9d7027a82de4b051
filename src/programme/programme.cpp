#include "programme/programme.hpp"

#include "api/refusals.hpp"

namespace penstock {

namespace {

bool owes_reason(ProgrammeEvent event) { return event == ProgrammeEvent::terminate; }

} // namespace

Result<ProgrammeText> plan_text(ProgrammeText const& typed)
{
    std::vector<Fault> faults;
    auto               one = [&](std::string const& text, std::string pointer, bool line) {
        auto plain = line ? plain_line(text, 300) : plain_text(text, 20'000);
        if (plain) return *plain;
        faults.push_back({std::move(pointer), plain.error().why, plain.error().detail});
        return std::string{};
    };
    auto both = [&](Bilingual const& text, std::string const& name, bool line) {
        return Bilingual{one(text.zh, "/" + name + "/zh", line), one(text.en, "/" + name + "/en", line)};
    };
    ProgrammeText out{both(typed.title, "title", true), both(typed.goal, "goal", false),
                      both(typed.problem, "problem", false), both(typed.result, "result", false)};
    if (faults.empty() && out.title.empty()) faults.push_back({"/title", refusal::missing_field, ""});
    if (!faults.empty()) return std::unexpected{Refused{std::move(faults)}};
    return out;
}

Result<ProgrammeState> plan_step(ProgrammeNow const& programme, ProgrammeEvent event, std::string const& reason,
                                 Caller const& by)
{
    auto const* step = step_of(programme_life, programme.state, event);
    if (!step) return refuse(refusal::step_not_allowed, std::string{name_of(programme.state)});
    CHECK(by.check_in(step->by, programme.id.value));
    if (event == ProgrammeEvent::close && programme.open_awards > 0)
        return refuse(refusal::not_empty, std::to_string(programme.open_awards));
    if (owes_reason(event) && reason.empty()) return refuse(refusal::missing_field, "/reason", "");
    return step->to;
}

std::vector<api::May> may(ProgrammeNow const& programme, Caller const& by)
{
    std::vector<api::May> out;
    for (auto const& step : programme_life) {
        if (step.from != programme.state) continue;
        auto name = name_of(step.on);
        if (!by.may_in(step.by, programme.id.value))
            out.push_back(api::not_allowed(name, refusal::not_your_role,
                                           {"需由本项目群的项目经理人或管理员办理。",
                                            "The programme's manager or an administrator can do this."}));
        else if (step.on == ProgrammeEvent::close && programme.open_awards > 0)
            out.push_back(api::not_allowed(name, refusal::not_empty,
                                           {"请先结题或终止全部资助。", "Close or terminate all its awards first."}));
        else out.push_back(api::allowed(name));
    }
    return out;
}

} // namespace penstock
