// Signing in through the identity provider, and the accounts there that are linked to persons.
#pragma once

#include "api/endpoint.hpp"
#include "identity/provider.hpp"

namespace penstock {

// The provider that the settings name; nothing while there is none. Set once, before the first request, and outliving
// the last.
void              use_identity_provider(IdentityProvider* provider);
IdentityProvider* identity_provider();

// What a browser keeps on the way comes in a cookie; the server puts it into the request as this field.
inline constexpr std::string_view round_field = "round";
bool                              takes_round(std::string_view path);

void register_provider_sign_in(api::Registry& registry);
void register_identities(api::Registry& registry);

} // namespace penstock
