// Kept password hashes; outside the record.
#pragma once

#include "journal/act.hpp"
#include "people/person.hpp"

#include <string>

namespace penstock {

// The encoded hash, "" when the person has none.
std::string credential_of(Reader& reader, Id<Person> person);
void        keep_credential(Act& act, Id<Person> person, std::string const& encoded);
void        drop_credential(Act& act, Id<Person> person);

} // namespace penstock
