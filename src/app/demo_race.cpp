#include "app/demo_race.hpp"

#include "app/demo_json.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace penstock {

namespace {

constexpr std::array<std::array<std::string_view, 2>, 3> first_scores{
    {{"3.4", "92.1"}, {"4.6", "93.5"}, {"7.9", "88.0"}}};

} // namespace

Result<void> DemoRace::found(std::int64_t programme, std::vector<std::int64_t> teams, Day now)
{
    teams_      = std::move(teams);
    auto answer = TRY(client_.post(
        manager_, "/api/races",
        fmt::format(
            R"({{"programme":{},"title":{{"zh":"视觉唤醒芯片赛马","en":"A chip that wakes at sight: the race"}},)"
            R"("teams":[{}]}})",
            programme, fmt::join(teams_, ","))));
    path_       = fmt::format("/api/races/{}", TRY(demo_id(answer)));
    return open("统一测试板，室温，人形检测集五千幅，三次取中位数。测试由监测专员主持，各队在场，不得更换固件。",
                {"5", "90"}, 1'000'000'000, now, false);
}

Result<void> DemoRace::open(std::string_view protocol, std::array<std::string_view, 2> targets, std::int64_t plan,
                            Day from, bool last)
{
    CHECK(client_.post(
        manager_, path_ + "/stages",
        fmt::format(R"({{"protocol":{},"criteria":[{{"metric":{{"zh":"每次推理能耗","en":"Energy of one inference"}},)"
                    R"("unit":"mJ","comparison":"at_most","target":"{}","method":"外部电源分析仪"}},)"
                    R"({{"metric":{{"zh":"检出率","en":"Detection rate"}},"unit":"%","comparison":"at_least",)"
                    R"("target":"{}","method":"同一测试集"}}],"starts_on":"{}",)"
                    R"("next_plan":{{"minor":{},"currency":"CNY"}},"last":{}}})",
                    demo_text(protocol), targets[0], targets[1], from.iso(), plan, last)));
    return {};
}

Result<void> DemoRace::measure(std::size_t team, std::array<std::string_view, 2> values, std::string_view note)
{
    CHECK(
        client_.post(monitor_, path_ + "/scores",
                     fmt::format(R"({{"award":{},"scores":[{{"value":"{}","reason":""}},{{"value":"{}","reason":""}}],)"
                                 R"("note":{}}})",
                                 teams_.at(team), values[0], values[1], demo_text(note))));
    return {};
}

Result<void> DemoRace::measure_all()
{
    for (std::size_t i = 0; i < first_scores.size(); ++i)
        CHECK(measure(i, first_scores[i], i ? "" : "第二次测试因断电重做。"));
    return {};
}

Result<void> DemoRace::decide()
{
    CHECK(client_.post(
        manager_, path_ + "/decisions",
        fmt::format(R"({{"decisions":[{{"award":{},"verdict":"go_on","reason":""}},)"
                    R"({{"award":{},"verdict":"go_on","reason":""}},)"
                    R"({{"award":{},"verdict":"stop","reason":"能耗与检出率均未达到，模拟域误差无补救办法。"}}]}})",
                    teams_.at(0), teams_.at(1), teams_.at(2))));
    return {};
}

Result<void> DemoRace::open_last_stage(Day now)
{
    return open("整机测试：纽扣电池供电，门厅实景连续七天，误唤醒与漏检均计入。", {"2", "95"}, 0, now, true);
}

Result<void> DemoRace::measure_first() { return measure(0, {"1.8", "95.4"}, "七天无人工干预。"); }

} // namespace penstock
