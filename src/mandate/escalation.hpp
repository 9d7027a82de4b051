// Escalation of a directive whose date comes near or has passed. It runs beside the life of the directive, never in it:
// each level is reached once in a round, and only accepted work or a new date begins another round.
#pragma once

#include "mandate/directive.hpp"

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace penstock {

struct Escalation; // the kinds of thing identifiers here belong to
struct EscalationRule;

BOOST_DEFINE_ENUM_CLASS(EscalationLevel, none, reminder, urge, warn, bulletin, chair)
// Whom a level is told to: the person answerable (the lead unit, where nobody is named), the chairs of the units that
// lead and help, whoever supervises directives, the chair of the body that laid it down.
BOOST_DEFINE_ENUM_CLASS(EscalationPlace, owner, lead_chair, helper_chairs, office, issuer_chair)
// How a level looks. The name and the shape say what the colour says, so none depends on seeing colours.
BOOST_DEFINE_ENUM_CLASS(LevelTone, grey, blue, green, yellow, orange, red)
BOOST_DEFINE_ENUM_CLASS(LevelShape, circle, square, triangle, diamond, octagon)

Words words(EscalationLevel level);
Words words(EscalationPlace place);

inline constexpr std::int64_t escalation_days_least = -90, escalation_days_most = 366;

// One level as a body has it, or as it is where a body has set nothing.
struct LevelTerms {
    bool                         used{};
    std::int64_t                 days{}; // after the due day; below zero before it
    std::vector<EscalationPlace> recipients;
    Bilingual                    name;
    LevelTone                    tone{};
    LevelShape                   shape{};
    friend bool                  operator==(LevelTerms const&, LevelTerms const&) = default;
};
BOOST_DESCRIBE_STRUCT(LevelTerms, (), (used, days, recipients, name, tone, shape))

// All levels of one body, by their place in EscalationLevel; none is there and not used.
using EscalationLadder = std::array<LevelTerms, enumerator_table<EscalationLevel>.size()>;

inline LevelTerms const& terms_of(EscalationLadder const& ladder, EscalationLevel level)
{
    return ladder[static_cast<std::size_t>(level)];
}

// What every body has set, as it is in force on one day.
class EscalationLadders {
public:
    void set(std::int64_t body, EscalationLevel level, LevelTerms terms); // body 0: of all
    // The body's own terms of each level, and the common ones where it has none.
    EscalationLadder const& of(std::int64_t body) const;

private:
    std::map<std::pair<std::int64_t, EscalationLevel>, LevelTerms> set_;
    mutable std::map<std::int64_t, EscalationLadder>               ladders_;
};

struct LevelDue {
    EscalationLevel              level{};
    std::vector<EscalationLevel> skipped; // used levels between the one reached before and this
    friend bool                  operator==(LevelDue const&, LevelDue const&) = default;
};

// The owner is at work and time counts against it. While a report waits for its check, or a dispute for its decision,
// the next move is not the owner's: no further level is reached.
constexpr bool escalates(DirectiveState state)
{
    return state == DirectiveState::assigned || state == DirectiveState::accepted ||
           state == DirectiveState::in_progress;
}

// The highest level due today, if it is above the one reached; a day that was missed leaves out the lower ones.
std::optional<LevelDue> level_due(EscalationLadder const& ladder, DirectiveState state, EscalationLevel reached,
                                  Day due_on, Day today);

// Checks and normalises what was typed: missing_field of the name and of the recipients, number_out_of_range of the
// days, already_exists of a recipient twice, levels_out_of_order where it would not stand between its neighbours.
Result<LevelTerms> plan_level(EscalationLadder const& now, EscalationLevel level, LevelTerms const& typed);

} // namespace penstock
