// Mapping files: whatever is accepted is written and read back equal; then the headers of a list are guessed.
#include "exchange/mapping.hpp"

#include "exchange/columns.hpp"

#include <algorithm>

using namespace penstock;
using namespace penstock::exchange;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    std::string_view text{reinterpret_cast<char const*>(data), size};
    if (auto mapping = parse_mapping(text)) {
        auto again = parse_mapping(mapping_text(*mapping));
        expects(again.has_value() && *again == *mapping);
    }
    std::vector<std::string> headers;
    for (std::size_t at = 0; at < text.size() && headers.size() < 30;) {
        auto end = std::min(text.find('\n', at), text.size());
        headers.emplace_back(text.substr(at, end - at));
        at = end + 1;
    }
    auto guess = guess_mapping(headers, std::vector<std::vector<std::string>>{headers});
    auto found = find_columns(guess.mapping, headers);
    // A guessed column may be there twice, which is a doubt, but is never missing.
    expects(found.has_value() || !guess.doubts.empty());
    return 0;
}
