// Words of stories about agreements and milestones: a paper that grows line by line, and what is handed in.
#pragma once

#include "app/local_client.hpp"
#include "award/agreement_facts.hpp"
#include "base/json_write.hpp"
#include "journal/recorder.hpp"
#include "scenario/authority_words.hpp"
#include "store/blob.hpp"

#include <boost/json.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace penstock::story {

using Line = std::vector<std::string>;

inline std::int64_t minor_of(std::string const& decimal) { return Money::parse(decimal, Currency{})->minor; }

inline boost::json::object both(std::string const& zh, std::string const& en = "") { return {{"zh", zh}, {"en", en}}; }

// Keeps a file as uploads do; gives its digest.
inline std::string keep_file(Recorder& recorder, std::string const& text)
{
    BlobSink sink;
    sink.append(text);
    auto digest = hex(sink.finish().digest.view());
    recorder.run_one({.operation = "upload", .request = "{}", .run = [&](Act& act) -> Result<std::string> {
                          sink.keep(act.upkeep());
                          return std::string{"{}"};
                      }});
    return digest;
}

// `milestone M1 due 2027-03-01 metric "误差" at_most 0.5 tolerance 0.1 after M0 verified_by 7 gate` and the other lines
// a paper can be given.
inline void write_into(boost::json::object& terms, Line const& line, std::size_t at)
{
    auto const& what = line.at(at);
    auto add = [&](char const* list, boost::json::object item) { terms[list].as_array().push_back(std::move(item)); };
    auto instalment = [&](std::string const& kind, std::string const& milestone, std::string const& amount) {
        add("instalments", {{"kind", kind}, {"milestone", milestone}, {"minor", minor_of(amount)}});
    };
    if (what == "milestone") {
        boost::json::object one{{"number", line.at(at + 1)},
                                {"title", both("里程碑" + line[at + 1])},
                                {"criteria", boost::json::array{}},
                                {"after", boost::json::array{}},
                                {"gate", line.back() == "gate"}};
        if (auto day = after(line, "due"); !day.empty()) one["due_on"] = day;
        for (std::size_t i = at; i + 2 < line.size(); ++i)
            if (line[i] == "metric") {
                boost::json::object criterion{
                    {"metric", both(line[i + 1])}, {"unit", ""}, {"comparison", line[i + 2]}, {"method", "第三方测试"}};
                if (i + 3 < line.size()) criterion["target"] = line[i + 3];
                if (i + 4 < line.size() && line[i + 4] == "tolerance") criterion["tolerance"] = line.at(i + 5);
                one["criteria"].as_array().push_back(std::move(criterion));
            }
        for (std::size_t i = at; i + 1 < line.size(); ++i)
            if (line[i] == "after") one["after"].as_array().push_back(boost::json::value(line[i + 1]));
        if (auto person = after(line, "verified_by"); !person.empty()) one["acceptor"] = std::stoll(person);
        add("milestones", std::move(one));
        if (auto amount = after(line, "pays"); !amount.empty()) instalment("milestone", line[at + 1], amount);
    } else if (what == "prize") instalment(what, line.at(at + 1), line.at(at + 2));
    else if (what == "advance" || what == "reimbursement") instalment(what, "", line.at(at + 1));
    else if (what == "line")
        add("lines", {{"code", line.at(at + 1)}, {"title", both(line[at + 1])}, {"minor", minor_of(line.at(at + 2))}});
    else if (what == "partner") {
        auto share = std::stoll(line.at(at + 2));
        terms["parties"].as_array().at(0).as_object()["share"] =
            terms["parties"].as_array().at(0).as_object().at("share").as_int64() - share;
        add("parties", {{"organisation", line[at + 1]}, {"recipient", false}, {"share", share}});
    } else if (what == "share") terms["parties"].as_array().at(0).as_object()["share"] = std::stoll(line.at(at + 1));
    else if (what == "amount") terms["amount"] = {{"minor", minor_of(line.at(at + 1))}, {"currency", "CNY"}};
    else if (what == "end") terms["ends_on"] = line.at(at + 1);
    else if (what == "start") terms["starts_on"] = line.at(at + 1);
    else if (what == "reports") // every MONTHS within DAYS [stop]
        terms["reports"] = {{"every_months", std::stoll(after(line, "every"))},
                            {"per_milestone", true},
                            {"days", std::stoll(after(line, "within"))},
                            {"final_days", std::stoll(after(line, "within"))},
                            {"stops_payments", line.back() == "stop"}};
}

template <class World>
std::string award_id(World& world, std::string const& name)
{
    return std::to_string(world.awards.contains(name) ? world.awards.at(name) : 999'999);
}
template <class World>
std::string milestone(World& world, std::string const& number_in_story)
{
    return world.number("SELECT COALESCE(max(id), 999999) FROM milestone WHERE number = '" + number_in_story + "'");
}
template <class World>
std::string text(World& world, std::string const& sql)
{
    Db db = world.database.open(OpenMode::existing);
    return db.snapshot().row<std::string>(sql).value_or("nothing");
}

// What is wrong with the whole paper, or why the offer is refused.
template <class World>
std::string faults(World& world, Result<std::string> const& answer)
{
    if (answer) return std::string{boost::json::parse(*answer).at("state").as_string()};
    world.latest_refusal = answer.error();
    std::string out;
    for (auto const& fault : answer.error().faults)
        out += (out.empty() ? "" : " ") + fault.pointer + ":" + std::string{name_of(fault.why)};
    return out.empty() || out.starts_with("/until") || out.starts_with("/amount:") || out.starts_with("/checks")
               ? world.refusal(answer.error())
               : out;
}

template <class World>
boost::json::value asked_of(World& world, Caller const& by, std::string const& path)
{
    auto answer = world.client.get(by, path);
    return answer ? boost::json::parse(*answer) : boost::json::value{};
}

template <class World>
std::string digest_of(World& world, std::string const& award)
{
    Db db = world.database.open(OpenMode::existing);
    return hex(
        db.snapshot()
            .one<Digest>("SELECT digest FROM agreement WHERE award_id = " + award + " ORDER BY version DESC LIMIT 1")
            .view());
}

// What the schedule does every day.
template <class World>
std::string schedule(World& world)
{
    std::string said;
    world.recorder.run_one({.key       = fresh_key(world.chance),
                            .operation = "schedule",
                            .request   = "{}",
                            .run       = [&](Act& act) -> Result<std::string> {
                                said = std::to_string(expire_offers(act)) + " expired " +
                                       std::to_string(activate_signed_awards(act)) + " activated";
                                return std::string{"{}"};
                            }});
    return said;
}

// What a story states about prepared awards; nothing when the word is another.
template <class World> std::optional<std::string> stated(World& world, Line const& line)
{
    auto const& first = line.at(0);
    if (first == "milestone")
        return text(world, "SELECT state FROM milestone WHERE id = " + milestone(world, line.at(1)));
    if (first == "award") return text(world, "SELECT state FROM award WHERE id = " + award_id(world, line.at(1)));
    if (first == "schedule") return schedule(world);
    if (first == "due")
        return world.sum("SELECT CAST(COALESCE(sum(balance), 0) AS BIGINT) FROM account "
                         "WHERE award_id = $1 AND stage = 'payable' AND line = $2",
                         "CNY", world.awards.at(line.at(1)), line.at(2));
    return std::nullopt;
}

// Deeds about prepared awards, agreements and milestones; nothing when the verb is none of them.
template <class World> std::optional<std::string> prepared_deed(World& world, Caller const& by, Line line)
{
    auto const& verb = line.at(1);
    auto        key  = after(line, "key");
    auto        text = after(line, "because");
    if (verb == "prepares") {
        boost::json::object body{{"number", line.at(2)},
                                 {"title", line[2]},
                                 {"programme", world.programmes.at(line.at(3))},
                                 {"organisation", line.at(4)},
                                 {"lead", "周远"},
                                 {"amount", {{"minor", minor_of(line.at(5))}, {"currency", line.at(6)}}},
                                 {"appropriation", world.pools.at(line.at(7))},
                                 {"starts_on", after(line, "from")},
                                 {"ends_on", after(line, "until")},
                                 {"purpose", "造出样机"}};
        std::int64_t        id   = 0;
        auto                said = world.post(by, "/api/award-preparations", boost::json::serialize(body), key, &id);
        if (id) world.awards[line[2]] = id;
        return said;
    }
    if (verb == "writes") {
        auto path  = "/api/awards/" + award_id(world, line.at(2)) + "/agreement";
        auto shown = asked_of(world, by, path);
        auto terms = shown.is_object() ? shown.at("terms").as_object() : boost::json::object{};
        if (terms.empty())
            terms = {{"purpose", both("")},
                     {"lead", ""},
                     {"parties", boost::json::array{}},
                     {"lines", boost::json::array{}},
                     {"instalments", boost::json::array{}},
                     {"milestones", boost::json::array{}},
                     {"readiness_at_start", 0},
                     {"readiness_at_end", 0}};
        else {
            for (auto& word : line)
                if (world.persons.contains(word)) word = std::to_string(world.persons.at(word));
            write_into(terms, line, 3);
        }
        auto seen = shown.is_object() ? shown.at("paper").as_int64() : 0;
        return world.post(
            by, path, R"({"seen":)" + std::to_string(seen) + R"(,"terms":)" + boost::json::serialize(terms) + "}", key);
    }
    if (verb == "settles") {
        std::string said;
        for (auto const& [item, name] : enumerators<CheckItem>())
            if (line.at(3) == "all" || line[3] == name)
                said = world.post(by, "/api/awards/" + award_id(world, line.at(2)) + "/checks",
                                  R"({"item":)" + json::to_text(std::string{name}) + R"(,"verdict":)" +
                                      json::to_text(line.at(4)) + R"(,"note":)" + json::to_text(text) + "}",
                                  key);
        return said;
    }
    if (verb == "offers") {
        auto body = R"({"until":)" + json::to_text(after(line, "until")) + "}";
        auto path = "/api/awards/" + award_id(world, line.at(2)) + "/offer";
        return faults(world, key.empty() ? world.client.post(by, path, body) : world.client.post(by, path, body, key));
    }
    if (verb == "signs" || verb == "records_paper") {
        auto id     = award_id(world, line.at(2));
        auto digest = world.number("SELECT count(*) FROM agreement WHERE award_id = " + id) == "0"
                          ? std::string(64, '0')
                          : digest_of(world, id);
        auto body   = R"({"digest":")" + digest + "\"";
        if (verb == "records_paper")
            body += R"(,"on":)" + json::to_text(world.value_day(line)) + R"(,"signatory":"周远","paper":")" +
                    keep_file(world.recorder, "signed " + id) + "\"";
        return world.post(by, "/api/awards/" + id + (verb == "signs" ? "/signature" : "/signed-paper"), body + "}",
                          key);
    }
    auto on = "/api/milestones/" + (line.size() > 2 ? milestone(world, line[2]) : "0");
    if (verb == "hands_in") {
        std::string measured;
        for (std::size_t i = 3; i < line.size() && line[i] != "with" && line[i] != "key"; ++i)
            measured +=
                (measured.empty() ? "" : ",") + (line[i] == "-" ? std::string{R"({"reason":""})"}
                                                 : line[i].starts_with("because:")
                                                     ? R"({"reason":)" + json::to_text(line[i].substr(8)) + "}"
                                                     : R"({"value":)" + json::to_text(line[i]) + R"(,"reason":""})");
        auto file  = after(line, "with");
        auto files = file.empty() ? std::string{}
                                  : R"({"name":)" + json::to_text(file) + R"(,"digest":")" +
                                        keep_file(world.recorder, file) + R"(","size":1})";
        return world.post(by, on + "/submission",
                          R"({"report":{"account":"","links":[],"files":[)" + files + R"(],"measurements":[)" +
                              measured + "]}}",
                          key);
    }
    static std::map<std::string, std::string> const verdicts{{"accepts", "accept"},
                                                             {"accepts_with", "accept_with_conditions"},
                                                             {"sends_back", "send_back"},
                                                             {"misses", "miss"},
                                                             {"starts", "activate"}};
    if (auto verdict = verdicts.find(verb); verdict != verdicts.end())
        return world.post(by, on + "/verdict",
                          R"({"verdict":)" + json::to_text(verdict->second) + R"(,"text":)" + json::to_text(text) + "}",
                          key);
    if (verb == "reports") { // A1 until DAY LINE[:PURPOSE] AMOUNT … [noting WHAT], a line of "-" for a lump sum
        std::string lines;
        for (std::size_t i = 5; i + 1 < line.size() && line[i] != "key" && line[i] != "noting"; i += 2) {
            auto colon = line[i].find(':');
            auto name  = line[i].substr(0, colon);
            lines += (lines.empty() ? "" : ",") + std::string{R"({"line":)"} + json::to_text(name == "-" ? "" : name) +
                     (colon == std::string::npos ? "" : R"(,"purpose":)" + json::to_text(line[i].substr(colon + 1))) +
                     R"(,"minor":)" + std::to_string(minor_of(line[i + 1])) + "}";
        }
        return world.post(by, "/api/awards/" + award_id(world, line.at(2)) + "/spending",
                          R"({"report":{"until":)" + json::to_text(line.at(4)) + R"(,"lines":[)" + lines +
                              R"(],"people":3,"results":"","note":)" + json::to_text(after(line, "noting")) + "}}",
                          key);
    }
    if (verb == "claims") { // CLAIM AWARD {LINE AMOUNT PURPOSE RECEIPT} [paid DAY]; "-" for none of it
        auto        paid = after(line, "paid");
        std::string costs;
        for (std::size_t i = 4; i + 3 < line.size() && line[i] != "paid" && line[i] != "key"; i += 4)
            costs += (costs.empty() ? "" : ",") + std::string{R"({"line":)"} +
                     json::to_text(line[i] == "-" ? "" : line[i]) + R"(,"minor":)" +
                     std::to_string(minor_of(line[i + 1])) + R"(,"purpose":)" +
                     json::to_text(line[i + 2] == "-" ? "" : line[i + 2]) + R"(,"what":"试剂","paid_on":)" +
                     json::to_text(paid.empty() ? world.value_day(line) : paid) +
                     R"(,"receipt":{"name":"发票.pdf","size":1,"digest":")" +
                     (line[i + 3] == "-" ? std::string(64, '0') : keep_file(world.recorder, line[i + 3])) + "\"}}";
        std::int64_t id   = 0;
        auto         said = world.post(by, "/api/awards/" + award_id(world, line.at(3)) + "/claims",
                                       R"({"claim":{"costs":[)" + costs + R"(],"note":""}})", key, &id);
        if (id) world.claims[line[2]] = id;
        return said;
    }
    if (verb == "drafts_claim") { // AWARD WHAT seen N; "-" gives the draft up
        auto claim = line.at(3) == "-" ? std::string{}
                                       : R"(,"claim":{"costs":[{"line":"","purpose":"","minor":0,"what":)" +
                                             json::to_text(line.at(3)) + R"(}],"note":""})";
        return world.post(by, "/api/awards/" + award_id(world, line.at(2)) + "/claim-paper",
                          R"({"seen":)" + after(line, "seen") + claim + "}", key);
    }
    if (verb == "finds_draft") { // AWARD: what is being written, and in which version
        auto answer = world.client.get(by, "/api/awards/" + award_id(world, line.at(2)) + "/claims");
        if (!answer) return world.refusal(answer.error());
        auto const shown = boost::json::parse(*answer);
        auto const costs = shown.at("draft").at("costs").as_array();
        if (costs.empty()) return "nothing";
        return std::string{costs.front().at("what").as_string()} + " " + std::to_string(shown.at("paper").as_int64());
    }
    if (verb == "settles_claim") { // STEP CLAIM [parts A,B] [because WHY]
        auto        parts = after(line, "parts");
        std::string list;
        for (std::size_t at = 0; at < parts.size(); at = parts.find(',', at) == parts.npos ? parts.size()
                                                                                          : parts.find(',', at) + 1)
            list += (list.empty() ? "" : ",") + std::to_string(minor_of(parts.substr(at, parts.find(',', at) - at)));
        return world.post(by,
                          "/api/claims/" +
                              std::to_string(world.claims.contains(line.at(3)) ? world.claims.at(line[3]) : 999'999) +
                              "/steps",
                          R"({"step":)" + json::to_text(line.at(2)) +
                              (list.empty() ? "" : R"(,"accepted":[)" + list + "]") +
                              (text.empty() ? "" : R"(,"reason":)" + json::to_text(text)) + "}",
                          key);
    }
    if (verb == "verifies")
        return world.post(by, on + "/verification",
                          R"({"opinion":)" + json::to_text(line.at(3)) + R"(,"text":)" + json::to_text(text) + "}",
                          key);
    if (verb == "waives")
        return world.post(
            by, on + "/waiver",
            R"({"decision":)" + json::to_text(after(line, "by")) + R"(,"text":)" + json::to_text(text) + "}", key);
    if (verb == "pulls_forward")
        return world.post(
            by, on + "/advance",
            R"({"minor":)" + std::to_string(minor_of(line.at(3))) + R"(,"reason":)" + json::to_text(text) + "}", key);
    return std::nullopt;
}

} // namespace penstock::story
