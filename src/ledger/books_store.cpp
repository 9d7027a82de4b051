// What facts about reopened books do to the tables, and the checklist before books are closed.
#include "ledger/books.hpp"
#include "ledger/refusals.hpp"

namespace penstock {

namespace {

void end_in_tables(Writer& db, Stamp const& stamp, PeriodReopeningEnded const& fact, ReopeningState state)
{
    db.run("UPDATE books_reopening SET state = $2, ended_by = $3, ended_at = $4, answer = $5 WHERE id = $1",
           fact.reopening, state, stamp.actor, stamp.at, fact.reason);
}

} // namespace

void apply(Writer& db, Stamp const& stamp, PeriodReopeningAsked const& fact)
{
    db.run(R"sql(
        INSERT INTO books_reopening (id, through, decision, reason, state, asked_by, asked_at, ended_by, answer)
        VALUES ($1, $2, $3, $4, 'asked', $5, $6, 0, '')
    )sql",
           stamp.seq, fact.through, fact.decision, fact.reason, stamp.actor, stamp.at);
}

void apply(Writer& db, Stamp const& stamp, PeriodReopeningConfirmed const& fact)
{
    end_in_tables(db, stamp, fact, ReopeningState::confirmed);
}

void apply(Writer& db, Stamp const& stamp, PeriodReopeningRefused const& fact)
{
    end_in_tables(db, stamp, fact, ReopeningState::refused);
}

void add_books_facts(FactKinds& kinds)
{
    kinds.add<PeriodReopeningAsked, PeriodReopeningConfirmed, PeriodReopeningRefused>();
}

std::optional<BooksReopeningNow> waiting_reopening(Reader& reader)
{
    return reader.row<BooksReopeningNow>(R"sql(
        SELECT b.id, b.state, b.through, b.decision, b.reason, b.asked_by, COALESCE(p.name, '') AS asked_name,
               b.asked_at
          FROM books_reopening b
          LEFT JOIN person p ON p.id = b.asked_by
         WHERE b.state = 'asked'
    )sql");
}

Result<ReopeningState> plan_step(BooksReopeningNow const& now, ReopeningEvent event, std::string const& reason,
                                 Caller const& by)
{
    auto const* step = step_of(reopening_life, now.state, event);
    if (!step) return refuse(refusal::step_not_allowed, std::string{name_of(now.state)});
    CHECK(by.check_in(step->by, 0));
    if (event == ReopeningEvent::refuse && reason.empty()) return refuse(refusal::missing_field, "/reason", "");
    if (event == ReopeningEvent::confirm && by.person() == now.asked_by) return refuse(refusal::same_person);
    return step->to;
}

std::vector<ClosingCheck> check_books(Reader& reader, Day through, Day today)
{
    std::vector<ClosingCheck> out{
        {.name   = "period_over",
         .count  = today <= through,
         .link   = "",
         .title  = {"期间已经结束", "The period is over"},
         .remedy = {"期间最后一天过后才能关账。", "It can be closed after its last day."}},
        {.name   = "trial_balance",
         .count  = reader.one<std::int64_t>(R"sql(
             SELECT count(*)
               FROM (SELECT appropriation_id FROM account GROUP BY appropriation_id HAVING sum(balance) <> 0) AS uneven
         )sql"),
         .link   = "",
         .title  = {"试算平衡", "The trial balance is even"},
         .remedy = {"这是程序的缺陷，请立即联系支持人员。", "This is a defect of the program; report it at once."}},
        {.name   = "unpaid_dues",
         .blocks = false,
         .count  = reader.one<std::int64_t>("SELECT count(*) FROM account WHERE stage = 'payable' AND balance > 0"),
         .link   = "/money",
         .title  = {"应付款已付清", "What was due is paid"},
         .remedy = {"应付款可在以后的期间支付。", "It can be paid in a later period."}},
    };
    ClosingScope const scope{.year = 0, .last = through, .today = today};
    out.push_back(reservations_that_run_out(reader, scope));
    for (auto const& check : more_closing_checks().all) out.push_back(check(reader, scope));
    return out;
}

} // namespace penstock
