// Failed sign-ins as they are counted in the database, by digest.

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
    auto account = failures_of(reader, account_mark(email));
    auto address = failures_of(reader, address_mark(remote));
    return std::max(account ? account_wait(*account, now) : 0, address ? address_wait(*address, now) : 0);
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
