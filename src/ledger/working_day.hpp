// Working days: Monday to Friday, but for the public holidays of a year and the weekend days that are worked for them,
// as somebody entered them from a published notice. In China that is the yearly notice of the State Council under the
// 全国年节及纪念日放假办法. What a wait was counted to stays as it was counted: a calendar changes no day that was given.
#pragma once

#include "base/bilingual.hpp"
#include "base/day.hpp"
#include "base/id.hpp"
#include "base/refusal.hpp"

#include <boost/describe/class.hpp>

#include <string>
#include <vector>

namespace penstock {

struct WorkCalendar; // the kind of thing an Id<WorkCalendar> identifies
struct SpecialDay; // the kind of thing an Id<SpecialDay> identifies

// Days in a row, the first and the last included, that are free or worked whatever day of the week they are.
struct SpecialDays {
    Day         first_day;
    Day         last_day;
    bool        worked{};
    Bilingual   title;
    friend bool operator==(SpecialDays const&, SpecialDays const&) = default;
};
BOOST_DESCRIBE_STRUCT(SpecialDays, (), (first_day, last_day, worked, title))

inline constexpr std::size_t most_special_days = 60; // entries of one year

bool is_working_day(Day day, std::vector<SpecialDays> const& special);

// The first day after so many whole working days.
Day cooled_off_on(Day changed_on, std::int64_t working_days, std::vector<SpecialDays> const& special);

// A calendar as it is entered: each entry in its year, with a title, none on a day of another, and
// worked ones at weekends. One without entries leaves Monday to Friday.
Result<void> plan_work_calendar(std::int64_t year, std::vector<SpecialDays> const& days);

} // namespace penstock
