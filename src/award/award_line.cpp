// The line of awards: from the money and the programme to what was awarded, and to what came of it.
#include "award/award_api.hpp"
#include "award/finding.hpp"
#include "ledger/entry.hpp"

#include <algorithm>
#include <map>

namespace penstock {

namespace {

std::string text_of(std::int64_t id) { return std::to_string(id); }

// ---- programmes --------------------------------------------------------------------------------------------------

struct ProgrammeSeen {
    std::string code;
    Bilingual   title;
};
BOOST_DESCRIBE_STRUCT(ProgrammeSeen, (), (code, title))

std::optional<LineSight> see_programme(Look& look, std::int64_t id)
{
    if (!look.caller.may_in(Permission::read_portfolio, id)) return std::nullopt;
    auto row = look.read.row<ProgrammeSeen>("SELECT code, title_zh, title_en FROM programme WHERE id = $1", id);
    if (!row) return std::nullopt;
    return LineSight{.name = std::move(row->code), .title = std::move(row->title)};
}

// The first entries that gave the programme money, one of each appropriation.
std::vector<LineEdge> causes_of_programme(Look& look, std::int64_t id)
{
    std::vector<LineEdge> out;
    if (!look.caller.may_in(Permission::read_money, id)) return out;
    LineEdge first{.noun  = "entry",
                   .words = {"下达给该项目群的资金", "Money allotted to it"},
                   .list  = "entries?programme=" + text_of(id) + "&stage=allotted"};
    for (auto account : look.read.rows<std::int64_t>(
             "SELECT id FROM account WHERE programme_id = $1 AND stage = 'allotted' ORDER BY id LIMIT 4", id))
        for (auto entry : look.read.rows<std::int64_t>(
                 "SELECT entry_id FROM entry_leg WHERE account_id = $1 ORDER BY entry_id LIMIT 1", account))
            first.ids.push_back(entry);
    std::ranges::sort(first.ids);
    add(out, std::move(first));
    return out;
}

struct Total {
    std::string  currency; // "": not known
    std::int64_t count{};
    std::int64_t minor{};
};
BOOST_DESCRIBE_STRUCT(Total, (), (currency, count, minor))

void take(LineEdge& edge, std::vector<Total> const& totals)
{
    for (auto const& total : totals) {
        edge.count += total.count;
        if (!total.currency.empty() && total.minor != 0) edge.sums.push_back({total.minor, currency(total.currency)});
    }
}

struct StageTotal {
    Stage        stage{};
    std::string  currency;
    std::int64_t minor{};
};
BOOST_DESCRIBE_STRUCT(StageTotal, (), (stage, currency, minor))

std::vector<LineEdge> effects_of_programme(Look& look, std::int64_t id)
{
    std::vector<LineEdge> out;
    LineEdge              awards{.noun  = "award",
                                 .words = {"其中的资助", "Its awards"},
                                 .ids   = look.read.rows<std::int64_t>(
                        "SELECT id FROM award WHERE programme_id = $1 ORDER BY year, id LIMIT 5", id),
                                 .list = "awards?programme=" + text_of(id)};
    std::ranges::sort(awards.ids);
    take(awards, look.read.rows<Total>(R"sql(
        SELECT currency, CAST(sum(awards) AS BIGINT) AS count, CAST(sum(minor) AS BIGINT) AS minor
          FROM portfolio_total WHERE programme_id = $1 GROUP BY currency ORDER BY currency
    )sql",
                                       id));
    add(out, std::move(awards));
    if (!look.caller.may_in(Permission::read_money, id)) return out;
    std::map<Stage, LineEdge> stages;
    for (auto const& row : look.read.rows<StageTotal>(R"sql(
        SELECT t.stage, p.currency, CAST(sum(t.minor) AS BIGINT) AS minor
          FROM money_total t
          JOIN appropriation p ON p.id = t.appropriation_id
         WHERE t.programme_id = $1 AND t.minor <> 0
           AND t.stage IN ('committed', 'payable', 'paid', 'spent', 'returned', 'demanded', 'recovered', 'written_off')
         GROUP BY t.stage, p.currency
         ORDER BY p.currency
    )sql",
                                                      id)) {
        auto& edge = stages[row.stage];
        edge.noun  = "entry";
        edge.words = words(row.stage);
        edge.list  = "entries?programme=" + text_of(id) + "&stage=" + std::string{name_of(row.stage)};
        edge.sums.push_back({row.minor, currency(row.currency)});
    }
    for (auto& [stage, edge] : stages) add(out, std::move(edge));
    return out;
}

// ---- awards ------------------------------------------------------------------------------------------------------

struct AwardSeen {
    std::string                 number;
    std::string                 title;
    std::int64_t                programme_id{};
    std::int64_t                organisation_id{};
    std::int64_t                import_id{};
    std::optional<std::int64_t> amount_minor;
    std::optional<std::string>  amount_currency;
};
BOOST_DESCRIBE_STRUCT(AwardSeen, (),
                      (number, title, programme_id, organisation_id, import_id, amount_minor, amount_currency))

std::optional<AwardSeen> award_seen(Look& look, std::int64_t id)
{
    auto row = look.read.row<AwardSeen>(R"sql(
        SELECT number, title, programme_id, organisation_id, import_id, amount_minor, amount_currency
          FROM award WHERE id = $1
    )sql",
                                        id);
    if (row && !look.caller.may_in(Permission::read_portfolio, row->programme_id)) return std::nullopt;
    return row;
}

std::optional<LineSight> see_award(Look& look, std::int64_t id)
{
    auto row = award_seen(look, id);
    if (!row) return std::nullopt;
    LineSight out{.name = row->number + " " + row->title};
    if (row->amount_minor) out.amounts.push_back({*row->amount_minor, currency(*row->amount_currency)});
    return out;
}

// The newest entry that had brought money to where the award's first commitment took it from.
std::vector<std::int64_t> money_of_award(Reader& reader, std::int64_t award)
{
    std::optional<std::int64_t> first;
    for (auto account : reader.rows<std::int64_t>(
             "SELECT id FROM account WHERE award_id = $1 AND stage = 'committed' ORDER BY id LIMIT 30", award))
        if (auto entry = reader.row<std::int64_t>(
                "SELECT entry_id FROM entry_leg WHERE account_id = $1 ORDER BY entry_id LIMIT 1", account))
            first = first ? std::min(*first, *entry) : *entry;
    if (!first) return {};
    auto out = reader.rows<std::int64_t>(R"sql(
        SELECT COALESCE((SELECT max(b.entry_id) FROM entry_leg b
                 WHERE b.account_id = l.account_id AND b.entry_id < l.entry_id AND b.minor > 0), 0) AS before
          FROM entry_leg l
          JOIN account a ON a.id = l.account_id
         WHERE l.entry_id = $1 AND l.minor < 0 AND a.stage <> 'source'
         LIMIT 1
    )sql",
                                         *first);
    std::erase(out, 0);
    return out;
}

std::vector<LineEdge> causes_of_award(Look& look, std::int64_t id)
{
    std::vector<LineEdge> out;
    auto                  row = award_seen(look, id);
    if (!row) return out;
    add(out, {.noun = "programme", .words = {"所属项目群", "Under the programme"}, .ids = {row->programme_id}});
    if (row->import_id)
        add(out, {.noun = "import", .words = {"来自导入的清单", "From an imported list"}, .ids = {row->import_id}});
    add(out, {.noun = "organisation", .words = {"承担机构", "Awarded to"}, .ids = {row->organisation_id}});
    LineEdge money{.noun = "entry", .words = {"所用资金", "The money it is of"}};
    if (look.caller.may_in(Permission::read_money, row->programme_id)) money.ids = money_of_award(look.read, id);
    add(out, std::move(money));
    return out;
}

struct LegOfAward {
    std::int64_t entry_id{};
    EntryKind    kind{};
    std::int64_t minor{};
    std::string  currency;
};
BOOST_DESCRIBE_STRUCT(LegOfAward, (), (entry_id, kind, minor, currency))

struct AccountOfAward {
    std::int64_t id{};
    Stage        stage{};
    std::int64_t balance{};
    std::int64_t entries{};
    std::string  currency;
};
BOOST_DESCRIBE_STRUCT(AccountOfAward, (), (id, stage, balance, entries, currency))

constexpr std::int64_t legs_looked_at = 200;

// Its entries by kind; or, where there are very many, what stands at each stage.
void add_entries_of_award(std::vector<LineEdge>& out, Look& look, std::int64_t id)
{
    auto         accounts = look.read.rows<AccountOfAward>(R"sql(
        SELECT a.id, a.stage, a.balance, a.entries, p.currency
          FROM account a
          JOIN appropriation p ON p.id = a.appropriation_id
         WHERE a.award_id = $1
         ORDER BY a.id
         LIMIT 64
    )sql",
                                                           id);
    std::int64_t legs{};
    for (auto const& account : accounts) legs += account.entries;
    auto list = "entries?award=" + text_of(id);
    if (legs > legs_looked_at) {
        std::map<Stage, LineEdge> stages;
        for (auto const& account : accounts) {
            auto& edge = stages[account.stage];
            edge.noun  = "entry";
            edge.words = words(account.stage);
            edge.list  = list + "&stage=" + std::string{name_of(account.stage)};
            edge.count += account.entries;
            Money stands{account.balance, currency(account.currency)};
            auto  same = std::ranges::find(edge.sums, stands.currency, &Money::currency);
            if (same == edge.sums.end()) edge.sums.push_back(stands);
            else *same = *same + stands;
        }
        for (auto& [stage, edge] : stages) add(out, std::move(edge));
        return;
    }
    std::map<std::int64_t, std::pair<EntryKind, std::map<Currency, std::pair<std::int64_t, std::int64_t>>>> entries;
    for (auto const& account : accounts)
        for (auto const& leg : look.read.rows<LegOfAward>(R"sql(
            SELECT l.entry_id, e.kind, l.minor, $2 AS currency
              FROM entry_leg l
              JOIN entry e ON e.id = l.entry_id
             WHERE l.account_id = $1
        )sql",
                                                          account.id, account.currency)) {
            auto& [kind, moved]  = entries[leg.entry_id];
            kind                 = leg.kind;
            auto& [added, taken] = moved[currency(leg.currency)];
            (leg.minor > 0 ? added : taken) += leg.minor > 0 ? leg.minor : -leg.minor;
        }
    std::map<EntryKind, LineEdge> kinds;
    for (auto const& [entry, what] : entries) {
        auto const& [kind, moved] = what;
        auto& edge                = kinds[kind];
        edge.noun                 = "entry";
        edge.words                = words(kind);
        edge.list                 = list + "&kind=" + std::string{name_of(kind)};
        edge.ids.push_back(entry);
        for (auto const& [code, sides] : moved) {
            Money amount{std::max(sides.first, sides.second), code};
            auto  same = std::ranges::find(edge.sums, code, &Money::currency);
            if (same == edge.sums.end()) edge.sums.push_back(amount);
            else *same = *same + amount;
        }
    }
    for (auto& [kind, edge] : kinds) add(out, std::move(edge));
}

std::vector<LineEdge> effects_of_award(Look& look, std::int64_t id)
{
    std::vector<LineEdge> out;
    auto                  row = award_seen(look, id);
    if (!row) return out;
    if (look.caller.may_in(Permission::read_money, row->programme_id)) add_entries_of_award(out, look, id);
    auto of_award = [&](std::string const& table) {
        return look.read.rows<std::int64_t>("SELECT id FROM " + table + " WHERE award_id = $1 ORDER BY id LIMIT 100",
                                            id);
    };
    add(out, {.noun = "milestone", .words = {"约定的里程碑", "Its milestones"}, .ids = of_award("milestone")});
    if (look.caller.may_in(Permission::read_money, row->programme_id))
        add(out, {.noun  = "claim",
                  .words = {"报销申请", "Its claims"},
                  .ids   = of_award("claim"),
                  .list  = "claims?award=" + text_of(id)});
    if (look.caller.may_in(Permission::read_money, row->programme_id))
        add(out, {.noun  = "recovery",
                  .words = {"责令退回", "Money demanded back"},
                  .ids   = of_award("recovery"),
                  .list  = "recoveries?award=" + text_of(id)});
    add(out, {.noun  = "amendment",
              .words = {"对它的变更", "Its amendments"},
              .ids   = of_award("amendment"),
              .list  = "amendments?award=" + text_of(id)});
    add(out,
        {.noun  = "finding",
         .words = {"对它提出的问题", "Findings about it"},
         .ids   = look.read.rows<std::int64_t>("SELECT id FROM finding WHERE award_id = $1 ORDER BY id LIMIT 100", id),
         .list  = "findings?award=" + text_of(id)});
    return out;
}

// ---- milestones --------------------------------------------------------------------------------------------------

struct MilestoneSeen {
    std::string  number;
    Bilingual    title;
    std::int64_t award_id{};
    std::int64_t programme_id{};
    std::int64_t tranche{};
    std::string  currency;
};
BOOST_DESCRIBE_STRUCT(MilestoneSeen, (), (number, title, award_id, programme_id, tranche, currency))

std::optional<MilestoneSeen> milestone_seen(Look& look, std::int64_t id)
{
    auto row = look.read.row<MilestoneSeen>(R"sql(
        SELECT m.number, m.title_zh, m.title_en, m.award_id, a.programme_id, m.tranche, m.currency
          FROM milestone m
          JOIN award a ON a.id = m.award_id
         WHERE m.id = $1
    )sql",
                                            id);
    if (row && !look.caller.may_in(Permission::read_portfolio, row->programme_id)) return std::nullopt;
    return row;
}

std::optional<LineSight> see_milestone(Look& look, std::int64_t id)
{
    auto row = milestone_seen(look, id);
    if (!row) return std::nullopt;
    LineSight out{.name = std::move(row->number), .title = std::move(row->title)};
    if (row->tranche > 0) out.amounts.push_back({row->tranche, currency(row->currency)});
    return out;
}

std::vector<LineEdge> causes_of_milestone(Look& look, std::int64_t id)
{
    std::vector<LineEdge> out;
    if (auto row = milestone_seen(look, id))
        add(out, {.noun = "award", .words = {"所属资助", "Of the award"}, .ids = {row->award_id}});
    return out;
}

// The entry by which its money fell due, found by its cause.
std::vector<LineEdge> effects_of_milestone(Look& look, std::int64_t id)
{
    std::vector<LineEdge> out;
    add(out, {.noun  = "entry",
              .words = {"由此形成应付", "The money that fell due"},
              .ids   = look.read.rows<std::int64_t>("SELECT id FROM entry WHERE cause = $1",
                                                    "milestone/" + text_of(id) + "/due")});
    return out;
}

// ---- findings ----------------------------------------------------------------------------------------------------

struct FindingSeen {
    FindingRule  rule{};
    std::int64_t award_id{};
    std::int64_t programme_id{};
};
BOOST_DESCRIBE_STRUCT(FindingSeen, (), (rule, award_id, programme_id))

std::optional<FindingSeen> finding_seen(Look& look, std::int64_t id)
{
    auto row = look.read.row<FindingSeen>(R"sql(
        SELECT f.rule, f.award_id, a.programme_id FROM finding f JOIN award a ON a.id = f.award_id WHERE f.id = $1
    )sql",
                                          id);
    if (row && !look.caller.may_in(Permission::read_portfolio, row->programme_id)) return std::nullopt;
    return row;
}

std::optional<LineSight> see_finding(Look& look, std::int64_t id)
{
    auto row = finding_seen(look, id);
    if (!row) return std::nullopt;
    auto question = terms_of(row->rule).question;
    return LineSight{.title = {std::string{question.zh}, std::string{question.en}}};
}

std::vector<LineEdge> causes_of_finding(Look& look, std::int64_t id)
{
    std::vector<LineEdge> out;
    if (auto row = finding_seen(look, id))
        add(out, {.noun = "award", .words = {"所问的资助", "About the award"}, .ids = {row->award_id}});
    return out;
}

// ---- imports and organisations -----------------------------------------------------------------------------------

std::optional<LineSight> see_import(Look& look, std::int64_t id)
{
    if (!look.caller.may_in(Permission::read_portfolio, 0)) return std::nullopt;
    auto name = look.read.row<std::string>("SELECT name FROM award_import WHERE id = $1", id);
    if (!name) return std::nullopt;
    return LineSight{.name = *std::move(name)};
}

std::vector<LineEdge> effects_of_import(Look& look, std::int64_t id)
{
    std::vector<LineEdge> out;
    LineEdge              awards{.noun = "award", .words = {"由此录入的资助", "Awards it brought"}};
    awards.list  = "awards?import=" + text_of(id);
    awards.ids   = look.read.rows<std::int64_t>("SELECT id FROM award WHERE import_id = $1 ORDER BY id LIMIT 5", id);
    awards.count = look.read.row<std::int64_t>("SELECT accepted FROM award_import WHERE id = $1", id).value_or(0);
    take(awards,
         look.read.rows<Total>(
             "SELECT currency, 0 AS count, minor FROM award_import_sum WHERE import_id = $1 ORDER BY currency", id));
    add(out, std::move(awards));
    return out;
}

constexpr std::int64_t awards_looked_at = 200;

// Of an organisation, whoever sees some programmes only is shown it, and its awards, when it has one there.
std::vector<std::int64_t> awards_seen(Look& look, std::int64_t organisation)
{
    api::ListQuery query{"", "FROM award a", "a.id"};
    query.where("a.organisation_id = ?", organisation);
    if (auto scope = look.caller.programmes(Permission::read_portfolio)) query.where_any("a.programme_id", *scope);
    return query.rows<std::int64_t>(look.read, "SELECT a.id", "LIMIT " + std::to_string(awards_looked_at));
}

std::optional<LineSight> see_organisation(Look& look, std::int64_t id)
{
    auto name = look.read.row<std::string>("SELECT name FROM organisation WHERE id = $1", id);
    if (!name) return std::nullopt;
    if (look.caller.programmes(Permission::read_portfolio) && awards_seen(look, id).empty()) return std::nullopt;
    return LineSight{.name = *std::move(name)};
}

std::vector<LineEdge> effects_of_organisation(Look& look, std::int64_t id)
{
    std::vector<LineEdge> out;
    LineEdge              awards{.noun  = "award",
                                 .words = {"获得的资助", "Awards it received"},
                                 .ids   = awards_seen(look, id),
                                 .list  = "awards?organisation=" + text_of(id)};
    std::ranges::sort(awards.ids);
    if (!look.caller.programmes(Permission::read_portfolio))
        take(awards, look.read.rows<Total>(R"sql(
            SELECT currency, awards AS count, minor FROM organisation_total WHERE organisation_id = $1 ORDER BY currency
        )sql",
                                           id));
    add(out, std::move(awards));
    return out;
}

} // namespace

void describe_line_of_awards(LineNouns& nouns)
{
    nouns.declare("programme", {{"项目群", "Programme"}, see_programme, causes_of_programme, effects_of_programme});
    nouns.declare("award", {{"资助项目", "Award"}, see_award, causes_of_award, effects_of_award});
    nouns.declare("milestone", {{"里程碑", "Milestone"}, see_milestone, causes_of_milestone, effects_of_milestone});
    nouns.declare("finding", {{"问题", "Finding"}, see_finding, causes_of_finding, nullptr});
    nouns.declare("import", {{"导入", "Import"}, see_import, nullptr, effects_of_import});
    nouns.declare("organisation", {{"机构", "Organisation"}, see_organisation, nullptr, effects_of_organisation});
}

} // namespace penstock
