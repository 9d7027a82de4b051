#include "api/list.hpp"

#include "base/fold.hpp"

#include <algorithm>

namespace penstock::api {

std::string beginning(std::string_view text)
{
    std::string out;
    for (char c : text) {
        if (c == '%' || c == '_' || c == '!') out += '!';
        out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return out + "%";
}

ListQuery& ListQuery::where_one_holds(std::string_view text, std::initializer_list<std::string_view> expressions)
{
    if (text.empty()) return *this;
    std::vector<std::string> forms{"%" + beginning(text)};
    if (auto form = "%" + beginning(simplified(text)); form != forms.front()) forms.push_back(std::move(form));
    where_ += where_.empty() ? " WHERE (" : " AND (";
    std::string_view between;
    for (auto const& form : forms) {
        auto const place = values_.add(form);
        for (auto expression : expressions) {
            where_.append(between).append("lower(").append(expression).append(") LIKE ").append(place);
            where_ += " ESCAPE '!'";
            between = " OR ";
        }
    }
    where_ += ')';
    return *this;
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
