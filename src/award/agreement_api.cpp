// Endpoints for awards being prepared: the paper, the checks, the offer and its signature.
#include "award/milestone_api.hpp"
#include "award/working_paper.hpp"
#include "ledger/refusals.hpp"
#include "people/refusals.hpp"

namespace penstock {

namespace {

// ---- preparing ---------------------------------------------------------------------------------------------------

struct PrepareAwardAsk {
    Line<100>                    number;
    Line<500>                    title;
    Id<Programme>                programme;
    Line<300>                    organisation;
    Line<100>                    lead;
    Money                        amount;
    Day                          starts_on;
    Day                          ends_on;
    Id<Appropriation>            appropriation; // the money comes from
    std::optional<Prose<20'000>> purpose;
};
BOOST_DESCRIBE_STRUCT(PrepareAwardAsk, (),
                      (number, title, programme, organisation, lead, amount, starts_on, ends_on, appropriation,
                       purpose))

Result<StepView> prepare_award(Act& act, Caller const& by, PrepareAwardAsk const& ask)
{
    CHECK(by.check_in(Permission::prepare_awards, ask.programme.value));
    auto programme = act.read().row<ProgrammeState>("SELECT state FROM programme WHERE id = $1", ask.programme);
    auto pool      = act.read().row<std::string>("SELECT currency FROM appropriation WHERE id = $1", ask.appropriation);
    std::vector<Fault> faults;
    if (!programme) faults.push_back({"/programme", refusal::not_found, ""});
    else if (*programme != ProgrammeState::active)
        faults.push_back({"/programme", refusal::programme_not_active, std::string{name_of(*programme)}});
    if (!pool) faults.push_back({"/appropriation", refusal::not_found, ""});
    else if (ask.amount.currency != currency(*pool))
        faults.push_back({"/amount/currency", refusal::unknown_currency, *pool});
    if (known_award(act.read(), {{"own", ask.number.value}}))
        faults.push_back({"/number", refusal::already_exists, ask.number.value});
    if (ask.amount.minor <= 0) faults.push_back({"/amount/minor", refusal::not_positive, ""});
    if (ask.ends_on < ask.starts_on) faults.push_back({"/ends_on", refusal::ends_before_start, ""});
    if (!faults.empty()) return std::unexpected{Refused{std::move(faults)}};

    AwardContent content{.number       = ask.number.value,
                         .title        = ask.title.value,
                         .programme    = ask.programme,
                         .organisation = find_or_register(act, ask.organisation.value, {}),
                         .lead         = ask.lead.value,
                         .outside_ids  = {{"own", ask.number.value}},
                         .amount       = ask.amount,
                         .starts_on    = ask.starts_on,
                         .ends_on      = ask.ends_on,
                         .description  = ask.purpose ? ask.purpose->value : ""};
    auto         digest = sha256(json::canonical(content));
    Id<Award>    id{act.record(AwardRecorded{std::move(content), AwardState::setup, std::nullopt, digest})};
    act.record(AwardPrepared{id, ask.appropriation});
    return StepView{id.value, "setup", may_with_authority(act.read(), TRY(load_award(act.read(), id)), by, act.today)};
}

// ---- looking -----------------------------------------------------------------------------------------------------

struct AgreementAsk {
    Id<Award> id;
};
BOOST_DESCRIBE_STRUCT(AgreementAsk, (), (id))

struct CheckView {
    CheckItem                   item{};
    Words                       title;
    std::optional<CheckVerdict> verdict;
    bool                        standing{}; // settled, and for the text as it is now
    std::string                 note;
    std::optional<Named>        by;
    std::optional<Instant>      at;
};
BOOST_DESCRIBE_STRUCT(CheckView, (), (item, title, verdict, standing, note, by, at))

struct AgreementView {
    Id<Award>                      id;
    std::string                    number;
    std::string                    title;
    Titled                         programme;
    AwardState                     state{};
    Named                          appropriation; // its code
    Money                          available;     // allotted to the programme there, and free
    std::int64_t                   version{};     // 0: being worked on
    std::int64_t                   paper{};       // the version of the working paper
    AgreementTerms                 terms;
    Digest                         digest;
    std::vector<api::FaultView>    faults; // what keeps the paper from being offered
    std::vector<CheckView>         checks;
    std::optional<Day>             open_until;
    std::optional<Day>             signed_on;
    std::optional<Named>           signed_by; // or who recorded the signed paper
    std::string                    signatory;
    std::optional<Digest>          signed_paper;
    std::vector<MilestoneStanding> milestones;
    std::vector<api::May>          may;
};
BOOST_DESCRIBE_STRUCT(AgreementView, (),
                      (id, number, title, programme, state, appropriation, available, version, paper, terms, digest,
                       faults, checks, open_until, signed_on, signed_by, signatory, signed_paper, milestones, may))

struct HeadRow {
    std::string number;
    std::string title;
    Titled      programme;
    AwardState  state{};
    Named       appropriation;
};
BOOST_DESCRIBE_STRUCT(HeadRow, (), (number, title, programme, state, appropriation))

struct CheckRow {
    CheckItem    item{};
    CheckVerdict verdict{};
    std::string  note;
    std::int64_t person{};
    std::string  name;
    Instant      at;
};
BOOST_DESCRIBE_STRUCT(CheckRow, (), (item, verdict, note, person, name, at))

std::vector<CheckView> checks_of(Reader& reader, Id<Award> award)
{
    auto                   open = open_checks(reader, award);
    auto                   rows = reader.rows<CheckRow>(R"sql(
        SELECT c.item, c.verdict, c.note, c.person, COALESCE(p.name, '') AS name, c.at
          FROM award_check c
          LEFT JOIN person p ON p.id = c.person
         WHERE c.award_id = $1
    )sql",
                                                        award);
    std::vector<CheckView> out;
    for (auto const& [item, name] : enumerators<CheckItem>()) {
        CheckView one{.item = item, .title = words(item), .standing = std::ranges::find(open, item) == open.end()};
        auto      row = std::ranges::find(rows, item, &CheckRow::item);
        if (row != rows.end()) {
            one.verdict = row->verdict;
            one.note    = row->note;
            one.at      = row->at;
            if (row->person) one.by = Named{row->person, row->name};
        }
        out.push_back(std::move(one));
    }
    return out;
}

Result<AgreementView> agreement_view(Reader& reader, Caller const& caller, Id<Award> id, Day today)
{
    auto award = TRY(load_award(reader, id));
    if (!may_see(caller, award.programme, id)) return refuse(refusal::not_found);
    auto agreement = TRY(load_agreement(reader, id));
    // A paper is for those who prepare it; the team sees what it is offered.
    if (agreement.version == 0 && !caller.may_in(Permission::read_portfolio, award.programme.value))
        return refuse(refusal::not_found);
    auto        head = reader.one<HeadRow>(R"sql(
        SELECT a.number, a.title, p.id AS programme_id, p.title_zh AS programme_title_zh,
               p.title_en AS programme_title_en, a.state, x.id AS appropriation_id, x.code AS appropriation_name
          FROM award a
          JOIN programme p ON p.id = a.programme_id
          JOIN award_preparation r ON r.award_id = a.id
          JOIN appropriation x ON x.id = r.appropriation_id
         WHERE a.id = $1
    )sql",
                                           id);
    Place const allotted{
        .appropriation = agreement.appropriation, .stage = Stage::allotted, .programme = agreement.programme};
    AgreementView out{.id            = id,
                      .number        = std::move(head.number),
                      .title         = std::move(head.title),
                      .programme     = std::move(head.programme),
                      .state         = head.state,
                      .appropriation = std::move(head.appropriation),
                      .available     = {account_at(reader, allotted).available(), agreement.currency},
                      .version       = agreement.version,
                      .paper         = agreement.paper,
                      .terms         = agreement.terms,
                      .digest        = agreement.digest,
                      .checks        = checks_of(reader, id),
                      .open_until    = agreement.open_until,
                      .signed_on     = agreement.signed_on,
                      .signatory     = agreement.signatory,
                      .signed_paper  = agreement.signed_paper,
                      .milestones    = milestones_of(reader, caller, id, today),
                      .may           = may_with_authority(reader, award, caller, today)};
    if (agreement.version == 0) out.faults = shown(faults_of(agreement.terms, agreement.currency));
    if (agreement.signed_by)
        out.signed_by =
            Named{agreement.signed_by,
                  reader.row<std::string>("SELECT name FROM person WHERE id = $1", agreement.signed_by).value_or("")};
    return out;
}

Result<AgreementView> get_agreement(Look& look, AgreementAsk const& ask)
{
    return agreement_view(look.read, look.caller, ask.id, look.today);
}

// ---- the paper ---------------------------------------------------------------------------------------------------

// Who may not see the award does not learn that there is one.
Result<AwardNow> seen_award(Act& act, Caller const& by, Id<Award> id)
{
    auto award = TRY(load_award(act.read(), id));
    if (!may_see(by, award.programme, id)) return refuse(refusal::not_found);
    return award;
}

struct SaveAgreementAsk {
    Id<Award>      id;
    std::int64_t   seen{}; // the version that was being worked on; 0: none was saved yet
    AgreementTerms terms;
};
BOOST_DESCRIBE_STRUCT(SaveAgreementAsk, (), (id, seen, terms))

Result<PaperView> save_agreement(Act& act, Caller const& by, SaveAgreementAsk const& ask)
{
    auto award = TRY(seen_award(act, by, ask.id));
    CHECK(by.check_in(Permission::prepare_awards, award.programme.value));
    if (award.state != AwardState::setup) return refuse(refusal::step_not_allowed, std::string{name_of(award.state)});
    auto agreement = TRY(load_agreement(act.read(), ask.id));
    auto saved     = TRY(save_working_paper(act, agreement_paper, ask.id.value, ask.seen, json::canonical(ask.terms)));
    return PaperView{ask.id.value, saved.version, saved.at, shown(faults_of(ask.terms, agreement.currency))};
}

struct SettleCheckAsk {
    Id<Award>                  id;
    CheckItem                  item{};
    CheckVerdict               verdict{};
    std::optional<Prose<2000>> note;
};
BOOST_DESCRIBE_STRUCT(SettleCheckAsk, (), (id, item, verdict, note))

Result<StepView> settle_check(Act& act, Caller const& by, SettleCheckAsk const& ask)
{
    auto award = TRY(seen_award(act, by, ask.id));
    CHECK(by.check_in(Permission::prepare_awards, award.programme.value));
    if (award.state != AwardState::setup) return refuse(refusal::step_not_allowed, std::string{name_of(award.state)});
    auto note = ask.note ? ask.note->value : "";
    if (ask.verdict == CheckVerdict::not_applicable && note.empty()) return refuse(refusal::missing_field, "/note", "");
    auto agreement = TRY(load_agreement(act.read(), ask.id));
    act.record(AwardCheckSettled{ask.id, ask.item, ask.verdict, note, agreement.digest});
    return StepView{ask.id.value, "setup",
                    may_with_authority(act.read(), TRY(load_award(act.read(), ask.id)), by, act.today)};
}

// ---- offer and signature -----------------------------------------------------------------------------------------

Result<StepView> step_view(Act& act, Caller const& by, Id<Award> id)
{
    auto award = TRY(load_award(act.read(), id));
    return StepView{id.value, std::string{name_of(award.state)}, may_with_authority(act.read(), award, by, act.today)};
}

struct OfferAgreementAsk {
    Id<Award> id;
    Day       until; // the last day on which it can be signed
};
BOOST_DESCRIBE_STRUCT(OfferAgreementAsk, (), (id, until))

Result<StepView> offer_one_agreement(Act& act, Caller const& by, OfferAgreementAsk const& ask)
{
    CHECK(seen_award(act, by, ask.id));
    CHECK(offer_agreement(act, by, ask.id, ask.until));
    return step_view(act, by, ask.id);
}

struct CountersignAsk {
    Id<Award> id;
    Digest    digest; // of what is signed
};
BOOST_DESCRIBE_STRUCT(CountersignAsk, (), (id, digest))

Result<StepView> countersign_agreement(Act& act, Caller const& by, CountersignAsk const& ask)
{
    CHECK(seen_award(act, by, ask.id));
    CHECK(sign_agreement(act, by, ask.id, {.digest = ask.digest, .on = act.today}));
    return step_view(act, by, ask.id);
}

struct RecordSignatureAsk {
    Id<Award> id;
    Digest    digest;
    Day       on; // the day of the signature
    Line<100> signatory;
    Digest    paper; // the file, uploaded before
};
BOOST_DESCRIBE_STRUCT(RecordSignatureAsk, (), (id, digest, on, signatory, paper))

Result<StepView> record_signed_agreement(Act& act, Caller const& by, RecordSignatureAsk const& ask)
{
    CHECK(seen_award(act, by, ask.id));
    CHECK(sign_agreement(act, by, ask.id,
                         {.digest = ask.digest, .on = ask.on, .signatory = ask.signatory.value, .paper = ask.paper}));
    return step_view(act, by, ask.id);
}

} // namespace

void register_agreements(api::Registry& registry)
{
    using enum Permission;
    registry.act<prepare_awards, prepare_award>("/api/award-preparations", {"筹备一项资助", "Prepare an award"});
    registry.read<signed_in, get_agreement>("/api/awards/{id}/agreement", {"查看任务书", "The agreement of an award"});
    registry.upkeep<prepare_awards, save_agreement>("/api/awards/{id}/agreement",
                                                    {"保存任务书草稿", "Save the agreement being written"});
    registry.act<prepare_awards, settle_check>("/api/awards/{id}/checks",
                                               {"核定签约前事项", "Settle a check before the offer"});
    registry.act<decide_awards, offer_one_agreement>("/api/awards/{id}/offer", {"发出任务书", "Offer the agreement"});
    registry.act<report_on_awards, countersign_agreement>("/api/awards/{id}/signature",
                                                          {"会签任务书", "Countersign the agreement"});
    registry.act<prepare_awards, record_signed_agreement>("/api/awards/{id}/signed-paper",
                                                          {"登记已签署任务书", "Record the signed agreement"});
}

} // namespace penstock
