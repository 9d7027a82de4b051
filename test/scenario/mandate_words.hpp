// Words of stories about bodies, their meetings, and the directives they lay down.
#pragma once

#include "mandate/directive.hpp"
#include "mandate/meeting_document_facts.hpp"
#include "scenario/agreement_words.hpp"
#include "scenario/house.hpp"
#include "scenario/payment_words.hpp"
#include "scenario/report_words.hpp"

namespace penstock::story {

template <class World> class Mandate {
public:
    explicit Mandate(World& world) : world_{world} {}

    // What a person does; nothing when the verb is none of these.
    std::optional<std::string> deed(Caller const& by, LineWords const& line)
    {
        auto const& verb = line.at(1);
        if (verb == "founds_body") { // NAME KIND ZH EN
            std::int64_t id   = 0;
            auto         name = R"({"zh":)" + in_json(line.at(4)) + R"(,"en":)" + in_json(line.at(5)) + "}";
            auto said = world_.post(by, "/api/bodies", R"({"kind":)" + in_json(line.at(3)) + R"(,"name":)" + name + "}",
                                    World::after(line, "key"), &id);
            if (id) world_.bodies[line[2]] = id;
            return said;
        }
        if (verb == "names") { // PERSON BODY OFFICE [from DAY] [until DAY]
            auto until = World::after(line, "until");
            return world_.post(by, body(line.at(3)) + "/members",
                               R"({"person":)" + std::to_string(world_.persons.at(line.at(2))) + R"(,"office":)" +
                                   in_json(line.at(4)) + R"(,"from":)" + in_json(day(line, "from")) +
                                   (until.empty() ? "" : R"(,"until":)" + in_json(until)) + "}",
                               World::after(line, "key"));
        }
        if (verb == "ends_term") // PERSON BODY [on DAY]
            return world_.post(by,
                               "/api/body-members/" +
                                   world_.number("SELECT COALESCE(max(id), 0) FROM body_member WHERE person = " +
                                                 std::to_string(world_.persons.at(line.at(2))) +
                                                 " AND body_id = " + std::to_string(id_of(world_.bodies, line.at(3)))) +
                                   "/end",
                               R"({"on":)" + in_json(day(line, "on")) + "}", World::after(line, "key"));
        if (auto said = meeting_deed(by, line)) return said;
        if (auto said = document_deed(by, line)) return said;
        if (auto said = paper_deed(by, line)) return said;
        if (auto said = voting_deed(by, line)) return said;
        if (verb == "captures") return capture(by, line);
        if (verb == "follows") return handle(by, line);
        if (verb == "sees_may_follow") return world_.may(by, directive(line.at(2)), line.at(3));
        if (auto said = level_deed(by, line)) return said;
        if (verb == "lists") return world_.names_of(by, "/api/directives?" + line.at(2), "items");
        if (verb == "owes" || verb == "to_check" || verb == "to_decide" || verb == "to_answer")
            return world_.names_of(by, "/api/my-duties", verb == "owes" ? "owed" : verb);
        if (verb == "sees_tree") {
            auto answer = world_.client.get(by, directive(line.at(2)));
            if (!answer) return world_.refusal(answer.error());
            std::string out;
            auto const  shown = boost::json::parse(*answer);
            for (auto const& node : shown.at("tree").as_array())
                out += (out.empty() ? "" : " ") + std::to_string(node.at("depth").as_int64()) + ":" +
                       std::string{node.at("title").at("zh").as_string()} + ":" +
                       std::string{node.at("state").as_string()};
            return out.empty() ? "nothing" : out;
        }
        return std::nullopt;
    }

    // What can be stated: directive D1, date_of D1, changes_of_date D1, times D1 as the steps that have one.
    std::optional<std::string> state(LineWords const& line)
    {
        auto const& first = line.at(0);
        auto        of    = [&](std::string const& column) {
            return world_.text_in("SELECT COALESCE(" + column + ", '-') FROM directive WHERE id = " +
                                            std::to_string(id_of(world_.directives, line.at(1))));
        };
        if (first == "paper")
            return world_.text_in("SELECT state FROM paper WHERE id = " +
                                  std::to_string(id_of(world_.papers, line.at(1))));
        if (first == "documents") { // MEETING: each with its number and day
            auto        db     = world_.database.open(OpenMode::existing);
            auto        reader = db.snapshot();
            std::string out;
            for (auto const& each : documents_of(reader, Id<Meeting>{id_of(world_.meetings, line.at(1))}))
                out += (out.empty() ? "" : ", ") + std::string{name_of(each.kind)} + " " + each.number + " " +
                       each.issued_on.iso();
            return out.empty() ? "nothing" : out;
        }
        if (first == "directive") return of("state");
        if (first == "level_of") return of("level");
        if (first == "mails") { // PERSON: each mail with how many messages it carries
            std::string out;
            auto const  person = std::to_string(world_.persons.at(line.at(1)));
            auto const  mails  = std::stoll(world_.number("SELECT count(*) FROM mail WHERE person = " + person));
            for (std::int64_t i = 0; i < mails; ++i)
                out += (out.empty() ? "" : " ") +
                       world_.text_in("SELECT m.kind || ':' || (SELECT CAST(count(*) AS TEXT) FROM message t WHERE "
                                      "t.mail_id = m.id) FROM mail m WHERE m.person = " +
                                      person + " ORDER BY m.id LIMIT 1 OFFSET " + std::to_string(i));
            return out.empty() ? "none" : out;
        }
        if (first == "date_of") return of("due_on");
        if (first == "first_date_of") return of("first_due_on");
        if (first == "changes_of_date") return of("CAST(date_changes AS TEXT)");
        if (first == "times") {
            std::string out;
            for (auto const* step : {"issued", "accepted", "decomposed", "started", "reported", "closed", "struck_off"})
                if (of("CAST(" + std::string{step} + "_at AS TEXT)") != "-")
                    out += (out.empty() ? "" : " ") + std::string{step};
            return out.empty() ? "nothing" : out;
        }
        return std::nullopt;
    }

private:
    static std::string without_last_title(std::string const& report)
    {
        auto asked                                           = boost::json::parse(report);
        asked.at("directives").as_array().back().at("title") = {{"zh", ""}, {"en", ""}};
        return boost::json::serialize(asked);
    }
    static std::int64_t id_of(std::map<std::string, std::int64_t> const& all, std::string const& name)
    {
        return all.contains(name) ? all.at(name) : 999'999;
    }
    std::string body(std::string const& name) { return "/api/bodies/" + std::to_string(id_of(world_.bodies, name)); }
    std::string directive(std::string const& name)
    {
        return "/api/directives/" + std::to_string(id_of(world_.directives, name));
    }
    std::string day(LineWords const& line, char const* word)
    {
        auto said = World::after(line, word);
        return said.empty() ? world_.today().iso() : said;
    }
    static std::vector<std::string> parted(std::string const& list)
    {
        std::vector<std::string> out;
        std::string              one;
        for (char c : list) {
            if (c != ',') one += c;
            else out.push_back(std::exchange(one, {}));
        }
        if (!one.empty()) out.push_back(one);
        return out;
    }

    std::optional<std::string> level_deed(Caller const& by, LineWords const& line)
    {
        auto const& verb = line.at(1);
        auto        key  = World::after(line, "key");
        if (verb == "sets_level") { // LEVEL DAYS [for BODY] [to PLACE,PLACE] [named ZH] [unused] [on DAY] because WHY
            std::string places;
            auto        to = World::after(line, "to"), body = World::after(line, "for");
            for (auto const& each : parted(to.empty() ? "owner" : to))
                places += (places.empty() ? "" : ",") + in_json(each);
            auto named = World::after(line, "named");
            bool used  = std::ranges::find(line, "unused") == line.end();
            return world_.post(by, "/api/escalation-levels",
                               (body.empty() ? "{"
                                             : R"({"issuer":)" + std::to_string(id_of(world_.bodies, body)) + ",") +
                                   R"("level":)" + in_json(line.at(2)) + R"(,"terms":{"used":)" +
                                   (used ? "true" : "false") + R"(,"days":)" + line.at(3) + R"(,"recipients":[)" +
                                   places + R"(],"name":{"zh":)" + in_json(named.empty() ? "提醒" : named) +
                                   R"(,"en":""},"tone":"blue","shape":"circle"},"valid_from":)" +
                                   in_json(day(line, "on")) + R"(,"reason":)" +
                                   in_json(World::after(line, "because")) + "}",
                               key);
        }
        if (verb == "answers_level") // D1 TEXT: the latest level it reached
            return world_.post(by,
                               "/api/escalations/" +
                                   world_.number("SELECT COALESCE(max(id), 0) FROM escalation WHERE directive_id = " +
                                                 std::to_string(id_of(world_.directives, line.at(2)))) +
                                   "/answer",
                               R"({"text":)" + in_json(line.at(3)) + "}", key);
        if (verb == "sees_levels") { // LEVEL(SKIPPED):PERSON+PERSON, the first reached first; * whoever has answered
            auto answer = world_.client.get(by, directive(line.at(2)));
            if (!answer) return world_.refusal(answer.error());
            std::string out;
            auto const  shown = boost::json::parse(*answer);
            for (auto const& each : shown.at("escalations").as_array()) {
                std::string one{each.at("mark").at("level").as_string()}, skipped, told;
                for (auto const& level : each.at("skipped").as_array())
                    skipped += (skipped.empty() ? "" : ",") + std::string{level.as_string()};
                for (auto const& person : each.at("told").as_array())
                    told += (told.empty() ? "" : "+") + std::string{person.at("person").at("name").as_string()} +
                            (person.as_object().contains("answered_at") ? "*" : "");
                one += (skipped.empty() ? "" : "(" + skipped + ")") + ":" + told;
                out = one + (out.empty() ? "" : " ") + out;
            }
            return out.empty() ? "nothing" : out;
        }
        if (verb == "reads_messages") return world_.names_of(by, "/api/my-messages?sort=id", "items");
        if (verb == "leaves" || verb == "wants_again") // CATEGORY
            return world_.post(by, "/api/my-message-choices",
                               R"({"category":)" + in_json(line.at(2)) + R"(,"left":)" +
                                   (verb == "leaves" ? "true" : "false") + "}",
                               key);
        return std::nullopt;
    }

    std::optional<std::string> meeting_deed(Caller const& by, LineWords const& line)
    {
        auto const& verb = line.at(1);
        auto        key  = World::after(line, "key");
        auto        said = [&](char const* word, char const* member) {
            auto text = World::after(line, word);
            return text.empty() ? std::string{} : R"(,")" + std::string{member} + R"(":)" + in_json(text);
        };
        auto meeting = [&](std::size_t at) {
            return "/api/meetings/" + std::to_string(id_of(world_.meetings, line.at(at)));
        };
        auto item = [&] { return "/api/agenda-items/" + std::to_string(id_of(world_.items, line.at(2))); };
        if (verb == "drafts_meeting") { // NAME BODY TITLE [on DAY] [chaired PERSON]
            auto chair = World::after(line, "chaired");
            if (!chair.empty()) chair = R"(,"chair":)" + std::to_string(world_.persons.at(chair));
            std::int64_t id = 0;
            auto body = R"({"held_by":)" + std::to_string(id_of(world_.bodies, line.at(3))) + R"(,"title":{"zh":)" +
                        in_json(line.at(4)) + R"(,"en":""},"place":"","held_on":)" + in_json(day(line, "on")) + chair +
                        "}";
            auto state = world_.post(by, "/api/meetings", body, key, &id);
            if (id) world_.meetings[line[2]] = id;
            return state;
        }
        // NAME BODY FILE on DAY [lost|untitled]: a text of test/communique, never uploaded; its last directive untitled
        if (verb == "takes_over") {
            auto text    = communique(line.at(4));
            auto digest  = line.back() == "lost" ? std::string(64, '0') : keep(world_.recorder, text);
            auto reading = mandate::read_original(text, *digest_from(*from_hex(digest)));
            expects(reading.has_value());
            auto         report = taken_report(*reading, id_of(world_.bodies, line.at(3)), day(line, "on"));
            std::int64_t id     = 0;
            auto         state  = world_.post(by, "/api/reported-meetings",
                                     line.back() == "untitled" ? without_last_title(report) : report, key, &id);
            if (id) world_.meetings[line[2]] = id;
            return state;
        }
        if (verb == "puts") { // NAME MEETING KIND TITLE [shown VISIBILITY] [again ITEM]
            auto shown = World::after(line, "shown"), again = World::after(line, "again");
            if (!again.empty()) again = R"(,"again":)" + std::to_string(id_of(world_.items, again));
            auto const newest = "SELECT COALESCE(max(id), 0) FROM agenda_item";
            auto       before = world_.number(newest);
            auto       state  = world_.post(by, meeting(3) + "/items",
                                            R"({"kind":)" + in_json(line.at(4)) + R"(,"visibility":)" +
                                                in_json(shown.empty() ? "common" : shown) + R"(,"title":{"zh":)" +
                                                in_json(line.at(5)) + R"(,"en":""},"presenter":"")" + again + "}",
                                            key);
            if (auto last = world_.number(newest); last != before) world_.items[line[2]] = std::stoll(last);
            return state;
        }
        if (verb == "orders") { // MEETING ITEM,ITEM
            std::string list;
            for (auto const& each : parted(line.at(3)))
                list += (list.empty() ? "" : ",") + std::to_string(id_of(world_.items, each));
            return world_.post(by, meeting(2) + "/order", R"({"items":[)" + list + "]}", key);
        }
        if (verb == "meets") // MEETING STEP [because WHY] [on DAY]
            return world_.post(by, meeting(2) + "/steps",
                               R"({"step":)" + in_json(line.at(3)) + said("because", "reason") + said("on", "on") + "}",
                               key);
        if (verb == "writes_of") // ITEM STEP [saying TEXT]: the meeting's state
            return world_.post(by, item() + "/steps",
                               R"({"step":)" + in_json(line.at(3)) + said("saying", "text") + "}", key);
        if (verb == "corrects") // ITEM OUTCOME saying TEXT because WHY
            return world_.post(by, item() + "/correction",
                               R"({"outcome":)" + in_json(line.at(3)) + R"(,"text":)" +
                                   in_json(World::after(line, "saying")) + R"(,"reason":)" +
                                   in_json(World::after(line, "because")) + "}",
                               key);
        if (verb == "sees_agenda") {
            auto answer = world_.client.get(by, meeting(2));
            if (!answer) return world_.refusal(answer.error());
            std::string out;
            auto const  shown = boost::json::parse(*answer);
            for (auto const& each : shown.at("agenda").as_array())
                out += (out.empty() ? "" : " ") + std::string{each.at("title").at("zh").as_string()} + ":" +
                       std::string{each.at("state").as_string()};
            return out.empty() ? "nothing" : out;
        }
        if (verb == "sees_waiting") return world_.names_of(by, "/api/agenda-items?waiting=true&sort=id", "items");
        if (verb == "sees_adopted") return world_.names_of(by, "/api/agenda-items?adopted=true&sort=id", "items");
        return std::nullopt;
    }

    std::optional<std::string> document_deed(Caller const& by, LineWords const& line)
    {
        auto const& verb    = line.at(1);
        auto        key     = World::after(line, "key");
        auto        meeting = [&] { return "/api/meetings/" + std::to_string(id_of(world_.meetings, line.at(2))); };
        if (verb == "sets_issuer_code") // BODY CODE
            return world_.post(by, body(line.at(2)) + "/issuer-code", R"({"code":)" + in_json(line.at(3)) + "}", key);
        if (verb == "withdraws_number") { // MEETING KIND [because WHY]
            auto const state = world_.post(by, meeting() + "/documents/withdrawal",
                                           R"({"kind":)" + in_json(line.at(3)) + R"(,"reason":)" +
                                               in_json(World::after(line, "because")) + "}",
                                           key);
            return named<MeetingState>(state) ? "done" : state;
        }
        if (verb == "issues") { // MEETING KIND [number TEXT] [on DAY]
            auto       number = World::after(line, "number"), on = World::after(line, "on");
            auto const state = world_.post(by, meeting() + "/documents",
                                           R"({"kind":)" + in_json(line.at(3)) +
                                               (number.empty() ? "" : R"(,"number":)" + in_json(number)) +
                                               (on.empty() ? "" : R"(,"on":)" + in_json(on)) + "}",
                                           key);
            return named<MeetingState>(state) ? "done" : state;
        }
        if (verb == "sees_may_issue" || verb == "documents_of") { // MEETING: the kinds; BODY: the numbers
            auto answer = world_.client.get(by, verb == "sees_may_issue" ? meeting() : body(line.at(2)));
            if (!answer) return world_.refusal(answer.error());
            auto const  shown = boost::json::parse(*answer);
            std::string out;
            if (verb == "documents_of")
                for (auto const& each : shown.at("documents").as_array())
                    out += (out.empty() ? "" : ", ") + std::string{each.at("number").as_string()};
            else
                for (auto const& each : shown.at("may_issue").as_array())
                    if (each.at("allowed").as_bool())
                        out += (out.empty() ? "" : " ") + std::string{each.at("step").as_string()};
            return out.empty() ? "nothing" : out;
        }
        return std::nullopt;
    }

    static std::string file_json(std::string const& text, std::string const& digest)
    {
        return R"("file":{"name":"paper.txt","size":)" + std::to_string(text.size()) + R"(,"digest":")" + digest +
               "\"}";
    }

    std::optional<std::string> paper_deed(Caller const& by, LineWords const& line)
    {
        auto const& verb = line.at(1);
        auto        key  = World::after(line, "key");
        auto paper = [&](std::size_t at) { return "/api/papers/" + std::to_string(id_of(world_.papers, line.at(at))); };
        auto file  = [&](std::string text) { // a | ends a paragraph
            std::ranges::replace(text, '|', '\n');
            return file_json(text, text == "lost" ? std::string(64, '0') : keep_file(world_.recorder, text));
        };
        if (verb == "drafts_paper") { // NAME BODY TITLE text TEXT [shown VISIBILITY]
            auto         shown = World::after(line, "shown");
            std::int64_t id    = 0;
            auto         asked = R"({"held_by":)" + std::to_string(id_of(world_.bodies, line.at(3))) +
                         R"(,"title":{"zh":)" + in_json(line.at(4)) + R"(,"en":""},"visibility":)" +
                         in_json(shown.empty() ? "common" : shown) + "," + file(World::after(line, "text")) + "}";
            auto         state = world_.post(by, "/api/papers", asked, key, &id);
            if (id) world_.papers[line[2]] = id;
            return state;
        }
        // PAPER STEP [because WHY] [text TEXT] [numbered N on DAY by AUTHORITY] [through PAPER]
        if (verb == "moves_paper") {
            auto body = R"({"step":)" + in_json(line.at(3));
            if (auto why = World::after(line, "because"); !why.empty()) body += R"(,"reason":)" + in_json(why);
            if (auto text = World::after(line, "text"); !text.empty()) body += "," + file(text);
            if (auto number = World::after(line, "numbered"); !number.empty())
                body += R"(,"issue":{"number":)" + in_json(number) + R"(,"on":)" + in_json(day(line, "on")) +
                        R"(,"authority":)" + in_json(World::after(line, "by")) + R"(,"openness":"published"})";
            if (auto other = World::after(line, "through"); !other.empty())
                body += R"(,"other":)" + std::to_string(id_of(world_.papers, other));
            return world_.post(by, paper(2) + "/steps", body + "}", key);
        }
        if (verb == "lays") // PAPER ITEM, or PAPER off: onto the agenda
            return world_.post(
                by, paper(2) + "/place",
                line.at(3) == "off" ? "{}" : R"({"item":)" + std::to_string(id_of(world_.items, line.at(3))) + "}",
                key);
        if (verb == "sees_may_handle") return world_.may(by, paper(2), line.at(3));
        if (verb == "lists_papers") return world_.names_of(by, "/api/papers?" + line.at(2), "items");
        if (verb == "sees_paper" || verb == "compares" || verb == "sees_figures") {
            auto address = verb == "sees_figures" ? "/api/paper-figures" : paper(2);
            if (verb == "compares") { // PAPER [VERSION VERSION]
                address += "/difference";
                if (line.size() > 4) address += "?before=" + line.at(3) + "&after=" + line.at(4);
            }
            auto answer = world_.client.get(by, address);
            if (!answer) return world_.refusal(answer.error());
            auto const shown = boost::json::parse(*answer);
            return verb == "sees_figures" ? figures(shown) : verb == "compares" ? compared(shown) : told(shown);
        }
        return std::nullopt;
    }

    // 2/3: at least that; >1/2: more than that.
    static std::string share(std::string text)
    {
        bool more = text.starts_with(">");
        if (more) text.erase(0, 1);
        auto at = text.find('/');
        return R"({"numerator":)" + text.substr(0, at) + R"(,"denominator":)" + text.substr(at + 1) + R"(,"more":)" +
               (more ? "true" : "false") + "}";
    }
    std::string list_of(std::string const& names)
    {
        std::string out;
        for (auto const& each : parted(names)) out += (out.empty() ? "" : ",") + person(each);
        return "[" + out + "]";
    }
    std::string person(std::string const& name) { return std::to_string(id_of(world_.persons, name)); }

    std::optional<std::string> voting_deed(Caller const& by, LineWords const& line)
    {
        auto const& verb = line.at(1);
        auto        key  = World::after(line, "key");
        auto        item = [&] { return "/api/agenda-items/" + std::to_string(id_of(world_.items, line.at(2))); };
        if (verb == "sets_rules") // BODY votes|consults QUORUM MAJORITY OF
            return world_.post(by, body(line.at(2)) + "/rules",
                               R"({"votes":)" + std::string{line.at(3) == "votes" ? "true" : "false"} +
                                   R"(,"quorum":)" + share(line.at(4)) + R"(,"majority":)" + share(line.at(5)) +
                                   R"(,"majority_of":)" + in_json(line.at(6)) + "}",
                               key);
        if (verb == "takes_attendance") { // MEETING PRESENT,PRESENT [excused A,B] [guests NAME]
            auto excused = World::after(line, "excused"), guest = World::after(line, "guests");
            return world_.post(by,
                               "/api/meetings/" + std::to_string(id_of(world_.meetings, line.at(2))) + "/attendance",
                               R"({"present":)" + list_of(line.at(3)) + R"(,"excused":)" + list_of(excused) +
                                   R"(,"guests":[)" + (guest.empty() ? "" : in_json(guest)) + "]}",
                               key);
        }
        if (verb == "declares") { // ITEM saying TEXT recused|stays [for PERSON]
            auto other = World::after(line, "for");
            return world_.post(by, item() + "/interests",
                               R"({"text":)" + in_json(World::after(line, "saying")) + R"(,"recused":)" +
                                   (std::ranges::find(line, "recused") != line.end() ? "true" : "false") +
                                   (other.empty() ? "" : R"(,"person":)" + person(other)) + "}",
                               key);
        }
        if (verb == "counts") { // ITEM METHOD FOR AGAINST ABSTAINED [secret], or ITEM roll_call A:in_favour,B:against
            auto body =
                R"({"method":)" + in_json(line.at(3)) + R"(,"secret":)" + (line.back() == "secret" ? "true" : "false");
            if (line.size() > 6)
                body += R"(,"tally":{"in_favour":)" + line[4] + R"(,"against":)" + line[5] + R"(,"abstained":)" +
                        line[6] + "}";
            else if (line.size() > 4 && line[4].contains(':')) {
                std::string roll;
                for (auto const& each : parted(line[4])) {
                    auto at = each.find(':');
                    roll += (roll.empty() ? "" : ",") + std::string{R"({"person":)"} + person(each.substr(0, at)) +
                            R"(,"cast":)" + in_json(each.substr(at + 1)) + "}";
                }
                body += R"(,"roll":[)" + roll + "]";
            }
            return world_.post(by, item() + "/vote", body + "}", key);
        }
        if (verb == "sees_vote") { // ITEM of MEETING
            auto answer = world_.client.get(by, "/api/meetings/" + std::to_string(id_of(world_.meetings, line.at(4))) +
                                                    "/voting");
            if (!answer) return world_.refusal(answer.error());
            auto const shown = boost::json::parse(*answer);
            for (auto const& each : shown.at("items").as_array())
                if (each.at("id").as_int64() == id_of(world_.items, line.at(2))) return vote_told(each);
            return "not_seen";
        }
        return std::nullopt;
    }

    // Present of entitled; the vote, and on the roll how many names.
    static std::string vote_told(boost::json::value const& item)
    {
        auto of = [&](boost::json::value const& each) {
            return number_in(each, "present") + "/" + number_in(each, "entitled");
        };
        std::string out  = of(item.at("eligible")) + (item.at("quorate").as_bool() ? " quorate" : " short");
        auto const* vote = item.as_object().if_contains("vote");
        if (!vote || !vote->is_object()) return out + " none";
        auto const& tally = vote->at("tally");
        return out + " " + std::string{vote->at("method").as_string()} + " " + number_in(tally, "in_favour") + ":" +
               number_in(tally, "against") + ":" + number_in(tally, "abstained") + " of " + of(vote->at("eligible")) +
               (vote->at("carried").as_bool() ? " carried" : " lost") + " roll " +
               std::to_string(vote->at("roll").as_array().size());
    }

    // "unknown" for what is not there yet.
    static std::string number_in(boost::json::value const& of, char const* member)
    {
        auto const* found = of.as_object().if_contains(member);
        return found && found->is_number() ? std::to_string(found->as_int64()) : "unknown";
    }
    static std::string figures(boost::json::value const& shown)
    {
        return "issued " + number_in(shown, "issued") + " median " + number_in(shown, "median_days") + " waiting " +
               number_in(shown, "waiting") + " longest " + number_in(shown, "waiting_days");
    }
    // STATE versions, and which of them was adopted and issued, and the days between.
    static std::string told(boost::json::value const& shown)
    {
        auto version = [&](char const* which) {
            auto const* found = shown.as_object().if_contains(which);
            return found && found->is_object() ? number_in(*found, "version") : "none";
        };
        return std::string{shown.at("state").as_string()} + " of " + number_in(shown, "versions") + " adopted " +
               version("adopted") + " issued " + version("issued") + " days " + number_in(shown, "days_to_issue");
    }
    // What was taken away in [], what came in {}, paragraph by paragraph.
    static std::string compared(boost::json::value const& shown)
    {
        if (shown.at("identical").as_bool()) return "identical";
        if (!shown.at("readable").as_bool()) return "no_text";
        std::string out;
        for (auto const& row : shown.at("rows").as_array()) {
            auto side = [&](char const* which, char open, char close) {
                for (auto const& span : row.at(which).as_array())
                    if (span.at("changed").as_bool()) out += open + std::string{span.at("text").as_string()} + close;
            };
            side("before", '[', ']');
            side("after", '{', '}');
        }
        return out;
    }

    // NAME BODY TITLE [under ITEM] [read TEXT START END], where a clause is read of the span as well.
    std::string capture(Caller const& by, LineWords const& line)
    {
        std::string read;
        if (auto text = World::after(line, "read"); !text.empty()) {
            auto span = R"("start":)" + line.at(7) + R"(,"end":)" + line.at(8);
            read      = R"(,"source":{"digest":")" + keep_file(world_.recorder, text) + R"(",)" + span +
                   R"(},"clauses":[{"text":)" + in_json(line.at(4)) + "," + span +
                   R"(,"kind":"action","verb":"落实","object":"部署要求"}])";
        }
        if (auto item = World::after(line, "under"); !item.empty())
            read += R"(,"item":)" + std::to_string(id_of(world_.items, item));
        std::int64_t id = 0;
        auto         said =
            world_.post(by, "/api/directives",
                        R"({"issuer":)" + std::to_string(id_of(world_.bodies, line.at(3))) + R"(,"title":{"zh":)" +
                            in_json(line.at(4)) + R"(,"en":""},"text":)" + in_json("要" + line[4] + "。") + read + "}",
                        World::after(line, "key"), &id);
        if (id) world_.directives[line[2]] = id;
        return said;
    }

    // NAME STEP [because WHY] [to UNIT with A,B by PERSON due DAY] [into D2:标题,D3:标题] [saying TEXT file F link NOUN ID]
    // [until DAY] [authority A] [on DAY]
    std::string handle(Caller const& by, LineWords const& line)
    {
        auto const& step = line.at(3);
        std::string body = R"({"step":)" + in_json(step);
        auto        say  = [&](char const* word, char const* member) {
            if (auto said = World::after(line, word); !said.empty())
                body += R"(,")" + std::string{member} + R"(":)" + in_json(said);
        };
        say("because", "reason");
        say("until", "until");
        say("authority", "authority");
        say("on", "on");
        if (auto unit = World::after(line, "to"); !unit.empty()) {
            std::string with;
            for (auto const& each : parted(World::after(line, "with")))
                with += (with.empty() ? "" : ",") + std::to_string(id_of(world_.bodies, each));
            auto person = World::after(line, "by");
            body += R"(,"assignment":{"unit":)" + std::to_string(id_of(world_.bodies, unit)) + R"(,"with":[)" + with +
                    R"(],"due_on":)" + in_json(day(line, "due")) +
                    (person.empty() ? "" : R"(,"person":)" + std::to_string(world_.persons.at(person))) + "}";
        }
        std::vector<std::string> parts;
        if (auto into = World::after(line, "into"); !into.empty()) {
            std::string list;
            for (auto const& each : parted(into)) {
                parts.push_back(each.substr(0, each.find(':')));
                list += (list.empty() ? "" : ",") + std::string{R"({"title":{"zh":)"} +
                        in_json(each.substr(each.find(':') + 1)) + R"(,"en":""},"text":""})";
            }
            body += R"(,"parts":[)" + list + "]";
        }
        if (auto text = World::after(line, "saying"); !text.empty()) {
            auto file = World::after(line, "file"), link = World::after(line, "link");
            auto lost = file == "lost";
            body += R"(,"report":{"text":)" + in_json(text) + R"(,"files":[)" +
                    (file.empty() ? ""
                                  : R"({"name":)" + in_json(file) + R"(,"size":1,"digest":")" +
                                        (lost ? std::string(64, '0') : keep_file(world_.recorder, file)) + "\"}") +
                    R"(],"links":[)" +
                    (link.empty() ? ""
                                  : R"({"noun":)" + in_json(link) + R"(,"id":)" +
                                        std::to_string(id_of(world_.programmes, World::after(line, link))) + "}") +
                    "]}";
        }
        auto said = world_.post(by, directive(line.at(2)) + "/steps", body + "}", World::after(line, "key"));
        auto last = std::stoll(world_.number("SELECT COALESCE(max(id), 0) FROM directive"));
        if (named<DirectiveState>(said))
            for (std::size_t i = 0; i < parts.size(); ++i)
                world_.directives[parts[i]] = last - static_cast<std::int64_t>(parts.size() - 1 - i);
        return said;
    }

    World& world_;
};

} // namespace penstock::story
