#include "ledger/working_day.hpp"

#include "api/refusals.hpp"
#include "ledger/refusals.hpp"
#include "people/refusals.hpp"

#include <algorithm>

namespace penstock {

bool is_working_day(Day day, std::vector<SpecialDays> const& special)
{
    for (auto const& each : special)
        if (each.first_day <= day && day <= each.last_day) return each.worked;
    std::chrono::weekday const weekday{day.at()};
    return weekday != std::chrono::Saturday && weekday != std::chrono::Sunday;
}

Day cooled_off_on(Day changed_on, std::int64_t working_days, std::vector<SpecialDays> const& special)
{
    auto day = changed_on;
    while (working_days > 0) {
        day = day.plus_days(1);
        if (is_working_day(day, special)) --working_days;
    }
    return day.plus_days(1);
}

Result<void> plan_work_calendar(std::int64_t year, std::vector<SpecialDays> const& days)
{
    if (year < 1900 || year > 9998) return refuse(refusal::number_out_of_range, "/year", "1900-9998");
    if (days.size() > most_special_days) return refuse(refusal::too_long, "/days", std::to_string(most_special_days));
    std::vector<Fault> faults;
    auto const         prefix = std::to_string(year) + "-";
    for (std::size_t i = 0; i < days.size(); ++i) {
        auto const& one   = days[i];
        auto        fault = [&](char const* member, Refusal why, std::string detail) {
            faults.push_back({"/days/" + std::to_string(i) + member, why, std::move(detail)});
        };
        if (one.title.empty()) fault("/title", refusal::missing_field, "");
        if (!one.first_day.iso().starts_with(prefix))
            fault("/first_day", refusal::day_outside_year, std::to_string(year));
        if (!one.last_day.iso().starts_with(prefix))
            fault("/last_day", refusal::day_outside_year, std::to_string(year));
        if (one.last_day < one.first_day) fault("/last_day", refusal::ends_before_start, one.first_day.iso());
        if (one.worked) // the first that is no weekend day, which is soon found
            for (auto day = one.first_day; day <= one.last_day; day = day.plus_days(1)) {
                if (!is_working_day(day, {})) continue;
                fault("/first_day", refusal::worked_on_a_weekday, day.iso());
                break;
            }
        for (std::size_t j = 0; j < i; ++j)
            if (one.first_day <= days[j].last_day && days[j].first_day <= one.last_day)
                fault("/first_day", refusal::days_overlap, days[j].first_day.iso());
    }
    if (!faults.empty()) return std::unexpected{Refused{std::move(faults)}};
    return {};
}

} // namespace penstock
