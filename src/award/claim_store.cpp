// What facts about claims do to the tables, and the entry by which an accepted claim falls due.
#include "award/claim_facts.hpp"

#include "api/refusals.hpp"
#include "award/award_messages.hpp"
#include "award/working_paper.hpp"
#include "ledger/authority_answer.hpp"
#include "ledger/delegation_facts.hpp"
#include "store/blob.hpp"

namespace penstock {

namespace {

ClaimText text_in(std::string_view stored)
{
    auto value = json::from_text<ClaimText>(stored);
    expects(value.has_value());
    return *std::move(value);
}

// The receipts stand in a table of their own, so that one that was claimed before is found wherever it was.
void keep_receipts(Writer& db, Id<Claim> claim, ClaimText const& text)
{
    db.run("DELETE FROM claim_receipt WHERE claim_id = $1", claim);
    for (std::size_t i = 0; i < text.costs.size(); ++i)
        db.run("INSERT INTO claim_receipt (claim_id, position, digest) VALUES ($1, $2, $3)", claim,
               static_cast<std::int64_t>(i), text.costs[i].receipt.digest);
}

void keep_word(Writer& db, Stamp const& stamp, OfClaim const& fact, ClaimEvent step)
{
    db.run("INSERT INTO claim_word (id, claim_id, step, person, at, text) VALUES ($1, $2, $3, $4, $5, $6)", stamp.seq,
           fact.claim, step, stamp.actor, stamp.at, fact.reason);
}

void keep_step(Writer& db, Stamp const& stamp, OfClaim const& fact, ClaimEvent step, ClaimState state)
{
    db.run("UPDATE claim SET state = $2 WHERE id = $1", fact.claim, state);
    keep_word(db, stamp, fact, step);
}

struct ClaimRow {
    Id<Claim>     id;
    Id<Award>     award;
    Id<Programme> programme;
    AwardState    award_state{};
    ClaimState    state{};
    std::string   text;
};
BOOST_DESCRIBE_STRUCT(ClaimRow, (), (id, award, programme, award_state, state, text))

struct LineSum {
    std::string  line;
    std::int64_t minor{};
};
BOOST_DESCRIBE_STRUCT(LineSum, (), (line, minor))

struct CommittedPart {
    Id<Appropriation> appropriation;
    Id<Programme>     programme;
    std::int64_t      available{};
};
BOOST_DESCRIBE_STRUCT(CommittedPart, (), (appropriation, programme, available))

} // namespace

void apply(Writer& db, Stamp const& stamp, ClaimSubmitted const& fact)
{
    db.run(R"sql(
        INSERT INTO claim (id, award_id, state, currency, minor, accepted_minor, text, accepted, person, at, entry_id)
        VALUES ($1, $2, 'submitted', $3, $4, 0, $5, '[]', $6, $7, 0)
    )sql",
           stamp.seq, fact.award, std::string{fact.currency.code()}, sum_of(fact.text), json::canonical(fact.text),
           stamp.actor, stamp.at);
    keep_receipts(db, Id<Claim>{stamp.seq}, fact.text);
}

void apply(Writer& db, Stamp const& stamp, ClaimQueried const& fact)
{
    keep_step(db, stamp, fact, ClaimEvent::query, ClaimState::queried);
}

void apply(Writer& db, Stamp const& stamp, ClaimAnswered const& fact)
{
    if (fact.text) {
        db.run("UPDATE claim SET text = $2, minor = $3 WHERE id = $1", fact.claim, json::canonical(*fact.text),
               sum_of(*fact.text));
        keep_receipts(db, fact.claim, *fact.text);
    }
    keep_step(db, stamp, fact, ClaimEvent::answer, ClaimState::submitted);
}

void apply(Writer& db, Stamp const& stamp, ClaimRejected const& fact)
{
    keep_step(db, stamp, fact, ClaimEvent::reject, ClaimState::rejected);
}

void apply(Writer& db, Stamp const& stamp, ClaimWithdrawn const& fact)
{
    keep_step(db, stamp, fact, ClaimEvent::withdraw, ClaimState::withdrawn);
}

void apply(Writer& db, Stamp const& stamp, ClaimAccepted const& fact)
{
    std::int64_t whole = 0;
    for (auto part : fact.accepted) whole += part;
    db.run("UPDATE claim SET state = 'accepted', accepted_minor = $2, accepted = $3, entry_id = $4 WHERE id = $1",
           fact.claim, whole, json::canonical(fact.accepted), fact.entry);
    keep_word(db, stamp, fact, ClaimEvent::accept);
}

void add_claim_facts(FactKinds& kinds)
{
    kinds.add<ClaimSubmitted, ClaimQueried, ClaimAnswered, ClaimRejected, ClaimWithdrawn, ClaimAccepted>();
}

bool sees_claims(Caller const& caller, Id<Programme> programme, Id<Award> award)
{
    return caller.may_in(Permission::read_money, programme.value) ||
           caller.may_on(Permission::report_on_awards, programme.value, award.value);
}

Result<ClaimNow> load_claim(Reader& reader, Id<Claim> id)
{
    auto row = reader.row<ClaimRow>(R"sql(
        SELECT c.id, c.award_id AS award, a.programme_id AS programme, a.state AS award_state, c.state, c.text
          FROM claim c
          JOIN award a ON a.id = c.award_id
         WHERE c.id = $1
    )sql",
                                    id);
    if (!row) return refuse(refusal::not_found);
    return ClaimNow{row->id, row->award, row->programme, row->award_state, row->state, text_in(row->text)};
}

Result<ClaimGround> claim_ground(Reader& reader, Id<Award> award, ClaimText const& text, Id<Claim> leave, Day today)
{
    auto        agreement = TRY(load_agreement(reader, award));
    auto const& terms     = agreement.terms;
    ClaimGround out{.agreed    = sum_of(terms, InstalmentKind::reimbursement),
                    .starts_on = terms.starts_on,
                    .ends_on   = terms.ends_on,
                    .today     = today};
    for (auto& each : reader.rows<LineSum>(R"sql(
             SELECT a.line, CAST(sum(a.balance - a.set_aside) AS BIGINT) AS minor
               FROM account a
               JOIN appropriation p ON p.id = a.appropriation_id
              WHERE a.award_id = $1 AND a.stage = 'committed' AND p.currency = $2
              GROUP BY a.line
         )sql",
                                           award, std::string{agreement.currency.code()}))
        out.committed[each.line] = each.minor;
    for (auto const& id :
         reader.rows<Id<Claim>>("SELECT id FROM claim WHERE award_id = $1 AND state = 'accepted' ORDER BY id", award)) {
        auto costs = TRY(load_claim(reader, id)).text.costs;
        auto parts = json::from_text<std::vector<std::int64_t>>(
            reader.one<std::string>("SELECT accepted FROM claim WHERE id = $1", id));
        expects(parts && parts->size() == costs.size());
        for (std::size_t i = 0; i < costs.size(); ++i) {
            out.accepted += (*parts)[i];
            out.accepted_lines[costs[i].line.value] += (*parts)[i];
        }
    }
    auto rules         = spending_rules(reader, agreement, terms, today);
    out.indirect_most  = rules.indirect_most;
    out.equipment_most = rules.equipment_most;
    for (auto const& purpose : rules.negative_list) out.forbidden.push_back(purpose.code);
    for (auto const& cost : text.costs) {
        auto digest = hex(cost.receipt.digest.view());
        if (find_blob(reader, cost.receipt.digest)) out.kept.insert(digest);
        bool held = reader
                        .row<std::int64_t>(R"sql(
            SELECT r.claim_id
              FROM claim_receipt r
              JOIN claim c ON c.id = r.claim_id
             WHERE r.digest = $1 AND c.id <> $2 AND c.state NOT IN ('rejected', 'withdrawn')
             LIMIT 1
        )sql",
                                           cost.receipt.digest, leave)
                        .has_value();
        if (held) out.receipts.insert(digest);
    }
    return out;
}

Result<Id<Claim>> submit_claim(Act& act, Caller const& by, Id<Award> id, ClaimText const& text)
{
    auto award = TRY(load_award(act.read(), id));
    CHECK(by.check_on(Permission::report_on_awards, award.programme.value, id.value));
    if (award.state != AwardState::active && award.state != AwardState::closing)
        return refuse(refusal::award_not_active, std::string{name_of(award.state)});
    auto faults = faults_of(text, TRY(claim_ground(act.read(), id, text, {}, act.today)));
    if (!faults.empty()) return std::unexpected{Refused{std::move(faults)}};
    auto agreement = TRY(load_agreement(act.read(), id));
    end_working_paper(act, claim_paper, id.value);
    Id<Claim> claim{act.record(ClaimSubmitted{id, agreement.currency, text})};
    tell_of_claim(act, id, claim, claim.value);
    return claim;
}

Result<void> answer_claim(Act& act, Caller const& by, Id<Claim> id, std::string const& reason,
                          std::optional<ClaimText> const& text)
{
    auto claim = TRY(load_claim(act.read(), id));
    CHECK(plan_step(claim, ClaimEvent::answer, reason, by));
    if (text) {
        auto faults = faults_of(*text, TRY(claim_ground(act.read(), claim.award, *text, id, act.today)));
        if (!faults.empty()) return std::unexpected{Refused{std::move(faults)}};
    }
    auto fact = act.record(ClaimAnswered{{id, reason}, text});
    tell_of_claim(act, claim.award, id, fact);
    return {};
}

Result<void> step_claim(Act& act, Caller const& by, Id<Claim> id, ClaimEvent event, std::string const& reason)
{
    auto claim = TRY(load_claim(act.read(), id));
    CHECK(plan_step(claim, event, reason, by));
    std::int64_t fact = 0;
    if (event == ClaimEvent::query) fact = act.record(ClaimQueried{{id, reason}});
    else if (event == ClaimEvent::reject) fact = act.record(ClaimRejected{{id, reason}});
    else if (event == ClaimEvent::withdraw) fact = act.record(ClaimWithdrawn{{id, reason}});
    else expects(false);
    tell_of_step(act, claim, event, reason, fact);
    return {};
}

std::string cause_of_acceptance(Id<Claim> id) { return "claim/" + std::to_string(id.value) + "/accept"; }

namespace {

// A manager accepts by the authority that lets milestones fall due, finance by the one that approves payments.
Demand demand_of_acceptance(ClaimNow const& claim, Money amount, Caller const& by)
{
    bool manages = by.may_in(Permission::decide_awards, claim.programme.value);
    return {{manages ? Deed::decide_milestone : Deed::approve_payment, claim.programme, claim.award, amount},
            cause_of_acceptance(claim.id)};
}

} // namespace

std::vector<api::May> may_with_authority(Reader& reader, ClaimNow const& claim, Caller const& by, Day today)
{
    auto code = currency(reader.one<std::string>("SELECT currency FROM claim WHERE id = $1", claim.id));
    auto out  = may(claim, by);
    for (auto& step : out) // as far as any authority is left: a part may be within it where the whole is not
        if (step.allowed && step.step == name_of(ClaimEvent::accept))
            step = with_authority(reader, by, std::move(step), demand_of_acceptance(claim, {1, code}, by), today);
    return out;
}

Result<void> accept_claim(Act& act, Caller const& by, Id<Claim> id, std::vector<std::int64_t> const& parts,
                          std::string const& reason)
{
    auto claim = TRY(load_claim(act.read(), id));
    CHECK(plan_step(claim, ClaimEvent::accept, reason, by));
    auto                                accepted = TRY(plan_acceptance(claim.text, parts, reason));
    auto                                text = claim.text; // as far as it is accepted: what the rules are asked about
    std::map<std::string, std::int64_t> lines;
    for (std::size_t i = 0; i < accepted.size(); ++i) {
        text.costs[i].minor = accepted[i];
        lines[text.costs[i].line.value] += accepted[i];
    }
    std::erase_if(text.costs, [](Cost const& cost) { return cost.minor == 0; });
    auto faults = faults_of(text, TRY(claim_ground(act.read(), claim.award, text, id, act.today)));
    if (!faults.empty()) return std::unexpected{Refused{std::move(faults)}};

    auto     code = act.read().one<std::string>("SELECT currency FROM claim WHERE id = $1", id);
    auto     use  = TRY(plan_use(act, by, demand_of_acceptance(claim, {sum_of(text), currency(code)}, by)));
    NewEntry entry{.cause    = "claim/" + std::to_string(id.value) + "/due",
                   .kind     = EntryKind::fall_due,
                   .value_on = act.today,
                   .memo     = reason};
    for (auto const& [line, minor] : lines) {
        auto left = minor;
        // The oldest appropriation is used up first.
        for (auto const& each : act.read().rows<CommittedPart>(R"sql(
                 SELECT a.appropriation_id AS appropriation, a.programme_id AS programme,
                        a.balance - a.set_aside AS available
                   FROM account a
                   JOIN appropriation p ON p.id = a.appropriation_id
                  WHERE a.award_id = $1 AND a.stage = 'committed' AND a.line = $2 AND p.currency = $3
                    AND a.balance > a.set_aside
                  ORDER BY a.appropriation_id
             )sql",
                                                               claim.award, line, code)) {
            auto part = std::min(left, each.available);
            if (part == 0) break;
            Place from{.appropriation = each.appropriation,
                       .stage         = Stage::committed,
                       .programme     = each.programme,
                       .award         = claim.award,
                       .line          = line};
            auto  to = from;
            to.stage = Stage::payable;
            entry.legs.push_back({from, -part});
            entry.legs.push_back({to, part});
            left -= part;
        }
        expects(left == 0); // faults_of() has asked the lines
    }
    auto posted = TRY(post(act, entry));
    record_use(act, use);
    auto fact = act.record(ClaimAccepted{{id, reason}, accepted, posted});
    tell_of_step(act, claim, ClaimEvent::accept, reason, fact);
    return {};
}

} // namespace penstock
