#include "exchange/bank_order.hpp"

#include <array>

namespace penstock::exchange {

namespace {

// The text of an element: what XML reserves is escaped, and nothing is longer than the message allows.
std::string escaped(std::string_view text, std::size_t most)
{
    std::string out;
    std::size_t length = 0;
    for (char c : text) {
        bool starts = (static_cast<unsigned char>(c) & 0xC0) != 0x80; // of a code point
        if (starts && ++length > most) break;
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        default:  out += c;
        }
    }
    return out;
}

// Elements one to a line, indented, so that a person can compare two files.
class Elements {
public:
    void open(std::string_view name, std::string_view attributes = {})
    {
        out_.append(depth_++ * 2, ' ').append("<").append(name).append(attributes).append(">\n");
        names_.emplace_back(name);
    }
    void close()
    {
        out_.append(--depth_ * 2, ' ').append("</").append(names_.back()).append(">\n");
        names_.pop_back();
    }
    void text(std::string_view name, std::string_view value, std::size_t most = 35, std::string_view attributes = {})
    {
        out_.append(depth_ * 2, ' ').append("<").append(name).append(attributes).append(">");
        out_.append(escaped(value, most)).append("</").append(name).append(">\n");
    }
    std::string done() { return std::move(out_); }

private:
    std::string              out_{"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"};
    std::size_t              depth_{};
    std::vector<std::string> names_;
};

void write_account(Elements& xml, std::string_view name, OrderAccount const& account)
{
    xml.open(name);
    xml.open("Id");
    if (account.iban) {
        xml.text("IBAN", account.number, 34);
    } else {
        xml.open("Othr");
        xml.text("Id", account.number, 34);
        xml.close();
    }
    xml.close();
    xml.close();
}

void write_bank(Elements& xml, std::string_view name, OrderAccount const& account)
{
    xml.open(name);
    xml.open("FinInstnId");
    if (account.cnaps) {
        xml.open("ClrSysMmbId");
        xml.open("ClrSysId");
        xml.text("Cd", "CNAPS");
        xml.close();
        xml.text("MmbId", account.bank_code);
        xml.close();
        if (!account.bank_name.empty()) xml.text("Nm", account.bank_name, 140);
    } else {
        xml.text("BICFI", account.bank_code);
    }
    xml.close();
    xml.close();
}

void write_name(Elements& xml, std::string_view name, std::string_view value)
{
    xml.open(name);
    xml.text("Nm", value, 140);
    xml.close();
}

std::string sum_of(BankOrder const& order)
{
    Money sum{0, order.currency};
    for (auto const& each : order.transfers) sum = sum + Money{each.minor, order.currency};
    return sum.decimal();
}

} // namespace

std::string written_as_pain001(BankOrder const& order)
{
    auto     count    = std::to_string(order.transfers.size());
    auto     sum      = sum_of(order);
    auto     currency = " Ccy=\"" + std::string{order.currency.code()} + "\"";
    Elements xml;
    xml.open("Document", " xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.001.001.09\"");
    xml.open("CstmrCdtTrfInitn");
    xml.open("GrpHdr");
    xml.text("MsgId", order.message);
    xml.text("CreDtTm", order.created.iso());
    xml.text("NbOfTxs", count);
    xml.text("CtrlSum", sum);
    write_name(xml, "InitgPty", order.initiator);
    xml.close();
    xml.open("PmtInf");
    xml.text("PmtInfId", order.message + "-1");
    xml.text("PmtMtd", "TRF");
    xml.text("NbOfTxs", count);
    xml.text("CtrlSum", sum);
    xml.open("ReqdExctnDt");
    xml.text("Dt", order.execute_on.iso());
    xml.close();
    write_name(xml, "Dbtr", order.debtor.holder);
    write_account(xml, "DbtrAcct", order.debtor);
    write_bank(xml, "DbtrAgt", order.debtor);
    for (auto const& each : order.transfers) {
        xml.open("CdtTrfTxInf");
        xml.open("PmtId");
        xml.text("InstrId", each.end_to_end);
        xml.text("EndToEndId", each.end_to_end);
        xml.close();
        xml.open("Amt");
        xml.text("InstdAmt", Money{each.minor, order.currency}.decimal(), 35, currency);
        xml.close();
        write_bank(xml, "CdtrAgt", each.creditor);
        write_name(xml, "Cdtr", each.creditor.holder);
        write_account(xml, "CdtrAcct", each.creditor);
        if (!each.remittance.empty()) {
            xml.open("RmtInf");
            xml.text("Ustrd", each.remittance, 140);
            xml.close();
        }
        xml.close();
    }
    xml.close();
    xml.close();
    xml.close();
    return xml.done();
}

std::string written_as_csv(BankOrder const& order)
{
    std::string out;
    CsvWriter   csv{[&](std::string_view piece) { out += piece; }};
    auto        row = [&](auto const&... texts) {
        std::array<OutCell, sizeof...(texts)> cells{OutCell::text(std::string{texts})...};
        csv.row(cells);
    };
    row("message", "end_to_end_id", "execute_on", "debtor", "debtor_account", "debtor_bank", "creditor",
        "creditor_account", "creditor_bank", "creditor_bank_name", "amount", "currency", "remittance");
    for (auto const& each : order.transfers)
        row(order.message, each.end_to_end, order.execute_on.iso(), order.debtor.holder, order.debtor.number,
            order.debtor.bank_code, each.creditor.holder, each.creditor.number, each.creditor.bank_code,
            each.creditor.bank_name, Money{each.minor, order.currency}.decimal(), order.currency.code(),
            each.remittance);
    csv.finish();
    return out;
}

} // namespace penstock::exchange
