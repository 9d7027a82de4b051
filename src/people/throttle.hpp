// Slowing down who guesses passwords: a growing wait per account, and a number of failures per network address.
#pragma once

#include "base/day.hpp"
#include "base/digest.hpp"
#include "journal/act.hpp"
#include "people/password.hpp"
#include "people/person.hpp"

#include <chrono>
#include <optional>
#include <string_view>

namespace penstock {

struct ThrottleRule {
    std::int64_t         free_failures{5};               // per account, before any wait
    std::chrono::seconds longest_wait{std::chrono::minutes{15}};
    std::int64_t         address_failures{30};           // per address within the window
    std::chrono::seconds window{std::chrono::minutes{15}};
    std::chrono::seconds forgotten{std::chrono::hours{24}}; // an account's failures, when none followed
};
inline constexpr ThrottleRule throttle_rule{};

struct Failures {
    std::int64_t failures{};
    Instant      since;
    Instant      latest;
};
BOOST_DESCRIBE_STRUCT(Failures, (), (failures, since, latest))

// The seconds still to wait; 0 when the attempt may be made. After 5 failures 1 s, then 2, 4 ... at most 15 minutes.
// Where the profile of passwords locks accounts: after 5 failures for as long as it says, counted from the last one.
std::int64_t account_wait(Failures const& failures, Instant now, PasswordProfile profile = {});
std::int64_t address_wait(Failures const& failures, Instant now);

// Under which digests failures are counted: neither table nor backup tells whose they are. Of an IPv6 address only
// the network (64 bits) counts, for whoever has one address of it has all.
Digest account_mark(std::string_view email);
Digest address_mark(std::string_view remote);

// The longer of the two waits, in seconds.
std::int64_t sign_in_wait(Reader& reader, std::string_view email, std::string_view remote, Instant now);
void         count_failure(Act& act, std::string_view email, std::string_view remote);
std::int64_t account_lock(Reader& reader, std::string_view email, Instant now); // of the account alone, in seconds

// Links by which a person lifts the lock of the own account: each works once, for an hour.
inline constexpr std::chrono::minutes unlock_lifetime{60};
inline constexpr std::chrono::minutes unlock_again{10}; // no further one is made before
std::optional<std::string> make_unlock(Act& act, Id<Person> person); // its token; nothing when one was just made
std::optional<Id<Person>>  use_unlock(Act& act, std::string_view token);

void         forget_failures(Act& act, std::string_view email); // of the account; the address keeps its count

} // namespace penstock
