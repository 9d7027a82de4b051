#include "mandate/communique_restore.hpp"

#include "base/text.hpp"
#include "mandate/communique_bytes.hpp"
#include "mandate/communique_lexicon.hpp"
#include "mandate/communique_pieces.hpp"
#include "mandate/refusals.hpp"

#include <algorithm>
#include <array>

namespace penstock::mandate {

namespace {

// So many readings are the work of a program; fewer may be the author's.
constexpr std::ptrdiff_t readings_of_a_program = 3;

// More damage than one character in ten and the text says something else than it did.
constexpr std::ptrdiff_t doubtful_share = 10;
constexpr std::ptrdiff_t doubtful_most  = 20; // in a short text

Pieces pieces_of(std::u32string_view original)
{
    Pieces out;
    out.reserve(original.size() + 1);
    for (std::size_t at = 0; at < original.size(); ++at) {
        if (original[at] == U'\r') {
            std::size_t const length = original.substr(at).starts_with(U"\r\n") ? 2 : 1;
            out.push_back({U'\n', at, at + length, ChangeKind::line_break, at});
            at += length - 1;
        } else {
            out.push_back({original[at], at, at + 1, std::nullopt, 0});
        }
    }
    if (!out.empty() && out.back().character != U'\n')
        out.push_back({U'\n', original.size(), original.size(), ChangeKind::line_break, original.size()});
    return out;
}

std::u32string text_of(Pieces const& pieces)
{
    std::u32string out;
    out.reserve(pieces.size());
    for (auto const& piece : pieces) out.push_back(piece.character);
    return out;
}

std::ptrdiff_t count_readings(Pieces const& text)
{
    std::ptrdiff_t out = 0;
    for (std::size_t at = 1; at < text.size(); ++at) out += reading_at(text, at).has_value();
    return out;
}

// Which characters are traditional: they differ from their simplified form, each taken alone.
bool is_traditional(char32_t c) { return is_han(c) && simplified_alone(c) != c; }

// Whether the text as a whole is in traditional characters; one such character may be somebody's name.
bool is_traditional(std::u32string_view text, std::u32string_view simplified)
{
    std::ptrdiff_t han = 0, other = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!is_han(text[at])) continue;
        ++han;
        other += text[at] != simplified[at];
    }
    return other >= 2 && other * 8 >= han;
}

// A program annotates a fixed table of traditional characters. A person annotates what readers do not know.
bool belongs_to_the_text(char32_t carrier, std::ptrdiff_t readings)
{
    if (!is_han(carrier)) return readings < readings_of_a_program;
    if (is_traditional(carrier)) return readings == 1 && is_rare(simplified_alone(carrier));
    return readings < readings_of_a_program || is_rare(carrier);
}

struct Removed {
    std::size_t from{}, to{};
};

std::vector<Removed> remove_readings(Pieces& text, std::ptrdiff_t readings)
{
    std::vector<Removed> removed;
    Pieces               out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        auto const reading = at > 0 ? reading_at(text, at) : std::nullopt;
        if (!reading || text[at].change) {
            out.push_back(text[at]);
            continue;
        }
        auto const last = at + reading->length - 1;
        if (belongs_to_the_text(text[at - 1].character, readings)) {
            for (auto i = at; i <= last; ++i) {
                out.push_back(text[i]);
                out.back().change = ChangeKind::kept_note;
                out.back().group  = text[at].from;
            }
        } else {
            removed.push_back({text[at].from, text[last].to});
        }
        at = last;
    }
    text = std::move(out);
    return removed;
}

void change(Piece& piece, char32_t into, ChangeKind kind)
{
    piece.character = into;
    if (piece.change) return; // a repair stays a repair
    piece.change = kind;
    piece.group  = piece.from;
}

// 著 that is written 着 in simplified text; t2s leaves it, for it also belongs to 著作 and 显著.
void turn_zhe(Pieces& text, std::size_t at)
{
    static constexpr std::u32string_view after  = U"作名者述称录书文译迹于有";
    static constexpr std::u32string_view before = U"显名原专论编译巨遗卓昭合土拙所新旧撰";
    auto const                           next   = at + 1 < text.size() ? text[at + 1].character : U'\0';
    auto const                           prev   = at > 0 ? text[at - 1].character : U'\0';
    if (after.contains(next) || before.contains(prev)) return;
    change(text[at], U'着', ChangeKind::converted_script);
}

void convert_script(Pieces& text)
{
    auto const before     = text_of(text);
    auto const simplified = to_simplified(before);
    if (!is_traditional(before, simplified)) return;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (simplified[at] != before[at]) change(text[at], simplified[at], ChangeKind::converted_script);
        if (simplified[at] == U'著') turn_zhe(text, at);
    }
}

constexpr bool is_wide(char32_t c)
{
    return is_han(c) || (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF00 && c <= 0xFF5E) || c == U'“' || c == U'”' ||
           c == U'‘' || c == U'’' || c == U'—' || c == U'…';
}

constexpr char32_t wide_form(char32_t c)
{
    constexpr std::u32string_view half = U",:;?!";
    return half.contains(c) ? c + 0xFEE0 : U'\0';
}

// Half-width marks beside Chinese characters; a comma between digits or in an English phrase stays.
void widen(Pieces& text)
{
    std::vector<std::size_t> open;
    auto const               character = [&](std::size_t at) { return at < text.size() ? text[at].character : U'\0'; };
    auto const               settled   = [&](std::size_t at) {
        return text[at].change && *text[at].change != ChangeKind::converted_script;
    };
    for (std::size_t at = 0; at < text.size(); ++at) {
        auto const c = text[at].character;
        if (c == U'\n') open.clear();
        if (settled(at)) continue;
        bool const before = at > 0 && is_wide(character(at - 1)), after = is_wide(character(at + 1));
        if (c == U'(') open.push_back(at);
        if (c == U')' && !open.empty()) {
            auto const from = open.back();
            open.pop_back();
            bool const inside = std::any_of(text.begin() + from, text.begin() + at,
                                            [](Piece const& piece) { return is_han(piece.character); });
            bool const around = from > 0 && is_wide(character(from - 1)) && after;
            if (inside || around) {
                change(text[from], U'（', ChangeKind::width);
                change(text[at], U'）', ChangeKind::width);
            }
        }
        auto const wide = wide_form(c);
        if (wide == 0) continue;
        bool const by_digits = character(at + 1) >= U'0' && character(at + 1) <= U'9' && at > 0 &&
                               character(at - 1) >= U'0' && character(at - 1) <= U'9';
        if (!by_digits && (before || (after && c != U'!' && c != U'?'))) change(text[at], wide, ChangeKind::width);
    }
}

// A number is doubtful as a whole when damage touches any part of it.
void mark_numbers(Pieces& text)
{
    auto const part = [](char32_t c) {
        return (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９') || c == U'.' || c == U'%' || c == U',';
    };
    auto const digit  = [](char32_t c) { return (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９'); };
    auto const damage = [&](std::size_t at) {
        return at < text.size() && text[at].change &&
               (*text[at].change == ChangeKind::doubtful || *text[at].change == ChangeKind::damaged_number);
    };
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!digit(text[at].character) || text[at].change) continue;
        auto end = at;
        while (end < text.size() && part(text[end].character) && !text[end].change) ++end;
        bool const before = at > 0 && damage(at - 1), after = damage(end);
        if (before || after) {
            auto const group = before ? text[at - 1].group : text[at].from;
            for (auto i = at; i < end; ++i) {
                text[i].change = ChangeKind::damaged_number;
                text[i].group  = group;
            }
            auto const spread = [&](std::size_t i) {
                text[i].change = ChangeKind::damaged_number;
                text[i].group  = group;
            };
            if (before)
                for (auto i = at; i-- > 0 && damage(i) && text[i].group == group;) spread(i);
            if (after)
                for (auto i = end, old = text[end].group; i < text.size() && damage(i) && text[i].group == old; ++i)
                    spread(i);
        }
        at = std::max(at, end - 1);
    }
}

Result<void> not_too_damaged(Pieces const& text, std::u32string_view original)
{
    std::ptrdiff_t doubtful = 0, all = 0;
    Piece const*   first = nullptr;
    for (auto const& piece : text) {
        all += is_wide(piece.character);
        if (piece.change != ChangeKind::doubtful && piece.change != ChangeKind::damaged_number) continue;
        ++doubtful;
        if (!first) first = &piece;
    }
    if (doubtful > doubtful_most && doubtful * doubtful_share > all)
        return refuse(refusal::not_restorable, place_in(original, first->from));
    return {};
}

std::vector<TextChange> changes_of(Pieces const& text, std::vector<Removed> const& removed,
                                   std::u32string_view original)
{
    std::vector<TextChange> out;
    auto                    taken  = removed.begin();
    auto const              remove = [&](std::size_t until, std::size_t at) {
        for (; taken != removed.end() && taken->from < until; ++taken)
            out.push_back({ChangeKind::removed_reading,
                           static_cast<std::int64_t>(taken->from),
                           static_cast<std::int64_t>(taken->to),
                           static_cast<std::int64_t>(at),
                           static_cast<std::int64_t>(at),
                           to_utf8(original.substr(taken->from, taken->to - taken->from)),
                           {}});
    };
    for (std::size_t at = 0; at < text.size();) {
        auto const& first = text[at];
        remove(first.from, at);
        if (!first.change) {
            ++at;
            continue;
        }
        auto       end     = at + 1;
        auto const goes_on = [&](Piece const& piece) {
            if (piece.change != first.change || piece.from > text[end - 1].to) return false;
            return piece.group == first.group || *first.change == ChangeKind::converted_script;
        };
        while (end < text.size() && goes_on(text[end])) ++end;
        TextChange change{*first.change,
                          static_cast<std::int64_t>(first.from),
                          static_cast<std::int64_t>(first.to),
                          static_cast<std::int64_t>(at),
                          static_cast<std::int64_t>(end),
                          {},
                          {}};
        for (auto i = at; i < end; ++i) {
            change.to = std::max(change.to, static_cast<std::int64_t>(text[i].to));
            change.after += to_utf8({&text[i].character, 1});
        }
        change.before = to_utf8(original.substr(first.from, change.to - first.from));
        out.push_back(std::move(change));
        at = end;
    }
    remove(original.size() + 1, text.size());
    return out;
}

} // namespace

std::optional<Reading> headless_reading_at(Pieces const& text, std::size_t at)
{
    constexpr std::size_t longest = 6; // zhuāng
    Reading               out;
    auto                  end = at;
    while (end < text.size() && end - at <= longest && text[end].character != U')' && text[end].character != U' ')
        out.letters.push_back(text[end++].character);
    if (!is_toned_syllable(out.letters)) return std::nullopt;
    if (end < text.size() && text[end].character == U' ') ++end;
    if (end == text.size() || text[end].character != U')') return std::nullopt;
    out.length = end + 1 - at;
    return out;
}

std::optional<Reading> reading_at(Pieces const& text, std::size_t at)
{
    if (text[at].character != U'(') return std::nullopt;
    auto out = headless_reading_at(text, at + 1);
    if (out) ++out->length;
    return out;
}

Result<RestoredText> restore(std::string_view bytes)
{
    auto       decoded  = TRY(decode_text(bytes));
    auto       pieces   = pieces_of(decoded.text);
    auto const readings = count_readings(pieces);

    repair_bytes(pieces, readings >= readings_of_a_program);
    auto const removed = remove_readings(pieces, readings);
    convert_script(pieces);
    widen(pieces);
    mark_numbers(pieces);
    CHECK(not_too_damaged(pieces, decoded.text));
    return RestoredText{to_utf8(text_of(pieces)), to_utf8(decoded.text), std::move(decoded.encoding),
                        changes_of(pieces, removed, decoded.text)};
}

} // namespace penstock::mandate
