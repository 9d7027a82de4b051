#include "mandate/voting.hpp"

#include "mandate/refusals.hpp"

#include <algorithm>
#include <set>

namespace penstock {

namespace {

void count(Tally& tally, VoteCast cast)
{
    switch (cast) {
    case VoteCast::in_favour: ++tally.in_favour; break;
    case VoteCast::against:   ++tally.against; break;
    case VoteCast::abstained: ++tally.abstained; break;
    }
}

Result<Tally> counted(VoteTaken const& typed, Voters const& voters)
{
    std::set<Id<Person>> named;
    Tally                out;
    for (std::size_t i = 0; i < typed.roll.size(); ++i) {
        auto const& each = typed.roll[i];
        if (std::ranges::find(voters.present, each.person) == voters.present.end() || !named.insert(each.person).second)
            return refuse(refusal::does_not_vote, "/roll/" + std::to_string(i) + "/person", "");
        count(out, each.cast);
    }
    return out;
}

} // namespace

bool carried(BodyRules const& rules, Eligible const& eligible, Tally const& tally)
{
    switch (rules.majority_of) {
    case MajorityOf::entitled: return reaches(tally.in_favour, rules.majority, eligible.entitled);
    case MajorityOf::present:  return reaches(tally.in_favour, rules.majority, eligible.present);
    case MajorityOf::cast:     return reaches(tally.in_favour, rules.majority, tally.in_favour + tally.against);
    }
    std::unreachable();
}

Result<VoteTaken> plan_vote(VoteTaken const& typed, Voters const& voters)
{
    if (!voters.attended) return refuse(refusal::attendance_missing);
    if (!quorate(voters.rules, voters.eligible))
        return refuse(refusal::quorum_missing,
                      std::to_string(voters.eligible.present) + "/" + std::to_string(voters.eligible.entitled));
    if (!typed.roll.empty() && typed.method != VoteMethod::roll_call)
        return refuse(refusal::roll_and_secret, "/roll", "");
    bool open = typed.method == VoteMethod::roll_call || typed.method == VoteMethod::unanimous_consent;
    if (open && typed.secret) return refuse(refusal::roll_and_secret, "/secret", "");
    auto out = typed;
    switch (typed.method) {
    case VoteMethod::roll_call:
        if (typed.roll.empty()) return refuse(refusal::missing_field, "/roll", "");
        out.tally = TRY(counted(typed, voters));
        break;
    case VoteMethod::unanimous_consent: out.tally = {voters.eligible.present, 0, 0}; break;
    case VoteMethod::show_of_hands:
    case VoteMethod::ballot:
        for (auto number : {typed.tally.in_favour, typed.tally.against, typed.tally.abstained})
            if (number < 0 || number > voters.eligible.present)
                return refuse(refusal::votes_exceed_present, "/tally", std::to_string(voters.eligible.present));
        if (typed.tally.cast() > voters.eligible.present)
            return refuse(refusal::votes_exceed_present, "/tally", std::to_string(voters.eligible.present));
        if (typed.tally.cast() == 0) return refuse(refusal::missing_field, "/tally", "");
        break;
    }
    return out;
}

Result<void> plan_rules(BodyRules const& rules)
{
    if (!sound(rules.quorum)) return refuse(refusal::number_out_of_range, "/quorum", "");
    if (!sound(rules.majority)) return refuse(refusal::number_out_of_range, "/majority", "");
    return {};
}

} // namespace penstock
