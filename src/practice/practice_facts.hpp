// What may be written about practices, those who adopted them, and what was made after them.
#pragma once

#include "ledger/funding_rule_facts.hpp"
#include "practice/pilot_facts.hpp"
#include "practice/practice.hpp"
#include "programme/programme_facts.hpp"

namespace penstock {

struct PracticeDocumented {
    static constexpr Words            words{"登记做法", "Practice documented"};
    static constexpr std::string_view noun = "practice";

    PracticeText             text;
    std::optional<Id<Pilot>> pilot;     // it comes from
    std::string              reference; // the shipped one it was taken over from; "": its own
};
BOOST_DESCRIBE_STRUCT(PracticeDocumented, (), (text, pilot, reference))

// What is told of a practice that is there already.
struct OfPractice {
    static constexpr std::string_view noun = "practice";
    std::int64_t                      subject() const { return practice.value; }

    Id<Practice> practice;
};
BOOST_DESCRIBE_STRUCT(OfPractice, (), (practice))

struct PracticeDescribed : OfPractice {
    static constexpr Words words{"修改做法说明", "Practice described anew"};

    PracticeText text;
};
BOOST_DESCRIBE_STRUCT(PracticeDescribed, (OfPractice), (text))

struct PracticeRecognised : OfPractice {
    static constexpr Words words{"认定做法", "Practice recognised"};

    Id<AgendaItem> item; // the decision
    Id<Pilot>      pilot; // whose evaluation it rests on
    Day            on;
};
BOOST_DESCRIBE_STRUCT(PracticeRecognised, (OfPractice), (item, pilot, on))

struct PracticeAdopted : OfPractice {
    static constexpr Words words{"做法被采用", "Practice adopted elsewhere"};

    AdoptionText text;
};
BOOST_DESCRIBE_STRUCT(PracticeAdopted, (OfPractice), (text))

struct AdoptionFollowedUp : OfPractice {
    static constexpr Words words{"跟踪采用结果", "Adoption followed up"};

    Id<Adoption>    adoption;
    AdoptionResults results;
};
BOOST_DESCRIBE_STRUCT(AdoptionFollowedUp, (OfPractice), (adoption, results))

struct PracticeStandardised : OfPractice {
    static constexpr Words words{"做法定为标准", "Practice made a standard"};

    std::string document; // the standard, law or rule it stands in
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(PracticeStandardised, (OfPractice), (document, reason))

struct PracticeRetired : OfPractice {
    static constexpr Words words{"停用做法", "Practice retired"};

    std::string reason;
};
BOOST_DESCRIBE_STRUCT(PracticeRetired, (OfPractice), (reason))

struct PracticeTemplateSet : OfPractice {
    static constexpr Words words{"设立做法模板", "Template of a practice set"};

    TemplateText text;
};
BOOST_DESCRIBE_STRUCT(PracticeTemplateSet, (OfPractice), (text))

// Something was made after a template; what it was made into stands in facts of its own.
struct PracticeApplied : OfPractice {
    static constexpr Words words{"套用做法", "Practice applied"};

    Id<PracticeTemplate> after;
    TemplateNoun         made{};
    std::int64_t         id{}; // of what was made
};
BOOST_DESCRIBE_STRUCT(PracticeApplied, (OfPractice), (after, made, id))

void apply(Writer& db, Stamp const& stamp, PracticeDocumented const& fact);
void apply(Writer& db, Stamp const& stamp, PracticeDescribed const& fact);
void apply(Writer& db, Stamp const& stamp, PracticeRecognised const& fact);
void apply(Writer& db, Stamp const& stamp, PracticeAdopted const& fact);
void apply(Writer& db, Stamp const& stamp, AdoptionFollowedUp const& fact);
void apply(Writer& db, Stamp const& stamp, PracticeStandardised const& fact);
void apply(Writer& db, Stamp const& stamp, PracticeRetired const& fact);
void apply(Writer& db, Stamp const& stamp, PracticeTemplateSet const& fact);
void apply(Writer& db, Stamp const& stamp, PracticeApplied const& fact);

void add_practice_facts(FactKinds& kinds);

Result<PracticeNow>  load_practice(Reader& reader, Id<Practice> id);
PracticeText         practice_text(Reader& reader, Id<Practice> id);
Result<TemplateText> load_template(Reader& reader, Id<Practice> practice, Id<PracticeTemplate> id);
// How what is made after a practice names it as its source.
std::string source_naming(PracticeNow const& practice);

// already_exists, naming the practice, when this reference was taken over before; contact_is_a_person.
Result<Id<Practice>> document_practice(Act& act, Caller const& by, PracticeDocumented const& wanted);
Result<void>         describe_practice(Act& act, Caller const& by, Id<Practice> id, PracticeText const& typed);
Result<void> recognise_practice(Act& act, Caller const& by, Id<Practice> id, Id<Pilot> pilot, Id<AgendaItem> item);
Result<void> adopt_practice(Act& act, Caller const& by, Id<Practice> id, AdoptionText const& typed);
Result<void> follow_adoption(Act& act, Caller const& by, Id<Practice> id, Id<Adoption> adoption,
                             AdoptionResults const& results);
Result<void> settle_practice(Act& act, Caller const& by, Id<Practice> id, PracticeEvent event,
                             std::string const& document, std::string const& reason);
Result<Id<PracticeTemplate>> set_template(Act& act, Caller const& by, Id<Practice> id, TemplateText const& typed);

// What is made after a template: each asks for what making the thing itself asks for.
Result<Id<Programme>>   programme_after(Act& act, Caller const& by, Id<Practice> id, Id<PracticeTemplate> after,
                                        std::string const& code, std::optional<Bilingual> const& title);
Result<Id<Plan>>        plan_after(Act& act, Caller const& by, Id<Practice> id, Id<PracticeTemplate> after,
                                   Id<Body> keeper, std::int64_t first_year);
Result<Id<FundingRule>> rule_after(Act& act, Caller const& by, Id<Practice> id, Id<PracticeTemplate> after,
                                   std::optional<Id<Programme>> programme, std::optional<std::string> fund,
                                   Day valid_from);

} // namespace penstock
