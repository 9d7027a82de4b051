// A list as a table for other programs: each described item flattened into cells, with headers in words.
#pragma once

#include "base/json_write.hpp"

#include <string>
#include <vector>

namespace penstock::api {

enum class Language { zh, en };
BOOST_DESCRIBE_ENUM(Language, zh, en)

struct Cell {
    enum class Kind { text, integer, money } kind{Kind::text};
    std::string text; // a plain decimal for numbers
    int         decimals{};
};

// Takes rows as they come. Implemented by whoever knows file formats.
struct TableSink {
    virtual ~TableSink()                                       = default;
    virtual void header(std::vector<std::string> const& names) = 0;
    virtual void row(std::vector<Cell> const& cells)           = 0;
};

// A list's items in the sink, by pointers to add_headers and add_cells of their type.
using HeadersInto = void (*)(std::vector<std::string>& out, std::string const& prefix, Language language);
using CellsInto   = void (*)(std::vector<Cell>& out, void const* value); // of nothing: empty cells
void write_header(TableSink& sink, HeadersInto headers, Language language);
void write_rows(TableSink& sink, void const* first, std::size_t count, std::size_t size, CellsInto cells);

struct TableMember {
    std::string_view name;
    HeadersInto      headers{}; // none: no column
    CellsInto        cells{};   // from the struct to its member
};
void add_member_headers(std::vector<std::string>& out, std::string const& prefix, Language language,
                        std::span<TableMember const> members);
void add_member_cells(std::vector<Cell>& out, void const* value, std::span<TableMember const> members);
void add_text_cell(std::vector<Cell>& out, std::string_view text);
void add_number_cell(std::vector<Cell>& out, std::int64_t number);
void add_money_cells(std::vector<Cell>& out, Money const* money);
void add_joined_cell(std::vector<Cell>& out, std::vector<std::string> const& texts);

template <class T> void add_headers(std::vector<std::string>& out, std::string const& prefix, Language language);
template <class T> void add_cells(std::vector<Cell>& out, void const* value);

template <class T, class Member> void add_member_cells_of(std::vector<Cell>& out, void const* owner)
{
    add_cells<json::TypeOf<T, Member>>(out, owner ? &(static_cast<T const*>(owner)->*Member::pointer) : nullptr);
}

template <class T, class Member> constexpr TableMember table_member()
{
    using Of = json::TypeOf<T, Member>;
    if constexpr (json::is_vector<Of>::value && !std::is_same_v<Of, std::vector<std::string>>) return {};
    else return {Member::name, &add_headers<Of>, &add_member_cells_of<T, Member>};
}

template <class T, template <class...> class List, class... Member>
constexpr std::array<TableMember, sizeof...(Member)> table_members_of(List<Member...>)
{
    return {{table_member<T, Member>()...}};
}
template <class T> inline constexpr auto table_members = table_members_of<T>(json::MembersOf<T>{});

template <class T> void add_headers(std::vector<std::string>& out, std::string const& prefix, Language language)
{
    if constexpr (json::is_optional<T>::value) add_headers<typename T::value_type>(out, prefix, language);
    else if constexpr (std::is_same_v<T, Words>) add_headers<Bilingual>(out, prefix, language);
    else if constexpr (std::is_same_v<T, Money>) {
        static constexpr TableMember currency[] = {{"currency", &add_headers<std::string>, nullptr}};
        out.push_back(prefix);
        add_member_headers(out, prefix, language, currency);
    } else if constexpr (json::Described<T>) add_member_headers(out, prefix, language, table_members<T>);
    else out.push_back(prefix);
}

template <class T> void add_cells(std::vector<Cell>& out, void const* at)
{
    auto const* value = static_cast<T const*>(at);
    if constexpr (json::is_optional<T>::value)
        add_cells<typename T::value_type>(out, value && *value ? &**value : nullptr);
    else if constexpr (std::is_same_v<T, Words>) {
        add_text_cell(out, value ? value->zh : "");
        add_text_cell(out, value ? value->en : "");
    } else if constexpr (std::is_same_v<T, Money>) add_money_cells(out, value);
    else if constexpr (json::Described<T>) add_member_cells(out, value, table_members<T>);
    else if (!value) add_text_cell(out, "");
    else if constexpr (std::is_same_v<T, std::vector<std::string>>) add_joined_cell(out, *value);
    else if constexpr (std::is_same_v<T, bool>) add_text_cell(out, *value ? "1" : "0");
    else if constexpr (std::is_integral_v<T>) add_number_cell(out, static_cast<std::int64_t>(*value));
    else if constexpr (json::is_id<T>::value) add_number_cell(out, value->value);
    else if constexpr (std::is_enum_v<T>) add_text_cell(out, name_of(*value));
    else if constexpr (std::is_same_v<T, Day> || std::is_same_v<T, Instant>) add_text_cell(out, value->iso());
    else if constexpr (std::is_same_v<T, Currency>) add_text_cell(out, value->code());
    else if constexpr (std::is_same_v<T, Digest>) add_text_cell(out, hex(value->view()));
    else if constexpr (json::FromText<T>) add_text_cell(out, value->value);
    else add_text_cell(out, *value);
}

extern template void add_headers<std::string>(std::vector<std::string>&, std::string const&, Language);
extern template void add_headers<std::int64_t>(std::vector<std::string>&, std::string const&, Language);
extern template void add_headers<Money>(std::vector<std::string>&, std::string const&, Language);
extern template void add_headers<Bilingual>(std::vector<std::string>&, std::string const&, Language);

} // namespace penstock::api
