// The board's one page: every programme with its money, and what waits for somebody's decision. All of it is read off
// kept totals and short indexes, in one snapshot.
#include "award/award_api.hpp"
#include "award/finding.hpp"
#include "ledger/account.hpp"

#include <map>

namespace penstock {

namespace {

// How far money has come: each figure holds those to its right, so that the row reads as a stream that narrows.
struct Stream {
    Currency             currency;
    std::optional<Money> appropriated; // of the whole body only
    Money                allotted;
    Money                committed;
    Money                due;
    Money                paid;
    Money                spent;
    Money                returned; // or recovered, of what was paid, and not given anew
};
BOOST_DESCRIBE_STRUCT(Stream, (), (currency, appropriated, allotted, committed, due, paid, spent, returned))

void flow(Stream& stream, Stage stage, std::int64_t minor)
{
    auto add = [&](Money& money) { money = money + Money{minor, stream.currency}; };
    switch (stage) {
    case Stage::source:
    case Stage::lapsed:
    case Stage::carried_forward:
    case Stage::exchanged:       return;
    case Stage::returned:
    case Stage::recovered:       add(stream.returned); break;
    case Stage::spent:           add(stream.spent); break;
    default:                     break;
    }
    if (stage >= Stage::paid) add(stream.paid);
    if (stage >= Stage::payable) add(stream.due);
    if (stage >= Stage::committed) add(stream.committed);
    if (stage >= Stage::allotted) add(stream.allotted);
    if (stream.appropriated) add(*stream.appropriated);
}
static_assert(Stage::appropriated < Stage::allotted && Stage::allotted < Stage::reserved &&
              Stage::reserved < Stage::committed && Stage::committed < Stage::payable && Stage::payable < Stage::paid &&
              Stage::paid < Stage::spent && Stage::spent < Stage::returned && Stage::returned < Stage::demanded);

struct BoardProgramme {
    std::int64_t                  id{};
    std::string                   code;
    Bilingual                     title;
    ProgrammeState                state{};
    std::int64_t                  awards{};
    std::int64_t                  open_awards{}; // neither closed nor terminated
    std::vector<api::CurrencySum> sums;          // of all awards
    std::vector<Stream>           money;
    std::int64_t                  findings{};          // open
    std::int64_t                  blocking_findings{}; // of them, those that hold payments
    std::int64_t                  met{};               // milestones, with or without conditions
    std::int64_t                  missed{};
    std::int64_t                  late{};              // neither, though their day is over
    std::int64_t                  coming{};            // neither yet
};
BOOST_DESCRIBE_STRUCT(BoardProgramme, (),
                      (id, code, title, state, awards, open_awards, sums, money, findings, blocking_findings, met,
                       missed, late, coming))

// Why something waits for a person.
BOOST_DEFINE_ENUM_CLASS(MatterKind, amendment_to_decide, second_answer, blocking_finding, held_award,
                        programme_to_close)

struct MatterItem {
    std::string  noun;
    std::int64_t id{};
    std::string  name;  // as recorded
    Bilingual    title; // or in both languages
    Titled       programme;
};
BOOST_DESCRIBE_STRUCT(MatterItem, (), (noun, id, name, title, programme))

struct Matter {
    MatterKind              kind{};
    std::int64_t            count{};
    std::vector<MatterItem> first; // the oldest few
};
BOOST_DESCRIBE_STRUCT(Matter, (), (kind, count, first))

struct BoardView {
    Day                         on;
    std::vector<std::int64_t>   fiscal_years; // that have appropriations
    std::vector<Stream>         money; // of all programmes shown; with what is above them for who sees the whole body
    std::vector<BoardProgramme> programmes;
    std::vector<Matter>         matters;
};
BOOST_DESCRIBE_STRUCT(BoardView, (), (on, fiscal_years, money, programmes, matters))

struct BoardAsk {
    std::optional<std::int64_t> fiscal_year; // of the appropriations; all when absent
};
BOOST_DESCRIBE_STRUCT(BoardAsk, (), (fiscal_year))

struct BoardProgrammeRow {
    std::int64_t   id{};
    std::string    code;
    Bilingual      title;
    ProgrammeState state{};
};
BOOST_DESCRIBE_STRUCT(BoardProgrammeRow, (), (id, code, title, state))

struct AwardsRow {
    std::int64_t programme{};
    AwardState   state{};
    std::string  currency;
    std::int64_t awards{};
    std::int64_t minor{};
};
BOOST_DESCRIBE_STRUCT(AwardsRow, (), (programme, state, currency, awards, minor))

struct MoneyRow {
    std::int64_t programme{};
    Stage        stage{};
    std::string  currency;
    std::int64_t minor{};
};
BOOST_DESCRIBE_STRUCT(MoneyRow, (), (programme, stage, currency, minor))

struct FindingsRow {
    std::int64_t programme{};
    bool         blocks{};
    std::int64_t findings{};
};
BOOST_DESCRIBE_STRUCT(FindingsRow, (), (programme, blocks, findings))

api::ListQuery seen_by_caller(Look& look, std::string_view from, std::string_view programme)
{
    api::ListQuery query{"", from, programme};
    if (auto scope = look.caller.programmes(Permission::read_portfolio)) query.where_any(programme, *scope);
    return query;
}

std::vector<BoardProgramme> programmes_seen(Look& look)
{
    std::vector<BoardProgramme> out;
    for (auto& row : seen_by_caller(look, "FROM programme p", "p.id")
                         .rows<BoardProgrammeRow>(look.read, "SELECT p.id, p.code, p.title_zh, p.title_en, p.state",
                                                  "ORDER BY p.id"))
        out.push_back({.id = row.id, .code = std::move(row.code), .title = std::move(row.title), .state = row.state});
    return out;
}

using ById = std::map<std::int64_t, BoardProgramme*>;

void add_awards(Look& look, ById const& programmes)
{
    auto query = seen_by_caller(look, "FROM portfolio_total t", "t.programme_id");
    query.where("t.awards > 0");
    for (auto const& row : query.rows<AwardsRow>(look.read, R"sql(
             SELECT t.programme_id AS programme, t.state, t.currency, CAST(sum(t.awards) AS BIGINT) AS awards,
                    CAST(sum(t.minor) AS BIGINT) AS minor
         )sql",
                                                 "GROUP BY t.programme_id, t.state, t.currency ORDER BY t.currency")) {
        auto& one = *programmes.at(row.programme);
        one.awards += row.awards;
        if (!final(award_life, row.state)) one.open_awards += row.awards;
        if (row.currency.empty()) continue;
        auto code = currency(row.currency);
        auto same = std::ranges::find(one.sums, code, &api::CurrencySum::currency);
        if (same == one.sums.end()) one.sums.push_back({code, row.minor, row.awards});
        else same->minor += row.minor, same->count += row.awards;
    }
}

Stream& stream_of(std::vector<Stream>& streams, Currency code)
{
    auto same = std::ranges::find(streams, code, &Stream::currency);
    if (same != streams.end()) return *same;
    Money none{0, code};
    return streams.emplace_back(Stream{code, std::nullopt, none, none, none, none, none, none});
}

void add_money(Look& look, BoardAsk const& ask, BoardView& view, ById const& programmes)
{
    auto           scope = look.caller.programmes(Permission::read_money);
    api::ListQuery query{"", "FROM money_total t JOIN appropriation p ON p.id = t.appropriation_id", "t.programme_id"};
    if (scope) query.where_any("t.programme_id", *scope);
    if (ask.fiscal_year) query.where("p.fiscal_year = ?", *ask.fiscal_year);
    query.where("t.minor <> 0");
    for (auto const& row : query.rows<MoneyRow>(look.read, R"sql(
             SELECT t.programme_id AS programme, t.stage, p.currency, CAST(sum(t.minor) AS BIGINT) AS minor
         )sql",
                                                "GROUP BY t.programme_id, t.stage, p.currency ORDER BY p.currency")) {
        auto  code  = currency(row.currency);
        auto& whole = stream_of(view.money, code);
        if (!scope && !whole.appropriated) whole.appropriated = Money{0, code};
        flow(whole, row.stage, row.minor);
        if (auto one = programmes.find(row.programme); one != programmes.end())
            flow(stream_of(one->second->money, code), row.stage, row.minor);
    }
}

constexpr std::string_view open_finding_tables = "FROM finding f JOIN award a ON a.id = f.award_id"
                                                 " JOIN programme p ON p.id = a.programme_id";

void add_findings(Look& look, ById const& programmes)
{
    auto query = seen_by_caller(look, open_finding_tables, "a.programme_id");
    query.where("f.state = 'open'");
    for (auto const& row :
         query.rows<FindingsRow>(look.read, "SELECT a.programme_id AS programme, f.blocks, count(*) AS findings",
                                 "GROUP BY a.programme_id, f.blocks")) {
        auto& one = *programmes.at(row.programme);
        one.findings += row.findings;
        if (row.blocks) one.blocking_findings += row.findings;
    }
}

struct MilestonesRow {
    std::int64_t programme{};
    std::string  outcome;
    std::int64_t milestones{};
};
BOOST_DESCRIBE_STRUCT(MilestonesRow, (), (programme, outcome, milestones))

void add_milestones(Look& look, ById const& programmes)
{
    auto query = seen_by_caller(look, "FROM milestone m JOIN award a ON a.id = m.award_id", "a.programme_id");
    query.where("m.state NOT IN ('waived', 'superseded')");
    auto columns = "SELECT a.programme_id AS programme, CASE WHEN m.state IN ('met', 'met_with_conditions') THEN 'met'"
                   " WHEN m.state = 'missed' THEN 'missed' WHEN m.due_on < '" +
                   look.today.iso() + "' THEN 'late' ELSE 'coming' END AS outcome, count(*) AS milestones";
    for (auto const& row : query.rows<MilestonesRow>(look.read, columns, "GROUP BY 1, 2")) {
        auto& one = *programmes.at(row.programme);
        (row.outcome == "met"      ? one.met
         : row.outcome == "missed" ? one.missed
         : row.outcome == "late"   ? one.late
                                   : one.coming) += row.milestones;
    }
}

struct MatterRow {
    std::int64_t               id{};
    std::string                name;
    std::optional<FindingRule> rule;
    Titled                     programme;
};
BOOST_DESCRIBE_STRUCT(MatterRow, (), (id, name, rule, programme))

constexpr std::string_view first_few = "ORDER BY 1 LIMIT 5";

Matter matter(Look& look, MatterKind kind, std::string noun, api::ListQuery const& query, std::string const& columns)
{
    Matter out{.kind = kind, .count = query.rows<std::int64_t>(look.read, "SELECT count(*)", "").front()};
    if (out.count == 0) return out;
    for (auto& row : query.rows<MatterRow>(look.read,
                                           columns + ", p.id AS programme_id, p.title_zh AS programme_title_zh,"
                                                     " p.title_en AS programme_title_en",
                                           first_few)) {
        MatterItem item{.noun = noun, .id = row.id, .name = std::move(row.name), .programme = row.programme};
        if (row.rule) {
            auto question = terms_of(*row.rule).question;
            item.title    = {std::string{question.zh}, std::string{question.en}};
        }
        if (noun == "programme") item.title = row.programme.title;
        out.first.push_back(std::move(item));
    }
    return out;
}

std::vector<Matter> matters(Look& look)
{
    std::string const   findings = "SELECT f.id, a.number AS name, f.rule";
    std::vector<Matter> all;
    auto                amendments = seen_by_caller(
        look, "FROM amendment m JOIN award a ON a.id = m.award_id JOIN programme p ON p.id = a.programme_id",
        "a.programme_id");
    amendments.where("m.state = 'recommended'");
    all.push_back(matter(look, MatterKind::amendment_to_decide, "amendment", amendments,
                         "SELECT m.id, a.number AS name, NULL AS rule"));
    auto second = seen_by_caller(look, open_finding_tables, "a.programme_id");
    second.where("f.state = 'open'").where("f.proposed <> ''");
    all.push_back(matter(look, MatterKind::second_answer, "finding", second, findings));
    auto blocking = seen_by_caller(look, open_finding_tables, "a.programme_id");
    blocking.where("f.state = 'open'").where("f.proposed = ''").where("f.blocks = 1");
    all.push_back(matter(look, MatterKind::blocking_finding, "finding", blocking, findings));
    auto held = seen_by_caller(look, "FROM award a JOIN programme p ON p.id = a.programme_id", "a.programme_id");
    held.where("a.state = 'on_hold'");
    all.push_back(matter(look, MatterKind::held_award, "award", held, "SELECT a.id, a.number AS name, NULL AS rule"));
    auto empty = seen_by_caller(look, "FROM programme p", "p.id");
    empty.where("p.state = 'winding_down'")
        .where("NOT EXISTS (SELECT 1 FROM portfolio_total t WHERE t.programme_id = p.id AND t.awards > 0"
               " AND t.state NOT IN ('closed', 'terminated', 'withdrawn'))");
    all.push_back(
        matter(look, MatterKind::programme_to_close, "programme", empty, "SELECT p.id, p.code AS name, NULL AS rule"));
    std::erase_if(all, [](Matter const& each) { return each.count == 0; });
    return all;
}

Result<BoardView> get_board(Look& look, BoardAsk const& ask)
{
    BoardView view{.on = look.today, .programmes = programmes_seen(look)};
    ById      programmes;
    for (auto& each : view.programmes) programmes.emplace(each.id, &each);
    add_awards(look, programmes);
    if (look.caller.may(Permission::read_money)) {
        view.fiscal_years =
            look.read.rows<std::int64_t>("SELECT DISTINCT fiscal_year FROM appropriation ORDER BY fiscal_year DESC");
        add_money(look, ask, view, programmes);
    }
    add_findings(look, programmes);
    add_milestones(look, programmes);
    view.matters = matters(look);
    return view;
}

} // namespace

void register_board(api::Registry& registry)
{
    registry.read<Permission::read_portfolio, get_board>("/api/board", {"一页概览", "The board's one page"});
}

} // namespace penstock
