// What facts about the effects of decisions do to the tables, and the acts that write them.
#include "mandate/decision_facts.hpp"
#include "mandate/refusals.hpp"
#include "people/refusals.hpp"

namespace penstock {

void apply(Writer& db, Stamp const& stamp, DecisionCarriedOut const& fact)
{
    db.run("INSERT INTO decision_effect (id, item_id, noun, thing_id, withdrawn) VALUES ($1, $2, $3, $4, '')",
           stamp.seq, fact.item, fact.effect.noun.value, fact.effect.id);
}

void apply(Writer& db, Stamp const&, DecisionEffectWithdrawn const& fact)
{
    db.run("UPDATE decision_effect SET withdrawn = $2 WHERE id = $1", fact.effect, fact.reason);
}

void add_decision_facts(FactKinds& kinds) { kinds.add<DecisionCarriedOut, DecisionEffectWithdrawn>(); }

Result<ItemNow> load_ground(Reader& reader, Id<AgendaItem> id, Caller const& by, Day today)
{
    auto const missing = refuse(refusal::not_found, "/decided_in", std::to_string(id.value));
    auto       item    = load_item(reader, id);
    if (!item) return missing;
    auto meeting = TRY(load_meeting(reader, item->meeting, by, today));
    if (!sees_item(meeting, item->visibility, by)) return missing;
    if (item->state != ItemState::adopted && item->state != ItemState::adopted_in_principle)
        return refuse(refusal::decision_not_adopted, "/decided_in", std::string{name_of(item->state)});
    return *std::move(item);
}

bool is_carried_out(Reader& reader, Id<AgendaItem> item, RecordLink const& effect)
{
    return reader
        .row<std::int64_t>(
            "SELECT id FROM decision_effect WHERE item_id = $1 AND noun = $2 AND thing_id = $3 AND withdrawn = ''",
            item, effect.noun.value, effect.id)
        .has_value();
}

Result<void> carry_out(Act& act, Caller const& by, Id<AgendaItem> item, RecordLink const& effect)
{
    CHECK(load_ground(act.read(), item, by, act.today));
    if (is_carried_out(act.read(), item, effect))
        return refuse(refusal::already_exists, "/thing", std::to_string(effect.id));
    act.record(DecisionCarriedOut{{item}, effect});
    return {};
}

namespace {

struct EffectNow {
    Id<AgendaItem> item;
    std::string    withdrawn;
};
BOOST_DESCRIBE_STRUCT(EffectNow, (), (item, withdrawn))

} // namespace

Result<void> withdraw_effect(Act& act, Caller const& by, Id<AgendaItem> item, Id<DecisionEffect> id,
                             std::string const& reason)
{
    CHECK(by.check_in(Permission::manage_mandate, 0));
    auto effect = act.read().row<EffectNow>("SELECT item_id AS item, withdrawn FROM decision_effect WHERE id = $1", id);
    if (!effect || effect->item != item) return refuse(refusal::not_found);
    if (!effect->withdrawn.empty()) return refuse(refusal::step_not_allowed, "withdrawn");
    if (reason.empty()) return refuse(refusal::missing_field, "/reason", "");
    act.record(DecisionEffectWithdrawn{{item}, id, reason});
    return {};
}

} // namespace penstock
