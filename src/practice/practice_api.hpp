// Endpoints for pilots and practices, the public pages of practices, and their place on the line.
#pragma once

#include "api/endpoint.hpp"
#include "api/line.hpp"
#include "api/named.hpp"
#include "practice/practice_facts.hpp"
#include "search/search.hpp"

namespace penstock {

void register_pilots(api::Registry& registry);
void register_practices(api::Registry& registry);
void register_practice_templates(api::Registry& registry); // and what is made after them
void register_public_practices(api::Registry& registry);
void register_reference_practices(api::Registry& registry);

void describe_line_of_practices(LineNouns& nouns);
void describe_practices(search::Index& index); // and pilots

// The evaluation of a pilot as it was recorded, if there is one.
std::optional<PilotEvaluation> evaluation_of(Reader& reader, Id<Pilot> pilot);
// The item of an agenda, named for whoever may see it; nothing for anybody else, and nothing of number 0.
std::optional<Titled> decision_named(Reader& reader, std::int64_t item, Caller const& by, Day today);
std::optional<Titled> body_named(Reader& reader, std::optional<Id<Body>> body);

struct PracticeItem {
    Id<Practice>                id;
    Bilingual                   title;
    PracticeState               state{};
    std::optional<Titled>       contact; // a unit
    std::optional<PilotVerdict> verdict; // of the evaluation it was recognised on
    std::optional<Day>          recognised_on;
    std::int64_t                adoptions{};
    std::int64_t                effective{}; // adopters who report that it works there
    std::string                 reference;   // the shipped one it was taken over from
};
BOOST_DESCRIBE_STRUCT(PracticeItem, (),
                      (id, title, state, contact, verdict, recognised_on, adoptions, effective, reference))

struct PilotBrief {
    Id<Pilot>                   id;
    Bilingual                   title;
    PilotState                  state{};
    std::optional<PilotVerdict> verdict;
};
BOOST_DESCRIBE_STRUCT(PilotBrief, (), (id, title, state, verdict))

struct AdoptionResultView {
    std::string                 results;
    std::optional<PilotVerdict> outcome;
    std::string                 source;
    std::optional<Named>        by;
    Instant                     at;
};
BOOST_DESCRIBE_STRUCT(AdoptionResultView, (), (results, outcome, source, by, at))

struct AdoptionView {
    Id<Adoption>                    id;
    Bilingual                       adopter;
    Day                             on;
    std::string                     changes;
    std::optional<PilotVerdict>     outcome;
    std::optional<Day>              follow_up;
    std::vector<AdoptionResultView> told; // the adopter's own results, the first first
};
BOOST_DESCRIBE_STRUCT(AdoptionView, (), (id, adopter, on, changes, outcome, follow_up, told))

struct TemplateView {
    Id<PracticeTemplate> id;
    TemplateNoun         noun{};
    TemplateText         text;
};
BOOST_DESCRIBE_STRUCT(TemplateView, (), (id, noun, text))

// Something that was made after the practice.
struct MadeAfter {
    TemplateNoun noun{};
    Titled       made;
    Bilingual    after; // the template
    Instant      at;
};
BOOST_DESCRIBE_STRUCT(MadeAfter, (), (noun, made, after, at))

struct PracticeView : PracticeItem {
    PracticeText                   text;
    std::optional<PilotBrief>      pilot;  // it comes from
    std::vector<PilotBrief>        pilots; // that try it
    std::optional<Titled>          decision;
    std::optional<PilotBrief>      recognised_on_pilot; // whose evaluation it was recognised on
    std::optional<PilotEvaluation> evaluation;
    std::vector<AdoptionView>      adopters;
    std::vector<TemplateView>      templates;
    std::vector<MadeAfter>         made; // the latest first
    std::string                    document;
    std::string                    reason;
    std::int64_t                   caused_by{};
    bool                           is_public{};
    bool                           may_describe{};
    bool                           may_manage{};
    std::vector<api::May>          may;
};
BOOST_DESCRIBE_STRUCT(PracticeView, (PracticeItem),
                      (text, pilot, pilots, decision, recognised_on_pilot, evaluation, adopters, templates, made,
                       document, reason, caused_by, is_public, may_describe, may_manage, may))

Result<PracticeView> practice_view(Reader& reader, Caller const& caller, Id<Practice> id, Day today);

} // namespace penstock
