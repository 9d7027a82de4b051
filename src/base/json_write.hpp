// Writes described structs as JSON. The canonical form is RFC 8785 (JCS) restricted to strings, integers, booleans,
// arrays and objects: members in order of their names, no white space, nothing for an empty optional.
#pragma once

#include "base/json_read.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace penstock::json {

enum class Order { declared, canonical };

void write_text(std::string& out, std::string_view text); // with quotation marks
void write_whole(std::string& out, std::int64_t number);
void write_money(std::string& out, Money money);

template <Order order = Order::declared, class T> void write(std::string& out, T const& value);

// As in json_read.hpp: the loops stand once, in json_write.cpp.
using WriteFrom = void (*)(std::string& out, void const* value);

template <Order order, class T> void write_from(std::string& out, void const* value)
{
    write<order>(out, *static_cast<T const*>(value));
}

struct WrittenMember {
    std::string_view name;
    WriteFrom        write{};               // from the struct to its member
    bool (*given)(void const* owner){}; // of an optional only
};

template <Order order, class T, class Member> void write_member(std::string& out, void const* owner)
{
    write<order>(out, static_cast<T const*>(owner)->*Member::pointer);
}

template <class T, class Member> constexpr auto given_of() -> bool (*)(void const*)
{
    if constexpr (is_optional<TypeOf<T, Member>>::value)
        return [](void const* owner) { return (static_cast<T const*>(owner)->*Member::pointer).has_value(); };
    else return nullptr;
}

constexpr void sort_by_name(std::span<WrittenMember> members)
{
    for (std::size_t i = 1; i < members.size(); ++i)
        for (std::size_t j = i; j > 0 && members[j].name < members[j - 1].name; --j)
            std::swap(members[j], members[j - 1]);
}

template <Order order, class T, template <class...> class List, class... Member>
constexpr std::array<WrittenMember, sizeof...(Member)> written_members_of(List<Member...>)
{
    std::array<WrittenMember, sizeof...(Member)> out{
        {{Member::name, &write_member<order, T, Member>, given_of<T, Member>()}...}};
    if constexpr (order == Order::canonical) sort_by_name(out);
    return out;
}
template <Order order, class T> inline constexpr auto written_table = written_members_of<order, T>(MembersOf<T>{});

void write_object(std::string& out, void const* owner, std::span<WrittenMember const> members);
void write_array(std::string& out, void const* first, std::size_t count, std::size_t size, WriteFrom write);

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
        using Item = typename T::value_type;
        write_array(out, value.data(), value.size(), sizeof(Item), &write_from<order, Item>);
    } else if constexpr (std::is_same_v<T, Money>) write_money(out, value);
    else {
        static_assert(Described<T> || std::is_same_v<T, Words>, "this type has no JSON form");
        if constexpr (std::is_same_v<T, Words>)
            write<order>(out, Bilingual{std::string{value.zh}, std::string{value.en}});
        else write_object(out, &value, written_table<order, T>);
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

#define PENSTOCK_JSON_WRITE(...)                                                                                       \
    extern template void write<Order::declared>(std::string&, __VA_ARGS__ const&);                                     \
    extern template void write<Order::canonical>(std::string&, __VA_ARGS__ const&);
PENSTOCK_JSON_COMMON(PENSTOCK_JSON_WRITE)
#undef PENSTOCK_JSON_WRITE

} // namespace penstock::json
