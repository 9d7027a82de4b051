// Lists: filters and sort orders that are allowed by name, pages by cursor, totals on the first page.
// The cursor holds the sort value and the id of the last item, so a page costs the same wherever it is.
#pragma once

#include "api/cursor.hpp"
#include "base/json_write.hpp"
#include "store/db.hpp"

#include <initializer_list>
#include <optional>
#include <span>
#include <string>
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

// A sort order by name: the SQL it stands for and how to read the same value off an item.
template <class Item> struct SortBy {
    std::string_view name;
    std::string_view expression; // never null
    SortKey (*key)(Item const&);
};

// A pattern for LIKE ... ESCAPE '!' that finds the text at the beginning of what lower() gives; beyond ASCII, case
// counts.
std::string beginning(std::string_view text);

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
    // Rows where one of the expressions holds the text anywhere, as it was typed or in simplified characters; beyond
    // ASCII, case counts. All rows when there is no text.
    ListQuery& where_one_holds(std::string_view text, std::initializer_list<std::string_view> expressions);

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
    // A page before it is read: the statement, and what its cursor is of.
    struct Page {
        std::string   sql;
        store::Values values;
        std::string   of;
        std::int64_t  limit{};
        bool          first{};
        std::size_t   order{};
    };
    struct Order {
        std::string_view name;
        std::string_view expression;
    };
    Result<Page> plan(ListAsk const& ask, std::span<Order const>                    orders,
                      bool (*is_text)(void const* orders, std::size_t), void const* all) const;
    std::int64_t count(Reader& reader) const;

    std::string_view select_;
    std::string_view from_;
    std::string_view id_;
    std::string      where_;
    store::Values    values_;
};

template <class Item>
Result<List<Item>> ListQuery::page(Reader& reader, ListAsk const& ask, std::span<SortBy<Item> const> orders) const
{
    std::vector<Order> names;
    for (auto const& each : orders) names.push_back({each.name, each.expression});
    auto is_text = [](void const* all, std::size_t at) {
        return std::holds_alternative<std::string>(static_cast<SortBy<Item> const*>(all)[at].key(Item{}));
    };
    auto page = plan(ask, names, is_text, orders.data());
    if (!page) return std::unexpected{std::move(page).error()};

    List<Item> out;
    out.items = reader.rows<Item>(page->sql, page->values);
    if (out.items.size() > static_cast<std::size_t>(page->limit)) {
        out.items.pop_back();
        out.next = cursor_text({orders[page->order].key(out.items.back()), out.items.back().id.value}, page->of);
    }
    if (page->first) out.total = count(reader);
    return out;
}

} // namespace penstock::api
