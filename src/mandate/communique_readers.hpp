// The two readers of communiqués, one for each language; what they share stands in communique_scan.hpp.
#pragma once

#include "mandate/communique.hpp"
#include "mandate/communique_clause.hpp"
#include "mandate/communique_scan.hpp"

namespace penstock::mandate {

Communique read_chinese(Scan const& scan);
Communique read_english(Scan const& scan);

// Header and papers of a Chinese communiqué: lines up to the first paragraph are titles. Gives that paragraph's number
// among the lines.
std::size_t read_chinese_header(Scan const& scan, std::vector<Part> const& lines, CommuniqueHeader& header);

// What a sentence that lays down no duty tells: studied, heard, decided.
void read_chinese_matters(Scan const& scan, Part sentence, Communique& out);

// The directive or finding a Chinese sentence holds, if any.
void read_chinese_duties(Scan const& scan, Part sentence, std::optional<std::int64_t> item, Communique& out);

// Rows of a table with a column of tasks: each a directive, with the owner and the date its cells name. Gives how many
// lines it took.
std::size_t read_table(Scan const& scan, std::vector<Part> const& lines, std::size_t at,
                       std::optional<std::int64_t> item, Communique& out);

// A date that a cell gives, with or without 前.
std::optional<QuotedDay> chinese_due(Scan const& scan, Part cell, std::optional<Day> meeting);
std::optional<QuotedDay> english_due(Scan const& scan, Part cell, std::optional<Day> meeting);

// Verb, object and class of an English clause that begins with its verb.
ClauseParts english_parts(std::u32string_view clause);

// A key that stays the same when the same words are read again, however often they occur.
void give_keys(Communique& out);

} // namespace penstock::mandate
