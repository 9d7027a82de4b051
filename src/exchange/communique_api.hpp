// The interface to texts that were uploaded: what a communiqué proposes, and how two versions of a paper differ.
// Nothing is recorded by asking.
#pragma once

#include "api/endpoint.hpp"

namespace penstock {

void register_communiques(api::Registry& registry);
void register_paper_differences(api::Registry& registry);

} // namespace penstock
