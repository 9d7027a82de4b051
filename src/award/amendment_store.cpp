// What facts about amendments do to the tables, and how one is approved whole: agreement, milestones, award and money.
#include "api/refusals.hpp"
#include "award/amendment_facts.hpp"
#include "award/award_messages.hpp"
#include "award/milestone_facts.hpp"
#include "award/refusals.hpp"
#include "award/report_facts.hpp"
#include "award/spending_rules.hpp"
#include "award/stored_text.hpp"
#include "award/working_paper.hpp"
#include "ledger/funding_rule_facts.hpp"
#include "ledger/refusals.hpp"

#include <map>

namespace penstock {

namespace {

void word(Writer& db, Stamp const& stamp, AmendmentStepped const& fact, AmendmentEvent step, AmendmentState to,
          std::optional<Day> approved_on = std::nullopt)
{
    db.run("UPDATE amendment SET state = $2, decided_on = $3 WHERE id = $1", fact.amendment, to, approved_on);
    db.run("INSERT INTO amendment_word (id, amendment_id, step, person, at, text) VALUES ($1, $2, $3, $4, $5, $6)",
           stamp.seq, fact.amendment, step, stamp.actor, stamp.at, fact.text);
}

struct OrganisationCount {
    std::int64_t                organisation_id{};
    std::optional<std::string>  amount_currency;
    std::optional<std::int64_t> amount_minor;
};
BOOST_DESCRIBE_STRUCT(OrganisationCount, (), (organisation_id, amount_currency, amount_minor))

// The award counts for the other organisation from now on.
void hand_over(Writer& db, Id<Award> award, Id<Organisation> to)
{
    auto was = db.one<OrganisationCount>(
        "SELECT organisation_id, amount_currency, amount_minor FROM award WHERE id = $1", award);
    auto code = was.amount_currency.value_or("");
    db.run(R"sql(
        INSERT INTO organisation_total (organisation_id, currency, awards, minor) VALUES ($1, $2, 1, $3)
        ON CONFLICT (organisation_id, currency)
        DO UPDATE SET awards = organisation_total.awards + 1, minor = organisation_total.minor + $3
    )sql",
           to, code, was.amount_minor.value_or(0));
    db.run("UPDATE organisation_total SET awards = awards - 1, minor = minor - $3 "
           "WHERE organisation_id = $1 AND currency = $2",
           was.organisation_id, code, was.amount_minor.value_or(0));
    db.run("UPDATE award SET organisation_id = $2 WHERE id = $1", award, to);
}

} // namespace

void apply(Writer& db, Stamp const& stamp, AmendmentSubmitted const& fact)
{
    db.run(R"sql(
        INSERT INTO amendment (id, award_id, type, state, change, reason, submitted_by, submitted_at, recommended_by,
                               decided_by, decided_on, version)
        VALUES ($1, $2, $3, 'submitted', $4, $5, $6, $7, 0, 0, NULL, 0)
    )sql",
           stamp.seq, fact.award, fact.type, json::canonical(fact.change), fact.reason, stamp.actor, stamp.at);
}

void apply(Writer& db, Stamp const& stamp, AmendmentQueried const& fact)
{
    word(db, stamp, fact, AmendmentEvent::query, AmendmentState::queried);
}
void apply(Writer& db, Stamp const& stamp, AmendmentAnswered const& fact)
{
    word(db, stamp, fact, AmendmentEvent::answer, AmendmentState::submitted);
}
void apply(Writer& db, Stamp const& stamp, AmendmentRecommended const& fact)
{
    word(db, stamp, fact, AmendmentEvent::recommend, AmendmentState::recommended);
    db.run("UPDATE amendment SET recommended_by = $2 WHERE id = $1", fact.amendment, stamp.actor);
}
void apply(Writer& db, Stamp const& stamp, AmendmentRejected const& fact)
{
    word(db, stamp, fact, AmendmentEvent::reject, AmendmentState::rejected);
    db.run("UPDATE amendment SET decided_by = $2 WHERE id = $1", fact.amendment, stamp.actor);
}
void apply(Writer& db, Stamp const& stamp, AmendmentWithdrawn const& fact)
{
    word(db, stamp, fact, AmendmentEvent::withdraw, AmendmentState::withdrawn);
}

void apply(Writer& db, Stamp const& stamp, AmendmentApproved const& fact)
{
    word(db, stamp, fact, AmendmentEvent::approve, AmendmentState::approved, fact.on);
    db.run("UPDATE amendment SET decided_by = $2, version = $3 WHERE id = $1", fact.amendment, stamp.actor,
           fact.version);
    if (db.row<std::int64_t>("SELECT 1 FROM agreement WHERE award_id = $1 AND version = $2", fact.award, fact.version))
        return; // a pause or a stop
    db.run(R"sql(
        INSERT INTO agreement (award_id, version, terms, digest, offered_by, offered_at, open_until, signed_on,
                               signed_by, signatory, paper)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $5, '', NULL)
    )sql",
           fact.award, fact.version, json::canonical(fact.after), fact.digest, stamp.actor, stamp.at, fact.on);
    auto state = named<AwardState>(db.one<std::string>("SELECT state FROM award WHERE id = $1", fact.award));
    restate_award(db, fact.award,
                  {*state, *fact.after.amount, *fact.after.starts_on, *fact.after.ends_on, fact.after.lead.value});
    if (fact.organisation) hand_over(db, fact.award, *fact.organisation);
}

void add_amendment_facts(FactKinds& kinds)
{
    kinds.add<AmendmentSubmitted, AmendmentQueried, AmendmentAnswered, AmendmentRecommended, AmendmentRejected,
              AmendmentWithdrawn, AmendmentApproved>();
}

bool is_party(Reader& reader, Id<Award> award, Caller const& by, Day today)
{
    return is_party(reader, award, Id<Person>{by.person()}, today);
}

namespace {

struct AmendmentNowRow {
    Id<Amendment>  id;
    Id<Award>      award;
    Id<Programme>  programme;
    AmendmentType  type{};
    AmendmentState state{};
    AwardState     award_state{};
    std::int64_t   submitted_by{};
    std::int64_t   recommended_by{};
};
BOOST_DESCRIBE_STRUCT(AmendmentNowRow, (),
                      (id, award, programme, type, state, award_state, submitted_by, recommended_by))

struct SettledMilestone {
    std::string    number;
    MilestoneState state{};
    std::int64_t   advanced{};
};
BOOST_DESCRIBE_STRUCT(SettledMilestone, (), (number, state, advanced))

struct FreeLine {
    Id<Appropriation> appropriation;
    Id<Programme>     programme;
    std::string       line;
    std::int64_t      free{};
};
BOOST_DESCRIBE_STRUCT(FreeLine, (), (appropriation, programme, line, free))

std::vector<FreeLine> free_lines(Reader& reader, Id<Award> award)
{
    return reader.rows<FreeLine>(R"sql(
        SELECT appropriation_id AS appropriation, programme_id AS programme, line, balance - set_aside AS free
          FROM account
         WHERE award_id = $1 AND stage = 'committed' AND balance > set_aside
         ORDER BY appropriation_id, line
    )sql",
                                 award);
}

} // namespace

Result<AmendmentNow> load_amendment(Reader& reader, Id<Amendment> id, Caller const& by, Day today)
{
    auto row = reader.row<AmendmentNowRow>(R"sql(
        SELECT m.id, m.award_id AS award, a.programme_id AS programme, m.type, m.state, a.state AS award_state,
               m.submitted_by, m.recommended_by
          FROM amendment m
          JOIN award a ON a.id = m.award_id
         WHERE m.id = $1
    )sql",
                                           id);
    if (!row) return refuse(refusal::not_found);
    return AmendmentNow{row->id,           row->award,          row->programme,
                        row->type,         row->state,          row->award_state,
                        row->submitted_by, row->recommended_by, is_party(reader, row->award, by, today)};
}

namespace {

AmendmentLimits limits_of(Reader& reader, AgreementNow const& agreement, Day today)
{
    auto terms = [&](FundingRuleKind kind) {
        return terms_in_force(reader, kind, agreement.programme, agreement.fund, today);
    };
    auto extension = terms(FundingRuleKind::extension);
    return {*extension.times, static_cast<int>(*extension.months), *terms(FundingRuleKind::virement).basis_points};
}

} // namespace

Result<AmendmentGround> load_ground(Reader& reader, AgreementNow const& agreement, AmendmentChange const& change,
                                    Day today)
{
    if (!agreement.signed_on) return refuse(refusal::agreement_not_signed);
    AmendmentGround out{
        .terms = agreement.terms, .currency = agreement.currency, .limits = limits_of(reader, agreement, today)};
    for (auto const& one : reader.rows<SettledMilestone>(
             "SELECT number, state, advanced FROM milestone WHERE award_id = $1 AND state <> 'superseded'",
             agreement.award)) {
        if (accepted(one.state) || one.state == MilestoneState::waived) out.passed.insert(one.number);
        else out.advanced[one.number] = one.advanced;
    }
    for (auto const& line : free_lines(reader, agreement.award))
        if (takes_entries(reader, line.appropriation, EntryKind::decommit)) out.free[line.line] += line.free;
    out.extensions = reader.one<std::int64_t>(
        "SELECT count(*) FROM amendment WHERE award_id = $1 AND type = 'extension' AND state = 'approved'",
        agreement.award);
    auto first = stored<AgreementTerms>(
        reader.one<std::string>("SELECT terms FROM agreement WHERE award_id = $1 AND version = 1", agreement.award));
    out.first_end = *first.ends_on;
    for (auto const& text : reader.rows<std::string>(
             "SELECT change FROM amendment WHERE award_id = $1 AND type = 'budget' AND state = 'approved'",
             agreement.award)) {
        auto before = json::from_text<AmendmentChange>(text);
        expects(before.has_value());
        out.moved[before->from_line->value] += before->amount->minor;
    }
    if (change.organisation) {
        auto name = reader.row<std::string>("SELECT name FROM organisation WHERE id = $1 AND merged_into = 0",
                                            *change.organisation);
        if (!name) return refuse(refusal::not_found, "/change/organisation", "");
        out.organisation = *std::move(name);
    }
    return out;
}

namespace {

// What changes the lines of a budget keeps them within the rules, as an offer does.
Result<void> check_lines(Reader& reader, AgreementNow const& agreement, AgreementTerms const& after, AmendmentType type,
                         Day today)
{
    if (type != AmendmentType::budget && type != AmendmentType::amount) return {};
    return check_budget(reader, agreement, after, "/change/amount", today);
}

} // namespace

Result<Id<Amendment>> submit_amendment(Act& act, Caller const& by, Id<Award> id, AmendmentType type,
                                       AmendmentChange const& change, std::string const& reason)
{
    auto award = TRY(load_award(act.read(), id));
    if (!by.may_on(Permission::report_on_awards, award.programme.value, id.value))
        CHECK(by.check_in(Permission::prepare_awards, award.programme.value));
    auto agreement = TRY(load_agreement(act.read(), id));
    auto ground    = TRY(load_ground(act.read(), agreement, change, act.today));
    CHECK(may_be_amended(award.state, type));
    if (reason.empty()) return refuse(refusal::missing_field, "/reason", "");
    CHECK(check_lines(act.read(), agreement, TRY(amended(ground, type, change)), type, act.today));
    if (change.milestones)
        CHECK(check_acceptors(act.read(), *change.milestones, "/change/milestones", award.programme, id, act.today));
    if (act.read().row<std::int64_t>(R"sql(
            SELECT id FROM amendment
             WHERE award_id = $1 AND type = $2 AND state IN ('submitted', 'queried', 'recommended')
        )sql",
                                     id, type))
        return refuse(refusal::amendment_open);
    Id<Amendment> amendment{act.record(AmendmentSubmitted{id, type, change, reason})};
    tell_of_amendment(act, id, amendment, type, reason, amendment.value);
    return amendment;
}

namespace {

std::string cause_of(Id<Amendment> id, std::string_view what)
{
    return "amendment/" + std::to_string(id.value) + "/" + std::string{what};
}

// Where more money comes from: the appropriation the award was prepared from while its year gives any, else one that
// took over commitments of the award. Refuses year_not_open, exceeds_available.
Result<Id<Appropriation>> pool_of_more(Reader& reader, AgreementNow const& agreement, std::int64_t minor)
{
    std::vector<Id<Appropriation>> pools{agreement.appropriation};
    for (auto pool : reader.rows<Id<Appropriation>>(R"sql(
             SELECT DISTINCT appropriation_id
               FROM account
              WHERE award_id = $1 AND stage = 'committed' AND appropriation_id <> $2
              ORDER BY appropriation_id
         )sql",
                                                    agreement.award, agreement.appropriation))
        pools.push_back(pool);
    std::optional<std::int64_t> most;
    for (auto pool : pools) {
        if (!takes_entries(reader, pool, EntryKind::commit)) continue;
        auto available =
            account_at(reader, {.appropriation = pool, .stage = Stage::allotted, .programme = agreement.programme})
                .available();
        if (available >= minor) return pool;
        most = std::max(available, most.value_or(0));
    }
    if (most) return refuse(refusal::exceeds_available, "/change/amount", std::to_string(*most));
    return refuse(refusal::year_not_open, "/change/amount", "");
}

// Money follows the agreement: from the programme or back to it, or from one line to another; each appropriation by
// itself, the oldest first.
Result<void> move_money(Act& act, Id<Amendment> id, AgreementNow const& agreement, AgreementTerms const& after)
{
    auto         changes = line_changes(agreement.terms, after);
    std::int64_t whole   = after.amount->minor - agreement.terms.amount->minor;
    if (changes.empty()) return {};
    auto     kind = whole > 0 ? EntryKind::commit : whole < 0 ? EntryKind::decommit : EntryKind::move_line;
    NewEntry entry{.cause = cause_of(id, name_of(kind)), .kind = kind, .value_on = act.today};
    auto     programme = [&](Id<Appropriation> pool) {
        return Place{.appropriation = pool, .stage = Stage::allotted, .programme = agreement.programme};
    };
    auto committed = [&](Id<Appropriation> pool, std::string const& line) {
        auto place  = programme(pool);
        place.stage = Stage::committed;
        place.award = agreement.award;
        place.line  = line;
        return place;
    };
    if (whole > 0) {
        auto pool = TRY(pool_of_more(act.read(), agreement, whole));
        entry.legs.push_back({programme(pool), -whole});
        for (auto const& [line, minor] : changes) entry.legs.push_back({committed(pool, line), minor});
    } else {
        std::string to; // the line that takes what another gives; what leaves the award goes to the programme
        for (auto const& [line, minor] : changes)
            if (minor > 0) to = line;
        std::map<Id<Appropriation>, std::int64_t> given;
        for (auto const& [line, minor] : changes) {
            auto left = std::max<std::int64_t>(0, -minor);
            for (auto const& each : free_lines(act.read(), agreement.award)) {
                if (each.line != line || !takes_entries(act.read(), each.appropriation, kind)) continue;
                auto part = std::min(left, each.free);
                if (part == 0) continue;
                entry.legs.push_back({committed(each.appropriation, line), -part});
                given[each.appropriation] += part;
                left -= part;
            }
            if (left > 0) return refuse(refusal::exceeds_available, "/change/amount", std::to_string(-minor - left));
        }
        for (auto const& [pool, minor] : given)
            entry.legs.push_back({whole < 0 ? programme(pool) : committed(pool, to), minor});
    }
    CHECK(post(act, entry));
    return {};
}

struct OpenMilestone {
    Id<Milestone>  id;
    std::string    number;
    MilestoneState state{};
    std::int64_t   advanced{};
};
BOOST_DESCRIBE_STRUCT(OpenMilestone, (), (id, number, state, advanced))

// Those that are not as they were are superseded, and the new ones planned and, where they wait for nothing, started.
void replace_milestones(Act& act, AgreementNow const& agreement, AgreementTerms const& after, std::int64_t version,
                        std::set<std::string> const& passed, std::string const& decision, std::string const& reason)
{
    auto                                 gone = replaced(agreement.terms, after, passed);
    std::map<std::string, Id<Milestone>> known;
    std::map<std::string, std::int64_t>  advanced;
    for (auto const& one : act.read().rows<OpenMilestone>(
             "SELECT id, number, state, advanced FROM milestone WHERE award_id = $1 AND state <> 'superseded'"
             " ORDER BY position",
             agreement.award)) {
        if (gone.contains(one.number)) {
            act.record(MilestoneSuperseded{{one.id}, act.today, decision, reason});
            advanced[one.number] = one.advanced;
        } else known[one.number] = one.id;
    }
    for (auto at : in_order_of_dependency(after)) {
        auto const& terms  = after.milestones[at];
        auto const& number = terms.number.value;
        if (known.contains(number)) continue;
        MilestonePlanned fact{.award    = agreement.award,
                              .version  = version,
                              .position = static_cast<std::int64_t>(at) + 1,
                              .terms    = terms,
                              .currency = agreement.currency,
                              .tranche  = sum_of(after, InstalmentKind::milestone, number) - advanced[number],
                              .prize    = sum_of(after, InstalmentKind::prize, number)};
        for (auto const& before : terms.after) fact.after.push_back(known.at(before.value));
        known[number] = {act.record(fact)};
    }
    start_milestones(act, agreement.award);
}

AmendmentChange change_of(Reader& reader, Id<Amendment> id)
{
    auto change =
        json::from_text<AmendmentChange>(reader.one<std::string>("SELECT change FROM amendment WHERE id = $1", id));
    expects(change.has_value());
    return *std::move(change);
}

Result<void> approve(Act& act, Caller const& by, AmendmentNow const& amendment, std::string const& text)
{
    auto change    = change_of(act.read(), amendment.id);
    auto agreement = TRY(load_agreement(act.read(), amendment.award));
    auto ground    = TRY(load_ground(act.read(), agreement, change, act.today));
    // Judged again: since it was asked for, something else may have been agreed or accepted.
    auto after = TRY(amended(ground, amendment.type, change));
    CHECK(check_lines(act.read(), agreement, after, amendment.type, act.today));
    if (change.milestones)
        CHECK(check_acceptors(act.read(), *change.milestones, "/change/milestones", amendment.programme,
                              amendment.award, act.today));
    auto use     = TRY(plan_use(act, by, demand_of_amendment(act.read(), amendment, change, agreement)));
    bool terms   = amendment.type != AmendmentType::pause && amendment.type != AmendmentType::stop;
    auto version = agreement.version + (terms ? 1 : 0);
    auto digest  = sha256(json::canonical(after));
    auto cause   = "amendment/" + std::to_string(amendment.id.value);
    // Money first: it alone can still be refused, as by closed books.
    if (amendment.type == AmendmentType::stop) CHECK(return_money(act, amendment.award, cause, text));
    if (terms) CHECK(move_money(act, amendment.id, agreement, after));
    record_use(act, use);
    auto fact = act.record(AmendmentApproved{{amendment.id, text},
                                             amendment.award,
                                             act.today,
                                             version,
                                             agreement.terms,
                                             after,
                                             digest,
                                             change.organisation});
    tell_of_step(act, amendment, AmendmentEvent::approve, text, fact);
    if (terms) {
        replace_milestones(act, agreement, after, version, ground.passed, cause, text);
        schedule_reports(act, amendment.award);
    }
    if (amendment.type == AmendmentType::pause) record_step(act, amendment.award, AwardEvent::hold, text);
    if (amendment.type == AmendmentType::stop)
        end_award(act, amendment.award, cause, std::string{name_of(*change.stop_reason)} + ": " + text);
    return {};
}

} // namespace

Demand demand_of_amendment(Reader& reader, AmendmentNow const& amendment, AmendmentChange const& change,
                           AgreementNow const& agreement)
{
    std::int64_t minor = 0;
    auto         deed  = Deed::amend_award;
    if (amendment.type == AmendmentType::amount)
        minor = std::max<std::int64_t>(0, change.amount->minor - agreement.terms.amount->minor);
    if (amendment.type == AmendmentType::budget) {
        deed  = Deed::move_line;
        minor = change.amount->minor;
    }
    if (amendment.type == AmendmentType::stop) {
        deed = Deed::stop_award;
        for (auto const& line : free_lines(reader, amendment.award)) minor += line.free;
    }
    return {{deed, amendment.programme, amendment.award, {minor, agreement.currency}},
            cause_of(amendment.id, name_of(AmendmentEvent::approve)),
            {},
            {{amendment.submitted_by}, {amendment.recommended_by}}};
}

std::vector<api::May> may_with_authority(Reader& reader, AmendmentNow const& amendment, Caller const& by, Day today)
{
    auto out = may(amendment, by);
    for (auto& step : out) {
        if (!step.allowed || step.step != name_of(AmendmentEvent::approve)) continue;
        auto agreement = load_agreement(reader, amendment.award);
        expects(agreement.has_value());
        auto demand = demand_of_amendment(reader, amendment, change_of(reader, amendment.id), *agreement);
        step        = with_authority(reader, by, std::move(step), demand, today);
    }
    return out;
}

Result<AmendmentState> step_amendment(Act& act, Caller const& by, Id<Amendment> id, AmendmentEvent event,
                                      std::string const& text)
{
    auto amendment = TRY(load_amendment(act.read(), id, by, act.today));
    auto to        = TRY(plan_step(amendment, event, by));
    if (text.empty()) return refuse(refusal::missing_field, "/text", "");
    AmendmentStepped const step{id, text};
    std::int64_t           fact = 0;
    switch (event) {
    case AmendmentEvent::query:     fact = act.record(AmendmentQueried{step}); break;
    case AmendmentEvent::answer:    fact = act.record(AmendmentAnswered{step}); break;
    case AmendmentEvent::recommend: fact = act.record(AmendmentRecommended{step}); break;
    case AmendmentEvent::reject:    fact = act.record(AmendmentRejected{step}); break;
    case AmendmentEvent::withdraw:  fact = act.record(AmendmentWithdrawn{step}); break;
    case AmendmentEvent::approve:   CHECK(approve(act, by, amendment, text)); return to;
    }
    tell_of_step(act, amendment, event, text, fact);
    return to;
}

Result<void> return_money(Act& act, Id<Award> award, std::string const& cause, std::string const& memo)
{
    NewEntry entry{.cause = cause + "/decommit", .kind = EntryKind::decommit, .value_on = act.today, .memo = memo};
    std::map<std::pair<Id<Appropriation>, Id<Programme>>, std::int64_t> returned;
    for (auto const& line : free_lines(act.read(), award)) {
        entry.legs.push_back({{.appropriation = line.appropriation,
                               .stage         = Stage::committed,
                               .programme     = line.programme,
                               .award         = award,
                               .line          = line.line},
                              -line.free});
        returned[{line.appropriation, line.programme}] += line.free;
    }
    for (auto const& [where, minor] : returned)
        entry.legs.push_back(
            {{.appropriation = where.first, .stage = Stage::allotted, .programme = where.second}, minor});
    if (!entry.legs.empty()) CHECK(post(act, entry));
    return {};
}

void end_award(Act& act, Id<Award> award, std::string const& decision, std::string const& reason)
{
    for (auto id : act.read().rows<Id<Milestone>>(R"sql(
             SELECT id FROM milestone
              WHERE award_id = $1 AND state IN ('planned', 'active', 'submitted', 'missed') ORDER BY position
         )sql",
                                                  award)) {
        act.record(MilestoneSuperseded{{id}, act.today, decision, reason});
        end_working_paper(act, milestone_paper, id.value);
    }
    record_step(act, award, AwardEvent::terminate, reason);
}

} // namespace penstock
