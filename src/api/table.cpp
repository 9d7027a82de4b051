#include "api/table.hpp"

#include "api/field_words.hpp"

namespace penstock::api {

void write_header(TableSink& sink, HeadersInto headers, Language language)
{
    std::vector<std::string> names;
    headers(names, "", language);
    sink.header(names);
}

void write_rows(TableSink& sink, void const* first, std::size_t count, std::size_t size, CellsInto cells)
{
    std::vector<Cell> row;
    for (std::size_t i = 0; i < count; ++i) {
        row.clear();
        cells(row, static_cast<char const*>(first) + i * size);
        sink.row(row);
    }
}

void add_member_headers(std::vector<std::string>& out, std::string const& prefix, Language language,
                        std::span<TableMember const> members)
{
    for (auto const& member : members) {
        if (!member.headers) continue;
        auto words = field_words(member.name);
        auto word  = std::string{language == Language::zh ? words.zh : words.en};
        member.headers(out, prefix.empty() ? word : prefix + (language == Language::zh ? "" : " ") + word, language);
    }
}

void add_member_cells(std::vector<Cell>& out, void const* value, std::span<TableMember const> members)
{
    for (auto const& member : members)
        if (member.cells) member.cells(out, value);
}

void add_text_cell(std::vector<Cell>& out, std::string_view text)
{
    out.push_back({Cell::Kind::text, std::string{text}});
}

void add_number_cell(std::vector<Cell>& out, std::int64_t number)
{
    out.push_back({Cell::Kind::integer, std::to_string(number)});
}

void add_money_cells(std::vector<Cell>& out, Money const* money)
{
    out.push_back(money ? Cell{Cell::Kind::money, money->decimal(), money->currency.decimals()} : Cell{});
    add_text_cell(out, money ? money->currency.code() : "");
}

void add_joined_cell(std::vector<Cell>& out, std::vector<std::string> const& texts)
{
    std::string joined;
    for (auto const& each : texts) joined += (joined.empty() ? "" : "; ") + each;
    add_text_cell(out, joined);
}

template void add_headers<std::string>(std::vector<std::string>&, std::string const&, Language);
template void add_headers<std::int64_t>(std::vector<std::string>&, std::string const&, Language);
template void add_headers<Money>(std::vector<std::string>&, std::string const&, Language);
template void add_headers<Bilingual>(std::vector<std::string>&, std::string const&, Language);

} // namespace penstock::api
