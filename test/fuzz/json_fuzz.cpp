// What strangers send to the API: whatever is accepted is written and read back the same, the canonical form is its own
// canonical form.
#include "base/json_read.hpp"
#include "base/json_write.hpp"

using namespace penstock;

namespace {

enum class Mood { calm, eager };
BOOST_DESCRIBE_ENUM(Mood, calm, eager)

struct Part {
    std::int64_t               count{};
    std::optional<std::string> note;
    std::optional<Instant>     at;
};
BOOST_DESCRIBE_STRUCT(Part, (), (count, note, at))

struct Asked {
    std::string                 title;
    std::optional<Money>        amount;
    std::optional<Mood>         mood;
    std::optional<Day>          on;
    std::vector<Part>           parts;
    std::optional<bool>         open;
    std::optional<Bilingual>    words;
    std::optional<std::int32_t> small;
};
BOOST_DESCRIBE_STRUCT(Asked, (), (title, amount, mood, on, parts, open, words, small))

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    auto read = json::from_text<Asked>({reinterpret_cast<char const*>(data), size});
    if (!read) return 0;
    auto text  = json::to_text(*read);
    auto again = json::from_text<Asked>(text);
    expects(again.has_value() && json::to_text(*again) == text);
    auto canonical = json::canonical(*read);
    auto same      = json::from_text<Asked>(canonical);
    expects(same.has_value() && json::canonical(*same) == canonical);
    return 0;
}
