// What may be written about funding rules, and which of them is in force.
#pragma once

#include "journal/act.hpp"
#include "ledger/funding_rule.hpp"

namespace penstock {

struct FundingRuleRecorded {
    static constexpr Words            words{"设定经费规则", "Funding rule recorded"};
    static constexpr std::string_view noun = "funding_rule";

    FundingRuleText rule;
};
BOOST_DESCRIBE_STRUCT(FundingRuleRecorded, (), (rule))

void apply(Writer& db, Stamp const& stamp, FundingRuleRecorded const& fact);
void add_funding_rule_facts(FactKinds& kinds);

Result<FundingRuleNow> load_funding_rule(Reader& reader, Id<FundingRule> id);

// The version of the kind that holds on the day: the programme's own before the fund's, that before the general one;
// of each scope the newest that has begun. no_rule_in_force when there is none.
Result<FundingRuleNow> rule_in_force(Reader& reader, FundingRuleKind kind, Id<Programme> programme,
                                     std::string const& fund, Day on);

// What it says, of a kind that ships with a version for where nobody has set one: advance, virement, leftover,
// extension, cooling_off.
FundingRuleTerms terms_in_force(Reader& reader, FundingRuleKind kind, Id<Programme> programme, std::string const& fund,
                                Day on);

// Asks the rule in force: its own refusal with the limit when the answer is no, no_rule_in_force when there is none.
Result<RuleAnswer> check_rule(Reader& reader, FundingRuleKind kind, Id<Programme> programme, std::string const& fund,
                              Day on, RuleQuestion const& question);

// The first day of the newest version of the same kind and scope; one that was shipped leaves the past open.
std::optional<Day> latest_version(Reader& reader, FundingRuleText const& rule);

} // namespace penstock
