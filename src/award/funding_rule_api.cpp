// Endpoints for funding rules: the versions there are, what one would say, and recording a new one.
#include "award/authority_api.hpp"

#include "ledger/funding_rule_facts.hpp"
#include "ledger/working_day_facts.hpp"

#include <fmt/format.h>

namespace penstock {

namespace {

struct FundingRuleItem {
    Id<FundingRule>       id;
    FundingRuleKind       kind{};
    Bilingual             title;
    std::string           source;
    std::optional<Titled> programme; // absent: in all
    std::string           fund;      // "": of all
    Currency              currency;
    Day                   valid_from;
    bool                  in_force{};  // today, in its scope
    std::optional<Day>    valid_until; // the day before the next version begins
    Bilingual             in_brief;    // its parameters in words
    Instant               recorded_at;
    std::optional<Named>  recorded_by;
};
BOOST_DESCRIBE_STRUCT(FundingRuleItem, (),
                      (id, kind, title, source, programme, fund, currency, valid_from, in_force, valid_until, in_brief,
                       recorded_at, recorded_by))

struct FundingRuleVersion : FundingRuleItem {
    FundingRuleTerms terms;
};
BOOST_DESCRIBE_STRUCT(FundingRuleVersion, (FundingRuleItem), (terms))

struct FundingRuleRow {
    Id<FundingRule>    id;
    FundingRuleKind    kind{};
    Bilingual          title;
    std::string        source;
    std::int64_t       programme_id{};
    Bilingual          programme_title;
    std::string        fund;
    std::string        currency;
    Day                valid_from;
    std::optional<Day> next_from;
    std::string        terms;
    Instant            recorded_at;
    std::int64_t       recorded_by{};
    std::string        recorded_name;
};
BOOST_DESCRIBE_STRUCT(FundingRuleRow, (),
                      (id, kind, title, source, programme_id, programme_title, fund, currency, valid_from, next_from,
                       terms, recorded_at, recorded_by, recorded_name))

constexpr std::string_view rule_columns = R"sql(
    SELECT d.id, d.kind, d.title_zh, d.title_en, d.source, d.programme_id,
           COALESCE(g.title_zh, '') AS programme_title_zh, COALESCE(g.title_en, '') AS programme_title_en, d.fund,
           d.currency, d.valid_from,
           (SELECT min(n.valid_from) FROM funding_rule n
             WHERE n.kind = d.kind AND n.programme_id = d.programme_id AND n.fund = d.fund
               AND n.valid_from > d.valid_from) AS next_from,
           d.terms, d.recorded_at, d.recorded_by, COALESCE(p.name, '') AS recorded_name)sql";
constexpr std::string_view rule_tables  = R"sql(
      FROM funding_rule d
      LEFT JOIN programme g ON g.id = d.programme_id
      LEFT JOIN person p ON p.id = d.recorded_by)sql";

constexpr api::SortBy<FundingRuleRow> rule_orders[] = {
    {"kind", "d.kind", [](FundingRuleRow const& row) -> api::SortKey { return std::string{name_of(row.kind)}; }},
    {"id", "d.id", [](FundingRuleRow const& row) -> api::SortKey { return row.id.value; }},
    {"valid_from", "d.valid_from", [](FundingRuleRow const& row) -> api::SortKey { return row.valid_from.iso(); }},
};

std::string percent(std::int64_t basis_points)
{
    auto rest = basis_points % 100;
    return fmt::format("{}{} %", basis_points / 100, rest ? fmt::format(".{:02}", rest) : "");
}

// Whole units with separators: the amounts of rules are round ones.
std::string grouped(std::int64_t minor, Currency of)
{
    auto out   = Money{minor, of}.decimal();
    auto point = out.find('.');
    if (point != out.npos && out.find_first_not_of('0', point + 1) == out.npos) out.resize(point);
    for (auto at = static_cast<std::ptrdiff_t>(std::min(out.find('.'), out.size())) - 3; at > 0; at -= 3)
        out.insert(static_cast<std::size_t>(at), ",");
    return std::string{of.code()} + " " + out;
}

Bilingual in_brief(FundingRuleKind kind, FundingRuleTerms const& terms, Currency of)
{
    switch (kind) {
    case FundingRuleKind::indirect_cost: {
        Bilingual    out;
        std::int64_t from = 0;
        for (auto const& tier : *terms.tiers) {
            auto share = percent(tier.basis_points);
            if (!tier.up_to) {
                out.zh += fmt::format("{} 以上部分 {}", grouped(from, of), share);
                out.en += fmt::format("{} of what is above {}", share, grouped(from, of));
            } else if (from == 0) {
                out.zh += fmt::format("{} 以内 {}；", grouped(*tier.up_to, of), share);
                out.en += fmt::format("{} up to {}; ", share, grouped(*tier.up_to, of));
            } else {
                out.zh += fmt::format("{} 至 {} 的部分 {}；", grouped(from, of), grouped(*tier.up_to, of), share);
                out.en += fmt::format("{} from {} to {}; ", share, grouped(from, of), grouped(*tier.up_to, of));
            }
            from = tier.up_to.value_or(from);
        }
        return out;
    }
    case FundingRuleKind::lump_sum:
        return {fmt::format("不设科目比例，{} 类支出除外", terms.negative_list->size()),
                fmt::format("No lines; all but {} kinds of spending", terms.negative_list->size())};
    case FundingRuleKind::advance:
        return {"不超过资助金额的 " + percent(*terms.basis_points),
                "At most " + percent(*terms.basis_points) + " of the award"};
    case FundingRuleKind::virement:
        return {"不超过调出科目的 " + percent(*terms.basis_points),
                "At most " + percent(*terms.basis_points) + " of the line it comes from"};
    case FundingRuleKind::equipment:
        return {"单台套 " + grouped(*terms.amount, of) + " 以上须逐项说明",
                "An item above " + grouped(*terms.amount, of) + " needs reasons of its own"};
    case FundingRuleKind::two_persons:
        return {grouped(*terms.amount, of) + " 以上须双人办理", "Two persons above " + grouped(*terms.amount, of)};
    case FundingRuleKind::leftover:
        return {fmt::format("验收后留用 {} 个月，逾期收回", *terms.months),
                fmt::format("Kept for {} months after acceptance, then returned", *terms.months)};
    case FundingRuleKind::extension:
        return {fmt::format("最多 {} 次，累计不超过 {} 个月", *terms.times, *terms.months),
                fmt::format("At most {} time(s), {} months in all", *terms.times, *terms.months)};
    case FundingRuleKind::cooling_off:
        return {fmt::format("变更后 {} 个工作日", *terms.days),
                fmt::format("{} working days after a change", *terms.days)};
    }
    std::unreachable();
}

FundingRuleVersion item(FundingRuleRow row, Day today)
{
    auto terms = json::from_text<FundingRuleTerms>(row.terms);
    expects(terms.has_value());
    FundingRuleVersion out;
    out.id          = row.id;
    out.kind        = row.kind;
    out.title       = std::move(row.title);
    out.source      = std::move(row.source);
    out.fund        = std::move(row.fund);
    out.currency    = currency(row.currency);
    out.valid_from  = row.valid_from;
    out.in_force    = row.valid_from <= today && (!row.next_from || today < *row.next_from);
    out.terms       = *std::move(terms);
    out.in_brief    = in_brief(row.kind, out.terms, out.currency);
    out.recorded_at = row.recorded_at;
    if (row.next_from) out.valid_until = row.next_from->plus_days(-1);
    if (row.programme_id) out.programme = Titled{row.programme_id, std::move(row.programme_title)};
    if (row.recorded_by) out.recorded_by = Named{row.recorded_by, std::move(row.recorded_name)};
    return out;
}

bool sees_rules(Caller const& caller, std::int64_t programme)
{
    return !programme || caller.may_in(Permission::read_authority, programme);
}

struct FundingRulesAsk : api::ListAsk {
    std::optional<FundingRuleKind> kind;
    std::optional<Id<Programme>>   programme; // what may hold there: its own and the general ones
    std::optional<Line<200>>       fund;
    std::optional<Day>             on; // that hold on this day, each in its scope
};
BOOST_DESCRIBE_STRUCT(FundingRulesAsk, (api::ListAsk), (kind, programme, fund, on))

Result<api::List<FundingRuleItem>> list_funding_rules(Look& look, FundingRulesAsk const& ask)
{
    api::ListQuery query{rule_columns, rule_tables, "d.id"};
    if (auto scope = look.caller.programmes(Permission::read_authority)) {
        scope->push_back(0);
        query.where_any("d.programme_id", *scope);
    }
    if (ask.kind) query.where("d.kind = ?", *ask.kind);
    if (ask.programme) query.where("d.programme_id = 0 OR d.programme_id = ?", *ask.programme);
    if (ask.fund) query.where("d.fund = '' OR d.fund = ?", ask.fund->value);
    if (ask.on)
        query.where("d.valid_from <= ? AND NOT EXISTS (SELECT 1 FROM funding_rule n WHERE n.kind = d.kind "
                    "AND n.programme_id = d.programme_id AND n.fund = d.fund AND n.valid_from > d.valid_from "
                    "AND n.valid_from <= ?)",
                    *ask.on, *ask.on);
    auto                       rows = TRY(query.page<FundingRuleRow>(look.read, ask, rule_orders));
    api::List<FundingRuleItem> out{.next = std::move(rows.next), .total = rows.total};
    for (auto& row : rows.items) out.items.push_back(item(std::move(row), look.today));
    return out;
}

struct FundingRuleView : FundingRuleVersion {
    Bilingual                       text;
    std::vector<WorkedExample>      examples;
    std::vector<FundingRuleVersion> versions;    // of the same kind and scope, the newest first
    std::int64_t                    caused_by{}; // the fact that recorded it; 0: it was shipped
    std::vector<api::May>           may;
};
BOOST_DESCRIBE_STRUCT(FundingRuleView, (FundingRuleVersion), (text, examples, versions, caused_by, may))

Result<FundingRuleView> rule_view(Reader& reader, Caller const& caller, Id<FundingRule> id, Day today)
{
    auto row =
        reader.row<FundingRuleRow>(std::string{rule_columns} + std::string{rule_tables} + " WHERE d.id = $1", id);
    if (!row || !sees_rules(caller, row->programme_id)) return refuse(refusal::not_found);
    FundingRuleView out;
    for (auto& version : reader.rows<FundingRuleRow>(
             std::string{rule_columns} + std::string{rule_tables} +
                 " WHERE d.kind = $1 AND d.programme_id = $2 AND d.fund = $3 ORDER BY d.valid_from DESC",
             row->kind, row->programme_id, row->fund))
        out.versions.push_back(item(std::move(version), today));
    auto programme                        = row->programme_id;
    static_cast<FundingRuleVersion&>(out) = item(*std::move(row), today);
    auto rule                             = TRY(load_funding_rule(reader, id));
    out.text                              = std::move(rule.text.text);
    out.examples                          = std::move(rule.text.examples);
    out.caused_by                         = out.recorded_at.milliseconds > 0 ? id.value : 0;
    if (auto allowed = caller.check_in(Permission::set_rules, programme)) out.may = {api::allowed("record")};
    else
        out.may = {api::not_allowed("record", allowed.error().why,
                                    {"须由理事会秘书或财务办理。", "The board secretary or finance can do this."})};
    return out;
}

struct FundingRuleAsk {
    Id<FundingRule> id;
};
BOOST_DESCRIBE_STRUCT(FundingRuleAsk, (), (id))

Result<FundingRuleView> get_funding_rule(Look& look, FundingRuleAsk const& ask)
{
    return rule_view(look.read, look.caller, ask.id, look.today);
}

struct RecordFundingRuleAsk {
    FundingRuleKind              kind{};
    Bilingual                    title;
    Bilingual                    text;
    Line<300>                    source;
    std::optional<Id<Programme>> programme; // absent: in all
    std::optional<Line<200, 0>>  fund;      // absent or "": of all
    Currency                     currency;
    Day                          valid_from;
    FundingRuleTerms             terms;
    std::vector<WorkedExample>   examples; // each is worked out again, and must come out
};
BOOST_DESCRIBE_STRUCT(RecordFundingRuleAsk, (),
                      (kind, title, text, source, programme, fund, currency, valid_from, terms, examples))

Result<Bilingual> cleaned(Bilingual const& typed, char const* pointer, bool one_line)
{
    auto in = [&](std::string const& raw) { return one_line ? plain_line(raw, 300) : plain_text(raw, 10'000); };
    auto zh = in(typed.zh), en = in(typed.en);
    if (!zh) return refuse(zh.error().why, std::string{pointer} + "/zh", zh.error().detail);
    if (!en) return refuse(en.error().why, std::string{pointer} + "/en", en.error().detail);
    return Bilingual{*std::move(zh), *std::move(en)};
}

Result<FundingRuleView> record_funding_rule(Act& act, Caller const& by, RecordFundingRuleAsk const& ask)
{
    FundingRuleText rule{.kind      = ask.kind,
                         .title     = TRY(cleaned(ask.title, "/title", true)),
                         .text      = TRY(cleaned(ask.text, "/text", false)),
                         .source    = ask.source.value,
                         .programme = ask.programme,
                         .fund = ask.fund && !ask.fund->value.empty() ? std::optional{ask.fund->value} : std::nullopt,
                         .currency   = ask.currency,
                         .valid_from = ask.valid_from,
                         .terms      = ask.terms,
                         .examples   = ask.examples};
    if (rule.programme && !act.read().row<std::int64_t>("SELECT 1 FROM programme WHERE id = $1", *rule.programme))
        return refuse(refusal::not_found, "/programme", "");
    for (std::size_t i = 0; i < rule.examples.size(); ++i)
        rule.examples[i].text =
            TRY(cleaned(rule.examples[i].text, ("/examples/" + std::to_string(i) + "/text").c_str(), false));
    if (rule.terms.negative_list)
        for (std::size_t i = 0; i < rule.terms.negative_list->size(); ++i) {
            auto& purpose = (*rule.terms.negative_list)[i];
            auto  at      = "/terms/negative_list/" + std::to_string(i);
            purpose.code  = TRY(plain_line(purpose.code, 60));
            purpose.title = TRY(cleaned(purpose.title, (at + "/title").c_str(), true));
        }
    CHECK(plan_funding_rule(rule, latest_version(act.read(), rule), by, act.today));
    return rule_view(act.read(), by, {act.record(FundingRuleRecorded{std::move(rule)})}, act.today);
}

struct TryRuleAsk {
    FundingRuleKind              kind{};
    std::optional<Id<Programme>> programme;
    std::optional<Line<200, 0>>  fund;
    std::optional<Day>           day; // on which the rule is to hold; today when absent
    RuleQuestion                 question;
};
BOOST_DESCRIBE_STRUCT(TryRuleAsk, (), (kind, programme, fund, day, question))

struct TryRuleView {
    FundingRuleVersion          rule; // that was asked
    bool                        allowed{};
    std::optional<Money>        limit;
    std::optional<Day>          limit_day;
    std::optional<std::int64_t> months; // of an extension
    std::optional<std::string>  refusal; // that an act would be refused with
};
BOOST_DESCRIBE_STRUCT(TryRuleView, (), (rule, allowed, limit, limit_day, months, refusal))

Result<TryRuleView> try_funding_rule(Look& look, TryRuleAsk const& ask)
{
    auto programme = ask.programme.value_or(Id<Programme>{});
    if (!sees_rules(look.caller, programme.value)) return refuse(refusal::not_found, "/programme", "");
    auto rule = TRY(
        rule_in_force(look.read, ask.kind, programme, ask.fund ? ask.fund->value : "", ask.day.value_or(look.today)));
    auto        special = special_days_from(look.read, ask.question.since.value_or(look.today), look.today);
    auto        said    = TRY(answer(rule.text, ask.question, special));
    auto row  = look.read.one<FundingRuleRow>(std::string{rule_columns} + std::string{rule_tables} + " WHERE d.id = $1",
                                              rule.id);
    TryRuleView out{
        .rule = item(std::move(row), look.today), .allowed = said.allowed, .limit = {}, .limit_day = said.limit_day};
    if (ask.kind == FundingRuleKind::extension) out.months = said.limit;
    else if (said.limit) out.limit = Money{*said.limit, rule.text.currency};
    if (!said.allowed) out.refusal = name_of(refusal_of(ask.kind));
    return out;
}

} // namespace

void register_funding_rules(api::Registry& registry)
{
    using enum Permission;
    registry.read<read_authority, list_funding_rules>("/api/funding-rules", {"列出经费规则", "List funding rules"});
    registry.read<read_authority, get_funding_rule>("/api/funding-rules/{id}",
                                                    {"查看一版经费规则", "One version of a funding rule"});
    registry.act<set_rules, record_funding_rule>("/api/funding-rules",
                                                 {"设定一版经费规则", "Record a version of a funding rule"});
    registry.query<read_authority, try_funding_rule>("/api/funding-rules/try",
                                                     {"试算经费规则", "Try out a funding rule"});
}

} // namespace penstock
