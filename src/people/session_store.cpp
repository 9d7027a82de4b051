// The table of sessions, which is outside the record.
#include "people/session.hpp"

namespace penstock {

namespace {

constexpr std::size_t token_length = 43; // 32 bytes in base64url

struct GrantRow {
    Role         role{};
    std::int64_t programme{};
    std::int64_t award{};
};
BOOST_DESCRIBE_STRUCT(GrantRow, (), (role, programme, award))

Instant minutes_before(Instant now, std::int64_t minutes) { return now.plus(-std::chrono::minutes{minutes}); }

} // namespace

std::optional<SignedIn> find_session(Reader& reader, std::string_view cookie_token, Instant now, Day today)
{
    if (cookie_token.size() != token_length) return std::nullopt;
    auto const digest  = sha256(cookie_token);
    auto const session = reader.row<SessionNow>(R"sql(
        SELECT s.person, s.created, s.last_seen, (SELECT max(last_seen) FROM session) AS latest
          FROM session s
          JOIN person p ON p.id = s.person
         WHERE s.digest = $1
           AND p.state = 'active'
    )sql", digest);
    if (!session) return std::nullopt;

    std::vector<Grant> grants;
    for (auto const& row : reader.rows<GrantRow>(R"sql(
             SELECT role, programme, award
               FROM role_grant
              WHERE person = $1
                AND from_day <= $2
                AND (until_day IS NULL OR until_day >= $2)
                AND (ended_on IS NULL OR ended_on > $2)
              ORDER BY id
         )sql",
                                                 session->person, today))
        grants.push_back({row.role, row.programme, row.award});
    if (!session_alive(*session, grants, now)) return std::nullopt;

    auto digest_hex = hex(digest.view());
    auto csrf       = csrf_token(digest_hex);
    bool due        = session->last_seen <= minutes_before(now, session_limits.seen_every);
    return SignedIn{Caller{session->person.value, std::move(grants), std::move(digest_hex)}, std::move(csrf), due};
}

journal::Attempt touch_session(SignedIn const& signed_in)
{
    return {.actor     = {signed_in.caller.person(), "", 0},
            .operation = "touch_session",
            .request   = "{}",
            .run       = [digest = from_hex(signed_in.caller.session())](Act& act) -> Result<std::string> {
                // Not if another request wrote it down meanwhile, and never backwards.
                act.upkeep().run("UPDATE session SET last_seen = $2 WHERE digest = $1 AND last_seen <= $3",
                                 store::Bytes{*digest}, act.now, minutes_before(act.now, session_limits.seen_every));
                return std::string{"{}"};
            }};
}

void start_session(Act& act, Id<Person> person, Digest const& token_digest)
{
    auto& db     = act.upkeep();
    auto  latest = db.one<std::optional<Instant>>("SELECT max(last_seen) FROM session");
    if (latest && clock_went_back(*latest, act.now)) {
        // How old each session is cannot be known any more: all of them end.
        db.run("DELETE FROM session");
    } else {
        db.run("DELETE FROM session WHERE created < $1", minutes_before(act.now, session_limits.absolute));
    }
    db.run("INSERT INTO session (digest, person, created, last_seen) VALUES ($1, $2, $3, $3)", token_digest, person,
           act.now);
}

void end_session(Act& act, std::string const& digest_hex)
{
    auto digest = from_hex(digest_hex);
    expects(digest.has_value());
    act.upkeep().run("DELETE FROM session WHERE digest = $1", store::Bytes{*digest});
}

void end_sessions(Act& act, Id<Person> person, std::string const& but_digest_hex)
{
    auto but = from_hex(but_digest_hex);
    expects(but.has_value());
    act.upkeep().run("DELETE FROM session WHERE person = $1 AND digest <> $2", person, store::Bytes{*but});
}

} // namespace penstock
