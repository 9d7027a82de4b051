// The table of password hashes and the table of one-time links, both outside the record.

#include "people/credential.hpp"
#include "people/one_time_link.hpp"

namespace penstock {

std::string credential_of(Reader& reader, Id<Person> person)
{
    return reader.row<std::string>("SELECT encoded FROM credential WHERE person = $1", person).value_or("");
}

void keep_credential(Act& act, Id<Person> person, std::string const& encoded)
{
    act.upkeep().run(R"sql(
        INSERT INTO credential (person, encoded, set_at)
        VALUES ($1, $2, $3)
        ON CONFLICT (person) DO UPDATE
           SET encoded = excluded.encoded, set_at = excluded.set_at
    )sql", person, encoded, act.now);
}

void drop_credential(Act& act, Id<Person> person)
{
    act.upkeep().run("DELETE FROM credential WHERE person = $1", person);
}

bool link_valid(LinkNow const& link, Instant now)
{
    return !link.used && now < link.expires &&
           link.expires.plus(-lifetime(link.purpose)) <= now.plus(std::chrono::minutes{5});
}

MadeLink make_link(Act& act, LinkPurpose purpose, Id<Person> person)
{
    auto token   = make_token(act.chance());
    auto expires = act.now.plus(lifetime(purpose));
    act.upkeep().run("DELETE FROM one_time_link WHERE person = $1", person);
    act.upkeep().run(R"sql(
        INSERT INTO one_time_link (digest, purpose, person, maker, expires, used)
        VALUES ($1, $2, $3, $4, $5, NULL)
    )sql", sha256(token), purpose, person, act.actor.person, expires);
    return {(purpose == LinkPurpose::first_run ? "/first-run?token=" : "/invitation?token=") + token, expires};
}

MadeLink make_first_run_link(Act& act) { return make_link(act, LinkPurpose::first_run, {}); }

std::optional<LinkNow> find_link(Reader& reader, std::string_view token)
{
    return reader.row<LinkNow>("SELECT purpose, person, maker, expires, used FROM one_time_link WHERE digest = $1",
                               sha256(token));
}

void use_link(Act& act, std::string_view token)
{
    act.upkeep().run("UPDATE one_time_link SET used = $2 WHERE digest = $1", sha256(token), act.now);
}

void drop_links(Act& act, Id<Person> person)
{
    act.upkeep().run("DELETE FROM one_time_link WHERE person = $1", person);
}

} // namespace penstock
