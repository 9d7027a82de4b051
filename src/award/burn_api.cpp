// Burn against plan: what awards were to be paid by their own agreements month by month, what was accepted of it, and
// what was paid.
#include "award/agreement_facts.hpp"
#include "award/finding_api.hpp"

#include <map>

namespace penstock {

namespace {

struct BurnAsk {
    std::optional<Id<Award>>         award;
    std::optional<Id<Programme>>     programme;
    std::optional<Id<Appropriation>> appropriation;
    std::optional<Currency>          currency; // where a programme has several
};
BOOST_DESCRIBE_STRUCT(BurnAsk, (), (award, programme, appropriation, currency))

struct BurnMonth {
    std::string  month;      // 2026-03
    std::int64_t planned{};  // each up to the end of the month
    std::int64_t accepted{};
    std::int64_t paid{};
};
BOOST_DESCRIBE_STRUCT(BurnMonth, (), (month, planned, accepted, paid))

struct BurnView {
    Currency                 currency;
    std::string              this_month;
    Money                    planned_by_now;
    Money                    accepted;
    Money                    paid;
    std::vector<BurnMonth>   months; // none: no agreement plans anything
    std::vector<std::string> currencies;
};
BOOST_DESCRIBE_STRUCT(BurnView, (), (currency, this_month, planned_by_now, accepted, paid, months, currencies))

struct MonthSum {
    std::string  month;
    std::int64_t minor{};
};
BOOST_DESCRIBE_STRUCT(MonthSum, (), (month, minor))

struct PlannedAward {
    Id<Award>    award;
    Day          starts_on;
    std::int64_t rest{}; // of the amount, beside the milestones
};
BOOST_DESCRIBE_STRUCT(PlannedAward, (), (award, starts_on, rest))

// `r` is the award's preparation and `w` the award: $2 an award, $3 a programme, $4 an appropriation, 0: any.
constexpr std::string_view planned_awards = R"sql(
      JOIN award_preparation r ON r.award_id = w.id
     WHERE w.state NOT IN ('setup', 'offered', 'withdrawn') AND w.amount_currency = $1
       AND ($2 = 0 OR w.id = $2) AND ($3 = 0 OR w.programme_id = $3) AND ($4 = 0 OR r.appropriation_id = $4))sql";

Result<BurnView> get_burn(Look& look, BurnAsk const& ask)
{
    auto const award = ask.award.value_or(Id<Award>{});
    auto       scope = ask.programme.value_or(Id<Programme>{});
    auto const pool  = ask.appropriation.value_or(Id<Appropriation>{});
    auto&      read  = look.read;
    if (award) {
        auto known = TRY(load_award(read, award));
        if (!look.caller.may_in(Permission::read_money, known.programme.value)) return refuse(refusal::not_found);
    } else if (scope) {
        if (!look.caller.may_in(Permission::read_money, scope.value) ||
            !read.row<std::int64_t>("SELECT 1 FROM programme WHERE id = $1", scope))
            return refuse(refusal::not_found);
    } else CHECK(look.caller.check_in(Permission::read_money, 0));

    BurnView out;
    out.currencies = read.rows<std::string>(R"sql(
        SELECT w.amount_currency
          FROM award w
          JOIN award_preparation r ON r.award_id = w.id
         WHERE w.amount_currency IS NOT NULL AND ($1 = 0 OR w.id = $1) AND ($2 = 0 OR w.programme_id = $2)
           AND ($3 = 0 OR r.appropriation_id = $3)
         GROUP BY w.amount_currency
         ORDER BY count(*) DESC, w.amount_currency
    )sql",
                                            award, scope, pool);
    if (ask.currency) out.currency = *ask.currency;
    else if (!out.currencies.empty()) out.currency = currency(out.currencies.front());
    std::string const code{out.currency.code()};
    out.this_month     = look.today.iso().substr(0, 7);
    out.planned_by_now = out.accepted = out.paid = {0, out.currency};

    std::map<std::string, BurnMonth> months;
    auto                             sums = [&](std::string const& sql, std::int64_t BurnMonth::* into) {
        for (auto const& each : read.rows<MonthSum>(sql, code, award, scope, pool))
            months[each.month].*into += each.minor;
    };
    sums(R"sql(SELECT substr(m.due_on, 1, 7) AS month, CAST(sum(m.tranche + m.prize) AS BIGINT) AS minor
      FROM milestone m
      JOIN award w ON w.id = m.award_id)sql" +
             std::string{planned_awards} + " AND m.state <> 'superseded' GROUP BY substr(m.due_on, 1, 7)",
         &BurnMonth::planned);
    sums(R"sql(SELECT substr(m.decided_on, 1, 7) AS month, CAST(sum(m.tranche + m.prize) AS BIGINT) AS minor
      FROM milestone m
      JOIN award w ON w.id = m.award_id)sql" +
             std::string{planned_awards} +
             " AND m.state IN ('met', 'met_with_conditions') GROUP BY substr(m.decided_on, 1, 7)",
         &BurnMonth::accepted);
    sums(
        R"sql(SELECT substr(e.value_on, 1, 7) AS month, CAST(sum(l.minor) AS BIGINT) AS minor
      FROM award w
      JOIN account a ON a.award_id = w.id AND a.stage = 'paid'
      JOIN entry_leg l ON l.account_id = a.id
      JOIN entry e ON e.id = l.entry_id
      LEFT JOIN entry o ON o.id = e.reverses)sql" +
            std::string{planned_awards} +
            " AND COALESCE(o.kind, e.kind) NOT IN ('spend', 'disallow', 'give_back') GROUP BY substr(e.value_on, 1, 7)",
        &BurnMonth::paid);
    // What agreements pay beside milestones: advances at the start. Claims have no plan by the month.
    for (auto const& each : read.rows<PlannedAward>(R"sql(
             SELECT w.id AS award, w.starts_on,
                    w.amount_minor - COALESCE((SELECT CAST(sum(m.tranche + m.prize) AS BIGINT)
                                                 FROM milestone m
                                                WHERE m.award_id = w.id AND m.state <> 'superseded'), 0) AS rest
               FROM award w)sql" + std::string{planned_awards} +
                                                        " AND w.starts_on IS NOT NULL ORDER BY w.id",
                                                    code, award, scope, pool)) {
        if (each.rest <= 0) continue;
        auto agreement = load_agreement(read, each.award);
        if (!agreement) continue;
        if (auto minor = sum_of(agreement->terms, InstalmentKind::advance); minor > 0)
            months[each.starts_on.iso().substr(0, 7)].planned += minor;
    }
    BurnMonth before;
    for (auto& [month, one] : months) {
        one.month = month;
        one.planned += before.planned, one.accepted += before.accepted, one.paid += before.paid;
        before = one;
        if (month <= out.this_month) out.planned_by_now.minor = one.planned;
        out.months.push_back(one);
    }
    out.accepted.minor = before.accepted;
    out.paid.minor     = before.paid;
    return out;
}

} // namespace

void register_burn(api::Registry& registry)
{
    registry.read<Permission::read_money, get_burn>("/api/burn", {"按计划的拨付进度", "Burn against plan"},
                                                    api::Speed::slow);
}

} // namespace penstock
