// Words of stories about what was signed: amendments, races, closing.
#pragma once

#include "scenario/agreement_words.hpp"

namespace penstock::story {

// Deeds about agreements and what comes after: amendments, races, closing; nothing when the verb is none of them.
template <class World>
std::optional<std::string> signed_deed(World& world, Caller const& by, std::vector<std::string> const& line)
{
    if (auto said = prepared_deed(world, by, line)) return said;
    auto const& verb = line.at(1);
    auto        text = R"(,"reason":)" + json::to_text(after(line, "because")) + "}";
    auto        race = "/api/races/" + world.number("SELECT COALESCE(max(id), 0) FROM race");
    if (verb == "amends") { // A1 TYPE CHANGE, which is JSON
        std::string change;
        for (char c : line.at(4)) change += c == '\'' ? '"' : c;
        return world.post(by, "/api/amendments",
                          R"({"award":)" + award_id(world, line.at(2)) + R"(,"type":)" + json::to_text(line.at(3)) +
                              R"(,"change":)" + change + text,
                          after(line, "key"));
    }
    if (verb == "decides")
        return world.post(by, "/api/amendments/" + world.number("SELECT max(id) FROM amendment") + "/steps",
                          R"({"step":)" + json::to_text(line.at(2)) + text, after(line, "key"));
    if (verb == "closes") { // A1 LEFTOVER [asset NAME AMOUNT] [result KIND TITLE]
        std::string assets, results;
        for (std::size_t i = 4; i + 2 < line.size(); ++i) {
            if (line[i] == "asset")
                assets = R"({"name":)" + json::to_text(line[i + 1]) + R"(,"minor":)" +
                         std::to_string(minor_of(line[i + 2])) + R"(,"custodian":"实验室"})";
            if (line[i] == "result")
                results = R"({"kind":)" + json::to_text(line[i + 1]) + R"(,"title":)" + json::to_text(line[i + 2]) +
                          R"(,"identifier":"CN-1"})";
        }
        return world.post(by, "/api/awards/" + award_id(world, line.at(2)) + "/closeout",
                          R"({"report":{"account":"样机交付","files":[],"assets":[)" + assets + R"(],"results":[)" +
                              results + R"(],"leftover":)" + json::to_text(line.at(3)) + "}}",
                          after(line, "key"));
    }
    if (verb == "concludes")
        return world.post(by, "/api/awards/" + award_id(world, line.at(2)) + "/closeout/steps",
                          R"({"step":)" + json::to_text(line.at(3)) + text, after(line, "key"));
    if (verb == "races") {
        std::string teams;
        for (std::size_t i = 3; i < line.size(); ++i) teams += (i > 3 ? "," : "") + award_id(world, line[i]);
        return world.post(by, "/api/races",
                          R"({"programme":)" + std::to_string(world.programmes.at(line.at(2))) +
                              R"(,"title":{"zh":"赛马","en":""},"teams":[)" + teams + "]}",
                          after(line, "key"));
    }
    if (verb == "opens_stage") {
        auto plan = after(line, "plan");
        auto criterion = [](std::string const& metric, std::string const& comparison, std::string const& target) {
            return R"({"metric":{"zh":")" + metric + R"(","en":""},"unit":"%","comparison":)" +
                   json::to_text(comparison) + R"(,"target":)" + json::to_text(target) + R"(,"method":""})";
        };
        auto criteria = criterion("转换效率", line.at(2), line.at(3));
        if (line.size() > 6 && line[4] == "and") criteria += "," + criterion("衰减", line[5], line[6]);
        return world.post(by, race + "/stages",
                          R"({"protocol":"同一台标准源，各测十次取中位数","criteria":[)" + criteria +
                              R"(],"starts_on":)" + json::to_text(world.today().iso()) + R"(,"next_plan":)" +
                              json::to_text(*Money::parse(plan.empty() ? "0" : plan, Currency{})) + R"(,"last":)" +
                              (plan.empty() ? "true}" : "false}"),
                          after(line, "key"));
    }
    if (verb == "measures")
        return world.post(by, race + "/scores",
                          R"({"award":)" + award_id(world, line.at(2)) + R"(,"scores":[{"value":)" +
                              json::to_text(line.at(3)) + R"(,"reason":""})" +
                              (line.size() > 4 && line[4] != "key"
                                   ? R"(,{"value":)" + json::to_text(line[4]) + R"(,"reason":""})"
                                   : "") +
                              R"(],"note":""})",
                          after(line, "key"));
    if (verb == "judges_race") { // A1:go_on A2:merge:A1
        std::string decisions;
        for (std::size_t i = 2; i < line.size(); ++i) {
            auto first = line[i].find(':'), second = line[i].find(':', first + 1);
            decisions +=
                (i > 2 ? "," : "") + std::string{R"({"award":)"} + award_id(world, line[i].substr(0, first)) +
                R"(,"verdict":)" + json::to_text(line[i].substr(first + 1, second - first - 1)) +
                (second == std::string::npos ? "" : R"(,"into":)" + award_id(world, line[i].substr(second + 1))) +
                R"(,"reason":"见测试报告"})";
        }
        return world.post(by, race + "/decisions", R"({"decisions":[)" + decisions + "]}", after(line, "key"));
    }
    if (verb == "sees_scores") {
        std::string out;
        auto const  shown = asked_of(world, by, race);
        for (auto const& team : shown.at("sides").as_array())
            for (auto const& score : team.at("scores").as_array())
                out += (out.empty() ? "" : " ") + std::string{score.at("value").as_string()};
        return out.empty() ? "sealed" : out;
    }
    return std::nullopt;
}

} // namespace penstock::story
