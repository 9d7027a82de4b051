#include "award/entry_by_hand.hpp"

#include "award/award.hpp"

#include <algorithm>

namespace penstock {

namespace {

// Money is paid, and comes back from a bank, by way of a payment only: an entry by hand would leave the payment as it
// was, and the same money could be asked for again.
bool is_of_payment(EntryKind kind)
{
    return kind == EntryKind::pay || kind == EntryKind::advance || kind == EntryKind::bank_return;
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
    auto out = refuse(Refusal::not_a_choice, "/kind", std::string{name_of(kind)});
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
    if ((commits(kind) || makes_due(kind)) &&
        std::ranges::any_of(legs, [&](Leg const& leg) { return has_its_own_act(reader, kind, leg.place.award); }))
        return refuse_kind(kind, {"有任务书的资助，承诺和应付只由任务书、里程碑、变更和结题形成。",
                                  "Under an agreement, money is committed and falls due by its offer, milestones, "
                                  "amendments and closing."});
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
        if (of.award && place.award != of.award) return refuse(Refusal::legs_apart, "/legs", "");
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

void record_by_hand(Act& act, std::optional<PlannedUse> const& use)
{
    if (use) record_use(act, *use);
}

} // namespace penstock
