// The small parts of a workbook read before its sheet: where things are, which formats are dates, the shared strings.
#pragma once

#include "exchange/xlsx_package.hpp"
#include "exchange/xlsx_strings.hpp"

#include <map>

namespace penstock::exchange {

struct XlsxSheet {
    std::string name;
    std::string entry; // its name in the archive
    bool        hidden{};
};

struct XlsxBook {
    std::vector<XlsxSheet> sheets;
    std::string            strings_entry, styles_entry; // empty when there is none
    bool                   from_1904{};
};

using SharedPackage = std::shared_ptr<XlsxPackage>;

Result<XlsxBook> read_book(SharedPackage const& package);

// For each cell style whether it shows a date.
Result<std::vector<bool>> read_date_styles(SharedPackage const& package, std::string const& entry);

// Refuses too_large beyond the limits.
Result<XlsxStrings> read_strings(SharedPackage const& package, std::string const& entry, XlsxLimits const& limits);

// Whether a number format (ECMA-376 part 1, 18.8.31) shows a date, by its own code or by its built-in number.
bool is_date_format(std::string_view code);
bool is_date_format(int built_in);

// "_x000D_" as the character it stands for.
std::string without_escapes(std::string_view text);

// A number as stored made the shortest decimal with the same value, without exponent: "0.10000000000000001" gives
// "0.1". Whole numbers and what is no number come back as they are.
std::string shortest_decimal(std::string_view stored);

// A day number as YYYY-MM-DD, with " HH:MM:SS" when it has a time. In the 1900 calendar 60 is the 1900-02-29 that never
// was, which no date reader accepts; numbers outside the calendar come back as they are.
std::string date_of_serial(std::string_view decimal, bool from_1904);

} // namespace penstock::exchange
