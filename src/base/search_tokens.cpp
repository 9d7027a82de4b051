#include "base/search_tokens.hpp"

#include "base/fold.hpp"
#include "base/utf8.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <span>

namespace penstock {
namespace {

constexpr std::size_t longest_word      = 64; // code points; keeps a token within a page of either database
constexpr std::size_t most_query_tokens = 64;

enum class Kind { separator, word, ideograph };

// Characters written without spaces between words. Private use counts: rare characters of names still live there.
bool is_ideograph(char32_t c)
{
    if ((c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x3FFFD)) return true;
    if (c >= 0xE000 && c <= 0xF8FF) return true;
    bool const east = (c >= 0x1100 && c <= 0x11FF) || (c >= 0x2E80 && c <= 0x31FF) || (c >= 0xA960 && c <= 0xA97F) ||
                      (c >= 0xAC00 && c <= 0xD7FF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x1AFF0 && c <= 0x1B2FB);
    return east && u_isUAlphabetic(static_cast<UChar32>(c));
}

Kind kind_of(char32_t c)
{
    if (c < 0x80) return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ? Kind::word : Kind::separator;
    if (is_ideograph(c)) return Kind::ideograph;
    bool const in_words = (U_GET_GC_MASK(static_cast<UChar32>(c)) & (U_GC_L_MASK | U_GC_N_MASK | U_GC_M_MASK)) != 0;
    return in_words ? Kind::word : Kind::separator;
}

using Run = std::span<Folded const>;

// Calls `on_run(kind, run)` for each longest run of one kind that is not separators.
template <class OnRun> void for_each_run(std::span<Folded const> folded, OnRun on_run)
{
    for (std::size_t from = 0; from < folded.size();) {
        Kind const  kind = kind_of(folded[from].character);
        std::size_t to   = from + 1;
        while (to < folded.size() && kind_of(folded[to].character) == kind) ++to;
        if (kind != Kind::separator) on_run(kind, folded.subspan(from, to - from));
        from = to;
    }
}

Run shortened(Run word) { return word.first(std::min(word.size(), longest_word)); }

std::string text_of(Run characters)
{
    std::string out;
    for (Folded const& f : characters) append_code_point(out, f.character);
    return out;
}

// Calls `on_part(part)` for the parts of a run that a query asks for.
template <class OnPart> void for_each_asked(Kind kind, Run run, OnPart on_part)
{
    if (kind == Kind::word) return on_part(shortened(run));
    if (run.size() == 1) return on_part(run);
    for (std::size_t i = 0; i + 1 < run.size(); ++i) on_part(run.subspan(i, 2));
}

bool same_characters(Run a, Run b) { return std::ranges::equal(a, b, {}, &Folded::character, &Folded::character); }

struct Asked {
    Kind kind{};
    Run  part;
    bool begins{}; // also asks for words that begin so
};

std::vector<Asked> asked_parts(std::span<Folded const> query)
{
    std::vector<Asked> asked;
    for_each_run(query, [&](Kind kind, Run run) {
        for_each_asked(kind, run, [&](Run part) {
            auto const known =
                std::ranges::any_of(asked, [&](Asked const& a) { return same_characters(a.part, part); });
            if (!known && asked.size() < most_query_tokens) asked.push_back({kind, part});
        });
    });
    if (!asked.empty()) asked.back().begins = asked.back().kind == Kind::word;
    return asked;
}

Mark mark_of(Run part) { return {part.front().from, part.back().to}; }

void mark_word(Run word, std::span<Asked const> asked, std::vector<Mark>& marks)
{
    word                = shortened(word);
    std::size_t longest = 0;
    for (Asked const& a : asked) {
        bool const fits = a.begins ? a.part.size() <= word.size() : a.part.size() == word.size();
        if (a.kind == Kind::word && fits && same_characters(a.part, word.first(a.part.size())))
            longest = std::max(longest, a.part.size());
    }
    if (longest > 0) marks.push_back(mark_of(word.first(longest)));
}

void mark_ideographs(Run run, std::span<Asked const> asked, std::vector<Mark>& marks)
{
    for (std::size_t i = 0; i < run.size(); ++i)
        for (Asked const& a : asked)
            if (a.kind == Kind::ideograph && a.part.size() <= run.size() - i &&
                same_characters(a.part, run.subspan(i, a.part.size())))
                marks.push_back(mark_of(run.subspan(i, a.part.size())));
}

// Marks in the order of their starts become marks that neither touch nor overlap.
std::vector<Mark> joined(std::vector<Mark> const& marks)
{
    std::vector<Mark> out;
    for (Mark const& mark : marks) {
        if (!out.empty() && mark.from <= out.back().to) out.back().to = std::max(out.back().to, mark.to);
        else out.push_back(mark);
    }
    return out;
}

} // namespace

std::vector<std::string> index_tokens(std::string_view text)
{
    std::vector<std::string> tokens;
    auto const               folded = fold(text, Accents::removed);
    tokens.reserve(folded.size() * 2);
    for_each_run(folded, [&](Kind kind, Run run) {
        if (kind == Kind::ideograph)
            for (std::size_t i = 0; run.size() > 1 && i < run.size(); ++i) tokens.push_back(text_of(run.subspan(i, 1)));
        for_each_asked(kind, run, [&](Run part) { tokens.push_back(text_of(part)); });
    });
    std::ranges::sort(tokens);
    auto const repeats = std::ranges::unique(tokens);
    tokens.erase(repeats.begin(), repeats.end());
    return tokens;
}

std::vector<std::string> query_tokens(std::string_view query)
{
    std::vector<std::string> tokens;
    auto const               folded = fold(query, Accents::removed);
    for (Asked const& asked : asked_parts(folded)) tokens.push_back(text_of(asked.part));
    return tokens;
}

bool is_word(std::string_view token)
{
    std::size_t   at    = 0;
    UChar32 const first = token.empty() ? -1 : next_code_point(token, at);
    return first >= 0 && kind_of(static_cast<char32_t>(first)) == Kind::word;
}

std::vector<Mark> find_marks(std::string_view text, std::string_view query)
{
    auto const        sought = fold(query, Accents::removed);
    auto const        asked  = asked_parts(sought);
    auto const        folded = fold(text, Accents::removed);
    std::vector<Mark> marks;
    if (asked.empty()) return marks;
    for_each_run(folded, [&](Kind kind, Run run) {
        if (kind == Kind::word) mark_word(run, asked, marks);
        else mark_ideographs(run, asked, marks);
    });
    return joined(marks);
}

} // namespace penstock
