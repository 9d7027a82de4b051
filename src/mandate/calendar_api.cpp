// Endpoints for the address of one's own calendar: made anew, which ends the one before, and withdrawn.
#include "api/refusals.hpp"
#include "mandate/calendar.hpp"
#include "mandate/mandate_api.hpp"

namespace penstock {

namespace {

struct MyCalendarAsk {};
BOOST_DESCRIBE_STRUCT(MyCalendarAsk, (), ())

struct CalendarView {
    std::optional<Instant>     made_at; // absent: there is no address
    std::optional<std::string> path;    // "/calendar/…/zh.ics": shown once, when it is made; en.ics in English
};
BOOST_DESCRIBE_STRUCT(CalendarView, (), (made_at, path))

Result<CalendarView> get_my_calendar(Look& look, MyCalendarAsk const&)
{
    return CalendarView{
        look.read.row<Instant>("SELECT made_at FROM calendar_feed WHERE person = $1", look.caller.person()), {}};
}

Result<CalendarView> make_my_calendar(Act& act, Caller const& by, MyCalendarAsk const&)
{
    if (by.person() == 0) return refuse(refusal::not_signed_in);
    return CalendarView{act.now, "/calendar/" + make_calendar(act, by.person()) + "/zh.ics"};
}

Result<CalendarView> withdraw_my_calendar(Act& act, Caller const& by, MyCalendarAsk const&)
{
    withdraw_calendar(act, by.person());
    return CalendarView{};
}

} // namespace

void register_calendars(api::Registry& registry)
{
    using enum Permission;
    registry.read<signed_in, get_my_calendar>("/api/my-calendar", {"我的日历订阅", "My calendar feed"});
    registry.upkeep<signed_in, make_my_calendar>("/api/my-calendar",
                                                 {"生成日历订阅地址", "Make an address for my calendar"});
    registry.upkeep<signed_in, withdraw_my_calendar>("/api/my-calendar/withdrawal",
                                                     {"停用日历订阅地址", "Withdraw the address of my calendar"});
}

} // namespace penstock
