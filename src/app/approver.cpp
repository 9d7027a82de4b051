#include "app/approver.hpp"

#include "api/refusals.hpp"
#include "people/credential.hpp"
#include "people/password.hpp"
#include "people/person.hpp"
#include "people/refusals.hpp"

namespace penstock {

// Somebody who answers for the whole body, known by the password typed here.
Result<Approver> approver(Reader& reader, std::string const& email, std::string const& password, Day today)
{
    auto person  = find_person(reader, email);
    auto encoded = person ? credential_of(reader, person->id) : std::string{};
    bool right   = verify_password(encoded, password).right;
    if (!person || !right || person->state != PersonState::active) return refuse(refusal::wrong_credentials, email);
    for (auto const& role : roles_of(reader, {person->id})) {
        bool const answers =
            role.role == Role::administrator || role.role == Role::board_secretary || role.role == Role::auditor;
        if (answers && role.programme == 0 && role.in_force(today))
            return Approver{person->id, std::string{name_of(role.role)}};
    }
    return refuse(refusal::not_your_role, email);
}

} // namespace penstock
