// What groups do to the table of roles.
#include "people/group_role.hpp"

namespace penstock {

void apply(Writer& db, Stamp const& stamp, RoleGivenByGroup const& fact)
{
    db.run(R"sql(
        INSERT INTO role_grant (id, person, role, programme, award, from_day, until_day, ended_on, by_group)
        VALUES ($1, $2, $3, $4, 0, $5, $6, NULL, $7)
    )sql",
           stamp.seq, fact.person, fact.role, fact.programme, fact.from, fact.until, fact.group);
}

void apply(Writer& db, Stamp const&, RoleKeptByGroup const& fact)
{
    db.run("UPDATE role_grant SET until_day = $2, by_group = $3 WHERE id = $1", fact.grant, fact.until, fact.group);
}

void apply(Writer& db, Stamp const&, RoleEndedByGroup const& fact)
{
    db.run("UPDATE role_grant SET ended_on = $2 WHERE id = $1", fact.grant, fact.on);
}

std::vector<RoleWithCause> roles_with_cause(Reader& reader, Id<Person> person)
{
    std::vector<RoleWithCause> out;
    for (auto const& role : roles_of(reader, {person})) {
        auto group = reader.one<std::string>("SELECT by_group FROM role_grant WHERE id = $1", role.id);
        out.push_back({role, std::move(group)});
    }
    return out;
}

} // namespace penstock
