// What goes into a parameter and comes out of a column: nothing, a whole number, text or bytes.
// A type joins by specialising Stored<T>; nothing else in the store knows any type of the domain.
#pragma once

#include "base/day.hpp"
#include "base/digest.hpp"
#include "base/enumerator.hpp"
#include "base/id.hpp"
#include "base/money.hpp"
#include "base/refusal.hpp"
#include "base/text_types.hpp"

#include <boost/describe/enumerators.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace penstock::store {

enum class Kind : std::uint8_t { null, integer, text, bytes };

std::string_view name_of(Kind kind);

// Bytes to bind, not text. What is viewed must outlive the call.
struct Bytes {
    std::string_view view;
};

// Bytes that own themselves: the member of a row, or a parameter.
struct ByteString {
    std::string content;
    friend auto operator<=>(ByteString const&, ByteString const&) = default;
};

// One parameter or one column of one row. Text and bytes are views unless made with kept_text().
class Value {
public:
    Value() = default; // null, of a type the database may guess
    Value(Value const& other);
    Value(Value&& other) noexcept = default;
    Value& operator=(Value const& other);
    Value& operator=(Value&& other) noexcept = default;
    ~Value()                                 = default;

    static Value null_of(Kind type);
    static Value of_integer(std::int64_t number);
    static Value of_text(std::string_view text);   // binding unclean text is a Defect
    static Value of_bytes(std::string_view bytes);
    static Value kept_text(std::string text);
    static Value kept_bytes(std::string bytes);
    Value        kept() const; // a copy that owns what it shows

    Kind             kind() const { return null_ ? Kind::null : type_; }
    Kind             type() const { return type_; } // also of a null
    bool             is_null() const { return null_; }
    std::int64_t     integer() const { return integer_; }
    std::string_view view() const // of text or bytes
    {
        if (short_size_ >= 0) return {short_.data(), static_cast<std::size_t>(short_size_)};
        return own_ ? std::string_view{*own_} : view_;
    }

    // Text that both engines take: valid UTF-8 without a NUL byte.
    bool is_clean_text() const;

    friend bool operator==(Value const& a, Value const& b);

private:
    void keep(std::string&& content);

    Kind                         type_{Kind::null};
    bool                         null_{true};
    std::int8_t                  short_size_{-1}; // of text kept in short_
    std::array<char, 16>         short_{};
    std::int64_t                 integer_{};
    std::string_view             view_;
    std::unique_ptr<std::string> own_;
};

// How a type is stored. `to` gives the parameter, `from` reads a column that is not null and gives nothing when the
// column does not hold such a value, and `type` is the kind of column it wants.
template <class T> struct Stored;

template <class T>
concept Storable = requires(T const& value, Value const& column) {
    { Stored<T>::type } -> std::convertible_to<Kind>;
    { Stored<T>::from(column) } -> std::same_as<std::optional<T>>;
};

template <> struct Stored<bool> { // 0 or 1
    static constexpr Kind      type = Kind::integer;
    static Value               to(bool value) { return Value::of_integer(value ? 1 : 0); }
    static std::optional<bool> from(Value const& column);
};

template <std::integral T>
    requires(!std::same_as<T, bool>)
struct Stored<T> {
    static constexpr Kind type = Kind::integer;
    static Value          to(T value)
    {
        expects(std::in_range<std::int64_t>(value));
        return Value::of_integer(static_cast<std::int64_t>(value));
    }
    static std::optional<T> from(Value const& column)
    {
        if (column.kind() != Kind::integer || !std::in_range<T>(column.integer())) return std::nullopt;
        return static_cast<T>(column.integer());
    }
};

template <class E>
    requires std::is_enum_v<E>
struct Stored<E> { // by its name
    static constexpr Kind   type = Kind::text;
    static Value            to(E value) { return Value::of_text(penstock::name_of(value)); }
    static std::optional<E> from(Value const& column)
    {
        if (column.kind() != Kind::text) return std::nullopt;
        return named<E>(column.view());
    }
};

template <> struct Stored<std::string> {
    static constexpr Kind             type = Kind::text;
    static Value                      to(std::string_view value) { return Value::of_text(value); }
    static std::optional<std::string> from(Value const& column);
};

template <std::size_t most, std::size_t least> struct Stored<Line<most, least>> { // what is stored was checked before
    static constexpr Kind                   type = Kind::text;
    static Value                            to(Line<most, least> const& value) { return Value::of_text(value.value); }
    static std::optional<Line<most, least>> from(Value const& column)
    {
        if (column.kind() != Kind::text) return std::nullopt;
        return Line<most, least>{std::string{column.view()}};
    }
};

template <std::size_t most> struct Stored<Prose<most>> {
    static constexpr Kind             type = Kind::text;
    static Value                      to(Prose<most> const& value) { return Value::of_text(value.value); }
    static std::optional<Prose<most>> from(Value const& column)
    {
        if (column.kind() != Kind::text) return std::nullopt;
        return Prose<most>{std::string{column.view()}};
    }
};

template <> struct Stored<Digest> { // 32 bytes
    static constexpr Kind        type = Kind::bytes;
    static Value                 to(Digest const& value) { return Value::of_bytes(value.view()); }
    static std::optional<Digest> from(Value const& column);
};

template <> struct Stored<ByteString> {
    static constexpr Kind            type = Kind::bytes;
    static Value                     to(ByteString const& value) { return Value::of_bytes(value.content); }
    static std::optional<ByteString> from(Value const& column);
};

template <std::size_t Size> struct Stored<std::array<std::uint8_t, Size>> { // exactly so many bytes
    using Array                = std::array<std::uint8_t, Size>;
    static constexpr Kind type = Kind::bytes;
    static Value to(Array const& value) { return Value::of_bytes({reinterpret_cast<char const*>(value.data()), Size}); }
    static std::optional<Array> from(Value const& column)
    {
        if (column.kind() != Kind::bytes || column.view().size() != Size) return std::nullopt;
        Array out{};
        column.view().copy(reinterpret_cast<char*>(out.data()), Size);
        return out;
    }
};

template <class Thing> struct Stored<Id<Thing>> { // 0 stays 0: "none" is not null unless optional says so
    static constexpr Kind           type = Kind::integer;
    static Value                    to(Id<Thing> value) { return Value::of_integer(value.value); }
    static std::optional<Id<Thing>> from(Value const& column)
    {
        if (column.kind() != Kind::integer) return std::nullopt;
        return Id<Thing>{column.integer()};
    }
};

template <> struct Stored<Currency> { // TEXT, as CNY
    static constexpr Kind          type = Kind::text;
    static Value                   to(Currency value) { return Value::of_text(value.code()); }
    static std::optional<Currency> from(Value const& column);
};

template <> struct Stored<Day> { // TEXT, as 2026-11-23, so that it sorts
    static constexpr Kind     type = Kind::text;
    static Value              to(Day value) { return Value::kept_text(value.iso()); }
    static std::optional<Day> from(Value const& column);
};

template <> struct Stored<Instant> { // BIGINT, milliseconds
    static constexpr Kind         type = Kind::integer;
    static Value                  to(Instant value) { return Value::of_integer(value.milliseconds); }
    static std::optional<Instant> from(Value const& column);
};

template <class T> Value to_value(T const& value) { return Stored<T>::to(value); }
template <class T> Value to_value(std::optional<T> const& value)
{
    return value ? Stored<T>::to(*value) : Value::null_of(Stored<T>::type);
}
inline Value to_value(std::string_view value) { return Value::of_text(value); }
inline Value to_value(std::string const& value) { return Value::of_text(value); }
inline Value to_value(char const* value) { return Value::of_text(value); }
inline Value to_value(Bytes value) { return Value::of_bytes(value.view); }
inline Value to_value(Value const& value) { return value; }
inline Value to_value(std::nullopt_t) { return {}; }

// Parameters collected while a statement is put together: add() gives the place to write, "$3".
class Values {
public:
    template <class T> std::string add(T const& value)
    {
        list_.push_back(to_value(value).kept());
        return "$" + std::to_string(list_.size());
    }
    std::vector<Value> const& list() const { return list_; }

private:
    std::vector<Value> list_;
};

} // namespace penstock::store
