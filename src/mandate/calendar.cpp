#include "mandate/calendar.hpp"

#include <algorithm>

namespace penstock {

namespace {

// A line in pieces of at most 75 octets, each but the first begun by a blank; no code point is parted.
void add_line(std::string& out, std::string_view line)
{
    std::size_t room = 75;
    while (line.size() > room) {
        auto end = room;
        while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xc0) == 0x80) --end;
        out += line.substr(0, end);
        out += "\r\n ";
        line.remove_prefix(end);
        room = 74; // the blank counts
    }
    out += line;
    out += "\r\n";
}

std::string digits(std::string text)
{
    std::erase_if(text, [](char c) { return c == '-' || c == ':'; });
    return text;
}

std::string stamp_of(Instant at) { return digits(at.iso().substr(0, 19)) + "Z"; }

std::string const& said(Bilingual const& text, bool chinese)
{
    if (chinese) return text.zh.empty() ? text.en : text.zh;
    return text.en.empty() ? text.zh : text.en;
}

} // namespace

std::string calendar_escaped(std::string_view text)
{
    std::string out;
    for (char c : text) {
        if (c == '\n') out += "\\n";
        else if (c != '\r') {
            if (c == '\\' || c == ';' || c == ',') out += '\\';
            out += c;
        }
    }
    return out;
}

std::string calendar_text(std::vector<CalendarDay> const& days, bool chinese, std::string_view name)
{
    std::string out;
    for (auto const* line : {"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Penstock//Duties//EN", "CALSCALE:GREGORIAN",
                             "METHOD:PUBLISH", "REFRESH-INTERVAL;VALUE=DURATION:PT12H"})
        add_line(out, line);
    add_line(out, "X-WR-CALNAME:" + calendar_escaped(name));
    for (auto const& each : days) {
        add_line(out, "BEGIN:VEVENT");
        add_line(out, "UID:" + calendar_escaped(each.identifier) + "@penstock");
        add_line(out, "DTSTAMP:" + stamp_of(each.changed));
        add_line(out, "DTSTART;VALUE=DATE:" + digits(each.on.iso()));
        add_line(out, "DTEND;VALUE=DATE:" + digits(each.on.plus_days(1).iso()));
        add_line(out, "SUMMARY:" + calendar_escaped(said(each.title, chinese)));
        if (!said(each.text, chinese).empty())
            add_line(out, "DESCRIPTION:" + calendar_escaped(said(each.text, chinese)));
        if (!each.address.empty()) add_line(out, "URL:" + each.address);
        add_line(out, "TRANSP:TRANSPARENT");
        add_line(out, each.over ? "STATUS:CANCELLED" : "STATUS:CONFIRMED");
        add_line(out, "END:VEVENT");
    }
    add_line(out, "END:VCALENDAR");
    return out;
}

} // namespace penstock
