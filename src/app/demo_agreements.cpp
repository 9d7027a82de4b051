#include "app/demo_agreements.hpp"

#include "app/demo_json.hpp"
#include "app/demo_stories.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace penstock {

DemoAgreements::DemoAgreements(LocalClient& client, Recorder& recorder, DemoPeople people, DemoMoney& money,
                               DemoPayments& payments, std::vector<std::int64_t> programmes, Day today)
    : client_{client},
      recorder_{recorder},
      people_{std::move(people)},
      money_{money},
      payments_{payments},
      claims_{client, recorder},
      recoveries_{client, people_.finance},
      programmes_{std::move(programmes)},
      today_{today}
{
    for (std::size_t i = 0; i < demo_stories().size(); ++i) plan(i);
    plan_race();
    plan_recoveries();
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
    auto const& story = demo_stories()[at];
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
        auto due  = start.plus_days(demo_first_due + demo_between * static_cast<int>(i));
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

// Of the stories whose fate it is, from their start on; the last of them does not pass the first stage.
void DemoAgreements::plan_race()
{
    std::vector<std::size_t> teams;
    for (std::size_t i = 0; i < demo_stories().size(); ++i)
        if (demo_stories()[i].fate == "races") teams.push_back(i);
    auto start = today_.plus_days(-demo_stories()[teams.front()].starts_ago);
    on(start.plus_days(8), teams.front(), [this, teams](Made& made, Day now) -> Result<void> {
        std::vector<std::int64_t> awards;
        for (auto each : teams) awards.push_back(made_[each].award);
        race_.emplace(client_, people_.manager_of(made.programme), people_.monitor);
        return race_->found(made.programme, awards, now);
    });
    on(start.plus_days(70), teams.back(), [this](Made& made, Day now) { return spend(made, now); });
    on(start.plus_days(96), teams.front(), [this](Made&, Day) { return race_->measure_all(); });
    on(start.plus_days(100), teams.front(), [this](Made&, Day) { return race_->decide(); });
    on(start.plus_days(104), teams.back(),
       [this](Made& made, Day now) { return recoveries_.of_the_bankrupt(made.award, now); });
    on(start.plus_days(115), teams.front(), [this](Made&, Day now) { return race_->open_last_stage(now); });
    on(today_.plus_days(-3), teams.front(), [this](Made&, Day) { return race_->measure_first(); });
    on(today_.plus_days(-2), teams.back(), [this](Made&, Day now) { return recoveries_.ask_write_off(now); });
}

void DemoAgreements::plan_recoveries()
{
    auto story = [](std::string_view number) {
        auto found = std::ranges::find(demo_stories(), number, &DemoStory::number);
        expects(found != demo_stories().end());
        return static_cast<std::size_t>(found - demo_stories().begin());
    };
    on(today_.plus_days(-48), story("SW-A02"),
       [this](Made& made, Day now) { return recoveries_.of_the_silent(made.award, now); });
    on(today_.plus_days(-90), story("QS-A02"),
       [this](Made& made, Day now) { return recoveries_.of_the_honest(made.award, now); });
}

Caller DemoAgreements::team_of(Made const& made) const
{
    return {made.team, {Grant{Role::performer, 0, made.award}}, ""};
}

// The site is late: the award is paused, and half a year more is recommended; the manager has to decide on that.
Result<void> DemoAgreements::ask_for_time(std::size_t at, Made& made)
{
    auto ends = today_.plus_days(-demo_stories()[at].starts_ago + demo_first_due + demo_between * 4 + 180);
    auto ask  = [&](std::string_view type, std::string const& change) -> Result<std::string> {
        auto body = fmt::format(R"({{"award":{},"type":"{}","change":{{{}}},"reason":"雷达站址用地手续延误，安装顺延。"}})",
                                made.award, type, change);
        auto path = fmt::format("/api/amendments/{}/steps",
                                TRY(demo_id(TRY(client_.post(team_of(made), "/api/amendments", body)))));
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
    auto const& story  = demo_stories()[at];
    auto        start  = today_.plus_days(-story.starts_ago);
    auto        amount = story.ten_thousands * 1'000'000;
    made.programme     = programmes_.at(story.programme);
    made.pool          = TRY(money_.provide(made.programme, {amount, {}}, now));
    auto body =
        fmt::format(R"({{"number":"{}","title":{},"programme":{},"organisation":{},"lead":{},)"
                    R"("amount":{{"minor":{},"currency":"CNY"}},"starts_on":"{}","ends_on":"{}",)"
                    R"("appropriation":{},"purpose":{}}})",
                    story.number, demo_text(story.title), made.programme, demo_text(story.organisation),
                    demo_text(story.lead), amount, start.iso(),
                    start.plus_days(demo_first_due + demo_between * 4).iso(), made.pool, demo_text(story.title));
    made.award = TRY(demo_id(TRY(client_.post(people_.officer, "/api/award-preparations", body))));
    CHECK(payments_.prepare(made.award, Currency{}));
    bool whole = story.fate != "draft";
    CHECK(client_.post(
        people_.officer, fmt::format("/api/awards/{}/agreement", made.award),
        fmt::format(R"({{"seen":0,"terms":{}}})", demo_terms(story, start, people_.monitor.person(), whole))));
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
                                   made.programme, made.award, demo_stories()[at].ten_thousands * 1'000'000,
                                   made.award)));
    return {};
}

Result<void> DemoAgreements::sign(std::size_t at, Made& made, Day now)
{
    auto shown  = TRY(client_.get(people_.officer, fmt::format("/api/awards/{}/agreement", made.award)));
    auto digest = TRY(demo_member(shown, "digest"));
    if (!demo_stories()[at].on_paper) {
        CHECK(client_.post(team_of(made), fmt::format("/api/awards/{}/signature", made.award),
                           fmt::format(R"({{"digest":"{}"}})", digest)));
        return {};
    }
    auto paper = keep_file(recorder_, fmt::format("{} · {}\n", demo_stories()[at].number, digest));
    CHECK(client_.post(people_.officer, fmt::format("/api/awards/{}/signed-paper", made.award),
                       fmt::format(R"({{"digest":"{}","on":"{}","signatory":{},"paper":"{}"}})", digest, now.iso(),
                                   demo_text(demo_stories()[at].lead), paper)));
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
    auto const& promise = demo_promises()[i];
    auto        id      = TRY(milestone(made, i));
    auto        name    = fmt::format("{}-M{}-测试记录.csv", demo_stories()[at].number, i + 1);
    auto        digest  = keep_file(recorder_, fmt::format("{},{}\n{},{}\n", promise.metric.zh, promise.unit, i + 1,
                                              good ? promise.good : promise.bad));
    CHECK(client_.post(team_of(made), fmt::format("/api/milestones/{}/submission", id),
                       fmt::format(R"({{"report":{{"account":{},"files":[{{"name":{},"digest":"{}","size":64}}],)"
                                   R"("links":["https://evidence.linjiang.example/{}/M{}"],)"
                                   R"("measurements":[{{"value":"{}","reason":""}}]}}}})",
                                   demo_text(promise.account.zh), demo_text(name), digest, demo_stories()[at].number,
                                   i + 1, good ? promise.good : promise.bad)));
    return {};
}

Result<void> DemoAgreements::decide(Made& made, std::size_t i, std::string_view step, std::string_view words)
{
    auto id = TRY(milestone(made, i));
    CHECK(client_.post(people_.manager_of(made.programme), fmt::format("/api/milestones/{}/verdict", id),
                       fmt::format(R"({{"verdict":"{}","text":{}}})", step, demo_text(words))));
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
