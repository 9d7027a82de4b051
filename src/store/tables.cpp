// What the tables hold, told in one form on both engines, so that two databases can be compared.
#include "store/schema.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace penstock::store {

namespace {

struct CatalogColumn {
    std::string name;
    std::string type;
    bool        needed{};
    int         key{};
};
BOOST_DESCRIBE_STRUCT(CatalogColumn, (), (name, type, needed, key))

constexpr std::string_view sqlite_tables = R"sql(
    SELECT name FROM pragma_table_list
     WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!' AND name <> 'schema_version'
     ORDER BY name
)sql";

constexpr std::string_view postgres_tables = R"sql(
    SELECT relname AS name FROM pg_catalog.pg_class
     WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' AND relname <> 'schema_version'
     ORDER BY relname
)sql";

constexpr std::string_view sqlite_columns = R"sql(
    SELECT name, type, "notnull" AS needed, pk AS key FROM pragma_table_info($1) ORDER BY cid
)sql";

constexpr std::string_view postgres_columns = R"sql(
    SELECT a.attname AS name, t.typname AS type, a.attnotnull AS needed, coalesce(k.place, 0) AS key
      FROM pg_catalog.pg_attribute a
      JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
      LEFT JOIN (SELECT i.indrelid, u.number, u.place
                   FROM pg_catalog.pg_index i
                  CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS u (number, place)
                  WHERE i.indisprimary) k ON k.indrelid = a.attrelid AND k.number = a.attnum
     WHERE a.attrelid = to_regclass($1) AND a.attnum > 0 AND NOT a.attisdropped
     ORDER BY a.attnum
)sql";

Kind kind_of_type(std::string_view type)
{
    if (type == "INTEGER" || type == "int8") return Kind::integer;
    if (type == "TEXT" || type == "text") return Kind::text;
    if (type == "BLOB" || type == "bytea") return Kind::bytes;
    return Kind::null;
}

std::string quoted_name(std::string_view name)
{
    expects(name.find('"') == std::string_view::npos);
    return fmt::format("\"{}\"", name);
}

std::vector<TableColumn> key_of(std::vector<TableColumn> all, std::string_view table)
{
    std::erase_if(all, [](auto const& column) { return column.key == 0; });
    std::ranges::sort(all, {}, &TableColumn::key);
    if (all.empty()) raise(StoreError::other, fmt::format("table {} has no primary key", table));
    return all;
}

std::string select_all(std::string_view table, std::vector<TableColumn> const& all)
{
    auto names = [](std::vector<TableColumn> const& list) {
        std::string out;
        for (auto const& column : list) out += (out.empty() ? "" : ", ") + quoted_name(column.name);
        return out;
    };
    return fmt::format("SELECT {} FROM {} ORDER BY {}", names(all), quoted_name(table), names(key_of(all, table)));
}

void append_number(std::string& out, std::uint64_t number)
{
    for (int shift = 56; shift >= 0; shift -= 8) out.push_back(static_cast<char>(number >> shift));
}

// One letter for the kind, eight bytes for the number or the length, then the content: no two values look alike.
void append_value(std::string& out, Value const& value)
{
    switch (value.kind()) {
    case Kind::null: out.push_back('n'); return;
    case Kind::integer:
        out.push_back('i');
        append_number(out, static_cast<std::uint64_t>(value.integer()));
        return;
    case Kind::text:
    case Kind::bytes:
        out.push_back(value.kind() == Kind::text ? 't' : 'b');
        append_number(out, value.view().size());
        out += value.view();
        return;
    }
}

std::string shown(Value const& value)
{
    switch (value.kind()) {
    case Kind::null:    return "(null)";
    case Kind::integer: return std::to_string(value.integer());
    case Kind::text:    return std::string{value.view()};
    case Kind::bytes:   return hex(value.view());
    }
    std::unreachable();
}

// Both engines order numbers by value, and text and bytes by their bytes.
std::strong_ordering compare(Value const& a, Value const& b)
{
    expects(a.kind() == b.kind());
    return a.kind() == Kind::integer ? a.integer() <=> b.integer() : a.view().compare(b.view()) <=> 0;
}

// One side of a comparison: the table's rows in order, one at hand.
class Side {
public:
    Side(Reader& reader, std::string_view table)
        : columns_{columns(reader, table)},
          sql_{select_all(table, columns_)},
          rows_{reader.pull(sql_)}
    {
        for (auto const& key : key_of(columns_, table))
            key_.push_back(
                static_cast<int>(std::ranges::find(columns_, key.name, &TableColumn::name) - columns_.begin()));
        advance();
    }

    void                            advance() { there_ = rows_->next(); }
    bool                            there() const { return there_; }
    Value                           value(std::size_t column) const { return rows_->value(static_cast<int>(column)); }
    std::vector<TableColumn> const& all() const { return columns_; }

    std::string key() const
    {
        std::string out;
        for (int const column : key_) {
            if (!out.empty()) out += '/';
            out += shown(rows_->value(column));
        }
        return out;
    }

    // Which side's row comes first; a side without a row comes last.
    std::strong_ordering against(Side const& other) const
    {
        if (!there_ || !other.there_) return other.there_ <=> there_;
        for (int const column : key_)
            if (auto const order = compare(rows_->value(column), other.rows_->value(column)); order != 0) return order;
        return std::strong_ordering::equal;
    }

private:
    std::vector<TableColumn> columns_;
    std::string              sql_;
    std::unique_ptr<Rows>    rows_;
    std::vector<int>         key_;
    bool                     there_{};
};

bool same_columns(std::vector<TableColumn> const& a, std::vector<TableColumn> const& b)
{
    return std::ranges::equal(a, b, [](auto const& x, auto const& y) {
        return x.name == y.name && x.type == y.type && x.nullable == y.nullable && x.key == y.key;
    });
}

} // namespace

std::vector<std::string> tables(Reader& reader)
{
    return reader.rows<std::string>(reader.dialect() == Dialect::sqlite ? sqlite_tables : postgres_tables);
}

std::vector<TableColumn> columns(Reader& reader, std::string_view table)
{
    auto const               sql = reader.dialect() == Dialect::sqlite ? sqlite_columns : postgres_columns;
    std::vector<TableColumn> out;
    for (auto& column : reader.rows<CatalogColumn>(sql, table))
        if (auto const kind = kind_of_type(column.type); kind != Kind::null)
            out.push_back({std::move(column.name), kind, !column.needed && column.key == 0, column.key});
    if (out.empty()) raise(StoreError::other, fmt::format("no table {}", table));
    return out;
}

Digest canonical_dump(Reader& reader, std::string_view table)
{
    constexpr std::size_t piece = 64 * 1024;
    auto const            all   = columns(reader, table);
    Sha256                hash;
    std::string           pending;
    append_value(pending, Value::of_text(table));
    for (auto const& column : all) append_value(pending, Value::of_text(column.name));
    auto const sql = select_all(table, all);
    for (auto const rows = reader.pull(sql); rows->next();) {
        pending.push_back('r');
        for (std::size_t i = 0; i < all.size(); ++i) append_value(pending, rows->value(static_cast<int>(i)));
        if (pending.size() < piece) continue;
        hash.update(pending);
        pending.clear();
    }
    return hash.update(pending).finish();
}

std::optional<Difference> first_difference(Reader& left, Reader& right, std::string_view table)
{
    std::string const name{table};
    Side              a{left, table};
    Side              b{right, table};
    if (!same_columns(a.all(), b.all())) return Difference{name, "", "", "(other columns)", "(other columns)"};
    for (; a.there() || b.there(); a.advance(), b.advance()) {
        auto const order = a.against(b);
        if (order < 0) return Difference{name, a.key(), "", "(row)", "(no row)"};
        if (order > 0) return Difference{name, b.key(), "", "(no row)", "(row)"};
        for (std::size_t i = 0; i < a.all().size(); ++i)
            if (!(a.value(i) == b.value(i)))
                return Difference{name, a.key(), a.all()[i].name, shown(a.value(i)), shown(b.value(i))};
    }
    return std::nullopt;
}

} // namespace penstock::store
