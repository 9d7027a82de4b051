// Reports of spending: what keeps one from being handed in, and the entry that goes with it.
#include "award/spending.hpp"

#include "award/working_paper.hpp"

#include <set>

namespace penstock {

std::vector<Fault> faults_of(SpendingReport const& report, std::vector<LineNow> const& lines, std::optional<Day> until,
                             Day today)
{
    std::vector<Fault> out;
    if (!report.until) out.push_back({"/until", Refusal::missing_field, ""});
    else if (*report.until > today) out.push_back({"/until", Refusal::date_in_future, today.iso()});
    else if (until && *report.until <= *until) out.push_back({"/until", Refusal::ends_before_start, until->iso()});
    std::set<std::string> seen;
    std::int64_t          whole = 0;
    for (std::size_t i = 0; i < report.lines.size(); ++i) {
        auto const& one     = report.lines[i];
        auto        pointer = "/lines/" + std::to_string(i);
        auto        line    = std::ranges::find(lines, one.line.value, &LineNow::line);
        if (line == lines.end()) out.push_back({pointer + "/line", Refusal::unknown_line, one.line.value});
        else if (!seen.insert(one.line.value).second)
            out.push_back({pointer + "/line", Refusal::same_place_twice, one.line.value});
        else if (one.minor < 0) out.push_back({pointer + "/minor", Refusal::not_positive, ""});
        else if (one.minor > line->paid)
            out.push_back({pointer + "/minor", Refusal::exceeds_available, std::to_string(line->paid)});
        else whole += one.minor;
    }
    if (whole == 0 && out.empty()) out.push_back({"/lines", Refusal::missing_field, ""});
    if (report.people < 0 || report.people > 100'000) out.push_back({"/people", Refusal::number_out_of_range, ""});
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
        return refuse(Refusal::award_not_active, std::string{name_of(award.state)});
    auto faults = faults_of(report, lines_of(act.read(), id), reported_until(act.read(), id), act.today);
    if (!faults.empty()) return std::unexpected{Refused{std::move(faults)}};

    auto     number = act.read().one<std::int64_t>("SELECT count(*) FROM spending_report WHERE award_id = $1", id) + 1;
    NewEntry entry{.cause    = "spending/" + std::to_string(id.value) + "/" + std::to_string(number),
                   .kind     = EntryKind::spend,
                   .value_on = act.today};
    for (auto const& one : report.lines) {
        auto left = one.minor;
        // The oldest appropriation is used up first.
        for (auto const& each : act.read().rows<PaidRow>(R"sql(
                 SELECT appropriation_id AS appropriation, programme_id AS programme, balance - set_aside AS available
                   FROM account
                  WHERE award_id = $1 AND stage = 'paid' AND line = $2 AND balance > set_aside
                  ORDER BY appropriation_id
             )sql",
                                                         id, one.line.value)) {
            auto part = std::min(left, each.available);
            if (part == 0) break;
            Place from{.appropriation = each.appropriation,
                       .stage         = Stage::paid,
                       .programme     = each.programme,
                       .award         = id,
                       .line          = one.line.value};
            auto  to = from;
            to.stage = Stage::spent;
            entry.legs.push_back({from, -part});
            entry.legs.push_back({to, part});
            left -= part;
        }
        if (left > 0) return refuse(Refusal::exceeds_available, "/lines", std::to_string(one.minor - left));
    }
    CHECK(post(act, entry));
    act.record(SpendingReported{id, number, report});
    end_working_paper(act, spending_paper, id.value);
    return {};
}

} // namespace penstock
