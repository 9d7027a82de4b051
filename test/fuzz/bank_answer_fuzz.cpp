// Bank answers: whatever the bytes, it is refused or every line has an identity, and no amount is below zero.
#include "exchange/bank_answer.hpp"

using namespace penstock;
using namespace penstock::exchange;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    auto answer = read_bank_answer({reinterpret_cast<char const*>(data), size});
    if (!answer) return 0;
    expects(answer->lines.size() <= bank_lines_most);
    for (auto const& line : answer->lines) {
        expects(line.identity.size() == 64);
        expects(!line.amount || (line.amount->minor >= 0 && line.amount->in_range()));
        expects(line.reason.size() <= 500 && line.note.size() <= 500);
    }
    return 0;
}
