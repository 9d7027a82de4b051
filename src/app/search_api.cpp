// One box that finds awards and their milestones, programmes, organisations; for those who read money also what was
// appropriated, payments and the accounts they go to; for those who read of meetings, pilots and practices; and, for
// those who manage them, people.
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
    // award, milestone, programme, organisation, appropriation, payment, payee, pilot, practice, person
    std::string                            kind;
    std::int64_t                           id{};
    std::string                            title;
    std::string                            subtitle;
    std::vector<std::vector<std::int64_t>> marks; // [from, to) of the title, in code points
};
BOOST_DESCRIBE_STRUCT(SearchHit, (), (kind, id, title, subtitle, marks))

struct SearchView {
    std::vector<SearchHit> items;
    std::int64_t           total{};
    static constexpr auto  rows() { return &SearchView::items; }
};
BOOST_DESCRIBE_STRUCT(SearchView, (), (items, total))

struct FoundRow {
    std::string  noun;
    std::int64_t id{};
    std::string  title;
    std::string  subtitle;
};
BOOST_DESCRIBE_STRUCT(FoundRow, (), (noun, id, title, subtitle))

// In these programmes, or anywhere when there is no list.
std::string in(std::string_view column, std::optional<std::vector<std::int64_t>> const& programmes)
{
    if (!programmes) return "1 = 1";
    std::string out = std::string{column} + " IN (-1";
    for (auto programme : *programmes) out += ", " + std::to_string(programme);
    return out + ")";
}

// What the caller may see of what is found. Organisations and accounts are of no programme: of them those are seen that
// hold an award in a programme that is seen.
std::string seen_by(Caller const& caller)
{
    auto portfolio = caller.programmes(Permission::read_portfolio);
    auto out       = "(e.noun IN ('award', 'milestone', 'programme') AND " + in("e.programme", portfolio) + ")";
    out += " OR (e.noun = 'organisation'";
    if (portfolio)
        out += " AND e.id IN (SELECT organisation_id FROM award WHERE " + in("programme_id", portfolio) + ")";
    out += ")";
    if (caller.may(Permission::read_money)) {
        auto money = caller.programmes(Permission::read_money);
        out += " OR (e.noun = 'payment' AND " + in("e.programme", money) + ")";
        out += " OR (e.noun = 'payee'";
        if (money)
            out +=
                " AND e.id IN (SELECT p.id FROM payee p JOIN award w ON w.organisation_id = p.organisation_id WHERE " +
                in("w.programme_id", money) + ")";
        out += ")";
    }
    if (caller.may_in(Permission::read_money, 0)) out += " OR e.noun = 'appropriation'";
    if (caller.may(Permission::read_mandate)) out += " OR e.noun IN ('pilot', 'practice')";
    if (caller.may(Permission::manage_people)) out += " OR e.noun = 'person'";
    return out;
}

Result<SearchView> search_everything(Look& look, SearchAsk const& ask)
{
    auto limit = ask.limit.value_or(20);
    if (limit < 1 || limit > 100) return refuse(refusal::number_out_of_range, "/limit", "1..100");
    if (query_tokens(ask.q.value).empty()) return SearchView{};

    api::ListQuery query{"", "FROM search_entry e", "e.id"};
    auto           dialect = look.read.dialect();
    query.where(search::condition(dialect, "e.id"), search::question(dialect, ask.q.value));
    query.where(seen_by(look.caller));

    SearchView out{.total = query.rows<std::int64_t>(look.read, "SELECT count(*)", "").front()};
    // Few and large things first; among awards the newest.
    auto tail = "ORDER BY CASE e.noun WHEN 'programme' THEN 0 WHEN 'person' THEN 1 WHEN 'organisation' THEN 2 "
                "WHEN 'appropriation' THEN 3 WHEN 'practice' THEN 3 WHEN 'award' THEN 4 WHEN 'milestone' THEN 5 "
                "ELSE 6 END, "
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
