#include "exchange/bank_answer.hpp"

#include "base/digest.hpp"
#include "base/text.hpp"
#include "exchange/csv_reader.hpp"
#include "exchange/refusals.hpp"
#include "exchange/table_writer.hpp"
#include "exchange/xml_reader.hpp"

#include <algorithm>
#include <map>

namespace penstock::exchange {

namespace {

constexpr std::string_view pain_002 = "urn:iso:std:iso:20022:tech:xsd:pain.002.001.10";
constexpr std::string_view camt_053 = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08";

std::string identity_of(std::initializer_list<std::string_view> parts)
{
    Sha256 hash;
    for (auto part : parts) hash.update(std::to_string(part.size()) + ":").update(part);
    return hex(hash.finish().view());
}

std::string without_spaces_around(std::string_view text)
{
    auto from = text.find_first_not_of(" \t\r\n");
    if (from == text.npos) return {};
    return std::string{text.substr(from, text.find_last_not_of(" \t\r\n") - from + 1)};
}

// What a bank may have put at most where we keep its words.
std::string shortened(std::string text)
{
    constexpr std::size_t most = 500;
    if (text.size() <= most) return text;
    std::size_t end = most;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    text.resize(end);
    return text;
}

std::optional<Day> day_of(std::string_view text) { return Day::from_iso(text.substr(0, 10)); }

// One element with its namespace-free path, handed over when it closes. Messages are small; nothing is streamed.
class MessageReader : public XmlEvents {
public:
    void watch(XmlReader& xml) { xml_ = &xml; }

    void opened(std::string_view name, XmlAttributes attributes) override
    {
        if (path_.empty()) {
            auto space = attributes["xmlns"];
            if (name != "Document" || (space != pain_002 && space != camt_053))
                return xml_->stop(refusal::not_iso_20022);
            answer.format = space == pain_002 ? BankAnswerFormat::pain_002 : BankAnswerFormat::camt_053;
        }
        path_.emplace_back(name);
        text_.clear();
        currency_ = std::string{attributes["Ccy"]};
        if (name == "TxInfAndSts" || name == "OrgnlPmtInfAndSts" || name == "OrgnlGrpInfAndSts") begin_status(name);
        if (name == "Ntry") begin_entry();
        if (name == "TxDtls") begin_details();
    }

    void closed(std::string_view name) override
    {
        auto value = without_spaces_around(text_);
        text_.clear();
        if (answer.format == BankAnswerFormat::pain_002) status_part(name, value);
        else statement_part(name, value);
        path_.pop_back();
    }

    void text(std::string_view piece) override
    {
        if (text_.size() + piece.size() > 10'000) return xml_->stop(refusal::too_large, xml_->line());
        text_ += piece;
    }

    BankAnswer answer;

private:
    bool under(std::string_view parent) const { return path_.size() >= 2 && path_[path_.size() - 2] == parent; }
    bool within(std::string_view name) const { return std::ranges::find(path_, name) != path_.end(); }

    std::optional<Money> amount(std::string const& value)
    {
        auto code = Currency::from_code(currency_);
        if (!code) {
            xml_->stop(refusal::unknown_currency, xml_->line());
            return std::nullopt;
        }
        auto money = Money::parse(value, *code);
        if (!money || money->minor < 0 || !money->in_range()) {
            xml_->stop(refusal::not_an_amount, xml_->line());
            return std::nullopt;
        }
        return *money;
    }

    void add(BankLine line)
    {
        if (answer.lines.size() >= bank_lines_most) return xml_->stop(refusal::too_large);
        line.line   = xml_->line();
        line.reason = shortened(std::move(line.reason));
        line.note   = shortened(std::move(line.note));
        answer.lines.push_back(std::move(line));
    }

    // ---- pain.002: group, payment information and transaction each have a status; the innermost that is there counts.

    struct Status {
        std::string code, reason;
    };

    void begin_status(std::string_view name)
    {
        if (name == "OrgnlGrpInfAndSts") group_ = {};
        if (name == "OrgnlPmtInfAndSts") information_ = {}, transactions_ = 0;
        if (name == "TxInfAndSts") transaction_ = {}, line_ = {};
    }

    Status& status_here()
    {
        if (within("TxInfAndSts")) return transaction_;
        return within("OrgnlPmtInfAndSts") ? information_ : group_;
    }

    void status_part(std::string_view name, std::string const& value)
    {
        if (name == "MsgId" && under("GrpHdr")) answer.message = value;
        else if (name == "OrgnlMsgId" && under("OrgnlGrpInfAndSts")) original_ = value;
        else if (name == "GrpSts" || name == "PmtInfSts" || name == "TxSts") status_here().code = value;
        else if (tells_reason(name)) add_words(status_here().reason, value);
        else if (name == "OrgnlEndToEndId") line_.end_to_end = value;
        else if (name == "AcctSvcrRef") line_.bank_reference = value;
        else if (name == "InstdAmt" && within("TxInfAndSts")) line_.amount = amount(value);
        else if (name == "AccptncDtTm" || (name == "Dt" && under("FctvIntrBkSttlmDt"))) line_.value_on = day_of(value);
        else if (name == "TxInfAndSts") {
            ++transactions_;
            auto const& counts = !transaction_.code.empty()   ? transaction_
                                 : !information_.code.empty() ? information_
                                                              : group_;
            end_status(counts, transaction_.reason);
        } else if (name == "OrgnlPmtInfAndSts" && transactions_ == 0) {
            line_ = {};
            end_status(information_, "");
        } else if (name == "CstmrPmtStsRpt" && answer.lines.empty() && group_.code == "RJCT") {
            line_ = {};
            end_status(group_, "");
        }
    }

    bool tells_reason(std::string_view name) const
    {
        return name == "AddtlInf" || ((name == "Cd" || name == "Prtry") && under("Rsn"));
    }

    static void add_words(std::string& text, std::string const& more)
    {
        if (!more.empty()) text += (text.empty() ? "" : ": ") + more;
    }

    // Settled and rejected are final; accepted, pending and received promise nothing and are passed over.
    void end_status(Status const& status, std::string const& own_reason)
    {
        bool settled = status.code == "ACSC" || status.code == "ACCC";
        if (!settled && status.code != "RJCT") return;
        if (line_.end_to_end.empty() && settled) return; // of the whole message: each transfer still gets its own line
        line_.kind     = settled ? BankLineKind::settled : BankLineKind::rejected;
        line_.reason   = own_reason.empty() ? status.reason : own_reason;
        line_.message  = original_;
        line_.identity = identity_of({"pain.002", answer.message, original_, line_.end_to_end, status.code});
        add(std::exchange(line_, {}));
    }

    // ---- camt.053: booked entries, each with the transactions it is made of.

    struct Entry {
        std::optional<Money> amount;
        std::string          direction, status, reference, note;
        bool                 reversal{};
        std::optional<Day>   booked_on, value_on;
    };
    struct Details {
        std::optional<Money> amount;
        std::string          direction, reference, end_to_end, reason, note;
    };

    void begin_entry()
    {
        entry_ = {};
        details_.clear();
        ++entries_;
    }
    void begin_details() { details_.emplace_back(); }

    void statement_part(std::string_view name, std::string const& value)
    {
        bool inner = within("TxDtls") && !details_.empty();
        if (name == "MsgId" && under("GrpHdr")) answer.message = value;
        else if (name == "Id" && under("Stmt")) statement_ = value;
        else if ((name == "IBAN" || (name == "Id" && under("Othr"))) && within("Acct") && !within("Ntry"))
            account_ = value;
        else if (!within("Ntry")) return;
        else if (name == "Amt" && under("Ntry")) entry_.amount = amount(value);
        else if (name == "Amt" && (under("TxDtls") || under("TxAmt")) && inner) details_.back().amount = amount(value);
        else if (name == "CdtDbtInd" && under("Ntry")) entry_.direction = value;
        else if (name == "CdtDbtInd" && under("TxDtls") && inner) details_.back().direction = value;
        else if (name == "RvslInd") entry_.reversal = value == "true" || value == "1";
        else if (name == "Cd" && under("Sts")) entry_.status = value;
        else if ((name == "Dt" || name == "DtTm") && under("BookgDt")) entry_.booked_on = day_of(value);
        else if ((name == "Dt" || name == "DtTm") && under("ValDt")) entry_.value_on = day_of(value);
        else if (name == "AcctSvcrRef" && under("Ntry")) entry_.reference = value;
        else if (name == "AcctSvcrRef" && inner) details_.back().reference = value;
        else if (name == "EndToEndId" && inner) details_.back().end_to_end = value == "NOTPROVIDED" ? "" : value;
        else if (tells_reason(name) && within("RtrInf") && inner) add_words(details_.back().reason, value);
        else if ((name == "Ustrd" || name == "AddtlTxInf") && inner) add_words(details_.back().note, value);
        else if (name == "AddtlNtryInf") entry_.note = value;
        else if (name == "Ntry") end_entry();
    }

    void end_entry()
    {
        if (entry_.status != "BOOK") return; // pending and announced entries come again when they are booked
        if (details_.empty()) details_.emplace_back();
        for (std::size_t i = 0; i < details_.size(); ++i) {
            auto&    details   = details_[i];
            auto     direction = details.direction.empty() ? entry_.direction : details.direction;
            BankLine line;
            line.end_to_end     = details.end_to_end;
            line.amount         = details.amount ? details.amount : details_.size() == 1 ? entry_.amount : std::nullopt;
            line.value_on       = entry_.value_on ? entry_.value_on : entry_.booked_on;
            line.bank_reference = details.reference.empty() ? entry_.reference : details.reference;
            line.reason         = details.reason;
            line.note           = details.note.empty() ? entry_.note : details.note;
            if (direction != "CRDT") line.kind = BankLineKind::settled;
            else if (!details.reason.empty() || entry_.reversal || !details.end_to_end.empty())
                line.kind = BankLineKind::returned;
            else line.kind = BankLineKind::credited;
            auto place    = line.bank_reference.empty() ? statement_ + "/" + std::to_string(entries_) : "";
            line.identity = identity_of({"camt.053", account_, line.bank_reference, place, std::to_string(i),
                                         line.end_to_end, name_of(line.kind)});
            add(std::move(line));
        }
    }

    XmlReader*               xml_{};
    std::vector<std::string> path_;
    std::string              text_, currency_, original_, statement_, account_;
    Status                   group_, information_, transaction_;
    BankLine                 line_;
    Entry                    entry_;
    std::vector<Details>     details_;
    std::int64_t             entries_{}, transactions_{};
};

Result<BankAnswer> read_xml(std::string bytes)
{
    MessageReader reader;
    XmlReader     xml{from_memory(std::move(bytes)), reader};
    reader.watch(xml);
    CHECK(xml.read_to_end());
    return std::move(reader.answer);
}

// ---- CSV -----------------------------------------------------------------------------------------------------------

enum class AnswerColumn { end_to_end, status, amount, currency, value_on, reference, reason };

std::optional<AnswerColumn> column_named(std::string_view header)
{
    static std::map<std::string, AnswerColumn, std::less<>> const names{{"end_to_end_id", AnswerColumn::end_to_end},
                                                                        {"端到端标识", AnswerColumn::end_to_end},
                                                                        {"status", AnswerColumn::status},
                                                                        {"状态", AnswerColumn::status},
                                                                        {"amount", AnswerColumn::amount},
                                                                        {"金额", AnswerColumn::amount},
                                                                        {"currency", AnswerColumn::currency},
                                                                        {"币种", AnswerColumn::currency},
                                                                        {"value_on", AnswerColumn::value_on},
                                                                        {"记账日期", AnswerColumn::value_on},
                                                                        {"bank_reference", AnswerColumn::reference},
                                                                        {"银行流水号", AnswerColumn::reference},
                                                                        {"reason", AnswerColumn::reason},
                                                                        {"原因", AnswerColumn::reason}};
    auto                                                    found = names.find(without_spaces_around(header));
    return found == names.end() ? std::nullopt : std::optional{found->second};
}

std::optional<BankLineKind> kind_named(std::string_view status)
{
    if (status == "settled" || status == "成功") return BankLineKind::settled;
    if (status == "rejected" || status == "失败") return BankLineKind::rejected;
    if (status == "returned" || status == "退回") return BankLineKind::returned;
    if (status == "credited" || status == "来账") return BankLineKind::credited;
    return std::nullopt;
}

Result<BankLine> line_of(std::map<AnswerColumn, std::string> const& cells, std::int64_t line)
{
    auto cell = [&](AnswerColumn column) {
        auto found = cells.find(column);
        return found == cells.end() ? std::string{} : found->second;
    };
    BankLine out;
    auto     kind = kind_named(cell(AnswerColumn::status));
    if (!kind) return refuse_line(refusal::not_a_choice, line);
    out.kind       = *kind;
    out.line       = line;
    out.end_to_end = cell(AnswerColumn::end_to_end);
    if (auto text = cell(AnswerColumn::amount); !text.empty()) {
        auto code = Currency::from_code(cell(AnswerColumn::currency));
        if (!code) return refuse_line(refusal::unknown_currency, line);
        auto money = Money::parse(text, *code);
        if (!money || money->minor < 0 || !money->in_range()) return refuse_line(refusal::not_an_amount, line);
        out.amount = *money;
    }
    if (auto text = cell(AnswerColumn::value_on); !text.empty()) {
        out.value_on = Day::from_iso(text);
        if (!out.value_on) return refuse_line(refusal::not_a_date, line);
    }
    out.bank_reference = shortened(cell(AnswerColumn::reference));
    out.reason         = shortened(cell(AnswerColumn::reason));
    out.identity =
        identity_of({"csv", out.bank_reference, out.end_to_end, name_of(out.kind), cell(AnswerColumn::amount),
                     cell(AnswerColumn::currency), cell(AnswerColumn::value_on)});
    return out;
}

Result<BankAnswer> read_csv(std::string bytes)
{
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.erase(0, 3);
    if (!is_valid_utf8(bytes)) return refuse(refusal::not_utf8);
    auto                               delimiter = detect_delimiter(std::string_view{bytes}.substr(0, 64 << 10));
    CsvReader                          csv{from_memory(std::move(bytes)), delimiter};
    BankAnswer                         out{.format = BankAnswerFormat::csv};
    TableRow                           row;
    std::vector<std::optional<AnswerColumn>> columns;
    while (TRY(csv.next(row))) {
        if (columns.empty()) {
            for (auto const& cell : row.cells) columns.push_back(column_named(cell.text));
            for (auto needed : {AnswerColumn::end_to_end, AnswerColumn::status})
                if (std::ranges::find(columns, std::optional{needed}) == columns.end())
                    return refuse(refusal::not_iso_20022);
            continue;
        }
        if (out.lines.size() >= bank_lines_most) return refuse(refusal::too_large);
        std::map<AnswerColumn, std::string> cells;
        for (std::size_t i = 0; i < row.cells.size() && i < columns.size(); ++i)
            if (columns[i]) cells[*columns[i]] = without_spaces_around(unguarded(row.cells[i].text));
        if (std::ranges::all_of(cells, [](auto const& each) { return each.second.empty(); })) continue;
        out.lines.push_back(TRY(line_of(cells, row.line)));
    }
    if (columns.empty()) return refuse(refusal::not_iso_20022);
    return out;
}

} // namespace

Result<BankAnswer> read_bank_answer(std::string bytes)
{
    if (bytes.size() > bank_answer_bytes) return refuse(refusal::too_large);
    auto first = bytes.find_first_not_of("\xEF\xBB\xBF \t\r\n");
    if (first == bytes.npos) return refuse(refusal::not_iso_20022);
    return bytes[first] == '<' ? read_xml(std::move(bytes)) : read_csv(std::move(bytes));
}

} // namespace penstock::exchange
