// Communiqués: whatever the bytes, they are refused, or every change and every quotation stands where it says it does.
#include "mandate/communique.hpp"
#include "mandate/communique_bytes.hpp"
#include "mandate/communique_restore.hpp"

using namespace penstock;
using namespace penstock::mandate;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    auto const restored = restore({reinterpret_cast<char const*>(data), size});
    if (!restored) return 0;
    auto const original = from_utf8(restored->original), text = from_utf8(restored->text);
    auto const stands = [](std::u32string const& in, std::int64_t from, std::int64_t to, std::string const& words) {
        expects(0 <= from && from <= to && to <= static_cast<std::int64_t>(in.size()));
        expects(to_utf8(in.substr(from, to - from)) == words);
    };
    std::int64_t from = 0, start = 0;
    for (auto const& change : restored->changes) {
        stands(original, change.from, change.to, change.before);
        stands(text, change.start, change.end, change.after);
        expects(change.from >= from && change.start >= start);
        expects(original.substr(from, change.from - from) == text.substr(start, change.start - start));
        from  = change.to;
        start = change.end;
    }
    expects(original.substr(from) == text.substr(start));
    auto const read = read_communique(restored->text);
    expects(read.meeting || read.directives.empty());
    for (auto const& paper : read.papers) stands(text, paper.start, paper.end, paper.text);
    for (auto const& directive : read.directives) {
        stands(text, directive.start, directive.end, directive.text);
        if (directive.owner) stands(text, directive.owner->start, directive.owner->end, directive.owner->text);
        if (directive.due) stands(text, directive.due->start, directive.due->end, directive.due->text);
        for (auto const& clause : directive.clauses) stands(text, clause.start, clause.end, clause.text);
    }
    return 0;
}
