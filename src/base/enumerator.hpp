// The names of an enumeration as text: one word from the code to the API, the database and the screen.
#pragma once

#include "base/defect.hpp"

#include <boost/describe/enum.hpp>
#include <boost/describe/enumerators.hpp>
#include <boost/mp11/algorithm.hpp>

#include <array>
#include <optional>
#include <string_view>
#include <type_traits>

namespace penstock {

template <class E> struct Enumerator {
    E                value;
    std::string_view name;
};

// All enumerators in order of declaration.
template <class E> constexpr auto enumerators()
{
    using List = boost::describe::describe_enumerators<E>;
    std::array<Enumerator<E>, boost::mp11::mp_size<List>::value> out{};
    std::size_t                                                  i = 0;
    boost::mp11::mp_for_each<List>([&](auto e) { out[i++] = {e.value, e.name}; });
    return out;
}

template <class E> inline constexpr auto enumerator_table = enumerators<E>();

template <class E> constexpr std::string_view name_of(E value)
{
    // Most enumerations count from nought, so that the value is its place.
    auto const& table = enumerator_table<E>;
    auto const  place = static_cast<std::size_t>(value);
    if (place < table.size() && table[place].value == value) return table[place].name;
    for (auto const& e : table)
        if (e.value == value) return e.name;
    throw Defect{std::source_location::current(), "an enumerator without a name"};
}

template <class E> constexpr std::optional<E> named(std::string_view name)
{
    for (auto const& e : enumerator_table<E>)
        if (e.name == name) return e.value;
    return std::nullopt;
}

} // namespace penstock
