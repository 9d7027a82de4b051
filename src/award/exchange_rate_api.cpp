// Endpoints for rates and for exchanges at them.
#include "award/money_api.hpp"
#include "ledger/exchange_rate_facts.hpp"
#include "ledger/refusals.hpp"

namespace penstock {

namespace {

struct RateItem {
    Id<ExchangeRate>     id;
    Currency             from;
    Currency             to;
    std::string          rate; // units of `to` for one of `from`
    Day                  of_day;
    std::string          source;
    std::optional<Named> by;
    Instant              at;
};
BOOST_DESCRIBE_STRUCT(RateItem, (), (id, from, to, rate, of_day, source, by, at))

struct RateRow {
    Id<ExchangeRate> id;
    Currency         from_currency;
    Currency         to_currency;
    std::string      rate;
    Day              of_day;
    std::string      source;
    std::int64_t     person{};
    std::string      person_name;
    Instant          at;
};
BOOST_DESCRIBE_STRUCT(RateRow, (), (id, from_currency, to_currency, rate, of_day, source, person, person_name, at))

constexpr std::string_view rate_columns = R"sql(
    SELECT r.id, r.from_currency, r.to_currency, r.rate, r.of_day, r.source, r.person,
           COALESCE(n.name, '') AS person_name, r.at)sql";
constexpr std::string_view rate_tables  = " FROM exchange_rate r LEFT JOIN person n ON n.id = r.person";

constexpr api::SortBy<RateRow> rate_orders[] = {
    {"id", "r.id", [](RateRow const& row) -> api::SortKey { return row.id.value; }},
    {"of_day", "r.of_day", [](RateRow const& row) -> api::SortKey { return row.of_day.iso(); }},
};

RateItem item(RateRow row)
{
    RateItem out{row.id, row.from_currency, row.to_currency, std::move(row.rate), row.of_day, std::move(row.source), {},
                 row.at};
    if (row.person) out.by = Named{row.person, std::move(row.person_name)};
    return out;
}

struct RatesAsk : api::ListAsk {
    std::optional<Currency> from;
    std::optional<Currency> to;
};
BOOST_DESCRIBE_STRUCT(RatesAsk, (api::ListAsk), (from, to))

Result<api::List<RateItem>> list_exchange_rates(Look& look, RatesAsk const& ask)
{
    api::ListQuery query{rate_columns, rate_tables, "r.id"};
    if (ask.from) query.where("r.from_currency = ?", *ask.from);
    if (ask.to) query.where("r.to_currency = ?", *ask.to);
    auto                rows = TRY(query.page<RateRow>(look.read, ask, rate_orders));
    api::List<RateItem> out{.next = std::move(rows.next), .total = rows.total};
    for (auto& row : rows.items) out.items.push_back(item(std::move(row)));
    return out;
}

struct RecordRateAsk {
    Currency  from;
    Currency  to;
    Line<30>  rate;
    Day       of_day;
    Line<300> source;
};
BOOST_DESCRIBE_STRUCT(RecordRateAsk, (), (from, to, rate, of_day, source))

Result<RateItem> record_exchange_rate(Act& act, Caller const& by, RecordRateAsk const& ask)
{
    CHECK(by.check_in(Permission::post_entries, 0));
    std::vector<Fault> faults;
    auto               rate = Rate::parse(ask.rate.value);
    if (!rate) faults.push_back({"/rate", rate.error().why, rate.error().detail});
    if (ask.from == ask.to) faults.push_back({"/to", refusal::not_a_choice, std::string{ask.to.code()}});
    if (ask.of_day > act.today) faults.push_back({"/of_day", refusal::date_in_future, act.today.iso()});
    if (act.read().row<std::int64_t>(R"sql(
            SELECT 1 FROM exchange_rate WHERE from_currency = $1 AND to_currency = $2 AND of_day = $3 AND source = $4
        )sql",
                                     ask.from, ask.to, ask.of_day, ask.source.value))
        faults.push_back({"/source", refusal::already_exists, ask.source.value});
    if (!faults.empty()) return std::unexpected{Refused{std::move(faults)}};

    Id<ExchangeRate> id{
        act.record(ExchangeRateRecorded{{ask.from, ask.to, rate->text(), ask.of_day, ask.source.value}})};
    return item(act.read().one<RateRow>(std::string{rate_columns} + std::string{rate_tables} + " WHERE r.id = $1", id));
}

struct ExchangeItem {
    Id<Exchange>          id;
    Id<Entry>             entry;
    Day                   value_on;
    std::string           cause;
    std::int64_t          from{}; // appropriations
    std::string           from_code;
    std::int64_t          to{};
    std::string           to_code;
    std::optional<Titled> programme;
    Money                 given;
    Money                 got;
    Id<ExchangeRate>      rate_id;
    std::string           rate;
    Day                   rate_of_day;
    std::string           rate_source;
    Rounding              rounding{};
    std::string           memo;
};
BOOST_DESCRIBE_STRUCT(ExchangeItem, (),
                      (id, entry, value_on, cause, from, from_code, to, to_code, programme, given, got, rate_id, rate,
                       rate_of_day, rate_source, rounding, memo))

struct ExchangeRow {
    Id<Exchange>     id;
    Id<Entry>        entry;
    Day              value_on;
    std::string      cause;
    std::int64_t     from_id{};
    std::string      from_code;
    std::int64_t     to_id{};
    std::string      to_code;
    std::int64_t     programme_id{};
    Bilingual        programme_title;
    Currency         from_currency;
    Currency         to_currency;
    std::int64_t     given_minor{};
    std::int64_t     got_minor{};
    Id<ExchangeRate> rate_id;
    std::string      rate;
    Day              rate_of_day;
    std::string      rate_source;
    Rounding         rounding{};
    std::string      memo;
};
BOOST_DESCRIBE_STRUCT(ExchangeRow, (),
                      (id, entry, value_on, cause, from_id, from_code, to_id, to_code, programme_id, programme_title,
                       from_currency, to_currency, given_minor, got_minor, rate_id, rate, rate_of_day, rate_source,
                       rounding, memo))

// Its four lines always stand in the same order: given, given up, got in return, got.
constexpr std::string_view exchange_columns = R"sql(
    SELECT x.id, x.entry_id AS entry, e.value_on, e.cause, p.id AS from_id, p.code AS from_code, q.id AS to_id,
           q.code AS to_code, f.programme_id, COALESCE(g.title_zh, '') AS programme_title_zh,
           COALESCE(g.title_en, '') AS programme_title_en, p.currency AS from_currency, q.currency AS to_currency,
           x.given_minor, x.got_minor, r.id AS rate_id, r.rate, r.of_day AS rate_of_day, r.source AS rate_source,
           x.rounding, e.memo)sql";
constexpr std::string_view exchange_tables  = R"sql(
      FROM exchange x
      JOIN entry e ON e.id = x.entry_id
      JOIN exchange_rate r ON r.id = x.rate_id
      JOIN entry_leg m ON m.entry_id = x.entry_id AND m.position = 0
      JOIN account f ON f.id = m.account_id
      JOIN appropriation p ON p.id = f.appropriation_id
      JOIN entry_leg n ON n.entry_id = x.entry_id AND n.position = 3
      JOIN account t ON t.id = n.account_id
      JOIN appropriation q ON q.id = t.appropriation_id
      LEFT JOIN programme g ON g.id = f.programme_id)sql";

constexpr api::SortBy<ExchangeRow> exchange_orders[] = {
    {"id", "x.id", [](ExchangeRow const& row) -> api::SortKey { return row.id.value; }},
    {"value_on", "e.value_on", [](ExchangeRow const& row) -> api::SortKey { return row.value_on.iso(); }},
};

ExchangeItem item(ExchangeRow row)
{
    ExchangeItem out{.id          = row.id,
                     .entry       = row.entry,
                     .value_on    = row.value_on,
                     .cause       = std::move(row.cause),
                     .from        = row.from_id,
                     .from_code   = std::move(row.from_code),
                     .to          = row.to_id,
                     .to_code     = std::move(row.to_code),
                     .given       = {row.given_minor, row.from_currency},
                     .got         = {row.got_minor, row.to_currency},
                     .rate_id     = row.rate_id,
                     .rate        = std::move(row.rate),
                     .rate_of_day = row.rate_of_day,
                     .rate_source = std::move(row.rate_source),
                     .rounding    = row.rounding,
                     .memo        = std::move(row.memo)};
    if (row.programme_id) out.programme = Titled{row.programme_id, std::move(row.programme_title)};
    return out;
}

struct ExchangesAsk : api::ListAsk {
    std::optional<Id<Programme>> programme;
};
BOOST_DESCRIBE_STRUCT(ExchangesAsk, (api::ListAsk), (programme))

Result<api::List<ExchangeItem>> list_exchanges(Look& look, ExchangesAsk const& ask)
{
    api::ListQuery query{exchange_columns, exchange_tables, "x.id"};
    if (auto scope = look.caller.programmes(Permission::read_money)) query.where_any("f.programme_id", *scope);
    if (ask.programme) query.where("f.programme_id = ?", *ask.programme);
    auto                    rows = TRY(query.page<ExchangeRow>(look.read, ask, exchange_orders));
    api::List<ExchangeItem> out{.next = std::move(rows.next), .total = rows.total};
    for (auto& row : rows.items) out.items.push_back(item(std::move(row)));
    return out;
}

struct ExchangeMoneyAsk {
    Line<200>                   cause; // permanent: the same again is the same exchange
    Id<ExchangeRate>            rate;
    Id<Appropriation>           from;
    Id<Appropriation>           to;
    Id<Programme>               programme;
    std::int64_t                given{};
    std::optional<std::int64_t> got; // when given: must be what the rate gives
    Rounding                    rounding{};
    Day                         value_on;
    std::optional<Line<300>>    decision;
    std::optional<Prose<2000>>  memo;
};
BOOST_DESCRIBE_STRUCT(ExchangeMoneyAsk, (),
                      (cause, rate, from, to, programme, given, got, rounding, value_on, decision, memo))

Result<ExchangeItem> record_exchange(Act& act, Caller const& by, ExchangeMoneyAsk const& ask)
{
    CHECK(by.check_in(Permission::post_entries, 0));
    CHECK(check_cause(ask.cause.value));
    CHECK(check_named(act.read(), {.programme = ask.programme}, ""));
    auto id = TRY(exchange_at_rate(act, {.cause     = ask.cause.value,
                                         .rate      = ask.rate,
                                         .from      = ask.from,
                                         .to        = ask.to,
                                         .programme = ask.programme,
                                         .given     = ask.given,
                                         .got       = ask.got,
                                         .rounding  = ask.rounding,
                                         .value_on  = ask.value_on,
                                         .decision  = ask.decision ? ask.decision->value : "",
                                         .memo      = ask.memo ? ask.memo->value : ""}));
    return item(act.read().one<ExchangeRow>(
        std::string{exchange_columns} + std::string{exchange_tables} + " WHERE x.id = $1", id));
}

} // namespace

void register_exchanges(api::Registry& registry)
{
    registry.read<Permission::read_money, list_exchange_rates>("/api/exchange-rates",
                                                               {"列出汇率", "List exchange rates"});
    registry.act<Permission::post_entries, record_exchange_rate>("/api/exchange-rates",
                                                                 {"登记汇率", "Record an exchange rate"});
    registry.read<Permission::read_money, list_exchanges>("/api/exchanges", {"列出换汇", "List exchanges"});
    registry.act<Permission::post_entries, record_exchange>("/api/exchanges", {"换汇", "Exchange money"});
}

} // namespace penstock
