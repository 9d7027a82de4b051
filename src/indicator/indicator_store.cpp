// What facts about indicators do to the tables, and the acts that write them.
#include "indicator/indicator_facts.hpp"
#include "indicator/refusals.hpp"
#include "people/refusals.hpp"

#include <algorithm>

namespace penstock {

void apply(Writer& db, Stamp const& stamp, IndicatorDefined const& fact)
{
    auto const& text = fact.text;
    db.run(R"sql(
        INSERT INTO indicator (id, plan_id, part_id, code, name_zh, name_en, measured_in_zh, measured_in_en, direction,
                               frequency, numerator, denominator, breakdowns, owner_id)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
    )sql",
           stamp.seq, fact.plan, fact.part, text.code, text.name.zh, text.name.en, text.measured_in.zh,
           text.measured_in.en, text.direction, text.frequency, text.numerator, text.denominator,
           json::canonical(text.breakdowns), fact.owner ? fact.owner->value : 0);
    db.run("UPDATE plan SET indicators = indicators + 1 WHERE id = $1", fact.plan);
}

void apply(Writer& db, Stamp const&, IndicatorAssigned const& fact)
{
    db.run("UPDATE indicator SET owner_id = $2 WHERE id = $1", fact.indicator, fact.owner);
}

void apply(Writer& db, Stamp const&, IndicatorRedefined const& fact)
{
    auto const& text = fact.text;
    db.run(R"sql(
        UPDATE indicator
           SET part_id = $2, code = $3, name_zh = $4, name_en = $5, measured_in_zh = $6, measured_in_en = $7,
               direction = $8, frequency = $9, numerator = $10, denominator = $11, breakdowns = $12
         WHERE id = $1
    )sql",
           fact.indicator, fact.part, text.code, text.name.zh, text.name.en, text.measured_in.zh, text.measured_in.en,
           text.direction, text.frequency, text.numerator, text.denominator, json::canonical(text.breakdowns));
}

void apply(Writer& db, Stamp const& stamp, MeasureSet const& fact)
{
    db.run(R"sql(
        INSERT INTO measure (id, indicator_id, title_zh, title_en, owner_id, directive_id)
        VALUES ($1, $2, $3, $4, $5, $6)
    )sql",
           stamp.seq, fact.indicator, fact.title.zh, fact.title.en, fact.owner,
           fact.directive ? fact.directive->value : 0);
}

void apply(Writer& db, Stamp const& stamp, SeriesBroken const& fact)
{
    db.run("INSERT INTO series_break (id, indicator_id, period, reason, person, at) VALUES ($1, $2, $3, $4, $5, $6)",
           stamp.seq, fact.indicator, fact.period, fact.reason, stamp.actor, stamp.at);
}

namespace {

struct IndicatorNowRow {
    Id<Indicator> id;
    Id<Plan>      plan;
    PlanState     plan_state{};
    Frequency     frequency{};
    std::string   breakdowns;
    Id<Body>      owner;
};
BOOST_DESCRIBE_STRUCT(IndicatorNowRow, (), (id, plan, plan_state, frequency, breakdowns, owner))

struct DefinitionRow {
    Id<PlanPart> part;
    std::string  code;
    Bilingual    name;
    Bilingual    measured_in;
    Direction    direction{};
    Frequency    frequency{};
    std::string  numerator;
    std::string  denominator;
    std::string  breakdowns; // JSON
};
BOOST_DESCRIBE_STRUCT(DefinitionRow, (),
                      (part, code, name, measured_in, direction, frequency, numerator, denominator, breakdowns))

} // namespace

bool sees(Caller const& caller, IndicatorNow const& indicator)
{
    return caller.may(Permission::read_mandate) || indicator.keeps;
}

Result<IndicatorNow> load_indicator(Reader& reader, Id<Indicator> id, Caller const& by, Day today)
{
    auto row = reader.row<IndicatorNowRow>(R"sql(
        SELECT i.id, i.plan_id AS plan, p.state AS plan_state, i.frequency, i.breakdowns, i.owner_id AS owner
          FROM indicator i
          JOIN plan p ON p.id = i.plan_id
         WHERE i.id = $1
    )sql",
                                           id);
    if (!row) return refuse(refusal::not_found);
    bool keeps = by.may_in(Permission::manage_mandate, 0);
    if (!keeps && row->owner && by.person() != 0) {
        auto const mine = bodies_of(reader, by.person(), today);
        keeps           = std::ranges::find(mine, row->owner) != mine.end();
    }
    return IndicatorNow{row->id, row->plan, row->plan_state, row->frequency, row->breakdowns, row->owner, keeps};
}

bool owns_indicators(Reader& reader, Caller const& by, Id<Plan> plan, Day today)
{
    if (by.person() == 0) return false;
    auto const mine = bodies_of(reader, by.person(), today);
    return std::ranges::any_of(mine, [&](Id<Body> unit) {
        return reader
            .row<std::int64_t>("SELECT id FROM indicator WHERE plan_id = $1 AND owner_id = $2 LIMIT 1", plan, unit)
            .has_value();
    });
}

std::optional<Id<Indicator>> find_indicator(Reader& reader, Id<Plan> plan, std::string_view code)
{
    return reader.row<Id<Indicator>>("SELECT id FROM indicator WHERE plan_id = $1 AND code = $2", plan, code);
}

Result<Id<Indicator>> define_indicator(Act& act, Caller const& by, Id<Plan> plan, Id<PlanPart> part,
                                       IndicatorText const& typed, std::optional<Id<Body>> owner)
{
    CHECK(by.check_in(Permission::manage_mandate, 0));
    auto now  = TRY(load_plan(act.read(), plan));
    auto text = TRY(plan_indicator(typed));
    if (!open(now.state)) return refuse(refusal::plan_not_open);
    if (!act.read().row<std::int64_t>("SELECT 1 FROM plan_part WHERE id = $1 AND plan_id = $2", part, plan))
        return refuse(refusal::not_found, "/part", "");
    if (owner && !load_body(act.read(), *owner)) return refuse(refusal::not_found, "/owner", "");
    if (auto there = find_indicator(act.read(), plan, text.code.value))
        return refuse(refusal::already_exists, "/code", std::to_string(there->value));
    return Id<Indicator>{act.record(IndicatorDefined{plan, part, text, owner})};
}

Result<void> assign_indicator(Act& act, Caller const& by, Id<Indicator> id, Id<Body> owner)
{
    CHECK(by.check_in(Permission::manage_mandate, 0));
    auto now = TRY(load_indicator(act.read(), id, by, act.today));
    if (!load_body(act.read(), owner)) return refuse(refusal::not_found, "/owner", "");
    if (now.owner == owner) return refuse(refusal::already_exists, "/owner", std::to_string(owner.value));
    act.record(IndicatorAssigned{{id}, owner});
    return {};
}

Result<void> redefine_indicator(Act& act, Caller const& by, IndicatorRedefined const& wanted)
{
    CHECK(by.check_in(Permission::manage_mandate, 0));
    auto const id     = wanted.indicator;
    auto const now    = TRY(load_indicator(act.read(), id, by, act.today));
    auto const row    = act.read().one<DefinitionRow>(R"sql(
        SELECT part_id AS part, code, name_zh, name_en, measured_in_zh, measured_in_en, direction, frequency, numerator,
               denominator, breakdowns
          FROM indicator
         WHERE id = $1
    )sql",
                                                      id);
    auto       groups = json::from_text<std::vector<Line<60>>>(row.breakdowns);
    expects(groups.has_value());
    IndicatorDefinition before{.text       = {{row.code},
                                              row.name,
                                              row.measured_in,
                                              row.direction,
                                              row.frequency,
                                              {row.numerator},
                                              {row.denominator},
                                              *std::move(groups)},
                               .plan_state = now.plan_state};
    for (auto& group :
         act.read().rows<std::string>("SELECT DISTINCT breakdown FROM figure WHERE indicator_id = $1", id)) {
        before.figures = true;
        if (!group.empty()) before.told_of.insert(std::move(group));
    }
    auto text = TRY(plan_redefinition(wanted.text, before, wanted.reason, wanted.decision));
    if (!act.read().row<std::int64_t>("SELECT 1 FROM plan_part WHERE id = $1 AND plan_id = $2", wanted.part, now.plan))
        return refuse(refusal::not_found, "/part", "");
    if (auto there = find_indicator(act.read(), now.plan, text.code.value); there && *there != id)
        return refuse(refusal::already_exists, "/code", std::to_string(there->value));
    if (json::canonical(text) == json::canonical(before.text) && wanted.part == row.part)
        return refuse(refusal::already_exists, "/name", std::to_string(id.value));
    act.record(IndicatorRedefined{{id}, wanted.part, text, wanted.reason, wanted.decision});
    return {};
}

Result<Id<Measure>> set_measure(Act& act, Caller const& by, MeasureSet const& wanted)
{
    CHECK(by.check_in(Permission::manage_mandate, 0));
    auto now   = TRY(load_indicator(act.read(), wanted.indicator, by, act.today));
    auto title = TRY(titled(wanted.title, "/title"));
    if (!open(now.plan_state)) return refuse(refusal::plan_not_open);
    if (!load_body(act.read(), wanted.owner)) return refuse(refusal::not_found, "/owner", "");
    if (wanted.directive && !load_directive(act.read(), *wanted.directive, by, act.today))
        return refuse(refusal::not_found, "/directive", "");
    return Id<Measure>{act.record(MeasureSet{{wanted.indicator}, title, wanted.owner, wanted.directive})};
}

Result<void> break_series(Act& act, Caller const& by, Id<Indicator> id, Period const& period,
                          std::string const& reason)
{
    CHECK(by.check_in(Permission::manage_mandate, 0));
    auto now = TRY(load_indicator(act.read(), id, by, act.today));
    if (period.frequency() != now.frequency)
        return refuse(refusal::period_not_of_frequency, "/period", std::string{name_of(now.frequency)});
    if (reason.empty()) return refuse(refusal::missing_field, "/reason", "");
    if (auto there = act.read().row<std::int64_t>(
            "SELECT id FROM series_break WHERE indicator_id = $1 AND period = $2", id, period))
        return refuse(refusal::already_exists, "/period", std::to_string(*there));
    act.record(SeriesBroken{{id}, period, reason});
    return {};
}

} // namespace penstock
