// The tables of accounts at a provider, of rounds and of visitors, all outside the record.
#include "identity/identity.hpp"

namespace penstock {

void add_identity_facts(FactKinds& kinds) { kinds.add<IdentityLinked, IdentityUnlinked>(); }

std::optional<IdentityNow> find_identity(Reader& reader, std::string_view issuer, std::string_view subject)
{
    return reader.row<IdentityNow>(R"sql(
        SELECT id, person, issuer, subject, email, linked_at, used_at
          FROM linked_identity
         WHERE issuer = $1 AND subject = $2
    )sql",
                                   issuer, subject);
}

std::optional<IdentityNow> load_identity(Reader& reader, Id<LinkedIdentity> id)
{
    return reader.row<IdentityNow>(
        "SELECT id, person, issuer, subject, email, linked_at, used_at FROM linked_identity WHERE id = $1", id);
}

std::vector<IdentityNow> identities_of(Reader& reader, Id<Person> person)
{
    return reader.rows<IdentityNow>(R"sql(
        SELECT id, person, issuer, subject, email, linked_at, used_at
          FROM linked_identity
         WHERE person = $1
         ORDER BY id
    )sql",
                                    person);
}

void link_identity(Act& act, Id<Person> person, std::string const& issuer, std::string const& subject,
                   std::string const& email, LinkedBy by)
{
    auto const id = act.record(IdentityLinked{{person}, issuer, by});
    act.upkeep().run(R"sql(
        INSERT INTO linked_identity (id, person, issuer, subject, email, linked_at, used_at)
        VALUES ($1, $2, $3, $4, $5, $6, NULL)
    )sql",
                     id, person, issuer, subject, email, act.now);
    act.upkeep().run("DELETE FROM provider_visitor WHERE issuer = $1 AND subject = $2", issuer, subject);
}

void unlink_identity(Act& act, IdentityNow const& identity)
{
    act.record(IdentityUnlinked{{identity.person}, identity.issuer});
    act.upkeep().run("DELETE FROM linked_identity WHERE id = $1", identity.id);
}

void note_identity_used(Act& act, std::string const& issuer, std::string const& subject)
{
    act.upkeep().run("UPDATE linked_identity SET used_at = $3 WHERE issuer = $1 AND subject = $2", issuer, subject,
                     act.now);
}

void note_visitor(Act& act, ProviderClaims const& claims)
{
    auto& db = act.upkeep();
    db.run("DELETE FROM provider_visitor WHERE at < $1", act.now.plus(-visitors_kept));
    db.run(R"sql(
        DELETE FROM provider_visitor
         WHERE at <= (SELECT at FROM provider_visitor ORDER BY at DESC LIMIT 1 OFFSET $1)
    )sql",
           visitors_most - 1);
    db.run(R"sql(
        INSERT INTO provider_visitor (issuer, subject, name, email, at)
        VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (issuer, subject) DO UPDATE
           SET name = excluded.name, email = excluded.email, at = excluded.at
    )sql",
           claims.issuer, claims.subject, claims.name, claims.email, act.now);
}

std::vector<ProviderVisitor> provider_visitors(Reader& reader, std::string const& issuer)
{
    return reader.rows<ProviderVisitor>(
        "SELECT issuer, subject, name, email, at FROM provider_visitor WHERE issuer = $1 ORDER BY at DESC, subject",
        issuer);
}

bool use_round(Act& act, Round const& round)
{
    auto& db = act.upkeep();
    // Twice as long as a round may take: a clock that is put back a little does not open a used one again.
    db.run("DELETE FROM provider_round WHERE until < $1", act.now.plus(-round_lifetime));
    return db.run(R"sql(
        INSERT INTO provider_round (digest, until, person, waiting)
        VALUES ($1, $2, NULL, 0)
        ON CONFLICT (digest) DO NOTHING
    )sql",
                  round.digest(), act.now.plus(round_lifetime)) == 1;
}

void wait_for_code(Act& act, Digest const& round, Id<Person> person)
{
    act.upkeep().run("UPDATE provider_round SET person = $2, waiting = 1 WHERE digest = $1", round, person);
}

std::optional<Id<Person>> waiting_for_code(Reader& reader, Digest const& round, Instant now)
{
    return reader.row<Id<Person>>("SELECT person FROM provider_round WHERE digest = $1 AND waiting = 1 AND until > $2",
                                  round, now);
}

void wait_no_more(Act& act, Digest const& round)
{
    act.upkeep().run("UPDATE provider_round SET waiting = 0 WHERE digest = $1", round);
}

} // namespace penstock
