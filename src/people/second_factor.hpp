// The second factor: a secret shared with a telephone, codes for the day it is lost, and what is kept of both. The
// secrets are outside the record, and encrypted; that somebody has one, and since when, is a fact.
#pragma once

#include "api/endpoint.hpp"
#include "people/person.hpp"
#include "people/secret.hpp"
#include "people/sign_in_rules.hpp"
#include "store/value.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace penstock {

inline constexpr int                  recovery_codes_made = 10;
inline constexpr std::chrono::minutes pending_lifetime{30}; // from seeing a secret to proving that it was taken over

struct SecondFactorNow {
    std::optional<store::ByteString> secret;  // encrypted
    std::optional<store::ByteString> pending; // encrypted
    std::optional<Instant>           pending_at;
    std::int64_t                     last_step{};
    std::optional<Instant>           asked_at; // when a role first demanded what was not there
};
BOOST_DESCRIBE_STRUCT(SecondFactorNow, (), (secret, pending, pending_at, last_step, asked_at))

// When roles that demand a second factor stop giving anything without one; nothing while nobody has asked for it.
std::optional<Instant> second_factor_due(SignInRules const& rules, std::optional<Instant> asked_at);

SecondFactorNow second_factor_of(Reader& reader, Id<Person> person);
std::int64_t    recovery_codes_of(Reader& reader, Id<Person> person);

// Upkeep of the tables.
void keep_pending(Act& act, Id<Person> person, std::string const& secret);
void ask_for_second_factor(Act& act, Id<Person> person); // remembers the first time
void ask_no_more(Act& act, Id<Person> person);

BOOST_DEFINE_ENUM_CLASS(CodeTaken, none, of_telephone, of_recovery)
// Takes a code typed by the person, so that it is never taken again. Refuses second_factor_unreadable when the server
// lacks the key to tell whether the code is of the telephone, and it is no recovery code.
Result<CodeTaken> take_code(Act& act, Id<Person> person, std::string_view typed);
// The pending secret becomes the one that counts when the code is of it.
bool confirm_pending(Act& act, Id<Person> person, std::string_view typed);

std::vector<std::string> make_recovery_codes(Act& act, Id<Person> person); // and voids those before
void                     drop_second_factor(Act& act, Id<Person> person);

// Encrypts with the newest key what is not, or is with an older one.
void encrypt_second_factors(Act& act);

struct FactorSecrets {
    std::int64_t all{};
    std::int64_t plain{};      // from before they were encrypted
    std::int64_t older{};      // not encrypted with the newest key
    std::int64_t unreadable{}; // no key at hand fits
};
FactorSecrets look_at_factor_secrets(Reader& reader, store::SecretCipher const& cipher);

void register_second_factor(api::Registry& registry);

} // namespace penstock
