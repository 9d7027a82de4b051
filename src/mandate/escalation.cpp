#include "mandate/escalation.hpp"

#include "api/refusals.hpp"
#include "ledger/refusals.hpp"
#include "mandate/refusals.hpp"
#include "people/refusals.hpp"

#include <set>
#include <utility>

namespace penstock {

Words words(EscalationLevel level)
{
    switch (level) {
    case EscalationLevel::none:     return {"未升级", "None"};
    case EscalationLevel::reminder: return {"提醒", "Reminder"};
    case EscalationLevel::urge:     return {"催办", "Urge"};
    case EscalationLevel::warn:     return {"预警", "Warn"};
    case EscalationLevel::bulletin: return {"通报", "Bulletin"};
    case EscalationLevel::chair:    return {"呈报负责人", "To the chair"};
    }
    std::unreachable();
}

Words words(EscalationPlace place)
{
    switch (place) {
    case EscalationPlace::owner:         return {"您是责任人。", "You are answerable for it."};
    case EscalationPlace::lead_chair:    return {"您是牵头单位负责人。", "You head the unit that leads it."};
    case EscalationPlace::helper_chairs: return {"您是协办单位负责人。", "You head a unit that helps."};
    case EscalationPlace::office:        return {"您负责督办。", "You supervise directives."};
    case EscalationPlace::issuer_chair:  return {"您是提出机构负责人。", "You chair the body that laid it down."};
    }
    std::unreachable();
}

void EscalationLadders::set(std::int64_t body, EscalationLevel level, LevelTerms terms)
{
    set_.insert_or_assign({body, level}, std::move(terms));
    ladders_.clear();
}

EscalationLadder const& EscalationLadders::of(std::int64_t body) const
{
    auto [at, fresh] = ladders_.try_emplace(body);
    if (fresh)
        for (auto const& [level, name] : enumerator_table<EscalationLevel>) {
            auto own = set_.find({body, level});
            if (own == set_.end()) own = set_.find({0, level});
            if (own != set_.end()) at->second[static_cast<std::size_t>(level)] = own->second;
        }
    return at->second;
}

std::optional<LevelDue> level_due(EscalationLadder const& ladder, DirectiveState state, EscalationLevel reached,
                                  Day due_on, Day today)
{
    if (!escalates(state)) return std::nullopt;
    LevelDue out{reached, {}};
    for (auto const& [level, name] : enumerator_table<EscalationLevel>) {
        auto const& terms = terms_of(ladder, level);
        if (level <= reached || !terms.used || today < due_on.plus_days(static_cast<int>(terms.days))) continue;
        if (out.level != reached) out.skipped.push_back(out.level);
        out.level = level;
    }
    if (out.level == reached) return std::nullopt;
    return out;
}

Result<LevelTerms> plan_level(EscalationLadder const& now, EscalationLevel level, LevelTerms const& typed)
{
    std::vector<Fault> faults;
    auto               line = [&](std::string const& text, char const* pointer) {
        auto plain = plain_line(text, 40);
        if (plain) return *plain;
        faults.push_back({pointer, plain.error().why, plain.error().detail});
        return std::string{};
    };
    auto out = typed;
    out.name = {line(typed.name.zh, "/terms/name/zh"), line(typed.name.en, "/terms/name/en")};
    if (faults.empty() && out.name.empty()) faults.push_back({"/terms/name", refusal::missing_field, ""});
    if (level == EscalationLevel::none) faults.push_back({"/level", refusal::levels_out_of_order, ""});
    if (typed.days < escalation_days_least || typed.days > escalation_days_most)
        faults.push_back({"/terms/days", refusal::number_out_of_range, "-90..366"});
    if (typed.used && typed.recipients.empty()) faults.push_back({"/terms/recipients", refusal::missing_field, ""});
    std::set<EscalationPlace> seen;
    for (std::size_t i = 0; i < typed.recipients.size(); ++i)
        if (!seen.insert(typed.recipients[i]).second)
            faults.push_back({"/terms/recipients/" + std::to_string(i), refusal::already_exists, ""});
    for (auto const& [other, name] : enumerator_table<EscalationLevel>) {
        auto const& terms = terms_of(now, other);
        if (!typed.used || !terms.used || other == level) continue;
        if (other < level ? terms.days >= typed.days : terms.days <= typed.days) {
            faults.push_back({"/terms/days", refusal::levels_out_of_order, std::to_string(terms.days)});
            break;
        }
    }
    if (!faults.empty()) return std::unexpected{Refused{std::move(faults)}};
    return out;
}

} // namespace penstock
