// Deeds of stories about payments and the accounts they go to.
#pragma once

#include "scenario/house.hpp"
#include "scenario/payment_words.hpp"

#include <set>

namespace penstock::story {

class PaymentStory : public House {
public:
    using House::House;

    std::string state_of(std::string const& path, std::int64_t id)
    {
        auto answer = client.get(Caller::operator_of_this_machine(), path + std::to_string(id));
        if (!answer) return refusal(answer.error());
        return std::string{boost::json::parse(*answer).at("state").as_string()};
    }

    // Makes the thing and remembers it under the story's name for it.
    std::string make(Caller const& by, std::string const& path, std::string const& body,
                     std::map<std::string, std::int64_t>& things, LineWords const& line)
    {
        std::int64_t id    = 0;
        auto         state = post(by, path, body, after(line, "key"), &id);
        if (id) things[line.at(2)] = id;
        return state;
    }

    static std::int64_t known(std::map<std::string, std::int64_t> const& things, std::string const& name)
    {
        return things.contains(name) ? things.at(name) : 999'999;
    }

    std::int64_t organisation_of(std::string const& name)
    {
        auto db = database.open(OpenMode::existing);
        return db.snapshot().row<std::int64_t>("SELECT id FROM organisation WHERE name = $1", name).value_or(999'999);
    }

    std::string step(Caller const& by, std::string const& path, std::int64_t id, std::string const& event,
                     LineWords const& line, std::string const& more = "")
    {
        auto reason = after(line, "because");
        return post(by, path + std::to_string(id) + "/steps",
                    R"({"step":)" + in_json(event) + (reason.empty() ? "" : R"(,"reason":)" + in_json(reason)) + more +
                        "}",
                    after(line, "key"));
    }

    std::optional<std::string> payment_deed(Caller const& by, LineWords const& line)
    {
        auto const& verb = line.at(1);
        if (verb == "contacts") // NAME ORGANISATION
            return make(by, "/api/contacts",
                        R"({"organisation":)" + std::to_string(organisation_of(line.at(3))) + R"(,"name":)" +
                            in_json(line[2]) + R"(,"reach":"contact@linjiang.example"})",
                        contacts, line);
        if (verb == "proposes_account") return propose_account(by, line);
        if (verb == "handles") { // STEP ACCOUNT
            std::string more;
            if (line.at(2) == "verify") more = R"(,"registry":"national register")";
            if (line.at(2) == "verify" || line[2] == "confirm_by_letter")
                more += R"(,"document":")" + story::keep(recorder, "a certificate of the bank") + "\"";
            return step(by, "/api/payees/", known(accounts, line.at(3)), line[2], line, more);
        }
        if (verb == "tells_contact") { // ACCOUNT WAY ANSWER [on DAY] [because WHAT WAS SAID]
            auto said = after(line, "because");
            return post(by, "/api/payees/" + std::to_string(known(accounts, line.at(2))) + "/notices",
                        R"({"way":")" + line.at(3) + R"(","answer":")" + line.at(4) + R"(","told_on":)" +
                            in_json(value_day(line)) + R"(,"said":)" + in_json(said.empty() ? "wang, by name" : said) +
                            "}",
                        after(line, "key"));
        }
        if (verb == "hands_link") { // ACCOUNT
            auto path   = "/api/payees/" + std::to_string(known(accounts, line.at(2))) + "/link";
            auto answer = client.post(by, path, "{}");
            if (!answer) return refusal(answer.error());
            auto link      = std::string{boost::json::parse(*answer).at("confirmation_link").as_string()};
            links[line[2]] = link.substr(link.find('=') + 1);
            return "done";
        }
        if (verb == "asks_payment") return ask_payment(by, line);
        if (verb == "does") return step(by, "/api/payments/", known(payments, line.at(3)), line.at(2), line);
        if (verb == "batches") return make_batch(by, line);
        if (verb == "signs" && batches.contains(line.at(2))) // else an agreement
            return step(by, "/api/batches/", known(batches, line.at(2)), "sign", line);
        if (verb == "sends") return step(by, "/api/batches/", known(batches, line.at(2)), "send", line);
        if (verb == "dissolves") return step(by, "/api/batches/", known(batches, line.at(2)), "dissolve", line);
        if (verb == "reads") { // SETTLED|REJECTED|RETURNED PAYMENT AMOUNT
            auto name = number("SELECT COALESCE(max(attempt), 0) FROM payment WHERE id = " +
                               std::to_string(known(payments, line.at(3))));
            latest_answer =
                story::bank_table(line.at(2), end_to_end_of({known(payments, line[3])}, std::stoll(name)), line.at(4),
                                  line.size() > 5 && line[5].size() == 3 ? line[5] : "CNY", value_day(line),
                                  after(line, "line").empty() ? "R" + std::to_string(++causes) : after(line, "line"));
            return read_answer(by, latest_answer);
        }
        if (verb == "reads_again") return read_answer(by, latest_answer + (line.size() > 2 ? "\r\n" : ""));
        if (verb == "matches") // the newest line without a payment, to PAYMENT
            return post(by, "/api/bank-lines/" + newest_line() + "/steps",
                        R"({"step":"match","payment":)" + std::to_string(known(payments, line.at(2))) + "}",
                        after(line, "key"));
        if (verb == "sets_aside")
            return post(by, "/api/bank-lines/" + newest_line() + "/steps",
                        R"({"step":"set_aside","reason":)" + in_json(after(line, "because")) + "}", after(line, "key"));
        if (verb == "pays") return pay_at_once(by, line);
        if (verb == "pays_milestone") { // POOL AWARD MILESTONE AMOUNT
            LineWords whole{line[0], verb, line.at(2), line.at(3), line.at(5), "of", line[4]};
            return pay_at_once(by, whole);
        }
        if (verb == "pays_line") { // POOL AWARD LINE AMOUNT
            LineWords whole{line[0], verb, line.at(2), line.at(3), line.at(5), "line", line[4]};
            return pay_at_once(by, whole);
        }
        return std::nullopt;
    }

    std::string newest_line() { return number("SELECT COALESCE(max(id), 0) FROM bank_line WHERE state = 'unmatched'"); }

    // NAME ORGANISATION CONTACT [number N] [holder H]
    std::string propose_account(Caller const& by, LineWords const& line)
    {
        auto written = after(line, "number"), holder = after(line, "holder"), currency = after(line, "in");
        return make(by, "/api/payees",
                    R"({"organisation":)" + std::to_string(organisation_of(line.at(3))) +
                        R"(,"scheme":"cn","bank_code":"102100099996","number":)" +
                        in_json(written.empty() ? story::account_number(++causes) : written) + R"(,"holder":)" +
                        in_json(holder.empty() ? line[3] : holder) + R"(,"currency":")" +
                        (currency.empty() ? "CNY" : currency) + R"(","contact":)" +
                        std::to_string(known(contacts, line.at(4))) + "}",
                    accounts, line);
    }

    // The contact who holds the account's link.
    std::string holder_of_link(std::string const& account)
    {
        auto id = number("SELECT COALESCE(max(contact_id), 0) FROM payee_link WHERE payee_id = " +
                         std::to_string(known(accounts, account)));
        for (auto const& [name, contact] : contacts)
            if (std::to_string(contact) == id) return name;
        return "nobody";
    }

    // contact confirms ACCOUNT | contact denies ACCOUNT because "..."
    std::string answer_link(LineWords const& line)
    {
        auto reason = after(line, "because");
        auto token  = links.contains(line.at(2)) ? links.at(line[2]) : std::string(43, 'x');
        return post({}, "/api/payee-confirmations",
                    R"({"token":")" + token + R"(","answer":")" + (line[1] == "confirms" ? "confirm" : "deny") + "\"" +
                        (reason.empty() ? "" : R"(,"reason":)" + in_json(reason)) + "}",
                    after(line, "key"));
    }

    std::string currency_of(std::string const& pool)
    {
        auto db = database.open(OpenMode::existing);
        return db.snapshot()
            .row<std::string>("SELECT currency FROM appropriation WHERE id = $1", known(pools, pool))
            .value_or("CNY");
    }

    // NAME POOL AWARD ACCOUNT AMOUNT [invoice N] [code C] [of MILESTONE] [line LINE] [although WHY]
    std::string ask_payment(Caller const& by, LineWords const& line)
    {
        auto code = currency_of(line.at(3));
        auto body = R"({"award":)" + std::to_string(known(awards, line.at(4))) + R"(,"appropriation":)" +
                    std::to_string(known(pools, line[3])) + R"(,"payee":)" +
                    std::to_string(known(accounts, line.at(5))) + R"(,"amount":)" +
                    json::to_text(*Money::parse(line.at(6), *Currency::from_code(code))) + R"(,"purpose":"拨款")";
        if (auto invoice = after(line, "invoice"); !invoice.empty()) body += R"(,"invoice_number":)" + in_json(invoice);
        if (auto invoice = after(line, "code"); !invoice.empty()) body += R"(,"invoice_code":)" + in_json(invoice);
        if (auto name = after(line, "of"); !name.empty())
            body += R"(,"milestone":)" + number("SELECT COALESCE(max(id), 999999) FROM milestone WHERE number = '" +
                                                name + "' AND award_id = " + std::to_string(known(awards, line[4])));
        if (auto name = after(line, "line"); !name.empty()) body += R"(,"line":)" + in_json(name);
        if (auto why = after(line, "although"); !why.empty()) body += R"(,"not_same_because":)" + in_json(why);
        return make(by, "/api/payments", body + "}", payments, line);
    }

    // NAME PAYMENT... : from our account in their currency, which is made when it is first needed.
    std::string make_batch(Caller const& by, LineWords const& line)
    {
        std::string list, code{"CNY"};
        for (std::size_t i = 3; i < line.size(); ++i) {
            auto id = known(payments, line[i]);
            list += (i == 3 ? "" : ",") + std::to_string(id);
            auto db = database.open(OpenMode::existing);
            code    = db.snapshot().row<std::string>("SELECT currency FROM payment WHERE id = $1", id).value_or(code);
        }
        if (!debtors.contains(code)) {
            std::int64_t id = 0;
            post(Caller::operator_of_this_machine(), "/api/debtors",
                 R"({"name":"基本户","scheme":"cn","number":")" + story::account_number(++causes) +
                     R"(","bank_code":"105100000017","holder":"临江市","currency":")" + code + "\"}",
                 "", &id);
            debtors[code] = id;
        }
        return make(by, "/api/batches",
                    R"({"debtor":)" + std::to_string(debtors.at(code)) + R"(,"payments":[)" + list + "]}", batches,
                    line);
    }

    // What comes of the first line that is not known already.
    std::string read_answer(Caller const& by, std::string const& text)
    {
        auto ask     = R"({"digest":")" + story::keep(recorder, text) + R"(","name":"answer.csv")";
        auto preview = client.post(by, "/api/bank-answer-previews", ask + "}");
        if (!preview) return refusal(preview.error());
        auto shown = boost::json::parse(*preview).at("counts").as_object();
        auto answer =
            client.post(by, "/api/bank-answers", ask + R"(,"read":)" + boost::json::serialize(shown.at("read")) + "}");
        if (!answer) return refusal(answer.error());
        auto said = boost::json::parse(*answer);
        if (!said.at("recorded").as_bool()) return "nothing_new";
        if (said.at("counts").as_object() != shown) return "another than the preview said";
        for (auto const* outcome : {"settles", "fails", "returns", "unmatched", "known"})
            if (shown.at(outcome).as_int64() > 0) return outcome;
        return "nothing";
    }

    // What was decided about payments before the story begins, for those who make one at once.
    void empower(std::int64_t person, std::string const& deeds, std::string const& code)
    {
        if (person == 0 || !empowered.insert({person, code}).second) return;
        post(caller("a_secretary"), "/api/authority",
             R"({"person":)" + std::to_string(person) + R"(,"deeds":[)" + deeds + R"(],"currency":")" + code +
                 R"(","limits":{},"from":")" + today().iso() + R"(","until":"2099-12-31","decision":"理事会 1/2026"})",
             "");
    }

    // POOL AWARD AMOUNT [on DAY] [of MILESTONE] [line LINE]: the whole way, by helpers the story does not name.
    std::string pay_at_once(Caller const& by, LineWords const& line)
    {
        for (auto [name, role] : {std::pair{"an_officer", "case_officer"},
                                  {"one_signer", "finance_officer"},
                                  {"another_signer", "finance_officer"},
                                  {"a_secretary", "board_secretary"}})
            if (!persons.contains(name))
                if (auto said = person({"person", name, role}); !said.empty()) return said;
        auto const& award = line.at(3);
        auto        code  = currency_of(line.at(2));
        auto        key   = award + " " + code;
        if (!accounts.contains(key))
            accounts[key] = story::usable_account(recorder, fresh_key(chance), known(awards, award),
                                                  *Currency::from_code(code), ++causes);
        empower(persons.at("an_officer"), R"("request_payment")", code);
        for (auto person : {persons.at("one_signer"), persons.at("another_signer")})
            empower(person, R"("approve_payment","sign_payments")", code);
        auto      name  = "a payment " + std::to_string(++causes);
        auto      asker = caller("an_officer"), first = caller("one_signer"), second = caller("another_signer");
        LineWords asked{"", "asks_payment", name, line[2], award, key, line.at(4), "although", "the story says so"};
        for (auto const* word : {"of", "line"})
            if (auto what = after(line, word); !what.empty()) asked.insert(asked.end(), {word, what});
        auto said = payment_deed(asker, asked);
        if (said != "requested") return *said;
        std::pair<Caller const*, LineWords> const deeds[]{{&first, {"", "does", "approve", name}},
                                                          {&by, {"", "batches", name, name}},
                                                          {&first, {"", "signs", name}},
                                                          {&second, {"", "signs", name}},
                                                          {&by, {"", "sends", name}}};
        for (auto const& [who, words] : deeds) {
            said = payment_deed(*who, words);
            if (!named<PaymentState>(*said) && !named<BatchState>(*said)) return *said;
        }
        said = payment_deed(by, {"", "reads", "settled", name, line[4], code, "on", value_day(line)});
        return said == "settles" ? "done" : *said;
    }

    std::map<std::string, std::int64_t> contacts, accounts, payments, batches, debtors;
    std::map<std::string, std::string>  links; // tokens, by account
    std::string                         latest_answer;

    std::set<std::pair<std::int64_t, std::string>> empowered; // persons, by currency
};

} // namespace penstock::story
