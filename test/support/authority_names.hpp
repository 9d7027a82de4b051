// Whom and what the tests of authority speak of.
#pragma once

#include "ledger/delegation.hpp"

namespace penstock::test {

inline constexpr Id<Programme> sea{7}, land{8};
inline constexpr Id<Award>     first_award{70}, second_award{71};
inline constexpr Id<Person>    self{1}, absent{2}, third{3}; // who tries; who he may stand for; somebody else

} // namespace penstock::test
