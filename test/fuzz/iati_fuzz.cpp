// IATI: whatever the bytes, every activity is accepted or has a problem, and sums stay within what an account can hold.
#include "exchange/award_file.hpp"

using namespace penstock;
using namespace penstock::exchange;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    auto       rows = open_iati_awards(from_memory({reinterpret_cast<char const*>(data), size}));
    RowOutcome row;
    for (;;) {
        auto more = rows->next(row);
        if (!more || !*more) return 0;
        expects((row.fate == RowFate::accepted) == row.problems.empty());
        expects(row.cells.size() == rows->headers().size());
        for (auto const& money : {row.award.amount, row.award.disbursed}) expects(!money || money->in_range());
        expects(row.fate != RowFate::accepted || !row.award.number.empty());
        expects(!row.award.amount || row.award.amount->minor > 0);
        expects(!row.award.disbursed || row.award.disbursed->minor >= 0);
    }
}
