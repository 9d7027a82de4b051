// The terms of money: where it stands, and what an entry does.
import type { DueGround, EntryKind, Stage } from "../api/types";
import type { Pair } from "./table";

/** How far money has come. */
export const stages: Record<Stage, Pair> = {
  source: { zh: "资金来源", en: "Source" },
  appropriated: { zh: "已批复未下达", en: "Appropriated, free" },
  allotted: { zh: "已下达未承诺", en: "Allotted, uncommitted" },
  reserved: { zh: "已预留", en: "Reserved" },
  committed: { zh: "已承诺未拨付", en: "Committed, unpaid" },
  payable: { zh: "应付", en: "Payable" },
  paid: { zh: "已拨付待核销", en: "Paid, not yet accounted for" },
  spent: { zh: "已支出", en: "Spent" },
  returned: { zh: "已退回", en: "Returned" },
  lapsed: { zh: "已收回", en: "Lapsed" },
  carried_forward: { zh: "结转", en: "Carried forward" },
  exchanged: { zh: "换汇", en: "Exchanged" },
  demanded: { zh: "追缴中", en: "Being recovered" },
  recovered: { zh: "已追回", en: "Recovered" },
  written_off: { zh: "已核销", en: "Written off" },
};

/** By what money falls due where no milestone and no agreement let it. */
export const dueGrounds: Record<DueGround, Pair> = {
  opening_balance: { zh: "接账时已有的应付", en: "Due when the books were taken over" },
  advance: { zh: "预付款", en: "Advance" },
  court_ruling: { zh: "法院判决或仲裁裁决", en: "Court judgment or arbitral award" },
  audit_settlement: { zh: "审计或结算认定", en: "Audit or settlement" },
  board_decision: { zh: "理事会专项决定", en: "Decision of the board for this case" },
};

/** What an entry does. */
export const entryKinds: Record<EntryKind, Pair> = {
  appropriate: { zh: "批复预算", en: "Appropriation" },
  reduce: { zh: "核减预算", en: "Reduction of an appropriation" },
  allot: { zh: "下达预算指标", en: "Allotment" },
  take_back: { zh: "收回预算指标", en: "Allotment taken back" },
  set_aside: { zh: "预留", en: "Reservation for a call" },
  release: { zh: "解除预留", en: "Reservation released" },
  commit: { zh: "承诺", en: "Commitment" },
  decommit: { zh: "解除承诺", en: "Decommitment" },
  move_line: { zh: "预算调剂", en: "Virement" },
  fall_due: { zh: "形成应付", en: "Money due" },
  cancel_due: { zh: "取消应付", en: "Money no longer due" },
  pay: { zh: "拨付", en: "Payment" },
  advance: { zh: "预付", en: "Advance" },
  bank_return: { zh: "银行退款", en: "Payment returned by the bank" },
  spend: { zh: "支出", en: "Expenditure" },
  disallow: { zh: "不予认可的支出", en: "Expenditure disallowed" },
  give_back: { zh: "退回", en: "Money returned" },
  reuse: { zh: "退回资金再安排", en: "Returned money used again" },
  carry_forward: { zh: "结转", en: "Carry-over" },
  lapse: { zh: "收回", en: "Lapse" },
  remit: { zh: "上缴", en: "Remittance" },
  exchange: { zh: "换汇", en: "Exchange" },
  opening: { zh: "期初", en: "Opening" },
  reverse: { zh: "冲销", en: "Reversal" },
  demand: { zh: "责令退回", en: "Demand for recovery" },
  recover: { zh: "追回", en: "Money recovered" },
  write_off: { zh: "核销", en: "Write-off" },
};

export const entrySteps: Record<"reverse", Pair> = { reverse: { zh: "冲销", en: "Reverse" } };
