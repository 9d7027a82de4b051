// What facts about closing do to the tables, and how an award is closed.
#include "award/closeout_facts.hpp"

#include "award/amendment_facts.hpp"
#include "award/award_messages.hpp"
#include "ledger/funding_rule_facts.hpp"
#include "store/blob.hpp"

namespace penstock {

namespace {

void word(Writer& db, Stamp const& stamp, Id<Award> award, CloseoutEvent step, std::string_view text)
{
    db.run("INSERT INTO closeout_word (id, award_id, step, person, at, text) VALUES ($1, $2, $3, $4, $5, $6)",
           stamp.seq, award, step, stamp.actor, stamp.at, text);
}

} // namespace

void apply(Writer& db, Stamp const& stamp, CloseoutSubmitted const& fact)
{
    // What was accepted before it was sent back is judged anew.
    db.run(R"sql(
        INSERT INTO closeout (award_id, state, report, submitted_by, submitted_at, rounds, task_by, task_verdict,
                              finance_by, finance_verdict, leftover, leftover_until, lessons, concluded_on)
        VALUES ($1, 'submitted', $2, $3, $4, 1, 0, 'none', 0, 'none', 0, NULL, '', NULL)
        ON CONFLICT (award_id)
        DO UPDATE SET state = 'submitted', report = $2, submitted_by = $3, submitted_at = $4,
                      rounds = closeout.rounds + 1, task_by = 0, task_verdict = 'none', finance_by = 0,
                      finance_verdict = 'none'
    )sql",
           fact.award, json::canonical(fact.report), stamp.actor, stamp.at);
    word(db, stamp, fact.award, CloseoutEvent::submit, "");
    auto code = db.one<std::string>("SELECT COALESCE(amount_currency, 'CNY') FROM award WHERE id = $1", fact.award);
    db.run("DELETE FROM award_asset WHERE award_id = $1", fact.award);
    db.run("DELETE FROM award_result WHERE award_id = $1", fact.award);
    std::int64_t id = fact.award.value * 10'000;
    for (auto const& each : fact.report.assets)
        db.run(
            "INSERT INTO award_asset (id, award_id, name, minor, currency, custodian) VALUES ($1, $2, $3, $4, $5, $6)",
            id++, fact.award, each.name.value, each.minor, code, each.custodian.value);
    id = fact.award.value * 10'000;
    for (auto const& each : fact.report.results)
        db.run("INSERT INTO award_result (id, award_id, kind, title, identifier) VALUES ($1, $2, $3, $4, $5)", id++,
               fact.award, each.kind, each.title.value, each.identifier.value);
}

void apply(Writer& db, Stamp const& stamp, CloseoutTaskAccepted const& fact)
{
    db.run("UPDATE closeout SET task_by = $2, task_verdict = $3 WHERE award_id = $1", fact.award, stamp.actor,
           fact.verdict);
    word(db, stamp, fact.award, CloseoutEvent::accept_task, fact.text);
}

void apply(Writer& db, Stamp const& stamp, CloseoutFinanceAccepted const& fact)
{
    db.run("UPDATE closeout SET finance_by = $2, finance_verdict = $3 WHERE award_id = $1", fact.award, stamp.actor,
           fact.verdict);
    word(db, stamp, fact.award, CloseoutEvent::accept_finance, fact.text);
}

void apply(Writer& db, Stamp const& stamp, CloseoutSentBack const& fact)
{
    db.run("UPDATE closeout SET state = 'rectification' WHERE award_id = $1", fact.award);
    word(db, stamp, fact.award, fact.step, fact.text);
}

void apply(Writer& db, Stamp const& stamp, CloseoutFailed const& fact)
{
    db.run("UPDATE closeout SET state = 'failed' WHERE award_id = $1", fact.award);
    word(db, stamp, fact.award, CloseoutEvent::fail, fact.text);
}

void apply(Writer& db, Stamp const& stamp, CloseoutConcluded const& fact)
{
    std::int64_t unspent = 0;
    for (auto const& each : fact.settlement) unspent += each.unspent;
    db.run(R"sql(
        UPDATE closeout
           SET state = 'concluded', leftover = $2, leftover_until = $3, lessons = $4, concluded_on = $5
         WHERE award_id = $1
    )sql",
           fact.award, unspent, fact.leftover_until, fact.lessons, fact.on);
    word(db, stamp, fact.award, CloseoutEvent::conclude, fact.lessons);
}

void add_closeout_facts(FactKinds& kinds)
{
    kinds.add<CloseoutSubmitted, CloseoutTaskAccepted, CloseoutFinanceAccepted, CloseoutSentBack, CloseoutFailed,
              CloseoutConcluded>();
}

namespace {

struct CloseoutRow {
    CloseoutState state{};
    std::string   report;
    std::int64_t  rounds{};
    std::int64_t  submitted_by{};
    Acceptance    task_verdict{};
    std::int64_t  task_by{};
    Acceptance    finance_verdict{};
};
BOOST_DESCRIBE_STRUCT(CloseoutRow, (), (state, report, rounds, submitted_by, task_verdict, task_by, finance_verdict))

struct StageBalanceRow {
    Stage        stage{};
    std::string  currency;
    std::int64_t minor{};
};
BOOST_DESCRIBE_STRUCT(StageBalanceRow, (), (stage, currency, minor))

std::vector<Settlement> settlement_of(Reader& reader, Id<Award> award)
{
    std::vector<Settlement> out;
    for (auto const& row : reader.rows<StageBalanceRow>(R"sql(
             SELECT a.stage, p.currency, CAST(sum(a.balance) AS BIGINT) AS minor
               FROM account a
               JOIN appropriation p ON p.id = a.appropriation_id
              WHERE a.award_id = $1
              GROUP BY a.stage, p.currency
              ORDER BY p.currency
         )sql",
                                                        award)) {
        auto code = currency(row.currency);
        if (out.empty() || out.back().currency != code) out.push_back({.currency = code});
        auto& sums = out.back();
        switch (row.stage) {
        case Stage::committed: sums.committed = row.minor; break;
        case Stage::payable:   sums.payable = row.minor; break;
        case Stage::paid:      sums.unspent = row.minor; break;
        case Stage::spent:     sums.spent = row.minor; break;
        case Stage::returned:  sums.returned = row.minor; break;
        default:               break;
        }
    }
    for (auto& each : out) each.paid = each.unspent + each.spent + each.returned;
    return out;
}

} // namespace

Result<CloseoutNow> load_closeout(Reader& reader, Id<Award> id, Caller const& by, Day today)
{
    auto award     = TRY(load_award(reader, id));
    auto agreement = TRY(load_agreement(reader, id));
    if (agreement.version == 0) return refuse(refusal::not_found);
    CloseoutNow out{.award       = id,
                    .programme   = award.programme,
                    .award_state = award.state,
                    .money       = settlement_of(reader, id),
                    .party       = is_party(reader, id, by, today)};
    if (auto row = reader.row<CloseoutRow>(R"sql(
            SELECT state, report, rounds, submitted_by, task_verdict, task_by, finance_verdict
              FROM closeout
             WHERE award_id = $1
        )sql",
                                           id)) {
        auto report = json::from_text<CloseoutReport>(row->report);
        expects(report.has_value());
        out.state        = row->state;
        out.rounds       = row->rounds;
        out.submitted_by = row->submitted_by;
        out.task         = row->task_verdict;
        out.task_by      = row->task_by;
        out.finance      = row->finance_verdict;
        out.leftover     = report->leftover;
    }
    out.open_milestones = reader.one<std::int64_t>(
        "SELECT count(*) FROM milestone WHERE award_id = $1 AND state IN ('planned', 'active', 'submitted')", id);
    return out;
}

Result<void> submit_closeout(Act& act, Caller const& by, Id<Award> award, CloseoutReport const& report)
{
    auto now = TRY(load_closeout(act.read(), award, by, act.today));
    CHECK(plan_step(now, CloseoutEvent::submit, by, false));
    auto faults = faults_of(report);
    for (std::size_t i = 0; i < report.files.size(); ++i)
        if (!store::find_blob(act.read(), report.files[i].digest))
            faults.push_back(
                {"/files/" + std::to_string(i) + "/digest", refusal::not_found, report.files[i].name.value});
    if (!faults.empty()) return std::unexpected{Refused{std::move(faults)}};
    auto fact = act.record(CloseoutSubmitted{{award}, report});
    tell_of_step(act, now, CloseoutEvent::submit, "", fact);
    end_questions_about_reports(act, award);
    return {};
}

Result<void> step_closeout(Act& act, Caller const& by, Id<Award> award, CloseoutEvent event, std::string const& text)
{
    auto now = TRY(load_closeout(act.read(), award, by, act.today));
    if (event == CloseoutEvent::submit) return refuse(refusal::missing_field, "/report", "");
    CHECK(plan_step(now, event, by, !text.empty()));
    if (text.empty()) return refuse(refusal::missing_field, "/reason", "");
    OfCloseout const of{award};
    auto             verdict = now.rounds > 1 ? Acceptance::accepted_after_rectification : Acceptance::accepted;
    std::int64_t     fact    = 0;
    switch (event) {
    case CloseoutEvent::accept_task:       fact = act.record(CloseoutTaskAccepted{of, verdict, text}); break;
    case CloseoutEvent::accept_finance:    fact = act.record(CloseoutFinanceAccepted{of, verdict, text}); break;
    case CloseoutEvent::send_back_task:
    case CloseoutEvent::send_back_finance: fact = act.record(CloseoutSentBack{of, event, text}); break;
    case CloseoutEvent::fail:              fact = act.record(CloseoutFailed{of, text}); break;
    case CloseoutEvent::conclude:          {
        bool kept =
            keeps_leftover(now) && std::ranges::any_of(now.money, [](auto const& each) { return each.unspent > 0; });
        CloseoutConcluded concluded{of, act.today, now.money, std::nullopt, text};
        if (kept) {
            auto agreement = TRY(load_agreement(act.read(), award));
            auto rule =
                terms_in_force(act.read(), FundingRuleKind::leftover, agreement.programme, agreement.fund, act.today);
            concluded.leftover_until = act.today.plus_months(static_cast<int>(*rule.months));
        }
        fact = act.record(concluded);
        record_step(act, award, AwardEvent::close, text);
        break;
    }
    case CloseoutEvent::submit: std::unreachable();
    }
    tell_of_step(act, now, event, text, fact);
    return {};
}

} // namespace penstock
