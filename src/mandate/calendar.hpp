// A person's duties and meetings as a calendar other programs subscribe to (RFC 5545), under a secret address.
#pragma once

#include "api/look.hpp"
#include "base/bilingual.hpp"
#include "journal/act.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace penstock {

struct CalendarDay { // an event of one whole day
    std::string identifier; // for ever the same: "directive-12"
    Day         on;
    Instant     changed;
    Bilingual   title;
    Bilingual   text;
    std::string address; // may be empty
    bool        over{};  // ended or cancelled
};

// The whole file: CR LF line ends, no line longer than 75 octets, commas, semicolons and line ends escaped.
std::string calendar_text(std::vector<CalendarDay> const& days, bool chinese, std::string_view name);

// Puts a character that means something in RFC 5545 so that it means itself.
std::string calendar_escaped(std::string_view text);

// A secret that opens the person's calendar, in place of the one before; only its digest is kept.
std::string make_calendar(Act& act, std::int64_t person);
void        withdraw_calendar(Act& act, std::int64_t person);

// The days of whom the secret belongs to; nothing for any other text, or when the account is not in use.
std::optional<std::vector<CalendarDay>> calendar_of(Reader& reader, std::string_view secret, Day today);

} // namespace penstock
