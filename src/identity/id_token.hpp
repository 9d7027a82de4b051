// The token by which an identity provider says who signed in (OpenID Connect Core 1.0, section 2), and the keys it is
// signed with (RFC 7517). Only RS256 and ES256, as those alone can be checked without a shared secret.
#pragma once

#include "base/day.hpp"
#include "base/refusal.hpp"

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace penstock {

inline constexpr std::chrono::minutes clocks_apart{2};   // how far the provider's clock may differ from ours
inline constexpr std::size_t          longest_token = 65'536;

// base64 as in RFC 7515: the alphabet for addresses, no padding, no stray bits.
std::optional<std::string> from_base64url(std::string_view text);

enum class SigningMethod : std::uint8_t { rs256, es256 };

// A key of a provider; those that can sign nothing for us are left out when a set is read.
struct ProviderKey {
    std::string           id; // "" when it has none
    SigningMethod         method{};
    std::shared_ptr<void> key;
};

// What a key set holds that we can use. Refuses token_not_right when it is none.
Result<std::vector<ProviderKey>> read_key_set(std::string_view text);

// What the head of a token asks for.
struct TokenHead {
    SigningMethod method{};
    std::string   key; // its id, "" when it names none
};
Result<TokenHead> read_token_head(std::string_view token);

// The key with that id; or, where the token names none, the only one for its method.
ProviderKey const* key_for(TokenHead const& head, std::vector<ProviderKey> const& keys);

// What the token must say.
struct TokenRules {
    std::string            issuer;
    std::string            client;
    std::string            nonce;
    std::string            groups_claim;
    Instant                now;
    std::optional<Instant> signed_in_since; // the person must have signed in there anew
};

struct ProviderClaims {
    std::string                             issuer;
    std::string                             subject;
    std::string                             name;
    std::string                             email; // "" unless the provider has verified it
    std::optional<std::vector<std::string>> groups; // nothing: the token does not speak of groups
    std::vector<std::string>                methods; // amr, and acr with it
    std::optional<Instant>                  signed_in_at; // at the provider
};

// Refuses token_not_right, with the word of what does not hold.
Result<ProviderClaims> read_id_token(std::string_view token, ProviderKey const& key, TokenRules const& rules);

} // namespace penstock
