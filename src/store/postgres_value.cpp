// Parameters and columns in the binary form of PostgreSQL: numbers in network order, text and bytes as they are.
#include "store/postgres_driver.hpp"

#include <cstring>
#include <limits>

namespace penstock::store {

namespace {

// Object identifiers of the server's own types (pg_type.dat); fixed for ever.
enum Type : Oid {
    type_bool    = 16,
    type_bytea   = 17,
    type_char    = 18,
    type_name    = 19,
    type_int8    = 20,
    type_int2    = 21,
    type_int4    = 23,
    type_text    = 25,
    type_oid     = 26,
    type_unknown = 705,
    type_bpchar  = 1042,
    type_varchar = 1043,
    type_numeric = 1700,
    type_void    = 2278
};

Oid type_of(Kind kind)
{
    switch (kind) {
    case Kind::null:    return 0; // the server guesses
    case Kind::integer: return type_int8;
    case Kind::text:    return type_text;
    case Kind::bytes:   return type_bytea;
    }
    std::unreachable();
}

std::array<char, 8> network_order(std::int64_t number)
{
    std::array<char, 8> out{};
    for (int i = 0; i < 8; ++i) out[i] = static_cast<char>(static_cast<std::uint64_t>(number) >> (56 - 8 * i));
    return out;
}

// A signed number of 2, 4 or 8 bytes.
std::int64_t number_from(std::string_view bytes)
{
    std::uint64_t out = (bytes.front() & 0x80) != 0 ? ~0ULL : 0;
    for (char const byte : bytes) out = out << 8U | static_cast<unsigned char>(byte);
    return static_cast<std::int64_t>(out);
}

// A numeric: digits of base 10,000, the first worth 10,000^weight. Nothing when it has a fraction or does not fit.
std::optional<std::int64_t> whole_from_numeric(std::string_view bytes)
{
    auto const word   = [&](std::size_t i) { return number_from(bytes.substr(2 * i, 2)); };
    auto const digits = word(0);
    auto const weight = word(1);
    auto const sign   = word(2) & 0xffff;
    if ((sign != 0 && sign != 0x4000) || digits > weight + 1) return std::nullopt;

    std::int64_t below_zero = 0; // reaches one further than above zero
    for (std::int64_t i = 0; i <= weight; ++i) {
        auto const digit = i < digits ? word(static_cast<std::size_t>(4 + i)) : 0;
        if (__builtin_mul_overflow(below_zero, std::int64_t{10'000}, &below_zero) ||
            __builtin_sub_overflow(below_zero, digit, &below_zero))
            return std::nullopt;
    }
    if (sign != 0) return below_zero;
    if (below_zero == std::numeric_limits<std::int64_t>::min()) return std::nullopt;
    return -below_zero;
}

} // namespace

PostgresParameters::PostgresParameters(std::span<Value const> values) : numbers_(values.size())
{
    for (std::size_t i = 0; i < values.size(); ++i) {
        auto const& value = values[i];
        if (value.kind() == Kind::text && !value.is_clean_text())
            raise(StoreError::other, "text that is not UTF-8 or has a NUL byte");
        std::string_view view = value.view();
        if (value.kind() == Kind::integer) {
            numbers_[i] = network_order(value.integer());
            view        = {numbers_[i].data(), numbers_[i].size()};
        }
        expects(view.size() <= std::numeric_limits<int>::max());
        types_.push_back(type_of(value.type()));
        starts_.push_back(value.is_null() ? nullptr : view.empty() ? "" : view.data());
        sizes_.push_back(static_cast<int>(view.size()));
        formats_.push_back(1);
        signature_ += static_cast<char>('0' + static_cast<int>(value.type()));
    }
}

Value postgres_value(PGresult const* result, int row, int column)
{
    if (PQgetisnull(result, row, column) != 0) return {};
    std::string_view const bytes{PQgetvalue(result, row, column),
                                 static_cast<std::size_t>(PQgetlength(result, row, column))};
    switch (PQftype(result, column)) {
    case type_int8:
    case type_int4:
    case type_int2:    return Value::of_integer(number_from(bytes));
    case type_oid:     return Value::of_integer(number_from(bytes) & 0xffffffff);
    case type_bool:    return Value::of_integer(bytes.front());
    case type_text:
    case type_varchar:
    case type_bpchar:
    case type_name:
    case type_char:
    case type_unknown: return Value::of_text(bytes);
    case type_bytea:   return Value::of_bytes(bytes);
    case type_void:    return {};
    case type_numeric:
        if (auto const whole = whole_from_numeric(bytes)) return Value::of_integer(*whole);
        break;
    default: break;
    }
    raise(StoreError::other, std::string{"column "} + PQfname(result, column) + " holds a fraction or another type");
}

} // namespace penstock::store
