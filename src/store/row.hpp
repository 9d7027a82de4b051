// Columns meet members by name. A missing or superfluous column, a null where none may be and a value of the wrong
// kind are defects that name the column. A described member that is no column by itself (Money) takes one column per
// member of its own: `amount` is filled from amount_minor and amount_currency.
#pragma once

#include "store/driver.hpp"
#include "store/value.hpp"

#include <boost/describe/members.hpp>
#include <boost/describe/modifiers.hpp>

#include <array>
#include <span>
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

// One member of a row type: a leaf that takes a column, or a described member that takes several.
struct ColumnMember {
    std::string_view              name;
    std::span<ColumnMember const> inner;                                     // of a described member
    void (*read)(Rows const&, int column, void* owner){};                    // of a leaf
    void* (*enter)(void* owner){};                                           // of a described member
};

template <class Row, class Member>
using MemberOf = std::remove_cvref_t<decltype(std::declval<Row&>().*Member::pointer)>;

template <class Row, class Member> void read_member(Rows const& rows, int column, void* owner)
{
    static_cast<Row*>(owner)->*Member::pointer = read_leaf<MemberOf<Row, Member>>(rows, column);
}
template <class Row, class Member> void* enter_member(void* owner)
{
    return &(static_cast<Row*>(owner)->*Member::pointer);
}

template <class Row, template <class...> class List, class... Member>
constexpr std::array<ColumnMember, sizeof...(Member)> column_members_of(List<Member...>);
template <class Row> inline constexpr auto            column_table = column_members_of<Row>(Members<Row>{});

template <class Row, class Member> constexpr ColumnMember column_member()
{
    using T = MemberOf<Row, Member>;
    if constexpr (Leaf<T>) return {Member::name, {}, &read_member<Row, Member>, nullptr};
    else return {Member::name, column_table<T>, nullptr, &enter_member<Row, Member>};
}
template <class Row, template <class...> class List, class... Member>
constexpr std::array<ColumnMember, sizeof...(Member)> column_members_of(List<Member...>)
{
    return {{column_member<Row, Member>()...}};
}

void find_columns(Rows& rows, std::span<ColumnMember const> members, void const* row_type);
void fill(Rows const& rows, std::span<ColumnMember const> members, void* row, int const*& column);

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
        if (!known) find_columns(rows, column_table<Row>, &row_type_mark<Row>);
        Row        row{};
        int const* column = shape.column_of_leaf.data();
        fill(rows, column_table<Row>, &row, column);
        return row;
    }
}

} // namespace penstock::store
