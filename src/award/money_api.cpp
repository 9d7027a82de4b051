// Endpoints for where money stands: the whole body's and each programme's, accounts with their statements, entries.
#include "award/money_api.hpp"

#include "api/refusals.hpp"
#include "award/award_facts.hpp"
#include "award/entry_by_hand.hpp"
#include "ledger/refusals.hpp"

namespace penstock {

namespace {

// ---- where money stands ------------------------------------------------------------------------------------------

struct MoneyAsk {
    std::optional<Id<Programme>>     programme;
    std::optional<Id<Appropriation>> appropriation;
    std::optional<std::int64_t>      fiscal_year;
    std::optional<Line<200>>         fund;
    std::optional<Currency>          currency;
};
BOOST_DESCRIBE_STRUCT(MoneyAsk, (), (programme, appropriation, fiscal_year, fund, currency))

// What stands at one stage, of one appropriation, with one programme (none: above the programmes).
struct MoneyCell {
    std::int64_t appropriation{};
    std::int64_t programme{};
    Stage        stage{};
    std::string  currency;
    std::int64_t minor{};
};
BOOST_DESCRIBE_STRUCT(MoneyCell, (), (appropriation, programme, stage, currency, minor))

struct AppropriationName {
    std::int64_t id{};
    std::string  code;
    Bilingual    title;
    std::string  fund;
    std::int64_t fiscal_year{};
    std::string  budget_line;
    std::string  currency;
};
BOOST_DESCRIBE_STRUCT(AppropriationName, (), (id, code, title, fund, fiscal_year, budget_line, currency))

struct MoneyView {
    std::vector<AppropriationName> appropriations; // those the cells speak of
    std::vector<Titled>            programmes;
    std::vector<MoneyCell>         cells;
};
BOOST_DESCRIBE_STRUCT(MoneyView, (), (appropriations, programmes, cells))

void narrow_to_books(api::ListQuery& query, Caller const& caller, MoneyAsk const& ask)
{
    if (auto scope = caller.programmes(Permission::read_money)) query.where_any("t.programme_id", *scope);
    if (ask.programme) query.where("t.programme_id = ?", *ask.programme);
    if (ask.appropriation) query.where("t.appropriation_id = ?", *ask.appropriation);
    if (ask.fiscal_year) query.where("p.fiscal_year = ?", *ask.fiscal_year);
    if (ask.fund) query.where("p.fund = ?", ask.fund->value);
    if (ask.currency) query.where("p.currency = ?", std::string{ask.currency->code()});
}

api::ListQuery totals(Caller const& caller, MoneyAsk const& ask)
{
    api::ListQuery query{"", R"sql(
        FROM money_total t
        JOIN appropriation p ON p.id = t.appropriation_id
        LEFT JOIN programme g ON g.id = t.programme_id
    )sql",
                         "t.appropriation_id"};
    narrow_to_books(query, caller, ask);
    return query;
}

Result<MoneyView> get_money(Look& look, MoneyAsk const& ask)
{
    auto cells      = totals(look.caller, ask);
    auto programmes = totals(look.caller, ask);
    programmes.where("t.programme_id > ?", 0);
    return MoneyView{
        .appropriations = cells.rows<AppropriationName>(look.read, R"sql(
            SELECT DISTINCT p.id, p.code, p.title_zh, p.title_en, p.fund, p.fiscal_year, p.budget_line, p.currency
        )sql",
                                                        "ORDER BY p.fiscal_year, p.id"),
        .programmes =
            programmes.rows<Titled>(look.read, "SELECT DISTINCT g.id, g.title_zh, g.title_en", "ORDER BY g.id"),
        .cells = cells.rows<MoneyCell>(look.read, R"sql(
            SELECT t.appropriation_id AS appropriation, t.programme_id AS programme, t.stage, p.currency, t.minor
        )sql",
                                       "ORDER BY t.appropriation_id, t.programme_id, t.stage"),
    };
}

// ---- accounts ----------------------------------------------------------------------------------------------------

struct AccountItem {
    Id<Account>           id;
    Stage                 stage{};
    std::int64_t          appropriation{};
    std::string           appropriation_code;
    std::optional<Titled> programme;
    std::optional<Named>  award; // its number
    std::string           award_line;
    Money                 balance;
    Money                 set_aside;
    std::int64_t          entries{};
};
BOOST_DESCRIBE_STRUCT(AccountItem, (),
                      (id, stage, appropriation, appropriation_code, programme, award, award_line, balance, set_aside,
                       entries))

struct AccountRow {
    Id<Account>  id;
    Stage        stage{};
    std::int64_t appropriation{};
    std::string  appropriation_code;
    std::string  currency;
    std::int64_t programme_id{};
    Bilingual    programme_title;
    std::int64_t award_id{};
    std::string  award_number;
    std::string  award_line;
    std::int64_t balance{};
    std::int64_t set_aside{};
    std::int64_t entries{};
};
BOOST_DESCRIBE_STRUCT(AccountRow, (),
                      (id, stage, appropriation, appropriation_code, currency, programme_id, programme_title, award_id,
                       award_number, award_line, balance, set_aside, entries))

constexpr std::string_view account_columns = R"sql(
    SELECT a.id, a.stage, a.appropriation_id AS appropriation, p.code AS appropriation_code, p.currency,
           a.programme_id, COALESCE(g.title_zh, '') AS programme_title_zh,
           COALESCE(g.title_en, '') AS programme_title_en, a.award_id, COALESCE(w.number, '') AS award_number,
           a.line AS award_line, a.balance, a.set_aside, a.entries)sql";
constexpr std::string_view account_tables  = R"sql(
      FROM account a
      JOIN appropriation p ON p.id = a.appropriation_id
      LEFT JOIN programme g ON g.id = a.programme_id
      LEFT JOIN award w ON w.id = a.award_id)sql";

constexpr api::SortBy<AccountRow> account_orders[] = {
    {"id", "a.id", [](AccountRow const& row) -> api::SortKey { return row.id.value; }},
    {"stage", "a.stage", [](AccountRow const& row) -> api::SortKey { return std::string{name_of(row.stage)}; }},
    {"balance", "a.balance", [](AccountRow const& row) -> api::SortKey { return row.balance; }},
    {"entries", "a.entries", [](AccountRow const& row) -> api::SortKey { return row.entries; }},
};

AccountItem item(AccountRow row)
{
    auto        code = currency(row.currency);
    AccountItem out{.id                 = row.id,
                    .stage              = row.stage,
                    .appropriation      = row.appropriation,
                    .appropriation_code = std::move(row.appropriation_code),
                    .award_line         = std::move(row.award_line),
                    .balance            = {row.balance, code},
                    .set_aside          = {row.set_aside, code},
                    .entries            = row.entries};
    if (row.programme_id) out.programme = Titled{row.programme_id, std::move(row.programme_title)};
    if (row.award_id) out.award = Named{row.award_id, std::move(row.award_number)};
    return out;
}

struct AccountsAsk : api::ListAsk {
    std::optional<Id<Appropriation>> appropriation;
    std::optional<Id<Programme>>     programme;
    std::optional<Id<Award>>         award;
    std::optional<Stage>             stage;
};
BOOST_DESCRIBE_STRUCT(AccountsAsk, (api::ListAsk), (appropriation, programme, award, stage))

Result<api::List<AccountItem>> list_accounts(Look& look, AccountsAsk const& ask)
{
    api::ListQuery query{account_columns, account_tables, "a.id"};
    if (auto scope = look.caller.programmes(Permission::read_money)) query.where_any("a.programme_id", *scope);
    if (ask.appropriation) query.where("a.appropriation_id = ?", *ask.appropriation);
    if (ask.programme) query.where("a.programme_id = ?", *ask.programme);
    if (ask.award) query.where("a.award_id = ?", *ask.award);
    if (ask.stage) query.where("a.stage = ?", *ask.stage);
    auto                   rows = TRY(query.page<AccountRow>(look.read, ask, account_orders));
    api::List<AccountItem> out{.next = std::move(rows.next), .total = rows.total};
    for (auto& row : rows.items) out.items.push_back(item(std::move(row)));
    return out;
}

struct AccountAsk {
    Id<Account> id;
};
BOOST_DESCRIBE_STRUCT(AccountAsk, (), (id))

Result<AccountItem> get_account(Look& look, AccountAsk const& ask)
{
    auto row = look.read.row<AccountRow>(
        std::string{account_columns} + std::string{account_tables} + " WHERE a.id = $1", ask.id);
    if (!row || !look.caller.may_in(Permission::read_money, row->programme_id)) return refuse(refusal::not_found);
    return item(*std::move(row));
}

// ---- entries -----------------------------------------------------------------------------------------------------

struct EntryLine; // the kind of thing an Id<EntryLine> identifies

// One line of one entry, as a statement of an account and the list of all entries show it.
struct EntryLineItem {
    Id<Entry>                entry;
    EntryKind                kind{};
    Day                      value_on;
    Instant                  at;
    std::string              cause;
    std::string              decision;
    std::string              memo;
    std::optional<Named>     by; // absent: the system itself
    Id<Account>              account;
    Stage                    stage{};
    std::optional<Titled>    programme;
    std::optional<Named>     award;
    std::string              award_line;
    Money                    amount; // negative: taken from the account
    Money                    balance_after;
    std::optional<Id<Entry>> reverses;
    std::optional<Id<Entry>> reversed_by;
};
BOOST_DESCRIBE_STRUCT(EntryLineItem, (),
                      (entry, kind, value_on, at, cause, decision, memo, by, account, stage, programme, award,
                       award_line, amount, balance_after, reverses, reversed_by))

struct EntryLineRow {
    Id<EntryLine>            id; // of the line: 64 times the entry's and its position
    Id<Entry>                entry;
    EntryKind                kind{};
    Day                      value_on;
    Instant                  at;
    std::string              cause;
    std::string              decision;
    std::string              memo;
    std::int64_t             person{};
    std::string              person_name;
    Id<Account>              account;
    Stage                    stage{};
    std::int64_t             programme_id{};
    Bilingual                programme_title;
    std::int64_t             award_id{};
    std::string              award_number;
    std::string              award_line;
    std::int64_t             minor{};
    std::int64_t             balance_after{};
    std::string              currency;
    std::optional<Id<Entry>> reverses;
    std::optional<Id<Entry>> reversed_by;
};
BOOST_DESCRIBE_STRUCT(EntryLineRow, (),
                      (id, entry, kind, value_on, at, cause, decision, memo, person, person_name, account, stage,
                       programme_id, programme_title, award_id, award_number, award_line, minor, balance_after,
                       currency, reverses, reversed_by))

constexpr std::string_view line_columns = R"sql(
    SELECT l.entry_id * 64 + l.position AS id, e.id AS entry, e.kind, e.value_on, e.at, e.cause, e.decision, e.memo,
           e.person, COALESCE(n.name, '') AS person_name, a.id AS account, a.stage, a.programme_id,
           COALESCE(g.title_zh, '') AS programme_title_zh, COALESCE(g.title_en, '') AS programme_title_en, a.award_id,
           COALESCE(w.number, '') AS award_number, a.line AS award_line, l.minor, l.balance_after, p.currency,
           e.reverses, v.id AS reversed_by)sql";
constexpr std::string_view line_tables  = R"sql(
      FROM entry_leg l
      JOIN entry e ON e.id = l.entry_id
      JOIN account a ON a.id = l.account_id
      JOIN appropriation p ON p.id = a.appropriation_id
      LEFT JOIN person n ON n.id = e.person
      LEFT JOIN programme g ON g.id = a.programme_id
      LEFT JOIN award w ON w.id = a.award_id
      LEFT JOIN entry v ON v.reverses = e.id)sql";

using LineOrder                   = api::SortBy<EntryLineRow>;
constexpr LineOrder line_orders[] = {
    {"id", "l.entry_id * 64 + l.position", [](EntryLineRow const& row) -> api::SortKey { return row.id.value; }},
    {"value_on", "e.value_on", [](EntryLineRow const& row) -> api::SortKey { return row.value_on.iso(); }},
    {"amount", "l.minor", [](EntryLineRow const& row) -> api::SortKey { return row.minor; }},
};

EntryLineItem item(EntryLineRow row)
{
    auto          code = currency(row.currency);
    EntryLineItem out{.entry         = row.entry,
                      .kind          = row.kind,
                      .value_on      = row.value_on,
                      .at            = row.at,
                      .cause         = std::move(row.cause),
                      .decision      = std::move(row.decision),
                      .memo          = std::move(row.memo),
                      .account       = row.account,
                      .stage         = row.stage,
                      .award_line    = std::move(row.award_line),
                      .amount        = {row.minor, code},
                      .balance_after = {row.balance_after, code},
                      .reverses      = row.reverses,
                      .reversed_by   = row.reversed_by};
    if (row.person) out.by = Named{row.person, std::move(row.person_name)};
    if (row.programme_id) out.programme = Titled{row.programme_id, std::move(row.programme_title)};
    if (row.award_id) out.award = Named{row.award_id, std::move(row.award_number)};
    return out;
}

struct EntriesAsk : api::ListAsk {
    std::optional<Id<Account>>       account; // given: the list is its statement
    std::optional<Id<Appropriation>> appropriation;
    std::optional<Id<Programme>>     programme;
    std::optional<Id<Award>>         award;
    std::optional<Stage>             stage;
    std::optional<EntryKind>         kind;
    std::optional<Day>               since; // by value date
    std::optional<Day>               until;
};
BOOST_DESCRIBE_STRUCT(EntriesAsk, (api::ListAsk), (account, appropriation, programme, award, stage, kind, since, until))

Result<api::List<EntryLineItem>> list_entries(Look& look, EntriesAsk const& ask)
{
    api::ListQuery query{line_columns, line_tables, "l.entry_id * 64 + l.position"};
    if (auto scope = look.caller.programmes(Permission::read_money)) query.where_any("a.programme_id", *scope);
    if (ask.account) query.where("l.account_id = ?", *ask.account);
    if (ask.appropriation) query.where("a.appropriation_id = ?", *ask.appropriation);
    if (ask.programme) query.where("a.programme_id = ?", *ask.programme);
    if (ask.award) query.where("a.award_id = ?", *ask.award);
    if (ask.stage) query.where("a.stage = ?", *ask.stage);
    if (ask.kind) query.where("e.kind = ?", *ask.kind);
    if (ask.since) query.where("e.value_on >= ?", *ask.since);
    if (ask.until) query.where("e.value_on <= ?", *ask.until);
    auto                     rows = TRY(query.page<EntryLineRow>(look.read, ask, line_orders));
    api::List<EntryLineItem> out{.next = std::move(rows.next), .total = rows.total};
    for (auto& row : rows.items) out.items.push_back(item(std::move(row)));
    return out;
}

struct EntryAsk {
    Id<Entry> id;
};
BOOST_DESCRIBE_STRUCT(EntryAsk, (), (id))

struct EntryView {
    Id<Entry>                  id;
    EntryKind                  kind{};
    Day                        value_on;
    std::string                cause;
    std::string                decision;
    std::string                memo;
    std::optional<DueOrder>    order; // by which money fell due without a milestone
    std::vector<EntryLineItem> lines;
    std::optional<Id<Entry>>   reverses;
    std::optional<Id<Entry>>   reversed_by;
    std::int64_t               caused_by{}; // the fact that posted it
    std::vector<api::May>      may;
};
BOOST_DESCRIBE_STRUCT(EntryView, (),
                      (id, kind, value_on, cause, decision, memo, order, lines, reverses, reversed_by, caused_by, may))

std::string cause_of_reversal(Id<Entry> id) { return "entry/" + std::to_string(id.value) + "/reversal"; }

std::vector<api::May> may(Reader& reader, EntryView const& entry, Caller const& by, Day today)
{
    if (entry.kind == EntryKind::reverse || entry.reversed_by) return {};
    auto original = load_entry(reader, entry.id);
    expects(original.has_value());
    auto back = reversal_of(*original, entry.id, cause_of_reversal(entry.id), today, "");
    if (auto fine = check_by_hand(reader, original->kind, back.legs); !fine) {
        auto const& way = fine.error().lines.at(0);
        return {api::not_allowed("reverse", refusal::no_such_way, Words{way.zh, way.en})};
    }
    if (!by.may_in(Permission::post_entries, 0))
        return {api::not_allowed("reverse", refusal::not_your_role,
                                 {"需由财务人员办理。", "A finance officer can do this."})};
    auto demand = demand_by_hand(reader, original->kind, back.legs, back.cause);
    if (!demand || !*demand) return {api::allowed("reverse")};
    return {with_authority(reader, by, api::allowed("reverse"), **demand, today)};
}

Result<EntryView> entry_view(Reader& reader, Caller const& caller, Id<Entry> id, Day today)
{
    auto rows = reader.rows<EntryLineRow>(
        std::string{line_columns} + std::string{line_tables} + " WHERE l.entry_id = $1 ORDER BY l.position", id);
    if (rows.empty()) return refuse(refusal::not_found);
    EntryView out{.id          = id,
                  .kind        = rows[0].kind,
                  .value_on    = rows[0].value_on,
                  .cause       = rows[0].cause,
                  .decision    = rows[0].decision,
                  .memo        = rows[0].memo,
                  .order       = order_of(reader, id),
                  .reverses    = rows[0].reverses,
                  .reversed_by = rows[0].reversed_by,
                  .caused_by   = id.value};
    for (auto& row : rows)
        if (caller.may_in(Permission::read_money, row.programme_id)) out.lines.push_back(item(std::move(row)));
    if (out.lines.empty()) return refuse(refusal::not_found);
    out.may = may(reader, out, caller, today);
    return out;
}

Result<EntryView> get_entry(Look& look, EntryAsk const& ask)
{
    return entry_view(look.read, look.caller, ask.id, look.today);
}

struct LegAsk {
    WrittenPlace place;
    std::int64_t minor{};
};
BOOST_DESCRIBE_STRUCT(LegAsk, (), (place, minor))

struct PostEntryAsk {
    Line<200>                  cause; // permanent: the same again is the same entry
    EntryKind                  kind{};
    std::vector<LegAsk>        legs;
    Day                        value_on;
    std::optional<Line<300>>   decision;
    std::optional<Prose<2000>> memo;
    std::optional<DueOrder>    order; // of fall_due, and then its decision as well
};
BOOST_DESCRIBE_STRUCT(PostEntryAsk, (), (cause, kind, legs, value_on, decision, memo, order))

Result<EntryView> post_entry(Act& act, Caller const& by, PostEntryAsk const& ask)
{
    CHECK(by.check_in(Permission::post_entries, 0));
    if (ask.kind == EntryKind::reverse || ask.kind == EntryKind::opening)
        return refuse(refusal::not_a_choice, "/kind", std::string{name_of(ask.kind)});
    if (ask.kind == EntryKind::exchange) return refuse(refusal::rate_missing, "/kind", "");
    NewEntry entry{.cause    = ask.cause.value,
                   .kind     = ask.kind,
                   .value_on = ask.value_on,
                   .decision = ask.decision ? ask.decision->value : "",
                   .memo     = ask.memo ? ask.memo->value : ""};
    if (ask.order && ask.decision) return refuse(refusal::not_a_choice, "/decision", "");
    if (ask.order) entry.decision = decision_of(*ask.order);
    for (auto const& leg : ask.legs) entry.legs.push_back({leg.place.place(), leg.minor});
    CHECK(check_cause(entry.cause));
    for (std::size_t i = 0; i < entry.legs.size(); ++i)
        CHECK(check_named(act.read(), entry.legs[i].place, "/legs/" + std::to_string(i) + "/place"));
    CHECK(check_by_hand(act.read(), entry.kind, entry.legs));
    auto earlier = entry_of_cause(act.read(), entry.cause);
    if (earlier && order_of(act.read(), *earlier) != ask.order)
        return refuse(refusal::cause_already_used, "/order", entry.cause);
    if (!earlier) CHECK(check_order(act.read(), entry, ask.order, act.today));
    auto use    = TRY(plan_by_hand(act, by, entry.kind, entry.legs, entry.cause));
    auto posted = TRY(post(act, entry));
    if (ask.order && !earlier) act.record(DueOrdered{posted, *ask.order});
    record_by_hand(act, use, entry, posted);
    return entry_view(act.read(), by, posted, act.today);
}

struct ReverseEntryAsk {
    Id<Entry>   id;
    Day         value_on;
    Prose<2000> memo; // why
};
BOOST_DESCRIBE_STRUCT(ReverseEntryAsk, (), (id, value_on, memo))

Result<EntryView> reverse_entry(Act& act, Caller const& by, ReverseEntryAsk const& ask)
{
    CHECK(by.check_in(Permission::post_entries, 0));
    auto original = load_entry(act.read(), ask.id);
    if (!original) return refuse(refusal::not_found);
    if (ask.memo.value.empty()) return refuse(refusal::missing_field, "/memo", "");
    if (original->kind == EntryKind::reverse) return refuse(refusal::no_such_way);
    if (auto fine = check_by_hand(act.read(), original->kind, original->legs); !fine) {
        Refused refused{refusal::no_such_way};
        refused.lines = fine.error().lines;
        return std::unexpected{std::move(refused)};
    }
    auto cause = cause_of_reversal(ask.id);
    if (entry_of_cause(act.read(), cause)) return refuse(refusal::already_reversed);
    auto back   = reversal_of(*original, ask.id, cause, ask.value_on, ask.memo.value);
    auto use    = TRY(plan_by_hand(act, by, original->kind, back.legs, cause));
    auto posted = TRY(post(act, back));
    record_by_hand(act, use, back, posted);
    return entry_view(act.read(), by, posted, act.today);
}

} // namespace

Result<void> check_cause(std::string const& cause)
{
    if (is_of_the_system(cause)) return refuse(refusal::not_a_choice, "/cause", cause);
    return {};
}

Result<void> check_named(Reader& reader, Place const& place, std::string const& at)
{
    if (place.award) {
        auto programme = reader.row<Id<Programme>>("SELECT programme_id FROM award WHERE id = $1", place.award);
        if (!programme) return refuse(refusal::not_found, at + "/award", "");
        if (*programme != place.programme) return refuse(refusal::legs_apart, at + "/programme", "");
    } else if (place.programme && !reader.row<std::int64_t>("SELECT 1 FROM programme WHERE id = $1", place.programme))
        return refuse(refusal::not_found, at + "/programme", "");
    return {};
}

void register_money(api::Registry& registry)
{
    registry.read<Permission::read_money, get_money>("/api/money", {"资金现处何处", "Where money stands"});
    registry.read<Permission::read_money, list_accounts>("/api/accounts", {"列出账户", "List accounts"});
    registry.read<Permission::read_money, get_account>("/api/accounts/{id}", {"查看一个账户", "One account"});
    registry.read<Permission::read_money, list_entries>("/api/entries", {"列出分录", "List entries"}, api::Speed::slow);
    registry.read<Permission::read_money, get_entry>("/api/entries/{id}", {"查看一笔分录", "One entry"});
    registry.act<Permission::post_entries, post_entry>("/api/entries", {"记一笔账", "Post an entry"});
    registry.act<Permission::post_entries, reverse_entry>("/api/entries/{id}/reversal",
                                                          {"冲销一笔分录", "Reverse an entry"});
}

} // namespace penstock
