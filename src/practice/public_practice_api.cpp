// What everybody may read of practices, with no sign-in: those that were recognised, with the evaluation they rest on
// and what adopters say. No person is named here.
#include "practice/practice_api.hpp"

namespace penstock {

namespace {

struct PublicPractice {
    Id<Practice>               id;
    Bilingual                  title;
    PracticeState              state{};
    Day                        recognised_on;
    Bilingual                  problem;
    Bilingual                  mechanism;
    Bilingual                  conditions;
    std::optional<Money>       cost;
    Bilingual                  cost_note;
    Bilingual                  evidence;
    Bilingual                  failures;
    PilotVerdict               verdict{};
    std::string                comparison; // of the evaluation
    std::string                findings;
    std::string                verdict_conditions;
    std::vector<std::string>   verdict_evidence;
    std::string                evaluator;
    std::int64_t               adoptions{};
    std::int64_t               effective{}; // adopters who report that it works there
    std::optional<std::string> document;    // the standard it stands in
    std::optional<std::string> reason;      // why it was retired
    Bilingual                  contact;     // a unit
    std::string                office;
    std::vector<std::string>   sources;
    std::vector<std::string>   files;         // by their names: who knows a digest can name the file as his own
    std::vector<std::string>   verdict_files; // those of the evaluation
};
BOOST_DESCRIBE_STRUCT(PublicPractice, (),
                      (id, title, state, recognised_on, problem, mechanism, conditions, cost, cost_note, evidence,
                       failures, verdict, comparison, findings, verdict_conditions, verdict_evidence, evaluator,
                       adoptions, effective, document, reason, contact, office, sources, files, verdict_files))

struct PublicRow {
    Id<Practice>  id;
    PracticeState state{};
    Day           recognised_on;
    std::string   text;
    std::int64_t  evaluation{};
    std::int64_t  adoptions{};
    std::int64_t  effective{};
    std::string   document;
    std::string   reason;
};
BOOST_DESCRIBE_STRUCT(PublicRow, (),
                      (id, state, recognised_on, text, evaluation, adoptions, effective, document, reason))

constexpr std::string_view public_columns = R"sql(
    SELECT r.id, r.state, r.recognised_on, r.text, r.evaluation_id AS evaluation, r.adoptions, r.effective, r.document,
           r.reason)sql";

constexpr api::SortBy<PublicRow> public_orders[] = {
    {"recognised_on", "r.recognised_on",
     [](PublicRow const& row) -> api::SortKey { return row.recognised_on.iso(); }},
    {"id", "r.id", [](PublicRow const& row) -> api::SortKey { return row.id.value; }},
    {"adoptions", "r.adoptions", [](PublicRow const& row) -> api::SortKey { return row.adoptions; }},
};

std::vector<std::string> plain(std::vector<Line<1000>> const& lines)
{
    std::vector<std::string> out;
    for (auto const& each : lines) out.push_back(each.value);
    return out;
}

std::vector<std::string> names_of(std::optional<std::vector<EvidenceFile>> const& files)
{
    std::vector<std::string> out;
    if (files)
        for (auto const& file : *files) out.push_back(file.name.value);
    return out;
}

PublicPractice published(Reader& reader, PublicRow row)
{
    auto read = json::from_text<PracticeText>(row.text);
    expects(read.has_value());
    auto& text       = *read;
    auto  evaluation = evaluation_of(reader, {row.evaluation});
    expects(evaluation.has_value()); // nothing is recognised without
    PublicPractice out{.id                 = row.id,
                       .title              = std::move(text.title),
                       .state              = row.state,
                       .recognised_on      = row.recognised_on,
                       .problem            = std::move(text.problem),
                       .mechanism          = std::move(text.mechanism),
                       .conditions         = std::move(text.conditions),
                       .cost               = text.cost,
                       .cost_note          = std::move(text.cost_note),
                       .evidence           = std::move(text.evidence),
                       .failures           = std::move(text.failures),
                       .verdict            = evaluation->verdict,
                       .comparison         = std::move(evaluation->comparison.value),
                       .findings           = std::move(evaluation->findings.value),
                       .verdict_conditions = std::move(evaluation->conditions.value),
                       .verdict_evidence   = plain(evaluation->evidence),
                       .evaluator          = std::move(evaluation->evaluator.value),
                       .adoptions          = row.adoptions,
                       .effective          = row.effective,
                       .document           = {},
                       .reason             = {},
                       .contact            = {},
                       .office             = std::move(text.office.value),
                       .sources            = plain(text.sources),
                       .files              = names_of(text.files),
                       .verdict_files      = names_of(evaluation->files)};
    if (!row.document.empty()) out.document = std::move(row.document);
    if (row.state == PracticeState::retired) out.reason = std::move(row.reason);
    if (auto unit = body_named(reader, text.contact)) out.contact = std::move(unit->title);
    return out;
}

struct PublicPracticesAsk : api::ListAsk {
    std::optional<Line<200, 0>>  text; // of the title and the problem
    std::optional<PracticeState> state;
    std::optional<Id<Practice>>  practice; // this one alone
};
BOOST_DESCRIBE_STRUCT(PublicPracticesAsk, (api::ListAsk), (text, state, practice))

Result<api::List<PublicPractice>> list_public_practices(Look& look, PublicPracticesAsk const& ask)
{
    api::ListQuery query{public_columns, "FROM practice r", "r.id"};
    query.where("r.recognised_on IS NOT NULL");
    if (ask.text) query.where_one_holds(ask.text->value, {"r.title_zh", "r.title_en", "r.problem_zh", "r.problem_en"});
    if (ask.state) query.where("r.state = ?", *ask.state);
    if (ask.practice) query.where("r.id = ?", *ask.practice);
    auto                      rows = TRY(query.page<PublicRow>(look.read, ask, public_orders));
    api::List<PublicPractice> out{.next = std::move(rows.next), .total = rows.total};
    for (auto& row : rows.items) out.items.push_back(published(look.read, std::move(row)));
    return out;
}

struct PublicAdoption {
    Bilingual                   adopter;
    Day                         on;
    std::string                 changes;
    std::optional<PilotVerdict> outcome;
    std::string                 results; // the latest the adopter told
    std::string                 source;
};
BOOST_DESCRIBE_STRUCT(PublicAdoption, (), (adopter, on, changes, outcome, results, source))

// The pilot whose evaluation it was recognised on.
struct PublicPilot {
    Bilingual title;
    Bilingual unit;
    Day       started_on;
    Day       ended_on;
    std::string scope;
    std::string hypothesis;
};
BOOST_DESCRIBE_STRUCT(PublicPilot, (), (title, unit, started_on, ended_on, scope, hypothesis))

struct PublicPracticeView : PublicPractice {
    PublicPilot                 pilot;
    std::vector<PublicAdoption> adopters;
};
BOOST_DESCRIBE_STRUCT(PublicPracticeView, (PublicPractice), (pilot, adopters))

struct PublicPracticeAsk {
    Id<Practice> id;
};
BOOST_DESCRIBE_STRUCT(PublicPracticeAsk, (), (id))

Result<PublicPracticeView> get_public_practice(Look& look, PublicPracticeAsk const& ask)
{
    auto row = look.read.row<PublicRow>(
        std::string{public_columns} + " FROM practice r WHERE r.id = $1 AND r.recognised_on IS NOT NULL", ask.id);
    if (!row) return refuse(refusal::not_found);
    PublicPracticeView out;
    auto const         evaluation      = row->evaluation;
    static_cast<PublicPractice&>(out) = published(look.read, *std::move(row));
    out.pilot                         = look.read.one<PublicPilot>(R"sql(
        SELECT p.title_zh, p.title_en, b.name_zh AS unit_zh, b.name_en AS unit_en, p.started_on, p.ended_on, p.scope,
               p.hypothesis
          FROM pilot p
          JOIN body b ON b.id = p.body_id
         WHERE p.id = $1
    )sql",
                                              evaluation);
    out.adopters                      = look.read.rows<PublicAdoption>(R"sql(
        SELECT a.adopter_zh, a.adopter_en, a.on_day AS "on", a.changes, a.outcome, COALESCE(t.results, '') AS results,
               COALESCE(t.source, '') AS source
          FROM adoption a
          LEFT JOIN adoption_result t
            ON t.id = (SELECT max(l.id) FROM adoption_result l WHERE l.adoption_id = a.id)
         WHERE a.practice_id = $1
         ORDER BY a.id
    )sql",
                                                  ask.id);
    return out;
}

} // namespace

void register_public_practices(api::Registry& registry)
{
    using enum Permission;
    registry.read<anyone, list_public_practices>("/api/public-practices",
                                                 {"公开的做法", "Practices everybody may read"});
    registry.read<anyone, get_public_practice>("/api/public-practices/{id}",
                                               {"一项公开的做法", "One practice everybody may read"});
}

} // namespace penstock
