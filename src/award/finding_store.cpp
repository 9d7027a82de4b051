// What facts about findings do to the tables, and how findings are read back.
#include "award/finding_look.hpp"

namespace penstock {

namespace {

struct FindingNowRow {
    Id<Finding>     id;
    Id<Programme>   programme;
    FindingSeverity severity{};
    FindingState    state{};
    std::string     proposed;
    std::int64_t    proposed_by{};
};
BOOST_DESCRIBE_STRUCT(FindingNowRow, (), (id, programme, severity, state, proposed, proposed_by))

void settle(Writer& db, Stamp const& stamp, FindingSettled const& fact, FindingState state)
{
    db.run("UPDATE finding SET state = $2, reason = $3, settled_by = $4, settled_at = $5 WHERE id = $1", fact.finding,
           state, fact.reason, stamp.actor, stamp.at);
}

} // namespace

void apply(Writer& db, Stamp const& stamp, FindingRaised const& fact)
{
    db.run(R"sql(
        INSERT INTO finding (id, cause, rule, severity, blocks, award_id, payment_id, payee_id, evidence, at, person,
                             state, proposed, proposed_by, proposed_reason, reason, settled_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'open', '', 0, '', '', 0)
    )sql",
           stamp.seq, fact.cause, fact.rule, fact.severity, fact.blocks, fact.award,
           fact.payment.value_or(Id<Payment>{}), fact.payee.value_or(Id<Payee>{}), json::to_text(fact.evidence),
           stamp.at, stamp.actor);
}

void apply(Writer& db, Stamp const& stamp, FindingAnswerProposed const& fact)
{
    db.run(R"sql(
        UPDATE finding
           SET proposed = $2, proposed_reason = $3, proposed_by = $4, proposed_at = $5
         WHERE id = $1
    )sql",
           fact.finding, fact.step, fact.reason, stamp.actor, stamp.at);
}

void apply(Writer& db, Stamp const& stamp, FindingExplained const& fact)
{
    settle(db, stamp, fact, FindingState::explained);
}
void apply(Writer& db, Stamp const& stamp, FindingCorrected const& fact)
{
    settle(db, stamp, fact, FindingState::corrected);
}
void apply(Writer& db, Stamp const& stamp, FindingConfirmed const& fact)
{
    settle(db, stamp, fact, FindingState::confirmed);
}
void apply(Writer& db, Stamp const& stamp, FindingReferred const& fact)
{
    settle(db, stamp, fact, FindingState::referred);
}

void add_finding_facts(FactKinds& kinds)
{
    kinds.add<FindingRaised, FindingAnswerProposed, FindingExplained, FindingCorrected, FindingConfirmed,
              FindingReferred>();
}

void apply(Writer& db, Stamp const& stamp, FindingParameterSet const& fact)
{
    db.run(R"sql(
        INSERT INTO finding_parameter (id, name, programme_id, value, valid_from, reason, person, at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
    )sql",
           stamp.seq, fact.name, fact.programme.value_or(Id<Programme>{}), fact.value, fact.valid_from, fact.reason,
           stamp.actor, stamp.at);
}

void add_finding_parameter_facts(FactKinds& kinds) { kinds.add<FindingParameterSet>(); }

std::string cause_of(Id<Award> award, FindingRule rule)
{
    return "award/" + std::to_string(award.value) + "/" + std::string{name_of(rule)};
}

std::optional<Id<Finding>> raise(Act& act, Id<Award> award, Question const& question, std::string cause)
{
    if (act.read().row<std::int64_t>("SELECT 1 FROM finding WHERE cause = $1", cause)) return std::nullopt;
    auto terms = terms_of(question.rule);
    return Id<Finding>{act.record(FindingRaised{.cause    = std::move(cause),
                                                .rule     = question.rule,
                                                .severity = terms.severity,
                                                .blocks   = terms.blocks,
                                                .award    = award,
                                                .evidence = question.evidence})};
}

Result<FindingNow> load_finding(Reader& reader, Id<Finding> id)
{
    auto row = reader.row<FindingNowRow>(R"sql(
        SELECT f.id, a.programme_id AS programme, f.severity, f.state, f.proposed, f.proposed_by
          FROM finding f
          JOIN award a ON a.id = f.award_id
         WHERE f.id = $1
    )sql",
                                         id);
    if (!row) return refuse(refusal::not_found);
    FindingNow out{
        .id = row->id, .programme = row->programme, .severity = row->severity, .state = row->state, .proposal = {}};
    if (auto step = named<FindingEvent>(row->proposed)) out.proposal = FindingProposal{*step, row->proposed_by};
    return out;
}

bool has_open_finding(Reader& reader, Id<Award> award)
{
    return reader
        .row<std::int64_t>("SELECT 1 FROM finding WHERE award_id = $1 AND state = 'open' AND blocks = 1 LIMIT 1", award)
        .has_value();
}

} // namespace penstock
