// What facts about plans do to the tables, and the acts that write them.
#include "indicator/plan_facts.hpp"
#include "indicator/refusals.hpp"

namespace penstock {

void apply(Writer& db, Stamp const& stamp, PlanDrafted const& fact)
{
    db.run(R"sql(
        INSERT INTO plan (id, body_id, title_zh, title_en, source, first_year, last_year, state, decision, indicators,
                          waiting)
        VALUES ($1, $2, $3, $4, $5, $6, $7, 'draft', '', 0, 0)
    )sql",
           stamp.seq, fact.body, fact.text.title.zh, fact.text.title.en, fact.text.source, fact.text.first_year,
           fact.text.last_year);
}

void apply(Writer& db, Stamp const&, PlanMoved const& fact)
{
    db.run("UPDATE plan SET state = $2, decision = CASE WHEN $3 = '' THEN decision ELSE $3 END WHERE id = $1",
           fact.plan, fact.to, fact.decision);
}

void apply(Writer& db, Stamp const& stamp, PlanPartSet const& fact)
{
    db.run("INSERT INTO plan_part (id, plan_id, kind, whole_id, title_zh, title_en) VALUES ($1, $2, $3, $4, $5, $6)",
           stamp.seq, fact.plan, fact.kind, fact.whole ? fact.whole->value : 0, fact.title.zh, fact.title.en);
}

void apply(Writer& db, Stamp const& stamp, PeriodLocked const& fact)
{
    db.run("INSERT INTO period_lock (plan_id, period, person, at) VALUES ($1, $2, $3, $4)", fact.plan, fact.period,
           stamp.actor, stamp.at);
}

void apply(Writer& db, Stamp const&, PeriodUnlocked const& fact)
{
    db.run("DELETE FROM period_lock WHERE plan_id = $1 AND period = $2", fact.plan, fact.period);
}

void add_plan_facts(FactKinds& kinds)
{
    kinds.add<PlanDrafted, PlanMoved, PlanPartSet, PeriodLocked, PeriodUnlocked>();
}

Result<PlanNow> load_plan(Reader& reader, Id<Plan> id)
{
    auto plan = reader.row<PlanNow>("SELECT id, state, first_year, last_year FROM plan WHERE id = $1", id);
    if (!plan) return refuse(refusal::not_found);
    return *std::move(plan);
}

bool is_locked(Reader& reader, Id<Plan> plan, Period const& period)
{
    return reader.row<std::int64_t>("SELECT 1 FROM period_lock WHERE plan_id = $1 AND period = $2", plan, period)
        .has_value();
}

Result<Id<Plan>> draft_plan(Act& act, Caller const& by, Id<Body> body, PlanText const& typed)
{
    CHECK(by.check_in(Permission::manage_mandate, 0));
    auto text = TRY(plan_of(typed));
    if (!load_body(act.read(), body)) return refuse(refusal::not_found, "/keeper", "");
    return Id<Plan>{act.record(PlanDrafted{body, text})};
}

Result<void> move_plan(Act& act, Caller const& by, Id<Plan> id, PlanEvent step, std::string const& decision)
{
    auto plan = TRY(load_plan(act.read(), id));
    auto to   = TRY(plan_plan_step(plan.state, step, decision, by));
    act.record(PlanMoved{{id}, step, to, decision});
    return {};
}

Result<Id<PlanPart>> set_part(Act& act, Caller const& by, Id<Plan> plan, PlanPartKind kind,
                              std::optional<Id<PlanPart>> whole, Bilingual const& typed)
{
    CHECK(by.check_in(Permission::manage_mandate, 0));
    auto now   = TRY(load_plan(act.read(), plan));
    auto title = TRY(titled(typed, "/title"));
    if (!open(now.state)) return refuse(refusal::plan_not_open);
    if (whole.has_value() != (kind == PlanPartKind::objective))
        return refuse(whole ? refusal::not_found : refusal::missing_field, "/whole", "");
    if (whole && !act.read().row<std::int64_t>(
                     "SELECT 1 FROM plan_part WHERE id = $1 AND plan_id = $2 AND kind = 'domain'", *whole, plan))
        return refuse(refusal::not_found, "/whole", "");
    auto there = act.read().rows<std::int64_t>(R"sql(
        SELECT id FROM plan_part
         WHERE plan_id = $1 AND kind = $2 AND whole_id = $3 AND title_zh = $4 AND title_en = $5
    )sql",
                                               plan, kind, whole ? whole->value : 0, title.zh, title.en);
    if (!there.empty()) return refuse(refusal::already_exists, "/title", std::to_string(there.front()));
    return Id<PlanPart>{act.record(PlanPartSet{{plan}, kind, whole, title})};
}

Result<void> lock_period(Act& act, Caller const& by, Id<Plan> plan, Period const& period, bool locked,
                         std::string const& reason)
{
    CHECK(by.check_in(Permission::manage_mandate, 0));
    CHECK(load_plan(act.read(), plan));
    bool const is = is_locked(act.read(), plan, period);
    if (!locked) {
        if (!is) return refuse(refusal::period_not_locked, "/period", period.value);
        if (reason.empty()) return refuse(refusal::missing_field, "/reason", "");
        act.record(PeriodUnlocked{{plan}, period, reason});
        return {};
    }
    if (is) return refuse(refusal::period_locked, "/period", period.value);
    auto waiting = act.read().one<std::int64_t>(R"sql(
        SELECT count(*) FROM figure f JOIN indicator i ON i.id = f.indicator_id
         WHERE i.plan_id = $1 AND f.period = $2 AND f.state = 'entered'
    )sql",
                                                plan, period);
    if (waiting > 0) return refuse(refusal::figures_waiting, "/period", std::to_string(waiting));
    act.record(PeriodLocked{{plan}, period, reason});
    return {};
}

} // namespace penstock
