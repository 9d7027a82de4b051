#include "ledger/funding_rule.hpp"

#include "ledger/refusals.hpp"
#include "people/refusals.hpp"

#include <algorithm>
#include <set>

namespace penstock {

Words words(FundingRuleKind kind)
{
    switch (kind) {
    case FundingRuleKind::indirect_cost: return {"间接费用比例", "Indirect cost ceiling"};
    case FundingRuleKind::lump_sum:      return {"包干制负面清单", "Lump sum: negative list"};
    case FundingRuleKind::advance:       return {"预付上限", "Advance cap"};
    case FundingRuleKind::equipment:     return {"设备购置", "Equipment"};
    case FundingRuleKind::virement:      return {"预算调剂限额", "Virement limit"};
    case FundingRuleKind::leftover:      return {"结余资金", "Leftover money"};
    case FundingRuleKind::extension:     return {"延期", "Extension"};
    case FundingRuleKind::cooling_off:   return {"收款账户冷静期", "Cooling-off of payee accounts"};
    case FundingRuleKind::two_persons:   return {"双人办理限额", "Two-person limit"};
    }
    std::unreachable();
}

Refusal refusal_of(FundingRuleKind kind)
{
    switch (kind) {
    case FundingRuleKind::indirect_cost: return refusal::exceeds_indirect_ceiling;
    case FundingRuleKind::lump_sum:      return refusal::on_negative_list;
    case FundingRuleKind::advance:       return refusal::exceeds_advance_cap;
    case FundingRuleKind::equipment:     return refusal::number_out_of_range;
    case FundingRuleKind::virement:      return refusal::exceeds_virement_limit;
    case FundingRuleKind::leftover:      return refusal::step_not_allowed;
    case FundingRuleKind::extension:     return refusal::extension_limit;
    case FundingRuleKind::cooling_off:   return refusal::payee_cooling_off;
    case FundingRuleKind::two_persons:   return refusal::second_person_needed;
    }
    std::unreachable();
}

namespace {

constexpr std::int64_t whole = 10'000; // basis points

} // namespace

std::int64_t ceiling_of(std::vector<Tier> const& tiers, std::int64_t base)
{
    std::int64_t from = 0, wholes = 0, rests = 0; // rests: in ten-thousandths of the smallest unit
    for (auto const& tier : tiers) {
        auto to   = tier.up_to ? std::min(base, *tier.up_to) : base;
        auto part = std::max<std::int64_t>(0, to - from);
        wholes += part / whole * tier.basis_points;
        rests += part % whole * tier.basis_points;
        from = std::max(from, to);
    }
    return wholes + rests / whole;
}

std::int64_t share_of(std::int64_t base, std::int64_t basis_points)
{
    return ceiling_of({{std::nullopt, basis_points}}, base);
}

namespace {

Result<std::int64_t> amount_of(std::optional<std::int64_t> given, char const* pointer)
{
    if (!given) return refuse(refusal::missing_field, pointer, "");
    if (*given < 0 || !Money{*given}.in_range()) return refuse(refusal::number_out_of_range, pointer, "");
    return *given;
}

template <class T> Result<T> given(std::optional<T> const& value, char const* pointer)
{
    if (!value) return refuse(refusal::missing_field, pointer, "");
    return *value;
}

Result<RuleAnswer> within(std::int64_t limit, RuleQuestion const& question)
{
    auto asked = TRY(amount_of(question.asked, "/question/asked"));
    return RuleAnswer{asked <= limit, limit, {}};
}

} // namespace

Result<RuleAnswer> answer(FundingRuleText const& rule, RuleQuestion const& question,
                          std::vector<SpecialDays> const& special)
{
    auto const& terms = rule.terms;
    switch (rule.kind) {
    case FundingRuleKind::indirect_cost:
        return within(ceiling_of(*terms.tiers, TRY(amount_of(question.base, "/question/base"))), question);
    case FundingRuleKind::advance:
    case FundingRuleKind::virement:
        return within(share_of(TRY(amount_of(question.base, "/question/base")), *terms.basis_points), question);
    case FundingRuleKind::equipment:
    case FundingRuleKind::two_persons: return within(*terms.amount, question);
    case FundingRuleKind::lump_sum:    {
        auto purpose = TRY(given(question.purpose, "/question/purpose"));
        bool listed  = std::ranges::find(*terms.negative_list, purpose, &Purpose::code) != terms.negative_list->end();
        return RuleAnswer{!listed, {}, {}};
    }
    case FundingRuleKind::leftover: {
        auto last = TRY(given(question.since, "/question/since")).plus_months(static_cast<int>(*terms.months));
        return RuleAnswer{TRY(given(question.on, "/question/on")) <= last, {}, last};
    }
    case FundingRuleKind::cooling_off: {
        auto first = cooled_off_on(TRY(given(question.since, "/question/since")), *terms.days, special);
        return RuleAnswer{TRY(given(question.on, "/question/on")) >= first, {}, first};
    }
    case FundingRuleKind::extension: {
        auto months = TRY(given(question.months, "/question/months"));
        auto times  = TRY(given(question.times, "/question/times"));
        return RuleAnswer{months <= *terms.months && times <= *terms.times, *terms.months, {}};
    }
    }
    std::unreachable();
}

namespace {

// The terms of each kind: all of its own, none of another's.
void check_terms(std::vector<Fault>& faults, FundingRuleText const& rule)
{
    using enum FundingRuleKind;
    auto const& terms = rule.terms;
    auto        kind  = rule.kind;
    auto        owed  = [&](bool there, bool wanted, char const* pointer) {
        if (wanted && !there) faults.push_back({pointer, refusal::missing_field, ""});
        if (!wanted && there) faults.push_back({pointer, refusal::not_a_choice, std::string{name_of(kind)}});
    };
    auto number = [&](std::optional<std::int64_t> value, bool wanted, std::int64_t least, std::int64_t most,
                      char const* pointer) {
        owed(value.has_value(), wanted, pointer);
        if (value && (*value < least || *value > most))
            faults.push_back(
                {pointer, refusal::number_out_of_range, std::to_string(least) + ".." + std::to_string(most)});
    };
    owed(terms.tiers.has_value(), kind == indirect_cost, "/terms/tiers");
    owed(terms.negative_list.has_value(), kind == lump_sum, "/terms/negative_list");
    number(terms.basis_points, kind == advance || kind == virement, 0, whole, "/terms/basis_points");
    number(terms.amount, kind == equipment || kind == two_persons, 0, Money::most, "/terms/amount");
    number(terms.months, kind == leftover || kind == extension, 0, 120, "/terms/months");
    number(terms.times, kind == extension, 0, 20, "/terms/times");
    number(terms.days, kind == cooling_off, 0, 250, "/terms/days");

    if (terms.tiers) {
        std::int64_t from = 0;
        for (std::size_t i = 0; i < terms.tiers->size(); ++i) {
            auto const& tier = (*terms.tiers)[i];
            auto const  at   = "/terms/tiers/" + std::to_string(i);
            if (tier.basis_points < 0 || tier.basis_points > whole)
                faults.push_back({at + "/basis_points", refusal::number_out_of_range, "0..10000"});
            bool last = i + 1 == terms.tiers->size();
            if (last == tier.up_to.has_value() ||
                (tier.up_to && (*tier.up_to <= from || !Money{*tier.up_to}.in_range())))
                faults.push_back({at + "/up_to", refusal::number_out_of_range, ""});
            from = tier.up_to.value_or(from);
        }
        if (terms.tiers->empty()) faults.push_back({"/terms/tiers", refusal::missing_field, ""});
    }
    if (terms.negative_list) {
        std::set<std::string> codes;
        for (std::size_t i = 0; i < terms.negative_list->size(); ++i) {
            auto const& purpose = (*terms.negative_list)[i];
            auto const  at      = "/terms/negative_list/" + std::to_string(i);
            if (purpose.code.empty()) faults.push_back({at + "/code", refusal::missing_field, ""});
            if (purpose.title.empty()) faults.push_back({at + "/title", refusal::missing_field, ""});
            if (!codes.insert(purpose.code).second) faults.push_back({at + "/code", refusal::already_exists, ""});
        }
    }
}

std::string shown(RuleAnswer const& answer)
{
    std::string out = answer.allowed ? "yes" : "no";
    if (answer.limit) out += " " + std::to_string(*answer.limit);
    if (answer.limit_day) out += " " + answer.limit_day->iso();
    return out;
}

} // namespace

Result<void> plan_funding_rule(FundingRuleText const& rule, std::optional<Day> latest, Caller const& by, Day today)
{
    CHECK(by.check_in(Permission::set_rules, rule.programme.value_or(Id<Programme>{}).value));
    std::vector<Fault> faults;
    if (rule.title.empty()) faults.push_back({"/title", refusal::missing_field, ""});
    if (rule.text.empty()) faults.push_back({"/text", refusal::missing_field, ""});
    if (rule.source.empty()) faults.push_back({"/source", refusal::missing_field, ""});
    // The first version may tell of a rule that is old already; the next ones change no day that is past.
    if (latest && rule.valid_from < today) faults.push_back({"/valid_from", refusal::date_in_past, today.iso()});
    if (latest && rule.valid_from <= *latest) faults.push_back({"/valid_from", refusal::already_exists, latest->iso()});
    check_terms(faults, rule);
    if (rule.examples.empty()) faults.push_back({"/examples", refusal::missing_field, ""});
    if (!faults.empty()) return std::unexpected{Refused{std::move(faults)}};

    for (std::size_t i = 0; i < rule.examples.size(); ++i) {
        auto at   = "/examples/" + std::to_string(i);
        auto came = answer(rule, rule.examples[i].question);
        if (!came) return refuse(came.error().why, at + came.error().faults.front().pointer, came.error().detail);
        if (*came != rule.examples[i].answer) return refuse(refusal::amounts_differ, at + "/answer", shown(*came));
    }
    return {};
}

} // namespace penstock
