// Tables of figures: whatever the bytes, every row is taken whole or refused with its line and column.
#include "exchange/figure_file.hpp"

#include <set>

using namespace penstock;
using namespace penstock::exchange;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    auto file = read_figures({reinterpret_cast<char const*>(data), size});
    if (!file) return 0;
    expects(file->rows == static_cast<std::int64_t>(file->lines.size() + file->bad.size()) + file->unfilled);
    std::set<std::int64_t> seen;
    for (auto const& each : file->bad) expects(each.line > 1 && seen.insert(each.line).second);
    for (auto const& each : file->lines) {
        expects(each.line > 1 && seen.insert(each.line).second);
        expects(!each.indicator.code.value.empty() && !each.indicator.name.empty());
        expects((each.figure.kind == FigureKind::target) == each.figure.op.has_value());
        auto const again = Decimal::parse(each.figure.value.text());
        expects(again && *again == each.figure.value);
        expects(each.figure.period.frequency() == each.indicator.frequency);
    }
    return 0;
}
