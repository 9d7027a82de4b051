// One word per idea: the name of a field in the API, and the header of its column in both languages.
#pragma once

#include "base/words.hpp"

#include <string_view>

namespace penstock::api {

// The words for a field's name; a Defect when a listed field has none.
Words field_words(std::string_view name);

} // namespace penstock::api
