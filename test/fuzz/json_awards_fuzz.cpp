// 360Giving JSON: whatever the bytes, every grant is accepted or has a problem, and cutting the input changes nothing.
#include "exchange/award_file.hpp"

#include <algorithm>

using namespace penstock;
using namespace penstock::exchange;

namespace {

// Hands out seven bytes at a time, so that numbers and texts come in parts.
class Dripping final : public ByteSource {
public:
    explicit Dripping(std::string_view bytes) : left_{bytes} {}
    Result<std::size_t> read(char* into, std::size_t most) override
    {
        std::size_t count = std::min({most, left_.size(), std::size_t{7}});
        left_.copy(into, count);
        left_.remove_prefix(count);
        return count;
    }

private:
    std::string_view left_;
};

// All that was read, as one text; a refusal as its name.
std::string read(std::unique_ptr<ByteSource> bytes)
{
    auto        rows = open_json_awards(std::move(bytes));
    RowOutcome  row;
    std::string out;
    for (;;) {
        auto more = rows->next(row);
        if (!more) return out + std::string{name_of(more.error().why)};
        if (!*more) return out;
        expects((row.fate == RowFate::accepted) == row.problems.empty());
        out += std::to_string(row.line) + canonical(row.award);
        for (auto const& problem : row.problems)
            out += problem.header + std::string{name_of(problem.why)} + problem.cell;
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    std::string_view text{reinterpret_cast<char const*>(data), size};
    auto             whole = read(from_memory(std::string{text}));
    auto             drip  = read(std::make_unique<Dripping>(text));
    // Grants before an error may be handed out or not, depending on where the pieces are cut; whole files may not
    // differ.
    bool refused = whole.ends_with("json") || whole.ends_with("deep") || whole.ends_with("large") ||
                   whole.ends_with("field") || whole.ends_with("format");
    expects(refused || whole == drip);
    return 0;
}
