#include "app/demo_claims.hpp"

#include "app/demo_json.hpp"
#include "app/demo_payments.hpp"

#include <fmt/format.h>

#include <array>

namespace penstock {

namespace {

// What a team claims, and what becomes of it by today.
struct ClaimedCost {
    std::string_view line, what;
    std::int64_t     yuan;
};

struct ClaimStory {
    int                        ago; // days before today
    std::array<ClaimedCost, 2> costs; // the second may be left out
    std::string_view           note;
    std::string_view           fate, word; // the step that was taken with it, and why
    std::int64_t               less;       // yuan that are not accepted of the first cost
};

constexpr ClaimStory claim_stories[] = {
    {70,
     {ClaimedCost{"equipment", "锁相放大器两台，北屿智能装备有限公司", 386'000},
      {"labour", "研究助理三人，第一季度劳务费", 144'000}},
     "设备已入库编号，劳务费由单位代扣个税。",
     "accept",
     "",
     0},
    {48,
     {ClaimedCost{"equipment", "Fluxgate sensors, twelve, workshop of Northmere University", 92'500},
      {"labour", "Visiting engineer, six weeks of calibration", 57'000}},
     "Paid in yuan by our office; the exchange rate of the bank stands on the receipt.",
     "accept",
     "运费与报关费 6,500 元不在设备费开支范围内，核减。",
     6'500},
    {33, {ClaimedCost{"labour", "会议室茶歇", 2'860}}, "", "reject", "发票抬头不是承担单位，且不属于劳务费。", 0},
    {12, {ClaimedCost{"equipment", "示波器一台", 78'000}}, "", "withdraw", "", 0},
    {5,
     {ClaimedCost{"labour", "研究助理三人，第二季度劳务费", 144'000},
      {"equipment", "恒温油浴一台，江湾新材料研究院转让", 63'400}},
     "",
     "accept",
     "",
     0},
    {3,
     {ClaimedCost{"equipment", "磁屏蔽筒（五层坡莫合金），定制", 418'000}},
     "供货期紧，未等到集中采购。",
     "query",
     "请说明未走集中采购的依据，并补充三家比价。",
     0},
    {1, {ClaimedCost{"equipment", "Caesium vapour cells, a set of eight", 126'800}}, "", "", "", 0},
    {1,
     {ClaimedCost{"equipment", "低噪声电流源两台", 58'200}, {"labour", "计量检定外聘专家咨询费", 9'600}},
     "专家咨询费按市财政标准发放，签收单附后。",
     "",
     "",
     0},
};

constexpr int paid_after = 30; // days

} // namespace

std::size_t DemoClaims::count() { return std::size(claim_stories); }

int DemoClaims::days_ago(std::size_t which) { return claim_stories[which].ago; }

bool DemoClaims::is_paid(std::size_t which)
{
    return claim_stories[which].fate == "accept" && claim_stories[which].ago > paid_after;
}

Result<void> DemoClaims::hand_in(std::size_t which, std::int64_t award, Caller const& team, Caller const& judge,
                                 Day now)
{
    auto const& story = claim_stories[which];
    std::string costs, accepted;
    for (auto const& cost : story.costs) {
        if (cost.line.empty()) continue;
        auto number  = fmt::format("2444{:08}{:08}", award, 7'100'003 + 41 * ++receipts_);
        auto content = fmt::format("<EInvoice><Number>{}</Number><Buyer>量衡仪器有限公司</Buyer><Item>{}</Item>"
                                   "<Amount>{}.00</Amount></EInvoice>\n",
                                   number, cost.what, cost.yuan);
        auto digest  = keep_file(recorder_, content);
        costs += fmt::format(R"({}{{"line":"{}","purpose":"","what":{},"paid_on":"{}","minor":{},)"
                             R"("receipt":{{"name":"数电发票 {}.xml","digest":"{}","size":{}}}}})",
                             costs.empty() ? "" : ",", cost.line, demo_text(cost.what), now.plus_days(-6).iso(),
                             cost.yuan * 100, number.substr(12), digest, content.size());
        accepted += fmt::format("{}{}", accepted.empty() ? "" : ",",
                                (cost.yuan - (accepted.empty() ? story.less : 0)) * 100);
    }
    auto body   = fmt::format(R"({{"claim":{{"costs":[{}],"note":{}}}}})", costs, demo_text(story.note));
    auto answer = TRY(client_.post(team, fmt::format("/api/awards/{}/claims", award), body));
    if (story.fate.empty()) return {};
    auto id   = TRY(demo_id(answer));
    auto step = fmt::format(R"({{"step":"{}")", story.fate);
    if (!story.word.empty()) step += ",\"reason\":" + demo_text(story.word);
    if (story.less) step += ",\"accepted\":[" + accepted + "]";
    CHECK(client_.post(story.fate == "withdraw" ? team : judge, fmt::format("/api/claims/{}/steps", id), step + "}"));
    return {};
}

} // namespace penstock
