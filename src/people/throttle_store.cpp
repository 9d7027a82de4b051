// Failed sign-ins as they are counted in the database, by digest.

#include "people/secret.hpp"
#include "people/sign_in_rules.hpp"
#include "people/throttle.hpp"

#include <algorithm>

namespace penstock {

namespace {

std::optional<Failures> failures_of(Reader& reader, Digest const& who)
{
    return reader.row<Failures>("SELECT failures, since, latest FROM sign_in_attempt WHERE who = $1", who);
}

// One more for `who`; the count begins anew when the last one is older than `forgotten`, or the window is over.
void count(Writer& db, Digest const& who, Instant now, Failures present, bool anew)
{
    auto since = anew ? now : std::min(present.since, now);
    db.run(R"sql(
        INSERT INTO sign_in_attempt (who, failures, since, latest)
        VALUES ($1, $2, $3, $4)
        ON CONFLICT (who) DO UPDATE
           SET failures = excluded.failures, since = excluded.since, latest = excluded.latest
    )sql", who, anew ? 1 : present.failures + 1, since, now);
}

} // namespace

std::int64_t sign_in_wait(Reader& reader, std::string_view email, std::string_view remote, Instant now)
{
    auto address = failures_of(reader, address_mark(remote));
    return std::max(account_lock(reader, email, now), address ? address_wait(*address, now) : 0);
}

std::int64_t account_lock(Reader& reader, std::string_view email, Instant now)
{
    auto account = failures_of(reader, account_mark(email));
    return account ? account_wait(*account, now, load_sign_in_rules(reader).password_profile) : 0;
}

std::optional<std::string> make_unlock(Act& act, Id<Person> person)
{
    auto latest = act.read().one<std::optional<Instant>>("SELECT max(made) FROM unlock_link WHERE person = $1", person);
    if (latest && act.now < latest->plus(unlock_again)) return std::nullopt;
    auto token = make_token(act.chance());
    act.upkeep().run("DELETE FROM unlock_link WHERE person = $1", person);
    act.upkeep().run("INSERT INTO unlock_link (digest, person, made, expires) VALUES ($1, $2, $3, $4)", sha256(token),
                     person, act.now, act.now.plus(unlock_lifetime));
    return token;
}

std::optional<Id<Person>> use_unlock(Act& act, std::string_view token)
{
    auto person = act.read().row<Id<Person>>("SELECT person FROM unlock_link WHERE digest = $1 AND expires > $2",
                                             sha256(token), act.now);
    act.upkeep().run("DELETE FROM unlock_link WHERE digest = $1", sha256(token));
    return person;
}

void count_failure(Act& act, std::string_view email, std::string_view remote)
{
    auto& db  = act.upkeep();
    auto  now = act.now;
    db.run("DELETE FROM sign_in_attempt WHERE latest < $1", now.plus(-throttle_rule.forgotten));

    auto account = failures_of(db, account_mark(email));
    count(db, account_mark(email), now, account.value_or(Failures{}), !account);

    auto address = failures_of(db, address_mark(remote));
    bool over    = !address || address->since > now || address->since.plus(throttle_rule.window) <= now;
    count(db, address_mark(remote), now, address.value_or(Failures{}), over);
}

void forget_failures(Act& act, std::string_view email)
{
    act.upkeep().run("DELETE FROM sign_in_attempt WHERE who = $1", account_mark(email));
}

} // namespace penstock
