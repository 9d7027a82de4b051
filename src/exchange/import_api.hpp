// Endpoints for importing lists of awards, and the same for the command line.
#pragma once

#include "api/endpoint.hpp"
#include "exchange/import_preview.hpp"

namespace penstock {

void register_imports(api::Registry& registry);

// The command line's way, as the operator of this machine: preview_list() shows what would come, then this commits it
// through the recorder. `key` makes it idempotent. The list must be kept (keep_file).
Result<exchange::ImportTotals> import_kept_list(Recorder& recorder, std::string const& key,
                                                exchange::ListSource const& list, std::string const& mapping,
                                                ImportPreview const& confirmed, Progress* progress = nullptr);

} // namespace penstock
