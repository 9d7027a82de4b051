#include "people/person_view.hpp"

#include <utility>

namespace penstock {

std::optional<Bilingual> scope_title(Reader& reader, std::int64_t programme)
{
    return reader.row<Bilingual>("SELECT title_zh AS zh, title_en AS en FROM programme WHERE id = $1", programme);
}

RoleView role_view(Reader& reader, RoleNow const& role, Day today)
{
    RoleView out{.id = role.id, .role = role.role, .from = role.from_day, .in_force = role.in_force(today)};
    if (role.programme != 0)
        out.programme = RoleScope{role.programme, scope_title(reader, role.programme).value_or(Bilingual{})};
    if (role.award != 0) {
        auto number = reader.row<std::string>("SELECT number FROM award WHERE id = $1", role.award).value_or("");
        out.award   = RoleScope{role.award, {number, number}};
    }
    if (auto last = role.last_day()) out.until = last->iso();
    auto group = reader.one<std::string>("SELECT by_group FROM role_grant WHERE id = $1", role.id);
    if (!group.empty()) out.by_group = std::move(group);
    return out;
}

PersonView person_view(Reader& reader, PersonNow const& person, Caller const& caller, Day today)
{
    auto roles  = roles_of(reader, {person.id});
    auto others = other_administrators(reader, person.id, today);
    PersonView out{person.id, person.name, person.email, person.state, person.since, person.may_reset, {}, {},
                   person.second_factor_since};
    for (auto const& role : roles) {
        auto view = role_view(reader, role, today);
        view.may  = {may_end(person, role, caller, roles, others, today)};
        out.roles.push_back(std::move(view));
    }
    out.may = may(person, caller, roles, others, today);
    return out;
}

} // namespace penstock
