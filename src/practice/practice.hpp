// Practices: what was tried and found to work, told so that another body can take it over. It is recognised on an
// evaluation and a decision only, and lives on in those who adopt it.
#pragma once

#include "ledger/funding_rule.hpp"
#include "practice/pilot.hpp"
#include "programme/programme.hpp"

namespace penstock {

struct PracticeTemplate; // the kinds of thing identifiers here belong to
struct Adoption;

BOOST_DEFINE_ENUM_CLASS(PracticeState, documented, recognised, adopted, standardised, retired)
BOOST_DEFINE_ENUM_CLASS(PracticeEvent, recognise, adopt, standardise, retire)
BOOST_DEFINE_ENUM_CLASS(TemplateNoun, programme, plan, funding_rule)

Words words(PracticeState state);
Words words(PracticeEvent event);
Words words(TemplateNoun noun);

// clang-format off
inline constexpr Step<PracticeState, PracticeEvent, Permission> practice_life[] = {
    {PracticeState::documented,   PracticeEvent::recognise,   PracticeState::recognised,   Permission::manage_mandate},
    {PracticeState::documented,   PracticeEvent::retire,      PracticeState::retired,      Permission::manage_mandate},
    {PracticeState::recognised,   PracticeEvent::adopt,       PracticeState::adopted,      Permission::manage_mandate},
    {PracticeState::recognised,   PracticeEvent::retire,      PracticeState::retired,      Permission::manage_mandate},
    {PracticeState::adopted,      PracticeEvent::adopt,       PracticeState::adopted,      Permission::manage_mandate},
    {PracticeState::adopted,      PracticeEvent::standardise, PracticeState::standardised, Permission::manage_mandate},
    {PracticeState::adopted,      PracticeEvent::retire,      PracticeState::retired,      Permission::manage_mandate},
    {PracticeState::standardised, PracticeEvent::adopt,       PracticeState::standardised, Permission::manage_mandate},
    {PracticeState::standardised, PracticeEvent::retire,      PracticeState::retired,      Permission::manage_mandate},
};
// clang-format on
static_assert(deterministic(practice_life));
static_assert(final(practice_life, PracticeState::retired));

struct PracticeText {
    Bilingual               title; // in one language at least, like the problem and the mechanism
    Bilingual               problem;
    Bilingual               mechanism;
    Bilingual               conditions; // needed for it to work
    std::optional<Money>    cost;
    Bilingual               cost_note; // of what, and over how long
    Bilingual               evidence;
    Bilingual               failures; // what went wrong, and where it does not work
    std::optional<Id<Body>> contact; // a unit
    Line<200, 0>            office; // in it, or elsewhere; never a person
    std::vector<Line<1000>> sources; // addresses and numbers of papers

    std::optional<std::vector<EvidenceFile>> files; // that show it; practices told before there were any have none
};
BOOST_DESCRIBE_STRUCT(PracticeText, (),
                      (title, problem, mechanism, conditions, cost, cost_note, evidence, failures, contact, office,
                       sources, files))

struct PracticeNow {
    Id<Practice>  id;
    PracticeState state{};
    Bilingual     title;
    Bilingual     conditions;
    std::int64_t  pilot{};     // it comes from; 0: none
    std::int64_t  adoptions{};
    std::int64_t  effective{}; // adopters who report that it works there
};

// Checks and normalises: missing_field of title, problem and mechanism, number_out_of_range of the cost, too_large.
Result<PracticeText> plan_practice(PracticeText const& typed);

// Refuses step_not_allowed and not_your_role.
Result<PracticeState> plan_practice_step(PracticeNow const& practice, PracticeEvent event, Caller const& by);
// The decision and the evaluation it rests on: decision_not_adopted, pilot_of_another, not_evaluated,
// evaluated_against, and missing_field of the conditions, which must be told of everything that is recognised.
Result<PracticeState> plan_recognition(PracticeNow const& practice, PilotNow const& pilot, ItemNow const& item,
                                       Caller const& by);
// nobody_elsewhere; missing_field of the document (standardise) or the reason (retire).
Result<PracticeState> plan_settling(PracticeNow const& practice, PracticeEvent event, std::string const& document,
                                    std::string const& reason, Caller const& by);

struct AdoptionText {
    Bilingual                   adopter; // in one language at least
    Day                         on;
    Prose<5000>                 changes; // how it differs there
    Prose<5000>                 results; // the adopter's own
    std::optional<PilotVerdict> outcome; // in the adopter's own words; absent: too early to say
    Line<1000, 0>               source;
    std::optional<Day>          follow_up; // when to ask again
};
BOOST_DESCRIBE_STRUCT(AdoptionText, (), (adopter, on, changes, results, outcome, source, follow_up))

struct AdoptionResults {
    Prose<5000>        results;
    PilotVerdict       outcome{};
    Line<1000, 0>      source;
    std::optional<Day> follow_up;
};
BOOST_DESCRIBE_STRUCT(AdoptionResults, (), (results, outcome, source, follow_up))

// Refuses missing_field without an adopter, and of the results where there is an outcome; date_in_past of a follow-up,
// and date_in_future of an adoption that is still to come.
Result<AdoptionText> plan_adoption(AdoptionText const& typed, Day today);
Result<void>         plan_results(AdoptionResults const& results, Day today);

// ---- templates -----------------------------------------------------------------------------------------------------

struct ObjectiveTemplate {
    Bilingual                  title;
    std::vector<IndicatorText> indicators;
};
BOOST_DESCRIBE_STRUCT(ObjectiveTemplate, (), (title, indicators))

struct DomainTemplate {
    Bilingual                      title;
    std::vector<IndicatorText>     indicators;
    std::vector<ObjectiveTemplate> objectives;
};
BOOST_DESCRIBE_STRUCT(DomainTemplate, (), (title, indicators, objectives))

struct PlanTemplate {
    Bilingual                   title;
    std::int64_t                years{};
    std::vector<DomainTemplate> domains;
};
BOOST_DESCRIBE_STRUCT(PlanTemplate, (), (title, years, domains))

struct RuleTemplate {
    FundingRuleKind            kind{};
    Bilingual                  title;
    Bilingual                  text;
    Currency                   currency;
    FundingRuleTerms           terms;
    std::vector<WorkedExample> examples;
};
BOOST_DESCRIBE_STRUCT(RuleTemplate, (), (kind, title, text, currency, terms, examples))

// What can be made after the practice. Exactly one of the three is there.
struct TemplateText {
    Bilingual                    name;
    std::optional<ProgrammeText> programme;
    std::optional<PlanTemplate>  plan;
    std::optional<RuleTemplate>  funding_rule;
};
BOOST_DESCRIBE_STRUCT(TemplateText, (), (name, programme, plan, funding_rule))

inline constexpr std::size_t  templates_most       = 12;
inline constexpr std::int64_t template_years_most  = 30;
inline constexpr std::size_t  template_parts_most  = 200;

TemplateNoun noun_of(TemplateText const& text);
// Checks and normalises as the thing itself would be checked: one_kind_of_template, and what that refuses.
Result<TemplateText> plan_template(TemplateText const& typed, Day today);

FundingRuleText rule_of(RuleTemplate const& rule, std::string source, Day valid_from);

std::vector<api::May> may(PracticeNow const& practice, Caller const& by);

} // namespace penstock
