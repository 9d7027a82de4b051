// How payments are found: by purpose, invoice, payee and the award they are for; and the accounts they go to, of which
// the number itself is not among what is sought, as it is not shown whole either.
#include "payment/bank_account.hpp"
#include "payment/payment_api.hpp"

namespace penstock {

namespace {

struct IndexedPayment {
    std::string  purpose;
    std::string  invoice_number;
    std::string  award;
    std::string  holder;
    std::int64_t programme_id{};
};
BOOST_DESCRIBE_STRUCT(IndexedPayment, (), (purpose, invoice_number, award, holder, programme_id))

struct IndexedPayee {
    std::string holder;
    std::string number;
    std::string bank_name;
    std::string organisation;
};
BOOST_DESCRIBE_STRUCT(IndexedPayee, (), (holder, number, bank_name, organisation))

} // namespace

void describe_payments(search::Index& index)
{
    index.describe("payment", [](Reader& reader, std::int64_t id) -> search::Change {
        auto row = reader.row<IndexedPayment>(R"sql(
            SELECT t.purpose, t.invoice_number, w.number AS award, p.holder, t.programme_id
              FROM payment t
              JOIN award w ON w.id = t.award_id
              JOIN payee p ON p.id = t.payee_id
             WHERE t.id = $1
        )sql",
                                              id);
        if (!row) return {};
        auto subtitle = row->award + " · " + row->holder;
        if (!row->invoice_number.empty()) subtitle += " · " + row->invoice_number;
        return {{{id, "payment", row->purpose, std::move(subtitle), row->programme_id, ""}}, {}};
    });
    index.describe("payee", [](Reader& reader, std::int64_t id) -> search::Change {
        auto row = reader.row<IndexedPayee>(R"sql(
            SELECT p.holder, p.number, p.bank_name, o.name AS organisation
              FROM payee p
              JOIN organisation o ON o.id = p.organisation_id
             WHERE p.id = $1
        )sql",
                                            id);
        if (!row) return {};
        auto subtitle = masked(row->number);
        if (!row->bank_name.empty()) subtitle += " · " + row->bank_name;
        return {{{id, "payee", row->holder, std::move(subtitle), 0, row->organisation}}, {}};
    });
}

} // namespace penstock
