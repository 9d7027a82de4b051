// Addresses as strangers write them: a query is taken apart, read into what a list may be asked for, and its cursor
// read; whatever is a cursor is written and read back the same.
#include "api/cursor.hpp"
#include "api/request_text.hpp"
#include "base/money.hpp"

using namespace penstock;

namespace {

enum class Shown { open, closed };
BOOST_DESCRIBE_ENUM(Shown, open, closed)

struct Asked {
    std::int64_t                id{};
    std::optional<std::string>  text;
    std::optional<Shown>        state;
    std::optional<Day>          since;
    std::optional<std::int64_t> limit;
    std::optional<bool>         overdue;
    std::optional<Currency>     currency;
    std::optional<std::string>  cursor;
};
BOOST_DESCRIBE_STRUCT(Asked, (), (id, text, state, since, limit, overdue, currency, cursor))

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    std::string_view const whole{reinterpret_cast<char const*>(data), size};
    auto const             line  = whole.substr(0, whole.find('\n'));
    auto const             body  = line.size() < whole.size() ? whole.substr(line.size() + 1) : std::string_view{};
    auto const             pairs = api::parse_query(line);
    Asked                  asked;
    auto                   read = api::read_request({{{"id", "7"}}, line, body}, asked);
    expects(pairs.has_value() || !read.has_value());
    if (!read) return 0;
    expects(asked.id == 7); // no query and no body names another thing than the path does
    if (!asked.cursor) return 0;
    if (auto cursor = api::parse_cursor(*asked.cursor, "a list")) {
        auto again = api::parse_cursor(api::cursor_text(*cursor, "a list"), "a list");
        expects(again && again->key == cursor->key && again->id == cursor->id);
        expects(!api::parse_cursor(*asked.cursor, "another list"));
    }
    return 0;
}
