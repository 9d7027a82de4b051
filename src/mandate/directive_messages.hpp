// Who is told what when something happens to a directive.
#pragma once

#include "mandate/escalation_facts.hpp"

namespace penstock {

// After the fact of the step was recorded: `fact` is its number, `said` what was given with it. Whoever did it himself
// is not told.
void tell_of_step(Act& act, Id<Directive> id, DirectiveEvent event, std::int64_t fact, std::string const& said);

// After a level was reached.
void tell_of_level(Act& act, DirectiveEscalated const& fact, LevelTerms const& level, std::int64_t number);

// Whoever may use the permission in the whole body today, by a role, in the order of their numbers.
std::vector<Id<Person>> holders_of(Reader& reader, Permission permission, Day today);

} // namespace penstock
