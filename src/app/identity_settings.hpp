// The identity provider as the settings of the machine name it.
#pragma once

#include "app/config.hpp"
#include "identity/provider.hpp"

namespace penstock {

// Without `oidc_issuer` there is none. Refuses missing_field, wrong_type and not_a_choice with the setting that is
// wrong, unreadable_file of the secret, and key_readable_by_others when others may read it.
Result<ProviderSettings> provider_settings(Config const& config);

} // namespace penstock
