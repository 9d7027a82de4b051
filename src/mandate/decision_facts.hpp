// What came of a decision of a body: any thing of the record can name the agenda item it carries out, in the act that
// makes it or afterwards.
#pragma once

#include "api/line.hpp"
#include "mandate/meeting_facts.hpp"

namespace penstock {

struct DecisionEffect; // the kind of thing an Id<DecisionEffect> identifies

struct DecisionCarriedOut : OfItem {
    static constexpr Words words{"落实决定", "Decision carried out"};
    RecordLink             effect;
};
BOOST_DESCRIBE_STRUCT(DecisionCarriedOut, (OfItem), (effect))

struct DecisionEffectWithdrawn : OfItem {
    static constexpr Words words{"撤回所依据的决定", "Effect of a decision withdrawn"};
    Id<DecisionEffect>     effect;
    std::string            reason;
};
BOOST_DESCRIBE_STRUCT(DecisionEffectWithdrawn, (OfItem), (effect, reason))

void apply(Writer& db, Stamp const& stamp, DecisionCarriedOut const& fact);
void apply(Writer& db, Stamp const& stamp, DecisionEffectWithdrawn const& fact);

void add_decision_facts(FactKinds& kinds);

// What an act may rest on: an item that the caller sees and that was adopted, outright or in principle. Refuses
// not_found and decision_not_adopted, both of decided_in.
Result<ItemNow> load_ground(Reader& reader, Id<AgendaItem> item, Caller const& by, Day today);

bool is_carried_out(Reader& reader, Id<AgendaItem> item, RecordLink const& effect);

// On the line of an item: what carries it out, by noun; at most twelve, and of a noun as many as are told one by one.
std::vector<LineEdge> effects_of_decision(Look& look, Id<AgendaItem> item);

// Names the effect. Refuses what load_ground refuses, and already_exists.
Result<void> carry_out(Act& act, Caller const& by, Id<AgendaItem> item, RecordLink const& effect);
// Refuses not_found, missing_field of the reason, and step_not_allowed of what was withdrawn before.
Result<void> withdraw_effect(Act& act, Caller const& by, Id<AgendaItem> item, Id<DecisionEffect> effect,
                             std::string const& reason);

} // namespace penstock
