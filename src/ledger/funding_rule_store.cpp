// What facts about funding rules do to the tables, and how rules are read back.
#include "ledger/funding_rule_facts.hpp"
#include "ledger/refusals.hpp"
#include "ledger/working_day_facts.hpp"

namespace penstock {

namespace {

struct RuleRow {
    Id<FundingRule> id;
    FundingRuleKind kind{};
    Bilingual       title;
    Bilingual       text;
    std::string     source;
    Id<Programme>   programme_id;
    std::string     fund;
    std::string     currency;
    Day             valid_from;
    std::string     terms;
    std::string     examples;
};
BOOST_DESCRIBE_STRUCT(RuleRow, (),
                      (id, kind, title, text, source, programme_id, fund, currency, valid_from, terms, examples))

constexpr std::string_view rule_columns = R"sql(
    SELECT id, kind, title_zh, title_en, text_zh, text_en, source, programme_id, fund, currency, valid_from, terms,
           examples
      FROM funding_rule )sql";

template <class T> T kept(std::string const& text)
{
    auto out = json::from_text<T>(text);
    expects(out.has_value());
    return *std::move(out);
}

FundingRuleNow as_rule(RuleRow row)
{
    return {row.id,
            {.kind       = row.kind,
             .title      = std::move(row.title),
             .text       = std::move(row.text),
             .source     = std::move(row.source),
             .programme  = row.programme_id ? std::optional{row.programme_id} : std::nullopt,
             .fund       = row.fund.empty() ? std::nullopt : std::optional{row.fund},
             .currency   = currency(row.currency),
             .valid_from = row.valid_from,
             .terms      = kept<FundingRuleTerms>(row.terms),
             .examples   = kept<std::vector<WorkedExample>>(row.examples)}};
}

} // namespace

void apply(Writer& db, Stamp const& stamp, FundingRuleRecorded const& fact)
{
    auto const& rule = fact.rule;
    db.run(R"sql(
        INSERT INTO funding_rule (id, kind, title_zh, title_en, text_zh, text_en, source, programme_id, fund, currency,
                                  valid_from, terms, examples, recorded_by, recorded_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
    )sql",
           stamp.seq, rule.kind, rule.title.zh, rule.title.en, rule.text.zh, rule.text.en, rule.source,
           rule.programme.value_or(Id<Programme>{}), rule.fund.value_or(""), std::string{rule.currency.code()},
           rule.valid_from, json::to_text(rule.terms), json::to_text(rule.examples), stamp.actor, stamp.at);
}

void add_funding_rule_facts(FactKinds& kinds) { kinds.add<FundingRuleRecorded>(); }

Result<FundingRuleNow> load_funding_rule(Reader& reader, Id<FundingRule> id)
{
    auto row = reader.row<RuleRow>(std::string{rule_columns} + "WHERE id = $1", id);
    if (!row) return refuse(refusal::not_found);
    return as_rule(*std::move(row));
}

Result<FundingRuleNow> rule_in_force(Reader& reader, FundingRuleKind kind, Id<Programme> programme,
                                     std::string const& fund, Day on)
{
    auto row = reader.row<RuleRow>(std::string{rule_columns} + R"sql(
         WHERE kind = $1 AND valid_from <= $4
           AND (programme_id = 0 OR programme_id = $2)
           AND (fund = '' OR fund = $3)
         ORDER BY CASE WHEN programme_id <> 0 THEN 0 ELSE 1 END, CASE WHEN fund <> '' THEN 0 ELSE 1 END,
                  CASE WHEN recorded_at > 0 THEN 0 ELSE 1 END, valid_from DESC, id DESC
         LIMIT 1
    )sql",
                                   kind, programme, fund, on);
    if (!row) return refuse(refusal::no_rule_in_force, std::string{name_of(kind)});
    return as_rule(*std::move(row));
}

FundingRuleTerms terms_in_force(Reader& reader, FundingRuleKind kind, Id<Programme> programme, std::string const& fund,
                                Day on)
{
    auto rule = rule_in_force(reader, kind, programme, fund, on);
    expects(rule.has_value()); // schema/0016 ships one
    return std::move(rule->text.terms);
}

Result<RuleAnswer> check_rule(Reader& reader, FundingRuleKind kind, Id<Programme> programme, std::string const& fund,
                              Day on, RuleQuestion const& question)
{
    auto rule = TRY(rule_in_force(reader, kind, programme, fund, on));
    auto said = TRY(answer(rule.text, question, special_days_from(reader, question.since.value_or(on), on)));
    if (said.allowed) return said;
    std::string limit;
    if (said.limit_day) limit = said.limit_day->iso();
    else if (said.limit && kind == FundingRuleKind::extension) limit = std::to_string(*said.limit);
    else if (said.limit)
        limit = Money{*said.limit, rule.text.currency}.decimal() + " " + std::string{rule.text.currency.code()};
    return refuse(refusal_of(kind), limit);
}

std::optional<Day> latest_version(Reader& reader, FundingRuleText const& rule)
{
    return reader.row<Day>(R"sql(
        SELECT valid_from
          FROM funding_rule
         WHERE kind = $1 AND programme_id = $2 AND fund = $3 AND recorded_at > 0
         ORDER BY valid_from DESC, id DESC
         LIMIT 1
    )sql",
                           rule.kind, rule.programme.value_or(Id<Programme>{}), rule.fund.value_or(""));
}

} // namespace penstock
