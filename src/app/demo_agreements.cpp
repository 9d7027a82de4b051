#include "app/demo_agreements.hpp"

#include "base/json_tree.hpp"
#include "base/json_write.hpp"

#include <fmt/format.h>

#include <array>

namespace penstock {

namespace {

struct Promise { // a milestone as agreements of the demonstration word it
    Words            title;
    Words            metric;
    std::string_view unit, comparison, target, tolerance, good, bad;
    Words            account;
};

constexpr Promise promises[] = {
    {{"原理样机", "Working principle"},
     {"噪声水平", "Noise level"},
     "fT",
     "at_most",
     "50",
     "5",
     "46.5",
     "78",
     {"样机完成三轮测试，附原始数据。", "The prototype went through three rounds of tests; raw data attached."}},
    {{"连续运行", "Continuous operation"},
     {"连续运行时间", "Time of continuous operation"},
     "h",
     "at_least",
     "1000",
     "0",
     "1180",
     "640",
     {"中途一次计划内停机，已在记录中注明。", "One planned stop on the way, noted in the log."}},
    {{"第三方测试", "Independent test"},
     {"合格率", "Pass rate"},
     "%",
     "at_least",
     "95",
     "0.5",
     "96.2",
     "88",
     {"由计量测试机构按约定方法完成。", "Done by the metrology institute by the agreed method."}},
    {{"示范应用", "Demonstration in use"},
     {"使用单位", "Users"},
     "",
     "at_least",
     "3",
     "0",
     "4",
     "1",
     {"使用单位出具证明，见附件。", "The users confirm it in the attached letters."}},
};

struct Story {
    std::size_t                     programme; // in the order of the demonstration
    std::string_view                number, title, organisation, partner, lead;
    std::int64_t                    ten_thousands;
    int                             starts_ago; // days before today; below zero: it starts later
    bool                            itemised, performer, on_paper;
    std::array<std::string_view, 4> ends; // what becomes of each milestone by today
    std::string_view                fate; // what becomes of the award
};

constexpr Story stories[] = {
    {5,
     "QS-A01",
     "室温磁力计工程样机",
     "临江理工大学",
     "量衡仪器有限公司",
     "林知远",
     480,
     420,
     true,
     true,
     false,
     {"met", "met_with", "late", ""},
     ""},
    {5,
     "QS-A02",
     "心磁图临床验证",
     "临江市人民医院",
     "临江大学",
     "周若水",
     360,
     300,
     false,
     true,
     false,
     {"met", "verified", "", ""},
     ""},
    {0,
     "SW-A01",
     "万小时抗氯腐蚀阳极",
     "江湾新材料研究院",
     "澄海氢能科技有限公司",
     "许明川",
     620,
     520,
     true,
     false,
     true,
     {"met", "met", "met", "open"},
     ""},
    {0,
     "SW-A02",
     "日产百公斤中试装置",
     "澄海氢能科技有限公司",
     "",
     "沈予安",
     900,
     400,
     false,
     false,
     false,
     {"met", "missed", "", ""},
     ""},
    {1,
     "CM-A01",
     "阻变存储阵列流片",
     "东塘微电子技术有限公司",
     "临江大学",
     "陆景行",
     750,
     460,
     true,
     false,
     false,
     {"met", "waived", "late", ""},
     ""},
    {1,
     "CM-A02",
     "稀疏网络映射编译器",
     "临江大学",
     "",
     "程思齐",
     240,
     260,
     false,
     false,
     true,
     {"met", "submitted", "", ""},
     ""},
    {2,
     "OR-A01",
     "血管化肝类器官批次一致性",
     "南浦生物医药有限公司",
     "临江大学附属儿童医院",
     "方清和",
     310,
     250,
     false,
     false,
     false,
     {"met", "back", "", ""},
     ""},
    {3,
     "TY-A01",
     "相控阵雷达汛期组网",
     "临江气象研究中心",
     "Tidal Analytics Ltd",
     "袁怀瑾",
     280,
     330,
     true,
     true,
     false,
     {"met", "met", "open", ""},
     "hold"},
    {4,
     "AG-A01",
     "耐盐水稻区域试验",
     "临江农业科学研究所",
     "Saltgrass Seeds Cooperative",
     "叶立言",
     190,
     480,
     false,
     false,
     true,
     {"met", "met", "met", "met"},
     "close"},
    {4, "AG-A02", "根际微生物制剂", "临江大学", "", "顾云帆", 120, 90, false, true, false, {"open", "", "", ""}, ""},
    {5, "QS-A04", "弱磁计量标准装置", "量衡仪器有限公司", "", "沈予安", 300, 100, true, true, false, {"", "", "", ""}, "claims"},
    {3,
     "TY-A02",
     "无人艇近海观测",
     "北屿智能装备有限公司",
     "",
     "江静姝",
     260,
     -5,
     false,
     true,
     false,
     {"", "", "", ""},
     "offered"},
    {2, "OR-A02", "毒性预测模型比对", "临江大学", "", "林望舒", 150, -20, false, false, true, {"", "", "", ""}, ""},
    {1,
     "CM-A03",
     "低温封装可靠性",
     "晨曦半导体（临江）有限公司",
     "",
     "周明川",
     960,
     -30,
     true,
     false,
     false,
     {"", "", "", ""},
     "proposed"},
    {0,
     "SW-A03",
     "海上风电耦合电解",
     "海石能源研究所",
     "",
     "陈若水",
     410,
     -40,
     false,
     false,
     false,
     {"", "", "", ""},
     "draft"},
    {5,
     "QS-A03",
     "野外地磁测绘",
     "Northmere University",
     "",
     "Iris Vale",
     200,
     60,
     false,
     false,
     false,
     {"", "", "", ""},
     "withdrawn"},
};

constexpr int first_due = 110, between = 100; // days from the start, and from one milestone to the next

std::string text(std::string_view words) { return json::to_text(std::string{words}); }

std::string both(Words words) { return fmt::format(R"({{"zh":{},"en":{}}})", text(words.zh), text(words.en)); }

std::string text_in(std::string const& answer, std::string_view name)
{
    json::Tree  tree;
    std::string out;
    if (tree.parse(answer))
        tree.children(0, [&](std::uint32_t at) {
            if (tree[at].key == name) out = std::string{tree[at].text};
        });
    return out;
}

std::int64_t number_in(std::string const& answer)
{
    auto text = text_in(answer, "id");
    return text.empty() ? 0 : std::stoll(text);
}

// A tenth in advance, the rest over the milestones with most at the end; the last carries a prize where there is no
// budget by lines.
std::string terms_of(Story const& story, Day start, std::int64_t monitor, bool whole)
{
    auto        amount = story.ten_thousands * 1'000'000;
    auto        tenth  = amount / 10;
    bool        claims = story.fate == "claims"; // half of it is paid by claims
    std::string milestones, instalments = fmt::format(R"({{"kind":"advance","milestone":"","minor":{}}})", tenth);
    if (claims) instalments += fmt::format(R"(,{{"kind":"reimbursement","milestone":"","minor":{}}})", tenth * 5);
    for (std::size_t i = 0; i < std::size(promises); ++i) {
        auto const& promise = promises[i];
        auto        minor   = claims ? tenth : tenth * (i < 3 ? 2 : 3);
        auto        due     = start.plus_days(first_due + between * static_cast<int>(i));
        milestones += fmt::format(
            R"({}{{"number":"M{}","title":{},"criteria":[{{"metric":{},"unit":"{}","comparison":"{}","target":"{}",)"
            R"("tolerance":"{}","method":"{}"}}],"due_on":"{}","after":[{}],"gate":{}{}}})",
            i ? "," : "", i + 1, both(promise.title), both(promise.metric), promise.unit, promise.comparison,
            promise.target, promise.tolerance, i == 2 ? "第三方机构按约定方法测试" : "查验原始数据与现场演示",
            due.iso(), i == 0 || !whole ? std::string{} : fmt::format("\"M{}\"", i), i == 1 ? "true" : "false",
            i == 1 ? fmt::format(R"(,"acceptor":{})", monitor) : std::string{});
        if (i == 3 && !story.itemised) {
            instalments += fmt::format(R"(,{{"kind":"milestone","milestone":"M4","minor":{}}})", minor - tenth);
            instalments += fmt::format(R"(,{{"kind":"prize","milestone":"M4","minor":{}}})", tenth);
        } else instalments += fmt::format(R"(,{{"kind":"milestone","milestone":"M{}","minor":{}}})", i + 1, minor);
    }
    std::string lines;
    if (story.itemised)
        lines = fmt::format(R"({{"code":"equipment","title":{},"minor":{}}},{{"code":"labour","title":{},"minor":{}}},)"
                            R"({{"code":"indirect","title":{},"minor":{}}})",
                            both({"设备费", "Equipment"}), tenth * 4, both({"劳务费", "Labour"}), tenth * 5,
                            both({"间接费用", "Indirect cost"}), amount - tenth * 9);
    std::string parties = fmt::format(R"({{"organisation":{},"recipient":true,"share":{}}})", text(story.organisation),
                                      story.partner.empty() ? 10'000 : 7'000);
    if (!story.partner.empty())
        parties += fmt::format(R"(,{{"organisation":{},"recipient":false,"share":3000}})", text(story.partner));
    return fmt::format(R"({{"purpose":{},"lead":{},"parties":[{}],"amount":{{"minor":{},"currency":"CNY"}},)"
                       R"("starts_on":"{}","ends_on":"{}","lines":[{}],"instalments":[{}],"milestones":[{}],)"
                       R"("readiness_at_start":3,"readiness_at_end":6}})",
                       both({whole ? story.title : "", ""}), text(story.lead), parties, amount, start.iso(),
                       start.plus_days(first_due + between * 4).iso(), lines, whole ? instalments : std::string{},
                       milestones);
}

} // namespace

DemoAgreements::DemoAgreements(LocalClient& client, Recorder& recorder, DemoPeople people, DemoMoney& money,
                               DemoPayments& payments, std::vector<std::int64_t> programmes, Day today)
    : client_{client},
      recorder_{recorder},
      people_{std::move(people)},
      money_{money},
      payments_{payments},
      claims_{client, recorder},
      programmes_{std::move(programmes)},
      today_{today}
{
    for (std::size_t i = 0; i < std::size(stories); ++i) plan(i);
}

Result<void> DemoAgreements::live_until(Day now)
{
    while (!steps_.empty() && steps_.begin()->first <= now) {
        auto [story, step] = std::move(steps_.begin()->second);
        steps_.erase(steps_.begin());
        CHECK(step(made_[story], now));
    }
    return {};
}

void DemoAgreements::plan(std::size_t at)
{
    auto const& story = stories[at];
    auto        start = today_.plus_days(-story.starts_ago);
    auto        begin = std::min(start.plus_days(-25), today_.plus_days(-6));
    on(begin, at, [this, at](Made& made, Day now) { return prepare(at, made, now); });
    if (story.fate == "draft") return;
    if (story.fate == "proposed") {
        on(begin.plus_days(3), at, [this, at](Made& made, Day) { return propose_offer(at, made); });
        return;
    }
    on(begin.plus_days(3), at, [this](Made& made, Day now) { return offer(made, now.plus_days(90)); });
    if (story.fate == "withdrawn") {
        on(begin.plus_days(20), at, [this](Made& made, Day) -> Result<void> {
            CHECK(client_.post(people_.manager_of(made.programme), fmt::format("/api/awards/{}/steps", made.award),
                               R"({"step":"withdraw","reason":"The university withdrew; its lead moved abroad."})"));
            return {};
        });
        return;
    }
    if (story.fate == "offered") return;
    on(std::min(start, today_.plus_days(-1)), at, [this, at](Made& made, Day now) { return sign(at, made, now); });
    if (story.starts_ago <= 0) return;
    on(start.plus_days(20), at, [this](Made& made, Day now) { return pay(made, now); });
    for (std::size_t i = 0; i < story.ends.size(); ++i) {
        auto what = story.ends[i];
        auto due  = start.plus_days(first_due + between * static_cast<int>(i));
        if (what.empty() || what == "open" || what == "late") break;
        if (what == "waived") {
            on(due.plus_days(-30), at, [this, i](Made& made, Day) -> Result<void> {
                auto id = TRY(milestone(made, i));
                CHECK(client_.post(
                    people_.secretary, fmt::format("/api/milestones/{}/waiver", id),
                    R"({"decision":"理事会第 11 次会议","text":"验证平台已由上级专项建成，不再重复建设。"})"));
                return {};
            });
            continue;
        }
        bool good = what != "missed" && what != "back";
        on(due.plus_days(-4), at, [this, at, i, good](Made& made, Day) { return report(at, made, i, good); });
        if (i == 1 && what != "submitted" && what != "back")
            on(due.plus_days(-2), at, [this, i, good](Made& made, Day) -> Result<void> {
                auto id = TRY(milestone(made, i));
                CHECK(client_.post(
                    people_.monitor, fmt::format("/api/milestones/{}/verification", id),
                    good ? R"({"opinion":"supports","text":"现场查验运行记录，与所报一致。"})"
                         : R"({"opinion":"doubts","text":"运行记录显示两次非计划停机，未达到约定时间。"})"));
                return {};
            });
        if (what == "submitted" || what == "verified") break;
        static std::map<std::string_view, std::pair<std::string_view, std::string_view>> const verdicts{
            {"met", {"accept", "指标达到，材料齐全。"}},
            {"met_with", {"accept_with_conditions", "三个月内补交两批次的原始数据。"}},
            {"missed", {"miss", "连续运行未达 1000 小时，原因是密封失效，短期内无法解决。"}},
            {"back", {"send_back", "缺少 3 号样机的原始记录，请补齐后再交。"}},
        };
        auto verdict = verdicts.at(what);
        on(due.plus_days(2), at,
           [this, i, verdict](Made& made, Day) { return decide(made, i, verdict.first, verdict.second); });
        if (what == "missed" || what == "back") break;
        on(due.plus_days(12), at, [this](Made& made, Day now) { return pay(made, now); });
        on(due.plus_days(40), at, [this](Made& made, Day now) { return spend(made, now); });
    }
    if (story.fate == "claims")
        for (std::size_t i = 0; i < DemoClaims::count(); ++i)
            on(today_.plus_days(-DemoClaims::days_ago(i)), at, [this, i](Made& made, Day now) -> Result<void> {
                CHECK(claims_.hand_in(i, made.award, team_of(made), people_.manager_of(made.programme), now));
                return DemoClaims::is_paid(i) ? pay(made, now) : Result<void>{};
            });
    if (story.fate == "hold")
        on(today_.plus_days(-9), at, [this, at](Made& made, Day) { return ask_for_time(at, made); });
    if (story.fate == "close")
        on(today_.plus_days(-3), at, [this](Made& made, Day) { return hand_in_final_report(made); });
}

Caller DemoAgreements::team_of(Made const& made) const
{
    return {made.team, {Grant{Role::performer, 0, made.award}}, ""};
}

// The site is late: the award is paused, and half a year more is recommended; the manager has to decide on that.
Result<void> DemoAgreements::ask_for_time(std::size_t at, Made& made)
{
    auto ends = today_.plus_days(-stories[at].starts_ago + first_due + between * 4 + 180);
    auto ask  = [&](std::string_view type, std::string const& change) -> Result<std::string> {
        auto body = fmt::format(R"({{"award":{},"type":"{}","change":{{{}}},"reason":"雷达站址用地手续延误，安装顺延。"}})",
                                made.award, type, change);
        auto path = fmt::format("/api/amendments/{}/steps",
                                number_in(TRY(client_.post(team_of(made), "/api/amendments", body))));
        CHECK(client_.post(people_.officer, path, R"({"step":"recommend","reason":"延误非承担单位所致。"})"));
        return path;
    };
    CHECK(client_.post(people_.manager_of(made.programme), TRY(ask("pause", "")),
                       R"({"step":"approve","reason":"同意暂停，用地落实后恢复。"})"));
    TRY(ask("extension", fmt::format(R"("ends_on":"{}")", ends.iso())));
    return {};
}

// The final report is in and the work accepted; the accounts are not, so the award cannot be closed yet.
Result<void> DemoAgreements::hand_in_final_report(Made& made)
{
    CHECK(client_.post(people_.manager_of(made.programme), fmt::format("/api/awards/{}/steps", made.award),
                       R"({"step":"begin_closing"})"));
    auto path = fmt::format("/api/awards/{}/closeout", made.award);
    CHECK(client_.post(
        team_of(made), path,
        R"({"report":{"account":"各项指标均已达到，样机移交测试中心。","files":[],)"
        R"("assets":[{"name":"低温恒温器","minor":38600000,"custodian":"测试中心"}],)"
        R"("results":[{"kind":"prototype","title":"低温恒温器","identifier":""}],"leftover":"keep_for_research"}})"));
    CHECK(client_.post(people_.manager_of(made.programme), path + "/steps",
                       R"({"step":"accept_task","reason":"指标均由第三方复测。"})"));
    return {};
}

Result<void> DemoAgreements::prepare(std::size_t at, Made& made, Day now)
{
    auto const& story  = stories[at];
    auto        start  = today_.plus_days(-story.starts_ago);
    auto        amount = story.ten_thousands * 1'000'000;
    made.programme     = programmes_.at(story.programme);
    made.pool          = TRY(money_.provide(made.programme, {amount, {}}, now));
    auto body =
        fmt::format(R"({{"number":"{}","title":{},"programme":{},"organisation":{},"lead":{},)"
                    R"("amount":{{"minor":{},"currency":"CNY"}},"starts_on":"{}","ends_on":"{}",)"
                    R"("appropriation":{},"purpose":{}}})",
                    story.number, text(story.title), made.programme, text(story.organisation), text(story.lead), amount,
                    start.iso(), start.plus_days(first_due + between * 4).iso(), made.pool, text(story.title));
    made.award = number_in(TRY(client_.post(people_.officer, "/api/award-preparations", body)));
    CHECK(payments_.prepare(made.award, Currency{}));
    bool whole = story.fate != "draft";
    CHECK(client_.post(
        people_.officer, fmt::format("/api/awards/{}/agreement", made.award),
        fmt::format(R"({{"seen":0,"terms":{}}})", terms_of(story, start, people_.monitor.person(), whole))));
    std::size_t settled = story.fate == "draft" ? 1 : 5;
    for (auto item : {"eligibility", "rules", "milestones", "terms", "permits"})
        if (settled > 0 && settled--)
            CHECK(client_.post(
                people_.officer, fmt::format("/api/awards/{}/checks", made.award),
                std::string_view{item} == "permits"
                    ? R"({"item":"permits","verdict":"not_applicable","note":"不涉及人类样本与个人信息。"})"
                    : fmt::format(R"({{"item":"{}","verdict":"approved"}})", item)));
    made.team = story.performer ? people_.performer : people_.colleague;
    CHECK(client_.post(
        people_.administrator, fmt::format("/api/people/{}/roles", made.team),
        fmt::format(R"({{"role":"performer","programme":0,"award":{},"from":"{}"}})", made.award, now.iso())));
    return {};
}

Result<void> DemoAgreements::offer(Made& made, Day until)
{
    CHECK(client_.post(people_.manager_of(made.programme), fmt::format("/api/awards/{}/offer", made.award),
                       fmt::format(R"({{"until":"{}"}})", until.iso())));
    return {};
}

// An offer above the two-person limit: the manager has asked for the second person, who has not answered yet.
Result<void> DemoAgreements::propose_offer(std::size_t at, Made& made)
{
    CHECK(client_.post(people_.manager_of(made.programme), "/api/approvals",
                       fmt::format(R"({{"deed":"commit_award","programme":{},"award":{},)"
                                   R"("amount":{{"minor":{},"currency":"CNY"}},"cause":"award/{}/offer",)"
                                   R"("note":"任务书金额超过双人办理限额，请另一位有授权的人复核。"}})",
                                   made.programme, made.award, stories[at].ten_thousands * 1'000'000, made.award)));
    return {};
}

Result<void> DemoAgreements::sign(std::size_t at, Made& made, Day now)
{
    auto shown  = TRY(client_.get(people_.officer, fmt::format("/api/awards/{}/agreement", made.award)));
    auto digest = text_in(shown, "digest");
    if (!stories[at].on_paper) {
        CHECK(client_.post(team_of(made), fmt::format("/api/awards/{}/signature", made.award),
                           fmt::format(R"({{"digest":"{}"}})", digest)));
        return {};
    }
    auto paper = keep_file(recorder_, fmt::format("{} · {}\n", stories[at].number, digest));
    CHECK(client_.post(people_.officer, fmt::format("/api/awards/{}/signed-paper", made.award),
                       fmt::format(R"({{"digest":"{}","on":"{}","signatory":{},"paper":"{}"}})", digest, now.iso(),
                                   text(stories[at].lead), paper)));
    return {};
}

Result<std::int64_t> DemoAgreements::milestone(Made const& made, std::size_t position)
{
    auto found = recorder_.database().snapshot().row<std::int64_t>(
        "SELECT id FROM milestone WHERE award_id = $1 AND position = $2", made.award,
        static_cast<std::int64_t>(position) + 1);
    if (!found) return refuse(refusal::not_found, "milestone");
    return *found;
}

Result<void> DemoAgreements::report(std::size_t at, Made& made, std::size_t i, bool good)
{
    auto const& promise = promises[i];
    auto        id      = TRY(milestone(made, i));
    auto        name    = fmt::format("{}-M{}-测试记录.csv", stories[at].number, i + 1);
    auto        digest  = keep_file(recorder_, fmt::format("{},{}\n{},{}\n", promise.metric.zh, promise.unit, i + 1,
                                              good ? promise.good : promise.bad));
    CHECK(client_.post(team_of(made), fmt::format("/api/milestones/{}/submission", id),
                       fmt::format(R"({{"report":{{"account":{},"files":[{{"name":{},"digest":"{}","size":64}}],)"
                                   R"("links":["https://evidence.linjiang.example/{}/M{}"],)"
                                   R"("measurements":[{{"value":"{}","reason":""}}]}}}})",
                                   text(promise.account.zh), text(name), digest, stories[at].number, i + 1,
                                   good ? promise.good : promise.bad)));
    return {};
}

Result<void> DemoAgreements::decide(Made& made, std::size_t i, std::string_view step, std::string_view words)
{
    auto id = TRY(milestone(made, i));
    CHECK(client_.post(people_.manager_of(made.programme), fmt::format("/api/milestones/{}/verdict", id),
                       fmt::format(R"({{"verdict":"{}","text":{}}})", step, text(words))));
    return {};
}

namespace {

struct DueRow {
    std::int64_t milestone{};
    std::string  line;
    std::int64_t minor{};
};
BOOST_DESCRIBE_STRUCT(DueRow, (), (milestone, line, minor))

} // namespace

Result<void> DemoAgreements::pay(Made& made, Day now)
{
    auto due = recorder_.database().snapshot().rows<DueRow>(
        "SELECT milestone_id AS milestone, line, balance AS minor FROM account "
        "WHERE award_id = $1 AND stage = 'payable' AND balance > 0 ORDER BY id",
        made.award);
    std::vector<DemoPayment> list;
    for (auto const& each : due)
        list.push_back({made.award, made.pool, {each.minor, Currency{}}, now, each.milestone, each.line});
    return payments_.pay(list);
}

Result<void> DemoAgreements::spend(Made& made, Day now)
{
    auto reported = recorder_.database().snapshot().one<std::int64_t>(
        "SELECT count(*) FROM spending_report WHERE award_id = $1 AND until_on >= $2", made.award, now.plus_days(-1));
    if (reported > 0) return {};
    auto paid = recorder_.database().snapshot().rows<DueRow>(
        "SELECT 0 AS milestone, line, balance AS minor FROM account "
        "WHERE award_id = $1 AND stage = 'paid' AND balance > 0 ORDER BY id",
        made.award);
    std::string lines;
    for (auto const& each : paid)
        lines +=
            fmt::format(R"({}{{"line":"{}","minor":{}}})", lines.empty() ? "" : ",", each.line, each.minor * 4 / 5);
    if (lines.empty()) return {};
    CHECK(
        client_.post(team_of(made), fmt::format("/api/awards/{}/spending", made.award),
                     fmt::format(R"({{"report":{{"until":"{}","lines":[{}],"people":7,)"
                                 R"("results":"论文一篇，数据集一套。","note":"设备按采购合同购置，已验收入账。"}}}})",
                                 now.plus_days(-1).iso(), lines)));
    return {};
}

} // namespace penstock
