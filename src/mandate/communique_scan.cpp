#include "mandate/communique_scan.hpp"

#include "mandate/communique_bytes.hpp"

#include <algorithm>

namespace penstock::mandate {

namespace {

constexpr bool is_space(char32_t c)
{
    return c == U' ' || c == U'\t' || c == U'\n' || c == U'\u3000' || c == U'\u00A0';
}

// The number that ends just before a place, and where it begins.
std::optional<unsigned> number_before(std::u32string_view text, std::size_t& at)
{
    std::size_t from = at;
    while (from > 0 && at - from < 4 && is_digit(text[from - 1])) --from;
    if (from == at || (from > 0 && is_digit(text[from - 1]))) return std::nullopt;
    unsigned out = 0;
    for (auto i = from; i < at; ++i) out = out * 10 + (text[i] - U'0');
    at = from;
    return out;
}

} // namespace

std::string Scan::words(Part part) const { return to_utf8(in(part)); }

Quote Scan::quote(Part part) const
{
    return {words(part), static_cast<std::int64_t>(part.from), static_cast<std::int64_t>(part.to)};
}

Part Scan::trimmed(Part part) const
{
    while (!part.empty() && is_space(text_[part.from])) ++part.from;
    while (!part.empty() && is_space(text_[part.to - 1])) --part.to;
    return part;
}

std::vector<Part> Scan::lines() const
{
    std::vector<Part> out;
    for (std::size_t from = 0; from < text_.size();) {
        auto const to   = std::min(text_.find(U'\n', from), text_.size());
        auto const line = trimmed({from, to});
        // The empty cells of a row stay.
        bool const row = in({from, to}).contains(U'\t');
        if (!line.empty()) out.push_back(row ? Part{from, to} : line);
        from = to + 1;
    }
    return out;
}

std::vector<Part> Scan::cut(Part part, std::u32string_view marks) const
{
    constexpr std::u32string_view opening = U"“‘《（(〈【", closing = U"”’》）)〉】";
    std::vector<Part>             out;
    std::size_t                   from = part.from, depth = 0;
    for (auto at = part.from; at < part.to; ++at) {
        auto const c = text_[at];
        if (opening.contains(c)) ++depth;
        else if (closing.contains(c) && depth > 0) --depth;
        else if (depth == 0 && marks.contains(c)) {
            if (auto const piece = trimmed({from, at}); !piece.empty()) out.push_back(piece);
            from = at + 1;
        }
    }
    if (auto const piece = trimmed({from, part.to}); !piece.empty()) out.push_back(piece);
    return out;
}

std::vector<Part> Scan::sentences(Part line) const
{
    // 。” ends a sentence inside quotation marks too: there the depth is forgotten.
    std::vector<Part>             out;
    constexpr std::u32string_view marks = U"。！？";
    std::size_t                   from  = line.from;
    for (auto at = line.from; at < line.to; ++at) {
        if (!marks.contains(text_[at])) continue;
        if (auto const piece = trimmed({from, at}); !piece.empty()) out.push_back(piece);
        from = at + 1;
    }
    if (auto const piece = trimmed({from, line.to}); !piece.empty()) out.push_back(piece);
    return out;
}

std::optional<std::size_t> Scan::find(std::u32string_view word, Part part) const
{
    auto const at = in(part).find(word);
    if (at == std::u32string_view::npos) return std::nullopt;
    return part.from + at;
}

std::optional<ChineseDay> find_chinese_day(Scan const& scan, Part part)
{
    auto const text = scan.all();
    for (auto at = part.from; at < part.to; ++at) {
        if (text[at] != U'月') continue;
        auto       from  = at;
        auto const month = number_before(text, from);
        if (!month || *month < 1 || *month > 12 || from < part.from) continue;
        ChineseDay out{.month = *month};
        auto       end = at + 1;
        while (end < part.to && is_digit(text[end]) && end - at < 3) out.day = out.day * 10 + (text[end++] - U'0');
        if (end >= part.to || text[end] != (out.day > 0 ? U'日' : U'底')) continue;
        ++end;
        if (from > part.from && text[from - 1] == U'年') {
            auto       start = from - 1;
            auto const year  = number_before(text, start);
            if (year && *year >= 1900 && start >= part.from) {
                out.year = static_cast<int>(*year);
                from     = start;
            }
        }
        out.where = {from, end};
        return out;
    }
    return std::nullopt;
}

QuotedDay quoted_day(Scan const& scan, ChineseDay const& found, std::optional<int> year_elsewhere)
{
    auto       quote = scan.quote(found.where);
    QuotedDay  out{std::move(quote.text), quote.start, quote.end, std::nullopt, false};
    auto const year = found.year ? found.year : year_elsewhere;
    if (!year) return out;
    out.day           = Day::of(*year, found.month, found.day > 0 ? found.day : 1);
    out.year_inferred = !found.year && out.day;
    if (out.day && found.day == 0) out.day = out.day->end_of_month();
    return out;
}

std::size_t longest_in_both(std::u32string_view a, std::u32string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    std::size_t              out = 0;
    for (char32_t const c : a) {
        for (std::size_t j = b.size(); j > 0; --j) {
            row[j] = c == b[j - 1] ? row[j - 1] + 1 : 0;
            out    = std::max(out, row[j]);
        }
    }
    return out;
}

} // namespace penstock::mandate
