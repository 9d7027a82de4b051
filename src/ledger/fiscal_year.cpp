#include "ledger/fiscal_year.hpp"

#include <algorithm>

namespace penstock {

Words words(YearState state)
{
    switch (state) {
    case YearState::open:      return {"可记账", "Open"};
    case YearState::closing:   return {"结账中", "Closing"};
    case YearState::closed:    return {"已结账", "Closed"};
    case YearState::reopening: return {"待复核重开", "Reopening, to be confirmed"};
    case YearState::reopened:  return {"已重开", "Reopened"};
    }
    std::unreachable();
}

Words words(YearEvent event)
{
    switch (event) {
    case YearEvent::begin_closing:     return {"开始结账", "Begin closing"};
    case YearEvent::keep_open:         return {"暂不结账", "Keep open"};
    case YearEvent::close:             return {"年度结账", "Close the year"};
    case YearEvent::ask_to_reopen:     return {"申请重开", "Ask to reopen"};
    case YearEvent::confirm_reopening: return {"复核重开", "Confirm reopening"};
    case YearEvent::refuse_reopening:  return {"不予重开", "Refuse reopening"};
    }
    std::unreachable();
}

Words words(YearEndDeed deed)
{
    switch (deed) {
    case YearEndDeed::carry_forward: return {"结转下年", "Carry over"};
    case YearEndDeed::lapse:         return {"收回", "Let lapse"};
    case YearEndDeed::remit:         return {"上缴", "Remit"};
    }
    std::unreachable();
}

YearDays days_of_year(std::int64_t year, std::int64_t start_month)
{
    expects(start_month >= 1 && start_month <= 12);
    auto first = *Day::of(static_cast<int>(start_month == 1 ? year : year - 1), static_cast<unsigned>(start_month), 1);
    return {first, first.plus_months(12).plus_days(-1)};
}

bool takes_entries(YearState state, EntryKind kind, bool incoming)
{
    if (state == YearState::open || state == YearState::reopened) return true;
    switch (kind) {
    case EntryKind::opening: // of an imported list: what others decided long ago
    case EntryKind::pay:     // what the bank sent back, or what is due still
    case EntryKind::bank_return:
    case EntryKind::spend:
    case EntryKind::disallow:
    case EntryKind::give_back:
    case EntryKind::lapse:
    case EntryKind::remit:
    case EntryKind::demand:
    case EntryKind::recover:
    case EntryKind::write_off:     return true;
    case EntryKind::carry_forward: return !incoming;
    case EntryKind::reduce:
    case EntryKind::take_back:
    case EntryKind::release:
    case EntryKind::decommit:
    case EntryKind::move_line:
    case EntryKind::fall_due:
    case EntryKind::cancel_due:    return state == YearState::closing;
    case EntryKind::appropriate:
    case EntryKind::allot:
    case EntryKind::set_aside:
    case EntryKind::commit:
    case EntryKind::advance:
    case EntryKind::reuse:
    case EntryKind::exchange:
    case EntryKind::reverse:       return false;
    }
    std::unreachable();
}

std::vector<Stage> stages_of(YearEndDeed deed)
{
    switch (deed) {
    case YearEndDeed::carry_forward: return {Stage::appropriated, Stage::allotted, Stage::committed};
    case YearEndDeed::lapse:         return {Stage::appropriated, Stage::allotted, Stage::returned, Stage::recovered};
    case YearEndDeed::remit:         return {Stage::lapsed};
    }
    std::unreachable();
}

std::vector<NewEntry> plan_year_end(YearEndTerms const& terms, std::span<AccountStanding const> accounts)
{
    auto const            able = stages_of(terms.deed);
    std::vector<NewEntry> out;
    for (auto const& [account, entries] : accounts) {
        auto const& place = account.place;
        auto        minor = account.available();
        bool        meant = terms.stages.empty() || std::ranges::find(terms.stages, place.stage) != terms.stages.end();
        if (place.appropriation != terms.from || minor <= 0 || !meant ||
            std::ranges::find(able, place.stage) == able.end())
            continue;
        NewEntry entry{.cause = "fiscal_year/" + std::to_string(terms.year) + "/" + std::string{name_of(terms.deed)} +
                                "/" + std::to_string(account.id.value) + "/" + std::to_string(entries),
                       .legs     = {{place, -minor}},
                       .value_on = terms.value_on,
                       .decision = terms.decision};
        auto     add = [&](Id<Appropriation> pool, Stage stage, std::int64_t amount) {
            entry.legs.push_back({{.appropriation = pool, .stage = stage}, amount});
        };
        switch (terms.deed) {
        case YearEndDeed::lapse: entry.kind = EntryKind::lapse, add(terms.from, Stage::lapsed, minor); break;
        case YearEndDeed::remit: entry.kind = EntryKind::remit, add(terms.from, Stage::source, minor); break;
        case YearEndDeed::carry_forward:
            entry.kind = EntryKind::carry_forward;
            add(terms.from, Stage::carried_forward, minor);
            add(terms.to, Stage::carried_forward, -minor);
            auto there          = place;
            there.appropriation = terms.to;
            entry.legs.push_back({there, minor});
            break;
        }
        out.push_back(std::move(entry));
    }
    return out;
}

} // namespace penstock
