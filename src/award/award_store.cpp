// What facts about awards do to the tables, and how awards are read back.
#include "award/agreement_facts.hpp"
#include "award/award_facts.hpp"
#include "award/award_messages.hpp"

namespace penstock {

namespace {

struct Counted {
    std::int64_t                programme_id{};
    std::int64_t                organisation_id{};
    std::int64_t                year{};
    AwardState                  state{};
    std::optional<std::string>  amount_currency;
    std::optional<std::int64_t> amount_minor;
};
BOOST_DESCRIBE_STRUCT(Counted, (), (programme_id, organisation_id, year, state, amount_currency, amount_minor))

// Adds the award to the totals it counts for, or takes it out (sign -1).
void count_in_portfolio(Writer& db, Counted const& award, std::int64_t sign)
{
    db.run(R"sql(
        INSERT INTO portfolio_total (programme_id, year, state, currency, awards, minor) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (programme_id, year, state, currency)
        DO UPDATE SET awards = portfolio_total.awards + $5, minor = portfolio_total.minor + $6
    )sql",
           award.programme_id, award.year, award.state, award.amount_currency.value_or(""), sign,
           sign * award.amount_minor.value_or(0));
}

// One total gains before the other loses, so that a count is never below zero on the way.
void count_anew(Writer& db, Counted const& was, Counted const& now)
{
    count_in_portfolio(db, now, 1);
    db.run(
        R"sql(
        UPDATE portfolio_total
           SET awards = awards - 1, minor = minor - $5
         WHERE programme_id = $1 AND year = $2 AND state = $3 AND currency = $4
    )sql",
        was.programme_id, was.year, was.state, was.amount_currency.value_or(""), was.amount_minor.value_or(0));
}

Counted counted(Reader& reader, Id<Award> id)
{
    return reader.one<Counted>(R"sql(
        SELECT programme_id, organisation_id, year, state, amount_currency, amount_minor FROM award WHERE id = $1
    )sql",
                               id);
}

void count_for_organisation(Writer& db, Counted const& award)
{
    db.run(R"sql(
        INSERT INTO organisation_total (organisation_id, currency, awards, minor) VALUES ($1, $2, 1, $3)
        ON CONFLICT (organisation_id, currency)
        DO UPDATE SET awards = organisation_total.awards + 1, minor = organisation_total.minor + $3
    )sql",
           award.organisation_id, award.amount_currency.value_or(""), award.amount_minor.value_or(0));
}

} // namespace

void move_award(Writer& db, Id<Award> id, AwardState to)
{
    auto was = counted(db, id), now = was;
    now.state = to;
    count_anew(db, was, now);
    db.run("UPDATE award SET state = $2 WHERE id = $1", id, to);
}

void restate_award(Writer& db, Id<Award> id, AwardRestated const& fresh)
{
    auto was = counted(db, id), now = was;
    now.state           = fresh.state;
    now.amount_minor    = fresh.amount.minor;
    now.amount_currency = std::string{fresh.amount.currency.code()};
    count_anew(db, was, now);
    count_for_organisation(db, now);
    db.run("UPDATE organisation_total SET awards = awards - 1, minor = minor - $3 "
           "WHERE organisation_id = $1 AND currency = $2",
           was.organisation_id, was.amount_currency.value_or(""), was.amount_minor.value_or(0));
    db.run(R"sql(
        UPDATE award
           SET state = $2, amount_minor = $3, amount_currency = $4, starts_on = $5, ends_on = $6, lead = $7
         WHERE id = $1
    )sql",
           id, fresh.state, fresh.amount.minor, now.amount_currency, fresh.starts_on, fresh.ends_on, fresh.lead);
}

void apply(Writer& db, Stamp const& stamp, AwardRecorded const& fact)
{
    auto const& content = fact.content;
    auto minor = [](std::optional<Money> const& money) { return money ? std::optional{money->minor} : std::nullopt; };
    auto currency = [](std::optional<Money> const& money) {
        return money ? std::optional{std::string{money->currency.code()}} : std::nullopt;
    };
    db.run(R"sql(
        INSERT INTO award (id, number, title, programme_id, organisation_id, lead, amount_minor, amount_currency,
                           applied_minor, applied_currency, disbursed_minor, disbursed_currency, awarded_on, starts_on,
                           ends_on, year, state, outcome, description, import_id, line, content)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)
    )sql",
           stamp.seq, content.number, content.title, content.programme, content.organisation, content.lead,
           minor(content.amount), currency(content.amount), minor(content.applied), currency(content.applied),
           minor(content.disbursed), currency(content.disbursed), content.awarded_on, content.starts_on,
           content.ends_on, content.year(), fact.state, content.outcome, content.description,
           fact.source ? fact.source->import.value : 0, fact.source ? fact.source->line : 0, fact.digest);
    for (auto const& each : content.outside_ids)
        db.run("INSERT INTO award_outside_id (scheme, value, award_id) VALUES ($1, $2, $3)", each.scheme, each.value,
               stamp.seq);
    for (std::int64_t position = 0; auto const& each : content.participants)
        db.run(
            "INSERT INTO award_participant (award_id, position, name, role, organisation) VALUES ($1, $2, $3, $4, $5)",
            stamp.seq, ++position, each.name, each.role, each.organisation);

    Counted const entering{content.programme.value,  content.organisation.value, content.year(), fact.state,
                           currency(content.amount), minor(content.amount)};
    count_in_portfolio(db, entering, 1);
    count_for_organisation(db, entering);
}

void apply(Writer& db, Stamp const&, AwardHeld const& fact) { move_award(db, fact.award, AwardState::on_hold); }
void apply(Writer& db, Stamp const&, AwardResumed const& fact) { move_award(db, fact.award, AwardState::active); }
void apply(Writer& db, Stamp const&, AwardClosingBegun const& fact) { move_award(db, fact.award, AwardState::closing); }
void apply(Writer& db, Stamp const&, AwardClosed const& fact) { move_award(db, fact.award, AwardState::closed); }
void apply(Writer& db, Stamp const&, AwardTerminated const& fact)
{
    move_award(db, fact.award, AwardState::terminated);
}

void apply(Writer& db, Stamp const&, AwardActivated const& fact) { move_award(db, fact.award, AwardState::active); }
void apply(Writer& db, Stamp const&, AwardWithdrawn const& fact) { move_award(db, fact.award, AwardState::withdrawn); }
void apply(Writer& db, Stamp const&, OfferExpired const& fact) { move_award(db, fact.award, AwardState::withdrawn); }

void apply(Writer& db, Stamp const&, OrganisationsMerged const& fact)
{
    db.run("UPDATE award SET organisation_id = $1 WHERE organisation_id = $2", fact.kept, fact.gone);
    db.run(R"sql(
        INSERT INTO organisation_total (organisation_id, currency, awards, minor)
        SELECT $1, currency, awards, minor FROM organisation_total WHERE organisation_id = $2
        ON CONFLICT (organisation_id, currency)
        DO UPDATE SET awards = organisation_total.awards + excluded.awards,
                      minor  = organisation_total.minor + excluded.minor
    )sql",
           fact.kept, fact.gone);
    db.run("DELETE FROM organisation_total WHERE organisation_id = $1", fact.gone);

    db.run(R"sql(
        INSERT INTO organisation_name (spelling, folded, organisation_id, name)
        SELECT spelling, folded, $1, name FROM organisation_name WHERE organisation_id = $2
        ON CONFLICT (spelling, organisation_id) DO NOTHING
    )sql",
           fact.kept, fact.gone);
    db.run("DELETE FROM organisation_name WHERE organisation_id = $1", fact.gone);
    db.run("UPDATE organisation_identifier SET organisation_id = $1 WHERE organisation_id = $2", fact.kept, fact.gone);
    db.run("UPDATE organisation SET merged_into = $1 WHERE id = $2 OR merged_into = $2", fact.kept, fact.gone);

    // Other open doubts about the one that is gone are now about the one that was kept.
    db.run("UPDATE organisation_doubt SET state = 'same' WHERE id = $1", fact.doubt);
    db.run(R"sql(
        UPDATE organisation_doubt SET state = 'same'
         WHERE state = 'open' AND ((left_id = $1 AND right_id = $2) OR (left_id = $2 AND right_id = $1))
    )sql",
           fact.kept, fact.gone);
    db.run(R"sql(
        UPDATE organisation_doubt
           SET left_id  = CASE WHEN other < $1 THEN other ELSE $1 END,
               right_id = CASE WHEN other < $1 THEN $1 ELSE other END
          FROM (SELECT id AS doubt, CASE WHEN left_id = $2 THEN right_id ELSE left_id END AS other
                  FROM organisation_doubt
                 WHERE state = 'open' AND (left_id = $2 OR right_id = $2)) AS moved
         WHERE organisation_doubt.id = moved.doubt
    )sql",
           fact.kept, fact.gone);
}

void apply(Writer& db, Stamp const&, OrganisationsKeptApart const& fact)
{
    db.run("UPDATE organisation_doubt SET state = 'different' WHERE id = $1", fact.doubt);
}

void add_award_facts(FactKinds& kinds)
{
    kinds.add<AwardRecorded, AwardHeld, AwardResumed, AwardClosingBegun, AwardClosed, AwardTerminated, AwardActivated,
              AwardWithdrawn, OfferExpired, OrganisationsMerged, OrganisationsKeptApart>();
}

void record_step(Act& act, Id<Award> award, AwardEvent event, std::string const& reason)
{
    AwardStepped step{award, reason};
    std::int64_t fact = 0;
    switch (event) {
    case AwardEvent::hold:             fact = act.record(AwardHeld{step}); break;
    case AwardEvent::resume:           fact = act.record(AwardResumed{step}); break;
    case AwardEvent::begin_closing:    fact = act.record(AwardClosingBegun{step}); break;
    case AwardEvent::close:            fact = act.record(AwardClosed{step}); break;
    case AwardEvent::terminate:        fact = act.record(AwardTerminated{step}); break;
    case AwardEvent::activate:         fact = act.record(AwardActivated{step}); break;
    case AwardEvent::withdraw:         fact = act.record(AwardWithdrawn{step}); break;
    case AwardEvent::expire:           fact = act.record(OfferExpired{step}); break;
    case AwardEvent::offer:
    case AwardEvent::countersign:
    case AwardEvent::record_signature: std::unreachable(); // facts of their own, with what was offered or signed
    }
    tell_of_step(act, award, event, reason, fact);
}

Result<AwardNow> load_award(Reader& reader, Id<Award> id)
{
    auto found = reader.row<AwardNow>(R"sql(
        SELECT a.id, a.programme_id AS programme, a.state, p.state AS programme_state, a.starts_on, g.open_until,
               CASE WHEN g.signed_on IS NULL THEN 0 ELSE 1 END AS is_signed, 0 AS checks_open
          FROM award a
          JOIN programme p ON p.id = a.programme_id
          LEFT JOIN agreement g ON g.award_id = a.id
                               AND g.version = (SELECT max(version) FROM agreement WHERE award_id = a.id)
         WHERE a.id = $1
    )sql",
                                      id);
    if (!found) return refuse(refusal::not_found);
    if (found->state == AwardState::setup)
        found->checks_open = static_cast<std::int64_t>(open_checks(reader, id).size());
    return *std::move(found);
}

std::optional<KnownAward> known_award(Reader& reader, std::vector<OutsideId> const& numbers)
{
    for (auto const& number : numbers)
        if (auto found = reader.row<KnownAward>(R"sql(
                SELECT a.id, a.content
                  FROM award_outside_id o
                  JOIN award a ON a.id = o.award_id
                 WHERE o.scheme = $1 AND o.value = $2
            )sql",
                                                number.scheme, number.value))
            return found;
    return std::nullopt;
}

} // namespace penstock
