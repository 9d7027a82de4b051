// What facts about authority do to the tables, and the acts that use it: load, plan, record.
#include "api/refusals.hpp"
#include "ledger/authority_answer.hpp"
#include "ledger/funding_rule_facts.hpp"
#include "ledger/optional_id.hpp"
#include "ledger/refusals.hpp"

#include <algorithm>

namespace penstock {

namespace {

struct DelegationRow {
    Id<Delegation>     id;
    Id<Person>         person_id;
    Id<Programme>      programme_id;
    std::string        currency;
    Limits             limits;
    Day                from_day;
    Day                until_day;
    std::string        decision;
    DelegationState    state{};
    std::optional<Day> revoked_on;
};
BOOST_DESCRIBE_STRUCT(DelegationRow, (),
                      (id, person_id, programme_id, currency, limits, from_day, until_day, decision, state, revoked_on))

constexpr std::string_view delegation_columns = R"sql(
    SELECT d.id, d.person_id, d.programme_id, d.currency, d.per_act AS limits_per_act,
           d.per_award AS limits_per_award, d.per_year AS limits_per_year,
           d.second_person_above AS limits_second_person_above, d.from_day, d.until_day, d.decision, d.state,
           d.revoked_on
      FROM delegation d)sql";

DelegationNow as_now(Reader& reader, DelegationRow row)
{
    DelegationTerms terms{
        .person = row.person_id,
        .deeds  = reader.rows<Deed>("SELECT deed FROM delegation_deed WHERE delegation_id = $1 ORDER BY deed", row.id),
        .programme = some(row.programme_id),
        .currency  = currency(row.currency),
        .limits    = row.limits,
        .from      = row.from_day,
        .until     = row.until_day,
        .decision  = std::move(row.decision)};
    return {row.id, std::move(terms), row.state, row.revoked_on};
}

struct ActingRow {
    Id<Acting>         id;
    Id<Person>         deputy_id;
    Id<Person>         holder_id;
    Day                from_day;
    Day                until_day;
    std::string        decision;
    std::optional<Day> ended_on;

    ActingNow acting() const { return {id, {deputy_id, holder_id, from_day, until_day, decision}, ended_on}; }
};
BOOST_DESCRIBE_STRUCT(ActingRow, (), (id, deputy_id, holder_id, from_day, until_day, decision, ended_on))

constexpr std::string_view acting_columns =
    "SELECT id, deputy_id, holder_id, from_day, until_day, decision, ended_on FROM acting ";

struct UseRow {
    Id<AuthorityUse> id;
    Deed             deed{};
    Id<Delegation>   delegation_id;
    Id<Person>       holder;
    Id<Person>       person_id;
    Id<Person>       acting_for;
    Id<Programme>    programme_id;
    Id<Award>        award_id;
    std::int64_t     minor{};
    std::string      currency;
    std::int64_t     fiscal_year{};
    Id<Approval>     approval_id;
    bool             returned{};

    Ground ground() const { return {deed, programme_id, award_id, {minor, penstock::currency(currency)}}; }
};
BOOST_DESCRIBE_STRUCT(UseRow, (),
                      (id, deed, delegation_id, holder, person_id, acting_for, programme_id, award_id, minor, currency,
                       fiscal_year, approval_id, returned))

constexpr std::string_view use_columns = R"sql(
    SELECT u.id, u.deed, u.delegation_id, d.person_id AS holder, u.person_id, u.acting_for, u.programme_id, u.award_id,
           u.minor, u.currency, u.fiscal_year, u.approval_id,
           CASE WHEN u.returned_at IS NULL THEN 0 ELSE 1 END AS returned
      FROM authority_use u
      JOIN delegation d ON d.id = u.delegation_id)sql";

std::optional<UseRow> use_of(Reader& reader, std::string const& cause)
{
    return reader.row<UseRow>(std::string{use_columns} + " WHERE u.cause = $1", cause);
}

// Adds to what the holder used, of the award and of the fiscal year.
void count(Writer& db, UseRow const& use, std::int64_t minor)
{
    auto deed = counted_as(use.deed);
    auto add  = [&](Id<Award> award, std::int64_t year) {
        db.run(R"sql(
            INSERT INTO authority_used (person_id, deed, currency, programme_id, award_id, fiscal_year, minor)
            VALUES ($1, $2, $3, $4, $5, $6, 0)
            ON CONFLICT (person_id, deed, currency, award_id, fiscal_year, programme_id) DO NOTHING
        )sql",
                use.holder, deed, use.currency, use.programme_id, award, year);
        db.run(R"sql(
            UPDATE authority_used
               SET minor = minor + $7
             WHERE person_id = $1 AND deed = $2 AND currency = $3 AND programme_id = $4 AND award_id = $5
               AND fiscal_year = $6
        )sql",
                use.holder, deed, use.currency, use.programme_id, award, year, minor);
    };
    if (use.award_id) add(use.award_id, 0);
    add({}, use.fiscal_year);
}

} // namespace

void apply(Writer& db, Stamp const& stamp, DelegationGiven const& fact)
{
    auto const& terms = fact.terms;
    std::string deeds;
    for (auto deed : terms.deeds) deeds.append(deeds.empty() ? "" : " ").append(name_of(deed));
    db.run(R"sql(
        INSERT INTO delegation (id, person_id, programme_id, deeds, currency, per_act, per_award, per_year,
                                second_person_above, from_day, until_day, decision, given_by, given_at, state,
                                revoked_on, revoked_by, reason, uses, used, last_used_at)
        VALUES ($1, $2, $3, $14, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 'given', NULL, 0, '', 0, 0, NULL)
    )sql",
           stamp.seq, terms.person, or_none(terms.programme), std::string{terms.currency.code()}, terms.limits.per_act,
           terms.limits.per_award, terms.limits.per_year, terms.limits.second_person_above, terms.from, terms.until,
           terms.decision, stamp.actor, stamp.at, deeds);
    for (auto deed : terms.deeds)
        db.run("INSERT INTO delegation_deed (delegation_id, deed) VALUES ($1, $2)", stamp.seq, deed);
}

void apply(Writer& db, Stamp const& stamp, DelegationRevoked const& fact)
{
    db.run("UPDATE delegation SET state = 'revoked', revoked_on = $2, revoked_by = $3, reason = $4 WHERE id = $1",
           fact.delegation, fact.on, stamp.actor, fact.reason);
}

void apply(Writer& db, Stamp const& stamp, ActingGiven const& fact)
{
    db.run(R"sql(
        INSERT INTO acting (id, deputy_id, holder_id, from_day, until_day, decision, given_by, given_at, ended_on,
                            ended_by, reason)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, NULL, 0, '')
    )sql",
           stamp.seq, fact.terms.deputy, fact.terms.holder, fact.terms.from, fact.terms.until, fact.terms.decision,
           stamp.actor, stamp.at);
}

void apply(Writer& db, Stamp const& stamp, ActingEnded const& fact)
{
    db.run("UPDATE acting SET ended_on = $2, ended_by = $3, reason = $4 WHERE id = $1", fact.acting, fact.on,
           stamp.actor, fact.reason);
}

void apply(Writer& db, Stamp const& stamp, AuthorityUsed const& fact)
{
    db.run(R"sql(
        INSERT INTO authority_use (id, cause, thing, deed, delegation_id, person_id, acting_for, programme_id, award_id,
                                   minor, currency, fiscal_year, approval_id, at, returned_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, NULL)
    )sql",
           stamp.seq, fact.cause, thing_of(fact.cause), fact.deed, fact.delegation, stamp.actor,
           or_none(fact.acting_for), or_none(fact.programme), or_none(fact.award), fact.amount.minor,
           std::string{fact.amount.currency.code()}, fact.fiscal_year, or_none(fact.approval), stamp.at);
    auto use = *use_of(db, fact.cause);
    count(db, use, use.minor);
    db.run("UPDATE delegation SET uses = uses + 1, used = used + $2, last_used_at = $3 WHERE id = $1", fact.delegation,
           use.minor, stamp.at);
}

void apply(Writer& db, Stamp const& stamp, AuthorityGivenBack const& fact)
{
    db.run("UPDATE authority_use SET returned_at = $2 WHERE id = $1", fact.use, stamp.at);
    auto use = db.one<UseRow>(std::string{use_columns} + " WHERE u.id = $1", fact.use);
    count(db, use, -use.minor);
    db.run("UPDATE delegation SET uses = uses - 1, used = used - $2 WHERE id = $1", use.delegation_id, use.minor);
}

void add_authority_facts(FactKinds& kinds)
{
    kinds.add<DelegationGiven, DelegationRevoked, ActingGiven, ActingEnded, AuthorityUsed, AuthorityGivenBack,
              ApprovalProposed, ApprovalConfirmed, ApprovalDeclined, ApprovalWithdrawn, ApprovalExpired>();
}

// ---- loading -----------------------------------------------------------------------------------------------------

Result<DelegationNow> load_delegation(Reader& reader, Id<Delegation> id)
{
    auto row = reader.row<DelegationRow>(std::string{delegation_columns} + " WHERE d.id = $1", id);
    if (!row) return refuse(refusal::not_found);
    return as_now(reader, *std::move(row));
}

Result<ActingNow> load_acting(Reader& reader, Id<Acting> id)
{
    auto row = reader.row<ActingRow>(std::string{acting_columns} + "WHERE id = $1", id);
    if (!row) return refuse(refusal::not_found);
    return row->acting();
}

std::vector<ActingNow> actings_of(Reader& reader, Id<Person> deputy)
{
    std::vector<ActingNow> out;
    for (auto const& row :
         reader.rows<ActingRow>(std::string{acting_columns} + "WHERE deputy_id = $1 ORDER BY id", deputy))
        out.push_back(row.acting());
    return out;
}

std::int64_t fiscal_year_start(Reader& reader)
{
    return reader.row<std::int64_t>("SELECT fiscal_year_start_month FROM setting WHERE one = 1").value_or(1);
}

std::optional<std::int64_t> two_persons_above(Reader& reader, Ground const& ground, Day today)
{
    auto rule = rule_in_force(reader, FundingRuleKind::two_persons, ground.programme, "", today);
    if (!rule || rule->text.currency != ground.amount.currency) return std::nullopt;
    return rule->text.terms.amount;
}

Caller caller_of(Reader& reader, Id<Person> person, Day today)
{
    auto now = load_person(reader, person);
    if (!now || now->state != PersonState::active) return {};
    std::vector<Grant> grants;
    for (auto const& role : roles_of(reader, {person}))
        if (role.in_force(today)) grants.push_back({role.role, role.programme, role.award});
    return {person.value, std::move(grants), ""};
}

bool is_able(Reader& reader, Id<Person> person, Ground const& ground, Day today)
{
    return caller_of(reader, person, today)
        .may_on(permission_for(ground.deed), ground.programme.value, ground.award.value);
}

std::int64_t used_in_year(Reader& reader, Id<Person> holder, Deed deed, Currency of, Id<Programme> programme,
                          std::int64_t fiscal_year)
{
    return reader.one<std::int64_t>(R"sql(
        SELECT CAST(COALESCE(sum(minor), 0) AS BIGINT)
          FROM authority_used
         WHERE person_id = $1 AND deed = $2 AND currency = $3 AND award_id = 0 AND fiscal_year = $4
           AND ($5 = 0 OR programme_id = $5)
    )sql",
                                    holder, counted_as(deed), std::string{of.code()}, fiscal_year, programme);
}

namespace {

// The person's own delegations for the ground, with what he used of them; ended ones too, to tell them from none.
std::vector<Claim> own_claims(Reader& reader, Id<Person> holder, Ground const& ground, Day today)
{
    auto const code = std::string{ground.amount.currency.code()};
    auto       rows = reader.rows<DelegationRow>(std::string{delegation_columns} + R"sql(
         WHERE d.person_id = $1
           AND d.currency = $2
           AND (d.programme_id = 0 OR d.programme_id = $3)
           AND EXISTS (SELECT 1 FROM delegation_deed x WHERE x.delegation_id = d.id AND x.deed = $4)
         ORDER BY d.id
    )sql",
                                                 holder, code, ground.programme, ground.deed);
    if (rows.empty()) return {};
    auto const year     = fiscal_year_of(today, fiscal_year_start(reader));
    auto       of_award = reader.one<std::int64_t>(R"sql(
        SELECT CAST(COALESCE(sum(minor), 0) AS BIGINT)
          FROM authority_used
         WHERE person_id = $1 AND deed = $2 AND currency = $3 AND award_id = $4 AND fiscal_year = 0
    )sql",
                                             holder, counted_as(ground.deed), code, ground.award);
    std::vector<Claim> out;
    for (auto& row : rows) {
        auto used = used_in_year(reader, holder, ground.deed, ground.amount.currency, row.programme_id, year);
        out.push_back({.delegation = as_now(reader, std::move(row)), .used_on_award = of_award, .used_in_year = used});
    }
    return out;
}

bool is_beyond_limit(Refusal why)
{
    return why == refusal::exceeds_authority || why == refusal::exceeds_authority_of_award ||
           why == refusal::exceeds_authority_of_period;
}

void keep_attempt(Act& act, Caller const& by, Demand const& demand, Refusal why)
{
    auto const& ground = demand.ground;
    act.upkeep().run(R"sql(
        INSERT INTO authority_attempt
               (id, person_id, deed, programme_id, award_id, minor, currency, refusal, cause, at)
        SELECT COALESCE(max(id), 0) + 1, $1, $2, $3, $4, $5, $6, $7, $8, $9 FROM authority_attempt
    )sql",
                     by.person(), ground.deed, ground.programme, ground.award, ground.amount.minor,
                     std::string{ground.amount.currency.code()}, std::string{name_of(why)}, demand.cause, act.now);
}

} // namespace

std::vector<Claim> claims_of(Reader& reader, Id<Person> person, Ground const& ground, Day today)
{
    if (!person) return {}; // the machine itself decides nothing
    auto out = own_claims(reader, person, ground, today);
    for (auto const& acting : actings_of(reader, person)) {
        if (!acting.in_force(today)) continue;
        auto able = is_able(reader, acting.terms.holder, ground, today);
        for (auto& claim : own_claims(reader, acting.terms.holder, ground, today)) {
            claim.acting_for  = acting.terms.holder;
            claim.holder_able = able;
            out.push_back(std::move(claim));
        }
    }
    return out;
}

bool is_party(Reader& reader, Id<Award> award, Id<Person> person, Day today)
{
    return award && person &&
           reader.one<std::int64_t>(R"sql(
        SELECT count(*)
          FROM role_grant
         WHERE person = $1 AND award = $2 AND (ended_on IS NULL OR ended_on > from_day) AND from_day <= $3
    )sql",
                                    person, award, today) > 0;
}

namespace {

std::vector<std::string> things_of(Demand const& demand)
{
    auto out = demand.things;
    out.push_back(thing_of(demand.cause));
    return out;
}

// Whether nothing else the person did, or is, keeps him from this deed.
Result<void> stands_apart(Reader& reader, Demand const& demand, Doer const& by, Day today)
{
    auto const& ground = demand.ground;
    if (refuses_party(ground.deed) &&
        (is_party(reader, ground.award, by.person, today) || is_party(reader, ground.award, by.acting_for, today)))
        return refuse(refusal::party_to_it);
    for (auto other : demand.apart)
        if (other && (other == by.person || other == by.acting_for)) return refuse(refusal::same_person);
    return check_duties(reader, ground.deed, by, things_of(demand));
}

} // namespace

std::vector<Id<Person>> who_could(Reader& reader, Demand const& demand, Id<Person> except, Day today)
{
    auto const& ground = demand.ground;
    auto const  code   = std::string{ground.amount.currency.code()};

    static constexpr std::string_view                holders = R"sql(
        SELECT DISTINCT d.person_id
          FROM delegation d
          JOIN delegation_deed x ON x.delegation_id = d.id AND x.deed = $1
         WHERE d.currency = $2
           AND (d.programme_id = 0 OR d.programme_id = $3)
           AND d.state = 'given' AND d.from_day <= $4 AND d.until_day >= $4
           AND d.person_id <> $5
         ORDER BY d.person_id
    )sql";
    std::vector<std::pair<std::int64_t, Id<Person>>> able; // by what each may do in one act

    for (auto holder : reader.rows<Id<Person>>(holders, ground.deed, code, ground.programme, today, except)) {
        auto claims  = own_claims(reader, holder, ground, today);
        auto verdict = judge(claims, ground, two_persons_above(reader, ground, today), today);
        if (!verdict.yes || !is_able(reader, holder, ground, today)) continue;
        if (!stands_apart(reader, demand, {holder, {}}, today)) continue;
        auto claim =
            std::ranges::find(claims, verdict.yes->delegation, [](Claim const& each) { return each.delegation.id; });
        able.emplace_back(claim->delegation.terms.limits.per_act.value_or(Money::most), holder);
    }
    std::ranges::sort(able);
    std::vector<Id<Person>> out;
    for (std::size_t i = 0; i < able.size() && i < 5; ++i) out.push_back(able[i].second);
    return out;
}

// ---- using -------------------------------------------------------------------------------------------------------

Result<Authorisation> check_authority(Reader& reader, Caller const& by, Demand const& demand, Day today)
{
    auto const& ground = demand.ground;
    CHECK(by.check_on(permission_for(ground.deed), ground.programme.value, ground.award.value));
    Id<Person> person{by.person()};
    auto       found = plan_authority(claims_of(reader, person, ground, today), ground,
                                      two_persons_above(reader, ground, today), today);
    if (found) return found;
    // Whoever may not is told which limit it is, what is left, and who could.
    auto refused = found.error();
    if (refused.why == refusal::number_out_of_range) return std::unexpected{std::move(refused)};
    auto        answer = explain_authority(reader, by, demand, today);
    std::string names;
    for (auto other : answer.who) names += (names.empty() ? "" : ", ") + load_person(reader, other)->name;
    if (!names.empty()) refused.detail += (refused.detail.empty() ? "" : "; ") + names;
    refused.lines = std::move(answer.lines);
    return std::unexpected{std::move(refused)};
}

Result<void> check_duties(Reader& reader, Deed deed, Doer const& by, std::vector<std::string> const& things)
{
    for (auto const& thing : things) {
        auto uses = reader.rows<UseRow>(std::string{use_columns} + " WHERE u.thing = $1 ORDER BY u.id", thing);
        for (auto const& use : uses)
            if (!use.returned && must_be_apart(deed, use.deed) && !apart({use.person_id, use.acting_for}, by))
                return refuse(refusal::same_person, thing);
    }
    return {};
}

namespace {

// Why a second person is still needed; once he was asked, who asked him and until when he can answer.
Refused second_person_needed(Reader& reader, Caller const& by, Demand const& demand, Day today)
{
    Refused out{refusal::second_person_needed, demand.cause};
    out.lines = explain_authority(reader, by, demand, today).lines;
    auto id   = reader.row<Id<Approval>>("SELECT id FROM approval WHERE cause = $1 AND state = 'open'", demand.cause);
    if (!id) return out;
    auto approval = *load_approval(reader, *id);
    auto name = load_person(reader, approval.proposer.person)->name, until = approval.expires_on.iso();
    out.lines.back().zh = name + " 已提请另一人复核，须在 " + until + " 前答复。" + out.lines.back().zh;
    out.lines.back().en = name + " has asked for it, to be answered by " + until + ". " + out.lines.back().en;
    return out;
}

} // namespace

Result<PlannedUse> check_use(Reader& reader, Caller const& by, Demand const& demand, Day today)
{
    auto const& ground = demand.ground;
    auto const& cause  = demand.cause;
    expects(!cause.empty());
    if (auto earlier = use_of(reader, cause)) {
        if (earlier->ground() != ground || earlier->returned || earlier->person_id.value != by.person())
            return refuse(refusal::cause_already_used, "/cause", cause);
        return PlannedUse{{}, {earlier->delegation_id, bool{earlier->approval_id}, earlier->acting_for}, true};
    }
    auto found = TRY(check_authority(reader, by, demand, today));
    Doer doer{{by.person()}, found.acting_for};
    if (auto free = stands_apart(reader, demand, doer, today); !free) {
        auto refused = free.error();
        refused.lines.push_back(who_could_line(reader, demand, {by.person()}, today));
        return std::unexpected{std::move(refused)};
    }

    PlannedUse out{{.cause       = cause,
                    .deed        = ground.deed,
                    .programme   = some(ground.programme),
                    .award       = some(ground.award),
                    .amount      = ground.amount,
                    .fiscal_year = fiscal_year_of(today, fiscal_year_start(reader)),
                    .delegation  = found.delegation,
                    .acting_for  = some(found.acting_for),
                    .approval    = {}},
                   found};
    if (!found.second_person_needed) return out;
    auto id       = reader.row<Id<Approval>>("SELECT id FROM approval WHERE cause = $1 AND state = 'confirmed'", cause);
    auto approval = id ? std::optional{*load_approval(reader, *id)} : std::nullopt;
    // Two persons agreed to this very act; one of them does it.
    bool agreed = approval && approval->ground == ground && apart(approval->proposer, approval->second) &&
                  (approval->proposer == doer || approval->second == doer);
    if (!agreed) return std::unexpected{second_person_needed(reader, by, demand, today)};
    out.fact.approval = *id;
    return out;
}

Result<PlannedUse> plan_use(Act& act, Caller const& by, Demand const& demand)
{
    auto planned = check_use(act.read(), by, demand, act.today);
    if (!planned && is_beyond_limit(planned.error().why)) keep_attempt(act, by, demand, planned.error().why);
    return planned;
}

Authorisation record_use(Act& act, PlannedUse const& planned)
{
    if (!planned.earlier) act.record(planned.fact);
    return planned.authorisation;
}

Result<Authorisation> use_authority(Act& act, Caller const& by, Demand const& demand)
{
    return record_use(act, TRY(plan_use(act, by, demand)));
}

void give_back_authority(Act& act, std::string const& cause)
{
    auto use = use_of(act.read(), cause);
    if (use && !use->returned) act.record(AuthorityGivenBack{use->id});
}

} // namespace penstock
