// Recoveries: money that was paid and is asked back, until it has come in or is written off.
import type { RecoveryEvent, RecoveryGround, RecoveryState } from "../api/types";
import type { Pair, Table } from "./table";

export const recoveries = {
  title: { zh: "追回", en: "Recoveries" },
  one: { zh: "追回", en: "Recovery" },
  words: {
    zh: "已拨出的资金依决定责令退回；分次到账的逐笔登记，追不回的须经理事会决定、两人办理才能核销。",
    en: "Money that was paid and is demanded back by a decision. What comes in is recorded part by part; the rest is written off only by the board, by two persons.",
  },
  none: { zh: "没有追回事项", en: "Nothing is being recovered" },
  noneWords: {
    zh: "财务人员在资助页面依据决定责令退回。",
    en: "A finance officer demands money back on the award's page, by a decision.",
  },
  demand: { zh: "责令退回", en: "Demand money back" },
  toPayBack: { zh: "须退回的经费", en: "Money to pay back" },
  demandedNow: { zh: "已责令退回。", en: "The money is demanded back." },
  ground: { zh: "缘由", en: "Ground" },
  amount: { zh: "责令退回金额", en: "Demanded" },
  received: { zh: "已到账", en: "Come in" },
  left: { zh: "尚未到账", en: "Still to come in" },
  dueOn: { zh: "退回期限", en: "To be paid back by" },
  overdue: { zh: "已逾期", en: "Overdue" },
  reason: { zh: "理由", en: "Reason" },
  body: { zh: "作出决定的机关", en: "Who decided" },
  number: { zh: "文号", en: "Number of the document" },
  decidedOn: { zh: "决定日期", en: "Date of the decision" },
  decision: { zh: "依据的决定", en: "Decision" },
  receipts: { zh: "到账记录", en: "What came in" },
  receive: { zh: "登记到账", en: "Record money that came in" },
  receivedNow: { zh: "已登记到账。", en: "The money is recorded." },
  receivedOn: { zh: "到账日期", en: "Came in on" },
  reference: { zh: "银行流水号", en: "Bank's reference" },
  writeOff: { zh: "核销", en: "Write-off" },
  writeOffHelp: {
    zh: "须有理事会的决定；申请后由另一人（理事会秘书）依决定确认。",
    en: "The board must have decided it; once asked for, another person, the board's secretary, confirms it.",
  },
  writeOffAsked: { zh: "已申请核销，待确认。", en: "The write-off is asked for and waits for its confirmation." },
  askedBy: { zh: "申请人", en: "Asked by" },
  answeredBy: { zh: "确认人", en: "Answered by" },
  withdrawnBecause: { zh: "撤销理由", en: "Withdrawn because" },
  by: { zh: "经办人", en: "By" },
} satisfies Table;

export const recoveryGrounds: Record<RecoveryGround, Pair> = {
  award_stopped: { zh: "资助终止", en: "The award was stopped" },
  acceptance_failed: { zh: "验收不通过", en: "Its acceptance failed" },
  misused: { zh: "违规使用", en: "The money was misused" },
  overpaid: { zh: "多付", en: "Too much was paid" },
  court_ruling: { zh: "法院判决或仲裁裁决", en: "Court judgment or arbitral award" },
};

export const recoveryStates: Record<RecoveryState, Pair> = {
  demanded: { zh: "追缴中", en: "Demanded" },
  write_off_asked: { zh: "待核销确认", en: "Write-off asked" },
  recovered: { zh: "已追回", en: "Recovered" },
  written_off: { zh: "已核销", en: "Written off" },
  withdrawn: { zh: "已撤销", en: "Withdrawn" },
};

export const recoverySteps: Record<RecoveryEvent, Pair> = {
  receive: { zh: "登记到账", en: "Record money that came in" },
  receive_rest: { zh: "余款到账", en: "The rest came in" },
  ask_write_off: { zh: "申请核销", en: "Ask for a write-off" },
  confirm_write_off: { zh: "确认核销", en: "Confirm the write-off" },
  decline_write_off: { zh: "不同意核销", en: "Decline the write-off" },
  withdraw: { zh: "撤销", en: "Withdraw" },
};
