// Words of stories about the door: passwords, second factors, proofs and sessions. Who has entered acts by that session
// from then on, with what it gives at that moment and nothing else.
#pragma once

#include "people/credential.hpp"
#include "people/password.hpp"
#include "people/second_factor.hpp"
#include "people/session.hpp"
#include "people/totp.hpp"
#include "scenario/house.hpp"

namespace penstock::story {

template <class World> class Door {
public:
    explicit Door(World& world) : world_{world} {}

    // What a person does; nothing when the verb is none of these.
    std::optional<std::string> deed(Caller const& by, LineWords const& line)
    {
        auto const& who  = line.at(0);
        auto const& verb = line.at(1);
        if (verb == "gets_password") return password(who);
        if (verb == "comes_in") return enter(who, World::after(line, "with"));
        if (verb == "goes_out") return said(world_.client.post(by, "/api/session/end", "{}"));
        if (verb == "guesses") { // TIMES, with a wrong password; what came last
            std::string last;
            for (int i = 0; i < std::stoi(line.at(2)); ++i)
                last = said(world_.client.post({}, "/api/session", R"({"email":")" + who +
                                                   R"(@linjiang.example","password":"four calm herons wade"})"));
            return last;
        }
        if (verb == "asks_to_unlock")
            return said(world_.client.post({}, "/api/session/unlock-links",
                                           R"({"email":")" + who + R"(@linjiang.example"})"));
        if (verb == "opens_mailed_link") return open_link(who);
        if (verb == "has_mails")
            return world_.number("SELECT count(*) FROM mail WHERE person = " + std::to_string(world_.persons.at(who)));
        if (verb == "changes_password") { // TO
            auto answer = world_.client.post(by, own + "/password",
                                             R"({"current":)" + in_json(word_of(who)) + R"(,"next":)" +
                                                 in_json(line.at(2)) + "}");
            if (answer) world_.passwords[who] = line.at(2);
            return said(answer);
        }
        if (verb == "takes_secret") return take_secret(by, who);
        if (verb == "shows_code") // [before]: the code of the step before
            return said(world_.client.post(by, own + "/second-factor", R"({"code":")" + code(who, line) + "\"}"));
        if (verb == "takes_recovery_codes") return take_recovery(by, who);
        if (verb == "gives_up_factor") return said(world_.client.post(by, own + "/second-factor/end", "{}"));
        if (verb == "removes_factor") // of PERSON because REASON
            return said(world_.client.post(by, people(line.at(2)) + "/second-factor/end",
                                           R"({"reason":)" + in_json(World::after(line, "because")) + "}"));
        if (verb == "proves_again") return prove(by, who, line);
        if (verb == "has_days") return days_left(by);
        if (verb == "has_sessions") return count(by, "/api/session/open", line);
        if (verb == "has_codes") return whole(by, own + "/second-factor", "recovery_codes");
        if (verb == "sees_events") return count(by, "/api/session/events", line);
        if (verb == "ends_session") return end_oldest(by, line.at(2));
        if (verb == "changes_rules") return change_rules(by, line);
        if (verb == "touches") // payments or batches, one that is not there
            return said(world_.client.post(by, "/api/" + line.at(2) + "/999999/steps",
                                           line.at(2) == "batches" ? R"({"step":"sign"})" : R"({"step":"approve"})"));
        return std::nullopt;
    }

private:
    static constexpr std::string_view first_word = "three calm herons wade";
    static inline std::string const   own   = "/api/session";

    std::string said(Result<std::string> const& answer) { return answer ? "done" : world_.refusal(answer.error()); }
    std::string people(std::string const& name) { return "/api/people/" + std::to_string(world_.persons.at(name)); }

    std::string word_of(std::string const& who)
    {
        return world_.passwords.contains(who) ? world_.passwords.at(who) : std::string{first_word};
    }

    // The newest link that was mailed to the person.
    std::string open_link(std::string const& who)
    {
        auto place = world_.text_in("SELECT place FROM message WHERE category = 'account_locked' AND person = " +
                                    std::to_string(world_.persons.at(who)) + " ORDER BY id DESC LIMIT 1");
        auto token = place.substr(place.find("token=") + 6);
        return said(world_.client.post({}, "/api/session/unlock", R"({"token":")" + token + "\"}"));
    }

    std::string password(std::string const& who)
    {
        auto encoded = hash_password(first_word, world_.chance, {.memory_kib = 1024, .passes = 1});
        auto outcome = world_.recorder.run_one({.key       = fresh_key(world_.chance),
                                                .operation = "test",
                                                .request   = "{}",
                                                .run       = [&](Act& act) -> Result<std::string> {
                                                    keep_credential(act, {world_.persons.at(who)}, encoded);
                                                    return std::string{"{}"};
                                                }});
        return outcome.ending == journal::Ending::done ? "done" : "not kept";
    }

    std::string code(std::string const& who, LineWords const& line)
    {
        auto step = totp_step(world_.clock.now());
        if (line.back() == "before") --step;
        if (line.back() == "long_ago") step -= 3;
        return world_.secrets.contains(who) ? totp_code(world_.secrets.at(who), step) : "000000";
    }

    std::string enter(std::string const& who, std::string const& with)
    {
        auto body = R"({"email":")" + who + R"(@linjiang.example","password":")" + word_of(who) + "\"";
        if (with == "recovery") {
            auto& codes = world_.recovery[who];
            body += R"(,"code":")" + (codes.empty() ? "none" : codes.back()) + "\"";
            if (!codes.empty()) world_.used = codes.back(), codes.pop_back();
        } else if (with == "used_recovery") body += R"(,"code":")" + world_.used + "\"";
        else if (!with.empty()) body += R"(,"code":")" + code(who, {with}) + "\"";
        auto answer = world_.client.post({}, "/api/session", body + "}");
        if (!answer) return world_.refusal(answer.error());
        auto cookie         = world_.client.cookie();
        world_.entered[who] = token_in(std::string_view{cookie}.substr(0, cookie.find(';')), false);
        return "done";
    }

    std::string take_secret(Caller const& by, std::string const& who)
    {
        auto answer = world_.client.post(by, own + "/second-factor/start", "{}");
        if (!answer) return world_.refusal(answer.error());
        auto       db     = world_.database.open(OpenMode::existing);
        auto       reader = db.snapshot();
        auto const person = world_.persons.at(who);
        auto const kept   = second_factor_of(reader, {person}).pending->content;
        world_.secrets[who] =
            test::test_cipher().decrypt(kept, "penstock second factor of " + std::to_string(person)).value();
        auto const shown    = boost::json::parse(*answer);
        return shown.at("secret").as_string() == base32(world_.secrets[who]) ? "done" : "another secret was shown";
    }

    std::string take_recovery(Caller const& by, std::string const& who)
    {
        auto answer = world_.client.post(by, own + "/second-factor/recovery-codes", "{}");
        if (!answer) return world_.refusal(answer.error());
        auto& codes = world_.recovery[who];
        codes.clear();
        auto const shown = boost::json::parse(*answer);
        for (auto const& each : shown.at("codes").as_array())
            codes.emplace_back(each.as_string());
        return std::to_string(codes.size());
    }

    std::string prove(Caller const& by, std::string const& who, LineWords const& line)
    {
        auto with = World::after(line, "with");
        auto body = with == "password"         ? R"({"password":")" + word_of(who) + "\"}"
                    : with == "wrong_password" ? std::string{R"({"password":"four calm herons wade"})"}
                                               : R"({"code":")" + code(who, line) + "\"}";
        return said(world_.client.post(by, own + "/proof", body));
    }

    // The whole days until roles that demand a second factor give nothing more; "none" when none is owed.
    std::string days_left(Caller const& by)
    {
        auto answer = world_.client.get(by, own + "/second-factor");
        if (!answer) return world_.refusal(answer.error());
        auto const shown = boost::json::parse(*answer).as_object();
        auto const due   = shown.if_contains("due");
        if (!due || due->is_null()) return "none";
        auto at = Instant::from_iso(std::string{due->as_string()});
        return std::to_string((at->milliseconds - world_.clock.now().milliseconds) / 86'400'000);
    }

    std::string whole(Caller const& by, std::string const& path, std::string const& name)
    {
        auto answer = world_.client.get(by, path);
        return answer ? std::to_string(boost::json::parse(*answer).at(name).as_int64())
                      : world_.refusal(answer.error());
    }

    std::string of_person(LineWords const& line)
    {
        auto name = World::after(line, "of");
        return name.empty() ? "" : "?person=" + std::to_string(world_.persons.at(name));
    }

    std::string count(Caller const& by, std::string const& path, LineWords const& line)
    {
        auto answer = world_.client.get(by, path + of_person(line));
        return answer ? std::to_string(boost::json::parse(*answer).at("items").as_array().size())
                      : world_.refusal(answer.error());
    }

    std::string end_oldest(Caller const& by, std::string const& who)
    {
        auto name = world_.text_in("SELECT name FROM session WHERE person = " +
                                   std::to_string(world_.persons.at(who)) + " ORDER BY created, name LIMIT 1");
        return said(world_.client.post(by, own + "/open/" + name + "/end", "{}"));
    }

    // NAME VALUE ...: the rules as they are, but for these.
    std::string change_rules(Caller const& by, LineWords const& line)
    {
        auto answer = world_.client.get(by, "/api/sign-in-rules");
        if (!answer) return world_.refusal(answer.error());
        auto rules = boost::json::parse(*answer).as_object();
        for (std::size_t i = 2; i + 1 < line.size(); i += 2) {
            auto digits = line[i + 1].find_first_not_of("0123456789") == std::string::npos;
            if (line[i] == "second_factor_roles") rules[line[i]] = boost::json::array{line[i + 1]};
            else if (digits) rules[line[i]] = std::stoll(line[i + 1]);
            else rules[line[i]] = line[i + 1];
        }
        return said(world_.client.post(by, "/api/sign-in-rules", boost::json::serialize(rules)));
    }

    World& world_;
};

} // namespace penstock::story
