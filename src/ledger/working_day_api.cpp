// Endpoints for working days: the days that are free or worked out of the common run, and setting those of a year.
#include "api/named.hpp"
#include "api/refusals.hpp"
#include "ledger/ledger_api.hpp"
#include "ledger/working_day_facts.hpp"

namespace penstock {

namespace {

struct SpecialDayItem {
    Id<SpecialDay>   id;
    Id<WorkCalendar> calendar; // the version it stands in: the number of its fact
    std::int64_t     year{};
    Day              first_day;
    Day              last_day;
    bool             worked{};
    Bilingual        title;
    std::string      source;
    Day              counts_from;
    Named            recorded_by;
    Instant          recorded_at;
};
BOOST_DESCRIBE_STRUCT(SpecialDayItem, (),
                      (id, calendar, year, first_day, last_day, worked, title, source, counts_from, recorded_by,
                       recorded_at))

struct SpecialDayRow {
    Id<SpecialDay>   id;
    Id<WorkCalendar> calendar;
    std::int64_t     year{};
    Day              first_day;
    Day              last_day;
    std::int64_t     worked{};
    Bilingual        title;
    std::string      source;
    Day              counts_from;
    std::int64_t     person{};
    std::string      person_name;
    Instant          at;
};
BOOST_DESCRIBE_STRUCT(SpecialDayRow, (),
                      (id, calendar, year, first_day, last_day, worked, title, source, counts_from, person, person_name,
                       at))

constexpr std::string_view day_columns = R"sql(
    SELECT s.id, c.id AS calendar, c.year, s.first_day, s.last_day, s.worked, s.title_zh, s.title_en, c.source,
           c.counts_from, c.person, COALESCE(p.name, '') AS person_name, c.at)sql";
constexpr std::string_view day_tables  = R"sql(
      FROM special_day s
      JOIN work_calendar c ON c.id = s.calendar_id
      LEFT JOIN person p ON p.id = c.person)sql";

constexpr api::SortBy<SpecialDayRow> day_orders[] = {
    {"first_day", "s.first_day", [](SpecialDayRow const& row) -> api::SortKey { return row.first_day.iso(); }},
    {"id", "s.id", [](SpecialDayRow const& row) -> api::SortKey { return row.id.value; }},
};

struct SpecialDaysAsk : api::ListAsk {
    std::optional<std::int64_t> year;
    std::optional<bool>         worked;
};
BOOST_DESCRIBE_STRUCT(SpecialDaysAsk, (api::ListAsk), (year, worked))

Result<api::List<SpecialDayItem>> list_special_days(Look& look, SpecialDaysAsk const& ask)
{
    api::ListQuery query{day_columns, day_tables, "s.id"};
    query.where("c.id = (SELECT max(n.id) FROM work_calendar n WHERE n.year = c.year)");
    if (ask.year) query.where("c.year = ?", *ask.year);
    if (ask.worked) query.where("s.worked = ?", std::int64_t{*ask.worked});
    auto                      rows = TRY(query.page<SpecialDayRow>(look.read, ask, day_orders));
    api::List<SpecialDayItem> out{.next = std::move(rows.next), .total = rows.total};
    for (auto& row : rows.items)
        out.items.push_back({row.id, row.calendar, row.year, row.first_day, row.last_day, row.worked != 0,
                             std::move(row.title), std::move(row.source), row.counts_from,
                             Named{row.person, std::move(row.person_name)}, row.at});
    return out;
}

struct SetWorkCalendarAsk {
    std::int64_t             year{};
    Line<300>                source; // the notice it is taken from
    std::vector<SpecialDays> days;   // all of the year: what was set before is replaced
    std::optional<std::int64_t> seen; // the newest of the year as it was known; 0: none. Another one is refused
};
BOOST_DESCRIBE_STRUCT(SetWorkCalendarAsk, (), (year, source, days, seen))

struct WorkCalendarView {
    Id<WorkCalendar>         id;
    std::int64_t             year{};
    std::string              source;
    Day                      counts_from;
    std::vector<SpecialDays> days;
};
BOOST_DESCRIBE_STRUCT(WorkCalendarView, (), (id, year, source, counts_from, days))

Result<WorkCalendarView> set_work_calendar(Act& act, Caller const& by, SetWorkCalendarAsk const& ask)
{
    CHECK(by.check_in(Permission::set_rules, 0));
    auto days = ask.days;
    for (std::size_t i = 0; i < days.size(); ++i)
        for (auto* text : {&days[i].title.zh, &days[i].title.en}) {
            auto plain = plain_line(*text, 100);
            if (!plain) return refuse(plain.error().why, "/days/" + std::to_string(i) + "/title", plain.error().detail);
            *text = *std::move(plain);
        }
    CHECK(plan_work_calendar(ask.year, days));
    if (ask.seen && *ask.seen != newest_calendar(act.read(), ask.year).value) return refuse(refusal::changed_meanwhile);
    // From tomorrow: nobody shortens a wait by a calendar of the same day and sets the true one again afterwards.
    WorkCalendarView out{{}, ask.year, ask.source.value, act.today.plus_days(1), days};
    out.id = {act.record(WorkCalendarSet{ask.year, ask.source.value, out.counts_from, std::move(days)})};
    return out;
}

} // namespace

void register_working_days(api::Registry& registry)
{
    registry.read<Permission::read_authority, list_special_days>(
        "/api/special-days", {"列出节假日和调休上班日", "List public holidays, and weekend days that are worked"});
    registry.act<Permission::set_rules, set_work_calendar>(
        "/api/work-calendars", {"设定一年的工作日历", "Set the calendar of working days of a year"});
}

} // namespace penstock
