#include "base/refusal.hpp"

#include <algorithm>

namespace penstock {

namespace {

RefusalEntry const& entry_of(Refusal why)
{
    auto const all   = all_refusals();
    auto const found = std::ranges::find(all, why, &RefusalEntry::value);
    if (found == all.end()) throw Defect{std::source_location::current(), "a refusal without a name"};
    return *found;
}

} // namespace

Words words(Refusal why) { return entry_of(why).words; }

std::string_view name_of(Refusal why) { return entry_of(why).name; }

template <> std::optional<Refusal> named<Refusal>(std::string_view name)
{
    auto const all   = all_refusals();
    auto const found = std::ranges::find(all, name, &RefusalEntry::name);
    return found == all.end() ? std::nullopt : std::optional{found->value};
}

} // namespace penstock
