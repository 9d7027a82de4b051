// Words of the program as an answer carries them: both languages, owned.
#pragma once

#include "base/bilingual.hpp"
#include "base/words.hpp"

namespace penstock::api {

inline Bilingual in_both(Words words) { return {std::string{words.zh}, std::string{words.en}}; }

} // namespace penstock::api
