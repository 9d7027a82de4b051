// A table of tasks in a communiqué or in minutes: its columns are named, so owner and date are what the cells say.
#include "mandate/communique_bytes.hpp"
#include "mandate/communique_clause.hpp"
#include "mandate/communique_readers.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace penstock::mandate {

namespace {

using Text = std::u32string_view;

bool is_row(Text line) { return line.contains(U'\t') || std::ranges::count(line, U'|') >= 2; }

std::vector<Part> cells_of(Scan const& scan, Part line)
{
    char32_t const    mark = scan.in(line).contains(U'\t') ? U'\t' : U'|';
    std::vector<Part> out;
    auto              from = line.from;
    if (mark == U'|' && scan.all()[from] == mark) ++from;
    auto const to = mark == U'|' && scan.all()[line.to - 1] == mark ? line.to - 1 : line.to;
    while (from <= to) {
        auto const at = std::min(scan.all().find(mark, from), to);
        out.push_back(scan.trimmed({from, at}));
        from = at + 1;
    }
    return out;
}

// | --- | --- |
bool is_rule(Text line) { return line.find_first_not_of(U"|-: \t—") == Text::npos; }

struct Columns {
    std::optional<std::size_t> task, owner, due;
};

std::optional<std::size_t> column(Scan const& scan, std::vector<Part> const& cells, std::initializer_list<Text> names)
{
    for (Text const name : names)
        for (std::size_t i = 0; i < cells.size(); ++i)
            if (scan.in(cells[i]).find(name) != Text::npos) return i;
    return std::nullopt;
}

Columns columns_of(Scan const& scan, std::vector<Part> const& cells)
{
    return {
        column(scan, cells, {U"任务", U"事项", U"工作内容", U"工作要求", U"Action", U"Task"}),
        column(scan, cells, {U"责任单位", U"牵头单位", U"责任", U"牵头", U"承办", U"Owner", U"Who", U"Responsible"}),
        column(scan, cells, {U"时限", U"完成时间", U"期限", U"日期", U"Due", U"Deadline", U"By when", U"Date"})};
}

} // namespace

std::size_t read_table(Scan const& scan, std::vector<Part> const& lines, std::size_t at,
                       std::optional<std::int64_t> item, Communique& out)
{
    if (!is_row(scan.in(lines[at]))) return 0;
    auto const  header  = cells_of(scan, lines[at]);
    auto const  columns = columns_of(scan, header);
    std::size_t rows    = 1;
    while (at + rows < lines.size() && is_row(scan.in(lines[at + rows]))) ++rows;
    // Without a column of tasks nobody knows what the rows ask; without owner or date it is no table of tasks.
    if (!columns.task || (!columns.owner && !columns.due)) return rows > 1 ? rows : 0;
    auto const meeting = out.header.meeting_date ? out.header.meeting_date->day : std::nullopt;
    for (std::size_t i = 1; i < rows; ++i) {
        if (is_rule(scan.in(lines[at + i]))) continue;
        auto const cells = cells_of(scan, lines[at + i]);
        auto const cell  = [&](std::optional<std::size_t> which) {
            return which && *which < cells.size() && !cells[*which].empty() ? std::optional{cells[*which]}
                                                                             : std::nullopt;
        };
        auto const task = cell(columns.task);
        if (!task) continue;
        auto              quote = scan.quote(*task);
        ProposedDirective directive{.text = quote.text, .start = quote.start, .end = quote.end, .item = item};
        if (auto const owner = cell(columns.owner)) directive.owner = scan.quote(*owner);
        if (auto const due = cell(columns.due)) {
            auto const words = scan.quote(*due);
            auto const day   = out.language == CommuniqueLanguage::zh ? chinese_due(scan, *due, meeting)
                                                                      : english_due(scan, *due, meeting);
            directive.due    = day ? *day : QuotedDay{words.text, words.start, words.end, std::nullopt, false};
        }
        for (auto const clause : scan.cut(*task, U"，；;")) {
            auto const parts = out.language == CommuniqueLanguage::zh ? parts_of_clause(scan.in(clause))
                                                                      : english_parts(scan.in(clause));
            auto       words = scan.quote(clause);
            directive.clauses.push_back({std::move(words.text), words.start, words.end, parts.kind, to_utf8(parts.verb),
                                         to_utf8(parts.object)});
        }
        out.directives.push_back(std::move(directive));
    }
    return rows;
}

} // namespace penstock::mandate
