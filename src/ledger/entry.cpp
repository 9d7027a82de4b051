#include "ledger/entry.hpp"

#include "api/refusals.hpp"
#include "ledger/refusals.hpp"

#include <algorithm>
#include <map>

namespace penstock {

Words words(Stage stage)
{
    switch (stage) {
    case Stage::source:          return {"资金来源", "Source"};
    case Stage::appropriated:    return {"已批复", "Appropriated"};
    case Stage::allotted:        return {"已下达", "Allotted"};
    case Stage::reserved:        return {"已预留", "Reserved"};
    case Stage::committed:       return {"已承诺", "Committed"};
    case Stage::payable:         return {"应付", "Payable"};
    case Stage::paid:            return {"已拨付", "Paid"};
    case Stage::spent:           return {"已支出", "Spent"};
    case Stage::returned:        return {"已退回", "Returned"};
    case Stage::lapsed:          return {"已收回", "Lapsed"};
    case Stage::carried_forward: return {"结转", "Carried forward"};
    case Stage::exchanged:       return {"换汇", "Exchanged"};
    case Stage::demanded:        return {"追缴中", "Being recovered"};
    case Stage::recovered:       return {"已追回", "Recovered"};
    case Stage::written_off:     return {"已核销", "Written off"};
    }
    std::unreachable();
}

Words words(EntryKind kind)
{
    switch (kind) {
    case EntryKind::appropriate:   return {"批复预算", "Appropriation"};
    case EntryKind::reduce:        return {"核减预算", "Reduction of an appropriation"};
    case EntryKind::allot:         return {"下达预算指标", "Allotment"};
    case EntryKind::take_back:     return {"收回预算指标", "Allotment taken back"};
    case EntryKind::set_aside:     return {"预留", "Reservation for a call"};
    case EntryKind::release:       return {"解除预留", "Reservation released"};
    case EntryKind::commit:        return {"承诺", "Commitment"};
    case EntryKind::decommit:      return {"解除承诺", "Decommitment"};
    case EntryKind::move_line:     return {"预算调剂", "Virement"};
    case EntryKind::fall_due:      return {"形成应付", "Money due"};
    case EntryKind::cancel_due:    return {"取消应付", "Money no longer due"};
    case EntryKind::pay:           return {"拨付", "Payment"};
    case EntryKind::advance:       return {"预付", "Advance"};
    case EntryKind::bank_return:   return {"银行退款", "Payment returned by the bank"};
    case EntryKind::spend:         return {"支出", "Expenditure"};
    case EntryKind::disallow:      return {"不予认可的支出", "Expenditure disallowed"};
    case EntryKind::give_back:     return {"退回", "Money returned"};
    case EntryKind::reuse:         return {"退回资金再安排", "Returned money used again"};
    case EntryKind::carry_forward: return {"结转", "Carry-over"};
    case EntryKind::lapse:         return {"收回", "Lapse"};
    case EntryKind::remit:         return {"上缴", "Remittance"};
    case EntryKind::exchange:      return {"换汇", "Exchange"};
    case EntryKind::opening:       return {"期初", "Opening"};
    case EntryKind::reverse:       return {"冲销", "Reversal"};
    case EntryKind::demand:        return {"责令退回", "Demand for recovery"};
    case EntryKind::recover:       return {"追回", "Money recovered"};
    case EntryKind::write_off:     return {"核销", "Write-off"};
    }
    std::unreachable();
}

bool Place::whole() const
{
    auto need = particulars(stage);
    return appropriation && need.programme == bool{programme} && need.call == bool{call} && need.award == bool{award} &&
           (need.milestone || !milestone) && (need.line || line.empty());
}

Place WrittenPlace::place() const
{
    return {.appropriation = appropriation,
            .stage         = stage,
            .programme     = programme.value_or(Id<Programme>{}),
            .call          = call.value_or(Id<Call>{}),
            .award         = award.value_or(Id<Award>{}),
            .milestone     = milestone.value_or(Id<Milestone>{}),
            .line          = line.value_or("")};
}

WrittenPlace written(Place const& place)
{
    auto some = [](auto id) { return id ? std::optional{id} : std::nullopt; };
    return {.appropriation = place.appropriation,
            .stage         = place.stage,
            .programme     = some(place.programme),
            .call          = some(place.call),
            .award         = some(place.award),
            .milestone     = some(place.milestone),
            .line          = place.line.empty() ? std::nullopt : std::optional{place.line}};
}

bool owes_decision(EntryKind kind)
{
    switch (kind) {
    case EntryKind::appropriate:
    case EntryKind::reduce:
    case EntryKind::allot:
    case EntryKind::take_back:
    case EntryKind::carry_forward:
    case EntryKind::lapse:
    case EntryKind::remit:
    case EntryKind::demand:
    case EntryKind::write_off:     return true;
    default:                       return false; // bounded by an allotment, which a decision gave
    }
}

bool is_of_the_system(std::string_view cause)
{
    static constexpr std::string_view nouns[] = {
        "appropriation", "award",       "milestone",   "advance",  "payment", "amendment", "closeout", "import",
        "entry",         "reservation", "fiscal_year", "exchange", "claim",   "spending",  "race",     "recovery"};
    auto                              slash   = cause.find('/');
    return slash != cause.npos && std::ranges::find(nouns, cause.substr(0, slash)) != std::end(nouns);
}

namespace {

Result<void> refuse_leg(std::size_t leg, char const* member, Refusal why, std::string detail = {})
{
    return refuse(why, "/legs/" + std::to_string(leg) + member, std::move(detail));
}

// Within one appropriation every way from a leg that gives to a leg that takes must be one of the kind's.
Result<void> goes_a_way(NewEntry const& entry)
{
    for (auto const& from : entry.legs)
        for (std::size_t i = 0; i < entry.legs.size(); ++i) {
            auto const& to = entry.legs[i];
            if (from.minor > 0 || to.minor < 0 || from.place.appropriation != to.place.appropriation) continue;
            if (entry.kind != EntryKind::reverse && !leads(entry.kind, from.place.stage, to.place.stage))
                return refuse_leg(i, "/place/stage", refusal::no_such_way, std::string{name_of(to.place.stage)});
            bool apart = (from.place.programme && to.place.programme && from.place.programme != to.place.programme) ||
                         (from.place.award && to.place.award && from.place.award != to.place.award);
            if (apart) return refuse_leg(i, "/place", refusal::legs_apart);
        }
    return {};
}

} // namespace

Result<void> well_formed(NewEntry const& entry)
{
    if (entry.cause.empty()) return refuse(refusal::missing_field, "/cause", "");
    if (entry.legs.size() < 2) return refuse(refusal::too_few_legs);
    if (entry.legs.size() > NewEntry::legs_most) return refuse(refusal::too_many_legs);
    if (owes_decision(entry.kind) && entry.decision.empty()) return refuse(refusal::missing_field, "/decision", "");
    if ((entry.kind == EntryKind::reverse) != bool{entry.reverses})
        return refuse(refusal::missing_field, "/reverses", "");

    std::map<Id<Appropriation>, std::int64_t> sums;
    for (std::size_t i = 0; i < entry.legs.size(); ++i) {
        auto const& leg = entry.legs[i];
        if (leg.minor == 0 || !Money{leg.minor}.in_range())
            return refuse_leg(i, "/minor", refusal::number_out_of_range);
        if (!leg.place.whole()) return refuse_leg(i, "/place", refusal::place_incomplete);
        for (std::size_t j = 0; j < i; ++j)
            if (entry.legs[j].place == leg.place) return refuse_leg(i, "/place", refusal::same_place_twice);
        sums[leg.place.appropriation] += leg.minor;
    }
    for (auto const& [appropriation, sum] : sums)
        if (sum != 0) return refuse(refusal::does_not_balance, "/legs", std::to_string(appropriation.value));
    return goes_a_way(entry);
}

Result<void> plan_post(NewEntry const& entry, std::span<AccountNow const> accounts, OpenDays days)
{
    expects(accounts.size() == entry.legs.size());
    if (entry.value_on <= days.after) return refuse(refusal::period_closed, "/value_on", days.after.iso());
    if (entry.value_on > days.until) return refuse(refusal::date_in_future, "/value_on", days.until.iso());
    for (std::size_t i = 0; i < accounts.size(); ++i) {
        auto const& account = accounts[i];
        auto        minor   = entry.legs[i].minor;
        expects(account.place == entry.legs[i].place);
        if (!Money{account.balance + minor}.in_range()) return refuse_leg(i, "/minor", refusal::number_out_of_range);
        if (!may_go_negative(account.place.stage) && account.available() + minor < 0)
            return refuse_leg(i, "/minor", refusal::exceeds_available, std::to_string(account.available()));
    }
    return {};
}

NewEntry reversal_of(NewEntry const& entry, Id<Entry> id, std::string cause, Day value_on, std::string memo)
{
    NewEntry out{.cause    = std::move(cause),
                 .kind     = EntryKind::reverse,
                 .legs     = entry.legs,
                 .value_on = value_on,
                 .decision = entry.decision,
                 .memo     = std::move(memo),
                 .reverses = id};
    for (auto& leg : out.legs) leg.minor = -leg.minor;
    return out;
}

std::string first_difference(NewEntry const& one, NewEntry const& other)
{
    if (one.kind != other.kind) return "/kind";
    if (one.value_on != other.value_on) return "/value_on";
    if (one.legs.size() != other.legs.size()) return "/legs";
    for (std::size_t i = 0; i < one.legs.size(); ++i) {
        auto const at = "/legs/" + std::to_string(i);
        if (one.legs[i].place != other.legs[i].place) return at + "/place";
        if (one.legs[i].minor != other.legs[i].minor) return at + "/minor";
    }
    if (one.decision != other.decision) return "/decision";
    if (one.memo != other.memo) return "/memo";
    return one.reverses == other.reverses ? "" : "/reverses";
}

} // namespace penstock
