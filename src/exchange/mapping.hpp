// Which column of a list holds what, and how its values are written: a small TOML file a person can write.
#pragma once

#include "exchange/award_row.hpp"

#include <array>
#include <span>

namespace penstock::exchange {

// What a column can hold. `period` is a start and an end in one cell.
BOOST_DEFINE_ENUM_CLASS(Field, number, title, programme, programme_code, funder, organisation, organisation_id, lead,
                        lead_role, amount, applied, disbursed, currency, awarded_on, starts_on, ends_on, period,
                        description, outcome)
inline constexpr std::size_t field_count = enumerators<Field>().size();

BOOST_DEFINE_ENUM_CLASS(UnreadableDates, refuse, leave_out)

struct Mapping {
    std::string name;
    std::string title_zh, title_en;

    // the file; empty means: find out
    std::string              format, encoding, sheet;
    std::optional<char>      delimiter;
    int                      header_row{1};
    std::vector<std::string> total_words{"合计", "总计", "小计", "合計", "總計", "total", "Total", "TOTAL"};

    // per field the headers to look for; the first that the file has is taken
    std::array<std::vector<std::string>, field_count> columns;
    // whole headers of outside ids by scheme
    std::vector<std::pair<std::string, std::string>> outside_ids;
    // values that are the same in every row, for fields without a column
    std::array<std::string, field_count> constants;

    Currency                 currency{};
    std::int64_t             unit{1}; // whole currency units one unit of the file is worth
    char                     decimal_mark{'.'};
    char                     group_mark{','};
    std::vector<std::string> dates; // shapes; empty means the usual unambiguous ones
    UnreadableDates          unreadable_dates{}; // also for an end before its start
    std::string              title_language;
    std::string              organisation_scheme; // of the organisation_id column

    std::vector<std::string>&       headers_of(Field field) { return columns[static_cast<std::size_t>(field)]; }
    std::vector<std::string> const& headers_of(Field field) const { return columns[static_cast<std::size_t>(field)]; }
    std::string&                    constant(Field field) { return constants[static_cast<std::size_t>(field)]; }
    std::string const&              constant(Field field) const { return constants[static_cast<std::size_t>(field)]; }

    friend bool operator==(Mapping const&, Mapping const&) = default;
};

// Reads a mapping. Refuses malformed_request with one fault per wrong key: unknown_field (detail: the nearest known
// key), wrong_type, not_a_choice; mapping_incomplete when number is not mapped; too_large beyond 64 KB.
Result<Mapping> parse_mapping(std::string_view toml);

// The mapping as a text that parse_mapping reads back equal.
std::string mapping_text(Mapping const& mapping);

// What a guess left open, to be confirmed by a person.
struct Doubt {
    Field       field{};
    std::string header;
    std::string question; // unit, currency, dates, which (several columns fit), missing
    friend bool operator==(Doubt const&, Doubt const&) = default;
};
struct Guess {
    Mapping            mapping;
    std::vector<Doubt> doubts;
};

// Guesses from Chinese (either script) and English headers and some rows of values.
Guess guess_mapping(std::span<std::string const> headers, std::span<std::vector<std::string> const> rows);

// The first mapping all of whose columns the file has; null when none fits.
Mapping const* fitting(std::span<Mapping const> mappings, std::span<std::string const> headers);

} // namespace penstock::exchange
