// Two persons approve what no one person may: each is known where the command runs, as at the door of the server.
#pragma once

#include "app/commands.hpp"
#include "base/id.hpp"
#include "journal/recorder.hpp"

#include <string>

namespace penstock {

struct Person;

struct Approver {
    Id<Person>  person;
    std::string role;
};

// Somebody who answers for the whole body: administrator, board secretary or auditor. Asks for the password, a line of
// standard input, and then for a code, another line, if there is a second factor. Refuses wrong_credentials,
// not_your_role, wrong_code, second_factor_unreadable.
Result<Approver> approver(Recorder& recorder, std::string const& email, Output const& output);

} // namespace penstock
