#include "app/demo_payments.hpp"

#include "app/demo_json.hpp"
#include "payment/payment.hpp"
#include "store/blob.hpp"

#include <fmt/format.h>

namespace penstock {

std::string keep_file(Recorder& recorder, std::string const& text)
{
    BlobSink sink;
    sink.append(text);
    auto digest = sink.finish().digest;
    auto store  = [&](Act& act) -> Result<std::string> {
        sink.keep(act.upkeep());
        return std::string{"{}"};
    };
    auto kept = recorder.run_one({.operation = "upload", .request = "{}", .run = store});
    expects(kept.ending == journal::Ending::done);
    return hex(digest.view());
}

Result<std::int64_t> DemoPayments::propose(std::int64_t organisation, std::string const& name, Currency currency)
{
    auto contact = TRY(demo_id(
        TRY(client_.post(finance_, "/api/contacts",
                         fmt::format(R"({{"organisation":{},"name":"财务处 {}","reach":)"
                                     R"("finance{}@unit{}.example"}})",
                                     organisation, numbers_ % 2 ? "王会计" : "赵会计", numbers_, organisation)))));
    auto number = fmt::format("3100{:03}09{:010}", organisation % 1000, 7'000'000 + 37 * ++numbers_);
    return demo_id(TRY(
        client_.post(officer_, "/api/payees",
                     fmt::format(R"({{"organisation":{},"scheme":"cn","number":"{}","bank_code":"{}","bank_name":"{}",)"
                                 R"("holder":{},"currency":"{}","contact":{}}})",
                                 organisation, number, numbers_ % 3 ? "102100099996" : "105100000017",
                                 numbers_ % 3 ? "工商银行临江分行" : "建设银行临江分行", demo_text(name),
                                 currency.code(), contact))));
}

Result<void> DemoPayments::verify(std::int64_t payee)
{
    auto document = keep_file(recorder_, "开户许可证 " + std::to_string(payee));
    CHECK(client_.post(finance_, fmt::format("/api/payees/{}/steps", payee),
                       fmt::format(R"({{"step":"verify","registry":"事业单位登记查询","document":"{}"}})", document)));
    return {};
}

Result<void> DemoPayments::confirm(std::int64_t payee)
{
    auto link = TRY(client_.post(second_, fmt::format("/api/payees/{}/link", payee), "{}"));
    auto path = TRY(demo_member(link, "confirmation_link"));
    CHECK(client_.post({}, "/api/payee-confirmations",
                       fmt::format(R"({{"token":"{}","answer":"confirm"}})", path.substr(path.find('=') + 1))));
    return {};
}

Result<void> DemoPayments::prepare(std::int64_t award, Currency currency)
{
    auto organisation =
        recorder_.database().snapshot().one<std::int64_t>("SELECT organisation_id FROM award WHERE id = $1", award);
    auto name =
        recorder_.database().snapshot().one<std::string>("SELECT name FROM organisation WHERE id = $1", organisation);
    auto& payee = payees_[{organisation, std::string{currency.code()}}];
    if (payee) return {};
    payee = TRY(propose(organisation, name, currency));
    CHECK(verify(payee));
    return confirm(payee);
}

Result<void> DemoPayments::step(Caller const& by, std::string_view noun, std::int64_t id, std::string_view step,
                                std::string_view reason)
{
    auto body = fmt::format(R"({{"step":"{}")", step);
    if (!reason.empty()) body += ",\"reason\":" + demo_text(reason);
    CHECK(client_.post(by, fmt::format("/api/{}/{}/steps", noun, id), body + "}"));
    return {};
}

Result<std::int64_t> DemoPayments::ask(DemoPayment const& payment, std::string_view invoice)
{
    auto organisation = recorder_.database().snapshot().one<std::int64_t>(
        "SELECT organisation_id FROM award WHERE id = $1", payment.award);
    auto payee = payees_.at({organisation, std::string{payment.amount.currency.code()}});
    auto body  = fmt::format(R"({{"award":{},"appropriation":{},"payee":{},"amount":{{"minor":{},"currency":"{}"}},)"
                              R"("purpose":"科研经费拨款","not_same_because":"各按任务书约定的期次拨付，金额相同。")",
                             payment.award, payment.pool, payee, payment.amount.minor, payment.amount.currency.code());
    if (!invoice.empty()) body += ",\"invoice_number\":" + demo_text(invoice);
    if (payment.milestone) body += fmt::format(",\"milestone\":{}", payment.milestone);
    if (!payment.line.empty()) body += ",\"line\":" + demo_text(payment.line);
    return demo_id(TRY(client_.post(officer_, "/api/payments", body + "}")));
}

Result<std::int64_t> DemoPayments::approve(std::int64_t payment)
{
    CHECK(step(finance_, "payments", payment, "approve"));
    return payment;
}

Result<std::int64_t> DemoPayments::batch(std::vector<std::int64_t> const& payments, Currency currency)
{
    std::string code{currency.code()};
    if (!debtors_.contains(code))
        debtors_[code] = TRY(demo_id(TRY(client_.post(
            finance_, "/api/debtors",
            fmt::format(R"({{"name":"科研经费专户 {0}","scheme":"cn","number":"31002009{1:010}","bank_code":)"
                        R"("105100000017","bank_name":"建设银行临江分行","holder":"临江市科技创新委员会",)"
                        R"("currency":"{0}"}})",
                        code, 88'001 + debtors_.size())))));
    return demo_id(TRY(
        client_.post(finance_, "/api/batches",
                     fmt::format(R"({{"debtor":{},"payments":[{}]}})", debtors_.at(code), fmt::join(payments, ",")))));
}

Result<void> DemoPayments::send(std::int64_t batch)
{
    CHECK(step(finance_, "batches", batch, "sign"));
    CHECK(step(second_, "batches", batch, "sign"));
    return step(second_, "batches", batch, "send");
}

std::string DemoPayments::bank_line(std::int64_t payment, std::string_view status, Money amount, Day on)
{
    auto attempt =
        recorder_.database().snapshot().one<std::int64_t>("SELECT attempt FROM payment WHERE id = $1", payment);
    std::string_view reason = status == "rejected" ? "AC04 账户已销户" : status == "returned" ? "AC06 账户被冻结" : "";
    return fmt::format("{},{},{},{},{},{}{},{}\r\n", end_to_end_of({payment}, attempt), status, amount.decimal(),
                       amount.currency.code(), on.iso(), status.substr(0, 1), payment, reason);
}

Result<void> DemoPayments::answer(std::string const& lines)
{
    auto digest =
        keep_file(recorder_, "end_to_end_id,status,amount,currency,value_on,bank_reference,reason\r\n" + lines);
    auto count  = std::ranges::count(lines, '\n');
    CHECK(client_.post(finance_, "/api/bank-answers",
                       fmt::format(R"({{"digest":"{}","name":"回单 {}.csv","read":{}}})", digest, ++numbers_, count)));
    return {};
}

Result<void> DemoPayments::pay(std::vector<DemoPayment> const& payments)
{
    std::map<std::string, std::vector<std::pair<std::int64_t, DemoPayment>>> by_currency;
    for (auto const& each : payments) {
        auto id = TRY(approve(TRY(ask(each))));
        by_currency[std::string{each.amount.currency.code()}].emplace_back(id, each);
    }
    for (auto const& [code, list] : by_currency) {
        std::vector<std::int64_t> ids;
        for (auto const& each : list) ids.push_back(each.first);
        CHECK(send(TRY(batch(ids, currency(code)))));
        std::string lines;
        for (auto const& [id, each] : list) lines += bank_line(id, "settled", each.amount, each.on);
        CHECK(answer(lines));
    }
    return {};
}

Result<void> DemoPayments::leave_open(std::vector<DemoPayment> const& due)
{
    // What becomes of each, in turn; a demonstration with fewer due shows fewer.
    std::vector<std::int64_t> to_sign, to_send, sent;
    std::string               lines;
    for (std::size_t i = 0; i < due.size(); ++i) {
        auto const& each = due[i];
        auto        id   = TRY(ask(each, fmt::format("2026-{:05}", 310 + 37 * i)));
        switch (i) {
        case 0:
        case 1:  break; // waits to be approved
        case 2:  CHECK(step(finance_, "payments", id, "reject", "发票抬头与收款单位不符，请重开。")); break;
        case 3:  CHECK(step(officer_, "payments", id, "withdraw", "金额有误，另行申请。")); break;
        case 4:
        case 5:  CHECK(approve(id)); break;
        case 6:
        case 7:  to_sign.push_back(TRY(approve(id))); break;
        case 8:
        case 9:  to_send.push_back(TRY(approve(id))); break;
        default: sent.push_back(TRY(approve(id)));
        }
    }
    Currency const home;
    if (!to_sign.empty()) CHECK(step(finance_, "batches", TRY(batch(to_sign, home)), "sign"));
    if (!to_send.empty()) {
        auto id = TRY(batch(to_send, home));
        CHECK(step(finance_, "batches", id, "sign"));
        CHECK(step(second_, "batches", id, "sign"));
    }
    if (sent.empty()) return leave_accounts();
    CHECK(send(TRY(batch(sent, home))));
    for (std::size_t i = 0; i + 1 < sent.size(); ++i) { // the last one still waits for the bank
        auto const& each   = due[due.size() - sent.size() + i];
        bool        failed = i == 1;
        lines += bank_line(sent[i], failed ? "rejected" : "settled", each.amount, each.on);
        if (i == 0) lines += bank_line(sent[i], "returned", each.amount, each.on);
    }
    lines += fmt::format("PS999999-1,settled,128000.00,CNY,{},U1,\r\n", due.front().on.iso());
    CHECK(answer(lines));
    return leave_accounts();
}

Result<void> DemoPayments::leave_accounts()
{
    int turn = 0;
    for (auto const& [key, payee] : payees_) {
        if (++turn > 3) {
            // The account of a team that is still to be paid by its milestones stays as it is.
            if (recorder_.database().snapshot().row<std::int64_t>(R"sql(
                    SELECT 1
                      FROM award_preparation r
                      JOIN award a ON a.id = r.award_id
                     WHERE a.organisation_id = $1
                     LIMIT 1
                )sql",
                                                                  key.first))
                continue;
            CHECK(step(finance_, "payees", payee, "suspend", "单位来函：账户将于月底销户。"));
            break;
        }
        auto name =
            recorder_.database().snapshot().one<std::string>("SELECT name FROM organisation WHERE id = $1", key.first);
        auto fresh = TRY(propose(key.first, name, currency(key.second)));
        if (turn > 1) CHECK(verify(fresh));
        if (turn > 2) CHECK(confirm(fresh));
    }
    return {};
}

} // namespace penstock
