#include "app/approver.hpp"

#include "api/refusals.hpp"
#include "ledger/refusals.hpp"
#include "people/credential.hpp"
#include "people/password.hpp"
#include "people/person.hpp"
#include "people/refusals.hpp"
#include "people/second_factor.hpp"

#include <algorithm>

namespace penstock {

namespace {

bool answers_for_all(RoleNow const& role, Day today)
{
    bool const named =
        role.role == Role::administrator || role.role == Role::board_secretary || role.role == Role::auditor;
    return named && role.programme == 0 && role.in_force(today);
}

struct Recognised {
    Approver    who;
    std::string email;
    bool        has_factor{};
};

Result<Recognised> recognised(Recorder& recorder, std::string const& email, Output const& output)
{
    auto const password = secret_from_input({"密码", "Password of"}, email, output);
    auto const today    = *day_in(recorder.now(), recorder.options().zone);
    auto       snapshot = recorder.database().snapshot();
    auto const person   = find_person(snapshot, email);
    auto const encoded  = person ? credential_of(snapshot, person->id) : std::string{};
    bool const right    = verify_password(encoded, password).right;
    if (!person || !right || person->state != PersonState::active) return refuse(refusal::wrong_credentials, email);
    auto const roles = roles_of(snapshot, {person->id});
    auto const role  = std::ranges::find_if(roles, [&](auto const& each) { return answers_for_all(each, today); });
    if (role == roles.end()) return refuse(refusal::not_your_role, email);
    return Recognised{{person->id, std::string{name_of(role->role)}},
                      email,
                      second_factor_of(snapshot, person->id).secret.has_value()};
}

// As at the door: a code that was taken is never taken again.
Result<void> take_code_of(Recorder& recorder, Recognised const& person, Output const& output)
{
    if (!person.has_factor) return {};
    auto const typed =
        secret_from_input({"验证码或恢复码", "Code of the telephone or recovery code of"}, person.email, output);
    auto outcome =
        recorder.run_one({.operation = "approver_code", .request = "{}", .run = [&](Act& act) -> Result<std::string> {
                              if (TRY(take_code(act, person.who.person, typed)) == CodeTaken::none)
                                  return refuse(refusal::wrong_code, person.email);
                              return {};
                          }});
    if (outcome.ending == journal::Ending::refused) return std::unexpected{std::move(outcome.refused)};
    if (outcome.ending != journal::Ending::done) return refuse(refusal::unavailable, outcome.incident);
    return {};
}

} // namespace

Result<Approvers> approvers(Recorder& recorder, std::string const& first, std::string const& second,
                            Output const& output)
{
    auto const one   = TRY(recognised(recorder, first, output));
    auto const other = TRY(recognised(recorder, second, output));
    if (one.who.person == other.who.person) return refuse(refusal::second_person_needed, second);
    CHECK(take_code_of(recorder, one, output));
    CHECK(take_code_of(recorder, other, output));
    return Approvers{one.who, other.who};
}

} // namespace penstock
