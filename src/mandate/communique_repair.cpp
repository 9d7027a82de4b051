// Undoes what a program did that replaced bytes of GBK without minding where a character begins. It leaves a byte lost
// and all pairs after it shifted by one, until a character whose second byte is ASCII ends the shift as a lone letter:
// 專科及以上學 becomes ？萍耙陨蠈W. Put one byte in front, and the pairs fall into place; which byte, words decide.
#include "mandate/communique_bytes.hpp"
#include "mandate/communique_lexicon.hpp"
#include "mandate/communique_pieces.hpp"

#include <algorithm>
#include <span>

namespace penstock::mandate {

namespace {

constexpr std::size_t longest_run    = 64;
constexpr int         sense_per_cent = 40; // so much of what is put back stands in words
constexpr int         noise_per_cent = 34; // no more than so much of shifted text does
constexpr std::size_t context        = 3;
constexpr std::size_t longest_word   = 4;

// A stretch of shifted characters: [from, end) with the letter that ends the shift.
struct Run {
    std::size_t from{}, end{};
    bool        whole{}; // the letter is there
};

constexpr bool is_letter_of_gbk(char32_t c) { return c >= 0x40 && c <= 0x7E; }
constexpr bool is_alphanumeric(char32_t c)
{
    return (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z');
}
constexpr bool     is_mark(char32_t c) { return c == U'?' || c == U'!' || c == U'？' || c == U'！'; }
constexpr char32_t widened(char32_t c) { return c < 0x80 ? c + 0xFEE0 : c; }

bool may_be_restored(char32_t c)
{
    constexpr std::u32string_view marks = U"，。、；：“”‘’《》（）！？—…·";
    return is_han(c) || marks.contains(c);
}

class Repair {
public:
    Repair(Pieces& text, bool annotated) : text_{text}, annotated_{annotated} {}

    void run()
    {
        for (std::size_t at = 0; at < text_.size(); ++at) {
            auto const c    = text_[at].character;
            bool const lost = c == 0xFFFD || (c >= 0xE000 && c <= 0xF8FF);
            if (!lost && is_mark(c)) at = std::max(at + 1, mend(at)) - 1;
            // A letter may be the second half of the character that was annotated.
            else if (lost || (is_letter_of_gbk(c) && at > 0 && ends_a_character(at - 1) && reading_at_next(at)))
                doubt(at, at + 1);
        }
    }

private:
    char32_t character(std::size_t at) const { return at < text_.size() ? text_[at].character : U'\0'; }
    bool     ends_a_character(std::size_t at) const { return character(at) > 0x7F || character(at) == U')'; }
    bool     reading_at_next(std::size_t at) const { return at + 1 < text_.size() && reading_at(text_, at + 1); }

    // Gives where to go on.
    std::size_t mend(std::size_t at)
    {
        if (auto const end = mend_across_a_boundary(at); end > at) return end;
        if (auto const end = mend_shift(at); end > at) return end;
        bool const between      = at > 0 && is_han(character(at - 1)) && is_han(character(at + 1));
        bool const asked        = at > 0 && std::u32string_view{U"吗嗎呢么麼吧谁誰"}.contains(character(at - 1));
        bool const digit_before = at > 0 && is_digit(character(at - 1)), digit_after = is_digit(character(at + 1));
        bool const doubtful = (digit_after && at > 0 && !asked && character(at - 1) > 0x20) ||
                              (annotated_ && !asked && (between || digit_before));
        if (character(at) == U'?' && doubtful) doubt(at, at + 1);
        return at + 1;
    }

    static bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

    Run run_from(std::size_t at) const
    {
        Run out{at, at, false};
        while (out.end < text_.size() && out.end - at < longest_run && character(out.end) > 0x7F &&
               character(out.end) != 0xFFFD)
            ++out.end;
        if (out.end > at && is_letter_of_gbk(character(out.end)) && !is_alphanumeric(character(out.end + 1))) {
            ++out.end;
            out.whole = true;
        }
        return out;
    }

    // What stands around, in simplified characters and without readings: the lexicon looks at it too.
    std::u32string before(std::size_t at) const
    {
        std::u32string out;
        while (at > 0 && out.size() < context) {
            auto const c = character(--at);
            if (c == U')') { // a reading is passed over
                auto open = at;
                while (open > 0 && at - open < 9 && character(open) != U'(') --open;
                if (!reading_at(text_, open)) break;
                at = open;
            } else if (is_han(c)) out.insert(out.begin(), c);
            else break;
        }
        return out;
    }
    std::u32string after(std::size_t at) const
    {
        std::u32string out;
        while (at < text_.size() && out.size() < context) {
            if (auto const reading = reading_at(text_, at)) at += reading->length;
            else if (is_han(character(at))) out.push_back(character(at++));
            else break;
        }
        return out;
    }

    struct Candidate {
        std::u32string text;
        std::size_t    common{};  // the longest usual word that holds the first character
        std::size_t    longest{}; // the longest word that does
        std::size_t    alone{};   // characters of all that stand in no word
        bool           tied{};

        bool makes_more_sense(Candidate const& other) const
        {
            return alone != other.alone ? alone < other.alone : stronger(other);
        }
        bool stronger(Candidate const& other) const
        {
            return common != other.common ? common > other.common : longest > other.longest;
        }
        bool as_strong(Candidate const& other) const { return common == other.common && longest == other.longest; }
    };

    // The words of the whole that hold the character at a place.
    static Candidate weigh(std::u32string_view whole, std::size_t place)
    {
        Candidate out;
        for (std::size_t length = 2; length <= longest_word; ++length)
            for (auto from = place + 1 > length ? place + 1 - length : 0; from <= place; ++from) {
                if (from + length > whole.size()) break;
                auto const word = whole.substr(from, length);
                if (is_common_word(word)) out.common = length;
                if (is_word(word)) out.longest = length;
            }
        return out;
    }

    // The text that one more byte in front of these makes; tied where the lexicon does not decide which byte.
    std::optional<Candidate> with_a_byte(std::string const& bytes, std::size_t at, std::size_t end,
                                         auto const& allowed) const
    {
        auto const               prefix = to_simplified(before(at)), suffix = to_simplified(after(end));
        std::vector<Candidate>   marks;
        std::optional<Candidate> best;
        std::u32string           seen, rest; // what follows the first character is the same for most
        for (int first = 0x81; first <= 0xFE; ++first) {
            if (!allowed(static_cast<char>(first))) continue;
            auto const text = from_gbk(static_cast<char>(first) + bytes);
            if (!text || text->size() < 2 || !std::ranges::all_of(*text, may_be_restored)) continue;
            if (seen != std::u32string_view{*text}.substr(1)) {
                seen = text->substr(1);
                rest = to_simplified(seen) + suffix;
                if (in_words_per_cent(rest) < sense_per_cent) rest.clear();
            }
            if (rest.empty()) continue;
            if (!is_han((*text)[0])) {
                marks.push_back({.text = *text});
                continue;
            }
            auto candidate = weigh(prefix + simplified_alone((*text)[0]) + rest, prefix.size());
            candidate.text = *text;
            if (candidate.longest == 0 && candidate.common == 0) continue;
            if (!best || candidate.stronger(*best)) best = std::move(candidate);
            else if (candidate.as_strong(*best)) best->tied = true;
        }
        auto const settled = [&](Candidate out) {
            auto const whole = to_simplified(out.text) + suffix;
            auto const han   = static_cast<std::size_t>(std::ranges::count_if(whole, is_han));
            out.alone        = han - han * in_words_per_cent(whole) / 100;
            return out;
        };
        if (best) return settled(std::move(*best));
        // No word begins or ends here, so a mark stood here: the one that may stand before what follows.
        std::erase_if(marks, [](Candidate const& each) { return !fits_before(each.text[0], each.text); });
        if (marks.size() != 1) return std::nullopt;
        return settled(marks.front());
    }

    static bool fits_before(char32_t mark, std::u32string_view text)
    {
        bool const closes = text.size() > 1 && (text[1] == U'”' || text[1] == U'’' || text[1] == U'》');
        return closes ? mark == U'。' || mark == U'！' || mark == U'？'
                      : mark == U'，' || mark == U'。' || mark == U'、';
    }

    std::optional<std::string> bytes_of(std::u32string const& front, Run const& run) const
    {
        auto text = front;
        for (auto i = run.from; i < run.end; ++i) text.push_back(character(i));
        return to_gbk(text);
    }

    int sense(Run const& run) const
    {
        std::u32string text;
        for (auto i = run.from; i < run.end; ++i) text.push_back(character(i));
        return in_words_per_cent(to_simplified(text));
    }

    // 領域實施 where the last byte of 域 and the first of 實 were taken for 驅: 領域?(qū)嵤
    std::size_t mend_across_a_boundary(std::size_t at)
    {
        if (character(at) != U'?' || at == 0 || at + 1 >= text_.size() || !is_han(character(at - 1))) return at;
        auto reading = reading_at(text_, at + 1);
        if (!reading) reading = headless_reading_at(text_, at + 1);
        if (!reading) return at;
        auto const run   = run_from(at + 1 + reading->length);
        auto const bytes = bytes_of({}, run);
        auto const owner = text_[at - 1].character;
        auto const half  = to_gbk({&owner, 1});
        if (run.whole && bytes && half && half->size() == 2) {
            auto const was_taken = [&](char first) {
                auto const taken = from_gbk(std::string{(*half)[1], first});
                return taken && taken->size() == 1 && reading_of((*taken)[0]) == reading->letters;
            };
            if (auto const found = with_a_byte(*bytes, at, run.end, was_taken); found && !found->tied)
                return put(at, run.end, found->text);
        }
        auto end = std::max(run.end, at + 1 + reading->length);
        if (character(end) == U'?') ++end; // a digit went with it
        return doubt(at, end);
    }

    // 專科及以上學 where the first byte was lost: ？萍耙陨蠈W, in front perhaps a ? for what was lost.
    std::size_t mend_shift(std::size_t at)
    {
        std::size_t marks = 1;
        while (marks < 3 && is_mark(character(at + marks))) ++marks;
        auto const run = run_from(at + marks);
        if (!run.whole || run.end - run.from < 2 || sense(run) > noise_per_cent) return at;
        if (!annotated_ && run.end - run.from < 4) return at;
        std::optional<Candidate> best;
        for (std::size_t lost = 0; lost <= marks; ++lost) {
            if (lost > 0 && character(at + lost - 1) != U'?') break;
            std::u32string front;
            for (auto i = lost; i < marks; ++i) front.push_back(widened(character(at + i)));
            auto const bytes = bytes_of(front, run);
            auto       found = bytes ? with_a_byte(*bytes, at, run.end, [](char) { return true; }) : std::nullopt;
            if (!found) continue;
            if (!best || found->makes_more_sense(*best)) best = std::move(found);
            else if (found->alone == best->alone && found->as_strong(*best)) best->tied = true;
        }
        if (best && !best->tied) return put(at, run.end, best->text);
        return annotated_ || reading_at_next(run.end - 1) ? doubt(at, run.end) : at;
    }

    std::size_t put(std::size_t at, std::size_t end, std::u32string_view restored)
    {
        auto const from = text_[at].from, to = text_[end - 1].to;
        Pieces     pieces;
        for (char32_t const c : restored) pieces.push_back({c, from, to, ChangeKind::repaired, from});
        text_.erase(text_.begin() + at, text_.begin() + end);
        text_.insert(text_.begin() + at, pieces.begin(), pieces.end());
        return at + restored.size();
    }

    std::size_t doubt(std::size_t at, std::size_t end)
    {
        for (auto i = at; i < end; ++i) {
            text_[i].change = ChangeKind::doubtful;
            text_[i].group  = text_[at].from;
        }
        return end;
    }

    Pieces& text_;
    bool    annotated_;
};

} // namespace

void repair_bytes(Pieces& text, bool annotated) { Repair{text, annotated}.run(); }

} // namespace penstock::mandate
