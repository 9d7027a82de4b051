#include "api/list.hpp"

#include <algorithm>
#include <charconv>

namespace penstock::api {

namespace {

// Eight digits that say of which list in which order a cursor is.
std::string mark_of(std::string_view list) { return hex(sha256(list).view().substr(0, 4)); }

} // namespace

// "i<number>.<id>" or "s<hexadecimal text>.<id>", and in front what the cursor is of: opaque to clients, and harmless
// when made up, for it only compares.
std::string cursor_text(Cursor const& cursor, std::string_view of)
{
    auto key = std::holds_alternative<std::string>(cursor.key)
                   ? "s" + hex(std::get<std::string>(cursor.key))
                   : "i" + std::to_string(std::get<std::int64_t>(cursor.key));
    return mark_of(of) + key + "." + std::to_string(cursor.id);
}

std::string containing(std::string_view text)
{
    std::string out = "%";
    for (char c : text) {
        if (c == '%' || c == '_' || c == '!') out += '!';
        out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return out + "%";
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

Result<ListQuery::Page> ListQuery::plan(ListAsk const& ask, std::span<Order const>             orders,
                                        bool (*is_text)(void const*, std::size_t), void const* all) const
{
    Page out{.limit = ask.limit.value_or(50)};
    if (out.limit < 1 || out.limit > 1000) return refuse(refusal::number_out_of_range, "/limit", "1..1000");

    std::string_view wanted  = ask.sort ? std::string_view{*ask.sort} : orders.front().name;
    bool             falling = wanted.starts_with('-');
    if (falling) wanted.remove_prefix(1);
    auto order = std::ranges::find(orders, wanted, &Order::name);
    if (order == orders.end()) {
        std::string names;
        for (auto const& each : orders) names.append(names.empty() ? "" : ", ").append(each.name);
        return refuse(refusal::unknown_sort, "/sort", names);
    }

    out.order  = static_cast<std::size_t>(order - orders.begin());
    out.values = values_;
    out.of     = std::string{from_} + (falling ? " -" : " ") + std::string{wanted};
    out.first  = !ask.cursor || ask.cursor->empty();
    auto where = where_;
    if (!out.first) {
        auto cursor = parse_cursor(*ask.cursor, out.of);
        // Made up: PostgreSQL does not compare a text with a number.
        if (!cursor || std::holds_alternative<std::string>(cursor->key) != is_text(all, out.order))
            return refuse(refusal::bad_cursor, "/cursor", "");
        auto key = std::visit([&](auto const& each) { return out.values.add(each); }, cursor->key);
        auto id  = out.values.add(cursor->id);
        where += where.empty() ? " WHERE (" : " AND (";
        where += std::string{order->expression} + ", " + std::string{id_} + (falling ? ") < (" : ") > (") + key + ", " +
                 id + ")";
    }
    auto direction = falling ? " DESC" : "";
    out.sql = std::string{select_} + " " + std::string{from_} + where + " ORDER BY " + std::string{order->expression} +
              direction + ", " + std::string{id_} + direction + " LIMIT " + out.values.add(out.limit + 1);
    return out;
}

std::int64_t ListQuery::count(Reader& reader) const
{
    return reader.one<std::int64_t>("SELECT count(*) " + std::string{from_} + where_, values_);
}

} // namespace penstock::api
