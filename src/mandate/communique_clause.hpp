// One clause of a Chinese directive: its verb, its object, and whether it is a thing to be done or the spirit in
// which it is to be done.
#pragma once

#include "mandate/communique.hpp"

#include <string_view>

namespace penstock::mandate {

struct ClauseParts {
    ClauseClass         kind{};
    std::u32string_view verb;
    std::u32string_view object;
};

// The clause without whoever is addressed; an opening 要 is passed over.
ClauseParts parts_of_clause(std::u32string_view clause);

} // namespace penstock::mandate
