// The funding rules that bear on what an award costs, as a day has them: at the offer of its budget, when a team
// reports what it spent, and when it claims what it has paid.
#pragma once

#include "award/agreement_facts.hpp"
#include "ledger/funding_rule.hpp"

namespace penstock {

// Lines of a budget that rules speak of, by their codes.
inline constexpr std::string_view indirect_line = "indirect", equipment_line = "equipment";

// After the end of an award bills of its term may still be paid for so long; what is paid later is not of the award.
inline constexpr int settling_days = 90;

// In minor units of the agreement's currency; a rule of another currency says nothing of it.
struct SpendingRules {
    std::optional<std::int64_t> indirect_most; // of direct cost without equipment, by tiers; of a budget by lines
    std::optional<std::int64_t> equipment_most; // of one item without reasons; of a budget by lines
    std::vector<Purpose>        negative_list; // of a lump sum
};
SpendingRules spending_rules(Reader& reader, AgreementNow const& agreement, AgreementTerms const& terms, Day on);

// What the budget gives to direct cost without equipment.
std::int64_t direct_cost(AgreementTerms const& terms);

// Whether the lines of a budget keep within the rules of the day: exceeds_indirect_ceiling, with what is allowed.
Result<void> check_budget(Reader& reader, AgreementNow const& agreement, AgreementTerms const& terms,
                          std::string const& at, Day today);

} // namespace penstock
