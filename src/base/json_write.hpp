// Writes described structs as JSON. The canonical form is RFC 8785 (JCS) restricted to strings, integers, booleans,
// arrays and objects: members in order of their names, no white space, nothing for an empty optional.
#pragma once

#include "base/json_read.hpp"

#include <algorithm>
#include <array>

namespace penstock::json {

enum class Order { declared, canonical };

void write_text(std::string& out, std::string_view text); // with quotation marks
void write_whole(std::string& out, std::int64_t number);

template <Order order = Order::declared, class T> void write(std::string& out, T const& value);

template <class T> constexpr auto canonical_order()
{
    using Members = boost::describe::describe_members<T, boost::describe::mod_public | boost::describe::mod_inherited>;
    std::array<std::string_view, boost::mp11::mp_size<Members>::value> names{};
    std::array<std::size_t, boost::mp11::mp_size<Members>::value>      order{};
    std::size_t                                                        i = 0;
    boost::mp11::mp_for_each<Members>([&](auto member) { names[i] = member.name, order[i] = i, ++i; });
    std::ranges::sort(order, {}, [&](std::size_t at) { return names[at]; });
    return order;
}

template <Order order, class T> void write_members(std::string& out, T const& value)
{
    using Members = boost::describe::describe_members<T, boost::describe::mod_public | boost::describe::mod_inherited>;
    bool first    = true;
    auto one      = [&](auto member) {
        auto const& each = value.*member.pointer;
        if constexpr (is_optional<std::remove_cvref_t<decltype(each)>>::value)
            if (!each) return;
        out += first ? "\"" : ",\"";
        first = false;
        out += member.name; // a C++ name needs no escapes
        out += "\":";
        write<order>(out, each);
    };
    out += '{';
    if constexpr (order == Order::declared) boost::mp11::mp_for_each<Members>(one);
    else {
        static constexpr auto sorted = canonical_order<T>();
        boost::mp11::mp_for_each<boost::mp11::mp_iota_c<sorted.size()>>(
            [&](auto i) { one(boost::mp11::mp_at_c<Members, sorted[i]>{}); });
    }
    out += '}';
}

template <Order order, class T> void write(std::string& out, T const& value)
{
    if constexpr (is_optional<T>::value) {
        if (value) write<order>(out, *value);
        else out += "null";
    } else if constexpr (std::is_same_v<T, bool>) out += value ? "true" : "false";
    else if constexpr (std::is_integral_v<T>) write_whole(out, static_cast<std::int64_t>(value));
    else if constexpr (is_id<T>::value) write_whole(out, value.value);
    else if constexpr (std::is_enum_v<T>) write_text(out, name_of(value));
    else if constexpr (std::is_convertible_v<T const&, std::string_view>) write_text(out, value);
    else if constexpr (FromText<T>) write_text(out, value.value);
    else if constexpr (std::is_same_v<T, Day> || std::is_same_v<T, Instant>) write_text(out, value.iso());
    else if constexpr (std::is_same_v<T, Currency>) write_text(out, value.code());
    else if constexpr (std::is_same_v<T, Digest>) write_text(out, hex(value.view()));
    else if constexpr (std::is_same_v<T, Raw>) {
        static_assert(order == Order::declared, "raw JSON has no canonical form");
        out += value.text.empty() ? "null" : value.text;
    } else if constexpr (is_vector<T>::value) {
        out += '[';
        for (bool first = true; auto const& each : value) {
            if (!std::exchange(first, false)) out += ',';
            write<order>(out, each);
        }
        out += ']';
    } else if constexpr (std::is_same_v<T, Money>) {
        out += R"({"currency":)";
        write_text(out, value.currency.code());
        out += R"(,"minor":)";
        write_whole(out, value.minor);
        out += '}';
    } else {
        static_assert(Described<T> || std::is_same_v<T, Words>, "this type has no JSON form");
        if constexpr (std::is_same_v<T, Words>)
            write<order>(out, Bilingual{std::string{value.zh}, std::string{value.en}});
        else write_members<order>(out, value);
    }
}

template <class T> std::string to_text(T const& value)
{
    std::string out;
    write(out, value);
    return out;
}

template <class T> std::string canonical(T const& value)
{
    std::string out;
    write<Order::canonical>(out, value);
    return out;
}

// The canonical form of any JSON text of strings, integers, booleans, arrays and objects; other numbers are refused.
Result<std::string> canonical_text(std::string_view text);

} // namespace penstock::json
