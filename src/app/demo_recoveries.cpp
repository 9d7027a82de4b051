#include "app/demo_recoveries.hpp"

#include "app/demo_json.hpp"

#include <fmt/format.h>

namespace penstock {

Result<std::string> DemoRecoveries::demand(std::int64_t award, Demand const& of, Day now)
{
    auto answer = TRY(client_.post(
        finance_, "/api/recoveries",
        fmt::format(
            R"({{"award":{},"ground":"{}","amount":{{"minor":{},"currency":"CNY"}},"reason":{},)"
            R"("decision":{{"body":"主任办公会","number":"临科办〔{}〕{}号","decided_on":"{}"}},"due_on":"{}"}})",
            award, of.ground, of.minor, demo_text(of.reason), now.year(), of.number, now.plus_days(-2).iso(),
            now.plus_days(of.days).iso())));
    return fmt::format("/api/recoveries/{}", TRY(demo_id(answer)));
}

Result<void> DemoRecoveries::receive(std::string const& path, std::int64_t minor, std::string_view reference, Day now)
{
    CHECK(client_.post(finance_, path + "/receipts",
                       fmt::format(R"({{"amount":{{"minor":{},"currency":"CNY"}},"received_on":"{}",)"
                                   R"("reference":"HK{}-{}"}})",
                                   minor, now.iso(), now.year(), reference)));
    return {};
}

Result<void> DemoRecoveries::of_the_bankrupt(std::int64_t award, Day now)
{
    bankrupt_ = TRY(demand(award, {"award_stopped", "赛马落选，预付款中未使用的部分退回。", "31", 6'000'000, 30}, now));
    return receive(bankrupt_, 4'150'000, "0182", now);
}

Result<void> DemoRecoveries::ask_write_off(Day now)
{
    CHECK(client_.post(finance_, bankrupt_ + "/write-off",
                       fmt::format(R"({{"reason":"公司已裁定破产，普通债权清偿率为零，附裁定书。",)"
                                   R"("decision":{{"body":"理事会","number":"第 19 次会议","decided_on":"{}"}}}})",
                                   now.plus_days(-1).iso())));
    return {};
}

Result<void> DemoRecoveries::of_the_silent(std::int64_t award, Day now)
{
    TRY(demand(award, {"misused", "抽查发现三台设备转移至无关项目使用。", "36", 3'860'000, 30}, now));
    return {};
}

Result<void> DemoRecoveries::of_the_honest(std::int64_t award, Day now)
{
    auto path = TRY(demand(award, {"overpaid", "同一台样机的检测费重复列支。", "28", 1'280'000, 45}, now));
    return receive(path, 1'280'000, "0077", now);
}

} // namespace penstock
