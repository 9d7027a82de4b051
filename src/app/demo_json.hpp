// What the makers of the demonstration say to the API and read from its answers.
#pragma once

#include "base/refusal.hpp"
#include "base/words.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace penstock {

std::string demo_text(std::string_view text); // as a text in JSON
std::string demo_words(Words words);          // as an object with both languages

// The value of a member of the outermost object, as it stands there; empty without it.
Result<std::string> demo_member(std::string const& answer, std::string_view name);
// The identifier of the outermost object.
Result<std::int64_t> demo_id(std::string const& answer);
// The identifiers of the things in one of its lists, in their order.
Result<std::vector<std::int64_t>> demo_ids(std::string const& answer, std::string_view list);

} // namespace penstock
