// Columns meet members by name. A missing or superfluous column, a null where none may be and a value of the wrong
// kind are defects that name the column. A described member that is no column by itself (Money) takes one column per
// member of its own: `amount` is filled from amount_minor and amount_currency.
#pragma once

#include "store/driver.hpp"
#include "store/value.hpp"

#include <boost/describe/members.hpp>
#include <boost/describe/modifiers.hpp>
#include <boost/mp11/algorithm.hpp>

#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace penstock::store {

template <class T> struct OptionalOf : std::false_type {};
template <class T> struct OptionalOf<std::optional<T>> : std::true_type {
    using Inner = T;
};

template <class T> concept Leaf = Storable<T> || OptionalOf<T>::value;

template <class Row>
    requires boost::describe::has_describe_members<Row>::value
using Members = boost::describe::describe_members<Row, boost::describe::mod_public | boost::describe::mod_inherited>;

[[noreturn]] void wrong_column(Rows const& rows, int column, Value const& value, Kind wanted);
std::vector<int>  match_columns(std::vector<std::string> const& columns, std::vector<std::string> const& leaves);
void              expect_one_column(Rows const& rows);

template <class T> T read_leaf(Rows const& rows, int column)
{
    Value value = rows.value(column);
    if constexpr (OptionalOf<T>::value) {
        if (value.is_null()) return T{};
        using Inner = typename OptionalOf<T>::Inner;
        if (auto read = Stored<Inner>::from(value)) return T{std::move(*read)};
        wrong_column(rows, column, value, Stored<Inner>::type);
    } else {
        if (!value.is_null())
            if (auto read = Stored<T>::from(value)) return std::move(*read);
        wrong_column(rows, column, value, Stored<T>::type);
    }
}

template <class Row> void add_leaf_names(std::vector<std::string>& out, std::string const& prefix)
{
    boost::mp11::mp_for_each<Members<Row>>([&](auto member) {
        using T = std::remove_cvref_t<decltype(std::declval<Row&>().*member.pointer)>;
        if constexpr (Leaf<T>) out.push_back(prefix + member.name);
        else add_leaf_names<T>(out, prefix + member.name + "_");
    });
}

template <class Row> void fill(Row& row, Rows const& rows, std::vector<int> const& column_of_leaf, std::size_t& leaf)
{
    boost::mp11::mp_for_each<Members<Row>>([&](auto member) {
        auto& field = row.*member.pointer;
        using T     = std::remove_cvref_t<decltype(field)>;
        if constexpr (Leaf<T>) field = read_leaf<T>(rows, column_of_leaf[leaf++]);
        else fill(field, rows, column_of_leaf, leaf);
    });
}

template <class Row> inline constexpr char row_type_mark{};

// Reads the present row. A scalar takes the one column there is, whatever its name.
template <class Row> Row read_row(Rows& rows)
{
    Shape&     shape = rows.shape();
    bool const known = shape.row_type == &row_type_mark<Row>;
    if constexpr (Leaf<Row>) {
        if (!known) expect_one_column(rows);
        shape.row_type = &row_type_mark<Row>;
        return read_leaf<Row>(rows, 0);
    } else {
        if (!known) {
            std::vector<std::string> leaves;
            add_leaf_names<Row>(leaves, "");
            shape.column_of_leaf = match_columns(rows.names(), leaves);
            shape.row_type       = &row_type_mark<Row>;
        }
        Row         row{};
        std::size_t leaf = 0;
        fill(row, rows, shape.column_of_leaf, leaf);
        return row;
    }
}

} // namespace penstock::store
