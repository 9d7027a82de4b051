// Columns and members compared once per statement, and what is said when they differ.
#include "store/row.hpp"

#include <algorithm>

namespace penstock::store {

void wrong_column(Rows const& rows, int column, Value const& value, Kind wanted)
{
    std::string const& name = rows.names()[static_cast<std::size_t>(column)];
    std::string        what = value.is_null() ? "null" : std::string{name_of(value.kind())};
    if (value.kind() == wanted) what = "a value that its type does not know";
    raise(StoreError::other, "column " + name + " holds " + what + ", wanted " + std::string{name_of(wanted)});
}

namespace {

std::vector<int> match_columns(std::vector<std::string> const& columns, std::vector<std::string> const& leaves)
{
    std::vector<int> out;
    for (auto const& leaf : leaves) {
        auto const at = std::ranges::find(columns, leaf);
        if (at == columns.end()) raise(StoreError::other, "no column " + leaf);
        out.push_back(static_cast<int>(at - columns.begin()));
    }
    for (auto const& column : columns)
        if (std::ranges::count(columns, column) != 1) raise(StoreError::other, "two columns " + column);
        else if (std::ranges::find(leaves, column) == leaves.end())
            raise(StoreError::other, "no member for column " + column);
    return out;
}

void add_leaf_names(std::vector<std::string>& out, std::string const& prefix, std::span<ColumnMember const> members)
{
    for (auto const& member : members) {
        auto name = prefix + std::string{member.name};
        if (member.read) out.push_back(std::move(name));
        else add_leaf_names(out, name + "_", member.inner);
    }
}

} // namespace

void find_columns(Rows& rows, std::span<ColumnMember const> members, void const* row_type)
{
    std::vector<std::string> leaves;
    add_leaf_names(leaves, "", members);
    rows.shape() = {row_type, match_columns(rows.names(), leaves)};
}

void fill(Rows const& rows, std::span<ColumnMember const> members, void* row, int const*& column)
{
    for (auto const& member : members) {
        if (member.read) member.read(rows, *column++, row);
        else fill(rows, member.inner, member.enter(row), column);
    }
}

void expect_one_column(Rows const& rows)
{
    if (rows.names().size() != 1)
        raise(StoreError::other, "one column wanted, there are " + std::to_string(rows.names().size()));
}

} // namespace penstock::store
