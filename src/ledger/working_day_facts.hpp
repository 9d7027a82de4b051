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
    std::vector<SpecialDays> days;
};
BOOST_DESCRIBE_STRUCT(WorkCalendarSet, (), (year, source, days))

void apply(Writer& db, Stamp const& stamp, WorkCalendarSet const& fact);
void add_working_day_facts(FactKinds& kinds);

// Of the newest calendar of each year, what ends on this day or later.
std::vector<SpecialDays> special_days_from(Reader& reader, Day first);

} // namespace penstock
