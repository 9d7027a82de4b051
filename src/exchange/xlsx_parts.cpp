#include "exchange/xlsx_parts.hpp"

#include "base/day.hpp"
#include "exchange/refusals.hpp"
#include "exchange/xml_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace penstock::exchange {

namespace {

constexpr std::size_t sheets_most = 1'000, relations_most = 10'000, styles_most = 100'000, name_longest = 1'000;

struct Relation {
    std::string id, type, target;
};

class RelationEvents final : public XmlEvents {
public:
    std::vector<Relation> found;

    void opened(std::string_view name, XmlAttributes attributes) override
    {
        if (name != "Relationship" || attributes["TargetMode"] == "External" || found.size() == relations_most) return;
        found.push_back({std::string{attributes["Id"].substr(0, name_longest)},
                         std::string{attributes["Type"].substr(0, name_longest)},
                         std::string{attributes["Target"].substr(0, name_longest)}});
    }
};

// An entry's name from a target relative to the folder of the entry that names it.
std::string resolved(std::string_view from, std::string_view target)
{
    std::string path = target.starts_with('/') ? std::string{} : std::string{from.substr(0, from.rfind('/') + 1)};
    while (!target.empty()) {
        auto end  = std::min(target.find('/'), target.size());
        auto step = target.substr(0, end);
        target.remove_prefix(std::min(end + 1, target.size()));
        if (step.empty() || step == ".") continue;
        if (step == "..") {
            if (!path.empty()) path.pop_back();
            path.erase(path.rfind('/') + 1);
        } else {
            path += step;
            path += '/';
        }
    }
    if (!path.empty()) path.pop_back();
    return path;
}

Result<std::vector<Relation>> read_relations(SharedPackage const& package, std::string const& of)
{
    auto        slash = of.rfind('/') + 1;
    std::string name  = of.substr(0, slash) + "_rels/" + of.substr(slash) + ".rels";
    if (!package->has(name)) return std::vector<Relation>{};
    RelationEvents events;
    XmlReader      reader{TRY(XlsxPackage::entry(package, name)), events};
    CHECK(reader.read_to_end());
    for (auto& relation : events.found) relation.target = resolved(of, relation.target);
    return std::move(events.found);
}

std::string target_of_type(std::vector<Relation> const& relations, std::string_view type)
{
    auto found = std::ranges::find_if(relations, [&](Relation const& r) { return r.type.ends_with(type); });
    return found == relations.end() ? std::string{} : found->target;
}

class BookEvents final : public XmlEvents {
public:
    struct Sheet {
        std::string name, relation;
        bool        hidden{};
    };
    std::vector<Sheet> sheets;
    bool               from_1904{}, is_book{};

    void opened(std::string_view name, XmlAttributes attributes) override
    {
        if (name == "workbook") is_book = true;
        if (name == "workbookPr") from_1904 = attributes.flag("date1904");
        if (name != "sheet" || sheets.size() == sheets_most) return;
        auto state = attributes["state"];
        sheets.push_back({std::string{attributes["name"].substr(0, name_longest)},
                          std::string{attributes["id"].substr(0, name_longest)}, !state.empty() && state != "visible"});
    }
};

class StyleEvents final : public XmlEvents {
public:
    std::vector<bool> dates;

    void opened(std::string_view name, XmlAttributes attributes) override
    {
        if (name == "cellXfs") in_cell_formats_ = true;
        if (name == "numFmt" && codes_.size() < styles_most)
            codes_[number(attributes["numFmtId"])] = is_date_format(attributes["formatCode"]);
        if (name != "xf" || !in_cell_formats_ || dates.size() == styles_most) return;
        int  format = number(attributes["numFmtId"]);
        auto own    = codes_.find(format);
        dates.push_back(own == codes_.end() ? is_date_format(format) : own->second);
    }
    void closed(std::string_view name) override
    {
        if (name == "cellXfs") in_cell_formats_ = false;
    }

private:
    static int number(std::string_view text)
    {
        int out = -1;
        std::from_chars(text.data(), text.data() + text.size(), out);
        return out;
    }

    std::map<int, bool> codes_;
    bool                in_cell_formats_{};
};

class StringEvents final : public XmlEvents {
public:
    StringEvents(XlsxStrings& strings, XlsxLimits const& limits) : strings_{strings}, limits_{limits} {}
    XmlReader* reader{};

    void opened(std::string_view name, XmlAttributes) override
    {
        if (name == "si") text_.clear();
        if (name == "rPh") ++phonetic_;
        if (name == "t") in_text_ = phonetic_ == 0;
    }
    void closed(std::string_view name) override
    {
        if (name == "t") in_text_ = false;
        if (name == "rPh") --phonetic_;
        if (name != "si") return;
        if (static_cast<std::int64_t>(strings_.size()) >= limits_.strings) return reader->stop(refusal::too_large);
        strings_.add(without_escapes(text_));
    }
    void text(std::string_view piece) override
    {
        if (!in_text_) return;
        if (text_.size() + piece.size() > limits_.cell_bytes) return reader->stop(refusal::too_long);
        text_ += piece;
    }

private:
    XlsxStrings&      strings_;
    XlsxLimits const& limits_;
    std::string       text_;
    int               phonetic_{};
    bool              in_text_{};
};

void append_utf8(std::string& out, unsigned code)
{
    if (code < 0x80) {
        out += static_cast<char>(code);
    } else if (code < 0x800) {
        out += static_cast<char>(0xc0 | code >> 6);
        out += static_cast<char>(0x80 | (code & 0x3f));
    } else {
        out += static_cast<char>(0xe0 | code >> 12);
        out += static_cast<char>(0x80 | (code >> 6 & 0x3f));
        out += static_cast<char>(0x80 | (code & 0x3f));
    }
}

} // namespace

Result<XlsxBook> read_book(SharedPackage const& package)
{
    auto        root = TRY(read_relations(package, ""));
    std::string name = target_of_type(root, "/officeDocument");
    if (name.empty() || !package->has(name)) return refuse(refusal::unknown_format);
    BookEvents events;
    XmlReader  reader{TRY(XlsxPackage::entry(package, name)), events};
    CHECK(reader.read_to_end());
    if (!events.is_book) return refuse(refusal::unknown_format);

    auto     relations = TRY(read_relations(package, name));
    XlsxBook out;
    out.from_1904     = events.from_1904;
    out.strings_entry = target_of_type(relations, "/sharedStrings");
    out.styles_entry  = target_of_type(relations, "/styles");
    for (auto const& sheet : events.sheets) {
        auto found = std::ranges::find(relations, sheet.relation, &Relation::id);
        // Sheets of charts, dialogs and macros hold no table.
        if (found != relations.end() && found->type.ends_with("/worksheet"))
            out.sheets.push_back({sheet.name, found->target, sheet.hidden});
    }
    return out;
}

Result<std::vector<bool>> read_date_styles(SharedPackage const& package, std::string const& entry)
{
    if (entry.empty() || !package->has(entry)) return std::vector<bool>{};
    StyleEvents events;
    XmlReader   reader{TRY(XlsxPackage::entry(package, entry)), events};
    CHECK(reader.read_to_end());
    return std::move(events.dates);
}

Result<XlsxStrings> read_strings(SharedPackage const& package, std::string const& entry, XlsxLimits const& limits)
{
    XlsxStrings strings{limits.strings_bytes};
    if (entry.empty() || !package->has(entry)) return strings;
    StringEvents events{strings, limits};
    XmlReader    reader{TRY(XlsxPackage::entry(package, entry)), events};
    events.reader = &reader;
    CHECK(reader.read_to_end());
    return strings;
}

bool is_date_format(int built_in)
{
    return (14 <= built_in && built_in <= 22) || (27 <= built_in && built_in <= 36) ||
           (45 <= built_in && built_in <= 47) || (50 <= built_in && built_in <= 58);
}

bool is_date_format(std::string_view code)
{
    // The first section decides; what is quoted, escaped or in brackets is no part of the pattern.
    for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
        char c = code[i];
        if (c == '"' || c == '[') {
            i = std::min(code.find(c == '"' ? '"' : ']', i + 1), code.size());
        } else if (c == '\\' || c == '_' || c == '*') {
            ++i;
        } else if (std::string_view{"yYmMdDhHsS"}.find(c) != std::string_view::npos) {
            return true;
        }
    }
    return false;
}

std::string without_escapes(std::string_view text)
{
    if (text.find("_x") == text.npos) return std::string{text};
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        unsigned code{};
        auto     hex            = text.substr(i).starts_with("_x") ? text.substr(i + 2, 4) : std::string_view{};
        auto     end            = std::from_chars(hex.data(), hex.data() + hex.size(), code, 16).ptr;
        bool     escape         = hex.size() == 4 && end == hex.data() + 4 && i + 6 < text.size() && text[i + 6] == '_';
        bool     lone_surrogate = 0xd800 <= code && code <= 0xdfff;
        if (escape && !lone_surrogate) {
            append_utf8(out, code);
            i += 6;
        } else {
            out += text[i];
        }
    }
    return out;
}

std::string shortest_decimal(std::string_view stored)
{
    bool whole  = stored.find_first_of(".eE") == stored.npos;
    auto digits = std::ranges::count_if(stored, [](char c) { return '0' <= c && c <= '9'; });
    if (whole || (digits <= 15 && stored.find_first_of("eE") == stored.npos)) return std::string{stored};
    double value{};
    auto [end, error] = std::from_chars(stored.data(), stored.data() + stored.size(), value);
    if (error != std::errc{} || end != stored.data() + stored.size() || !std::isfinite(value))
        return std::string{stored};
    char text[400];
    auto last = std::to_chars(text, text + sizeof text, value, std::chars_format::fixed);
    return last.ec == std::errc{} ? std::string{text, last.ptr} : std::string{stored};
}

std::string date_of_serial(std::string_view decimal, bool from_1904)
{
    constexpr int last_day = 2'958'465, seconds_a_day = 86'400;
    double        value{};
    auto [end, error] = std::from_chars(decimal.data(), decimal.data() + decimal.size(), value);
    if (error != std::errc{} || end != decimal.data() + decimal.size() || !(value >= 0) || value > last_day)
        return std::string{decimal};
    int day     = static_cast<int>(value);
    int seconds = static_cast<int>(std::lround((value - day) * seconds_a_day));
    if (seconds == seconds_a_day) {
        ++day;
        seconds = 0;
    }
    std::string out;
    if (from_1904) out = Day::of(1904, 1, 1)->plus_days(day).iso();
    else if (day == 0) out = "1900-01-00";
    else if (day == 60) out = "1900-02-29";
    else out = Day::of(1899, 12, day < 60 ? 31 : 30)->plus_days(day).iso();
    if (seconds > 0) out += fmt::format(" {:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
    return out;
}

} // namespace penstock::exchange
