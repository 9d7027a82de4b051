// What is read from communiqués and minutes, against answers written by hand: recall and precision field by field.
#include "base/json_write.hpp"
#include "mandate/communique.hpp"
#include "mandate/communique_bytes.hpp"
#include "mandate/communique_restore.hpp"
#include "mandate/communique_texts.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <chrono>
#include <map>
#include <set>

using namespace penstock;
using namespace penstock::mandate;

namespace {

// Field to its values, each as often as it occurs.
using Fields = std::map<std::string, std::multiset<std::string>>;

std::string told(QuotedDay const& day)
{
    if (!day.day) return day.text;
    return day.day->iso() + (day.year_inferred ? " inferred" : "");
}

void add_header(Fields& out, CommuniqueHeader const& header)
{
    auto const quote = [&](char const* field, std::optional<Quote> const& value) {
        if (value) out[field].insert(value->text);
    };
    for (auto const& title : header.titles) out["title"].insert(title.text);
    for (auto const& topic : header.topics) out["topic"].insert(topic.text);
    quote("outlet", header.outlet);
    quote("reporter", header.reporter);
    quote("body", header.body);
    quote("follow_up", header.follow_up);
    if (header.published) out["published"].insert(told(*header.published));
    if (header.meeting_date) out["meeting_date"].insert(told(*header.meeting_date));
    if (!header.chair) return;
    out["chair"].insert(header.chair->name);
    if (!header.chair->office.empty()) out["office"].insert(header.chair->office);
}

Fields fields_of(Communique const& read)
{
    Fields out;
    add_header(out, read.header);
    for (auto const& item : read.items)
        out["item"].insert((item.label ? item.label->text : "-") + " " + std::string{name_of(item.kind)});
    for (auto const& study : read.study_items) out["study"].insert(study.text);
    for (auto const& report : read.reports) out["report"].insert(report.text);
    for (auto const& finding : read.findings) out["finding"].insert(finding.text);
    for (auto const& paper : read.papers) out["paper"].insert(paper.text + " " + std::string{name_of(paper.outcome)});
    for (auto const& directive : read.directives) {
        out["directive"].insert(directive.text);
        if (directive.owner) out["owner"].insert(directive.owner->text);
        if (directive.due) out["due"].insert(told(*directive.due));
        for (auto const& clause : directive.clauses) {
            out["clause"].insert(clause.text + " " + std::string{name_of(clause.kind)});
            if (!clause.verb.empty()) out["verb"].insert(clause.text + " " + clause.verb);
        }
    }
    return out;
}

Fields written_by_hand(std::filesystem::path file)
{
    Fields             out;
    std::istringstream lines{file_text(file.replace_extension(".tsv"))};
    for (std::string line; std::getline(lines, line);) {
        auto const tab = line.find('\t');
        EXPECT_NE(tab, line.npos) << file << ": " << line;
        out[line.substr(0, tab)].insert(line.substr(tab + 1));
    }
    return out;
}

Communique proposals_of(std::string const& bytes)
{
    auto const text = restore(bytes);
    EXPECT_TRUE(text.has_value());
    return text ? read_communique(text->text) : Communique{};
}

struct Score {
    int found{}, asked{}, given{};

    double recall() const { return asked ? double(found) / asked : 1; }
    double precision() const { return given ? double(found) / given : 1; }
};
using Scores = std::map<std::string, Score>;

void add_scores(Scores& scores, Fields const& read, Fields const& asked, std::string const& where)
{
    for (auto const& [field, values] : asked) {
        auto const given = read.find(field);
        for (auto const& value : std::set<std::string>(values.begin(), values.end())) {
            auto const count = given == read.end() ? 0 : std::min(values.count(value), given->second.count(value));
            scores[field].found += static_cast<int>(count);
            if (count < values.count(value)) fmt::print("  not read in {}: {} {}\n", where, field, value);
        }
        scores[field].asked += static_cast<int>(values.size());
    }
    for (auto const& [field, values] : read) {
        scores[field].given += static_cast<int>(values.size());
        auto const known = asked.find(field);
        for (auto const& value : std::set<std::string>(values.begin(), values.end()))
            if (known == asked.end() || known->second.count(value) < values.count(value))
                fmt::print("  too much in {}: {} {}\n", where, field, value);
    }
}

void print_scores(Scores const& scores)
{
    fmt::print("{:>14} {:>6} {:>6} {:>7} {:>10}\n", "field", "asked", "given", "recall", "precision");
    for (auto const& [field, score] : scores)
        fmt::print("{:>14} {:>6} {:>6} {:>7.3f} {:>10.3f}\n", field, score.asked, score.given, score.recall(),
                   score.precision());
}

// What a text says, every quotation stands where it says it does.
void expect_true_places(std::string const& text, Communique const& read)
{
    auto const points = from_utf8(text);
    auto const stands = [&](auto const& quote) {
        EXPECT_EQ(to_utf8(points.substr(quote.start, quote.end - quote.start)), quote.text);
    };
    for (auto const& title : read.header.titles) stands(title);
    if (read.header.body) stands(*read.header.body);
    if (read.header.chair) stands(*read.header.chair);
    if (read.header.meeting_date) stands(*read.header.meeting_date);
    for (auto const& paper : read.papers) stands(paper), stands(paper.decided_by);
    for (auto const& study : read.study_items) stands(study);
    for (auto const& finding : read.findings) stands(finding);
    for (auto const& directive : read.directives) {
        stands(directive);
        if (directive.owner) stands(*directive.owner);
        if (directive.due) stands(*directive.due);
        for (auto const& clause : directive.clauses) stands(clause);
    }
}

} // namespace

TEST(Communique, the_published_one_gives_13_directives_and_60_clauses)
{
    NEEDS_COMMUNIQUE();
    auto const text = restore(file_text(real_communique("source.txt")));
    ASSERT_TRUE(text);
    auto const read = read_communique(text->text);
    expect_true_places(text->text, read);

    EXPECT_EQ(read.directives.size(), 13u);
    std::istringstream lines{file_text(real_communique("directives.tsv"))};
    std::string        line;
    std::getline(lines, line);
    int clauses = 0, classes = 0;
    for (std::size_t d = 0; d < read.directives.size(); ++d) {
        auto const& directive = read.directives[d];
        EXPECT_FALSE(directive.owner) << "the text names nobody";
        EXPECT_FALSE(directive.due) << "the text names no day";
        for (auto const& clause : directive.clauses) {
            ASSERT_TRUE(std::getline(lines, line));
            std::vector<std::string> cells;
            std::istringstream       row{line};
            for (std::string cell; std::getline(row, cell, '\t');) cells.push_back(cell);
            EXPECT_EQ(cells.at(1), fmt::format("DR-{:02}", d + 1));
            EXPECT_EQ(cells.at(2), fmt::format("A{}", directive.item.value_or(0)));
            EXPECT_EQ(cells.at(3), std::to_string(clause.start));
            EXPECT_EQ(cells.at(4), std::to_string(clause.end));
            EXPECT_EQ(cells.at(5), clause.text);
            classes += cells.at(9) == name_of(clause.kind);
            ++clauses;
        }
    }
    EXPECT_FALSE(std::getline(lines, line));
    EXPECT_EQ(clauses, 60);
    EXPECT_GE(classes, 50);
    fmt::print("{} of {} classes agree\n", classes, clauses);
}

TEST(Communique, the_published_one_gives_its_header)
{
    NEEDS_COMMUNIQUE();
    auto const  read   = penstock::mandate::read_communique(restore(file_text(real_communique("source.txt")))->text);
    auto const& header = read.header;
    EXPECT_TRUE(header.syndicated);
    ASSERT_EQ(header.titles.size(), 4u);
    EXPECT_EQ(header.titles[0].text, "市委常委会召开会议");
    EXPECT_EQ(header.titles[3].text, "孟凡利主持会议");
    EXPECT_EQ(header.outlet->text, "深圳新闻网");
    EXPECT_EQ(told(*header.published), "2023-11-16");
    EXPECT_EQ(header.reporter->text, "林捷兴");
    EXPECT_EQ(header.reporter_of->text, "深圳特区报");
    EXPECT_EQ(told(*header.meeting_date), "2023-11-16 inferred");
    EXPECT_EQ(header.body->text, "市委常委会");
    EXPECT_EQ(header.chair->name, "孟凡利");
    EXPECT_EQ(header.chair->office, "市委书记");
    EXPECT_EQ(header.follow_up->text, "研究我市落实意见");
    EXPECT_FALSE(header.topics_complete);
    ASSERT_EQ(read.study_items.size(), 3u);
    for (std::int64_t i = 0; i < 3; ++i) EXPECT_EQ(read.study_items[i].item, i + 1);
    ASSERT_EQ(read.reports.size(), 1u);
    EXPECT_FALSE(read.reports[0].list_complete);
    ASSERT_EQ(read.papers.size(), 2u);
    EXPECT_EQ(read.papers[0].outcome, PaperOutcome::adopted_in_principle);
    EXPECT_EQ(read.papers[0].item, 1);
    EXPECT_EQ(read.papers[1].item, 4);
    EXPECT_FALSE(read.papers[1].list_complete);
    ASSERT_EQ(read.items.size(), 4u);
    EXPECT_EQ(read.items[3].label->text, "完善科技攻关机制");
    ASSERT_EQ(read.findings.size(), 1u);
    EXPECT_EQ(read.findings[0].item, 4);
}

TEST(Communique, invented_texts_are_read_as_written_by_hand)
{
    Scores scores;
    auto   files = communique_texts();
    EXPECT_GE(files.size(), 12u);
    for (auto const& file : files) {
        auto const text = restore(file_text(file));
        ASSERT_TRUE(text) << file << " " << name_of(text.error().why) << " " << text.error().detail;
        auto const read = read_communique(text->text);
        expect_true_places(text->text, read);
        add_scores(scores, fields_of(read), written_by_hand(file), file.stem().string());
    }
    print_scores(scores);
    for (auto const& [field, score] : scores) {
        EXPECT_GE(score.recall(), 0.9) << field;
        EXPECT_GE(score.precision(), 0.9) << field;
    }
    EXPECT_EQ(scores["owner"].precision(), 1) << "nobody may be charged with what the text does not say";
    EXPECT_EQ(scores["due"].precision(), 1);
}

// The control: answers that belong to another text must not be found.
TEST(Communique, the_answers_of_another_text_are_missed)
{
    Scores scores;
    auto   files = communique_texts();
    for (std::size_t i = 0; i < files.size(); ++i) {
        Fields const read = fields_of(proposals_of(file_text(files[i])));
        auto const   next = written_by_hand(files[(i + 1) % files.size()]);
        for (auto const& [field, values] : next)
            for (auto const& value : values) {
                ++scores["all"].asked;
                scores["all"].found += read.contains(field) && read.at(field).contains(value);
            }
    }
    EXPECT_GT(scores["all"].asked, 150);
    EXPECT_LT(scores["all"].recall(), 0.2);
}

TEST(Communique, what_tells_of_no_meeting_proposes_nothing)
{
    for (std::string const& text : std::vector<std::string>{"", "\n\n", "要好好学习，天天向上。\n",
                                                            "Ask the seller to check the brakes by Friday.\n"}) {
        auto const read = read_communique(text);
        EXPECT_FALSE(read.meeting) << text;
        EXPECT_TRUE(read.directives.empty());
    }
}

TEST(Communique, keys_stay_the_same_and_are_apart)
{
    std::string const text = "市委召开会议。\n会议强调，要加强领导。要加强领导。\n";
    auto const        once = read_communique(text), again = read_communique("前言。\n" + text);
    ASSERT_EQ(once.directives.size(), 2u);
    EXPECT_NE(once.directives[0].key, once.directives[1].key);
    ASSERT_EQ(again.directives.size(), 2u);
    EXPECT_EQ(again.directives[0].key, once.directives[0].key) << "the place does not count, the words do";
    EXPECT_EQ(again.directives[1].key, once.directives[1].key);
}

TEST(Communique, a_table_is_read_with_tabs_too)
{
    auto const read = read_communique("市委召开会议。\n2024年4月1日，会议研究任务。\n"
                                      "任务\t牵头单位\t时限\n制定办法\t市科技局\t2024年6月底前\n开展培训\t\t\n");
    ASSERT_EQ(read.directives.size(), 2u);
    EXPECT_EQ(read.directives[0].owner->text, "市科技局");
    EXPECT_EQ(read.directives[0].due->day, Day::of(2024, 6, 30));
    EXPECT_FALSE(read.directives[1].owner);
    EXPECT_FALSE(read.directives[1].due);
}

TEST(Communique, a_duty_may_follow_who_says_it_without_a_comma)
{
    auto const read = read_communique("市委召开会议。\n会议强调要加强领导，提升效能。会议听取汇报，强调要压实责任。"
                                      "他认为重要的是坚持。会议的主要任务已经完成。\n");
    ASSERT_EQ(read.directives.size(), 2u);
    EXPECT_EQ(read.directives[0].text, "要加强领导，提升效能");
    EXPECT_EQ(read.directives[1].text, "要压实责任");
}

TEST(Communique, who_is_asked_may_stand_in_front)
{
    auto const read =
        read_communique("Minutes of the meeting of the Board held on 2 June 2025\n"
                        "It was agreed that the Treasurer be asked to close the account by 30 June 2025.\n");
    ASSERT_EQ(read.directives.size(), 1u);
    EXPECT_EQ(read.directives[0].owner->text, "Treasurer");
    EXPECT_EQ(read.directives[0].due->day, Day::of(2025, 6, 30));
    EXPECT_EQ(read.directives[0].clauses.at(0).verb, "close");
}

TEST(Communique, a_clause_says_class_in_json)
{
    auto const text = json::to_text(read_communique("市委召开会议。\n会议强调，要加强领导。\n"));
    EXPECT_NE(text.find("\"class\":\"action\",\"verb\":\"加强\",\"object\":\"领导\""), text.npos) << text;
    EXPECT_EQ(text.find("\"owner\""), text.npos);
}

// Two hundred pages of eight hundred characters, made from known sentences: all are found, in time.
TEST(Communique, two_hundred_pages_are_read_whole_and_in_time)
{
    std::string text =
        "市委常委會(huì )召開(kāi)會(huì )議\n云川網2024年1月9日訊(記者 甲乙)1月8日,市委常委會(huì )召開(kāi)會(huì )議。\n";
    int         made = 0;
    std::size_t size = 0;
    while (size < 200 * 800) {
        std::string const paragraph =
            "會(huì )議強調,要推進(jìn)第" + std::to_string(++made) +
            "項改革,加強全過(guò)程監督管理,提升科技投入效能,不斷增強服務(wù)能力。各部門(mén)各單位情況良好,重要工作主要指標符合需要。\n";
        text += paragraph;
        size += 110;
    }
    auto const began    = std::chrono::steady_clock::now();
    auto const restored = restore(text);
    ASSERT_TRUE(restored);
    auto const read = read_communique(restored->text);
    auto const took = std::chrono::steady_clock::now() - began;
    EXPECT_EQ(read.directives.size(), static_cast<std::size_t>(made));
    for (auto const& directive : read.directives) EXPECT_EQ(directive.clauses.size(), 4u);
    EXPECT_LT(took, std::chrono::seconds{5});
}
