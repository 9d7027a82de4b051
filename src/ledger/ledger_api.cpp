#include "ledger/ledger_api.hpp"

#include "api/refusals.hpp"
#include "ledger/fiscal_year_facts.hpp"
#include "ledger/refusals.hpp"

namespace penstock {

namespace {

struct AppropriationRow {
    Id<Appropriation> id;
    std::string       code;
    Bilingual         title;
    std::string       fund;
    std::int64_t      fiscal_year{};
    std::string       budget_line;
    std::string       currency;
    std::string       decision;
    std::int64_t      granted{}; // minor units: what decisions gave, less what they took
    std::int64_t      free{};    // of it, not yet allotted
};
BOOST_DESCRIBE_STRUCT(AppropriationRow, (),
                      (id, code, title, fund, fiscal_year, budget_line, currency, decision, granted, free))

struct AppropriationItem {
    Id<Appropriation> id;
    std::string       code;
    Bilingual         title;
    std::string       fund;
    std::int64_t      fiscal_year{};
    std::string       budget_line;
    std::string       decision;
    Money             granted;
    Money             free;
};
BOOST_DESCRIBE_STRUCT(AppropriationItem, (), (id, code, title, fund, fiscal_year, budget_line, decision, granted, free))

AppropriationItem item(AppropriationRow row)
{
    auto code = currency(row.currency);
    return {row.id,          std::move(row.code),        std::move(row.title),    std::move(row.fund),
            row.fiscal_year, std::move(row.budget_line), std::move(row.decision), {row.granted, code},
            {row.free, code}};
}

constexpr std::string_view appropriation_columns = R"sql(
    SELECT p.id, p.code, p.title_zh, p.title_en, p.fund, p.fiscal_year, p.budget_line, p.currency, p.decision,
           -COALESCE(s.minor, 0) AS granted, COALESCE(f.minor, 0) AS free)sql";
constexpr std::string_view appropriation_tables  = R"sql(
      FROM appropriation p
      LEFT JOIN money_total s ON s.appropriation_id = p.id AND s.programme_id = 0 AND s.stage = 'source'
      LEFT JOIN money_total f ON f.appropriation_id = p.id AND f.programme_id = 0 AND f.stage = 'appropriated')sql";

constexpr api::SortBy<AppropriationRow> appropriation_orders[] = {
    {"id", "p.id", [](AppropriationRow const& row) -> api::SortKey { return row.id.value; }},
    {"code", "p.code", [](AppropriationRow const& row) -> api::SortKey { return row.code; }},
    {"fund", "p.fund", [](AppropriationRow const& row) -> api::SortKey { return row.fund; }},
    {"fiscal_year", "p.fiscal_year", [](AppropriationRow const& row) -> api::SortKey { return row.fiscal_year; }},
    {"granted", "-COALESCE(s.minor, 0)", [](AppropriationRow const& row) -> api::SortKey { return row.granted; }},
    {"free", "COALESCE(f.minor, 0)", [](AppropriationRow const& row) -> api::SortKey { return row.free; }},
};

struct AppropriationsAsk : api::ListAsk {
    std::optional<std::int64_t> fiscal_year;
    std::optional<Line<200>>    fund;
    std::optional<Currency>     currency;
};
BOOST_DESCRIBE_STRUCT(AppropriationsAsk, (api::ListAsk), (fiscal_year, fund, currency))

Result<api::List<AppropriationItem>> list_appropriations(Look& look, AppropriationsAsk const& ask)
{
    CHECK(look.caller.check_in(Permission::read_money, 0)); // no appropriation is one programme's
    api::ListQuery query{appropriation_columns, appropriation_tables, "p.id"};
    if (ask.fiscal_year) query.where("p.fiscal_year = ?", *ask.fiscal_year);
    if (ask.fund) query.where("p.fund = ?", ask.fund->value);
    if (ask.currency) query.where("p.currency = ?", std::string{ask.currency->code()});
    auto                         rows = TRY(query.page<AppropriationRow>(look.read, ask, appropriation_orders));
    api::List<AppropriationItem> out{.next = std::move(rows.next), .total = rows.total};
    for (auto& row : rows.items) out.items.push_back(item(std::move(row)));
    return out;
}

struct AppropriationAsk {
    Id<Appropriation> id;
};
BOOST_DESCRIBE_STRUCT(AppropriationAsk, (), (id))

struct AppropriationView : AppropriationItem {
    std::vector<StageSum> stages;      // of all its accounts; they add up to nothing
    std::int64_t          caused_by{}; // the fact that opened it
};
BOOST_DESCRIBE_STRUCT(AppropriationView, (AppropriationItem), (stages, caused_by))

Result<AppropriationView> view_of(Reader& reader, Id<Appropriation> id)
{
    auto row = reader.row<AppropriationRow>(
        std::string{appropriation_columns} + std::string{appropriation_tables} + " WHERE p.id = $1", id);
    if (!row) return refuse(refusal::not_found);
    AppropriationView out;
    static_cast<AppropriationItem&>(out) = item(*std::move(row));
    out.caused_by                        = id.value;
    out.stages                           = reader.rows<StageSum>(R"sql(
        SELECT stage, CAST(sum(minor) AS BIGINT) AS minor
          FROM money_total
         WHERE appropriation_id = $1
         GROUP BY stage
         ORDER BY stage
    )sql",
                                                                 id);
    return out;
}

Result<AppropriationView> get_appropriation(Look& look, AppropriationAsk const& ask)
{
    CHECK(look.caller.check_in(Permission::read_money, 0));
    return view_of(look.read, ask.id);
}

struct OpenAppropriationAsk {
    Line<60>     code;
    Bilingual    title;
    Line<200>    fund;
    std::int64_t fiscal_year{}; // by the year in which it ends
    Line<100, 0> budget_line;
    Money        amount;
    Line<300>    decision;
    Day          value_on;
};
BOOST_DESCRIBE_STRUCT(OpenAppropriationAsk, (),
                      (code, title, fund, fiscal_year, budget_line, amount, decision, value_on))

Result<AppropriationText> plan_appropriation(OpenAppropriationAsk const& ask, bool code_taken)
{
    std::vector<Fault> faults;
    auto               zh = plain_line(ask.title.zh, 300), en = plain_line(ask.title.en, 300);
    if (!zh) faults.push_back({"/title/zh", zh.error().why, zh.error().detail});
    if (!en) faults.push_back({"/title/en", en.error().why, en.error().detail});
    if (zh && en && zh->empty() && en->empty()) faults.push_back({"/title", refusal::missing_field, ""});
    if (code_taken) faults.push_back({"/code", refusal::already_exists, ask.code.value});
    if (ask.fiscal_year < 1900 || ask.fiscal_year > 2999)
        faults.push_back({"/fiscal_year", refusal::number_out_of_range, "1900-2999"});
    if (ask.amount.minor <= 0) faults.push_back({"/amount/minor", refusal::not_positive, ""});
    if (!faults.empty()) return std::unexpected{Refused{std::move(faults)}};
    return AppropriationText{ask.code.value,        {*zh, *en},          ask.fund.value,    ask.fiscal_year,
                             ask.budget_line.value, ask.amount.currency, ask.decision.value};
}

Result<AppropriationView> open_appropriation(Act& act, Caller const& by, OpenAppropriationAsk const& ask)
{
    CHECK(by.check_in(Permission::post_entries, 0));
    auto taken = act.read().row<std::int64_t>("SELECT 1 FROM appropriation WHERE code = $1", ask.code.value);
    auto text  = TRY(plan_appropriation(ask, taken.has_value()));
    if (ask.value_on <= closed_through(act.read()))
        return refuse(refusal::period_closed, "/value_on", closed_through(act.read()).iso());
    if (ask.value_on > act.today) return refuse(refusal::date_in_future, "/value_on", act.today.iso());
    auto year = load_fiscal_year(act.read(), ask.fiscal_year).state;
    if (!takes_entries(year, EntryKind::appropriate, false))
        return refuse(refusal::year_not_open, "/fiscal_year", std::string{name_of(year)});

    // From here the entry must succeed.
    Id<Appropriation> id{act.record(AppropriationOpened{text})};
    Place const       source{.appropriation = id, .stage = Stage::source};
    Place const       free{.appropriation = id, .stage = Stage::appropriated};
    auto              posted = post(act, {.cause    = "appropriation/" + std::to_string(id.value),
                                          .kind     = EntryKind::appropriate,
                                          .legs     = {{source, -ask.amount.minor}, {free, ask.amount.minor}},
                                          .value_on = ask.value_on,
                                          .decision = text.decision});
    expects(posted.has_value());
    return view_of(act.read(), id);
}

} // namespace

void register_ledger(api::Registry& registry)
{
    registry.read<Permission::read_money, list_appropriations>("/api/appropriations",
                                                               {"列出预算", "List appropriations"});
    registry.read<Permission::read_money, get_appropriation>("/api/appropriations/{id}",
                                                             {"查看一项预算", "One appropriation"});
    registry.act<Permission::post_entries, open_appropriation>(
        "/api/appropriations", {"按决定设立预算", "Open an appropriation by a decision"});
}

} // namespace penstock
