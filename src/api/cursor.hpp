// Where a page of a list ended: the value it is sorted by and the identifier of its last item. Opaque to clients, and
// harmless when made up, for it only compares.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace penstock::api {

using SortKey = std::variant<std::int64_t, std::string>;

struct Cursor {
    SortKey      key;
    std::int64_t id{};
};

// "i<number>.<id>" or "s<hexadecimal text>.<id>", and in front which list in which order it is `of`; a cursor of
// another is none.
std::string           cursor_text(Cursor const& cursor, std::string_view of);
std::optional<Cursor> parse_cursor(std::string_view text, std::string_view of);

} // namespace penstock::api
