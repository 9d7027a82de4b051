// Funding rules: what money may be used for and up to how much, as versions of data with a first day, not as code. Each
// version carries a worked example that is worked out again before it is taken.
#pragma once

#include "api/caller.hpp"
#include "base/day.hpp"
#include "base/id.hpp"
#include "base/money.hpp"
#include "base/text_types.hpp"
#include "ledger/working_day.hpp"

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <optional>
#include <string>
#include <vector>

namespace penstock {

struct FundingRule; // the kind of thing an Id<FundingRule> identifies
struct Programme;

BOOST_DEFINE_ENUM_CLASS(FundingRuleKind, indirect_cost, lump_sum, advance, equipment, virement, leftover, extension,
                        cooling_off, two_persons)

Words words(FundingRuleKind kind);

// Of an amount, the part up to here (beyond the tier before) at so many hundredths of a percent.
struct Tier {
    std::optional<std::int64_t> up_to; // minor units; absent in the last: without end
    std::int64_t                basis_points{};
    friend bool                 operator==(Tier const&, Tier const&) = default;
};
BOOST_DESCRIBE_STRUCT(Tier, (), (up_to, basis_points))

// A purpose that lump-sum money may not be spent on.
struct Purpose {
    std::string code; // as spending reports name it
    Bilingual   title;
    friend bool operator==(Purpose const&, Purpose const&) = default;
};
BOOST_DESCRIBE_STRUCT(Purpose, (), (code, title))

// The parameters. Which of them a kind has is what plan_funding_rule() asks for:
//   indirect_cost  tiers of direct cost without equipment          lump_sum     the negative list
//   advance        basis_points of the award                      equipment    amount of one item without reasons
//   virement       basis_points of the line moved from            leftover     months of use after acceptance
//   extension      times, and months in all                       cooling_off  working days after a change
//   two_persons    amount above which a second person confirms
// Advances are all that is paid before it is earned; moves out of a line, and extensions, are counted together.
struct FundingRuleTerms {
    std::optional<std::vector<Tier>>    tiers;
    std::optional<std::vector<Purpose>> negative_list;
    std::optional<std::int64_t>         basis_points;
    std::optional<std::int64_t>         amount; // minor units
    std::optional<std::int64_t>         months;
    std::optional<std::int64_t>         times;
    std::optional<std::int64_t>         days;
    friend bool                         operator==(FundingRuleTerms const&, FundingRuleTerms const&) = default;
};
BOOST_DESCRIBE_STRUCT(FundingRuleTerms, (), (tiers, negative_list, basis_points, amount, months, times, days))

// What a rule is asked. Amounts in minor units of the rule's currency.
struct RuleQuestion {
    std::optional<std::int64_t> base; // of which a share is allowed: direct cost without equipment, award, line
    std::optional<std::int64_t> asked; // how much somebody wants
    std::optional<std::string>  purpose; // the code of what it is for
    std::optional<Day>          since; // the day it counts from: acceptance, change of an account
    std::optional<Day>          on; // the day somebody wants to act
    std::optional<std::int64_t> months; // of extension: those there were and those asked
    std::optional<std::int64_t> times; // of extension: with this one
    friend bool                 operator==(RuleQuestion const&, RuleQuestion const&) = default;
};
BOOST_DESCRIBE_STRUCT(RuleQuestion, (), (base, asked, purpose, since, on, months, times))

struct RuleAnswer {
    bool                        allowed{};
    std::optional<std::int64_t> limit; // minor units, or months of an extension
    std::optional<Day>          limit_day; // the last day of use, or the first day after a cooling-off
    friend bool                 operator==(RuleAnswer const&, RuleAnswer const&) = default;
};
BOOST_DESCRIBE_STRUCT(RuleAnswer, (), (allowed, limit, limit_day))

struct WorkedExample {
    Bilingual    text;
    RuleQuestion question;
    RuleAnswer   answer;
    friend bool  operator==(WorkedExample const&, WorkedExample const&) = default;
};
BOOST_DESCRIBE_STRUCT(WorkedExample, (), (text, question, answer))

// One version of a rule.
struct FundingRuleText {
    FundingRuleKind              kind{};
    Bilingual                    title;
    Bilingual                    text; // the rule as it is written
    std::string                  source; // the document and its article
    std::optional<Id<Programme>> programme; // absent: in all
    std::optional<std::string>   fund; // absent: of all
    Currency                     currency;
    Day                          valid_from;
    FundingRuleTerms             terms;
    std::vector<WorkedExample>   examples;
    friend bool                  operator==(FundingRuleText const&, FundingRuleText const&) = default;
};
BOOST_DESCRIBE_STRUCT(FundingRuleText, (),
                      (kind, title, text, source, programme, fund, currency, valid_from, terms, examples))

struct FundingRuleNow {
    Id<FundingRule> id;
    FundingRuleText text;
};

// The sum over the tiers of what lies in each, at its share; rounded down to the smallest unit once, on the sum.
std::int64_t ceiling_of(std::vector<Tier> const& tiers, std::int64_t base);

// So many hundredths of a percent of an amount, rounded down.
std::int64_t share_of(std::int64_t base, std::int64_t basis_points);

// What the rule says, where these days are free or worked out of the common run; worked examples know of none. Refuses
// missing_field for what its kind needs to be asked, and number_out_of_range.
Result<RuleAnswer> answer(FundingRuleText const& rule, RuleQuestion const& question,
                          std::vector<SpecialDays> const& special = {});

// The refusal a kind ends in.
Refusal refusal_of(FundingRuleKind kind);

// Whether a version can be taken: set_rules, a title, the terms of its kind and no others, a first day that does not
// change the past (`latest`: the first day of the newest version of the same kind and scope), an example at least,
// and each example coming out as stated (amounts_differ, with what came out).
Result<void> plan_funding_rule(FundingRuleText const& rule, std::optional<Day> latest, Caller const& by, Day today);

} // namespace penstock
