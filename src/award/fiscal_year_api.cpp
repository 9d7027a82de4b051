// Endpoints for fiscal years: the checklist of the year end, what is done with what is left, what may lapse.
#include "api/refusals.hpp"
#include "award/money_api.hpp"
#include "ledger/books_api.hpp"
#include "ledger/delegation_facts.hpp"
#include "ledger/refusals.hpp"

#include <map>

namespace penstock {

namespace {

// ---- years -------------------------------------------------------------------------------------------------------

struct YearsAsk {};
BOOST_DESCRIBE_STRUCT(YearsAsk, (), ())

struct YearItem {
    std::int64_t             year{};
    YearState                state{};
    Day                      first_on;
    Day                      last_on;
    std::int64_t             appropriations{};
    std::vector<std::string> currencies;
};
BOOST_DESCRIBE_STRUCT(YearItem, (), (year, state, first_on, last_on, appropriations, currencies))

struct YearsView {
    Day                   today;
    std::int64_t          current{}; // the year today lies in
    std::vector<YearItem> years;     // those that have appropriations, the latest first
    static constexpr auto rows() { return &YearsView::years; }
};
BOOST_DESCRIBE_STRUCT(YearsView, (), (today, current, years))

struct YearCountRow {
    std::int64_t year{};
    std::string  currency;
    std::int64_t appropriations{};
};
BOOST_DESCRIBE_STRUCT(YearCountRow, (), (year, currency, appropriations))

Result<YearsView> list_years(Look& look, YearsAsk const&)
{
    CHECK(look.caller.check_in(Permission::read_money, 0)); // no appropriation is one programme's
    YearsView out{.today = look.today, .current = fiscal_year_of(look.today, fiscal_year_start(look.read))};
    for (auto& row : look.read.rows<YearCountRow>(R"sql(
        SELECT fiscal_year AS year, currency, count(*) AS appropriations
          FROM appropriation
         GROUP BY fiscal_year, currency
         ORDER BY fiscal_year DESC, currency
    )sql")) {
        if (out.years.empty() || out.years.back().year != row.year) {
            auto year = load_fiscal_year(look.read, row.year);
            out.years.push_back({row.year, year.state, year.days.first, year.days.last, 0, {}});
        }
        out.years.back().appropriations += row.appropriations;
        out.years.back().currencies.push_back(std::move(row.currency));
    }
    return out;
}

struct YearAsk {
    Id<FiscalYear> id; // the year in which it ends
};
BOOST_DESCRIBE_STRUCT(YearAsk, (), (id))

struct YearPool {
    std::int64_t          id{};
    std::string           code;
    Bilingual             title;
    std::string           fund;
    std::string           currency;
    std::vector<Flow>     came;
    std::vector<Flow>     left;
    std::vector<StageSum> stands;
    std::int64_t          standing{};
    std::int64_t          unexplained{};
};
BOOST_DESCRIBE_STRUCT(YearPool, (), (id, code, title, fund, currency, came, left, stands, standing, unexplained))

struct YearPoolRow {
    std::int64_t id{};
    std::string  code;
    Bilingual    title;
    std::string  fund;
    std::string  currency;
};
BOOST_DESCRIBE_STRUCT(YearPoolRow, (), (id, code, title, fund, currency))

struct YearView {
    std::int64_t               year{};
    YearState                  state{};
    Day                        first_on;
    Day                        last_on;
    std::string                decision; // to reopen it; "" when nobody asked
    std::optional<Named>       asked_by;
    std::vector<ClosingCheckView> checks;
    std::vector<YearPool>      appropriations;
    std::vector<api::May>      may;
};
BOOST_DESCRIBE_STRUCT(YearView, (), (year, state, first_on, last_on, decision, asked_by, checks, appropriations, may))

std::vector<YearPoolRow> pools_of(Reader& reader, std::int64_t year)
{
    return reader.rows<YearPoolRow>(
        "SELECT id, code, title_zh, title_en, fund, currency FROM appropriation WHERE fiscal_year = $1 ORDER BY id",
        year);
}

// What stands at each stage of an appropriation, where anything does.
std::vector<StageSum> stands_of(Reader& reader, std::int64_t appropriation)
{
    return reader.rows<StageSum>(R"sql(
        SELECT stage, CAST(sum(minor) AS BIGINT) AS minor
          FROM money_total
         WHERE appropriation_id = $1 AND stage NOT IN ('source', 'carried_forward', 'exchanged')
         GROUP BY stage
        HAVING sum(minor) <> 0
         ORDER BY stage
    )sql",
                                 appropriation);
}

std::vector<YearPool> explained_pools(Reader& reader, std::int64_t year)
{
    std::vector<YearPool> out;
    for (auto& row : pools_of(reader, year)) {
        auto explained = explain(reader, {row.id});
        out.push_back({.id          = row.id,
                       .code        = std::move(row.code),
                       .title       = std::move(row.title),
                       .fund        = std::move(row.fund),
                       .currency    = std::move(row.currency),
                       .came        = std::move(explained.came),
                       .left        = std::move(explained.left),
                       .stands      = stands_of(reader, row.id),
                       .standing    = explained.standing,
                       .unexplained = explained.unexplained});
    }
    return out;
}

std::vector<api::May> may(FiscalYearNow const& year, std::vector<ClosingCheckView> const& checks, Caller const& by)
{
    std::vector<api::May> out;
    auto const            open = first_that_blocks(checks);
    for (auto const& step : year_life) {
        if (step.from != year.state) continue;
        auto name = name_of(step.on);
        if (!by.may_in(step.by, 0))
            out.push_back(api::not_allowed(name, refusal::not_your_role,
                                           {"需由财务人员办理。", "A finance officer can do this."}));
        else if (step.on == YearEvent::close && open) {
            auto blocked   = api::not_allowed(name, refusal::year_unsettled, {"", ""});
            blocked.remedy = open->remedy;
            out.push_back(std::move(blocked));
        } else if (step.on == YearEvent::confirm_reopening && by.person() == year.asked_by)
            out.push_back(api::not_allowed(name, refusal::same_person,
                                           {"需由另一位财务人员复核。", "Another finance officer has to confirm it."}));
        else out.push_back(api::allowed(name));
    }
    return out;
}

// A year is there when money was appropriated for it; any other number is none, and may be one that has no days.
Result<void> check_year(Reader& reader, Id<FiscalYear> year)
{
    if (!reader.row<std::int64_t>("SELECT 1 FROM appropriation WHERE fiscal_year = $1 LIMIT 1", year))
        return refuse(refusal::not_found);
    return {};
}

Result<YearView> year_view(Reader& reader, Caller const& caller, std::int64_t number, Day today)
{
    CHECK(check_year(reader, {number}));
    auto     year = load_fiscal_year(reader, number);
    YearView out{.year     = number,
                 .state    = year.state,
                 .first_on = year.days.first,
                 .last_on  = year.days.last,
                 .decision = year.decision};
    if (year.asked_by)
        out.asked_by =
            Named{year.asked_by,
                  reader.row<std::string>("SELECT name FROM person WHERE id = $1", year.asked_by).value_or("")};
    out.checks         = views_of(check_year_end(reader, year, today));
    out.appropriations = explained_pools(reader, number);
    out.may            = may(year, out.checks, caller);
    return out;
}

Result<YearView> get_year(Look& look, YearAsk const& ask)
{
    CHECK(look.caller.check_in(Permission::read_money, 0));
    return year_view(look.read, look.caller, ask.id.value, look.today);
}

struct StepYearAsk {
    Id<FiscalYear>           id;
    YearEvent                step{};
    std::optional<Line<300>> reason; // or the decision, of ask_to_reopen
};
BOOST_DESCRIBE_STRUCT(StepYearAsk, (), (id, step, reason))

Result<YearView> step_year(Act& act, Caller const& by, StepYearAsk const& ask)
{
    CHECK(by.check_in(Permission::close_periods, 0));
    auto const number = ask.id.value;
    CHECK(check_year(act.read(), ask.id));
    auto       year   = load_fiscal_year(act.read(), number);
    auto const reason = ask.reason ? ask.reason->value : "";
    CHECK(plan_step(year, ask.step, reason, by.person()));
    OfFiscalYear const of{number};
    switch (ask.step) {
    case YearEvent::begin_closing: {
        auto days = days_of_year(number, fiscal_year_start(act.read()));
        act.record(FiscalYearClosingBegun{of, days.first, days.last});
        break;
    }
    case YearEvent::keep_open: act.record(FiscalYearKeptOpen{of, reason}); break;
    case YearEvent::close:     {
        auto open = what_blocks(check_year_end(act.read(), year, act.today));
        if (!open.empty()) return refuse(refusal::year_unsettled, open);
        if (closed_through(act.read()) < year.days.last) act.record(PeriodClosed{year.days.last});
        act.record(FiscalYearClosed{of});
        break;
    }
    case YearEvent::ask_to_reopen: act.record(FiscalYearReopeningAsked{of, reason}); break;
    case YearEvent::confirm_reopening:
        if (closed_through(act.read()) >= year.days.first)
            act.record(PeriodReopened{year.days.first.plus_days(-1), year.decision});
        act.record(FiscalYearReopened{of});
        break;
    case YearEvent::refuse_reopening: act.record(FiscalYearReopeningRefused{of, reason}); break;
    }
    return year_view(act.read(), by, number, act.today);
}

// ---- what is done with what is left ------------------------------------------------------------------------------

// A deed as it is shown before it is done, and as it is done.
struct YearEndAsk {
    Id<FiscalYear>                   id;
    YearEndDeed                      deed{};
    Id<Appropriation>                appropriation;
    std::optional<Id<Appropriation>> to;    // of a later year, for what is carried over
    std::optional<Stage>             stage; // only money at this stage
    std::optional<Day>               value_on; // the last day of the year when absent, or today when that is earlier
    Line<300>                        decision;
};
BOOST_DESCRIBE_STRUCT(YearEndAsk, (), (id, deed, appropriation, to, stage, value_on, decision))

YearEndTerms terms_of(Reader& reader, YearEndAsk const& ask, Day today)
{
    auto last = load_fiscal_year(reader, ask.id.value).days.last;
    return {.year     = ask.id.value,
            .deed     = ask.deed,
            .from     = ask.appropriation,
            .to       = ask.to.value_or(Id<Appropriation>{}),
            .stages   = ask.stage ? std::vector{*ask.stage} : std::vector<Stage>{},
            .value_on = ask.value_on.value_or(std::min(last, today)),
            .decision = ask.decision.value};
}

struct YearEndLine {
    std::string           cause;
    Stage                 stage{};
    std::optional<Titled> programme;
    std::optional<Named>  award; // its number
    std::string           award_line;
    Money                 amount;
};
BOOST_DESCRIBE_STRUCT(YearEndLine, (), (cause, stage, programme, award, award_line, amount))

struct YearEndPreview {
    std::vector<YearEndLine> entries;
    Money                    sum;
    Day                      value_on;
    static constexpr auto    rows() { return &YearEndPreview::entries; }
};
BOOST_DESCRIBE_STRUCT(YearEndPreview, (), (entries, sum, value_on))

Result<YearEndPreview> preview_year_end(Look& look, YearEndAsk const& ask)
{
    CHECK(look.caller.check_in(Permission::read_money, 0));
    CHECK(check_year(look.read, ask.id));
    auto terms   = terms_of(look.read, ask, look.today);
    auto entries = TRY(plan_year_end(look.read, terms));
    auto code    = look.read.one<Currency>("SELECT currency FROM appropriation WHERE id = $1", ask.appropriation);
    YearEndPreview                     out{.sum = {0, code}, .value_on = terms.value_on};
    std::map<Id<Programme>, Bilingual> programmes;
    for (auto const& row : look.read.rows<Titled>("SELECT id, title_zh, title_en FROM programme"))
        programmes[{row.id}] = row.title;
    for (auto const& entry : entries) {
        auto const& place = entry.legs.front().place;
        YearEndLine line{.cause      = entry.cause,
                         .stage      = place.stage,
                         .award_line = place.line,
                         .amount     = {-entry.legs.front().minor, code}};
        if (place.programme) line.programme = Titled{place.programme.value, programmes[place.programme]};
        if (place.award)
            line.award =
                Named{place.award.value,
                      look.read.row<std::string>("SELECT number FROM award WHERE id = $1", place.award).value_or("")};
        out.sum = out.sum + line.amount;
        out.entries.push_back(std::move(line));
    }
    return out;
}

struct YearEndDone {
    std::int64_t posted{}; // entries
    YearView     year;
};
BOOST_DESCRIBE_STRUCT(YearEndDone, (), (posted, year))

Result<YearEndDone> do_at_year_end(Act& act, Caller const& by, YearEndAsk const& ask)
{
    CHECK(by.check_in(Permission::close_periods, 0));
    CHECK(check_year(act.read(), ask.id));
    auto posted = TRY(do_year_end(act, terms_of(act.read(), ask, act.today)));
    return YearEndDone{posted, TRY(year_view(act.read(), by, ask.id.value, act.today))};
}

// ---- what may lapse ----------------------------------------------------------------------------------------------

struct LapsingAsk {
    std::optional<std::int64_t> fiscal_year; // the present one when absent
};
BOOST_DESCRIBE_STRUCT(LapsingAsk, (), (fiscal_year))

struct MonthPaid {
    std::string  month; // 2026-03
    std::int64_t minor{};
};
BOOST_DESCRIBE_STRUCT(MonthPaid, (), (month, minor))

struct LapsingItem {
    std::int64_t           id{}; // of the appropriation
    std::string            code;
    Bilingual              title;
    Money                  granted; // what came, less what went to other years or back
    Money                  bound;   // promised to awards, and not yet paid
    Money                  paid;
    Money                  at_risk;  // bound to nobody: it lapses unless it is carried over
    Money                  expected; // what an even course would have paid by today
    std::vector<MonthPaid> months;
};
BOOST_DESCRIBE_STRUCT(LapsingItem, (), (id, code, title, granted, bound, paid, at_risk, expected, months))

struct LapsingView {
    std::int64_t             fiscal_year{};
    YearState                state{};
    Day                      first_on;
    Day                      last_on;
    std::int64_t             days_left{};
    std::vector<LapsingItem> appropriations;
    static constexpr auto    rows() { return &LapsingView::appropriations; }
};
BOOST_DESCRIBE_STRUCT(LapsingView, (), (fiscal_year, state, first_on, last_on, days_left, appropriations))

Result<LapsingView> get_lapsing(Look& look, LapsingAsk const& ask)
{
    CHECK(look.caller.check_in(Permission::read_money, 0));
    auto number = ask.fiscal_year.value_or(fiscal_year_of(look.today, fiscal_year_start(look.read)));
    if (number < 1900 || number > 2999) return refuse(refusal::number_out_of_range, "/fiscal_year", "1900-2999");
    auto        year = load_fiscal_year(look.read, number);
    auto const  from = year.days.first, last = year.days.last;
    auto        days  = [](Day a, Day b) { return std::int64_t{(b.at() - a.at()).count()}; };
    auto const  whole = days(from, last) + 1, gone = std::clamp<std::int64_t>(days(from, look.today) + 1, 0, whole);
    LapsingView out{number, year.state, from, last, whole - gone, {}};
    for (auto& row : pools_of(look.read, number)) {
        auto const  none = Money{0, currency(row.currency)};
        LapsingItem item{.id       = row.id,
                         .code     = std::move(row.code),
                         .title    = std::move(row.title),
                         .granted  = none,
                         .bound    = none,
                         .paid     = none,
                         .at_risk  = none,
                         .expected = none};
        for (auto const& [stage, minor] : stands_of(look.read, row.id)) {
            item.granted.minor += minor;
            switch (stage) {
            case Stage::committed:
            case Stage::payable:   item.bound.minor += minor; break;
            case Stage::paid:
            case Stage::spent:     item.paid.minor += minor; break;
            case Stage::lapsed:    break;
            default:               item.at_risk.minor += minor; break;
            }
        }
        __extension__ using Wide = __int128;
        item.expected.minor      = static_cast<std::int64_t>(static_cast<Wide>(item.granted.minor) * gone / whole);
        item.months              = look.read.rows<MonthPaid>(
            "SELECT month, minor FROM paid_by_month WHERE appropriation_id = $1 ORDER BY month", row.id);
        out.appropriations.push_back(std::move(item));
    }
    return out;
}

// Open questions about awards that have money of the year, or about any award.
std::int64_t count_findings(Reader& reader, ClosingScope const& scope, bool heavy)
{
    return reader.one<std::int64_t>(R"sql(
        SELECT count(*)
          FROM finding f
         WHERE f.state = 'open' AND (f.severity = 'high') = ($2 = 1)
           AND ($1 = 0 OR EXISTS (SELECT 1
                                    FROM account a
                                    JOIN appropriation p ON p.id = a.appropriation_id
                                   WHERE a.award_id = f.award_id AND p.fiscal_year = $1))
    )sql",
                                    scope.year, std::int64_t{heavy});
}

ClosingCheck heavy_findings(Reader& reader, ClosingScope const& scope)
{
    return {.name   = "heavy_findings",
            .blocks = scope.year != 0,
            .count  = count_findings(reader, scope, true),
            .link   = "/findings?state=open&severity=high",
            .title  = {"没有未办结的重大问题", "No finding of high severity is open"},
            .remedy = {"由两位财务或审计人员办结。", "Two finance officers or auditors settle them."}};
}

ClosingCheck open_findings(Reader& reader, ClosingScope const& scope)
{
    return {.name   = "open_findings",
            .blocks = false,
            .count  = count_findings(reader, scope, false),
            .link   = "/findings?state=open",
            .title  = {"没有其他未办结的问题", "No other finding is open"},
            .remedy = {"由财务或审计人员办结。", "A finance officer or auditor settles them."}};
}

// The newest checkpoint of the record, cosigned by enough witnesses outside.
ClosingCheck last_checkpoint_witnessed(Reader& reader, ClosingScope const&)
{
    return {.name   = "witnessed",
            .blocks = false,
            .count  = reader.one<std::int64_t>(R"sql(
                SELECT CASE WHEN EXISTS (SELECT 1
                                           FROM witnessed_checkpoint
                                          WHERE size = (SELECT max(size) FROM checkpoint)) THEN 0 ELSE 1 END
            )sql"),
            .link   = "/record",
            .title  = {"最近的检查点已有外部见证", "The last checkpoint is witnessed from outside"},
            .remedy = {"见证人应答后自动办妥；未设见证人的，由管理员设置。",
                       "It is when the witnesses answer; an administrator names them where there are none."}};
}

} // namespace

void register_fiscal_years(api::Registry& registry)
{
    for (auto check : {heavy_findings, open_findings, last_checkpoint_witnessed})
        more_closing_checks().all.emplace_back(check);
    registry.read<Permission::read_money, list_years>("/api/years", {"列出财政年度", "List fiscal years"});
    registry.read<Permission::read_money, get_year>(
        "/api/years/{id}", {"一个财政年度及其结账清单", "One fiscal year and its checklist"}, api::Speed::slow);
    registry.act<Permission::close_periods, step_year>("/api/years/{id}/steps",
                                                       {"办理年度结账", "Take a step of the year end"});
    registry.read<Permission::read_money, preview_year_end>(
        "/api/years/{id}/deeds", {"预览年末分录", "Preview the entries of a year end"}, api::Speed::slow);
    registry.act<Permission::close_periods, do_at_year_end>("/api/years/{id}/deeds",
                                                            {"年末结转、收回或上缴", "Carry over, let lapse or remit"});
    registry.read<Permission::read_money, get_lapsing>("/api/lapsing", {"可能失效的资金", "What may lapse"},
                                                       api::Speed::slow);
}

} // namespace penstock
