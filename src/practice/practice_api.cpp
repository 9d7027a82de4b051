// Endpoints for practices: what works, what it rests on, who adopted it, and how it ends.
#include "practice/practice_api.hpp"

namespace penstock {

namespace {

struct PracticeRow {
    Id<Practice>                id;
    Bilingual                   title;
    PracticeState               state{};
    Titled                      contact;
    std::optional<PilotVerdict> verdict;
    std::optional<Day>          recognised_on;
    std::int64_t                adoptions{};
    std::int64_t                effective{};
    std::string                 reference;
};
BOOST_DESCRIBE_STRUCT(PracticeRow, (),
                      (id, title, state, contact, verdict, recognised_on, adoptions, effective, reference))

constexpr std::string_view practice_columns = R"sql(
    SELECT r.id, r.title_zh, r.title_en, r.state, r.contact_id, COALESCE(b.name_zh, '') AS contact_title_zh,
           COALESCE(b.name_en, '') AS contact_title_en, e.verdict, r.recognised_on, r.adoptions, r.effective,
           r.reference)sql";
constexpr std::string_view practice_tables  = R"sql(
      FROM practice r
      LEFT JOIN body b ON b.id = r.contact_id
      LEFT JOIN pilot e ON e.id = r.evaluation_id)sql";

constexpr api::SortBy<PracticeRow> practice_orders[] = {
    {"id", "r.id", [](PracticeRow const& row) -> api::SortKey { return row.id.value; }},
    {"state", "r.state", [](PracticeRow const& row) -> api::SortKey { return std::string{name_of(row.state)}; }},
    {"recognised_on", "COALESCE(r.recognised_on, '')",
     [](PracticeRow const& row) -> api::SortKey { return row.recognised_on ? row.recognised_on->iso() : ""; }},
    {"adoptions", "r.adoptions", [](PracticeRow const& row) -> api::SortKey { return row.adoptions; }},
};

PracticeItem item(PracticeRow row)
{
    PracticeItem out{.id            = row.id,
                     .title         = std::move(row.title),
                     .state         = row.state,
                     .contact       = {},
                     .verdict       = row.verdict,
                     .recognised_on = row.recognised_on,
                     .adoptions     = row.adoptions,
                     .effective     = row.effective,
                     .reference     = std::move(row.reference)};
    if (row.contact.id != 0) out.contact = std::move(row.contact);
    return out;
}

struct PracticesAsk : api::ListAsk {
    std::optional<Line<200, 0>>  text; // of the title and the problem
    std::optional<PracticeState> state;
    std::optional<Id<Body>>      contact;
    std::optional<bool>          shipped; // true: taken over from those that are shipped
    std::optional<bool>          due;     // true: an adopter is to be asked again by now
    std::optional<TemplateNoun>  makes;   // has a template for one
};
BOOST_DESCRIBE_STRUCT(PracticesAsk, (api::ListAsk), (text, state, contact, shipped, due, makes))

Result<api::List<PracticeItem>> list_practices(Look& look, PracticesAsk const& ask)
{
    api::ListQuery query{practice_columns, practice_tables, "r.id"};
    if (ask.text) query.where_one_holds(ask.text->value, {"r.title_zh", "r.title_en", "r.problem_zh", "r.problem_en"});
    if (ask.state) query.where("r.state = ?", *ask.state);
    if (ask.contact) query.where("r.contact_id = ?", *ask.contact);
    if (ask.shipped) query.where(*ask.shipped ? "r.reference <> ''" : "r.reference = ''");
    if (ask.due) {
        constexpr std::string_view waiting =
            "SELECT 1 FROM adoption a WHERE a.practice_id = r.id AND a.follow_up <= ?";
        query.where((*ask.due ? "EXISTS (" : "NOT EXISTS (") + std::string{waiting} + ")", look.today);
    }
    if (ask.makes)
        query.where("EXISTS (SELECT 1 FROM practice_template t WHERE t.practice_id = r.id AND t.noun = ?)", *ask.makes);
    auto                    rows = TRY(query.page<PracticeRow>(look.read, ask, practice_orders));
    api::List<PracticeItem> out{.next = std::move(rows.next), .total = rows.total};
    for (auto& row : rows.items) out.items.push_back(item(std::move(row)));
    return out;
}

// ---- one of them ---------------------------------------------------------------------------------------------------

struct PracticeRest {
    std::int64_t pilot{};
    std::int64_t item{};
    std::int64_t evaluation{};
    std::string  document;
    std::string  reason;
};
BOOST_DESCRIBE_STRUCT(PracticeRest, (), (pilot, item, evaluation, document, reason))

std::optional<PilotBrief> pilot_in_brief(Reader& reader, std::int64_t id)
{
    return reader.row<PilotBrief>("SELECT id, title_zh, title_en, state, verdict FROM pilot WHERE id = $1", id);
}

struct AdoptionRow {
    Id<Adoption>                id;
    Bilingual                   adopter;
    Day                         on_day;
    std::string                 changes;
    std::optional<PilotVerdict> outcome;
    std::optional<Day>          follow_up;
};
BOOST_DESCRIBE_STRUCT(AdoptionRow, (), (id, adopter, on_day, changes, outcome, follow_up))

struct ToldRow {
    std::string                 results;
    std::optional<PilotVerdict> outcome;
    std::string                 source;
    std::int64_t                person{};
    std::string                 name;
    Instant                     at;
};
BOOST_DESCRIBE_STRUCT(ToldRow, (), (results, outcome, source, person, name, at))

std::vector<AdoptionView> adopters_of(Reader& reader, Id<Practice> id)
{
    std::vector<AdoptionView> out;
    for (auto& row : reader.rows<AdoptionRow>(
             "SELECT id, adopter_zh, adopter_en, on_day, changes, outcome, follow_up FROM adoption "
             "WHERE practice_id = $1 ORDER BY id",
             id)) {
        AdoptionView view{row.id,      std::move(row.adopter), row.on_day, std::move(row.changes),
                          row.outcome, row.follow_up,          {}};
        for (auto& told : reader.rows<ToldRow>(R"sql(
                 SELECT t.results, t.outcome, t.source, t.person, COALESCE(n.name, '') AS name, t.at
                   FROM adoption_result t
                   LEFT JOIN person n ON n.id = t.person
                  WHERE t.adoption_id = $1
                  ORDER BY t.id
             )sql",
                                               row.id)) {
            AdoptionResultView result{std::move(told.results), told.outcome, std::move(told.source), {}, told.at};
            if (told.person != 0) result.by = Named{told.person, std::move(told.name)};
            view.told.push_back(std::move(result));
        }
        out.push_back(std::move(view));
    }
    return out;
}

struct TemplateRow {
    Id<PracticeTemplate> id;
    TemplateNoun         noun{};
    std::string          text;
};
BOOST_DESCRIBE_STRUCT(TemplateRow, (), (id, noun, text))

std::vector<TemplateView> templates_of(Reader& reader, Id<Practice> id)
{
    std::vector<TemplateView> out;
    for (auto& row : reader.rows<TemplateRow>(
             "SELECT id, noun, text FROM practice_template WHERE practice_id = $1 ORDER BY id", id)) {
        auto text = json::from_text<TemplateText>(row.text);
        expects(text.has_value());
        out.push_back({row.id, row.noun, *std::move(text)});
    }
    return out;
}

struct MadeRow {
    TemplateNoun noun{};
    std::int64_t made{};
    Bilingual    after;
    Instant      at;
};
BOOST_DESCRIBE_STRUCT(MadeRow, (), (noun, made, after, at))

// A programme is named for those who may see it; plans for whoever reads of practices; rules for readers of authority.
std::optional<Titled> made_named(Reader& reader, Caller const& caller, TemplateNoun noun, std::int64_t id)
{
    switch (noun) {
    case TemplateNoun::programme:
        if (!caller.may_in(Permission::read_portfolio, id)) return std::nullopt;
        return reader.row<Titled>("SELECT id, title_zh, title_en FROM programme WHERE id = $1", id);
    case TemplateNoun::plan: return reader.row<Titled>("SELECT id, title_zh, title_en FROM plan WHERE id = $1", id);
    case TemplateNoun::funding_rule:
        if (!caller.may(Permission::read_authority)) return std::nullopt;
        return reader.row<Titled>("SELECT id, title_zh, title_en FROM funding_rule WHERE id = $1", id);
    }
    std::unreachable();
}

} // namespace

Result<PracticeView> practice_view(Reader& reader, Caller const& caller, Id<Practice> id, Day today)
{
    auto now = TRY(load_practice(reader, id));
    auto row = reader.one<PracticeRow>(
        std::string{practice_columns} + std::string{practice_tables} + " WHERE r.id = $1", id);
    auto         rest = reader.one<PracticeRest>(R"sql(
        SELECT pilot_id AS pilot, item_id AS item, evaluation_id AS evaluation, document, reason FROM practice
         WHERE id = $1
    )sql",
                                                 id);
    PracticeView out;
    static_cast<PracticeItem&>(out) = item(std::move(row));
    out.text                        = practice_text(reader, id);
    out.pilot                       = pilot_in_brief(reader, rest.pilot);
    out.pilots                      = reader.rows<PilotBrief>(
        "SELECT id, title_zh, title_en, state, verdict FROM pilot WHERE practice_id = $1 ORDER BY id LIMIT 50", id);
    out.decision            = decision_named(reader, rest.item, caller, today);
    out.recognised_on_pilot = pilot_in_brief(reader, rest.evaluation);
    out.evaluation          = evaluation_of(reader, {rest.evaluation});
    out.adopters            = adopters_of(reader, id);
    out.templates           = templates_of(reader, id);
    for (auto& made : reader.rows<MadeRow>(R"sql(
             SELECT u.noun, u.made_id AS made, t.name_zh AS after_zh, t.name_en AS after_en, u.at
               FROM practice_use u
               JOIN practice_template t ON t.id = u.template_id
              WHERE u.practice_id = $1
              ORDER BY u.id DESC
              LIMIT 100
         )sql",
                                           id))
        if (auto named = made_named(reader, caller, made.noun, made.made))
            out.made.push_back({made.noun, *std::move(named), std::move(made.after), made.at});
    out.document     = std::move(rest.document);
    out.reason       = std::move(rest.reason);
    out.caused_by    = id.value;
    out.is_public    = out.recognised_on.has_value();
    out.may_manage   = caller.may_in(Permission::manage_mandate, 0) && !final(practice_life, now.state);
    out.may_describe = out.may_manage && now.state == PracticeState::documented;
    out.may          = may(now, caller);
    return out;
}

namespace {

struct PracticeAsk {
    Id<Practice> id;
};
BOOST_DESCRIBE_STRUCT(PracticeAsk, (), (id))

Result<PracticeView> get_practice(Look& look, PracticeAsk const& ask)
{
    return practice_view(look.read, look.caller, ask.id, look.today);
}

struct DocumentPracticeAsk {
    PracticeText             text;
    std::optional<Id<Pilot>> pilot; // it comes from
};
BOOST_DESCRIBE_STRUCT(DocumentPracticeAsk, (), (text, pilot))

// The refusals of the text are told of where it stands in the request.
template <class T> Result<T> in_text(Result<T> checked)
{
    if (checked) return checked;
    auto refused = std::move(checked).error();
    for (auto& fault : refused.faults)
        if (fault.pointer != "/pilot") fault.pointer = "/text" + fault.pointer;
    return std::unexpected{std::move(refused)};
}

Result<PracticeView> document_one_practice(Act& act, Caller const& by, DocumentPracticeAsk const& ask)
{
    auto id = TRY(in_text(document_practice(act, by, {ask.text, ask.pilot, ""})));
    return practice_view(act.read(), by, id, act.today);
}

struct DescribePracticeAsk {
    Id<Practice> id;
    PracticeText text;
};
BOOST_DESCRIBE_STRUCT(DescribePracticeAsk, (), (id, text))

Result<PracticeView> describe_one_practice(Act& act, Caller const& by, DescribePracticeAsk const& ask)
{
    CHECK(in_text(describe_practice(act, by, ask.id, ask.text)));
    return practice_view(act.read(), by, ask.id, act.today);
}

struct RecognisePracticeAsk {
    Id<Practice>   id;
    Id<Pilot>      pilot;      // whose evaluation it rests on
    Id<AgendaItem> item; // the decision to recognise it
};
BOOST_DESCRIBE_STRUCT(RecognisePracticeAsk, (), (id, pilot, item))

Result<PracticeView> recognise_one_practice(Act& act, Caller const& by, RecognisePracticeAsk const& ask)
{
    CHECK(recognise_practice(act, by, ask.id, ask.pilot, ask.item));
    return practice_view(act.read(), by, ask.id, act.today);
}

struct AdoptPracticeAsk {
    Id<Practice>                 id;
    Bilingual                    adopter;
    Day                          on;
    std::optional<Prose<5000>>   changes; // how it differs there
    std::optional<Prose<5000>>   results; // the adopter's own
    std::optional<PilotVerdict>  outcome;
    std::optional<Line<1000, 0>> source;
    std::optional<Day>           follow_up;
};
BOOST_DESCRIBE_STRUCT(AdoptPracticeAsk, (), (id, adopter, on, changes, results, outcome, source, follow_up))

Result<PracticeView> adopt_one_practice(Act& act, Caller const& by, AdoptPracticeAsk const& ask)
{
    CHECK(adopt_practice(act, by, ask.id,
                         {ask.adopter, ask.on, ask.changes.value_or(Prose<5000>{}),
                          ask.results.value_or(Prose<5000>{}), ask.outcome, ask.source.value_or(Line<1000, 0>{}),
                          ask.follow_up}));
    return practice_view(act.read(), by, ask.id, act.today);
}

struct FollowAdoptionAsk {
    Id<Practice>                 id;
    Id<Adoption>                 adoption;
    Prose<5000>                  results;
    PilotVerdict                 outcome{};
    std::optional<Line<1000, 0>> source;
    std::optional<Day>           follow_up;
};
BOOST_DESCRIBE_STRUCT(FollowAdoptionAsk, (), (id, adoption, results, outcome, source, follow_up))

Result<PracticeView> follow_one_adoption(Act& act, Caller const& by, FollowAdoptionAsk const& ask)
{
    CHECK(follow_adoption(act, by, ask.id, ask.adoption,
                          {ask.results, ask.outcome, ask.source.value_or(Line<1000, 0>{}), ask.follow_up}));
    return practice_view(act.read(), by, ask.id, act.today);
}

struct StepPracticeAsk {
    Id<Practice>                id;
    PracticeEvent               step{};   // standardise or retire; the others are acts of their own
    std::optional<Line<500, 0>> document; // the standard, law or rule it stands in
    std::optional<Prose<2000>>  reason;
};
BOOST_DESCRIBE_STRUCT(StepPracticeAsk, (), (id, step, document, reason))

Result<PracticeView> step_practice(Act& act, Caller const& by, StepPracticeAsk const& ask)
{
    CHECK(settle_practice(act, by, ask.id, ask.step, ask.document ? ask.document->value : "",
                          ask.reason ? ask.reason->value : ""));
    return practice_view(act.read(), by, ask.id, act.today);
}

} // namespace

void register_practices(api::Registry& registry)
{
    using enum Permission;
    registry.read<read_mandate, list_practices>("/api/practices", {"列出做法", "List practices"});
    registry.read<read_mandate, get_practice>("/api/practices/{id}", {"查看一项做法", "One practice"});
    registry.act<manage_mandate, document_one_practice>("/api/practices", {"登记做法", "Document a practice"});
    registry.act<manage_mandate, describe_one_practice>("/api/practices/{id}/description",
                                                        {"修改做法说明", "Describe a practice anew"});
    registry.act<manage_mandate, recognise_one_practice>("/api/practices/{id}/recognition",
                                                         {"认定做法", "Recognise a practice"});
    registry.act<manage_mandate, adopt_one_practice>("/api/practices/{id}/adoptions",
                                                     {"登记采用", "Record that somebody adopted a practice"});
    registry.act<manage_mandate, follow_one_adoption>("/api/practices/{id}/adoptions/{adoption}/results",
                                                      {"跟踪采用结果", "Record what an adopter reports"});
    registry.act<manage_mandate, step_practice>("/api/practices/{id}/steps",
                                                {"推进做法", "Make a practice a standard, or retire it"});
}

} // namespace penstock
