// How each type is read from a column, and what text both engines take.
#include "store/value.hpp"

namespace penstock::store {

std::string_view name_of(Kind kind)
{
    switch (kind) {
    case Kind::null:    return "null";
    case Kind::integer: return "integer";
    case Kind::text:    return "text";
    case Kind::bytes:   return "bytes";
    }
    std::unreachable();
}

Value Value::null_of(Kind type)
{
    Value out;
    out.type_ = type;
    return out;
}

Value Value::of_integer(std::int64_t number)
{
    Value out    = null_of(Kind::integer);
    out.null_    = false;
    out.integer_ = number;
    return out;
}

Value Value::of_text(std::string_view text)
{
    Value out = null_of(Kind::text);
    out.null_ = false;
    out.view_ = text;
    return out;
}

Value Value::of_bytes(std::string_view bytes)
{
    Value out = null_of(Kind::bytes);
    out.null_ = false;
    out.view_ = bytes;
    return out;
}

Value::Value(Value const& other)
    : type_{other.type_},
      null_{other.null_},
      short_size_{other.short_size_},
      short_{other.short_},
      integer_{other.integer_},
      view_{other.view_},
      own_{other.own_ ? std::make_unique<std::string>(*other.own_) : nullptr}
{}

Value& Value::operator=(Value const& other) { return *this = Value{other}; }

void Value::keep(std::string&& content)
{
    if (content.size() <= short_.size()) {
        content.copy(short_.data(), content.size());
        short_size_ = static_cast<std::int8_t>(content.size());
    } else own_ = std::make_unique<std::string>(std::move(content));
}

Value Value::kept_text(std::string text)
{
    Value out = of_text({});
    out.keep(std::move(text));
    return out;
}

Value Value::kept_bytes(std::string bytes)
{
    Value out = of_bytes({});
    out.keep(std::move(bytes));
    return out;
}

Value Value::kept() const
{
    if (null_ || own_ || short_size_ >= 0 || type_ == Kind::integer) return *this;
    return type_ == Kind::text ? kept_text(std::string{view_}) : kept_bytes(std::string{view_});
}

bool operator==(Value const& a, Value const& b)
{
    if (a.kind() != b.kind()) return false;
    if (a.kind() == Kind::integer) return a.integer_ == b.integer_;
    return a.kind() == Kind::null || a.view() == b.view();
}

bool Value::is_clean_text() const { return view().find('\0') == std::string_view::npos && is_valid_utf8(view()); }

std::optional<bool> Stored<bool>::from(Value const& column)
{
    if (column.kind() != Kind::integer || column.integer() < 0 || column.integer() > 1) return std::nullopt;
    return column.integer() == 1;
}

std::optional<std::string> Stored<std::string>::from(Value const& column)
{
    if (column.kind() != Kind::text) return std::nullopt;
    return std::string{column.view()};
}

std::optional<Digest> Stored<Digest>::from(Value const& column)
{
    if (column.kind() != Kind::bytes) return std::nullopt;
    return digest_from(column.view());
}

std::optional<ByteString> Stored<ByteString>::from(Value const& column)
{
    if (column.kind() != Kind::bytes) return std::nullopt;
    return ByteString{std::string{column.view()}};
}

std::optional<Currency> Stored<Currency>::from(Value const& column)
{
    if (column.kind() != Kind::text) return std::nullopt;
    return Currency::from_code(column.view());
}

std::optional<Day> Stored<Day>::from(Value const& column)
{
    if (column.kind() != Kind::text) return std::nullopt;
    return Day::from_iso(column.view());
}

std::optional<Instant> Stored<Instant>::from(Value const& column)
{
    if (column.kind() != Kind::integer) return std::nullopt;
    return Instant{column.integer()};
}

} // namespace penstock::store
