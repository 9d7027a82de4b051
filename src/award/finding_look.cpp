#include "award/finding_look.hpp"

namespace penstock {

namespace {

struct BookedRow {
    Id<Award>                   award;
    std::optional<std::int64_t> amount_minor;
    std::optional<std::string>  amount_currency;
    std::int64_t                booked{};
    std::string                 currency;
};
BOOST_DESCRIBE_STRUCT(BookedRow, (), (award, amount_minor, amount_currency, booked, currency))

struct CostRow {
    Id<Entry>          entry;
    Id<Award>          award;
    Day                value_on;
    std::int64_t       minor{};
    std::string        currency;
    std::optional<Day> starts_on;
    std::optional<Day> ends_on;
};
BOOST_DESCRIBE_STRUCT(CostRow, (), (entry, award, value_on, minor, currency, starts_on, ends_on))

} // namespace

std::optional<Question> question_of(BookedAward const& booked)
{
    if (!booked.awarded || booked.awarded->currency != booked.booked.currency || booked.booked <= *booked.awarded)
        return std::nullopt;
    return Question{FindingRule::booked_above_award,
                    {{FigureName::awarded, *booked.awarded, {}}, {FigureName::booked, booked.booked, {}}}};
}

std::optional<Question> question_of(AwardCost const& cost)
{
    bool before = cost.starts_on && cost.value_on < *cost.starts_on;
    bool after  = cost.ends_on && cost.value_on > *cost.ends_on;
    if (!before && !after) return std::nullopt;
    return Question{FindingRule::outside_period, {{FigureName::paid, cost.amount, cost.value_on}}};
}

LookedFor look_for_findings(Act& act)
{
    LookedFor out;
    auto      ask = [&](Id<Award> award, std::optional<Question> const& question, std::string cause) {
        ++out.looked;
        if (question && raise(act, award, *question, std::move(cause))) ++out.raised;
    };
    for (auto const& row : act.read().rows<BookedRow>(R"sql(
            SELECT a.id AS award, a.amount_minor, a.amount_currency, CAST(sum(c.balance) AS BIGINT) AS booked,
                   p.currency
              FROM account c
              JOIN award a ON a.id = c.award_id
              JOIN appropriation p ON p.id = c.appropriation_id
             WHERE c.stage IN ('committed', 'payable', 'paid', 'spent')
             GROUP BY a.id, a.amount_minor, a.amount_currency, p.currency
             ORDER BY a.id, p.currency
        )sql")) {
        BookedAward booked{row.award, std::nullopt, {row.booked, currency(row.currency)}};
        if (row.amount_minor && row.amount_currency)
            booked.awarded = Money{*row.amount_minor, currency(*row.amount_currency)};
        ask(row.award, question_of(booked), cause_of(row.award, FindingRule::booked_above_award));
    }
    for (auto const& row : act.read().rows<CostRow>(R"sql(
            SELECT e.id AS entry, a.id AS award, e.value_on, l.minor, p.currency, a.starts_on, a.ends_on
              FROM entry e
              JOIN entry_leg l ON l.entry_id = e.id
              JOIN account c ON c.id = l.account_id
              JOIN award a ON a.id = c.award_id
              JOIN appropriation p ON p.id = c.appropriation_id
              LEFT JOIN entry v ON v.reverses = e.id
             WHERE e.kind IN ('pay', 'advance', 'spend') AND c.stage IN ('paid', 'spent') AND l.minor > 0
               AND v.id IS NULL AND (e.value_on < a.starts_on OR e.value_on > a.ends_on)
             ORDER BY e.id, l.position
        )sql"))
        ask(row.award,
            question_of(AwardCost{
                row.entry, row.award, row.value_on, {row.minor, currency(row.currency)}, row.starts_on, row.ends_on}),
            "entry/" + std::to_string(row.entry.value) + "/award/" + std::to_string(row.award.value) +
                "/outside_period");
    return out;
}

} // namespace penstock
