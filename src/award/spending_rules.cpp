#include "award/spending_rules.hpp"

#include "ledger/funding_rule_facts.hpp"
#include "ledger/refusals.hpp"

namespace penstock {

std::int64_t direct_cost(AgreementTerms const& terms)
{
    std::int64_t out = 0;
    for (auto const& line : terms.lines)
        if (line.code.value != indirect_line && line.code.value != equipment_line) out += line.minor;
    return out;
}

SpendingRules spending_rules(Reader& reader, AgreementNow const& agreement, AgreementTerms const& terms, Day on)
{
    SpendingRules out;
    auto          rule = [&](FundingRuleKind kind) -> std::optional<FundingRuleTerms> {
        auto found = rule_in_force(reader, kind, agreement.programme, agreement.fund, on);
        if (!found || found->text.currency != agreement.currency) return std::nullopt;
        return std::move(found->text.terms);
    };
    if (terms.lines.empty()) {
        if (auto lump = rule(FundingRuleKind::lump_sum)) out.negative_list = *std::move(lump->negative_list);
        return out;
    }
    if (auto ceiling = rule(FundingRuleKind::indirect_cost))
        out.indirect_most = ceiling_of(*ceiling->tiers, direct_cost(terms));
    if (auto equipment = rule(FundingRuleKind::equipment)) out.equipment_most = *equipment->amount;
    return out;
}

Result<void> check_budget(Reader& reader, AgreementNow const& agreement, AgreementTerms const& terms,
                          std::string const& at, Day today)
{
    auto rules = spending_rules(reader, agreement, terms, today);
    for (std::size_t i = 0; i < terms.lines.size(); ++i) {
        auto const& line = terms.lines[i];
        if (line.code.value != indirect_line || !rules.indirect_most || line.minor <= *rules.indirect_most) continue;
        return refuse(refusal::exceeds_indirect_ceiling, at.empty() ? "/lines/" + std::to_string(i) + "/minor" : at,
                      Money{*rules.indirect_most, agreement.currency}.decimal());
    }
    return {};
}

} // namespace penstock
