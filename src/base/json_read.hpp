// Reads described structs out of strict JSON. All faults are collected, each with its JSON pointer (RFC 6901):
// unknown, missing and repeated fields, wrong types, numbers out of range, texts against the rules.
#pragma once

#include "base/day.hpp"
#include "base/digest.hpp"
#include "base/enumerator.hpp"
#include "base/id.hpp"
#include "base/json_tree.hpp"
#include "base/money.hpp"
#include "base/text_types.hpp"

#include <boost/describe/members.hpp>

#include <array>
#include <charconv>
#include <limits>
#include <optional>
#include <span>
#include <type_traits>
#include <vector>

namespace penstock::json {

// JSON as it is, for a field whose shape somebody else decides. Only ever written, never read.
struct Raw {
    std::string text;
};

// The largest whole number every JSON reader carries exactly, 2^53 - 1 (RFC 7493 section 2.2).
inline constexpr std::int64_t most_exact = 9'007'199'254'740'991;

// Where we are in the document; rendered only when something is wrong there.
struct Place {
    Place const*     parent{};
    std::string_view key;
    std::size_t      index{std::string_view::npos};

    std::string pointer() const;
};

// Collects what is wrong while a document is read.
class Faults {
public:
    static constexpr std::size_t most = 100; // more would help nobody

    bool                 add(Place const& place, Refusal why, std::string detail = {});
    std::vector<Fault>&& take() && { return std::move(list_); }
    bool                 empty() const { return list_.empty(); }

private:
    std::vector<Fault> list_;
};

template <class T> concept Described = boost::describe::has_describe_members<T>::value && !std::is_same_v<T, Money>;
template <class T> concept FromText  = requires(std::string_view raw) {
    { T::from(raw) } -> std::same_as<Result<T>>;
};
template <class T> struct is_optional : std::false_type {};
template <class T> struct is_optional<std::optional<T>> : std::true_type {};
template <class T> struct is_vector : std::false_type {};
template <class T> struct is_vector<std::vector<T>> : std::true_type {};
template <class T> struct is_id : std::false_type {};
template <class T> struct is_id<Id<T>> : std::true_type {};

bool read_whole(Tree const& tree, std::uint32_t at, std::int64_t least, std::int64_t most, std::int64_t& out,
                Place const& place, Faults& faults);
bool read_text(Tree const& tree, std::uint32_t at, std::string_view& out, Place const& place, Faults& faults);

template <class T> bool read(Tree const& tree, std::uint32_t at, T& out, Place const& place, Faults& faults);

// A value of some type behind a plain pointer. What walks a document stands once, in json_read.cpp, and not in every
// struct and every list that is read: that is half of what a source file with endpoints costs to compile.
using ReadInto = bool (*)(Tree const&, std::uint32_t at, void* out, Place const&, Faults&);

template <class T>
bool read_into(Tree const& tree, std::uint32_t at, void* out, Place const& place, Faults& faults)
{
    return read(tree, at, *static_cast<T*>(out), place, faults);
}

template <class T>
using MembersOf = boost::describe::describe_members<T, boost::describe::mod_public | boost::describe::mod_inherited>;

template <class T, class Member>
using TypeOf = std::remove_cvref_t<decltype(std::declval<T&>().*Member::pointer)>;

struct ReadMember {
    std::string_view name;
    bool             optional{};
    ReadInto         read{}; // from the struct to its member
};

template <class T, class Member>
bool read_member(Tree const& tree, std::uint32_t at, void* owner, Place const& place, Faults& faults)
{
    return read(tree, at, static_cast<T*>(owner)->*Member::pointer, place, faults);
}

template <class T, template <class...> class List, class... Member>
constexpr std::array<ReadMember, sizeof...(Member)> read_members_of(List<Member...>)
{
    return {{{Member::name, is_optional<TypeOf<T, Member>>::value, &read_member<T, Member>}...}};
}
template <class T> inline constexpr auto read_table = read_members_of<T>(MembersOf<T>{});

bool read_object(Tree const& tree, std::uint32_t at, void* owner, std::span<ReadMember const> members,
                 Place const& place, Faults& faults);
bool read_array(Tree const& tree, std::uint32_t at, void* list, void* (*grow)(void* list), ReadInto read,
                Place const& place, Faults& faults);

template <class T> bool read(Tree const& tree, std::uint32_t at, T& out, Place const& place, Faults& faults)
{
    auto const& node = tree[at];
    if constexpr (is_optional<T>::value) {
        if (node.kind == Kind::null) return out.reset(), true;
        return read(tree, at, out.emplace(), place, faults);
    } else if constexpr (std::is_same_v<T, bool>) {
        if (node.kind != Kind::boolean) return faults.add(place, refusal::wrong_type, "boolean");
        out = node.text == "true";
        return true;
    } else if constexpr (std::is_integral_v<T>) {
        constexpr auto least = std::max<std::int64_t>(-most_exact, std::int64_t{std::numeric_limits<T>::min()});
        constexpr auto most  = sizeof(T) < 8 ? std::int64_t(std::numeric_limits<T>::max()) : most_exact;
        std::int64_t   whole{};
        if (!read_whole(tree, at, least, most, whole, place, faults)) return false;
        out = static_cast<T>(whole);
        return true;
    } else if constexpr (is_id<T>::value) {
        return read_whole(tree, at, 1, most_exact, out.value, place, faults);
    } else if constexpr (is_vector<T>::value) {
        auto grow = [](void* list) -> void* { return &static_cast<T*>(list)->emplace_back(); };
        return read_array(tree, at, &out, grow, &read_into<typename T::value_type>, place, faults);
    } else if constexpr (std::is_same_v<T, Money>) {
        if (node.kind != Kind::object) return faults.add(place, refusal::wrong_type, "object");
        bool minor = false, code = false;
        tree.children(at, [&](std::uint32_t child) {
            Place here{&place, tree[child].key};
            if (tree[child].repeated) faults.add(here, refusal::duplicate_field);
            else if (tree[child].key == "minor")
                minor = true, read_whole(tree, child, -Money::most, Money::most, out.minor, here, faults);
            else if (tree[child].key == "currency") code = true, read(tree, child, out.currency, here, faults);
            else faults.add(here, refusal::unknown_field);
        });
        if (!minor) faults.add(Place{&place, "minor"}, refusal::missing_field);
        if (!code) faults.add(Place{&place, "currency"}, refusal::missing_field);
        return minor && code;
    } else if constexpr (Described<T>) {
        return read_object(tree, at, &out, read_table<T>, place, faults);
    } else { // everything else is written as a string
        std::string_view raw;
        if (!read_text(tree, at, raw, place, faults)) return false;
        if constexpr (std::is_same_v<T, std::string>) {
            out = raw;
            return true;
        } else if constexpr (FromText<T>) {
            auto value = T::from(raw);
            if (!value) return faults.add(place, value.error().why, value.error().detail);
            out = *std::move(value);
            return true;
        } else if constexpr (std::is_enum_v<T>) {
            auto value = named<T>(raw);
            if (!value) return faults.add(place, refusal::not_a_choice);
            out = *value;
            return true;
        } else if constexpr (std::is_same_v<T, Day>) {
            auto value = Day::from_iso(raw);
            if (!value) return faults.add(place, refusal::not_a_date);
            out = *value;
            return true;
        } else if constexpr (std::is_same_v<T, Instant>) {
            auto value = Instant::from_iso(raw);
            if (!value) return faults.add(place, refusal::not_a_date);
            out = *value;
            return true;
        } else if constexpr (std::is_same_v<T, Currency>) {
            auto value = Currency::from_code(raw);
            if (!value) return faults.add(place, refusal::unknown_currency);
            out = *value;
            return true;
        } else {
            static_assert(std::is_same_v<T, Digest>, "this type has no JSON form");
            auto bytes = from_hex(raw);
            auto value = bytes ? digest_from(*bytes) : std::nullopt;
            if (!value) return faults.add(place, refusal::not_an_identifier);
            out = *value;
            return true;
        }
    }
}

// Reads one value, or refuses with every fault found.
Result<void> read_tree(Tree const& tree, std::uint32_t at, void* out, ReadInto read);
Result<void> read_whole_text(std::string_view text, void* out, ReadInto read);

template <class T> Result<T> from_tree(Tree const& tree, std::uint32_t at)
{
    T out{};
    CHECK(read_tree(tree, at, &out, &read_into<T>));
    return out;
}

template <class T> Result<T> from_text(std::string_view text)
{
    T out{};
    CHECK(read_whole_text(text, &out, &read_into<T>));
    return out;
}

// What nearly every struct holds is compiled once, in json_read.cpp.
#define PENSTOCK_JSON_COMMON(OF)                                                                                       \
    OF(std::string)                                                                                                    \
    OF(std::int64_t) OF(bool) OF(Money) OF(Day) OF(Instant) OF(Currency) OF(Bilingual) OF(std::optional<std::string>)  \
        OF(std::optional<std::int64_t>) OF(std::optional<bool>) OF(std::optional<Money>) OF(std::optional<Day>)        \
            OF(std::optional<Currency>) OF(std::vector<std::string>)
#define PENSTOCK_JSON_READ(...)                                                                                        \
    extern template bool read<__VA_ARGS__>(Tree const&, std::uint32_t, __VA_ARGS__&, Place const&, Faults&);
PENSTOCK_JSON_COMMON(PENSTOCK_JSON_READ)
#undef PENSTOCK_JSON_READ

} // namespace penstock::json
