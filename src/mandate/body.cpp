#include "mandate/body.hpp"

#include "mandate/refusals.hpp"
#include "people/refusals.hpp"

#include <algorithm>

namespace penstock {

std::optional<Day> MemberNow::last_day() const
{
    if (!ended_on) return until_day;
    auto before = ended_on->plus_days(-1);
    return until_day && *until_day < before ? *until_day : before;
}

bool MemberNow::in_force(Day today) const
{
    auto last = last_day();
    return from_day <= today && (!last || today <= *last);
}

Result<BodyText> plan_body(BodyText const& typed)
{
    std::vector<Fault> faults;
    auto               one = [&](std::string const& text, char const* pointer) {
        auto plain = plain_line(text, 200);
        if (plain) return *plain;
        faults.push_back({pointer, plain.error().why, plain.error().detail});
        return std::string{};
    };
    BodyText out{{one(typed.name.zh, "/name/zh"), one(typed.name.en, "/name/en")}, typed.kind};
    if (faults.empty() && out.name.empty()) faults.push_back({"/name", refusal::missing_field, ""});
    if (!faults.empty()) return std::unexpected{Refused{std::move(faults)}};
    return out;
}

Result<void> plan_member(MemberWanted const& wanted, std::vector<MemberNow> const& members)
{
    if (wanted.until && *wanted.until < wanted.from) return refuse(refusal::ends_before_start, "/until", "");
    auto overlaps = [&](MemberNow const& each) {
        auto last = each.last_day();
        return (!last || (*last >= wanted.from && *last >= each.from_day)) &&
               (!wanted.until || *wanted.until >= each.from_day);
    };
    for (auto const& each : members) {
        if (!overlaps(each)) continue;
        if (each.person == wanted.person) return refuse(refusal::already_exists, std::to_string(each.id.value));
        if (each.office == BodyOffice::chair && wanted.office == BodyOffice::chair)
            return refuse(refusal::chair_taken, std::to_string(each.id.value));
    }
    return {};
}

Result<void> plan_term_ended(MemberNow const& member, Day on, Day today)
{
    if (on < today) return refuse(refusal::date_in_past, "/on", today.iso());
    if (auto last = member.last_day(); last && *last < on) return refuse(refusal::step_not_allowed, last->iso());
    return {};
}

} // namespace penstock
