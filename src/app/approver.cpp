#include "app/approver.hpp"

#include "api/refusals.hpp"
#include "people/credential.hpp"
#include "people/password.hpp"
#include "people/person.hpp"
#include "people/refusals.hpp"
#include "people/second_factor.hpp"

#include <algorithm>

namespace penstock {

namespace {

// As at the door: a code that was taken is never taken again.
Result<void> take_code_of(Recorder& recorder, Id<Person> person, std::string const& email, std::string const& typed)
{
    auto outcome =
        recorder.run_one({.operation = "approver_code", .request = "{}", .run = [&](Act& act) -> Result<std::string> {
                              if (TRY(take_code(act, person, typed)) == CodeTaken::none)
                                  return refuse(refusal::wrong_code, email);
                              return {};
                          }});
    if (outcome.ending == journal::Ending::refused) return std::unexpected{std::move(outcome.refused)};
    if (outcome.ending != journal::Ending::done) return refuse(refusal::unavailable, outcome.incident);
    return {};
}

bool answers_for_all(RoleNow const& role, Day today)
{
    bool const named =
        role.role == Role::administrator || role.role == Role::board_secretary || role.role == Role::auditor;
    return named && role.programme == 0 && role.in_force(today);
}

} // namespace

Result<Approver> approver(Recorder& recorder, std::string const& email, Output const& output)
{
    auto const password = secret_from_input({"密码", "Password of"}, email, output);
    auto const today    = *day_in(recorder.now(), recorder.options().zone);
    Approver   out;
    bool       has_factor = false;
    {
        auto snapshot = recorder.database().snapshot();
        auto person   = find_person(snapshot, email);
        auto encoded  = person ? credential_of(snapshot, person->id) : std::string{};
        bool right    = verify_password(encoded, password).right;
        if (!person || !right || person->state != PersonState::active) return refuse(refusal::wrong_credentials, email);
        auto const roles = roles_of(snapshot, {person->id});
        auto const role  = std::ranges::find_if(roles, [&](auto const& each) { return answers_for_all(each, today); });
        if (role == roles.end()) return refuse(refusal::not_your_role, email);
        out        = {person->id, std::string{name_of(role->role)}};
        has_factor = second_factor_of(snapshot, person->id).secret.has_value();
    }
    if (has_factor)
        CHECK(take_code_of(
            recorder, out.person, email,
            secret_from_input({"验证码或恢复码", "Code of the telephone or recovery code of"}, email, output)));
    return out;
}

} // namespace penstock
