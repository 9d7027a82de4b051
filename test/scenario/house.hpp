// What every story has: a database, a clock, and the persons, programmes and awards it has named.
#pragma once

#include "app/local_client.hpp"
#include "app/program.hpp"
#include "base/json_write.hpp"
#include "people/person_api.hpp"
#include "people/session.hpp"
#include "store/schema.hpp"
#include "support/engines.hpp"
#include "support/test_cipher.hpp"

#include <boost/json.hpp>

#include <map>

namespace penstock::story {

using LineWords = std::vector<std::string>;

// Words are parted by blanks; what stands in quotation marks is one word; a # begins a comment.
inline LineWords split(std::string const& line)
{
    LineWords   out;
    std::string word;
    bool        quoted = false, begun = false;
    auto        end = [&] {
        if (begun) out.push_back(std::exchange(word, {}));
        begun = false;
    };
    for (char c : line) {
        if (c == '"') begun = true, quoted = !quoted;
        else if (quoted) word += c;
        else if (c == '#') break;
        else if (c == ' ') end();
        else begun = true, word += c;
    }
    end();
    return out;
}

inline std::string in_json(std::string const& text) { return json::to_text(text); }

struct GrantRow {
    Role         role{};
    std::int64_t programme{};
    std::int64_t award{};
};
BOOST_DESCRIBE_STRUCT(GrantRow, (), (role, programme, award))

class House { // open to the words of every part
public:
    explicit House(Dialect dialect)
        : database{dialect},
          clock{*Instant::from_iso("2026-11-23T04:00:00.000Z")},
          chance{42},
          recorder{database.open(OpenMode::existing), clock, chance, {.cipher = test::test_cipher()}},
          client{all_endpoints(), recorder, installation, chance},
          dialect{dialect}
    {}

    std::string number(std::string const& sql)
    {
        auto db = database.open(OpenMode::existing);
        return std::to_string(db.snapshot().one<std::int64_t>(sql));
    }

    std::string text_in(std::string const& sql)
    {
        auto db = database.open(OpenMode::existing);
        return db.snapshot().one<std::string>(sql);
    }

    Day today() { return *day_in(clock.now(), installation.zone); }

    Caller caller(std::string const& name)
    {
        auto db = database.open(OpenMode::existing);
        if (entered.contains(name)) {
            auto session = [&] {
                auto reader = db.snapshot();
                return find_session(reader, entered.at(name), clock.now(), today());
            }();
            if (session && session->touch_due) recorder.run_one(touch_session(*session));
            return session ? session->caller : Caller{};
        }
        std::vector<Grant> grants;
        for (auto const& row : db.snapshot().rows<GrantRow>(R"sql(
                SELECT role, programme, award FROM role_grant
                 WHERE person = $1 AND from_day <= $2 AND (until_day IS NULL OR until_day >= $2)
                   AND (ended_on IS NULL OR ended_on > $2)
             )sql",
                                                            persons.at(name), today()))
            grants.push_back({row.role, row.programme, row.award});
        return {persons.at(name), std::move(grants), ""};
    }

    static std::string after(LineWords const& line, std::string_view word)
    {
        for (std::size_t i = 0; i + 1 < line.size(); ++i)
            if (line[i] == word) return line[i + 1];
        return "";
    }

    std::string refusal(Refused const& why)
    {
        latest_refusal = why;
        auto name = std::string{name_of(why.why)};
        return why.faults.empty() ? name : std::string{name_of(why.faults.front().why)};
    }

    // The answer's state (or `word`), or the refusal.
    std::string post(Caller const& by, std::string const& path, std::string const& body, std::string const& key,
                     std::int64_t* id = nullptr)
    {
        auto target = ground.empty() ? path : path + "?decided_in=" + ground;
        auto answer = key.empty() ? client.post(by, target, body) : client.post(by, target, body, key);
        if (!answer) return refusal(answer.error());
        auto value = boost::json::parse(*answer).as_object();
        if (id && value.contains("id")) *id = value.at("id").as_int64();
        return value.contains("state") ? std::string{value.at("state").as_string()} : "done";
    }

    std::string person(LineWords const& line)
    {
        auto role = line.size() > 2 ? named<Role>(line[2]) : std::nullopt;
        if (line.size() > 2 && !role) return "no role " + line[2];
        std::int64_t programme = line.size() > 3 && programmes.contains(line[3]) ? programmes.at(line[3]) : 0;
        RoleWanted   wanted{role.value_or(Role{}), programme, today(), std::nullopt};
        if (line.size() > 3 && awards.contains(line[3])) wanted.award = awards.at(line[3]);
        if (auto days = after(line, "for"); !days.empty()) wanted.until = today().plus_days(std::stoi(days));
        auto outcome =
            recorder.run_one({.key       = fresh_key(chance),
                              .operation = "test",
                              .request   = "{}",
                              .run       = [&](Act& act) -> Result<std::string> {
                                  NewPerson newcomer{line.at(1), line.at(1) + "@linjiang.example", "not used",
                                                     role ? std::optional{wanted} : std::nullopt};
                                  auto      id = TRY(add_person(act, Caller::operator_of_this_machine(), newcomer));
                                  persons[line.at(1)] = id.value;
                                  return std::string{"{}"};
                              }});
        return outcome.ending == journal::Ending::done ? "" : refusal(outcome.refused) + outcome.incident;
    }

    std::string value_day(LineWords const& line)
    {
        auto day = after(line, "on");
        return day.empty() ? today().iso() : day;
    }

    test::FreshDatabase                 database;
    ManualClock                         clock;
    SeededChance                        chance;
    Recorder                            recorder;
    Installation                        installation{.version = "0.0.0"};
    LocalClient                         client;
    Dialect                             dialect;
    std::map<std::string, std::int64_t> pilots, practices, adoptions, templates;
    std::map<std::string, std::int64_t> persons, programmes, awards, pools, bodies, directives, meetings, papers,
        items, plans, parts, indicators, figures;
    std::string                         ground; // the decision that the deed of this line names
    std::map<std::string, std::string>  entered;   // the token of who came in by the door
    std::map<std::string, std::string>  secrets;   // on each person's telephone
    std::map<std::string, std::string>  passwords; // of who changed the first one
    std::string                         used;      // the recovery code used last
    std::map<std::string, std::vector<std::string>> recovery;
    int                                 causes{};
    Refused                             latest_refusal{refusal::not_found};
};

} // namespace penstock::story
