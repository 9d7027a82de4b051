#include "people/person.hpp"

#include "api/refusals.hpp"
#include "people/refusals.hpp"

#include <algorithm>

namespace penstock {

namespace {

constexpr Words remedy(Refusal why)
{
    switch (why) {
    case refusal::not_signed_in: return {"登录后即可操作。", "Sign in first."};
    case refusal::not_your_role: return {"须由管理员办理。", "An administrator can do this."};
    case refusal::last_administrator:
        return {"先任命另一位不设终止日期的管理员。", "Appoint another administrator without an end date first."};
    case refusal::own_role: return {"请另一位管理员办理。", "Ask another administrator to do it."};
    default: return {"当前状态下没有这一步。", "There is no such step in this state."};
    }
}

// What every event asks for: that the caller may, and that the state knows it.
Result<PersonState> plan_event(PersonNow const& person, PersonEvent event, Caller const& by)
{
    auto const* step = step_of(person_life, person.state, event);
    if (!step || step->by != Permission::anyone) CHECK(by.check_in(Permission::manage_people, 0));
    if (!step) return refuse(refusal::step_not_allowed, std::string{name_of(person.state)});
    return step->to;
}

// Whether the whole body would be left without an administrator if this person lost these roles.
bool leaves_nobody(PersonNow const& person, std::vector<RoleNow> const& lost, OtherAdministrators others, Day today)
{
    return others == 0 && person.state == PersonState::active &&
           std::ranges::any_of(lost, [&](auto const& role) { return role.lasting(today); });
}

bool overlap(RoleNow const& role, RoleWanted const& wanted)
{
    if (role.role != wanted.role || role.programme != wanted.programme || role.award != wanted.award) return false;
    auto last = role.last_day();
    return (!last || (*last >= wanted.from && *last >= role.from_day)) &&
           (!wanted.until || *wanted.until >= role.from_day);
}

api::May as_may(PersonEvent event, Result<void> const& allowed)
{
    if (allowed) return api::allowed(name_of(event));
    return api::not_allowed(name_of(event), allowed.error().why, remedy(allowed.error().why));
}

template <class T> Result<void> without_value(Result<T> const& result)
{
    if (!result) return std::unexpected{result.error()};
    return {};
}

} // namespace

Result<EmailAddress> EmailAddress::from(std::string_view raw) { return EmailAddress{TRY(email_address(raw))}; }

std::string email_key(std::string_view address)
{
    std::string out{address};
    for (auto& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

std::optional<Day> RoleNow::last_day() const
{
    if (!ended_on) return until_day;
    auto before = ended_on->plus_days(-1);
    return until_day && *until_day < before ? *until_day : before;
}

bool RoleNow::in_force(Day today) const
{
    auto last = last_day();
    return from_day <= today && (!last || today <= *last);
}

bool RoleNow::lasting(Day today) const
{
    return role == Role::administrator && programme == 0 && in_force(today) && !last_day();
}

Result<PersonState> plan_person_step(PersonNow const& person, PersonEvent event, Caller const& by,
                                     std::vector<RoleNow> const& roles, OtherAdministrators others, Day today)
{
    auto to = TRY(plan_event(person, event, by));
    if ((to == PersonState::suspended || to == PersonState::closed) && leaves_nobody(person, roles, others, today))
        return refuse(refusal::last_administrator);
    return to;
}

Result<void> plan_role_given(PersonNow const& person, RoleWanted const& wanted, Caller const& by,
                             std::vector<RoleNow> const& roles, Day today)
{
    CHECK(without_value(plan_event(person, PersonEvent::give_role, by)));
    if (by.person() != 0 && by.person() == person.id.value) return refuse(refusal::own_role);
    if (wanted.role == Role::administrator && wanted.programme != 0)
        return refuse(refusal::role_for_whole_body, "/programme", "");
    if ((wanted.role == Role::performer) != (wanted.award != 0)) return refuse(refusal::role_for_award, "/role", "");
    if (wanted.until && *wanted.until < wanted.from) return refuse(refusal::ends_before_start, "/until", "");
    if (wanted.until && *wanted.until < today)       return refuse(refusal::date_in_past, "/until", today.iso());
    for (auto const& role : roles)
        if (overlap(role, wanted)) return refuse(refusal::already_exists, std::to_string(role.id.value));
    return {};
}

Result<void> plan_role_ended(PersonNow const& person, RoleNow const& role, Day on, Caller const& by,
                             std::vector<RoleNow> const& roles, OtherAdministrators others, Day today)
{
    CHECK(without_value(plan_event(person, PersonEvent::end_role, by)));
    if (on < today) return refuse(refusal::date_in_past, "/on", today.iso());
    if (auto last = role.last_day(); last && *last < on) return refuse(refusal::step_not_allowed, last->iso());
    auto held_twice =
        std::ranges::any_of(roles, [&](auto const& each) { return each.id != role.id && each.lasting(today); });
    if (!held_twice && leaves_nobody(person, {role}, others, today)) return refuse(refusal::last_administrator);
    return {};
}

std::vector<api::May> may(PersonNow const& person, Caller const& by, std::vector<RoleNow> const& roles,
                          OtherAdministrators others, Day today)
{
    std::vector<api::May> out;
    for (auto const& [event, name] : enumerators<PersonEvent>()) {
        if (event == PersonEvent::join || event == PersonEvent::end_role)
            continue; // not done on this page; see may_end
        auto planned = without_value(plan_person_step(person, event, by, roles, others, today));
        if (planned && event == PersonEvent::give_role && by.person() != 0 && by.person() == person.id.value)
            planned = refuse(refusal::own_role);
        out.push_back(as_may(event, planned));
    }
    return out;
}

api::May may_end(PersonNow const& person, RoleNow const& role, Caller const& by, std::vector<RoleNow> const& roles,
                 OtherAdministrators others, Day today)
{
    return as_may(PersonEvent::end_role, plan_role_ended(person, role, today, by, roles, others, today));
}

} // namespace penstock
