// The line through payments: from one back to its award and its account, and forward to its entries.
#include "payment/payment_api.hpp"
#include "payment/payment_facts.hpp"

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

std::vector<LineEdge> causes_of_payment(Look& look, std::int64_t id)
{
    std::vector<LineEdge> out;
    auto                  payment = seen(look, id);
    if (!payment) return out;
    if (payment->milestone)
        add(out,
            {.noun = "milestone", .words = {"所付的里程碑", "For the milestone"}, .ids = {payment->milestone.value}});
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
    nouns.declare("payee", {{"收款账户", "Payee account"}, see_payee, causes_of_payee, effects_of_payee});
}

} // namespace penstock
