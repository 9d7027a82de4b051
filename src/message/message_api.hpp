// Endpoints for one's own messages and what of them comes by mail, and for the mails of all.
#pragma once

#include "api/endpoint.hpp"

namespace penstock {

void register_messages(api::Registry& registry);
void register_unlocking(api::Registry& registry);

} // namespace penstock
