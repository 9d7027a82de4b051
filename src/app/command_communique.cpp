// `penstock import communique`: restores a communiqué or minutes and shows what they propose for the record.
#include "app/commands.hpp"

#include "exchange/communique_file.hpp"
#include "mandate/communique_reading.hpp"

#include <fmt/format.h>

#include <map>

namespace penstock {

namespace {

using namespace mandate;

// The reading in sentences: what a person needs to decide whether to go on.
class Shown {
public:
    Shown(CommuniqueReading const& reading, Output const& output) : reading_{reading}, output_{output} {}

    void print()
    {
        print_marks();
        if (!reading_.meeting) {
            fmt::print("{}\n",
                       in({"文中没有会议，未提出任何事项。", "This tells of no meeting; nothing is proposed."}));
            return;
        }
        print_header();
        print_matters();
        for (auto const& directive : reading_.directives) print_directive(directive);
        fmt::print("\n{}\n",
                   fmt::format(fmt::runtime(in({"议题 {} 项，文件 {} 份，要求 {} 条，分句 {} 句。",
                                                "{} items, {} papers, {} directives, {} clauses."})),
                               reading_.items.size(), reading_.papers.size(), reading_.directives.size(), clauses()));
    }

private:
    std::string_view in(Words words) const { return in_words(words, output_); }

    void line(Words name, std::string_view value) const
    {
        if (!value.empty()) fmt::print("{}{}{}\n", in(name), in({"：", ": "}), value);
    }

    std::size_t clauses() const
    {
        std::size_t out = 0;
        for (auto const& directive : reading_.directives) out += directive.clauses.size();
        return out;
    }

    std::string day(QuotedDay const& day) const
    {
        if (!day.day) return day.text;
        return day.day->iso() + (day.year_inferred ? std::string{in({"（年份为推定）", " (year inferred)"})} : "");
    }

    void print_marks() const
    {
        std::map<ChangeKind, int> counts;
        for (auto const& mark : reading_.marks) ++counts[mark.kind];
        for (auto const& [kind, count] : counts) fmt::print("{:>6}  {}\n", count, in(words(kind)));
        for (auto const& mark : reading_.marks)
            if (mark.kind == ChangeKind::repaired || mark.kind == ChangeKind::doubtful ||
                mark.kind == ChangeKind::damaged_number)
                fmt::print("  ? [{}–{}] {} → {}  {}\n", mark.start, mark.end, mark.before, mark.after,
                           in(words(mark.kind)));
    }

    void print_header() const
    {
        auto const& header = reading_.header;
        for (auto const& title : header.titles) line({"标题", "Title"}, title.text);
        if (header.body) line({"机构", "Body"}, header.body->text);
        if (header.meeting_date) line({"会议日期", "Meeting date"}, day(*header.meeting_date));
        if (header.chair)
            line({"主持", "Chair"}, header.chair->office.empty()
                                        ? header.chair->name
                                        : fmt::format("{} {}", header.chair->office, header.chair->name));
        if (header.outlet) line({"来源", "Outlet"}, header.outlet->text);
        if (header.published) line({"发布日期", "Published"}, day(*header.published));
        if (header.reporter) line({"记者", "Reporter"}, header.reporter->text);
    }

    void print_matters() const
    {
        for (auto const& item : reading_.items)
            fmt::print("{} {} [{}] {}\n", in({"议题", "Item"}), item.number, in(words(item.kind)),
                       item.label ? item.label->text : "");
        for (auto const& study : reading_.study_items) line({"学习", "Studied"}, study.text);
        for (auto const& report : reading_.reports) line({"听取", "Heard"}, report.text);
        for (auto const& paper : reading_.papers)
            fmt::print("{} [{}] {}\n", in({"文件", "Paper"}), in(words(paper.outcome)), paper.text);
        for (auto const& finding : reading_.findings) line({"指出", "Finding"}, finding.text);
    }

    void print_directive(ProposedDirective const& directive) const
    {
        fmt::print("\n{} {}–{}", in({"要求", "Directive"}), directive.start, directive.end);
        if (directive.owner) fmt::print("  {} {}", in({"责任", "owner"}), directive.owner->text);
        if (directive.due) fmt::print("  {} {}", in({"期限", "due"}), day(*directive.due));
        fmt::print("\n");
        for (auto const& clause : directive.clauses) fmt::print("  [{}] {}\n", in(words(clause.kind)), clause.text);
    }

    CommuniqueReading const& reading_;
    Output const&            output_;
};

} // namespace

int run_import_communique(std::string const& file, Output const& output)
{
    auto bytes = content_of(file);
    if (!bytes) return say(bytes.error(), output);
    auto const digest  = sha256(*bytes);
    auto       text    = exchange::text_of_communique(std::move(*bytes));
    auto       reading = text ? read_original(*text, digest) : std::unexpected{text.error()};
    if (!reading) return say(reading.error(), output);
    if (output.json) fmt::print("{}\n", json::to_text(*reading));
    else if (!output.quiet) Shown{*reading, output}.print();
    return exit_code::done;
}

} // namespace penstock
