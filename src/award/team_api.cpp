// Endpoints of those who perform awards: what is due, what was paid, and their reports.
#include "award/milestone_api.hpp"
#include "award/recovery.hpp"
#include "award/report_facts.hpp"
#include "award/spending.hpp"
#include "award/working_paper.hpp"

namespace penstock {

namespace {

struct MyAwardsAsk {};
BOOST_DESCRIBE_STRUCT(MyAwardsAsk, (), ())

struct MoneyReceived { // money that came, or went back
    Id<Entry> entry;
    EntryKind kind{};
    Day       value_on;
    Money     amount;
};
BOOST_DESCRIBE_STRUCT(MoneyReceived, (), (entry, kind, value_on, amount))

// Money that came and is asked back; the team's page shows it until it is all there or nobody asks for it any more.
struct MoneyDemanded {
    Id<Recovery>   id;
    RecoveryState  state{};
    RecoveryGround ground{};
    std::string    reason;
    std::string    decision;
    Money          amount;
    Money          received; // of it, by now
    Money          left;
    Day            due_on;
    bool           overdue{};
};
BOOST_DESCRIBE_STRUCT(MoneyDemanded, (), (id, state, ground, reason, decision, amount, received, left, due_on, overdue))

struct MyAward {
    Id<Award>                      id;
    std::string                    number;
    std::string                    title;
    Titled                         programme;
    AwardState                     state{};
    std::optional<Day>             starts_on;
    std::optional<Day>             ends_on;
    Money                          amount;
    Money                          payable;
    Money                          paid; // whatever came and did not go back, spent or not
    Money                          spent;
    Money                          by_claims; // what its agreement pays by claims
    std::optional<Day>             reported_until; // of spending
    std::optional<Day>             open_until;     // while it waits for a signature: the last day for it
    std::optional<Digest>          digest;         // of what is to be signed
    std::vector<MilestoneStanding> milestones;
    std::vector<MoneyReceived>     receipts; // the newest first
    std::vector<OwedReport>        reports;  // that have not come, the first to come first
    std::vector<MoneyDemanded>     demands;  // the newest first
};
BOOST_DESCRIBE_STRUCT(MyAward, (),
                      (id, number, title, programme, state, starts_on, ends_on, amount, payable, paid, spent, by_claims,
                       reported_until, open_until, digest, milestones, receipts, reports, demands))

struct MyAwardsView {
    static constexpr auto rows() { return &MyAwardsView::items; }

    std::vector<MyAward> items;
};
BOOST_DESCRIBE_STRUCT(MyAwardsView, (), (items))

struct MineRow {
    Id<Award>                   id;
    std::string                 number;
    std::string                 title;
    Titled                      programme;
    AwardState                  state{};
    std::optional<Day>          starts_on;
    std::optional<Day>          ends_on;
    std::optional<std::int64_t> amount_minor;
    std::optional<std::string>  amount_currency;
};
BOOST_DESCRIBE_STRUCT(MineRow, (),
                      (id, number, title, programme, state, starts_on, ends_on, amount_minor, amount_currency))

struct TeamStageRow {
    Stage        stage{};
    std::int64_t minor{};
};
BOOST_DESCRIBE_STRUCT(TeamStageRow, (), (stage, minor))

struct TeamReceiptRow {
    Id<Entry>    entry;
    EntryKind    kind{};
    Day          value_on;
    std::int64_t minor{};
};
BOOST_DESCRIBE_STRUCT(TeamReceiptRow, (), (entry, kind, value_on, minor))

struct DemandRow {
    Id<Recovery>   id;
    RecoveryState  state{};
    RecoveryGround ground{};
    std::string    reason;
    std::string    decision;
    std::int64_t   minor{};
    std::int64_t   received{};
    std::string    currency;
    Day            due_on;
};
BOOST_DESCRIBE_STRUCT(DemandRow, (), (id, state, ground, reason, decision, minor, received, currency, due_on))

std::vector<MoneyDemanded> demands_on(Look& look, Id<Award> award)
{
    std::vector<MoneyDemanded> out;
    for (auto& each : look.read.rows<DemandRow>(R"sql(
             SELECT id, state, ground, reason, body || ' ' || document || ' ' || decided_on AS decision, minor,
                    received, currency, due_on
               FROM recovery
              WHERE award_id = $1 AND state <> 'withdrawn'
              ORDER BY id DESC
         )sql",
                                                award)) {
        auto code = currency(each.currency);
        bool open = is_open(each.state);
        out.push_back({.id       = each.id,
                       .state    = each.state,
                       .ground   = each.ground,
                       .reason   = std::move(each.reason),
                       .decision = std::move(each.decision),
                       .amount   = {each.minor, code},
                       .received = {each.received, code},
                       .left     = {open ? each.minor - each.received : 0, code},
                       .due_on   = each.due_on,
                       .overdue  = open && each.due_on < look.today});
    }
    return out;
}

MyAward mine(Look& look, Id<Award> id)
{
    auto    row  = look.read.one<MineRow>(R"sql(
        SELECT a.id, a.number, a.title, p.id AS programme_id, p.title_zh AS programme_title_zh,
               p.title_en AS programme_title_en, a.state, a.starts_on, a.ends_on, a.amount_minor, a.amount_currency
          FROM award a
          JOIN programme p ON p.id = a.programme_id
         WHERE a.id = $1
    )sql",
                                          id);
    auto    code = row.amount_currency ? currency(*row.amount_currency) : Currency{};
    MyAward out{.id             = row.id,
                .number         = std::move(row.number),
                .title          = std::move(row.title),
                .programme      = std::move(row.programme),
                .state          = row.state,
                .starts_on      = row.starts_on,
                .ends_on        = row.ends_on,
                .amount         = {row.amount_minor.value_or(0), code},
                .payable        = {0, code},
                .paid           = {0, code},
                .spent          = {0, code},
                .by_claims      = {0, code},
                .reported_until = reported_until(look.read, id),
                .milestones     = milestones_of(look.read, look.caller, id, look.today),
                .reports        = owed_reports(look.read, id),
                .demands        = demands_on(look, id)};
    for (auto const& each : look.read.rows<TeamStageRow>(R"sql(
             SELECT a.stage, CAST(sum(a.balance) AS BIGINT) AS minor
               FROM account a
               JOIN appropriation p ON p.id = a.appropriation_id
              WHERE a.award_id = $1 AND p.currency = $2
                AND a.stage IN ('payable', 'paid', 'spent', 'demanded', 'written_off')
              GROUP BY a.stage
         )sql",
                                                         id, std::string{code.code()})) {
        if (each.stage == Stage::payable) out.payable.minor = each.minor;
        if (each.stage == Stage::spent) out.spent.minor = each.minor;
        if (each.stage != Stage::payable) out.paid.minor += each.minor;
    }
    for (auto const& each : look.read.rows<TeamReceiptRow>(R"sql(
             SELECT e.id AS entry, e.kind, e.value_on, CAST(sum(l.minor) AS BIGINT) AS minor
               FROM account a
               JOIN entry_leg l ON l.account_id = a.id
               JOIN entry e ON e.id = l.entry_id
              WHERE a.award_id = $1 AND a.stage = 'paid' AND e.kind IN ('pay', 'advance', 'bank_return', 'give_back')
              GROUP BY e.id, e.kind, e.value_on
              ORDER BY e.id DESC
              LIMIT 50
         )sql",
                                                           id))
        out.receipts.push_back({each.entry, each.kind, each.value_on, {each.minor, code}});
    if (auto agreement = load_agreement(look.read, id)) {
        out.by_claims.minor = sum_of(agreement->terms, InstalmentKind::reimbursement);
        if (row.state == AwardState::offered && !agreement->signed_on) {
            out.open_until = agreement->open_until;
            out.digest     = agreement->digest;
        }
    }
    return out;
}

Result<MyAwardsView> get_my_awards(Look& look, MyAwardsAsk const&)
{
    MyAwardsView out;
    for (auto id : look.caller.awards(Permission::report_on_awards)) {
        auto award = load_award(look.read, {id});
        if (award && award->state != AwardState::setup) out.items.push_back(mine(look, {id}));
    }
    return out;
}

// ---- spending ----------------------------------------------------------------------------------------------------

struct SpendingAsk {
    Id<Award> id;
};
BOOST_DESCRIBE_STRUCT(SpendingAsk, (), (id))

struct SpendingLine {
    std::string line;
    Bilingual   title;  // of the budget's line; empty for a lump sum
    Money       budget;
    Money       unspent; // paid, and not reported yet
    Money       spent;
};
BOOST_DESCRIBE_STRUCT(SpendingLine, (), (line, title, budget, unspent, spent))

struct SpendingReportView {
    std::int64_t         id{};
    std::int64_t         number{};
    std::optional<Named> by;
    Instant              at;
    SpendingReport       report;
};
BOOST_DESCRIBE_STRUCT(SpendingReportView, (), (id, number, by, at, report))

struct SpendingView {
    Id<Award>                       id;
    std::string                     number;
    std::string                     title;
    std::vector<SpendingLine>       lines;
    std::optional<Day>              reported_until;
    std::vector<SpendingReportView> reports; // the newest first
    std::int64_t                    paper{}; // the version of the report being worked on
    SpendingReport                  report;
    std::vector<api::FaultView>     faults;
    std::vector<Purpose>            negative_list; // what a lump sum is not for, by the rule of today
    std::optional<Money>            indirect_most; // of all indirect cost, by the rule of today
    bool                            may_report{};
};
BOOST_DESCRIBE_STRUCT(SpendingView, (),
                      (id, number, title, lines, reported_until, reports, paper, report, faults, negative_list,
                       indirect_most, may_report))

struct ReportRow {
    std::int64_t id{};
    std::int64_t number{};
    std::int64_t person{};
    std::string  name;
    Instant      at;
    std::string  report;
};
BOOST_DESCRIBE_STRUCT(ReportRow, (), (id, number, person, name, at, report))

SpendingReport spending_report_in(std::string_view text)
{
    auto value = json::from_text<SpendingReport>(text);
    expects(value.has_value());
    return *std::move(value);
}

Result<SpendingView> get_spending(Look& look, SpendingAsk const& ask)
{
    auto award = TRY(load_award(look.read, ask.id));
    if (!may_see(look.caller, award.programme, ask.id)) return refuse(refusal::not_found);
    auto         agreement = TRY(load_agreement(look.read, ask.id));
    auto         ground    = spending_ground(look.read, ask.id, look.today);
    SpendingView out{.id             = ask.id,
                     .number         = look.read.one<std::string>("SELECT number FROM award WHERE id = $1", ask.id),
                     .title          = look.read.one<std::string>("SELECT title FROM award WHERE id = $1", ask.id),
                     .reported_until = ground.reported_until,
                     .negative_list  = ground.rules.negative_list};
    if (ground.rules.indirect_most) out.indirect_most = Money{*ground.rules.indirect_most, agreement.currency};
    for (auto const& each : ground.lines) {
        SpendingLine one{.line    = each.line,
                         .budget  = {agreement.terms.amount ? agreement.terms.amount->minor : 0, agreement.currency},
                         .unspent = {each.paid, agreement.currency},
                         .spent   = {each.spent, agreement.currency}};
        for (auto const& line : agreement.terms.lines)
            if (line.code.value == each.line) one.title = line.title, one.budget.minor = line.minor;
        out.lines.push_back(std::move(one));
    }
    for (auto& each : look.read.rows<ReportRow>(R"sql(
             SELECT s.id, s.number, s.person, COALESCE(p.name, '') AS name, s.at, s.report
               FROM spending_report s
               LEFT JOIN person p ON p.id = s.person
              WHERE s.award_id = $1
              ORDER BY s.id DESC
         )sql",
                                                ask.id)) {
        SpendingReportView one{
            .id = each.id, .number = each.number, .at = each.at, .report = spending_report_in(each.report)};
        if (each.person) one.by = Named{each.person, std::move(each.name)};
        out.reports.push_back(std::move(one));
    }
    out.may_report = look.caller.may_on(Permission::report_on_awards, award.programme.value, ask.id.value);
    if (out.may_report) {
        if (auto paper = working_paper(look.read, spending_paper, ask.id.value)) {
            out.paper  = paper->version;
            out.report = spending_report_in(paper->content);
        }
        out.faults = shown(faults_of(out.report, ground));
    }
    return out;
}

struct SaveSpendingAsk {
    Id<Award>      id;
    std::int64_t   seen{};
    SpendingReport report;
};
BOOST_DESCRIBE_STRUCT(SaveSpendingAsk, (), (id, seen, report))

Result<PaperView> save_spending_report(Act& act, Caller const& by, SaveSpendingAsk const& ask)
{
    auto award = TRY(load_award(act.read(), ask.id));
    if (!may_see(by, award.programme, ask.id)) return refuse(refusal::not_found);
    CHECK(by.check_on(Permission::report_on_awards, award.programme.value, ask.id.value));
    auto saved = TRY(save_working_paper(act, spending_paper, ask.id.value, ask.seen, json::canonical(ask.report)));
    return PaperView{ask.id.value, saved.version, saved.at,
                     shown(faults_of(ask.report, spending_ground(act.read(), ask.id, act.today)))};
}

struct ReportSpendingAsk {
    Id<Award>      id;
    SpendingReport report;
};
BOOST_DESCRIBE_STRUCT(ReportSpendingAsk, (), (id, report))

Result<StepView> report_one_spending(Act& act, Caller const& by, ReportSpendingAsk const& ask)
{
    auto award = TRY(load_award(act.read(), ask.id));
    if (!may_see(by, award.programme, ask.id)) return refuse(refusal::not_found);
    CHECK(report_spending(act, by, ask.id, ask.report));
    end_questions_about_reports(act, ask.id);
    return StepView{ask.id.value, std::string{name_of(award.state)},
                    may_with_authority(act.read(), award, by, act.today)};
}

} // namespace

void register_teams(api::Registry& registry)
{
    using enum Permission;
    registry.read<report_on_awards, get_my_awards>("/api/my-awards", {"我承担的资助", "My awards"});
    registry.read<signed_in, get_spending>("/api/awards/{id}/spending", {"查看支出报告", "Spending of an award"});
    registry.upkeep<report_on_awards, save_spending_report>(
        "/api/awards/{id}/spending-paper", {"保存支出报告草稿", "Save the spending report being written"});
    registry.act<report_on_awards, report_one_spending>("/api/awards/{id}/spending", {"报告支出", "Report spending"});
}

} // namespace penstock
