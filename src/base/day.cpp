#include "base/day.hpp"

#include <date/tz.h>

namespace penstock {

namespace {

std::optional<unsigned> number(std::string_view text)
{
    unsigned out = 0;
    for (char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        out = out * 10 + static_cast<unsigned>(c - '0');
    }
    return out;
}

std::chrono::year_month_day civil(std::chrono::sys_days at) { return std::chrono::year_month_day{at}; }

// Writes so many digits and gives the place after them. Every fact has a date or two, so no format is read for it.
char* write_digits(char* to, int digits, std::int64_t number)
{
    for (int i = digits; i-- > 0; number /= 10) to[i] = static_cast<char>('0' + number % 10);
    return to + digits;
}

constexpr std::size_t day_size = 10; // 2026-11-23

char* write_day(char* to, std::chrono::sys_days at)
{
    auto date = civil(at);
    to        = write_digits(to, 4, static_cast<int>(date.year()));
    *to++     = '-';
    to        = write_digits(to, 2, static_cast<unsigned>(date.month()));
    *to++     = '-';
    return write_digits(to, 2, static_cast<unsigned>(date.day()));
}

} // namespace

std::optional<Day> Day::of(int year, unsigned month, unsigned day)
{
    std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
    if (!date.ok() || year < 1000 || year > 9998) return std::nullopt;
    return Day{std::chrono::sys_days{date}};
}

std::optional<Day> Day::from_iso(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    auto year  = number(text.substr(0, 4));
    auto month = number(text.substr(5, 2));
    auto day   = number(text.substr(8, 2));
    if (!year || !month || !day) return std::nullopt;
    return of(static_cast<int>(*year), *month, *day);
}

std::string Day::iso() const
{
    std::string out(day_size, '0');
    write_day(out.data(), at_);
    return out;
}

int      Day::year() const { return static_cast<int>(civil(at_).year()); }
unsigned Day::month() const { return static_cast<unsigned>(civil(at_).month()); }
unsigned Day::day() const { return static_cast<unsigned>(civil(at_).day()); }

Day Day::plus_months(int months) const
{
    auto date = civil(at_) + std::chrono::months{months};
    if (!date.ok()) date = date.year() / date.month() / std::chrono::last;
    return Day{std::chrono::sys_days{date}};
}

Day Day::end_of_month() const
{
    auto date = civil(at_);
    return Day{std::chrono::sys_days{date.year() / date.month() / std::chrono::last}};
}

std::optional<Instant> Instant::from_iso(std::string_view text)
{
    if (text.size() < 20 || !text.ends_with('Z') || text[10] != 'T' || text[13] != ':' || text[16] != ':')
        return std::nullopt;
    auto day         = Day::from_iso(text.substr(0, 10));
    auto hour        = number(text.substr(11, 2));
    auto minute      = number(text.substr(14, 2));
    auto second      = number(text.substr(17, 2));
    auto rest        = text.substr(19, text.size() - 20);
    auto thousandths = std::optional<unsigned>{0};
    if (!rest.empty()) thousandths = rest.size() == 4 && rest[0] == '.' ? number(rest.substr(1)) : std::nullopt;
    if (!day || !hour || !minute || !second || !thousandths || *hour > 23 || *minute > 59 || *second > 59)
        return std::nullopt;
    std::int64_t seconds =
        day->at().time_since_epoch().count() * std::int64_t{86'400} + *hour * 3600 + *minute * 60 + *second;
    return Instant{seconds * 1000 + *thousandths};
}

std::string Instant::iso() const
{
    auto whole  = std::chrono::milliseconds{milliseconds};
    auto days   = std::chrono::floor<std::chrono::days>(whole);
    auto within = (whole - days).count();
    std::string out(day_size + 14, 'Z'); // 2026-11-23T04:05:06.789Z
    auto*       at  = write_day(out.data(), std::chrono::sys_days{days});
    auto        put = [&](char before, int digits, std::int64_t number) {
        *at++ = before;
        at    = write_digits(at, digits, number);
    };
    put('T', 2, within / 3'600'000);
    put(':', 2, within / 60'000 % 60);
    put(':', 2, within / 1000 % 60);
    put('.', 3, within % 1000);
    return out;
}

Day Instant::day_in_utc() const
{
    return Day{std::chrono::sys_days{std::chrono::floor<std::chrono::days>(std::chrono::milliseconds{milliseconds})}};
}

std::optional<Day> day_in(Instant at, std::string_view zone)
{
    try {
        auto local = date::locate_zone(zone)->to_local(
            date::sys_time<std::chrono::milliseconds>{std::chrono::milliseconds{at.milliseconds}});
        return Day{std::chrono::sys_days{date::floor<date::days>(local).time_since_epoch()}};
    } catch (std::runtime_error const&) {
        return std::nullopt; // the tz library's only way to say that a zone does not exist
    }
}

std::optional<Instant> start_of(Day day, std::string_view zone)
{
    try {
        auto const midnight =
            date::local_time<std::chrono::milliseconds>{std::chrono::milliseconds{day.at().time_since_epoch()}};
        auto const at = date::locate_zone(zone)->to_sys(midnight, date::choose::earliest);
        return Instant{at.time_since_epoch().count()};
    } catch (std::runtime_error const&) {
        return std::nullopt;
    }
}

} // namespace penstock
