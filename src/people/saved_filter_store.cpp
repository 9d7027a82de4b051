// The table of saved filters, which is outside the record.
#include "people/saved_filter.hpp"

namespace penstock {

std::vector<SavedFilterItem> filters_of(Reader& reader, std::int64_t person, std::string const& list)
{
    return reader.rows<SavedFilterItem>(
        "SELECT id, name, query FROM saved_filter WHERE person = $1 AND list = $2 ORDER BY name, id", person, list);
}

Result<void> save_filter(Act& act, std::int64_t person, std::string const& list, std::string const& name,
                         std::string const& query)
{
    auto& db = act.upkeep();
    if (db.run("UPDATE saved_filter SET query = $4, at = $5 WHERE person = $1 AND list = $2 AND name = $3", person,
               list, name, query, act.now) > 0)
        return {};
    if (db.one<std::int64_t>("SELECT count(*) FROM saved_filter WHERE person = $1 AND list = $2", person, list) >=
        filters_most)
        return refuse(refusal::too_large, "/name", std::to_string(filters_most));
    db.run(R"sql(
        INSERT INTO saved_filter (id, person, list, name, query, at)
        SELECT COALESCE(max(id), 0) + 1, $1, $2, $3, $4, $5 FROM saved_filter
    )sql",
           person, list, name, query, act.now);
    return {};
}

Result<std::string> forget_filter(Act& act, std::int64_t person, Id<SavedFilter> id)
{
    auto list = act.read().row<std::string>("SELECT list FROM saved_filter WHERE id = $1 AND person = $2", id, person);
    if (!list) return refuse(refusal::not_found);
    act.upkeep().run("DELETE FROM saved_filter WHERE id = $1", id);
    return *std::move(list);
}

} // namespace penstock
