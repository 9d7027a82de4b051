// Runs the stories of test/scenario on both engines: scenario_test FILE... A wrong expectation prints
// file:line: expected X, got Y. Each line is a deed of a person, or a statement of figures; after ->
// stands what comes of it.
#include "award/agreement_facts.hpp"
#include "award/finding_facts.hpp"
#include "journal/log.hpp"
#include "journal/replay.hpp"
#include "ledger/entry.hpp"
#include "people/person_api.hpp"
#include "scenario/authority_words.hpp"
#include "scenario/book_words.hpp"
#include "scenario/decision_words.hpp"
#include "scenario/import_words.hpp"
#include "scenario/practice_words.hpp"
#include "scenario/mandate_words.hpp"
#include "scenario/movement_words.hpp"
#include "scenario/payment_story.hpp"
#include "scenario/recovery_words.hpp"
#include "scenario/sign_in_words.hpp"
#include "scenario/signed_words.hpp"
#include "store/schema.hpp"
#include "support/engines.hpp"

#include <boost/json.hpp>

#include <fstream>
#include <iostream>
#include <map>

using namespace penstock;
using namespace penstock::story;

namespace {

// A body of its own: a database, a clock, and the persons, programmes and awards the story has named.
class World : public PaymentStory { // open to the words of agreement_words.hpp
public:
    using PaymentStory::PaymentStory;

    std::map<std::string, std::int64_t> claims;

    // What the line comes to: the word after the arrow, or what is missing of a statement.
    std::string run(LineWords line)
    {
        for (auto& word : line) name_things(word);
        auto const& first = line.at(0);
        if (first == "person") return person(line);
        if (first == "role") { // NAME ROLE: one more for somebody, in the whole body
            auto said = post(Caller::operator_of_this_machine(),
                             "/api/people/" + std::to_string(persons.at(line.at(1))) + "/roles",
                             R"({"role":")" + line.at(2) + R"(","programme":0,"from":")" + today().iso() + "\"}", "");
            return said == "done" ? "" : said;
        }
        if (first == "programme") return found(Caller::operator_of_this_machine(), line, 1);
        if (first == "totals") return totals(line);
        if (first == "organisation") return organisation(line);
        if (first == "stands") return stands(line);
        if (first == "paid_in") return paid_in(line.at(1), line.at(2));
        if (auto said = story::Books<World>{*this}.state(line)) return *said;
        if (first == "asked") return asked(line.at(1));
        if (auto said = story::stated(*this, line)) return *said;
        if (auto said = story::Mandate<World>{*this}.state(line)) return *said;
        if (auto said = story::planned_state(*this, line)) return *said;
        if (first == "payments") return held(line.at(1)) ? "held" : "free";
        if (first == "account") return state_of("/api/payees/", accounts.at(line.at(1)));
        if (first == "ordered") { // PAYMENT: by what and whose decision its money fell due
            auto answer = client.get(Caller::operator_of_this_machine(),
                                     "/api/payments/" + std::to_string(payments.at(line.at(1))));
            if (!answer) return refusal(answer.error());
            auto const  value = boost::json::parse(*answer);
            std::string out;
            for (auto const& each : value.at("orders").as_array())
                for (auto const* name : {"ground", "body", "number", "decided_on"})
                    out += (out.empty() ? "" : " ") + std::string{each.at("order").at(name).as_string()};
            return out;
        }
        if (first == "payment") return state_of("/api/payments/", payments.at(line.at(1)));
        if (first == "contact") return answer_link(line);
        if (first == "asked_to_confirm") return holder_of_link(line.at(1));
        if (first == "booked") return booked(line.at(1), line.at(2));
        if (first == "doubts") return number("SELECT count(*) FROM organisation_doubt WHERE state = 'open'");
        if (first == "facts") return number("SELECT count(*) FROM journal");
        if (first == "written") // KIND ACCOUNT
            return number("SELECT count(*) FROM journal WHERE kind = '" + line.at(1) + "' AND subject = 'payee/" +
                          std::to_string(accounts.at(line.at(2))) + "'");
        if (!persons.contains(first)) return "unknown word " + first;
        return deed(caller(first), line);
    }

    // award/{A1}/offer, payment/{P1}/approve_payment: the number the story's award or payment got.
    void name_things(std::string& word) const
    {
        for (auto const* things : {&awards, &payments})
            for (auto const& [name, id] : *things)
                if (auto at = word.find("{" + name + "}"); at != word.npos)
                    word.replace(at, name.size() + 2, std::to_string(id));
    }

    // What must hold after every story.
    std::vector<std::string> audit()
    {
        std::vector<std::string> wrong;
        auto                     source = database.open(OpenMode::existing);
        auto                     reader = source.snapshot();
        if (!journal::verify(reader, std::nullopt, std::nullopt).ok) wrong.push_back("the journal does not verify");
        test::FreshDatabase empty{dialect};
        auto                target = empty.open(OpenMode::existing);
        for (auto const& each : journal::replay_check(reader, target, all_fact_kinds()).wrong) wrong.push_back(each);
        auto differs = [&](std::string_view kept, std::string_view counted, std::string_view name) {
            for (auto [a, b] : {std::pair{kept, counted}, std::pair{counted, kept}})
                if (reader.one<std::int64_t>("SELECT count(*) FROM (" + std::string{a} + " EXCEPT " + std::string{b} +
                                             ") AS difference") != 0)
                    wrong.push_back(std::string{name} + " differs from a recount of the awards");
        };
        differs("SELECT programme_id, year, state, currency, awards, minor FROM portfolio_total WHERE awards <> 0",
                "SELECT programme_id, year, state, COALESCE(amount_currency, ''), count(*), "
                "CAST(COALESCE(sum(amount_minor), 0) AS BIGINT) FROM award GROUP BY 1, 2, 3, 4",
                "portfolio_total");
        differs("SELECT organisation_id, currency, awards, minor FROM organisation_total WHERE awards <> 0",
                "SELECT organisation_id, COALESCE(amount_currency, ''), count(*), "
                "CAST(COALESCE(sum(amount_minor), 0) AS BIGINT) FROM award GROUP BY 1, 2",
                "organisation_total");
        differs("SELECT unit_id, state, directives FROM directive_total WHERE directives <> 0",
                "SELECT unit_id, state, count(*) FROM directive GROUP BY 1, 2", "directive_total");
        for (auto const& each : story::plans_as_counted) differs(each.kept, each.counted, each.name);
        return wrong;
    }

    std::string found(Caller const& by, LineWords const& line, std::size_t at)
    {
        std::int64_t id    = 0;
        auto         state = post(by, "/api/programmes", R"({"code":)" + in_json(line.at(at)) + text_of(line, at + 1),
                                  after(line, "key"), &id);
        if (id) programmes[line[at]] = id;
        return state;
    }

    static std::string text_of(LineWords const& line, std::size_t at)
    {
        return R"(,"title":{"zh":)" + in_json(line.at(at)) + R"(,"en":)" + in_json(line.at(at + 1)) +
               R"(},"goal":{"zh":"","en":""},"problem":{"zh":"","en":""},"result":{"zh":"","en":""}})";
    }

    std::string record(Caller const& by, LineWords const& line)
    {
        auto currency = Currency::from_code(line.at(6));
        auto money    = Money::parse(line.at(5), *currency);
        if (!money) return refusal(money.error());
        auto programme = programmes.contains(line.at(3)) ? programmes.at(line[3]) : 999'999;
        auto body      = R"({"number":)" + in_json(line.at(2)) + R"(,"title":)" +
                    in_json(after(line, "titled").empty() ? line[2] : after(line, "titled")) + R"(,"programme":)" +
                    std::to_string(programme) + R"(,"organisation":)" + in_json(line.at(4)) + R"(,"amount":)" +
                    json::to_text(*money);
        if (auto day = after(line, "from"); !day.empty()) body += R"(,"starts_on":)" + in_json(day);
        if (auto day = after(line, "until"); !day.empty()) body += R"(,"ends_on":)" + in_json(day);
        std::int64_t id    = 0;
        auto         state = post(by, "/api/awards", body + "}", after(line, "key"), &id);
        if (id) awards[line[2]] = id;
        return state;
    }

    std::string deed(Caller const& by, LineWords const& line)
    {
        auto const& verb = line.at(1);
        ground           = story::ground_named(*this, line);
        if (auto said = story::decision_deed(*this, by, line)) return *said;
        if (auto said = story::Door<World>{*this}.deed(by, line)) return *said;
        if (auto said = story::Mandate<World>{*this}.deed(by, line)) return *said;
        if (auto said = story::planned_deed(*this, by, line)) return *said;
        if (verb == "founds") return found(by, line, 2);
        if (verb == "records") return record(by, line);
        if (verb == "sees") return names(by, "/api/awards?sort=number", "number");
        if (verb == "finds") return names(by, "/api/awards?sort=number&text=" + escaped(line.at(2)), "number");
        if (verb == "searches") return search(by, line.at(2));
        if (verb == "traces") return trace(by, line);
        if (verb == "renames")
            return post(by, "/api/programmes/" + std::to_string(programmes.at(line.at(2))) + "/description",
                        "{" + text_of(line, 3).substr(1), after(line, "key"));
        if (verb == "judges") return judge(by, line);
        if (verb == "imports") return import(by, line);
        if (verb == "looks") return post(by, "/api/findings/look", "{}", after(line, "key"));
        if (verb == "tunes") // NAME VALUE [in PROGRAMME] [on DAY]
            return post(by, "/api/finding-parameters",
                        R"({"name":)" + in_json(line.at(2)) + R"(,"value":)" + line.at(3) +
                            (after(line, "in").empty()
                                 ? ""
                                 : R"(,"programme":)" + std::to_string(programmes.at(after(line, "in")))) +
                            R"(,"valid_from":)" + in_json(value_day(line)) + R"(,"reason":)" +
                            in_json(after(line, "because")) + "}",
                        after(line, "key"));
        if (verb == "answers")
            return post(by, "/api/findings/" + finding(line.at(2), line.at(3)) + "/steps",
                        R"({"step":)" + in_json(line.at(4)) + R"(,"reason":)" + in_json(after(line, "because")) + "}",
                        after(line, "key"));
        if (verb == "appropriates") return appropriate(by, line);
        if (auto said = story::recovery_deed(*this, by, line)) return *said;
        if (auto said = of_authority(by, line); !said.empty()) return said;
        if (auto said = payment_deed(by, line)) return *said;
        if (auto said = story::signed_deed(*this, by, line)) return *said;
        if (verb == "reverses")
            return post(by, "/api/entries/" + number("SELECT COALESCE(max(id), 0) FROM entry") + "/reversal",
                        R"({"value_on":)" + in_json(value_day(line)) + R"(,"memo":)" + in_json(after(line, "because")) +
                            "}",
                        after(line, "key"));
        if (verb == "closes_books")
            return post(by, "/api/periods/close", R"({"through":)" + in_json(line.at(2)) + "}", after(line, "key"));
        if (verb == "reopens_books")
            return post(by, "/api/periods/reopen",
                        R"({"through":)" + in_json(line.at(2)) + R"(,"decision":)" + in_json(after(line, "by")) +
                            R"(,"reason":)" + in_json(after(line, "because")) + "}",
                        after(line, "key"));
        if (auto said = story::Books<World>{*this}.deed(by, line)) return *said;
        for (auto const& movement : story::movements)
            if (verb == movement.verb) return move(by, line, movement);
        auto const& thing  = line.at(2);
        bool        big    = programmes.contains(thing);
        auto        id     = big ? programmes.at(thing) : awards.contains(thing) ? awards.at(thing) : 999'999;
        auto        reason = after(line, "because");
        return post(by, (big ? "/api/programmes/" : "/api/awards/") + std::to_string(id) + "/steps",
                    R"({"step":)" + in_json(verb) + (reason.empty() ? "" : R"(,"reason":)" + in_json(reason)) + "}",
                    after(line, "key"));
    }

    // What is said of delegations, of two persons and of funding rules; "" for other words.
    std::string of_authority(Caller const& by, LineWords const& line)
    {
        auto const& verb = line.at(1);
        auto        of = [](auto const& all, std::string const& name) { return all.contains(name) ? all.at(name) : 0; };
        auto        last_of = [&](char const* table, char const* column, std::string const& person) {
            return number(std::string{"SELECT COALESCE(max(id), 0) FROM "} + table + " WHERE " + column + " = " +
                                 std::to_string(of(persons, person)));
        };
        auto because = [&] { return R"({"reason":)" + in_json(after(line, "because")) + "}"; };
        if (verb == "delegates")
            return post(by, "/api/authority",
                        story::delegation(line, of(persons, line.at(2)), of(programmes, line.at(4)), today()), "");
        if (verb == "revokes_authority")
            return post(by, "/api/authority/" + last_of("delegation", "person_id", line.at(2)) + "/revocation",
                        because(), "");
        if (verb == "lets")
            return post(by, "/api/acting",
                        fmt::format(R"({{"deputy":{},"holder":{},"from":"{}","until":"{}","decision":{}}})",
                                    of(persons, line.at(2)), of(persons, line.at(4)), today().iso(),
                                    today().plus_days(std::stoi(after(line, "for"))).iso(), in_json(after(line, "by"))),
                        "");
        if (verb == "recalls")
            return post(by, "/api/acting/" + last_of("acting", "deputy_id", line.at(2)) + "/end", because(), "");
        if (verb == "sets")
            return post(by, "/api/funding-rules", story::rule(line, of(programmes, after(line, "in"))), "");
        if (verb == "tries") return tries(by, line);
        if (verb == "asks") return asks(by, line);
        if (verb == "sees_may")
            return may(by, "/api/awards/" + std::to_string(awards.at(line.at(3))) + "/agreement", line.at(2));
        if (verb == "sees_may_judge")
            return may(by, "/api/milestones/" + story::milestone(*this, line.at(3)), line.at(2));
        if (verb == "sees_may_amend")
            return may(by, "/api/amendments/" + number("SELECT max(id) FROM amendment"), line.at(2));
        if (verb == "sees_may_answer") // STEP CAUSE
            return may(by, "/api/approvals/" + approval(line.at(3)), line.at(2));
        if (verb == "sees_may_use")
            return may(by, "/api/payees/" + std::to_string(accounts.at(line.at(3))), line.at(2));
        if (verb == "sees_may_sign")
            return may(by, "/api/batches/" + std::to_string(batches.at(line.at(3))), line.at(2));
        if (verb == "sees_may_recover")
            return may(by, "/api/recoveries/" + number("SELECT max(id) FROM recovery"), line.at(2));
        if (verb == "sees_may_pay")
            return may(by, "/api/payments/" + std::to_string(payments.at(line.at(3))), line.at(2));
        if (verb == "is_told") return story::told(latest_refusal.lines);
        if (verb == "hears") return latest_refusal.lines.empty() ? "nothing" : latest_refusal.lines[0].en;
        if (verb == "uses") return uses(by, line);
        if (verb == "proposes") {
            auto ground = ground_of(line);
            return post(by, "/api/approvals",
                        fmt::format(R"({{"deed":"{}","programme":{},"award":{},"amount":{},"cause":{},"note":""}})",
                                    line.at(2), ground.programme.value, ground.award.value,
                                    json::to_text(ground.amount), in_json(after(line, "as"))),
                        "");
        }
        if (verb == "confirms" || verb == "declines" || verb == "withdraws")
            return post(by,
                        "/api/approvals/" + approval(line.at(2)) + "/steps",
                        R"({"step":")" + verb.substr(0, verb.size() - 1) + R"(","reason":)" +
                            in_json(after(line, "because")) + "}",
                        "");
        return "";
    }

    std::string approval(std::string const& cause)
    {
        return number("SELECT COALESCE(max(id), 0) FROM approval WHERE cause = '" + cause + "'");
    }

    Ground ground_of(LineWords const& line)
    {
        Id<Award> award{awards.at(line.at(3))};
        auto      db = database.open(OpenMode::existing);
        return {*named<Deed>(line.at(2)),
                db.snapshot().one<Id<Programme>>("SELECT programme_id FROM award WHERE id = $1", award), award,
                *Money::parse(line.at(4), Currency{})};
    }

    std::string uses(Caller const& by, LineWords const& line)
    {
        auto ground  = ground_of(line);
        auto outcome = recorder.run_one({.actor     = {by.person(), "", 0},
                                         .key       = fresh_key(chance),
                                         .operation = "test",
                                         .request   = "{}",
                                         .run       = [&](Act& act) -> Result<std::string> {
                                             CHECK(use_authority(act, by, {ground, after(line, "as")}));
                                             return std::string{"{}"};
                                         }});
        return outcome.ending == journal::Ending::done ? "done" : refusal(outcome.refused) + outcome.incident;
    }

    // Whether, or which limit is in the way, what is left of it, and who could.
    std::string asks(Caller const& by, LineWords const& line)
    {
        auto ground = ground_of(line);
        auto answer =
            client.get(by, fmt::format("/api/authority/why?deed={}&programme={}&award={}&minor={}", line.at(2),
                                       ground.programme.value, ground.award.value, ground.amount.minor));
        if (!answer) return refusal(answer.error());
        return story::why(*answer);
    }

    // What a page says of a step: that it may be taken, or why not, what is left, and who could.
    std::string may(Caller const& by, std::string const& path, std::string const& step)
    {
        auto answer = client.get(by, path);
        if (!answer) return refusal(answer.error());
        auto const value = boost::json::parse(*answer);
        for (auto const& each : value.at("may").as_array()) {
            auto const& one = each.as_object();
            if (one.at("step").as_string() != step) continue;
            if (one.at("allowed").as_bool()) return "may";
            std::vector<Bilingual> lines;
            if (auto const* said = one.if_contains("lines"))
                for (auto const& line : said->as_array())
                    lines.push_back({std::string{line.at("zh").as_string()}, std::string{line.at("en").as_string()}});
            auto rest = story::told(lines);
            return std::string{one.at("refusal").as_string()} + (rest.empty() ? "" : " " + rest);
        }
        return "no such step";
    }

    std::string tries(Caller const& by, LineWords const& line)
    {
        auto        day  = after(line, "on");
        std::string body = R"({"kind":")" + line.at(2) + R"(","question":)" + json::to_text(story::question_of(line));
        if (!day.empty()) body += R"(,"day":")" + day + "\"";
        if (auto in = after(line, "in"); !in.empty()) body += R"(,"programme":)" + std::to_string(programmes.at(in));
        auto answer = client.post(by, "/api/funding-rules/try", body + "}");
        if (!answer) return refusal(answer.error());
        return story::tried(*answer);
    }

    std::string place(std::string const& pool, Stage stage, std::string const& thing)
    {
        auto has = particulars(stage);
        auto id  = [](auto const& all, std::string const& name) { return all.contains(name) ? all.at(name) : 999'999; };
        auto out = R"({"appropriation":)" + std::to_string(id(pools, pool)) + R"(,"stage":")" +
                   std::string{name_of(stage)} + "\"";
        std::int64_t programme = id(programmes, thing), award = id(awards, thing);
        if (awards.contains(thing))
            programme = std::stoll(number("SELECT programme_id FROM award WHERE id = " + std::to_string(award)));
        if (has.programme) out += R"(,"programme":)" + std::to_string(programme);
        if (has.award) out += R"(,"award":)" + std::to_string(award);
        return out + "}";
    }

    std::string appropriate(Caller const& by, LineWords const& line)
    {
        auto         money = *Money::parse(line.at(3), *Currency::from_code(line.at(4)));
        std::int64_t id    = 0;
        auto         body  = R"({"title":{"zh":"预算","en":""},"fund":"general","budget_line":"206","code":)" +
                    in_json(line.at(2)) + R"(,"fiscal_year":)" + (after(line, "for") + "2026").substr(0, 4) +
                    R"(,"amount":)" + json::to_text(money) + R"(,"decision":)" + in_json(after(line, "by")) +
                    R"(,"value_on":)" + in_json(value_day(line)) + "}";
        auto said = post(by, "/api/appropriations", body, after(line, "key"), &id);
        if (id) pools[line[2]] = id;
        return said;
    }

    std::string move(Caller const& by, LineWords const& line, story::Movement const& movement)
    {
        auto minor = std::to_string(Money::parse(line.at(4), Currency{})->minor);
        auto cause = after(line, "cause");
        if (cause.empty()) cause = "story-" + std::to_string(++causes);
        auto body = R"({"cause":)" + in_json(cause) + R"(,"kind":")" + std::string{name_of(movement.kind)} +
                    R"(","legs":[{"place":)" + place(line.at(2), movement.from, line.at(3)) + R"(,"minor":-)" + minor +
                    R"(},{"place":)" + place(line.at(2), movement.to, line.at(3)) + R"(,"minor":)" + minor +
                    R"(}],"value_on":)" + in_json(value_day(line));
        auto decision = after(line, "by");
        if (movement.kind == EntryKind::fall_due) body += story::order_of(line, decision, value_day(line));
        else if (!decision.empty()) body += R"(,"decision":)" + in_json(decision);
        return post(by, "/api/entries", body + "}", after(line, "key"));
    }

    std::string currency_of(std::string const& pool)
    {
        auto db = database.open(OpenMode::existing);
        return db.snapshot().one<std::string>("SELECT currency FROM appropriation WHERE id = $1", pools.at(pool));
    }

    // What stands at a stage of an appropriation.
    std::string stands(LineWords const& line)
    {
        return sum("SELECT CAST(COALESCE(sum(minor), 0) AS BIGINT) FROM money_total "
                   "WHERE appropriation_id = $1 AND stage = $2",
                   currency_of(line.at(1)), pools.at(line.at(1)), line.at(2));
    }

    // What passed from an appropriation to the teams in a month.
    std::string paid_in(std::string const& pool, std::string const& month)
    {
        return sum("SELECT CAST(COALESCE(sum(minor), 0) AS BIGINT) FROM paid_by_month "
                   "WHERE appropriation_id = $1 AND month = $2",
                   currency_of(pool), pools.at(pool), month);
    }

    // NUMBER PROGRAMME APPLIED AWARDED DISBURSED, in pounds.
    std::string import(Caller const& by, LineWords const& line)
    {
        auto text       = story::grant(line.at(2), line.at(3), line.at(4), line.at(5), line.at(6));
        auto said       = story::import(recorder, client, by, text);
        awards[line[2]] = std::stoll(number("SELECT COALESCE(max(id), 0) FROM award WHERE number = '" + line[2] + "'"));
        return said;
    }

    std::string finding(std::string const& award, std::string const& rule)
    {
        return number("SELECT COALESCE(max(id), 0) FROM finding WHERE rule = '" + rule +
                      "' AND award_id = " + std::to_string(awards.at(award)));
    }

    // The open questions about an award, by their rules.
    std::string asked(std::string const& award)
    {
        auto        db = database.open(OpenMode::existing);
        std::string out;
        for (auto const& rule : db.snapshot().rows<std::string>(
                 "SELECT rule FROM finding WHERE state = 'open' AND award_id = $1 ORDER BY rule", awards.at(award)))
            out += (out.empty() ? "" : " ") + rule;
        return out.empty() ? "nothing" : out;
    }

    bool held(std::string const& award)
    {
        auto db       = database.open(OpenMode::existing);
        auto snapshot = db.snapshot();
        return has_open_finding(snapshot, Id<Award>{awards.at(award)});
    }

    // What stands at a stage of one award.
    std::string booked(std::string const& award, std::string const& stage)
    {
        return sum("SELECT CAST(COALESCE(sum(balance), 0) AS BIGINT) FROM account WHERE award_id = $1 AND stage = $2",
                   "GBP", awards.at(award), stage);
    }

    // The oldest open doubt is judged.
    std::string judge(Caller const& by, LineWords const& line)
    {
        auto id = number("SELECT COALESCE(min(id), 0) FROM organisation_doubt WHERE state = 'open'");
        return post(by, "/api/organisation-doubts/" + id, R"({"verdict":)" + in_json(line.at(2)) + "}",
                    after(line, "key"));
    }

    static std::string escaped(std::string const& text)
    {
        std::string out;
        for (unsigned char c : text) out += "%" + hex({reinterpret_cast<char const*>(&c), 1});
        return out;
    }

    std::string names(Caller const& by, std::string const& target, char const* member)
    {
        auto answer = client.get(by, target);
        if (!answer) return refusal(answer.error());
        std::string out;
        auto const  value = boost::json::parse(*answer);
        for (auto const& item : value.at("items").as_array())
            out += (out.empty() ? "" : " ") + std::string{item.at(member).as_string()};
        return out.empty() ? "nothing" : out;
    }

    // The Chinese titles in one list of an answer.
    std::string names_of(Caller const& by, std::string const& target, std::string const& member)
    {
        auto answer = client.get(by, target);
        if (!answer) return refusal(answer.error());
        std::string out;
        auto const  value = boost::json::parse(*answer);
        for (auto const& item : value.at(member).as_array())
            out += (out.empty() ? "" : " ") + std::string{item.at("title").at("zh").as_string()};
        return out.empty() ? "nothing" : out;
    }

    std::string search(Caller const& by, std::string const& query)
    {
        while (search_index().advance(recorder)) {}
        return names(by, "/api/search?q=" + escaped(query), "title");
    }

    // traces NOUN NAME before|own|after: the line of a thing, of an entry the newest, as nouns; how many, where they
    // are told as one; of its own life the kinds of facts.
    std::string trace(Caller const& by, LineWords const& line)
    {
        std::map<std::string, std::map<std::string, std::int64_t> const*> const named{
            {"programme", &programmes}, {"appropriation", &pools}, {"claim", &claims},    {"directive", &directives},
            {"meeting", &meetings},     {"paper", &papers},        {"agenda_item", &items}, {"body", &bodies},
            {"pilot", &pilots},         {"practice", &practices},  {"plan", &plans},      {"indicator", &indicators},
            {"payment", &payments},     {"award", &awards}};
        auto const& noun   = line.at(2);
        auto const& all    = named.contains(noun) ? *named.at(noun) : awards;
        auto        id     = noun == "entry" ? number("SELECT COALESCE(max(id), 0) FROM entry")
                                             : std::to_string(all.contains(line.at(3)) ? all.at(line[3]) : 999'999);
        auto        answer = client.get(by, "/api/line/" + noun + "/" + id);
        if (!answer) return refusal(answer.error());
        std::string out;
        auto const  value = boost::json::parse(*answer);
        for (auto const& item : value.at(line.at(4)).as_array()) {
            auto const& step = item.as_object();
            out += (out.empty() ? "" : " ") + std::string{step.at(line[4] == "own" ? "kind" : "noun").as_string()};
            if (auto const* count = step.if_contains("count")) out += "*" + std::to_string(count->as_int64());
            else if (!step.contains("id")) out += "*";
        }
        return out.empty() ? "nothing" : out;
    }

    std::string totals(LineWords const& line)
    {
        return sum("SELECT CAST(COALESCE(sum(minor), 0) AS BIGINT) FROM portfolio_total "
                   "WHERE programme_id = $1 AND state = $2 AND currency = $3",
                   line.at(3), programmes.at(line.at(1)), line.at(2), line.at(3));
    }

    std::string organisation(LineWords const& line)
    {
        return sum("SELECT CAST(COALESCE(sum(t.minor), 0) AS BIGINT) FROM organisation_total t "
                   "JOIN organisation o ON o.id = t.organisation_id WHERE o.name = $1 AND t.currency = $2",
                   line.at(2), line.at(1), line.at(2));
    }

    template <class... P> std::string sum(std::string_view sql, std::string const& code, P const&... parameters)
    {
        auto db    = database.open(OpenMode::existing);
        auto minor = db.snapshot().one<std::int64_t>(sql, parameters...);
        return std::to_string(minor / 100) + (minor % 100 < 10 ? ".0" : ".") + std::to_string(minor % 100) + " " + code;
    }

    std::map<std::string, std::int64_t> reservations;
    std::int64_t                        rate{999'999};
    std::optional<DailyRunner>          daily;
    std::chrono::milliseconds           elapsed{};
};

// How many expectations of the story were wrong.
int tell(std::string const& path, Dialect dialect)
{
    std::ifstream file{path};
    World         world{dialect};
    std::string   line;
    int           wrong = 0, lines = 0;
    auto          complain = [&](std::string const& what) {
        ++wrong;
        std::cerr << path << ":" << lines << ": " << what << " (" << name_of(dialect) << ")\n";
    };
    while (std::getline(file, line)) {
        ++lines;
        auto        arrow = line.find("-> ");
        auto        words = split(line.substr(0, arrow));
        std::string expected;
        if (arrow != line.npos)
            for (auto const& word : split(line.substr(arrow + 3))) expected += (expected.empty() ? "" : " ") + word;
        if (words.empty()) continue;
        auto got = world.run(words);
        if (arrow == line.npos ? !got.empty() && got != "active" : got != expected)
            complain("expected " + (expected.empty() ? "success" : expected) + ", got " + got);
    }
    if (lines == 0) complain("expected a story, got an empty file");
    for (auto const& each : world.audit()) complain("expected sound books, got " + each);
    return wrong;
}

} // namespace

int main(int count, char** arguments)
{
    int wrong = count < 2;
    for (int i = 1; i < count; ++i) {
        wrong += tell(arguments[i], Dialect::sqlite);
        if (!test::postgres_is_left_out()) wrong += tell(arguments[i], Dialect::postgresql);
    }
    std::cout << count - 1 << " stories, " << wrong << " wrong expectations\n";
    return wrong != 0;
}
