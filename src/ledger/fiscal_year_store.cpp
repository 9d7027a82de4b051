// What facts about fiscal years do to the tables, the checklist of the year end, and the entries that empty a year.
#include "api/refusals.hpp"
#include "ledger/delegation_facts.hpp"
#include "ledger/fiscal_year_facts.hpp"
#include "ledger/refusals.hpp"

#include <algorithm>

namespace penstock {

namespace {

void enter(Writer& db, std::int64_t year, YearState state)
{
    db.run("UPDATE fiscal_year SET state = $2 WHERE year = $1", year, state);
}

struct YearRow {
    Day          first_on;
    Day          last_on;
    YearState    state{};
    std::string  decision;
    std::int64_t asked_by{};
};
BOOST_DESCRIBE_STRUCT(YearRow, (), (first_on, last_on, state, decision, asked_by))

struct FlowRow {
    EntryKind    kind{};
    std::int64_t minor{};
};
BOOST_DESCRIBE_STRUCT(FlowRow, (), (kind, minor))

// The accounts of the year's appropriations at these stages that hold something.
std::int64_t holding(Reader& reader, std::int64_t year, std::string_view stages)
{
    return reader.one<std::int64_t>(R"sql(
        SELECT count(*)
          FROM account a
          JOIN appropriation p ON p.id = a.appropriation_id
         WHERE p.fiscal_year = $1 AND a.balance > 0 AND a.stage IN ()sql" +
                                        std::string{stages} + ")",
                                    year);
}

std::string money_of(std::int64_t year) { return "/money?fiscal_year=" + std::to_string(year); }

} // namespace

void apply(Writer& db, Stamp const&, FiscalYearClosingBegun const& fact)
{
    db.run(R"sql(
        INSERT INTO fiscal_year (year, first_on, last_on, state, decision, asked_by)
        VALUES ($1, $2, $3, 'closing', '', 0)
        ON CONFLICT (year) DO UPDATE SET first_on = $2, last_on = $3, state = 'closing'
    )sql",
           fact.year, fact.first_on, fact.last_on);
}

void apply(Writer& db, Stamp const&, FiscalYearKeptOpen const& fact) { enter(db, fact.year, YearState::open); }

void apply(Writer& db, Stamp const&, FiscalYearClosed const& fact) { enter(db, fact.year, YearState::closed); }

void apply(Writer& db, Stamp const& stamp, FiscalYearReopeningAsked const& fact)
{
    db.run("UPDATE fiscal_year SET state = 'reopening', decision = $2, asked_by = $3 WHERE year = $1", fact.year,
           fact.decision, stamp.actor);
}

void apply(Writer& db, Stamp const&, FiscalYearReopened const& fact) { enter(db, fact.year, YearState::reopened); }

void apply(Writer& db, Stamp const&, FiscalYearReopeningRefused const& fact)
{
    enter(db, fact.year, YearState::closed);
}

void add_fiscal_year_facts(FactKinds& kinds)
{
    kinds.add<FiscalYearClosingBegun, FiscalYearKeptOpen, FiscalYearClosed, FiscalYearReopeningAsked,
              FiscalYearReopened, FiscalYearReopeningRefused>();
}

FiscalYearNow load_fiscal_year(Reader& reader, std::int64_t year)
{
    auto row = reader.row<YearRow>(
        "SELECT first_on, last_on, state, decision, asked_by FROM fiscal_year WHERE year = $1", year);
    if (!row) return {.year = year, .days = days_of_year(year, fiscal_year_start(reader))};
    return {year, row->state, {row->first_on, row->last_on}, std::move(row->decision), row->asked_by};
}

Result<YearState> plan_step(FiscalYearNow const& now, YearEvent event, std::string const& reason, std::int64_t by)
{
    auto const* step = step_of(year_life, now.state, event);
    if (!step) return refuse(refusal::step_not_allowed, std::string{name_of(now.state)});
    bool owes_reason =
        event == YearEvent::keep_open || event == YearEvent::ask_to_reopen || event == YearEvent::refuse_reopening;
    if (owes_reason && reason.empty()) return refuse(refusal::missing_field, "/reason", "");
    if (event == YearEvent::confirm_reopening && by == now.asked_by) return refuse(refusal::same_person);
    return step->to;
}

MoreClosingChecks& more_closing_checks()
{
    static MoreClosingChecks checks;
    return checks;
}

ClosingCheck reservations_that_run_out(Reader& reader, ClosingScope const& scope)
{
    return {.name   = "reservations_run_out",
            .blocks = false,
            .count  = reader.one<std::int64_t>(R"sql(
                SELECT count(*)
                  FROM reservation r
                  JOIN account a ON a.id = r.from_id
                  JOIN appropriation p ON p.id = a.appropriation_id
                 WHERE r.state = 'pending' AND r.expires_on <= $1 AND ($2 = 0 OR p.fiscal_year = $2)
            )sql",
                                               scope.today.plus_days(30), scope.year),
            .link   = "/money/reservations?state=pending",
            .title  = {"三十天内没有冻结到期", "No reservation runs out within thirty days"},
            .remedy = {"到期后资金自动解冻；仍需要的请先办结。",
                       "Its money is free again then; post what is still needed."}};
}

std::string what_blocks(std::vector<ClosingCheck> const& checks)
{
    std::string out;
    for (auto const& check : checks)
        if (check.blocks && !check.settled()) out += (out.empty() ? "" : ", ") + check.name;
    return out;
}

std::vector<ClosingCheck> check_year_end(Reader& reader, FiscalYearNow const& year, Day today)
{
    auto const             y = year.year;
    std::vector<ClosingCheck> out{
        {"year_over",
         true,
         today <= year.days.last,
         "",
         {"年度已经结束", "The year is over"},
         {"年度最后一天过后才能结账。", "It can be closed after its last day."}},
        {"open_reservations",
         true,
         reader.one<std::int64_t>(R"sql(
             SELECT count(*)
               FROM reservation r
               JOIN account a ON a.id = r.from_id
               JOIN appropriation p ON p.id = a.appropriation_id
              WHERE p.fiscal_year = $1 AND r.state = 'pending'
         )sql",
                                  y),
         "/money/reservations?state=pending&fiscal_year=" + std::to_string(y),
         {"没有未办结的冻结", "No reservation is open"},
         {"逐笔转为记账或解除冻结。", "Post or void each of them."}},
        {"unpaid_dues",
         true,
         holding(reader, y, "'payable'"),
         money_of(y),
         {"应付款已付清", "What was due is paid"},
         {"付款，或取消应付。", "Pay it, or cancel that it is due."}},
        {"set_aside_for_calls",
         true,
         holding(reader, y, "'reserved'"),
         money_of(y),
         {"没有为征集预留的资金", "Nothing is set aside for calls"},
         {"承诺给资助，或解除预留。", "Commit it to awards, or release it."}},
        {"open_commitments",
         true,
         holding(reader, y, "'committed'"),
         money_of(y),
         {"承诺已结转或解除", "Commitments are carried over or ended"},
         {"按决定结转下年，或解除承诺。", "Carry them over by a decision, or decommit."}},
        {"unused_money",
         true,
         holding(reader, y, "'appropriated', 'allotted', 'returned', 'recovered'"),
         money_of(y),
         {"未用资金已有去向", "Unused money has its place"},
         {"按决定结转、收回；退回的资金收回或再安排。",
          "Carry it over or let it lapse by a decision; returned money lapses or is used again."}},
        {"below_zero",
         true,
         reader.one<std::int64_t>(R"sql(
             SELECT count(*)
               FROM account a
               JOIN appropriation p ON p.id = a.appropriation_id
              WHERE p.fiscal_year = $1 AND a.balance < a.set_aside
                AND a.stage NOT IN ('source', 'carried_forward', 'exchanged')
         )sql",
                                  y),
         "",
         {"没有账户透支", "No account is below zero"},
         {"这是程序的缺陷，请立即联系支持人员。", "This is a defect of the program; report it at once."}},
        {"trial_balance",
         true,
         reader.one<std::int64_t>(R"sql(
             SELECT count(*)
               FROM (SELECT a.appropriation_id
                       FROM account a
                       JOIN appropriation p ON p.id = a.appropriation_id
                      WHERE p.fiscal_year = $1
                      GROUP BY a.appropriation_id
                     HAVING sum(a.balance) <> 0) AS uneven
         )sql",
                                  y),
         "",
         {"试算平衡", "The trial balance is even"},
         {"这是程序的缺陷，请立即联系支持人员。", "This is a defect of the program; report it at once."}},
    };
    std::int64_t unexplained = 0;
    for (auto pool :
         reader.rows<Id<Appropriation>>("SELECT id FROM appropriation WHERE fiscal_year = $1 ORDER BY id", y))
        unexplained += explain(reader, pool).unexplained != 0;
    out.push_back({"explained",
                   true,
                   unexplained,
                   "/money/appropriations?fiscal_year=" + std::to_string(y),
                   {"每项预算都说得清来龙去脉", "Every appropriation is explained"},
                   {"这是程序的缺陷，请立即联系支持人员。", "This is a defect of the program; report it at once."}});
    ClosingScope const scope{.year = y, .last = year.days.last, .today = today};
    out.push_back(reservations_that_run_out(reader, scope));
    for (auto const& check : more_closing_checks().all) out.push_back(check(reader, scope));
    return out;
}

Explained explain(Reader& reader, Id<Appropriation> appropriation)
{
    // Money comes in and leaves through these three only; a reversal counts against what it reverses.
    auto      flows = reader.rows<FlowRow>(R"sql(
        SELECT COALESCE(o.kind, e.kind) AS kind, CAST(-sum(l.minor) AS BIGINT) AS minor
          FROM account a
          JOIN entry_leg l ON l.account_id = a.id
          JOIN entry e ON e.id = l.entry_id
          LEFT JOIN entry o ON o.id = e.reverses
         WHERE a.appropriation_id = $1 AND a.award_id = 0 AND a.stage IN ('source', 'carried_forward', 'exchanged')
         GROUP BY COALESCE(o.kind, e.kind), CASE WHEN a.stage = 'source' THEN 0 WHEN l.minor < 0 THEN 1 ELSE 2 END
         ORDER BY kind, minor
    )sql",
                                           appropriation);
    Explained out;
    for (auto const& flow : flows) {
        if (flow.minor > 0) out.came.push_back({flow.kind, flow.minor});
        if (flow.minor < 0) out.left.push_back({flow.kind, -flow.minor});
        out.unexplained += flow.minor;
    }
    out.standing = reader.one<std::int64_t>(R"sql(
        SELECT CAST(COALESCE(sum(balance), 0) AS BIGINT)
          FROM account
         WHERE appropriation_id = $1 AND stage NOT IN ('source', 'carried_forward', 'exchanged')
    )sql",
                                            appropriation);
    out.unexplained -= out.standing;
    return out;
}

namespace {

struct StandingRow {
    Id<Account>   id;
    Stage         stage{};
    Id<Programme> programme_id;
    Id<Call>      call_id;
    Id<Award>     award_id;
    Id<Milestone> milestone_id;
    std::string   line;
    std::int64_t  balance{};
    std::int64_t  set_aside{};
    std::int64_t  entries{};
};
BOOST_DESCRIBE_STRUCT(StandingRow, (),
                      (id, stage, programme_id, call_id, award_id, milestone_id, line, balance, set_aside, entries))

struct PoolRow {
    std::int64_t fiscal_year{};
    std::string  currency;
};
BOOST_DESCRIBE_STRUCT(PoolRow, (), (fiscal_year, currency))

std::optional<PoolRow> pool(Reader& reader, Id<Appropriation> id)
{
    return reader.row<PoolRow>("SELECT fiscal_year, currency FROM appropriation WHERE id = $1", id);
}

} // namespace

Result<std::vector<NewEntry>> plan_year_end(Reader& reader, YearEndTerms const& terms)
{
    auto from = pool(reader, terms.from);
    if (!from || from->fiscal_year != terms.year) return refuse(refusal::not_found, "/appropriation", "");
    if (terms.decision.empty()) return refuse(refusal::missing_field, "/decision", "");
    auto state = load_fiscal_year(reader, terms.year).state;
    bool late  = state == YearState::closed && terms.deed == YearEndDeed::remit; // what came back afterwards
    if (state != YearState::closing && !late)
        return refuse(refusal::year_not_open, "/year", std::string{name_of(state)});
    if (terms.deed == YearEndDeed::carry_forward) {
        if (!terms.to) return refuse(refusal::missing_field, "/to", "");
        auto to = pool(reader, terms.to);
        if (!to) return refuse(refusal::not_found, "/to", "");
        if (to->currency != from->currency) return refuse(refusal::not_a_choice, "/to", to->currency);
        if (to->fiscal_year <= terms.year) return refuse(refusal::not_a_choice, "/to", std::to_string(to->fiscal_year));
        auto next = load_fiscal_year(reader, to->fiscal_year).state;
        if (!takes_entries(next, EntryKind::carry_forward, true))
            return refuse(refusal::year_not_open, "/to", std::string{name_of(next)});
    }
    std::vector<AccountStanding> accounts;
    for (auto& row : reader.rows<StandingRow>(R"sql(
        SELECT id, stage, programme_id, call_id, award_id, milestone_id, line, balance, set_aside, entries
          FROM account
         WHERE appropriation_id = $1 AND balance > set_aside
         ORDER BY id
    )sql",
                                              terms.from)) {
        Place place{terms.from,   row.stage,        row.programme_id,   row.call_id,
                    row.award_id, row.milestone_id, std::move(row.line)};
        accounts.push_back({{row.id, std::move(place), row.balance, row.set_aside}, row.entries});
    }
    return plan_year_end(terms, accounts);
}

Result<std::int64_t> do_year_end(Act& act, YearEndTerms const& terms)
{
    auto entries = TRY(plan_year_end(act.read(), terms));
    if (entries.empty()) return 0;
    if (terms.value_on <= closed_through(act.read()))
        return refuse(refusal::period_closed, "/value_on", closed_through(act.read()).iso());
    if (terms.value_on > act.today) return refuse(refusal::date_in_future, "/value_on", act.today.iso());

    // From here every entry must succeed: each takes what stands free, and both years take it.
    for (auto const& entry : entries) {
        auto posted = post(act, entry);
        expects(posted.has_value());
    }
    return static_cast<std::int64_t>(entries.size());
}

} // namespace penstock
