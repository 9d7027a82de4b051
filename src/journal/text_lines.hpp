// What the text formats of the log share: they are read line by line.
#pragma once

#include <optional>
#include <string_view>

namespace penstock::journal {

// Takes the next line off the text, without its end; nothing when no line ends in what is left.
inline std::optional<std::string_view> next_line(std::string_view& text)
{
    auto const end = text.find('\n');
    if (end == text.npos) return std::nullopt;
    auto const line = text.substr(0, end);
    text.remove_prefix(end + 1);
    return line;
}

} // namespace penstock::journal
