// How English minutes are written: words, headings, sentences, dates.
#pragma once

#include "mandate/communique_readers.hpp"

namespace penstock::mandate {

// Titles, body, date and chair; gives the number of the first line behind the title.
std::size_t read_english_header(Scan const& scan, std::vector<Part> const& lines, CommuniqueHeader& header);

namespace english {

// The place of a whole word or phrase, in capitals or not.
std::optional<std::size_t> find_word(Scan const& scan, std::u32string_view word, Part part);
bool                       starts_with_word(std::u32string_view text, std::u32string_view word);

// 3. Open calls: what follows the number; nothing when the line is no heading.
std::optional<Part> heading(Scan const& scan, Part line);

// A full stop after Dr or an initial ends nothing.
std::vector<Part> sentences(Scan const& scan, Part line);
// Cut at a semicolon and before "and to".
std::vector<Part> clauses(Scan const& scan, Part part);
// What stands in quotation marks.
std::vector<Part> quoted(Scan const& scan, Part part);
Part              without_article(Scan const& scan, Part part);

// 12 March 2025, March 12, 2025, 2025-03-12, 31 May: the first.
struct EnglishDay {
    Part               where;
    std::optional<int> year;
    unsigned           month{};
    unsigned           day{}; // 0 when only the month is told
};
std::optional<EnglishDay> find_day(Scan const& scan, Part part);

// by 31 May 2025, before the next meeting: the date in the text's words; the year from the meeting when it is left out.
std::optional<QuotedDay> due_in(Scan const& scan, Part part, std::optional<Day> meeting);

} // namespace english

} // namespace penstock::mandate
