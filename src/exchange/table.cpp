#include "exchange/table.hpp"

namespace penstock::exchange {

KeptRow::KeptRow(TableRow const& row) : line{row.line}, hidden{row.hidden}, wrong{row.wrong}
{
    for (auto const& cell : row.cells) cells.push_back({std::string{cell.text}, cell.kind});
}

TableRow KeptRow::view() const
{
    TableRow row{line, hidden, wrong, {}};
    for (auto const& cell : cells) row.cells.push_back({cell.text, cell.kind});
    return row;
}

std::unexpected<Refused> refuse_line(Refusal why, std::int64_t line)
{
    return refuse(why, "/lines/" + std::to_string(line), std::to_string(line));
}

} // namespace penstock::exchange
