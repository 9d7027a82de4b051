// Passwords: the rule for new ones, and their Argon2id hashes (RFC 9106), slow for thieves and bounded for the server.
#pragma once

#include "base/refusal.hpp"
#include "store/world.hpp"

#include <boost/describe/enum.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace penstock {

// What one hash costs. OWASP's minimum for Argon2id; about 40 ms and 19 MiB. Raise them and old hashes are replaced as
// their owners sign in.
struct PasswordCost {
    std::uint32_t memory_kib{19'456};
    std::uint32_t passes{2};
    std::uint32_t lanes{1};
};
inline constexpr PasswordCost password_cost{};
inline constexpr int          hashes_at_once = 4; // in the process; further ones wait, so memory stays below 80 MiB

// What is demanded of passwords: our own rule, which looks at how easily one is guessed; or that rule with what
// inspections of level 3 of GB/T 22239 look for beside it.
BOOST_DEFINE_ENUM_CLASS(PasswordProfile, standard, cn_mlps3)

struct PasswordTerms {
    std::size_t  kinds{};        // of small and capital letters, digits, and all else: how many there must be
    std::int64_t days{};         // how old one may get; 0: any age
    std::size_t  remembered{};   // how many of the last ones may not be used again, the present one among them
    std::int64_t lock_minutes{}; // how long an account is locked after five failures; 0: a wait that grows
};
constexpr PasswordTerms terms_of(PasswordProfile profile)
{
    switch (profile) {
    case PasswordProfile::standard: return {};
    case PasswordProfile::cn_mlps3: return {.kinds = 3, .days = 90, .remembered = 5, .lock_minutes = 30};
    }
    std::unreachable();
}

// A password as it is hashed: NFC, white space around it removed (pasting adds it), inner spaces kept.
// Refuses password_too_weak (detail: short, kinds, personal, common), too_long beyond 128 characters, and characters
// no line may hold.
Result<std::string> new_password(std::string_view typed, std::string_view name, std::string_view email,
                                 PasswordProfile profile = {});

// The encoded hash of a password that passed new_password().
std::string hash_password(std::string_view password, Chance& chance, PasswordCost cost = password_cost);

struct Verified {
    bool right{};
    bool outdated{}; // right, but hashed with less than password_cost: hash it again
};
// An empty `encoded` costs the same time and is never right: so an unknown account cannot be told from a known one.
Verified verify_password(std::string_view encoded, std::string_view typed);

// How many hashes this process has computed so far, and how many it is computing now; for metrics and tests.
std::uint64_t password_hashes();
int           password_hashes_running();

} // namespace penstock
