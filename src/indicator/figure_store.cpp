// What facts about figures do to the tables, and the acts that write them.
#include "indicator/indicator_facts.hpp"
#include "indicator/refusals.hpp"
#include "store/blob.hpp"

namespace penstock {

namespace {

void count_waiting(Writer& db, Id<Figure> figure, std::int64_t by)
{
    db.run(R"sql(
        UPDATE plan SET waiting = waiting + $2
         WHERE id = (SELECT i.plan_id FROM figure f JOIN indicator i ON i.id = f.indicator_id WHERE f.id = $1)
    )sql",
           figure, by);
}

} // namespace

void apply(Writer& db, Stamp const& stamp, FigureEntered const& fact)
{
    auto const& text  = fact.text;
    auto        upper = [&](auto member) {
        return text.upper ? std::optional{(*text.upper).*member} : std::optional<std::int64_t>{};
    };
    db.run(R"sql(
        INSERT INTO figure (id, indicator_id, kind, period, month, breakdown, op, value_digits, value_decimals,
                            upper_digits, upper_decimals, address, file, file_name, file_size, note, state, chosen,
                            because, replaces, reason, decision, said, entered_by, entered_at, approved_by, approved_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 'entered', 0, '', $17, $18, $19,
                '', $20, $21, NULL, NULL)
    )sql",
           stamp.seq, fact.indicator, text.kind, text.period, text.period.last_month(), text.breakdown, text.op,
           text.value.digits, text.value.decimals, upper(&Decimal::digits), upper(&Decimal::decimals), text.address,
           text.file ? std::optional{text.file->digest} : std::nullopt, text.file ? text.file->name.value : "",
           text.file ? text.file->size : 0, text.note, fact.replaces ? fact.replaces->value : 0, fact.reason,
           fact.decision, stamp.actor, stamp.at);
    count_waiting(db, {stamp.seq}, 1);
}

void apply(Writer& db, Stamp const& stamp, FigureApproved const& fact)
{
    // What a correction replaces hands on that it was chosen, with why.
    db.run(R"sql(
        UPDATE figure
           SET chosen  = COALESCE((SELECT o.chosen FROM figure o WHERE o.id = figure.replaces), 0),
               because = COALESCE((SELECT o.because FROM figure o WHERE o.id = figure.replaces), ''),
               state = 'approved', approved_by = $2, approved_at = $3, said = $4
         WHERE id = $1
    )sql",
           fact.figure, stamp.actor, stamp.at, fact.reason);
    db.run(R"sql(
        UPDATE figure SET state = 'superseded', chosen = 0
         WHERE id = (SELECT n.replaces FROM figure n WHERE n.id = $1)
    )sql",
           fact.figure);
    count_waiting(db, fact.figure, -1);
}

void apply(Writer& db, Stamp const&, FigureSentBack const& fact)
{
    db.run("UPDATE figure SET state = 'returned', said = $2 WHERE id = $1", fact.figure, fact.reason);
    count_waiting(db, fact.figure, -1);
}

void apply(Writer& db, Stamp const&, FigureChosen const& fact)
{
    db.run(R"sql(
        UPDATE figure
           SET chosen = CASE WHEN id = $1 THEN 1 ELSE 0 END, because = CASE WHEN id = $1 THEN $2 ELSE '' END
         WHERE state = 'approved'
           AND indicator_id = (SELECT c.indicator_id FROM figure c WHERE c.id = $1)
           AND kind = (SELECT c.kind FROM figure c WHERE c.id = $1)
           AND period = (SELECT c.period FROM figure c WHERE c.id = $1)
           AND breakdown = (SELECT c.breakdown FROM figure c WHERE c.id = $1)
    )sql",
           fact.figure, fact.reason);
}

void add_indicator_facts(FactKinds& kinds)
{
    kinds.add<IndicatorDefined, IndicatorAssigned, IndicatorRedefined, MeasureSet, SeriesBroken, FigureEntered,
              FigureApproved, FigureSentBack, FigureChosen>();
}

namespace {

struct FigureNowRow {
    Id<Figure>    id;
    Id<Indicator> indicator;
    Id<Plan>      plan;
    FigureKind    kind{};
    Period        period;
    std::string   breakdown;
    FigureState   state{};
    std::int64_t  entered_by{};
};
BOOST_DESCRIBE_STRUCT(FigureNowRow, (), (id, indicator, plan, kind, period, breakdown, state, entered_by))

struct Said {
    Id<Figure>            id;
    Decimal               value;
    std::optional<Digest> file;
};
BOOST_DESCRIBE_STRUCT(Said, (), (id, value, file))

} // namespace

Result<FigureNow> load_figure(Reader& reader, Id<Figure> id, Caller const& by, Day today)
{
    auto row = reader.row<FigureNowRow>(R"sql(
        SELECT f.id, f.indicator_id AS indicator, i.plan_id AS plan, f.kind, f.period, f.breakdown, f.state,
               f.entered_by
          FROM figure f
          JOIN indicator i ON i.id = f.indicator_id
         WHERE f.id = $1
    )sql",
                                        id);
    if (!row) return refuse(refusal::not_found);
    auto const indicator = TRY(load_indicator(reader, row->indicator, by, today));
    if (!sees(by, indicator)) return refuse(refusal::not_found);
    bool const locked = is_locked(reader, row->plan, row->period);
    return FigureNow{row->id,        row->indicator, row->plan,       row->kind, row->period,
                     row->breakdown, row->state,     row->entered_by, locked,    indicator.keeps};
}

std::optional<Id<Figure>> find_figure(Reader& reader, Id<Indicator> indicator, FigureText const& text)
{
    // A file known by its digest, or no file on either side.
    auto const file = text.file ? std::optional{text.file->digest} : std::nullopt;
    for (auto const& each : reader.rows<Said>(R"sql(
             SELECT id, value_digits, value_decimals, file FROM figure
              WHERE indicator_id = $1 AND kind = $2 AND month = $3 AND breakdown = $4 AND address = $5
                AND state <> 'returned'
              ORDER BY id
         )sql",
                                              indicator, text.kind, text.period.last_month(), text.breakdown,
                                              text.address))
        if (each.value == text.value && each.file == file) return each.id;
    return std::nullopt;
}

Result<Id<Figure>> enter_figure(Act& act, Caller const& by, FigureEntered const& wanted)
{
    auto of = TRY(load_indicator(act.read(), wanted.indicator, by, act.today));
    if (!sees(by, of)) return refuse(refusal::not_found);
    CHECK(plan_figure(wanted.text, wanted.decision, of));
    if (is_locked(act.read(), of.plan, wanted.text.period))
        return refuse(refusal::period_locked, "/period", wanted.text.period.value);
    if (wanted.text.file && !find_blob(act.read(), wanted.text.file->digest))
        return refuse(refusal::not_found, "/file/digest", "");
    if (wanted.replaces) {
        auto before = TRY(load_figure(act.read(), *wanted.replaces, by, act.today));
        CHECK(plan_figure_step(before, FigureEvent::correct, wanted.reason, by));
        if (before.indicator != wanted.indicator || before.kind != wanted.text.kind ||
            !(before.period == wanted.text.period) || before.breakdown != wanted.text.breakdown.value)
            return refuse(refusal::not_found, "/replaces", "");
        if (wanted.reason.empty()) return refuse(refusal::missing_field, "/reason", "");
        if (auto other = act.read().row<std::int64_t>(
                "SELECT min(id) FROM figure WHERE replaces = $1 AND state = 'entered' HAVING count(*) > 0", before.id))
            return refuse(refusal::already_exists, "/replaces", std::to_string(*other));
    } else if (auto there = find_figure(act.read(), wanted.indicator, wanted.text))
        return refuse(refusal::already_exists, "/value", std::to_string(there->value));
    return Id<Figure>{act.record(wanted)};
}

Result<void> step_figure(Act& act, Caller const& by, Id<Figure> id, FigureEvent event, std::string const& reason)
{
    auto figure = TRY(load_figure(act.read(), id, by, act.today));
    CHECK(plan_figure_step(figure, event, reason, by));
    switch (event) {
    case FigureEvent::approve:   act.record(FigureApproved{{id, reason}}); break;
    case FigureEvent::send_back: act.record(FigureSentBack{{id, reason}}); break;
    case FigureEvent::correct:   return refuse(refusal::missing_field, "/value", ""); // it is a figure of its own
    }
    return {};
}

Result<void> choose_figure(Act& act, Caller const& by, Id<Figure> id, std::string const& reason)
{
    CHECK(by.check_in(Permission::manage_mandate, 0));
    auto figure = TRY(load_figure(act.read(), id, by, act.today));
    if (figure.state != FigureState::approved)
        return refuse(refusal::step_not_allowed, std::string{name_of(figure.state)});
    if (figure.locked) return refuse(refusal::period_locked, figure.period.value);
    auto beside = act.read().one<std::int64_t>(R"sql(
        SELECT count(*) FROM figure
         WHERE state = 'approved' AND indicator_id = $1 AND kind = $2 AND period = $3 AND breakdown = $4
    )sql",
                                               figure.indicator, figure.kind, figure.period, figure.breakdown);
    if (beside < 2) return refuse(refusal::nothing_to_choose);
    if (reason.empty()) return refuse(refusal::missing_field, "/reason", "");
    act.record(FigureChosen{{id, reason}});
    return {};
}

} // namespace penstock
