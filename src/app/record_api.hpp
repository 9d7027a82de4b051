// The record on screen: what happened, and one fact with everything needed to check it without trusting us.
#pragma once

#include "api/endpoint.hpp"
#include "api/line.hpp"
#include "journal/fact.hpp"

namespace penstock {

// `kinds` and `nouns` must outlive the registry.
void register_record(api::Registry& registry, FactKinds const& kinds);
void register_line(api::Registry& registry, LineNouns const& nouns, FactKinds const& kinds);
void register_search(api::Registry& registry);

} // namespace penstock
