// Mapping files: TOML in, TOML out.
#include "exchange/mapping.hpp"

#include "base/text.hpp"
#include "exchange/refusals.hpp"
#include "exchange/toml_text.hpp"
#include "exchange/values.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace penstock::exchange {

namespace {

constexpr std::size_t mapping_bytes = 64 << 10, text_longest = 500, list_longest = 50;

struct Unit {
    std::string_view name;
    std::int64_t     factor;
};
constexpr Unit units[] = {{"元", 1}, {"千元", 1'000}, {"万元", 10'000}, {"亿元", 100'000'000}};

// How many letters must change for one word to become the other (Levenshtein).
std::size_t distance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t corner = std::exchange(row[0], i);
        for (std::size_t j = 1; j <= b.size(); ++j) {
            std::size_t change = corner + (a[i - 1] == b[j - 1] ? 0 : 1);
            corner             = std::exchange(row[j], std::min({row[j] + 1, row[j - 1] + 1, change}));
        }
    }
    return row[b.size()];
}

std::string nearest(std::string_view word, std::span<std::string_view const> known)
{
    auto best = std::ranges::min_element(known, {}, [&](auto candidate) { return distance(word, candidate); });
    return best == known.end() ? std::string{} : std::string{*best};
}

std::vector<std::string_view> field_names()
{
    std::vector<std::string_view> out;
    for (auto const& field : enumerators<Field>()) out.push_back(field.name);
    return out;
}

// Reads keys out of one table of the file and remembers what is wrong with them.
class Section {
public:
    Section(std::vector<TomlTable> const& tables, std::string_view name, std::vector<Fault>& faults)
        : pointer_{name.empty() ? "" : "/" + std::string{name}},
          faults_{faults}
    {
        auto found = std::ranges::find(tables, name, &TomlTable::name);
        if (found != tables.end()) table_ = &*found;
    }

    void only(std::span<std::string_view const> known)
    {
        if (!table_) return;
        for (auto const& [key, value] : table_->entries) refuse_unknown(key, known);
    }
    void refuse_unknown(std::string_view name, std::span<std::string_view const> known)
    {
        if (std::ranges::find(known, name) != known.end()) return;
        auto cut = shown(name, 60);
        fault(cut, refusal::unknown_field, nearest(cut, known));
    }

    void read(std::string_view key, std::string& into)
    {
        auto const* value = find(key);
        if (!value) return;
        if (auto const* given = std::get_if<std::string>(value)) into = text(key, *given);
        else fault(key, refusal::wrong_type);
    }

    // One text, or a list of them.
    void read(std::string_view key, std::vector<std::string>& into)
    {
        auto const* value = find(key);
        if (!value) return;
        into.clear();
        if (auto const* list = std::get_if<std::vector<std::string>>(value)) {
            if (list->size() > list_longest) return fault(key, refusal::too_long);
            for (auto const& each : *list) into.push_back(text(key, each));
        } else if (auto const* given = std::get_if<std::string>(value)) {
            into.push_back(text(key, *given));
        } else {
            fault(key, refusal::wrong_type);
        }
    }

    void read(std::string_view key, std::int64_t& into, std::int64_t least, std::int64_t most)
    {
        auto const* value = find(key);
        if (!value) return;
        auto const* number = std::get_if<std::int64_t>(value);
        if (!number) return fault(key, refusal::wrong_type);
        into = *number;
        if (into < least || into > most) fault(key, refusal::number_out_of_range, std::to_string(most));
    }

    // One character out of `choices`; nothing when the key is absent.
    std::optional<char> character(std::string_view key, std::string_view choices)
    {
        std::string given;
        read(key, given);
        if (!find(key)) return std::nullopt;
        if (given.size() == 1 && choices.find(given[0]) != choices.npos) return given[0];
        fault(key, refusal::not_a_choice, std::string{choices});
        return std::nullopt;
    }

    std::vector<std::string> keys() const
    {
        std::vector<std::string> out;
        if (table_)
            for (auto const& [key, value] : table_->entries) out.push_back(key);
        return out;
    }

    TomlValue const* find(std::string_view key) const { return table_ ? table_->find(key) : nullptr; }

    void fault(std::string_view key, Refusal why, std::string detail = {})
    {
        faults_.push_back({pointer_ + "/" + std::string{key}, why, std::move(detail)});
    }

private:
    std::string text(std::string_view key, std::string const& given)
    {
        if (given == "\t" || given == " ") return given; // a delimiter, a mark
        auto plain = plain_line(given, text_longest);
        if (plain) return std::move(*plain);
        fault(key, plain.error().why);
        return {};
    }

    TomlTable const*    table_{};
    std::string         pointer_;
    std::vector<Fault>& faults_;
};

void read_file_section(Section section, Mapping& mapping)
{
    constexpr std::string_view known[] = {"format", "encoding", "delimiter", "sheet", "header_row", "total_words"};
    section.only(known);
    section.read("format", mapping.format);
    constexpr std::string_view formats[] = {"csv", "xlsx", "json", "iati"};
    if (!mapping.format.empty() && std::ranges::find(formats, mapping.format) == std::end(formats))
        section.fault("format", refusal::not_a_choice, "csv, xlsx, json, iati");
    section.read("encoding", mapping.encoding);
    section.read("sheet", mapping.sheet);
    mapping.delimiter = section.character("delimiter", ",;\t|");
    std::int64_t row  = mapping.header_row;
    section.read("header_row", row, 1, 100);
    mapping.header_row = static_cast<int>(row);
    section.read("total_words", mapping.total_words);
}

void read_unit(Section& section, Mapping& mapping)
{
    auto const* value = section.find("unit");
    if (!value || !std::holds_alternative<std::string>(*value))
        return section.read("unit", mapping.unit, 1, 100'000'000);
    std::string name;
    section.read("unit", name);
    auto found = std::ranges::find(units, name, &Unit::name);
    if (found == std::end(units)) return section.fault("unit", refusal::not_a_choice, "元, 千元, 万元, 亿元, 1000");
    mapping.unit = found->factor;
}

void read_values_section(Section section, Mapping& mapping)
{
    constexpr std::string_view known[] = {
        "currency",         "unit",           "decimal_mark",       "group_mark", "dates",
        "unreadable_dates", "title_language", "organisation_scheme"};
    section.only(known);
    std::string code{mapping.currency.code()};
    section.read("currency", code);
    if (auto found = Currency::from_code(code)) mapping.currency = *found;
    else section.fault("currency", refusal::unknown_currency, code);
    read_unit(section, mapping);
    mapping.decimal_mark = section.character("decimal_mark", ".,").value_or(mapping.decimal_mark);
    mapping.group_mark =
        section.character("group_mark", ",. '")
            .value_or(mapping.decimal_mark == ',' && !section.find("group_mark") ? '.' : mapping.group_mark);
    if (mapping.decimal_mark == mapping.group_mark) section.fault("group_mark", refusal::not_a_choice, "decimal_mark");
    section.read("dates", mapping.dates);
    for (auto const& shape : mapping.dates)
        if (!DateShape::parse(shape)) section.fault("dates", refusal::not_a_choice, shape);
    // Published packages cannot be repaired by who imports them, so their unusable dates are left out by default.
    if (mapping.format == "json") mapping.unreadable_dates = UnreadableDates::leave_out;
    std::string unreadable{name_of(mapping.unreadable_dates)};
    section.read("unreadable_dates", unreadable);
    if (auto found = named<UnreadableDates>(unreadable)) mapping.unreadable_dates = *found;
    else section.fault("unreadable_dates", refusal::not_a_choice, "refuse, leave_out");
    section.read("title_language", mapping.title_language);
    section.read("organisation_scheme", mapping.organisation_scheme);
}

void read_columns_sections(Section columns, Section constants, Section outside_ids, Mapping& mapping)
{
    constexpr Field texts[] = {Field::programme,    Field::programme_code, Field::funder,
                               Field::organisation, Field::lead_role,      Field::outcome};
    auto            names   = field_names();
    columns.only(names);
    for (auto const& field : enumerators<Field>()) columns.read(field.name, mapping.headers_of(field.value));

    std::vector<std::string_view> constant_names;
    for (auto field : texts) constant_names.push_back(name_of(field));
    constants.only(constant_names);
    for (auto field : texts) constants.read(name_of(field), mapping.constant(field));

    for (auto const& scheme : outside_ids.keys()) {
        std::string header;
        outside_ids.read(scheme, header);
        auto plain = plain_line(scheme, 60);
        if (!plain || plain->empty() || mapping.outside_ids.size() == list_longest)
            outside_ids.fault(shown(scheme, 60), refusal::not_an_identifier);
        else mapping.outside_ids.emplace_back(std::move(*plain), std::move(header));
    }
}

std::string quoted_list(std::vector<std::string> const& texts)
{
    std::string out = "[";
    for (auto const& text : texts) out += (out.size() > 1 ? ", " : "") + toml_quoted(text);
    return out + "]";
}

void write_line(std::string& out, std::string_view key, std::string_view value)
{
    if (!value.empty()) out += fmt::format("{} = {}\n", key, toml_quoted(value));
}

} // namespace

Result<Mapping> parse_mapping(std::string_view text)
{
    if (text.size() > mapping_bytes) return refuse(refusal::too_large, std::to_string(mapping_bytes));
    auto               tables = TRY(parse_toml(text));
    Mapping            mapping;
    std::vector<Fault> faults;
    auto               section = [&](std::string_view name) { return Section{tables, name, faults}; };

    constexpr std::string_view top[] = {"name", "title", "file", "columns", "outside_ids", "constant", "values"};
    auto                       root  = section("");
    for (auto const& key : root.keys()) {
        if (key == "name") continue;
        bool a_table = std::ranges::find(top, key) != std::end(top);
        if (a_table) root.fault(key, refusal::wrong_type);
        else root.refuse_unknown(key, top);
    }
    for (auto const& table : tables)
        if (table.name == "name") root.fault("name", refusal::wrong_type);
        else if (!table.name.empty()) root.refuse_unknown(table.name, top);
    root.read("name", mapping.name);

    constexpr std::string_view tongues[] = {"zh", "en"};
    auto                       title     = section("title");
    title.only(tongues);
    title.read("zh", mapping.title_zh);
    title.read("en", mapping.title_en);
    read_file_section(section("file"), mapping);
    read_values_section(section("values"), mapping);
    read_columns_sections(section("columns"), section("constant"), section("outside_ids"), mapping);
    if (!faults.empty()) return std::unexpected{Refused{std::move(faults)}};

    if (mapping.format == "json" || mapping.format == "iati") return mapping;
    for (auto field : {Field::number, Field::organisation})
        if (mapping.headers_of(field).empty() && mapping.constant(field).empty())
            faults.push_back({"/columns/" + std::string{name_of(field)}, refusal::mapping_incomplete, {}});
    if (faults.empty()) return mapping;
    Refused refused{refusal::mapping_incomplete};
    refused.faults = std::move(faults);
    return std::unexpected{std::move(refused)};
}

std::string mapping_text(Mapping const& mapping)
{
    Mapping const plain;
    std::string   out;
    write_line(out, "name", mapping.name);
    out += "\n[title]\n";
    write_line(out, "zh", mapping.title_zh);
    write_line(out, "en", mapping.title_en);

    out += "\n[file]\n";
    write_line(out, "format", mapping.format);
    write_line(out, "encoding", mapping.encoding);
    if (mapping.delimiter) write_line(out, "delimiter", std::string(1, *mapping.delimiter));
    write_line(out, "sheet", mapping.sheet);
    out += fmt::format("header_row = {}\n", mapping.header_row);
    out += fmt::format("total_words = {}\n", quoted_list(mapping.total_words));

    out += "\n[columns]\n";
    for (auto const& field : enumerators<Field>()) {
        auto const& headers = mapping.headers_of(field.value);
        if (headers.size() == 1) write_line(out, field.name, headers[0]);
        if (headers.size() > 1) out += fmt::format("{} = {}\n", field.name, quoted_list(headers));
    }
    out += "\n[outside_ids]\n";
    for (auto const& [scheme, header] : mapping.outside_ids) write_line(out, toml_quoted(scheme), header);
    out += "\n[constant]\n";
    for (auto const& field : enumerators<Field>()) write_line(out, field.name, mapping.constant(field.value));

    out += fmt::format("\n[values]\ncurrency = \"{}\"\n", mapping.currency.code());
    auto unit = std::ranges::find(units, mapping.unit, &Unit::factor);
    if (unit != std::end(units) && mapping.currency == plain.currency) write_line(out, "unit", unit->name);
    else out += fmt::format("unit = {}\n", mapping.unit);
    out += fmt::format("decimal_mark = {}\n", toml_quoted(std::string(1, mapping.decimal_mark)));
    out += fmt::format("group_mark = {}\n", toml_quoted(std::string(1, mapping.group_mark)));
    if (!mapping.dates.empty()) out += fmt::format("dates = {}\n", quoted_list(mapping.dates));
    out += fmt::format("unreadable_dates = \"{}\"\n", name_of(mapping.unreadable_dates));
    write_line(out, "title_language", mapping.title_language);
    write_line(out, "organisation_scheme", mapping.organisation_scheme);
    return out;
}

} // namespace penstock::exchange
