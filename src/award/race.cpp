#include "award/race.hpp"

#include "api/refusals.hpp"
#include "award/refusals.hpp"

#include <algorithm>
#include <set>

namespace penstock {

std::vector<Fault> faults_of(std::vector<TeamDecision> const& decisions, std::vector<RunningTeam> const& teams,
                             bool last, std::int64_t next_plan)
{
    std::vector<Fault>  faults;
    auto                team = [&](Id<Award> award) { return std::ranges::find(teams, award, &RunningTeam::award); };
    auto                of = [&](Id<Award> award) { return std::ranges::find(decisions, award, &TeamDecision::award); };
    std::set<Id<Award>> decided;
    std::int64_t        next = 0;
    for (std::size_t i = 0; i < decisions.size(); ++i) {
        auto const& each = decisions[i];
        auto        add  = [&](std::string_view member, Refusal why, std::string detail = {}) {
            faults.push_back({"/decisions/" + std::to_string(i) + std::string{member}, why, std::move(detail)});
        };
        auto one = team(each.award);
        if (one == teams.end()) {
            add("/award", refusal::not_found, std::to_string(each.award.value));
            continue;
        }
        if (!decided.insert(each.award).second) add("/award", refusal::already_exists);
        bool owes_reason = each.verdict != TeamVerdict::go_on && each.verdict != TeamVerdict::win;
        if (owes_reason && each.reason.value.empty()) add("/reason", refusal::missing_field);
        if ((goes_on(each.verdict) && last) || (each.verdict == TeamVerdict::win && !last))
            add("/verdict", refusal::step_not_allowed, std::string{name_of(each.verdict)});
        if (!one->reached && (each.verdict == TeamVerdict::go_on || each.verdict == TeamVerdict::win))
            add("/verdict", refusal::criterion_not_reached);
        if (each.verdict == TeamVerdict::merge) {
            auto other = each.into ? of(*each.into) : decisions.end();
            if (!each.into) add("/into", refusal::missing_field);
            else if (other == decisions.end()) add("/into", refusal::not_found);
            else if (ends(other->verdict) || *each.into == each.award) add("/into", refusal::step_not_allowed);
        } else if (each.into) add("/into", refusal::unknown_field);
        if (goes_on(each.verdict)) next += one->committed;
    }
    for (auto const& each : teams)
        if (!decided.contains(each.award))
            faults.push_back({"/decisions", refusal::missing_field, std::to_string(each.award.value)});
    if (next > next_plan)
        faults.push_back(
            {"/decisions", refusal::exceeds_available, std::to_string(next) + " / " + std::to_string(next_plan)});
    return faults;
}

} // namespace penstock
