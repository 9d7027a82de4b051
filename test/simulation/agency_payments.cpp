// What the agency pays, what the teams report of it, and how an award ends.
#include "payment/payment.hpp"
#include "simulation/agency_life.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace penstock::agency {

std::vector<Life::Standing> Life::standing(std::int64_t award, std::string_view stage)
{
    return desk_.snapshot().rows<Standing>(R"sql(
        SELECT appropriation_id AS appropriation, milestone_id AS milestone, line, balance - set_aside AS minor
          FROM account
         WHERE award_id = $1 AND stage = $2 AND balance > set_aside
         ORDER BY id
    )sql",
                                           award, stage);
}

bool Life::owed(Award const& award)
{
    return desk_.snapshot().one<std::int64_t>(
               "SELECT count(*) FROM account WHERE award_id = $1 AND stage = 'payable' AND balance > 0", award.id) > 0;
}

// The organisation's account, proposed, verified, confirmed by the organisation, and then in its days of cooling off.
void Life::prepare_payee(Award const& award)
{
    auto& payee = payees_[{award.organisation, award.currency}];
    if (payee) return;
    auto const number = payees_.size();
    auto const holder =
        desk_.snapshot().one<std::string>("SELECT name FROM organisation WHERE id = $1", award.organisation);
    auto contact = desk_.made(
        finance(), "/api/contacts",
        fmt::format(R"({{"organisation":{0},"name":"Office","reach":"office{0}@unit.example"}})", award.organisation));
    auto account =
        fmt::format(R"("number":"310007009{:010}","bank_code":"102100099996","bank_name":"Bank","holder":"{}")",
                    7'000'000 + 37 * number, holder);
    payee         = desk_.made(officer(), "/api/payees",
                               fmt::format(R"({{"organisation":{},"scheme":"cn",{},"currency":"{}","contact":{}}})",
                                           award.organisation, account, currencies[award.currency], contact));
    auto document = desk_.keep(fmt::format("account {}", payee));
    desk_.ask(finance(), fmt::format("/api/payees/{}/steps", payee),
              fmt::format(R"({{"step":"verify","registry":"Registry","document":"{}"}})", document));
    std::string path;
    desk_.ask(second(), fmt::format("/api/payees/{}/link", payee), "{}",
              [&](auto const& made) { path = made.at("confirmation_link").as_string(); });
    desk_.flush();
    desk_.ask({}, "/api/payee-confirmations",
              fmt::format(R"({{"token":"{}","answer":"confirm"}})", path.substr(path.find('=') + 1)));
}

void Life::request(std::int64_t id)
{
    auto& award = awards_.at(id);
    if (award.requested_on == now()) return; // by another reason on the same day
    award.requested_on = now();
    for (auto const& due : standing(id, "payable")) {
        auto body = fmt::format(R"({{"award":{},"appropriation":{},"payee":{},"amount":{{"minor":{},"currency":"{}"}},)"
                                R"("purpose":"Research")",
                                id, due.appropriation, payees_.at({award.organisation, award.currency}), due.minor,
                                currencies[award.currency]);
        if (due.milestone) body += fmt::format(R"(,"milestone":{})", due.milestone);
        if (!due.line.empty()) body += fmt::format(R"(,"line":"{}")", due.line);
        desk_.ask(officer(), "/api/payments", body + "}",
                  [this, order = Order{0, id, due.minor, award.currency, 1}](auto const& made) mutable {
                      order.id = made.at("id").as_int64();
                      in_weeks(0, Phase::approve, [this, order] { approve(order, "approve"); });
                  });
    }
}

void Life::approve(Order const& order, std::string_view step)
{
    desk_.ask(finance(), fmt::format("/api/payments/{}/steps", order.id),
              fmt::format(R"({{"step":"{}","reason":"In order."}})", step));
    if (approved_[order.currency].empty()) in_weeks(0, Phase::batch, [this, c = order.currency] { send(c); });
    approved_[order.currency].push_back(order);
}

void Life::send(int currency)
{
    auto                      orders = std::exchange(approved_[currency], {});
    std::vector<std::int64_t> ids;
    for (auto const& order : orders) ids.push_back(order.id);
    auto batch = desk_.made(finance(), "/api/batches",
                            fmt::format(R"({{"debtor":{},"payments":[{}]}})", debtors_[currency], fmt::join(ids, ",")));
    auto path  = fmt::format("/api/batches/{}/steps", batch);
    desk_.ask(finance(), path, R"({"step":"sign"})");
    desk_.ask(second(), path, R"({"step":"sign"})");
    desk_.ask(second(), path, R"({"step":"send"})");
    at(now().plus_days(5), Phase::bank, [this, orders] { bank(orders); });
}

// What the bank did, in its own file: now and then an account is closed, or the money comes back.
void Life::bank(std::vector<Order> const& orders)
{
    std::string content = "end_to_end_id,status,amount,currency,value_on,bank_reference,reason\r\n";
    int         count   = 0;
    auto        line    = [&](Order const& order, std::string_view status, std::string_view reason) {
        content += fmt::format("{},{},{}.{:02},{},{},{}{},{}\r\n", end_to_end_of({order.id}, order.attempt), status,
                                         order.minor / 100, order.minor % 100, currencies[order.currency], now().iso(),
                                         status.substr(0, 3), order.id * 10 + order.attempt, reason);
        ++count;
    };
    for (auto const& order : orders) {
        if (late_in_year() || desk_.below(60) > 1) line(order, "settled", "");
        else if (desk_.one_in(2)) {
            line(order, "rejected", "AC04");
            in_weeks(0, Phase::retry, [this, again = order]() mutable {
                ++again.attempt;
                approve(again, "retry");
            });
        } else {
            line(order, "settled", "");
            line(order, "returned", "AC06");
            in_weeks(2, Phase::request, [this, award = order.award] { request(award); });
        }
    }
    auto digest = desk_.keep(content);
    desk_.ask(finance(), "/api/bank-answers",
              fmt::format(R"({{"digest":"{}","name":"answer {}.csv","read":{}}})", digest, ++answers_, count));
}

// ---- spending and the end ----------------------------------------------------------------------------------------

void Life::spend(Award& award, bool all)
{
    auto const until = now().plus_days(award.closing ? 0 : -1);
    if (award.ended || award.reported_until >= until) return;
    std::map<std::string, std::int64_t> by_line;
    for (auto const& each : standing(award.id, "paid")) by_line[each.line] += each.minor;
    std::string items;
    for (auto const& [line, minor] : by_line)
        if (auto part = all ? minor : minor * 2 / 5; part > 0)
            items += fmt::format(R"({}{{"line":"{}","minor":{}}})", items.empty() ? "" : ",", line, part);
    if (items.empty()) return;
    desk_.ask(team(award), fmt::format("/api/awards/{}/spending", award.id),
              fmt::format(R"({{"report":{{"until":"{}","lines":[{}],"people":7,"results":"","note":""}}}})",
                          until.iso(), items));
    award.reported_until = until;
}

void Life::give_back(Award const& award)
{
    for (auto const& each : standing(award.id, "paid"))
        move("give_back", place(award, each.appropriation, "paid", each.line),
             place(award, each.appropriation, "returned", each.line), each.minor);
}

void Life::close(Award& award)
{
    if (owed(award)) return in_weeks(2, Phase::close, [this, &award] { close(award); });
    desk_.ask(manager(award), fmt::format("/api/awards/{}/steps", award.id), R"({"step":"begin_closing"})");
    bool const some_left = desk_.one_in(10);
    award.closing        = true;
    spend(award, !some_left);
    award.ended = true;
    for (auto const& each : standing(award.id, "committed")) // of milestones that were waived
        move("decommit", place(award, each.appropriation, "committed", each.line),
             place(award, each.appropriation, "allotted"), each.minor);
    if (some_left) {
        desk_.flush();
        give_back(award);
    }
    auto path = fmt::format("/api/awards/{}/closeout", award.id);
    desk_.ask(
        team(award), path,
        R"({"report":{"account":"All was reached.","files":[],"assets":[],"results":[],"leftover":"give_back"}})");
    desk_.ask(manager(award), path + "/steps", R"({"step":"accept_task","reason":"Measured by others."})");
    desk_.ask(finance(), path + "/steps", R"({"step":"accept_finance","reason":"Accounts in order."})");
    desk_.ask(manager(award), path + "/steps", R"({"step":"conclude","reason":"Agree the method first."})");
}

} // namespace penstock::agency
