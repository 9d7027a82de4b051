// Endpoints for the practices that come with the program, and the act that takes one over.
#include "practice/practice_api.hpp"
#include "practice/reference_practice.hpp"

#include <algorithm>

namespace penstock {

std::vector<NamedReference> const& reference_practices()
{
    static std::vector<NamedReference> const all = [] {
        std::vector<NamedReference> out;
        for (auto const& shipped : shipped_practices()) {
            auto read = json::from_text<ReferencePractice>(shipped.text);
            expects(read.has_value());
            out.push_back({std::string{shipped.name}, *std::move(read)});
        }
        return out;
    }();
    return all;
}

namespace {

struct ReferenceItem {
    std::string              name;
    Bilingual                title;
    Bilingual                agency;
    Bilingual                problem;
    Bilingual                mechanism;
    Bilingual                conditions;
    Bilingual                cost_note;
    Bilingual                evidence;
    Bilingual                failures;
    std::vector<std::string> sources;
    std::int64_t             templates{};
    std::int64_t             practice{}; // that was taken over from it; 0: none yet
};
BOOST_DESCRIBE_STRUCT(ReferenceItem, (),
                      (name, title, agency, problem, mechanism, conditions, cost_note, evidence, failures, sources,
                       templates, practice))

struct ReferencesView {
    std::vector<ReferenceItem> items;
    static constexpr auto      rows() { return &ReferencesView::items; }
};
BOOST_DESCRIBE_STRUCT(ReferencesView, (), (items))

struct ReferencesAsk {};
BOOST_DESCRIBE_STRUCT(ReferencesAsk, (), ())

Result<ReferencesView> list_reference_practices(Look& look, ReferencesAsk const&)
{
    ReferencesView out;
    for (auto const& each : reference_practices()) {
        auto const&   text = each.practice.text;
        ReferenceItem item{each.name,      text.title,      each.practice.agency, text.problem, text.mechanism,
                           text.conditions, text.cost_note, text.evidence,        text.failures, {},
                           static_cast<std::int64_t>(each.practice.templates.size()),
                           0};
        for (auto const& source : text.sources) item.sources.push_back(source.value);
        for (auto taken : look.read.rows<std::int64_t>("SELECT id FROM practice WHERE reference = $1", each.name))
            item.practice = taken;
        out.items.push_back(std::move(item));
    }
    return out;
}

struct TakeOverAsk {
    Line<60>                    name;    // of the shipped practice
    std::optional<Id<Body>>     contact; // the unit to ask
    std::optional<Line<200, 0>> office;
};
BOOST_DESCRIBE_STRUCT(TakeOverAsk, (), (name, contact, office))

// One act: the practice as it ships, with its templates, documented as the body's own.
Result<PracticeView> take_over_practice(Act& act, Caller const& by, TakeOverAsk const& ask)
{
    auto const& all   = reference_practices();
    auto        found = std::ranges::find(all, ask.name.value, &NamedReference::name);
    if (found == all.end()) return refuse(refusal::not_found);
    auto text    = found->practice.text;
    text.contact = ask.contact;
    text.office  = ask.office.value_or(Line<200, 0>{});
    auto id      = TRY(document_practice(act, by, {std::move(text), {}, found->name}));
    for (auto const& each : found->practice.templates) CHECK(set_template(act, by, id, each));
    return practice_view(act.read(), by, id, act.today);
}

} // namespace

void register_reference_practices(api::Registry& registry)
{
    using enum Permission;
    registry.read<read_mandate, list_reference_practices>(
        "/api/reference-practices", {"列出随附的做法", "List the practices that come with the program"});
    registry.act<manage_mandate, take_over_practice>("/api/reference-practices",
                                                     {"采纳随附的做法", "Take a shipped practice over"});
}

} // namespace penstock
