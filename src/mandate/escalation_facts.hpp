// What may be written about escalation, and the acts and queries around it.
#pragma once

#include "mandate/directive_facts.hpp"
#include "mandate/escalation.hpp"

namespace penstock {

struct EscalationRecipient {
    Id<Person>      person;
    EscalationPlace place{};
};
BOOST_DESCRIBE_STRUCT(EscalationRecipient, (), (person, place))

// A level was reached. Lower ones that were due as well, on days that were missed, are named and were told to nobody.
struct DirectiveEscalated {
    static constexpr Words            words{"督办升级", "Directive escalated"};
    static constexpr std::string_view noun = "directive";
    std::int64_t                      subject() const { return directive.value; }

    Id<Directive>                    directive;
    EscalationLevel                  level{};
    std::vector<EscalationLevel>     skipped;
    Day                              due_on;
    Day                              on;
    std::vector<EscalationRecipient> to;
};
BOOST_DESCRIBE_STRUCT(DirectiveEscalated, (), (directive, level, skipped, due_on, on, to))

// One of those it was told to has answered. The level stays: an answer is not progress.
struct EscalationAnswered {
    static constexpr Words            words{"答复催办", "Escalation answered"};
    static constexpr std::string_view noun = "directive";
    std::int64_t                      subject() const { return directive.value; }

    Id<Directive>  directive;
    Id<Escalation> escalation;
    std::string    text;
};
BOOST_DESCRIBE_STRUCT(EscalationAnswered, (), (directive, escalation, text))

struct EscalationLevelSet {
    static constexpr Words            words{"设定督办级别", "Level of escalation set"};
    static constexpr std::string_view noun = "escalation_rule";

    std::optional<Id<Body>> body; // absent: of every body that sets nothing of its own
    EscalationLevel         level{};
    LevelTerms              terms;
    Day                     valid_from;
    std::string             reason;
};
BOOST_DESCRIBE_STRUCT(EscalationLevelSet, (), (body, level, terms, valid_from, reason))

void apply(Writer& db, Stamp const& stamp, DirectiveEscalated const& fact);
void apply(Writer& db, Stamp const& stamp, EscalationAnswered const& fact);
void apply(Writer& db, Stamp const& stamp, EscalationLevelSet const& fact);

void add_escalation_facts(FactKinds& kinds);

// Begins another round; for apply, when work was accepted or the date is another.
void begin_round(Writer& db, Id<Directive> directive);

EscalationLadders ladders_in_force(Reader& reader, Day today);

// Reaches every level that is due today and not reached yet; says how many. Doing it again the same day, after a
// restart or under a clock that went back reaches nothing twice: what counts is the level the record says.
Result<std::string> escalate_directives(Act& act);

// not_found, not_your_role of whoever it was not told to, answered_already, missing_field.
Result<Id<Directive>> answer_escalation(Act& act, Caller const& by, Id<Escalation> id, std::string const& text);

Result<Id<EscalationRule>> set_level(Act& act, Caller const& by, EscalationLevelSet const& wanted);

} // namespace penstock
