// Files that belong to an award: evidence of a milestone, the signed paper of an agreement, receipts of a claim;
// to the reports on a directive; the versions of a paper; and what shows a figure, a practice or an evaluation.
#pragma once

#include "api/look.hpp"
#include "net/response.hpp"

#include <string_view>

namespace penstock {

// Whether this is the address of such a file: /api/milestones/7/files/DIGEST, /api/awards/7/files/DIGEST.
bool is_evidence_address(std::string_view path);

// The file, for those who may look at what it belongs to; not_found for everybody else.
Result<net::Response> evidence_answer(Look& look, std::string_view path);

} // namespace penstock
