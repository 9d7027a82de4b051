// Registers across awards, from their final reports: what was bought and who keeps it, and what came of the work.
#include "award/closeout_facts.hpp"
#include "award/finding_api.hpp"

namespace penstock {

namespace {

struct Register; // the kind of thing an Id<Register> identifies: one line of a register

struct RegisterRow {
    Id<Register>       id;
    std::int64_t       award_id{};
    std::string        award_number;
    std::string        award_title;
    Titled             programme;
    std::string        organisation;
    CloseoutState      state{};
    std::optional<Day> concluded_on;
};
BOOST_DESCRIBE_STRUCT(RegisterRow, (),
                      (id, award_id, award_number, award_title, programme, organisation, state, concluded_on))

// `x` is the register.
constexpr std::string_view about_award    = R"sql(x.award_id, w.number AS award_number, w.title AS award_title,
           p.id AS programme_id, p.title_zh AS programme_title_zh, p.title_en AS programme_title_en,
           o.name AS organisation, c.state, c.concluded_on)sql";
constexpr std::string_view joins_of_award = R"sql(
      JOIN award w ON w.id = x.award_id
      JOIN programme p ON p.id = w.programme_id
      JOIN organisation o ON o.id = w.organisation_id
      JOIN closeout c ON c.award_id = x.award_id)sql";

struct RegisterAsk : api::ListAsk {
    std::optional<Line<200>>     text; // in what it is called
    std::optional<Id<Award>>     award;
    std::optional<Id<Programme>> programme;
    std::optional<CloseoutState> state; // of the final report
};
BOOST_DESCRIBE_STRUCT(RegisterAsk, (api::ListAsk), (text, award, programme, state))

void narrow_register(api::ListQuery& query, Caller const& caller, RegisterAsk const& ask, std::string_view called)
{
    if (auto scope = caller.programmes(Permission::read_portfolio)) query.where_any("w.programme_id", *scope);
    if (ask.award) query.where("x.award_id = ?", *ask.award);
    if (ask.programme) query.where("w.programme_id = ?", *ask.programme);
    if (ask.state) query.where("c.state = ?", *ask.state);
    if (ask.text) query.where_one_holds(ask.text->value, {called});
}

struct AssetItem {
    Id<Register>       id;
    std::string        name;
    Money              amount; // what it cost
    std::string        custodian;
    Named              award;
    std::string        award_title;
    Titled             programme;
    std::string        organisation;
    CloseoutState      state{};
    std::optional<Day> concluded_on;
};
BOOST_DESCRIBE_STRUCT(AssetItem, (),
                      (id, name, amount, custodian, award, award_title, programme, organisation, state, concluded_on))

struct AssetRow : RegisterRow {
    std::string  name;
    std::int64_t minor{};
    std::string  currency;
    std::string  custodian;
};
BOOST_DESCRIBE_STRUCT(AssetRow, (RegisterRow), (name, minor, currency, custodian))

constexpr api::SortBy<AssetRow> asset_orders[] = {
    {"id", "x.id", [](AssetRow const& row) -> api::SortKey { return row.id.value; }},
    {"name", "x.name", [](AssetRow const& row) -> api::SortKey { return row.name; }},
    {"amount", "x.minor", [](AssetRow const& row) -> api::SortKey { return row.minor; }},
    {"award", "w.number", [](AssetRow const& row) -> api::SortKey { return row.award_number; }},
};

Result<api::List<AssetItem>> list_assets(Look& look, RegisterAsk const& ask)
{
    static std::string const columns =
        "SELECT x.id, x.name, x.minor, x.currency, x.custodian, " + std::string{about_award};
    static std::string const tables = " FROM award_asset x" + std::string{joins_of_award};
    api::ListQuery           query{columns, tables, "x.id"};
    narrow_register(query, look.caller, ask, "x.name");
    auto                 rows = TRY(query.page<AssetRow>(look.read, ask, asset_orders));
    api::List<AssetItem> out{.next = std::move(rows.next), .total = rows.total};
    for (auto& row : rows.items)
        out.items.push_back({row.id,
                             std::move(row.name),
                             {row.minor, currency(row.currency)},
                             std::move(row.custodian),
                             {row.award_id, std::move(row.award_number)},
                             std::move(row.award_title),
                             std::move(row.programme),
                             std::move(row.organisation),
                             row.state,
                             row.concluded_on});
    return out;
}

struct ResultItem {
    Id<Register>       id;
    ResultKind         kind{};
    std::string        title;
    std::string        identifier; // a DOI, a patent number
    Named              award;
    std::string        award_title;
    Titled             programme;
    std::string        organisation;
    CloseoutState      state{};
    std::optional<Day> concluded_on;
};
BOOST_DESCRIBE_STRUCT(ResultItem, (),
                      (id, kind, title, identifier, award, award_title, programme, organisation, state, concluded_on))

struct ResultRow : RegisterRow {
    ResultKind  kind{};
    std::string title;
    std::string identifier;
};
BOOST_DESCRIBE_STRUCT(ResultRow, (RegisterRow), (kind, title, identifier))

constexpr api::SortBy<ResultRow> result_orders[] = {
    {"id", "x.id", [](ResultRow const& row) -> api::SortKey { return row.id.value; }},
    {"title", "x.title", [](ResultRow const& row) -> api::SortKey { return row.title; }},
    {"kind", "x.kind", [](ResultRow const& row) -> api::SortKey { return std::string{name_of(row.kind)}; }},
    {"award", "w.number", [](ResultRow const& row) -> api::SortKey { return row.award_number; }},
};

struct ResultsAsk : RegisterAsk {
    std::optional<ResultKind> kind;
};
BOOST_DESCRIBE_STRUCT(ResultsAsk, (RegisterAsk), (kind))

Result<api::List<ResultItem>> list_results(Look& look, ResultsAsk const& ask)
{
    static std::string const columns = "SELECT x.id, x.kind, x.title, x.identifier, " + std::string{about_award};
    static std::string const tables  = " FROM award_result x" + std::string{joins_of_award};
    api::ListQuery           query{columns, tables, "x.id"};
    narrow_register(query, look.caller, ask, "x.title || ' ' || x.identifier");
    if (ask.kind) query.where("x.kind = ?", *ask.kind);
    auto                  rows = TRY(query.page<ResultRow>(look.read, ask, result_orders));
    api::List<ResultItem> out{.next = std::move(rows.next), .total = rows.total};
    for (auto& row : rows.items)
        out.items.push_back({row.id,
                             row.kind,
                             std::move(row.title),
                             std::move(row.identifier),
                             {row.award_id, std::move(row.award_number)},
                             std::move(row.award_title),
                             std::move(row.programme),
                             std::move(row.organisation),
                             row.state,
                             row.concluded_on});
    return out;
}

} // namespace

void register_registers(api::Registry& registry)
{
    registry.read<Permission::read_portfolio, list_assets>("/api/assets", {"列出资产", "List assets"});
    registry.read<Permission::read_portfolio, list_results>("/api/results", {"列出成果", "List results"});
}

} // namespace penstock
