// What facts about escalation do to the tables, the daily look for levels that are due, and answers to them.
#include "mandate/directive_messages.hpp"

#include "api/refusals.hpp"
#include "ledger/refusals.hpp"
#include "mandate/refusals.hpp"
#include "people/refusals.hpp"

#include <algorithm>

namespace penstock {

void apply(Writer& db, Stamp const& stamp, DirectiveEscalated const& fact)
{
    db.run(R"sql(
        INSERT INTO escalation (id, directive_id, round, level, skipped, unit_id, due_on, on_day, at)
        SELECT $1, id, round, $3, $4, unit_id, $5, $6, $7 FROM directive WHERE id = $2
    )sql",
           stamp.seq, fact.directive, fact.level, json::canonical(fact.skipped), fact.due_on, fact.on, stamp.at);
    for (auto const& each : fact.to)
        db.run("INSERT INTO escalation_recipient (escalation_id, person, place, answer) VALUES ($1, $2, $3, '')",
               stamp.seq, each.person, each.place);
    db.run("UPDATE directive SET level = $2 WHERE id = $1", fact.directive, fact.level);
}

void apply(Writer& db, Stamp const& stamp, EscalationAnswered const& fact)
{
    db.run("UPDATE escalation_recipient SET answered_at = $3, answer = $4 WHERE escalation_id = $1 AND person = $2",
           fact.escalation, stamp.actor, stamp.at, fact.text);
}

void apply(Writer& db, Stamp const& stamp, EscalationLevelSet const& fact)
{
    db.run(R"sql(
        INSERT INTO escalation_rule (id, body_id, level, used, days, recipients, name_zh, name_en, tone, shape,
                                     valid_from, reason, person, at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
    )sql",
           stamp.seq, fact.body ? fact.body->value : 0, fact.level, static_cast<std::int64_t>(fact.terms.used),
           fact.terms.days, json::canonical(fact.terms.recipients), fact.terms.name.zh, fact.terms.name.en,
           fact.terms.tone, fact.terms.shape, fact.valid_from, fact.reason, stamp.actor, stamp.at);
}

void add_escalation_facts(FactKinds& kinds) { kinds.add<DirectiveEscalated, EscalationAnswered, EscalationLevelSet>(); }

void begin_round(Writer& db, Id<Directive> directive)
{
    db.run("UPDATE directive SET level = 'none', round = round + 1 WHERE id = $1", directive);
}

namespace {

struct LevelRuleRow {
    std::int64_t    body{};
    EscalationLevel level{};
    bool            used{};
    std::int64_t    days{};
    std::string     recipients;
    Bilingual       name;
    LevelTone       tone{};
    LevelShape      shape{};
};
BOOST_DESCRIBE_STRUCT(LevelRuleRow, (), (body, level, used, days, recipients, name, tone, shape))

struct LateRow {
    Id<Directive>   id;
    Id<Body>        body;
    DirectiveState  state{};
    EscalationLevel level{};
    Day             due_on;
    Id<Body>        unit;
    std::int64_t    person{};
};
BOOST_DESCRIBE_STRUCT(LateRow, (), (id, body, state, level, due_on, unit, person))

// Finds persons for places; asks for each unit and each body once.
class Recipients {
public:
    Recipients(Reader& reader, Day today)
        : reader_{reader},
          today_{today},
          office_{holders_of(reader, Permission::manage_mandate, today)}
    {}

    std::vector<EscalationRecipient> of(LateRow const& directive, std::vector<EscalationPlace> const& places)
    {
        std::vector<EscalationRecipient> out;
        for (auto place : places)
            for (auto person : at(directive, place)) add(out, person, place);
        // Nobody holds any of the places: a level told to nobody would be none.
        if (out.empty())
            for (auto person : office_) add(out, person, EscalationPlace::office);
        return out;
    }

private:
    void add(std::vector<EscalationRecipient>& out, Id<Person> person, EscalationPlace place)
    {
        if (std::ranges::find(out, person, &EscalationRecipient::person) == out.end()) out.push_back({person, place});
    }

    std::vector<Id<Person>> at(LateRow const& directive, EscalationPlace place)
    {
        switch (place) {
        case EscalationPlace::owner:
            return directive.person ? std::vector{Id<Person>{directive.person}} : members(directive.unit);
        case EscalationPlace::lead_chair:    return chair(directive.unit);
        case EscalationPlace::helper_chairs: {
            std::vector<Id<Person>> out;
            for (auto unit : reader_.rows<Id<Body>>(
                     "SELECT unit_id FROM directive_unit WHERE directive_id = $1 ORDER BY unit_id", directive.id))
                std::ranges::copy(chair(unit), std::back_inserter(out));
            return out;
        }
        case EscalationPlace::office:       return office_;
        case EscalationPlace::issuer_chair: return chair(directive.body);
        }
        std::unreachable();
    }

    std::vector<Id<Person>> const& chair(Id<Body> body)
    {
        auto [at, fresh] = chairs_.try_emplace(body.value);
        if (fresh)
            if (auto person = chair_of(reader_, body, today_)) at->second.push_back(*person);
        return at->second;
    }

    std::vector<Id<Person>> const& members(Id<Body> unit)
    {
        auto [at, fresh] = members_.try_emplace(unit.value);
        if (fresh)
            for (auto const& each : members_of(reader_, unit))
                if (each.in_force(today_)) at->second.push_back(each.person);
        return at->second;
    }

    Reader&                                         reader_;
    Day                                             today_;
    std::vector<Id<Person>>                         office_;
    std::map<std::int64_t, std::vector<Id<Person>>> chairs_, members_;
};

struct ToldNowRow {
    Id<Directive>          directive;
    std::optional<Instant> answered_at;
};
BOOST_DESCRIBE_STRUCT(ToldNowRow, (), (directive, answered_at))

} // namespace

EscalationLadders ladders_in_force(Reader& reader, Day today)
{
    EscalationLadders out;
    // Later versions come later and replace those before; what is shipped begins long before any that was set.
    for (auto& row : reader.rows<LevelRuleRow>(R"sql(
             SELECT body_id AS body, level, used, days, recipients, name_zh, name_en, tone, shape
               FROM escalation_rule
              WHERE valid_from <= $1
              ORDER BY valid_from, id
         )sql",
                                               today)) {
        auto recipients = json::from_text<std::vector<EscalationPlace>>(row.recipients);
        expects(recipients.has_value());
        out.set(row.body, row.level,
                {row.used, row.days, *std::move(recipients), std::move(row.name), row.tone, row.shape});
    }
    return out;
}

Result<std::string> escalate_directives(Act& act)
{
    auto         ladders = ladders_in_force(act.read(), act.today);
    Recipients   recipients{act.read(), act.today};
    std::int64_t reached = 0;
    auto const   last    = act.today.plus_days(static_cast<int>(-escalation_days_least));
    for (auto const& row : act.read().rows<LateRow>(R"sql(
             SELECT id, body_id AS body, state, level, due_on, unit_id AS unit, person
               FROM directive
              WHERE running = 1 AND due_key <= $1 AND due_on IS NOT NULL AND level <> 'chair'
              ORDER BY due_key, id
         )sql",
                                                    last)) {
        auto const& ladder = ladders.of(row.body.value);
        auto        due    = level_due(ladder, row.state, row.level, row.due_on, act.today);
        if (!due) continue;
        auto const&              terms = terms_of(ladder, due->level);
        DirectiveEscalated const fact{row.id,     due->level, due->skipped,
                                      row.due_on, act.today,  recipients.of(row, terms.recipients)};
        tell_of_level(act, fact, terms, act.record(fact));
        ++reached;
    }
    return std::to_string(reached);
}

Result<Id<Directive>> answer_escalation(Act& act, Caller const& by, Id<Escalation> id, std::string const& text)
{
    if (!by.signed_in()) return refuse(refusal::not_signed_in);
    auto directive = act.read().row<Id<Directive>>("SELECT directive_id FROM escalation WHERE id = $1", id);
    if (!directive) return refuse(refusal::not_found);
    auto told = act.read().row<ToldNowRow>(R"sql(
        SELECT e.directive_id AS directive, r.answered_at
          FROM escalation_recipient r
          JOIN escalation e ON e.id = r.escalation_id
         WHERE r.escalation_id = $1 AND r.person = $2
    )sql",
                                           id, by.person());
    if (!told) {
        auto now = TRY(load_directive(act.read(), *directive, by, act.today));
        return refuse(sees(by, now) ? refusal::not_your_role : refusal::not_found);
    }
    if (told->answered_at) return refuse(refusal::answered_already);
    if (text.empty()) return refuse(refusal::missing_field, "/text", "");
    act.record(EscalationAnswered{told->directive, id, text});
    return told->directive;
}

Result<Id<EscalationRule>> set_level(Act& act, Caller const& by, EscalationLevelSet const& wanted)
{
    CHECK(by.check_in(Permission::manage_mandate, 0));
    if (wanted.body && !load_body(act.read(), *wanted.body)) return refuse(refusal::not_found, "/issuer", "");
    // What was reached in the past was reached by the settings of that time.
    if (wanted.valid_from < act.today) return refuse(refusal::date_in_past, "/valid_from", act.today.iso());
    auto ladders = ladders_in_force(act.read(), wanted.valid_from);
    auto out     = wanted;
    out.terms    = TRY(plan_level(ladders.of(wanted.body ? wanted.body->value : 0), wanted.level, wanted.terms));
    return Id<EscalationRule>{act.record(out)};
}

} // namespace penstock
