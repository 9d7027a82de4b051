// The table of sessions, which is outside the record.
#include "people/session.hpp"

#include "api/refusals.hpp"
#include "people/credential.hpp"
#include "people/second_factor.hpp"

#include <algorithm>

namespace penstock {

namespace {

constexpr std::size_t token_length = 43; // 32 bytes in base64url

struct GrantRow {
    Role         role{};
    std::int64_t programme{};
    std::int64_t award{};
};
BOOST_DESCRIBE_STRUCT(GrantRow, (), (role, programme, award))

// A session with what its person has and owes.
struct SessionRow : SessionNow {
    Instant                proved;
    bool                   has_factor{};
    std::optional<Instant> asked_at;
    std::optional<Instant> set_at; // the password
    SessionDoor            door{};
};
BOOST_DESCRIBE_STRUCT(SessionRow, (SessionNow), (proved, has_factor, asked_at, set_at, door))

struct Owed {
    Id<Person>             person;
    Instant                proved; // long ago where there is no session
    bool                   has_factor{};
    std::optional<Instant> asked_at;
    std::optional<Instant> password_until;
    SessionDoor            door{};
};

struct ListedRow : OpenSession {
    Instant latest;
};
BOOST_DESCRIBE_STRUCT(ListedRow, (OpenSession), (latest))

Instant minutes_before(Instant now, std::int64_t minutes) { return now.plus(-std::chrono::minutes{minutes}); }

// Whoever comes, with the roles that hold and without those that wait for a second factor.
Caller caller_of(Owed const& owed, SignInRules const& rules, std::vector<Grant> grants, std::string session,
                 Instant now)
{
    std::vector<Grant> withheld;
    bool const         has_factor = owed.has_factor || owed.door == SessionDoor::provider_factor;
    if (auto due = second_factor_due(rules, owed.asked_at); due && !has_factor && now >= *due) {
        auto free = [&](auto const& grant) { return !rules.demand_of(grant.role); };
        auto rest = std::ranges::stable_partition(grants, free);
        withheld.assign(rest.begin(), rest.end());
        grants.erase(rest.begin(), rest.end());
    }
    auto why = refusal::second_factor_needed;
    if (owed.password_until && owed.door == SessionDoor::password && now >= *owed.password_until) {
        why = refusal::password_expired;
        std::ranges::move(std::exchange(grants, {}), std::back_inserter(withheld));
    }
    Caller out{owed.person.value, std::move(grants), std::move(session)};
    out.withhold(std::move(withheld), why);
    bool const wanted = owed.has_factor || rules.proof_of == ProofOf::everybody;
    bool const old    = owed.proved <= minutes_before(now, rules.proof_minutes) || clock_went_back(owed.proved, now);
    if (wanted && old) out.ask_for_proof();
    return out;
}

} // namespace

std::vector<Grant> grants_of(Reader& reader, Id<Person> person, Day today)
{
    std::vector<Grant> out;
    for (auto const& row : reader.rows<GrantRow>(R"sql(
             SELECT role, programme, award
               FROM role_grant
              WHERE person = $1
                AND from_day <= $2
                AND (until_day IS NULL OR until_day >= $2)
                AND (ended_on IS NULL OR ended_on > $2)
              ORDER BY id
         )sql",
                                                 person, today))
        out.push_back({row.role, row.programme, row.award});
    return out;
}

std::optional<SignedIn> find_session(Reader& reader, std::string_view cookie_token, Instant now, Day today)
{
    if (cookie_token.size() != token_length) return std::nullopt;
    auto const digest  = sha256(cookie_token);
    auto const session = reader.row<SessionRow>(R"sql(
        SELECT s.person, s.created, s.last_seen, (SELECT max(last_seen) FROM session) AS latest, s.proved,
               CAST(CASE WHEN f.secret IS NULL THEN 0 ELSE 1 END AS BIGINT) AS has_factor, f.asked_at, c.set_at,
               s.door
          FROM session s
          JOIN person p ON p.id = s.person
          LEFT JOIN second_factor f ON f.person = s.person
          LEFT JOIN credential c ON c.person = s.person
         WHERE s.digest = $1
           AND p.state = 'active'
    )sql",
                                                digest);
    if (!session) return std::nullopt;

    auto const rules      = load_sign_in_rules(reader);
    auto       grants     = grants_of(reader, session->person, today);
    auto       digest_hex = hex(digest.view());
    if (!session_alive(*session, grants, now, rules)) return std::nullopt;
    auto csrf = csrf_token(digest_hex);
    bool due  = session->last_seen <= minutes_before(now, session_limits.seen_every);
    Owed owed{session->person, session->proved, session->has_factor, session->asked_at, std::nullopt, session->door};
    if (auto days = terms_of(rules.password_profile).days; days > 0 && session->set_at)
        owed.password_until = session->set_at->plus(std::chrono::days{days});
    return SignedIn{caller_of(owed, rules, std::move(grants), std::move(digest_hex), now), std::move(csrf), due};
}

Caller caller_by_token(Reader& reader, Id<Person> person, Instant now, Day today)
{
    auto const factor = second_factor_of(reader, person);
    Owed const owed{.person = person, .has_factor = factor.secret.has_value(), .asked_at = factor.asked_at,
                    .password_until = password_due(reader, person)};
    return caller_of(owed, load_sign_in_rules(reader), grants_of(reader, person, today), "", now);
}

std::vector<OpenSession> open_sessions(Reader& reader, Id<Person> person, Instant now, Day today)
{
    auto const               rules  = load_sign_in_rules(reader);
    auto const               grants = grants_of(reader, person, today);
    std::vector<OpenSession> out;
    for (auto& row : reader.rows<ListedRow>(R"sql(
             SELECT name, person, device, created, last_seen, (SELECT max(last_seen) FROM session) AS latest
               FROM session
              WHERE person = $1
              ORDER BY last_seen DESC, name
         )sql",
                                            person))
        if (session_alive({row.person, row.created, row.last_seen, row.latest}, grants, now, rules))
            out.push_back(std::move(row));
    return out;
}

std::optional<OpenSession> find_open_session(Reader& reader, std::string const& name)
{
    return reader.row<OpenSession>("SELECT name, person, device, created, last_seen FROM session WHERE name = $1",
                                   name);
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

SessionDoor session_door(Reader& reader, std::string_view session_digest)
{
    auto digest = from_hex(session_digest);
    expects(digest.has_value());
    return reader.row<SessionDoor>("SELECT door FROM session WHERE digest = $1", store::Bytes{*digest})
        .value_or(SessionDoor::password);
}

void start_session(Act& act, Id<Person> person, Digest const& token_digest, std::string const& device,
                   SessionStart const& start)
{
    auto& db     = act.upkeep();
    auto  latest = db.one<std::optional<Instant>>("SELECT max(last_seen) FROM session");
    if (latest && clock_went_back(*latest, act.now)) {
        // How old each session is cannot be known any more: all of them end.
        db.run("DELETE FROM session");
    } else {
        db.run("DELETE FROM session WHERE created < $1", minutes_before(act.now, load_sign_in_rules(db).absolute));
    }
    db.run(R"sql(
        INSERT INTO session (digest, name, person, created, last_seen, proved, device, door)
        VALUES ($1, $2, $3, $4, $4, $5, $6, $7)
    )sql",
           token_digest, session_name(hex(token_digest.view())), person, act.now,
           std::min(act.now, start.proved.value_or(act.now)), device, start.door);
}

void note_proof(Act& act, std::string const& digest_hex)
{
    auto digest = from_hex(digest_hex);
    expects(digest.has_value());
    act.upkeep().run("UPDATE session SET proved = $2 WHERE digest = $1", store::Bytes{*digest}, act.now);
}

void end_session_named(Act& act, std::string const& name)
{
    act.upkeep().run("DELETE FROM session WHERE name = $1", name);
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
