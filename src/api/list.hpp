// Lists: filters and sort orders that are allowed by name, pages by cursor, totals on the first page.
// The cursor holds the sort value and the id of the last item, so a page costs the same wherever it is.
#pragma once

#include "base/json_write.hpp"
#include "store/db.hpp"

#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace penstock::api {

// What every list may be asked for; a list's own ask derives from it and adds its filters.
struct ListAsk {
    std::optional<std::string>  sort;   // a name the list allows; "-" in front: falling
    std::optional<std::string>  cursor; // `next` of the page before
    std::optional<std::int64_t> limit;  // 1 to 1,000; 50 when absent
};
BOOST_DESCRIBE_STRUCT(ListAsk, (), (sort, cursor, limit))

struct CurrencySum {
    Currency     currency;
    std::int64_t minor{};
    std::int64_t count{};
    friend bool  operator==(CurrencySum const&, CurrencySum const&) = default;
};
BOOST_DESCRIBE_STRUCT(CurrencySum, (), (currency, minor, count))

template <class Item> struct List {
    std::vector<Item>                       items;
    std::string                             next;  // the cursor of the next page; "" at the end
    std::optional<std::int64_t>             total; // of all pages; on the first page only
    std::optional<std::vector<CurrencySum>> sums;  // likewise, where the list is of money
    BOOST_DESCRIBE_CLASS(List, (), (items, next, total, sums), (), ())
};

using SortKey = std::variant<std::int64_t, std::string>;

// A sort order by name: the SQL it stands for and how to read the same value off an item.
template <class Item> struct SortBy {
    std::string_view name;
    std::string_view expression; // never null
    SortKey (*key)(Item const&);
};

struct Cursor {
    SortKey      key;
    std::int64_t id{};
};
// `of` says which list in which order it is of; a cursor of another is none.
std::string           cursor_text(Cursor const& cursor, std::string_view of);
std::optional<Cursor> parse_cursor(std::string_view text, std::string_view of);

// One SELECT with the conditions that were asked for. All pieces of SQL are literals of ours; values are parameters.
class ListQuery {
public:
    // `select` up to and including FROM and joins; `id` the unique column that makes the order total.
    ListQuery(std::string_view select, std::string_view from, std::string_view id)
        : select_{select},
          from_{from},
          id_{id}
    {}

    // A condition with one `?` for each value: where("a.year BETWEEN ? AND ?", first, last).
    template <class... Args> ListQuery& where(std::string_view condition, Args const&... args)
    {
        std::vector<std::string> places{values_.add(args)...};
        where_ += where_.empty() ? " WHERE (" : " AND (";
        std::size_t next = 0;
        for (char c : condition) {
            if (c == '?') where_ += places.at(next++);
            else where_ += c;
        }
        expects(next == places.size());
        where_ += ')';
        return *this;
    }
    template <class T> ListQuery& where_any(std::string_view column, std::vector<T> const& list)
    {
        where_ += where_.empty() ? " WHERE " : " AND ";
        where_ += column;
        where_ += " IN (";
        for (std::size_t i = 0; i < list.size(); ++i) where_ += (i ? ", " : "") + values_.add(list[i]);
        where_ += list.empty() ? "NULL)" : ")";
        return *this;
    }

    template <class Item>
    Result<List<Item>> page(Reader& reader, ListAsk const& ask, std::span<SortBy<Item> const> orders) const;

    template <class Row> std::vector<Row> rows(Reader& reader, std::string_view select, std::string_view tail) const
    {
        return reader.rows<Row>(std::string{select} + " " + std::string{from_} + where_ + " " + std::string{tail},
                                values_);
    }

private:
    std::string_view select_;
    std::string_view from_;
    std::string_view id_;
    std::string      where_;
    store::Values    values_;
};

template <class Item>
Result<List<Item>> ListQuery::page(Reader& reader, ListAsk const& ask, std::span<SortBy<Item> const> orders) const
{
    auto limit = ask.limit.value_or(50);
    if (limit < 1 || limit > 1000) return refuse(Refusal::number_out_of_range, "/limit", "1..1000");

    std::string_view wanted  = ask.sort ? std::string_view{*ask.sort} : orders.front().name;
    bool             falling = wanted.starts_with('-');
    if (falling) wanted.remove_prefix(1);
    auto order = std::ranges::find(orders, wanted, &SortBy<Item>::name);
    if (order == orders.end()) {
        std::string names;
        for (auto const& each : orders) names.append(names.empty() ? "" : ", ").append(each.name);
        return refuse(Refusal::unknown_sort, "/sort", names);
    }

    auto values = values_;
    auto where  = where_;
    auto of     = std::string{from_} + (falling ? " -" : " ") + std::string{wanted};
    bool first  = !ask.cursor || ask.cursor->empty();
    if (!first) {
        auto cursor = parse_cursor(*ask.cursor, of);
        // Made up: PostgreSQL does not compare a text with a number.
        if (!cursor || cursor->key.index() != order->key(Item{}).index())
            return refuse(Refusal::bad_cursor, "/cursor", "");
        auto key = std::visit([&](auto const& each) { return values.add(each); }, cursor->key);
        auto id  = values.add(cursor->id);
        where += where.empty() ? " WHERE (" : " AND (";
        where += std::string{order->expression} + ", " + std::string{id_} + (falling ? ") < (" : ") > (") + key + ", " +
                 id + ")";
    }
    auto direction = falling ? " DESC" : "";
    auto sql = std::string{select_} + " " + std::string{from_} + where + " ORDER BY " + std::string{order->expression} +
               direction + ", " + std::string{id_} + direction + " LIMIT " + values.add(limit + 1);

    List<Item> out;
    out.items = reader.rows<Item>(sql, values);
    if (out.items.size() > static_cast<std::size_t>(limit)) {
        out.items.pop_back();
        out.next = cursor_text({order->key(out.items.back()), out.items.back().id.value}, of);
    }
    if (first) out.total = reader.one<std::int64_t>("SELECT count(*) " + std::string{from_} + where_, values_);
    return out;
}

} // namespace penstock::api
