// What a bank answers to orders: ISO 20022 pain.002.001.10 and camt.053.001.08, or CSV, read into lines of one kind.
#pragma once

#include "base/day.hpp"
#include "base/money.hpp"

#include <boost/describe/enum.hpp>

#include <optional>
#include <string>
#include <vector>

namespace penstock::exchange {

BOOST_DEFINE_ENUM_CLASS(BankAnswerFormat, pain_002, camt_053, csv)
// credited: money that came in and names no order of ours.
BOOST_DEFINE_ENUM_CLASS(BankLineKind, settled, rejected, returned, credited)

struct BankLine {
    std::string          identity; // the same line in another file is the same line
    std::int64_t         line{};   // of the file
    BankLineKind         kind{};
    std::string          end_to_end; // empty: the whole message was rejected, or the line names none
    std::string          message;    // of ours, where the whole of it is answered
    std::optional<Money> amount;     // status reports may leave it out
    std::optional<Day>   value_on;
    std::string          bank_reference;
    std::string          reason; // the bank's code and words
    std::string          note;   // who and what for, of lines that name no order
};

struct BankAnswer {
    BankAnswerFormat      format{};
    std::string           message; // the bank's own number of it
    std::vector<BankLine> lines;
};

inline constexpr std::size_t bank_answer_bytes = std::size_t{20} << 20;
inline constexpr std::size_t bank_lines_most   = 50'000;

// Refuses not_iso_20022 (no message we read, or a CSV without its columns), document_type_refused, unreadable_file,
// too_large; and for a line that cannot be understood not_an_amount, not_a_date or not_a_choice with its line.
Result<BankAnswer> read_bank_answer(std::string bytes);

} // namespace penstock::exchange
