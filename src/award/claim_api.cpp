#include "award/claim_api.hpp"

#include "award/award_api.hpp"
#include "award/claim_facts.hpp"
#include "award/milestone_api.hpp"
#include "award/working_paper.hpp"
#include "ledger/funding_rule_facts.hpp"

namespace penstock {

namespace {

struct ClaimItem {
    Id<Claim>            id;
    std::string          what; // the first of its costs
    ClaimState           state{};
    Named                award;
    Titled               programme;
    Money                amount; // what is claimed
    Money                accepted_amount;
    std::optional<Named> by;
    Instant              at;
};
BOOST_DESCRIBE_STRUCT(ClaimItem, (), (id, what, state, award, programme, amount, accepted_amount, by, at))

struct ClaimListRow {
    Id<Claim>    id;
    std::string  text;
    ClaimState   state{};
    Named        award;
    Titled       programme;
    std::int64_t minor{};
    std::int64_t accepted_minor{};
    std::string  currency;
    std::int64_t person{};
    std::string  person_name;
    Instant      at;
};
BOOST_DESCRIBE_STRUCT(ClaimListRow, (),
                      (id, text, state, award, programme, minor, accepted_minor, currency, person, person_name, at))

constexpr std::string_view claim_columns = R"sql(
    SELECT c.id, c.text, c.state, a.id AS award_id, a.number AS award_name, p.id AS programme_id,
           p.title_zh AS programme_title_zh, p.title_en AS programme_title_en, c.minor, c.accepted_minor, c.currency,
           c.person, COALESCE(n.name, '') AS person_name, c.at)sql";
constexpr std::string_view claim_tables  = R"sql(
      FROM claim c
      JOIN award a ON a.id = c.award_id
      JOIN programme p ON p.id = a.programme_id
      LEFT JOIN person n ON n.id = c.person)sql";

constexpr api::SortBy<ClaimListRow> claim_orders[] = {
    {"id", "c.id", [](ClaimListRow const& row) -> api::SortKey { return row.id.value; }},
    {"amount", "c.minor", [](ClaimListRow const& row) -> api::SortKey { return row.minor; }},
    {"award", "a.number", [](ClaimListRow const& row) -> api::SortKey { return row.award.name; }},
};

ClaimItem item(ClaimListRow row)
{
    auto code = currency(row.currency);
    auto text = json::from_text<ClaimText>(row.text);
    expects(text.has_value());
    ClaimItem out{.id              = row.id,
                  .what            = text->costs.front().what.value,
                  .state           = row.state,
                  .award           = std::move(row.award),
                  .programme       = std::move(row.programme),
                  .amount          = {row.minor, code},
                  .accepted_amount = {row.accepted_minor, code},
                  .at              = row.at};
    if (row.person) out.by = Named{row.person, std::move(row.person_name)};
    return out;
}

struct ClaimsAsk : api::ListAsk {
    std::optional<Id<Award>>     award;
    std::optional<Id<Programme>> programme;
    std::optional<ClaimState>    state;
};
BOOST_DESCRIBE_STRUCT(ClaimsAsk, (api::ListAsk), (award, programme, state))

Result<api::List<ClaimItem>> list_claims(Look& look, ClaimsAsk const& ask)
{
    api::ListQuery query{claim_columns, claim_tables, "c.id"};
    if (auto scope = look.caller.programmes(Permission::read_money)) query.where_any("a.programme_id", *scope);
    if (ask.award) query.where("c.award_id = ?", *ask.award);
    if (ask.programme) query.where("a.programme_id = ?", *ask.programme);
    if (ask.state) query.where("c.state = ?", *ask.state);
    auto                 rows = TRY(query.page<ClaimListRow>(look.read, ask, claim_orders));
    api::List<ClaimItem> out{.next = std::move(rows.next), .total = rows.total};
    for (auto& row : rows.items) out.items.push_back(item(std::move(row)));
    return out;
}

struct ClaimWord {
    ClaimEvent           step{};
    std::string          text;
    std::optional<Named> by;
    Instant              at;
};
BOOST_DESCRIBE_STRUCT(ClaimWord, (), (step, text, by, at))

struct ClaimWordRow {
    ClaimEvent   step{};
    std::string  text;
    std::int64_t person{};
    std::string  name;
    Instant      at;
};
BOOST_DESCRIBE_STRUCT(ClaimWordRow, (), (step, text, person, name, at))

struct ClaimableLine {
    std::string line;
    Bilingual   title; // empty for a lump sum
    Money       available;
};
BOOST_DESCRIBE_STRUCT(ClaimableLine, (), (line, title, available))

// What is left of each line of the budget, by the agreement's words for it.
std::vector<ClaimableLine> lines_of(ClaimGround const& ground, AgreementNow const& agreement)
{
    std::vector<ClaimableLine> out;
    for (auto const& [line, minor] : ground.committed) {
        ClaimableLine one{.line = line, .available = {minor, agreement.currency}};
        for (auto const& each : agreement.terms.lines)
            if (each.code.value == line) one.title = each.title;
        out.push_back(std::move(one));
    }
    return out;
}

struct ClaimView : ClaimItem {
    ClaimText                   text;
    std::vector<ClaimableLine>  lines; // what its costs may be of, and what is left
    std::vector<std::int64_t>   accepted_costs; // of each cost, once it is accepted
    std::vector<api::FaultView> faults;         // what keeps it from being accepted whole, now
    std::vector<ClaimWord>      words;
    std::optional<Id<Entry>>    entry; // by which it fell due
    std::int64_t                caused_by{};
    std::vector<api::May>       may;
};
BOOST_DESCRIBE_STRUCT(ClaimView, (ClaimItem), (text, lines, accepted_costs, faults, words, entry, caused_by, may))

Result<ClaimView> claim_view(Reader& reader, Caller const& caller, Id<Claim> id, Day today)
{
    auto now = TRY(load_claim(reader, id));
    if (!sees_claims(caller, now.programme, now.award)) return refuse(refusal::not_found);
    ClaimView out;
    static_cast<ClaimItem&>(out) =
        item(reader.one<ClaimListRow>(std::string{claim_columns} + std::string{claim_tables} + " WHERE c.id = $1", id));
    if (auto entry = reader.one<Id<Entry>>("SELECT entry_id FROM claim WHERE id = $1", id)) {
        out.entry  = entry;
        auto parts = json::from_text<std::vector<std::int64_t>>(
            reader.one<std::string>("SELECT accepted FROM claim WHERE id = $1", id));
        expects(parts.has_value());
        out.accepted_costs = *std::move(parts);
    }
    for (auto& each : reader.rows<ClaimWordRow>(R"sql(
             SELECT w.step, w.text, w.person, COALESCE(p.name, '') AS name, w.at
               FROM claim_word w
               LEFT JOIN person p ON p.id = w.person
              WHERE w.claim_id = $1
              ORDER BY w.id
         )sql",
                                                id)) {
        ClaimWord word{each.step, std::move(each.text), {}, each.at};
        if (each.person) word.by = Named{each.person, std::move(each.name)};
        out.words.push_back(std::move(word));
    }
    auto ground = TRY(claim_ground(reader, now.award, now.text, id, today));
    if (now.state == ClaimState::submitted || now.state == ClaimState::queried)
        out.faults = shown(faults_of(now.text, ground));
    out.text      = now.text;
    out.lines     = lines_of(ground, TRY(load_agreement(reader, now.award)));
    out.caused_by = id.value;
    out.may       = may_with_authority(reader, now, caller, today);
    return out;
}

struct ClaimAsk {
    Id<Claim> id;
};
BOOST_DESCRIBE_STRUCT(ClaimAsk, (), (id))

Result<ClaimView> get_claim(Look& look, ClaimAsk const& ask)
{
    return claim_view(look.read, look.caller, ask.id, look.today);
}

// ---- the team ------------------------------------------------------------------------------------------------------

struct AwardClaimsAsk {
    Id<Award> id;
};
BOOST_DESCRIBE_STRUCT(AwardClaimsAsk, (), (id))

// What a team can claim, and what it claimed.
struct AwardClaimsView {
    Id<Award>                  id;
    std::string                number;
    std::string                title;
    Money                      agreed;   // to be paid by claims
    Money                      accepted; // of that
    std::vector<ClaimableLine> lines;
    std::vector<Purpose>       forbidden; // what may not be claimed
    std::vector<ClaimItem>     claims;    // the newest first
    bool                       may_claim{};
    std::int64_t               paper{}; // the version of the claim being written
    ClaimDraft                 draft;   // as it was saved
    std::optional<Instant>     saved_at;
    std::optional<Named>       saved_by;
    std::vector<api::FaultView> faults; // of the draft
};
BOOST_DESCRIBE_STRUCT(AwardClaimsView, (),
                      (id, number, title, agreed, accepted, lines, forbidden, claims, may_claim, paper, draft, saved_at,
                       saved_by, faults))

struct AwardName {
    std::string number;
    std::string title;
};
BOOST_DESCRIBE_STRUCT(AwardName, (), (number, title))

ClaimDraft draft_in(std::string_view stored)
{
    auto value = json::from_text<ClaimDraft>(stored);
    expects(value.has_value());
    return *std::move(value);
}

// What keeps the draft from being handed in, for whoever writes it.
Result<std::vector<Fault>> draft_faults(Reader& reader, Id<Award> award, ClaimDraft const& draft, Day today)
{
    auto text = completed(draft);
    if (!text) return text.error().faults;
    return faults_of(*text, TRY(claim_ground(reader, award, *text, {}, today)));
}

Result<AwardClaimsView> get_award_claims(Look& look, AwardClaimsAsk const& ask)
{
    auto award = TRY(load_award(look.read, ask.id));
    if (!sees_claims(look.caller, award.programme, ask.id)) return refuse(refusal::not_found);
    auto            agreement = TRY(load_agreement(look.read, ask.id));
    auto            ground    = TRY(claim_ground(look.read, ask.id, {}, {}, look.today));
    auto            name      = look.read.one<AwardName>("SELECT number, title FROM award WHERE id = $1", ask.id);
    AwardClaimsView out{.id       = ask.id,
                        .number   = std::move(name.number),
                        .title    = std::move(name.title),
                        .agreed   = {ground.agreed, agreement.currency},
                        .accepted = {ground.accepted, agreement.currency}};
    out.lines = lines_of(ground, agreement);
    if (!ground.forbidden.empty()) {
        auto fund = look.read.one<std::string>("SELECT fund FROM appropriation WHERE id = $1", agreement.appropriation);
        out.forbidden = *TRY(rule_in_force(look.read, FundingRuleKind::lump_sum, agreement.programme, fund, look.today))
                             .text.terms.negative_list;
    }
    for (auto& row : look.read.rows<ClaimListRow>(std::string{claim_columns} + std::string{claim_tables} +
                                                      " WHERE c.award_id = $1 ORDER BY c.id DESC",
                                                  ask.id))
        out.claims.push_back(item(std::move(row)));
    out.may_claim = ground.agreed > ground.accepted &&
                    (award.state == AwardState::active || award.state == AwardState::closing) &&
                    look.caller.may_on(Permission::report_on_awards, award.programme.value, ask.id.value);
    if (!out.may_claim) return out;
    if (auto paper = working_paper(look.read, claim_paper, ask.id.value)) {
        out.paper    = paper->version;
        out.draft    = draft_in(paper->content);
        out.saved_at = paper->at;
        if (auto by = look.read.row<std::string>("SELECT name FROM person WHERE id = $1", paper->person))
            out.saved_by = Named{paper->person, *std::move(by)};
    }
    out.faults = shown(TRY(draft_faults(look.read, ask.id, out.draft, look.today)));
    return out;
}

struct SaveClaimAsk {
    Id<Award>                 id;
    std::int64_t              seen{};
    std::optional<ClaimDraft> claim; // absent: it is given up
};
BOOST_DESCRIBE_STRUCT(SaveClaimAsk, (), (id, seen, claim))

Result<PaperView> save_claim(Act& act, Caller const& by, SaveClaimAsk const& ask)
{
    auto award = TRY(load_award(act.read(), ask.id));
    if (!sees_claims(by, award.programme, ask.id)) return refuse(refusal::not_found);
    CHECK(by.check_on(Permission::report_on_awards, award.programme.value, ask.id.value));
    if (!ask.claim) {
        CHECK(discard_working_paper(act, claim_paper, ask.id.value, ask.seen));
        return PaperView{ask.id.value, 0, act.now, shown(TRY(draft_faults(act.read(), ask.id, {}, act.today)))};
    }
    auto saved = TRY(save_working_paper(act, claim_paper, ask.id.value, ask.seen, json::canonical(*ask.claim)));
    return PaperView{ask.id.value, saved.version, saved.at,
                     shown(TRY(draft_faults(act.read(), ask.id, *ask.claim, act.today)))};
}

struct SubmitClaimAsk {
    Id<Award> id;
    ClaimText claim;
};
BOOST_DESCRIBE_STRUCT(SubmitClaimAsk, (), (id, claim))

Result<ClaimView> submit_one_claim(Act& act, Caller const& by, SubmitClaimAsk const& ask)
{
    auto award = TRY(load_award(act.read(), ask.id));
    if (!sees_claims(by, award.programme, ask.id)) return refuse(refusal::not_found);
    auto claim = TRY(submit_claim(act, by, ask.id, ask.claim));
    return claim_view(act.read(), by, claim, act.today);
}

struct StepClaimAsk {
    Id<Claim>                                id;
    ClaimEvent                               step{};
    std::optional<Prose<2000>>               reason;
    std::optional<std::vector<std::int64_t>> accepted; // to accept in part: of each cost, in minor units
    std::optional<ClaimText>                 claim;    // to answer: the claim as it is to be now
};
BOOST_DESCRIBE_STRUCT(StepClaimAsk, (), (id, step, reason, accepted, claim))

Result<ClaimView> step_one_claim(Act& act, Caller const& by, StepClaimAsk const& ask)
{
    auto now = TRY(load_claim(act.read(), ask.id));
    if (!sees_claims(by, now.programme, now.award)) return refuse(refusal::not_found);
    auto reason = ask.reason ? ask.reason->value : "";
    if (ask.step == ClaimEvent::accept)
        CHECK(accept_claim(act, by, ask.id, ask.accepted.value_or(std::vector<std::int64_t>{}), reason));
    else if (ask.step == ClaimEvent::answer) CHECK(answer_claim(act, by, ask.id, reason, ask.claim));
    else CHECK(step_claim(act, by, ask.id, ask.step, reason));
    return claim_view(act.read(), by, ask.id, act.today);
}

// ---- the line ------------------------------------------------------------------------------------------------------

std::optional<ClaimNow> seen_claim(Look& look, std::int64_t id)
{
    auto claim = load_claim(look.read, {id});
    if (!claim || !look.caller.may_in(Permission::read_money, claim->programme.value)) return std::nullopt;
    return *std::move(claim);
}

std::optional<LineSight> see_claim(Look& look, std::int64_t id)
{
    auto claim = seen_claim(look, id);
    if (!claim) return std::nullopt;
    auto code = currency(look.read.one<std::string>("SELECT currency FROM claim WHERE id = $1", id));
    return LineSight{.name = claim->text.costs.front().what.value, .amounts = {Money{sum_of(claim->text), code}}};
}

std::vector<LineEdge> causes_of_claim(Look& look, std::int64_t id)
{
    std::vector<LineEdge> out;
    auto                  claim = seen_claim(look, id);
    if (!claim) return out;
    add(out, {.noun = "award", .words = {"所属资助", "Of the award"}, .ids = {claim->award.value}});
    add(out, {.noun  = "authority_use",
              .words = {"同意所依据的授权", "By what authority it was accepted"},
              .ids   = look.read.rows<std::int64_t>("SELECT id FROM authority_use WHERE cause = $1",
                                                    cause_of_acceptance({id}))});
    return out;
}

std::vector<LineEdge> effects_of_claim(Look& look, std::int64_t id)
{
    std::vector<LineEdge> out;
    if (!seen_claim(look, id)) return out;
    add(out, {.noun  = "entry",
              .words = {"形成的应付款", "By which it fell due"},
              .ids   = look.read.rows<std::int64_t>("SELECT entry_id FROM claim WHERE id = $1 AND entry_id > 0", id)});
    return out;
}

} // namespace

void register_claims(api::Registry& registry)
{
    using enum Permission;
    registry.read<read_money, list_claims>("/api/claims", {"列出报销申请", "List claims"});
    registry.read<signed_in, get_claim>("/api/claims/{id}", {"查看一份报销申请", "One claim"});
    registry.read<signed_in, get_award_claims>("/api/awards/{id}/claims",
                                               {"资助的报销申请", "What an award can claim, and its claims"});
    registry.upkeep<report_on_awards, save_claim>("/api/awards/{id}/claim-paper",
                                                  {"保存或放弃报销申请草稿", "Save the claim being written, or give it up"});
    registry.act<report_on_awards, submit_one_claim>("/api/awards/{id}/claims", {"提交报销申请", "Hand in a claim"});
    registry.act<signed_in, step_one_claim>("/api/claims/{id}/steps", {"办理报销申请", "Take a step with a claim"});
}

void describe_line_of_claims(LineNouns& nouns)
{
    nouns.declare("claim", {{"报销申请", "Claim"}, see_claim, causes_of_claim, effects_of_claim});
}

} // namespace penstock
