// Acts that take two persons: what their facts do to the table, and how they are proposed, confirmed and ended.
#include "api/refusals.hpp"
#include "ledger/delegation_facts.hpp"
#include "ledger/optional_id.hpp"

namespace penstock {

namespace {

void end_in_tables(Writer& db, Stamp const& stamp, ApprovalEnded const& fact, ApprovalState state)
{
    db.run(R"sql(
        UPDATE approval
           SET state = $2, ended_by = $3, ended_for = $4, ended_at = $5, reason = $6
         WHERE id = $1
    )sql",
           fact.approval, state, stamp.actor, or_none(fact.acting_for), stamp.at, fact.reason);
}

struct ApprovalRow {
    Id<Approval>  id;
    std::string   cause;
    Deed          deed{};
    Id<Programme> programme_id;
    Id<Award>     award_id;
    std::int64_t  minor{};
    std::string   currency;
    Id<Person>    proposed_by;
    Id<Person>    proposed_for;
    Day           expires_on;
    ApprovalState state{};
    Id<Person>    ended_by;
    Id<Person>    ended_for;
};
BOOST_DESCRIBE_STRUCT(ApprovalRow, (),
                      (id, cause, deed, programme_id, award_id, minor, currency, proposed_by, proposed_for, expires_on,
                       state, ended_by, ended_for))

void record_end(Act& act, ApprovalState state, ApprovalEnded ended)
{
    switch (state) {
    case ApprovalState::confirmed: act.record(ApprovalConfirmed{std::move(ended)}); break;
    case ApprovalState::declined:  act.record(ApprovalDeclined{std::move(ended)}); break;
    case ApprovalState::withdrawn: act.record(ApprovalWithdrawn{std::move(ended)}); break;
    case ApprovalState::expired:   act.record(ApprovalExpired{std::move(ended)}); break;
    case ApprovalState::open:      throw Defect{std::source_location::current()};
    }
}

} // namespace

void apply(Writer& db, Stamp const& stamp, ApprovalProposed const& fact)
{
    db.run(R"sql(
        INSERT INTO approval (id, cause, deed, programme_id, award_id, minor, currency, note, proposed_by,
                              proposed_for, proposed_at, expires_on, state, ended_by, ended_for, ended_at, reason)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'open', 0, 0, NULL, '')
    )sql",
           stamp.seq, fact.cause, fact.deed, or_none(fact.programme), or_none(fact.award), fact.amount.minor,
           std::string{fact.amount.currency.code()}, fact.note, stamp.actor, or_none(fact.acting_for), stamp.at,
           fact.expires_on);
}

void apply(Writer& db, Stamp const& stamp, ApprovalConfirmed const& fact)
{
    end_in_tables(db, stamp, fact, ApprovalState::confirmed);
}
void apply(Writer& db, Stamp const& stamp, ApprovalDeclined const& fact)
{
    end_in_tables(db, stamp, fact, ApprovalState::declined);
}
void apply(Writer& db, Stamp const& stamp, ApprovalWithdrawn const& fact)
{
    end_in_tables(db, stamp, fact, ApprovalState::withdrawn);
}
void apply(Writer& db, Stamp const& stamp, ApprovalExpired const& fact)
{
    end_in_tables(db, stamp, fact, ApprovalState::expired);
}

Result<ApprovalNow> load_approval(Reader& reader, Id<Approval> id)
{
    auto row = reader.row<ApprovalRow>(R"sql(
        SELECT id, cause, deed, programme_id, award_id, minor, currency, proposed_by, proposed_for, expires_on, state,
               ended_by, ended_for
          FROM approval
         WHERE id = $1
    )sql",
                                       id);
    if (!row) return refuse(refusal::not_found);
    return ApprovalNow{row->id,
                       std::move(row->cause),
                       {row->deed, row->programme_id, row->award_id, {row->minor, currency(row->currency)}},
                       {row->proposed_by, row->proposed_for},
                       row->expires_on,
                       row->state,
                       {row->ended_by, row->ended_for}};
}

Result<Id<Approval>> propose(Act& act, Caller const& by, Ground const& ground, std::string cause, std::string note,
                             int days)
{
    auto authorisation = TRY(check_authority(act.read(), by, {ground, cause}, act.today));
    auto open          = act.read().row<Id<Approval>>(
        "SELECT id FROM approval WHERE cause = $1 AND state IN ('open', 'confirmed')", cause);
    auto earlier = open ? std::optional{*load_approval(act.read(), *open)} : std::nullopt;
    bool over    = earlier && plan_approval(*earlier, ApprovalEvent::expire, {}, act.today).has_value();
    bool used    = act.read().row<std::int64_t>("SELECT 1 FROM authority_use WHERE cause = $1", cause).has_value();
    if (used || (earlier && !over)) return refuse(refusal::cause_already_used, "/cause", cause);

    if (over) act.record(ApprovalExpired{{*open, {}, ""}});
    return Id<Approval>{act.record(ApprovalProposed{.cause      = std::move(cause),
                                                    .deed       = ground.deed,
                                                    .programme  = some(ground.programme),
                                                    .award      = some(ground.award),
                                                    .amount     = ground.amount,
                                                    .note       = std::move(note),
                                                    .acting_for = some(authorisation.acting_for),
                                                    .expires_on = act.today.plus_days(days)})};
}

namespace {

struct PlannedEnd {
    ApprovalState state{};
    Doer          by;
};

Result<PlannedEnd> plan_end(Reader& reader, Caller const& by, ApprovalNow const& approval, ApprovalEvent event,
                            Day today)
{
    Doer doer{{by.person()}, {}};
    // What the person himself stands for is said before his authority is looked at.
    auto state = TRY(plan_approval(approval, event, doer, today));
    if (event == ApprovalEvent::confirm || event == ApprovalEvent::decline) {
        doer.acting_for = TRY(check_authority(reader, by, {approval.ground, approval.cause}, today)).acting_for;
        state           = TRY(plan_approval(approval, event, doer, today));
    }
    return PlannedEnd{state, doer};
}

} // namespace

Result<void> check_approval(Reader& reader, Caller const& by, Id<Approval> id, ApprovalEvent event, Day today)
{
    CHECK(plan_end(reader, by, TRY(load_approval(reader, id)), event, today));
    return {};
}

Result<void> step_approval(Act& act, Caller const& by, Id<Approval> id, ApprovalEvent event, std::string reason)
{
    auto approval = TRY(load_approval(act.read(), id));
    auto planned  = TRY(plan_end(act.read(), by, approval, event, act.today));
    if (event != ApprovalEvent::confirm && reason.empty()) return refuse(refusal::missing_field, "/reason", "");
    record_end(act, planned.state, {id, some(planned.by.acting_for), std::move(reason)});
    return {};
}

std::int64_t expire_approvals(Act& act, std::int64_t most)
{
    auto over = act.read().rows<Id<Approval>>(R"sql(
        SELECT id FROM approval WHERE state = 'open' AND expires_on < $1 ORDER BY expires_on, id LIMIT $2
    )sql",
                                              act.today, most);
    for (auto id : over) act.record(ApprovalExpired{{id, {}, ""}});
    return static_cast<std::int64_t>(over.size());
}

} // namespace penstock
