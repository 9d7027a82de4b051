#include "mandate/text_difference.hpp"

#include "mandate/communique_bytes.hpp"

#include <algorithm>
#include <cstddef>
#include <span>
#include <utility>

namespace penstock::mandate {

namespace {

// Steps of a comparison at most, of paragraphs and of the characters in one; its work and its memory grow with their
// square. A paragraph longer than characters_most is shown as changed altogether.
constexpr std::ptrdiff_t paragraph_steps = 2'000, character_steps = 500;
constexpr std::size_t    characters_most = 4'000;

std::vector<std::u32string_view> paragraphs(std::u32string_view text)
{
    std::vector<std::u32string_view> out;
    constexpr std::u32string_view    blanks = U" \t\r\u3000\u00A0";
    for (std::size_t at = 0; at <= text.size();) {
        auto end   = std::min(text.find(U'\n', at), text.size());
        auto line  = text.substr(at, end - at);
        at         = end + 1;
        auto first = line.find_first_not_of(blanks);
        if (first == line.npos) continue; // an empty line is no paragraph
        out.push_back(line.substr(first, line.find_last_not_of(blanks) - first + 1));
    }
    return out;
}

// Which elements of each side stand on the other one too, in order.
struct Kept {
    std::vector<char> before, after;
};

// The longest common sequence by the greedy algorithm of E. W. Myers (1986): after d elements removed or added, how far
// one can be on each diagonal. Between the common ends nothing is kept when more than `most` differ.
template <class Sequence> class Comparison {
public:
    Comparison(Sequence const& a, Sequence const& b) : a_{a}, b_{b}, out_{Marks(a.size()), Marks(b.size())} {}

    Kept run(std::ptrdiff_t most)
    {
        std::size_t tail = 0;
        while (head_ < a_.size() && head_ < b_.size() && a_[head_] == b_[head_]) mark(head_, head_), ++head_;
        while (tail + head_ < a_.size() && tail + head_ < b_.size() &&
               a_[a_.size() - 1 - tail] == b_[b_.size() - 1 - tail]) {
            mark(a_.size() - 1 - tail, b_.size() - 1 - tail);
            ++tail;
        }
        n_ = static_cast<std::ptrdiff_t>(a_.size() - head_ - tail);
        m_ = static_cast<std::ptrdiff_t>(b_.size() - head_ - tail);
        if (n_ == 0 || m_ == 0) return std::move(out_);
        for (std::ptrdiff_t d = 0; d <= std::min(n_ + m_, most); ++d)
            if (advance(d)) {
                trace(d);
                break;
            }
        return std::move(out_);
    }

private:
    using Marks = std::vector<char>;

    // The step onto the diagonal k: from where, and where it stands before it follows what is equal.
    struct Onto {
        std::ptrdiff_t from{}, start{-1};
    };
    Onto onto(std::ptrdiff_t d, std::ptrdiff_t k) const
    {
        if (d == 0) return {0, 0};
        auto reached = [&](std::ptrdiff_t diagonal) {
            auto at = diagonal + d - 1;
            return at < 0 || at > 2 * (d - 1) ? std::ptrdiff_t{-1} : reached_[d - 1][at];
        };
        Onto best;
        if (auto x = reached(k - 1); x >= 0 && x < n_) best = {k - 1, x + 1};
        if (auto x = reached(k + 1); x >= 0 && x - k <= m_ && x > best.start) best = {k + 1, x};
        return best;
    }

    bool advance(std::ptrdiff_t d)
    {
        reached_.emplace_back(static_cast<std::size_t>(2 * d + 1), -1);
        for (std::ptrdiff_t k = -d; k <= d; k += 2) {
            auto x = onto(d, k).start;
            if (x < 0) continue;
            while (x < n_ && x - k < m_ && a_[head_ + x] == b_[head_ + x - k]) ++x;
            reached_[d][k + d] = x;
            if (x == n_ && x - k == m_) return true;
        }
        return false;
    }

    void trace(std::ptrdiff_t d)
    {
        auto k = n_ - m_;
        for (; d >= 0; --d) {
            auto const step = onto(d, k);
            for (auto x = reached_[d][k + d]; x > step.start; --x) mark(head_ + x - 1, head_ + x - 1 - k);
            k = step.from;
        }
    }

    void mark(std::size_t i, std::size_t j) { out_.before[i] = out_.after[j] = 1; }

    Sequence const&                          a_;
    Sequence const&                          b_;
    Kept                                     out_;
    std::size_t                              head_{};
    std::ptrdiff_t                           n_{}, m_{};
    std::vector<std::vector<std::ptrdiff_t>> reached_;
};

std::vector<DifferenceSpan> spans(std::u32string_view text, std::vector<char> const& common)
{
    std::vector<DifferenceSpan> out;
    for (std::size_t at = 0; at < text.size();) {
        auto end = at;
        while (end < text.size() && common[end] == common[at]) ++end;
        out.push_back({to_utf8(text.substr(at, end - at)), !common[at]});
        at = end;
    }
    return out;
}

std::vector<DifferenceSpan> whole(std::u32string_view text, bool changed) { return {{to_utf8(text), changed}}; }

DifferenceRow changed(std::u32string_view before, std::u32string_view after)
{
    if (before.size() > characters_most || after.size() > characters_most)
        return {DifferenceKind::changed, whole(before, true), whole(after, true)};
    auto const common = Comparison{before, after}.run(character_steps);
    return {DifferenceKind::changed, spans(before, common.before), spans(after, common.after)};
}

// Two paragraphs are one that was changed when half of the shorter one stayed.
bool akin(std::u32string_view before, std::u32string_view after)
{
    if (before.size() > characters_most || after.size() > characters_most) return true;
    auto const common = Comparison{before, after}.run(character_steps);
    auto const stayed = static_cast<std::size_t>(std::ranges::count(common.before, 1));
    return 2 * stayed >= std::min(before.size(), after.size());
}

using Paragraphs = std::span<std::u32string_view const>;

// Which paragraphs of two stretches that differ are the same one changed: as many pairs as possible, in order. Of long
// stretches only those at their beginning.
std::vector<std::pair<std::size_t, std::size_t>> pairs(Paragraphs before, Paragraphs after)
{
    constexpr std::size_t                            compared_most = 400;
    std::vector<std::pair<std::size_t, std::size_t>> out;
    if (before.size() * after.size() > compared_most) {
        while (out.size() < std::min(before.size(), after.size()) && akin(before[out.size()], after[out.size()]))
            out.emplace_back(out.size(), out.size());
        return out;
    }
    auto const                     width = after.size() + 1;
    std::vector<std::size_t>       best((before.size() + 1) * width);
    std::vector<std::vector<char>> alike(before.size(), std::vector<char>(after.size()));
    for (auto i = before.size(); i-- > 0;)
        for (auto j = after.size(); j-- > 0;) {
            alike[i][j]         = akin(before[i], after[j]);
            best[i * width + j] = std::max({best[(i + 1) * width + j], best[i * width + j + 1],
                                            best[(i + 1) * width + j + 1] + (alike[i][j] ? 1 : 0)});
        }
    for (std::size_t i = 0, j = 0; i < before.size() && j < after.size();) {
        if (alike[i][j] && best[i * width + j] == best[(i + 1) * width + j + 1] + 1) out.emplace_back(i++, j++);
        else if (best[i * width + j] == best[(i + 1) * width + j]) ++i;
        else ++j;
    }
    return out;
}

} // namespace

std::vector<DifferenceRow> differences(std::u32string_view before, std::u32string_view after)
{
    auto const                 a = paragraphs(before), b = paragraphs(after);
    auto const                 common = Comparison{a, b}.run(paragraph_steps);
    std::vector<DifferenceRow> out;
    std::size_t                i = 0, j = 0;
    while (i < a.size() || j < b.size()) {
        if (i < a.size() && j < b.size() && common.before[i] && common.after[j]) {
            out.push_back({DifferenceKind::same, whole(a[i], false), whole(b[j], false)});
            ++i, ++j;
            continue;
        }
        auto gone = i, come = j;
        while (gone < a.size() && !common.before[gone]) ++gone;
        while (come < b.size() && !common.after[come]) ++come;
        auto found = pairs(Paragraphs{a}.subspan(i, gone - i), Paragraphs{b}.subspan(j, come - j));
        found.emplace_back(gone - i, come - j); // and what is left after the last pair
        auto const from = i, to = j;
        for (auto const& [left, right] : found) {
            for (; i < from + left; ++i) out.push_back({DifferenceKind::removed, whole(a[i], true), {}});
            for (; j < to + right; ++j) out.push_back({DifferenceKind::added, {}, whole(b[j], true)});
            if (i < gone && j < come) out.push_back(changed(a[i++], b[j++]));
        }
    }
    return out;
}

} // namespace penstock::mandate
