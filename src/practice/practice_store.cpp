// What facts about practices do to the tables, and the acts that write them.
#include "practice/practice_facts.hpp"
#include "practice/refusals.hpp"

namespace penstock {

namespace {

std::int64_t contact_of(PracticeText const& text) { return text.contact ? text.contact->value : 0; }

} // namespace

void apply(Writer& db, Stamp const& stamp, PracticeDocumented const& fact)
{
    auto const& text = fact.text;
    db.run(R"sql(
        INSERT INTO practice (id, title_zh, title_en, problem_zh, problem_en, text, contact_id, pilot_id, reference,
                              state, item_id, evaluation_id, recognised_on, adoptions, effective, document, reason)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'documented', 0, 0, NULL, 0, 0, '', '')
    )sql",
           stamp.seq, text.title.zh, text.title.en, text.problem.zh, text.problem.en, json::to_text(text),
           contact_of(text), fact.pilot ? fact.pilot->value : 0, fact.reference);
}

void apply(Writer& db, Stamp const&, PracticeDescribed const& fact)
{
    auto const& text = fact.text;
    db.run(R"sql(
        UPDATE practice SET title_zh = $2, title_en = $3, problem_zh = $4, problem_en = $5, text = $6, contact_id = $7
         WHERE id = $1
    )sql",
           fact.practice, text.title.zh, text.title.en, text.problem.zh, text.problem.en, json::to_text(text),
           contact_of(text));
}

void apply(Writer& db, Stamp const&, PracticeRecognised const& fact)
{
    db.run("UPDATE practice SET state = 'recognised', item_id = $2, evaluation_id = $3, recognised_on = $4 "
           "WHERE id = $1",
           fact.practice, fact.item, fact.pilot, fact.on);
}

namespace {

// How many adopted it, and at how many of them it works by their own word.
void count_adoptions(Writer& db, Id<Practice> id)
{
    db.run(R"sql(
        UPDATE practice
           SET adoptions = (SELECT count(*) FROM adoption a WHERE a.practice_id = $1),
               effective = (SELECT count(*) FROM adoption a
                             WHERE a.practice_id = $1 AND a.outcome IN ('works', 'works_under_conditions'))
         WHERE id = $1
    )sql",
           id);
}

void tell_adoption(Writer& db, Stamp const& stamp, std::int64_t adoption, std::string const& results,
                   std::optional<PilotVerdict> outcome, std::string const& source)
{
    db.run("INSERT INTO adoption_result (id, adoption_id, results, outcome, source, person, at) "
           "VALUES ($1, $2, $3, $4, $5, $6, $7)",
           stamp.seq, adoption, results, outcome, source, stamp.actor, stamp.at);
}

} // namespace

void apply(Writer& db, Stamp const& stamp, PracticeAdopted const& fact)
{
    auto const& text = fact.text;
    db.run(R"sql(
        INSERT INTO adoption (id, practice_id, adopter_zh, adopter_en, on_day, changes, outcome, follow_up)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
    )sql",
           stamp.seq, fact.practice, text.adopter.zh, text.adopter.en, text.on, text.changes, text.outcome,
           text.follow_up);
    if (!text.results.value.empty())
        tell_adoption(db, stamp, stamp.seq, text.results.value, text.outcome, text.source.value);
    count_adoptions(db, fact.practice); // first: what is adopted has adopters
    db.run("UPDATE practice SET state = 'adopted' WHERE id = $1 AND state = 'recognised'", fact.practice);
}

void apply(Writer& db, Stamp const& stamp, AdoptionFollowedUp const& fact)
{
    auto const& told = fact.results;
    db.run("UPDATE adoption SET outcome = $2, follow_up = $3 WHERE id = $1", fact.adoption, told.outcome,
           told.follow_up);
    tell_adoption(db, stamp, fact.adoption.value, told.results.value, told.outcome, told.source.value);
    count_adoptions(db, fact.practice);
}

void apply(Writer& db, Stamp const&, PracticeStandardised const& fact)
{
    db.run("UPDATE practice SET state = 'standardised', document = $2, reason = $3 WHERE id = $1", fact.practice,
           fact.document, fact.reason);
}

void apply(Writer& db, Stamp const&, PracticeRetired const& fact)
{
    db.run("UPDATE practice SET state = 'retired', reason = $2 WHERE id = $1", fact.practice, fact.reason);
}

void apply(Writer& db, Stamp const& stamp, PracticeTemplateSet const& fact)
{
    db.run("INSERT INTO practice_template (id, practice_id, noun, name_zh, name_en, text) "
           "VALUES ($1, $2, $3, $4, $5, $6)",
           stamp.seq, fact.practice, noun_of(fact.text), fact.text.name.zh, fact.text.name.en,
           json::to_text(fact.text));
}

void apply(Writer& db, Stamp const& stamp, PracticeApplied const& fact)
{
    db.run("INSERT INTO practice_use (id, practice_id, template_id, noun, made_id, at) VALUES ($1, $2, $3, $4, $5, $6)",
           stamp.seq, fact.practice, fact.after, fact.made, fact.id, stamp.at);
}

void add_practice_facts(FactKinds& kinds)
{
    kinds.add<PracticeDocumented, PracticeDescribed, PracticeRecognised, PracticeAdopted, AdoptionFollowedUp,
              PracticeStandardised, PracticeRetired, PracticeTemplateSet, PracticeApplied>();
}

namespace {

struct PracticeNowRow {
    Id<Practice>  id;
    PracticeState state{};
    std::string   text;
    std::int64_t  pilot{};
    std::int64_t  adoptions{};
    std::int64_t  effective{};
};
BOOST_DESCRIBE_STRUCT(PracticeNowRow, (), (id, state, text, pilot, adoptions, effective))

PracticeText stored_practice(std::string const& text)
{
    auto out = json::from_text<PracticeText>(text);
    expects(out.has_value());
    return *std::move(out);
}

// A contact is shown to everybody, so it may name no person of the record. A name of one character says nothing.
Result<void> check_contact(Reader& reader, PracticeText const& text)
{
    auto const& office = text.office.value;
    if (office.find('@') != office.npos) return refuse(refusal::contact_is_a_person, "/office", "");
    auto named = reader.one<std::int64_t>(R"sql(
        SELECT count(*) FROM person WHERE length(name) > 1 AND $1 LIKE '%' || name || '%'
    )sql",
                                          office);
    if (named > 0) return refuse(refusal::contact_is_a_person, "/office", "");
    if (text.contact && !load_body(reader, *text.contact)) return refuse(refusal::not_found, "/contact", "");
    return {};
}

} // namespace

Result<PracticeNow> load_practice(Reader& reader, Id<Practice> id)
{
    auto row = reader.row<PracticeNowRow>(
        "SELECT id, state, text, pilot_id AS pilot, adoptions, effective FROM practice WHERE id = $1", id);
    if (!row) return refuse(refusal::not_found);
    auto text = stored_practice(row->text);
    return PracticeNow{row->id,    row->state,     std::move(text.title), std::move(text.conditions),
                       row->pilot, row->adoptions, row->effective};
}

PracticeText practice_text(Reader& reader, Id<Practice> id)
{
    return stored_practice(reader.one<std::string>("SELECT text FROM practice WHERE id = $1", id));
}

Result<TemplateText> load_template(Reader& reader, Id<Practice> practice, Id<PracticeTemplate> id)
{
    auto text = reader.row<std::string>("SELECT text FROM practice_template WHERE id = $1 AND practice_id = $2", id,
                                        practice);
    if (!text) return refuse(refusal::not_found, "/after", "");
    auto out = json::from_text<TemplateText>(*text);
    expects(out.has_value());
    return *std::move(out);
}

std::string source_naming(PracticeNow const& practice)
{
    auto const& [zh, en] = practice.title;
    auto name            = zh.empty() || en.empty() ? zh + en : zh + " · " + en;
    return "practice/" + std::to_string(practice.id.value) + " " + plain_line(name, 400).value_or("");
}

Result<Id<Practice>> document_practice(Act& act, Caller const& by, PracticeDocumented const& wanted)
{
    CHECK(by.check_in(Permission::manage_mandate, 0));
    auto text = TRY(plan_practice(wanted.text));
    CHECK(check_contact(act.read(), text));
    CHECK(check_files(act.read(), text.files));
    if (wanted.pilot && !act.read().row<std::int64_t>("SELECT 1 FROM pilot WHERE id = $1", *wanted.pilot))
        return refuse(refusal::not_found, "/pilot", "");
    if (!wanted.reference.empty())
        for (auto there :
             act.read().rows<std::int64_t>("SELECT id FROM practice WHERE reference = $1", wanted.reference))
            return refuse(refusal::already_exists, std::to_string(there));
    return Id<Practice>{act.record(PracticeDocumented{std::move(text), wanted.pilot, wanted.reference})};
}

Result<void> describe_practice(Act& act, Caller const& by, Id<Practice> id, PracticeText const& typed)
{
    CHECK(by.check_in(Permission::manage_mandate, 0));
    auto now = TRY(load_practice(act.read(), id));
    // What was recognised stays as it was recognised.
    if (now.state != PracticeState::documented)
        return refuse(refusal::step_not_allowed, std::string{name_of(now.state)});
    auto text = TRY(plan_practice(typed));
    CHECK(check_contact(act.read(), text));
    CHECK(check_files(act.read(), text.files));
    act.record(PracticeDescribed{{id}, std::move(text)});
    return {};
}

Result<void> recognise_practice(Act& act, Caller const& by, Id<Practice> id, Id<Pilot> pilot, Id<AgendaItem> item)
{
    auto now   = TRY(load_practice(act.read(), id));
    auto tried = load_pilot(act.read(), pilot, by, act.today);
    if (!tried) return refuse(refusal::not_found, "/pilot", "");
    auto decided = TRY(load_item_seen(act.read(), item, by, act.today));
    CHECK(plan_recognition(now, *tried, decided, by));
    act.record(PracticeRecognised{{id}, item, pilot, act.today});
    return rest_on(act, by, item, "practice", id.value);
}

Result<void> adopt_practice(Act& act, Caller const& by, Id<Practice> id, AdoptionText const& typed)
{
    auto now = TRY(load_practice(act.read(), id));
    CHECK(plan_practice_step(now, PracticeEvent::adopt, by));
    act.record(PracticeAdopted{{id}, TRY(plan_adoption(typed, act.today))});
    return {};
}

Result<void> follow_adoption(Act& act, Caller const& by, Id<Practice> id, Id<Adoption> adoption,
                             AdoptionResults const& results)
{
    CHECK(by.check_in(Permission::manage_mandate, 0));
    if (!act.read().row<std::int64_t>("SELECT 1 FROM adoption WHERE id = $1 AND practice_id = $2", adoption, id))
        return refuse(refusal::not_found, "/adoption", "");
    CHECK(plan_results(results, act.today));
    act.record(AdoptionFollowedUp{{id}, adoption, results});
    return {};
}

Result<void> settle_practice(Act& act, Caller const& by, Id<Practice> id, PracticeEvent event,
                             std::string const& document, std::string const& reason)
{
    auto now = TRY(load_practice(act.read(), id));
    CHECK(plan_settling(now, event, document, reason, by));
    if (event == PracticeEvent::standardise) act.record(PracticeStandardised{{id}, document, reason});
    else act.record(PracticeRetired{{id}, reason});
    return {};
}

// ---- templates -----------------------------------------------------------------------------------------------------

Result<Id<PracticeTemplate>> set_template(Act& act, Caller const& by, Id<Practice> id, TemplateText const& typed)
{
    CHECK(by.check_in(Permission::manage_mandate, 0));
    auto now = TRY(load_practice(act.read(), id));
    if (final(practice_life, now.state)) return refuse(refusal::step_not_allowed, std::string{name_of(now.state)});
    auto text  = TRY(plan_template(typed, act.today));
    auto there = act.read().rows<Bilingual>(
        "SELECT name_zh AS zh, name_en AS en FROM practice_template WHERE practice_id = $1", id);
    if (there.size() >= templates_most) return refuse(refusal::too_large, std::to_string(templates_most));
    for (auto const& each : there)
        if (each == text.name) return refuse(refusal::already_exists, "/name", text.name.any());
    return Id<PracticeTemplate>{act.record(PracticeTemplateSet{{id}, std::move(text)})};
}

namespace {

// The practice and its template, if something may still be made after it.
Result<std::pair<PracticeNow, TemplateText>> applied(Reader& reader, Id<Practice> id, Id<PracticeTemplate> after,
                                                     TemplateNoun noun)
{
    auto now = TRY(load_practice(reader, id));
    if (final(practice_life, now.state)) return refuse(refusal::step_not_allowed, std::string{name_of(now.state)});
    auto text = TRY(load_template(reader, id, after));
    if (noun_of(text) != noun) return refuse(refusal::not_found, "/after", std::string{name_of(noun_of(text))});
    return std::pair{std::move(now), std::move(text)};
}

} // namespace

Result<Id<Programme>> programme_after(Act& act, Caller const& by, Id<Practice> id, Id<PracticeTemplate> after,
                                      std::string const& code, std::optional<Bilingual> const& title)
{
    CHECK(by.check_in(Permission::manage_programmes, 0)); // a new programme lies in nobody's scope yet
    auto const [now, text] = TRY(applied(act.read(), id, after, TemplateNoun::programme));
    auto wanted            = *text.programme;
    if (title && !title->empty()) wanted.title = *title;
    wanted = TRY(plan_text(wanted));
    if (!code.empty() && act.read().one<std::int64_t>("SELECT count(*) FROM programme WHERE code = $1", code) != 0)
        return refuse(refusal::already_exists, "/code", code);
    auto made = found_programme(act, code, wanted);
    act.record(PracticeApplied{{id}, after, TemplateNoun::programme, made.value});
    return made;
}

Result<Id<Plan>> plan_after(Act& act, Caller const& by, Id<Practice> id, Id<PracticeTemplate> after, Id<Body> keeper,
                            std::int64_t first_year)
{
    auto const [now, text] = TRY(applied(act.read(), id, after, TemplateNoun::plan));
    auto const& wanted     = *text.plan;
    if (first_year < 1900 || first_year > 2200)
        return refuse(refusal::number_out_of_range, "/first_year", "1900..2200");
    auto source = TRY((Line<500, 0>::from(source_naming(now))));
    auto plan   = TRY(draft_plan(act, by, keeper, {wanted.title, source, first_year, first_year + wanted.years - 1}));
    for (auto const& domain : wanted.domains) {
        auto part = TRY(set_part(act, by, plan, PlanPartKind::domain, {}, domain.title));
        for (auto const& indicator : domain.indicators)
            CHECK(define_indicator(act, by, plan, part, indicator, {}));
        for (auto const& objective : domain.objectives) {
            auto below = TRY(set_part(act, by, plan, PlanPartKind::objective, part, objective.title));
            for (auto const& indicator : objective.indicators)
                CHECK(define_indicator(act, by, plan, below, indicator, {}));
        }
    }
    act.record(PracticeApplied{{id}, after, TemplateNoun::plan, plan.value});
    return plan;
}

Result<Id<FundingRule>> rule_after(Act& act, Caller const& by, Id<Practice> id, Id<PracticeTemplate> after,
                                   std::optional<Id<Programme>> programme, std::optional<std::string> fund,
                                   Day valid_from)
{
    auto const [now, text] = TRY(applied(act.read(), id, after, TemplateNoun::funding_rule));
    auto rule              = rule_of(*text.funding_rule, source_naming(now), valid_from);
    rule.programme         = programme;
    if (fund && !fund->empty()) rule.fund = std::move(fund);
    if (programme && !act.read().row<std::int64_t>("SELECT 1 FROM programme WHERE id = $1", *programme))
        return refuse(refusal::not_found, "/programme", "");
    CHECK(plan_funding_rule(rule, latest_version(act.read(), rule), by, act.today));
    Id<FundingRule> made{act.record(FundingRuleRecorded{std::move(rule)})};
    act.record(PracticeApplied{{id}, after, TemplateNoun::funding_rule, made.value});
    return made;
}

} // namespace penstock
