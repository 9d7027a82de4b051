// The table of password hashes and the table of one-time links, both outside the record.

#include "people/credential.hpp"
#include "people/one_time_link.hpp"
#include "people/sign_in_rules.hpp"

namespace penstock {

std::string credential_of(Reader& reader, Id<Person> person)
{
    return reader.row<std::string>("SELECT encoded FROM credential WHERE person = $1", person).value_or("");
}

void keep_credential(Act& act, Id<Person> person, std::string const& encoded)
{
    auto const profile    = load_sign_in_rules(act.read()).password_profile;
    auto const remembered = static_cast<std::int64_t>(terms_of(profile).remembered);
    if (remembered > 0) {
        act.upkeep().run(R"sql(
            INSERT INTO password_before (person, encoded, at)
            SELECT person, encoded, set_at FROM credential WHERE person = $1
        )sql", person);
        act.upkeep().run(R"sql(
            DELETE FROM password_before
             WHERE person = $1
               AND at <= (SELECT at FROM password_before WHERE person = $1 ORDER BY at DESC LIMIT 1 OFFSET $2)
        )sql", person, remembered - 1);
    } else act.upkeep().run("DELETE FROM password_before WHERE person = $1", person);
    act.upkeep().run(R"sql(
        INSERT INTO credential (person, encoded, set_at)
        VALUES ($1, $2, $3)
        ON CONFLICT (person) DO UPDATE
           SET encoded = excluded.encoded, set_at = excluded.set_at
    )sql", person, encoded, act.now);
}

void rehash_credential(Act& act, Id<Person> person, std::string const& encoded)
{
    act.upkeep().run("UPDATE credential SET encoded = $2 WHERE person = $1", person, encoded);
}

bool password_used(Reader& reader, Id<Person> person, std::string_view typed)
{
    if (terms_of(load_sign_in_rules(reader).password_profile).remembered == 0) return false;
    auto present = credential_of(reader, person);
    if (!present.empty() && verify_password(present, typed).right) return true;
    for (auto const& encoded : reader.rows<std::string>(
             "SELECT encoded FROM password_before WHERE person = $1 ORDER BY at DESC", person))
        if (verify_password(encoded, typed).right) return true;
    return false;
}

std::optional<Instant> password_due(Reader& reader, Id<Person> person)
{
    auto const days = terms_of(load_sign_in_rules(reader).password_profile).days;
    if (days == 0) return std::nullopt;
    auto set_at = reader.row<Instant>("SELECT set_at FROM credential WHERE person = $1", person);
    if (!set_at) return std::nullopt;
    return set_at->plus(std::chrono::days{days});
}

void drop_credential(Act& act, Id<Person> person)
{
    act.upkeep().run("DELETE FROM password_before WHERE person = $1", person);
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
