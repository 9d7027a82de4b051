#include "award/entry_by_hand.hpp"

#include "award/award.hpp"
#include "award/award_messages.hpp"
#include "ledger/funding_rule_facts.hpp"
#include "ledger/refusals.hpp"

#include <algorithm>

namespace penstock {

namespace {

// Money is paid, and comes back from a bank, by way of a payment only: an entry by hand would leave the payment as it
// was, and the same money could be asked for again.
bool is_of_payment(EntryKind kind)
{
    return kind == EntryKind::pay || kind == EntryKind::advance || kind == EntryKind::bank_return;
}

// What is asked back has a life of its own, with its decision, its day and its second person.
bool is_of_recovery(EntryKind kind)
{
    return kind == EntryKind::demand || kind == EntryKind::recover || kind == EntryKind::write_off;
}

bool commits(EntryKind kind)
{
    return kind == EntryKind::commit || kind == EntryKind::decommit || kind == EntryKind::move_line;
}

bool makes_due(EntryKind kind) { return kind == EntryKind::fall_due || kind == EntryKind::cancel_due; }

bool is_due_or_beyond(Stage stage) { return particulars(stage).award && stage != Stage::committed; }

// An award prepared here has an agreement, or will have one: its money follows what was decided about it. Once it is
// being closed no amendment is left, and what stays committed, as behind a missed milestone, is given back by hand.
bool has_its_own_act(Reader& reader, EntryKind kind, Id<Award> award)
{
    if (!award) return false;
    auto state = reader.row<AwardState>(
        "SELECT a.state FROM award_preparation r JOIN award a ON a.id = r.award_id WHERE a.id = $1", award);
    bool ending = state == AwardState::closing || state == AwardState::closed || state == AwardState::terminated;
    return state && !(ending && kind == EntryKind::decommit);
}

std::unexpected<Refused> refuse_kind(EntryKind kind, Bilingual way)
{
    auto out = refuse(refusal::not_a_choice, "/kind", std::string{name_of(kind)});
    out.error().lines.push_back(std::move(way));
    return out;
}

struct PoolRow {
    std::string currency;
};
BOOST_DESCRIBE_STRUCT(PoolRow, (), (currency))

} // namespace

Result<void> check_by_hand(Reader& reader, EntryKind kind, std::span<Leg const> legs)
{
    if (is_of_payment(kind))
        return refuse_kind(kind, {"拨付和退汇经由支付流程，以银行回单入账。",
                                  "Money is paid and comes back by way of a payment, booked by the bank's answer."});
    if (is_of_recovery(kind))
        return refuse_kind(kind, {"责令退回、追回和核销在该资助的追回页办理。",
                                  "Money is demanded, recovered and written off on the award's page of recoveries."});
    if ((commits(kind) || makes_due(kind)) &&
        std::ranges::any_of(legs, [&](Leg const& leg) { return has_its_own_act(reader, kind, leg.place.award); }))
        return refuse_kind(kind, {"有任务书的资助，承诺和应付只由任务书、里程碑、变更和结题形成。",
                                  "Under an agreement, money is committed and falls due by its offer, milestones, "
                                  "amendments and closing."});
    return {};
}

Result<void> check_reserved(Reader& reader, EntryKind kind, std::span<Leg const> legs)
{
    CHECK(check_by_hand(reader, kind, legs));
    if (kind == EntryKind::fall_due)
        return refuse_kind(kind, {"应付须直接记账并写明所依据的决定，不能由冻结资金转成。",
                                  "Money falls due by an entry that names its decision, not by way of a reservation."});
    return {};
}

namespace {

struct PoolOfAward {
    std::string  fund;
    Id<Award>    award;
    std::int64_t minor{};
};
BOOST_DESCRIBE_STRUCT(PoolOfAward, (), (fund, award, minor))

// All that was advanced to an award by orders stays within the cap, which is a share of what it was ever committed.
Result<void> check_advance_ordered(Reader& reader, NewEntry const& entry, Day today)
{
    for (auto const& [place, minor] : entry.legs) {
        if (place.stage != Stage::payable || minor <= 0) continue;
        auto pool = reader.row<PoolOfAward>(R"sql(
            SELECT p.fund, a.award_id AS award, CAST(sum(a.balance) AS BIGINT) AS minor
              FROM account a
              JOIN appropriation p ON p.id = a.appropriation_id
             WHERE a.award_id = $1 AND a.appropriation_id = $2
             GROUP BY p.fund, a.award_id
        )sql",
                                            place.award, place.appropriation);
        if (!pool) continue; // no entry either
        auto terms = terms_in_force(reader, FundingRuleKind::advance, place.programme, pool->fund, today);
        auto most  = share_of(pool->minor, *terms.basis_points);
        auto left  = std::max<std::int64_t>(0, most - advanced_by_order(reader, place.award));
        if (minor > left) return refuse(refusal::exceeds_advance_cap, "/order/ground", Money{left}.decimal());
    }
    return {};
}

} // namespace

Result<void> check_order(Reader& reader, NewEntry const& entry, std::optional<DueOrder> const& order, Day today)
{
    if (entry.kind != EntryKind::fall_due) {
        if (order) return refuse(refusal::not_a_choice, "/order", std::string{name_of(entry.kind)});
        return {};
    }
    if (!order) {
        auto out = refuse(refusal::missing_field, "/order", "");
        out.error().lines.push_back({"没有任务书的应付，须写明类别和所依据的决定：何机关、何文号、何日。",
                                     "Without an agreement, money falls due by a decision: say of what kind, whose, "
                                     "under which number and of which day."});
        return out;
    }
    if (order->decided_on > today) return refuse(refusal::date_in_future, "/order/decided_on", today.iso());
    if (order->ground == DueGround::advance) return check_advance_ordered(reader, entry, today);
    return {};
}

Result<std::optional<Demand>> demand_by_hand(Reader& reader, EntryKind kind, std::span<Leg const> legs,
                                             std::string const& cause)
{
    if (!commits(kind) && !makes_due(kind)) return std::nullopt;
    Place        of;
    std::int64_t gained = 0;
    for (auto const& [place, minor] : legs) {
        if (!place.award) continue;
        if (of.award && place.award != of.award) return refuse(refusal::legs_apart, "/legs", "");
        of = place;
        if (commits(kind) || is_due_or_beyond(place.stage)) gained += minor;
    }
    auto pool = reader.row<PoolRow>("SELECT currency FROM appropriation WHERE id = $1", of.appropriation);
    if (!of.award || !pool) return std::nullopt; // no entry either
    // What only moves, or goes back, takes the authority and counts nothing, as an amendment that cuts does.
    return Demand{{commits(kind) ? Deed::enter_commitment : Deed::enter_due,
                   of.programme,
                   of.award,
                   {std::max<std::int64_t>(0, gained), currency(pool->currency)}},
                  "by_hand/" + cause};
}

Result<std::optional<PlannedUse>> plan_by_hand(Act& act, Caller const& by, EntryKind kind, std::span<Leg const> legs,
                                               std::string const& cause)
{
    auto demand = TRY(demand_by_hand(act.read(), kind, legs, cause));
    if (!demand) return std::nullopt;
    return TRY(plan_use(act, by, *demand));
}

void record_by_hand(Act& act, std::optional<PlannedUse> const& use, NewEntry const& entry, Id<Entry> posted)
{
    if (!use) return;
    record_use(act, *use);
    std::int64_t most = 0;
    Place        of;
    for (auto const& [place, minor] : entry.legs) {
        if (place.award) of = place;
        most = std::max(most, minor);
    }
    auto const pool = act.read().one<PoolRow>("SELECT currency FROM appropriation WHERE id = $1", of.appropriation);
    tell_of_entry(act, of.award, entry.kind, {most, currency(pool.currency)}, entry.memo, posted);
}

} // namespace penstock
