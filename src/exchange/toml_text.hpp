// The part of TOML a mapping needs: tables of strings, whole numbers and lists of strings. Mappings are uploaded by
// strangers, and toml++ 3.3 runs into undefined behaviour on a lone U+FDF7, so it reads none of them.
#pragma once

#include "base/refusal.hpp"

#include <cstdint>
#include <variant>

namespace penstock::exchange {

using TomlValue = std::variant<std::string, std::int64_t, std::vector<std::string>>;

struct TomlTable {
    std::string                                    name; // empty for what stands above the first table
    std::vector<std::pair<std::string, TomlValue>> entries;

    TomlValue const* find(std::string_view key) const;
};

// The tables in order, the nameless one first. Refuses malformed_request (not TOML, or a part of it that mappings do
// not use: dotted keys, inline tables, floats, dates, multi-line strings), duplicate_field and not_utf8, all with the
// pointer "/lines/<line>".
Result<std::vector<TomlTable>> parse_toml(std::string_view text);

// A basic string of TOML.
std::string toml_quoted(std::string_view text);

} // namespace penstock::exchange
