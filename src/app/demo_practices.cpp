#include "app/demo_practices.hpp"

#include "app/demo_json.hpp"

#include <fmt/format.h>

namespace penstock {

namespace {

// The days, from the first of the demonstration on, on which its steps are taken.
constexpr int steps_on[] = {20, 260, 300, 305, 330, 420, 520};

constexpr Words practice_title{"概念验证券", "Vouchers for proofs of concept"};
constexpr Words one_account_title{"横向经费“一本账”", "One account for grants and contracts"};

constexpr std::string_view voucher_texts =
    R"("scope":"两所高校、一年、最多 40 张券，每张不超过五万元。 Two universities, one year, at most 40 vouchers of 50,000 yuan.",)"
    R"("bounds":"不用于人员工资和采购设备；投诉超过三起或一张券被挪用，即提前停止。 )"
    R"(Not for pay or equipment; stopped early after three complaints or one misuse.",)"
    R"("hypothesis":"小额、当天可用的验证经费，使成果到首次试用的时间缩短一半。 )"
    R"(Small money that is there the same day halves the time to a first trial.",)"
    R"("measures":[{"name":"成果到首次试用的月数 Months to a first trial","expected":"26 → 13"},)"
    R"({"name":"一年内有企业试用的成果数 Results tried by a firm within a year","expected":"6 → 15"}])";

constexpr std::string_view account_texts =
    R"("scope":"临江大学材料学院，半年。 The school of materials, half a year.",)"
    R"("bounds":"不改变预算总额；审计随时可查。 The total stays; audit may look at any time.",)"
    R"("hypothesis":"财政经费与合同经费同页管理，报销时间减少三分之一。 )"
    R"(Keeping grants and contracts on one page saves a third of the time claims take.",)"
    R"("measures":[{"name":"报销平均天数 Days a claim takes","expected":"18 → 12"}])";

constexpr std::string_view practice_texts =
    R"("problem":{"zh":"做一次小验证也要走完整立项程序，等到经费时机会已过。",)"
    R"("en":"A small test needs a full proposal, and when the money comes the chance has passed."},)"
    R"("mechanism":{"zh":"高校领取定额验证券，院系当天批准，凭结果核销；每季度公开去向。",)"
    R"("en":"Universities hold vouchers of a fixed value; a school grants one the same day and settles it later; )"
    R"(each quarter everybody sees where they went."},)"
    R"("conditions":{"zh":"有成果转化专员；券额不超过五万元；院系有内部复核人。",)"
    R"("en":"There is a transfer officer; a voucher is at most 50,000 yuan; somebody in the school looks again."},)"
    R"("cost":{"minor":184000000,"currency":"CNY"},)"
    R"("cost_note":{"zh":"一年 37 张券，另计半个专员岗位。","en":"37 vouchers in a year, and half a post."},)"
    R"("evidence":{"zh":"37 张券中 16 项有企业试用；未发券的两所学校同期为 7 项。",)"
    R"("en":"Of 37 vouchers 16 led to a trial by a firm; at two universities without vouchers there were 7."},)"
    R"("failures":{"zh":"生物医药类验证周期长，五万元不够，四张券无结果。",)"
    R"("en":"In biomedicine a test takes longer and costs more; four vouchers came to nothing."},)"
    R"("office":"成果转化岗 Transfer desk","sources":["https://data.linjiang.example/vouchers/evaluation"])";

} // namespace

Result<std::int64_t> DemoPractices::found_body(std::string_view kind, Words name)
{
    return demo_id(TRY(
        client_.post(secretary_, "/api/bodies", fmt::format(R"({{"kind":"{}","name":{}}})", kind, demo_words(name)))));
}

Result<std::int64_t> DemoPractices::decided(Words title, std::string_view text, Day day)
{
    auto meeting = TRY(demo_id(TRY(
        client_.post(secretary_, "/api/meetings",
                     fmt::format(R"({{"held_by":{},"title":{},"held_on":"{}","place":"临江市科创大厦 208"}})", group_,
                                 demo_words({"改革专题会议", "Meeting of the reform group"}), day.iso())))));
    auto at      = fmt::format("/api/meetings/{}", meeting);
    auto item =
        TRY(demo_ids(TRY(client_.post(
                         secretary_, at + "/items",
                         fmt::format(R"({{"kind":"deliberate","visibility":"common","title":{},"presenter":""}})",
                                     demo_words(title)))),
                     "agenda"))
            .front();
    for (auto const* step : {"convene", "open"})
        CHECK(client_.post(secretary_, at + "/steps", fmt::format(R"({{"step":"{}"}})", step)));
    auto steps = fmt::format("/api/agenda-items/{}/steps", item);
    CHECK(client_.post(secretary_, steps, R"({"step":"take"})"));
    CHECK(client_.post(secretary_, steps, fmt::format(R"({{"step":"adopt","text":"{}"}})", text)));
    CHECK(client_.post(secretary_, at + "/steps", R"({"step":"close"})"));
    return item;
}

Result<std::int64_t> DemoPractices::propose(Words title, std::string_view texts, Day from, Day until)
{
    return demo_id(TRY(client_.post(secretary_, "/api/pilots",
                                    fmt::format(R"({{"unit":{},"title":{},"starts_on":"{}","ends_on":"{}",{}}})", unit_,
                                                demo_words(title), from.iso(), until.iso(), texts))));
}

Result<void> DemoPractices::start(std::int64_t pilot, Words decision, Day day)
{
    auto item = TRY(decided(decision, "同意开展试点，期满由试点单位之外的人评估。 The pilot is authorised.", day));
    CHECK(client_.post(secretary_, fmt::format("/api/pilots/{}/steps", pilot),
                       fmt::format(R"({{"step":"start","item":{}}})", item)));
    return {};
}

Result<void> DemoPractices::take(std::size_t step, Day day)
{
    auto pilot    = fmt::format("/api/pilots/{}", pilot_);
    auto practice = fmt::format("/api/practices/{}", practice_);
    auto post     = [&](Caller const& by, std::string const& path, std::string const& body) {
        return client_.post(by, path, body);
    };
    switch (step) {
    case 0:
        group_ = TRY(found_body("working_group", {"科技体制改革专班", "Working group on reform"}));
        unit_  = TRY(found_body("unit", {"概念验证中心", "Proof-of-concept centre"}));
        pilot_ = TRY(propose(practice_title, voucher_texts, day, day.plus_days(240)));
        return start(pilot_, {"概念验证券试点", "Pilot of vouchers for proofs of concept"}, day);
    case 1: CHECK(post(secretary_, pilot + "/steps", R"({"step":"end"})")); return {};
    case 2:
        CHECK(post(monitor_, pilot + "/evaluation",
                   R"({"verdict":"works_under_conditions",)"
                   R"("comparison":"与未发券的两所高校同期比较：首次试用中位时间 12 个月对 24 个月；企业试用 16 项对 7 项。 )"
                   R"(Against two universities without: 12 months to a first trial, not 24; 16 trials, not 7.",)"
                   R"("findings":"时间缩短主要来自当天批准，而不是金额。 What saved time was the same-day grant, not the sum.",)"
                   R"("conditions":"院系有专人复核；生物医药另定额度。 )"
                   R"(Somebody in the school looks again; biomedicine needs a limit of its own.",)"
                   R"("evidence":["https://data.linjiang.example/vouchers/evaluation"],)"
                   R"("evaluator":"监测处 Monitoring division"})"));
        return {};
    case 3:
        practice_ = TRY(demo_id(TRY(post(secretary_, "/api/practices",
                                         fmt::format(R"({{"pilot":{},"text":{{"title":{},"contact":{},{}}}}})", pilot_,
                                                     demo_words(practice_title), unit_, practice_texts)))));
        return {};
    case 4: {
        auto item = TRY(decided({"认定概念验证券做法", "Recognise the vouchers as a practice"},
                                "认定并向各区推荐。 Recognised, and recommended to the districts.", day));
        CHECK(post(secretary_, practice + "/recognition", fmt::format(R"({{"pilot":{},"item":{}}})", pilot_, item)));
        return {};
    }
    case 5:
        CHECK(post(secretary_, practice + "/adoptions",
                   fmt::format(R"({{"adopter":{},"on":"{}","changes":"券额降到三万元，由区科技局批准。 )"
                               R"(Vouchers of 30,000 yuan, granted by the district.","follow_up":"{}"}})",
                               demo_words({"滨河区科技局", "Binhe district science bureau"}), day.iso(),
                               day.plus_days(90).iso())));
        return {};
    case 6: {
        auto shown    = TRY(client_.get(secretary_, practice));
        auto adoption = TRY(demo_ids(shown, "adopters")).front();
        CHECK(post(secretary_, fmt::format("{}/adoptions/{}/results", practice, adoption),
                   R"({"outcome":"works","results":"发券 22 张，9 项有企业试用；批准平均用时两天。 )"
                   R"(22 vouchers, 9 trials by firms; two days to grant one.",)"
                   R"("source":"https://binhe.linjiang.example/vouchers"})"));
        return {};
    }
    default: throw Defect{std::source_location::current()};
    }
}

Result<void> DemoPractices::live_until(Day day)
{
    for (; next_ < std::size(steps_on) && first_.plus_days(steps_on[next_]) <= day; ++next_) CHECK(take(next_, day));
    return {};
}

Result<void> DemoPractices::finish(Day last)
{
    for (; next_ < std::size(steps_on); ++next_) CHECK(take(next_, last));
    auto const practice = fmt::format("/api/practices/{}", practice_);
    CHECK(client_.post(
        secretary_, practice + "/templates",
        fmt::format(R"({{"name":{},"programme":{{"title":{},"goal":{},"problem":{},"result":{}}}}})",
                    demo_words({"验证券项目群", "Programme of vouchers"}), demo_words(practice_title),
                    demo_words({"让小验证当天有钱可用。", "Let small tests have their money the same day."}),
                    demo_words({"立项程序长，机会等不起。", "Proposals take long, and chances do not wait."}),
                    demo_words({"首次试用时间减半，每年试用成果不少于 15 项。",
                                "Half the time to a first trial, and 15 trials a year."}))));
    auto running = TRY(propose(one_account_title, account_texts, last, last.plus_days(150)));
    CHECK(start(running, {"横向经费“一本账”试点", "Pilot of one account for grants and contracts"}, last));
    CHECK(propose({"女性科研人员回归基金", "Return grants for women in research"},
                  R"("scope":"三个研究所，10 个名额。 Three institutes, ten places.",)"
                  R"("bounds":"不占原有编制。 No established post is used.",)"
                  R"("hypothesis":"一年期回归经费使回归率提高到六成。 A grant of one year brings six in ten back.",)"
                  R"("measures":[{"name":"回归后两年仍在岗的比例 Still at work after two years","expected":"40% → 60%"}])",
                  last.plus_days(30), last.plus_days(395)));
    CHECK(client_.post(secretary_, "/api/reference-practices",
                       fmt::format(R"({{"name":"open-challenge-lists","contact":{}}})", unit_)));
    return {};
}

} // namespace penstock
