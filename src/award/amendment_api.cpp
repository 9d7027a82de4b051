#include "award/amendment_api.hpp"

#include "award/amendment_facts.hpp"
#include "award/award_api.hpp"
#include "award/stored_text.hpp"

namespace penstock {

namespace {

struct AmendmentItem {
    Id<Amendment>        id;
    AmendmentType        type{};
    AmendmentState       state{};
    Named                award;
    Titled               programme;
    std::string          reason;
    std::optional<Named> by; // who asked for it; absent: the system itself
    Instant              at;
    std::optional<Day>   decided_on; // of an approved one
};
BOOST_DESCRIBE_STRUCT(AmendmentItem, (), (id, type, state, award, programme, reason, by, at, decided_on))

struct AmendmentRow {
    Id<Amendment>      id;
    AmendmentType      type{};
    AmendmentState     state{};
    std::int64_t       award_id{};
    std::string        award_number;
    Titled             programme;
    std::string        reason;
    std::int64_t       submitted_by{};
    std::string        submitted_name;
    Instant            submitted_at;
    std::optional<Day> decided_on;
};
BOOST_DESCRIBE_STRUCT(AmendmentRow, (),
                      (id, type, state, award_id, award_number, programme, reason, submitted_by, submitted_name,
                       submitted_at, decided_on))

constexpr std::string_view amendment_columns = R"sql(
    SELECT m.id, m.type, m.state, m.award_id, a.number AS award_number, p.id AS programme_id,
           p.title_zh AS programme_title_zh, p.title_en AS programme_title_en, m.reason, m.submitted_by,
           COALESCE(n.name, '') AS submitted_name, m.submitted_at, m.decided_on)sql";
constexpr std::string_view amendment_tables  = R"sql(
      FROM amendment m
      JOIN award a ON a.id = m.award_id
      JOIN programme p ON p.id = a.programme_id
      LEFT JOIN person n ON n.id = m.submitted_by)sql";

constexpr api::SortBy<AmendmentRow> amendment_orders[] = {
    {"id", "m.id", [](AmendmentRow const& row) -> api::SortKey { return row.id.value; }},
    {"type", "m.type", [](AmendmentRow const& row) -> api::SortKey { return std::string{name_of(row.type)}; }},
    {"state", "m.state", [](AmendmentRow const& row) -> api::SortKey { return std::string{name_of(row.state)}; }},
    {"award", "a.number", [](AmendmentRow const& row) -> api::SortKey { return row.award_number; }},
};

AmendmentItem item(AmendmentRow row)
{
    AmendmentItem out{.id         = row.id,
                      .type       = row.type,
                      .state      = row.state,
                      .award      = {row.award_id, std::move(row.award_number)},
                      .programme  = std::move(row.programme),
                      .reason     = std::move(row.reason),
                      .at         = row.submitted_at,
                      .decided_on = row.decided_on};
    if (row.submitted_by) out.by = Named{row.submitted_by, std::move(row.submitted_name)};
    return out;
}

// An award is seen by those who read the portfolio there, and by its own team.
bool sees_amendment(Caller const& caller, std::int64_t programme, std::int64_t award)
{
    return caller.may_in(Permission::read_portfolio, programme) ||
           caller.may_on(Permission::report_on_awards, programme, award);
}

struct AmendmentsAsk : api::ListAsk {
    std::optional<Id<Award>>      award;
    std::optional<Id<Programme>>  programme;
    std::optional<AmendmentType>  type;
    std::optional<AmendmentState> state;
};
BOOST_DESCRIBE_STRUCT(AmendmentsAsk, (api::ListAsk), (award, programme, type, state))

Result<api::List<AmendmentItem>> list_amendments(Look& look, AmendmentsAsk const& ask)
{
    api::ListQuery query{amendment_columns, amendment_tables, "m.id"};
    if (auto scope = look.caller.programmes(Permission::read_portfolio)) {
        auto awards = look.caller.awards(Permission::report_on_awards);
        if (scope->empty()) query.where_any("m.award_id", awards);
        else if (awards.empty() || !ask.award || std::ranges::find(awards, ask.award->value) == awards.end())
            query.where_any("a.programme_id", *scope);
    }
    if (ask.award) query.where("m.award_id = ?", *ask.award);
    if (ask.programme) query.where("a.programme_id = ?", *ask.programme);
    if (ask.type) query.where("m.type = ?", *ask.type);
    if (ask.state) query.where("m.state = ?", *ask.state);
    auto                     rows = TRY(query.page<AmendmentRow>(look.read, ask, amendment_orders));
    api::List<AmendmentItem> out{.next = std::move(rows.next), .total = rows.total};
    for (auto& row : rows.items) out.items.push_back(item(std::move(row)));
    return out;
}

struct AmendmentWord {
    AmendmentEvent       step{};
    std::string          text;
    std::optional<Named> by;
    Instant              at;
};
BOOST_DESCRIBE_STRUCT(AmendmentWord, (), (step, text, by, at))

struct WordRow {
    std::string  step;
    std::string  text;
    std::int64_t person{};
    std::string  name;
    Instant      at;
};
BOOST_DESCRIBE_STRUCT(WordRow, (), (step, text, person, name, at))

struct AmendmentView : AmendmentItem {
    AmendmentChange             change;
    std::vector<Difference>     differences; // as judged now; of a decided one, as it was decided
    std::vector<api::FaultView> faults;     // what keeps it from being approved now
    std::vector<AmendmentWord>  words;
    std::int64_t                version{}; // of the agreement that came of it
    std::int64_t                caused_by{};
    std::vector<api::May>       may;
};
BOOST_DESCRIBE_STRUCT(AmendmentView, (AmendmentItem), (change, differences, faults, words, version, caused_by, may))

std::optional<AgreementTerms> terms_of(Reader& reader, Id<Award> award, std::int64_t version)
{
    auto text =
        reader.row<std::string>("SELECT terms FROM agreement WHERE award_id = $1 AND version = $2", award, version);
    if (!text) return std::nullopt;
    return stored<AgreementTerms>(*text);
}

std::vector<api::FaultView> faults_in(Refused const& refused) { return api::problem(refused, "").errors; }

// What the change would do now; a refusal is shown, not thrown at the reader.
void compare(Reader& reader, Id<Award> award, AmendmentType type, AmendmentChange const& change,
             std::vector<Difference>& out, std::vector<api::FaultView>& faults, Day today)
{
    auto agreement = load_agreement(reader, award);
    if (!agreement) return;
    auto ground = load_ground(reader, *agreement, change, today);
    auto after  = ground ? amended(*ground, type, change) : Result<AgreementTerms>{std::unexpected{ground.error()}};
    if (after) out = differences(agreement->terms, *after);
    else {
        faults = faults_in(after.error());
        if (faults.empty())
            faults.push_back(
                {"", std::string{name_of(after.error().why)}, words(after.error().why), after.error().detail});
    }
}

Result<AmendmentView> amendment_view(Reader& reader, Caller const& caller, Id<Amendment> id, Day today)
{
    auto row = reader.row<AmendmentRow>(
        std::string{amendment_columns} + std::string{amendment_tables} + " WHERE m.id = $1", id);
    if (!row || !sees_amendment(caller, row->programme.id, row->award_id)) return refuse(refusal::not_found);
    AmendmentView out;
    static_cast<AmendmentItem&>(out) = item(*std::move(row));
    out.change  = stored<AmendmentChange>(reader.one<std::string>("SELECT change FROM amendment WHERE id = $1", id));
    out.version = reader.one<std::int64_t>("SELECT version FROM amendment WHERE id = $1", id);
    Id<Award> const award{out.award.id};
    if (!final(amendment_life, out.state))
        compare(reader, award, out.type, out.change, out.differences, out.faults, today);
    else if (out.state == AmendmentState::approved && out.type != AmendmentType::pause &&
             out.type != AmendmentType::stop)
        out.differences = differences(*terms_of(reader, award, out.version - 1), *terms_of(reader, award, out.version));
    for (auto& each : reader.rows<WordRow>(R"sql(
             SELECT w.step, w.text, w.person, COALESCE(n.name, '') AS name, w.at
               FROM amendment_word w
               LEFT JOIN person n ON n.id = w.person
              WHERE w.amendment_id = $1
              ORDER BY w.id
         )sql",
                                           id)) {
        AmendmentWord word{*named<AmendmentEvent>(each.step), std::move(each.text), std::nullopt, each.at};
        if (each.person) word.by = Named{each.person, std::move(each.name)};
        out.words.push_back(std::move(word));
    }
    out.caused_by = id.value;
    out.may       = may_with_authority(reader, TRY(load_amendment(reader, id, caller, today)), caller, today);
    return out;
}

struct AmendmentAsk {
    Id<Amendment> id;
};
BOOST_DESCRIBE_STRUCT(AmendmentAsk, (), (id))

Result<AmendmentView> get_amendment(Look& look, AmendmentAsk const& ask)
{
    return amendment_view(look.read, look.caller, ask.id, look.today);
}

struct SubmitAmendmentAsk {
    Id<Award>       award;
    AmendmentType   type{};
    AmendmentChange change;
    Prose<5000>     reason;
};
BOOST_DESCRIBE_STRUCT(SubmitAmendmentAsk, (), (award, type, change, reason))

struct PreviewAmendmentAsk {
    Id<Award>       award;
    AmendmentType   type{};
    AmendmentChange change;
};
BOOST_DESCRIBE_STRUCT(PreviewAmendmentAsk, (), (award, type, change))

struct AmendmentPreview {
    AgreementTerms              terms;  // as agreed now
    std::vector<std::string>    passed; // the numbers of milestones that nothing changes any more
    std::vector<Difference>     differences;
    std::vector<api::FaultView> faults;
};
BOOST_DESCRIBE_STRUCT(AmendmentPreview, (), (terms, passed, differences, faults))

Result<AmendmentPreview> preview_amendment(Look& look, PreviewAmendmentAsk const& ask)
{
    auto award = TRY(load_award(look.read, ask.award));
    if (!sees_amendment(look.caller, award.programme.value, ask.award.value)) return refuse(refusal::not_found);
    auto             agreement = TRY(load_agreement(look.read, ask.award));
    auto             ground    = TRY(load_ground(look.read, agreement, {}, look.today));
    AmendmentPreview out{.terms = std::move(agreement.terms)};
    for (auto const& number : ground.passed) out.passed.push_back(number);
    compare(look.read, ask.award, ask.type, ask.change, out.differences, out.faults, look.today);
    return out;
}

Result<AmendmentView> submit_one_amendment(Act& act, Caller const& by, SubmitAmendmentAsk const& ask)
{
    auto award = TRY(load_award(act.read(), ask.award));
    if (!sees_amendment(by, award.programme.value, ask.award.value)) return refuse(refusal::not_found);
    auto id = TRY(submit_amendment(act, by, ask.award, ask.type, ask.change, ask.reason.value));
    return amendment_view(act.read(), by, id, act.today);
}

struct StepAmendmentAsk {
    Id<Amendment>  id;
    AmendmentEvent step{};
    Prose<5000>    reason; // the question, the answer, the ground: what is said with the step
};
BOOST_DESCRIBE_STRUCT(StepAmendmentAsk, (), (id, step, reason))

Result<AmendmentView> step_one_amendment(Act& act, Caller const& by, StepAmendmentAsk const& ask)
{
    auto amendment = TRY(load_amendment(act.read(), ask.id, by, act.today));
    if (!sees_amendment(by, amendment.programme.value, amendment.award.value)) return refuse(refusal::not_found);
    CHECK(step_amendment(act, by, ask.id, ask.step, ask.reason.value));
    return amendment_view(act.read(), by, ask.id, act.today);
}

// ---- the line ----------------------------------------------------------------------------------------------------

struct AmendmentSeen {
    AmendmentType type{};
    std::string   reason;
    std::int64_t  award_id{};
    std::int64_t  programme_id{};
};
BOOST_DESCRIBE_STRUCT(AmendmentSeen, (), (type, reason, award_id, programme_id))

std::optional<AmendmentSeen> amendment_seen(Look& look, std::int64_t id)
{
    auto row = look.read.row<AmendmentSeen>(R"sql(
        SELECT m.type, m.reason, m.award_id, a.programme_id
          FROM amendment m
          JOIN award a ON a.id = m.award_id
         WHERE m.id = $1
    )sql",
                                            id);
    if (row && !look.caller.may_in(Permission::read_portfolio, row->programme_id)) return std::nullopt;
    return row;
}

std::optional<LineSight> see_amendment(Look& look, std::int64_t id)
{
    auto row = amendment_seen(look, id);
    if (!row) return std::nullopt;
    auto type = words(row->type);
    return LineSight{.name = std::move(row->reason), .title = {std::string{type.zh}, std::string{type.en}}};
}

std::vector<LineEdge> causes_of_amendment(Look& look, std::int64_t id)
{
    std::vector<LineEdge> out;
    if (auto row = amendment_seen(look, id))
        add(out, {.noun = "award", .words = {"所变更的资助", "Of the award"}, .ids = {row->award_id}});
    return out;
}

// The entry it moved money by, found by its cause.
std::vector<LineEdge> effects_of_amendment(Look& look, std::int64_t id)
{
    std::vector<LineEdge> out;
    LineEdge              moved{.noun = "entry", .words = {"由此记账", "The money it moved"}};
    for (auto what : {"commit", "decommit", "move_line"})
        if (auto entry = look.read.row<std::int64_t>("SELECT id FROM entry WHERE cause = $1",
                                                     "amendment/" + std::to_string(id) + "/" + what))
            moved.ids.push_back(*entry);
    add(out, std::move(moved));
    return out;
}

} // namespace

void register_amendments(api::Registry& registry)
{
    registry.read<Permission::signed_in, list_amendments>("/api/amendments", {"列出变更", "List amendments"});
    registry.read<Permission::signed_in, get_amendment>("/api/amendments/{id}", {"查看一项变更", "One amendment"});
    registry.query<Permission::signed_in, preview_amendment>("/api/amendment-previews",
                                                             {"预览变更前后", "What an amendment would change"});
    registry.act<Permission::signed_in, submit_one_amendment>("/api/amendments", {"提出变更", "Submit an amendment"});
    registry.act<Permission::signed_in, step_one_amendment>("/api/amendments/{id}/steps",
                                                            {"办理一项变更", "Decide on an amendment"});
}

void describe_line_of_amendments(LineNouns& nouns)
{
    nouns.declare("amendment", {{"变更", "Amendment"}, see_amendment, causes_of_amendment, effects_of_amendment});
}

} // namespace penstock
