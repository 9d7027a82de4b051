#include "mandate/communique_reading.hpp"

#include <utility>

namespace penstock::mandate {

Result<CommuniqueReading> read_original(std::string_view bytes, Digest const& digest)
{
    auto              text = TRY(restore(bytes));
    CommuniqueReading out;
    static_cast<Communique&>(out) = read_communique(text.text);
    out.digest                    = digest;
    out.encoding                  = std::move(text.encoding);
    out.original                  = std::move(text.original);
    out.restored                  = std::move(text.text);
    out.marks                     = std::move(text.changes);
    return out;
}

Words words(ChangeKind kind)
{
    switch (kind) { // no default: a kind without words does not compile
    case ChangeKind::removed_reading:  return {"去除注音", "reading removed"};
    case ChangeKind::converted_script: return {"转为简体", "script converted"};
    case ChangeKind::width:            return {"标点转为全角", "punctuation widened"};
    case ChangeKind::line_break:       return {"统一换行", "line break unified"};
    case ChangeKind::repaired:         return {"修复损坏字节，请核对", "lost bytes put back, to be checked"};
    case ChangeKind::doubtful:         return {"损坏，未能修复", "damaged, not repaired"};
    case ChangeKind::damaged_number:   return {"数字受损，须人工核对", "damaged number, a person must check it"};
    case ChangeKind::kept_note:        return {"保留原文注音", "reading kept, it belongs to the text"};
    }
    std::unreachable();
}

Words words(ProposedItemKind kind)
{
    switch (kind) {
    case ProposedItemKind::study:            return {"学习", "study"};
    case ProposedItemKind::hear_report:      return {"听取汇报", "hear a report"};
    case ProposedItemKind::deliberate_paper: return {"审议文件", "deliberate a paper"};
    case ProposedItemKind::other:            return {"其他", "other"};
    }
    std::unreachable();
}

Words words(PaperOutcome outcome)
{
    switch (outcome) {
    case PaperOutcome::adopted:              return {"通过", "adopted"};
    case PaperOutcome::adopted_in_principle: return {"原则通过", "adopted in principle"};
    case PaperOutcome::deliberated:          return {"审议", "deliberated"};
    case PaperOutcome::heard:                return {"听取", "heard"};
    case PaperOutcome::noted:                return {"知悉", "noted"};
    case PaperOutcome::returned:             return {"退回", "returned"};
    case PaperOutcome::deferred:             return {"暂缓", "deferred"};
    }
    std::unreachable();
}

Words words(ClauseClass kind)
{
    switch (kind) {
    case ClauseClass::study:       return {"学习", "study"};
    case ClauseClass::attitude:    return {"态度", "attitude"};
    case ClauseClass::commitment:  return {"承诺", "commitment"};
    case ClauseClass::political:   return {"政治要求", "political"};
    case ClauseClass::principle:   return {"原则", "principle"};
    case ClauseClass::action:      return {"行动", "action"};
    case ClauseClass::method:      return {"方法", "method"};
    case ClauseClass::deliverable: return {"成果物", "deliverable"};
    case ClauseClass::outcome:     return {"成效", "outcome"};
    case ClauseClass::purpose:     return {"目的", "purpose"};
    }
    std::unreachable();
}

} // namespace penstock::mandate
