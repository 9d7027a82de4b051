// The tables of life as a page: every state, step and role, with what comes of it. The golden copy is what was agreed.
#pragma once

#include <string>

namespace penstock {

// Markdown, in both languages: awards and milestones, each with the step a role may take in each state.
std::string tables_of_life();

} // namespace penstock
