// Writing tables for other programs: CSV and XLSX in which no cell can become a formula.
#pragma once

#include "base/money.hpp"
#include "base/refusal.hpp"

#include <filesystem>
#include <functional>
#include <memory>
#include <span>

namespace penstock::exchange {

// A cell to be written. A number is a plain decimal ("-12.50") and stays a number; anything else is text.
struct OutCell {
    enum class Kind { text, number, money } kind{Kind::text};
    std::string value;
    int         decimals{}; // shown for money

    static OutCell text(std::string value) { return {Kind::text, std::move(value), 0}; }
    static OutCell integer(std::int64_t value) { return {Kind::number, std::to_string(value), 0}; }
    static OutCell number(std::string decimal) { return {Kind::number, std::move(decimal), 0}; }
    static OutCell money(Money const& amount) { return {Kind::money, amount.decimal(), amount.currency.decimals()}; }
};

using Sink = std::function<void(std::string_view)>;

// The guard against formulas (OWASP): a text of any number of apostrophes followed by = + - @ tab CR, or by their
// full-width forms, gets one more apostrophe in front. Reading takes one away from such a text, so every text comes
// back as it was, and a cell that was never guarded is not changed.
std::string      guarded(std::string_view text);
std::string_view unguarded(std::string_view cell);

// RFC 4180: CRLF, cells quoted where needed.
class CsvWriter {
public:
    struct Options {
        bool byte_order_mark = false; // Excel on Chinese Windows needs it
        char delimiter       = ',';
    };
    CsvWriter(Sink sink, Options options);
    explicit CsvWriter(Sink sink) : CsvWriter{std::move(sink), Options{}} {}

    void row(std::span<OutCell const> cells);
    void finish(); // hands over what is left

private:
    Sink        sink_;
    Options     options_;
    std::string pending_;
};

// One sheet: header bold, frozen and filtered; text never a formula, so it needs no guard, but one that looks guarded
// gets another apostrophe; numbers of more than 15 digits as text, because a spreadsheet would round them. Rows go to a
// temporary file, so memory does not grow.
class XlsxWriter {
public:
    // The sheet's name is cut to what XLSX allows (31 characters, none of []:*?/\).
    XlsxWriter(std::filesystem::path file, std::string_view sheet, std::span<std::string const> headers);
    ~XlsxWriter();
    XlsxWriter(XlsxWriter&&) noexcept;

    // Refuses too_large beyond 1,048,576 rows and too_long beyond 32,767 characters in a cell.
    Result<void> row(std::span<OutCell const> cells);
    Result<void> finish(); // refuses unreadable_file when the disk refuses

private:
    struct Book;
    std::unique_ptr<Book> book_;
};

} // namespace penstock::exchange
