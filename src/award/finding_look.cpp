#include "award/finding_look.hpp"

#include "award/agreement_facts.hpp"
#include "award/spending_rules.hpp"
#include "base/json_read.hpp"
#include "base/json_write.hpp"

#include <algorithm>

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

struct ParameterRow {
    FindingParameter name{};
    Id<Programme>    programme_id;
    std::int64_t     value{};
};
BOOST_DESCRIBE_STRUCT(ParameterRow, (), (name, programme_id, value))

struct DelegatedUseRow {
    std::int64_t                id{};
    std::string                 deed;
    std::int64_t                person{};
    std::int64_t                payee{};
    std::string                 line;
    Id<Programme>               programme_id;
    Id<Award>                   award_id;
    Instant                     at;
    std::int64_t                minor{};
    std::string                 currency;
    std::string                 limit_currency;
    std::optional<std::int64_t> per_act;
    std::optional<std::int64_t> second_person_above;
    std::int64_t                approval_id{};
    std::int64_t                payment{};
};
BOOST_DESCRIBE_STRUCT(DelegatedUseRow, (),
                      (id, deed, person, payee, line, programme_id, award_id, at, minor, currency, limit_currency,
                       per_act, second_person_above, approval_id, payment))

struct SpentRow {
    Id<Award>     award;
    Id<Programme> programme;
    Day           starts_on;
    Day           ends_on;
    std::string   currency;
    Day           value_on;
    std::int64_t  minor{};
};
BOOST_DESCRIBE_STRUCT(SpentRow, (), (award, programme, starts_on, ends_on, currency, value_on, minor))

struct LineRow {
    Id<Award>     award;
    Id<Programme> programme;
    std::string   line;
    std::string   currency;
    std::int64_t  minor{};
};
BOOST_DESCRIBE_STRUCT(LineRow, (), (award, programme, line, currency, minor))

struct WorkRow {
    Id<Award>          award;
    Id<Programme>      programme;
    std::int64_t       amount_minor{};
    std::string        amount_currency;
    Day                starts_on;
    std::int64_t       promised{};
    std::int64_t       accepted{};
    std::int64_t       overdue{};
    std::int64_t       spent{};
    std::optional<Day> last_cost;
};
BOOST_DESCRIBE_STRUCT(WorkRow, (),
                      (award, programme, amount_minor, amount_currency, starts_on, promised, accepted, overdue, spent,
                       last_cost))

struct AdvanceRow {
    Id<Award>     award;
    Id<Programme> programme;
    std::string   currency;
    Day           value_on;
    std::int64_t  minor{};
};
BOOST_DESCRIBE_STRUCT(AdvanceRow, (), (award, programme, currency, value_on, minor))

struct ClearedRow {
    std::int64_t claimed{};
    std::int64_t accounted_for{};
};
BOOST_DESCRIBE_STRUCT(ClearedRow, (), (claimed, accounted_for))

struct MadeRow {
    Id<Entry>     entry;
    Id<Award>     award;
    Id<Programme> programme;
    Day           value_on;
    Instant       at;
    std::int64_t  minor{};
    std::string   currency;
};
BOOST_DESCRIBE_STRUCT(MadeRow, (), (entry, award, programme, value_on, at, minor, currency))

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
    bool after  = cost.ends_on && cost.value_on > cost.ends_on->plus_days(settling_days);
    if (!before && !after) return std::nullopt;
    return Question{FindingRule::outside_period, {{FigureName::paid, cost.amount, cost.value_on}}};
}

FindingParameters parameters_in_force(Reader& reader, Day today)
{
    FindingParameters out;
    // Later versions come later and replace those before; shipped ones begin long before any that was set.
    for (auto const& row : reader.rows<ParameterRow>(R"sql(
            SELECT name, programme_id, value
              FROM finding_parameter
             WHERE valid_from <= $1
             ORDER BY valid_from, id
        )sql",
                                                     today))
        out.set(row.name, row.programme_id, row.value);
    return out;
}

namespace {

void look_at_amounts(Reader& reader, Looked& out)
{
    auto ask = [&](Id<Award> award, std::optional<Question> question, std::string cause) {
        ++out.looked;
        if (question) out.asked.push_back({award, *std::move(question), std::move(cause)});
    };
    for (auto const& row : reader.rows<BookedRow>(R"sql(
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
    for (auto const& row : reader.rows<CostRow>(R"sql(
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
}

void look_at_limits(Reader& reader, FindingParameters const& parameters, Looked& out)
{
    std::vector<LimitedUse> uses;
    for (auto& row : reader.rows<DelegatedUseRow>(R"sql(
            SELECT u.id, u.deed, u.person_id AS person, COALESCE(e.organisation_id, w.organisation_id) AS payee,
                   COALESCE(y.line, '') AS line, u.programme_id, u.award_id, u.at, u.minor, u.currency,
                   d.currency AS limit_currency, d.per_act, d.second_person_above, u.approval_id,
                   COALESCE(y.id, 0) AS payment
              FROM authority_use u
              JOIN delegation d ON d.id = u.delegation_id
              JOIN award w ON w.id = u.award_id
              LEFT JOIN payment y
                ON y.id = CASE WHEN u.thing LIKE 'payment/%' THEN CAST(substr(u.thing, 9) AS BIGINT) ELSE 0 END
              LEFT JOIN payee e ON e.id = y.payee_id
             WHERE u.deed IN ('approve_payment', 'enter_commitment', 'commit_award') AND u.returned_at IS NULL
             ORDER BY u.id
        )sql")) {
        ++out.looked;
        auto add = [&](std::int64_t limit) {
            uses.push_back({.deed      = row.deed,
                            .person    = row.person,
                            .payee     = row.payee,
                            .line      = row.line,
                            .programme = row.programme_id,
                            .award     = row.award_id,
                            .at        = row.at,
                            .amount    = {row.minor, currency(row.currency)},
                            .limit     = {limit, currency(row.limit_currency)},
                            .use       = row.id,
                            .of        = row.payment ? "payment/" + std::to_string(row.payment)
                                                     : "award/" + std::to_string(row.award_id.value)});
        };
        if (row.per_act) add(*row.per_act);
        if (row.second_person_above && row.approval_id == 0 && row.second_person_above != row.per_act)
            add(*row.second_person_above);
    }
    for (auto& each : split_below_limit(parameters, std::move(uses))) out.asked.push_back(std::move(each));
}

// Money that fell due without a milestone, of awards that have some, and money that was paid before it was due. What a
// reversal took back never was; what was recovered stays accounted for when it is given anew.
void look_at_advances(Reader& reader, FindingParameters const& parameters, Day today, Looked& out)
{
    std::vector<AdvancesPaid> awards;
    for (auto const& row : reader.rows<AdvanceRow>(R"sql(
            SELECT w.id AS award, w.programme_id AS programme, p.currency, e.value_on,
                   CAST(sum(CASE WHEN c.stage = 'paid' THEN l.minor ELSE -l.minor END) AS BIGINT) AS minor
              FROM account c
              JOIN award w ON w.id = c.award_id
              JOIN appropriation p ON p.id = c.appropriation_id
              JOIN entry_leg l ON l.account_id = c.id
              JOIN entry e ON e.id = l.entry_id
              LEFT JOIN entry o ON o.id = e.reverses
             WHERE ((c.stage = 'payable' AND c.milestone_id = 0
                     AND COALESCE(o.kind, e.kind) IN ('pay', 'bank_return'))
                    OR (c.stage = 'paid' AND COALESCE(o.kind, e.kind) = 'advance'))
               AND w.state IN ('active', 'on_hold', 'closing')
               AND EXISTS (SELECT 1 FROM milestone m WHERE m.award_id = w.id)
             GROUP BY w.id, w.programme_id, p.currency, e.value_on
             ORDER BY w.id, p.currency, e.value_on
        )sql")) {
        ++out.looked;
        auto const code = currency(row.currency);
        if (awards.empty() || awards.back().award != row.award || awards.back().currency != code) {
            auto const cleared = reader.one<ClearedRow>(R"sql(
                SELECT CAST(COALESCE(sum(CASE WHEN c.stage = 'payable' THEN l.minor ELSE 0 END), 0) AS BIGINT)
                           AS claimed,
                       CAST(COALESCE(sum(CASE WHEN c.stage = 'payable' THEN 0 WHEN c.stage = 'paid' THEN -l.minor
                                              ELSE l.minor END), 0) AS BIGINT) AS accounted_for
                  FROM account c
                  JOIN appropriation p ON p.id = c.appropriation_id
                  JOIN entry_leg l ON l.account_id = c.id
                  JOIN entry e ON e.id = l.entry_id
                  LEFT JOIN entry o ON o.id = e.reverses
                 WHERE c.award_id = $1 AND p.currency = $2
                   AND ((c.stage = 'payable' AND e.kind = 'fall_due' AND e.cause LIKE 'claim/%')
                        OR (c.stage = 'paid' AND COALESCE(o.kind, e.kind) = 'give_back')
                        OR (c.stage IN ('spent', 'demanded', 'recovered', 'written_off')
                            AND COALESCE(o.kind, e.kind) <> 'reuse'))
            )sql",
                                                        row.award, row.currency);
            awards.push_back({row.award, row.programme, code, {}, cleared.claimed, cleared.accounted_for});
        }
        awards.back().paid.emplace_back(row.value_on, row.minor);
    }
    for (auto const& each : awards)
        if (auto asked = advance_uncleared(parameters, each, today)) out.asked.push_back(*std::move(asked));
}

void look_at_ends(Reader& reader, FindingParameters const& parameters, Day today, Looked& out)
{
    std::vector<SpentPeriod> periods;
    for (auto const& row : reader.rows<SpentRow>(R"sql(
            SELECT w.id AS award, w.programme_id AS programme, w.starts_on, w.ends_on, p.currency, e.value_on,
                   CAST(sum(l.minor) AS BIGINT) AS minor
              FROM award w
              JOIN account c ON c.award_id = w.id AND c.stage = 'spent'
              JOIN appropriation p ON p.id = c.appropriation_id
              JOIN entry_leg l ON l.account_id = c.id
              JOIN entry e ON e.id = l.entry_id
             WHERE w.starts_on IS NOT NULL AND w.ends_on < $1
             GROUP BY w.id, w.programme_id, w.starts_on, w.ends_on, p.currency, e.value_on
             ORDER BY w.id, p.currency, e.value_on
        )sql",
                                                 today)) {
        ++out.looked;
        auto const code = currency(row.currency);
        if (periods.empty() || periods.back().award != row.award || periods.back().currency != code)
            periods.push_back({row.award, row.programme, row.starts_on, row.ends_on, code, {}});
        periods.back().spent.emplace_back(row.value_on, row.minor);
    }
    for (auto& each : spent_at_the_end(parameters, periods)) out.asked.push_back(std::move(each));
}

void look_at_lines(Reader& reader, FindingParameters const& parameters, Looked& out)
{
    std::optional<AgreementNow> agreement;
    for (auto const& row : reader.rows<LineRow>(R"sql(
            SELECT c.award_id AS award, w.programme_id AS programme, c.line, p.currency,
                   CAST(sum(c.balance) AS BIGINT) AS minor
              FROM account c
              JOIN award w ON w.id = c.award_id
              JOIN award_preparation r ON r.award_id = c.award_id
              JOIN appropriation p ON p.id = c.appropriation_id
             WHERE c.line <> '' AND c.stage IN ('committed', 'payable', 'paid', 'spent')
             GROUP BY c.award_id, w.programme_id, c.line, p.currency
             ORDER BY c.award_id, c.line
        )sql")) {
        ++out.looked;
        if (!agreement || agreement->award != row.award) {
            auto loaded = load_agreement(reader, row.award);
            if (!loaded) continue;
            agreement = *std::move(loaded);
        }
        auto const& terms = agreement->terms;
        auto const  line =
            std::ranges::find(terms.lines, row.line, [](BudgetLine const& each) { return each.code.value; });
        if (line == terms.lines.end() || !terms.amount) continue;
        if (auto asked = line_overrun(parameters, {.award     = row.award,
                                                   .programme = row.programme,
                                                   .line      = row.line,
                                                   .planned   = {line->minor, terms.amount->currency},
                                                   .booked    = {row.minor, currency(row.currency)}}))
            out.asked.push_back(*std::move(asked));
    }
}

void look_at_work(Reader& reader, FindingParameters const& parameters, Day today, Looked& out)
{
    for (auto const& row : reader.rows<WorkRow>(R"sql(
            SELECT w.id AS award, w.programme_id AS programme, w.amount_minor, w.amount_currency, w.starts_on,
                   m.promised, m.accepted, m.overdue,
                   (SELECT CAST(COALESCE(sum(c.balance), 0) AS BIGINT)
                      FROM account c
                      JOIN appropriation p ON p.id = c.appropriation_id
                     WHERE c.award_id = w.id AND c.stage = 'spent' AND p.currency = w.amount_currency) AS spent,
                   (SELECT max(e.value_on)
                      FROM account c
                      JOIN entry_leg l ON l.account_id = c.id
                      JOIN entry e ON e.id = l.entry_id
                     WHERE c.award_id = w.id AND c.stage IN ('paid', 'spent') AND l.minor > 0) AS last_cost
              FROM award w
              JOIN (SELECT award_id, CAST(sum(tranche + prize) AS BIGINT) AS promised,
                           CAST(sum(CASE WHEN state IN ('met', 'met_with_conditions') THEN tranche + prize ELSE 0 END)
                                AS BIGINT) AS accepted,
                           CAST(sum(CASE WHEN due_on < $1 AND state IN ('planned', 'active', 'submitted', 'missed')
                                         THEN 1 ELSE 0 END) AS BIGINT) AS overdue
                      FROM milestone
                     WHERE state <> 'superseded'
                     GROUP BY award_id) m ON m.award_id = w.id
             WHERE w.state = 'active' AND w.starts_on IS NOT NULL AND w.amount_minor IS NOT NULL
             ORDER BY w.id
        )sql",
                                                today)) {
        ++out.looked;
        WorkAndMoney const work{.award     = row.award,
                                .programme = row.programme,
                                .awarded   = {row.amount_minor, currency(row.amount_currency)},
                                .spent     = row.spent,
                                .promised  = row.promised,
                                .accepted  = row.accepted,
                                .starts_on = row.starts_on,
                                .last_cost = row.last_cost,
                                .on_track  = row.overdue == 0};
        if (auto asked = spent_ahead_of_work(parameters, work)) out.asked.push_back(*std::move(asked));
        if (auto asked = no_cost_for_long(parameters, work, today)) out.asked.push_back(*std::move(asked));
    }
}

// Entries people make. What the bank dates, what teams report and what lists bring is late by its nature.
void look_at_days(Reader& reader, FindingParameters const& parameters, Looked& out)
{
    for (auto const& row : reader.rows<MadeRow>(R"sql(
            SELECT e.id AS entry, c.award_id AS award, w.programme_id AS programme, e.value_on, e.at,
                   CAST(max(l.minor) AS BIGINT) AS minor, p.currency
              FROM entry e
              JOIN entry_leg l ON l.entry_id = e.id
              JOIN account c ON c.id = l.account_id
              JOIN award w ON w.id = c.award_id
              JOIN appropriation p ON p.id = c.appropriation_id
              LEFT JOIN payment y ON y.entry_id = e.id
              LEFT JOIN entry v ON v.reverses = e.id
             WHERE e.kind IN ('commit', 'decommit', 'move_line', 'fall_due', 'cancel_due', 'pay', 'advance',
                              'give_back')
               AND l.minor > 0 AND y.id IS NULL AND v.id IS NULL
             GROUP BY e.id, c.award_id, w.programme_id, e.value_on, e.at, p.currency
             ORDER BY e.id, c.award_id
        )sql")) {
        ++out.looked;
        if (auto asked = entered_late(parameters, {.entry     = row.entry,
                                                   .award     = row.award,
                                                   .programme = row.programme,
                                                   .value_on  = row.value_on,
                                                   .made_on   = row.at.day_in_utc(),
                                                   .amount    = {row.minor, currency(row.currency)}}))
            out.asked.push_back(*std::move(asked));
    }
}

} // namespace

Looked all_questions(Reader& reader, Day today)
{
    Looked     out;
    auto const parameters = parameters_in_force(reader, today);
    look_at_amounts(reader, out);
    look_at_limits(reader, parameters, out);
    look_at_advances(reader, parameters, today, out);
    look_at_ends(reader, parameters, today, out);
    look_at_lines(reader, parameters, out);
    look_at_work(reader, parameters, today, out);
    look_at_days(reader, parameters, out);
    return out;
}

LookedFor look_for_findings(Act& act)
{
    auto      looked = all_questions(act.read(), act.today);
    LookedFor out{.looked = looked.looked};
    for (auto const& each : looked.asked)
        if (raise(act, each.award, each.question, each.cause)) ++out.raised;
    return out;
}

std::string new_questions(Reader& reader, Day today)
{
    constexpr std::size_t most = 10'000; // the rest comes tomorrow
    std::vector<Asked>    out;
    for (auto& each : all_questions(reader, today).asked) {
        if (out.size() == most) break;
        if (!reader.row<std::int64_t>("SELECT 1 FROM finding WHERE cause = $1", each.cause))
            out.push_back(std::move(each));
    }
    return json::to_text(out);
}

Result<std::string> raise_questions(Act& act, std::string const& found)
{
    auto questions = json::from_text<std::vector<Asked>>(found);
    expects(questions.has_value());
    std::int64_t raised = 0;
    for (auto const& each : *questions) raised += raise(act, each.award, each.question, each.cause).has_value();
    return std::to_string(raised);
}

} // namespace penstock
