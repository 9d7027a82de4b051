// Endpoints for one's own filters of lists.
#include "people/saved_filter_api.hpp"

#include "api/refusals.hpp"
#include "base/text_types.hpp"
#include "people/saved_filter.hpp"

namespace penstock {

namespace {

struct SavedFiltersView {
    std::vector<SavedFilterItem> filters;
};
BOOST_DESCRIBE_STRUCT(SavedFiltersView, (), (filters))

struct SavedFiltersAsk {
    Line<40> list; // "directives"
};
BOOST_DESCRIBE_STRUCT(SavedFiltersAsk, (), (list))

Result<SavedFiltersView> list_saved_filters(Look& look, SavedFiltersAsk const& ask)
{
    return SavedFiltersView{filters_of(look.read, look.caller.person(), ask.list.value)};
}

struct SaveFilterAsk {
    Line<40>      list;
    Line<80>      name;
    Line<1000, 0> query;
};
BOOST_DESCRIBE_STRUCT(SaveFilterAsk, (), (list, name, query))

Result<SavedFiltersView> save_one_filter(Act& act, Caller const& by, SaveFilterAsk const& ask)
{
    if (by.person() == 0) return refuse(refusal::not_signed_in);
    CHECK(save_filter(act, by.person(), ask.list.value, ask.name.value, ask.query.value));
    return SavedFiltersView{filters_of(act.read(), by.person(), ask.list.value)};
}

struct ForgetFilterAsk {
    Id<SavedFilter> id;
};
BOOST_DESCRIBE_STRUCT(ForgetFilterAsk, (), (id))

Result<SavedFiltersView> forget_one_filter(Act& act, Caller const& by, ForgetFilterAsk const& ask)
{
    auto list = TRY(forget_filter(act, by.person(), ask.id));
    return SavedFiltersView{filters_of(act.read(), by.person(), list)};
}

} // namespace

void register_saved_filters(api::Registry& registry)
{
    using enum Permission;
    registry.read<signed_in, list_saved_filters>("/api/saved-filters", {"我保存的筛选", "Filters I have saved"});
    registry.upkeep<signed_in, save_one_filter>("/api/saved-filters", {"保存筛选", "Save a filter"});
    registry.upkeep<signed_in, forget_one_filter>("/api/saved-filters/{id}/forget",
                                                  {"删除保存的筛选", "Forget a filter"});
}

} // namespace penstock
