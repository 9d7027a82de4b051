#include "mandate/communique.hpp"

#include "base/digest.hpp"
#include "mandate/communique_bytes.hpp"
#include "mandate/communique_lexicon.hpp"
#include "mandate/communique_readers.hpp"

#include <algorithm>
#include <map>

namespace penstock::mandate {

void give_keys(Communique& out)
{
    constexpr std::size_t      key_length = 16;
    std::map<std::string, int> seen;
    for (auto& directive : out.directives) {
        auto       words = directive.text;
        auto const again = seen[words]++;
        if (again > 0) words += "\n" + std::to_string(again);
        directive.key = hex(sha256(words).view()).substr(0, key_length);
    }
}

Communique read_communique(std::string_view text)
{
    auto const points = from_utf8(text);
    auto const han    = std::ranges::count_if(points, is_han);
    auto const letters =
        std::ranges::count_if(points, [](char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); });
    Scan const scan{points};
    auto       out = han * 4 >= letters ? read_chinese(scan) : read_english(scan);
    give_keys(out);
    return out;
}

} // namespace penstock::mandate
