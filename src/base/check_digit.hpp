// Identifiers that carry their own check: read as people write them, returned in one form. Each refuses
// not_an_identifier when the shape is wrong and bad_check_digit when the shape is right and the check is not.
#pragma once

#include "base/refusal.hpp"

#include <string>
#include <string_view>

namespace penstock {

// 统一社会信用代码 (GB 32100-2015): 18 characters, upper case. Spaces and hyphens go. Characters 9 to 17 are an
// organisation code and are checked by its own rule too; the detail of bad_check_digit is "organisation_code" then.
Result<std::string> canonical_credit_code(std::string_view text);

// 组织机构代码 (GB 11714), the older code of nine: "73550912-X". The hyphen may be missing.
Result<std::string> canonical_organisation_code(std::string_view text);

// ORCID: "0000-0002-1825-0097" (ISO 7064 MOD 11-2), also from https://orcid.org/... or without hyphens.
Result<std::string> canonical_orcid(std::string_view text);

// ROR: "03vek6s52" (0, six of Crockford's base 32, two digits by ISO 7064 MOD 97-10), also from https://ror.org/...
Result<std::string> canonical_ror(std::string_view text);

} // namespace penstock
