// How English minutes are written, and what stands at their head.
#include "mandate/communique_english.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace penstock::mandate {

namespace {

using Text = std::u32string_view;
using namespace english;

constexpr std::array<Text, 12> months = {U"january", U"february", U"march",     U"april",   U"may",      U"june",
                                         U"july",    U"august",   U"september", U"october", U"november", U"december"};

constexpr char32_t lower(char32_t c) { return c >= U'A' && c <= U'Z' ? c + 32 : c; }
constexpr bool     is_letter(char32_t c) { return (lower(c) >= U'a' && lower(c) <= U'z') || c >= 0xC0; }
constexpr bool     is_capital(char32_t c) { return c >= U'A' && c <= U'Z'; }

bool same(Text a, Text b)
{
    return std::ranges::equal(a, b, [](char32_t x, char32_t y) { return lower(x) == y; });
}

std::optional<unsigned> number_at(Text text, std::size_t& at, std::size_t most)
{
    std::size_t const from = at;
    unsigned          out  = 0;
    while (at < text.size() && at - from < most && is_digit(text[at])) out = out * 10 + (text[at++] - U'0');
    if (at == from || (at < text.size() && is_digit(text[at]))) return std::nullopt;
    return out;
}

unsigned month_at(Text text, std::size_t at, std::size_t& end)
{
    end = at;
    while (end < text.size() && is_letter(text[end])) ++end;
    auto const word = text.substr(at, end - at);
    for (unsigned i = 0; i < months.size(); ++i)
        if (same(word, months[i]) || (word.size() == 3 && same(word, months[i].substr(0, 3)))) return i + 1;
    return 0;
}

class EnglishHeader {
public:
    EnglishHeader(Scan const& scan, std::vector<Part> const& lines, CommuniqueHeader& header)
        : scan_{scan},
          lines_{lines},
          header_{header}
    {}

    std::size_t read()
    {
        std::size_t at = 0;
        while (at < lines_.size() && at < 5 && is_title(lines_[at]))
            header_.titles.push_back(scan_.quote(lines_[at++]));
        for (std::size_t i = 0; i < lines_.size() && i < 20; ++i) {
            if (i >= at && heading(scan_, lines_[i])) break;
            read_field(lines_[i]);
            find_body(lines_[i]);
            find_chair(lines_[i]);
            if (!header_.meeting_date && (find_word(scan_, U"held", lines_[i]) || i < at))
                if (auto const day = find_day(scan_, lines_[i])) take(*day);
        }
        if (!header_.body)
            for (auto const& title : header_.titles)
                if (!header_.body && is_body(title.text)) header_.body = title;
        return at;
    }

private:
    static bool is_body(std::string_view title)
    {
        for (std::string_view const word :
             {"Board", "Committee", "Council", "Panel", "Commission", "Group", "Senate", "Trust", "Authority", "Forum"})
            if (title.ends_with(word)) return true;
        return false;
    }

    bool is_title(Part line) const
    {
        auto const text = scan_.in(line);
        return text.size() <= 120 && !text.ends_with(U'.') && !field_of(line) && !heading(scan_, line) &&
               text.find_first_of(U"\t|") == Text::npos;
    }

    // Chair: Dr Jane Roe
    std::optional<Part> field_of(Part line) const
    {
        auto const colon = scan_.in(line).find(U':');
        if (colon > 24 || colon + 1 == scan_.in(line).size()) return std::nullopt;
        return Part{line.from, line.from + colon};
    }

    void read_field(Part line)
    {
        auto const key = field_of(line);
        if (!key) return;
        Part const value = scan_.trimmed({key->to + 1, line.to});
        auto const name  = scan_.in(*key);
        if (same(name, U"date") || same(name, U"date of meeting") || same(name, U"held"))
            if (auto const day = find_day(scan_, value)) take(*day);
        if (same(name, U"chair") || same(name, U"chairperson") || same(name, U"in the chair")) take_chair(value);
        if (!header_.body && (same(name, U"body") || same(name, U"committee") || same(name, U"board")))
            header_.body = scan_.quote(value);
    }

    void take(EnglishDay const& found)
    {
        if (header_.meeting_date || found.day == 0) return;
        auto      quote = scan_.quote(found.where);
        QuotedDay day{std::move(quote.text), quote.start, quote.end, std::nullopt, false};
        if (found.year) day.day = Day::of(*found.year, found.month, found.day);
        header_.meeting_date = std::move(day);
    }

    void find_body(Part line)
    {
        auto const of = find_word(scan_, U"meeting of", line);
        if (header_.body || !of) return;
        Part rest = scan_.trimmed({*of + 10, line.to});
        for (Text const end : {U"held", U"on", U"at"})
            if (auto const at = find_word(scan_, end, rest)) rest.to = *at;
        if (auto const comma = scan_.in(rest).find_first_of(U",(—"); comma != Text::npos) rest.to = rest.from + comma;
        rest = without_article(scan_, scan_.trimmed(rest));
        if (!rest.empty()) header_.body = scan_.quote(rest);
    }

    void find_chair(Part line)
    {
        if (header_.chair) return;
        if (auto const by = find_word(scan_, U"chaired by", line)) {
            Part rest = scan_.trimmed({*by + 10, line.to});
            if (auto const end = scan_.in(rest).find_first_of(U",;"); end != Text::npos) rest.to = rest.from + end;
            if (scan_.in(rest).ends_with(U'.')) --rest.to;
            return take_chair(rest);
        }
        for (Text const mark : {U"(chair)", U"in the chair"})
            if (auto const at = find_word(scan_, mark, line)) {
                auto from = *at;
                while (from > line.from && !Text{U",;:"}.contains(scan_.all()[from - 1])) --from;
                return take_chair(scan_.trimmed({from, *at}));
            }
    }

    void take_chair(Part part)
    {
        if (header_.chair) return;
        if (auto const open = scan_.in(part).find(U'('); open != Text::npos && open > 0)
            part = scan_.trimmed({part.from, part.from + open});
        for (Text const verb : {U" was", U" took"})
            if (scan_.in(part).ends_with(verb)) part.to -= verb.size();
        part = scan_.trimmed(part);
        if (part.empty() || scan_.in(part).size() > 60) return;
        auto const quote = scan_.quote(part);
        header_.chair    = QuotedChair{quote.text, quote.start, quote.end, quote.text, {}};
    }

    Scan const&              scan_;
    std::vector<Part> const& lines_;
    CommuniqueHeader&        header_;
};

} // namespace

std::size_t read_english_header(Scan const& scan, std::vector<Part> const& lines, CommuniqueHeader& header)
{
    return EnglishHeader{scan, lines, header}.read();
}

std::optional<QuotedDay> english_due(Scan const& scan, Part cell, std::optional<Day> meeting)
{
    auto const found = find_day(scan, cell);
    if (!found) return std::nullopt;
    auto      quote = scan.quote(found->where);
    QuotedDay out{std::move(quote.text), quote.start, quote.end, std::nullopt, false};
    if (found->day == 0) return out;
    if (found->year) out.day = Day::of(*found->year, found->month, found->day);
    else if (meeting) {
        out.day           = Day::of(meeting->year(), found->month, found->day);
        out.year_inferred = out.day.has_value();
        if (out.day && *out.day < *meeting) { // next year, or an error: a person must say
            out.day.reset();
            out.year_inferred = false;
        }
    }
    return out;
}

ClauseParts english_parts(Text clause)
{
    if (starts_with_word(clause, U"to")) clause.remove_prefix(3);
    auto const  end  = std::min(clause.find(U' '), clause.size());
    auto        rest = end < clause.size() ? clause.substr(end + 1) : Text{};
    ClauseParts out{ClauseClass::action, clause.substr(0, end), rest};
    auto const  verb = out.verb;
    auto const  is   = [&](std::initializer_list<Text> words) {
        return std::ranges::any_of(words, [&](Text word) { return same(verb, word); });
    };
    if (is({U"prepare", U"submit", U"draft", U"publish", U"circulate", U"deliver", U"issue", U"write"}))
        out.kind = ClauseClass::deliverable;
    else if (is({U"increase", U"reduce", U"improve", U"raise", U"lower", U"keep"})) out.kind = ClauseClass::outcome;
    else if (is({U"ensure"})) out.kind = ClauseClass::purpose;
    else if (is({U"study", U"read", U"familiarise"})) out.kind = ClauseClass::study;
    return out;
}

namespace english {

std::optional<std::size_t> find_word(Scan const& scan, Text word, Part part)
{
    auto const text = scan.in(part);
    for (std::size_t at = 0; at + word.size() <= text.size(); ++at) {
        if (lower(text[at]) != word[0] || !same(text.substr(at, word.size()), word)) continue;
        auto const end = at + word.size();
        if (is_letter(word[0]) && at > 0 && is_letter(text[at - 1])) continue;
        if (is_letter(word.back()) && end < text.size() && is_letter(text[end])) continue;
        return part.from + at;
    }
    return std::nullopt;
}

bool starts_with_word(Text text, Text word)
{
    return text.size() > word.size() && same(text.substr(0, word.size()), word) && !is_letter(text[word.size()]);
}

std::optional<Part> heading(Scan const& scan, Part line)
{
    constexpr std::size_t longest = 100;
    auto const            text    = scan.in(line);
    if (text.size() > longest || text.ends_with(U'.') || text.find_first_of(U"\t|") != Text::npos) return std::nullopt;
    std::size_t at = starts_with_word(text, U"item") ? 5 : 0;
    if (!number_at(text, at, 2)) return std::nullopt;
    if (at >= text.size() || !Text{U".):"}.contains(text[at])) return std::nullopt;
    if (at + 1 < text.size() && is_digit(text[at + 1])) return std::nullopt; // 3.1 is a paragraph
    Part const label = scan.trimmed({line.from + at + 1, line.to});
    return label.empty() ? std::nullopt : std::optional{label};
}

std::vector<Part> sentences(Scan const& scan, Part line)
{
    std::vector<Part> out;
    auto const        text = scan.all();
    auto              from = line.from;
    // 3.1 in front of a paragraph is its number.
    if (auto at = from; number_at(text, at, 2) && at < line.to && text[at] == U'.')
        if (++at; number_at(text, at, 2)) from = scan.trimmed({at, line.to}).from;
    for (auto at = from; at < line.to; ++at) {
        auto const c = text[at];
        if (c != U'.' && c != U'!' && c != U'?') continue;
        bool const last = at + 1 == line.to;
        if (!last && text[at + 1] != U' ') continue;
        auto start = at;
        while (start > from && is_letter(text[start - 1])) --start;
        auto const word  = text.substr(start, at - start);
        bool const brief = (word.size() == 1 && is_capital(word[0])) || same(word, U"dr") || same(word, U"mr") ||
                           same(word, U"ms") || same(word, U"mrs") || same(word, U"prof") || same(word, U"no") ||
                           same(word, U"g") || same(word, U"e");
        if (!last && brief) continue;
        if (auto const piece = scan.trimmed({from, at}); !piece.empty()) out.push_back(piece);
        from = at + 1;
    }
    if (auto const piece = scan.trimmed({from, line.to}); !piece.empty()) out.push_back(piece);
    return out;
}

std::vector<Part> clauses(Scan const& scan, Part part)
{
    std::vector<Part> out;
    for (auto piece : scan.cut(part, U";")) {
        for (Text const opening : {U"and to", U"to", U"and"})
            if (starts_with_word(scan.in(piece), opening)) {
                piece = scan.trimmed({piece.from + opening.size(), piece.to});
                break;
            }
        while (auto const next = find_word(scan, U"and to", piece)) {
            Part first = scan.trimmed({piece.from, *next});
            if (scan.in(first).ends_with(U',')) --first.to;
            if (!first.empty()) out.push_back(first);
            piece = scan.trimmed({*next + 6, piece.to});
        }
        if (!piece.empty()) out.push_back(piece);
    }
    return out;
}

std::vector<Part> quoted(Scan const& scan, Part part)
{
    std::vector<Part> out;
    auto const        text = scan.all();
    for (auto at = part.from; at < part.to; ++at) {
        char32_t const close = text[at] == U'“' ? U'”' : text[at] == U'"' ? U'"' : U'\0';
        if (close == 0) continue;
        auto const end = text.find(close, at + 1);
        if (end == text.npos || end >= part.to) break;
        out.push_back({at + 1, end});
        at = end;
    }
    return out;
}

Part without_article(Scan const& scan, Part part)
{
    if (starts_with_word(scan.in(part), U"the")) part = scan.trimmed({part.from + 3, part.to});
    return part;
}

std::optional<EnglishDay> find_day(Scan const& scan, Part part)
{
    auto const text = scan.all().substr(0, part.to);
    auto const year = [&](std::size_t at, EnglishDay& out) {
        std::size_t gap = at;
        while (gap < text.size() && gap - at < 2 && (text[gap] == U' ' || text[gap] == U',')) ++gap;
        auto end = gap;
        if (auto const number = number_at(text, end, 4); number && *number >= 1900) {
            out.year     = static_cast<int>(*number);
            out.where.to = end;
        }
    };
    for (auto at = part.from; at < part.to; ++at) {
        if (at > part.from && (is_digit(text[at - 1]) || is_letter(text[at - 1]))) continue;
        if (is_digit(text[at])) {
            auto       end    = at;
            auto const number = number_at(text, end, 4);
            if (!number) continue;
            if (*number >= 1900 && end + 6 <= text.size() && text[end] == U'-') { // ISO 8601
                auto       month_end = end + 1;
                auto const month     = number_at(text, month_end, 2);
                auto       day_end   = month_end + 1;
                auto const day       = month && month_end < text.size() ? number_at(text, day_end, 2) : std::nullopt;
                if (day) return EnglishDay{{at, day_end}, static_cast<int>(*number), *month, *day};
            }
            auto name = end;
            for (Text const ending : {U"st", U"nd", U"rd", U"th"})
                if (text.substr(name).starts_with(ending)) name += 2;
            if (name >= text.size() || text[name] != U' ' || *number < 1 || *number > 31) continue;
            std::size_t month_end = 0;
            auto const  month     = month_at(text, name + 1, month_end);
            if (month == 0) continue;
            EnglishDay out{{at, month_end}, std::nullopt, month, *number};
            year(month_end, out);
            return out;
        }
        if (!is_capital(text[at])) continue;
        std::size_t end   = 0;
        auto const  month = month_at(text, at, end);
        if (month == 0) continue;
        EnglishDay out{{at, end}, std::nullopt, month, 0};
        auto       day_end = end + 1;
        if (end < text.size() && text[end] == U' ')
            if (auto const day = number_at(text, day_end, 2); day && *day >= 1 && *day <= 31) {
                out.day      = *day;
                out.where.to = day_end;
            }
        year(out.where.to, out);
        if (out.day > 0 || out.year) return out;
    }
    return std::nullopt;
}

std::optional<QuotedDay> due_in(Scan const& scan, Part part, std::optional<Day> meeting)
{
    for (Text const word : {U"no later than", U"not later than", U"by the end of", U"by", U"before"}) {
        for (auto at = find_word(scan, word, part); at; at = find_word(scan, word, {*at + 1, part.to})) {
            Part const after = scan.trimmed({*at + word.size(), part.to});
            for (Text const next : {U"the next meeting", U"its next meeting", U"the following meeting"})
                if (starts_with_word(scan.in(after), next) || scan.in(after) == next) {
                    auto quote = scan.quote({after.from, after.from + next.size()});
                    return QuotedDay{std::move(quote.text), quote.start, quote.end, std::nullopt, false};
                }
            auto       day   = english_due(scan, after, meeting);
            auto const found = find_day(scan, after);
            if (day && !day->day && found->day == 0 && found->year && word == U"by the end of")
                day->day = Day::of(*found->year, found->month, 1)->end_of_month();
            if (day && static_cast<std::size_t>(day->start) <= after.from + 4) return day;
        }
    }
    return std::nullopt;
}

} // namespace english

} // namespace penstock::mandate
