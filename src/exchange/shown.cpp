// Text from a file made fit for messages and storage.
#include "exchange/values.hpp"

#include "base/text.hpp"

#include <unicode/utf8.h>

#include <algorithm>

namespace penstock::exchange {

std::string shown(std::string_view text, std::size_t most)
{
    bool fine_already = text.size() <= most && text.find('\0') == text.npos && is_valid_utf8(text);
    if (fine_already) return std::string{text};
    std::string out;
    auto const* bytes  = reinterpret_cast<std::uint8_t const*>(text.data());
    auto        length = static_cast<std::int64_t>(std::min(text.size(), most + 4));
    for (std::int64_t at = 0; at < length;) {
        std::int64_t from = at;
        UChar32      point = 0;
        U8_NEXT(bytes, at, length, point);
        bool        fine = point > 0;
        std::size_t size = fine ? static_cast<std::size_t>(at - from) : 3;
        if (out.size() + size > most) break;
        if (fine) out.append(text.substr(static_cast<std::size_t>(from), size));
        else out += "\xef\xbf\xbd";
    }
    return out;
}

} // namespace penstock::exchange
