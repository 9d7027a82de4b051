// Two persons approve what no one person may: each is known by a password typed where the command runs.
#pragma once

#include "base/day.hpp"
#include "base/id.hpp"
#include "base/refusal.hpp"
#include "store/db.hpp"

#include <string>

namespace penstock {

struct Person;

struct Approver {
    Id<Person>  person;
    std::string role;
};

// Somebody who answers for the whole body: administrator, board secretary or auditor. Refuses wrong_credentials and
// not_your_role.
Result<Approver> approver(Reader& reader, std::string const& email, std::string const& password, Day today);

} // namespace penstock
