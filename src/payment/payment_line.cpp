// The line through payments: from one back to its award and its account, and forward to its entries.
#include "payment/payment_api.hpp"
#include "payment/payment_facts.hpp"

#include <algorithm>

namespace penstock {

namespace {

std::optional<PaymentNow> seen(Look& look, std::int64_t id)
{
    auto payment = load_payment(look.read, {id});
    if (!payment || !look.caller.may_in(Permission::read_money, payment->programme.value)) return std::nullopt;
    return *std::move(payment);
}

std::optional<LineSight> see_payment(Look& look, std::int64_t id)
{
    auto payment = seen(look, id);
    if (!payment) return std::nullopt;
    return LineSight{.name    = look.read.one<std::string>("SELECT purpose FROM payment WHERE id = $1", id),
                     .amounts = {payment->amount()}};
}

constexpr std::int64_t payments_looked_at = 16; // payments of one award, at most

std::vector<std::int64_t> numbers_of(std::vector<Id<Entry>> const& entries)
{
    std::vector<std::int64_t> out;
    for (auto each : entries) out.push_back(each.value);
    return out;
}

std::vector<LineEdge> causes_of_payment(Look& look, std::int64_t id)
{
    std::vector<LineEdge> out;
    auto                  payment = seen(look, id);
    if (!payment) return out;
    if (payment->milestone)
        add(out,
            {.noun = "milestone", .words = {"所付的里程碑", "For the milestone"}, .ids = {payment->milestone.value}});
    add(out, {.noun  = "entry",
              .words = {"所付的应付款", "What had fallen due"},
              .ids   = numbers_of(made_due_by(look.read, *payment))});
    add(out, {.noun = "award", .words = {"所付的资助", "Paid to"}, .ids = {payment->award.value}});
    add(out, {.noun = "payee", .words = {"收款账户", "To the account"}, .ids = {payment->payee.value}});
    return out;
}

std::vector<LineEdge> effects_of_payment(Look& look, std::int64_t id)
{
    std::vector<LineEdge> out;
    if (!seen(look, id)) return out;
    auto name = "payment/" + std::to_string(id);
    add(out, {.noun  = "entry",
              .words = {"记入的账目", "Booked as"},
              .ids   = look.read.rows<std::int64_t>("SELECT id FROM entry WHERE cause IN ($1, $2) ORDER BY id",
                                                    name + "/paid", name + "/returned")});
    return out;
}

// The payments that were asked for of what the entry made due: those which lead back to it.
std::vector<LineEdge> payments_of_entry(Look& look, std::int64_t id)
{
    std::vector<LineEdge> out;
    auto award = look.read.row<std::int64_t>(R"sql(
        SELECT a.award_id FROM entry_leg l JOIN account a ON a.id = l.account_id
         WHERE l.entry_id = $1 AND a.stage = 'payable' AND l.minor > 0 LIMIT 1
    )sql",
                                             id);
    if (!award) return out;
    LineEdge asked{.noun  = "payment",
                   .words = {"据此申请的支付", "Asked for of it"},
                   .list  = "payments?award=" + std::to_string(*award)};
    for (auto each :
         look.read.rows<Id<Payment>>("SELECT id FROM payment WHERE award_id = $1 AND id > $2 ORDER BY id LIMIT $3",
                                     *award, id, payments_looked_at)) {
        auto payment = seen(look, each.value);
        if (!payment) continue;
        auto of = made_due_by(look.read, *payment);
        if (std::ranges::find(of, Id<Entry>{id}) != of.end()) asked.ids.push_back(each.value);
    }
    add(out, std::move(asked));
    return out;
}

std::optional<LineSight> see_payee(Look& look, std::int64_t id)
{
    if (look.caller.programmes(Permission::read_money)) return std::nullopt; // the account's own page tells them
    auto holder = look.read.row<std::string>("SELECT holder FROM payee WHERE id = $1", id);
    return holder ? std::optional{LineSight{.name = *std::move(holder)}} : std::nullopt;
}

std::vector<LineEdge> causes_of_payee(Look& look, std::int64_t id)
{
    std::vector<LineEdge> out;
    add(out, {.noun  = "organisation",
              .words = {"所属单位", "Of the organisation"},
              .ids   = look.read.rows<std::int64_t>("SELECT COALESCE(NULLIF(o.merged_into, 0), o.id) FROM payee p "
                                                      "JOIN organisation o ON o.id = p.organisation_id WHERE p.id = $1",
                                                    id)});
    return out;
}

std::vector<LineEdge> effects_of_payee(Look& look, std::int64_t id)
{
    std::vector<LineEdge> out;
    add(out, {.noun  = "payment",
              .words = {"付到该账户的支付", "Paid to it"},
              .ids = look.read.rows<std::int64_t>("SELECT id FROM payment WHERE payee_id = $1 ORDER BY id LIMIT 5", id),
              .count = look.read.one<std::int64_t>("SELECT count(*) FROM payment WHERE payee_id = $1", id),
              .list  = "payments?payee=" + std::to_string(id)});
    return out;
}

} // namespace

void describe_line_of_payments(LineNouns& nouns)
{
    nouns.declare("payment", {{"支付", "Payment"}, see_payment, causes_of_payment, effects_of_payment});
    nouns.extend("entry", payments_of_entry);
    nouns.declare("payee", {{"收款账户", "Payee account"}, see_payee, causes_of_payee, effects_of_payee});
}

} // namespace penstock
