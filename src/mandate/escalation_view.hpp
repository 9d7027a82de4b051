// How far a directive has been escalated, as it is shown: the level under its body's name, colour and shape.
#pragma once

#include "api/named.hpp"
#include "mandate/escalation_facts.hpp"

namespace penstock {

struct LevelMark {
    EscalationLevel level{};
    Bilingual       name;
    LevelTone       tone{};
    LevelShape      shape{};
};
BOOST_DESCRIBE_STRUCT(LevelMark, (), (level, name, tone, shape))

struct EscalationTold {
    Named                  person;
    EscalationPlace        place{};
    std::optional<Instant> answered_at;
    std::string            answer;
};
BOOST_DESCRIBE_STRUCT(EscalationTold, (), (person, place, answered_at, answer))

struct EscalationView {
    Id<Escalation>               id;
    LevelMark                    mark;
    std::vector<EscalationLevel> skipped; // due as well on days that were missed
    bool                         past{};  // of a round that is over
    Day                          due_on;
    Day                          on;
    std::vector<EscalationTold>  told;
    bool                         may_answer{}; // it was told to the caller, who has not answered
};
BOOST_DESCRIBE_STRUCT(EscalationView, (), (id, mark, skipped, past, due_on, on, told, may_answer))

// Nothing at level none.
std::optional<LevelMark> mark_of(EscalationLadders const& ladders, std::int64_t body, EscalationLevel level);

// Every level a directive reached, the latest first.
std::vector<EscalationView> escalations_of(Reader& reader, Id<Directive> id, Caller const& by, Day today);

} // namespace penstock
