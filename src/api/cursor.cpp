#include "api/cursor.hpp"

#include "base/digest.hpp"
#include "base/text.hpp"

#include <charconv>

namespace penstock::api {

namespace {

// Eight digits that say of which list in which order a cursor is.
std::string mark_of(std::string_view list) { return hex(sha256(list).view().substr(0, 4)); }

} // namespace

std::string cursor_text(Cursor const& cursor, std::string_view of)
{
    auto key = std::holds_alternative<std::string>(cursor.key)
                   ? "s" + hex(std::get<std::string>(cursor.key))
                   : "i" + std::to_string(std::get<std::int64_t>(cursor.key));
    return mark_of(of) + key + "." + std::to_string(cursor.id);
}

std::optional<Cursor> parse_cursor(std::string_view text, std::string_view of)
{
    auto mark = mark_of(of);
    if (!text.starts_with(mark)) return std::nullopt;
    text.remove_prefix(mark.size());
    auto whole = [](std::string_view digits) -> std::optional<std::int64_t> {
        std::int64_t out{};
        auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), out);
        if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
        return out;
    };
    auto dot = text.rfind('.');
    if (text.size() < 3 || dot == text.npos) return std::nullopt;
    auto id = whole(text.substr(dot + 1));
    if (!id) return std::nullopt;
    auto key = text.substr(1, dot - 1);
    if (text[0] == 'i') {
        auto number = whole(key);
        return number ? std::optional{Cursor{*number, *id}} : std::nullopt;
    }
    auto bytes = from_hex(key);
    if (text[0] != 's' || !bytes || !is_valid_utf8(*bytes) || bytes->find('\0') != bytes->npos) return std::nullopt;
    return Cursor{std::move(*bytes), *id};
}

} // namespace penstock::api
