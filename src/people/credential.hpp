// Kept password hashes; outside the record.
#pragma once

#include "journal/act.hpp"
#include "people/person.hpp"

#include <optional>
#include <string>

namespace penstock {

// The encoded hash, "" when the person has none.
std::string credential_of(Reader& reader, Id<Person> person);
// Of a new password; the earlier ones are remembered as far as the rules say.
void        keep_credential(Act& act, Id<Person> person, std::string const& encoded);
void        rehash_credential(Act& act, Id<Person> person, std::string const& encoded); // of the same password
// Whether it is one of those that may not be used again; a hash is computed for each.
bool        password_used(Reader& reader, Id<Person> person, std::string_view typed);
// When the password gets too old for the rules; nothing when it never does.
std::optional<Instant> password_due(Reader& reader, Id<Person> person);
void        drop_credential(Act& act, Id<Person> person);

} // namespace penstock
