// Words of stories about pilots, their evaluation, and the practices that come of them.
#pragma once

#include "scenario/indicator_words.hpp"

namespace penstock::story {

template <class World> class Practices {
public:
    explicit Practices(World& world) : world_{world} {}

    // What a person does; nothing when the verb is none of these.
    std::optional<std::string> deed(Caller const& by, LineWords const& line)
    {
        auto const& verb = line.at(1);
        auto const  key  = World::after(line, "key");
        auto        said = [&](char const* word, char const* member) {
            auto text = World::after(line, word);
            return text.empty() ? std::string{} : R"(,")" + std::string{member} + R"(":)" + in_json(text);
        };
        auto that = [&](char const* word, char const* member, auto const& all) {
            auto name = World::after(line, word);
            return name.empty() ? std::string{} : R"(,")" + std::string{member} + R"(":)" + number(all, name);
        };
        auto pilot    = [&] { return "/api/pilots/" + number(world_.pilots, line.at(2)); };
        auto practice = [&] { return "/api/practices/" + number(world_.practices, line.at(2)); };
        if (verb == "proposes_pilot") { // NAME UNIT TITLE FROM UNTIL [bounds TEXT|-] [tries PRACTICE] [watching I]
            auto         bounds = World::after(line, "bounds");
            auto         name   = World::after(line, "watching");
            std::int64_t id     = 0;
            auto         state  = world_.post(
                by, "/api/pilots",
                R"({"unit":)" + number(world_.bodies, line.at(3)) + R"(,"title":{"zh":)" + in_json(line.at(4)) +
                    R"(,"en":""},"starts_on":)" + in_json(line.at(5)) + R"(,"ends_on":)" + in_json(line.at(6)) +
                    R"(,"scope":"一个区","bounds":)" + in_json(bounds == "-" ? "" : "不改预算") +
                    R"(,"hypothesis":"办理更快","measures":[{"name":"天数","expected":"18 → 12")" +
                    (name.empty() ? "" : R"(,"indicator":)" + number(world_.indicators, name)) + "}]" +
                    that("tries", "practice", world_.practices) + "}",
                key, &id);
            if (id) world_.pilots[line[2]] = id;
            return state;
        }
        if (verb == "moves_pilot") // PILOT STEP [under ITEM] [until DAY] [because WHY]
            return world_.post(by, pilot() + "/steps",
                               R"({"step":)" + in_json(line.at(3)) + that("under", "item", world_.items) +
                                   said("until", "until") + said("because", "reason") + "}",
                               key);
        auto file = [&] { // [file TEXT]: kept under its digest; "lost" was never uploaded
            auto text = World::after(line, "file");
            if (text.empty()) return std::string{};
            return R"(,"files":[{"name":"评估报告.txt","size":)" + std::to_string(text.size()) + R"(,"digest":")" +
                   (text == "lost" ? std::string(64, '0') : keep_file(world_.recorder, text)) + "\"}]";
        };
        if (verb == "evaluates") { // PILOT VERDICT [compared TEXT] [shown ADDRESS] [file TEXT] [where CONDITIONS]
            auto shown = World::after(line, "shown"), compared = World::after(line, "compared");
            return world_.post(by, pilot() + "/evaluation",
                               R"({"verdict":)" + in_json(line.at(3)) + R"(,"comparison":)" + in_json(compared) +
                                   R"(,"evidence":[)" + (shown.empty() ? "" : in_json(shown)) +
                                   R"(],"evaluator":"监测处")" + file() + said("where", "conditions") + "}",
                               key);
        }
        if (verb == "documents" ||
            verb == "describes") { // NAME TITLE [from PILOT] [where TEXT] [file TEXT] [ask OFFICE]
            auto where = World::after(line, "where");
            auto text  = R"("text":{"title":{"zh":)" + in_json(line.at(3)) +
                        R"(,"en":""},"problem":{"zh":"太慢","en":""},"mechanism":{"zh":"当天批准","en":""},)"
                        R"("conditions":{"zh":)" +
                        in_json(where) +
                        R"(,"en":""},"cost_note":{"zh":"","en":""},"evidence":{"zh":"","en":""},)"
                        R"("failures":{"zh":"","en":""},"sources":[],"office":)" +
                        in_json(World::after(line, "ask")) + file() + "}";
            if (verb == "describes") return world_.post(by, practice() + "/description", "{" + text + "}", key);
            std::int64_t id    = 0;
            auto         state = world_.post(by, "/api/practices",
                                             "{" + text + that("from", "pilot", world_.pilots) + "}", key, &id);
            if (id) world_.practices[line[2]] = id;
            return state;
        }
        if (verb == "recognises") // PRACTICE on PILOT under ITEM
            return world_.post(by, practice() + "/recognition",
                               R"({"pilot":)" + number(world_.pilots, World::after(line, "on")) + R"(,"item":)" +
                                   number(world_.items, World::after(line, "under")) + "}",
                               key);
        if (verb == "records_adoption") { // NAME PRACTICE ADOPTER DAY [results TEXT] [outcome VERDICT] [again DAY]
            auto state = world_.post(by, "/api/practices/" + number(world_.practices, line.at(3)) + "/adoptions",
                                     R"({"adopter":{"zh":)" + in_json(line.at(4)) + R"(,"en":""},"on":)" +
                                         in_json(line.at(5)) + said("results", "results") + said("outcome", "outcome") +
                                         said("again", "follow_up") + "}",
                                     key);
            if (auto last = std::stoll(world_.number("SELECT COALESCE(max(id), 0) FROM adoption")); last != 0)
                world_.adoptions.emplace(line.at(2), last);
            return state;
        }
        if (verb == "follows_adoption") // ADOPTION PRACTICE VERDICT RESULTS
            return world_.post(by,
                               "/api/practices/" + number(world_.practices, line.at(3)) + "/adoptions/" +
                                   number(world_.adoptions, line.at(2)) + "/results",
                               R"({"outcome":)" + in_json(line.at(4)) + R"(,"results":)" + in_json(line.at(5)) + "}",
                               key);
        if (verb == "settles_practice") // PRACTICE STEP [in DOCUMENT] [because WHY]
            return world_.post(by, practice() + "/steps",
                               R"({"step":)" + in_json(line.at(3)) + said("in", "document") +
                                   said("because", "reason") + "}",
                               key);
        if (verb == "adds_template") return add_template(by, line, key);
        if (verb == "applies_practice") return apply_template(by, line, key);
        if (verb == "adopts_reference") { // NAME SHIPPED
            std::int64_t id    = 0;
            auto         state = world_.post(by, "/api/reference-practices",
                                             R"({"name":)" + in_json(line.at(3)) + "}", key, &id);
            if (id) world_.practices[line.at(2)] = id;
            return state;
        }
        if (verb == "sees_may_pilot" || verb == "sees_may_practice") { // NAME: the steps that are open
            auto answer = world_.client.get(by, verb == "sees_may_pilot" ? pilot() : practice());
            if (!answer) return world_.refusal(answer.error());
            std::string out;
            auto const  shown = boost::json::parse(*answer);
            for (auto const& each : shown.at("may").as_array())
                if (each.at("allowed").as_bool())
                    out += (out.empty() ? "" : " ") + std::string{each.at("step").as_string()};
            return out.empty() ? "nothing" : out;
        }
        return std::nullopt;
    }

    // pilot P1, practice R1, adopters R1; published: what anybody may read, by title; published R1: one of it
    std::optional<std::string> state(LineWords const& line)
    {
        auto const& first = line.at(0);
        if (first == "pilot")
            return world_.text_in("SELECT state FROM pilot WHERE id = " + number(world_.pilots, line.at(1)));
        if (first == "practice")
            return world_.text_in("SELECT state FROM practice WHERE id = " + number(world_.practices, line.at(1)));
        if (first == "adopters") { // how many, and at how many of them it works
            auto of = [&](char const* column) {
                return world_.number(std::string{"SELECT "} + column + " FROM practice WHERE id = " +
                                     number(world_.practices, line.at(1)));
            };
            return of("adoptions") + " " + of("effective");
        }
        if (first == "published" && line.at(1) == "list") {
            auto answer = world_.client.get(Caller{}, "/api/public-practices?sort=id");
            if (!answer) return world_.refusal(answer.error());
            std::string out;
            auto const  shown = boost::json::parse(*answer);
            for (auto const& each : shown.at("items").as_array())
                out += (out.empty() ? "" : " ") + std::string{each.at("title").at("zh").as_string()};
            return out.empty() ? "nothing" : out;
        }
        if (first == "published_files") { // PRACTICE: those that show it, and those of the evaluation
            auto answer = world_.client.get(Caller{}, "/api/public-practices/" + number(world_.practices, line.at(1)));
            if (!answer) return world_.refusal(answer.error());
            auto const shown = boost::json::parse(*answer);
            return std::to_string(shown.at("files").as_array().size()) + " " +
                   std::to_string(shown.at("verdict_files").as_array().size());
        }
        if (first == "published") { // PRACTICE: its verdict, its adopters with their outcomes
            auto answer =
                world_.client.get(Caller{}, "/api/public-practices/" + number(world_.practices, line.at(1)));
            if (!answer) return world_.refusal(answer.error());
            auto const  shown = boost::json::parse(*answer);
            std::string out{shown.at("verdict").as_string()};
            for (auto const& each : shown.at("adopters").as_array()) {
                auto const* outcome = each.as_object().if_contains("outcome");
                out += " " + std::string{each.at("adopter").at("zh").as_string()} + ":" +
                       (outcome ? std::string{outcome->as_string()} : "-");
            }
            return out;
        }
        return std::nullopt;
    }

private:
    static std::string number(std::map<std::string, std::int64_t> const& all, std::string const& name)
    {
        return std::to_string(all.contains(name) ? all.at(name) : 999'999);
    }

    // adds_template NAME PRACTICE programme|plan|twice|wrong_rule|rule
    std::string add_template(Caller const& by, LineWords const& line, std::string const& key)
    {
        auto const& kind = line.at(4);
        std::string const indicator =
            R"({"code":"V-1","name":{"zh":"天数","en":""},"measured_in":{"zh":"天","en":""},"direction":"down",)"
            R"("frequency":"yearly","numerator":"","denominator":"","breakdowns":[]})";
        std::string const programme =
            R"("programme":{"title":{"zh":"按做法设立","en":""},"goal":{"zh":"快","en":""},)"
            R"("problem":{"zh":"慢","en":""},"result":{"zh":"","en":""}})";
        auto plan = [&](std::string const& indicators) {
            return R"("plan":{"title":{"zh":"按做法的规划","en":""},"years":3,"domains":[{"title":{"zh":"领域","en":""},)"
                   R"("indicators":[)" +
                   indicators + R"(],"objectives":[{"title":{"zh":"目标","en":""},"indicators":[]}]}]})";
        };
        auto rule = [](std::string const& limit) {
            return R"("funding_rule":{"kind":"advance","title":{"zh":"预付","en":""},"text":{"zh":"三成","en":""},)"
                   R"("currency":"CNY","terms":{"basis_points":3000},"examples":[{"text":{"zh":"","en":""},)"
                   R"("question":{"base":100000,"asked":30000},"answer":{"allowed":true,"limit":)" +
                   limit + "}}]}";
        };
        auto body = kind == "programme"    ? programme
                    : kind == "plan"       ? plan(indicator)
                    : kind == "twice"      ? plan(indicator + "," + indicator)
                    : kind == "both"       ? programme + "," + plan("")
                    : kind == "wrong_rule" ? rule("40000")
                                           : rule("30000");
        auto state = world_.post(by, "/api/practices/" + number(world_.practices, line.at(3)) + "/templates",
                                 R"({"name":{"zh":)" + in_json(line.at(2)) + R"(,"en":""},)" + body + "}", key);
        if (auto last = std::stoll(world_.number("SELECT COALESCE(max(id), 0) FROM practice_template")); last != 0)
            world_.templates.emplace(line.at(2), last);
        return state;
    }

    // applies_practice PRACTICE TEMPLATE programme CODE | plan KEEPER YEAR | rule DAY
    std::string apply_template(Caller const& by, LineWords const& line, std::string const& key)
    {
        auto const& kind = line.at(4);
        auto        path = "/api/practices/" + number(world_.practices, line.at(2));
        auto        body = R"({"after":)" + number(world_.templates, line.at(3));
        if (kind == "programme") {
            path += "/programmes";
            body += R"(,"code":)" + in_json(line.at(5));
        } else if (kind == "plan") {
            path += "/plans";
            body += R"(,"keeper":)" + number(world_.bodies, line.at(5)) + R"(,"first_year":)" + line.at(6);
        } else {
            path += "/funding-rules";
            body += R"(,"valid_from":)" + in_json(line.at(5));
        }
        std::int64_t id    = 0;
        auto         state = world_.post(by, path, body + "}", key, &id);
        if (id && kind == "programme") world_.programmes[line.at(5)] = id;
        if (id && kind == "plan") world_.plans["P"] = id;
        return state;
    }

    World& world_;
};

// What is told of plans, pilots and practices, in one.
template <class World> std::optional<std::string> planned_state(World& world, LineWords const& line)
{
    if (auto said = Indicators<World>{world}.state(line)) return said;
    return Practices<World>{world}.state(line);
}
template <class World>
std::optional<std::string> planned_deed(World& world, Caller const& by, LineWords const& line)
{
    if (auto said = Indicators<World>{world}.deed(by, line)) return said;
    return Practices<World>{world}.deed(by, line);
}

} // namespace penstock::story
