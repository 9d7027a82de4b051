#include "app/demo_duties.hpp"

#include "app/demo_json.hpp"
#include "app/demo_payments.hpp"
#include "base/json_write.hpp"
#include "mandate/escalation_facts.hpp"
#include "message/message.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace penstock {

namespace {

struct DemoBody {
    char             letter;
    std::string_view kind;
    Words            name;
};
constexpr DemoBody bodies[] = {
    {'C', "committee", {"临江市科技创新委员会主任会议", "Directors' Meeting of the Linjiang Commission"}},
    {'S', "office", {"理事会秘书处", "Secretariat of the Board"}},
    {'P', "unit", {"项目管理处", "Projects Division"}},
    {'F', "unit", {"计划财务处", "Planning and Finance Division"}},
    {'T', "unit", {"成果转化处", "Technology Transfer Division"}},
};

enum class By : std::uint8_t { secretary, officer, finance, monitor };

// A story is captured when it is first named; its later duty_deeds are steps. $P stands for the number of the division,
// $+9 for the day nine days after today, $file for the digest of a small file.
struct DemoDeed {
    int              ago; // days before today
    By               by;
    std::size_t      story;
    std::string_view step;
    std::string_view body;
};

struct DemoDirective {
    Words            title;
    std::string_view text;
};
constexpr DemoDirective directives[] = {
    {{"健全科技经费分配使用机制", "Put the allocation and use of science money on sound rules"},
     "要健全科技经费分配使用机制，把经费规则写成带样例的条款，年内印发。"},
    {{"加强项目全过程监督管理", "Supervise projects from beginning to end"},
     "要加强全过程监督管理，对到期里程碑逐项独立核验。"},
    {{"面向全球吸引一流科技人才", "Attract first-rate talent from all over the world"},
     "要面向全球吸引集聚一流科技人才，公开发布双语指南。"},
    {{"推进大型科研仪器开放共享", "Open large instruments to all teams"}, "要推进大型科研仪器开放共享，建立预约目录。"},
    {{"学习借鉴国际先进经验", "Learn from how others do it"}, "要学习借鉴国际先进经验，形成可用的做法清单。"},
    {{"提升科技投入效能", "Get more out of every yuan spent"}, "要提升科技投入效能，按季度比较成本与结果。"},
    {{"清理过期的管理文件", "Withdraw rules that are out of date"}, "要清理过期的管理文件，公布现行有效目录。"},
    {{"公开年度经费使用情况", "Publish how the year's money was used"}, "要公开年度经费使用情况，接受社会监督。"},
};

constexpr DemoDeed duty_deeds[] = {
    {32, By::secretary, 0, "", ""},
    {32, By::secretary, 0, "confirm", ""},
    {31, By::secretary, 0, "assign", R"("assignment":{"unit":$F,"with":[$P],"person":$f,"due_on":"$-8"})"},
    {30, By::finance, 0, "accept", ""},
    {29, By::finance, 0, "start", ""},
    {29, By::secretary, 7, "", ""},
    {29, By::secretary, 7, "confirm", ""},
    {29, By::secretary, 7, "assign", R"("assignment":{"unit":$F,"with":[$P],"person":$f,"due_on":"$-11"})"},
    {28, By::finance, 7, "accept", ""},
    {28, By::finance, 7, "start", ""},
    {28, By::secretary, 1, "", ""},
    {28, By::secretary, 1, "confirm", ""},
    {28, By::secretary, 1, "assign", R"("assignment":{"unit":$P,"with":[],"person":$o,"due_on":"$+6"})"},
    {27, By::officer, 1, "accept", ""},
    {26, By::officer, 1, "start", ""},
    {26, By::secretary, 2, "", ""},
    {26, By::secretary, 2, "confirm", ""},
    {25, By::secretary, 2, "decompose",
     R"("parts":[{"title":{"zh":"发布双语指南","en":"Publish a bilingual call"},"text":""},)"
     R"({"title":{"zh":"建立海外联络点","en":"Set up contact points abroad"},"text":""}])"},
    {24, By::secretary, 2, "assign", R"("assignment":{"unit":$P,"with":[$T],"person":$o,"due_on":"$+40"})"},
    {23, By::officer, 2, "accept", ""},
    {22, By::officer, 2, "start", ""},
    {21, By::secretary, 3, "", ""},
    {21, By::secretary, 3, "confirm", ""},
    {20, By::secretary, 3, "assign", R"("assignment":{"unit":$P,"with":[$F],"due_on":"$-3"})"},
    {18, By::officer, 3, "accept", ""},
    {18, By::officer, 3, "start", ""},
    {16, By::finance, 0, "report",
     R"("report":{"text":"经费规则已印发，附印发稿。 The rules are issued; the text is attached.",)"
     R"("files":[{"name":"经费规则印发稿.txt","size":45,"digest":"$file"}],"links":[]})"},
    {15, By::monitor, 0, "take_up", ""},
    {14, By::monitor, 0, "verify", R"("reason":"已核对印发稿与文号。 Text and number agree.")"},
    {12, By::secretary, 0, "strike_off", ""},
    {11, By::secretary, 4, "", ""},
    {11, By::secretary, 4, "confirm", ""},
    {10, By::secretary, 4, "assign", R"("assignment":{"unit":$F,"with":[],"due_on":"$+20"})"},
    {9, By::finance, 4, "dispute",
     R"("reason":"此项应由成果转化处牵头。 This belongs to the Technology Transfer Division.")"},
    {8, By::secretary, 6, "", ""},
    {8, By::secretary, 6, "confirm", ""},
    {8, By::secretary, 6, "assign", R"("assignment":{"unit":$F,"with":[],"person":$f,"due_on":"$+12"})"},
    {7, By::finance, 6, "accept", ""},
    {6, By::secretary, 6, "suspend",
     R"("reason":"等待上级文件目录。 Waits for the list of the higher authority.","until":"$+30")"},
    {5, By::officer, 3, "ask_date",
     R"("reason":"两台仪器尚在验收。 Two instruments are still being accepted.","on":"$+25")"},
    {3, By::officer, 1, "report",
     R"("report":{"text":"本季度到期里程碑均已独立核验。 All milestones due this quarter were verified independently.",)"
     R"("files":[{"name":"核验清单.txt","size":45,"digest":"$file"}],"links":[]})"},
    {2, By::secretary, 5, "", ""},
};

} // namespace

Result<std::int64_t> DemoDuties::post(Caller const& by, std::string const& path, std::string const& body)
{
    return demo_id(TRY(client_.post(by, path, body)));
}

Result<void> DemoDuties::found_bodies(Day day)
{
    for (auto const& body : bodies) {
        std::string name;
        json::write(name, body.name);
        bodies_[body.letter] =
            TRY(post(people_.secretary, "/api/bodies", fmt::format(R"({{"kind":"{}","name":{}}})", body.kind, name)));
    }
    auto member = [&](char letter, Caller const& person, std::string_view office) -> Result<void> {
        CHECK(post(people_.secretary, fmt::format("/api/bodies/{}/members", bodies_.at(letter)),
                   fmt::format(R"({{"person":{},"office":"{}","from":"{}"}})", person.person(), office, day.iso())));
        return {};
    };
    CHECK(member('C', people_.secretary, "secretary"));
    CHECK(member('C', people_.officer, "member"));
    CHECK(member('C', people_.finance, "member"));
    CHECK(member('C', people_.monitor, "chair"));
    CHECK(member('S', people_.secretary, "chair"));
    CHECK(member('P', people_.officer, "chair"));
    CHECK(member('F', people_.finance, "chair"));
    return hold_meeting(day);
}

std::string DemoDuties::filled(std::string_view body) const
{
    std::string out;
    for (std::size_t at = 0; at < body.size(); ++at) {
        if (body[at] != '$') {
            out += body[at];
            continue;
        }
        char what = body[++at];
        if (body.substr(at).starts_with("file")) {
            out += keep_file(recorder_, "A file of the demonstration, not a document.\n");
            at += 3;
        } else if (what == '+' || what == '-') {
            int days = 0;
            for (; at + 1 < body.size() && body[at + 1] >= '0' && body[at + 1] <= '9'; ++at)
                days = days * 10 + (body[at + 1] - '0');
            out += last_.plus_days(what == '+' ? days : -days).iso();
        } else if (what == 'o') out += std::to_string(people_.officer.person());
        else if (what == 'f') out += std::to_string(people_.finance.person());
        else out += std::to_string(bodies_.at(what));
    }
    return out;
}

Result<void> DemoDuties::take(std::size_t which)
{
    auto const&   deed = duty_deeds[which];
    Caller const* by[]{&people_.secretary, &people_.officer, &people_.finance, &people_.monitor};
    if (deed.step.empty()) {
        auto const& story = directives[deed.story];
        std::string title, text;
        json::write(title, story.title);
        json::write(text, std::string{story.text});
        directives_.resize(std::max(directives_.size(), deed.story + 1));
        directives_[deed.story] = TRY(post(
            people_.secretary, "/api/directives",
            fmt::format(R"({{"issuer":{},"title":{},"text":{},"item":{}}})", bodies_.at('C'), title, text, item_)));
        return {};
    }
    auto rest = filled(deed.body);
    CHECK(post(*by[static_cast<std::size_t>(deed.by)], fmt::format("/api/directives/{}/steps", directives_[deed.story]),
               fmt::format(R"({{"step":"{}"{}{}}})", deed.step, rest.empty() ? "" : ",", rest)));
    return {};
}

Result<void> DemoDuties::live_until(Day day)
{
    for (; next_ < std::size(duty_deeds) && last_.plus_days(-duty_deeds[next_].ago) <= day; ++next_) {
        if (bodies_.empty()) CHECK(found_bodies(day));
        CHECK(take(next_));
    }
    CHECK(handle_papers(day));
    return bodies_.empty() ? Result<void>{} : pass_the_night(day);
}

// What the daily jobs do on a server that runs.
Result<void> DemoDuties::pass_the_night(Day day)
{
    auto outcome = recorder_.run_one({.key       = "demo-night/" + day.iso(),
                                      .operation = "demo",
                                      .request   = "{}",
                                      .run       = [](Act& act) -> Result<std::string> {
                                          CHECK(escalate_directives(act));
                                          return make_digests(act);
                                      }});
    if (outcome.ending != journal::Ending::done) return std::unexpected{outcome.refused};
    return {};
}

} // namespace penstock
