#include "store/table_text.hpp"

#include "base/digest.hpp"
#include "base/json_write.hpp"
#include "store/schema.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

namespace penstock::store {

namespace {

constexpr std::size_t piece_of_lines = 64 * 1024;

struct Reference {
    std::string from;
    std::string to;
};
BOOST_DESCRIBE_STRUCT(Reference, (), (from, to))

constexpr std::string_view sqlite_references = R"sql(
    SELECT t.name AS "from", k."table" AS "to"
      FROM pragma_table_list t, pragma_foreign_key_list(t.name) k
     WHERE t.schema = 'main' AND t.type = 'table'
)sql";

constexpr std::string_view postgres_references = R"sql(
    SELECT a.relname AS "from", b.relname AS "to"
      FROM pg_catalog.pg_constraint c
      JOIN pg_catalog.pg_class a ON a.oid = c.conrelid
      JOIN pg_catalog.pg_class b ON b.oid = c.confrelid
     WHERE c.contype = 'f' AND a.relnamespace = current_schema()::regnamespace
)sql";

std::string in_quotes(std::string_view name)
{
    expects(name.find('"') == std::string_view::npos);
    return fmt::format("\"{}\"", name);
}

std::string select_in_order(std::string_view table, std::vector<TableColumn> const& all)
{
    std::vector<std::string>   names;
    std::map<int, std::string> keys;
    for (auto const& column : all) {
        names.push_back(in_quotes(column.name));
        if (column.key > 0) keys[column.key] = in_quotes(column.name);
    }
    if (keys.empty()) raise(StoreError::other, fmt::format("table {} has no primary key", table));
    std::string order;
    for (auto const& [place, name] : keys) order += (order.empty() ? "" : ", ") + name;
    return fmt::format("SELECT {} FROM {} ORDER BY {}", fmt::join(names, ", "), in_quotes(table), order);
}

void append_cell(std::string& out, Value const& value)
{
    switch (value.kind()) {
    case Kind::null:    out += "null"; return;
    case Kind::integer: json::write_whole(out, value.integer()); return;
    case Kind::text:    json::write_text(out, value.view()); return;
    case Kind::bytes:
        out += R"({"bytes":)";
        json::write_text(out, base64(value.view()));
        out += '}';
        return;
    }
}

std::optional<std::int64_t> whole_number(std::string_view text)
{
    std::int64_t out{};
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return out;
}

// A cell as the column takes it; nothing when the column does not hold such a value.
std::optional<Value> cell_of(json::Tree const& tree, std::uint32_t at, Kind type)
{
    auto const& node = tree[at];
    if (node.kind == json::Kind::null) return Value::null_of(type);
    switch (type) {
    case Kind::null:    return std::nullopt;
    case Kind::integer: {
        if (node.kind != json::Kind::number) return std::nullopt;
        auto const number = whole_number(node.text);
        return number ? std::optional{Value::of_integer(*number)} : std::nullopt;
    }
    case Kind::text:
        if (node.kind != json::Kind::string) return std::nullopt;
        return Value::kept_text(std::string{node.text});
    case Kind::bytes:
        if (node.kind != json::Kind::object || tree.count(at) != 1) return std::nullopt;
        auto const& content = tree[at + 1];
        if (content.key != "bytes" || content.kind != json::Kind::string) return std::nullopt;
        auto bytes = from_base64(content.text);
        return bytes ? std::optional{Value::kept_bytes(*std::move(bytes))} : std::nullopt;
    }
    std::unreachable();
}

} // namespace

std::int64_t write_table(Reader& reader, std::string_view table, std::function<void(std::string_view)> const& take)
{
    auto const   all = columns(reader, table);
    std::string  pending{"["};
    std::int64_t count{};
    for (auto const& column : all) {
        if (pending.size() > 1) pending += ',';
        json::write_text(pending, column.name);
    }
    pending += "]\n";
    auto const sql = select_in_order(table, all);
    for (auto const rows = reader.pull(sql); rows->next(); ++count) {
        for (std::size_t i = 0; i < all.size(); ++i) {
            pending += i == 0 ? '[' : ',';
            append_cell(pending, rows->value(static_cast<int>(i)));
        }
        pending += "]\n";
        if (pending.size() < piece_of_lines) continue;
        take(pending);
        pending.clear();
    }
    take(pending);
    return count;
}

TableLoader::TableLoader(Writer& writer, std::string table) : writer_{writer}, table_{std::move(table)} {}

bool TableLoader::names()
{
    auto const               all = columns(writer_, table_);
    std::vector<std::string> names, places;
    tree_.children(tree_.root(), [&](std::uint32_t at) {
        auto const found = std::ranges::find(all, tree_[at].text, &TableColumn::name);
        if (found == all.end() || std::ranges::find(names, in_quotes(found->name)) != names.end()) return;
        names.push_back(in_quotes(found->name));
        places.push_back("$" + std::to_string(names.size()));
        types_.push_back(found->type);
    });
    if (names.size() != all.size()) return false;
    sql_ = fmt::format("INSERT INTO {} ({}) VALUES ({})", in_quotes(table_), fmt::join(names, ", "),
                       fmt::join(places, ", "));
    return true;
}

bool TableLoader::line(std::string_view text)
{
    if (!tree_.parse(text) || tree_[tree_.root()].kind != json::Kind::array) return false;
    if (sql_.empty()) return names();
    if (tree_.count(tree_.root()) != types_.size()) return false;
    Values      values;
    std::size_t column = 0;
    bool        right  = true;
    tree_.children(tree_.root(), [&](std::uint32_t at) {
        auto const value = cell_of(tree_, at, types_[column++]);
        if (value) values.add(*value);
        right = right && value;
    });
    if (!right) return false;
    try {
        writer_.run(sql_, values);
    } catch (StoreDefect const&) { // a constraint that no row of ours breaks: these lines are not what we wrote
        return false;
    }
    ++rows_;
    return true;
}

bool TableLoader::end()
{
    try {
        writer_.settle();
    } catch (StoreDefect const&) {
        return false;
    }
    return true;
}

std::vector<std::string> tables_by_reference(Reader& reader)
{
    std::map<std::string, std::set<std::string>> waits;
    for (auto const& table : tables(reader)) waits[table];
    for (auto const& each :
         reader.rows<Reference>(reader.dialect() == Dialect::sqlite ? sqlite_references : postgres_references))
        if (each.from != each.to && waits.contains(each.from)) waits[each.from].insert(each.to);
    std::vector<std::string> out;
    while (!waits.empty()) {
        auto const before = out.size();
        for (auto const& [table, on] : waits)
            if (std::ranges::none_of(on, [&](auto const& other) { return waits.contains(other); }))
                out.push_back(table);
        if (out.size() == before) raise(StoreError::other, "tables refer to each other in a circle");
        for (auto at = before; at < out.size(); ++at) waits.erase(out[at]);
    }
    return out;
}

std::int64_t delete_rows(Writer& writer, std::string_view table, std::string_view column, std::int64_t number)
{
    return writer.run(fmt::format("DELETE FROM {} WHERE {} = $1", in_quotes(table), in_quotes(column)), number);
}

void empty_table(Writer& writer, std::string_view table)
{
    writer.run(fmt::format("DELETE FROM {}", in_quotes(table)));
}

} // namespace penstock::store
