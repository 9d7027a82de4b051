// Sessions: who is signed in, for how long, and what a request with a session's cookie may count as.
#pragma once

#include "api/caller.hpp"
#include "base/day.hpp"
#include "base/id.hpp"
#include "journal/recorder.hpp"
#include "people/person.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace penstock {

// How long a session lives, in minutes. The shortest idle limit of the roles in force counts.
struct SessionLimits {
    std::int64_t idle{120};
    std::int64_t idle_administrator{30};
    std::int64_t idle_finance{15};
    std::int64_t absolute{720};  // since signing in, whatever is done
    std::int64_t seen_every{1};  // how often being seen is written down
    std::int64_t skew{5};        // how far the clocks of several servers may differ
};
BOOST_DESCRIBE_STRUCT(SessionLimits, (),
                      (idle, idle_administrator, idle_finance, absolute, seen_every, skew))
inline constexpr SessionLimits session_limits{};

// What the database holds of a session. `latest` is when any session was last seen: time known to have passed already.
struct SessionNow {
    Id<Person> person;
    Instant    created;
    Instant    last_seen;
    Instant    latest;
};
BOOST_DESCRIBE_STRUCT(SessionNow, (), (person, created, last_seen, latest))

// Whether the session still counts. A clock that went back ends it: it was used in what is now the future.
bool session_alive(SessionNow const& session, std::vector<Grant> const& grants, Instant now);
bool clock_went_back(Instant latest, Instant now);

// A request that came with the cookie of a living session of an active person.
struct SignedIn {
    Caller      caller; // with the roles in force on the day
    std::string csrf;   // what X-CSRF-Token must equal; compare with same_secret()
    bool        touch_due{};
};
// Two indexed queries; for every request.
std::optional<SignedIn> find_session(Reader& reader, std::string_view cookie_token, Instant now, Day today);

// To be submitted when touch_due: writes down that the session was seen.
journal::Attempt touch_session(SignedIn const& signed_in);

// The value of X-CSRF-Token that belongs to a session, from the digest of its token (Caller::session()); "" without
// one. Another site can learn neither; and from this value neither digest nor token can be computed.
std::string csrf_token(std::string_view session_digest);

// The cookie's name; with the prefix __Host- browsers take it only over TLS and from this very host.
std::string_view cookie_name(bool secure);
std::string      session_cookie(std::string_view token, bool secure); // the value of Set-Cookie
std::string      ended_cookie(bool secure);
// The token in a Cookie header, "" when there is none.
std::string_view token_in(std::string_view cookie_header, bool secure);

// Upkeep of the table; sessions are outside the record.
void start_session(Act& act, Id<Person> person, Digest const& token_digest); // also clears away what is over
void end_session(Act& act, std::string const& digest_hex);
void end_sessions(Act& act, Id<Person> person, std::string const& but_digest_hex = {});

} // namespace penstock
