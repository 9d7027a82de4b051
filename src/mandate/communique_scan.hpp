// Looking through a text for what to quote: places, lines, sentences, dates.
#pragma once

#include "mandate/communique.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace penstock::mandate {

// A part of the text: [from, to) in code points.
struct Part {
    std::size_t from{}, to{};

    bool empty() const { return from >= to; }
};

constexpr bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

class Scan {
public:
    explicit Scan(std::u32string_view text) : text_{text} {}

    std::u32string_view all() const { return text_; }
    std::u32string_view in(Part part) const { return text_.substr(part.from, part.to - part.from); }
    std::string         words(Part part) const;
    Quote               quote(Part part) const;

    // Without white space around it.
    Part trimmed(Part part) const;
    // Lines that are not blank, trimmed.
    std::vector<Part> lines() const;
    // Sentences of a line, each without the mark that ends it.
    std::vector<Part> sentences(Part line) const;
    // Cut at any of these marks, but not inside quotation marks, title marks or parentheses.
    std::vector<Part> cut(Part part, std::u32string_view marks) const;
    // The place of a word in a part.
    std::optional<std::size_t> find(std::u32string_view word, Part part) const;

private:
    std::u32string_view text_;
};

// 2023年11月16日, 11月16日, 6月底: the first from here on.
struct ChineseDay {
    Part               where;
    std::optional<int> year;
    unsigned           month{};
    unsigned           day{}; // 0 for the end of the month
};
std::optional<ChineseDay> find_chinese_day(Scan const& scan, Part part);

// A date whose year may stand elsewhere; nothing known, nothing filled in.
QuotedDay quoted_day(Scan const& scan, ChineseDay const& found, std::optional<int> year_elsewhere);

// How many characters the longest stretch has that both texts contain.
std::size_t longest_in_both(std::u32string_view a, std::u32string_view b);

} // namespace penstock::mandate
