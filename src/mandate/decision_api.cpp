// Endpoints for decisions: what meetings adopted, and what came of it. Any act may name the decision it carries out;
// the thing it makes then stands under that decision, and on its line.
#include "api/in_both.hpp"
#include "api/named.hpp"
#include "mandate/decision_facts.hpp"
#include "mandate/mandate_api.hpp"
#include "mandate/refusals.hpp"
#include "people/refusals.hpp"

#include <algorithm>
#include <charconv>

namespace penstock {

namespace {

LineNouns const* things = nullptr; // what a decision can bring about; set once, before the first request

struct DecisionItem {
    Id<AgendaItem> id;
    Bilingual      title;
    Bilingual      citation; // as a text names it
    Titled         meeting;
    Titled         held_by;
    Day            held_on;
    std::int64_t   position{}; // on its agenda
    ItemState      state{};
    bool           carried_out{}; // something of the record names it
};
BOOST_DESCRIBE_STRUCT(DecisionItem, (), (id, title, citation, meeting, held_by, held_on, position, state, carried_out))

struct DecisionRow {
    Id<AgendaItem> id;
    Bilingual      title;
    Titled         meeting;
    Titled         held_by;
    Day            held_on;
    std::int64_t   position{};
    ItemState      state{};
    std::int64_t   effects{};
};
BOOST_DESCRIBE_STRUCT(DecisionRow, (), (id, title, meeting, held_by, held_on, position, state, effects))

constexpr std::string_view has_effects = R"sql(
    CASE WHEN EXISTS (SELECT 1 FROM decision_effect e WHERE e.item_id = i.id AND e.withdrawn = '')
           OR EXISTS (SELECT 1 FROM directive d WHERE d.item_id = i.id) THEN 1 ELSE 0 END)sql";

std::string const decision_columns = R"sql(
    SELECT i.id, i.title_zh, i.title_en, i.meeting_id, m.title_zh AS meeting_title_zh, m.title_en AS meeting_title_en,
           m.body_id AS held_by_id, b.name_zh AS held_by_title_zh, b.name_en AS held_by_title_en, m.held_on, i.position,
           i.state,)sql" + std::string{has_effects} +
                                     " AS effects";
constexpr std::string_view decision_tables = R"sql(
      FROM agenda_item i
      JOIN meeting m ON m.id = i.meeting_id
      JOIN body b ON b.id = m.body_id)sql";
constexpr std::string_view adopted         = "i.state IN ('adopted', 'adopted_in_principle')";

constexpr api::SortBy<DecisionRow> decision_orders[] = {
    {"id", "i.id", [](DecisionRow const& row) -> api::SortKey { return row.id.value; }},
    {"held_on", "m.held_on", [](DecisionRow const& row) -> api::SortKey { return row.held_on.iso(); }},
};

// "市政府第12次常务会议（2026-11-05）第3项" and "12th executive meeting (2026-11-05), item 3"; a meeting that is titled
// in one language keeps that title in both.
Bilingual citation_of(DecisionRow const& row)
{
    auto const& title = row.meeting.title;
    auto const  day   = row.held_on.iso();
    auto const  item  = std::to_string(row.position);
    return {(title.zh.empty() ? title.en : title.zh) + "（" + day + "）第" + item + "项",
            (title.en.empty() ? title.zh : title.en) + " (" + day + "), item " + item};
}

// The same in SQL, so that a citation copied from a paper finds what it cites.
constexpr std::string_view cited_zh = R"sql(
    CASE WHEN m.title_zh = '' THEN m.title_en ELSE m.title_zh END || '（' || m.held_on || '）第' || i.position || '项')sql";
constexpr std::string_view cited_en = R"sql(
    CASE WHEN m.title_en = '' THEN m.title_zh ELSE m.title_en END || ' (' || m.held_on || '), item ' || i.position)sql";

DecisionItem shown(DecisionRow row)
{
    auto citation = citation_of(row);
    return {row.id,      std::move(row.title), std::move(citation), std::move(row.meeting), std::move(row.held_by),
            row.held_on, row.position,         row.state,           row.effects != 0};
}

struct DecisionsAsk : api::ListAsk {
    std::optional<Line<400, 0>> text; // in the title of the item or of its meeting, or in the citation
    std::optional<Id<Body>>     held_by;
    std::optional<bool>         carried_out;
};
BOOST_DESCRIBE_STRUCT(DecisionsAsk, (api::ListAsk), (text, held_by, carried_out))

Result<api::List<DecisionItem>> list_decisions(Look& look, DecisionsAsk const& ask)
{
    api::ListQuery query{decision_columns, decision_tables, "i.id"};
    query.where(adopted);
    if (!look.caller.may_in(Permission::manage_mandate, 0)) query.where("i.visibility = ?", ItemVisibility::common);
    if (ask.text) query.where_one_holds(ask.text->value, {"i.title_zh", "i.title_en", cited_zh, cited_en});
    if (ask.held_by) query.where("m.body_id = ?", *ask.held_by);
    if (ask.carried_out) query.where(std::string{has_effects} + (*ask.carried_out ? " = 1" : " = 0"));
    auto                    rows = TRY(query.page<DecisionRow>(look.read, ask, decision_orders));
    api::List<DecisionItem> out{.next = std::move(rows.next), .total = rows.total};
    for (auto& row : rows.items) out.items.push_back(shown(std::move(row)));
    return out;
}

// ---- one of them ---------------------------------------------------------------------------------------------------

struct EffectView {
    Id<DecisionEffect> id;
    RecordLink         effect;
    Bilingual          noun_words;
    std::string        name; // as it was recorded, in whatever language; or a title in both
    Bilingual          title;
    bool               may_withdraw{};
};
BOOST_DESCRIBE_STRUCT(EffectView, (), (id, effect, noun_words, name, title, may_withdraw))

struct DecisionView : DecisionItem {
    std::string             text;
    std::vector<EffectView> effects; // those the caller may see
    std::vector<Titled>     directives;
    bool                    may_name{}; // what came of it
};
BOOST_DESCRIBE_STRUCT(DecisionView, (DecisionItem), (text, effects, directives, may_name))

struct EffectRow {
    Id<DecisionEffect> id;
    std::string        noun;
    std::int64_t       thing{};
};
BOOST_DESCRIBE_STRUCT(EffectRow, (), (id, noun, thing))

constexpr std::int64_t effects_most = 500; // shown of one decision

std::vector<EffectView> effects_seen(Look& look, Id<AgendaItem> item)
{
    std::vector<EffectView> out;
    bool const              keeps = look.caller.may_in(Permission::manage_mandate, 0);
    for (auto& row : look.read.rows<EffectRow>(
             "SELECT id, noun, thing_id AS thing FROM decision_effect WHERE item_id = $1 AND withdrawn = '' "
             "ORDER BY id LIMIT $2",
             item, effects_most)) {
        EffectView view{.id = row.id, .may_withdraw = keeps};
        if (auto const* noun = things->find(row.noun)) {
            auto sight = noun->sight(look, row.thing);
            if (!sight) continue;
            view.noun_words = api::in_both(noun->words);
            view.name       = std::move(sight->name);
            view.title      = std::move(sight->title);
        } else { // what has no place on the line is found in the record
            if (!look.caller.may(Permission::read_record)) continue;
            view.noun_words = {"记录", "Record"};
            view.name       = row.noun + "/" + std::to_string(row.thing);
        }
        view.effect.noun.value = std::move(row.noun);
        view.effect.id         = row.thing;
        out.push_back(std::move(view));
    }
    return out;
}

Result<DecisionView> decision_view(Look& look, Id<AgendaItem> id)
{
    auto item    = TRY(load_item(look.read, id));
    auto meeting = TRY(load_meeting(look.read, item.meeting, look.caller, look.today));
    if (!sees_item(meeting, item.visibility, look.caller)) return refuse(refusal::not_found);
    auto row = look.read.row<DecisionRow>(
        decision_columns + std::string{decision_tables} + " WHERE i.id = $1 AND " + std::string{adopted}, id);
    if (!row) return refuse(refusal::not_found);
    DecisionView out;
    static_cast<DecisionItem&>(out) = shown(*std::move(row));
    out.text                        = look.read.one<std::string>("SELECT text FROM agenda_item WHERE id = $1", id);
    out.effects                     = effects_seen(look, id);
    out.directives                  = look.read.rows<Titled>(
        "SELECT id, title_zh, title_en FROM directive WHERE item_id = $1 ORDER BY id LIMIT 100", id);
    out.may_name = look.caller.may_in(Permission::manage_mandate, 0);
    return out;
}

struct DecisionAsk {
    Id<AgendaItem> id;
};
BOOST_DESCRIBE_STRUCT(DecisionAsk, (), (id))

Result<DecisionView> get_decision(Look& look, DecisionAsk const& ask) { return decision_view(look, ask.id); }

// A view after an act is made of what the act has written.
Look look_after(Act& act, Caller const& by)
{
    static Installation const nowhere{};
    static thread_local Reply silent;
    return Look{act.read(), by, act.now, act.today, "", nowhere, act.chance(), silent};
}

struct NameEffectAsk {
    Id<AgendaItem> id;
    Line<40>       noun;
    std::int64_t   thing{};
};
BOOST_DESCRIBE_STRUCT(NameEffectAsk, (), (id, noun, thing))

Result<DecisionView> name_effect(Act& act, Caller const& by, NameEffectAsk const& ask)
{
    auto        look = look_after(act, by);
    auto const* noun = things->find(ask.noun.value);
    if (!noun || !noun->sight(look, ask.thing))
        return refuse(refusal::not_found, "/thing", ask.noun.value + "/" + std::to_string(ask.thing));
    CHECK(carry_out(act, by, ask.id, {ask.noun, ask.thing}));
    return decision_view(look, ask.id);
}

struct WithdrawEffectAsk {
    Id<AgendaItem>     id;
    Id<DecisionEffect> effect;
    Prose<2000>        reason;
};
BOOST_DESCRIBE_STRUCT(WithdrawEffectAsk, (), (id, effect, reason))

Result<DecisionView> withdraw_one_effect(Act& act, Caller const& by, WithdrawEffectAsk const& ask)
{
    auto look = look_after(act, by);
    CHECK(decision_view(look, ask.id)); // whoever is not shown the decision takes nothing back of it
    CHECK(withdraw_effect(act, by, ask.id, ask.effect, ask.reason.value));
    return decision_view(look, ask.id);
}

// ---- the ground of an act ------------------------------------------------------------------------------------------

RecordLink link_of(std::string_view subject)
{
    auto       slash = subject.find('/');
    RecordLink out;
    out.noun.value = subject.substr(0, slash);
    auto number    = subject.substr(std::min(slash + 1, subject.size()));
    std::from_chars(number.data(), number.data() + number.size(), out.id);
    return out;
}

Result<void> may_rest_on(Act& act, Caller const& by, std::int64_t item)
{
    CHECK(load_ground(act.read(), {item}, by, act.today));
    return {};
}

// The act's own thing: the first it made, else the first it told of; what has a place on the line before what has none.
// What came with that hangs on it in the line.
void rest_on(Act& act, std::int64_t item)
{
    std::optional<RecordLink> effect;
    for (bool on_line : {true, false})
        for (bool made : {true, false})
            for (auto const& each : act.touched()) {
                auto link = link_of(each.subject);
                if (!effect && each.made == made && (things->find(link.noun.value) != nullptr) == on_line)
                    effect = std::move(link);
            }
    if (effect && !is_carried_out(act.read(), {item}, *effect)) act.record(DecisionCarriedOut{{{item}}, *effect});
}

std::vector<LineEdge> decisions_behind(Look& look, std::string const& noun, std::int64_t id)
{
    std::vector<LineEdge> out;
    LineEdge              edge{.noun = "agenda_item", .words = {"所依据的决定", "Decided in"}};
    edge.ids = look.read.rows<std::int64_t>("SELECT item_id FROM decision_effect WHERE noun = $1 AND thing_id = $2 AND "
                                            "withdrawn = '' ORDER BY item_id LIMIT 4",
                                            noun, id);
    add(out, std::move(edge));
    return out;
}

} // namespace

std::vector<LineEdge> effects_of_decision(Look& look, Id<AgendaItem> item)
{
    std::vector<LineEdge> out;
    for (auto& row : look.read.rows<EffectRow>(
             "SELECT id, noun, thing_id AS thing FROM decision_effect WHERE item_id = $1 AND withdrawn = '' "
             "ORDER BY noun, thing_id LIMIT 12",
             item)) {
        if (out.empty() || out.back().noun != row.noun)
            out.push_back({.noun = row.noun, .words = {"落实这项决定", "Carries this decision out"}});
        if (out.back().ids.size() < LineEdge::one_by_one) out.back().ids.push_back(row.thing);
    }
    return out;
}

void register_decisions(api::Registry& registry, LineNouns const& nouns)
{
    using enum Permission;
    things = &nouns;
    registry.ground({&may_rest_on, &rest_on});
    registry.read<read_mandate, list_decisions>("/api/decisions", {"列出决定", "List decisions"});
    registry.read<read_mandate, get_decision>("/api/decisions/{id}", {"查看一项决定", "One decision"});
    registry.act<manage_mandate, name_effect>("/api/decisions/{id}/effects",
                                              {"登记决定的落实情况", "Name what came of a decision"});
    registry.act<manage_mandate, withdraw_one_effect>("/api/decisions/{id}/effects/{effect}/withdrawal",
                                                      {"撤回误记的落实情况", "Withdraw what was named wrongly"});
}

void describe_line_of_decisions(LineNouns& nouns) { nouns.ground(&decisions_behind); }

} // namespace penstock
