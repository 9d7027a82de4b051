// Slowing down who guesses passwords: a growing wait per account, and a number of failures per network address.
#pragma once

#include "base/day.hpp"
#include "base/digest.hpp"
#include "journal/act.hpp"

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
std::int64_t account_wait(Failures const& failures, Instant now);
std::int64_t address_wait(Failures const& failures, Instant now);

// Under which digests failures are counted: neither table nor backup tells whose they are. Of an IPv6 address only
// the network (64 bits) counts, for whoever has one address of it has all.
Digest account_mark(std::string_view email);
Digest address_mark(std::string_view remote);

// The longer of the two waits, in seconds.
std::int64_t sign_in_wait(Reader& reader, std::string_view email, std::string_view remote, Instant now);
void         count_failure(Act& act, std::string_view email, std::string_view remote);
void         forget_failures(Act& act, std::string_view email); // of the account; the address keeps its count

} // namespace penstock
