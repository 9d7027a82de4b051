// The tables of persons and roles: what the facts write, and what plans and pages read.
#include "people/erasure_facts.hpp"
#include "people/group_role.hpp"
#include "people/person_facts.hpp"
#include "people/sign_in_rules.hpp"

#include <algorithm>

namespace penstock {

namespace {

void move_person(Writer& db, Stamp const& stamp, Id<Person> person, PersonState to)
{
    db.run("UPDATE person SET state = $2, since = $3 WHERE id = $1", person, to, stamp.at);
}

} // namespace

void apply(Writer& db, Stamp const& stamp, PersonInvited const& fact)
{
    db.run(R"sql(
        INSERT INTO person (id, name, email, email_key, state, since, may_reset)
        VALUES ($1, $2, $3, $4, 'invited', $5, 0)
    )sql", stamp.seq, fact.name, fact.email, email_key(fact.email), stamp.at);
}

void apply(Writer& db, Stamp const& stamp, PersonJoined const& fact)
{
    move_person(db, stamp, fact.person, PersonState::active);
}

void apply(Writer& db, Stamp const& stamp, PersonSuspended const& fact)
{
    move_person(db, stamp, fact.person, PersonState::suspended);
    db.run("UPDATE person SET may_reset = 0 WHERE id = $1", fact.person);
}

void apply(Writer& db, Stamp const& stamp, PersonResumed const& fact)
{
    move_person(db, stamp, fact.person, PersonState::active);
}

void apply(Writer& db, Stamp const& stamp, PersonClosed const& fact)
{
    move_person(db, stamp, fact.person, PersonState::closed);
    db.run("UPDATE person SET may_reset = 0, second_factor_since = NULL WHERE id = $1", fact.person);
    db.run(R"sql(
        UPDATE role_grant
           SET ended_on = $2
         WHERE person = $1
           AND (until_day IS NULL OR until_day >= $2)
           AND (ended_on IS NULL OR ended_on > $2)
    )sql", fact.person, fact.on);
}

void apply(Writer& db, Stamp const&, PasswordResetAllowed const& fact)
{
    db.run("UPDATE person SET may_reset = 1 WHERE id = $1", fact.person);
}

void apply(Writer& db, Stamp const&, PasswordChanged const& fact)
{
    db.run("UPDATE person SET may_reset = 0 WHERE id = $1", fact.person);
}

void apply(Writer& db, Stamp const& stamp, SecondFactorSet const& fact)
{
    db.run("UPDATE person SET second_factor_since = $2 WHERE id = $1", fact.person, stamp.at);
}

void apply(Writer& db, Stamp const&, SecondFactorRemoved const& fact)
{
    db.run("UPDATE person SET second_factor_since = NULL WHERE id = $1", fact.person);
}

void apply(Writer& db, Stamp const& stamp, RoleGiven const& fact)
{
    db.run(R"sql(
        INSERT INTO role_grant (id, person, role, programme, award, from_day, until_day, ended_on)
        VALUES ($1, $2, $3, $4, $5, $6, $7, NULL)
    )sql",
           stamp.seq, fact.person, fact.role, fact.programme, fact.award.value_or(0), fact.from, fact.until);
}

void apply(Writer& db, Stamp const&, RoleEnded const& fact)
{
    db.run("UPDATE role_grant SET ended_on = $2 WHERE id = $1", fact.grant, fact.on);
}

void add_person_facts(FactKinds& kinds)
{
    kinds.add<PersonInvited, PersonJoined, PersonSuspended, PersonResumed, PersonClosed, PasswordResetAllowed,
              PasswordChanged, SecondFactorSet, SecondFactorRemoved, RoleGiven, RoleEnded, SignInRulesChanged,
              PersonErased, RoleGivenByGroup, RoleKeptByGroup, RoleEndedByGroup>();
}

Result<PersonNow> load_person(Reader& reader, Id<Person> id)
{
    auto found = reader.row<PersonNow>(
        "SELECT id, name, email, state, since, may_reset, second_factor_since FROM person WHERE id = $1", id);
    if (!found) return refuse(refusal::not_found);
    return *std::move(found);
}

std::optional<PersonNow> find_person(Reader& reader, std::string_view email)
{
    return reader.row<PersonNow>(R"sql(
        SELECT id, name, email, state, since, may_reset, second_factor_since
          FROM person
         WHERE email_key = $1
           AND state <> 'closed'
    )sql", email_key(email));
}

Result<RoleNow> load_role(Reader& reader, Id<RoleGrant> id)
{
    auto found = reader.row<RoleNow>(R"sql(
        SELECT id, person, role, programme, award, from_day, until_day, ended_on
          FROM role_grant
         WHERE id = $1
    )sql",
                                     id);
    if (!found) return refuse(refusal::not_found);
    return *std::move(found);
}

std::vector<RoleNow> roles_of(Reader& reader, std::vector<Id<Person>> const& persons)
{
    std::vector<RoleNow> out;
    for (auto person : persons) {
        auto theirs = reader.rows<RoleNow>(R"sql(
            SELECT id, person, role, programme, award, from_day, until_day, ended_on
              FROM role_grant
             WHERE person = $1
             ORDER BY id
        )sql",
                                           person);
        std::ranges::move(theirs, std::back_inserter(out));
    }
    return out;
}

OtherAdministrators other_administrators(Reader& reader, Id<Person> than, Day today)
{
    return reader.one<std::int64_t>(R"sql(
        SELECT count(DISTINCT g.person)
          FROM role_grant g
          JOIN person p ON p.id = g.person
         WHERE g.role = 'administrator'
           AND g.programme = 0
           AND g.from_day <= $2
           AND g.until_day IS NULL
           AND g.ended_on IS NULL
           AND p.state = 'active'
           AND p.id <> $1
    )sql", than, today);
}

bool is_anybody_there(Reader& reader)
{
    return reader.one<std::int64_t>("SELECT count(*) FROM (SELECT id FROM person LIMIT 1) one") > 0;
}

} // namespace penstock
