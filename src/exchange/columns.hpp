// Finding the columns a mapping names among the headers a file has.
#pragma once

#include "exchange/mapping.hpp"

namespace penstock::exchange {

// Headers are the same when they differ only in white space, letter case of a-z and full-width brackets.
std::string header_key(std::string_view header);

struct Columns {
    std::array<int, field_count>             of; // the place in the row from 0, or -1
    std::vector<std::pair<std::string, int>> outside_ids;

    Columns() { of.fill(-1); }
    int  operator[](Field field) const { return of[static_cast<std::size_t>(field)]; }
    int& operator[](Field field) { return of[static_cast<std::size_t>(field)]; }
};

// Refuses mapping_incomplete with a fault per field: "/columns/<field>" and the header missed, or met twice.
Result<Columns> find_columns(Mapping const& mapping, std::span<std::string const> headers);

} // namespace penstock::exchange
