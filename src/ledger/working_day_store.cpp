// What facts about working days do to the tables, and how they are read back.
#include "ledger/working_day_facts.hpp"

namespace penstock {

namespace {

struct SpecialDaysRow {
    Day          first_day;
    Day          last_day;
    std::int64_t worked{};
    Bilingual    title;
};
BOOST_DESCRIBE_STRUCT(SpecialDaysRow, (), (first_day, last_day, worked, title))

constexpr std::int64_t ids_of_a_calendar = 100;
static_assert(most_special_days <= ids_of_a_calendar);

} // namespace

void apply(Writer& db, Stamp const& stamp, WorkCalendarSet const& fact)
{
    db.run("INSERT INTO work_calendar (id, year, source, counts_from, person, at) VALUES ($1, $2, $3, $4, $5, $6)",
           stamp.seq, fact.year, fact.source, fact.counts_from, stamp.actor, stamp.at);
    for (std::size_t i = 0; i < fact.days.size(); ++i) {
        auto const& one = fact.days[i];
        db.run(R"sql(
            INSERT INTO special_day (id, calendar_id, first_day, last_day, worked, title_zh, title_en)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
        )sql",
               stamp.seq * ids_of_a_calendar + static_cast<std::int64_t>(i), stamp.seq, one.first_day, one.last_day,
               std::int64_t{one.worked}, one.title.zh, one.title.en);
    }
}

void add_working_day_facts(FactKinds& kinds) { kinds.add<WorkCalendarSet>(); }

std::vector<SpecialDays> special_days_from(Reader& reader, Day first, Day today)
{
    std::vector<SpecialDays> out;
    for (auto& row : reader.rows<SpecialDaysRow>(R"sql(
             SELECT s.first_day, s.last_day, s.worked, s.title_zh, s.title_en
               FROM special_day s
               JOIN work_calendar c ON c.id = s.calendar_id
              WHERE s.last_day >= $1
                AND c.id = (SELECT max(n.id) FROM work_calendar n WHERE n.year = c.year AND n.counts_from <= $2)
              ORDER BY s.first_day
         )sql",
                                                 first, today))
        out.push_back({row.first_day, row.last_day, row.worked != 0, std::move(row.title)});
    return out;
}

Id<WorkCalendar> newest_calendar(Reader& reader, std::int64_t year)
{
    return reader.one<Id<WorkCalendar>>("SELECT COALESCE(max(id), 0) FROM work_calendar WHERE year = $1", year);
}

} // namespace penstock
