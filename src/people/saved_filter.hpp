// Filters of lists that a person gave a name: his habits, not deeds of the body, so they are no facts.
#pragma once

#include "base/id.hpp"
#include "journal/act.hpp"

#include <string>
#include <vector>

namespace penstock {

struct SavedFilter; // the kind of thing an Id<SavedFilter> identifies

inline constexpr std::int64_t filters_most = 50; // of one person in one list

struct SavedFilterItem {
    Id<SavedFilter> id;
    std::string     name;
    std::string     query; // as the list's page has it in its address: "state=assigned&overdue=true"
};
BOOST_DESCRIBE_STRUCT(SavedFilterItem, (), (id, name, query))

std::vector<SavedFilterItem> filters_of(Reader& reader, std::int64_t person, std::string const& list);

// In place of the one of this name, if there is one; too_large when there are so many already.
Result<void> save_filter(Act& act, std::int64_t person, std::string const& list, std::string const& name,
                         std::string const& query);
// The list it was of; not_found when the person has none of this number.
Result<std::string> forget_filter(Act& act, std::int64_t person, Id<SavedFilter> id);

} // namespace penstock
