// Words of stories about plans, their indicators and the figures that are entered of them.
#pragma once

#include "scenario/agreement_words.hpp"
#include "scenario/house.hpp"

namespace penstock::story {

// What is kept of plans and practices, and how it is counted anew.
struct Recounted {
    std::string_view kept, counted, name;
};
inline constexpr Recounted plans_as_counted[] = {
    {"SELECT id, indicators, waiting FROM plan",
     "SELECT p.id, (SELECT count(*) FROM indicator i WHERE i.plan_id = p.id), (SELECT count(*) FROM figure f "
     "JOIN indicator i ON i.id = f.indicator_id WHERE i.plan_id = p.id AND f.state = 'entered') FROM plan p",
     "what is counted of plans"},
    {"SELECT id, adoptions, effective FROM practice",
     "SELECT r.id, (SELECT count(*) FROM adoption a WHERE a.practice_id = r.id), (SELECT count(*) FROM adoption a "
     "WHERE a.practice_id = r.id AND (SELECT t.outcome FROM adoption_result t WHERE t.adoption_id = a.id "
     "ORDER BY t.id DESC LIMIT 1) IN ('works', 'works_under_conditions')) FROM practice r",
     "what is counted of practices"},
};

template <class World> class Indicators {
public:
    explicit Indicators(World& world) : world_{world} {}

    // What a person does; nothing when the verb is none of these.
    std::optional<std::string> deed(Caller const& by, LineWords const& line)
    {
        auto const& verb = line.at(1);
        auto const  key  = World::after(line, "key");
        auto        said = [&](char const* word, char const* member) {
            auto text = World::after(line, word);
            return text.empty() ? std::string{} : R"(,")" + std::string{member} + R"(":)" + in_json(text);
        };
        auto plan = [&](std::size_t at) { return "/api/plans/" + number(world_.plans, line.at(at)); };
        if (verb == "drafts_plan") { // NAME BODY TITLE FIRST LAST
            std::int64_t id    = 0;
            auto         state = world_.post(by, "/api/plans",
                                             R"({"keeper":)" + number(world_.bodies, line.at(3)) +
                                                 R"(,"title":{"zh":)" +
                                                 in_json(line.at(4)) + R"(,"en":""},"first_year":)" + line.at(5) +
                                                 R"(,"last_year":)" + line.at(6) + "}",
                                             key, &id);
            if (id) world_.plans[line[2]] = id;
            return state;
        }
        if (verb == "drafts_from") { // NAME TEMPLATE BODY TITLE FIRST LAST
            std::int64_t id    = 0;
            auto const   body  = R"({"keeper":)" + number(world_.bodies, line.at(4)) + R"(,"title":{"zh":)" +
                              in_json(line.at(5)) + R"(,"en":""},"first_year":)" + line.at(6) +
                              R"(,"last_year":)" + line.at(7) + "}";
            auto const   state = world_.post(by, "/api/plan-templates/" + line.at(3) + "/plans", body, key, &id);
            if (id) world_.plans[line[2]] = id;
            return state;
        }
        if (verb == "weighs") // PLAN COVERAGE domains PART*W,PART*W indicators NAME*W,NAME*W [because WHY]
            return world_.post(by, plan(2) + "/scorecard",
                               R"({"least_coverage":)" + line.at(3) + R"(,"domains":[)" +
                                   weights(world_.parts, "part", World::after(line, "domains")) +
                                   R"(],"indicators":[)" +
                                   weights(world_.indicators, "indicator", World::after(line, "indicators")) + "]" +
                                   said("because", "reason") + "}",
                               key);
        if (verb == "sees_score") { // PLAN: the score and how much of the weight it covers, then those of the domains
            auto answer = world_.client.get(by, plan(2) + "/scorecard");
            if (!answer) return world_.refusal(answer.error());
            auto const shown = boost::json::parse(*answer).as_object();
            if (shown.at("state") == "none") return std::string{"none"};
            auto of = [](boost::json::object const& each) {
                auto const* score = each.if_contains("score");
                return (score && score->is_string() ? std::string{score->as_string()} : std::string{"-"}) + "/" +
                       std::to_string(each.at("coverage").as_int64());
            };
            auto out = of(shown);
            for (auto const& domain : shown.at("domains").as_array()) out += " " + of(domain.as_object());
            return out;
        }
        if (verb == "moves_plan") // PLAN STEP [by DECISION]
            return world_.post(by, plan(2) + "/steps",
                               R"({"step":)" + in_json(line.at(3)) + said("by", "decision") + "}", key);
        if (verb == "sets_part") { // NAME PLAN KIND TITLE [in DOMAIN]
            auto in    = World::after(line, "in");
            auto state = world_.post(by, plan(3) + "/parts",
                                     R"({"kind":)" + in_json(line.at(4)) + R"(,"title":{"zh":)" + in_json(line.at(5)) +
                                         R"(,"en":""})" +
                                         (in.empty() ? "" : R"(,"whole":)" + number(world_.parts, in)) +
                                         "}",
                                     key);
            remember(world_.parts, line.at(2), "plan_part");
            return state;
        }
        if (verb == "defines") { // NAME PLAN PART TITLE DIRECTION FREQUENCY [owner BODY] [groups "A,B"]
            auto owner = World::after(line, "owner"), groups = World::after(line, "groups");
            auto state =
                world_.post(by, plan(3) + "/indicators",
                            R"({"code":)" + in_json(line.at(2)) + R"(,"part":)" + number(world_.parts, line.at(4)) +
                                R"(,"name":{"zh":)" + in_json(line.at(5)) +
                                R"(,"en":""},"measured_in":{"zh":"%","en":"%"},"direction":)" + in_json(line.at(6)) +
                                R"(,"frequency":)" + in_json(line.at(7)) +
                                (owner.empty() ? "" : R"(,"owner":)" + number(world_.bodies, owner)) +
                                (groups.empty() ? "" : R"(,"breakdowns":[)" + in_json(groups) + "]") + "}",
                            key);
            remember(world_.indicators, line.at(2), "indicator");
            return state;
        }
        if (verb == "redefines") { // INDICATOR PART TITLE DIRECTION FREQUENCY [groups "A"] [because WHY] [by DECISION]
            auto groups = World::after(line, "groups");
            return world_.post(by, indicator(line.at(2)) + "/definition",
                               R"({"code":)" + in_json(line.at(2)) + R"(,"part":)" + number(world_.parts, line.at(3)) +
                                   R"(,"name":{"zh":)" + in_json(line.at(4)) +
                                   R"(,"en":""},"measured_in":{"zh":"%","en":"%"},"direction":)" + in_json(line.at(5)) +
                                   R"(,"frequency":)" + in_json(line.at(6)) +
                                   (groups.empty() ? "" : R"(,"breakdowns":[)" + in_json(groups) + "]") +
                                   said("because", "reason") + said("by", "decision") + "}",
                               key);
        }
        if (verb == "locks" || verb == "unlocks") // PLAN PERIOD [because WHY]
            return world_.post(by, plan(2) + "/locks",
                               R"({"period":)" + in_json(line.at(3)) + R"(,"locked":)" +
                                   (verb == "locks" ? "true" : "false") + said("because", "reason") + "}",
                               key);
        if (verb == "gives_indicator") // INDICATOR BODY
            return world_.post(by, indicator(line.at(2)) + "/owner",
                               R"({"owner":)" + number(world_.bodies, line.at(3)) + "}", key);
        if (verb == "sets_measure") { // INDICATOR TITLE BODY [serving DIRECTIVE]
            auto serving = World::after(line, "serving");
            return world_.post(by, indicator(line.at(2)) + "/measures",
                               R"({"title":{"zh":)" + in_json(line.at(3)) + R"(,"en":""},"owner":)" +
                                   number(world_.bodies, line.at(4)) +
                                   (serving.empty() ? "" : R"(,"directive":)" + number(world_.directives, serving)) +
                                   "}",
                               key);
        }
        if (verb == "marks_break") // INDICATOR PERIOD because WHY
            return world_.post(by, indicator(line.at(2)) + "/breaks",
                               R"({"period":)" + in_json(line.at(3)) + R"(,"reason":)" +
                                   in_json(World::after(line, "because")) + "}",
                               key);
        if (verb == "enters") { // NAME INDICATOR KIND PERIOD VALUE [from ADDRESS] [file F] [op O] [to UPPER] [of GROUP]
                                // [replaces FIGURE] [because WHY] [by DECISION]
            auto file = World::after(line, "file"), replaces = World::after(line, "replaces");
            auto state = world_.post(
                by, indicator(line.at(3)) + "/figures",
                R"({"kind":)" + in_json(line.at(4)) + R"(,"period":)" + in_json(line.at(5)) + R"(,"value":)" +
                    in_json(line.at(6)) + said("from", "address") + said("op", "op") + said("to", "upper") +
                    said("of", "breakdown") + said("because", "reason") + said("by", "decision") +
                    (replaces.empty() ? "" : R"(,"replaces":)" + number(world_.figures, replaces)) +
                    (file.empty() ? ""
                                  : R"(,"file":{"name":)" + in_json(file) + R"(,"size":1,"digest":")" +
                                        (file == "lost" ? std::string(64, '0') : keep_file(world_.recorder, file)) +
                                        "\"}") +
                    "}",
                key);
            remember(world_.figures, line.at(2), "figure");
            return state;
        }
        if (verb == "approves_figures" || verb == "returns_figures") { // FIGURE,FIGURE [because WHY]
            if (line.at(2).find(',') != line[2].npos) return approve_all(by, line.at(2), key);
            return world_.post(by, "/api/figures/" + number(world_.figures, line.at(2)) + "/steps",
                               R"({"step":")" + std::string{verb == "approves_figures" ? "approve" : "send_back"} +
                                   "\"" + said("because", "reason") + "}",
                               key);
        }
        if (verb == "chooses") // FIGURE because WHY
            return world_.post(by, "/api/figures/" + number(world_.figures, line.at(2)) + "/choice",
                               R"({"reason":)" + in_json(World::after(line, "because")) + "}", key);
        if (verb == "sees_indicator") { // INDICATOR: how it stands, its latest value, its target
            auto answer = world_.client.get(by, indicator(line.at(2)));
            if (!answer) return world_.refusal(answer.error());
            auto const shown = boost::json::parse(*answer).as_object();
            auto       of    = [&](char const* name) {
                auto const& value = shown.at(name);
                return value.is_null() ? std::string{"-"} : std::string{value.at("value").as_string()};
            };
            return std::string{shown.at("assessment").as_string()} + " " +
                   (shown.contains("latest") ? of("latest") : "-") + " " +
                   (shown.contains("target") ? of("target") : "-");
        }
        if (verb == "reads_why") { // INDICATOR: the sentence, in English
            auto answer = world_.client.get(by, indicator(line.at(2)));
            if (!answer) return world_.refusal(answer.error());
            return std::string{boost::json::parse(*answer).at("why").at("en").as_string()};
        }
        return table_deed(by, line);
    }

    // plan P1, waiting P1, figure F1
    std::optional<std::string> state(LineWords const& line)
    {
        auto const& first = line.at(0);
        if (first == "plan")
            return world_.text_in("SELECT state FROM plan WHERE id = " + number(world_.plans, line.at(1)));
        if (first == "waiting_in")
            return world_.number("SELECT waiting FROM plan WHERE id = " + number(world_.plans, line.at(1)));
        if (first == "figure")
            return world_.text_in("SELECT state FROM figure WHERE id = " + number(world_.figures, line.at(1)));
        return std::nullopt;
    }

private:
    // What units owe, and the tables they bring.
    std::optional<std::string> table_deed(Caller const& by, LineWords const& line)
    {
        auto const& verb = line.at(1);
        if (verb == "owes_figures") { // the indicators of one's units, each with the periods due
            auto answer = world_.client.get(by, "/api/my-figures");
            if (!answer) return world_.refusal(answer.error());
            std::string out;
            auto const  shown = boost::json::parse(*answer);
            for (auto const& plan : shown.at("plans").as_array())
                for (auto const& one : plan.at("indicators").as_array()) {
                    if (one.at("due").as_array().empty()) continue;
                    out += (out.empty() ? "" : ", ") + std::string{one.at("code").as_string()};
                    for (auto const& period : one.at("due").as_array()) out += " " + std::string{period.as_string()};
                }
            return out.empty() ? "nothing" : out;
        }
        if (verb == "sees_due") { // PLAN [with UNIT] [mine]
            auto unit   = World::after(line, "with");
            auto answer = world_.client.get(by, "/api/figures-due?plan=" + number(world_.plans, line.at(2)) +
                                                    (unit.empty() ? "" : "&owner=" + number(world_.bodies, unit)) +
                                                    (line.back() == "mine" ? "&mine=true" : ""));
            if (!answer) return world_.refusal(answer.error());
            std::string out;
            auto const  shown = boost::json::parse(*answer);
            for (auto const& each : shown.at("figures").as_array())
                out += (out.empty() ? "" : ", ") + std::string{each.at("code").as_string()} + " " +
                       std::string{each.at("period").as_string()};
            return out.empty() ? "nothing" : out;
        }
        if (verb != "looks_at" && verb != "brings" && verb != "brings_as_keeper") return std::nullopt;
        // PLAN CODE=YEAR=VALUE…: a table of figures; without a value a row that was left blank
        std::string table{
            "indicator_id,domain_zh,name_zh,name_en,unit,direction,kind,year,operator,value,source_url,note\n"};
        for (std::size_t i = 3; i < line.size() && line[i] != "key"; ++i) {
            auto const first = line[i].find('='), last = line[i].rfind('=');
            auto const value = line[i].substr(last + 1);
            table += line[i].substr(0, first) + ",健康,名称,,%,up,actual," +
                     line[i].substr(first + 1, last - first - 1) + ",,\"" + value + "\"," +
                     (value.empty() ? "" : "https://a.example/t") + ",\n";
        }
        auto const asked = R"({"plan":)" + number(world_.plans, line.at(2)) + R"(,"digest":")" +
                           keep_file(world_.recorder, table) + "\"}";
        auto const key    = World::after(line, "key");
        std::string const path   = verb == "looks_at"           ? "/api/my-figure-previews"
                                   : verb == "brings_as_keeper" ? "/api/figure-imports"
                                                                : "/api/my-figure-imports";
        auto const        answer =
            key.empty() ? world_.client.post(by, path, asked) : world_.client.post(by, path, asked, key);
        if (!answer) return world_.refusal(answer.error());
        auto const shown = boost::json::parse(*answer);
        if (verb != "looks_at") return std::to_string(shown.at("entered").as_int64());
        std::string out;
        for (auto const& row : shown.at("list").as_array())
            out += (out.empty() ? "" : ", ") + std::string{row.at("fate").as_string()} +
                   (row.at("refusal").as_string().empty() ? ""
                                                          : " " + std::string{row.at("refusal").as_string()} + " " +
                                                                std::string{row.at("cell").as_string()});
        return out;
    }

    static std::string number(std::map<std::string, std::int64_t> const& all, std::string const& name)
    {
        return std::to_string(all.contains(name) ? all.at(name) : 999'999);
    }
    std::string indicator(std::string const& name) { return "/api/indicators/" + number(world_.indicators, name); }

    // "A*2,B*1" as what is weighed.
    static std::string weights(std::map<std::string, std::int64_t> const& all, std::string const& member,
                               std::string const& text)
    {
        std::string out, one;
        for (char c : text + (text.empty() ? "" : ",")) {
            if (c != ',') {
                one += c;
                continue;
            }
            auto star = one.find('*');
            out += std::string{out.empty() ? "" : ","} + "{\"" + member + "\":" + number(all, one.substr(0, star)) +
                   R"(,"weight":)" + one.substr(star + 1) + "}";
            one.clear();
        }
        return out;
    }

    // The newest row there is, when it was not named before.
    void remember(std::map<std::string, std::int64_t>& all, std::string const& name, std::string const& table)
    {
        auto const newest = std::stoll(world_.number("SELECT COALESCE(max(id), 0) FROM " + table));
        for (auto const& [other, id] : all)
            if (id == newest) return;
        if (newest != 0) all[name] = newest;
    }

    std::string approve_all(Caller const& by, std::string const& names, std::string const& key)
    {
        std::string list, one;
        for (char c : names + ",") {
            if (c != ',') one += c;
            else list += (list.empty() ? "" : ",") + number(world_.figures, std::exchange(one, {}));
        }
        return world_.post(by, "/api/figure-approvals", R"({"figures":[)" + list + "]}", key);
    }

    World& world_;
};

} // namespace penstock::story
