// What facts about agreements do to the tables, and the steps of a prepared award with all they do to its money.
#include "award/agreement_facts.hpp"

#include "api/refusals.hpp"
#include "award/award_messages.hpp"
#include "award/milestone_facts.hpp"
#include "award/report_facts.hpp"
#include "award/spending_rules.hpp"
#include "award/stored_text.hpp"
#include "award/working_paper.hpp"
#include "ledger/funding_rule_facts.hpp"
#include "ledger/refusals.hpp"
#include "people/refusals.hpp"
#include "store/blob.hpp"

namespace penstock {

void apply(Writer& db, Stamp const& stamp, AwardPrepared const& fact)
{
    db.run("INSERT INTO award_preparation (award_id, appropriation_id, prepared_by) VALUES ($1, $2, $3)", fact.award,
           fact.appropriation, stamp.actor);
}

void apply(Writer& db, Stamp const& stamp, AwardCheckSettled const& fact)
{
    db.run(R"sql(
        INSERT INTO award_check (award_id, item, verdict, note, paper, person, at) VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (award_id, item) DO UPDATE SET verdict = $3, note = $4, paper = $5, person = $6, at = $7
    )sql",
           fact.award, fact.item, fact.verdict, fact.note, fact.paper, stamp.actor, stamp.at);
}

void apply(Writer& db, Stamp const& stamp, AgreementOffered const& fact)
{
    db.run(R"sql(
        INSERT INTO agreement (award_id, version, terms, digest, offered_by, offered_at, open_until, signed_on,
                               signed_by, signatory, paper)
        VALUES ($1, $2, $3, $4, $5, $6, $7, NULL, 0, '', NULL)
    )sql",
           fact.award, fact.version, json::canonical(fact.terms), fact.digest, stamp.actor, stamp.at, fact.until);
    restate_award(
        db, fact.award,
        {AwardState::offered, *fact.terms.amount, *fact.terms.starts_on, *fact.terms.ends_on, fact.terms.lead.value});
}

void apply(Writer& db, Stamp const& stamp, AgreementCountersigned const& fact)
{
    db.run("UPDATE agreement SET signed_on = $3, signed_by = $4 WHERE award_id = $1 AND version = $2", fact.award,
           fact.version, fact.on, stamp.actor);
}

void apply(Writer& db, Stamp const& stamp, SignedAgreementRecorded const& fact)
{
    db.run(R"sql(
        UPDATE agreement
           SET signed_on = $3, signed_by = $4, signatory = $5, paper = $6
         WHERE award_id = $1 AND version = $2
    )sql",
           fact.award, fact.version, fact.on, stamp.actor, fact.signatory, fact.paper);
}

void add_agreement_facts(FactKinds& kinds)
{
    kinds.add<AwardPrepared, AwardCheckSettled, AgreementOffered, AgreementCountersigned, SignedAgreementRecorded>();
}

namespace {

struct PreparedRow {
    Id<Award>                   award;
    Id<Programme>               programme;
    Id<Appropriation>           appropriation;
    std::string                 fund;
    std::string                 currency;
    std::string                 title;
    std::string                 description;
    std::string                 organisation;
    std::string                 lead;
    std::optional<std::int64_t> amount_minor;
    std::optional<Day>          starts_on;
    std::optional<Day>          ends_on;
};
BOOST_DESCRIBE_STRUCT(PreparedRow, (),
                      (award, programme, appropriation, fund, currency, title, description, organisation, lead,
                       amount_minor, starts_on, ends_on))

struct VersionRow {
    std::int64_t          version{};
    std::string           terms;
    Digest                digest;
    Day                   open_until;
    std::optional<Day>    signed_on;
    std::int64_t          signed_by{};
    std::string           signatory;
    std::optional<Digest> paper;
};
BOOST_DESCRIBE_STRUCT(VersionRow, (), (version, terms, digest, open_until, signed_on, signed_by, signatory, paper))

// What is known before anybody wrote a word of the paper.
AgreementTerms first_terms(PreparedRow const& row)
{
    AgreementTerms out;
    // The language of a purpose typed in one field is told by its script.
    bool chinese = std::ranges::any_of(row.description, [](char c) { return static_cast<unsigned char>(c) >= 0xe3; });
    (chinese ? out.purpose.zh : out.purpose.en) = row.description;
    out.lead                                    = {row.lead};
    out.parties   = {{.organisation = {row.organisation}, .recipient = true, .share = whole_share}};
    out.starts_on = row.starts_on;
    out.ends_on   = row.ends_on;
    if (row.amount_minor) out.amount = Money{*row.amount_minor, currency(row.currency)};
    return out;
}

std::string cause_of_offer(Id<Award> award) { return "award/" + std::to_string(award.value) + "/offer"; }

std::string commitment(Id<Award> award, std::string const& line)
{
    return "award/" + std::to_string(award.value) + "/commit" + (line.empty() ? "" : "/" + line);
}

// The reservations of an offer that are still open, in the order they were made.
std::vector<Id<Reservation>> open_reservations(Reader& reader, Id<Award> award)
{
    return reader.rows<Id<Reservation>>(R"sql(
        SELECT r.id
          FROM reservation r
          JOIN account a ON a.id = r.to_id
         WHERE a.award_id = $1 AND a.stage = 'committed' AND r.kind = 'commit' AND r.state = 'pending'
         ORDER BY r.id
    )sql",
                                        award);
}

// The award becomes active: its advance falls due, and what waits for nothing starts.
Result<void> activate(Act& act, AgreementNow const& agreement)
{
    if (auto advance = sum_of(agreement.terms, InstalmentKind::advance); advance > 0)
        CHECK(let_fall_due(act, agreement.award, {}, {advance, agreement.currency},
                           "advance/" + std::to_string(agreement.award.value), ""));
    record_step(act, agreement.award, AwardEvent::activate, "");
    start_milestones(act, agreement.award);
    return {};
}

} // namespace

Result<AgreementNow> load_agreement(Reader& reader, Id<Award> award)
{
    auto row = reader.row<PreparedRow>(R"sql(
        SELECT a.id AS award, a.programme_id AS programme, r.appropriation_id AS appropriation, p.fund,
               p.currency, a.title, a.description, o.name AS organisation, a.lead, a.amount_minor, a.starts_on,
               a.ends_on
          FROM award_preparation r
          JOIN award a ON a.id = r.award_id
          JOIN appropriation p ON p.id = r.appropriation_id
          JOIN organisation o ON o.id = a.organisation_id
         WHERE a.id = $1
    )sql",
                                       award);
    if (!row) return refuse(refusal::not_found);
    AgreementNow out{.award         = row->award,
                     .programme     = row->programme,
                     .appropriation = row->appropriation,
                     .fund          = row->fund,
                     .currency      = currency(row->currency)};
    auto         signed_or_offered = reader.row<VersionRow>(R"sql(
        SELECT version, terms, digest, open_until, signed_on, signed_by, signatory, paper
          FROM agreement
         WHERE award_id = $1
         ORDER BY version DESC
         LIMIT 1
    )sql",
                                                            award);
    if (signed_or_offered) {
        out.version      = signed_or_offered->version;
        out.terms        = stored<AgreementTerms>(signed_or_offered->terms);
        out.digest       = signed_or_offered->digest;
        out.open_until   = signed_or_offered->open_until;
        out.signed_on    = signed_or_offered->signed_on;
        out.signed_by    = signed_or_offered->signed_by;
        out.signatory    = signed_or_offered->signatory;
        out.signed_paper = signed_or_offered->paper;
        return out;
    }
    auto paper = working_paper(reader, agreement_paper, award.value);
    out.paper  = paper ? paper->version : 0;
    out.terms  = paper ? stored<AgreementTerms>(paper->content) : first_terms(*row);
    out.digest = sha256(json::canonical(out.terms));
    return out;
}

std::vector<CheckItem> open_checks(Reader& reader, Id<Award> award)
{
    std::vector<CheckItem> out;
    auto                   agreement = load_agreement(reader, award);
    if (!agreement) return out;
    for (auto const& [item, name] : enumerators<CheckItem>()) {
        auto settled =
            reader.row<Digest>("SELECT paper FROM award_check WHERE award_id = $1 AND item = $2", award, item);
        if (!settled || (speaks_of_paper(item) && *settled != agreement->digest)) out.push_back(item);
    }
    return out;
}

Result<void> check_advance(Reader& reader, AgreementNow const& agreement, std::int64_t minor, Day today)
{
    auto most = share_of(
        agreement.terms.amount->minor,
        *terms_in_force(reader, FundingRuleKind::advance, agreement.programme, agreement.fund, today).basis_points);
    if (minor > most)
        return refuse(refusal::exceeds_advance_cap, "/instalments", Money{most, agreement.currency}.decimal());
    return {};
}

Result<void> check_acceptors(Reader& reader, std::vector<MilestoneTerms> const& milestones, std::string const& at,
                             Id<Programme> programme, Id<Award> award, Day today)
{
    std::vector<Fault>     faults;
    std::vector<Bilingual> lines;
    for (std::size_t i = 0; i < milestones.size(); ++i) {
        auto const& acceptor = milestones[i].acceptor;
        if (!acceptor) continue;
        auto pointer = at + "/" + std::to_string(i) + "/acceptor";
        auto person  = load_person(reader, *acceptor);
        if (!person) {
            faults.push_back({pointer, refusal::not_found, ""});
            continue;
        }
        bool party = is_party(reader, award, *acceptor, today);
        if (!party &&
            caller_of(reader, *acceptor, today).may_on(Permission::verify_milestones, programme.value, award.value))
            continue;
        faults.push_back({pointer, refusal::not_a_choice, person->name});
        Bilingual line = party ? Bilingual{person->name + " 是该资助的承担人员，不能核验其里程碑。",
                                           person->name + " performs this award and cannot verify its milestones."}
                               : Bilingual{person->name + " 在本项目群没有核验里程碑的角色。",
                                           person->name + " holds no role that verifies milestones here."};
        if (std::ranges::find(lines, line) == lines.end() && lines.size() < 3) lines.push_back(std::move(line));
    }
    if (faults.empty()) return {};
    Refused refused{std::move(faults)};
    refused.lines = std::move(lines);
    return std::unexpected{std::move(refused)};
}

Demand demand_of_offer(AgreementNow const& agreement)
{
    return {{Deed::commit_award, agreement.programme, agreement.award, *agreement.terms.amount},
            cause_of_offer(agreement.award)};
}

std::vector<api::May> may_with_authority(Reader& reader, AwardNow const& award, Caller const& by, Day today)
{
    auto out = may(award, by, today);
    for (auto& step : out) {
        if (!step.allowed || step.step != name_of(AwardEvent::offer)) continue;
        // A paper with faults is told of them first.
        auto agreement = load_agreement(reader, award.id);
        if (agreement && faults_of(agreement->terms, agreement->currency).empty())
            step = with_authority(reader, by, std::move(step), demand_of_offer(*agreement), today);
    }
    return out;
}

Result<void> offer_agreement(Act& act, Caller const& by, Id<Award> id, Day until)
{
    auto        award     = TRY(load_award(act.read(), id));
    auto        agreement = TRY(load_agreement(act.read(), id));
    auto const& terms     = agreement.terms;
    CHECK(plan_step(award, AwardEvent::offer, "", by, act.today));
    if (auto faults = faults_of(terms, agreement.currency); !faults.empty())
        return std::unexpected{Refused{std::move(faults)}};
    CHECK(check_acceptors(act.read(), terms.milestones, "/milestones", award.programme, id, act.today));
    CHECK(check_advance(act.read(), agreement, sum_of(terms, InstalmentKind::advance), act.today));
    CHECK(check_budget(act.read(), agreement, terms, "", act.today));
    if (until < act.today) return refuse(refusal::date_in_past, "/until", act.today.iso());

    Place const from{.appropriation = agreement.appropriation, .stage = Stage::allotted, .programme = award.programme};
    if (auto available = account_at(act.read(), from).available(); available < terms.amount->minor)
        return refuse(refusal::exceeds_available, "/amount", std::to_string(available));
    auto use = TRY(plan_use(act, by, demand_of_offer(agreement)));

    std::vector<std::pair<std::string, std::int64_t>> parts;
    for (auto const& line : terms.lines) parts.emplace_back(line.code.value, line.minor);
    if (parts.empty()) parts.emplace_back("", terms.amount->minor);
    for (auto const& [line, minor] : parts) {
        auto to  = from;
        to.stage = Stage::committed;
        to.award = id;
        to.line  = line;
        CHECK(reserve(act, {.cause      = commitment(id, line),
                            .kind       = EntryKind::commit,
                            .from       = from,
                            .to         = to,
                            .minor      = minor,
                            .expires_on = until}));
    }
    record_use(act, use);
    auto fact = act.record(AgreementOffered{id, 1, terms, agreement.digest, until});
    tell_of_offer(act, id, until, fact);
    end_working_paper(act, agreement_paper, id.value);
    return {};
}

Result<void> sign_agreement(Act& act, Caller const& by, Id<Award> id, Signature const& signature)
{
    auto award     = TRY(load_award(act.read(), id));
    auto agreement = TRY(load_agreement(act.read(), id));
    auto event     = signature.paper ? AwardEvent::record_signature : AwardEvent::countersign;
    CHECK(plan_step(award, event, "", by, act.today));
    // Whoever signs names what he signs; another text than the one offered is not signed by that.
    if (signature.digest != agreement.digest) return refuse(refusal::changed_meanwhile, "/digest", "");
    if (signature.on > act.today) return refuse(refusal::date_in_future, "/on", act.today.iso());
    if (signature.paper && !store::find_blob(act.read(), *signature.paper))
        return refuse(refusal::not_found, "/paper", "");

    for (auto each : open_reservations(act.read(), id)) {
        auto reservation = TRY(load_reservation(act.read(), each));
        CHECK(post_reserved(act, each, reservation.terms.cause, reservation.terms.minor, act.today));
    }
    auto fact = signature.paper
                    ? act.record(SignedAgreementRecorded{id, agreement.version, agreement.digest, signature.on,
                                                         signature.signatory, *signature.paper})
                    : act.record(AgreementCountersigned{id, agreement.version, agreement.digest, signature.on});
    tell_of_signature(act, id, fact);
    plan_milestones(act, agreement);
    schedule_reports(act, id);
    if (*agreement.terms.starts_on <= act.today) CHECK(activate(act, agreement));
    return {};
}

Result<void> step_prepared_award(Act& act, Caller const& by, Id<Award> id, AwardEvent event, std::string const& reason)
{
    auto award = TRY(load_award(act.read(), id));
    CHECK(plan_step(award, event, reason, by, act.today));
    if (event == AwardEvent::activate) return activate(act, TRY(load_agreement(act.read(), id)));
    for (auto each : open_reservations(act.read(), id))
        CHECK(end_reservation(act, each,
                              event == AwardEvent::expire ? ReservationEvent::expire : ReservationEvent::void_it));
    // What was offered and falls away is open to whoever offered it again.
    if (award.state == AwardState::offered) give_back_authority(act, cause_of_offer(id));
    record_step(act, id, event, reason);
    end_working_paper(act, agreement_paper, id.value);
    return {};
}

namespace {

constexpr std::string_view newest_agreement = R"sql(
          FROM award a
          JOIN agreement g ON g.award_id = a.id
                          AND g.version = (SELECT max(version) FROM agreement WHERE award_id = a.id)
         WHERE a.state = 'offered')sql";

// Lets each take its step; one that is refused, as by closed books, waits for a person.
std::int64_t step_each(Act& act, std::vector<Id<Award>> const& awards, AwardEvent event)
{
    std::int64_t done = 0;
    for (auto id : awards)
        done += step_prepared_award(act, Caller::operator_of_this_machine(), id, event, "").has_value();
    return done;
}

} // namespace

std::int64_t expire_offers(Act& act, std::int64_t most)
{
    static std::string const sql = "SELECT a.id" + std::string{newest_agreement} +
                                   " AND g.signed_on IS NULL AND g.open_until < $1 ORDER BY a.id LIMIT $2";
    return step_each(act, act.read().rows<Id<Award>>(sql, act.today, most), AwardEvent::expire);
}

std::int64_t activate_signed_awards(Act& act, std::int64_t most)
{
    static std::string const sql = "SELECT a.id" + std::string{newest_agreement} +
                                   " AND g.signed_on IS NOT NULL AND a.starts_on <= $1 ORDER BY a.id LIMIT $2";
    return step_each(act, act.read().rows<Id<Award>>(sql, act.today, most), AwardEvent::activate);
}

namespace {

struct CommittedRow {
    Id<Appropriation> appropriation;
    Id<Programme>     programme;
    std::string       line;
    std::int64_t      available{};
};
BOOST_DESCRIBE_STRUCT(CommittedRow, (), (appropriation, programme, line, available))

} // namespace

Result<void> let_fall_due(Act& act, Id<Award> award, Id<Milestone> milestone, Money amount, std::string const& cause,
                          std::string const& memo)
{
    auto                      committed = act.read().rows<CommittedRow>(R"sql(
        SELECT a.appropriation_id AS appropriation, a.programme_id AS programme, a.line,
               a.balance - a.set_aside AS available
          FROM account a
          JOIN appropriation p ON p.id = a.appropriation_id
         WHERE a.award_id = $1 AND a.stage = 'committed' AND p.currency = $2 AND a.balance > a.set_aside
         ORDER BY a.appropriation_id, a.line
    )sql",
                                                                        award, std::string{amount.currency.code()});
    std::vector<std::int64_t> left;
    std::int64_t              whole = 0;
    for (auto const& each : committed) left.push_back(each.available), whole += each.available;
    if (whole < amount.minor) return refuse(refusal::exceeds_available, "/amount", std::to_string(whole));
    NewEntry entry{.cause = cause, .kind = EntryKind::fall_due, .value_on = act.today, .memo = memo};
    auto     parts = over_lines(amount.minor, left);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (parts[i] == 0) continue;
        Place from{.appropriation = committed[i].appropriation,
                   .stage         = Stage::committed,
                   .programme     = committed[i].programme,
                   .award         = award,
                   .line          = committed[i].line};
        auto  to     = from;
        to.stage     = Stage::payable;
        to.milestone = milestone;
        entry.legs.push_back({from, -parts[i]});
        entry.legs.push_back({to, parts[i]});
    }
    CHECK(post(act, entry));
    return {};
}

} // namespace penstock
