// The meeting of the demonstration: its agenda, who attended and stepped aside, the votes, and what became of the
// papers.
#include "app/demo_duties.hpp"
#include "app/demo_json.hpp"
#include "app/demo_payments.hpp"
#include "base/json_write.hpp"

#include <fmt/format.h>

namespace penstock {

namespace {

struct DemoItem {
    std::string_view kind;
    Words            title;
    std::string_view step;
    std::string_view text;
};
constexpr DemoItem agenda[] = {
    {"study",
     {"学习科技攻关机制改革文件", "Study of the papers on reform"},
     "note",
     "会议学习了有关文件。 The papers were studied."},
    {"deliberate",
     {"项目经理人制改革方案", "Plan for programme managers"},
     "adopt_in_principle",
     "原则通过，修改后印发。 Adopted in principle; to be issued after changes."},
    {"hear_report",
     {"重大仪器共享情况汇报", "Report on sharing large instruments"},
     "hear",
     "会议听取了汇报。 The report was heard."},
    {"decide_money",
     {"明年专项经费安排", "Money for next year's programmes"},
     "defer",
     "测算不全，下次再议。 The figures are incomplete; to be taken again."},
};

struct DemoPaper {
    Words            title;
    std::size_t      item; // of the agenda, it stands on
    std::string_view text;
};
constexpr DemoPaper papers[] = {
    {{"项目经理人制改革方案", "Plan for programme managers"},
     1,
     "项目经理人制改革方案\n"
     "一、选聘。面向全球公开选聘项目经理人，任期三年。\n"
     "二、授权。在预算总额内，项目经理人可以调整里程碑和经费，单次调整不超过五十万元。\n"
     "三、考核。每年末考核一次，考核结果作为续聘依据。\n"
     "四、责任。未达目标但勤勉尽责的，不追究责任。\n"},
    {{"科技专项经费管理办法", "Rules for programme money"},
     1,
     "科技专项经费管理办法\n"
     "第一条 专项经费按里程碑拨付，里程碑未达成不拨付后续经费。\n"
     "第二条 间接费用按比例核定，不得重复列支。\n"},
    {{"明年专项经费安排方案", "Allocation of next year's money"},
     3,
     "明年专项经费安排方案\n一、总额十二亿元。\n二、预留百分之十用于种子项目。\n"},
};
constexpr std::string_view revised = "项目经理人制改革方案\n"
                                     "一、选聘。面向全球公开选聘项目经理人，任期三年，可以续聘一次。\n"
                                     "二、授权。在预算总额内，项目经理人可以调整里程碑和经费，"
                                     "单次调整不超过一百万元；超过的报理事会批准。\n"
                                     "三、考核。每季度报告进展，每年末考核一次，考核结果作为续聘依据。\n"
                                     "四、回避。项目经理人与申报单位有利益关系的，应当申报并回避。\n"
                                     "五、责任。未达目标但勤勉尽责的，不追究责任。\n";

// What happens to the papers after the meeting. $file: the revised text; $day, $year: of the deed.
struct PaperDeed {
    int              ago;
    std::size_t      paper;
    std::string_view step;
    std::string_view body;
};
constexpr PaperDeed paper_deeds[] = {
    {25, 0, "revise", R"("reason":"按会议意见：续聘、授权额度、季度报告和回避。 As the meeting asked.",$file)"},
    {22, 0, "check", ""},
    {19, 0, "issue",
     R"("issue":{"number":"临科发〔$year〕12号","on":"$day","authority":"临江市科技创新委员会","openness":"published"})"},
    {15, 0, "bring_into_force", ""},
};

// The numbers of the things in a list of an answer, in order.
void replace(std::string& text, std::string_view what, std::string const& with)
{
    if (auto at = text.find(what); at != text.npos) text.replace(at, what.size(), with);
}

} // namespace

std::string DemoDuties::file(std::string_view name, std::string_view text) const
{
    return fmt::format(R"("file":{{"name":"{}","size":{},"digest":"{}"}})", name, text.size(),
                       keep_file(recorder_, std::string{text}));
}

Result<void> DemoDuties::draft_papers()
{
    for (auto const& paper : papers) {
        std::string title;
        json::write(title, paper.title);
        papers_.push_back(
            TRY(post(people_.secretary, "/api/papers",
                     fmt::format(R"({{"held_by":{},"title":{},"visibility":"common",{}}})", bodies_.at('C'), title,
                                 file(std::string{paper.title.zh} + ".txt", paper.text)))));
        CHECK(post(people_.secretary, fmt::format("/api/papers/{}/steps", papers_.back()), R"({"step":"submit"})"));
    }
    return {};
}

// Attendance, an interest, a vote on what is decided, and the outcomes.
Result<void> DemoDuties::decide(std::int64_t meeting)
{
    auto const at    = fmt::format("/api/meetings/{}", meeting);
    auto const items = TRY(demo_ids(TRY(client_.get(people_.secretary, at)), "agenda"));
    expects(items.size() == std::size(agenda));
    CHECK(post(people_.secretary, at + "/attendance",
               fmt::format(R"({{"present":[{},{},{}],"excused":[{}],"guests":["临江市审计局 周平"]}})",
                           people_.secretary.person(), people_.officer.person(), people_.finance.person(),
                           people_.monitor.person())));
    for (std::size_t i = 0; i < items.size(); ++i) {
        std::string text;
        json::write(text, std::string{agenda[i].text});
        auto item = fmt::format("/api/agenda-items/{}", items[i]);
        if (agenda[i].kind == "decide_money")
            CHECK(post(people_.secretary, item + "/interests",
                       fmt::format(R"({{"person":{},"recused":true,)"
                                   R"("text":"亲属在拟资助单位任职。 A relative works at a recipient."}})",
                                   people_.officer.person())));
        if (agenda[i].step != "defer") CHECK(post(people_.secretary, item + "/steps", R"({"step":"take"})"));
        if (agenda[i].kind == "deliberate")
            CHECK(post(people_.secretary, item + "/vote",
                       R"({"method":"ballot","secret":true,"tally":{"in_favour":2,"against":0,"abstained":1}})"));
        CHECK(post(people_.secretary, item + "/steps",
                   fmt::format(R"({{"step":"{}","text":{}}})", agenda[i].step, text)));
    }
    item_ = items.at(1);
    // The plan for programme managers is why these two programmes are run as they are.
    for (auto programme :
         TRY(demo_ids(TRY(client_.get(people_.secretary, "/api/programmes?limit=2&sort=id")), "items")))
        CHECK(post(people_.secretary, fmt::format("/api/decisions/{}/effects", item_),
                   fmt::format(R"({{"noun":"programme","thing":{}}})", programme)));
    return {};
}

// The meeting that laid the duties down: its minutes still wait for a chair.
Result<void> DemoDuties::hold_meeting(Day day)
{
    CHECK(post(people_.secretary, fmt::format("/api/bodies/{}/rules", bodies_.at('C')),
               R"({"votes":true,"quorum":{"numerator":1,"denominator":2,"more":true},)"
               R"("majority":{"numerator":1,"denominator":2,"more":true},"majority_of":"present"})"));
    CHECK(draft_papers());
    auto meeting = TRY(post(people_.secretary, "/api/meetings",
                            fmt::format(R"({{"held_by":{},"title":{{"zh":"主任会议：研究科技攻关机制","en":)"
                                        R"("Directors' meeting on how breakthroughs are organised"}},"held_on":"{}",)"
                                        R"("place":"临江市科创大厦 301"}})",
                                        bodies_.at('C'), day.iso())));
    auto at      = fmt::format("/api/meetings/{}", meeting);
    for (auto const& item : agenda) {
        std::string title;
        json::write(title, item.title);
        CHECK(
            post(people_.secretary, at + "/items",
                 fmt::format(R"({{"kind":"{}","visibility":"common","title":{},"presenter":""}})", item.kind, title)));
    }
    auto items = TRY(demo_ids(TRY(client_.get(people_.secretary, at)), "agenda"));
    for (std::size_t i = 0; i < std::size(papers); ++i)
        CHECK(post(people_.secretary, fmt::format("/api/papers/{}/place", papers_.at(i)),
                   fmt::format(R"({{"item":{}}})", items.at(papers[i].item))));
    CHECK(post(people_.secretary, at + "/steps", R"({"step":"convene"})"));
    CHECK(post(people_.secretary, fmt::format("/api/bodies/{}/issuer-code", bodies_.at('C')), R"({"code":"临科发"})"));
    CHECK(post(people_.secretary, at + "/documents", R"({"kind":"notice"})"));
    CHECK(post(people_.secretary, at + "/steps", R"({"step":"open"})"));
    CHECK(decide(meeting));
    CHECK(post(people_.secretary, at + "/steps", R"({"step":"close"})"));
    return {};
}

Result<void> DemoDuties::handle_papers(Day day)
{
    for (; next_paper_ < std::size(paper_deeds) && last_.plus_days(-paper_deeds[next_paper_].ago) <= day;
         ++next_paper_) {
        auto const& deed = paper_deeds[next_paper_];
        std::string body{deed.body};
        replace(body, "$file", file("项目经理人制改革方案（修改稿）.txt", revised));
        replace(body, "$day", day.iso());
        replace(body, "$year", std::to_string(day.year()));
        CHECK(post(people_.secretary, fmt::format("/api/papers/{}/steps", papers_.at(deed.paper)),
                   fmt::format(R"({{"step":"{}"{}{}}})", deed.step, body.empty() ? "" : ",", body)));
    }
    return {};
}

} // namespace penstock
