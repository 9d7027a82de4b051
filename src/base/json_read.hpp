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
#include <boost/mp11/algorithm.hpp>

#include <charconv>
#include <limits>
#include <optional>
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

template <Described T>
void read_members(Tree const& tree, std::uint32_t at, T& out, Place const& place, Faults& faults)
{
    using Members = boost::describe::describe_members<T, boost::describe::mod_public | boost::describe::mod_inherited>;
    bool given[boost::mp11::mp_size<Members>::value + 1]{};
    tree.children(at, [&](std::uint32_t child) {
        auto const& node  = tree[child];
        bool        known = false;
        Place       here{&place, node.key};
        if (node.repeated) {
            faults.add(here, Refusal::duplicate_field);
            return;
        }
        std::size_t i = 0;
        boost::mp11::mp_for_each<Members>([&](auto member) {
            if (!known && node.key == member.name) {
                known = given[i] = true;
                read(tree, child, out.*member.pointer, here, faults);
            }
            ++i;
        });
        if (!known) faults.add(here, Refusal::unknown_field);
    });
    std::size_t i = 0;
    boost::mp11::mp_for_each<Members>([&](auto member) {
        using Member = std::remove_cvref_t<decltype(out.*member.pointer)>;
        if (!given[i++] && !is_optional<Member>::value) faults.add(Place{&place, member.name}, Refusal::missing_field);
    });
}

template <class T> bool read(Tree const& tree, std::uint32_t at, T& out, Place const& place, Faults& faults)
{
    auto const& node = tree[at];
    if constexpr (is_optional<T>::value) {
        if (node.kind == Kind::null) return out.reset(), true;
        return read(tree, at, out.emplace(), place, faults);
    } else if constexpr (std::is_same_v<T, bool>) {
        if (node.kind != Kind::boolean) return faults.add(place, Refusal::wrong_type, "boolean");
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
        if (node.kind != Kind::array) return faults.add(place, Refusal::wrong_type, "array");
        std::size_t index = 0;
        tree.children(at, [&](std::uint32_t child) {
            read(tree, child, out.emplace_back(), Place{&place, {}, index++}, faults);
        });
        return true;
    } else if constexpr (std::is_same_v<T, Money>) {
        if (node.kind != Kind::object) return faults.add(place, Refusal::wrong_type, "object");
        bool minor = false, code = false;
        tree.children(at, [&](std::uint32_t child) {
            Place here{&place, tree[child].key};
            if (tree[child].repeated) faults.add(here, Refusal::duplicate_field);
            else if (tree[child].key == "minor")
                minor = true, read_whole(tree, child, -Money::most, Money::most, out.minor, here, faults);
            else if (tree[child].key == "currency") code = true, read(tree, child, out.currency, here, faults);
            else faults.add(here, Refusal::unknown_field);
        });
        if (!minor) faults.add(Place{&place, "minor"}, Refusal::missing_field);
        if (!code) faults.add(Place{&place, "currency"}, Refusal::missing_field);
        return minor && code;
    } else if constexpr (Described<T>) {
        if (node.kind != Kind::object) return faults.add(place, Refusal::wrong_type, "object");
        read_members(tree, at, out, place, faults);
        return true;
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
            if (!value) return faults.add(place, Refusal::not_a_choice);
            out = *value;
            return true;
        } else if constexpr (std::is_same_v<T, Day>) {
            auto value = Day::from_iso(raw);
            if (!value) return faults.add(place, Refusal::not_a_date);
            out = *value;
            return true;
        } else if constexpr (std::is_same_v<T, Instant>) {
            auto value = Instant::from_iso(raw);
            if (!value) return faults.add(place, Refusal::not_a_date);
            out = *value;
            return true;
        } else if constexpr (std::is_same_v<T, Currency>) {
            auto value = Currency::from_code(raw);
            if (!value) return faults.add(place, Refusal::unknown_currency);
            out = *value;
            return true;
        } else {
            static_assert(std::is_same_v<T, Digest>, "this type has no JSON form");
            auto bytes = from_hex(raw);
            auto value = bytes ? digest_from(*bytes) : std::nullopt;
            if (!value) return faults.add(place, Refusal::not_an_identifier);
            out = *value;
            return true;
        }
    }
}

// Reads one value, or refuses with every fault found.
template <class T> Result<T> from_tree(Tree const& tree, std::uint32_t at)
{
    T      out{};
    Faults faults;
    read(tree, at, out, Place{}, faults);
    if (!faults.empty()) return std::unexpected{Refused{std::move(faults).take()}};
    return out;
}

template <class T> Result<T> from_text(std::string_view text)
{
    Tree tree;
    CHECK(tree.parse(text));
    return from_tree<T>(tree, tree.root());
}

} // namespace penstock::json
