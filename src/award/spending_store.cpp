// Reports of spending: what keeps one from being handed in, and the entry that goes with it.
#include "award/spending.hpp"

#include "api/refusals.hpp"
#include "award/finding_facts.hpp"
#include "award/refusals.hpp"
#include "award/working_paper.hpp"
#include "ledger/refusals.hpp"
#include "people/refusals.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace penstock {

std::vector<Fault> faults_of(SpendingReport const& report, SpendingGround const& ground)
{
    std::vector<Fault> out;
    auto const&        until = ground.reported_until;
    if (!report.until) out.push_back({"/until", refusal::missing_field, ""});
    else if (*report.until > ground.today) out.push_back({"/until", refusal::date_in_future, ground.today.iso()});
    else if (until && *report.until <= *until) out.push_back({"/until", refusal::ends_before_start, until->iso()});
    else if (ground.starts_on && *report.until < *ground.starts_on)
        out.push_back({"/until", refusal::cost_outside_award, ground.starts_on->iso()});
    else if (ground.ends_on && *report.until > ground.ends_on->plus_days(settling_days))
        out.push_back({"/until", refusal::cost_outside_award, ground.ends_on->plus_days(settling_days).iso()});

    std::set<std::pair<std::string, std::string>> seen;
    std::map<std::string, std::int64_t>           sums; // of each line, of all its purposes
    std::int64_t                                  whole = 0;
    for (std::size_t i = 0; i < report.lines.size(); ++i) {
        auto const& one     = report.lines[i];
        auto        pointer = "/lines/" + std::to_string(i);
        auto        line    = std::ranges::find(ground.lines, one.line.value, &LineNow::line);
        if (line == ground.lines.end()) {
            out.push_back({pointer + "/line", refusal::unknown_line, one.line.value});
            continue;
        }
        if (!seen.emplace(one.line.value, one.purpose ? one.purpose->value : "").second) {
            out.push_back({pointer + "/line", refusal::same_place_twice, one.line.value});
            continue;
        }
        if (one.minor < 0 || !Money{one.minor}.in_range()) {
            out.push_back({pointer + "/minor", refusal::not_positive, ""});
            continue;
        }
        auto& sum = sums[one.line.value] += one.minor;
        whole += one.minor;
        if (sum > line->paid)
            out.push_back({pointer + "/minor", refusal::exceeds_available, std::to_string(line->paid)});
        else if (auto most = ground.rules.indirect_most; one.line.value == indirect_line && most)
            if (auto left = std::max<std::int64_t>(0, *most - line->spent); sum > left)
                out.push_back({pointer + "/minor", refusal::exceeds_indirect_ceiling, std::to_string(left)});
        if (auto most = ground.rules.equipment_most;
            one.line.value == equipment_line && most && sum > *most && report.note.value.empty())
            out.push_back({"/note", refusal::missing_field, std::to_string(*most)});
    }
    if (whole == 0 && out.empty()) out.push_back({"/lines", refusal::missing_field, ""});
    if (report.people < 0 || report.people > 100'000) out.push_back({"/people", refusal::number_out_of_range, ""});
    return out;
}

std::vector<ListedSpending> on_the_negative_list(SpendingReport const& report, SpendingRules const& rules)
{
    std::vector<ListedSpending> out;
    for (auto const& one : report.lines) {
        if (!one.purpose || one.minor <= 0) continue;
        auto listed = std::ranges::find(rules.negative_list, one.purpose->value, &Purpose::code);
        if (listed != rules.negative_list.end()) out.push_back({*listed, one.minor});
    }
    return out;
}

SpendingGround spending_ground(Reader& reader, Id<Award> award, Day today)
{
    SpendingGround out{
        .lines = lines_of(reader, award), .reported_until = reported_until(reader, award), .today = today};
    if (auto agreement = load_agreement(reader, award)) {
        out.starts_on = agreement->terms.starts_on;
        out.ends_on   = agreement->terms.ends_on;
        out.rules     = spending_rules(reader, *agreement, agreement->terms, today);
    }
    return out;
}

void apply(Writer& db, Stamp const& stamp, SpendingReported const& fact)
{
    db.run(R"sql(
        INSERT INTO spending_report (id, award_id, number, until_on, person, at, report)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
    )sql",
           stamp.seq, fact.award, fact.number, *fact.report.until, stamp.actor, stamp.at, json::canonical(fact.report));
}

void add_spending_facts(FactKinds& kinds) { kinds.add<SpendingReported>(); }

std::vector<LineNow> lines_of(Reader& reader, Id<Award> award)
{
    return reader.rows<LineNow>(R"sql(
        SELECT a.line, CAST(sum(CASE WHEN a.stage = 'paid' THEN a.balance ELSE 0 END) AS BIGINT) AS paid,
               CAST(sum(CASE WHEN a.stage = 'spent' THEN a.balance ELSE 0 END) AS BIGINT) AS spent
          FROM account a
         WHERE a.award_id = $1 AND a.stage IN ('committed', 'payable', 'paid', 'spent')
         GROUP BY a.line
         ORDER BY a.line
    )sql",
                                award);
}

std::optional<Day> reported_until(Reader& reader, Id<Award> award)
{
    return reader.row<Day>("SELECT max(until_on) FROM spending_report WHERE award_id = $1 HAVING count(*) > 0", award);
}

namespace {

struct PaidRow {
    Id<Appropriation> appropriation;
    Id<Programme>     programme;
    std::int64_t      available{};
};
BOOST_DESCRIBE_STRUCT(PaidRow, (), (appropriation, programme, available))

} // namespace

Result<void> report_spending(Act& act, Caller const& by, Id<Award> id, SpendingReport const& report)
{
    auto award = TRY(load_award(act.read(), id));
    CHECK(by.check_on(Permission::report_on_awards, award.programme.value, id.value));
    if (award.state != AwardState::active && award.state != AwardState::on_hold && award.state != AwardState::closing)
        return refuse(refusal::award_not_active, std::string{name_of(award.state)});
    auto ground = spending_ground(act.read(), id, act.today);
    auto faults = faults_of(report, ground);
    if (!faults.empty()) return std::unexpected{Refused{std::move(faults)}};

    auto     number = act.read().one<std::int64_t>("SELECT count(*) FROM spending_report WHERE award_id = $1", id) + 1;
    NewEntry entry{.cause    = "spending/" + std::to_string(id.value) + "/" + std::to_string(number),
                   .kind     = EntryKind::spend,
                   .value_on = act.today};
    std::map<std::string, std::int64_t> sums; // of each line, whatever it was for
    for (auto const& one : report.lines) sums[one.line.value] += one.minor;
    for (auto const& [line, minor] : sums) {
        auto left = minor;
        // The oldest appropriation is used up first.
        for (auto const& each : act.read().rows<PaidRow>(R"sql(
                 SELECT appropriation_id AS appropriation, programme_id AS programme, balance - set_aside AS available
                   FROM account
                  WHERE award_id = $1 AND stage = 'paid' AND line = $2 AND balance > set_aside
                  ORDER BY appropriation_id
             )sql",
                                                         id, line)) {
            auto part = std::min(left, each.available);
            if (part == 0) break;
            Place from{.appropriation = each.appropriation,
                       .stage         = Stage::paid,
                       .programme     = each.programme,
                       .award         = id,
                       .line          = line};
            auto  to = from;
            to.stage = Stage::spent;
            entry.legs.push_back({from, -part});
            entry.legs.push_back({to, part});
            left -= part;
        }
        if (left > 0) return refuse(refusal::exceeds_available, "/lines", std::to_string(minor - left));
    }
    CHECK(post(act, entry));
    act.record(SpendingReported{id, number, report});
    auto code = act.read().one<std::string>("SELECT currency FROM appropriation WHERE id = $1",
                                            entry.legs.front().place.appropriation);
    for (auto const& [purpose, minor] : on_the_negative_list(report, ground.rules))
        raise(act, id, {FindingRule::on_negative_list, {{FigureName::paid, {minor, currency(code)}, report.until}}},
              entry.cause + "/" + purpose.code);
    end_working_paper(act, spending_paper, id.value);
    return {};
}

} // namespace penstock
