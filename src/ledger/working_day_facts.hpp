// What may be written about working days, and how they are read back.
#pragma once

#include "journal/act.hpp"
#include "ledger/working_day.hpp"

namespace penstock {

struct WorkCalendarSet {
    static constexpr Words            words{"设定工作日历", "Calendar of working days set"};
    static constexpr std::string_view noun = "work_calendar";

    std::int64_t             year{};
    std::string              source; // the notice it was taken from
    Day                      counts_from;
    std::vector<SpecialDays> days;
};
BOOST_DESCRIBE_STRUCT(WorkCalendarSet, (), (year, source, counts_from, days))

void apply(Writer& db, Stamp const& stamp, WorkCalendarSet const& fact);
void add_working_day_facts(FactKinds& kinds);

// By the newest calendar of each year that counts today: what ends on this day or later.
std::vector<SpecialDays> special_days_from(Reader& reader, Day first, Day today);

// The newest calendar of a year, whether it counts already or not; 0: there is none.
Id<WorkCalendar> newest_calendar(Reader& reader, std::int64_t year);

} // namespace penstock
