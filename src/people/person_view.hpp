// Persons and roles as the API shows them.
#pragma once

#include "people/person_api.hpp"

namespace penstock {

// The title of the programme a role is limited to. The one place where this module reads a table of a later one.
std::optional<Bilingual> scope_title(Reader& reader, std::int64_t programme);

RoleView   role_view(Reader& reader, RoleNow const& role, Day today);
PersonView person_view(Reader& reader, PersonNow const& person, Caller const& caller, Day today);

} // namespace penstock
