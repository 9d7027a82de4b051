// The text of a mail as it goes over the wire: RFC 5322 with the headers of RFC 2045 to 2047, in both languages.
#pragma once

#include "base/bilingual.hpp"
#include "base/day.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace penstock {

struct MailPart { // one message
    Bilingual   title;
    Bilingual   text;
    Bilingual   why;
    std::string address; // where it is read in the application; "" where no address is known
};

struct MailHead {
    std::string from;       // an address
    std::string from_name;  // may be empty
    std::string to;         // an address
    std::string to_name;    // may be empty
    std::string identifier; // of the message, without the angle brackets: the same each time it is sent
    Instant     at;
    bool        digest{};
};

// An address that can stand between angle brackets as it is; anything else would write headers of its own.
bool plain_address(std::string_view address);

// "=?UTF-8?B?…?=", in words of at most 75 characters that never part a code point; ASCII stays as it is.
std::string encoded_words(std::string_view text);

// With CR LF line ends, no line longer than 78 characters. `parts` is not empty.
std::string mail_text(MailHead const& head, std::vector<MailPart> const& parts);

} // namespace penstock
