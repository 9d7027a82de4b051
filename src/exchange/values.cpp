#include "exchange/values.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace penstock::exchange {

namespace {

bool digit(char c) { return '0' <= c && c <= '9'; }

bool all_digits(std::string_view text) { return !text.empty() && std::ranges::all_of(text, digit); }

struct UnitSuffix {
    std::string_view text;
    std::int64_t     unit;
};
constexpr UnitSuffix unit_suffixes[] = {
    {"亿元", 100'000'000}, {"億元", 100'000'000}, {"万元", 10'000}, {"萬元", 10'000}, {"千元", 1'000}, {"元", 1},
};

struct Sign {
    std::string_view text, currency;
};
constexpr Sign signs[] = {
    {"¥", "CNY"}, {"¥", "JPY"}, {"£", "GBP"}, {"€", "EUR"}, {"$", "USD"},
};

// Takes away a currency sign or a unit that says no more than the style does.
std::string_view without_sign(std::string_view text, AmountStyle const& style)
{
    for (auto const& suffix : unit_suffixes)
        if (text.ends_with(suffix.text)) {
            if (suffix.unit == style.unit) text.remove_suffix(suffix.text.size());
            break;
        }
    for (auto const& sign : signs)
        if (sign.currency == style.currency.code() && text.starts_with(sign.text)) {
            text.remove_prefix(sign.text.size());
            break;
        }
    auto code = style.currency.code();
    if (text.starts_with(code)) text.remove_prefix(code.size());
    else if (text.ends_with(code)) text.remove_suffix(code.size());
    return trimmed(text);
}

// The whole part without its marks, provided they stand before every three digits; else nothing.
std::optional<std::string> ungrouped(std::string_view whole, char mark)
{
    if (whole.find(mark) == whole.npos) return std::string{whole};
    std::string out;
    for (std::size_t at = 0; at <= whole.size();) {
        auto end   = std::min(whole.find(mark, at), whole.size());
        auto group = whole.substr(at, end - at);
        if (!all_digits(group) || group.size() > 3 || (at > 0 && group.size() != 3)) return std::nullopt;
        out += group;
        at = end + 1;
    }
    return out;
}

constexpr std::string_view months[] = {"january", "february", "march",     "april",   "may",      "june",
                                       "july",    "august",   "september", "october", "november", "december"};

// Takes digits off the front: at least `least`, at most `most`.
std::optional<int> take_number(std::string_view& text, std::size_t least, std::size_t most)
{
    std::size_t count = 0;
    while (count < most && count < text.size() && digit(text[count])) ++count;
    if (count < least) return std::nullopt;
    int value{};
    std::from_chars(text.data(), text.data() + count, value);
    text.remove_prefix(count);
    return value;
}

// The month of an English name or its first three letters, taken off the front.
std::optional<int> take_month_name(std::string_view& text)
{
    std::size_t count = 0;
    std::string name;
    while (count < text.size() && std::isalpha(static_cast<unsigned char>(text[count])))
        name += static_cast<char>(std::tolower(static_cast<unsigned char>(text[count++])));
    for (int i = 0; i < 12; ++i)
        if (name == months[i] || (name.size() == 3 && months[i].starts_with(name))) {
            text.remove_prefix(count);
            return i + 1;
        }
    return std::nullopt;
}

// "T10:30", " 10:30:00.000000", "T10:30:00+08:00": whether it is a time of day, and whether it is midnight.
std::optional<bool> midnight(std::string_view text)
{
    if (text.empty() || (text[0] != 'T' && text[0] != ' ')) return std::nullopt;
    text.remove_prefix(1);
    auto skip = [&](char c) {
        bool there = !text.empty() && text[0] == c;
        if (there) text.remove_prefix(1);
        return there;
    };
    auto hour = take_number(text, 2, 2);
    if (!hour || *hour > 23 || !skip(':')) return std::nullopt;
    auto minute = take_number(text, 2, 2);
    if (!minute || *minute > 59) return std::nullopt;
    std::optional<int> second = 0, fraction = 0;
    if (skip(':')) second = take_number(text, 2, 2);
    if (!second || *second > 59) return std::nullopt;
    if (skip('.')) fraction = take_number(text, 1, 9);
    if (!fraction) return std::nullopt;
    if (!skip('Z') && (skip('+') || skip('-'))) {
        auto zone_hour = take_number(text, 2, 2);
        skip(':');
        auto zone_minute = take_number(text, 2, 2);
        if (!zone_hour || !zone_minute || *zone_hour > 14 || *zone_minute > 59) return std::nullopt;
    }
    if (!text.empty()) return std::nullopt;
    return *hour == 0 && *minute == 0 && *second == 0 && *fraction == 0;
}

std::optional<Day> day_of_serial(std::string_view text)
{
    // The first two years of the calendar are left out: nobody's award is from then, and 60 is a day that never was.
    constexpr int first = 732, last = 100'000;
    auto          serial = take_number(text, 1, 6);
    if (!serial || !text.empty() || *serial < first || *serial > last) return std::nullopt;
    return Day::of(1899, 12, 30)->plus_days(*serial);
}

std::vector<DateShape> shapes_of(std::initializer_list<std::string_view> texts)
{
    std::vector<DateShape> out;
    for (auto text : texts) out.push_back(*DateShape::parse(text));
    return out;
}

} // namespace

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view spaces[] = {" ", "\t", "\r", "\n", "\xc2\xa0", "\xe3\x80\x80", "\xef\xbb\xbf"};
    for (bool again = true; again;) {
        again = false;
        for (auto space : spaces) {
            while (text.starts_with(space)) {
                text.remove_prefix(space.size());
                again = true;
            }
            while (text.ends_with(space)) {
                text.remove_suffix(space.size());
                again = true;
            }
        }
    }
    return text;
}

std::string without_exponent(std::string_view number)
{
    auto at = number.find_first_of("eE");
    if (at == number.npos) return std::string{number};
    auto power = number.substr(at + 1);
    if (power.starts_with('+')) power.remove_prefix(1);
    int exponent{};
    auto [end, error] = std::from_chars(power.data(), power.data() + power.size(), exponent);
    if (error != std::errc{} || end != power.data() + power.size() || exponent < -400 || exponent > 400)
        return std::string{number};

    auto mantissa = number.substr(0, at);
    bool negative = mantissa.starts_with('-');
    if (negative) mantissa.remove_prefix(1);
    auto        point  = std::min(mantissa.find('.'), mantissa.size());
    std::string digits = std::string{mantissa.substr(0, point)};
    if (point < mantissa.size()) digits += mantissa.substr(point + 1);
    if (!all_digits(digits)) return std::string{number};

    auto whole = static_cast<std::int64_t>(point) + exponent;
    if (whole <= 0) {
        digits.insert(0, static_cast<std::size_t>(1 - whole), '0');
        whole = 1;
    }
    if (whole > static_cast<std::int64_t>(digits.size())) digits.resize(static_cast<std::size_t>(whole), '0');
    auto lead = digits.find_first_not_of('0');
    auto drop = std::min<std::int64_t>(lead == digits.npos ? whole - 1 : static_cast<std::int64_t>(lead), whole - 1);
    std::string out = digits.substr(static_cast<std::size_t>(drop), static_cast<std::size_t>(whole - drop));
    if (static_cast<std::size_t>(whole) < digits.size()) out += "." + digits.substr(static_cast<std::size_t>(whole));
    return (negative ? "-" : "") + out;
}

Result<Money> read_amount(std::string_view cell, AmountStyle const& style, std::set<Adjustment>& adjusted)
{
    if (cell.size() > 100) return refuse(refusal::not_an_amount);
    auto half = half_width_digits(trimmed(cell));
    if (half.changed) adjusted.insert(Adjustment::digits_normalised);
    auto text   = without_sign(half.text, style);
    bool tidied = text != half.text;

    bool negative = text.starts_with('-');
    if (negative || text.starts_with('+')) text.remove_prefix(1);
    std::string number;
    if (style.decimal_mark == '.' && text.find_first_of("eE") != text.npos) {
        number = without_exponent(text);
    } else {
        auto point = std::min(text.find(style.decimal_mark), text.size());
        auto whole = ungrouped(text.substr(0, point), style.group_mark);
        if (!whole) return refuse(refusal::not_an_amount);
        tidied |= whole->size() != point;
        number = *whole;
        if (point < text.size()) {
            if (!all_digits(text.substr(point + 1))) return refuse(refusal::not_an_amount);
            number += '.';
            number += text.substr(point + 1);
        }
    }
    if (number.empty() || !digit(number[0])) return refuse(refusal::not_an_amount);
    if (tidied) adjusted.insert(Adjustment::marks_removed);
    return Money::parse((negative ? "-" : "") + number, style.currency, style.unit);
}

std::optional<DateShape> DateShape::parse(std::string_view shape)
{
    struct Word {
        std::string_view text;
        Part             part;
    };
    constexpr Word words[] = {{"YYYY", Part::year},        {"Month", Part::month_name}, {"MM", Part::month},
                              {"M", Part::month_or_digit}, {"DD", Part::day},           {"D", Part::day_or_digit},
                              {"time", Part::time},        {"serial", Part::serial}};
    DateShape      out;
    int            years = 0;
    while (!shape.empty()) {
        auto word = std::ranges::find_if(words, [&](Word const& w) { return shape.starts_with(w.text); });
        if (word == std::end(words)) {
            out.pieces_.push_back({Part::literal, shape[0]});
            shape.remove_prefix(1);
            continue;
        }
        out.pieces_.push_back({word->part, {}});
        years += word->part == Part::year;
        if (word->part == Part::serial) years += out.pieces_.size() == 1 && shape.size() == word->text.size() ? 1 : 9;
        shape.remove_prefix(word->text.size());
    }
    return years == 1 ? std::optional{out} : std::nullopt;
}

std::optional<DateShape::Days> DateShape::read(std::string_view text) const
{
    std::optional<int> year, month, day;
    bool               with_time = false;
    for (auto const& piece : pieces_) {
        std::optional<int> number = 0;
        switch (piece.part) {
        case Part::year:           number = year = take_number(text, 4, 4); break;
        case Part::month:          number = month = take_number(text, 2, 2); break;
        case Part::month_or_digit: number = month = take_number(text, 1, 2); break;
        case Part::day:            number = day = take_number(text, 2, 2); break;
        case Part::day_or_digit:   number = day = take_number(text, 1, 2); break;
        case Part::month_name:     number = month = take_month_name(text); break;
        case Part::literal:
            if (!text.starts_with(piece.literal)) return std::nullopt;
            text.remove_prefix(1);
            break;
        case Part::time: {
            auto at_midnight = midnight(text);
            if (!at_midnight) return std::nullopt;
            with_time = !*at_midnight;
            text      = {};
            break;
        }
        case Part::serial:
            if (auto found = day_of_serial(text)) return Days{*found, *found};
            return std::nullopt;
        }
        if (!number) return std::nullopt;
    }
    if (!text.empty()) return std::nullopt;
    auto first = Day::of(*year, static_cast<unsigned>(month.value_or(1)), static_cast<unsigned>(day.value_or(1)));
    if (!first) return std::nullopt;
    if (day) return Days{*first, *first, with_time};
    return Days{*first, month ? first->end_of_month() : *Day::of(*year, 12, 31), with_time};
}

std::span<DateShape const> usual_shapes()
{
    static auto const shapes =
        shapes_of({"YYYY-M-D", "YYYY/M/D", "YYYY.M.D", "YYYY年M月D日", "YYYYMMDD", "YYYY-MM-DDtime", "YYYY/M/Dtime",
                   "D Month YYYY", "YYYY-M", "YYYY/M", "YYYY.M", "YYYY年M月"});
    return shapes;
}

std::span<DateShape const> giving_shapes()
{
    static auto const shapes = shapes_of({"YYYY-MM-DD", "YYYY-MM-DDtime", "DD/MM/YYYY", "DD/MM/YYYYtime",
                                          "D Month YYYY", "YYYY-MM", "MM/YYYY", "serial"});
    return shapes;
}

std::optional<DateShape::Days> read_days(std::string_view cell, std::span<DateShape const> shapes,
                                         std::set<Adjustment>& adjusted)
{
    if (cell.size() > 100) return std::nullopt;
    auto plain = half_width_digits(trimmed(cell));
    for (auto const& shape : shapes)
        if (auto days = shape.read(plain.text)) {
            if (plain.changed) adjusted.insert(Adjustment::digits_normalised);
            if (days->with_time) adjusted.insert(Adjustment::time_left_out);
            return days;
        }
    return std::nullopt;
}

Period read_period(std::string_view cell, std::span<DateShape const> shapes, std::set<Adjustment>& adjusted)
{
    constexpr std::string_view separators[] = {"-", "－", "–", "—", "~", "～", "至", "到", "/", " to "};
    // A half counts alone only beside one that was meant as the same kind of date: "2016.01-2019.14".
    auto   digits = [](std::string_view text) { return std::ranges::count_if(text, digit); };
    Period one_sided;
    if (cell.size() > 200) return one_sided;
    for (auto separator : separators)
        for (auto at = cell.find(separator); at != cell.npos; at = cell.find(separator, at + 1)) {
            std::set<Adjustment> tidied;
            auto                 before = cell.substr(0, at), behind = cell.substr(at + separator.size());
            auto                 from = read_days(before, shapes, tidied);
            auto                 to   = read_days(behind, shapes, tidied);
            if (from && to) {
                adjusted.merge(tidied);
                return {from->first, to->last};
            }
            if (one_sided.starts_on || one_sided.ends_on || digits(before) != digits(behind)) continue;
            if (from) one_sided.starts_on = from->first;
            if (to) one_sided.ends_on = to->last;
        }
    return one_sided;
}

} // namespace penstock::exchange
