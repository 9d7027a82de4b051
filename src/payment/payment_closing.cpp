#include "payment/payment_closing.hpp"

#include "ledger/fiscal_year_facts.hpp"

namespace penstock {

namespace {

// Sent in a batch that was to be executed by the last day, or of the year's money.
ClosingCheck sent_without_answer(Reader& reader, ClosingScope const& scope)
{
    return {.name   = "sent_without_answer",
            .count  = reader.one<std::int64_t>(R"sql(
                SELECT count(*)
                  FROM payment y
                  JOIN batch b ON b.id = y.batch_id
                  JOIN appropriation p ON p.id = y.appropriation_id
                 WHERE y.state = 'sent' AND (b.execute_on <= $1 OR p.fiscal_year = $2)
            )sql",
                                               scope.last, scope.year),
            .link   = "/payments?state=sent",
            .title  = {"银行对已送出的支付都已回应", "The bank has answered every payment that was sent"},
            .remedy = {"导入银行回单。", "Import the bank's answer."}};
}

ClosingCheck approved_not_batched(Reader& reader, ClosingScope const& scope)
{
    return {.name   = "approved_not_batched",
            .blocks = scope.year != 0,
            .count  = reader.one<std::int64_t>(R"sql(
                SELECT count(*)
                  FROM payment y
                  JOIN appropriation p ON p.id = y.appropriation_id
                 WHERE y.state = 'approved' AND ($1 = 0 OR p.fiscal_year = $1)
            )sql",
                                               scope.year),
            .link   = "/payments?state=approved",
            .title  = {"批准的支付都已编入批次", "Every approved payment is in a batch"},
            .remedy = {"编入批次送出，或取消支付。", "Put it into a batch, or cancel it."}};
}

ClosingCheck unmatched_bank_lines(Reader& reader, ClosingScope const& scope)
{
    return {.name  = "unmatched_bank_lines",
            .count = reader.one<std::int64_t>(
                "SELECT count(*) FROM bank_line "
                "WHERE state = 'unmatched' AND (value_on <= $1 OR (value_on IS NULL AND $2 <> 0))",
                scope.last, scope.year),
            .link   = "/payments/answers",
            .title  = {"银行回单逐行对上", "Every line of the bank is matched"},
            .remedy = {"逐行对应支付，或写明理由搁置。", "Match each to its payment, or set it aside with a reason."}};
}

} // namespace

void register_closing_checks_of_payments()
{
    for (auto check : {sent_without_answer, approved_not_batched, unmatched_bank_lines})
        more_closing_checks().all.emplace_back(check);
}

} // namespace penstock
