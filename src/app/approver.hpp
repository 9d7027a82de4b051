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

struct Approvers {
    Approver first;
    Approver second;
};

// Two who answer for the whole body: administrators, board secretaries or auditors. Asks for both passwords, each a
// line of standard input, and then for a code of each who has a second factor. Refuses wrong_credentials,
// not_your_role, second_person_needed, wrong_code, second_factor_unreadable.
Result<Approvers> approvers(Recorder& recorder, std::string const& first, std::string const& second,
                            Output const& output);

} // namespace penstock
