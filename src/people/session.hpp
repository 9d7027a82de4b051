// Sessions: who is signed in, for how long, and what a request with a session's cookie may count as.
#pragma once

#include "api/caller.hpp"
#include "base/day.hpp"
#include "base/id.hpp"
#include "journal/recorder.hpp"
#include "people/person.hpp"
#include "people/sign_in_rules.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace penstock {

// Beside the limits of the rules for signing in, in minutes.
struct SessionLimits {
    std::int64_t seen_every{1}; // how often being seen is written down
    std::int64_t skew{5};       // how far the clocks of several servers may differ
};
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
bool session_alive(SessionNow const& session, std::vector<Grant> const& grants, Instant now,
                   SignInRules const& rules = {});
bool clock_went_back(Instant latest, Instant now);

// A request that came with the cookie of a living session of an active person.
struct SignedIn {
    Caller      caller; // with the roles in force on the day
    std::string csrf;   // what X-CSRF-Token must equal; compare with same_secret()
    bool        touch_due{};
};
// The roles of a person that are in force on a day.
std::vector<Grant> grants_of(Reader& reader, Id<Person> person, Day today);

// A few indexed queries; for every request.
std::optional<SignedIn> find_session(Reader& reader, std::string_view cookie_token, Instant now, Day today);

// A person who comes by a token instead: the same, and what wants a fresh proof is refused where one is wanted.
Caller caller_by_token(Reader& reader, Id<Person> person, Instant now, Day today);

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
std::string_view cookie_in(std::string_view cookie_header, std::string_view name); // the value of any

// The two words a person knows a device by, out of what browsers say at length: "Firefox · Windows".
std::string device_words(std::string_view user_agent);

// A session as it is listed: by a name that is neither its token nor a digest of it.
struct OpenSession {
    std::string name;
    Id<Person>  person;
    std::string device;
    Instant     created;
    Instant     last_seen;
};
BOOST_DESCRIBE_STRUCT(OpenSession, (), (name, person, device, created, last_seen))
std::vector<OpenSession>   open_sessions(Reader& reader, Id<Person> person, Instant now, Day today);
std::optional<OpenSession> find_open_session(Reader& reader, std::string const& name);
std::string                session_name(std::string_view session_digest);

// How a session began. With `provider_factor` the identity provider vouched for a second factor, as ours would.
BOOST_DEFINE_ENUM_CLASS(SessionDoor, password, provider, provider_factor)
SessionDoor session_door(Reader& reader, std::string_view session_digest); // `password` where there is none

struct SessionStart {
    SessionDoor            door{};
    std::optional<Instant> proved; // when the person proved to be there; now, where nothing is said
};

// Upkeep of the table; sessions are outside the record.
void start_session(Act& act, Id<Person> person, Digest const& token_digest, std::string const& device = {},
                   SessionStart const& start = {}); // also clears away what is over
void note_proof(Act& act, std::string const& digest_hex);
void end_session(Act& act, std::string const& digest_hex);
void end_session_named(Act& act, std::string const& name);
void end_sessions(Act& act, Id<Person> person, std::string const& but_digest_hex = {});

} // namespace penstock
