// One box that finds awards, programmes, organisations and, for those who manage them, people.
#include "app/record_api.hpp"

#include "base/search_tokens.hpp"
#include "search/search.hpp"

namespace penstock {

namespace {

struct SearchAsk {
    Line<200, 0>                q;
    std::optional<std::int64_t> limit; // 1 to 100; 20 when absent
};
BOOST_DESCRIBE_STRUCT(SearchAsk, (), (q, limit))

struct SearchHit {
    std::string                            kind; // award, programme, organisation, person
    std::int64_t                           id{};
    std::string                            title;
    std::string                            subtitle;
    std::vector<std::vector<std::int64_t>> marks; // [from, to) of the title, in code points
};
BOOST_DESCRIBE_STRUCT(SearchHit, (), (kind, id, title, subtitle, marks))

struct SearchView {
    std::vector<SearchHit> items;
    std::int64_t           total{};
};
BOOST_DESCRIBE_STRUCT(SearchView, (), (items, total))

struct FoundRow {
    std::string  noun;
    std::int64_t id{};
    std::string  title;
    std::string  subtitle;
};
BOOST_DESCRIBE_STRUCT(FoundRow, (), (noun, id, title, subtitle))

Result<SearchView> search_everything(Look& look, SearchAsk const& ask)
{
    auto limit = ask.limit.value_or(20);
    if (limit < 1 || limit > 100) return refuse(Refusal::number_out_of_range, "/limit", "1..100");
    if (query_tokens(ask.q.value).empty()) return SearchView{};

    api::ListQuery query{"", "FROM search_entry e", "e.id"};
    auto           dialect = look.read.dialect();
    query.where(search::condition(dialect, "e.id"), search::question(dialect, ask.q.value));
    if (auto scope = look.caller.programmes(Permission::read_portfolio)) {
        // Organisations are of no programme: of them those are seen that hold an award in a programme that is seen.
        std::string seen = "(-1";
        for (auto programme : *scope) seen += ", " + std::to_string(programme);
        query.where("e.programme IN " + seen + ") OR e.noun = 'person' OR (e.noun = 'organisation' AND e.id IN " +
                    "(SELECT organisation_id FROM award WHERE programme_id IN " + seen + ")))");
    }
    if (!look.caller.may(Permission::manage_people)) query.where("e.noun <> 'person'");

    SearchView out{.total = query.rows<std::int64_t>(look.read, "SELECT count(*)", "").front()};
    // Few and large things first; among awards the newest.
    auto tail =
        "ORDER BY CASE e.noun WHEN 'programme' THEN 0 WHEN 'person' THEN 1 WHEN 'organisation' THEN 2 ELSE 3 END, "
        "e.id DESC LIMIT " +
        std::to_string(limit);
    for (auto& row : query.rows<FoundRow>(look.read, "SELECT e.noun, e.id, e.title, e.subtitle", tail)) {
        SearchHit hit{std::move(row.noun), row.id, std::move(row.title), std::move(row.subtitle), {}};
        for (auto const& mark : find_marks(hit.title, ask.q.value))
            hit.marks.push_back({static_cast<std::int64_t>(mark.from), static_cast<std::int64_t>(mark.to)});
        out.items.push_back(std::move(hit));
    }
    return out;
}

} // namespace

void register_search(api::Registry& registry)
{
    registry.read<Permission::read_portfolio, search_everything>("/api/search", {"搜索", "Search everything"},
                                                                 api::Speed::slow);
}

} // namespace penstock
