// The rows of a table judged as awards, by a mapping.
#pragma once

#include "exchange/columns.hpp"
#include "exchange/table.hpp"

#include <deque>
#include <memory>

namespace penstock::exchange {

// `ahead` are the rows behind the header already read. Refuses mapping_incomplete.
Result<std::unique_ptr<AwardRows>> table_awards(std::unique_ptr<TableReader> reader, std::deque<KeptRow> ahead,
                                                std::vector<std::string> headers, Mapping const& mapping,
                                                std::int64_t rows_most);

} // namespace penstock::exchange
