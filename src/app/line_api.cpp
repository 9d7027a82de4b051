// Tells the line of a thing as a story: why it is there, what happened to it, what came of it. At most two screens:
// what is many is told as one figure, and what lies far away is left to the lines of the things on the way.
#include "api/in_both.hpp"
#include "app/record_api.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace penstock {

namespace {

LineNouns const* all_nouns = nullptr; // both set once, before the first request
FactKinds const* told_kinds = nullptr;

constexpr std::size_t  steps_most = 24; // told before, and told after
constexpr std::int64_t far        = 6;  // from the thing asked about
constexpr std::int64_t facts_told = 12; // of the thing itself

struct LineAsk {
    Line<40>     noun;
    std::int64_t id{};
};
BOOST_DESCRIBE_STRUCT(LineAsk, (), (noun, id))

struct LineActor {
    std::int64_t id{};
    std::string  name;
};
BOOST_DESCRIBE_STRUCT(LineActor, (), (id, name))

// One thing, or many of a kind in one figure, or one fact about the thing asked about.
struct LineStep {
    std::string                 noun;
    Bilingual                   noun_words;
    std::optional<std::int64_t> id;        // absent: many
    std::int64_t                distance{}; // in steps from the thing asked about
    Bilingual                   words;     // what it is to the thing before it; of a fact: what happened
    std::string                 name;
    Bilingual                   title;
    std::vector<Money>          amounts;
    std::string                 decision;
    std::optional<std::int64_t> fact; // its number in the record, where its proof is
    std::optional<Instant>      at;
    std::string                 kind;
    Bilingual                   fact_words;
    std::optional<LineActor>    by; // absent: the system itself, or many
    std::string                 role;
    std::optional<std::int64_t> count; // of many, where it is known
    std::string                 list;  // where the many are listed
};
BOOST_DESCRIBE_STRUCT(LineStep, (),
                      (noun, noun_words, id, distance, words, name, title, amounts, decision, fact, at, kind,
                       fact_words, by, role, count, list))

struct LineView {
    LineStep              about;
    std::vector<LineStep> before; // what caused it, the oldest first
    std::vector<LineStep> own;    // what happened to it
    bool                  own_cut{};
    std::vector<LineStep> after; // what it caused, each below what caused it
    bool                  cut{}; // there is more before or after than is told here
};
BOOST_DESCRIBE_STRUCT(LineView, (), (about, before, own, own_cut, after, cut))

using Thing = std::pair<std::string, std::int64_t>;

std::optional<LineStep> step_of(Look& look, Thing const& thing)
{
    auto const* noun = all_nouns->find(thing.first);
    if (!noun) return std::nullopt;
    auto sight = noun->sight(look, thing.second);
    if (!sight) return std::nullopt;
    return LineStep{.noun       = thing.first,
                    .noun_words = api::in_both(noun->words),
                    .id         = thing.second,
                    .name       = std::move(sight->name),
                    .title      = std::move(sight->title),
                    .amounts    = std::move(sight->amounts),
                    .decision   = std::move(sight->decision),
                    .fact       = sight->fact ? sight->fact : thing.second};
}

struct Reached {
    LineStep                 step;
    std::vector<std::size_t> next; // those reached from here
};

enum class Towards { causes, effects };

// Everything within reach, the nearest first; each thing once.
std::vector<Reached> walk(Look& look, LineStep const& from, Towards towards, std::set<Thing>& seen, bool& cut)
{
    std::vector<Reached> out{{from, {}}};
    for (std::size_t at = 0; at < out.size(); ++at) {
        if (!out[at].step.id) continue;
        auto const* noun  = all_nouns->find(out[at].step.noun);
        auto const  reads = towards == Towards::causes ? noun->causes : noun->effects;
        auto const  below = towards == Towards::causes ? nullptr : noun->below;
        bool const  grounded = towards == Towards::causes && !all_nouns->grounds().empty();
        if (!reads && !below && !grounded) continue;
        // The money of a whole programme is not why one thing in it is there; that thing's own money is. The decision
        // that founded it is.
        bool const whole = towards == Towards::causes && at != 0 && out[at].step.noun == "programme";
        if (out[at].step.distance == far) {
            cut = true;
            continue;
        }
        auto reach = [&](LineStep step, Words words) {
            if (out.size() > steps_most) {
                cut = true;
                return;
            }
            step.distance = out[at].step.distance + 1;
            step.words    = api::in_both(words);
            out[at].next.push_back(out.size());
            out.push_back({std::move(step), {}});
        };
        std::vector<LineEdge> edges;
        if (grounded)
            for (auto each : all_nouns->grounds())
                std::ranges::move(each(look, out[at].step.noun, *out[at].step.id), std::back_inserter(edges));
        for (auto each : {below, reads})
            if (each && !whole) std::ranges::move(each(look, *out[at].step.id), std::back_inserter(edges));
        for (auto& edge : edges) {
            if (edge.folded()) {
                // Many without a figure say nothing that the things around them do not say.
                if (at != 0 && edge.count == 0 && edge.sums.empty()) continue;
                auto const* many = all_nouns->find(edge.noun);
                reach({.noun       = edge.noun,
                       .noun_words = api::in_both(many->words),
                       .amounts    = std::move(edge.sums),
                       .count      = edge.count ? std::optional{edge.count} : std::nullopt,
                       .list       = std::move(edge.list)},
                      edge.words);
                continue;
            }
            for (auto id : edge.ids)
                if (seen.emplace(edge.noun, id).second)
                    if (auto step = step_of(look, {edge.noun, id})) reach(*std::move(step), edge.words);
        }
    }
    return out;
}

// Each below what it was reached from.
void tell(std::vector<Reached>& reached, std::size_t at, std::vector<LineStep>& out)
{
    if (at != 0) out.push_back(std::move(reached[at].step));
    for (auto next : reached[at].next) tell(reached, next, out);
}

struct FactSeen {
    std::int64_t               seq{};
    Instant                    at;
    std::string                kind;
    std::int64_t               actor{};
    std::string                actor_role;
    std::optional<std::string> name;
};
BOOST_DESCRIBE_STRUCT(FactSeen, (), (seq, at, kind, actor, actor_role, name))

void sign(LineStep& step, FactSeen fact)
{
    step.fact = fact.seq;
    step.at   = fact.at;
    if (auto const* kind = told_kinds->find(fact.kind)) step.fact_words = api::in_both(kind->words);
    step.kind = std::move(fact.kind);
    step.role = std::move(fact.actor_role);
    if (fact.actor) step.by = LineActor{fact.actor, std::move(fact.name).value_or("")};
}

// Adds to each step when, by whom and by which fact it came about.
void sign_all(Reader& reader, std::vector<LineStep*> const& steps)
{
    api::ListQuery            query{"", "FROM journal j LEFT JOIN person p ON p.id = j.actor", "j.seq"};
    std::vector<std::int64_t> numbers;
    for (auto const* step : steps)
        if (step->fact) numbers.push_back(*step->fact);
    query.where_any("j.seq", numbers);
    std::map<std::int64_t, FactSeen> facts;
    for (auto& fact : query.rows<FactSeen>(reader, "SELECT j.seq, j.at, j.kind, j.actor, j.actor_role, p.name", ""))
        facts.emplace(fact.seq, std::move(fact));
    for (auto* step : steps)
        if (step->fact) sign(*step, facts.at(*step->fact));
}

// What happened to the thing itself, the first and the last of it when it is much.
void tell_own(Reader& reader, LineView& view)
{
    auto const subject = view.about.noun + "/" + std::to_string(*view.about.id);
    auto       facts   = [&](std::string_view order, std::int64_t most) {
        return reader.rows<FactSeen>(R"sql(
            SELECT j.seq, j.at, j.kind, j.actor, j.actor_role, p.name
              FROM journal j
              LEFT JOIN person p ON p.id = j.actor
             WHERE j.subject = $1
             ORDER BY j.seq )sql" + std::string{order} +
                                                 " LIMIT " + std::to_string(most),
                                             subject);
    };
    auto told    = facts("", facts_told + 1);
    view.own_cut = told.size() > static_cast<std::size_t>(facts_told);
    if (view.own_cut) {
        told.resize(facts_told / 2);
        auto last = facts("DESC", facts_told / 2);
        std::move(last.rbegin(), last.rend(), std::back_inserter(told));
    }
    for (auto& fact : told) {
        LineStep step{.noun = view.about.noun, .noun_words = view.about.noun_words, .id = view.about.id};
        sign(step, std::move(fact));
        step.words = step.fact_words;
        view.own.push_back(std::move(step));
    }
}

Result<LineView> get_line(Look& look, LineAsk const& ask)
{
    auto about = step_of(look, {ask.noun.value, ask.id});
    if (!about) return refuse(refusal::not_found);
    LineView        view{.about = *std::move(about)};
    std::set<Thing> seen{{ask.noun.value, ask.id}};

    auto causes = walk(look, view.about, Towards::causes, seen, view.cut);
    for (std::size_t i = 1; i < causes.size(); ++i) view.before.push_back(std::move(causes[i].step));
    auto effects = walk(look, view.about, Towards::effects, seen, view.cut);
    tell(effects, 0, view.after);

    std::vector<LineStep*> steps{&view.about};
    for (auto* part : {&view.before, &view.after})
        for (auto& step : *part) steps.push_back(&step);
    sign_all(look.read, steps);
    std::ranges::stable_sort(view.before, {}, [](LineStep const& step) { return step.fact.value_or(0); });
    tell_own(look.read, view);
    return view;
}

} // namespace

void register_line(api::Registry& registry, LineNouns const& nouns, FactKinds const& kinds)
{
    all_nouns = &nouns;
    told_kinds = &kinds;
    registry.read<Permission::read_record, get_line>("/api/line/{noun}/{id}",
                                                     {"一件事的来龙去脉", "The line of a thing"});
}

} // namespace penstock
