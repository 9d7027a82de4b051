#include "practice/practice.hpp"

#include "api/steps.hpp"
#include "ledger/refusals.hpp"
#include "mandate/refusals.hpp"
#include "people/refusals.hpp"
#include "practice/refusals.hpp"

#include <set>
#include <utility>

namespace penstock {

Words words(PracticeState state)
{
    switch (state) {
    case PracticeState::documented:   return {"已登记", "Documented"};
    case PracticeState::recognised:   return {"已认定", "Recognised"};
    case PracticeState::adopted:      return {"已推广", "Adopted elsewhere"};
    case PracticeState::standardised: return {"已成标准", "Standardised"};
    case PracticeState::retired:      return {"已停用", "Retired"};
    }
    std::unreachable();
}

Words words(PracticeEvent event)
{
    switch (event) {
    case PracticeEvent::recognise:   return {"认定", "Recognise"};
    case PracticeEvent::adopt:       return {"登记采用", "Record an adoption"};
    case PracticeEvent::standardise: return {"定为标准", "Make it a standard"};
    case PracticeEvent::retire:      return {"停用", "Retire"};
    }
    std::unreachable();
}

Words words(TemplateNoun noun)
{
    switch (noun) {
    case TemplateNoun::programme:    return {"项目群", "Programme"};
    case TemplateNoun::plan:         return {"规划", "Plan"};
    case TemplateNoun::funding_rule: return {"经费规则", "Funding rule"};
    }
    std::unreachable();
}

namespace {

constexpr std::size_t title_longest = 300, prose_longest = 20'000;

// Normalises texts in both languages and collects what is wrong with them.
class BothLanguages {
public:
    Bilingual operator()(Bilingual const& typed, std::string const& pointer, bool line, bool needed)
    {
        Bilingual out{one(typed.zh, pointer + "/zh", line), one(typed.en, pointer + "/en", line)};
        if (needed && typed.empty()) faults_.push_back({pointer, refusal::missing_field, ""});
        return out;
    }
    Result<void> done()
    {
        if (faults_.empty()) return {};
        return std::unexpected{Refused{std::move(faults_)}};
    }

private:
    std::string one(std::string const& raw, std::string pointer, bool line)
    {
        auto plain = line ? plain_line(raw, title_longest) : plain_text(raw, prose_longest);
        if (plain) return *std::move(plain);
        faults_.push_back({std::move(pointer), plain.error().why, plain.error().detail});
        return {};
    }

    std::vector<Fault> faults_;
};

} // namespace

Result<PracticeText> plan_practice(PracticeText const& typed)
{
    BothLanguages both;
    PracticeText  out{typed};
    out.title      = both(typed.title, "/title", true, true);
    out.problem    = both(typed.problem, "/problem", false, true);
    out.mechanism  = both(typed.mechanism, "/mechanism", false, true);
    out.conditions = both(typed.conditions, "/conditions", false, false);
    out.cost_note  = both(typed.cost_note, "/cost_note", false, false);
    out.evidence   = both(typed.evidence, "/evidence", false, false);
    out.failures   = both(typed.failures, "/failures", false, false);
    CHECK(both.done());
    if (typed.cost && (typed.cost->minor < 0 || !typed.cost->in_range()))
        return refuse(refusal::number_out_of_range, "/cost", "");
    if (typed.sources.size() > evidence_most)
        return refuse(refusal::too_large, "/sources", std::to_string(evidence_most));
    if (typed.files && typed.files->size() > evidence_most)
        return refuse(refusal::too_large, "/files", std::to_string(evidence_most));
    return out;
}

Result<PracticeState> plan_practice_step(PracticeNow const& practice, PracticeEvent event, Caller const& by)
{
    auto const* step = step_of(practice_life, practice.state, event);
    if (!step) return refuse(refusal::step_not_allowed, std::string{name_of(practice.state)});
    CHECK(by.check_in(step->by, 0));
    return step->to;
}

Result<PracticeState> plan_recognition(PracticeNow const& practice, PilotNow const& pilot, ItemNow const& item,
                                       Caller const& by)
{
    auto const to = TRY(plan_practice_step(practice, PracticeEvent::recognise, by));
    if (pilot.id.value != practice.pilot && pilot.practice != practice.id.value)
        return refuse(refusal::pilot_of_another, "/pilot", "");
    if (!pilot.verdict) return refuse(refusal::not_evaluated, "/pilot", std::string{name_of(pilot.state)});
    if (!says_it_works(*pilot.verdict))
        return refuse(refusal::evaluated_against, "/pilot", std::string{name_of(*pilot.verdict)});
    if (!says_yes(item.state)) return refuse(refusal::decision_not_adopted, "/item", std::string{name_of(item.state)});
    if (practice.conditions.empty()) return refuse(refusal::missing_field, "/conditions", "");
    return to;
}

Result<PracticeState> plan_settling(PracticeNow const& practice, PracticeEvent event, std::string const& document,
                                    std::string const& reason, Caller const& by)
{
    auto const to = TRY(plan_practice_step(practice, event, by));
    switch (event) {
    case PracticeEvent::standardise:
        if (practice.effective == 0) return refuse(refusal::nobody_elsewhere);
        if (document.empty()) return refuse(refusal::missing_field, "/document", "");
        return to;
    case PracticeEvent::retire:
        if (reason.empty()) return refuse(refusal::missing_field, "/reason", "");
        return to;
    case PracticeEvent::recognise: return refuse(refusal::missing_field, "/item", ""); // acts of their own
    case PracticeEvent::adopt:     return refuse(refusal::missing_field, "/adopter", "");
    }
    std::unreachable();
}

Result<AdoptionText> plan_adoption(AdoptionText const& typed, Day today)
{
    BothLanguages both;
    AdoptionText  out{typed};
    out.adopter = both(typed.adopter, "/adopter", true, true);
    CHECK(both.done());
    if (typed.on > today) return refuse(refusal::date_in_future, "/on", today.iso());
    if (typed.outcome && typed.results.value.empty()) return refuse(refusal::missing_field, "/results", "");
    if (typed.follow_up && *typed.follow_up < today) return refuse(refusal::date_in_past, "/follow_up", today.iso());
    return out;
}

Result<void> plan_results(AdoptionResults const& results, Day today)
{
    if (results.results.value.empty()) return refuse(refusal::missing_field, "/results", "");
    if (results.follow_up && *results.follow_up < today)
        return refuse(refusal::date_in_past, "/follow_up", today.iso());
    return {};
}

// ---- templates -----------------------------------------------------------------------------------------------------

TemplateNoun noun_of(TemplateText const& text)
{
    if (text.programme) return TemplateNoun::programme;
    return text.plan ? TemplateNoun::plan : TemplateNoun::funding_rule;
}

FundingRuleText rule_of(RuleTemplate const& rule, std::string source, Day valid_from)
{
    return {.kind       = rule.kind,
            .title      = rule.title,
            .text       = rule.text,
            .source     = std::move(source),
            .programme  = {},
            .fund       = {},
            .currency   = rule.currency,
            .valid_from = valid_from,
            .terms      = rule.terms,
            .examples   = rule.examples};
}

namespace {

// The refusals of a part of a template, told of where the part stands in it.
template <class T> Result<T> within(std::string const& place, Result<T> checked)
{
    if (checked) return checked;
    auto refused = std::move(checked).error();
    for (auto& fault : refused.faults) fault.pointer = place + fault.pointer;
    return std::unexpected{std::move(refused)};
}

Result<std::vector<IndicatorText>> checked_indicators(std::vector<IndicatorText> const& typed, std::string const& place)
{
    std::vector<IndicatorText> out;
    for (std::size_t i = 0; i < typed.size(); ++i)
        out.push_back(TRY(within(place + "/indicators/" + std::to_string(i), plan_indicator(typed[i]))));
    return out;
}

// What the plan itself would refuse when it is made: a code that is used twice, and parts of one title in one place.
Result<void> each_of_its_own(PlanTemplate const& plan)
{
    std::set<std::string>                         codes;
    std::set<std::pair<std::string, std::string>> domains;
    auto fresh = [](auto& seen, Bilingual const& title) { return seen.emplace(title.zh, title.en).second; };
    auto coded = [&](std::vector<IndicatorText> const& indicators) -> Result<void> {
        for (auto const& each : indicators)
            if (!codes.insert(each.code.value).second)
                return refuse(refusal::already_exists, "/plan/domains", each.code.value);
        return {};
    };
    for (auto const& domain : plan.domains) {
        if (!fresh(domains, domain.title)) return refuse(refusal::already_exists, "/plan/domains", domain.title.any());
        CHECK(coded(domain.indicators));
        std::set<std::pair<std::string, std::string>> objectives;
        for (auto const& objective : domain.objectives) {
            if (!fresh(objectives, objective.title))
                return refuse(refusal::already_exists, "/plan/domains", objective.title.any());
            CHECK(coded(objective.indicators));
        }
    }
    return {};
}

Result<PlanTemplate> checked_plan(PlanTemplate const& typed)
{
    PlanTemplate out;
    out.title = TRY(within("/plan", titled(typed.title, "/title")));
    if (typed.years < 1 || typed.years > template_years_most)
        return refuse(refusal::number_out_of_range, "/plan/years", "1.." + std::to_string(template_years_most));
    out.years         = typed.years;
    std::size_t parts = 0;
    for (std::size_t i = 0; i < typed.domains.size(); ++i) {
        auto const&    domain = typed.domains[i];
        auto const     place  = "/plan/domains/" + std::to_string(i);
        DomainTemplate made;
        made.title      = TRY(within(place, titled(domain.title, "/title")));
        made.indicators = TRY(checked_indicators(domain.indicators, place));
        parts += 1 + domain.indicators.size();
        for (std::size_t k = 0; k < domain.objectives.size(); ++k) {
            auto const        at = place + "/objectives/" + std::to_string(k);
            ObjectiveTemplate objective;
            objective.title      = TRY(within(at, titled(domain.objectives[k].title, "/title")));
            objective.indicators = TRY(checked_indicators(domain.objectives[k].indicators, at));
            parts += 1 + objective.indicators.size();
            made.objectives.push_back(std::move(objective));
        }
        out.domains.push_back(std::move(made));
    }
    if (parts > template_parts_most)
        return refuse(refusal::too_large, "/plan/domains", std::to_string(template_parts_most));
    CHECK(each_of_its_own(out));
    return out;
}

Result<RuleTemplate> checked_rule(RuleTemplate const& typed, Day today)
{
    BothLanguages both;
    RuleTemplate  out{typed};
    out.title = both(typed.title, "/title", true, true);
    out.text  = both(typed.text, "/text", false, true);
    for (std::size_t i = 0; i < out.examples.size(); ++i)
        out.examples[i].text = both(typed.examples[i].text, "/examples/" + std::to_string(i) + "/text", false, false);
    CHECK(both.done());
    if (out.terms.negative_list)
        for (auto& purpose : *out.terms.negative_list) {
            purpose.code  = TRY(plain_line(purpose.code, 60));
            purpose.title = TRY(titled(purpose.title, "/terms/negative_list"));
        }
    // The source is the practice itself, and nothing came before it.
    CHECK(plan_funding_rule(rule_of(out, "-", today), {}, Caller::operator_of_this_machine(), today));
    return out;
}

} // namespace

Result<TemplateText> plan_template(TemplateText const& typed, Day today)
{
    TemplateText out;
    out.name = TRY(titled(typed.name, "/name"));
    if (typed.programme.has_value() + typed.plan.has_value() + typed.funding_rule.has_value() != 1)
        return refuse(refusal::one_kind_of_template);
    if (typed.programme) out.programme = TRY(within("/programme", plan_text(*typed.programme)));
    if (typed.plan) out.plan = TRY(checked_plan(*typed.plan));
    if (typed.funding_rule) out.funding_rule = TRY(within("/funding_rule", checked_rule(*typed.funding_rule, today)));
    return out;
}

std::vector<api::May> may(PracticeNow const& practice, Caller const& by)
{
    return api::steps_from(
        practice_life, practice.state,
        [&](auto const& step) -> Result<void> {
            CHECK(by.check_in(step.by, 0));
            if (step.on == PracticeEvent::standardise && practice.effective == 0)
                return refuse(refusal::nobody_elsewhere);
            return {};
        },
        [](auto const&, Refused const& refused) {
            if (refused == refusal::nobody_elsewhere)
                return Words{"先登记采用单位报告的结果。", "Record first what an adopter reports of its own."};
            return Words{"须由督办人员（理事会秘书）办理。", "Whoever supervises, the board secretary, can do this."};
        });
}

} // namespace penstock
